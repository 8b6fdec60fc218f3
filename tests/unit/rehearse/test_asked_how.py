"""The form of a question, on wordings that stand in no manager file."""

import pytest

from getsit.rehearse.asked_how import counts_it, form_of, has_what_it_asks, thing_of


@pytest.mark.parametrize(
    ("asked", "form"),
    [
        ("What would you do if the crane broke?", "suppose"),
        ("Is it the berths that worry you or the fuel?", "either"),
        ("Does your deputy know about that?", "ask_them"),
        ("What was it like to hand over the keys?", "felt"),
        ("What did she say to that?", "what_said"),
        ("How many skippers come in a week?", "how_many"),
        ("When did the pontoon go?", "when_was"),
        ("And who pays for the paint?", "whoever"),
        ("Why is the crane shut at noon?", "why_so"),
        ("Did anybody get hurt?", "yes_or_no"),
        ("Could I change the diary?", "may_i"),
        ("What would you want me to do first?", "of_me"),
        ("Which pontoon is that?", "unknown"),
        ("Where would I be based?", "unknown"),
        ("When will it start?", "unknown"),
    ],
)
def test_the_form_is_told_by_the_words(asked: str, form: str) -> None:
    assert form_of(asked).name == form


def test_padding_does_not_change_the_form() -> None:
    assert form_of("Well, to be honest, how many skippers, sort of, come in a week?").name == "how_many"


@pytest.mark.parametrize(
    ("asked", "thing"),
    [
        ("Is that a trouble for the rota?", "the rota"),
        ("Who reads my letter?", "your letter"),
        ("Does anybody see your diary?", "my diary"),
        ("Is it because he is on the phone?", ""),
        ("Who decides?", ""),
        ("Do you remember the first time?", ""),
    ],
)
def test_the_thing_is_named_as_whoever_answers_would_name_it(asked: str, thing: str) -> None:
    assert thing_of(asked) == thing


def test_a_number_is_answered_by_an_amount_of_the_very_thing() -> None:
    form = form_of("How many boats wait?")
    assert has_what_it_asks(form, "Forty boats, on a good day.")
    assert not has_what_it_asks(form, "They wait outside.")
    assert counts_it("How many boats wait?", "Forty boats, on a good day.")
    assert counts_it("How many boats wait?", "Nineteen calls a night.") is False
    assert counts_it("How often?", "Nineteen calls a night.") is None

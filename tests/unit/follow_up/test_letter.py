"""The letter: what stands in it, what never does, and when there is none."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from getsit.errors import LetterRefused
from getsit.follow_up import write_letter
from getsit.model.conversation import Consent
from getsit.model.debrief import Debrief
from getsit.model.fact import Fact
from getsit.model.letter import Letter, SourceKind
from getsit.model.need import Private
from getsit.model.opportunity import Person
from getsit.text.words import count_words
from tests.builders import assert_quotes_hold
from tests.unit.follow_up.talks import (
    INES,
    NO_TIES,
    WORDING,
    Talk,
    a_fact,
    a_full_talk,
    a_tie,
    an_opportunity,
    need,
)


def a_letter(
    talk: Talk | None = None, *, facts: Sequence[Fact] | None = None, to: Person | None = INES, **more: Any
) -> Letter:
    talk = talk or a_full_talk()
    debriefs: Sequence[Debrief] = more.pop("debriefs", (talk.debrief(),))
    return write_letter(
        opportunity=more.pop("opportunity", an_opportunity()), debriefs=debriefs, ledger=talk.ledger(),
        facts=[a_fact()] if facts is None else facts, ties=more.pop("ties", NO_TIES), to=to,
        candidate=more.pop("candidate", "Chris Candidate"), wording=WORDING, said_on=date(2026, 11, 2),
    )  # fmt: skip


def test_it_has_two_needs_in_their_words_a_tie_one_step_and_a_fair_length() -> None:
    talk = a_full_talk()
    letter = a_letter(talk)
    kinds = [claim.kind for claim in letter.claims]
    needs = [claim for claim in letter.claims if claim.need_id]
    assert len(needs) == 2
    assert all(letter.text[one.start : one.end] in talk.conversation.text for one in needs)
    assert all(letter.text[one.start - 1] == "“" for one in needs)
    assert kinds.count(SourceKind.FACT) == 1
    assert 120 <= len(letter.text.split()) <= 200
    assert 120 <= count_words(letter.text) <= 200
    assert letter.text.startswith("Dear Ines,")
    assert letter.text.endswith("Chris Candidate")
    assert_quotes_hold(letter, [talk.conversation])


def test_a_told_tie_says_the_fact_in_the_ledgers_words() -> None:
    assert "I moved picking forward by two hours at Marl." in a_letter().text


def test_the_claims_cover_the_text_without_gap_or_overlap() -> None:
    letter = a_letter()
    place = 0
    for claim in letter.claims:
        assert claim.start == place
        place = claim.end
    assert place == len(letter.text)
    assert "".join(letter.text[one.start : one.end] for one in letter.claims) == letter.text


def test_the_agreed_step_stands_with_its_day() -> None:
    assert "Thursday" in a_letter().text


def test_without_an_agreed_step_one_is_offered() -> None:
    talk = Talk("I: We keep missing the Friday cut-off. / C: I see. / I: I want it boring. / C: Thank you.")
    need(talk, "We keep missing the Friday cut-off", "challenge", strength=2)
    need(talk, "I want it boring", "manner")
    ties = a_tie(talk.ledger()[0].id)
    assert "As a next step" in a_letter(talk, ties=ties).text


def test_confidences_and_stakes_are_left_out_and_told_by_kind_and_turn_only() -> None:
    letter = a_letter()
    assert "Sandra" not in letter.text
    assert "Larkfield" not in letter.text
    assert "my own name" not in letter.text
    assert {one.what for one in letter.left_out} == {"stakeholder, turn 5", "personal stake, turn 9"}
    assert all("Sandra" not in one.what + one.reason for one in letter.left_out)


def test_words_beside_a_confidence_in_the_same_turn_stay_private_too() -> None:
    talk = Talk(
        "I: We keep missing the Friday cut-off. Between us, Sandra wants to close the Larkfield site. "
        "/ C: I see. / I: I want it boring. / C: Right then."
    )
    need(talk, "We keep missing the Friday cut-off", "challenge", strength=4)
    need(talk, "I want it boring", "manner")
    assert "Friday" not in a_letter(talk, ties=a_tie(talk.ledger()[1].id)).text


@pytest.mark.parametrize(
    "kind", ["culture", "predecessor", "risk", "stakeholder", "constraint", "stake", "process"]
)
def test_needs_of_other_kinds_are_never_quoted(kind: str) -> None:
    talk = Talk("I: The vans must leave the yard early. / C: Yes. / I: I want it boring. / C: Right then.")
    need(talk, "The vans must leave the yard early", kind, strength=3)
    need(talk, "I want it boring", "manner")
    assert "vans" not in a_letter(talk, ties=a_tie(talk.ledger()[1].id)).text


@pytest.mark.parametrize("private", [one for one in Private if one is not Private.NO])
def test_nothing_private_is_written_whatever_makes_it_so(private: Private) -> None:
    talk = Talk("I: The vans must leave the yard early. / C: Yes. / I: I want it boring. / C: Right then.")
    need(talk, "The vans must leave the yard early", "challenge", strength=4, private=private)
    need(talk, "I want it boring", "manner")
    letter = a_letter(talk, ties=a_tie(talk.ledger()[1].id))
    assert "vans" not in letter.text
    assert any("turn 1" in one.what for one in letter.left_out)


def test_words_about_absent_people_are_not_written_even_when_nobody_marked_them() -> None:
    talk = Talk("I: Every week he forgets the Friday list. / C: Yes. / I: I want it boring. / C: Right.")
    need(talk, "Every week he forgets the Friday list", "challenge", strength=4)
    need(talk, "I want it boring", "manner")
    assert "forgets" not in a_letter(talk, ties=a_tie(talk.ledger()[1].id)).text


def test_another_reader_gets_nothing_that_was_said_to_somebody_else() -> None:
    first, second = a_full_talk(), Talk("I: I hear you know depots. / C: A little.", id="second")
    with pytest.raises(LetterRefused, match="said openly"):
        write_letter(
            opportunity=an_opportunity(persons=(), rounds=2),
            debriefs=(first.debrief(), second.debrief(round_number=2)), ledger=first.ledger(),
            facts=[a_fact()], ties=NO_TIES, to=Person(name="Paula Panel"), candidate="", wording=WORDING,
            said_on=None,
        )  # fmt: skip


def test_from_memory_nothing_stands_in_quotation_marks() -> None:
    talk = Talk(
        "I: keep missing the Friday cut-off / C: asked why / I: wants it boring", consent=Consent.RECALL
    )
    need(talk, "keep missing the Friday cut-off", "challenge", strength=2)
    need(talk, "wants it boring", "manner")
    letter = a_letter(talk, ties=a_tie(talk.ledger()[0].id))
    assert letter.remembered
    assert "“" not in letter.text
    assert "missing the Friday cut-off" in letter.text
    assert 120 <= len(letter.text.split()) <= 200


def test_without_names_it_greets_plainly_and_leaves_room_for_the_name() -> None:
    letter = a_letter(to=None, candidate="")
    assert letter.text.startswith("Hello,")
    assert letter.text.endswith("[your name]")


def test_two_letters_do_not_sound_alike() -> None:
    openings = set()
    for number in range(8):
        talk = Talk(f"I: We lose the labels on line {number}. / C: Yes. / I: I want it boring. / C: Right.")
        need(talk, f"We lose the labels on line {number}", "challenge", strength=2)
        talk.moments[0] = replace(talk.moments[0], id=f"m{number}0")
        openings.add(a_letter(talk, ties=a_tie(talk.ledger()[0].id)).text.split("“")[0])
    assert len(openings) > 2


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"debriefs": ()}, "no talk yet"),
        ({"facts": []}, "none of your facts is confirmed"),
        ({"facts": [a_fact(confirmed=False)]}, "none of your facts is confirmed"),
        ({"facts": [a_fact("Baked forty loaves before breakfast")]}, "no confirmed fact of yours answers"),
    ],
)
def test_a_refusal_says_why_and_what_to_do(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(LetterRefused, match=reason):
        a_letter(**change)


def test_without_an_open_need_there_is_no_letter() -> None:
    talk = Talk("I: Between us, we lose the labels. / C: I see. / I: Nothing more. / C: Thanks.")
    need(talk, "we lose the labels", "challenge", private=Private.CONFIDENCE)
    with pytest.raises(LetterRefused, match="said openly"):
        a_letter(talk)


SECRET = st.text("bcdfghjklmnpqrstvwxz", min_size=6, max_size=12)
PLACES = ["{secret} wants to close the site", "we will lose {secret} in spring", "I owe it all to {secret}"]


@settings(max_examples=60, deadline=None)
@given(secret=SECRET, place=st.sampled_from(PLACES), private=st.sampled_from(list(Private)[1:]))
def test_a_secret_word_never_comes_out(secret: str, place: str, private: Private) -> None:
    words = place.format(secret=secret)
    talk = Talk(
        f"I: We keep missing the Friday cut-off. {words}. I want it boring. / C: I hear {secret}. "
        f"/ I: Fewer than four a month would do. / C: I will tell {secret} by Friday."
    )
    need(talk, "We keep missing the Friday cut-off", "challenge", strength=2)
    need(talk, words, "challenge", strength=4, private=private)
    need(talk, "I want it boring", "manner")
    need(talk, "Fewer than four a month would do", "measure", strength=4)
    for tied in talk.ledger():
        try:
            letter = a_letter(talk, ties=a_tie(tied.id))
        except LetterRefused as refusal:
            assert secret not in str(refusal)
        else:
            assert secret not in letter.text
            assert all(secret not in one.what + one.reason for one in letter.left_out)


@given(words=st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), min_size=1, max_size=80))
@settings(max_examples=60, deadline=None)
def test_whatever_they_said_the_letter_quotes_it_exactly_or_not_at_all(words: str) -> None:
    words = " ".join(words.replace("/", " ").split()) or "labels"
    talk = Talk(f"I: we lose {words} / C: I see what you mean there. / I: I want it boring. / C: Right.")
    need(talk, f"we lose {words}", "challenge", strength=3)
    need(talk, "I want it boring", "manner")
    letter = a_letter(talk, ties=a_tie(talk.ledger()[1].id))
    for quoted in re.findall("“([^”]*)”", letter.text):
        assert quoted in talk.conversation.text

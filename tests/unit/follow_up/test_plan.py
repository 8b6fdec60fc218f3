"""The 30-60-90 plan: one page, every line cites what was said openly."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from getsit.errors import PlanRefused
from getsit.follow_up import write_plan
from getsit.model.conversation import Consent
from getsit.model.letter import Plan
from getsit.model.need import Private
from tests.builders import assert_quotes_hold
from tests.unit.follow_up.talks import (
    NO_TIES,
    WORDING,
    Talk,
    a_fact,
    a_full_talk,
    an_opportunity,
    need,
)


def a_plan(talk: Talk | None = None, **more: Any) -> Plan:
    talk = talk or a_full_talk()
    return write_plan(
        opportunity=an_opportunity(), debriefs=more.pop("debriefs", (talk.debrief(),)), ledger=talk.ledger(),
        facts=more.pop("facts", [a_fact()]), ties=more.pop("ties", NO_TIES), wording=WORDING,
        said_on=more.pop("said_on", date(2026, 11, 2)),
    )  # fmt: skip


def lines_of(plan: Plan) -> list[str]:
    return [line for line in plan.text.splitlines() if line.startswith("- ")]


def period_of(plan: Plan, words: str) -> int:
    """1, 2 or 3 for the part of the plan in which the words stand first."""
    before = plan.text[: plan.text.index(words)]
    return before.count("Days ")


def test_every_line_cites_words_of_the_talk() -> None:
    talk = a_full_talk()
    plan = a_plan(talk)
    for line in lines_of(plan):
        cited = re.match("- “([^”]+)”: I would ", line)
        assert cited is not None, line
        assert cited[1] in talk.conversation.text
    assert_quotes_hold(plan, [talk.conversation])


def test_it_has_three_parts_with_lines_and_fits_one_page() -> None:
    plan = a_plan()
    parts = plan.text.split("Days ")[1:]
    assert len(parts) == 3
    assert all("- " in part for part in parts)
    assert len(plan.text.split()) <= 350


def test_one_need_is_enough_for_a_plan() -> None:
    talk = Talk("I: We keep missing the Friday cut-off. / C: I see.")
    need(talk, "We keep missing the Friday cut-off", "challenge")
    assert len(lines_of(a_plan(talk))) == 3


def test_many_long_needs_still_fit_one_page() -> None:
    spoken = " / ".join(
        f"I: On line {place} we lose so many labels that nobody can say which order is done. / C: Ah."
        for place in range(20)
    )
    talk = Talk(spoken)
    for turn in talk.conversation.utterances[::2]:
        kind = ("challenge", "vision", "measure", "manner", "timeline")[turn.index // 2 % 5]
        need(talk, turn.text.rstrip("."), kind, strength=2)
    assert len(a_plan(talk).text.split()) <= 350


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("Have the first list in the first two weeks", 1),
        ("Have the first list by Christmas", 2),
        ("Have the first list within twelve weeks", 3),
        ("Have the first list by 20 December", 2),
        ("Have the first list by the end of March", 3),
    ],
)
def test_the_managers_own_date_goes_to_the_part_in_which_it_falls(words: str, period: int) -> None:
    talk = Talk(f"I: {words}. / C: I see. / I: I want it boring. / C: Yes.")
    need(talk, words, "timeline", strength=4)
    need(talk, "I want it boring", "manner")
    assert period_of(a_plan(talk), words) == period


def test_a_confirmed_fact_stands_as_proof_and_a_proposed_one_does_not() -> None:
    assert "From my own work: I moved picking forward by two hours at Marl." in a_plan().text
    assert "From my own work" not in a_plan(facts=[a_fact(confirmed=False)]).text


def test_from_memory_nothing_stands_in_quotation_marks() -> None:
    talk = Talk("I: keep missing the Friday cut-off / C: asked", consent=Consent.RECALL)
    need(talk, "keep missing the Friday cut-off", "challenge")
    plan = a_plan(talk)
    assert plan.remembered
    assert "“" not in plan.text


def test_before_any_talk_it_is_refused_with_the_reason() -> None:
    with pytest.raises(PlanRefused, match="no talk yet"):
        a_plan(debriefs=())


def test_before_any_open_need_it_is_refused_with_the_reason() -> None:
    talk = Talk("I: Between us, we lose the labels. / C: I see.")
    need(talk, "we lose the labels", "challenge", private=Private.CONFIDENCE)
    with pytest.raises(PlanRefused, match="must rest on something that the manager said openly"):
        a_plan(talk)


@settings(max_examples=50, deadline=None)
@given(
    secret=st.text("bcdfghjklmnpqrstvwxz", min_size=6, max_size=12),
    private=st.sampled_from(list(Private)[1:]),
    kind=st.sampled_from(["challenge", "vision", "measure", "timeline", "manner", "stake", "risk"]),
)
def test_a_secret_word_never_comes_out(secret: str, private: Private, kind: str) -> None:
    talk = Talk(
        f"I: We keep missing the Friday cut-off. / C: Yes. / I: We give up {secret} in May. / C: Oh {secret}."
    )
    need(talk, "We keep missing the Friday cut-off", "challenge", strength=2)
    need(talk, f"We give up {secret} in May", kind, strength=4, private=private)
    plan = a_plan(talk)
    assert secret not in plan.text
    assert all(secret not in one.what + one.reason for one in plan.left_out)

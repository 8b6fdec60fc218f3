"""The debrief: the finding, doors, movements, broken proposals, and one behaviour to change."""

from typing import Any

import pytest

from getsit.model.conversation import Consent
from getsit.model.debrief import Debrief, Turned
from getsit.model.dossier import SignalGrade
from getsit.model.moment import (
    Advance,
    Breaker,
    ListeningMove,
    Missed,
    Moment,
    Pitch,
    Question,
    Signal,
    SolutionOffered,
    Story,
    TiePoints,
    ToldTie,
)
from getsit.model.need import Private
from tests.builders import assert_quotes_hold
from tests.unit.follow_up.talks import Talk, a_full_talk, need

TOLD = """
I: Please sit down, did you find us all right?
C: I did, thank you. Where does it break most often, if I may ask?
I: The loading is late on most mornings, and then three wards are short before nine and all phones ring.
C: We had a fleet system at the bakery and nobody could run it, so they came to me and I ran it for years.
I: Right.
C: So the wards feel it before you do. Who calls first?
I: The sister on ward five. I'd know it was fixed if she stopped ringing me at home, that is all.
C: I always deliver what I promise. How many vans do you run at the moment?
I: Eleven. We want it done one site at a time, the last push was all at once.
C: I would change every site at once in one weekend.
I: Hm. That is how it went wrong.
C: I see. What happens from here?
I: You will hear from us on Monday.
C: Thank you for your time today.
"""


def door(talk: Talk, words: str, kind: str, **more: Any) -> Missed:
    opening = need(talk, words, kind, strength=2, **more)
    return talk.mark(Missed, words, opening=opening.id)


def behaviour_of(debrief: Debrief) -> str:
    assert debrief.behaviour is not None
    assert debrief.behaviour.title
    assert "{" not in debrief.behaviour.why
    return debrief.behaviour.key.removeprefix("follow_up.behaviour.")


def test_the_finding_says_the_good_first_and_counts_doors_in_words() -> None:
    talk = Talk(TOLD)
    door(talk, "three wards are short before nine", "challenge")
    door(talk, "We want it done one site at a time", "manner")
    talk.mark(ToldTie, "I ran it for years", rests_on="", valid=True)
    assert talk.debrief().headline == "You tied one fact of yours to what Ines needs. Two doors went by."


def test_one_door_is_said_in_the_singular() -> None:
    talk = Talk(TOLD)
    door(talk, "three wards are short before nine", "challenge")
    assert talk.debrief().headline.endswith("One door went by.")


def test_a_door_has_their_words_what_came_instead_and_a_proposal_made_of_their_words() -> None:
    talk = Talk(TOLD)
    missed = door(talk, "three wards are short before nine", "challenge")
    found = talk.debrief().doors[0]
    assert found.moment_id == missed.id
    assert found.opened.exact == "three wards are short before nine"
    assert found.instead is not None
    assert found.instead.exact.startswith("We had a fleet system at the bakery")
    assert "“three wards are short before nine”" in found.could_have_said


def test_proposals_differ_by_kind_and_are_not_worded_alike() -> None:
    talk = Talk(TOLD)
    for words, kind in (
        ("The loading is late on most mornings", "challenge"),
        ("she stopped ringing me at home", "challenge"),
        ("We want it done one site at a time", "manner"),
    ):
        door(talk, words, kind)
    frames = [one.could_have_said.split("”")[-1] for one in talk.debrief().doors]
    assert len(set(frames)) == 3


def test_every_kind_of_door_has_a_proposal_with_their_words() -> None:
    kinds = (
        "challenge vision measure timeline manner culture predecessor risk stakeholder constraint stake"
        " process"
    ).split()
    for kind in kinds:
        talk = Talk(TOLD)
        door(talk, "three wards are short before nine", kind)
        assert "three wards" in talk.debrief().doors[0].could_have_said


def test_a_missed_signal_is_a_door_too_and_their_question_keeps_its_mark() -> None:
    talk = Talk("I: So how would you start on the nights? / C: I worked on many nights before. / I: Fine.")
    words = "how would you start on the nights?"
    signal = talk.mark(Signal, words, kind="works_problem", grade=SignalGrade.WARM)
    talk.mark(Missed, words, opening=signal.id)
    said = talk.debrief().doors[0].could_have_said
    assert "“how would you start on the nights?”" in said
    assert "?”." not in said


def test_where_they_opened_up_stands_with_what_was_done_before() -> None:
    talk = Talk(TOLD)
    talk.mark(ListeningMove, "So the wards feel it before you do", kind="reflection")
    need(talk, "I'd know it was fixed if she stopped ringing me at home", "measure", strength=3)
    opened = [one for one in talk.debrief().movements if one.turned is Turned.OPENED]
    assert [one.did for one in opened] == ["You had given back what they said, in your own words."]
    assert opened[0].after is not None
    assert opened[0].after.exact == "So the wards feel it before you do"


def test_where_they_closed_stands_with_the_story_before_it() -> None:
    talk = Talk(TOLD)
    need(talk, "three wards are short before nine", "challenge", strength=2)
    talk.mark(Story, "We had a fleet system at the bakery", war_story=True)
    closed = [one for one in talk.debrief().movements if one.turned is Turned.CLOSED]
    assert [one.at.exact for one in closed] == ["Right"]
    assert "story" in closed[0].did


def test_a_short_answer_after_nothing_costly_is_no_closing() -> None:
    talk = Talk(TOLD)
    need(talk, "three wards are short before nine", "challenge", strength=2)
    assert talk.debrief().movements == ()


def test_a_proposal_against_a_voiced_manner_is_broken() -> None:
    talk = Talk(TOLD)
    manner = need(talk, "We want it done one site at a time", "manner")
    talk.mark(SolutionOffered, "I would change every site at once in one weekend")
    (broken,) = talk.debrief().broken
    assert broken.proposal.exact == "I would change every site at once in one weekend"
    assert broken.breaks.exact == "We want it done one site at a time"
    assert broken.need_id == next(one.id for one in talk.ledger() if one.gist == manner.quote)


def test_a_proposal_that_denies_the_opposite_is_not_broken() -> None:
    talk = Talk("I: One site at a time, please. / C: Good, I would not do it all at once. / I: Fine.")
    need(talk, "One site at a time", "manner")
    talk.mark(SolutionOffered, "I would not do it all at once")
    assert talk.debrief().broken == ()


def test_a_lie_comes_before_everything_else() -> None:
    talk = a_full_talk()
    talk.mark(Pitch, "I'd try that in one bay first")
    talk.mark(Pitch, "I'll send you the page")
    talk.mark(Breaker, "At Marl I moved picking", kind="inflates")
    assert behaviour_of(talk.debrief()) == "inflates"


def test_a_worry_answered_with_a_promise_quotes_both() -> None:
    talk = Talk("I: My worry is that you would be bored. / C: I never get bored, you can trust me. / I: Hm.")
    need(talk, "My worry is that you would be bored", "risk", private=Private.WORRY)
    talk.mark(Breaker, "you can trust me", kind="pitches_at_worry")
    debrief = talk.debrief()
    assert behaviour_of(debrief) == "pitches_at_worry"
    assert debrief.behaviour is not None
    assert "My worry is that you would be bored" in debrief.behaviour.why
    assert debrief.behaviour.retry_turn == 0


def test_nothing_given_back_comes_before_stories_and_says_how_often() -> None:
    talk = Talk(TOLD)
    need(talk, "three wards are short before nine", "challenge", strength=2)
    need(talk, "I'd know it was fixed if she stopped ringing me at home", "measure", strength=3)
    need(talk, "We want it done one site at a time", "manner")
    talk.mark(Story, "We had a fleet system at the bakery", war_story=True)
    debrief = talk.debrief()
    assert behaviour_of(debrief) == "give_back"
    assert debrief.behaviour is not None
    assert "Three times they told you" in debrief.behaviour.why
    assert "never" in debrief.behaviour.why


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        ([(Pitch, "I always deliver"), (Pitch, "I would change every site")], "pitch"),
        ([(Story, "We had a fleet system")], "tie"),
        ([], "tie"),
    ],
)
def test_the_order_is_what_costs_most(moments: list[tuple[type[Moment], str]], expected: str) -> None:
    talk = Talk(TOLD)
    need(talk, "three wards are short before nine", "challenge", strength=2)
    for kind, words in moments:
        talk.mark(kind, words)
    assert behaviour_of(talk.debrief()) == expected


def test_even_a_strong_talk_gets_one_behaviour() -> None:
    talk = a_full_talk()
    talk.mark(ListeningMove, "So the Friday is where it breaks", kind="reflection")
    for words, kind in (
        ("What would good look like to you?", "vision"),
        ("What happens from here?", "concern"),
    ):
        talk.mark(Question, words, kind=kind)
    talk.mark(ListeningMove, "I'd try that in one bay first", kind="callback")
    talk.mark(ListeningMove, "Would that fit?", kind="callback")
    talk.mark(Advance, "I'll send you the page by Thursday")
    assert behaviour_of(talk.debrief()) == "one_more"


def test_a_tie_that_lacks_a_part_is_told_which() -> None:
    talk = a_full_talk()
    talk.mark(ListeningMove, "So the Friday is where it breaks", kind="reflection")
    talk.mark(Question, "What would good look like to you?", kind="vision")
    talk.mark(Question, "What happens from here?", kind="concern")
    talk.mark(ListeningMove, "I'd try that in one bay first", kind="callback")
    talk.mark(ListeningMove, "Would that fit?", kind="callback")
    talk.mark(Advance, "I'll send you the page by Thursday")
    talk.mark(
        ToldTie, "I'd try that in one bay", rests_on="", valid=True,
        points=TiePoints(need=1, fact=1, future=1),
    )  # fmt: skip
    debrief = talk.debrief()
    assert behaviour_of(debrief) == "whole_tie"
    assert debrief.behaviour is not None
    assert "hands it back" in debrief.behaviour.why


def test_a_talk_that_cannot_be_judged_gets_no_behaviour() -> None:
    assert a_full_talk().debrief(cannot_judge="listen.cannot.too_little").behaviour is None


def test_from_memory_only_what_is_still_to_be_asked_is_said() -> None:
    talk = Talk("I: keep missing the Friday cut-off / C: asked why", consent=Consent.RECALL)
    need(talk, "keep missing the Friday cut-off", "challenge")
    debrief = talk.debrief(cannot_judge="listen.cannot.recall")
    assert debrief.remembered
    assert debrief.headline == "What you remember of the talk with Ines"
    assert behaviour_of(debrief) == "recall.measure"
    assert (debrief.doors, debrief.movements, debrief.broken) == ((), (), ())


def test_every_quote_of_a_debrief_holds() -> None:
    talk = a_full_talk()
    door(talk, "I'd call it fixed if we miss fewer than four a month", "measure")
    talk.mark(Question, "May I ask what gets in the way most often on this floor?", kind="challenge")
    assert_quotes_hold(talk.debrief(), [talk.conversation])


def test_a_door_told_in_confidence_gets_an_answer_that_keeps_it() -> None:
    talk = a_full_talk()
    words = "Sandra wants to close the Larkfield site"
    opening = need(talk, words, "stakeholder", private=Private.CONFIDENCE)
    talk.mark(Missed, words, opening=opening.id)
    said = talk.debrief().doors[0].could_have_said
    assert "stays with me" in said or "keep that to myself" in said

"""What is found in a talk, held against a hearing that hears exactly what is written down here."""

from getsit.listen import analyse
from getsit.model.analysis import Analysis
from getsit.model.fact import Fact, FactKind, FactStanding
from getsit.model.moment import (
    Breaker,
    ListeningMove,
    Missed,
    Moment,
    NeedVoiced,
    Pitch,
    Question,
    Signal,
    SolutionOffered,
    Story,
    ToldTie,
)
from getsit.model.need import Owner, Private, Strength
from tests.builders import a_conversation
from tests.unit.listen.scripted import Says, heard, hearing_of, need

GOOD_TIE = """
I: Honestly, we keep missing the Friday cut-off. I don't want heroics.
C: You want the Friday cut-off met without heroics. At Marl I moved picking forward two hours and \
missed none in nine months. Your bays are smaller, so I'd trial one in the first fortnight. \
Does that fit how you'd want it done?
I: It might well.
"""
TIE_SAYS = (
    need("we keep missing the Friday cut-off", strength=2),
    need("I don't want heroics", "manner"),
    heard("At Marl I moved picking forward two hours", "story"),
    heard("missed none in nine months", "result"),
    heard("Your bays are smaller", "bridge"),
    heard("I'd trial one in the first fortnight", "solution"),
    heard("Does that fit how you'd want it done?", "check"),
    heard("Does that fit how you'd want it done?", "question", "confirm"),
)


def analysed(script: str, *says: Says, facts: tuple[Fact, ...] = ()) -> Analysis:
    return analyse(a_conversation(script), hearing=hearing_of(*says), facts=facts)


def of(analysis: Analysis, kind: type[Moment]) -> list[Moment]:
    return [moment for moment in analysis.moments if isinstance(moment, kind)]


def a_fact(text: str) -> Fact:
    return Fact(id="f1", text=text, kind=FactKind.ACHIEVEMENT, standing=FactStanding.CONFIRMED)


def assert_quotes_hold(analysis: Analysis) -> None:
    for moment in analysis.moments:
        text = analysis.conversation.utterances[moment.turn].text
        assert text[moment.start : moment.end] == moment.quote, moment


def test_every_quote_is_exactly_the_words_of_its_turn_and_ids_follow_the_talk() -> None:
    analysis = analysed(GOOD_TIE, *TIE_SAYS)
    assert_quotes_hold(analysis)
    assert [m.id for m in analysis.moments] == [f"m{i + 1}" for i in range(len(analysis.moments))]
    places = [(m.turn, m.start, m.label) for m in analysis.moments]
    assert places == sorted(places)


def test_a_need_has_strength_and_owner() -> None:
    first, second = of(analysed(GOOD_TIE, *TIE_SAYS), NeedVoiced)
    assert isinstance(first, NeedVoiced)
    assert isinstance(second, NeedVoiced)
    assert (first.strength, first.owner) == (Strength.CONSEQUENCE, Owner.TEAM)
    assert second.owner is Owner.SPEAKER


def test_a_whole_tie_earns_five_points() -> None:
    (tie,) = of(analysed(GOOD_TIE, *TIE_SAYS), ToldTie)
    assert isinstance(tie, ToldTie)
    assert tie.points.total == 5
    assert tie.valid


def test_a_story_about_something_else_is_no_tie() -> None:
    analysis = analysed(
        "I: We keep missing the Friday cut-off. / "
        "C: Back in 2014 I ran a bakery in Leeds with a grumpy oven.",
        need("We keep missing the Friday cut-off"),
        heard("Back in 2014 I ran a bakery in Leeds", "story"),
    )
    assert not of(analysis, ToldTie)
    (story,) = of(analysis, Story)
    assert isinstance(story, Story)
    assert story.war_story
    assert not story.tied_to


def test_a_tie_to_a_need_that_nobody_voiced_is_not_valid() -> None:
    analysis = analysed(
        "I: Tell me more. / C: In 2019 I cut scrap by a third, so here I'd audit the presses in May.",
        heard("In 2019 I cut scrap by a third", "story"),
        heard("I'd audit the presses in May", "solution"),
    )
    (tie,) = of(analysis, ToldTie)
    assert isinstance(tie, ToldTie)
    assert (tie.points.need, tie.valid) == (0, False)


def test_an_example_that_was_asked_for_is_no_war_story() -> None:
    analysis = analysed(
        "I: Give me an example of a stock problem. / C: Stock counts were off 6 percent. I had each shift "
        "count one aisle, and in ten weeks it was under 1 percent.",
        heard("Give me an example of a stock problem.", "asked", "example"),
        heard("Stock counts were off 6 percent", "story"),
        heard("in ten weeks it was under 1 percent", "result"),
    )
    (story,) = of(analysis, Story)
    assert isinstance(story, Story)
    assert story.asked_for
    assert not story.war_story


def test_a_figure_larger_than_the_fact_earns_no_point_and_breaks_trust() -> None:
    facts = (a_fact("Moved picking forward at Marl and missed no cut-off in four months"),)
    analysis = analysed(GOOD_TIE, *TIE_SAYS, facts=facts)
    (tie,) = of(analysis, ToldTie)
    assert isinstance(tie, ToldTie)
    assert tie.points.fact == 0
    assert [breaker.kind for breaker in of(analysis, Breaker)] == ["inflates"]


def test_the_same_figure_as_the_fact_is_fine() -> None:
    facts = (a_fact("Moved picking forward at Marl and missed no cut-off in 9 months"),)
    analysis = analysed(GOOD_TIE, *TIE_SAYS, facts=facts)
    assert not of(analysis, Breaker)
    assert [t.valid for t in of(analysis, ToldTie) if isinstance(t, ToldTie)] == [True]


def test_what_is_told_in_confidence_is_for_the_candidate_only() -> None:
    analysis = analysed(
        "I: I probably shouldn't say, but the depot will close. Orders are late every week.",
        heard("I probably shouldn't say", "confidence"),
        need("the depot will close"),
        need("Orders are late every week"),
    )
    assert {n.private for n in of(analysis, NeedVoiced) if isinstance(n, NeedVoiced)} == {Private.CONFIDENCE}


def test_words_about_absent_people_budgets_and_worries_are_for_the_candidate_only() -> None:
    analysis = analysed(
        "I: He never left the desk. / C: I see. / I: There is no budget till July. / C: I see. / "
        "I: My worry is that you'd be bored. / C: I see. / I: I put my name to this.",
        need("He never left the desk", "challenge"),
        need("There is no budget till July", "constraint"),
        need("My worry is that you'd be bored", "risk"),
        need("I put my name to this", "stake"),
    )
    assert [n.private for n in of(analysis, NeedVoiced) if isinstance(n, NeedVoiced)] == [
        Private.ABSENT_PEOPLE,
        Private.BUDGET_OR_RIVALS,
        Private.WORRY,
        Private.STAKE,
    ]


def test_giving_back_without_any_cue_phrase_is_found_by_likeness() -> None:
    analysis = analysed(
        "I: Orders arrive faster than we can check them at the gate. / "
        "C: So orders arrive faster than they can be checked. What happens at the gate?",
        need("Orders arrive faster than we can check them"),
        heard("What happens at the gate?", "question", "event"),
    )
    (move,) = of(analysis, ListeningMove)
    assert isinstance(move, ListeningMove)
    assert move.kind == "reflection"
    assert move.accurate
    assert move.tied_to == ("m1",)
    (question,) = of(analysis, Question)
    assert isinstance(question, Question)
    assert question.follow_up


def test_repeating_their_sentence_word_for_word_is_a_mirror() -> None:
    analysis = analysed(
        "I: Orders arrive faster than we can check them at the gate. / "
        "C: So orders arrive faster than we can check them at the gate.",
        need("Orders arrive faster than we can check them"),
        heard("So orders arrive faster than we can check them at the gate.", "listening", "reflection"),
    )
    assert [move.kind for move in of(analysis, ListeningMove)] == ["mirror"]


def test_what_was_set_right_by_the_manager_was_not_accurate() -> None:
    analysis = analysed(
        "I: The team is new. / C: So the team is weak. / I: No, not weak, only new.",
        heard("So the team is weak.", "listening", "reflection"),
        heard("No, not weak", "corrects"),
    )
    (move,) = of(analysis, ListeningMove)
    assert isinstance(move, ListeningMove)
    assert not move.accurate


LONG_TALK = " / ".join(["C: I see.", "I: Let us go on then."] * 6)


def test_a_door_that_nobody_takes_up_is_missed_and_one_taken_up_later_is_not() -> None:
    analysis = analysed(
        "I: Returns have crept up and the Hexham audit keeps me awake. / C: My last job was in retail. / "
        "I: And the night shift is thin. / C: I like retail. / I: I see. / "
        f"C: You mentioned the night shift; who covers it? / {LONG_TALK}",
        need("the Hexham audit keeps me awake", "stake", 2),
        need("the night shift is thin", "challenge", 2),
        heard("who covers it?", "question", "situation"),
    )
    missed = of(analysis, Missed)
    assert [m.quote for m in missed] == ["Returns have crept up and the Hexham audit keeps me awake."]
    opening = missed[0]
    assert isinstance(opening, Missed)
    assert analysis.moment(opening.opening).quote == opening.quote


def test_how_the_decision_is_made_is_never_a_door() -> None:
    analysis = analysed(
        f"I: There is one more round with the director. / C: My last job was in retail. / {LONG_TALK}",
        need("There is one more round with the director", "process", 4),
    )
    assert not of(analysis, Missed)


def test_an_invitation_that_is_accepted_was_taken_up() -> None:
    analysis = analysed(
        "I: Come and meet the crew. / C: Gladly, thank you. / I: How much notice do you have to give? / "
        "C: Well, my hobby is sailing.",
        heard("Come and meet the crew.", "signal", "bring_others"),
        heard("How much notice do you have to give?", "signal", "start_terms"),
    )
    assert [s.taken_up for s in of(analysis, Signal) if isinstance(s, Signal)] == [True, False]


def test_a_proposal_that_nobody_asked_for_is_a_pitch_and_an_asked_one_is_not() -> None:
    unasked = analysed(
        "I: We are forty people. / C: I'd put in a new booking tool by June.",
        heard("I'd put in a new booking tool by June", "solution"),
    )
    asked = analysed(
        "I: What would you do first? / C: I'd put in a new booking tool by June.",
        heard("What would you do first?", "asked", "how_would_you"),
        heard("I'd put in a new booking tool by June", "solution"),
    )
    assert len(of(unasked, Pitch)) == 1
    assert not of(asked, Pitch)
    (solution,) = of(asked, SolutionOffered)
    assert isinstance(solution, SolutionOffered)
    assert solution.when == "by June"


def test_a_worry_answered_with_praise_of_oneself_breaks_trust() -> None:
    analysis = analysed(
        "I: My worry is you have not worked with regulators. / C: I'm a very fast learner.",
        need("My worry is you have not worked with regulators", "risk"),
        heard("I'm a very fast learner", "self_description"),
    )
    assert [b.kind for b in of(analysis, Breaker)] == ["pitches_at_worry"]


def test_reading_the_resume_aloud_is_a_rehash() -> None:
    facts = (
        a_fact("Managed twelve stores across Northumberland"),
        a_fact("Opened the Alnwick branch with eleven staff"),
    )
    analysis = analysed(
        "I: Go on. / C: I managed twelve stores across Northumberland. "
        "Then I opened the Alnwick branch with eleven staff.",
        facts=facts,
    )
    assert [s.rehash for s in of(analysis, Story) if isinstance(s, Story)] == [True]

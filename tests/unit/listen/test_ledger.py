"""The needs ledger after a talk."""

from collections.abc import Sequence

from getsit.listen import analyse, update_ledger
from getsit.model.analysis import Analysis
from getsit.model.document import Evidence
from getsit.model.need import Need, NeedKind, Private, Standing
from tests.builders import a_conversation, a_document
from tests.unit.listen.scripted import Says, heard, hearing_of, need


def predicted(words: str, kind: NeedKind = NeedKind.CHALLENGE, *, id: str = "n-1") -> Need:
    document = a_document(words)
    return Need(id=id, kind=kind, gist=words, evidence=(Evidence(quote=document.quote(0, len(words))),))


def after(script: str, before: Sequence[Need], *says: Says) -> tuple[Need, ...]:
    analysis = analysed(script, *says)
    return update_ledger(before, analysis, hearing=hearing_of(*says), round_number=2)


def analysed(script: str, *says: Says) -> Analysis:
    return analyse(a_conversation(script), hearing=hearing_of(*says))


CUT_OFF = predicted("Late trailers miss the Friday cut-off at the depot")


def test_a_predicted_need_that_was_said_is_voiced_with_speaker_round_and_quote() -> None:
    (need_now,) = after(
        "I: Honestly, we miss the Friday cut-off every week. / C: I see.",
        (CUT_OFF,),
        need("we miss the Friday cut-off every week"),
    )
    assert (need_now.standing, need_now.before) == (Standing.VOICED, Standing.PREDICTED)
    (voicing,) = need_now.voicings
    assert (voicing.speaker, voicing.round_number) == ("Ines Interviewer", 2)
    assert voicing.quote.exact == "Honestly, we miss the Friday cut-off every week."
    assert voicing.unprompted


def test_a_predicted_need_that_never_came_up_is_unheard() -> None:
    first, second = after(
        "I: The staff rota is a mess. / C: I see.", (CUT_OFF,), need("The staff rota is a mess")
    )
    assert first.standing is Standing.UNHEARD
    assert (second.standing, second.before) == (Standing.VOICED, None)


def test_one_shared_word_is_not_the_same_need() -> None:
    (first, *_) = after(
        "I: Friday is casual clothes day, people like it. / C: I see.",
        (CUT_OFF,),
        need("Friday is casual clothes day", "culture"),
    )
    assert first.standing is Standing.UNHEARD


def test_a_need_that_was_given_back_and_agreed_is_confirmed() -> None:
    (need_now,) = after(
        "I: Honestly, we miss the Friday cut-off every week. / "
        "C: So it is the Friday cut-off that slips. / I: Yes, exactly that.",
        (CUT_OFF,),
        need("we miss the Friday cut-off every week"),
        heard("So it is the Friday cut-off that slips.", "listening", "reflection"),
        heard("Yes, exactly that.", "agrees"),
    )
    assert need_now.standing is Standing.CONFIRMED


def test_a_need_that_the_manager_denies_is_refuted() -> None:
    (need_now,) = after(
        "C: Is it the Friday cut-off? / I: No, the Friday cut-off isn't a problem for us.", (CUT_OFF,)
    )
    assert need_now.standing is Standing.REFUTED
    assert need_now.voicings[0].quote.exact == "No, the Friday cut-off isn't a problem for us."


def test_a_need_of_an_earlier_round_stays_voiced_when_it_does_not_come_up() -> None:
    script = "I: Honestly, we miss the Friday cut-off every week. / C: I see."
    earlier = after(script, (CUT_OFF,), need("we miss the Friday cut-off every week"))
    later = after("I: The staff rota is a mess. / C: I see.", earlier)
    assert later[0].standing is Standing.VOICED
    again = after(script, earlier, need("we miss the Friday cut-off every week"))
    assert again[0].standing is Standing.CONFIRMED


def test_a_confidence_stays_for_the_candidate_only() -> None:
    (need_now,) = after(
        "I: Between us, we miss the Friday cut-off every week. / C: I see.",
        (CUT_OFF,),
        heard("Between us", "confidence"),
        need("we miss the Friday cut-off every week"),
    )
    assert need_now.private is Private.CONFIDENCE
    assert need_now.voicings[0].private is Private.CONFIDENCE


def test_a_part_of_another_word_is_not_the_same_need() -> None:
    (first, *_) = after(
        "I: Honestly, we keep missing the cut-off. / C: I see.",
        (predicted("Cut the number of printers"),),
        need("we keep missing the cut-off"),
    )
    assert first.standing is Standing.UNHEARD


VANS = predicted("The delay is put down to a lack of van capacity")


def test_a_denial_of_what_the_candidate_had_just_put_to_them_refutes_it() -> None:
    (need_now,) = after(
        "C: Your review puts the delay down to the vans. / I: But no, it isn't the vans.", (VANS,)
    )
    assert need_now.standing is Standing.REFUTED
    assert need_now.voicings[0].quote.exact == "But no, it isn't the vans."


def test_a_bare_no_refutes_nothing_by_itself() -> None:
    (need_now,) = after("C: Is the delay due to van capacity, or to something else? / I: No.", (VANS,))
    assert need_now.standing is Standing.UNHEARD


def test_one_word_that_the_talk_turns_on_names_the_only_need_that_has_it() -> None:
    before = (predicted("Bring down the time that families wait for a home"), CUT_OFF)
    first, second, *_ = after(
        "I: It is the wait. / C: How long is the wait? / I: Too long. / C: So the wait comes first. / "
        "I: If the wait isn't under fifteen days by March we lose it. / C: I see.",
        before,
        need("If the wait isn't under fifteen days by March", "timeline"),
    )
    assert first.standing is Standing.VOICED
    assert second.standing is Standing.UNHEARD

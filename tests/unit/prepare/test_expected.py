"""What they will ask: fit for the round, decoded, answered by a tie or an honest word, never by a recital."""

from datetime import date

import pytest

from getsit import prepare
from getsit.model.expected import ExpectedQuestion
from getsit.model.fact import Fact, FactKind, FactStanding
from getsit.model.opportunity import RoundKind
from getsit.prepare.career import GAP, SHORT_STAY, STEP_DOWN, find_turns

from .material import HEARING, LAUNDRY, RESUME, TODAY, dossier_of, facts_of, wording


def asked(kind: RoundKind, *, facts: tuple[Fact, ...] | None = None) -> tuple[ExpectedQuestion, ...]:
    facts = facts_of(RESUME) if facts is None else facts
    dossier = dossier_of(LAUNDRY, facts)
    ladder = prepare.build_ladder(dossier, documents=LAUNDRY, wording=wording())
    ties = prepare.make_ties(dossier, ladder, facts=facts, hearing=HEARING, wording=wording())
    return prepare.expect_questions(dossier, ties, facts=facts, kind=kind, wording=wording(), today=TODAY)


@pytest.mark.parametrize("kind", list(RoundKind))
def test_every_question_is_decoded_and_timed(kind: RoundKind) -> None:
    found = asked(kind)
    assert 4 <= len(found) <= 12
    assert len({one.question for one in found}) == len(found)
    for one in found:
        assert one.question
        assert one.behind.endswith("?")
        assert one.answer
        assert 20 <= one.seconds <= 90


def test_a_screen_asks_for_pay_and_a_manager_for_the_work() -> None:
    assert "pay" in {one.kind for one in asked(RoundKind.SCREEN)}
    assert "how_would_you" in {one.kind for one in asked(RoundKind.MANAGER)}
    assert "pay" not in {one.kind for one in asked(RoundKind.MANAGER)}


def test_they_end_by_asking_for_questions() -> None:
    assert all(asked(kind)[-1].kind == "questions_for_us" for kind in RoundKind)


def test_a_question_on_the_work_quotes_the_documents_and_is_answered_by_its_tie() -> None:
    texts = [" ".join(document.text.split()) for document in LAUNDRY]
    on_work = [one for one in asked(RoundKind.MANAGER) if one.kind in {"example", "how_would_you"}]
    assert on_work
    for one in on_work:
        words = one.question.split("“")[1].split("”")[0]
        assert any(words in text for text in texts)
        assert one.need_id
    assert any(one.tie_id and "loading" in one.answer for one in on_work)


def test_a_confidence_is_never_put_into_their_mouth() -> None:
    said = " ".join(one.question + one.answer for kind in RoundKind for one in asked(kind))
    assert "cousin" not in said
    assert "pushed out" not in said


# --- turns of one's own path -------------------------------------------------------------------------------


def a_job(text: str, begins: str, ends: str) -> Fact:
    return Fact(
        id=f"f-{text}", text=text, kind=FactKind.POSITION, standing=FactStanding.PROPOSED, begins=begins,
        ends=ends,
    )  # fmt: skip


def kinds(*jobs: Fact) -> list[str]:
    return [turn.kind for turn in find_turns(jobs, today=date(2026, 11, 16))]


def test_a_gap_of_a_year_is_asked_about() -> None:
    jobs = a_job("Baker, Marl", "2015-01", "2018-03"), a_job("Baker, Corrie", "2019-06", "now")
    assert kinds(*jobs) == [GAP]
    found = asked(RoundKind.MANAGER, facts=(*facts_of(RESUME), *jobs))
    assert not any("Baker, Marl" in one.question for one in found if one.kind != GAP)


def test_a_search_of_some_months_is_no_gap() -> None:
    assert kinds(a_job("Baker, Marl", "2015-01", "2018-03"), a_job("Baker, Corrie", "2018-08", "now")) == []


def test_years_alone_show_no_gap() -> None:
    assert kinds(a_job("Baker, Marl", "2015", "2017"), a_job("Baker, Corrie", "2018", "now")) == []


def test_work_that_went_on_meanwhile_leaves_no_gap() -> None:
    jobs = (
        a_job("Baker, Marl", "2015-01", "2016-03"),
        a_job("Cook, Fold", "2015-06", "2019-01"),
        a_job("Baker, Corrie", "2019-03", "now"),
    )
    assert GAP not in kinds(*jobs)


def test_a_stay_of_half_a_year_is_asked_about_and_the_present_one_is_not() -> None:
    assert kinds(a_job("Baker, Marl", "2015-01", "2015-07")) == [SHORT_STAY]
    assert kinds(a_job("Baker, Marl", "2026-06", "now")) == []


def test_a_step_down_is_asked_about_and_a_step_up_is_not() -> None:
    before, after = (
        a_job("Head of Bakery, Marl", "2015-01", "2018-03"),
        a_job("Baker, Corrie", "2018-04", "now"),
    )
    assert kinds(before, after) == [STEP_DOWN]
    up = a_job("Baker, Marl", "2015-01", "2018-03"), a_job("Head of Bakery, Corrie", "2018-04", "now")
    assert kinds(*up) == []

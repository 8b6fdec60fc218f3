"""What comes next, from what is kept: the way from a posting to the letter, by the days of its rounds."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from getsit.app import App, StepKind, open_app, today
from getsit.model.conversation import Consent
from getsit.model.document import DocumentKind, Raw
from getsit.settings import Settings

POSTING = b"Depot manager\n\nYou reduce the waiting time for our customers by the end of March.\n"
TALK = b"Ana: What would you do first?\n\nSam: I would ask the drivers. What gets in the way most often?\n"


@pytest.fixture
def app(tmp_path: Path) -> App:
    return open_app(Settings(data=tmp_path))


def _next(app: App) -> list[StepKind]:
    return [step.kind for step in app.way("depot").steps]


def _with_posting(app: App) -> None:
    app.new("depot")
    app.add("depot", Raw(name="posting.txt", data=POSTING, origin="typed"), kind=DocumentKind.POSTING)


def _talk(app: App) -> None:
    raw = Raw(name="talk.txt", data=TALK, origin="typed")
    app.add(
        "depot", raw, kind=DocumentKind.TRANSCRIPT, consent=Consent.AGREED, candidate="Sam", round_number=1
    )


def test_without_a_posting_it_comes_first(app: App) -> None:
    app.new("depot")
    assert _next(app) == [StepKind.POSTING]


def test_a_talk_tomorrow_asks_for_a_rehearsal_and_then_for_the_brief(app: App) -> None:
    _with_posting(app)
    assert _next(app) == [StepKind.DOSSIER]
    app.add_round("depot", on=app.now.date() + timedelta(days=1))
    assert _next(app) == [StepKind.REHEARSE, StepKind.BRIEF]


def test_on_the_day_itself_there_is_only_the_brief(app: App) -> None:
    _with_posting(app)
    app.add_round("depot", on=app.now.date())
    assert _next(app) == [StepKind.BRIEF]


def test_a_round_that_has_passed_asks_for_its_talk(app: App) -> None:
    _with_posting(app)
    app.add_round("depot", on=app.now.date() - timedelta(days=2))
    assert _next(app) == [StepKind.BRING]


def test_a_talk_is_looked_over_then_the_letter_is_sent_then_the_next_one_is_planned(app: App) -> None:
    _with_posting(app)
    app.add_round("depot", on=app.now.date() - timedelta(days=2))
    _talk(app)
    assert _next(app) == [StepKind.LOOK_OVER]
    app.look_over("depot")
    assert _next(app) == [StepKind.LETTER]
    sent = app.letter_sent("depot")
    assert _next(app) == [StepKind.WAIT]
    app.add_round("depot", on=app.now.date() + timedelta(days=9))
    assert _next(app) == [StepKind.PLAN]
    app.undo("depot", sent.id)
    assert _next(app) == [StepKind.LETTER]


def test_what_a_talk_of_tomorrow_needs_comes_before_a_letter(app: App) -> None:
    _with_posting(app)
    _talk(app)
    app.look_over("depot")
    app.add_round("depot", on=app.now.date() + timedelta(days=1))
    kinds = [step.kind for step in today(app.ways())]
    assert kinds == [StepKind.REHEARSE, StepKind.BRIEF, StepKind.LETTER]


def test_saying_that_a_talk_was_gone_through_hears_nothing_anew(app: App) -> None:
    _with_posting(app)
    _talk(app)
    before = app.debriefs("depot")
    app.look_over("depot")
    app.letter_sent("depot")
    assert app.debriefs("depot") is before


def test_a_round_is_put_exactly_and_taken_away(app: App) -> None:
    app.new("depot")
    made = app.add_round("depot", on=app.now.date(), at=datetime.now(UTC).time())
    put = app.set_round("depot", 1, on=None, at=None, kind=made.kind, persons=())
    assert (put.on, put.at) == (None, None)
    app.drop_round("depot", 1)
    assert app.way("depot").opportunity.rounds == ()

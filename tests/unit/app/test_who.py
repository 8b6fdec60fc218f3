"""What people said is kept with who said it and when, and quotes from it name them."""

from datetime import date

import pytest

from getsit.app import App
from getsit.errors import WhoWithoutNote
from getsit.model.document import DocumentKind, Raw
from getsit.model.opportunity import Person

NAME = "bakery"
ANA = Person(name="Ana Ruiz", role="recruiter")
WORDS = Raw(name="typed by you", data=b"They lost two shift leads in spring.", origin="typed by you")


def test_a_note_keeps_who_said_it_and_when(app: App) -> None:
    app.add(NAME, WORDS, who=ANA, on=date(2026, 11, 20))
    (document,) = app.overview(NAME).documents
    assert (document.kind, document.who, document.dated) == (DocumentKind.NOTE, ANA, date(2026, 11, 20))
    assert app.sources(NAME)[document.id] == "Ana Ruiz, recruiter, 2026-11-20"


def test_without_a_day_the_person_alone_is_named(app: App) -> None:
    added = app.add(NAME, WORDS, kind=DocumentKind.NOTE, who=Person(name="Ana Ruiz"))
    assert app.sources(NAME)[added.document.id] == "Ana Ruiz"


def test_only_a_note_holds_somebodys_words(app: App) -> None:
    with pytest.raises(WhoWithoutNote, match="--as note"):
        app.add(NAME, WORDS, kind=DocumentKind.POSTING, who=ANA)
    assert app.overview(NAME).documents == ()

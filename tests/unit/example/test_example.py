"""The example holds together: its files are read whole, and what a careful reader found stands in them."""

import tomllib
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from getsit.model.conversation import Conversation
from getsit.model.document import Document, DocumentKind, Raw
from getsit.reading import read_document, read_recall, read_transcript

FOLDER = files("getsit.example")
TRUTH: dict[str, Any] = tomllib.loads(Path(__file__).with_name("truth.toml").read_text(encoding="utf-8"))
PLAN: dict[str, Any] = tomllib.loads((FOLDER / "opportunity.toml").read_text(encoding="utf-8"))
SPOKEN_KEYS = ("quote", "answer", "story", "told")


def _raw(name: str) -> Raw:
    return Raw(name=name, data=(FOLDER / name).read_bytes(), origin="the bundled example")


@cache
def _document(name: str, kind: DocumentKind) -> Document:
    return read_document(_raw(name), kind=kind, id=name, received=datetime(2026, 11, 12, tzinfo=UTC))


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _spoken_in_truth() -> list[str]:
    listed = [
        entry for section in TRUTH.values() for entry in (section if isinstance(section, list) else [section])
    ]
    return [entry[key] for entry in listed for key in SPOKEN_KEYS if key in entry]


@pytest.fixture(scope="module")
def talk() -> Conversation:
    """The first talk as the reader gives it."""
    return read_transcript(_raw("first-talk.vtt"), id="talk")


def test_the_talk_is_read_whole_with_its_two_speakers(talk: Conversation) -> None:
    assert {speaker.name for speaker in talk.speakers} == {"Bridget Talley", "Ewan Mottram"}
    assert len(talk.utterances) == 98
    assert talk.gaps == ()


def test_the_times_of_the_talk_never_run_backwards(talk: Conversation) -> None:
    times = [time for turn in talk.utterances for time in (turn.begins, turn.ends)]
    known = [time for time in times if time is not None]
    assert len(known) == len(times)
    assert known == sorted(known)


@pytest.mark.parametrize("words", _spoken_in_truth())
def test_what_the_careful_reader_quotes_was_said_in_exactly_one_turn(talk: Conversation, words: str) -> None:
    assert sum(words in turn.text for turn in talk.utterances) == 1


@pytest.mark.parametrize("guess", TRUTH["homework"], ids=lambda guess: guess["became"])
def test_what_the_homework_is_said_to_hold_stands_in_it(guess: dict[str, str]) -> None:
    document = _document(guess["document"], DocumentKind.HOMEWORK)
    assert guess["said"] in _in_one_line(document.text)


@pytest.mark.parametrize("line", TRUTH["gate"], ids=lambda line: line["standing"])
@pytest.mark.parametrize("resume", ["resume.docx", "resume.pdf"])
def test_each_gate_line_stands_in_the_posting_and_its_fact_in_both_resumes(
    line: dict[str, str], resume: str
) -> None:
    posting = _document("posting.html", DocumentKind.POSTING)
    assert line["requirement"].rstrip(".") in _in_one_line(posting.text)
    assert line.get("fact", "") in _in_one_line(_document(resume, DocumentKind.RESUME).text)


@pytest.mark.parametrize("tie", TRUTH["ties"], ids=lambda tie: tie["needs"][0])
@pytest.mark.parametrize("resume", ["resume.docx", "resume.pdf"])
def test_each_tie_stands_on_a_fact_of_both_resumes(tie: dict[str, str], resume: str) -> None:
    assert tie["fact"] in _in_one_line(_document(resume, DocumentKind.RESUME).text)


def test_every_need_that_is_pointed_to_is_in_the_list() -> None:
    known = {need["id"] for need in TRUTH["needs"]}
    sections = [TRUTH[name] for name in ("ties", "solutions", "decoded")]
    pointed = {need for section in sections for entry in section for need in entry.get("needs", [])}
    assert pointed <= known
    assert {entry["need"] for entry in TRUTH["missed"]} <= known


def test_the_posting_gives_the_words_of_the_job_and_not_those_of_the_page() -> None:
    posting = _document("posting.html", DocumentKind.POSTING)
    assert "a good table should not go to the tip" in posting.text
    assert "cookies" not in posting.text
    assert "Copy the link" not in posting.text


def test_the_notes_of_the_call_are_read_as_recall() -> None:
    notes = read_recall(_raw("second-notes.md"), id="notes")
    assert any("Saturdays. Two more calls last weekend" in turn.text for turn in notes.utterances)


def test_every_file_that_the_plan_names_is_there() -> None:
    assert all((FOLDER / one["file"]).is_file() for one in PLAN["files"])

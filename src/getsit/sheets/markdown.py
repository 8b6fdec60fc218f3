"""Sheets as Markdown: readable as it stands, and no word of anybody becomes a heading, a list or a link."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from getsit.model.conversation import Consent, Conversation
from getsit.model.letter import Letter, Plan
from getsit.sheets.brief import BriefSheet
from getsit.sheets.printable import printable
from getsit.text.dates import day_in_words
from getsit.text.lines import one_line
from getsit.text.wording import Wording

ITEM = "- "
_MARKS = re.compile(r"([\\`*_\[\]<>#|~&$])")
_AT_THE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$|[-=])")


def plain(words: str) -> str:
    """The words on one line, so escaped that Markdown shows them as they are."""
    escaped = _MARKS.sub(r"\\\1", one_line(printable(words)))
    return _AT_THE_START.sub(_escaped_start, escaped)


def text_markdown(written: Letter | Plan) -> str:
    """The letter or plan: its lines as paragraphs, those that begin with a dash as a list."""
    lines = [line.strip() for line in written.text.splitlines() if line.strip()]
    pieces = [_line(line, is_heading=follows_a_list) for line, follows_a_list in _headed(written, lines)]
    if isinstance(written, Plan) and lines:
        pieces[0] = f"# {plain(lines[0])}"
    return _apart(pieces)


def _headed(written: Letter | Plan, lines: list[str]) -> list[tuple[str, bool]]:
    """Each line, with whether it names the list under it."""
    ahead = [*lines[1:], ""]
    return [
        (line, isinstance(written, Plan) and after.startswith(ITEM) and not line.startswith(ITEM))
        for line, after in zip(lines, ahead, strict=True)
    ]


def _line(line: str, *, is_heading: bool) -> str:
    if line.startswith(ITEM):
        return f"{ITEM}{plain(line.removeprefix(ITEM))}"
    return f"## {plain(line)}" if is_heading else plain(line)


def _apart(pieces: list[str]) -> str:
    """The pieces with an empty line between them, but none inside a list."""
    joined = pieces[:1]
    for before, piece in pairwise(pieces):
        together = before.startswith(ITEM) and piece.startswith(ITEM)
        joined.append(f"{'' if together else chr(10)}{piece}")
    return "\n".join(joined) + "\n"


def _escaped_start(match: re.Match[str]) -> str:
    mark = match[2]
    return f"{match[1]}{mark[:-1]}\\{mark[-1]}"


def brief_markdown(sheet: BriefSheet) -> str:
    """The brief with everything that it holds, nothing left off."""
    head = [one for one in (sheet.persons, ", ".join(filter(None, (sheet.day, sheet.sort)))) if one]
    pieces = [f"# {plain(sheet.title)}", *map(plain, head)]
    hot = [f"{ITEM}{_quoted(one.words, exact=one.exact)} {plain(one.note)}" for one in sheet.hot]
    asked = [f"{ITEM}{_quoted(one.words, exact=True)} {plain(one.breath)}" for one in sheet.if_asked]
    questions = [f"{number}. {plain(words)}" for number, words in enumerate(sheet.questions, start=1)]
    pieces += _part(sheet, "hot", hot or [plain(sheet.headings["no_hot"])])
    pieces += _part(sheet, "questions", questions)
    pieces += _part(sheet, "ties", _items(sheet.ties) or [plain(sheet.headings["no_ties"])])
    pieces += _part(sheet, "signals", _items(sheet.signals))
    pieces += _part(sheet, "if_asked", asked)
    return "\n\n".join([*pieces, plain(sheet.headings["legend"])]) + "\n"


def talk_markdown(
    talk: Conversation, *, round_number: int | None, said_on: date | None, wording: Wording
) -> str:
    """The talk turn by turn, with names and the minutes that the file had."""
    title = wording.say("sheets.talk", number=round_number) if round_number else wording.say("sheets.a_talk")
    pieces = [f"# {plain(title)}"]
    if said_on:
        pieces.append(day_in_words(said_on))
    if talk.consent is Consent.RECALL:
        pieces.append(wording.say("sheets.recall"))
    for turn in talk.utterances:
        name = talk.speaker(turn.speaker_id).name or wording.say("cli.nobody_named")
        time = f" ({_minutes(turn.begins)})" if turn.begins is not None else ""
        pieces.append(f"**{plain(name)}**{time}: {plain(turn.text)}")
    return "\n\n".join(pieces) + "\n"


def _part(sheet: BriefSheet, name: str, lines: list[str]) -> list[str]:
    return [f"## {plain(sheet.headings[name])}", "\n".join(lines)] if lines else []


def _items(lines: Iterable[str]) -> list[str]:
    return [f"{ITEM}{plain(line)}" for line in lines]


def _quoted(words: str, *, exact: bool) -> str:
    return f"“{plain(words)}”" if exact else plain(words)


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"

"""Transcripts written line by line: `Name: text`, Google Meet, Otter, the Word export of Teams.

What stands before the first name is a header, not speech, unless it is long; headings, lists of attendees
and sentences of the program are none either. All of it is noted, nothing is dropped in silence.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from getsit.reading.marks import is_wrapped
from getsit.reading.transcripts.assemble import key_of
from getsit.reading.transcripts.clocks import bare_clock, lead_clock
from getsit.reading.transcripts.names import (
    Prefix,
    find_heading,
    find_prefix,
    has_function_word,
    is_ordinary,
    is_strict,
)
from getsit.reading.transcripts.script import Line, Notes, Said, Script, clean, lines_of
from getsit.reading.transcripts.speakers import Place, find_speakers

_ENDS = (".", "!", "?", "…", ":", '"', "”", ")")
_HEADING = re.compile(r"\s{0,9}#{1,6}(?:\s|$)")
_ATTENDEES = re.compile(r"\W{0,9}(?:attendees|participants|invited)\W{0,9}(?::(?P<names>.*))?", re.IGNORECASE)
_PROGRAM = re.compile(
    r"""\W{0,9}(?:
    this\ (?:editable\ )?transcript(?:ion)?\ (?:was|is|has\ been)\ (?:computer|auto|machine|generated)
    |(?:meeting|recording|transcription|transcript)\ (?:started|ended|stopped|began)\b.{0,40}$
    |transcri(?:bed|pt)\ (?:by|with|from)\ (?:https?://)?\w+\.\w+
    |.{1,60}\ (?:started|stopped)\ (?:transcription|recording|the\ recording)\W*$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_SPOKEN_FROM = 25  # words before the first name; fewer are a header
_WIDEST = 200  # characters; a text with longer lines was not broken to fit a page
_PARTS = re.compile(r"[,;\t]|\s[-–•*]\s")


@dataclass(slots=True, kw_only=True)
class _Row:
    """A line and what it may be: a name with words, a name with a time, a time alone, an aside."""

    line: Line
    prefix: Prefix | None = None
    heading: Prefix | None = None
    clock: tuple[float | None, float | None] | None = None
    aside: bool = False
    opens: bool = True
    wraps: bool = False

    @property
    def bears_words(self) -> bool:
        """Whether the line may be speech."""
        return self.clock is None and not self.aside and bool(self.line.text.strip())


def read_plain(raw: str) -> Script:
    """What the lines of a text say, in order; without any names a piece for each paragraph."""
    notes = Notes()
    rows = _rows(lines_of(raw))
    listed = _take_attendees(rows)
    headed = _headed_speakers(rows)
    spoken = find_speakers(
        list(_places(rows)),
        units=sum(row.opens and row.bears_words for row in _from_first_name(rows)),
        text=raw,
        listed=listed,
    )
    if headed or spoken:
        said = list(_named(rows, spoken=spoken, headed=headed, notes=notes))
    else:
        said = list(_paragraphs(rows, notes=notes))
    return Script(said=tuple(said), gaps=notes.gaps())


def is_program_line(line: str) -> bool:
    """Whether the line is a sentence of the program that wrote the transcript."""
    return bool(_PROGRAM.match(line[:300]))


def _rows(lines: Sequence[Line]) -> list[_Row]:
    width = max((len(line.text) for line in lines), default=0)
    blank = any(not line.text.strip() for line in lines[:-1])
    rows: list[_Row] = []
    before = ""
    for line in lines:
        row = _row(line)
        full = width <= _WIDEST and is_wrapped(before.rstrip(), width=width)
        row.opens = not before.strip() if blank else not (full and _goes_on(before))
        row.wraps = full and _goes_on(before)
        rows.append(row)
        before = "" if row.clock or row.aside else line.text
    return rows


def _goes_on(before: str) -> bool:
    return bool(before.strip()) and not before.rstrip().endswith(_ENDS)


def _row(line: Line) -> _Row:
    if (clock := bare_clock(line.text)) is not None:
        return _Row(line=line, clock=clock)
    heading, prefix = find_heading(line.text), find_prefix(line.text)
    aside = is_program_line(line.text) or (bool(_HEADING.match(line.text)) and not heading)
    return _Row(line=line, heading=heading, prefix=prefix, aside=aside)


def _take_attendees(rows: Sequence[_Row]) -> set[str]:
    """The keys of the attendees that are listed near the top; their lines become asides."""
    listed: set[str] = set()
    inside = False
    for row in rows[:60]:
        words = row.line.text.strip()
        if match := _ATTENDEES.fullmatch(words):
            row.aside, inside = True, not match["names"]
            listed |= _listed(match["names"] or "")
        elif inside and not words:
            inside = not listed
        elif inside and (row.aside or row.prefix):
            inside = False
        elif inside:
            row.aside = True
            listed |= _listed(words)
    return listed


def _listed(words: str) -> set[str]:
    names = (part.strip(" *-–•#") for part in _PARTS.split(words))
    return {key_of(name) for name in names if name}


def _headed_speakers(rows: Sequence[_Row]) -> set[str]:
    """The keys of those whose name stands with a time on a line of its own."""
    found = [row.heading for row in rows if row.heading and not has_function_word(row.heading.name)]
    counts = Counter(one.key for one in found)
    names = {one.key for one in found if is_strict(one.name) or counts[one.key] > 1}
    first = next((row for row in rows if row.bears_words), None)
    begins = first is not None and first.heading is not None
    return names if begins or sum(counts[key] for key in names) > 1 else set()


def _places(rows: Iterable[_Row]) -> Iterator[Place]:
    first = True
    for row in rows:
        if not row.bears_words:
            continue
        if row.prefix and not (row.heading and row.heading.end == row.prefix.end):
            yield Place(prefix=row.prefix, opens=row.opens, wraps=row.wraps, first=first)
        first = False


def _from_first_name(rows: Sequence[_Row]) -> Sequence[_Row]:
    for place, row in enumerate(rows):
        if row.prefix and not row.aside and is_strict(row.prefix.name):
            return rows[place:]
    return rows


def _named(rows: Sequence[_Row], *, spoken: set[str], headed: set[str], notes: Notes) -> Iterator[Said]:
    begun = _begin(rows, spoken=spoken, headed=headed)
    yield from _opening(rows[:begun], notes=notes)
    name: str | None = None
    begins: float | None = None
    waits: Line | None = None
    for row in rows[begun:]:
        if row.clock:
            begins = row.clock[0]
            continue
        found = _name_in(row, spoken=spoken, headed=headed)
        if found is None and row.aside:
            notes.add("aside", line=row.line.number, raw=row.line.text)
            continue
        if found and waits:
            notes.add("silent", line=waits.number, raw=waits.text)
        name, waits = (found.name, row.line) if found else (name, waits)
        begins, start = _opens_at(row, found, begins)
        if one := _said(row.line, name=name, start=start, begins=begins):
            if not found and not headed:
                _note_colon(row, notes)
            yield one
            name, begins, waits = None, None, None
    if waits:
        notes.add("silent", line=waits.number, raw=waits.text)


def _name_in(row: _Row, *, spoken: set[str], headed: set[str]) -> Prefix | None:
    """The name of a speaker that the line bears, before its words or alone."""
    if row.heading and row.heading.key in headed:
        return row.heading
    return row.prefix if row.prefix and row.prefix.key in spoken else None


def _opens_at(row: _Row, found: Prefix | None, begins: float | None) -> tuple[float | None, int]:
    """When the words of the line begin, and where."""
    if found:
        return (begins if found.begins is None else found.begins), row.line.start + found.end
    if lead := lead_clock(row.line.text, bare=False):
        return lead[0], row.line.start + lead[1]
    return begins, row.line.start


def _begin(rows: Sequence[_Row], *, spoken: set[str], headed: set[str]) -> int:
    for place, row in enumerate(rows):
        if _name_in(row, spoken=spoken, headed=headed):
            back = place - 1
            while back >= 0 and not rows[back].line.text.strip():
                back -= 1
            return back if back >= 0 and rows[back].clock else place
    return 0


def _opening(rows: Sequence[_Row], *, notes: Notes) -> Iterator[Said]:
    """What stands before the first name: a header, or words of nobody when they are many."""
    words = [row for row in rows if row.bears_words]
    number = sum(len(row.line.text.split()) for row in words)
    speech = number >= _SPOKEN_FROM and any(row.line.text.rstrip().endswith((".", "?", "!")) for row in words)
    header = [row.line for row in rows if row.line.text.strip() and not (speech and row.bears_words)]
    if header:
        notes.add("header", line=header[0].number, raw="\n".join(line.text for line in header))
    for row in words if speech else ():
        if one := _said(row.line, name="", start=row.line.start, begins=None):
            yield one


def _note_colon(row: _Row, notes: Notes) -> None:
    """A colon behind what could be a name but was taken as speech: the person may know better."""
    prefix = row.prefix
    if prefix and not prefix.tight and is_strict(prefix.name) and not is_ordinary(prefix.name):
        notes.add("colon", line=row.line.number, raw=row.line.text, name=prefix.name)


def _said(line: Line, *, name: str | None, start: int, begins: float | None) -> Said | None:
    text = clean(line.text[start - line.start :])
    if not text:
        return None
    return Said(name=name, text=text, raw_start=start, raw_end=line.end, line=line.number, begins=begins)


# --- without names --------------------------------------------------------------------------------------


def _paragraphs(rows: Sequence[_Row], *, notes: Notes) -> Iterator[Said]:
    """A piece for each paragraph; a time at the head of its first line is its time."""
    clocked = _are_clocked(rows)
    held: list[Said] = []
    begins: float | None = None
    for row in rows:
        if row.clock or row.aside or not row.line.text.strip():
            begins = row.clock[0] if row.clock else begins
            if row.aside:
                notes.add("aside", line=row.line.number, raw=row.line.text)
            continue
        lead = lead_clock(row.line.text, bare=clocked)
        start = row.line.start + (lead[1] if lead else 0)
        one = _said(row.line, name=None, start=start, begins=lead[0] if lead else begins)
        if one is None:
            continue
        if held and (row.opens or one.begins is not None):
            yield _joined(held)
            held = []
        held.append(one)
        begins = None
    if held:
        yield _joined(held)


def _are_clocked(rows: Sequence[_Row]) -> bool:
    spoken = [row for row in rows if row.bears_words]
    clocked = sum(lead_clock(row.line.text, bare=True) is not None for row in spoken)
    return clocked > 1 and clocked * 2 > len(spoken)


def _joined(held: Sequence[Said]) -> Said:
    return Said(
        name=None,
        text=" ".join(one.text for one in held),
        raw_start=held[0].raw_start,
        raw_end=held[-1].raw_end,
        line=held[0].line,
        begins=held[0].begins,
    )

"""How whole public transcripts are read: Zoom and Google Meet exports, and odd subtitle files.

Turns, names and letters are counted a second time here, by simple rules of their own that know nothing of
the readers, and compared in order. For Teams, Otter, Webex and Word transcripts no public sample was found;
tests build them from the formats as their makers document them, and no figure here speaks of them.
"""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from getsit.errors import CannotRead
from getsit.model.conversation import Conversation
from getsit.model.document import Raw
from getsit.reading import read_transcript

Row = dict[str, str | float]
Line = tuple[str, str]

_ZOOM = re.compile(r"(?P<name>[^:\n]{1,60}?): (?P<words>.*)", re.DOTALL)
_MEET = re.compile(r"\**(?P<name>[^:*\n]{1,60}?)(?::\**|\*+:)\s+(?P<words>.*)")
_NO_SPEECH = re.compile(r"[#*\s]*(?:[\d:]{4,8}[*\s]*|Meeting ended after.*|This editable transcript was.*|)")


def rows(data: Path) -> list[Row]:
    """A row for each set and what was compared: how many, how many right, and the share."""
    folder = data / "transcripts"
    zoom = sorted((folder / "zoom_vtt").glob("*.vtt"))
    meet = sorted((folder / "google_meet").glob("*Transcript.md"))
    odd = sorted((folder / "webvtt_edge_cases" / "subtitles").glob("*"))
    counted = [*_whole_rows("zoom", zoom, _zoom_lines), *_whole_rows("google meet", meet, _meet_lines)]
    return [*counted, *_odd_rows(odd)]


def _whole_rows(name: str, files: list[Path], lines_of: Callable[[str], Iterator[Line]]) -> Iterator[Row]:
    if not files:
        return
    counts: dict[str, list[int]] = {}
    for file in files:
        talk = _read(file)
        lines = _joined(lines_of(file.read_text(encoding="utf-8")))
        for what, (number, right) in _compared(talk, lines).items():
            held = counts.setdefault(what, [0, 0])
            held[0] += number
            held[1] += right
    for what, (number, right) in counts.items():
        yield _row(name, what, number, right)


def _compared(talk: Conversation, lines: list[Line]) -> dict[str, tuple[int, int]]:
    """What was looked for in one file: how many, and how many are right."""
    turns = [(talk.speaker(turn.speaker_id).name, _letters(turn.text)) for turn in talk.utterances]
    wanted = [(who, _letters(words)) for who, words in lines]
    same = _same(wanted, turns)
    letters, read = "".join(words for _, words in wanted), "".join(words for _, words in turns)
    names = {who for who, _ in wanted}
    times = [cue.begins for turn in talk.utterances for cue in turn.cues if cue.begins is not None]
    return {
        "turn found with its name and every letter": (len(wanted), same),
        "turn read that is one": (len(turns), same),
        "name": (len(names), len(names & {who for who, _ in turns})),
        "spoken letter, in order": (len(letters), len(letters) if letters == read else _alike(letters, read)),
        "file whose times run forward, or that says where not": (
            1,
            times == sorted(times) or any("before that of" in gap.reason for gap in talk.gaps),
        ),
    }


def _same(wanted: list[Line], turns: list[Line]) -> int:
    matcher = SequenceMatcher(None, wanted, turns, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def _alike(letters: str, read: str) -> int:
    """Letters that stand in the same order in both: those before and behind the first and last difference."""
    before = next((n for n, (a, b) in enumerate(zip(letters, read, strict=False)) if a != b), len(read))
    return min(len(letters), before)


def _zoom_lines(text: str) -> Iterator[Line]:
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        _, arrow, rest = block.partition("-->")
        _, _, words = rest.partition("\n")
        if arrow and (match := _ZOOM.fullmatch(words.strip())):
            yield match["name"].strip(), match["words"]
        elif arrow and words.strip():
            yield "", words


def _meet_lines(text: str) -> Iterator[Line]:
    """Every line behind the head: its name is bold, or begins the line and is that of an attendee."""
    _, _, body = text.partition("Attendees")
    listed, _, body = body.partition("ranscript")
    names = {name.strip() for name in re.split(r"[,\n]", listed)}
    who = ""
    for line in body.splitlines()[1:]:
        match = _MEET.fullmatch(line.strip())
        if (
            match
            and (match["name"].strip() in names or line.startswith("**"))
            and not _NO_SPEECH.fullmatch(line)
        ):
            who = match["name"].strip()
            yield who, match["words"]
        elif not _NO_SPEECH.fullmatch(line):
            yield who, line


def _joined(lines: Iterator[Line]) -> list[Line]:
    """The lines with what one person says in a row as one turn."""
    turns: list[Line] = []
    for who, words in lines:
        if turns and turns[-1][0] == who:
            turns[-1] = (who, f"{turns[-1][1]} {words}")
        else:
            turns.append((who, words))
    return turns


def _odd_rows(files: list[Path]) -> Iterator[Row]:
    """Odd subtitle files: read or refused; and of those read, every letter of a line in a turn or a gap."""
    if not files:
        return
    read = refused = whole = 0
    for file in files:
        try:
            talk = _read(file)
        except CannotRead:
            refused += 1
            continue
        read += 1
        kept = _letters(talk.text) + _letters(" ".join(gap.raw for gap in talk.gaps))
        whole += all(_letters(line) in kept for line in _lines_of_words(file.read_text(encoding="utf-8-sig")))
    yield _row(
        "odd subtitles",
        f"file read ({read}) or refused in a sentence ({refused})",
        len(files),
        read + refused,
    )
    yield _row("odd subtitles", "file read whose every line is in a turn or a gap", read, whole)


def _lines_of_words(text: str) -> Iterator[str]:
    for line in text.splitlines():
        bare = re.sub(r"<[^>]*>", "", line).strip()
        if bare and "-->" not in bare and not bare.isdigit() and not re.fullmatch(r"[\d:.,f]+", bare):
            yield bare.removeprefix("WEBVTT")


def _read(file: Path) -> Conversation:
    return read_transcript(Raw(name=file.name, data=file.read_bytes(), origin=file.name), id=file.name)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _row(name: str, what: str, count: int, right: int) -> Row:
    return {"set": name, "what": what, "n": count, "right": right, "share": right / count if count else 0.0}

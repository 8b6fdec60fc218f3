"""How whole public transcripts are read: Zoom and Google Meet exports, and odd subtitle files.

Turns, names and letters are counted a second time here, by simple rules of their own. For Teams, Otter and
Word transcripts no public sample was found; tests build them from the documented formats.
"""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from getsit.errors import CannotRead
from getsit.model.conversation import Conversation
from getsit.model.document import Raw
from getsit.reading import read_transcript

Row = dict[str, str | float]
_ZOOM = re.compile(r"^(?P<name>[^:\n]{1,60}?): (?P<words>.*)$")
_MEET = re.compile(r"^\**(?P<name>[^:*\n]{1,60}?):\**\s+(?P<words>.*)$")


def rows(data: Path) -> list[Row]:
    """A row for each folder: turns found again, names, letters kept, times in order; or read and refused."""
    folder = data / "transcripts"
    if not folder.exists():
        return []
    zoom = sorted((folder / "zoom_vtt").glob("*.vtt"))
    meet = sorted((folder / "google_meet").glob("*Transcript.md"))
    odd = sorted((folder / "webvtt_edge_cases" / "subtitles").iterdir())
    found = _whole("Zoom", zoom, _zoom_lines) + _whole("Google Meet", meet, _meet_lines)
    return [*found, _odd(odd)]


def _whole(what: str, files: list[Path], lines_of: Callable[[str], list[tuple[str, str]]]) -> list[Row]:
    turns = names = letters = kept = ordered = expected_turns = expected_names = 0
    for file in files:
        talk = _read(file)
        expected = lines_of(file.read_text(encoding="utf-8"))
        voices = [
            name for place, (name, _) in enumerate(expected) if not place or expected[place - 1][0] != name
        ]
        read = [talk.speaker(turn.speaker_id).name for turn in talk.utterances]
        expected_turns += len(voices)
        turns += sum((Counter(voices) & Counter(read)).values())
        expected_names += len(set(voices))
        names += len(set(voices) & set(read))
        wanted = Counter(_letters("".join(words for _, words in expected)))
        letters += sum(wanted.values())
        kept += sum((wanted & Counter(_letters(talk.text))).values())
        ordered += _in_order(talk)
    return [
        {"set": what, "what": "turns with their name", "n": expected_turns, "right": turns},
        {"set": what, "what": "names", "n": expected_names, "right": names},
        {"set": what, "what": "spoken letters", "n": letters, "right": kept},
        {"set": what, "what": "files whose times run forward", "n": len(files), "right": ordered},
    ]


def _zoom_lines(text: str) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        rest = block.split("-->", 1)[1].split("\n", 1)[1] if "-->" in block and "\n" in block else ""
        match = _ZOOM.match(" ".join(rest.split("\n")))
        if match:
            lines.append((match["name"].strip(), match["words"]))
    return lines


def _meet_lines(text: str) -> list[tuple[str, str]]:
    body = text.split("Transcript", 2)[-1]
    lines: list[tuple[str, str]] = []
    for line in body.splitlines():
        match = _MEET.match(line.strip())
        if match and not line.lstrip().startswith("#"):
            lines.append((match["name"].strip(), match["words"]))
    return lines


def _odd(files: list[Path]) -> Row:
    read = refused = 0
    for file in files:
        try:
            _read(file)
            read += 1
        except CannotRead:
            refused += 1
    return {
        "set": "odd subtitles", "what": f"read ({read}) or refused in a sentence ({refused})",
        "n": len(files), "right": read + refused,
    }  # fmt: skip


def _read(file: Path) -> Conversation:
    return read_transcript(Raw(name=file.name, data=file.read_bytes(), origin=file.name), id=file.name)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _in_order(talk: Conversation) -> bool:
    times = [turn.begins for turn in talk.utterances if turn.begins is not None]
    return times == sorted(times)

"""Writes a talk as each program writes it, and holds what is read against what was said.

Knows formats, not readers. A talk is a list of `(name, words)`. Of Teams, Otter and Word transcripts no
public sample was found: they are written here from the documented formats.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby

from getsit.model.conversation import TURN_BREAK, Conversation
from getsit.model.document import Raw
from getsit.reading import read_recall, read_transcript
from tests.unit.reading.makers import docx, letters, paragraph

Talk = Sequence[tuple[str, str]]

STEP = 7  # seconds from the beginning of one cue to the next
SAMPLE: Talk = (
    ("Ana Ruiz", "Good morning, what brings you here?"),
    ("Ben Osei", "Your night shift: I read that it lost nine people."),
    ("Ana Ruiz", "Eleven, in fact. It began in May."),
    ("Ben Osei", "And what happens when a shift is short?"),
)


def hear(data: bytes | str, name: str = "talk.txt") -> Conversation:
    """The conversation that the bytes are read as, once its turns and cues are known to hold."""
    conversation = read_transcript(_raw(data, name), id="talk")
    assert_turns_hold(conversation)
    return conversation


def recall(data: bytes | str, name: str = "notes.txt") -> Conversation:
    """The same for a person's own notes."""
    conversation = read_recall(_raw(data, name), id="talk")
    assert_turns_hold(conversation)
    return conversation


def turns_of(conversation: Conversation) -> list[tuple[str, str]]:
    """Who says what, in order."""
    return [(conversation.speaker(turn.speaker_id).name, turn.text) for turn in conversation.utterances]


def joined(talk: Talk) -> list[tuple[str, str]]:
    """The turns that a talk has: what one voice says in a row is one turn."""
    return [
        (name, " ".join(words for _, words in rows)) for name, rows in groupby(talk, key=lambda row: row[0])
    ]


def assert_turns_hold(conversation: Conversation) -> None:
    """Turns stand in the text in order, cues lie inside their turn and hold all its words."""
    assert conversation.text == TURN_BREAK.join(turn.text for turn in conversation.utterances)
    known = [speaker.id for speaker in conversation.speakers]
    assert len(set(known)) == len(known)
    for index, turn in enumerate(conversation.utterances):
        assert turn.index == index
        assert turn.speaker_id in known
        assert turn.text.strip()
        assert conversation.text[turn.start : turn.end] == turn.text
        place = 0
        for cue in turn.cues:
            assert place <= cue.start < cue.end <= len(turn.text)
            assert not turn.text[place : cue.start].strip()
            assert cue.raw_start <= cue.raw_end
            place = cue.end
        assert not turn.text[place:].strip()
    _assert_times_run_forward(conversation)


def assert_nothing_is_lost(conversation: Conversation, talk: Iterable[tuple[str, str]]) -> None:
    """Every letter that was spoken stands in exactly one turn."""
    spoken = Counter(letters("".join(words for _, words in talk)))
    assert Counter(letters("".join(turn.text for turn in conversation.utterances))) == spoken


def assert_places_hold(conversation: Conversation, raw: str) -> None:
    """The raw text of a cue's place holds the cue's words."""
    for turn in conversation.utterances:
        for cue in turn.cues:
            assert letters(turn.text[cue.start : cue.end]) in letters(raw[cue.raw_start : cue.raw_end])


def _assert_times_run_forward(conversation: Conversation) -> None:
    begins = [cue.begins for turn in conversation.utterances for cue in turn.cues if cue.begins is not None]
    assert begins == sorted(begins) or any("before" in gap.reason for gap in conversation.gaps)


def _raw(data: bytes | str, name: str) -> Raw:
    return Raw(name=name, data=data.encode() if isinstance(data, str) else data, origin=name)


# --- formats --------------------------------------------------------------------------------------------


def zoom(talk: Talk) -> str:
    """WebVTT as Zoom writes it: numbered cues, `Name: words`."""
    cues = [f"{n}\n{_span(n)}\n{name}: {_safe(words)}" for n, (name, words) in enumerate(talk, start=1)]
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def teams(talk: Talk) -> str:
    """WebVTT as Teams writes it: `<v Name>` and cues called by GUIDs."""
    cues = [
        f"8a6c32f1-77b0-4f0e-9d62-0a1b2c3d4e5f/{n}-0\n{_span(n)}\n<v {escape(name)}>{_safe(words)}</v>"
        for n, (name, words) in enumerate(talk)
    ]
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def srt(talk: Talk) -> str:
    """SRT with a name on every cue."""
    return "\n\n".join(
        f"{n}\n{_span(n).replace('.', ',')}\n{name}: {words}" for n, (name, words) in enumerate(talk, start=1)
    )


def srt_on_change(talk: Talk) -> str:
    """SRT with a name only where another voice begins."""
    blocks = []
    before = ""
    for n, (name, words) in enumerate(talk, start=1):
        lead = "" if name == before else f"{name}: "
        blocks.append(f"{n}\n{_span(n).replace('.', ',')}\n{lead}{words}")
        before = name
    return "\n\n".join(blocks)


def sbv(talk: Talk) -> str:
    """SBV as YouTube writes it, with a name on every cue."""
    return "\n\n".join(
        f"{_span(n).replace(' --> ', ',')}\n{name}: {words}" for n, (name, words) in enumerate(talk)
    )


def meet(talk: Talk) -> str:
    """Google Meet's document: headings, attendees, times as headings, bold names."""
    names = ", ".join(dict.fromkeys(name for name, _ in talk))
    lines = ["# Interview (2026-11-02 09:00 GMT) - Transcript", "### Attendees", names, "# Transcript"]
    for n, (name, words) in enumerate(talk):
        if n % 3 == 0:
            lines.append(f"### {_clock(n * STEP)}")
        lines.append(f"**{name}:** {words}")
    lines.append("### Transcription ended after 00:40:10")
    lines.append("*This editable transcript was computer generated and might contain errors.*")
    return "\n\n".join(lines)


def otter(talk: Talk) -> str:
    """Otter's text: name, two spaces and time above the words."""
    blocks = [f"{name}  {n * STEP // 60}:{n * STEP % 60:02}\n{words}" for n, (name, words) in enumerate(talk)]
    return "\n\n".join([*blocks, "Transcribed by https://otter.ai"])


def plain(talk: Talk) -> str:
    """`Name: words`, a line for each turn."""
    return "\n".join(f"{name}: {words}" for name, words in talk)


def spaced(talk: Talk) -> str:
    """`Name: words` with an empty line between turns, and Windows' line ends."""
    return "\r\n\r\n".join(f"{name}: {words}" for name, words in talk)


def clocked(talk: Talk) -> str:
    """`[00:01:02] Name: words`."""
    return "\n".join(f"[{_clock(n * STEP)}] {name}: {words}" for n, (name, words) in enumerate(talk))


def clocked_behind(talk: Talk) -> str:
    """`Name (00:01:02): words`."""
    return "\n".join(f"{name} ({_clock(n * STEP)}): {words}" for n, (name, words) in enumerate(talk))


def segments(talk: Talk) -> str:
    """A JSON list of segments with names, in seconds."""
    rows = [
        {"start": n * STEP, "end": n * STEP + 6.5, "speaker": name, "text": words}
        for n, (name, words) in enumerate(talk)
    ]
    return json.dumps({"language": "en", "segments": rows}, ensure_ascii=False)


def milliseconds(talk: Talk) -> str:
    """JSON utterances in milliseconds, escaped to ASCII."""
    rows = [
        {"speaker": name, "text": words, "start_ms": n * STEP * 1000, "end_ms": n * STEP * 1000 + 6500}
        for n, (name, words) in enumerate(talk)
    ]
    return json.dumps({"utterances": rows}, indent=1)


def teams_docx(talk: Talk) -> bytes:
    """The Word file of Teams: `Name   0:03` above the words, built by hand from the documented format."""
    body = ""
    for n, (name, words) in enumerate(talk):
        body += paragraph(f"{name}   {n * STEP // 60}:{n * STEP % 60:02}") + paragraph(words)
    return docx(body)


def named_docx(talk: Talk) -> bytes:
    """A Word file of `Name: words` paragraphs, built by hand."""
    return docx("".join(paragraph(f"{name}: {words}") for name, words in talk))


FORMATS: dict[str, Callable[[Talk], str]] = {
    "zoom.vtt": zoom, "teams.vtt": teams, "named.srt": srt, "change.srt": srt_on_change, "tube.sbv": sbv,
    "meet.md": meet, "otter.txt": otter, "plain.txt": plain, "spaced.txt": spaced, "clocked.txt": clocked,
    "behind.txt": clocked_behind, "segments.json": segments, "milliseconds.json": milliseconds,
}  # fmt: skip
WORD_FORMATS: dict[str, Callable[[Talk], bytes]] = {"teams.docx": teams_docx, "named.docx": named_docx}


def _span(n: int) -> str:
    return f"{_clock(n * STEP)}.000 --> {_clock(n * STEP + 6)}.500"


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _safe(words: str) -> str:
    return escape(words, quote=False)

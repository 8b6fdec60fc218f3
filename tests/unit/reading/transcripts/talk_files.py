"""Writes one talk in each way that programs write it, and holds what is read to what was said.

For Zoom, SRT, SBV and Google Meet the layouts follow public files. No public sample of a Teams, Otter,
Webex or Word transcript was found: those are built from the formats as their makers document them.
"""

import json
from collections.abc import Callable, Sequence

from getsit.model.conversation import TURN_BREAK, Conversation
from getsit.model.document import Raw
from getsit.reading import read_recall, read_transcript
from tests.unit.reading.makers import docx, letters

Talk = Sequence[tuple[str, str]]


def read(data: str | bytes, name: str = "talk.txt") -> Conversation:
    """The conversation of a transcript, once it is sure that it holds together."""
    raw = data.encode() if isinstance(data, str) else data
    conversation = read_transcript(Raw(name=name, data=raw, origin=name), id="talk")
    text = data.removeprefix("\ufeff") if isinstance(data, str) and not name.endswith(".json") else ""
    assert_holds(conversation, text)
    return conversation


def recall(data: str) -> Conversation:
    """The conversation of notes from memory, once it is sure that it holds together."""
    conversation = read_recall(Raw(name="notes.txt", data=data.encode(), origin="typed by you"), id="talk")
    assert_holds(conversation, data.removeprefix("\ufeff"))
    return conversation


def turns(conversation: Conversation) -> list[tuple[str, str]]:
    """Who says what, in order."""
    return [(conversation.speaker(turn.speaker_id).name, turn.text) for turn in conversation.utterances]


def reasons(conversation: Conversation) -> str:
    """What was not understood, as one text."""
    return "\n".join(f"{gap.place}: {gap.reason} {gap.raw}" for gap in conversation.gaps)


def joined(talk: Talk) -> list[tuple[str, str]]:
    """The talk with what one person says in a row as one turn."""
    whole: list[tuple[str, str]] = []
    for name, words in talk:
        if whole and whole[-1][0] == name:
            whole[-1] = (name, f"{whole[-1][1]} {words}")
        else:
            whole.append((name, words))
    return whole


def assert_holds(conversation: Conversation, raw: str) -> None:
    """Every place is true: of turns in the text, of cues in their turn, of words in the raw text."""
    assert conversation.text == TURN_BREAK.join(turn.text for turn in conversation.utterances)
    for index, turn in enumerate(conversation.utterances):
        assert turn.index == index
        assert turn.text == " ".join(turn.text.split()) != ""
        assert conversation.text[turn.start : turn.end] == turn.text
        assert " ".join(turn.text[cue.start : cue.end] for cue in turn.cues) == turn.text
        assert all(0 <= cue.raw_start <= cue.raw_end for cue in turn.cues)
        for cue in turn.cues if not set(raw) & set("&<[") and raw else ():
            assert letters(raw[cue.raw_start : cue.raw_end]) == letters(turn.text[cue.start : cue.end])
    first = list(dict.fromkeys(turn.speaker_id for turn in conversation.utterances))
    assert first == [speaker.id for speaker in conversation.speakers]
    assert first == [f"s{number}" for number in range(1, len(first) + 1)]


# --- the same talk in every format ----------------------------------------------------------------------


def zoom(talk: Talk) -> str:
    """As Zoom exports it: numbered cues, a name and a colon in each."""
    cues = [f"{n}\n{_clock(n)} --> {_clock(n + 1)}\n{who}: {words}\n" for n, (who, words) in _numbered(talk)]
    return "\n".join(["WEBVTT\n", *cues])


def teams(talk: Talk) -> str:
    """As Teams documents its WebVTT: a GUID above each cue, a voice tag around its words."""
    cues = [
        f"0b1c-4d-{n}/{n}-0\n{_clock(n)} --> {_clock(n + 1)}\n<v {_escaped(who)}>{_escaped(words)}</v>\n"
        for n, (who, words) in _numbered(talk)
    ]
    return "\n".join(["WEBVTT\n", *cues])


def srt(talk: Talk) -> str:
    """SRT with a name on each cue."""
    cues = [
        f"{n}\n{_clock(n, ',')} --> {_clock(n + 1, ',')}\n{who}: {words}\n"
        for n, (who, words) in _numbered(talk)
    ]
    return "\n".join(cues)


def srt_once(talk: Talk) -> str:
    """SRT with a name only where somebody else begins, and a cue without a name after each."""
    lines: list[str] = []
    for who, words in talk:
        first, _, rest = words.partition(" ") if ":" not in words else (words, "", "")
        lines += [f"{who}: {first}", *([rest] if rest else [])]
    cues = [
        f"{n}\n{_clock(n, ',')} --> {_clock(n + 1, ',')}\n{line}\n" for n, line in enumerate(lines, start=1)
    ]
    return "\n".join(cues)


def sbv(talk: Talk) -> str:
    """SBV with a name on each cue."""
    return "\n".join(f"{_clock(n)},{_clock(n + 1)}\n{who}: {words}\n" for n, (who, words) in _numbered(talk))


def plain(talk: Talk) -> str:
    """A line for each turn."""
    return "\n".join(f"{who}: {words}" for who, words in talk)


def meet(talk: Talk) -> str:
    """As Google Meet exports it: header, attendees, bold names, a time as heading."""
    names = ", ".join(dict.fromkeys(who for who, _ in talk))
    head = f"# Talk (2026-05-18 15:59 GMT+1) - Transcript\n\n### Attendees\n{names}\n\n## Transcript\n"
    said = "\n\n".join(f"**{who}:** {words}" for who, words in talk)
    note = "**This editable transcript was computer generated and might contain errors.**"
    return f"{head}\n{note}\n\n### 00:00:00\n\n{said}\n\n### Meeting ended after 00:12:31\n"


def otter(talk: Talk) -> str:
    """As Otter exports it: a line of name and time, then the words."""
    said = [f"{who}  {n // 60}:{n % 60:02}  \n{words}\n" for n, (who, words) in _numbered(talk)]
    return "\n".join([*said, "Transcribed by https://otter.ai"])


def teams_docx(talk: Talk) -> bytes:
    """As Teams exports it to Word: a paragraph of name, time, line break and words."""
    said = "".join(
        f"<w:p><w:r><w:t xml:space='preserve'>{_escaped(who)}   {n // 60}:{n % 60:02}</w:t><w:br/>"
        f"<w:t xml:space='preserve'>{_escaped(words)}</w:t></w:r></w:p>"
        for n, (who, words) in _numbered(talk)
    )
    return docx(said)


def named_docx(talk: Talk) -> bytes:
    """A Word file with a paragraph `Name: text` for each turn."""
    return docx(
        "".join(f"<w:p><w:r><w:t>{_escaped(who)}: {_escaped(words)}</w:t></w:r></w:p>" for who, words in talk)
    )


def segments(talk: Talk) -> str:
    """A JSON list with seconds, as Whisper and its kin write it."""
    rows = [
        {"start": n + 0.5, "end": n + 1.5, "speaker": who, "text": words}
        for n, (who, words) in _numbered(talk)
    ]
    return json.dumps({"segments": rows}, ensure_ascii=False)


WRITERS: dict[str, tuple[Callable[[Talk], str | bytes], str]] = {
    "zoom": (zoom, "a.vtt"),
    "teams": (teams, "a.vtt"),
    "srt": (srt, "a.srt"),
    "srt with some names": (srt_once, "a.srt"),
    "sbv": (sbv, "a.sbv"),
    "plain": (plain, "a.txt"),
    "meet": (meet, "a.md"),
    "otter": (otter, "a.txt"),
    "json": (segments, "a.json"),
}
PACKED: dict[str, tuple[Callable[[Talk], bytes], str]] = {
    "teams in word": (teams_docx, "a.docx"),
    "names in word": (named_docx, "a.docx"),
}


def _numbered(talk: Talk) -> list[tuple[int, tuple[str, str]]]:
    return list(enumerate(talk, start=1))


def _clock(second: int, mark: str = ".") -> str:
    return f"00:{second // 60:02}:{second % 60:02}{mark}000"


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

"""Any talk, written in any format, reads back with the same words, names and order; damage loses nothing.

What is damaged is read or refused. What is read keeps every spoken word that still stands in the file: in a
turn, in a name, or in a gap.
"""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from getsit.errors import CannotRead
from getsit.model.conversation import Conversation
from tests.unit.reading.makers import letters
from tests.unit.reading.transcripts.talk_files import PACKED, WRITERS, Talk, joined, read, recall, turns

NAMES = st.sampled_from(
    [
        "Ana Ruiz",
        "Seán O'Brien",
        "Jean-Luc van Dam",
        "Ben",
        "田中",
        "MARTA",
        "Speaker 1",
        "Dr. Kofi Mensah",
        "Анна",
    ]
)
WORDS = st.sampled_from(
    """so two things: note: first Result: well, yes. no? ok… R&D 10:30 (laughs) [pause] 12 x<y 3>2 "quoted"
    it's naïve 日本語 שלום مرحبا https://example.org/a?b=c - – 50% i.e. hm; the depot""".split()
)
SPEECH = st.lists(WORDS, min_size=1, max_size=12).map(lambda words: " ".join(["we", *words]))


@st.composite
def _talks(draw: st.DrawFn) -> list[tuple[str, str]]:
    """A talk in which everybody named speaks more than once, as people do."""
    names = draw(st.lists(NAMES, min_size=2, max_size=4, unique=True))
    order = [*names, *names, *draw(st.lists(st.sampled_from(names), max_size=8))]
    return [(name, draw(SPEECH)) for name in order]


@pytest.mark.parametrize("kind", WRITERS)
@settings(max_examples=50)
@given(talk=_talks())
def test_a_talk_reads_back_as_it_was_said(kind: str, talk: Talk) -> None:
    writer, name = WRITERS[kind]
    assert turns(read(writer(talk), name)) == joined(talk)


@pytest.mark.parametrize("kind", PACKED)
def test_a_talk_reads_back_from_word(kind: str) -> None:
    talk = [
        ("Ana Ruiz", "we note: two things: x<y & R&D"),
        ("Ben", "well, yes."),
        ("Ana Ruiz", "at 10:30"),
        ("Ben", "no?"),
    ]
    writer, name = PACKED[kind]
    assert turns(read(writer(talk), name)) == talk


SPOKEN = [f"zq{a}{b}" for a in "bcdfghjklmnp" for b in "bcdfghjklmnp"]
TALK = [
    (who, " ".join(SPOKEN[at * 6 : at * 6 + 6]))
    for at, who in enumerate(["Ana Ruiz", "Ben", "Ana Ruiz", "Marta", "Ben", "Ana Ruiz"] * 2)
]
PIECES = st.sampled_from(
    ["\n", "\n\n", ":", ": ", " --> ", "00:00:01.000 --> 00:00:02.000", "7", "<", ">", "</v>", "<v ", "NOTE ",
     "WEBVTT", "STYLE", "\ufeff", "\x00", "-", "[", "]", "(", "**", "#", "# ", "\t", "  0:12", "&",
     "&amp;", '"', "\\", "{", "}", ",", "null", "\r", "\u2028", "Ana Ruiz: ", "they: "]
)  # fmt: skip


@st.composite
def _damaged(draw: st.DrawFn, text: str) -> str:
    """The text after a few cuts, insertions and moved lines."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(text) - 1)))
        what = draw(st.sampled_from(["cut", "insert", "insert", "move", "double"]))
        if what == "cut":
            text = text[:at] + text[at + draw(st.integers(1, 30)) :]
        elif what == "insert":
            text = text[:at] + draw(PIECES) + text[at:]
        elif what == "double":
            text = text[: at + 20] + text[at:]
        else:
            lines = text.splitlines(keepends=True)
            text = "".join([*lines[1:], *lines[:1]])
    return text


@pytest.mark.parametrize("kind", WRITERS)
@settings(max_examples=50)
@given(data=st.data())
def test_damage_loses_no_word(kind: str, data: st.DataObject) -> None:
    writer, name = WRITERS[kind]
    text = writer(TALK)
    assert isinstance(text, str)
    damaged = data.draw(_damaged(text))
    try:
        talk = read(damaged, name)
    except CannotRead as refusal:
        assert "nothing was stored" in str(refusal)
        return
    assert not _words(damaged) - _kept(talk)


@given(data=st.data())
def test_damaged_notes_lose_no_word(data: st.DataObject) -> None:
    text = "\n".join(f"{'they' if at % 2 else 'me'}: {words}" for at, (_, words) in enumerate(TALK))
    damaged = data.draw(_damaged(text + "\n\nfree notes\n- and items\n"))
    assert letters(recall(damaged).text) or not letters(damaged)
    assert not _words(damaged) - _kept(recall(damaged))


@given(
    st.text(max_size=400) | st.lists(PIECES, max_size=60).map("".join),
    st.sampled_from(["a.vtt", "a.srt", "a.txt", "a.json"]),
)
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    try:
        talk = read(text.encode("utf-8", errors="ignore"), name)
    except CannotRead as refusal:
        assert len(str(refusal)) > 20
    else:
        assert letters(talk.text) or talk.text


@pytest.mark.parametrize(
    "piece",
    [" ", "a", "<", "<v ", "<v a", "&", "[", "*", "-", "0:0", "00:00 ", "Ana: ", "a b ", "\n", "\n#",
     "Ana 0:12\n", ":",
     "'", '"', "{\\a",
     "\t", "<c.", "</v", "1\n", "--> ", "NOTE", ">>", "\ufeff"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.vtt", "a.txt", "a.json"])
def test_a_long_run_of_one_thing_ends(piece: str, name: str) -> None:
    """With an expression that goes back over its own steps this would take minutes."""
    head = {
        "a.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n",
        "a.txt": "Ana: x\nBen: y\n",
        "a.json": '[{"text": "',
    }[name]
    try:
        read((head + piece * (60_000 // len(piece))).encode(), name)
    except CannotRead as refusal:
        assert str(refusal)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"zq[b-p]{2}", text))


def _kept(talk: Conversation) -> Counter[str]:
    """The words in turns, names and gaps; a gap may show some that a turn also has."""
    places = [talk.text, *(speaker.name for speaker in talk.speakers), *(gap.raw for gap in talk.gaps)]
    kept: Counter[str] = Counter()
    for place in places:
        kept += _words(place)
    return kept

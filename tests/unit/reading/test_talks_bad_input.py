"""Whatever is brought as a transcript is read or refused in one sentence; never a traceback."""

import json
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from getsit import errors
from getsit.reading.sniff import Found, sniff
from tests.unit.reading.makers import At, letters, packed, pdf
from tests.unit.reading.talk_files import FORMATS, SAMPLE, hear, recall

LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
HEAVY = (Found.DOCX, Found.PDF, Found.HTML)
TYPES = st.sampled_from(["a.vtt", "a.srt", "a.sbv", "a.txt", "a.json", "a.md", "a"])
PIECES = st.sampled_from(
    ["WEBVTT", "\n", "\n\n", "1", "00:00:01.000 --> 00:00:02.000", "0:00:01.000,0:00:02.000", "Ana: ", "**",
     "<v Ana>", "</v>", "<c", "&amp;", "&#x110000;", "Ana  0:12", "[00:01] ", "NOTE", "# ", "{", "[",
     '"text":', "}", "\x00", "\ufeff", "\u202e", "-->", ":", "：", "they: ", "99:99", "\t", "words and more"]
)  # fmt: skip


@pytest.mark.parametrize("read", [hear, recall])
@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"", "a.vtt", errors.NothingInside),
        (b"\n \n", "a.srt", errors.NothingInside),
        (b"\xef\xbb\xbf", "a.txt", errors.NothingInside),
        (bytes(range(256)) * 20, "a.vtt", errors.CannotRead),
        (b"\x7fELF" + b"\x00" * 200, "a.vtt", errors.FormatUnknown),
        (pdf([[At(text="Ana: hello", x=60, y=700)]]), "a.pdf", errors.FormatUnknown),
        (b"<!doctype html><html><body><p>Ana: hello</p></body></html>", "a.html", errors.FormatUnknown),
        (LOCKED, "a.docx", errors.Locked),
        (packed({"word/document.xml": b"<a"}), "a.docx", errors.Broken),
        (b"[" * 100_000 + b"]" * 100_000, "a.json", errors.CannotRead),
        (b'[{"text": "Hel', "a.json", errors.Broken),
    ],
)
def test_each_mistake_is_refused_in_a_sentence(
    read: Callable[[bytes, str], object], data: bytes, name: str, kind: type[errors.CannotRead]
) -> None:
    if read is recall and name.endswith(".json"):
        return
    with pytest.raises(kind) as refusal:
        read(data, name)
    assert name in str(refusal.value)
    assert "nothing was stored" in str(refusal.value)
    assert "{" not in str(refusal.value)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("WEBVTT\n", "a.vtt"),
        ("WEBVTT\n\nNOTE nothing yet\n", "a.vtt"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\n", "a.vtt"),
        ("1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\n", "a.srt"),
        ('{"name": "Ana", "age": 4}', "a.json"),
        ('{"segments": []}', "a.json"),
        ('[{"text": ""}, {"text": "  "}]', "a.json"),
    ],
)
def test_files_without_a_spoken_word_are_refused(raw: str, name: str) -> None:
    with pytest.raises(errors.NoTextInside):
        hear(raw, name)


def test_json_that_is_nested_too_deep_is_refused() -> None:
    with pytest.raises(errors.CannotRead):
        hear('{"data":' * 5_000 + "[]" + "}" * 5_000, "a.json")


@given(data=st.binary(max_size=300), name=TYPES)
def test_random_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    if sniff(data) not in HEAVY:
        _read_or_refuse(data, name)


@given(pieces=st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=40), name=TYPES)
def test_random_text_is_read_or_refused(pieces: list[str], name: str) -> None:
    data = "".join(pieces).encode(errors="surrogatepass")
    if sniff(data) not in HEAVY:
        _read_or_refuse(data, name)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=30)
@given(seed=st.integers(0, 100_000))
def test_a_spoilt_transcript_is_read_or_refused(name: str, seed: int) -> None:
    data = _spoilt(FORMATS[name](SAMPLE), chance=random.Random(seed)).encode()
    if sniff(data) not in HEAVY:
        _read_or_refuse(data, name)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from("text words word speaker start end start_ms segments results name time".split()),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(value=JSON)
def test_any_json_is_read_or_refused(value: object) -> None:
    _read_or_refuse(json.dumps({"segments": value}).encode(), "a.json")
    _read_or_refuse(json.dumps([value]).encode(), "a.json")


LONG = 200_000
HOSTILE = {
    "letters": "a" * LONG,
    "words": "word " * (LONG // 5),
    "spaces": "Ana: x" + " " * LONG + "y",
    "colons": "a:" * (LONG // 2),
    "fullwidth colons": "：" * (LONG // 3),
    "names": "Ana Ruiz: " * (LONG // 10),
    "asterisks": "*" * LONG + "Ana: x",
    "brackets": "[(" * (LONG // 2) + "Ana: x",
    "open tags": "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v " * (LONG // 3) + "x",
    "open angles": "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<" * LONG + "x",
    "braces": "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "{\\an" * (LONG // 4) + "x",
    "ampersands": "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "&" * LONG + "x",
    "times": "0:00 " * (LONG // 5) + "x",
    "arrows": "00:01.000 --> " * (LONG // 14) + "x",
    "digits": "1" * LONG + "x",
    "settings": "WEBVTT\n\n00:01.000 --> 00:02.000 " + "a:b " * (LONG // 4) + "\nx",
    "tabs": "Ana" + "\t" * LONG + "0:12\nx",
    "dashes": "-" * LONG + " Ana: x",
    "hashes": "#" * LONG + " Ana: x",
    "empty lines": "Ana: x\n" + "\n" * (LONG // 4) + "Ben: y",
    "short lines": "Ana: x\nBen: y\n" * (LONG // 28),
    "empty cues": "WEBVTT\n\n" + "00:01.000 --> 00:02.000\n\n" * (LONG // 50) + "x",
    "headings": "Ana  0:12\nx\nBen  0:13\ny\n" * (LONG // 48),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_does_not_stop_us(raw: str) -> None:
    """No clock here: what grows with the square of its length would take hours and hold up the whole run."""
    _read_or_refuse(raw.encode(), "a.txt")


@pytest.mark.parametrize("read", [hear, recall])
def test_one_long_line_is_read_whole(read: Callable[[str, str], object]) -> None:
    words = "we lost nine people " * 100_000
    conversation = hear(f"Ana: {words}", "a.txt") if read is hear else recall(words, "a.txt")
    assert len(letters(conversation.text)) >= len(letters(words))


def _read_or_refuse(data: bytes, name: str) -> None:
    for read in (hear, recall):
        try:
            read(data, name)
        except errors.CannotRead as refusal:
            assert str(refusal).endswith(".")


def _spoilt(text: str, *, chance: random.Random) -> str:
    lines = text.split("\n")
    for _ in range(chance.randrange(1, 8)):
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                lines[one] = lines[one][: chance.randrange(len(lines[one]) + 1)]
            case 1:
                lines.insert(one, lines[other])
            case 2:
                lines[one], lines[other] = lines[other], lines[one]
            case 3:
                lines = [line for line in lines if line.strip()] or [""]
            case 4:
                lines[one] += chance.choice(["\x00", "\ufeff", "\r", "\u2028", "\x0b", "\u202e"])
            case _:
                lines[one] = lines[one].replace(":", chance.choice(["", "::", "："]))
    return chance.choice(["\n", "\r\n", "\r"]).join(lines)

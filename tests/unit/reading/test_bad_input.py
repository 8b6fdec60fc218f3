"""Whatever a person brings by mistake is read or refused in one sentence; never a traceback."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from getsit import errors
from getsit.reading import LIMIT, docx, isolate
from getsit.reading import pdf as pdf_reader
from getsit.reading.isolate import read_apart
from getsit.reading.sniff import PACKED_LIMIT, TEXT_LIMIT, Found, sniff
from tests.unit.reading.makers import At, assert_blocks_hold, packed, paragraph, pdf, read
from tests.unit.reading.makers import docx as a_docx

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 60
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
ODT = b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text" + b"\x00" * 40


@pytest.mark.parametrize(
    ("data", "name", "kind", "says"),
    [
        (b"", "cv.pdf", errors.NothingInside, "is empty"),
        (b" \n ", "cv.txt", errors.NothingInside, "is empty"),
        (PNG, "scan.png", errors.NoTextInside, "a picture"),
        (PNG, "scan.pdf", errors.NoTextInside, "a picture"),
        (b"{\\rtf1\\ansi words}", "cv.rtf", errors.FormatUnknown, "rich text"),
        (ODT, "cv.odt", errors.FormatUnknown, "OpenDocument"),
        (OLE, "cv.doc", errors.FormatUnknown, "old Word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "cv.docx", errors.Locked, "password"),
        (b"ID3" + b"\x00" * 90, "talk.mp3", errors.FormatUnknown, "recording"),
        (b"\x7fELF" + b"\x00" * 90, "cv.txt", errors.FormatUnknown, "program"),
        (b"%PDF-1.7 x", "cv.docx", errors.FormatMistaken, "a PDF"),
        (b"%PDF-1.7 x", "cv.txt", errors.FormatMistaken, "a PDF"),
        (b"just words", "cv.pdf", errors.FormatMistaken, "text"),
        (b"just words", "cv.docx", errors.FormatMistaken, "text"),
        (bytes(range(1, 256)), "cv.txt", errors.LettersUnreadable, "UTF-8"),
        (b"\x00" * 500, "cv.txt", errors.LettersUnreadable, "not letters"),
        (b"%PDF-1.7 nothing more", "cv.pdf", errors.Broken, "damaged"),
        (packed({"word/document.xml": b"<a"}), "cv.docx", errors.Broken, "damaged"),
        (packed({"a.xlsx": b"x"}), "cv.zip", errors.FormatUnknown, "ZIP"),
    ],
)
def test_each_mistake_has_its_own_sentence(
    data: bytes, name: str, kind: type[errors.CannotRead], says: str
) -> None:
    with pytest.raises(kind) as refusal:
        read(data, name)
    sentence = str(refusal.value)
    assert name in sentence
    assert says in sentence
    assert "nothing was stored" in sentence
    assert "{" not in sentence


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"a" * (TEXT_LIMIT + 1), "long.txt"),
        (b"%PDF-" + b"a" * PACKED_LIMIT, "long.pdf"),
        (b"a" * (LIMIT + 1), "long"),
    ],
)
def test_too_much_is_refused_before_it_is_read(data: bytes, name: str) -> None:
    with pytest.raises(errors.TooLarge, match=r"the limit is \d+ MB"):
        read(data, name)


def test_a_parser_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(errors.TooSlow, match=r"cv\.pdf took longer"):
        read_apart("pdf", pdf([[At(text="words", x=60, y=700)]]), name="cv.pdf", seconds=0.001)


def test_a_parser_that_dies_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate.sys, "executable", "/bin/false")
    with pytest.raises(errors.Broken, match="our reader stopped at it"):
        read_apart("pdf", b"%PDF-", name="cv.pdf")


def test_a_parser_that_talks_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "OUTPUT_LIMIT", 10)
    with pytest.raises(errors.Broken, match="unpacks to more than we read"):
        read_apart("pdf", pdf([[At(text="words", x=60, y=700)]]), name="cv.pdf")


@given(data=st.binary(max_size=300), name=st.sampled_from(["a.txt", "a.md", "a", "a.csv"]))
def test_random_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    if sniff(data) in (Found.PDF, Found.DOCX, Found.HTML, Found.WEB_ARCHIVE):
        return
    try:
        document = read(data, name)
    except errors.CannotRead as refusal:
        assert str(refusal).endswith(".")
        return
    assert_blocks_hold(document)


WORD = a_docx(paragraph("Ana Real") + paragraph("• Led 22 people") * 20)
PRINT = pdf([[At(text=f"Line {n} of the page", x=60, y=700 - 13 * n) for n in range(20)]] * 2)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), cuts=st.integers(1, 30))
def test_a_spoilt_word_document_is_read_or_refused(seed: int, cuts: int) -> None:
    try:
        docx.parse(_spoilt(WORD, seed=seed, cuts=cuts))
    except errors.CannotRead:
        return


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), cuts=st.integers(1, 60))
def test_a_spoilt_pdf_is_read_or_refused(seed: int, cuts: int) -> None:
    try:
        pdf_reader.parse(_spoilt(PRINT, seed=seed, cuts=cuts))
    except errors.CannotRead:
        return


def _spoilt(data: bytes, *, seed: int, cuts: int) -> bytes:
    chance = random.Random(seed)
    spoilt = bytearray(data)
    for _ in range(cuts):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt[: chance.randrange(len(spoilt) // 2, len(spoilt))] if seed % 3 == 0 else spoilt)

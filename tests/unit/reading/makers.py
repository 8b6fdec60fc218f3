"""Makes small files of each format for the tests of the readers. Knows formats, not readers."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from getsit.model.document import BlockKind, Document, DocumentKind, Raw
from getsit.reading import read_document
from tests.builders import MORNING

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def read(data: bytes | str, name: str = "file.txt", *, media_type: str = "") -> Document:
    """The document that the bytes are read as."""
    raw = Raw(
        name=name,
        data=data.encode() if isinstance(data, str) else data,
        origin=name,
        media_type=media_type,
    )
    return read_document(raw, kind=DocumentKind.HOMEWORK, id="doc", received=MORNING)


def seen(document: Document, kind: BlockKind) -> list[str]:
    """The texts of all blocks of that kind."""
    return [document.text[block.start : block.end] for block in document.blocks if block.kind is kind]


def assert_blocks_hold(document: Document) -> None:
    """Every block lies in the text, has words, and overlaps another only as a field inside it."""
    outer = [block for block in document.blocks if not (block.kind is BlockKind.FIELD and block.name)]
    place = 0
    for block in sorted(outer, key=lambda block: block.start):
        assert place <= block.start < block.end <= len(document.text)
        place = block.end
    for block in document.blocks:
        assert document.text[block.start : block.end].strip()
        assert document.quote(block.start, block.end).holds_in(document.text)


def letters(text: str) -> str:
    """The letters and digits of a text alone, in order."""
    return "".join(letter for letter in text if letter.isalnum())


# Word documents


def docx(body: str, *, parts: dict[str, str] | None = None) -> bytes:
    """A Word document with that body (WordprocessingML) and those further parts under `word/`."""
    return packed(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": _wrapped("document", f"<w:body>{body}</w:body>").encode(),
            **{f"word/{name}": content.encode() for name, content in (parts or {}).items()},
        }
    )


def packed(files: dict[str, bytes]) -> bytes:
    """A ZIP file of those files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return data.getvalue()


def part(tag: str, content: str) -> str:
    """A part such as a header, with its content."""
    return _wrapped(tag, content)


def paragraph(text: str, *, properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{words(text)}</w:r></w:p>"


def words(text: str) -> str:
    """A text element."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def _wrapped(tag: str, content: str) -> str:
    return f'<w:{tag} xmlns:w="{W}" xmlns:mc="{MC}">{content}</w:{tag}>'


# PDFs


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """Words at a place of a page, in points from its lower left corner."""

    text: str
    x: float
    y: float
    size: float = 10
    bold: bool = False


def pdf(pages: Sequence[Sequence[At | str]], *, trailer: str = "") -> bytes:
    """A PDF whose pages hold those words, in Helvetica; a string is drawing, in PDF's own operators."""
    count = len(pages)
    fonts = "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    fonts += " /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> >>"
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(count))
    bodies = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"]
    for number, page in enumerate(pages):
        stream = "\n".join(map(_shown, page))
        bodies.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]"
            f" /Resources << /Font {fonts} >> /Contents {4 + 2 * number} 0 R >>"
        )
        length = len(stream.encode("cp1252"))
        bodies.append(f"<< /Length {length} >>\nstream\n{stream}\nendstream")
    return _numbered(bodies, trailer=trailer)


def column(lines: Sequence[str], *, x: float, top: float, size: float = 10, step: float = 13) -> list[At]:
    """Lines under each other."""
    return [At(text=line, x=x, y=top - step * number, size=size) for number, line in enumerate(lines)]


def _shown(at: At | str) -> str:
    if isinstance(at, str):
        return at
    text = at.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F{2 if at.bold else 1} {at.size} Tf {at.x} {at.y} Td ({text}) Tj ET"


def _numbered(bodies: Sequence[str], *, trailer: str) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(data)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(bodies) + 1
    data += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    return data + f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF".encode()

"""The brief as a tagged PDF of one A4 page, set by typst. Words travel as JSON, never as its markup."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from getsit.sheets.brief import BriefSheet, ever_tighter
from getsit.sheets.printable import printable
from getsit.text.wording import Wording

FOLDER = Path(__file__).parent


def brief_pdf(sheet: BriefSheet, *, wording: Wording) -> bytes:
    """The page: the first of ever tighter sheets that fits, with a line that says how much gave way."""
    import typst

    sheets = [_plain(one, wording) for one in ever_tighter(sheet)]
    made: bytes = typst.compile(
        FOLDER / "brief.typ",
        format="pdf",
        font_paths=[FOLDER / "fonts"],
        sys_inputs={"sheets": json.dumps(sheets)},
        pdf_standards="ua-1",
    )
    return made


def _plain(sheet: BriefSheet, wording: Wording) -> Mapping[str, object]:
    left_off = wording.say("sheets.left_off", count=sheet.left_off) if sheet.left_off else ""
    return {name: _printable(value) for name, value in (asdict(sheet) | {"left_off": left_off}).items()}


def _printable(value: object) -> object:
    """The same without control characters, which no font has and no tagged PDF may hold."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _printable(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_printable(one) for one in value]
    return value

"""JSON Resume: every value a field with the standard's own name."""

import json

from hypothesis import given
from hypothesis import strategies as st

from getsit.model.document import BlockKind
from getsit.reading.json_resume import SECTIONS, is_resume, read_resume
from getsit.reading.pieces import lay_out
from tests.unit.reading.makers import assert_blocks_hold, letters, read, seen

RESUME = {
    "$schema": "https://example.org/schema.json",
    "basics": {
        "name": "Ana Real",
        "label": "Stores lead",
        "location": {"city": "Leeds", "countryCode": "GB"},
    },
    "work": [
        {
            "position": "Shift manager",
            "name": "Marl Foods",
            "startDate": "2019-03",
            "endDate": "2023-01",
            "summary": "Ran the night shift\nof the depot.",
            "highlights": ["Moved picking forward", "Cut overtime by a fifth"],
        },
        {"company": "Brent Parcel", "position": "Team leader"},
    ],
    "skills": [{"name": "Planning", "level": "Master", "keywords": ["rota", "peaks"]}],
    "languages": [{"language": "Polish", "fluency": "B2"}],
    "hobbies": ["chess", 7],
}


def test_every_value_is_a_place_under_its_own_name() -> None:
    document = read(json.dumps(RESUME), "resume.json")
    assert_blocks_hold(document)
    wanted = {
        "basics.name": "Ana Real",
        "basics.location.city": "Leeds",
        "work[0].position": "Shift manager",
        "work[0].name": "Marl Foods",
        "work[0].startDate": "2019-03",
        "work[0].endDate": "2023-01",
        "work[0].highlights[1]": "Cut overtime by a fifth",
        "work[1].company": "Brent Parcel",
        "skills[0].keywords[1]": "peaks",
        "languages[0].fluency": "B2",
        "hobbies[1]": "7",
    }
    quotes = {name: document.field(name) for name in wanted}
    assert {name: quote and quote.exact for name, quote in quotes.items()} == wanted
    assert [gap.reason for gap in document.gaps] == ["These details were not written out: $schema."]


def test_the_text_reads_as_a_resume() -> None:
    document = read(json.dumps(RESUME), "resume.json")
    head = "Work\n\nShift manager, Marl Foods\n\n2019-03 – 2023-01\n\n"
    assert f"{head}Ran the night shift of the depot.\n\nMoved picking forward\nCut overtime" in document.text
    assert seen(document, BlockKind.ITEM)[0] == "Moved picking forward"


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=70),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=15,
)


@given(resume=st.dictionaries(st.sampled_from([*SECTIONS, "basics", "extra"]), _VALUES, max_size=6))
def test_anything_shaped_like_a_resume_is_read_and_no_string_is_lost(resume: dict[str, object]) -> None:
    text, blocks = lay_out(read_resume(resume).pieces)
    assert all(text[block.start : block.end].strip() for block in blocks)
    kept = letters(text)
    assert all(letters(words) in kept for words in _strings(resume))


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [
            words
            for key, inner in value.items()
            if key not in ("$schema", "meta", "image", "picture")
            for words in _strings(inner)
        ]
    if isinstance(value, list):
        return [words for inner in value for words in _strings(inner)]
    return [value] if isinstance(value, str) else []


def test_a_posting_is_no_resume() -> None:
    assert is_resume(RESUME)
    assert not is_resume({"title": "Stores lead", "description": "x"})
    assert not is_resume([RESUME])

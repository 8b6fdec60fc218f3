"""Pages and postings: fields first and each a place in the text, else the page's main text."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit.errors import Broken, CannotRead, FormatUnknown
from getsit.model.document import BlockKind, Document
from getsit.reading import html, html_pieces, job_posting
from getsit.reading.pieces import lay_out
from tests.unit.reading.makers import assert_blocks_hold, letters, read, seen

POSTING: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Stores lead &amp; planner",
    "hiringOrganization": {"@type": "Organization", "name": "Marl Foods"},
    "jobLocation": {"@type": "Place", "address": {"addressLocality": "Leeds", "postalCode": "LS1"}},
    "datePosted": "2026-10-01",
    "validThrough": "2026-11-01",
    "employmentType": ["FULL_TIME", "TEMPORARY"],
    "baseSalary": {"currency": "GBP", "value": {"minValue": 31000, "maxValue": 34000, "unitText": "YEAR"}},
    "description": (
        "&lt;h2&gt;What you do&lt;/h2&gt;&lt;p&gt;Run two depots &amp;amp; a night shift.&lt;/p&gt;&lt;ul&gt;"
        "&lt;li&gt;Keep the Friday cut-off, week after week&lt;/li&gt;&lt;li&gt;Lead 22 people&lt;/li&gt;"
        "&lt;/ul&gt;"
    ),
    "url": "https://marl.example/jobs/7",
}
FRAME = "<nav>Home Jobs About</nav><footer>Cookies and terms of this site</footer>"


def a_page(*scripts: object, body: str = "") -> str:
    """A page with that linked data (as JSON, or as it stands) and body."""
    data = "".join(
        f'<script type="application/ld+json">{one if isinstance(one, str) else json.dumps(one)}</script>'
        for one in scripts
    )
    return f"<!doctype html><html><head><title>A job</title>{data}</head><body>{FRAME}{body}</body></html>"


def field(document: Document, name: str) -> str | None:
    quote = document.field(name)
    return quote.exact if quote else None


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (a_page(POSTING), "job.html"),
        (a_page({"@graph": [{"@type": "WebSite"}, POSTING]}), "job.html"),
        (a_page("{broken", [POSTING]), "job.txt"),
        (json.dumps(POSTING), "job.json"),
        (json.dumps(POSTING) + "\n" + json.dumps({**POSTING, "title": "Another"}) + "\n", "jobs.jsonl"),
    ],
)
def test_the_fields_of_a_posting_stand_at_its_top_under_their_own_names(data: str, name: str) -> None:
    document = read(data, name)
    assert_blocks_hold(document)
    assert field(document, "title") == "Stores lead & planner"
    assert field(document, "hiringOrganization.name") == "Marl Foods"
    assert field(document, "jobLocation") == "Leeds, LS1"
    assert field(document, "datePosted") == "2026-10-01"
    assert field(document, "validThrough") == "2026-11-01"
    assert field(document, "employmentType") == "FULL_TIME"
    assert field(document, "baseSalary") == "31000 – 34000 GBP YEAR"
    assert seen(document, BlockKind.HEADING) == ["Stores lead & planner", "What you do"]
    assert seen(document, BlockKind.PARAGRAPH) == ["Run two depots & a night shift."]
    assert seen(document, BlockKind.ITEM) == ["Keep the Friday cut-off, week after week", "Lead 22 people"]


def test_what_was_not_written_out_is_said() -> None:
    reasons = [gap.reason for gap in read(json.dumps([POSTING, POSTING]), "jobs.json").gaps]
    assert "These details were not written out: url." in reasons
    assert any(reason.startswith("1 more postings") for reason in reasons)


def test_of_several_postings_the_one_that_the_page_is_about_is_read() -> None:
    other = {**POSTING, "title": "Night porter"}
    page = a_page(other, POSTING, body="<h1>Stores lead &amp; planner</h1>")
    assert field(read(page, "job.html"), "title") == "Stores lead & planner"


def test_the_projects_own_job_schema_is_read_as_a_posting() -> None:
    job = {
        "title": "Stores lead",
        "company": "Marl Foods",
        "type": "Full-time",
        "description": "Run two depots.",
        "responsibilities": ["Keep the cut-off", "Lead 22 people"],
        "skills": [{"name": "Planning", "level": "Master", "keywords": ["rota"]}],
    }
    document = read(json.dumps(job), "job.json")
    assert field(document, "hiringOrganization.name") == "Marl Foods"
    assert field(document, "responsibilities[1]") == "Lead 22 people"
    assert field(document, "skills[0]") == "Planning, Master, rota"


PASSAGE = "We run two depots and a night shift, and we keep missing the Friday cut-off in winter. "


def test_without_linked_data_the_main_text_is_read_and_the_frame_is_said() -> None:
    main = f"<h2>About</h2><p>{PASSAGE * 3}</p><ul><li>Lead <b>22</b> people<ul><li>by night</li></ul></ul>"
    table = "<table><tr><th>Site</th><th>Late</th></tr><tr><td>Hull</td><td>7 %</td></tr></table>"
    others = "<p><a href=x>Another job with a very long name indeed</a></p>" * 9
    body = (
        "<header><h1>Stores lead</h1><div>Marl Foods</div></header>"
        f"<div><div>{main}{table}</div></div><div><h3>Similar jobs</h3>{others}</div>"
    )
    document = read(a_page("not json", body=body), "job.html")
    assert_blocks_hold(document)
    assert seen(document, BlockKind.HEADING) == ["Stores lead", "About"]
    assert "Marl Foods" in document.text
    assert seen(document, BlockKind.ITEM) == ["Lead 22 people", "by night"]
    assert seen(document, BlockKind.ROW) == ["Site\tLate", "Hull\t7 %"]
    assert "Similar jobs" not in document.text
    assert "Cookies" not in document.text
    assert {gap.place for gap in document.gaps} == {"script", ""}


def test_bullets_behind_line_breaks_are_items_and_bold_lines_headings() -> None:
    page = a_page(
        body="<p><strong>What you bring</strong></p><p>- patience<br>- a <i>driving</i> licence</p>"
    )
    document = read(page, "job.html")
    assert seen(document, BlockKind.HEADING) == ["What you bring"]
    assert seen(document, BlockKind.ITEM) == ["patience", "a driving licence"]


@pytest.mark.parametrize(
    ("page", "media_type"),
    [
        ("<html><head><meta charset='iso-8859-2'></head><p>Łódź depot</p>".encode("iso-8859-2"), ""),
        ("<html><p>Łódź depot</p>".encode("iso-8859-2"), "text/html; charset=ISO-8859-2"),
        ("<html><p>Łódź depot</p>".encode(), "text/html; charset=iso-8859-2"),
        ("<html><p>Łódź depot</p>".encode("utf-16"), ""),
    ],
)
def test_a_page_is_read_in_the_letters_it_declares(page: bytes, media_type: str) -> None:
    assert read(page, "job.html", media_type=media_type).text == "Łódź depot"


def test_a_page_saved_as_one_file_is_read_like_a_page() -> None:
    page = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=XX\r\n\r\n"
        "--XX\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<html><h1>Stores lead</h1><p>caf=C3=A9</p></html>\r\n--XX--\r\n"
    )
    assert read(page, "job.mhtml").text == "Stores lead\n\ncafé"


def test_ten_thousand_nested_tags_are_read() -> None:
    page = "<html><body>" + "<div>" * 10_000 + "deep words" + "</div>" * 10_000
    assert read(page, "deep.html").text == "deep words"


def test_tables_inside_tables_without_end_are_refused_in_a_sentence() -> None:
    with pytest.raises(Broken, match="nested too deep"):
        read("<html><body>" + "<table><tr><td>" * 5_000 + "words", "deep.html")


@pytest.mark.parametrize(
    "value", [{}, [1, 2], {"a": {"b": "c"}}, "text", 7, {"@type": "Person", "name": "Ana"}]
)
def test_json_of_another_kind_is_refused(value: object) -> None:
    with pytest.raises(CannotRead) as refusal:
        read(json.dumps(value), "data.json")
    if not isinstance(value, str | int):
        assert isinstance(refusal.value, FormatUnknown)


def test_json_that_is_none_says_on_which_line() -> None:
    with pytest.raises(Broken, match="line 2 is not JSON"):
        read('{"title": "x",\n oops}', "job.json")


_TAGS = "p div li ul ol b strong h1 h3 br table tr td th span a dl dt dd pre nav section".split()
_BITS = st.one_of(
    st.text(alphabet="abc dé1\n\t•-", max_size=12),
    st.sampled_from([f"<{tag}>" for tag in _TAGS] + [f"</{tag}>" for tag in _TAGS]),
)


@given(bits=st.lists(_BITS, max_size=40))
def test_no_letter_of_a_fragment_is_lost(bits: list[str]) -> None:
    source = "".join(bits)
    text, _ = lay_out(html_pieces.pieces_of_fragment(source))
    plain = "".join(bit for bit in bits if not bit.startswith("<"))
    in_tables = any(tag in source for tag in ("<t", "</t"))  # a browser moves words out of broken tables
    found, wanted = letters(text), letters(plain)
    assert sorted(found) == sorted(wanted) if in_tables else found == wanted


@given(data=st.text(max_size=300))
def test_any_text_between_tags_is_read_without_an_error(data: str) -> None:
    html.read_page(f"<html><body><h1>x</h1>{data}</body>")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*POSTING, "name", "value", "address", "skills"]), inner, max_size=5
        )
    ),
    max_leaves=12,
)


@given(value=st.dictionaries(st.sampled_from([*POSTING, "skills", "qualifications"]), _JSON, max_size=8))
def test_a_posting_with_anything_in_its_fields_is_read(value: dict[str, object]) -> None:
    text, blocks = lay_out(job_posting.read_posting(value).pieces)
    assert all(text[block.start : block.end].strip() for block in blocks)

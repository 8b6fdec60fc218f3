"""A saved or fetched page to pieces: a JobPosting in its linked data first, else the page's main text.

Knows where pages keep their text and what their frames look like. What is left out is said in a gap.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from getsit.model.document import Gap
from getsit.reading.html_pieces import has_tags, pieces_of, pieces_under, unescape, walk
from getsit.reading.job_posting import read_posting
from getsit.reading.json_files import find_postings
from getsit.reading.pieces import Piece, Reading, one_line
from getsit.reading.plain import parse_text
from getsit.reading.told import gap

_FRAME = (
    "nav, footer, aside, form, dialog, [role=navigation], [role=dialog], [role=alertdialog],"
    " [role=search], [role=contentinfo], [aria-modal=true]"
)
_ROOMS = frozenset({"div", "section", "article", "main", "td", "body", "center"})
_PASSAGE = 60  # letters; a text node this long, outside links, is taken for part of the page's text
_MOST = 0.75  # of the page's passages stand in the element that we take for its main text
_LITTLE_MORE = 1.35  # an element around it with at most this much more text belongs to it
_SHORT_DESCRIPTION = 200  # letters; some pages put only a teaser into their linked data


@dataclass(slots=True)
class _Weight:
    """What stands below an element: its letters, those in passages outside links, and a main heading."""

    letters: int = 0
    passages: int = 0
    heading: bool = False

    def add(self, inner: "_Weight") -> None:
        self.letters += inner.letters
        self.passages += inner.passages
        self.heading = self.heading or inner.heading


def parse(data: bytes) -> Reading:
    """The pieces of a page in UTF-8."""
    return read_page(data.decode("utf-8", errors="replace"))


def read_page(page: str) -> Reading:
    """The pieces of a page: its JobPosting where its linked data has one, its main text otherwise."""
    if not has_tags(page):
        return parse_text(page)
    tree = LexborHTMLParser(page)
    postings, gaps = _linked_postings(tree)
    if not postings:
        main = _main_text(tree)
        return Reading(pieces=main.pieces, gaps=(*gaps, *main.gaps))
    posting = _one_of(postings, tree)
    reading = read_posting(posting, more=len(postings) - 1)
    if len(str(posting.get("description", ""))) < _SHORT_DESCRIPTION:
        main = _main_text(tree)
        return Reading(pieces=(*reading.pieces, *main.pieces), gaps=(*reading.gaps, *main.gaps))
    return Reading(pieces=reading.pieces, gaps=(*reading.gaps, gap("around")))


def _linked_postings(tree: LexborHTMLParser) -> tuple[list[Mapping[str, object]], list[Gap]]:
    postings: list[Mapping[str, object]] = []
    gaps: list[Gap] = []
    for script in tree.css('script[type*="ld+json"]'):
        text = script.text(strip=True)
        try:
            postings += find_postings([_load(text)])
        except (ValueError, RecursionError):
            gaps.append(gap("bad_linked_data", place="script", raw=text))
    return postings, gaps


def _load(text: str) -> object:
    """Linked data as sites write it: with line feeds inside strings, in comments, or escaped as HTML."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").rstrip(";")
    try:
        return json.loads(text, strict=False)
    except ValueError:
        return json.loads(unescape(text), strict=False)


def _one_of(postings: list[Mapping[str, object]], tree: LexborHTMLParser) -> Mapping[str, object]:
    """The posting whose title the page itself bears, else the first."""
    shown = one_line(" ".join(node.text() for node in tree.css("h1, title"))).casefold()
    for posting in postings:
        title = one_line(unescape(str(posting.get("title", "")))).casefold()
        if title and title in shown:
            return posting
    return postings[0]


def _main_text(tree: LexborHTMLParser) -> Reading:
    body = tree.body
    if body is None:
        return Reading(pieces=())
    frame = _take_out_frame(body)
    weights = _weigh(body)
    main = _main_element(body, weights)
    pieces = [*_before(body, main), *pieces_under(main)] or pieces_under(body)
    letters = sum(len(piece.text) for piece in pieces)
    left = len(frame) + max(0, weights[body.mem_id].letters - letters)
    gaps = (gap("chrome", number=left, raw=frame),) if left > 0 else ()
    return Reading(pieces=tuple(pieces), gaps=gaps)


def _take_out_frame(body: LexborNode) -> str:
    """Removes menus, forms and footers, unless the page's own heading or most of its text is inside."""
    taken: list[str] = []
    whole = len(_words(body))
    for node in body.css(_FRAME):
        words = _words(node)
        if node.css_first("h1") is None and len(words) < whole / 2:
            taken.append(words)
            node.decompose()
    return " ".join(filter(None, taken))


def _weigh(body: LexborNode) -> dict[int, _Weight]:
    """What stands below each element, by the element's place in memory."""
    weights = {body.mem_id: _Weight()}
    open_elements, linked = [weights[body.mem_id]], 0
    for node, entering in walk(body):
        if node.is_text_node:
            text = (node.text_content or "").strip() if entering else ""
            open_elements[-1].letters += len(text)
            open_elements[-1].passages += len(text) if len(text) >= _PASSAGE and not linked else 0
        elif entering:
            linked += node.tag == "a"
            weights[node.mem_id] = _Weight(heading=node.tag == "h1")
            open_elements.append(weights[node.mem_id])
        else:
            linked -= node.tag == "a"
            closed = open_elements.pop()
            open_elements[-1].add(closed)
    return weights


def _main_element(body: LexborNode, weights: Mapping[int, _Weight]) -> LexborNode:
    main, whole = body, weights[body.mem_id].passages
    while whole:
        inner = [child for child in main.iter() if _has_most(weights.get(child.mem_id), whole)]
        if not inner or inner[0].tag not in _ROOMS:
            break
        main = inner[0]
    while main.parent is not None and main.mem_id != body.mem_id and not weights[main.mem_id].heading:
        if weights[main.parent.mem_id].letters > weights[main.mem_id].letters * _LITTLE_MORE:
            break
        main = main.parent
    return main


def _has_most(weight: _Weight | None, whole: int) -> bool:
    return weight is not None and weight.passages >= whole * _MOST


def _before(body: LexborNode, main: LexborNode) -> list[Piece]:
    """What stands between the page's heading and its main text: title, organisation, place."""
    heading = _heading_before(body, main)
    if heading is None:
        return []
    above = {main.mem_id}
    node = main
    while node.parent is not None:
        node = node.parent
        above.add(node.mem_id)
    while heading.parent is not None and heading.parent.mem_id not in above:
        heading = heading.parent
    return pieces_of(heading)


def _heading_before(body: LexborNode, main: LexborNode) -> LexborNode | None:
    heading = None
    for node, entering in walk(body):
        if node.mem_id == main.mem_id:
            return heading
        if entering and node.tag == "h1":
            heading = node
    return None


def _words(node: LexborNode) -> str:
    texts = (inner.text_content or "" for inner, entering in walk(node) if entering and inner.is_text_node)
    return one_line(" ".join(texts))

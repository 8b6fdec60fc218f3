"""Text put together from pieces that know what they rest on.

A template's own words are plain, what goes into its braces has a source. Knows nothing of letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from string import Formatter

from getsit.model.document import Quote
from getsit.model.letter import Claim, SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words and what they rest on."""

    text: str
    kind: SourceKind = SourceKind.PLAIN
    fact_id: str = ""
    need_id: str = ""
    quote: Quote | None = None
    source: str = ""


Line = tuple[Piece, ...]
Paragraph = Sequence[Line]


def plain(text: str) -> Line:
    """A line of our own words."""
    return (Piece(text=text),) if text else ()


def fill(template: str, **values: Piece) -> Line:
    """The template's literal words as plain pieces, with the values in place of its braces."""
    pieces: list[Piece] = []
    for literal, name, _, _ in Formatter().parse(template):
        if literal:
            pieces.append(Piece(text=literal))
        if name is not None:
            pieces.append(values[name])
    return tuple(pieces)


def literals(template: str) -> tuple[str, ...]:
    """The template's own words, around its braces."""
    return tuple(literal for literal, _, _, _ in Formatter().parse(template) if literal)


def compose(paragraphs: Sequence[Paragraph], *, between: str = " ") -> tuple[str, tuple[Claim, ...]]:
    """The text of the paragraphs, an empty line between them, and claims that cover all of it."""
    flat: list[Piece] = []
    for paragraph in paragraphs:
        if flat and paragraph:
            flat.append(Piece(text="\n\n"))
        for place, line in enumerate(paragraph):
            flat += [Piece(text=between)] if place else []
            flat += line
    return "".join(piece.text for piece in flat), _claims(flat)


def pick(variants: Sequence[str], seed: str, *, taken: Sequence[str] = ()) -> str:
    """One of the variants, always the same for that seed; the next one where it is taken already."""
    first = int(sha256(seed.encode()).hexdigest()[:8], 16) % len(variants)
    ordered = [*variants[first:], *variants[:first]]
    return next((variant for variant in ordered if variant not in taken), ordered[0])


def _claims(pieces: Sequence[Piece]) -> tuple[Claim, ...]:
    claims, place = [], 0
    for piece in pieces:
        end = place + len(piece.text)
        claims.append(
            Claim(start=place, end=end, kind=piece.kind, fact_id=piece.fact_id, need_id=piece.need_id,
                  quote=piece.quote, source=piece.source)
        )  # fmt: skip
        place = end
    return tuple(claims)

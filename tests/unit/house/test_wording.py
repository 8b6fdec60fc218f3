"""Wording and code name the same sentences: no key that nobody wrote, no sentence that nobody says.

Keys are read from the source as it is written: whole (`say("cli.new")`), or put together from fixed parts
and values (`say(f"words.kind.{kind}")`). A value counts when the source knows a word like it.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from getsit.text.wording import wording_of
from getsit.wording import load
from tests.unit.house.house import SOURCE, room, source_files, tree

Parts = tuple[str | None, ...]  # the fixed parts of a text, None where a value goes in

KEYS = tuple(wording_of(load()).keys(""))
FILES = "|".join(sorted(load()))
WHOLE_KEY = re.compile(rf"(?:{FILES})(?:\.[A-Za-z]\w*)+")
BEGINS_A_KEY = re.compile(rf"(?:{FILES})\.\w")
ENDS_A_KEY = re.compile(r"[._][a-z]")
OWN_SAY = {"reading": ("reading.", "reading.gap."), "adapters": ("fetching.",)}  # rooms that leave out theirs
SAYS = {"reading": {"say": "reading.", "gap": "reading.gap."}, "adapters": {"_say": "fetching."}}
PASSES_ON = SOURCE / "reading" / "told.py"  # it takes any key, so it says nothing of its own
TEMPLATES = sorted((SOURCE / "web" / "templates").glob("*.html"))
IN_BRACES = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
IN_QUOTES = re.compile(r'"([^"]*)"|\'([^\']*)\'')
JOINED = re.compile(r'"[^"]*"(?:\s*~\s*(?:"[^"]*"|[\w.]+))+')


def test_every_sentence_that_the_source_asks_for_is_written() -> None:
    missing = {
        key
        for key in _asked_for()
        if not any(re.match(_pattern(key) + ("$" if _is_whole(key) else ""), written) for written in KEYS)
    }
    assert missing == set()
    assert len(_asked_for()) > 300


def test_every_sentence_that_is_written_is_said_somewhere() -> None:
    assert [key for key in KEYS if not _is_said(key)] == []


@pytest.mark.parametrize("key", ["cli.nobody_says_this", "pages.help.step_of_snarkle", "words.kind.snarkle"])
def test_a_sentence_that_nobody_says_is_seen(key: str) -> None:
    assert not _is_said(key)


def _is_said(key: str) -> bool:
    return _is_built(key) or any(_is_said(stem) for end in _ends() for stem in _stems(key, end))


def _stems(key: str, end: Parts) -> Iterator[str]:
    """What the key is without that end, when it has it."""
    found = re.fullmatch(f"(.+?){_pattern(end)}", key)
    if found and _known(found.groups()[1:]):
        yield found[1]


def _is_built(key: str) -> bool:
    if (key,) in _texts():
        return True
    found = (begin.fullmatch(key) for begin in _begins())
    return any(match is not None and _known(match.groups()) for match in found)


def _known(values: tuple[str, ...]) -> bool:
    parts = (part for value in values for part in re.split(r"[._]", value))
    return all(not part or part.isdigit() or part in _words() for part in parts)


def _asked_for() -> set[Parts]:
    """Keys as the source asks for them; those that end in a value may be only the beginning of one."""
    full = _texts_in_full()
    whole = {text for text in full if len(text) == 1 and WHOLE_KEY.fullmatch(text[0] or "")}
    begun = {text for text in full if len(text) > 1 and BEGINS_A_KEY.match(text[0] or "")}
    own = {text for path in source_files() for text in _said_in(path)}
    return {text for text in whole if not _is_stem(text[0] or "")} | begun | own


def _is_stem(key: str) -> bool:
    """Whether the source makes keys by adding to this one ("prepare.tie", "prepare.tie.deed")."""
    return any(written.startswith((f"{key}.", f"{key}_")) for written in KEYS)


def _is_whole(key: Parts) -> bool:
    return key[-1] is not None


def _said_in(path: Path) -> Iterator[Parts]:
    says = SAYS.get(room(path), {})
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in says:
            yield from ((says[node.func.id], *parts) for parts in _parts(node.args[0]) if parts != (None,))


@cache
def _begins() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_pattern(text)) for text in _texts() if BEGINS_A_KEY.match(text[0] or ""))


@cache
def _ends() -> tuple[Parts, ...]:
    """What the source adds to a key that it holds already (`f"{key}_spoken"`)."""
    added = (text[1:] for text in _texts() if len(text) > 1 and text[0] is None)
    return tuple({end for end in added if end[0] and ENDS_A_KEY.match(end[0])})


@cache
def _texts() -> frozenset[Parts]:
    """The same with the texts of a room that leaves its own name out, put behind that name."""
    short = {
        _join((name, *parts))
        for path in source_files()
        for name in OWN_SAY.get(room(path), ())
        if path != PASSES_ON
        for parts in _texts_in(path)
    }
    return _texts_in_full() | short


@cache
def _texts_in_full() -> frozenset[Parts]:
    """Every text in the source, in fixed parts."""
    shown = {parts for path in TEMPLATES for parts in _template_texts(path)}
    return frozenset(shown).union(*map(_texts_in, source_files()))


@cache
def _texts_in(path: Path) -> frozenset[Parts]:
    nodes = list(ast.walk(tree(path)))
    pieces = {id(piece) for node in nodes if isinstance(node, ast.JoinedStr) for piece in node.values}
    return frozenset(parts for node in nodes if id(node) not in pieces for parts in _parts(node))


@cache
def _words() -> frozenset[str]:
    """Every word that the source knows: in its texts and among its names, values of enums among them."""
    files = (
        *source_files(),
        *TEMPLATES,
        *SOURCE.glob("adapters/cues/*.toml"),
        SOURCE / "prepare" / "clues.toml",
    )
    return frozenset(
        word for path in files for word in re.findall(r"[^\W_]+", path.read_text(encoding="utf-8"))
    )


def _parts(node: ast.AST) -> Iterator[Parts]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield (node.value,)
    elif isinstance(node, ast.JoinedStr):
        yield from (_join(choice) for choice in product(*map(_choices, node.values)))


def _choices(node: ast.expr) -> tuple[str | None, ...]:
    """What may stand there: fixed words, either of two ("" or "_alone"), or any value."""
    inner = node.value if isinstance(node, ast.FormattedValue) else node
    ways = (inner.body, inner.orelse) if isinstance(inner, ast.IfExp) else (inner,)
    fixed = tuple(way.value for way in ways if isinstance(way, ast.Constant) and isinstance(way.value, str))
    return fixed if len(fixed) == len(ways) else (None,)


def _join(parts: Parts) -> Parts:
    """The same text with fixed parts that stand side by side made one."""
    joined: list[str | None] = []
    for part in parts:
        if part is not None and joined and joined[-1] is not None:
            joined[-1] += part
        elif part != "":
            joined.append(part)
    return tuple(joined) or ("",)


def _template_texts(path: Path) -> Iterator[Parts]:
    for code in IN_BRACES.findall(path.read_text(encoding="utf-8")):
        yield from ((double or single,) for double, single in IN_QUOTES.findall(JOINED.sub("", code)))
        for text in JOINED.findall(code):
            yield tuple(part[1:-1] if part[0] == '"' else None for part in re.split(r"\s*~\s*", text))


def _pattern(parts: Parts) -> str:
    return "".join("(.*?)" if part is None else re.escape(part) for part in parts)

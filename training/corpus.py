"""Reads the corpus: talks, written documents and what was given back, each with labels beside the text.

The form is told in GUIDELINE.md. Everything is a value; what is wrong is said by file and line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from getsit.ports import LABELS, WRITTEN

HERE = Path(__file__).parent / "corpus"

BY_INTERVIEWER = ("need", "signal", "confidence", "asked", "agrees", "corrects")
BY_CANDIDATE = (
    "question", "listening", "story", "result", "solution", "bridge", "check", "tie", "pitch", "advice",
    "self_description", "breaker", "builder", "takes", "touches",
)  # fmt: skip
IN_WRITING = ("need", "requirement", "welcome", "achievement", "boilerplate")
VERDICTS = ("follows", "contradicts", "not_said", "same_words")
TAKEN, TOUCHED, LEFT = "taken", "touched", "left"
POINTS = frozenset({"need", "fact", "bridge", "future", "check"})


class Wrong(ValueError):
    """Says which line of which file is wrong, and how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label on characters `start` to `end` of its text; `until` is where a longer stretch ends."""

    label: str
    kind: str | None
    start: int
    end: int
    until: int
    id: str = ""
    strength: int | None = None
    links: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    verdict: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A turn of talk or a line of writing, with its role and labels."""

    text: str
    role: str
    speaker: str = ""
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeUp:
    """What became of a need or signal: taken, touched or left, and the first turn that did so."""

    id: str
    became: str
    turn: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An interview, or a written document, as the corpus holds it."""

    name: str
    head: Mapping[str, str]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBack:
    """What a manager said, what somebody gave back, and what that is: one of VERDICTS."""

    name: str
    said: str
    given: str
    verdict: str


def read_interviews(folder: Path = HERE / "interviews") -> list[Text]:
    """Every interview of the folder in the order of their names; Wrong for the first mistake."""
    return [read_interview(path) for path in sorted(folder.glob("*.txt"))]


def read_documents(folder: Path = HERE / "written") -> list[Text]:
    """Every written document of the folder; one file may hold several, each with a head of its own."""
    return [text for path in sorted(folder.glob("*.txt")) for text in read_written(path)]


def read_exchanges(folder: Path = HERE / "exchanges") -> list[Text]:
    """Every short exchange of the folder, each a text of its own."""
    return [text for path in sorted(folder.glob("*.txt")) for text in read_exchange_file(path)]


def read_given_back(folder: Path = HERE / "given_back") -> list[GivenBack]:
    """Every pair of what was said and what was given back."""
    return [pair for path in sorted(folder.glob("*.txt")) for pair in _given_back(path)]


# --- talks ----------------------------------------------------------------------------------------------

_TURN = re.compile(r"^([A-Z][A-Za-z0-9]{0,2}): (\S.*)$")
_HEAD = re.compile(r"^([a-z_]+): (\S.*)$")
_ROLES = frozenset({"interviewer", "candidate", "other"})


def read_interview(path: Path) -> Text:
    """One interview; Wrong for the first mistake in it."""
    return _talk(path, list(_numbered(path)), name=path.stem, head={})


_NEXT = "--"  # stands between two exchanges of one file


def read_exchange_file(path: Path) -> list[Text]:
    """The exchanges of one file; the head at its top holds for all of them."""
    texts: list[Text] = []
    head: dict[str, str] = {}
    block: list[tuple[int, str]] = []
    for number, raw in (*_numbered(path), (0, _NEXT)):
        if raw != _NEXT:
            block.append((number, raw))
        elif block:
            text = _talk(path, block, name=f"{path.stem}.{len(texts)}", head=head)
            head = dict(text.head)
            texts += [text] if text.lines else []
            block = []
    return texts


def _talk(path: Path, block: Iterable[tuple[int, str]], *, name: str, head: Mapping[str, str]) -> Text:
    told = dict(head)
    roles = _roles(path, 0, told["speakers"]) if "speakers" in told else {}
    lines: list[Line] = []
    for number, raw in block:
        turn, about = _TURN.match(raw), _HEAD.match(raw)
        if raw.startswith("  "):
            if not lines:
                raise _wrong(path, number, "a label before the first turn")
            lines[-1] = _with(lines[-1], _label(path, number, raw, lines[-1]))
        elif turn and turn[1] in roles:
            lines.append(Line(text=turn[2].strip(), role=roles[turn[1]], speaker=turn[1]))
        elif about and not lines:
            told[about[1]] = about[2].strip()
            roles = _roles(path, number, about[2]) if about[1] == "speakers" else roles
        else:
            raise _wrong(path, number, f"neither turn, label nor head: {raw[:60]!r}")
    text = Text(name=name, head=told, lines=tuple(lines))
    _check_links(path, text)
    return text


def _roles(path: Path, number: int, value: str) -> dict[str, str]:
    roles = dict(part.split("=", 1) for part in value.split() if "=" in part)
    if not roles or set(roles.values()) - _ROLES:
        raise _wrong(path, number, "speakers: want LETTER=interviewer, =candidate or =other")
    return roles


def take_up(text: Text) -> tuple[TakeUp, ...]:
    """What became of each need (but kind `process`) and signal: the first turn that took it up, or else the
    first that touched it."""
    taken, touched = _first_links(text, near=False), _first_links(text, near=True)
    return tuple(
        TakeUp(id=id, became=TAKEN, turn=taken[id]) if id in taken
        else TakeUp(id=id, became=TOUCHED, turn=touched[id]) if id in touched
        else TakeUp(id=id, became=LEFT, turn=None)
        for id in _doors(text)
    )  # fmt: skip


def _doors(text: Text) -> list[str]:
    return [
        label.id for line in text.lines for label in line.labels
        if label.label == "signal" or (label.label == "need" and label.kind != "process")
    ]  # fmt: skip


def _first_links(text: Text, *, near: bool) -> dict[str, int]:
    first: dict[str, int] = {}
    for turn, line in enumerate(text.lines):
        for label in line.labels:
            if (label.label == "touches") is near:
                for id in label.links:
                    first.setdefault(id, turn)
    return first


def _check_links(path: Path, text: Text) -> None:
    where: dict[str, int] = {}
    for turn, line in enumerate(text.lines):
        for label in line.labels:
            for link in label.links:
                if where.get(link, turn) >= turn:
                    raise _wrong(path, label.line, f"{link} is no need or signal voiced before this turn")
            if label.label in ("need", "signal") and (not label.id or label.id in where):
                raise _wrong(path, label.line, "a need or signal has an id of its own, as #n1 or #s1")
            if label.id:
                where[label.id] = turn


# --- labels ---------------------------------------------------------------------------------------------

_LABEL = re.compile(r"^  ([a-z_]+)(?:\.([a-z_]+))?((?: [^|]*?)?) \| (.+)$")


def _label(path: Path, number: int, raw: str, line: Line) -> Label:
    found = _LABEL.match(raw)
    if not found:
        raise _wrong(path, number, "want '  label.kind flags | exact words'")
    name, kind, flags, words = found[1], found[2], found[3].split(), found[4]
    _check_name(path, number, name=name, kind=kind, role=line.role)
    first, _, last = (part.strip() for part in words.partition(" | "))
    start = line.text.find(first)
    if start < 0 or not first:
        raise _wrong(path, number, f"not the words of this turn: {first[:60]!r}")
    end = start + len(first)
    until = end
    if last:
        at = line.text.find(last, start)
        if at < 0:
            raise _wrong(path, number, f"not later in this turn: {last[:60]!r}")
        until = max(end, at + len(last))
    label = Label(label=name, kind=kind, start=start, end=end, until=until, line=number)
    return _flagged(path, number, label, flags)


def _check_name(path: Path, number: int, *, name: str, kind: str | None, role: str) -> None:
    allowed = {WRITTEN: IN_WRITING, "candidate": BY_CANDIDATE}.get(role, BY_INTERVIEWER)
    if name not in allowed:
        raise _wrong(path, number, f"{role} has no label {name}")
    kinds = LABELS.get(name, ())
    if kinds and kind not in kinds:
        raise _wrong(path, number, f"{name} has no kind {kind}; it has {' '.join(kinds)}")
    if kind and not kinds:
        raise _wrong(path, number, f"{name} has no kinds")


_PLAIN_FLAGS = frozenset({"f", "asked", "war", "rehash", "when", "result"})


def _flagged(path: Path, number: int, label: Label, flags: list[str]) -> Label:
    id, verdict = "", ""
    strength: int | None = None
    links: tuple[str, ...] = ()
    plain: set[str] = set()
    for flag in flags:
        if flag.startswith("#"):
            id = flag[1:]
        elif flag.startswith(">"):
            links = tuple(flag[1:].split(","))
        elif re.fullmatch(r"s[0-4]", flag):
            strength = int(flag[1])
        elif flag.startswith("v=") and flag[2:] in VERDICTS:
            verdict = flag[2:]
        elif flag in _PLAIN_FLAGS:
            plain.add(flag)
        elif label.label == "tie" and set(flag.split(",")) <= POINTS:
            plain |= set(flag.split(","))
        else:
            raise _wrong(path, number, f"no such flag: {flag}")
    if label.label == "need" and strength is None:
        raise _wrong(path, number, "a need has a strength, s0 to s4")
    return Label(
        label=label.label, kind=label.kind, start=label.start, end=label.end, until=label.until, id=id,
        strength=strength, links=links, flags=frozenset(plain), verdict=verdict, line=number,
    )  # fmt: skip


# --- writing --------------------------------------------------------------------------------------------


def read_written(path: Path) -> list[Text]:
    """The documents of one file; each begins with its head, whose first line is `title:`."""
    texts: list[Text] = []
    head: dict[str, str] = {}
    lines: list[Line] = []
    heading = True
    for number, raw in _numbered(path):
        about = _HEAD.match(raw)
        if about and (about[1] == "title" or heading):
            if about[1] == "title" and lines:
                texts.append(Text(name=f"{path.stem}.{len(texts)}", head=head, lines=tuple(lines)))
                head, lines = {}, []
            head[about[1]], heading = about[2].strip(), True
        elif raw.startswith("  "):
            if not lines:
                raise _wrong(path, number, "a label before the first line")
            lines[-1] = _with(lines[-1], _label(path, number, raw, lines[-1]))
        else:
            heading = False
            lines.append(Line(text=raw.strip(), role=WRITTEN))
    if lines:
        texts.append(Text(name=f"{path.stem}.{len(texts)}", head=head, lines=tuple(lines)))
    return texts


def _given_back(path: Path) -> Iterator[GivenBack]:
    said = ""
    for number, raw in _numbered(path):
        if raw.startswith("M: "):
            said = raw[3:].strip()
            continue
        verdict, bar, given = (part.strip() for part in raw.strip().partition(" | "))
        if not said or not raw.startswith("  ") or verdict not in VERDICTS or not bar or not given:
            raise _wrong(path, number, "want 'M: …' and under it '  verdict | what was given back'")
        yield GivenBack(name=path.stem, said=said, given=given, verdict=verdict)


# --- lines ----------------------------------------------------------------------------------------------


def _numbered(path: Path) -> Iterator[tuple[int, str]]:
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if raw.strip():
            yield number, raw.rstrip()


def _with(line: Line, label: Label) -> Line:
    return Line(text=line.text, role=line.role, speaker=line.speaker, labels=(*line.labels, label))


def _wrong(path: Path, number: int, what: str) -> Wrong:
    return Wrong(f"{path.name}:{number}: {what}")

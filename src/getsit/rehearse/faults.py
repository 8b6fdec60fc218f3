"""What is missing or wrong in a manager file, by line and field (docs/managers.md)."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from getsit.model.manager import Facet, Outward
from getsit.model.need import NeedKind
from getsit.rehearse import form
from getsit.rehearse.sheet import Entry, Fault, Part
from getsit.text.normal import normalise
from getsit.text.numbers import find_numbers


def find_faults(parts: Sequence[Part]) -> list[Fault]:
    """All faults of the parts, in no order."""
    return [fault for check in _CHECKS for fault in check(parts)]


# --- the whole --------------------------------------------------------------------------------------------


def _head(parts: Sequence[Part]) -> Iterator[Fault]:
    head = parts[0]
    for name in form.HEAD:
        if not head.value(name):
            yield Fault(1, name, "is missing; write it before the first part")
    allowed = {
        "temperament": form.TEMPERAMENTS, "outward": tuple(Outward), "structure": ("free", "structured"),
    }  # fmt: skip
    for name, choice in allowed.items():
        if head.value(name) and head.value(name) not in choice:
            yield Fault(_line(head, name), name, "must be one of " + ", ".join(choice))
    for name, (least, most) in _BOUNDS.items():
        value = head.value(name)
        if value and not _between(value, least, most):
            yield Fault(_line(head, name), name, f"must be a number from {least} to {most}")


_BOUNDS = {"minutes": (5, 120), "trust": (0.2, 0.4), "talk": (1, 3), "bar": (0.6, 0.85)}


def _between(value: str, least: float, most: float) -> bool:
    try:
        return least <= float(value) <= most
    except ValueError:
        return False


def _line(part: Part, name: str) -> int:
    return next((entry.line for entry in part.entries if entry.name == name), part.line)


def _parts(parts: Sequence[Part]) -> Iterator[Fault]:
    wanted = {"ask": form.QUESTIONS, "topic": form.TOPICS, "say": tuple(form.SAYS), "posting": ("",)}
    for kind, names in wanted.items():
        there = {part.name for part in parts if part.kind == kind}
        for name in names:
            if name not in there:
                yield Fault(parts[-1].line, f"{kind} {name}".strip(), "is missing; add this part")
    known = {"manager", "need", "named", *wanted}
    for part in parts:
        if part.kind not in known or (part.kind == "say" and part.name not in form.SAYS):
            yield Fault(part.line, part.place, "is no part that anybody reads; check its name")
    twice = Counter(part.place for part in parts)
    for part in parts:
        if twice[part.place] > 1:
            yield Fault(part.line, part.place, "stands more than once; join the parts")


def _needs(parts: Sequence[Part]) -> Iterator[Fault]:
    needs = [part for part in parts if part.kind == "need"]
    if not form.NEEDS_LEAST <= len(needs) <= form.NEEDS_MOST:
        yield Fault(1, "needs", f"there are {len(needs)}; write {form.NEEDS_LEAST} to {form.NEEDS_MOST}")
    kinds = {part.value("kind") for part in needs}
    for kind in form.KINDS_WANTED:
        if kind not in kinds:
            yield Fault(1, "needs", f"none is of kind {kind}; write one")
    if "surprise" not in {part.value("posting") for part in needs}:
        yield Fault(1, "needs", "none has posting = surprise; write the one that nobody could predict")
    for part in needs:
        yield from _need(part)


def _said_once(parts: Sequence[Part]) -> Iterator[Fault]:
    seen = dict[str, int]()
    for line, text in _spoken(parts):
        plain = normalise(text).text.casefold().strip(" .!?")
        if plain in seen and len(plain) > 1:
            yield Fault(line, "a sentence", f"stands in line {seen[plain]} too; say it otherwise: {text}")
        seen.setdefault(plain, line)


def _spoken(parts: Sequence[Part]) -> Iterator[tuple[int, str]]:
    for part in parts:
        if part.kind in {"say", "named"}:
            yield from ((part.line, line) for line in part.lines)
        for entry in part.entries if part.kind in {"need", "topic", "ask"} else ():
            if entry.name.split(" ")[0] in {*Facet, "tests", "question", "plain", "else", "if", "again"}:
                yield entry.line, entry.value
            if entry.name in {"restate", "before", "after", "fits", "hint"}:
                yield from ((entry.line, line) for line in entry.lines)
            for under in entry.under:
                if under.name != "answers":
                    yield under.line, under.value


# --- needs, topics, questions, lists ----------------------------------------------------------------------


def _need(part: Part) -> Iterator[Fault]:
    for name in form.NEED_FIELDS:
        if not part.value(name):
            yield Fault(part.line, f"{part.place}, {name}", "is missing")
    choices = {"kind": tuple(NeedKind), "opens": tuple(form.OPENS), "posting": form.POSTINGS,
               "heat": ("1", "2", "3")}  # fmt: skip
    for name, choice in choices.items():
        if part.value(name) and part.value(name) not in choice:
            yield Fault(_line(part, name), f"{part.place}, {name}", "must be one of " + ", ".join(choice))
    for name, least in form.NEED_LISTS.items():
        many = len(part.listed(name))
        if many < least:
            yield Fault(_line(part, name), f"{part.place}, {name}", f"has {many} lines; write {least}")
    yield from _names(part)
    yield from _depths(part)
    yield from _claims(part)
    yield from _speeches(part)
    for entry in part.all("tests"):
        yield from _conditions(entry.under, f"{part.place}, tests", entry.line)


def _depths(part: Part) -> Iterator[Fault]:
    levels = {entry.name for entry in part.entries}
    for level in range(5):
        if f"level {level}" not in levels:
            yield Fault(part.line, f"{part.place}, level {level}", "is missing")
    if len({facet for facet in form.FACETS if facet in levels}) < form.FACETS_LEAST:
        yield Fault(part.line, part.place, f"write at least {form.FACETS_LEAST} of " + ", ".join(form.FACETS))


def _names(part: Part) -> Iterator[Fault]:
    known = {*form.NEED_FIELDS, *form.NEED_LISTS, *form.FACETS, *(f"level {n}" for n in range(5))}
    for entry in part.entries:
        if entry.name not in known:
            yield Fault(entry.line, f"{part.place}, {entry.name}", "is no field of a need; check its name")


def _claims(part: Part) -> Iterator[Fault]:
    for entry in part.all("claims"):
        for line in entry.lines:
            holds, _, rest = line.partition("|")
            misread, _, correction = rest.partition("->")
            if not (holds.strip() and misread.strip() and correction.strip()):
                told = f"write true | misread -> correction: {line}"
                yield Fault(entry.line, f"{part.place}, claims", told)


def _speeches(part: Part) -> Iterator[Fault]:
    for entry in part.entries:
        if entry.name.split(" ")[0] not in {*Facet}:
            continue
        place = f"{part.place}, {entry.name}"
        if not entry.sub("again"):
            yield Fault(entry.line, place, "needs an again = line")
        if entry.name != "level 0" and not entry.sub("answers"):
            yield Fault(entry.line, place, "needs an answers = line")
        new = _figures(entry.sub("again")) - _figures(entry.value)
        if new:
            yield Fault(entry.line, place, "again has a new number: " + ", ".join(sorted(new)))


def _figures(text: str) -> set[str]:
    """Numbers that tell something: one and two are words of speech too."""
    told = {f"{found.value:g}" for found in find_numbers(text)}
    return {one for one in told if one not in {"1", "2"}}


def _topics(parts: Sequence[Part]) -> Iterator[Fault]:
    for part in parts:
        if part.kind != "topic":
            continue
        if not part.value("noun"):
            yield Fault(part.line, f"{part.place}, noun", "is missing")
        if len(part.listed("asked")) < form.TOPIC_ASKED:
            yield Fault(part.line, f"{part.place}, asked", f"write {form.TOPIC_ASKED} lines")
        if len(part.all("say")) < form.TOPIC_SAYS:
            yield Fault(part.line, f"{part.place}, say", f"write {form.TOPIC_SAYS} of them")
        yield from _speeches(part)


def _questions(parts: Sequence[Part]) -> Iterator[Fault]:
    needs = {part.name for part in parts if part.kind == "need"}
    for part in parts:
        if part.kind != "ask":
            continue
        for name in ("when", "question", "plain", "again"):
            if not part.value(name):
                yield Fault(part.line, f"{part.place}, {name}", "is missing")
        if part.value("when") and part.value("when") not in form.STAGES:
            yield Fault(
                _line(part, "when"), f"{part.place}, when", "must be one of " + ", ".join(form.STAGES)
            )
        if part.value("on") and part.value("on") not in needs:
            yield Fault(_line(part, "on"), f"{part.place}, on", "is the id of no need")
        if part.name == "how_would_you" and not part.value("on"):
            yield Fault(part.line, f"{part.place}, on", "is missing; name a need")
        given = [one for one in part.entries if one.name.startswith("if ") or one.name == "else"]
        yield from _conditions(given, part.place, part.line)


def _conditions(entries: Sequence[Entry], place: str, line: int) -> Iterator[Fault]:
    given = [one.name.removeprefix("if ") for one in entries]
    for entry, name in zip(entries, given, strict=True):
        if name not in form.CONDITIONS:
            told = "is heard by nobody; use " + ", ".join(form.CONDITIONS)
            yield Fault(entry.line, f"{place}, if {name}", told)
    if "else" not in given:
        yield Fault(line, f"{place}, else", "is missing")


def _lists(parts: Sequence[Part]) -> Iterator[Fault]:
    for part in parts:
        least = form.SAYS.get(part.name, 0) if part.kind == "say" else 0
        if len(part.lines) < least:
            yield Fault(part.line, part.place, f"has {len(part.lines)} lines; write {least}")
        if part.kind == "say" and part.name == "which":
            for line in part.lines:
                if not re.search(r"\{a\}.*\{b\}", line):
                    yield Fault(part.line, part.place, f"needs {{a}} and {{b}}: {line}")


def _forms(parts: Sequence[Part]) -> Iterator[Fault]:
    for part in parts:
        plain = [line for line in part.lines if "{thing}" not in line.lower()]
        if part.kind == "say" and part.name in form.FORMS and len(plain) < form.FORM_PLAIN:
            yield Fault(part.line, part.place, f"write {form.FORM_PLAIN} lines without {{thing}}")


def _named(parts: Sequence[Part]) -> Iterator[Fault]:
    spoken = "\n".join(text for part in parts if part.kind != "named" for _, text in _spoken([part]))
    for part in parts:
        for line in part.lines if part.kind == "named" else ():
            name, _, told = line.partition("=")
            if not (name.strip() and told.strip()):
                yield Fault(part.line, part.place, f"write NAME = who or what that is: {line}")
            elif not re.search(rf"\b{re.escape(name.strip())}\b", spoken, re.IGNORECASE):
                yield Fault(part.line, part.place, f"is never named in what is said: {name.strip()}")


_CHECKS: tuple[Callable[[Sequence[Part]], Iterator[Fault]], ...] = (
    _head, _parts, _needs, _topics, _questions, _lists, _said_once, _forms, _named,
)  # fmt: skip

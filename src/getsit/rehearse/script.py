"""A manager file to a `Manager`: what is missing or wrong is told by line and field, all of it at once."""

from collections.abc import Iterator

from getsit.errors import ManagerFileWrong
from getsit.model.manager import (
    Facet,
    HiddenNeed,
    Manager,
    Misreading,
    Outward,
    OwnQuestion,
    Reply,
    Speech,
    Stage,
    Topic,
)
from getsit.model.need import NeedKind
from getsit.rehearse import form
from getsit.rehearse.faults import find_faults
from getsit.rehearse.sheet import Entry, Part, read_parts


def read_manager(text: str, *, id: str) -> Manager:
    """The manager of a file's text; ManagerFileWrong names every fault by line and field."""
    parts, faults = read_parts(text)
    faults += find_faults(parts)
    if faults:
        told = sorted(faults, key=lambda fault: fault.line)
        raise ManagerFileWrong(name=id, many=len(told), faults=";".join(f"\n  {one}" for one in told))
    return manager_of(parts, id)


def manager_of(parts: list[Part], id: str) -> Manager:
    """The manager of parts that have no faults."""
    head = parts[0]
    return Manager(
        id=id,
        name=head.value("name"),
        role=head.value("role"),
        organisation=head.value("organisation"),
        trade=head.value("trade"),
        temperament=head.value("temperament"),
        post=head.value("post"),
        minutes=int(head.value("minutes")),
        trust=float(head.value("trust")),
        talk=int(head.value("talk")),
        outward=Outward(head.value("outward")),
        structured=head.value("structure") == "structured",
        bar=float(head.value("bar")),
        intro=head.value("intro"),
        posting="\n".join(line for part in _of(parts, "posting") for line in part.lines),
        voices=dict(_voices(head)),
        needs=tuple(_need(part) for part in _of(parts, "need")),
        topics=tuple(_topic(part) for part in _of(parts, "topic")),
        questions=tuple(_question(part) for part in _of(parts, "ask")),
        named=dict(_named(parts)),
        says={part.name: tuple(part.lines) for part in _of(parts, "say")},
    )


def _of(parts: list[Part], kind: str) -> list[Part]:
    return [part for part in parts if part.kind == kind]


def _voices(head: Part) -> Iterator[tuple[str, str]]:
    for line in head.listed("voices"):
        key, _, told = line.partition("=")
        yield key.strip(), told.strip()


def _named(parts: list[Part]) -> Iterator[tuple[str, str]]:
    for part in _of(parts, "named"):
        for line in part.lines:
            name, _, told = line.partition("=")
            yield name.strip(), told.strip()


def _need(part: Part) -> HiddenNeed:
    test = part.all("tests")[0]
    return HiddenNeed(
        id=part.name,
        title=part.value("title"),
        noun=part.value("noun"),
        kind=NeedKind(part.value("kind")),
        heat=int(part.value("heat")),
        opens=form.OPENS[part.value("opens")],
        posting=part.value("posting"),
        truth=part.value("truth"),
        key=part.value("key"),
        asked=part.listed("asked"),
        speeches=tuple(_speeches(part)),
        claims=tuple(_claim(line) for line in part.listed("claims")),
        restate=part.listed("restate"),
        before=part.listed("before"),
        after=part.listed("after"),
        fits=part.listed("fits"),
        test=OwnQuestion(
            id=f"tests_{part.name}", stage=Stage.MIDDLE, text=test.value, plain=test.value, again=test.value,
            replies=_replies(test.under), about=part.name,
        ),
        hint=part.listed("hint"),
    )  # fmt: skip


def _speeches(part: Part) -> Iterator[Speech]:
    counted = dict[str, int]()
    for entry in part.entries:
        word, _, level = entry.name.partition(" ")
        if word not in {*Facet}:
            continue
        facet = Facet(word)
        counted[entry.name] = counted.get(entry.name, 0) + 1
        yield Speech(
            id=f"{part.name}.{entry.name.replace(' ', '')}.{counted[entry.name]}",
            facet=facet,
            level=int(level) if level else form.LEVEL_OF.get(facet, 0),
            text=entry.value,
            again=entry.sub("again"),
            answers=split_answers(entry.sub("answers")),
        )


def split_answers(line: str) -> tuple[str, ...]:
    """The questions of an `answers` line, which a slash parts."""
    return tuple(one.strip() for one in line.split(" / ") if one.strip())


def _claim(line: str) -> Misreading:
    holds, _, rest = line.partition("|")
    misread, _, correction = rest.partition("->")
    return Misreading(holds=holds.strip(), misread=misread.strip(), correction=correction.strip())


def _topic(part: Part) -> Topic:
    return Topic(
        id=part.name, noun=part.value("noun"), asked=part.listed("asked"), speeches=tuple(_speeches(part))
    )


def _question(part: Part) -> OwnQuestion:
    return OwnQuestion(
        id=part.name,
        stage=Stage(part.value("when")),
        text=part.value("question"),
        plain=part.value("plain"),
        again=part.value("again"),
        replies=_replies([entry for entry in part.entries if entry.name.startswith("if ")]
                         + part.all("else")),
        about=part.value("on") or None,
    )  # fmt: skip


def _replies(entries: list[Entry]) -> tuple[Reply, ...]:
    return tuple(
        Reply(condition=entry.name.removeprefix("if "), text=entry.value)
        for entry in entries
        if entry.name.startswith("if ") or entry.name == "else"
    )

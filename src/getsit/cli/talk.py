"""Commands on talks: listen, debrief, correct."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from getsit.cli.face import Agreed, Candidate, Face, Json, Name, Recall, face_of, print_json, read_file
from getsit.cli.homework import consent_of
from getsit.errors import Misused
from getsit.model.document import DocumentKind

if TYPE_CHECKING:
    from getsit.model.correction import Correction

RoundNumber = Annotated[int | None, typer.Option("--round", metavar="N", help="The round.")]


class CorrectAction(StrEnum):
    """What `getsit correct NAME` can set right."""

    LIST = "list"
    ROLE = "role"
    MOMENT = "moment"
    MARK = "mark"
    NEED = "need"
    PRIVATE = "private"
    OPEN = "open"
    FACT = "fact"
    EXAMPLES = "examples"
    LOOKED_OVER = "looked-over"
    SENT = "sent"
    UNDO = "undo"


def register(commands: typer.Typer) -> None:
    """Adds these commands."""
    commands.command("listen")(listen)
    commands.command("debrief")(debrief)
    commands.command("correct")(correct)


def listen(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A transcript.")],
    candidate: Candidate = "",
    json: Json = False,
) -> None:
    """Listen to a transcript without keeping it: moments and measures."""
    from getsit.cli.print_talk import print_analysis
    from getsit.shapes import listen_shape

    face = face_of(context)
    analysis = face.app.listen(read_file(face, file), candidate=candidate)
    if json:
        print_json(listen_shape(analysis, wording=face.app.wording))
    else:
        print_analysis(face.paper, analysis)


def debrief(
    context: typer.Context,
    name: Name,
    transcript: Annotated[
        str | None, typer.Option("--transcript", metavar="FILE", help="Add this transcript first.")
    ] = None,
    agreed: Agreed = False,
    recall: Recall = False,
    candidate: Candidate = "",
    round_number: RoundNumber = None,
    json: Json = False,
) -> None:
    """Look back on a talk: what you heard, what you missed, one thing to change."""
    from getsit.cli.print_talk import print_debrief
    from getsit.shapes import debrief_shape

    face = face_of(context)
    consent = consent_of(agreed=agreed, recall=recall)
    if transcript is not None:
        added = face.app.add(
            name,
            read_file(face, transcript),
            kind=DocumentKind.TRANSCRIPT,
            consent=consent,
            round_number=round_number,
            candidate=candidate,
        )
        round_number = added.round_number or round_number
    found = face.app.debrief(name, round_number=round_number)
    if json:
        print_json(debrief_shape(found, wording=face.app.wording))
    else:
        print_debrief(face.paper, found)


def correct(
    context: typer.Context,
    name: Name,
    action: Annotated[CorrectAction, typer.Argument(help="What to set right.")] = CorrectAction.LIST,
    rest: Annotated[
        list[str] | None,
        typer.Argument(metavar="...", help="role SPEAKER ROLE, moment ID [LABEL|none], mark WORDS LABEL, "
                       "need ID [STANDING|dropped], private WORDS, open WORDS, looked-over, sent, "
                       "fact ID TEXT, examples, undo [ID]"),
    ] = None,
    kind: Annotated[str | None, typer.Option(help="The kind of the moment or need.")] = None,
    strength: Annotated[int | None, typer.Option(min=0, max=4, help="The strength of a need.")] = None,
    round_number: RoundNumber = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Set right what was misheard: roles, moments, needs, facts. Everything can be undone."""
    from getsit.shapes import correction_shape

    face = face_of(context)
    words = Words(tuple(rest or ()), kind=kind, strength=strength, round_number=round_number)
    if action is CorrectAction.FACT:
        _fact(face, words, json=json)
        return
    if action is CorrectAction.EXAMPLES:
        typer.echo(face.app.examples(name), nl=False)
        face.paper.aside("cli.examples")
        return
    made = _DOES[action](face, name, words)
    if json:
        print_json([correction_shape(one) for one in made])
    elif action is CorrectAction.LIST:
        _print_corrections(face, made)
    else:
        key = "cli.undone_now" if action is CorrectAction.UNDO else "cli.corrected"
        face.paper.say(key, id=made[0].id[-6:], name=name)


def _fact(face: Face, words: "Words", *, json: bool) -> None:
    from getsit.shapes import fact_shape

    changed = face.app.edit_fact(words.at(0), text=" ".join(words.rest[1:]))
    if json:
        print_json([fact_shape(changed)])
    else:
        face.paper.say("cli.facts_edit", count=1)


class Words:
    """The words behind `getsit correct NAME ACTION`."""

    def __init__(
        self, rest: tuple[str, ...], *, kind: str | None, strength: int | None, round_number: int | None
    ) -> None:
        self.rest = rest
        self.kind = kind
        self.strength = strength
        self.round_number = round_number

    def at(self, place: int) -> str:
        """The word at that place; Misused when it was not given."""
        if place >= len(self.rest):
            raise Misused(reason="a word is missing")
        return self.rest[place]

    def maybe(self, place: int) -> str | None:
        """The word at that place, if it was given."""
        return self.rest[place] if place < len(self.rest) else None


def _list(face: Face, name: str, _words: Words) -> list["Correction"]:
    return face.app.corrections(name)


def _role(face: Face, name: str, words: Words) -> list["Correction"]:
    number = words.round_number
    return [face.app.correct_role(name, speaker=words.at(0), role=words.at(1), round_number=number)]


def _moment(face: Face, name: str, words: Words) -> list["Correction"]:
    label = words.maybe(1)
    made = face.app.correct_moment(
        name,
        words.at(0),
        label="" if label == "none" else label,
        kind=words.kind,
        strength=words.strength,
        round_number=words.round_number,
    )
    return [made]


def _mark(face: Face, name: str, words: Words) -> list["Correction"]:
    made = face.app.mark_moment(
        name, words.at(0), label=words.at(1), kind=words.kind or "", round_number=words.round_number
    )
    return [made]


def _need(face: Face, name: str, words: Words) -> list["Correction"]:
    standing = words.maybe(1) or ""
    return [face.app.correct_need(name, words.at(0), kind=words.kind or "", standing=standing)]


def _private(face: Face, name: str, words: Words) -> list["Correction"]:
    return [face.app.correct_private(name, words.at(0), private=True)]


def _open(face: Face, name: str, words: Words) -> list["Correction"]:
    return [face.app.correct_private(name, words.at(0), private=False)]


def _looked_over(face: Face, name: str, words: Words) -> list["Correction"]:
    return [face.app.look_over(name, round_number=words.round_number)]


def _sent(face: Face, name: str, words: Words) -> list["Correction"]:
    return [face.app.letter_sent(name, round_number=words.round_number)]


def _undo(face: Face, name: str, words: Words) -> list["Correction"]:
    return [face.app.undo(name, words.maybe(0))]


_DOES = {
    CorrectAction.LIST: _list,
    CorrectAction.ROLE: _role,
    CorrectAction.MOMENT: _moment,
    CorrectAction.MARK: _mark,
    CorrectAction.NEED: _need,
    CorrectAction.PRIVATE: _private,
    CorrectAction.OPEN: _open,
    CorrectAction.LOOKED_OVER: _looked_over,
    CorrectAction.SENT: _sent,
    CorrectAction.UNDO: _undo,
}


def _print_corrections(face: Face, found: list["Correction"]) -> None:
    undone = {one.undoes for one in found if one.undoes}
    if not found:
        face.paper.say("cli.corrections_empty")
    for one in found:
        says = (one.speaker, one.role, one.was, one.label, one.kind, one.standing, one.private, one.undoes)
        words = " ".join(part for part in says if part)
        mark = face.app.wording.say("cli.undone") if one.id in undone else ""
        quote = f" “{' '.join(one.quote.exact.split())}”" if one.quote else ""
        face.paper.line(f"{one.id[-6:]}  {one.target.value}  {words}{quote}  {mark}".rstrip())

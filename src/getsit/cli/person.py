"""The command on what belongs to the person: facts."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from getsit.cli.face import Face, Json, face_of, print_json
from getsit.errors import Misused

if TYPE_CHECKING:
    from getsit.model.fact import Fact


class FactAction(StrEnum):
    """What `getsit facts` can do."""

    LIST = "list"
    ADD = "add"
    CONFIRM = "confirm"
    EDIT = "edit"
    DROP = "drop"


def register(commands: typer.Typer) -> None:
    """Adds this command."""
    commands.command("facts")(facts)


def facts(
    context: typer.Context,
    action: Annotated[FactAction, typer.Argument(help="What to do.")] = FactAction.LIST,
    rest: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT|ID]...", help="The fact's text or the ids.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All facts instead of ids.")] = False,
    verifiable_by: Annotated[
        str | None, typer.Option("--verifiable-by", metavar="WHO", help="Who could confirm it.")
    ] = None,
    json: Json = False,
) -> None:
    """List, add, confirm, edit or drop the things that you have done."""
    from getsit.shapes import fact_shape

    face = face_of(context)
    found = _DOES[action](face, rest or [], everything, verifiable_by)
    if json:
        print_json([fact_shape(fact) for fact in found])
    else:
        _print(face, action, found)


def _list(face: Face, _rest: list[str], _everything: bool, _by: str | None) -> list["Fact"]:
    return face.app.facts()


def _add(face: Face, rest: list[str], _everything: bool, verifiable_by: str | None) -> list["Fact"]:
    return [face.app.add_fact(" ".join(rest), verifiable_by=verifiable_by or "")]


def _confirm(face: Face, rest: list[str], everything: bool, _by: str | None) -> list["Fact"]:
    return face.app.confirm_facts(_ids(rest, everything=everything))


def _drop(face: Face, rest: list[str], everything: bool, _by: str | None) -> list["Fact"]:
    return face.app.drop_facts(_ids(rest, everything=everything))


def _edit(face: Face, rest: list[str], _everything: bool, verifiable_by: str | None) -> list["Fact"]:
    if not rest:
        raise Misused(reason="edit needs the id of a fact")
    text = " ".join(rest[1:]) or None
    if text is None and verifiable_by is None:
        text = typer.prompt(face.app.wording.say("cli.fact_new_words"), err=True)
    return [face.app.edit_fact(rest[0], text=text, verifiable_by=verifiable_by)]


def _ids(rest: list[str], *, everything: bool) -> list[str] | None:
    if everything:
        return None
    if not rest:
        raise Misused(reason="it needs the ids of facts, or --all")
    return rest


_DOES = {
    FactAction.LIST: _list,
    FactAction.ADD: _add,
    FactAction.CONFIRM: _confirm,
    FactAction.EDIT: _edit,
    FactAction.DROP: _drop,
}


def _print(face: Face, action: FactAction, found: list["Fact"]) -> None:
    paper = face.paper
    if action is not FactAction.LIST:
        paper.say(f"cli.facts_{action.value}", count=len(found))
    elif not found:
        paper.say("cli.facts_empty")
    for fact in found:
        standing = paper.wording.say(f"words.fact.{fact.standing.value}")
        kind = paper.wording.say(f"words.fact_kind.{fact.kind.value}")
        place = f"  ({fact.position})" if fact.position and fact.position not in fact.text else ""
        paper.line(f"{fact.id[-6:]}  {standing:<9}  {kind:<11}  {' '.join(fact.text.split())}{place}")

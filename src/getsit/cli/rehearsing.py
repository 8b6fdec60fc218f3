"""Commands of the rehearsal: managers, rehearse, rehearsals."""

from typing import TYPE_CHECKING, Annotated

import typer

from getsit.cli.face import Face, Json, face_of, print_json, read_file
from getsit.errors import Misused, NotConfirmed
from getsit.model.rehearsal import RehearsalMode

if TYPE_CHECKING:
    from getsit.model.manager import Manager
    from getsit.model.rehearsal import Rehearsal

Whom = Annotated[str | None, typer.Argument(metavar="NAME|MANAGER", help="Your opportunity, or a manager.")]
Seed = Annotated[int | None, typer.Option("--seed", metavar="N", help="The same talk again, by its number.")]
Id = Annotated[str | None, typer.Argument(metavar="ID", help="The rehearsal to look back on.")]


def register(commands: typer.Typer) -> None:
    """Adds these commands."""
    commands.command("managers")(managers)
    commands.command("rehearse")(rehearse)
    commands.command("rehearsals")(rehearsals)


def managers(
    context: typer.Context,
    check: Annotated[
        str | None, typer.Option("--check", metavar="FILE", help="Check a manager file that you wrote.")
    ] = None,
    json: Json = False,
) -> None:
    """List the managers to rehearse with, or check the file of one."""
    from getsit.shapes import manager_shape

    face = face_of(context)
    found = [face.app.read_manager(read_file(face, check))] if check else face.app.managers()
    if json:
        print_json([manager_shape(one) for one in found])
    elif check:
        _print_checked(face, found[0])
    else:
        for one in found:
            temperament = face.app.wording.say(f"rehearse.temperament.{one.temperament}")
            face.paper.line(f"{one.id:<12}{one.name}, {one.role} ({one.trade}): {temperament}")


def _print_checked(face: Face, manager: "Manager") -> None:
    from getsit.rehearse.size import words_of

    face.paper.say(
        "cli.manager_checked", name=manager.name, needs=len(manager.needs), words=words_of(manager)
    )


def rehearse(
    context: typer.Context,
    name: Whom = None,
    seed: Seed = None,
    mode: Annotated[RehearsalMode, typer.Option("--mode", help="What to rehearse.")] = RehearsalMode.WHOLE,
    resume: Annotated[
        str | None, typer.Option("--resume", metavar="ID", help="Go on with a talk that is not over.")
    ] = None,
    retry: Annotated[
        str | None, typer.Option("--retry", metavar="ID", help="Try the moment again that the debrief names.")
    ] = None,
    turn: Annotated[int | None, typer.Option("--turn", metavar="N", help="With --retry: this turn.")] = None,
    watch: Annotated[
        str | None, typer.Option("--watch", metavar="CANDIDATE", help="Watch a scripted candidate instead.")
    ] = None,
    json: Json = False,
) -> None:
    """Talk with a hiring manager who holds back what they need until it is earned."""
    face = face_of(context)
    if watch is not None:
        _watch(face, _named(name), watch, seed=seed or 1, json=json)
        return
    if retry is not None:
        rehearsal = face.app.retry(retry, turn=turn)
    elif resume is not None:
        rehearsal = face.app.rehearsal(resume)
    else:
        rehearsal = face.app.begin_rehearsal(_named(name), seed=seed, mode=mode)
    _talk(face, rehearsal, json=json)


def _named(name: str | None) -> str:
    if name is None:
        raise Misused(reason="say whom you want to talk to, as in `getsit rehearse gwen`")
    return name


def _watch(face: Face, name: str, candidate: str, *, seed: int, json: bool) -> None:
    from getsit.cli.print_rehearsal import print_look_back, print_talk
    from getsit.shapes import look_back_shape

    found = face.app.watch(name, candidate, seed=seed)
    if json:
        print_json(look_back_shape(found, face.app.manager(name), wording=face.app.wording))
        return
    manager = face.app.manager(name)
    print_talk(face.paper, found.rehearsal, manager)
    print_look_back(face.paper, found)


def _talk(face: Face, rehearsal: "Rehearsal", *, json: bool) -> None:
    """Talks line by line; JSON is printed once the talk is over or left, and nothing before it."""
    from getsit.cli.table import Table

    table = Table(face, quiet=json)
    ended = table.talk(rehearsal)
    manager = face.app.manager_of(ended)
    if not json:
        table.afterwards(ended)
    elif ended.over:
        from getsit.shapes import look_back_shape

        print_json(look_back_shape(face.app.look_back(ended.id), manager, wording=face.app.wording))
    else:
        from getsit.shapes import rehearsal_shape

        print_json(rehearsal_shape(ended, manager))


def rehearsals(
    context: typer.Context,
    id: Id = None,
    delete: Annotated[bool, typer.Option("--delete", help="Delete this rehearsal.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="You mean it.")] = False,
    json: Json = False,
) -> None:
    """List your rehearsals, or look back on one: what the manager was thinking, and why."""
    from getsit.cli.print_rehearsal import print_list, print_look_back
    from getsit.shapes import look_back_shape, rehearsal_shape

    face = face_of(context)
    if id is not None and delete:
        if not yes:
            raise NotConfirmed(name=f"the rehearsal {id}")
        face.app.delete_rehearsal(id)
        face.paper.say("cli.rehearsal_deleted")
    elif id is not None:
        found = face.app.look_back(id)
        kept = found.rehearsal
        manager = face.app.manager_of(kept)
        if json:
            print_json(look_back_shape(found, manager, wording=face.app.wording))
        else:
            print_look_back(face.paper, found)
    elif json:
        all_of = face.app.rehearsals()
        print_json([rehearsal_shape(one, face.app.manager_of(one)) for one in all_of])
    else:
        print_list(face.paper, face.app.rehearsals())

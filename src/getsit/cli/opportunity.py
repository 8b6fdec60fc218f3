"""Commands on opportunities: new, list, show, round, export, import, delete."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated, TypedDict

import typer

from getsit.cli.face import Candidate, Json, Name, face_of, print_json, write_file
from getsit.errors import NotConfirmed, RoundUnknown, ValueUnknown
from getsit.model.opportunity import Opportunity, Person, Round, RoundKind

Day = Annotated[datetime | None, typer.Option("--on", metavar="DATE", formats=["%Y-%m-%d"], help="The day.")]


At = Annotated[datetime | None, typer.Option("--at", metavar="TIME", formats=["%H:%M"], help="The time.")]
ADD, LIST = "add", "list"


def register(commands: typer.Typer) -> None:
    """Adds these commands."""
    commands.command("new")(new)
    commands.command("list")(list_all)
    commands.command("show")(show)
    commands.command("round")(rounds)
    commands.command("export")(export)
    commands.command("import")(import_)
    commands.command("delete")(delete)


def new(context: typer.Context, name: Name, candidate: Candidate = "", json: Json = False) -> None:
    """Begin a new opportunity: one job that you pursue."""
    from getsit.shapes import opportunity_shape

    face = face_of(context)
    made = face.app.new(name, candidate=candidate)
    if json:
        print_json(opportunity_shape(made))
    else:
        face.paper.say("cli.new", name=made.name)


def list_all(context: typer.Context, json: Json = False) -> None:
    """List your opportunities."""
    from getsit.shapes import opportunity_shape

    face = face_of(context)
    found = face.app.opportunities()
    if json:
        print_json([opportunity_shape(one) for one in found])
        return
    if not found:
        face.paper.say("cli.list_empty")
    for one in found:
        key = "cli.list_example" if one.example else "cli.list_line"
        face.paper.say(key, name=one.name, rounds=len(one.rounds))


def show(context: typer.Context, name: Name, json: Json = False) -> None:
    """Show what an opportunity holds: documents, rounds, talks."""
    from getsit.shapes import document_shape, opportunity_shape

    face = face_of(context)
    overview = face.app.overview(name)
    if json:
        documents = [document_shape(one) for one in overview.documents]
        talks = [{"id": one.conversation.id, "round": one.round_number} for one in overview.talks]
        shape = opportunity_shape(overview.opportunity)
        print_json(shape | {"documents": documents, "talks": talks})
        return
    face.paper.heading("cli.show_title", name=overview.opportunity.name)
    sources = face.app.sources(name)
    for document in overview.documents:
        key = f"cli.kind.{document.kind.value}"
        kind, named = face.paper.wording.say(key), sources[document.id]
        if document.who:
            named = f"{document.name} ({named})"
        face.paper.say("cli.show_document", kind=kind, name=named, indent=2)
        for gap in document.gaps:
            face.paper.not_understood(gap, indent=4)
    _print_rounds(context, overview.opportunity)


def rounds(
    context: typer.Context,
    name: Name,
    action: Annotated[
        str, typer.Argument(metavar="[add|list|N]", help="Add a round, list them, or the number of one.")
    ] = LIST,
    on: Day = None,
    at: At = None,
    kind: Annotated[RoundKind | None, typer.Option(help="What sort of talk it is.")] = None,
    persons: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="'PERSON, ROLE'", help="Whom you meet; may be said several times."),
    ] = None,
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="PATH", help="Write round N as a calendar entry.")
    ] = None,
    json: Json = False,
) -> None:
    """Add a round of talks to an opportunity, list its rounds, change one or take it to your calendar."""
    face = face_of(context)
    said: _Said = {"persons": [person_of(words) for words in persons or []]}
    said |= {"on": on.date() if on else None, "at": at.time() if at else None}
    if action == LIST:
        _list_rounds(context, name, json=json)
    elif action == ADD:
        made = face.app.add_round(name, kind=kind or RoundKind.MANAGER, **said)
        _print_round(context, made, name, json=json)
    else:
        number = _number(action)
        if kind or any(said.values()):
            changed = face.app.change_round(name, number, kind=kind, **said)
            _print_round(context, changed, name, json=json and not ics)
        if ics:
            entry = face.app.calendar(name, number, pages=f"http://127.0.0.1:{face.settings.port}")
            write_file(face, ics, entry.encode(), json=json)
        elif not kind and not any(said.values()):
            _list_rounds(context, name, json=json, number=number)


class _Said(TypedDict, total=False):
    on: date | None
    at: time | None
    persons: list[Person]


def _number(words: str) -> int:
    if not words.isdecimal() or len(words) > 4:
        raise ValueUnknown(value=words, what="word for rounds", choices="add, list, or the number of a round")
    return int(words)


def _print_round(context: typer.Context, one: Round, name: str, *, json: bool) -> None:
    from getsit.shapes import round_shape

    if json:
        print_json(round_shape(one))
    else:
        face_of(context).paper.say("cli.round_added", number=one.number, name=name)


def _list_rounds(context: typer.Context, name: str, *, json: bool, number: int | None = None) -> None:
    from getsit.shapes import round_shape

    found = face_of(context).app.overview(name).opportunity
    if number is not None:
        chosen = tuple(one for one in found.rounds if one.number == number)
        if not chosen:
            raise RoundUnknown(number=number, name=found.name)
        found = replace(found, rounds=chosen)
    if json:
        print_json([round_shape(one) for one in found.rounds])
    else:
        _print_rounds(context, found)


def person_of(words: str) -> Person:
    """The person of `'Name, role'`."""
    name, _, role = words.partition(",")
    return Person(name=name.strip(), role=role.strip())


def export(
    context: typer.Context,
    name: Name,
    to: Annotated[
        Path | None, typer.Argument(metavar="PATH", help="A folder, or a file ending in .zip.")
    ] = None,
    with_private: Annotated[
        bool, typer.Option("--with-private", help="Also what was told to you in confidence.")
    ] = False,
    json: Json = False,
) -> None:
    """Write an opportunity to a folder or zip that `getsit import` reads back whole."""
    face = face_of(context)
    where = face.app.export(name, to or folder_for(name), with_private=with_private)
    if json:
        print_json({"path": str(where), "with_private": with_private})
    else:
        key = "cli.exported_all" if with_private else "cli.exported"
        face.paper.say(key, name=name, path=where)
        if not with_private and face.app.not_looked_over(name):
            face.paper.say("cli.exported_covered", name=name)


def folder_for(name: str) -> Path:
    """Where an export goes when nobody said: a folder here, whatever marks of a path the name has."""
    plain = "".join(letter if letter.isalnum() or letter in " -_" else "-" for letter in name)
    return Path(f"{plain}-getsit")


def import_(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="What `getsit export` wrote.")],
    json: Json = False,
) -> None:
    """Read back what `getsit export` wrote."""
    from getsit.shapes import opportunity_shape

    face = face_of(context)
    made = face.app.import_(path)
    if json:
        print_json(opportunity_shape(made))
    else:
        face.paper.say("cli.imported", name=made.name)


def delete(
    context: typer.Context,
    name: Name,
    yes: Annotated[bool, typer.Option("--yes", help="Really; it cannot be undone.")] = False,
    json: Json = False,
) -> None:
    """Delete an opportunity and every word of it. Your résumé and facts stay."""
    face = face_of(context)
    found = face.app.overview(name).opportunity
    if not yes:
        raise NotConfirmed(name=found.name)
    face.app.delete(name)
    if json:
        print_json({"deleted": found.name})
    else:
        face.paper.say("cli.deleted", name=found.name)


def _print_rounds(context: typer.Context, opportunity: Opportunity) -> None:
    paper = face_of(context).paper
    if not opportunity.rounds:
        paper.say("cli.rounds_empty", name=opportunity.name, indent=2)
    for one in opportunity.rounds:
        paper.line(_round_line(one), indent=2)


def _round_line(one: Round) -> str:
    persons = "; ".join(", ".join(filter(None, (met.name, met.role))) for met in one.persons)
    day = one.on.isoformat() if one.on else ""
    at = one.at.isoformat("minutes") if one.at else ""
    parts = [str(one.number), one.kind.value, f"{day} {at}".strip(), persons]
    return "  ".join(part for part in parts if part)

"""Commands that follow up: letter, plan. Nothing but the text goes to stdout."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from getsit.cli.face import Face, Json, Name, face_of, print_json, write_file
from getsit.model.fact import FactStanding
from getsit.model.letter import Letter, Plan, SourceKind
from getsit.text.lines import one_line

if TYPE_CHECKING:
    from getsit.shapes import Shape

Yes = Annotated[bool, typer.Option("--yes", help="Confirm the facts that it uses; they are shown.")]
Markdown = Annotated[Path | None, typer.Option("--markdown", metavar="PATH", help="Write it as Markdown.")]
WithSources = Annotated[bool, typer.Option("--sources", help="List what each claim rests on, on stderr.")]


def register(commands: typer.Typer) -> None:
    """Adds these commands."""
    commands.command("letter")(letter)
    commands.command("plan")(plan)


def letter(
    context: typer.Context,
    name: Name,
    yes: Yes = False,
    sources: WithSources = False,
    docx: Annotated[
        Path | None, typer.Option("--docx", metavar="PATH", help="Write it as a Word document.")
    ] = None,
    markdown: Markdown = None,
    json: Json = False,
) -> None:
    """Write the letter after the latest talk, in the manager's words and on your confirmed facts."""
    from getsit.shapes import letter_shape

    face = face_of(context)
    before = _proposed(face)
    written = face.app.letter(name, confirm=yes)
    _tell(face, written, before, sources=sources)
    if docx:
        write_file(face, docx, face.app.as_docx(written), json=json)
    if markdown:
        write_file(face, markdown, face.app.as_markdown(written).encode(), json=json)
    if not docx and not markdown:
        _print(written, letter_shape(written) if json else None)


def plan(
    context: typer.Context,
    name: Name,
    yes: Yes = False,
    sources: WithSources = False,
    markdown: Markdown = None,
    json: Json = False,
) -> None:
    """Write the 30-60-90 plan; every line cites a need that was voiced."""
    from getsit.shapes import plan_shape

    face = face_of(context)
    before = _proposed(face)
    written = face.app.plan(name, confirm=yes)
    _tell(face, written, before, sources=sources)
    if markdown:
        write_file(face, markdown, face.app.as_markdown(written).encode(), json=json)
    else:
        _print(written, plan_shape(written) if json else None)


def _print(written: Letter | Plan, shape: "Shape | None") -> None:
    if shape is not None:
        print_json(shape)
    else:
        typer.echo(written.text)


def _proposed(face: Face) -> set[str]:
    return {fact.id for fact in face.app.facts() if fact.standing is FactStanding.PROPOSED}


def _tell(face: Face, written: Letter | Plan, before: set[str], *, sources: bool) -> None:
    used = {claim.fact_id for claim in written.claims if claim.fact_id}
    for fact in face.app.facts():
        if fact.id in used & before:
            face.paper.aside("cli.fact_confirmed", text=one_line(fact.text))
    if written.remembered:
        face.paper.aside("cli.said_so")
    if written.left_out and not sources:
        face.paper.aside("cli.left_out_count", count=len(written.left_out))
    for one in written.left_out if sources else ():
        face.paper.aside("cli.left_out", what=one.what, reason=one.reason)
    for claim in written.claims if sources else ():
        if claim.kind is not SourceKind.PLAIN:
            words = " ".join(written.text[claim.start : claim.end].split())
            face.paper.aside("cli.source", words=words, source=claim.source)

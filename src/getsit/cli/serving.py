"""Commands around the pages: serve, example."""

from typing import Annotated

import typer

from getsit.cli.face import Face, Json, face_of, print_json
from getsit.errors import PartMissing

Port = Annotated[int | None, typer.Option("--port", metavar="N", help="Another port than 8765.")]


def register(commands: typer.Typer) -> None:
    """Adds these commands."""
    commands.command("serve")(serve)
    commands.command("example")(example)


def serve(
    context: typer.Context,
    port: Port = None,
    with_example: Annotated[
        bool, typer.Option("--example", help="Load the example first, if nothing is there yet.")
    ] = False,
) -> None:
    """Serve the pages on 127.0.0.1 until stopped."""
    face = face_of(context)
    if with_example and not face.opened.locked and not face.opened.opportunities():
        face.opened.load_example()
    run_pages(face, port=port, browse=False)


def example(context: typer.Context, json: Json = False) -> None:
    """Load the bundled example: one invented opportunity, complete."""
    from getsit.shapes import opportunity_shape

    face = face_of(context)
    made = face.app.load_example()
    if json:
        print_json(opportunity_shape(made))
    else:
        face.paper.say("cli.example_loaded", name=made.name)


def open_pages(face: Face) -> None:
    """Serves the pages and opens them in the person's browser."""
    run_pages(face, port=None, browse=True)


def run_pages(face: Face, *, port: int | None, browse: bool) -> None:
    """Serves the pages; PartMissing when whoever runs the commands handed in none."""
    if face.serve_pages is None:
        raise PartMissing(command="python -m getsit")
    face.serve_pages(face.opened, port=port if port is not None else face.settings.port, browse=browse)

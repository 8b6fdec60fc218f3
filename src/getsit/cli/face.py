"""What every command shares: the data folder, opening the `App`, reading a file, printing JSON."""

import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from getsit.errors import CannotWrite, FileMissing, FormatUnknown
from getsit.model.document import Raw

if TYPE_CHECKING:
    from getsit.app import App
    from getsit.cli.paper import Paper
    from getsit.settings import Settings

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The opportunity.")]
Candidate = Annotated[
    str, typer.Option("--candidate", metavar="NAME", help="Your name as it stands in the transcript.")
]
Agreed = Annotated[bool, typer.Option("--agreed", help="Everyone agreed to the recording or captions.")]
Recall = Annotated[bool, typer.Option("--recall", help="These are your own notes from memory.")]


class ServePages(Protocol):
    """Serves the pages over an `App` until stopped; `browse` opens them in the person's browser."""

    def __call__(self, app: "App", *, port: int, browse: bool) -> None: ...


@dataclass
class Face:
    """The command line of one call. `serve_pages` is handed in, because commands know no pages."""

    data: Path | None
    serve_pages: ServePages | None = None

    @cached_property
    def settings(self) -> "Settings":
        """The settings, with the data folder of the command line."""
        from getsit.settings import Settings

        return Settings(data=self.data) if self.data else Settings()

    @cached_property
    def opened(self) -> "App":
        """The `App`, which may still be locked."""
        from getsit.app import open_app

        return open_app(self.settings)

    @property
    def app(self) -> "App":
        """The `App`; where a person can type, it asks for the passphrase that it is locked with."""
        if sys.stdin.isatty() and self.opened.locked:
            words = self.opened.wording.say("cli.passphrase_ask")
            self.opened.unlock(typer.prompt(words, hide_input=True, err=True))
        return self.opened

    @cached_property
    def paper(self) -> "Paper":
        """What people's output is printed on."""
        from getsit.cli.paper import Paper

        return Paper(self.opened.wording)


def face_of(context: typer.Context) -> Face:
    """The face of this call."""
    found = context.find_object(Face)
    if found is None:
        raise typer.Abort
    return found


def print_json(value: object) -> None:
    """Prints a shape as JSON on stdout."""
    import json

    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def write_file(face: Face, path: Path, data: bytes, *, json: bool) -> None:
    """Writes those bytes to that path and says so; CannotWrite."""
    try:
        path.expanduser().write_bytes(data)
    except OSError as exc:
        raise CannotWrite(name=path, reason=exc.strerror or "it cannot be used") from exc
    if json:
        print_json({"path": str(path)})
    else:
        face.paper.aside("cli.written", path=path)


def read_file(face: Face, name: str) -> Raw:
    """The bytes of a file, a page (http, https) or standard input (`-`); FileMissing and reading errors."""
    if name.startswith(("http://", "https://")):
        return face.app.fetch(name)
    from getsit.reading import LIMIT

    if name == "-":
        return Raw(name="typed by you", data=sys.stdin.buffer.read(LIMIT + 1), origin="typed by you")
    path = Path(name).expanduser()
    if path.is_dir():
        raise FormatUnknown(name=path.name, found="a folder", wanted="one file")
    try:
        with path.open("rb") as file:
            return Raw(name=path.name, data=file.read(LIMIT + 1), origin=path.name)
    except (OSError, ValueError) as exc:
        raise FileMissing(name=name) from exc

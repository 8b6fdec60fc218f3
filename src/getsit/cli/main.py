"""The entry: options before the commands, exit codes, and the one place where surprises end."""

import logging
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from getsit.cli import (
    following,
    homework,
    locking,
    opportunity,
    person,
    rehearsing,
    serving,
    sources,
    talk,
)
from getsit.cli.face import Face, ServePages
from getsit.errors import GetsItError

commands = typer.Typer(
    name="getsit",
    help="Prepare for an interview the way the manager decides. Without a command: opens the pages.",
    add_completion=False,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for room in (opportunity, homework, sources, person, rehearsing, talk, following, serving, locking):
    room.register(commands)


@commands.callback(invoke_without_command=True)
def before(
    context: typer.Context,
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Use another data folder than your own.")
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Prepare for an interview the way the manager decides. Without a command: opens the pages."""
    if version:
        from getsit import __version__

        typer.echo(f"getsit {__version__}")
        raise typer.Exit
    context.obj = Face(data, serve_pages=context.obj)
    if context.invoked_subcommand is None:
        serving.open_pages(context.obj)


def main(*, serve: ServePages | None = None) -> None:
    """Runs the command line and exits: 0 done, 1 cannot, 2 misused, 3 not found."""
    sys.exit(run(sys.argv[1:], serve=serve))


def run(arguments: list[str], *, serve: ServePages | None = None) -> int:
    """The exit code of those arguments; all that is printed is printed. `serve` shows the pages.

    What nobody expected is one sentence to the person; `GETSIT_LOG_LEVEL=debug` shows where it happened.
    """
    logging.basicConfig(level=_level(), format="%(name)s: %(message)s")
    try:
        commands(arguments, prog_name="getsit", obj=serve)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    except GetsItError as error:
        typer.echo(str(error), err=True)
        return error.exit_code
    except Exception:
        logging.getLogger("getsit").exception("unexpected")
        typer.echo(str(GetsItError()), err=True)
        return 1
    return 0


def _level() -> int:
    wanted = os.environ.get("GETSIT_LOG_LEVEL", "").upper()
    return logging.DEBUG if wanted == "DEBUG" else logging.CRITICAL

"""The command on the passphrase that locks everything. It is typed unseen or taken from the environment."""

import sys
from enum import StrEnum
from typing import Annotated

import typer
from pydantic import SecretStr

from getsit.cli.face import Face, Json, face_of, print_json
from getsit.errors import PassphraseMissing


class PassphraseAction(StrEnum):
    """What `getsit passphrase` can do."""

    SHOW = "show"
    SET = "set"
    CHANGE = "change"
    REMOVE = "remove"


def register(commands: typer.Typer) -> None:
    """Adds this command."""
    commands.command("passphrase")(passphrase)


def passphrase(
    context: typer.Context,
    action: Annotated[PassphraseAction, typer.Argument(help="What to do.")] = PassphraseAction.SHOW,
    json: Json = False,
) -> None:
    """Lock everything that is kept with a passphrase, change it, or remove it."""
    face = face_of(context)
    if action is PassphraseAction.SET:
        face.app.set_passphrase(_new(face, face.settings.passphrase, "GETSIT_PASSPHRASE"))
    elif action is PassphraseAction.CHANGE:
        face.app.change_passphrase(_new(face, face.settings.new_passphrase, "GETSIT_NEW_PASSPHRASE"))
    elif action is PassphraseAction.REMOVE:
        face.app.remove_passphrase()
    is_set = face.opened.has_passphrase
    if json:
        print_json({"passphrase": is_set})
    elif action is PassphraseAction.SHOW:
        face.paper.say("cli.passphrase_is_set" if is_set else "cli.passphrase_is_not")
    else:
        face.paper.say(f"cli.passphrase_{action.value}")


def _new(face: Face, given: SecretStr, variable: str) -> str:
    """The new passphrase, typed twice, after the word about losing it."""
    face.paper.aside("cli.passphrase_lost")
    if given.get_secret_value():
        return given.get_secret_value()
    if not sys.stdin.isatty():
        raise PassphraseMissing(variable=variable)
    asked: str = typer.prompt(
        face.paper.wording.say("cli.passphrase_new"), hide_input=True, confirmation_prompt=True, err=True
    )
    return asked

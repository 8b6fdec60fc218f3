"""What a page says about an error. Errors name commands too; a page leaves those out."""

from getsit.errors import GetsItError
from getsit.text.wording import Wording

COMMANDS = ('"getsit', " --")


def sentence_of(error: GetsItError, wording: Wording) -> str:
    """One sentence for a page: its own where there is one, else the error's without what to type."""
    own = f"pages.error.{type(error).__name__}"
    if wording.has(own):
        return wording.say(own)
    return without_commands(str(error))


def without_commands(sentence: str) -> str:
    """The sentence without the parts that name a command or a switch; whole when nothing else is left."""
    parts = sentence.split("; ")
    kept = [part for part in parts if not any(command in part for command in COMMANDS)]
    if not kept or len(kept) == len(parts):
        return sentence
    return "; ".join(kept).rstrip(".,; ") + "."

"""Prints for people: headings, their exact words, our words. Text of documents is never taken as markup."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from getsit.model.conversation import Speaker
from getsit.model.document import Gap
from getsit.text.lines import one_line
from getsit.text.wording import Wording

THEIRS, YOURS, SOFT, BOLD = "yellow", "cyan", "dim", "bold"


class Paper:
    """Standard output as a sheet: what somebody said is in quotation marks and their colour."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self._out = Console(highlight=False)
        self._err = Console(stderr=True, highlight=False)
        # Where no person reads (a pipe, a file), lines stay whole so that they can be searched.
        self._soft = not self._out.is_terminal

    def say(self, key: str, *, indent: int = 0, style: str = "", **values: object) -> None:
        """Prints one sentence of the wording."""
        self.line(self.wording.say(key, **values), indent=indent, style=style)

    def aside(self, key: str, **values: object) -> None:
        """Prints one sentence of the wording on stderr."""
        self._err.print(Text(self.wording.say(key, **values)), soft_wrap=True)

    def heading(self, key: str, **values: object) -> None:
        """Prints a heading of the wording with an empty line before it."""
        self._out.print()
        self._out.print(Text(self.wording.say(key, **values), style=BOLD))

    def line(self, text: str, *, indent: int = 0, style: str = "") -> None:
        """Prints our own words."""
        self._print(Text(text, style=style), indent)

    def quote(self, words: str, source: str = "", *, indent: int = 2, yours: bool = False) -> None:
        """Prints exact words in quotation marks, with where they stand."""
        text = Text("“" + one_line(words) + "”", style=YOURS if yours else THEIRS)
        if source:
            text.append(f"  ({source})", style=SOFT)
        self._print(text, indent)

    def not_understood(self, gap: Gap, *, indent: int = 2) -> None:
        """Prints what a reader did not understand, and where, when it has a place."""
        key = "cli.show_gap" if gap.place else "cli.show_gap_somewhere"
        self.say(key, place=gap.place, reason=gap.reason, indent=indent, style=SOFT)

    def speaker(self, one: Speaker, *, indent: int = 0) -> None:
        """Prints who is on which side, and why we think so when there is a reason."""
        reason = self.wording.say(one.reason) if self.wording.has(one.reason) else one.reason
        name = one.name or self.wording.say("cli.nobody_named")
        key = "cli.speaker_guessed" if one.guessed else "cli.speaker"
        role = self.wording.say(f"words.role.{one.role.value}")
        words = self.wording.say(key, name=name, role=role, reason=reason)
        self.line(words.strip(), indent=indent, style=SOFT)

    def bare(self, text: str) -> None:
        """Prints text exactly as it is."""
        self._out.print(Text(text), soft_wrap=True)

    def gap(self) -> None:
        """Prints an empty line."""
        self._out.print()

    def _print(self, text: Text, indent: int) -> None:
        if self._soft:
            text.pad_left(indent)
            self._out.print(text, soft_wrap=True)
        else:
            self._out.print(Padding(text, (0, 0, 0, indent)))

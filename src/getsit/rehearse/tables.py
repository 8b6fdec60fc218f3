"""The manager's rules as tables for the docs (docs/rehearsal.md), so that page and program cannot part."""

from collections.abc import Iterator

from getsit.rehearse.effects import DEPTHS, EFFECTS
from getsit.text.wording import Wording


def depth_table() -> str:
    """How much is told by trust, as a Markdown table."""
    rows = ["| trust below | told at most |", "|---|---|"]
    rows += [f"| {below:.2f} | strength {level} |" for below, level in DEPTHS[:-1]]
    return "\n".join([*rows, f"| else | strength {DEPTHS[-1][1]} |"])


def effects_table(wording: Wording) -> str:
    """What moves the manager and by how much, as a Markdown table."""
    return "\n".join(["| what you did | trust | belief | heard |", "|---|---|---|---|", *_rows(wording)])


def _rows(wording: Wording) -> Iterator[str]:
    for reason, effect in EFFECTS.items():
        said = wording.say(f"rehearse.reason.{reason}").rstrip(".")
        yield f"| {said} | {_figure(effect.trust)} | {_figure(effect.belief)} | {_figure(effect.heard)} |"


def _figure(value: float) -> str:
    return f"{value:+.3f}".rstrip("0").rstrip(".") if value else ""

"""What a page says about an error, and of a day. Errors name commands too; a page leaves those out.

An error's English is its docstring; another language says it under `errors.` and the name of the class.
"""

from collections import defaultdict
from datetime import date

from getsit.errors import GetsItError
from getsit.text.wording import Wording

COMMANDS = ('"getsit', " --")


def sentence_of(error: GetsItError, wording: Wording) -> str:
    """One sentence for a page: its own where there is one, else the error's without what to type."""
    own = f"pages.error.{type(error).__name__}"
    if wording.has(own):
        return wording.say(own)
    known = (f"errors.{kind.__name__}" for kind in type(error).__mro__)
    said = next((key for key in known if wording.has(key)), None)
    if said is None:
        return without_commands(str(error))
    return wording.say(said).format_map(defaultdict(lambda: "–", error.facts))


def day_of(day: date, wording: Wording) -> str:
    """The day as people write it: "26 November 2026"."""
    month = wording.all("pages.day.months")[day.month - 1]
    return wording.say("pages.day.words", day=day.day, month=month, year=day.year)


def named_day_of(day: date, wording: Wording) -> str:
    """The day with its name: "Thursday 26 November 2026"."""
    weekday = wording.all("pages.day.weekdays")[day.weekday()]
    return wording.say("pages.day.named", weekday=weekday, day=day_of(day, wording))


def without_commands(sentence: str) -> str:
    """The sentence without the parts that name a command or a switch; whole when nothing else is left."""
    parts = sentence.split("; ")
    kept = [part for part in parts if not any(command in part for command in COMMANDS)]
    if not kept or len(kept) == len(parts):
        return sentence
    return "; ".join(kept).rstrip(".,; ") + "."

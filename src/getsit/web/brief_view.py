"""How tightly the brief is set when it is printed from its page, so that it stays on one sheet of A4.

Counted in letters: a browser cannot be asked. The PDF of the brief measures instead (`sheets/`).
"""

from collections.abc import Iterable

from getsit.model.brief import Brief

ROOMY, TIGHT = 3000, 4000  # letters that fit at 9 points, and at 8.2; measured in Chromium on two briefs


def density_of(brief: Brief) -> str:
    """The class that sets the letters of the sheet: "" for what has room, then "tight", then "tighter"."""
    letters = sum(len(words) for words in _words_of(brief))
    if letters <= ROOMY:
        return ""
    return "tight" if letters <= TIGHT else "tighter"


def _words_of(brief: Brief) -> Iterable[str]:
    for one in brief.hot:
        yield from (one.need.gist, *one.button.reasons[:1], one.guess)
    yield from (rung.question for rung in brief.rungs)
    yield from (tie.spoken for tie in brief.ties)
    yield from (one.sounds_like for one in brief.signals)
    for line in brief.if_asked:
        yield from (line.requirement.quote.exact, line.breath)

"""The one next step of a letter: the one that was agreed, in the words it was agreed in, else an offer.

Only the latest talk counts. A step whose words touch anything private is not used.
"""

import re
from collections.abc import Sequence

from getsit.follow_up.openly import Room
from getsit.follow_up.sayable import LONGEST
from getsit.follow_up.secrets import Secrets, is_delicate, tells_in_confidence
from getsit.follow_up.written import Line, Piece, fill, pick, plain
from getsit.model.conversation import Role
from getsit.model.debrief import Debrief
from getsit.model.document import Quote
from getsit.model.letter import SourceKind
from getsit.model.moment import Advance
from getsit.text.sentences import find_clauses
from getsit.text.wording import Wording

_PROMISE = re.compile(r"^I(?:['’]ll| will| can) ", re.IGNORECASE)


def agreed_step(debriefs: Sequence[Debrief], room: Room, *, secrets: Secrets) -> tuple[Quote, Role] | None:
    """The latest step that was agreed and may be written, with whose words they are; None when none."""
    if not debriefs or debriefs[-1].remembered:
        return None
    debrief = debriefs[-1]
    talk = debrief.analysis.conversation
    for moment in reversed(debrief.analysis.moments):
        if not isinstance(moment, Advance) or debrief.conversation_id not in room.talks:
            continue
        start, end = _core(moment.quote, mine=talk.role(moment.turn) is Role.CANDIDATE)
        if end <= start or tells_in_confidence(talk.utterances[moment.turn].text):
            continue
        quote = talk.quote(moment.turn, moment.start + start, moment.start + end)
        if not (is_delicate(quote.exact) or secrets.touch(quote, text=talk.text)
                or secrets.stand_in(quote.exact)):  # fmt: skip
            return quote, talk.role(moment.turn)
    return None


def step_line(step: tuple[Quote, Role] | None, *, wording: Wording, seed: str) -> Line:
    """The sentence of the letter about the next step."""
    if step is None:
        return plain(pick(wording.all("follow_up.letter.step_offer"), seed))
    quote, role = step
    turn = (quote.turn or 0) + 1
    key, source = ("step_mine", "promise") if role is Role.CANDIDATE else ("step_theirs", "said")
    words = Piece(
        text=quote.exact, kind=SourceKind.QUOTE, quote=quote,
        source=wording.say(f"follow_up.source.{source}", speaker="", turn=turn).lstrip(" ,"),
    )  # fmt: skip
    return fill(wording.say(f"follow_up.letter.{key}"), words=words)


def _core(words: str, *, mine: bool) -> tuple[int, int]:
    """The place of the step itself; (0, 0) when it is too long, a question, or no promise."""
    end = len(words.rstrip(" .!,;"))
    if words.rstrip().endswith("?") or "“" in words or '"' in words:
        return 0, 0
    starts = [0, *(clause.start for clause in find_clauses(words))]
    for start in starts:
        fits = len(words[start:end].split()) <= LONGEST
        if fits and (not mine or _PROMISE.match(words[start:])):
            return start, end
    return 0, 0

"""Proposals that break a timeline or manner which the manager voiced.

Takes those that listening measured (dates held against dates, words that were ruled out), and adds clear
opposites of a voiced manner: "one step at a time" against "all at once". Anything less clear is left alone:
an unfair blame costs more than a missed one.
"""

import re
from collections.abc import Iterator, Sequence

from getsit.follow_up.talk import Looked
from getsit.model.debrief import BrokenProposal
from getsit.model.moment import NeedVoiced, SolutionOffered
from getsit.model.need import Need, NeedKind
from getsit.text.likeness import is_negated
from getsit.text.lines import straight
from getsit.text.sentences import find_sentences

_STEADY = (
    r"step by step|one (?:step|thing|site|team|piece) at a time|slowly|steady|steadily|gradual\w*"
    r"|small steps|start small|no rush|bit by bit"
)
_AT_ONCE = (
    r"all at once|at one go|overnight|big bang|everywhere at (?:once|the same time)|in one weekend"
    r"|(?:all|every) sites? (?:at once|from day one|straight away)"
)
_TOGETHER = (
    r"bring (?:people|them|everyone) along|ask (?:them|people) first|together with"
    r"|involve (?:them|people|the team)"
)
_ALONE = r"on my own|by myself|without asking|simply tell them|tell them how|from the top down"
_QUIET = r"boring|dull|quiet(?:ly)?|no heroics|no drama|no big gestures|undramatic"
_LOUD = r"shake (?:things|it|them) up|blitz|war room|turn (?:it|things) upside down|big launch"
_THING = r"(?:\w+ )?(?:system|platform|tool|software|team)"
_KEPT = rf"(?:keep|live with|stuck with) (?:the|our) {_THING}"
_REPLACED = (
    rf"(?:replace|rip out|throw out|scrap) (?:the|your) {_THING}|rebuild everything|start from scratch"
)
_OPPOSITES = ((_STEADY, _AT_ONCE), (_TOGETHER, _ALONE), (_QUIET, _LOUD), (_KEPT, _REPLACED))


def find_broken(looked: Looked, *, ledger: Sequence[Need]) -> tuple[BrokenProposal, ...]:
    """Each broken proposal once, with the words it breaks and the need of the ledger they belong to."""
    found: dict[str, BrokenProposal] = {}
    for solution, need in (*_measured(looked), *_opposed(looked)):
        found.setdefault(solution.id, _broken(looked, solution, need, ledger))
    return tuple(found.values())


def _measured(looked: Looked) -> Iterator[tuple[SolutionOffered, NeedVoiced]]:
    measure = looked.measure("broken_proposals")
    named = measure.moments if measure is not None else ()
    moments = {moment.id: moment for moment in looked.analysis.moments}
    for one, other in zip(named[::2], named[1::2], strict=False):
        solution, need = moments.get(one), moments.get(other)
        if isinstance(solution, SolutionOffered) and isinstance(need, NeedVoiced):
            yield solution, need


def _opposed(looked: Looked) -> Iterator[tuple[SolutionOffered, NeedVoiced]]:
    manners = [need for need in looked.all(NeedVoiced) if need.kind in (NeedKind.MANNER, NeedKind.CONSTRAINT)]
    for solution in looked.all(SolutionOffered):
        for need in manners:
            if need.turn < solution.turn and _is_opposite(looked, solution, need):
                yield solution, need


def _is_opposite(looked: Looked, solution: SolutionOffered, need: NeedVoiced) -> bool:
    proposed, wanted = _sentence(looked, solution), _sentence(looked, need)
    return any(
        (_plainly(one, wanted) and _plainly(other, proposed))
        or (_plainly(other, wanted) and _plainly(one, proposed))
        for one, other in _OPPOSITES
    )  # fmt: skip


def _plainly(pattern: str, words: str) -> bool:
    """The words say it, and do not deny it."""
    found = re.search(rf"\b(?:{pattern})\b", straight(words), re.IGNORECASE)
    return found is not None and not is_negated(words[: found.start()])


def _sentence(looked: Looked, moment: SolutionOffered | NeedVoiced) -> str:
    text = looked.conversation.utterances[moment.turn].text
    for sentence in find_sentences(text):
        if sentence.start <= moment.start < sentence.end:
            return sentence.text
    return text


def _broken(
    looked: Looked, solution: SolutionOffered, need: NeedVoiced, ledger: Sequence[Need]
) -> BrokenProposal:
    talk = looked.conversation.id
    ids = (
        one.id for one in ledger for voicing in one.voicings
        if voicing.conversation_id == talk and voicing.moment_id == need.id
    )  # fmt: skip
    return BrokenProposal(
        moment_id=solution.id, proposal=looked.quote(solution), breaks=looked.quote(need),
        need_id=next(ids, ""),
    )  # fmt: skip

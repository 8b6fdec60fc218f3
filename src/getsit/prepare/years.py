"""Years asked for, counted from the dates of positions.

A position counts towards a topic when its own words or its achievements show the topic. Months are counted
once where positions overlap, at the least that their dates surely hold.
"""

import re
from collections.abc import Sequence
from datetime import date

from getsit.model.fact import Fact, FactKind
from getsit.prepare.judged import Judged, met, not_met, unclear
from getsit.prepare.requirement_kinds import years_in
from getsit.prepare.spans_of_time import months_in
from getsit.prepare.thresholds import TOPIC_SHOWN
from getsit.prepare.topics import shown_share, topic_of
from getsit.prepare.vocabulary import rare_stems
from getsit.text.numbers import find_numbers

_BRANCH = re.compile(r"\bor\b|,|/|\band/or\b", re.IGNORECASE)


def asks_years(asked: str) -> bool:
    """Whether the text asks for a length of time."""
    return years_in(asked) is not None


def judge_years(asked: str, facts: Sequence[Fact], *, today: date) -> Judged:
    """Met when positions that show the topic surely hold the months; not met when all together cannot."""
    wanted = _months_asked(asked)
    positions = [fact for fact in facts if fact.kind is FactKind.POSITION and fact.begins]
    topic = _topic(asked)
    fitting = [fact for fact in positions if not topic_of(topic) or _shows(topic, fact, facts)]
    sure = months_in(((fact.begins, fact.ends) for fact in fitting), today=today)
    whole = months_in(((fact.begins, fact.ends) for fact in positions), today=today)
    if fitting and sure.least >= wanted:
        return met(*_longest(fitting, today=today), months=sure.least)
    if whole.most < wanted:
        near = _longest(fitting or positions, today=today)
        return not_met(nearest=near[0] if near else None, months=whole.most)
    if not fitting and not _BRANCH.search(topic) and _is_nowhere(topic, facts):
        return not_met(nearest=_longest(positions, today=today)[0] if positions else None)
    return unclear(*_longest(fitting or positions, today=today), months=sure.least if fitting else None)


def _months_asked(asked: str) -> int:
    match = years_in(asked)
    if match is None:
        return 0
    numbers = find_numbers(match[1])
    count = numbers[0].value if numbers else 1.0
    return round(count * (1 if "month" in match.group().lower() else 12))


def _topic(asked: str) -> str:
    """What the years are asked of: the words around the number."""
    match = years_in(asked)
    return f"{asked[: match.start()]} {asked[match.end() :]}" if match else asked


def _shows(topic: str, position: Fact, facts: Sequence[Fact]) -> bool:
    """Whether the position's own words show one branch of the topic wholly, or its achievements do."""
    branches = [branch for branch in _BRANCH.split(topic) if topic_of(branch)]
    deeds = " ".join(
        fact.text
        for fact in facts
        if fact.position == position.position and fact.kind is FactKind.ACHIEVEMENT
    )
    return any(shown_share(branch, f"{position.text} {deeds}") >= TOPIC_SHOWN for branch in branches)


def _is_nowhere(topic: str, facts: Sequence[Fact]) -> bool:
    """Whether no fact has a single one of the topic's telling words."""
    telling = set(rare_stems(topic)) & set(topic_of(topic))
    return bool(telling) and not any(
        telling & set(topic_of(f"{fact.text} {fact.position}")) for fact in facts
    )


def _longest(positions: Sequence[Fact], *, today: date) -> list[Fact]:
    return sorted(
        positions, key=lambda fact: months_in([(fact.begins, fact.ends)], today=today).least, reverse=True
    )

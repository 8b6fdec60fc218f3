"""How one requirement is held against the facts, by kind.

`met` needs the very thing; a fact that comes near makes it `unclear`; nothing near makes it `not_met`.
What only the person can say (whether they may work here, whether they would work nights) is `unclear`
unless a fact says it.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

from getsit.model.fact import Fact, FactKind
from getsit.model.posting import Requirement, RequirementKind
from getsit.prepare.judged import Judged, met, not_met, unclear
from getsit.prepare.qualifications import (
    asks_right_to_work,
    degree_in,
    fluency_in,
    grade_in,
    languages_in,
    licences_in,
    lowest_degree_in,
)
from getsit.prepare.spans_of_time import has_ended, lies_ahead
from getsit.prepare.thresholds import SKILL_SHOWN, TOPIC_NEAR
from getsit.prepare.topics import names_in, nearest_fact, shown_share, topic_of
from getsit.prepare.years import asks_years, judge_years
from getsit.text.lines import one_line
from getsit.text.numbers import find_numbers
from getsit.text.patterns import any_of

_OR = re.compile(r"\bor\b|/", re.IGNORECASE)
_EQUIVALENT = re.compile(
    (
        r"equivalent|or similar|or (?:relevant |comparable |demonstrable )?experience|related (?:field"
        r"|subject|discipline)"
    ),
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(
    (
        r"\b(?:working towards?|expected|in progress|studying|candidate|part[- ]qualified|trainee"
        r"|started|pending|booked)\b"
    ),
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:no|not|never|without|expired|lapsed|former)\b", re.IGNORECASE)
_DEGREE_WORDS = any_of(
    r"degree|degrees|bachelor\w*|master\w*|honou?rs|level|education\w*|qualif\w+|diploma",
    r"university|graduate\w*|equivalent|related|relevant|field|subject|discipline|similar",
    r"b\.?sc|b\.?a|m\.?sc|m\.?a|ph\.?d|first|second|class|good|least|minimum|higher",
    r"experience|essential|required",
)
_AT_LEAST = re.compile(r"\b(?:at least|or more|or over|more than|over|minimum|upwards)\b|\+", re.IGNORECASE)


def judge(requirement: Requirement, *, facts: Sequence[Fact], today: date) -> Judged:
    """How the facts stand to the requirement, with the facts that show it or come nearest."""
    asked = one_line(requirement.quote.exact)
    rule = _RULES.get(requirement.kind, _skill)
    return rule(asked, facts, today)


def _licence(asked: str, facts: Sequence[Fact], today: date) -> Judged:
    wanted = licences_in(asked)
    holding = [fact for fact in facts if wanted & licences_in(fact.text)]
    if not wanted:
        return _skill(asked, facts, today)
    if not holding:
        near = [fact for fact in facts if fact.kind is FactKind.LICENCE]
        return not_met(nearest=nearest_fact(asked, near, least=TOPIC_NEAR))
    sure = [fact for fact in holding if _holds(fact, asked, today)]
    shown = frozenset[str]().union(*(licences_in(fact.text) & wanted for fact in sure))
    enough = shown == wanted or (bool(shown) and bool(_OR.search(asked)))
    return met(*sure) if enough else unclear(*(sure or holding))


def _holds(fact: Fact, asked: str, today: date) -> bool:
    """Whether the fact says that the licence is held: not lapsed, not under way, of the grade asked."""
    off = _NOT.search(fact.text) or _UNDER_WAY.search(fact.text) or has_ended(fact.ends, today=today)
    names_it = fact.kind in {FactKind.LICENCE, FactKind.EDUCATION, FactKind.SKILL}
    return names_it and not off and grade_in(fact.text) >= grade_in(asked)


def _right_to_work(asked: str, facts: Sequence[Fact], today: date) -> Judged:
    del asked, today
    saying = [fact for fact in facts if asks_right_to_work(fact.text) and not _NOT.search(fact.text)]
    return unclear(*saying)


def _education(asked: str, facts: Sequence[Fact], today: date) -> Judged:
    least = lowest_degree_in(asked) if _OR.search(asked) else degree_in(asked)
    schooling = [fact for fact in facts if fact.kind is FactKind.EDUCATION]
    if least is None:
        return _skill(asked, facts, today)
    high = [fact for fact in schooling if (found := degree_in(fact.text)) and found.level >= least.level]
    done = [
        fact
        for fact in high
        if not lies_ahead(fact.ends, today=today) and not _UNDER_WAY.search(fact.text) and fact.ends != "now"
    ]
    subject = _DEGREE_WORDS.sub(" ", asked)
    fitting = [fact for fact in done if not topic_of(subject) or _any_branch(subject, fact.text)]
    if fitting and licences_in(asked) <= licences_in(" ".join(fact.text for fact in facts)):
        return met(fitting[0])
    if high or (schooling and _EQUIVALENT.search(asked)):
        return unclear((high or schooling)[0])
    return unclear() if _EQUIVALENT.search(asked) else not_met(nearest=schooling[0] if schooling else None)


def _any_branch(subject: str, shown: str) -> bool:
    """Whether one of the subjects that are joined by "or" or commas is wholly shown."""
    branches = [branch for branch in re.split(r"\bor\b|,|/", subject) if topic_of(branch)]
    return any(shown_share(branch, shown) >= SKILL_SHOWN for branch in branches)


def _language(asked: str, facts: Sequence[Fact], today: date) -> Judged:
    del today
    wanted, level = languages_in(asked), fluency_in(asked)
    speaking = [
        fact
        for fact in facts
        if fact.kind in {FactKind.LANGUAGE, FactKind.SKILL} and set(languages_in(fact.text)) & set(wanted)
    ]
    sure = [fact for fact in speaking if fluency_in(fact.text) >= max(level, 1)]
    spoken = {language for fact in sure for language in languages_in(fact.text)}
    if wanted and (set(wanted) <= spoken or (spoken & set(wanted) and _OR.search(asked))):
        return met(*sure)
    if speaking:
        return unclear(*speaking)
    # A résumé in English says nothing of how well its writer speaks it, and few list it.
    return unclear() if wanted == ["English"] else not_met()


def _experience(asked: str, facts: Sequence[Fact], today: date) -> Judged:
    if asks_years(asked):
        return judge_years(asked, facts, today=today)
    return _skill(asked, facts, today)


def _skill(asked: str, facts: Sequence[Fact], today: date) -> Judged:
    """A skill is shown by a deed or by its own name in the facts; numbers asked for must be reached."""
    del today
    topic = topic_of(asked)
    if not topic:
        return unclear()
    usable = [fact for fact in facts if not _NOT.search(fact.text)]
    best = max(usable, key=lambda fact: (_shown(asked, fact), _reaches(asked, fact)), default=None)
    if best is None or _shown(asked, best) < TOPIC_NEAR:
        # A résumé that is silent on work in general words is no proof that the work was never done.
        return not_met() if names_in(asked) else unclear()
    fully = (
        _shown(asked, best) >= SKILL_SHOWN
        and _reaches(asked, best)
        and (len(topic) >= 2 or _wanted_numbers(asked))
    )
    named = names_in(asked)
    if named and not named <= names_in(best.text) and not (_OR.search(asked) and named & names_in(best.text)):
        return unclear(best)
    return met(best) if fully or _is_the_very_name(asked, best) else unclear(best)


def _shown(asked: str, fact: Fact) -> float:
    branches = [branch for branch in re.split(r"\bor\b", asked) if topic_of(branch)] or [asked]
    return max(shown_share(branch, f"{fact.text} {fact.position}") for branch in branches)


def _is_the_very_name(asked: str, fact: Fact) -> bool:
    """A skill listed under its very name ("Excel") answers a requirement that names only it."""
    named = names_in(asked)
    return bool(named) and fact.kind is FactKind.SKILL and set(topic_of(asked)) <= set(topic_of(fact.text))


def _reaches(asked: str, fact: Fact) -> bool:
    """Whether the fact has a number as high as the one asked for, when one is asked for."""
    wanted = _wanted_numbers(asked)
    has = [number.value for number in find_numbers(fact.text)]
    return not wanted or (bool(has) and fact.kind is FactKind.ACHIEVEMENT and max(has) >= min(wanted))


def _wanted_numbers(asked: str) -> list[float]:
    return [number.value for number in find_numbers(asked)] if _AT_LEAST.search(asked) else []


def _availability(asked: str, facts: Sequence[Fact], today: date) -> Judged:
    del today
    near = nearest_fact(asked, facts, least=SKILL_SHOWN)
    return unclear(near) if near else unclear()


_RULES: dict[RequirementKind, Callable[[str, Sequence[Fact], date], Judged]] = {
    RequirementKind.LICENCE: _licence,
    RequirementKind.RIGHT_TO_WORK: _right_to_work,
    RequirementKind.EDUCATION: _education,
    RequirementKind.EXPERIENCE: _experience,
    RequirementKind.LANGUAGE: _language,
    RequirementKind.AVAILABILITY: _availability,
}

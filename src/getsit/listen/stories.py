"""Stories of the candidate: tied or not, asked for or not, war story, rehash (docs/method.md, stories).

`reasons` of a story name every criterion that holds, also where they do not suffice for a war story.
"""

import re
from collections.abc import Iterator

from getsit.listen.decode import asked_kinds
from getsit.listen.facts_told import FactsTold, is_insider
from getsit.listen.links import Links
from getsit.listen.talk import BY_RULE, Talk, first_clause, overlap, place_id
from getsit.listen.tellings import ACTED, Telling, clause_told, tellings_in
from getsit.listen.thresholds import (
    FACT_READ_OUT,
    STORY_LONG,
    STORY_SITUATION,
    WAR_CRITERIA,
    WAR_CRITERIA_TIED,
    WAR_WORDS,
)
from getsit.listen.topics import GENERIC, topic_of
from getsit.model.conversation import Role
from getsit.model.moment import Story
from getsit.text.lines import straight
from getsit.text.sentences import find_clauses, find_sentences
from getsit.text.words import content_stems, count_words, find_words

UNTIED = "listen.war.untied"
UNASKED = "listen.war.unasked"
LONG = "listen.war.long"
SITUATION = "listen.war.situation"
NO_RESULT = "listen.war.no_result"
HERO = "listen.war.hero"
INSIDER = "listen.war.insider"
NOT_HERE = "listen.war.not_here"
IN_A_ROW = "listen.war.in_a_row"
READ_OUT = "listen.rehash.read_out"

_ASKS_FOR_PAST = frozenset({"yourself", "example", "strength", "weakness", "gap", "why_leave", "people"})


def find_stories(talk: Talk, links: Links, *, facts: FactsTold) -> tuple[Story, ...]:
    """Every story of the candidate, in order."""
    used = _words_of_theirs(talk)
    found: list[Story] = []
    for turn in talk.turns(Role.CANDIDATE):
        told = tellings_in(talk, turn)
        for telling in told:
            found.append(
                _story(talk, links, facts, telling, after=_just_before(found, talk, turn), used=used)
            )
        found += _read_out(talk, links, turn, facts=facts, told=told)
    return tuple(found)


def _story(
    talk: Talk, links: Links, facts: FactsTold, telling: Telling, *, after: Story | None,
    used: frozenset[str],
) -> Story:  # fmt: skip
    turn, text = telling.turn, talk.text(telling.turn)
    tied = tied_in_turn(talk, links, telling=telling)
    asked = is_asked_for(talk, telling)
    reasons = tuple(_reasons(talk, telling, tied=tied, asked=asked, after=after, used=used))
    brief = count_words(text[telling.start : telling.end]) < WAR_WORDS and HERO not in reasons
    rehash = not tied and _is_rehash(
        talk, facts, telling, asked=asked, happened=bool({LONG, HERO} & set(reasons))
    )
    war = (
        not brief
        and not rehash
        and _is_war(reasons, tied=bool(tied), asked=asked, by_matter=bool(talk.heard[turn].matters))
    )
    start, end = clause_told(text, _post_told(text, telling) if rehash else telling.start, telling.end)
    return Story(
        id=place_id(turn, start, end, label="story"), turn=turn, start=start, end=end, quote=text[start:end],
        score=telling.score, by=talk.by, tied_to=tied, asked_for=asked, war_story=war, rehash=rehash,
        reasons=(*reasons, READ_OUT) if rehash else reasons,
    )  # fmt: skip


def tied_in_turn(talk: Talk, links: Links, *, telling: Telling) -> tuple[str, ...]:
    """Needs that the telling, or what is said around it in the same turn, links to."""
    near = links.of(telling.turn, telling.start, telling.end, near=True)
    lead = links.of(telling.turn, 0, telling.start, near=True) if telling.start else ()
    tail = links.of(telling.turn, telling.end, len(talk.text(telling.turn)))
    return tuple(dict.fromkeys((*lead, *near, *tail)))[:3]


def is_asked_for(talk: Talk, telling: Telling) -> bool:
    """Whether the interviewer's last turn asked for something of the past, or for what this tells."""
    turn = telling.turn
    last = talk.last(turn, Role.INTERVIEWER)
    kinds = asked_kinds(talk, last)
    if kinds & _ASKS_FOR_PAST:
        return True
    if last is None or not kinds & {"other", "how_would_you"}:
        return False
    if "other" in kinds and _ASKED_OF_THE_PAST.search(straight(talk.text(last))):
        return True
    asked = topic_of(talk.text(last)) - GENERIC
    return bool(asked & talk.topic(turn, telling.start, telling.end))


_ASKED_OF_THE_PAST = re.compile(
    r"\b(?:did|was|were|had|have|has) (?:you|they|he|she|it|that|the|your|anyone|anybody)\b[^.?]*\?",
    re.IGNORECASE,
)


# --- war stories ----------------------------------------------------------------------------------------

_HERO = re.compile(
    r"\bnobody (?:else )?(?:could|knew|would|had)\b|\bthey (?:all )?(?:came|turned|had to come) to me\b"
    r"|\bonly (?:i|me)\b|\bi (?:alone|single-handedly|saved|rescued)\b|\bidiots?\b|\bincompeten\w+"
    r"|\bclueless\b"
    r"|\bwithout me\b|\buseless\b",
    re.IGNORECASE,
)


def _reasons(
    talk: Talk, telling: Telling, *, tied: tuple[str, ...], asked: bool, after: Story | None,
    used: frozenset[str],
) -> Iterator[str]:  # fmt: skip
    text = talk.text(telling.turn)
    body = text[telling.start : telling.end]
    if not tied:
        yield UNTIED
    if not asked:
        yield UNASKED
    if len(set(content_stems(body))) > STORY_LONG:
        yield LONG
    if _situation_share(body, telling) > STORY_SITUATION:
        yield SITUATION
    if not telling.result:
        yield NO_RESULT
    if _HERO.search(body) or _blames(talk, telling):
        yield HERO
    if is_insider(body, said_by_them=used):
        yield INSIDER
    if not _comes_home(talk, telling):
        yield NOT_HERE
    if after is not None and not after.tied_to and not asked:
        yield IN_A_ROW


def _is_war(reasons: tuple[str, ...], *, tied: bool, asked: bool, by_matter: bool) -> bool:
    if asked and HERO not in reasons and not {LONG, NO_RESULT} <= set(reasons):
        return False  # asked for, and short or with a result: an answer, whatever else holds (f13)
    if NOT_HERE not in reasons and LONG not in reasons and HERO not in reasons:
        return False  # short, and it ends in this job
    if by_matter and not tied and not {LONG, HERO} & set(reasons):
        return False  # a tie that was not heard is no ground for blame by itself
    return len(reasons) >= (WAR_CRITERIA_TIED if tied else WAR_CRITERIA)


def _situation_share(body: str, telling: Telling) -> float:
    """The share of the body's words before anybody does anything about it."""
    whole = count_words(body)
    action = ACTED.search(straight(body))
    place = action.start() if action else len(body)
    if telling.result_start is not None:
        place = min(place, telling.result_start - telling.start)
    return count_words(body[: max(place, 0)]) / whole if whole else 0.0


def _blames(talk: Talk, telling: Telling) -> bool:
    return any(
        span.kind in ("bad_mouths", "arrogant")
        and overlap((span.start, span.end), (telling.start, telling.end))
        for span in talk.spans(telling.turn, "breaker")
    )


def _comes_home(talk: Talk, telling: Telling) -> bool:
    """Whether the turn says what it means here, or hands back after the telling."""
    turn = telling.turn
    hands_back = any(span.start >= telling.start for span in talk.spans(turn, "check"))
    return hands_back or bool(talk.spans(turn, "solution") or talk.spans(turn, "bridge"))


def _just_before(found: list[Story], talk: Talk, turn: int) -> Story | None:
    if not found:
        return None
    last = found[-1]
    previous = next((t for t in range(turn - 1, -1, -1) if _speaks(talk, t)), None)
    return last if last.turn in (turn, previous) else None


def _speaks(talk: Talk, turn: int) -> bool:
    return talk.roles[turn] is Role.CANDIDATE and not talk.is_backchannel(turn)


def _words_of_theirs(talk: Talk) -> frozenset[str]:
    return frozenset(
        word.plain for turn in talk.turns(Role.INTERVIEWER) for word in find_words(talk.text(turn))
    )


# --- rehash ---------------------------------------------------------------------------------------------

_POST = re.compile(
    r"\b(?:from )?(?:19|20)\d\d (?:to|until|till|-|–) (?:(?:19|20)\d\d|now|today)\b"
    r"|\bsince (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b|\b(?:started|began|joined)\b[^.]{0,30}\bin (?:19|20)\d\d\b"
)
"""The years of a post, as a résumé gives them."""
_POSTS = 2
_RESUME = re.compile(
    r"\b(?:on|in|from) (?:page \w+ of )?(?:my|the) (?:r[ée]sum[ée]|cv|application|profile)\b"
    r"|\bpage (?:one|two)\b"
    r"|\bas you(?:'ll| can| will)? (?:see|have seen|read)\b",
    re.IGNORECASE,
)


def _is_rehash(
    talk: Talk, facts: FactsTold, telling: Telling, *, asked: bool, happened: bool
) -> bool:  # fmt: skip
    """Whether it repeats the résumé: it says so, lists posts, or reads out a fact. What `happened`, told at
    length or with somebody to blame, is a story."""
    turn = telling.turn
    body = talk.text(turn)[telling.start : telling.end]
    if _RESUME.search(straight(body)) or len(_POST.findall(talk.text(turn))) >= _POSTS:
        return True
    if asked and asked_kinds(talk, talk.last(turn, Role.INTERVIEWER)) - {"yourself", "other"}:
        return False
    if happened or _comes_home(talk, telling):
        return False
    return any(facts.read_out(s.text, share=FACT_READ_OUT) for s in find_sentences(body))


def _post_told(text: str, telling: Telling) -> int:
    """Where the sentence with the first post begins: that is what is being repeated."""
    post = _POST.search(text, telling.start, telling.end)
    clauses = find_clauses(text[telling.start : telling.end]) if post else []
    return next(
        (telling.start + c.start for c in clauses if post and telling.start + c.end >= post.end()),
        telling.start,
    )


_READ_OUT_FACTS = 2


def _read_out(
    talk: Talk, links: Links, turn: int, *, facts: FactsTold, told: tuple[Telling, ...]
) -> Iterator[Story]:
    """A turn that reads out two facts or more and in which no story was heard."""
    text = talk.text(turn)
    if told or links.of(turn, 0, len(text), near=True):
        return
    if facts.read_out(text, share=FACT_READ_OUT) < _READ_OUT_FACTS:
        return
    start, end = first_clause(text, 0, len(text))
    yield Story(
        id=place_id(turn, start, end, label="story"), turn=turn, start=start, end=end, quote=text[start:end],
        score=0.6, by=BY_RULE, rehash=True, reasons=(UNTIED, NO_RESULT, NOT_HERE, READ_OUT),
    )  # fmt: skip

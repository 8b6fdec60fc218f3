"""Ready ties: for the hottest needs the fact that answers, and an honest refusal where none does.

A tie waits for its need: it hangs under the question that must bring the need out first. Likeness proposes,
the rules of `matching.py` decide; a fact about the wrong thing is refused rather than stretched.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from getsit.model.document import Basis, Evidence
from getsit.model.dossier import Dossier
from getsit.model.fact import Fact, FactStanding
from getsit.model.ladder import Ladder, QuestionKind, Rung
from getsit.model.need import Need, NeedKind, Private, Standing
from getsit.model.tie import NoTie, Tie, Ties
from getsit.ports import Hearing
from getsit.prepare.first_person import in_first_person, shortest_telling
from getsit.prepare.handle import handle_of, words_of
from getsit.prepare.matching import Match, match_facts
from getsit.prepare.rungs import askable
from getsit.prepare.short import shorten
from getsit.prepare.solutions import find_solutions
from getsit.prepare.thresholds import TIE_FACT_WORDS, TIE_NEEDS, TIE_WORDS
from getsit.prepare.vocabulary import naming_words
from getsit.prepare.written_kinds import pressing_time
from getsit.text.ids import derived_id
from getsit.text.wording import Wording
from getsit.text.words import count_words

_LEADS_IN = ("by ", "before ", "until ", "within ", "in ", "on ", "at ")
_SPOKEN = frozenset({Standing.VOICED, Standing.CONFIRMED})
_NO_TIE = frozenset({NeedKind.PROCESS, NeedKind.CULTURE})


@dataclass(frozen=True, slots=True)
class _Stage:
    """What a tie is made with."""

    dossier: Dossier
    ladder: Ladder
    wording: Wording


def make_ties(
    dossier: Dossier, ladder: Ladder, *, facts: Sequence[Fact], hearing: Hearing, wording: Wording
) -> Ties:
    """Ties, refusals and solutions for the hottest needs that may be spoken of openly."""
    needs = _needs_to_tie(dossier)
    matches = match_facts(needs, facts, hearing=hearing)
    stage = _Stage(dossier, ladder, wording)
    told: set[str] = set()
    ties, refusals = [], []
    for need in needs:
        match = _unused(matches[need.id], told)
        if match is None:
            refusals.append(_refuse(need, stage))
            continue
        told.add(match.fact.id)
        ties.append(_tie(need, match, stage))
    by_id = {fact.id: fact for fact in facts}
    return Ties(
        ties=tuple(ties),
        refusals=tuple(refusals),
        solutions=find_solutions([(tie, by_id[tie.fact_id]) for tie in ties], dossier, wording=wording),
    )


def _needs_to_tie(dossier: Dossier) -> list[Need]:
    worries = [need for need in dossier.needs if need.private is Private.WORRY and need.standing in _SPOKEN]
    able = sorted([*askable(dossier), *worries], key=lambda need: -need.heat)
    return [need for need in able if need.kind not in _NO_TIE][:TIE_NEEDS]


def _unused(matches: Sequence[Match], told: set[str]) -> Match | None:
    """The fittest fact that no hotter need took; one story is told once."""
    return next((match for match in matches if match.fact.id not in told), None)


def _tie(need: Need, match: Match, stage: _Stage) -> Tie:
    rung = _rung_for(need, stage.ladder)
    bridge, future, check = _bridge(need, match, stage), _future(need, stage, spoken=""), _check(need, stage)
    return Tie(
        id=derived_id("t", need.id, match.fact.text),
        need_id=need.id,
        fact_id=match.fact.id,
        bridge=bridge,
        future=future,
        check=check,
        spoken=_spoken(need, match, stage),
        ask_first=rung.id if rung else "",
        ask=rung.question if rung else "",
        confirmed=match.fact.standing is FactStanding.CONFIRMED,
        evidence=(*need.evidence, *_of(match.fact)),
    )


def _of(fact: Fact) -> tuple[Evidence, ...]:
    return (Evidence(quote=fact.quote, basis=Basis.STATED),) if fact.quote else ()


def _rung_for(need: Need, ladder: Ladder) -> Rung | None:
    """The rung that brings this need out; without one, the rung that opens the widest."""
    own = next((rung for rung in ladder.rungs if need.id in rung.need_ids), None)
    wide = (QuestionKind.CHALLENGE, QuestionKind.VISION, QuestionKind.HOMEWORK)
    return own or next((rung for rung in ladder.rungs if rung.kind in wide), None)


def _bridge(need: Need, match: Match, stage: _Stage) -> str:
    """Why it carries over, in the words that both share, and what is different."""
    shared = naming_words(match.fact.text, match.shared)
    names = [f"“{word}”" for word in shared] or _subjects(match, stage.wording)
    common = " / ".join(names) or f"“{handle_of(words_of(need))}”"
    place = match.fact.position
    key = "prepare.tie.bridge" if place else "prepare.tie.bridge_nowhere"
    return stage.wording.say(key, words=shorten(words_of(need)), shared=common, place=shorten(place))


def _subjects(match: Match, wording: Wording) -> list[str]:
    keys = (f"prepare.concept.{name.replace(' ', '_')}" for name in sorted(match.mechanisms))
    return [wording.say(key) for key in keys if wording.has(key)]


def _future(need: Need, stage: _Stage, *, spoken: str, with_manner: str | None = None) -> str:
    """What one would do here; `spoken` is the ending of the wording's key for what is said aloud.

    `with_manner` is how they said that they want it done; looked up unless it is given.
    """
    words, date = handle_of(words_of(need)), _date_of(need)
    manner = _manner_for(need, stage) if with_manner is None else with_manner
    key = f"prepare.tie.future{'_by' if date else ''}{spoken}"
    said = stage.wording.say(key, words=words, date=date)
    return f"{said} {stage.wording.say('prepare.tie.future_manner', manner=manner)}" if manner else said


def _date_of(need: Need) -> str:
    """A time that the need itself names, when it reads after a comma ("by spring")."""
    date = next((words for one in need.evidence if (words := pressing_time(one.quote.exact))), "")
    return date if date.lower().startswith(_LEADS_IN) else ""


def _manner_for(need: Need, stage: _Stage) -> str:
    """How the person met said that they want it done, once a talk brought it."""
    voiced = [
        one
        for one in stage.dossier.needs
        if one.kind is NeedKind.MANNER and one.standing in _SPOKEN and one.private is Private.NO
        if one.id != need.id and one.voicings and not any(voicing.remembered for voicing in one.voicings)
        if stage.ladder.person in {"", one.voicings[-1].speaker}
    ]
    return shorten(words_of(voiced[0])) if voiced else ""


def _check(need: Need, stage: _Stage) -> str:
    return stage.wording.say(f"prepare.tie.check_{_family(need.kind)}", words=handle_of(words_of(need)))


def _family(kind: NeedKind) -> str:
    return (
        kind.value
        if kind in {NeedKind.TIMELINE, NeedKind.RISK, NeedKind.MANNER, NeedKind.MEASURE}
        else "other"
    )


def _spoken(need: Need, match: Match, stage: _Stage) -> str:
    """The whole as it could be said, at most 90 words; the fact is cut at a clause when it is too long."""
    future = _future(need, stage, spoken="_spoken")
    check = stage.wording.say(f"prepare.tie.check_{_family(need.kind)}_spoken")
    plain = _future(need, stage, spoken="_spoken", with_manner="")
    for most, here in ((TIE_FACT_WORDS, future), *((most, plain) for most in range(TIE_FACT_WORDS, 5, -6))):
        whole = " ".join((_opening(need, stage), _deed(match.fact, stage, most=most), here, check))
        if count_words(whole) <= TIE_WORDS:
            return whole
    short = (_opening(need, stage), _deed(match.fact, stage, most=TIE_FACT_WORDS), check)
    return " ".join(" ".join(short).split()[:TIE_WORDS])


def _opening(need: Need, stage: _Stage) -> str:
    if need.standing not in _SPOKEN or not need.voicings:
        return stage.wording.say("prepare.tie.opening_predicted", words=handle_of(words_of(need)))
    last = need.voicings[-1]
    to_another = bool(last.speaker and stage.ladder.person and last.speaker != stage.ladder.person)
    if to_another:  # nobody is quoted to their colleagues; the question before it has let them say it
        return stage.wording.say("prepare.tie.opening_predicted", words=handle_of(words_of(need)))
    key = "remembered" if last.remembered else "voiced"
    return stage.wording.say(f"prepare.tie.opening_{key}", words=shorten(words_of(need)))


def _deed(fact: Fact, stage: _Stage, *, most: int) -> str:
    told = shortest_telling(fact.text, most=most)
    mine = in_first_person(told)
    place = shorten(fact.position, longest=60)
    key = f"prepare.tie.deed{'' if mine else '_quoted'}{'' if place else '_nowhere'}"
    return stage.wording.say(key, deed=mine or told, place=place)


def _refuse(need: Need, stage: _Stage) -> NoTie:
    words = handle_of(words_of(need))
    return NoTie(
        need_id=need.id,
        reason=stage.wording.say("prepare.no_tie.reason", words=words_of(need)),
        say=stage.wording.say(f"prepare.no_tie.say_{_family(need.kind)}", words=words),
        evidence=need.evidence,
    )

"""The needs ledger after a talk: what homework predicted against what was voiced.

Careful by design: a predicted need counts as voiced only when it is surely the same topic; likeness alone
never confirms one, and a denial needs a negation about that very topic.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from getsit.listen.denials import Denial, find_denial
from getsit.listen.matching import Matching, words_of
from getsit.listen.talk import overlap
from getsit.listen.thresholds import (
    LEDGER_RARE,
    LEDGER_SAME,
    LEDGER_SAME_KIND,
    LEDGER_SECOND,
    LEDGER_SHARED,
    LEDGER_VECTOR,
)
from getsit.listen.topics import GENERIC, Topics, topic_of
from getsit.model.analysis import Analysis
from getsit.model.conversation import Consent, Role
from getsit.model.document import Evidence, Quote
from getsit.model.moment import ListeningMove, NeedVoiced, Question, ToldTie
from getsit.model.need import Need, NeedKind, Private, Standing, Strength, Voicing
from getsit.ports import WRITTEN, Hearing, Passage
from getsit.text.ids import derived_id
from getsit.text.lines import straight

if TYPE_CHECKING:
    from getsit.ports import Vector


def update_ledger(
    before: Sequence[Need], analysis: Analysis, *, hearing: Hearing, round_number: int | None,
    said_by: Callable[[int], str] | None = None,
) -> tuple[Need, ...]:  # fmt: skip
    """All needs with their standing after the talk, those known before first, each with who said it.

    `said_by` names the speaker of a turn; without it the transcript's own names are used. A need that an
    earlier talk voiced keeps that standing when this talk does not touch it.
    """
    talk = _Heard.of(before, analysis, hearing=hearing)
    names = said_by or _names(analysis)
    voicing = _Voices(analysis, names=names, round_number=round_number)
    matched = talk.matches()
    ledger = [
        _after(need, [talk.needs[place] for place in matched.get(index, ())], talk=talk, voices=voicing)
        for index, need in enumerate(before)
    ]
    taken = {place for places in matched.values() for place in places}
    new = [need for place, need in enumerate(talk.needs) if place not in taken]
    return (*ledger, *_added(new, talk, voices=voicing))


# --- the same topic -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """Needs of the talk beside those of the ledger, with their words and vectors."""

    analysis: Analysis
    before: tuple[Need, ...]
    needs: tuple[NeedVoiced, ...]
    topics: Topics
    matching: Matching
    words: tuple[frozenset[str], ...]
    known: tuple[frozenset[str], ...]
    vectors: tuple["Vector", ...]
    known_vectors: tuple["Vector", ...]

    @classmethod
    def of(cls, before: Sequence[Need], analysis: Analysis, *, hearing: Hearing) -> "_Heard":
        needs = [m for m in analysis.moments if isinstance(m, NeedVoiced) and m.kind != NeedKind.PROCESS]
        texts = [need.quote for need in needs]
        known = [words_of(need) for need in before]
        heard = hearing.hear([Passage(text=text, role=WRITTEN) for text in (*texts, *known)])
        vectors = tuple(one.vector for one in heard)
        return cls(
            analysis=analysis, before=tuple(before), needs=tuple(needs),
            matching=Matching(before, needs, analysis),
            topics=Topics(()),  # what a whole talk turns on is no less a topic here
            words=tuple(topic_of(text) for text in texts),
            known=tuple(topic_of(text) for text in known),
            vectors=vectors[: len(texts)], known_vectors=vectors[len(texts) :],
        )  # fmt: skip

    def matches(self) -> dict[int, list[int]]:
        """For each need of the ledger the voiced ones that are it.

        A voiced one belongs to the likeliest, and to a second that is nearly as likely: "if the wait is not
        down by March they will not renew" speaks of the wait and of the renewal.
        """
        found: dict[int, list[int]] = {}
        for place in range(len(self.needs)):
            scored = [(self.matching.likeness(index, place), -index) for index in range(len(self.before))]
            best, index = max(scored, default=(0.0, 0))
            second = max((one for one in scored if one[1] != index), default=(0.0, 0))
            if second[0] >= max(LEDGER_RARE, LEDGER_SECOND * best):
                found.setdefault(-second[1], []).append(place)
            if best == 0:
                scored = [(self._likeness(index, place), -index) for index in range(len(self.before))]
                best, index = max(scored, default=(0.0, 0))
            if best > 0:
                found.setdefault(-index, []).append(place)
        return found

    def _likeness(self, index: int, place: int) -> float:
        """How surely they are one need, 0 when not surely."""
        one, other = self.known[index], self.words[place]
        shared = one & other
        weight = self.topics.total(shared)
        if not shared - GENERIC or weight < LEDGER_SHARED:
            return 0.0
        share = max(self.topics.share(one, other), self.topics.share(other, one))
        same_kind = self.before[index].kind == self.needs[place].kind
        alike = float(self.known_vectors[index] @ self.vectors[place])
        sure = share >= (LEDGER_SAME_KIND if same_kind else LEDGER_SAME) or alike >= LEDGER_VECTOR
        return share + alike + 0.2 * same_kind if sure else 0.0

    def same(self, one: NeedVoiced, other: NeedVoiced) -> bool:
        """Whether two voiced needs are one: they share a topic and a kind."""
        left, right = topic_of(one.quote), topic_of(other.quote)
        shared = left & right
        if one.kind != other.kind or not shared - GENERIC or self.topics.total(shared) < LEDGER_SHARED:
            return False
        return max(self.topics.share(left, right), self.topics.share(right, left)) >= LEDGER_SAME


# --- standings ------------------------------------------------------------------------------------------


def _after(need: Need, voiced: list[NeedVoiced], *, talk: _Heard, voices: "_Voices") -> Need:
    first = need if need.before is not None or need.voicings else replace(need, before=need.standing)
    denial = find_denial(need, talk.analysis)
    if denial is not None and not _is_said_plainly(voiced, denial):
        voicing = voices.at(denial)
        return replace(first, standing=Standing.REFUTED, voicings=(*need.voicings, voicing))
    if not voiced:
        unheard = need.standing is Standing.PREDICTED
        return replace(first, standing=Standing.UNHEARD) if unheard else first
    said = tuple(voices.of(moment) for moment in voiced)
    return replace(
        first,
        standing=Standing.CONFIRMED if _is_confirmed(need, voiced, talk.analysis) else Standing.VOICED,
        strength=max([need.strength, *(moment.strength for moment in voiced)]),
        private=_private(need.private, [moment.private for moment in voiced]),
        voicings=(*need.voicings, *said),
        heat=need.heat + len(said),
    )


def _added(needs: list[NeedVoiced], talk: _Heard, *, voices: "_Voices") -> tuple[Need, ...]:
    """Needs that no homework held; those on one topic become one need with several voicings."""
    groups: list[list[NeedVoiced]] = []
    for moment in needs:
        group = next((g for g in groups if talk.same(g[0], moment)), None)
        if group is None:
            groups.append([moment])
        else:
            group.append(moment)
    return tuple(_new(group, talk.analysis, voices) for group in groups)


def _new(group: list[NeedVoiced], analysis: Analysis, voices: "_Voices") -> Need:
    said = tuple(voices.of(moment) for moment in group)
    first = group[0]
    kind = NeedKind(first.kind or NeedKind.CHALLENGE)
    return Need(
        id=derived_id("n", analysis.conversation.id, kind, said[0].quote.exact, said[0].quote.start),
        kind=kind, gist=first.quote, evidence=tuple(Evidence(quote=v.quote) for v in said),
        standing=Standing.CONFIRMED if _is_confirmed(None, group, analysis) else Standing.VOICED,
        strength=max(moment.strength for moment in group), heat=float(len(group)) + int(first.strength),
        owner=first.owner, private=_private(Private.NO, [moment.private for moment in group]),
        voicings=said, before=None,
    )  # fmt: skip


def _private(known: Private, said: Sequence[Private]) -> Private:
    """What was once told in confidence stays so, also when it is later said in plain words."""
    return next((private for private in (known, *said) if private is not Private.NO), Private.NO)


def _is_confirmed(need: Need | None, voiced: list[NeedVoiced], analysis: Analysis) -> bool:
    """Said again unprompted, in this talk or an earlier one, or given back and not set right."""
    if len({moment.turn for moment in voiced}) > 1 or (need is not None and need.voicings):
        return True
    ids = {moment.id for moment in voiced}
    return any(
        (isinstance(moment, ListeningMove) and moment.accurate and moment.kind in _GIVEN_BACK)
        and ids.intersection(moment.tied_to) and _agreed(analysis, moment.turn)
        for moment in analysis.moments
    ) or any(
        isinstance(moment, ToldTie) and moment.points.check and ids.intersection(moment.tied_to)
        and _agreed(analysis, moment.turn)
        for moment in analysis.moments
    )  # fmt: skip


_GIVEN_BACK = frozenset({"reflection", "summary", "label", "callback"})
_YES = frozenset(
    "yes yeah yep exactly right correct absolutely precisely true definitely indeed mm-hm spot".split()
)


def _agreed(analysis: Analysis, turn: int) -> bool:
    following = analysis.conversation.utterances[turn + 1 : turn + 2]
    if not following or analysis.conversation.role(turn + 1) is not Role.INTERVIEWER:
        return False
    plain = straight(following[0].text.lower())
    head = plain.replace(",", " ").replace(".", " ").split()[:3]
    agrees = bool(_YES.intersection(head)) or _THAT_IS_IT.match(plain) is not None
    return agrees and not {"not", "no"}.intersection(head)


_THAT_IS_IT = re.compile(r"(?:that's|that is) (?:about |exactly |pretty much |just )?(?:it|right|so|true)\b")


def _is_said_plainly(voiced: list[NeedVoiced], denial: Denial) -> bool:
    """Whether the need was also voiced elsewhere than in the sentence that denies it."""
    place = (denial.sentence.start, denial.sentence.end)
    return any(
        not (moment.turn == denial.turn and overlap(place, (moment.start, moment.end)))
        and moment.strength >= Strength.EXPLICIT
        for moment in voiced
    )


# --- who said it ----------------------------------------------------------------------------------------


def _names(analysis: Analysis) -> Callable[[int], str]:
    talk = analysis.conversation
    return lambda turn: talk.speaker(talk.utterances[turn].speaker_id).name


class _Voices:
    """Makes voicings of one talk."""

    def __init__(self, analysis: Analysis, *, names: Callable[[int], str], round_number: int | None) -> None:
        self._talk = analysis.conversation
        self._moments = analysis.moments
        self._names = names
        self._round = round_number

    def of(self, moment: NeedVoiced) -> Voicing:
        """The voicing of a need moment."""
        quote = self._talk.quote(moment.turn, moment.start, moment.end)
        prompted = any(
            isinstance(asked, Question) and asked.turn == moment.turn - 1 for asked in self._moments
        )
        voicing = self._voicing(quote, turn=moment.turn)
        return replace(
            voicing, moment_id=moment.id, strength=moment.strength, private=moment.private,
            unprompted=not prompted,
        )  # fmt: skip

    def at(self, denial: Denial) -> Voicing:
        """The voicing of a denial."""
        quote = self._talk.quote(denial.turn, denial.sentence.start, denial.sentence.end)
        return self._voicing(quote, turn=denial.turn)

    def _voicing(self, quote: Quote, *, turn: int) -> Voicing:
        return Voicing(
            conversation_id=self._talk.id, moment_id="", quote=quote, speaker=self._names(turn),
            round_number=self._round, remembered=self._talk.consent is Consent.RECALL,
        )  # fmt: skip

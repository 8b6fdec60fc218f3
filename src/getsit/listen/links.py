"""Which voiced needs the candidate's own words link to.

A link needs weighty words of the need in the candidate's mouth, a clear pointing back ("that goes back to
what you said") right after it, or a hearing that finds the one to answer the other in whatever words. The
longer ago a need was voiced, the more likeness it takes.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from getsit.listen.answers import Pair, surety
from getsit.listen.talk import Talk
from getsit.listen.thresholds import (
    ANSWER_BACK,
    ANSWER_SURE,
    LINK_NEAR,
    LINK_SHARE,
    LINK_WEIGHT,
    LINKS_MOST,
    SAME_TOPIC,
)
from getsit.listen.topics import GENERIC, topic_of
from getsit.model.conversation import Role
from getsit.model.moment import NeedVoiced, Signal
from getsit.text.lines import straight
from getsit.text.patterns import any_of

POINTS_BACK = any_of(
    (
        r"(?:you|your \w+) (?:said|mentioned|told|described|talked|spoke|raised|asked|called"
        r"|were saying|want|need|have in mind|put it|just said)"
    ),
    r"as you (?:say|said|put)",
    r"you've (?:said|described|mentioned|got)",
    r"(?:is|about|with|to) your",
    r"on (?:your|the) (?:point|question) (?:about|of)",
    r"for your|goes back to|earlier",
)


_HEAD = 2  # sentences at the head of an answer that are about what was asked


class Links:
    """The needs of a talk, found by the words that a later stretch shares with them."""

    def __init__(self, talk: Talk, needs: Sequence[NeedVoiced]) -> None:
        self._talk = talk
        self.needs = tuple(needs)
        self._topics = {need.id: self._need_topic(need) for need in needs}
        self._asked = {need.id: self._asked_topic(need) for need in needs}
        self._by_stem: dict[str, list[NeedVoiced]] = defaultdict(list)
        self._voiced_in = sorted({need.turn for need in needs})
        self._around = cache(self._around_afresh)  # the same stretch is held against every need
        self._whole = cache(self._whole_afresh)
        self._matters = {need.id: talk.matter(need.turn, need.start, need.end) for need in needs}
        for need in needs:
            for stem in self._topics[need.id] | self._asked[need.id]:
                self._by_stem[stem].append(need)

    def of(self, turn: int, start: int, end: int, *, near: bool = False) -> tuple[str, ...]:
        """Ids of the needs voiced before `turn` that this stretch links to, surest first, three at most.

        `near` lowers the bar for needs of the interviewer's last turn, for words that answer at once.
        """
        if self._talk.heard[turn].matters:
            sure = [need.id for score, need in self.answered(turn, start, end) if score >= ANSWER_SURE]
            return tuple(sure[:LINKS_MOST])
        words = self._talk.topic(turn, start, end)
        text = straight(self._talk.text(turn)[start:end])
        last = self._talk.last(turn, Role.INTERVIEWER)
        pointing = POINTS_BACK.search(text) is not None
        found: list[tuple[float, int, str]] = []
        for need in self._candidates(words, turn):
            easy = pointing or (near and need.turn == last)
            score = self._score(words, need)
            if pointing and self._talk.topics.total(words & self._asked[need.id]) >= LINK_WEIGHT:
                score = max(score, LINK_NEAR)
            if score >= (LINK_NEAR if easy else LINK_SHARE):
                found.append((-score, -need.turn, need.id))
        return tuple(id for _, _, id in sorted(found)[:LINKS_MOST])

    def same_topic(self, need: NeedVoiced) -> tuple[NeedVoiced, ...]:
        """The needs of the talk that are about the same thing as this one, itself among them."""
        topic = self._topics[need.id]
        return tuple(
            other for other in self.needs
            if other.id == need.id or self._talk.topics.share(topic, self._topics[other.id]) >= SAME_TOPIC
        )  # fmt: skip

    def in_turn(self, turn: int | None) -> tuple[NeedVoiced, ...]:
        """The needs voiced in that turn."""
        return tuple(need for need in self.needs if need.turn == turn)

    def answered(self, turn: int, start: int, end: int) -> list[tuple[float, NeedVoiced]]:
        """How surely the sentence there answers each need voiced before it, the surest first; nothing where
        the hearing knows only words."""
        matter = self._talk.matter(turn, start, end)
        if matter is None:
            return []
        found = []
        for need in self.needs:
            theirs = self._matters[need.id]
            if theirs is None or not 0 < turn - need.turn <= ANSWER_BACK:
                continue
            pair = self._pair(need, turn, (start, end))
            found.append((surety(pair, likeness=float(matter @ theirs)), need))
        return sorted(found, key=lambda one: (-one[0], -one[1].turn))

    def taken(self, opened: NeedVoiced | Signal) -> float | None:
        """How surely any later sentence of the candidate takes a need or signal up; None where only words
        decide."""
        theirs = self._talk.matter(opened.turn, opened.start, opened.end)
        if theirs is None:
            return None
        last = opened.turn + ANSWER_BACK
        return max(
            (
                surety(self._pair(opened, turn, (one.start, one.end)), likeness=float(one.vector @ theirs))
                for turn in self._talk.turns(Role.CANDIDATE)
                if opened.turn < turn <= last
                for one in self._talk.heard[turn].matters
            ),
            default=0.0,
        )

    def _pair(self, voiced: NeedVoiced | Signal, turn: int, place: tuple[int, int]) -> Pair:
        share = self._talk.topics.share
        topic = self._around(voiced.turn, voiced.start, voiced.end)
        first = bisect_right(self._voiced_in, voiced.turn)
        return Pair(
            shared=share(topic, self._around(turn, *place)),
            shared_in_turn=share(topic, self._whole(turn)),
            turns=turn - voiced.turn,
            others=max(0, bisect_left(self._voiced_in, turn) - first),
        )

    def _around_afresh(self, turn: int, start: int, end: int) -> frozenset[str]:
        return self._talk.topic(turn, *self._talk.around(turn, start, end))

    def _whole_afresh(self, turn: int) -> frozenset[str]:
        return topic_of(self._talk.text(turn))

    def _need_topic(self, need: NeedVoiced) -> frozenset[str]:
        start, end = self._talk.around(need.turn, need.start, need.end)
        own = self._talk.topic(need.turn, need.start, need.end)
        return own if own - GENERIC else self._talk.topic(need.turn, start, end)

    def _asked_topic(self, need: NeedVoiced) -> frozenset[str]:
        """What the candidate had just asked or given back, when the need is the head of the answer."""
        before = need.turn - 1
        head = self._talk.sentences[need.turn][:_HEAD]
        if before < 0 or self._talk.roles[before] is not Role.CANDIDATE or need.start > head[-1].start:
            return frozenset()
        last = self._talk.sentences[before][-_HEAD:]
        return self._talk.topic(before, last[0].start, last[-1].end) if last else frozenset()

    def _candidates(self, words: frozenset[str], turn: int) -> list[NeedVoiced]:
        met = {
            need.id: need
            for stem in words - GENERIC
            for need in self._by_stem.get(stem, ())
            if need.turn < turn
        }
        return list(met.values())

    def _score(self, words: frozenset[str], need: NeedVoiced) -> float:
        topics, topic = self._talk.topics, self._topics[need.id]
        if topics.total(words & topic) >= LINK_WEIGHT:
            return max(LINK_SHARE, topics.share(topic, words))
        return topics.share(topic, words)

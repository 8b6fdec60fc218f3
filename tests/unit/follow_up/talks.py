"""Talks with their moments for the tests of following up, in a small notation."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

import getsit.wording
from getsit.follow_up import make_debrief
from getsit.model.analysis import Analysis, GetsIt, Reading
from getsit.model.conversation import Consent, Conversation
from getsit.model.debrief import Debrief
from getsit.model.document import Evidence
from getsit.model.fact import Fact, FactKind, FactStanding
from getsit.model.moment import Moment, NeedVoiced, TiePoints, ToldTie
from getsit.model.need import Need, NeedKind, Private, Standing, Strength, Voicing
from getsit.model.opportunity import Opportunity, Person, Round
from getsit.model.tie import Tie, Ties
from getsit.text.wording import wording_of
from tests.builders import MORNING, a_conversation

M = TypeVar("M", bound=Moment)
WORDING = wording_of(getsit.wording.load())
NO_TIES = Ties(ties=(), refusals=(), solutions=())
INES = Person(name="Ines Interviewer", role="Head of Operations")

SCRIPT = """
I: Thanks for coming in. What would you like to know?
C: May I ask what gets in the way most often on this floor?
I: Honestly, we keep missing the Friday cut-off.
C: So the Friday is where it breaks. Who else feels it?
I: Between us, Sandra wants to close the Larkfield site.
C: That stays with me. What would good look like to you?
I: I'd call it fixed if we miss fewer than four a month. And I want it boring, no heroics.
C: At Marl I moved picking forward by two hours. I'd try that in one bay first. Would that fit?
I: Yes, that could work. I put my own name on this in June.
C: What happens from here?
I: Can you send me a page by Thursday?
C: Yes, I'll send you the page by Thursday.
"""


class Talk:
    """A conversation that gathers moments by the words they stand on."""

    def __init__(self, script: str = SCRIPT, *, id: str = "talk", consent: Consent = Consent.AGREED) -> None:
        self.conversation: Conversation = a_conversation(script, id=id, consent=consent)
        self.moments: list[Moment] = []

    def mark(self, made: type[M], words: str, **more: Any) -> M:
        """A moment of that type at those words, the first place where they stand."""
        turn = next(one for one in self.conversation.utterances if words in one.text)
        start = turn.text.index(words)
        moment = made(
            id=f"m{len(self.moments) + 1}", turn=turn.index, start=start, end=start + len(words),
            quote=words, score=more.pop("score", 0.9), by="test", **more,
        )  # fmt: skip
        self.moments.append(moment)
        return moment

    def analysis(self, *, cannot_judge: str = "") -> Analysis:
        """The analysis with those moments, in the order of the talk."""
        ordered = tuple(sorted(self.moments, key=lambda one: (one.turn, one.start)))
        reading = Reading(by="test", language="en", candidate_turns=9, words=400, cannot_judge=cannot_judge)
        return Analysis(
            conversation=self.conversation, moments=ordered, measures=(), gets_it=GetsIt(), reading=reading
        )

    def ledger(self, *, round_number: int | None = 1) -> tuple[Need, ...]:
        """A need for each need that was voiced."""
        return tuple(
            self._need(moment, round_number) for moment in self.moments if isinstance(moment, NeedVoiced)
        )

    def debrief(self, *, round_number: int | None = 1, cannot_judge: str = "") -> Debrief:
        """The debrief of it all."""
        return make_debrief(
            self.analysis(cannot_judge=cannot_judge), before=(), wording=WORDING,
            ledger=self.ledger(round_number=round_number), round_number=round_number,
        )  # fmt: skip

    def _need(self, moment: NeedVoiced, round_number: int | None) -> Need:
        quote = self.conversation.quote(moment.turn, moment.start, moment.end)
        speaker = self.conversation.speaker(self.conversation.utterances[moment.turn].speaker_id).name
        voicing = Voicing(
            conversation_id=self.conversation.id, moment_id=moment.id, quote=quote, speaker=speaker,
            round_number=round_number, strength=moment.strength, private=moment.private,
            remembered=self.conversation.consent is Consent.RECALL,
        )  # fmt: skip
        return Need(
            id=f"n-{self.conversation.id}-{moment.id}", kind=NeedKind(moment.kind or "challenge"),
            gist=moment.quote, evidence=(Evidence(quote=quote),), standing=Standing.VOICED,
            strength=moment.strength, private=moment.private, voicings=(voicing,),
        )  # fmt: skip


def need(
    talk: Talk, words: str, kind: str, *, strength: int = 1, private: Private = Private.NO
) -> NeedVoiced:
    """Marks a need that was voiced."""
    return talk.mark(NeedVoiced, words, kind=kind, strength=Strength(strength), private=private)


def a_full_talk() -> Talk:
    """A talk with open needs, a confidence, a personal stake and a told tie."""
    talk = Talk()
    cut_off = need(talk, "we keep missing the Friday cut-off", "challenge", strength=2)
    need(
        talk, "Between us, Sandra wants to close the Larkfield site", "stakeholder",
        private=Private.CONFIDENCE,
    )  # fmt: skip
    need(talk, "I'd call it fixed if we miss fewer than four a month", "measure", strength=4)
    need(talk, "I want it boring, no heroics", "manner", strength=1)
    need(talk, "I put my own name on this in June", "stake", strength=2, private=Private.STAKE)
    talk.mark(
        ToldTie, "At Marl I moved picking forward by two hours", rests_on="", tied_to=(cut_off.id,),
        points=TiePoints(need=1, fact=1, future=1, check=1), valid=True,
    )  # fmt: skip
    return talk


def a_fact(
    text: str = "Moved picking forward by two hours at Marl", *, id: str = "f1", confirmed: bool = True
) -> Fact:
    """A fact, confirmed unless said otherwise."""
    standing = FactStanding.CONFIRMED if confirmed else FactStanding.PROPOSED
    return Fact(id=id, text=text, kind=FactKind.ACHIEVEMENT, standing=standing)


def a_tie(need_id: str, fact_id: str = "f1") -> Ties:
    """Ready ties with one tie."""
    tie = Tie(
        id="t1", need_id=need_id, fact_id=fact_id, bridge="", future="", check="", spoken="", ask_first="",
        ask="", confirmed=True, evidence=(),
    )  # fmt: skip
    return Ties(ties=(tie,), refusals=(), solutions=())


def an_opportunity(*, persons: Sequence[Person] = (INES,), rounds: int = 1) -> Opportunity:
    """An opportunity whose rounds were all with those persons."""
    held = tuple(
        Round(id=f"r{number}", number=number, persons=tuple(persons)) for number in range(1, rounds + 1)
    )
    return Opportunity(id="o1", name="depot", created=MORNING, rounds=held, candidate="Chris Candidate")


def edited(fact: Fact, text: str) -> Fact:
    """The fact with other words."""
    return replace(fact, text=text)

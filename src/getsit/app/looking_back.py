"""After a talk: listening, debriefs, and setting right what was misheard."""

from dataclasses import replace

from getsit import follow_up, listen
from getsit.app import correcting, covering
from getsit.app.bringing import Bringing
from getsit.errors import (
    NothingHeard,
    RoundUnknown,
)
from getsit.model.analysis import Analysis
from getsit.model.conversation import Consent
from getsit.model.correction import Correction
from getsit.model.debrief import Debrief
from getsit.model.document import Raw
from getsit.model.kept import Talk
from getsit.shapes import examples_of
from getsit.text.wording import Wording


class LookingBack(Bringing):
    """What a person asks after a talk."""

    def listen(self, raw: Raw, *, candidate: str = "") -> Analysis:
        """Moments and measures of a transcript that is not kept."""
        conversation = self._conversation(raw, id="talk", consent=Consent.UNSAID, candidate=candidate)
        return listen.analyse(conversation, hearing=self.hearing)

    def debriefs(self, name: str) -> tuple[Debrief, ...]:
        """A debrief of each talk, in the order they were held."""
        return self._understanding(name).debriefs

    def debrief(self, name: str, *, round_number: int | None = None) -> Debrief:
        """The debrief of the latest talk, or of that round; NothingHeard when there was none."""
        debriefs = self.debriefs(name)
        if not debriefs:
            raise NothingHeard(name=name)
        if round_number is None:
            return debriefs[-1]
        found = [one for one in debriefs if one.round_number == round_number]
        if not found:
            raise RoundUnknown(number=round_number, name=name)
        return found[-1]

    def told_in(self, debrief: Debrief, wording: Wording) -> Debrief:
        """The debrief with what it tells the person said in that wording; English is what it was made in."""
        if wording.language == self.wording.language:
            return debrief
        return follow_up.retell_debrief(debrief, wording=wording)

    def corrections(self, name: str) -> list[Correction]:
        """All corrections, undone ones too, in the order they were made."""
        return self._store.corrections(self._store.opportunity(name).id)

    def examples(self, name: str) -> str:
        """The turns in which the person set moments right, in the form of the corpus, to learn from; the
        talk's very words. Empty without corrections of moments."""
        corrections = self.corrections(name)
        return "".join(
            examples_of(debrief.analysis, correcting.turns_set_right(corrections, debrief))
            for debrief in self.debriefs(name)
        )

    def correct_role(
        self, name: str, *, speaker: str, role: str, round_number: int | None = None
    ) -> Correction:
        """Says which side somebody is on; SpeakerUnknown, ValueUnknown."""
        debrief = self.debrief(name, round_number=round_number)
        return self._correct(name, correcting.role(debrief, speaker=speaker, role=role))

    def correct_moment(
        self,
        name: str,
        moment_id: str,
        *,
        label: str | None = None,
        kind: str | None = None,
        strength: int | None = None,
        round_number: int | None = None,
    ) -> Correction:
        """Says what a moment really is; an empty label says that it is none. MomentUnknown, ValueUnknown."""
        debrief = self.debrief(name, round_number=round_number)
        change = correcting.moment(debrief, moment_id, name=name, label=label, kind=kind, strength=strength)
        return self._correct(name, change)

    def mark_moment(
        self, name: str, words: str, *, label: str, kind: str = "", round_number: int | None = None
    ) -> Correction:
        """Marks a moment that was not found, by its exact words; MomentUnknown when nobody said them."""
        debrief = self.debrief(name, round_number=round_number)
        return self._correct(name, correcting.mark(debrief, words, name=name, label=label, kind=kind))

    def correct_need(self, name: str, need_id: str, *, kind: str = "", standing: str = "") -> Correction:
        """Says what kind a need is of, or where it stands ("dropped" removes it); NeedUnknown."""
        needs = self._understanding(name).ledger
        return self._correct(name, correcting.need(needs, need_id, name=name, kind=kind, standing=standing))

    def correct_private(self, name: str, words: str, *, private: bool) -> Correction:
        """Says that exact words were told in confidence, or openly; MomentUnknown when nobody said them."""
        known = self._known(name)
        return self._correct(name, correcting.private(known, words, private=private))

    def look_over(self, name: str, *, round_number: int | None = None) -> Correction:
        """Says that the person went through a talk, and what they did not mark was said openly; until then an
        export covers all that the other side said in it."""
        return self._correct(name, correcting.looked_over(self.debrief(name, round_number=round_number)))

    def not_looked_over(self, name: str) -> tuple[Talk, ...]:
        """The talks that the person has not gone through yet."""
        known = self._known(name, empty=True)
        done = covering.looked_over(known)
        return tuple(talk for talk in known.talks if talk.conversation.id not in done)

    def letter_sent(self, name: str, *, round_number: int | None = None) -> Correction:
        """Says that the letter after a talk was sent."""
        return self._correct(name, correcting.sent(self.debrief(name, round_number=round_number)))

    def undo(self, name: str, correction_id: str | None = None) -> Correction:
        """Takes back a correction, the latest when none is named; CorrectionUnknown."""
        return self._correct(name, correcting.undo(self.corrections(name), correction_id, name=name))

    def _correct(self, name: str, correction: Correction) -> Correction:
        opportunity = self._store.opportunity(name)
        made = replace(correction, id=self._new_id(), made=self._clock())
        self._store.add_corrections(opportunity.id, [made])
        return made

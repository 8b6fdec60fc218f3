"""Before a talk: dossier, ladder, ties, brief."""

from getsit import prepare
from getsit.app import finding
from getsit.app.base import Parts
from getsit.app.results import Known
from getsit.model.brief import Brief
from getsit.model.dossier import Dossier
from getsit.model.expected import ExpectedQuestion
from getsit.model.ladder import Ladder, Mode
from getsit.model.opportunity import RoundKind
from getsit.model.tie import Ties


class Preparing(Parts):
    """What a person asks before a talk."""

    def dossier(self, name: str) -> Dossier:
        """What homework and the talks so far yield; NothingToPrepare when there is neither."""
        return self._understanding(name).dossier

    def ladder(self, name: str, *, mode: Mode = Mode.FREE) -> Ladder:
        """The questions for the next talk, in rung order."""
        known = self._known(name)
        return self._ladder(known, self._understood(known).dossier, mode)

    def ties(self, name: str) -> Ties:
        """Ready ties, honest refusals and solutions for the next talk."""
        known = self._known(name)
        return self._ties(known, self._understood(known).dossier)

    def expected(self, name: str) -> tuple[ExpectedQuestion, ...]:
        """The questions that they will probably ask in the next round, each with its answer."""
        known = self._known(name)
        dossier = self._understood(known).dossier
        coming = finding.next_round(known)
        return prepare.expect_questions(
            dossier,
            self._ties(known, dossier),
            facts=known.facts,
            kind=coming.kind if coming else RoundKind.MANAGER,
            wording=self.wording,
            today=self._clock().date(),
        )

    def brief(self, name: str) -> Brief:
        """The one page to take into the room, without what is for the candidate only."""
        return self.brief_of(self._known(name))

    def brief_of(self, known: Known) -> Brief:
        """The same of what is known, whether it is kept or about to travel."""
        dossier = self._understood(known).dossier
        ladder = self._ladder(known, dossier, Mode.FREE)
        return prepare.make_brief(
            known.opportunity,
            dossier,
            ladder=ladder,
            ties=self._ties(known, dossier),
            next_round=finding.next_round(known),
        )

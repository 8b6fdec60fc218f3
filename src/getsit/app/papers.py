"""Sheets to take along: the brief, the letter, the plan, in the forms that other programs read."""

from collections.abc import Sequence

from getsit import sheets
from getsit.app import finding
from getsit.app.following import Following
from getsit.app.preparing import Preparing
from getsit.app.results import Known
from getsit.errors import DayMissing
from getsit.model.brief import Brief
from getsit.model.letter import Letter, Plan
from getsit.model.opportunity import Opportunity, Round


class Papers(Preparing, Following):
    """What a person asks for on paper."""

    def brief_pdf(self, name: str) -> bytes:
        """The brief as a tagged PDF of one A4 page, without what is for the candidate only."""
        known = self._known(name)
        return sheets.brief_pdf(self.brief_sheet(known, self.brief_of(known)), wording=self.wording)

    def brief_sheet(self, known: Known, brief: Brief) -> sheets.BriefSheet:
        """The brief in plain words, each source by its name."""
        names = {one.id: one.name for one in known.sources}
        return sheets.draw_brief(brief, sources=names, wording=self.wording)

    def as_docx(self, letter: Letter) -> bytes:
        """The letter as a Word document."""
        return sheets.letter_docx(letter, made=self._clock())

    def as_markdown(self, written: Letter | Plan) -> str:
        """The letter or plan as Markdown."""
        return sheets.text_markdown(written)

    def calendar(self, name: str, number: int, *, pages: str) -> str:
        """The calendar entry of a round, with two reminders; RoundUnknown, DayMissing. `pages` is where the
        pages are, for the link to the brief."""
        opportunity = self._store.opportunity(name)
        one = finding.round_of(opportunity, number)
        if one.on is None:
            raise DayMissing(number=number, name=opportunity.name)
        return self.calendar_of(opportunity, (one,), pages=pages)

    def calendar_of(self, opportunity: Opportunity, rounds: Sequence[Round], *, pages: str = "") -> str:
        """The calendar of those rounds; without `pages` it links to none."""
        return sheets.calendar_of(opportunity, rounds, made=self._clock(), pages=pages, wording=self.wording)

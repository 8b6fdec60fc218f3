"""Sheets to take along: the brief, the letter, the plan, in the forms that other programs read."""

from getsit import sheets
from getsit.app.following import Following
from getsit.app.preparing import Preparing
from getsit.model.letter import Letter, Plan


class Papers(Preparing, Following):
    """What a person asks for on paper."""

    def brief_pdf(self, name: str) -> bytes:
        """The brief as a tagged PDF of one A4 page, without what is for the candidate only."""
        return sheets.brief_pdf(self._brief_sheet(name), wording=self.wording)

    def as_docx(self, letter: Letter) -> bytes:
        """The letter as a Word document."""
        return sheets.letter_docx(letter, made=self._clock())

    def as_markdown(self, written: Letter | Plan) -> str:
        """The letter or plan as Markdown."""
        return sheets.text_markdown(written)

    def _brief_sheet(self, name: str) -> sheets.BriefSheet:
        known = self._known(name)
        names = {one.id: one.name for one in known.sources}
        return sheets.draw_brief(self.brief(name), sources=names, wording=self.wording)

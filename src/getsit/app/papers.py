"""Sheets to take along: the brief, the letter, the plan, in the forms that other programs read."""

from getsit import sheets
from getsit.app.following import Following
from getsit.app.preparing import Preparing


class Papers(Preparing, Following):
    """What a person asks for on paper."""

    def brief_pdf(self, name: str) -> bytes:
        """The brief as a tagged PDF of one A4 page, without what is for the candidate only."""
        return sheets.brief_pdf(self._brief_sheet(name), wording=self.wording)

    def _brief_sheet(self, name: str) -> sheets.BriefSheet:
        known = self._known(name)
        names = {one.id: one.name for one in known.sources}
        return sheets.draw_brief(self.brief(name), sources=names, wording=self.wording)

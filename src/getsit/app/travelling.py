"""Taking an opportunity away, bringing it back, and the example."""

from pathlib import Path

from getsit.app import carrying, covering, examples, readable
from getsit.app.papers import Papers
from getsit.app.pursuing import Pursuing
from getsit.model.opportunity import Opportunity


class Travelling(Pursuing, Papers):
    """What a person asks for to take things along."""

    def export(self, name: str, target: Path, *, with_private: bool = False) -> Path:
        """Writes the opportunity to a folder or .zip that `import_` reads back whole, and says where.

        What is for the candidate only is covered, letter by letter, unless `with_private`. Sheets for people
        lie in `readable/`; they are never read back.
        """
        known = self._known(name, empty=True)
        documents = {one.id: one for one in self.overview(name).documents}
        raws = {id: self._store.raw(id) for id in documents}
        carried = carrying.pack(known, raws=raws, documents=documents)
        places: dict[str, covering.Places] = {}
        if not with_private:
            places = covering.private_places(known, self._understood(known), hearing=self.hearing)
            carried = carrying.without_private(carried, places)
        covered = readable.covered_in(known, places)
        travels = carrying.known_of(carried)
        sheets = readable.readable(self, known, carried=travels, covered=covered)
        return carrying.write_export(carried, target, readable=sheets)

    def import_(self, source: Path) -> Opportunity:
        """The opportunity of an export, now kept here; ImportRefused, NameTaken."""
        carried = carrying.read_export(source)
        self._store.take_in(
            carried.opportunity, kept=carried.kept, facts=carried.facts, corrections=carried.corrections
        )
        return carried.opportunity

    def load_example(self) -> Opportunity:
        """The bundled example, complete and marked as one; NameTaken when it is already here."""
        return examples.load(self)

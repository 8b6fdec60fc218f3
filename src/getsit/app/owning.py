"""The fact ledger, which belongs to the person."""

from collections.abc import Sequence
from dataclasses import replace

from getsit import prepare
from getsit.app import correcting, finding
from getsit.app.base import Parts
from getsit.model.fact import Fact, FactStanding


class Owning(Parts):
    """What a person asks about their facts."""

    def facts(self) -> list[Fact]:
        """The person's fact ledger."""
        return self._store.facts()

    def add_fact(self, text: str, *, verifiable_by: str = "") -> Fact:
        """A fact in the person's own words, confirmed by saying it."""
        fact = prepare.fact_in_own_words(text, id=self._new_id(), verifiable_by=verifiable_by)
        self._store.add_facts([fact])
        return fact

    def confirm_facts(self, ids: Sequence[str] | None) -> list[Fact]:
        """Confirms the facts of those ids (or endings of ids), or all (None); FactUnknown, NameUnclear."""
        facts = self._store.facts()
        chosen = facts if ids is None else [finding.fact(facts, id) for id in ids]
        confirmed = [replace(fact, standing=FactStanding.CONFIRMED) for fact in chosen]
        self._store.change_facts(confirmed)
        return confirmed

    def edit_fact(self, id: str, *, text: str | None = None, verifiable_by: str | None = None) -> Fact:
        """The fact with new words, which are then the person's own and confirmed."""
        fact = finding.fact(self._store.facts(), id)
        changed = correcting.edit_fact(fact, text=text, verifiable_by=verifiable_by)
        self._store.change_facts([changed])
        return changed

    def drop_facts(self, ids: Sequence[str] | None) -> list[Fact]:
        """Deletes the facts of those ids, or all (None), and gives them back."""
        facts = self._store.facts()
        chosen = facts if ids is None else [finding.fact(facts, id) for id in ids]
        self._store.drop_facts(fact.id for fact in chosen)
        return chosen

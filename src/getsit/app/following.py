"""Following up: letter and plan, on confirmed facts alone."""

from getsit import follow_up
from getsit.app import carrying, finding
from getsit.app.owning import Owning
from getsit.app.results import Known, LetterOrWhy, PlanOrWhy
from getsit.errors import LetterRefused, PlanRefused
from getsit.model.letter import Letter, Plan


class Following(Owning):
    """What a person asks for to follow up."""

    def letter(self, name: str, *, confirm: bool = False) -> Letter:
        """The letter after the latest talk, on confirmed facts; LetterRefused with the reason.

        With `confirm` the facts that it would use are confirmed first.
        """
        known = self._known(name)
        if confirm:
            self._confirm_used(self._write_letter(carrying.all_confirmed(known)))
            known = self._known(name)
        return self.letter_of(known)

    def letter_of(self, known: Known) -> Letter:
        """The letter on what is known and confirmed, whether it is kept or about to travel."""
        return self._write_letter(carrying.only_confirmed(known))

    def plan(self, name: str, *, confirm: bool = False) -> Plan:
        """The 30-60-90 plan on voiced needs and confirmed facts; PlanRefused with the reason."""
        known = self._known(name)
        if confirm:
            self._confirm_used(self._write_plan(carrying.all_confirmed(known)))
            known = self._known(name)
        return self.plan_of(known)

    def plan_of(self, known: Known) -> Plan:
        """The plan on what is known and confirmed, whether it is kept or about to travel."""
        return self._write_plan(carrying.only_confirmed(known))

    def draft(self, name: str, *, plan: bool = False) -> Letter | Plan:
        """The letter or plan as it would be if every fact were confirmed; nothing is kept."""
        known = carrying.all_confirmed(self._known(name))
        return self._write_plan(known) if plan else self._write_letter(known)

    def _write_letter(self, known: Known) -> Letter:
        found = self._once(LetterOrWhy, known, lambda: self._letter_or_why(known))
        if found.letter is None:
            raise LetterRefused(reason=found.why_not)
        return found.letter

    def _write_plan(self, known: Known) -> Plan:
        found = self._once(PlanOrWhy, known, lambda: self._plan_or_why(known))
        if found.plan is None:
            raise PlanRefused(reason=found.why_not)
        return found.plan

    def _letter_or_why(self, known: Known) -> LetterOrWhy:
        understanding = self._understood(known)
        try:
            letter = follow_up.write_letter(
                opportunity=known.opportunity,
                debriefs=understanding.debriefs,
                ledger=understanding.ledger,
                facts=known.facts,
                ties=self._ties(known, understanding.dossier),
                to=finding.last_person(known),
                candidate=finding.candidate_of(known),
                wording=self.wording,
                said_on=finding.last_day(known),
            )
        except LetterRefused as refused:
            return LetterOrWhy(why_not=str(refused.facts["reason"]))
        return LetterOrWhy(letter=letter)

    def _plan_or_why(self, known: Known) -> PlanOrWhy:
        understanding = self._understood(known)
        try:
            plan = follow_up.write_plan(
                opportunity=known.opportunity,
                debriefs=understanding.debriefs,
                ledger=understanding.ledger,
                facts=known.facts,
                ties=self._ties(known, understanding.dossier),
                wording=self.wording,
                said_on=finding.last_day(known),
            )
        except PlanRefused as refused:
            return PlanOrWhy(why_not=str(refused.facts["reason"]))
        return PlanOrWhy(plan=plan)

    def _confirm_used(self, text: Letter | Plan) -> None:
        used = {claim.fact_id for claim in text.claims if claim.fact_id}
        there = {fact.id: fact for fact in self._store.facts()}
        self.confirm_facts([id for id in sorted(used) if id in there])

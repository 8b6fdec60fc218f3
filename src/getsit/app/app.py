"""One method for each thing that a person asks for. Loads values, calls a step, saves values."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from getsit import follow_up, listen, prepare, reading
from getsit.app import adding, carrying, correcting, examples, finding
from getsit.app.results import Added, Known, Overview, Understanding
from getsit.app.understanding import understand
from getsit.errors import (
    ConsentMissing,
    GetsItError,
    NothingHeard,
    NothingToPrepare,
    OpportunityUnknown,
    RoundUnknown,
)
from getsit.model.analysis import Analysis
from getsit.model.brief import Brief
from getsit.model.conversation import Consent, Conversation
from getsit.model.correction import Correction
from getsit.model.debrief import Debrief
from getsit.model.document import Document, DocumentKind, Raw
from getsit.model.dossier import Dossier
from getsit.model.fact import Fact, FactStanding
from getsit.model.kept import Kept, Talk
from getsit.model.ladder import Ladder, Mode
from getsit.model.letter import Letter, Plan
from getsit.model.opportunity import Opportunity, Person, Round, RoundKind
from getsit.model.tie import Ties
from getsit.ports import Fetcher, Hearing
from getsit.text.wording import Wording

if TYPE_CHECKING:
    from getsit.store import Store


class App:
    """Everything that a person can ask of Gets It. Make one with `open_app`."""

    def __init__(
        self,
        *,
        open_store: "Callable[[], Store]",
        hearing: Hearing,
        wording: Wording,
        fetcher: Fetcher,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        self._open_store = open_store
        self.hearing = hearing
        self.wording = wording
        self._fetcher = fetcher
        self._clock = clock
        self._new_id = new_id
        self._understand = lru_cache(maxsize=16)(self._understand_afresh)

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self._store.folder

    @cached_property
    def _store(self) -> "Store":
        return self._open_store()

    # Opportunities and rounds

    def new(self, name: str, *, candidate: str = "", example: bool = False) -> Opportunity:
        """A new opportunity; NameTaken when there is one of that name, ValueUnknown for an empty name."""
        opportunity = Opportunity(
            id=self._new_id(),
            name=finding.a_name(name),
            created=self._clock(),
            candidate=candidate,
            example=example,
        )
        self._store.add_opportunity(opportunity)
        return opportunity

    def begin(self, name: str, *, posting: Raw, resume: Raw | None = None) -> Opportunity:
        """A new opportunity with its posting and the person's résumé, whole or not at all.

        Without a name it takes the title of the posting, with a number when that is in use.
        """
        document = reading.read_document(
            posting, kind=DocumentKind.POSTING, id=self._new_id(), received=self._clock()
        )
        title = name.strip() or self._title_of(document)
        taken = {one.name for one in self._store.opportunities()}
        made = self.new(title if name.strip() else finding.free_name(title, taken))
        try:
            self.add(made.id, posting, kind=DocumentKind.POSTING)
            if resume is not None:
                self.add(made.id, resume, kind=DocumentKind.RESUME)
        except GetsItError:
            self._store.delete_opportunity(made.id)
            raise
        return made

    def opportunities(self) -> list[Opportunity]:
        """All opportunities, oldest first."""
        return self._store.opportunities()

    def overview(self, name: str) -> Overview:
        """An opportunity with its documents (the person's résumés too) and talks."""
        opportunity = self._store.opportunity(name)
        documents = [*self._store.documents(None), *self._store.documents(opportunity.id)]
        talks = self._store.talks(opportunity.id)
        return Overview(opportunity=opportunity, documents=tuple(documents), talks=tuple(talks))

    def delete(self, name: str) -> None:
        """Deletes the opportunity and every word of it; the person's résumé and facts stay."""
        try:
            id = self._store.opportunity(name).id
        except OpportunityUnknown:
            self._store.leave_no_trace()  # an earlier delete may have left its log behind
            raise
        self._store.delete_opportunity(id)
        self._understand.cache_clear()

    def add_round(
        self,
        name: str,
        *,
        on: date | None = None,
        kind: RoundKind = RoundKind.MANAGER,
        persons: Sequence[Person] = (),
    ) -> Round:
        """A new round at the end of the opportunity's rounds."""
        opportunity = self._store.opportunity(name)
        number = max((one.number for one in opportunity.rounds), default=0) + 1
        added = Round(id=self._new_id(), number=number, kind=kind, on=on, persons=tuple(persons))
        self._store.change_opportunity(replace(opportunity, rounds=(*opportunity.rounds, added)))
        return added

    # Documents and talks

    def add(
        self,
        name: str,
        raw: Raw,
        *,
        kind: DocumentKind | None = None,
        consent: Consent | None = None,
        round_number: int | None = None,
        on: date | None = None,
        candidate: str = "",
    ) -> Added:
        """What came of reading those bytes into an opportunity; nothing is kept when they cannot be read.

        Without a `kind` it is guessed from the name. A transcript needs `consent`, else ConsentMissing.
        """
        opportunity = self._store.opportunity(name)
        has_posting = any(one.kind is DocumentKind.POSTING for one in self._store.documents(opportunity.id))
        kind = kind or adding.guess_kind(raw, has_posting=has_posting)
        if kind is DocumentKind.TRANSCRIPT and consent is None:
            raise ConsentMissing
        if there := self._already(opportunity, raw, kind):
            return there
        if kind is DocumentKind.TRANSCRIPT and consent is not None:
            return self._add_talk(
                opportunity, raw, consent=consent, number=round_number, on=on, candidate=candidate
            )
        return self._add_document(opportunity, raw, kind, dated=on)

    def fetch(self, address: str) -> Raw:
        """The bytes of a page that the person named; AddressRefused or PageUnreachable."""
        return self._fetcher.fetch(address)

    def document(self, id: str) -> Document:
        """The document of that id; DocumentUnknown when there is none."""
        return self._store.document(id)

    def raw(self, id: str) -> bytes:
        """The bytes of that document as they came."""
        return self._store.raw(id)

    def remove_document(self, id: str) -> None:
        """Deletes a document, its talk, and the facts that rest on it."""
        self._store.delete_document(self._store.document(id).id)

    def sources(self, name: str) -> dict[str, str]:
        """The name of each document and talk that a quote of this opportunity may point into, by id."""
        return {document.id: document.name for document in self.overview(name).documents}

    # Facts

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

    # Preparing

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

    def brief(self, name: str) -> Brief:
        """The one page to take into the room, without what is for the candidate only."""
        known = self._known(name)
        dossier = self._understood(known).dossier
        ladder = self._ladder(known, dossier, Mode.FREE)
        return prepare.make_brief(
            known.opportunity,
            dossier,
            ladder=ladder,
            ties=self._ties(known, dossier),
            next_round=finding.next_round(known),
        )

    # Listening

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

    # Corrections

    def corrections(self, name: str) -> list[Correction]:
        """All corrections, undone ones too, in the order they were made."""
        return self._store.corrections(self._store.opportunity(name).id)

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

    def undo(self, name: str, correction_id: str | None = None) -> Correction:
        """Takes back a correction, the latest when none is named; CorrectionUnknown."""
        return self._correct(name, correcting.undo(self.corrections(name), correction_id, name=name))

    # Following up

    def letter(self, name: str, *, confirm: bool = False) -> Letter:
        """The letter after the latest talk, on confirmed facts; LetterRefused with the reason.

        With `confirm` the facts that it would use are confirmed first.
        """
        known = self._known(name)
        if confirm:
            self._confirm_used(self._write_letter(carrying.all_confirmed(known)))
            known = self._known(name)
        return self._write_letter(carrying.only_confirmed(known))

    def plan(self, name: str, *, confirm: bool = False) -> Plan:
        """The 30-60-90 plan on voiced needs and confirmed facts; PlanRefused with the reason."""
        known = self._known(name)
        if confirm:
            self._confirm_used(self._write_plan(carrying.all_confirmed(known)))
            known = self._known(name)
        return self._write_plan(carrying.only_confirmed(known))

    def draft(self, name: str, *, plan: bool = False) -> Letter | Plan:
        """The letter or plan as it would be if every fact were confirmed; nothing is kept."""
        known = carrying.all_confirmed(self._known(name))
        return self._write_plan(known) if plan else self._write_letter(known)

    # Taking away and bringing back

    def export(self, name: str, target: Path, *, with_private: bool = False) -> Path:
        """Writes the opportunity to a folder or .zip that `import_` reads back whole, and says where.

        What is for the candidate only is covered, letter by letter, unless `with_private`.
        """
        known = self._known(name, empty=True)
        documents = {one.id: one for one in self.overview(name).documents}
        raws = {id: self._store.raw(id) for id in documents}
        carried = carrying.pack(known, raws=raws, documents=documents)
        if not with_private:
            understanding = self._understood(known)
            carried = carrying.without_private(
                carried, known=known, understanding=understanding, hearing=self.hearing
            )
        return carrying.write_export(carried, target)

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

    # The parts

    def _title_of(self, document: Document) -> str:
        posting = prepare.read_posting(document, hearing=self.hearing)
        parts = [part.exact for part in (posting.title, posting.hiring_organization) if part]
        return " ".join(", ".join(parts).split())[:80] or document.name

    def _already(self, opportunity: Opportunity, raw: Raw, kind: DocumentKind) -> Added | None:
        whose = None if kind is DocumentKind.RESUME else opportunity.id
        same = adding.fingerprint(raw)
        for document in self._store.documents(whose):
            if document.sha256 == same and document.kind is kind:
                return Added(document=document, again=True)
        return None

    def _add_document(
        self, opportunity: Opportunity, raw: Raw, kind: DocumentKind, *, dated: date | None
    ) -> Added:
        document = reading.read_document(raw, kind=kind, id=self._new_id(), received=self._clock())
        if dated is not None:
            document = replace(document, dated=dated)
        facts: tuple[Fact, ...] = ()
        if kind is DocumentKind.RESUME:
            proposed = prepare.propose_facts(document, hearing=self.hearing, new_id=self._new_id)
            facts = adding.new_facts(proposed, tuple(self._store.facts()))
        whose = None if kind is DocumentKind.RESUME else opportunity.id
        self._store.keep([Kept(document=document, raw=raw.data, opportunity_id=whose, facts=facts)])
        return Added(document=document, facts=facts)

    def _add_talk(
        self,
        opportunity: Opportunity,
        raw: Raw,
        *,
        consent: Consent,
        number: int | None,
        on: date | None,
        candidate: str,
    ) -> Added:
        named = candidate or opportunity.candidate
        conversation = self._conversation(raw, id=self._new_id(), consent=consent, candidate=named)
        taken = {talk.round_number for talk in self._store.talks(opportunity.id) if talk.round_number}
        opportunity, chosen = adding.round_for(
            opportunity, number, taken=taken, on=on, conversation=conversation, new_id=self._new_id()
        )
        document = adding.talk_document(raw, conversation, received=self._clock(), dated=on)
        talk = Talk(conversation=conversation, round_number=chosen, said_on=on)
        kept = Kept(document=document, raw=raw.data, opportunity_id=opportunity.id, talk=talk)
        self._store.keep([kept])
        self._store.change_opportunity(replace(opportunity, candidate=opportunity.candidate or candidate))
        return Added(document=document, conversation=conversation, round_number=chosen)

    def _conversation(self, raw: Raw, *, id: str, consent: Consent, candidate: str) -> Conversation:
        if consent is Consent.RECALL:
            conversation = reading.read_recall(raw, id=id)
        else:
            conversation = reading.read_transcript(raw, id=id)
        proposed = listen.propose_roles(conversation, hearing=self.hearing, candidate=candidate)
        return replace(proposed, consent=consent)

    def _known(self, name: str, *, empty: bool = False) -> Known:
        opportunity = self._store.opportunity(name)
        documents = self._store.documents(opportunity.id)
        talks = self._store.talks(opportunity.id)
        written = tuple(one for one in documents if one.kind is not DocumentKind.TRANSCRIPT)
        if not written and not talks and not empty:
            raise NothingToPrepare(name=name)
        return Known(
            opportunity=opportunity,
            documents=written,
            resumes=tuple(self._store.documents(None)),
            facts=tuple(self._store.facts()),
            talks=tuple(talks),
            corrections=tuple(self._store.corrections(opportunity.id)),
        )

    def _understanding(self, name: str) -> Understanding:
        return self._understood(self._known(name))

    def _understood(self, known: Known) -> Understanding:
        return self._understand(known, self._clock().date())

    def _understand_afresh(self, known: Known, today: date) -> Understanding:
        return understand(known, hearing=self.hearing, wording=self.wording, today=today)

    def _ladder(self, known: Known, dossier: Dossier, mode: Mode) -> Ladder:
        person = finding.next_person(known)
        return prepare.build_ladder(
            dossier, documents=known.documents, wording=self.wording, mode=mode, person=person
        )

    def _ties(self, known: Known, dossier: Dossier) -> Ties:
        ladder = self._ladder(known, dossier, Mode.FREE)
        return prepare.make_ties(
            dossier, ladder, facts=known.facts, hearing=self.hearing, wording=self.wording
        )

    def _correct(self, name: str, correction: Correction) -> Correction:
        opportunity = self._store.opportunity(name)
        made = replace(correction, id=self._new_id(), made=self._clock())
        self._store.add_corrections(opportunity.id, [made])
        return made

    def _write_letter(self, known: Known) -> Letter:
        understanding = self._understood(known)
        return follow_up.write_letter(
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

    def _write_plan(self, known: Known) -> Plan:
        understanding = self._understood(known)
        return follow_up.write_plan(
            opportunity=known.opportunity,
            debriefs=understanding.debriefs,
            ledger=understanding.ledger,
            facts=known.facts,
            ties=self._ties(known, understanding.dossier),
            wording=self.wording,
            said_on=finding.last_day(known),
        )

    def _confirm_used(self, text: Letter | Plan) -> None:
        used = {claim.fact_id for claim in text.claims if claim.fact_id}
        there = {fact.id: fact for fact in self._store.facts()}
        self.confirm_facts([id for id in sorted(used) if id in there])

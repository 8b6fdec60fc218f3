"""Documents and talks: bringing them in, looking at them, taking them out."""

from dataclasses import replace
from datetime import date

from getsit import listen, prepare, reading
from getsit.app import adding
from getsit.app.base import Parts
from getsit.app.results import Added, Overview
from getsit.errors import ConsentMissing, NobodyToldApart
from getsit.model.conversation import Consent, Conversation
from getsit.model.document import Document, DocumentKind, Raw
from getsit.model.fact import Fact
from getsit.model.kept import Kept, Talk
from getsit.model.opportunity import Opportunity, Person


class Bringing(Parts):
    """What a person asks about documents and talks."""

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
        who: Person | None = None,
    ) -> Added:
        """What came of reading those bytes into an opportunity; nothing is kept when they cannot be read.

        Without a `kind` it is guessed from the name. A transcript needs `consent`, else ConsentMissing.
        `who` is whose words a note holds, as the person tells; WhoWithoutNote for anything else.
        """
        if who is not None:
            kind = adding.note_of_words(kind)
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
        return self._add_document(opportunity, raw, kind, dated=on, who=who)

    def overview(self, name: str) -> Overview:
        """An opportunity with its documents (the person's résumés too) and talks."""
        with self._store.one_look():
            opportunity = self._store.opportunity(name)
            documents = [*self._store.documents(None), *self._store.documents(opportunity.id)]
            talks = self._store.talks(opportunity.id)
        return Overview(opportunity=opportunity, documents=tuple(documents), talks=tuple(talks))

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
        """The name of each document and talk that a quote of this opportunity may point into, by id.

        A note of what somebody said goes by who said it, and when.
        """
        return {one.id: adding.source_name(one, self.wording) for one in self.overview(name).documents}

    def _already(self, opportunity: Opportunity, raw: Raw, kind: DocumentKind) -> Added | None:
        whose = None if kind is DocumentKind.RESUME else opportunity.id
        same = adding.fingerprint(raw)
        for document in self._store.documents(whose):
            if document.sha256 == same and document.kind is kind:
                return Added(document=document, again=True)
        return None

    def _add_document(
        self,
        opportunity: Opportunity,
        raw: Raw,
        kind: DocumentKind,
        *,
        dated: date | None,
        who: Person | None,
    ) -> Added:
        document = reading.read_document(raw, kind=kind, id=self._new_id(), received=self._clock())
        document = replace(document, dated=dated or document.dated, who=who)
        facts: tuple[Fact, ...] = ()
        if kind is DocumentKind.RESUME:
            proposed = prepare.propose_facts(document, hearing=self.hearing, new_id=self._new_id)
            facts = adding.new_facts(proposed, tuple(self._store.facts()))
        whose = None if kind is DocumentKind.RESUME else opportunity.id
        self._store.keep([Kept(document=document, raw=raw.data, opportunity_id=whose, facts=facts)])
        return Added(document=document, facts=facts, source=adding.source_name(document, self.wording))

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
        try:
            proposed = listen.propose_roles(conversation, hearing=self.hearing, candidate=candidate)
        except NobodyToldApart as exc:
            raise NobodyToldApart(name=raw.name) from exc
        return replace(proposed, consent=consent)

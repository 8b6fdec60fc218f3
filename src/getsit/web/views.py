"""What the pages show of a value: quotes with their source and address, needs with their words.

A page prints these as they are; whatever must be worked out is worked out here or before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from getsit.model.conversation import Consent, Conversation, Role
from getsit.model.document import Basis, Document, DocumentKind, Evidence, Quote
from getsit.model.dossier import Dossier
from getsit.model.fact import Fact
from getsit.model.need import Need, Private, Standing, Voicing
from getsit.text.lines import one_line
from getsit.text.wording import Wording
from getsit.web.around import around
from getsit.web.places import clock, source_address

SHAPES = {
    Standing.PREDICTED: "d-hypo",
    Standing.VOICED: "d-voiced",
    Standing.CONFIRMED: "need",
    Standing.REFUTED: "d-refuted",
    Standing.UNHEARD: "d-missed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A quote as a page shows it: the marked words, the rest of their sentence, their source.

    `theirs` tells the colour of the marker; `quoted` whether it stands in quotation marks, which words
    that were only remembered and a person's own facts do not; `private` whether they are for the person only.
    """

    words: str
    source: str
    basis: str
    address: str = ""
    before: str = ""
    after: str = ""
    theirs: bool = True
    quoted: bool = True
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenNeed:
    """A need as a page shows it: `lead` is the quote that names it, `quotes` are the others.

    `remembered` words are never put in quotation marks.
    """

    id: str
    gist: str
    kind: str
    standing: str
    before: str
    before_shape: str
    shape: str
    private: str
    lead: Seen | None
    quotes: tuple[Seen, ...]
    said: tuple[Seen, ...]
    remembered: tuple[str, ...]
    only_remembered: bool
    value: Need


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Shows values of one opportunity: knows its sources, its talks and the person's facts."""

    opportunity_id: str
    documents: Mapping[str, Document]
    talks: Mapping[str, Conversation]
    wording: Wording
    names: Mapping[str, str] = field(default_factory=dict)
    private: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)

    def is_private(self, document_id: str, start: int, end: int) -> bool:
        """Whether a stretch of a source touches what is for the person only."""
        return any(start < last and first < end for first, last in self.private.get(document_id, ()))

    def quote(self, quote: Quote, basis: Basis = Basis.STATED, *, source: str = "") -> Seen:
        """A quote with the rest of its sentence around the marked words."""
        document = self.documents.get(quote.document_id)
        before, after = around(document.text, quote.start, quote.end) if document else ("", "")
        talk = self.talks.get(quote.document_id)
        spoken = quote.turn is not None
        return Seen(
            words=quote.exact,
            source=source or self._source(quote),
            basis=self.wording.say("pages.said" if spoken else f"words.basis.{basis.value}"),
            address=source_address(quote, self.opportunity_id) if document else "",
            before=before,
            after=after,
            theirs=not self._is_yours(quote),
            quoted=talk.consent is not Consent.RECALL if talk else not self._is_yours(quote),
            private=self.is_private(quote.document_id, quote.start, quote.end),
        )

    def evidence(self, evidence: Iterable[Evidence]) -> tuple[Seen, ...]:
        """Each piece of evidence as a quote, the same words once."""
        found = (self.quote(one.quote, one.basis) for one in evidence)
        return tuple({(one.address or one.words): one for one in found}.values())

    def fact(self, fact: Fact) -> Seen:
        """A fact as the candidate's own marked words."""
        if fact.quote is not None:
            return self.quote(fact.quote)
        own = self.wording.say("pages.own_words")
        stated = self.wording.say("words.basis.stated")
        return Seen(words=fact.text, source=own, basis=stated, theirs=False, quoted=False)

    def need(self, need: Need) -> SeenNeed:
        """A need with what was said and what was read."""
        spoken = tuple(self._voicing(one) for one in need.voicings if not one.remembered)
        written = self.evidence(one for one in need.evidence if one.quote.turn is None)
        recalled = [one for one in need.voicings if one.remembered]
        gist = one_line(need.gist)
        lead = _naming(gist, spoken + written)
        return SeenNeed(
            id=need.id,
            gist=gist,
            kind=self.wording.say(f"words.kind.{need.kind.value}"),
            standing=self.wording.say(f"words.standing.{need.standing.value}"),
            before=self._before(need),
            before_shape=SHAPES[need.before] if need.before else "",
            shape=SHAPES[need.standing],
            private="" if need.private is Private.NO else self.wording.say(f"words.private.{need.private}"),
            lead=lead,
            quotes=tuple(one for one in spoken + written if one is not lead),
            said=spoken,
            remembered=tuple(one_line(one.quote.exact) for one in recalled),
            only_remembered=bool(recalled) and not spoken and not written,
            value=need,
        )

    def needs(self, dossier: Dossier) -> dict[str, SeenNeed]:
        """The needs of a dossier by id."""
        return {need.id: self.need(need) for need in dossier.needs}

    def _source(self, quote: Quote) -> str:
        talk = self.talks.get(quote.document_id)
        if talk is None or quote.turn is None:
            document = self.documents.get(quote.document_id)
            return self.names.get(document.id, document.name) if document else ""
        name = talk.speaker(talk.utterances[quote.turn].speaker_id).name
        return self._timed(name or self.wording.say("words.they"), quote)

    def _timed(self, words: str, quote: Quote) -> str:
        talk = self.talks.get(quote.document_id)
        time = clock(talk.utterances[quote.turn].begins) if talk and quote.turn is not None else ""
        return f"{words}, {time}" if time else words

    def _is_yours(self, quote: Quote) -> bool:
        talk = self.talks.get(quote.document_id)
        if talk is not None and quote.turn is not None:
            return talk.role(quote.turn) is Role.CANDIDATE
        document = self.documents.get(quote.document_id)
        return document is not None and document.kind is DocumentKind.RESUME

    def _before(self, need: Need) -> str:
        if need.before is None:
            return self.wording.say("cli.not_before")
        return self.wording.say(f"words.standing.{need.before.value}")

    def _voicing(self, voicing: Voicing) -> Seen:
        speaker = voicing.speaker or self.wording.say("words.they")
        number = voicing.round_number
        words = self.wording.say(
            "pages.said_in_round" if number else "pages.said_by", speaker=speaker, number=number
        )
        return self.quote(voicing.quote, source=self._timed(words, voicing.quote))


def private_places(needs: Iterable[Need]) -> dict[str, list[tuple[int, int]]]:
    """Where the sources say what is for the person only, by the needs that are so."""
    places: dict[str, list[tuple[int, int]]] = {}
    for need in needs:
        quotes = [one.quote for one in need.voicings if one.private is not Private.NO]
        if need.private is not Private.NO:
            quotes += [one.quote for one in need.evidence]
        for quote in quotes:
            places.setdefault(quote.document_id, []).append((quote.start, quote.end))
    return places


def _naming(gist: str, quotes: tuple[Seen, ...]) -> Seen | None:
    """The quote whose words name the need, else the first."""
    named = (one for one in quotes if one_line(one.words).startswith(gist.rstrip(" .,;:")))
    return next(named, quotes[0] if quotes else None)

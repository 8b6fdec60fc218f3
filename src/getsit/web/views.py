"""What the pages show of a value: quotes with their source and address, needs with their words.

A page prints these as they are; whatever must be worked out is worked out here or before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from getsit.model.document import Basis, Evidence, Quote
from getsit.model.dossier import Dossier
from getsit.model.fact import Fact
from getsit.model.need import Need, Private, Standing, Voicing
from getsit.text.wording import Wording
from getsit.web.places import source_address

SHAPES = {
    Standing.PREDICTED: "d-hypo",
    Standing.VOICED: "d-voiced",
    Standing.CONFIRMED: "need",
    Standing.REFUTED: "d-refuted",
    Standing.UNHEARD: "d-missed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A quote as a page shows it: the marked words, the words of its sentence around them, its source."""

    words: str
    source: str
    basis: str
    address: str = ""
    before: str = ""
    after: str = ""
    theirs: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenNeed:
    """A need as a page shows it. `remembered` words are never put in quotation marks."""

    id: str
    gist: str
    kind: str
    standing: str
    before: str
    shape: str
    private: str
    quotes: tuple[Seen, ...]
    said: tuple[Seen, ...]
    remembered: tuple[str, ...]
    only_remembered: bool
    value: Need


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Shows values of one opportunity: knows the names of its sources and the person's facts."""

    opportunity_id: str
    sources: Mapping[str, str]
    resumes: frozenset[str]
    wording: Wording

    def quote(self, quote: Quote, basis: Basis = Basis.STATED, *, source: str = "") -> Seen:
        """A quote with the rest of its line around the marked words."""
        name = source or self.sources.get(quote.document_id, "")
        return Seen(
            words=quote.exact,
            source=name,
            basis=self.wording.say("pages.said" if quote.turn is not None else f"words.basis.{basis.value}"),
            address=source_address(quote, self.opportunity_id) if quote.document_id in self.sources else "",
            before=_head(quote.prefix),
            after=_tail(quote.suffix),
            theirs=quote.document_id not in self.resumes,
        )

    def evidence(self, evidence: Iterable[Evidence]) -> tuple[Seen, ...]:
        """Each piece of evidence as a quote."""
        return tuple(self.quote(one.quote, one.basis) for one in evidence)

    def fact(self, fact: Fact) -> Seen:
        """A fact as the candidate's own marked words."""
        if fact.quote is not None:
            return self.quote(fact.quote)
        own = self.wording.say("pages.own_words")
        return Seen(words=fact.text, source=own, basis=self.wording.say("words.basis.stated"), theirs=False)

    def need(self, need: Need) -> SeenNeed:
        """A need with what was read and what was said."""
        spoken = [one for one in need.voicings if not one.remembered]
        written = [one for one in need.evidence if one.quote.turn is None]
        recalled = [one for one in need.voicings if one.remembered]
        return SeenNeed(
            id=need.id,
            gist=" ".join(need.gist.split()),
            kind=self.wording.say(f"words.kind.{need.kind.value}"),
            standing=self.wording.say(f"words.standing.{need.standing.value}"),
            before=self._before(need),
            shape=SHAPES[need.standing],
            private="" if need.private is Private.NO else self.wording.say(f"words.private.{need.private}"),
            quotes=self.evidence(written),
            said=tuple(self._voicing(one) for one in spoken),
            remembered=tuple(" ".join(one.quote.exact.split()) for one in recalled),
            only_remembered=bool(recalled) and not spoken and not written,
            value=need,
        )

    def needs(self, dossier: Dossier) -> dict[str, SeenNeed]:
        """The needs of a dossier by id."""
        return {need.id: self.need(need) for need in dossier.needs}

    def _before(self, need: Need) -> str:
        if need.before is None:
            return self.wording.say("cli.not_before")
        return self.wording.say(f"words.standing.{need.before.value}")

    def _voicing(self, voicing: Voicing) -> Seen:
        speaker = voicing.speaker or self.wording.say("words.they")
        number = voicing.round_number
        key = "pages.said_in_round" if number else "pages.said_by"
        return self.quote(voicing.quote, source=self.wording.say(key, speaker=speaker, number=number))


def _head(prefix: str) -> str:
    """The words of the same line before a quote; nothing when only a piece of a word would stand there."""
    line = prefix.rsplit("\n", 1)[-1]
    for stop in (". ", "! ", "? "):
        line = line.rsplit(stop, 1)[-1]
    if len(line) < len(prefix) or not line:
        return line
    return "… " + line.split(" ", 1)[-1] if " " in line else ""


def _tail(suffix: str) -> str:
    """The words of the same sentence behind a quote."""
    line = suffix.split("\n", 1)[0]
    ends = [line.find(stop) + 1 for stop in (". ", "! ", "? ") if stop in line]
    if ends:
        return line[: min(ends)]
    if len(line) < len(suffix):
        return line
    return line.rsplit(" ", 1)[0] + " …" if " " in line else ""

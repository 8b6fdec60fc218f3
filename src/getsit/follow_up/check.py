"""The check over a finished text: is every claim in a confirmed fact, in an open quote, or our own wording?

Deterministic. It looks at the text as it stands, letter by letter: each stretch must be what its claim says
it is, and each number, date, name, quoted phrase and sentence in the first person must have a source. It
does not know whether a fact is true; the person confirmed it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from getsit.follow_up.secrets import Secrets
from getsit.follow_up.written import literals
from getsit.model.document import Quote
from getsit.model.fact import Fact, FactStanding
from getsit.model.letter import Claim, SourceKind, Withheld
from getsit.text.dates import find_times
from getsit.text.lines import one_line
from getsit.text.normal import find_quote, normalise
from getsit.text.numbers import find_numbers, same_number
from getsit.text.sentences import find_sentences
from getsit.text.wording import Wording

OWN_WORDING = ("follow_up.letter.", "follow_up.plan.")
_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"")
_NAME = re.compile(r"(?<![.!?:“\"\n])(?<!^)(?<=\s)[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*")
_FIRST_PERSON = re.compile(
    r"\b(?:I|we|We)\s+(?:have|had|was|were|did|led|ran|built|cut|made|kept|took|\w{3,}ed)\b|\b[Mm]y team\b"
)
_NO_NAME = re.compile(r"^I(?:['’]\w+)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a text may rest on."""

    facts: tuple[Fact, ...]
    quotes: tuple[Quote, ...]
    names: tuple[str, ...]
    plain: frozenset[str]
    secrets: Secrets


def check_text(
    text: str, claims: Sequence[Claim], *, facts: Sequence[Fact], names: Sequence[str],
    quotes: Sequence[Quote], wording: Wording, secrets: Secrets | None = None,
) -> tuple[Withheld, ...]:  # fmt: skip
    """What in the text has no source, each with the reason; empty when all of it may come out.

    `quotes` are what was said openly to the reader (or the candidate's own promise), `names` the persons
    whom it may name, `facts` the fact ledger, of which only confirmed facts count.
    """
    sources = Sources(
        facts=tuple(fact for fact in facts if fact.standing is FactStanding.CONFIRMED),
        quotes=tuple(quotes), names=tuple(names), plain=_own_wording(wording), secrets=secrets or Secrets(),
    )  # fmt: skip
    found: list[Withheld] = []
    for claim in _whole(text, claims):
        words = text[claim.start : claim.end]
        if not _rests(words, claim, sources):
            found += _withheld(words, claim, sources, wording)
        elif claim.kind is SourceKind.QUOTE and sources.secrets.stand_in(words):
            found.append(_say(wording, "secret", words, "secret_why"))
    return tuple(dict.fromkeys([*found, *_unquoted(text, claims, sources, wording)]))


def _own_wording(wording: Wording) -> frozenset[str]:
    return frozenset(
        literal.strip()
        for prefix in OWN_WORDING
        for key in wording.keys(prefix)
        for template in wording.all(key)
        for literal in literals(template)
    )


# --- claims against their sources -----------------------------------------------------------------------


def _whole(text: str, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims in order, and plain ones for whatever no claim covers; of an overlap the rest only."""
    place = 0
    for claim in sorted(claims, key=lambda one: (one.start, one.end)):
        if claim.start > place:
            yield Claim(start=place, end=claim.start, kind=SourceKind.PLAIN)
        if claim.start < place or claim.end > len(text):
            yield Claim(start=min(claim.start, len(text)), end=min(claim.end, len(text)),
                        kind=SourceKind.PLAIN, source="overlap")  # fmt: skip
        else:
            yield claim
        place = max(place, claim.end)
    if place < len(text):
        yield Claim(start=place, end=len(text), kind=SourceKind.PLAIN)


def _rests(words: str, claim: Claim, sources: Sources) -> bool:
    if claim.kind is SourceKind.FACT:
        fact = next((one for one in sources.facts if one.id == claim.fact_id), None)
        return fact is not None and _is_fact(words, fact)
    if claim.kind is SourceKind.QUOTE:
        return any(_is_quoted(words, claim, quote) for quote in sources.quotes)
    if claim.kind is SourceKind.PERSON:
        return words.strip() in sources.names
    return not words.strip() or words.strip() in sources.plain


def _is_fact(words: str, fact: Fact) -> bool:
    """The fact whole or one of its sentences whole, so that nothing falls away that changes it."""
    wholes = [fact.text, *(sentence.text for sentence in find_sentences(fact.text))]
    same = _bare(words) in {_bare(whole) for whole in wholes}
    own = find_numbers(fact.text)
    return same and all(any(same_number(one, other) for other in own) for one in find_numbers(words))


def _is_quoted(words: str, claim: Claim, quote: Quote) -> bool:
    own = claim.quote
    if own is None or own.document_id != quote.document_id:
        return False
    inside = quote.start <= own.start and own.end <= quote.end
    holds = quote.exact[own.start - quote.start : own.end - quote.start] == own.exact if inside else False
    return holds and words in own.exact and find_quote(own.exact, words) is not None


def _bare(words: str) -> str:
    return normalise(words).text.strip(" .;!")


# --- what has no source ---------------------------------------------------------------------------------


def _withheld(words: str, claim: Claim, sources: Sources, wording: Wording) -> list[Withheld]:
    """The numbers, dates, names, quotes and own deeds of a stretch that does not rest on what it says."""
    if claim.kind is SourceKind.FACT:
        return [_say(wording, "unsaid", words, "no_fact")]
    if claim.kind is SourceKind.QUOTE:
        return [_say(wording, "phrase", words, "no_quote")]
    if claim.kind is SourceKind.PERSON:
        return [_say(wording, "name", words, "no_name")]
    if sources.secrets.stand_in(words):
        return [_say(wording, "secret", words, "secret_why")]
    named = list(_parts(words, sources, wording))
    return named or [_say(wording, "gap", words.strip(), "gap_why")]


def _parts(words: str, sources: Sources, wording: Wording) -> Iterator[Withheld]:
    for match in _QUOTED.finditer(words):
        yield _say(wording, "phrase", match[1] or match[2] or "", "no_quote")
    for time in find_times(words):
        yield _say(wording, "date", time.text, "no_source")
    for number in find_numbers(words):
        yield _say(wording, "number", number.text, "no_source")
    for match in _NAME.finditer(words):
        if match[0] not in sources.names and not _NO_NAME.match(match[0]):
            yield _say(wording, "name", match[0], "no_name")
    for sentence in find_sentences(words):
        if _FIRST_PERSON.search(sentence.text):
            yield _say(wording, "first_person", sentence.text, "no_fact")


def _unquoted(text: str, claims: Sequence[Claim], sources: Sources, wording: Wording) -> Iterable[Withheld]:
    """Whatever stands between quotation marks must be a quote as a whole."""
    quoted = {(claim.start, claim.end) for claim in claims if claim.kind is SourceKind.QUOTE}
    inside_facts = [(claim.start, claim.end) for claim in claims if claim.kind is SourceKind.FACT]
    for match in _QUOTED.finditer(text):
        place = match.span(1) if match[1] is not None else match.span(2)
        in_fact = any(start <= place[0] and place[1] <= end for start, end in inside_facts)
        if place not in quoted and not in_fact:
            words = match[1] or match[2] or ""
            if not any(words in quote.exact for quote in sources.quotes):
                yield _say(wording, "phrase", words, "no_quote")


def _say(wording: Wording, what: str, words: str, reason: str) -> Withheld:
    said = wording.say(f"follow_up.withheld.{what}")
    return Withheld(
        what=said.format(words=one_line(words)) if what != "secret" else said,
        reason=wording.say(f"follow_up.withheld.{reason}"),
    )

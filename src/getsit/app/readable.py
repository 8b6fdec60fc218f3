"""What stands in `readable/` of an export: sheets for people, and none says more than the export does.

The brief and the talks are made from the export as it is, with what is covered there. Letter and plan are
the person's own; where one quotes covered words it stays behind, with the reason.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar

from getsit import sheets
from getsit.app import covering
from getsit.app.covering import COVER, Places
from getsit.app.papers import Papers
from getsit.app.results import Known
from getsit.errors import NothingHeard, NothingToPrepare, Refused
from getsit.model.brief import Brief
from getsit.model.document import Quote
from getsit.model.kept import Talk
from getsit.model.letter import Letter, Plan
from getsit.text.wording import Wording

T = TypeVar("T")
Files = dict[str, bytes]
_QUOTED = re.compile(r"“([^”]+)”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """The covered places of each document and talk, and all the words that stand there."""

    places: Mapping[str, Places]
    words: str

    def touches(self, value: object, *texts: str) -> bool:
        """Whether a quote inside the value lies on a covered place, or a text quotes covered words."""
        if any(one.exact in self.words or self._on_a_place(one) for one in _quotes_in(value)):
            return True
        return any(words in self.words for text in texts for words in _QUOTED.findall(text))

    def _on_a_place(self, quote: Quote) -> bool:
        return covering.overlaps(quote.start, quote.end, self.places.get(quote.document_id, []))


def covered_in(known: Known, places: Mapping[str, Places]) -> Covered:
    """What is covered, of the sources at those places."""
    texts = {one.id: one.text for one in known.sources}
    texts |= {talk.conversation.id: talk.conversation.text for talk in known.talks}
    told = [texts[id][start:end] for id, found in places.items() if id in texts for start, end in found]
    return Covered(places=places, words="\n".join(told))


def readable(papers: Papers, known: Known, *, carried: Known, covered: Covered) -> Files:
    """The files by name, and a README that says what each is, and why one is not there. `carried` is what
    somebody who read the export back would know."""
    files: Files = {}
    missing: dict[str, str] = {}
    for name, make in _makers(papers, known, carried=carried, covered=covered).items():
        try:
            files |= make()
        except (Refused, NothingHeard, NothingToPrepare) as reason:
            missing[name] = str(reason.facts.get("reason", reason))
    contents = _contents(files, missing, wording=papers.wording, is_covered=bool(covered.words))
    return files | {"README.md": contents.encode()}


def _makers(
    papers: Papers, known: Known, *, carried: Known, covered: Covered
) -> Mapping[str, Callable[[], Files]]:
    return {
        "brief": lambda: _brief(papers, carried),
        "letter": lambda: _letter(papers, known, covered),
        "plan": lambda: _plan(papers, known, covered),
        "talk": lambda: dict(_talks(carried.talks, papers.wording)),
        "calendar": lambda: _calendar(papers, known),
    }


def _brief(papers: Papers, known: Known) -> Files:
    if not known.documents and not known.talks:
        raise NothingToPrepare(name=known.opportunity.name)
    sheet = papers.brief_sheet(known, _without_cover(papers.brief_of(known)))
    return {
        "brief.pdf": sheets.brief_pdf(sheet, wording=papers.wording),
        "brief.md": sheets.brief_markdown(sheet).encode(),
    }


def _without_cover(brief: Brief) -> Brief:
    """The brief without what stands on covered words, which say nothing to a reader."""
    return replace(
        brief,
        hot=_clear(brief.hot),
        rungs=_clear(brief.rungs),
        ties=_clear(brief.ties),
        signals=_clear(brief.signals),
        if_asked=_clear(brief.if_asked),
    )


def _clear(parts: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(one for one in parts if not any(COVER in quote.exact for quote in _quotes_in(one)))


def _letter(papers: Papers, known: Known, covered: Covered) -> Files:
    letter = _held_back(papers.letter_of(known), covered, papers.wording)
    return {
        "letter.docx": papers.as_docx(letter),
        "letter.md": papers.as_markdown(letter).encode(),
    }


def _plan(papers: Papers, known: Known, covered: Covered) -> Files:
    plan = _held_back(papers.plan_of(known), covered, papers.wording)
    return {"plan.md": papers.as_markdown(plan).encode()}


W = TypeVar("W", Letter, Plan)


def _held_back(written: W, covered: Covered, wording: Wording) -> W:
    """The text; Refused when it quotes what the export covers."""
    if covered.touches(written.claims, written.text):
        raise Refused(reason=wording.say("sheets.readable.quotes_covered"))
    return written


def _talks(talks: Iterable[Talk], wording: Wording) -> Iterator[tuple[str, bytes]]:
    for number, talk in enumerate(talks, start=1):
        yield f"talk-{number}.md", _talk(talk, wording).encode()


def _talk(talk: Talk, wording: Wording) -> str:
    return sheets.talk_markdown(
        talk.conversation, round_number=talk.round_number, said_on=talk.said_on, wording=wording
    )


def _calendar(papers: Papers, known: Known) -> Files:
    dated = [one for one in known.opportunity.rounds if one.on is not None]
    return {"calendar.ics": papers.calendar_of(known.opportunity, dated).encode()} if dated else {}


def _contents(files: Files, missing: Mapping[str, str], *, wording: Wording, is_covered: bool) -> str:
    say = wording.say
    there = [f"- `{name}`: {say(f'sheets.readable.{_stem(name)}')}" for name in sorted(files)]
    gone = [f"- {say(f'sheets.readable.no_{name}')} {sheets.plain(why)}" for name, why in missing.items()]
    covers = say("sheets.readable.covered" if is_covered else "sheets.readable.whole")
    title = f"# {say('sheets.readable.title')}"
    return "\n".join([title, "", *there, *gone, "", covers, "", say("sheets.readable.import"), ""])


def _stem(name: str) -> str:
    return re.split(r"[-.]", name)[0]


def _quotes_in(value: object) -> Iterator[Quote]:
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _quotes_in(one)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _quotes_in(getattr(value, part.name))

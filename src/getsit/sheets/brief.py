"""The brief in plain words, the same for every form it is written in, and how it gives way to one page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from getsit.model.brief import Brief, HotNeed
from getsit.model.need import Need
from getsit.model.opportunity import Round
from getsit.text.dates import day_in_words
from getsit.text.lines import one_line
from getsit.text.wording import Wording

Sources = Mapping[str, str]
"""The name of each document and talk, by its id."""

LETTERS = (10.5, 10.0, 9.5, 9.0)  # points; 9 is the smallest that reads well on paper at arm's length
NOTES = 3  # lines to write on
# What goes first when a page is full, one item at a time from the end of its list.
_LEAST_FIRST = (
    "if_asked if_asked signals questions ties if_asked questions signals ties if_asked questions signals hot"
    " questions ties hot questions hot"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class HotLine:
    """A hot button: its words, whether they are somebody's exact ones, where it stands, and its source."""

    words: str
    exact: bool
    standing: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IfAsked:
    """What not to bring up: the requirement in its own words, and the one breath if asked."""

    words: str
    breath: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSheet:
    """The one page in plain words. `left_off` counts what gave way so that it stays one page."""

    title: str
    persons: str
    day: str
    sort: str
    hot: tuple[HotLine, ...]
    questions: tuple[str, ...]
    ties: tuple[str, ...]
    signals: tuple[str, ...]
    if_asked: tuple[IfAsked, ...]
    headings: Mapping[str, str] = field(default_factory=dict)
    letters: float = LETTERS[0]
    notes: int = NOTES
    left_off: int = 0


def draw_brief(brief: Brief, *, sources: Sources, wording: Wording) -> BriefSheet:
    """The words of the brief in the order of the page, each with its source where it has one."""
    coming = brief.next_round
    return BriefSheet(
        title=one_line(brief.opportunity),
        persons=persons_of(coming),
        day=_when(coming),
        sort=wording.say(f"pages.round_kind.{coming.kind.value}") if coming else "",
        hot=tuple(_hot(one, sources=sources, wording=wording) for one in brief.hot),
        questions=tuple(one_line(rung.question) for rung in brief.rungs),
        ties=tuple(one_line(tie.spoken) for tie in brief.ties),
        signals=tuple(one_line(one.sounds_like) for one in brief.signals),
        if_asked=tuple(
            IfAsked(words=one_line(line.requirement.quote.exact), breath=one_line(line.breath))
            for line in brief.if_asked
        ),
        headings={
            "hot": wording.say("cli.brief_hot"),
            "questions": wording.say("cli.brief_questions"),
            "ties": wording.say("cli.brief_ties"),
            "no_ties": wording.say("sheets.no_ties"),
            "no_hot": wording.say("pages.dossier.no_hot"),
            "signals": wording.say("cli.brief_signals"),
            "if_asked": wording.say("cli.brief_if_asked"),
            "notes": wording.say("pages.brief.notes"),
            "legend": wording.say("sheets.legend"),
        },
    )


def persons_of(one: Round | None) -> str:
    """Whom one meets, with their roles, in one line."""
    met = one.persons if one else ()
    return one_line("; ".join(", ".join(filter(None, (person.name, person.role))) for person in met))


def _when(one: Round | None) -> str:
    day = day_in_words(one.on) if one and one.on else ""
    at = one.at.isoformat("minutes") if one and one.at else ""
    return ", ".join(filter(None, (day, at)))


def ever_tighter(sheet: BriefSheet) -> Iterator[BriefSheet]:
    """The sheet in smaller letters, then with less room for notes, then without the least of it, one
    thing after the other. No words are ever cut."""
    for letters in LETTERS:
        sheet = replace(sheet, letters=letters)
        yield sheet
    for notes in reversed(range(NOTES)):
        sheet = replace(sheet, notes=notes)
        yield sheet
    for part in _LEAST_FIRST:
        found = getattr(sheet, part)
        if found:
            sheet = replace(sheet, **{part: found[:-1], "left_off": sheet.left_off + 1})
            yield sheet


def _hot(one: HotNeed, *, sources: Sources, wording: Wording) -> HotLine:
    need, reasons = one.need, one.button.reasons[:1]
    if one.guess:
        reasons = (*reasons, one.guess)
    kind = wording.say(f"words.kind.{need.kind.value}")
    standing = wording.say(f"words.standing.{need.standing.value}")
    parts = [f"{kind}, {standing}.", f"{_source(need, sources, wording)}.", *reasons]
    return HotLine(
        words=one_line(need.gist),
        exact=not (need.voicings and all(one.remembered for one in need.voicings) and _spoken_only(need)),
        standing=need.standing.value,
        note=one_line(" ".join(part for part in parts if part != ".")),
    )


def _spoken_only(need: Need) -> bool:
    return all(one.quote.turn is not None for one in need.evidence)


def _source(need: Need, sources: Sources, wording: Wording) -> str:
    spoken = [one for one in need.voicings if not one.remembered]
    if not spoken:
        return sources.get(need.evidence[0].quote.document_id, "")
    speaker = spoken[0].speaker or wording.say("words.they")
    key = "pages.said_in_round" if spoken[0].round_number else "pages.said_by"
    return wording.say(key, speaker=speaker, number=spoken[0].round_number)

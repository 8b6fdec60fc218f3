"""A debrief as a page shows it: moments with their names and shapes, measures with bands in words."""

from dataclasses import dataclass

from getsit.model.analysis import Cell, Measure, Reason, Within
from getsit.model.debrief import Debrief
from getsit.model.moment import Asked, Missed, Moment, Story, ToldTie
from getsit.text.lines import cut_short
from getsit.web.places import clock
from getsit.web.views import Seen, SeenNeed, Viewer

SHAPES = {
    "need": "need", "signal": "signal", "question": "question", "listening": "listening",
    "solution": "solution", "missed": "missed", "breaker": "breaker",
}  # fmt: skip
CELLS = ((Cell.SHOWN_NOT_HEARD, Cell.GETS_IT), (Cell.NOT_YET, Cell.UNDERSTANDS_NOT_SHOWN))
LIST_LABELS = frozenset({"asked"})
_LONGEST = 120  # letters of a quote beside a reason


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenMoment:
    """A moment: its name, shape, words, and when it was said."""

    id: str
    name: str
    kind: str
    shape: str
    time: str
    speaker: str
    theirs: bool
    seen: Seen
    extra: str
    value: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenMeasure:
    """A measure: its name, its value and band in words, why it is counted."""

    name: str
    key: str
    value: str
    band: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenReason:
    """A reason for one side of Gets it, with one quote."""

    helps: bool
    words: str
    quote: str
    private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkView:
    """Everything that the debrief page shows."""

    moments: tuple[SeenMoment, ...]
    by_id: dict[str, SeenMoment]
    came_up: tuple[SeenNeed, ...]
    unheard: tuple[SeenNeed, ...]
    ties: tuple[SeenMoment, ...]
    stories: tuple[SeenMoment, ...]
    asked: tuple[tuple[str, tuple[SeenMoment, ...]], ...]
    measures: tuple[SeenMeasure, ...]
    understanding: tuple[SeenReason, ...]
    evidence: tuple[SeenReason, ...]
    cells: tuple[tuple[tuple[str, bool], ...], ...]


def talk_view(debrief: Debrief, viewer: Viewer) -> TalkView:
    """The page's values of a debrief."""
    told = {one.rests_on for one in debrief.analysis.moments if isinstance(one, ToldTie)}
    moments = tuple(_moment(debrief, one, viewer, told) for one in debrief.analysis.moments)
    by_id = {one.id: one for one in moments}
    stories = (one for one in moments if isinstance(one.value, Story))
    reasons = debrief.analysis.gets_it.reasons
    ledger = tuple(viewer.need(need) for need in debrief.ledger)
    return TalkView(
        moments=tuple(one for one in moments if one.value.label not in LIST_LABELS),
        by_id=by_id,
        came_up=tuple(need for need in ledger if need.said or need.remembered),
        unheard=tuple(need for need in ledger if not need.said and not need.remembered),
        ties=tuple(one for one in moments if isinstance(one.value, ToldTie)),
        stories=tuple(one for one in stories if _is_loose(one.value) and one.id not in told),
        asked=_asked(moments, viewer),
        measures=tuple(_measure(one, viewer) for one in debrief.analysis.measures),
        understanding=tuple(_reason(one, by_id, viewer) for one in reasons if one.side == "understanding"),
        evidence=tuple(_reason(one, by_id, viewer) for one in reasons if one.side == "evidence"),
        cells=_cells(debrief, viewer),
    )


def shape_of(moment: Moment, told: set[str]) -> str:
    """The name of the mark that stands for a moment; `told` are those that a tie rests on."""
    if isinstance(moment, Story):
        if moment.id in told:
            return "story"
        if moment.war_story:
            return "war"
        return "story" if moment.tied_to else "asked"
    return SHAPES.get(moment.label, "question")


def _moment(debrief: Debrief, moment: Moment, viewer: Viewer, told: set[str]) -> SeenMoment:
    conversation = debrief.analysis.conversation
    turn = conversation.utterances[moment.turn]
    speaker = conversation.speaker(turn.speaker_id)
    say = viewer.wording.say
    quote = conversation.quote(moment.turn, moment.start, moment.end)
    return SeenMoment(
        id=moment.id,
        name=say(f"words.label.{moment.label}"),
        kind=(moment.kind or "").replace("_", " "),
        shape=shape_of(moment, told),
        time=clock(turn.begins),
        speaker=speaker.name,
        theirs=speaker.role.value != "candidate",
        seen=viewer.quote(quote),
        extra=_extra(moment, viewer),
        value=moment,
    )


def _extra(moment: Moment, viewer: Viewer) -> str:
    words = (_about(moment, viewer), viewer.wording.say("words.maybe") if moment.maybe else "")
    return ", ".join(word for word in words if word)


def _about(moment: Moment, viewer: Viewer) -> str:
    say = viewer.wording.say
    if isinstance(moment, ToldTie):
        return say("cli.tie_points", points=moment.points.total)
    if isinstance(moment, Story) and moment.war_story:
        return say("pages.debrief.is_war_story")
    if isinstance(moment, Story) and moment.rehash:
        return say("pages.debrief.is_rehash")
    return say("pages.debrief.is_missed") if isinstance(moment, Missed) else ""


def _asked(moments: tuple[SeenMoment, ...], viewer: Viewer) -> tuple[tuple[str, tuple[SeenMoment, ...]], ...]:
    """What they asked, by the question behind it, in the order of the talk."""
    behind: dict[str, list[SeenMoment]] = {}
    for one in moments:
        if isinstance(one.value, Asked):
            behind.setdefault(_behind(one.value, viewer), []).append(one)
    return tuple((words, tuple(found)) for words, found in behind.items())


def _is_loose(moment: Moment) -> bool:
    return isinstance(moment, Story) and (moment.war_story or moment.rehash)


def _behind(asked: Asked, viewer: Viewer) -> str:
    return viewer.wording.say(asked.behind) if viewer.wording.has(asked.behind) else ""


def _measure(measure: Measure, viewer: Viewer) -> SeenMeasure:
    say = viewer.wording.say
    value = say("pages.debrief.cannot_judge")
    if measure.value is not None:
        unit = say(f"words.unit.{measure.unit}")
        value = f"{measure.value:.2f}".rstrip("0").rstrip(".") + (f" {unit}" if unit else "")
    return SeenMeasure(
        name=say(f"words.measure.{measure.name}"),
        key=measure.name,
        value=value,
        band=_band(measure, viewer),
        why=say(f"pages.why.{measure.name}"),
    )


def _band(measure: Measure, viewer: Viewer) -> str:
    if measure.within is Within.NOT_JUDGED:
        return ""
    low = "…" if measure.low is None else f"{measure.low:g}"
    high = "…" if measure.high is None else f"{measure.high:g}"
    place = viewer.wording.say(f"words.within.{measure.within.value}")
    return viewer.wording.say("pages.debrief.band", low=low, high=high, place=place)


def _reason(reason: Reason, by_id: dict[str, SeenMoment], viewer: Viewer) -> SeenReason:
    seen = next((by_id[id].seen for id in reason.moments if id in by_id), None)
    return SeenReason(
        helps=reason.helps,
        words=viewer.wording.say(reason.key, count=reason.count),
        quote=cut_short(seen.words, most=_LONGEST) if seen else "",
        private=seen.private if seen else False,
    )


def _cells(debrief: Debrief, viewer: Viewer) -> tuple[tuple[tuple[str, bool], ...], ...]:
    here = debrief.analysis.gets_it.cell
    return tuple(
        tuple((viewer.wording.say(f"words.cell.{cell.value}"), cell is here) for cell in row) for row in CELLS
    )

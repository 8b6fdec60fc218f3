"""Prints what listening yields, and the debrief."""

from getsit.cli.paper import BOLD, SOFT, Paper
from getsit.model.analysis import Analysis, GetsIt, Measure, Within
from getsit.model.debrief import Debrief
from getsit.model.moment import Asked, Moment, Story, ToldTie
from getsit.model.need import Need, Private
from getsit.text.lines import cut_short, one_line

_LONGEST = 160  # letters of a quote in a debrief


def print_analysis(paper: Paper, analysis: Analysis) -> None:
    """Moments in the order of the talk, then the measures with their bands."""
    _reading(paper, analysis)
    paper.heading("cli.moments")
    for moment in analysis.moments:
        _moment(paper, analysis, moment)
    _measures(paper, analysis.measures)
    _gets_it(paper, analysis.gets_it, analysis)


def print_debrief(paper: Paper, debrief: Debrief) -> None:
    """The finding first, then the one thing to change, then what it rests on."""
    analysis = debrief.analysis
    paper.gap()
    paper.line(debrief.headline, style=BOLD)
    _reading(paper, analysis)
    _behaviour(paper, debrief)
    _doors(paper, debrief)
    _movements(paper, debrief)
    _told(paper, analysis)
    _broken(paper, debrief)
    paper.heading("cli.ledger")
    for need in debrief.ledger:
        _ledger_line(paper, need)
    _decoded(paper, analysis)
    if not debrief.remembered:
        _measures(paper, analysis.measures)
    _gets_it(paper, analysis.gets_it, analysis)


def _reading(paper: Paper, analysis: Analysis) -> None:
    reading = analysis.reading
    paper.say("cli.heard_by", by=reading.by, style=SOFT)
    for speaker in analysis.conversation.speakers:
        paper.speaker(speaker)
    if reading.cannot_judge:
        paper.say(reading.cannot_judge)
    for gap in reading.gaps:
        paper.not_understood(gap, indent=0)


def _moment(paper: Paper, analysis: Analysis, moment: Moment) -> None:
    label = paper.wording.say(f"words.label.{moment.label}")
    kind = f" · {moment.kind.replace('_', ' ')}" if moment.kind else ""
    speaker = analysis.conversation.speaker(analysis.conversation.utterances[moment.turn].speaker_id).name
    maybe = f" · {paper.wording.say('words.maybe')}" if moment.maybe else ""
    paper.line(f"{moment.id}  {label}{kind}{maybe}", indent=2)
    paper.quote(moment.quote, _place(paper, analysis, moment.turn, speaker), indent=6)


def _place(paper: Paper, analysis: Analysis, turn: int, speaker: str) -> str:
    begins = analysis.conversation.utterances[turn].begins
    if begins is None:
        return paper.wording.say("cli.place_turn", speaker=speaker, turn=turn + 1)
    minutes, seconds = divmod(int(begins), 60)
    return paper.wording.say("cli.place_time", speaker=speaker, time=f"{minutes}:{seconds:02}")


def _measures(paper: Paper, measures: tuple[Measure, ...]) -> None:
    paper.heading("cli.measures")
    if all(measure.value is None for measure in measures):
        paper.say("cli.measures_none", indent=2)
        return
    for measure in measures:
        name = paper.wording.say(f"words.measure.{measure.name}")
        if measure.value is None:
            paper.say("cli.measure_none", name=name, indent=2)
            continue
        value = f"{measure.value:.2f}".rstrip("0").rstrip(".")
        unit = paper.wording.say(f"words.unit.{measure.unit}")
        paper.line(f"{name}: {value} {unit}{_band(paper, measure)}", indent=2)


def _band(paper: Paper, measure: Measure) -> str:
    if measure.within is Within.NOT_JUDGED:
        return ""
    low = "…" if measure.low is None else f"{measure.low:g}"
    high = "…" if measure.high is None else f"{measure.high:g}"
    place = paper.wording.say(f"words.within.{measure.within.value}")
    return paper.wording.say("cli.band", low=low, high=high, place=place)


def _gets_it(paper: Paper, gets_it: GetsIt, analysis: Analysis) -> None:
    paper.heading("cli.gets_it")
    if gets_it.cell is None:
        paper.say("cli.gets_it_none", indent=2)
        return
    paper.say(f"words.cell.{gets_it.cell.value}", indent=2)
    for reason in gets_it.reasons:
        sign = "+" if reason.helps else "-"
        words = paper.wording.say(reason.key, count=reason.count)
        paper.line(f"{sign} {words}", indent=2)
        for id in reason.moments[:1]:
            paper.quote(analysis.moment(id).quote, indent=6)


def _behaviour(paper: Paper, debrief: Debrief) -> None:
    if debrief.behaviour is None:
        return
    paper.heading("cli.one_thing")
    paper.line(debrief.behaviour.title, indent=2, style=BOLD)
    paper.line(debrief.behaviour.why, indent=2)


def _doors(paper: Paper, debrief: Debrief) -> None:
    if debrief.doors:
        paper.heading("cli.doors")
    for door in debrief.doors:
        paper.quote(door.opened.exact)
        if door.instead:
            paper.say(
                "cli.door_instead", words=cut_short(door.instead.exact, most=_LONGEST), indent=4, style=SOFT
            )
        paper.say("cli.door_could", words=door.could_have_said, indent=4)


def _movements(paper: Paper, debrief: Debrief) -> None:
    if debrief.movements:
        paper.heading("cli.movements")
    for movement in debrief.movements:
        paper.say(f"cli.turned_{movement.turned.value}", did=movement.did, indent=2)
        paper.quote(movement.at.exact, indent=4)


def _told(paper: Paper, analysis: Analysis) -> None:
    ties = [moment for moment in analysis.moments if isinstance(moment, ToldTie)]
    stories = [moment for moment in analysis.moments if isinstance(moment, Story)]
    if ties:
        paper.heading("cli.told_ties")
    for tie in ties:
        paper.quote(tie.quote, yours=True)
        paper.say("cli.tie_points", points=tie.points.total, indent=4, style=SOFT)
    untold = [story for story in stories if story.war_story or story.rehash]
    if untold:
        paper.heading("cli.war_stories")
    for story in untold:
        key = "cli.war_story" if story.war_story else "cli.rehash"
        paper.say(key, indent=2)
        paper.quote(story.quote, indent=4, yours=True)


def _broken(paper: Paper, debrief: Debrief) -> None:
    if debrief.broken:
        paper.heading("cli.broken")
    for one in debrief.broken:
        paper.quote(one.proposal.exact, yours=True)
        paper.quote(one.breaks.exact, indent=4)


def _ledger_line(paper: Paper, need: Need) -> None:
    words = paper.wording
    before = words.say(f"words.standing.{need.before.value}") if need.before else words.say("cli.not_before")
    now = words.say(f"words.standing.{need.standing.value}")
    kind = words.say(f"words.kind.{need.kind.value}")
    private = words.say("words.for_you_only") if need.private is not Private.NO else ""
    gist = one_line(need.gist)
    remembered = any(voicing.remembered for voicing in need.voicings) and need.before is None
    shown = gist if remembered else f"“{gist}”"
    paper.line(f"{shown}  ({kind}) {before} → {now}  {private}".rstrip(), indent=2)


def _decoded(paper: Paper, analysis: Analysis) -> None:
    asked = [moment for moment in analysis.moments if isinstance(moment, Asked)]
    if asked:
        paper.heading("cli.decoded")
    for moment in asked:
        paper.quote(moment.quote)
        if paper.wording.has(moment.behind):
            paper.line(paper.wording.say(moment.behind), indent=4)

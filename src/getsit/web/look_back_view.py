"""Looking back on a rehearsal as a page shows it: every value in words, in the order of the page."""

from dataclasses import dataclass

from getsit.model.manager import Manager
from getsit.model.rehearsal import LookBack, Moved, Thought, Uncovered
from getsit.text.wording import Wording
from getsit.web.rehearsal_view import Spoken, answered_by
from getsit.web.talk_view import TalkView, talk_view
from getsit.web.trust_picture import LEAST, NARROW, WIDE, Trust, change, strongest, trust_picture
from getsit.web.views import Viewer

WELL = 3  # things that went well
FEWEST_TALKS = 2  # with one talk there is no progress to show


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenMove:
    """Something that moved the manager: the sentence, the need it is about, whether it helped."""

    words: str
    about: str
    helps: bool
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenTurn:
    """A turn with both sides' words and what it did to the manager; `number` is its mark in the picture."""

    turn: int
    said: str
    answered: tuple[Spoken, ...]
    changes: tuple[str, ...]
    moved: tuple[SeenMove, ...]
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Well:
    """Something that went well: why, and the words that did it."""

    words: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenNeed:
    """A need of the manager after the talk; `told` says how far it came out, "" for hidden."""

    title: str
    truth: str
    told: str
    key: str
    named: bool
    is_top: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A measure over the rehearsals: the values before, and the one of this talk."""

    key: str
    name: str
    before: tuple[str, ...]
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBackView:
    """Everything that the page of a finished rehearsal shows, beside the debrief's own view."""

    well: tuple[Well, ...]
    turns: tuple[SeenTurn, ...]
    strongest: tuple[SeenTurn, ...]
    wide: Trust
    narrow: Trust
    found: tuple[SeenNeed, ...]
    hidden: tuple[SeenNeed, ...]
    top: tuple[SeenNeed, ...]
    hits: int
    retry: SeenTurn | None
    retried: tuple[SeenTurn, SeenTurn] | None
    progress: tuple[Progress, ...]
    decision: tuple[SeenMove, ...]
    talk: TalkView


def look_back_view(found: LookBack, manager: Manager, wording: Wording) -> LookBackView:
    """The page's values of a look back."""
    seen = _Seen(found, manager, wording)
    thoughts = found.thoughts
    turns = tuple(seen.turn(turn) for turn in range(1, len(thoughts)))
    labels = [seen.label(thought) for thought in thoughts]
    needs = [seen.need(one) for one in found.needs]
    retry = found.retry_turn if found.retry_turn and found.retry_turn < len(thoughts) else None
    return LookBackView(
        well=tuple(seen.well()),
        turns=turns,
        strongest=tuple(one for one in turns if one.number),
        wide=trust_picture(thoughts, labels, frame=WIDE),
        narrow=trust_picture(thoughts, [""] * len(thoughts), frame=NARROW),
        found=tuple(one for one in needs if one.told),
        hidden=tuple(one for one in needs if not one.told),
        top=tuple(one for one in needs if one.is_top),
        hits=sum(one.is_top and one.named for one in needs),
        retry=seen.turn(retry) if retry else None,
        retried=seen.retried(),
        progress=tuple(seen.progress()),
        decision=tuple(seen.move(moved, turn=turn) for turn, moved in found.decision.reasons),
        talk=_talk(found, wording),
    )


class _Seen:
    """Puts the values of one look back into words."""

    def __init__(self, found: LookBack, manager: Manager, wording: Wording) -> None:
        self._found = found
        self._manager = manager
        self._wording = wording
        self._titles = {need.need_id: need.title for need in found.needs}
        self._numbers = {turn: number for number, turn in enumerate(strongest(found.thoughts), start=1)}

    def turn(self, turn: int) -> SeenTurn:
        thought = self._found.thoughts[turn]
        changes = self._changes(*change(self._found.thoughts, turn))
        return self._turn(thought, changes=changes, number=self._numbers.get(turn, 0))

    def retried(self) -> tuple[SeenTurn, SeenTurn] | None:
        both = self._found.retried
        if both is None:
            return None
        before, after = (
            self._turn(one, changes=self._moved_changes(one)) for one in (both.before, both.after)
        )
        return before, after

    def move(self, moved: Moved, *, turn: int) -> SeenMove:
        return SeenMove(
            words=self._wording.say(f"rehearse.reason.{moved.reason}"),
            about=self._titles.get(moved.about or "", ""),
            helps=moved.trust + moved.belief + moved.heard >= 0,
            turn=turn,
        )

    def well(self) -> list[Well]:
        """What moved them most for the better, in the order of the talk; each reason once."""
        gains = [
            (thought, moved)
            for thought in self._found.thoughts
            for moved in thought.movements
            if moved.trust + moved.belief > 0 and thought.said
        ]
        gains.sort(key=lambda gain: gain[1].trust + gain[1].belief)
        once = {moved.reason: (thought, moved) for thought, moved in gains}.values()  # the largest of each
        best = sorted(once, key=lambda gain: -(gain[1].trust + gain[1].belief))[:WELL]
        return [
            Well(words=self._wording.say(f"rehearse.reason.{moved.reason}"), said=thought.said)
            for thought, moved in sorted(best, key=lambda gain: gain[0].turn)
        ]

    def need(self, need: Uncovered) -> SeenNeed:
        told = "" if need.level is None else self._wording.say(f"rehearse.level.{need.level}")
        return SeenNeed(
            title=need.title,
            truth=need.truth,
            told=told,
            key=need.key,
            named=need.named,
            is_top=need.need_id in self._found.top_three,
        )

    def label(self, thought: Thought) -> str:
        """A word or two for the picture: what moved them most in that turn."""
        if not thought.movements:
            return ""
        most = max(thought.movements, key=lambda one: max(abs(one.trust), abs(one.heard) / 10))
        key = f"pages.moved.{most.reason}"
        return self._wording.say(key) if self._wording.has(key) else ""

    def progress(self) -> list[Progress]:
        """The coached measures over the talks so far that could be judged in any of them; nothing while there
        is only one talk."""
        say = self._wording.say
        return [
            Progress(
                key=name,
                name=say(f"words.measure.{name}"),
                before=tuple(self._value(value) for value in values[:-1]),
                now=self._value(values[-1]),
            )
            for name, values in self._found.practised.items()
            if len(values) >= FEWEST_TALKS and any(value is not None for value in values)
        ]

    def _turn(self, thought: Thought, *, changes: tuple[str, ...], number: int = 0) -> SeenTurn:
        return SeenTurn(
            turn=thought.turn,
            said=thought.said,
            answered=tuple(answered_by(thought.answered, self._manager, turn=thought.turn)),
            changes=changes,
            moved=tuple(self.move(one, turn=thought.turn) for one in thought.movements),
            number=number,
        )

    def _moved_changes(self, thought: Thought) -> tuple[str, ...]:
        return self._changes(
            sum(one.trust for one in thought.movements), sum(one.heard for one in thought.movements)
        )

    def _changes(self, trust: float, heard: float) -> tuple[str, ...]:
        """Which way trust and feeling heard went, in words."""
        say = self._wording.say
        found = list[str]()
        if abs(trust) >= LEAST:
            found.append(say("rehearse.moved_up" if trust > 0 else "rehearse.moved_down"))
        if abs(heard) >= LEAST:
            found.append(say("pages.look_back.heard_up" if heard > 0 else "pages.look_back.heard_down"))
        return tuple(found)

    def _value(self, value: float | None) -> str:
        if value is None:
            return self._wording.say("pages.debrief.cannot_judge")
        return f"{value:.2f}".rstrip("0").rstrip(".")


def _talk(found: LookBack, wording: Wording) -> TalkView:
    conversation = found.debrief.analysis.conversation
    viewer = Viewer(opportunity_id="", documents={}, talks={conversation.id: conversation}, wording=wording)
    return talk_view(found.debrief, viewer)

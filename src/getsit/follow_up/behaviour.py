"""The one behaviour to change next time.

The rules stand in the order of what costs most, and the first that holds is taken: what breaks trust; a
worry answered with a promise; nothing given back (the sharpest line between good and poor listeners);
proposals before any question; stories and résumé without a tie; no tie at all; proposals against what was
asked for; doors that went by; no question of vision or measure; no next step; no worry asked for; no coming
back to earlier words. A strong talk gets the weakest point of its ties, or one question more.

`retry_turn` is the interviewer's turn to be answered again.
"""

from collections.abc import Callable, Sequence

from getsit.follow_up.doors import their_words
from getsit.follow_up.sayable import capital, first_words, number_word, times
from getsit.follow_up.talk import Looked, ids
from getsit.model.conversation import Role
from getsit.model.debrief import Behaviour, BrokenProposal, Door
from getsit.model.moment import (
    Advance,
    Breaker,
    BreakerKind,
    ListeningKind,
    ListeningMove,
    Missed,
    Moment,
    NeedVoiced,
    Pitch,
    Question,
    Story,
    ToldTie,
)
from getsit.model.need import Need, NeedKind, Private, Standing, Strength
from getsit.text.lines import one_line
from getsit.text.wording import Wording

GIVES_BACK = (ListeningKind.REFLECTION, ListeningKind.SUMMARY, ListeningKind.LABEL)
FEWEST_TOLD = 3  # needs told, before "never gave back" is said of anybody
RARELY = 0.15  # given back per turn that told a need; the band begins at a quarter
PITCHES = 2  # one may be a slip
DOORS = 2
WHOLE = 4  # points of a tie that is good enough
_LIES_FIRST = [
    BreakerKind.INFLATES, BreakerKind.BAD_MOUTHS, BreakerKind.ARROGANT, BreakerKind.PRESSURES,
    BreakerKind.PRIVATE, BreakerKind.DODGES, BreakerKind.FLATTERY,
]  # fmt: skip
_TO_LEARN = [NeedKind.CHALLENGE, NeedKind.MEASURE, NeedKind.TIMELINE, NeedKind.VISION, NeedKind.MANNER]


def choose_behaviour(
    looked: Looked, *, doors: Sequence[Door], broken: Sequence[BrokenProposal], wording: Wording
) -> Behaviour:
    """The one behaviour to change after a talk that can be judged; there is always one."""
    say = _Say(looked, wording)
    rules: tuple[Callable[[], Behaviour | None], ...] = (
        lambda: _breaks_trust(looked, say),
        lambda: _promises_at_worry(looked, say),
        lambda: _gives_nothing_back(looked, say),
        lambda: _proposes_first(looked, say),
        lambda: _tells_of_the_past(looked, say),
        lambda: _ties_nothing(looked, say),
        lambda: _breaks_what_was_asked(broken, say),
        lambda: _passes_doors(looked, doors, say),
        lambda: _never_asks(looked, say),
        lambda: _leaves_without_step(looked, say),
        lambda: _asks_no_concern(looked, say),
        lambda: _never_comes_back(looked, say),
        lambda: _ties_half(looked, say),
    )
    found = (rule() for rule in rules)
    return next((one for one in found if one is not None), None) or _one_more(looked, say)


def behaviour_from_recall(ledger: Sequence[Need], *, wording: Wording) -> Behaviour | None:
    """What is still to be asked, going by needs alone; None when every open kind has come up."""
    voiced = {need.kind for need in ledger if need.standing in (Standing.VOICED, Standing.CONFIRMED)}
    missing = next((kind for kind in _TO_LEARN if kind not in voiced), None)
    if missing is None or not voiced:
        return None
    return Behaviour(
        key=f"follow_up.behaviour.recall.{missing.value}",
        title=wording.say(f"follow_up.behaviour.recall.{missing.value}.title"),
        why=wording.say("follow_up.behaviour.recall.why"), moments=(),
    )  # fmt: skip


class _Say:
    """Puts counts and words into the sentences of a behaviour."""

    def __init__(self, looked: Looked, wording: Wording) -> None:
        self._looked = looked
        self._wording = wording

    def behaviour(
        self, name: str, moments: Sequence[Moment] = (), *, why: str = "why", retry: int | None = None,
        theirs: Moment | None = None, yours: Moment | None = None, count: int | None = None, needs: int = 0,
        missing: str = "",
    ) -> Behaviour:  # fmt: skip
        """The behaviour of that name with its sentences filled."""
        key, wording = f"follow_up.behaviour.{name}", self._wording
        number = len(moments) if count is None else count
        values = {
            "times": times(wording, number), "Times": capital(times(wording, number)),
            "Count": capital(number_word(wording, number)), "needs": number_word(wording, needs),
            "Needs": capital(number_word(wording, needs)),
            "theirs": their_words(theirs) if theirs is not None else "",
            "yours": _own_words(yours) if yours is not None else "",
            "instead": self._instead(theirs), "missing": missing,
        }  # fmt: skip
        return Behaviour(
            key=key, title=wording.say(f"{key}.title"), why=wording.say(f"{key}.{why}", **values),
            moments=ids(moments), retry_turn=retry,
        )  # fmt: skip

    def kept_to(self, broken: BrokenProposal) -> Behaviour:
        """The behaviour about a proposal that broke what was asked for."""
        key = "follow_up.behaviour.keep_to_it"
        said, proposed = (one_line(one.exact) for one in (broken.breaks, broken.proposal))
        turn = broken.proposal.turn
        return Behaviour(
            key=key, title=self._wording.say(f"{key}.title"),
            why=self._wording.say(f"{key}.why", yours=proposed.rstrip(".!"), theirs=said.rstrip(".!")),
            moments=(broken.moment_id,),
            retry_turn=self._looked.before(turn, Role.INTERVIEWER) if turn is not None else None,
        )  # fmt: skip

    def missing(self, point: str) -> str:
        """What a tie lacked, in words."""
        return self._wording.say(f"follow_up.behaviour.missing.{point}")

    def _instead(self, theirs: Moment | None) -> str:
        answer = self._looked.next(theirs.turn, Role.CANDIDATE) if theirs is not None else None
        beginning = self._looked.beginning(answer) if answer is not None else None
        return one_line(beginning.exact) if beginning is not None else ""


def _own_words(moment: Moment) -> str:
    found = first_words(moment.quote, most=16)
    return " ".join((found.text if found is not None else moment.quote).split())


def _turn_before(looked: Looked, moment: Moment) -> int | None:
    return looked.before(moment.turn, Role.INTERVIEWER)


def _hottest(needs: Sequence[NeedVoiced]) -> NeedVoiced | None:
    return max(needs, key=lambda need: (int(need.strength), need.score), default=None)


# --- what costs trust -----------------------------------------------------------------------------------


def _breaks_trust(looked: Looked, say: _Say) -> Behaviour | None:
    breakers = looked.all(Breaker)
    for kind in _LIES_FIRST:
        own = [one for one in breakers if one.kind == kind]
        if own:
            return say.behaviour(kind.value, own, yours=own[0], retry=_turn_before(looked, own[0]))
    return None


def _promises_at_worry(looked: Looked, say: _Say) -> Behaviour | None:
    own = [one for one in looked.all(Breaker) if one.kind == BreakerKind.PITCHES_AT_WORRY]
    if not own:
        return None
    turn = _turn_before(looked, own[0])
    said = looked.inside(NeedVoiced, turn) if turn is not None else []
    worry = next((need for need in said if need.kind == NeedKind.RISK), next(iter(said), None))
    if worry is None:
        return say.behaviour("pitch", own, yours=own[0], retry=turn)
    return say.behaviour("pitches_at_worry", own, theirs=worry, yours=own[0], retry=turn)


# --- listening ------------------------------------------------------------------------------------------


def _gives_nothing_back(looked: Looked, say: _Say) -> Behaviour | None:
    told = {need.turn for need in looked.needs() if need.strength > Strength.IMPLIED}
    given = [move for move in looked.all(ListeningMove) if move.kind in GIVES_BACK]
    if len(told) < FEWEST_TOLD or len({move.turn for move in given}) > RARELY * len(told):
        return None
    unanswered = [need for need in looked.needs() if looked.next(need.turn, Role.CANDIDATE) is not None]
    need = _hottest(_not_given_back(looked, unanswered, given))
    if need is None:
        return None
    return say.behaviour("give_back", [need], theirs=need, retry=need.turn, count=len(given), needs=len(told))


def _not_given_back(
    looked: Looked, needs: Sequence[NeedVoiced], given: Sequence[ListeningMove]
) -> list[NeedVoiced]:
    answered = {move.turn for move in given}
    missed = {moment.opening for moment in looked.all(Missed)}
    passed = [need for need in needs if looked.next(need.turn, Role.CANDIDATE) not in answered]
    return [need for need in passed if need.id in missed] or passed


def _passes_doors(looked: Looked, doors: Sequence[Door], say: _Say) -> Behaviour | None:
    missed = [moment for moment in looked.all(Missed) if moment.id in {door.moment_id for door in doors}]
    gone_on = [moment for moment in missed if looked.next(moment.turn, Role.CANDIDATE) is not None]
    if len(missed) < DOORS or not gone_on:
        return None
    widest = max(gone_on, key=lambda moment: moment.score)
    return say.behaviour("doors", missed, theirs=widest, retry=widest.turn)


def _never_comes_back(looked: Looked, say: _Say) -> Behaviour | None:
    moves = [move for move in looked.all(ListeningMove) if move.kind == ListeningKind.CALLBACK]
    need = _hottest(looked.needs())
    if len(moves) > 1 or need is None:
        return None
    return say.behaviour("callback", [need], theirs=need, count=len(moves))


# --- proposing and telling ------------------------------------------------------------------------------


def _proposes_first(looked: Looked, say: _Say) -> Behaviour | None:
    pitches = looked.all(Pitch)
    if len(pitches) < PITCHES:
        return None
    return say.behaviour("pitch", pitches, yours=pitches[0], retry=_turn_before(looked, pitches[0]))


def _tells_of_the_past(looked: Looked, say: _Say) -> Behaviour | None:
    stories = looked.all(Story)
    tied = any(tie.valid for tie in looked.all(ToldTie))
    for name, own in (
        ("war_story", [story for story in stories if story.war_story]),
        ("rehash", [story for story in stories if story.rehash]),
    ):
        if len(own) > int(tied):
            return say.behaviour(name, own, yours=own[0], retry=_turn_before(looked, own[0]))
    return None


def _ties_nothing(looked: Looked, say: _Say) -> Behaviour | None:
    needs = looked.needs()
    need = _hottest(needs)
    if need is None or any(tie.valid for tie in looked.all(ToldTie)):
        return None
    why = "why" if len(needs) > 1 else "why_one"
    return say.behaviour("tie", [need], why=why, theirs=need, retry=need.turn, needs=len(needs))


def _ties_half(looked: Looked, say: _Say) -> Behaviour | None:
    ties = [tie for tie in looked.all(ToldTie) if tie.points.total < WHOLE]
    if not ties:
        return None
    tie = min(ties, key=lambda one: (-one.valid, one.points.total))
    point = next(
        name for name in ("need", "fact", "future", "check", "bridge") if not getattr(tie.points, name)
    )
    return say.behaviour(
        "whole_tie", [tie], yours=tie, missing=say.missing(point), retry=_turn_before(looked, tie)
    )


def _breaks_what_was_asked(broken: Sequence[BrokenProposal], say: _Say) -> Behaviour | None:
    return say.kept_to(broken[0]) if broken else None


# --- asking ---------------------------------------------------------------------------------------------


def _never_asks(looked: Looked, say: _Say) -> Behaviour | None:
    asked = {question.kind for question in looked.all(Question)}
    voiced = {need.kind for need in looked.needs()}
    need = _hottest(looked.needs())
    for kind in ("vision", "measure"):
        if kind not in asked and kind not in voiced:
            if need is None:
                return say.behaviour(kind, why="why_plain")
            return say.behaviour(kind, [need], theirs=need, retry=need.turn)
    return None


def _leaves_without_step(looked: Looked, say: _Say) -> Behaviour | None:
    return None if looked.all(Advance) else say.behaviour("next_step")


def _asks_no_concern(looked: Looked, say: _Say) -> Behaviour | None:
    asked = any(question.kind == "concern" for question in looked.all(Question))
    told = any(need.kind == NeedKind.RISK for need in looked.needs())
    return None if asked or told else say.behaviour("concern")


def _one_more(looked: Looked, say: _Say) -> Behaviour:
    open_needs = [need for need in looked.needs() if need.private is Private.NO]
    need = _hottest(open_needs or looked.needs())
    if need is None:
        return say.behaviour("one_more", why="why_plain")
    return say.behaviour("one_more", [need], theirs=need, retry=need.turn)

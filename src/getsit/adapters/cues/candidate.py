"""Hears a candidate's turn: questions, listening moves, stories, results, solutions, bridges, the rest."""

from getsit.adapters.cues.book import Weighed, load_book, squash
from getsit.adapters.cues.listening import hear_listening
from getsit.adapters.cues.plain import Unit, cut_units
from getsit.adapters.cues.spans import FAINTEST, span_of, whole_span
from getsit.ports import Passage, Span

_MARK = 4.2  # what a question mark adds to the evidence of a question
_INVITES = 3.8  # evidence of "I'd like to hear …", which ends with a full stop and still asks
_ALSO_ASKED = ("check", "breaker")  # told in a question as well as in a statement
_TAGS = frozenset("yeah yes okay ok right no all huh sure really".split())  # "Okay?" asks nothing
_TOLD = ("result", "solution", "bridge", "check", "advice", "self_description", "breaker", "builder")


def hear_candidate(passage: Passage) -> list[Span]:
    """The spans of a candidate's turn, in the order of the text; listening moves at the end."""
    book = load_book("questions", "candidate")
    units = cut_units(passage.text)
    weighed = [book.weigh(unit.words) for unit in units]
    asking = [_asking(unit, found) for unit, found in zip(units, weighed, strict=True)]
    spans: list[Span] = []
    for unit, found, asks in zip(units, weighed, asking, strict=True):
        spans += _question(unit, found, asks)
        spans += _told(unit, found, asks)
    spans += _stories(units, weighed, asking)
    telling = [_is_telling(found) for found in weighed]
    return spans + hear_listening(passage, units, asking=asking, telling=telling)


def _asking(unit: Unit, found: dict[str, Weighed]) -> float:
    question = found.get("question")
    if set(unit.words) <= _TAGS:
        return 0.0
    if question is None:
        return squash(-2.0 + _MARK) if unit.asks else 0.0
    if unit.asks:
        return squash(max(question.plain + question.against, 0.0) - 2.0 + _MARK)
    stops = unit.stops and question.plain < _INVITES
    return squash(
        -2.0
        - 1.6 * stops
        + question.plain
        + question.against
        + 0.2 * max(question.kinds.values(), default=0.0)
    )


def _question(unit: Unit, found: dict[str, Weighed], asks: float) -> list[Span]:
    question = found.get("question")
    kind = question.kind if question else None
    if kind == "poor" and question and question.kinds["poor"] >= 4 and not question.against:
        asks = max(asks, 0.7)
    if asks < FAINTEST:
        return []
    check = found.get("check")
    if check is not None and check.score > 0.6:
        asks *= 0.5
    return [whole_span(unit, "question", score=asks, kind=kind or "situation")]


def _told(unit: Unit, found: dict[str, Weighed], asks: float) -> list[Span]:
    spans: list[Span] = []
    for label in _TOLD:
        weighed = found.get(label)
        if weighed is None:
            continue
        score = weighed.score if label in _ALSO_ASKED else weighed.score * (1 - 0.8 * asks)
        if score >= FAINTEST:
            spans.append(span_of(unit, weighed, score=score))
    return spans


def _stories(units: list[Unit], weighed: list[dict[str, Weighed]], asking: list[float]) -> list[Span]:
    """Neighbouring units about the own past are one story, from its first clause to its last."""
    spans: list[Span] = []
    run: list[tuple[Unit, float, int]] = []
    for unit, found, asks in zip(units, weighed, asking, strict=True):
        score = _past(found) * (1 - asks)
        if score >= (0.4 if run else 0.5) or (run and _result(found) > 0.5 and asks < 0.5):
            run.append((unit, score, _begins(unit, found)))
            continue
        spans += _story(run)
        run = []
        if FAINTEST <= score < 0.5:
            spans.append(whole_span(unit, "story", score=score))
    return spans + _story(run)


def _begins(unit: Unit, found: dict[str, Weighed]) -> int:
    """Where the unit's past begins: after "And then I'd try," when that comes first."""
    story, solution = found.get("story"), found.get("solution")
    later = story is not None and solution is not None and story.begin >= solution.end
    return unit.starts[story.begin] if story is not None and later else unit.start


def _story(run: list[tuple[Unit, float, int]]) -> list[Span]:
    if not run:
        return []
    best = max(score for _, score, _ in run)
    sure = 1 - (1 - best) * (0.7 ** (len(run) - 1))
    return [Span(label="story", start=run[0][2], end=run[-1][0].end, score=round(sure, 4))]


def _past(found: dict[str, Weighed]) -> float:
    story = found.get("story")
    solution = found.get("solution")
    if story is None:
        return 0.0
    if solution is None or story.end <= solution.begin or solution.end <= story.begin:
        return story.score
    return story.score * (1 - 0.6 * solution.score)


def _result(found: dict[str, Weighed]) -> float:
    result = found.get("result")
    return result.score if result else 0.0


def _is_telling(found: dict[str, Weighed]) -> bool:
    solution = found.get("solution")
    return _past(found) > 0.5 or (solution is not None and solution.score > 0.5)

"""What did the candidate just do? A turn of theirs to moves, as this manager takes it.

The hearing tells questions, givings back, stories and solutions; `asked.py` tells what a question is about,
`given.py` what is given back, `ties.py` what ties; `forms.py` tells what is plain from its form. A turn is
heard without its fillers, unit by unit. Knows nothing of trust: what a move is worth is decided elsewhere.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from getsit.model.manager import OwnQuestion
from getsit.model.rehearsal import ManagerState, Move, MoveKind, Taken
from getsit.ports import CANDIDATE, Heard, Passage
from getsit.rehearse import forms
from getsit.rehearse.asked import NO_LINE, question
from getsit.rehearse.fillers import lean, without_fillers
from getsit.rehearse.given import checked, given, gives_back, is_echo
from getsit.rehearse.ties import HALF_TIE_TURNS, with_ties
from getsit.rehearse.turn import SAY_LEAST, Room, Turn, units_of
from getsit.rehearse.unmarked import marked
from getsit.text.sentences import Stretch, find_sentences
from getsit.text.words import content_stems, count_words

__all__ = ["Room", "features_of", "reply_to", "take"]

NEED_SURE = 0.62  # likeness from which a question is surely about that
QUESTION_SURE, STORY_SURE, SOLUTION_SURE = 0.36, 0.40, 0.33
SHORT_WORDS = 3
BYE_WORDS = 30  # a longer turn says something else as well
TAKEN_UP = 4  # words, at most, of a question that is only taken up to answer it
THIN_ANSWER = 12
ANSWER_ASIDE = 0.75  # of a turn that is something else than an answer


def take(text: str, *, room: Room, state: ManagerState, before: Sequence[Passage]) -> Taken:
    """The turn as moves; `before` holds the passages said before it, oldest first."""
    left = marked(lean(text))
    words = count_words(left.text)
    whole = _whole(left.text, words=words, state=state)
    if whole is not None:
        return Taken(text=text, words=words, moves=(Move(kind=whole, start=0, end=len(text)),))
    moves = _taken(left.text, words=words, room=room, state=state, before=before)
    placed = [(move, *left.there(move.start, move.end)) for move in moves]
    return Taken(
        text=text,
        words=words,
        moves=tuple(replace(move, start=start, end=end) for move, start, end in placed),
    )


def _taken(
    text: str, *, words: int, room: Room, state: ManagerState, before: Sequence[Passage]
) -> list[Move]:
    said = tuple(
        replace(one, text=without_fillers(one.text)) if one.role == CANDIDATE else one for one in before
    )
    heard = room.hearing.hear([Passage(text=text, role=CANDIDATE, before=said)])[0]
    turn = Turn(text, units_of(text), heard, room, state, before[-1].text if before else "")
    moves = with_ties(turn, _chosen(turn, _moves(turn)))
    if state.turn == 0 and not any(_is_sure(move) for move in moves):
        return [Move(kind=MoveKind.SMALL, start=0, end=len(text))]
    if state.pending and _answers(moves, text=text):
        features = features_of(text, words=words, heard=heard)
        answer = Move(kind=MoveKind.ANSWER, start=0, end=len(text), about=state.pending, features=features)
        return [*moves, answer]
    return moves


def _whole(text: str, *, words: int, state: ManagerState) -> MoveKind | None:
    """What a whole turn is by its form alone, if it is that."""
    told = (
        (MoveKind.SILENCE, forms.is_silence(text)),
        (MoveKind.ORDERS, forms.is_orders(text)),
        (MoveKind.INSULT, forms.is_insult(text)),
        (MoveKind.NONSENSE, forms.is_nonsense(text)),
        (MoveKind.REPEAT, forms.asks_to_repeat(text)),
        (MoveKind.BYE, forms.is_bye(text) and words <= BYE_WORDS and "?" not in text and state.turn > 3),
        (MoveKind.THANKS, forms.is_thanks(text) and words <= 14),
        (MoveKind.SMALL, words <= 45 and _only_small(text, state)),
    )
    return next((kind for kind, holds in told if holds), None)


def _only_small(text: str, state: ManagerState) -> bool:
    small = forms.is_small_talk(text) or forms.greets(text)
    return small and (state.turn <= 1 or forms.greets(text)) and not state.pending


def _is_sure(move: Move) -> bool:
    """Whether the very first turn already asks about the work, and does not only answer the greeting."""
    clear = move.near >= NEED_SURE and move.asks not in {NO_LINE, "unknown"}
    return move.kind not in _POLITE and (move.kind is not MoveKind.QUESTION or clear)


_POLITE = frozenset({MoveKind.STORY, MoveKind.GIVES_BACK, MoveKind.FEELS, MoveKind.PARROT, MoveKind.OFF_TOPIC,
                     MoveKind.FLATTERY, MoveKind.GAP, MoveKind.ACCEPTS, MoveKind.HOLLOW})  # fmt: skip


def _chosen(turn: Turn, moves: list[Move]) -> list[Move]:
    """After "this, or that?": what they say now picks one, question or not."""
    if not turn.state.which or any(move.kind is MoveKind.QUESTION and move.about for move in moves):
        return moves
    ranked = [near for near in turn.room.topics.rank(turn.text) if near.id in turn.state.which]
    pick = Move(kind=MoveKind.QUESTION, start=0, end=len(turn.text), about=ranked[0].id, asks="plain")
    return [*(move for move in moves if move.kind is not MoveKind.QUESTION), pick]


_ASIDE = frozenset(
    {
        MoveKind.QUESTION, MoveKind.NEXT_STEP, MoveKind.CONCERN, MoveKind.SHORT, MoveKind.OFF_TOPIC,
        MoveKind.GIVES_BACK, MoveKind.FEELS, MoveKind.PARROT, MoveKind.ACCEPTS, MoveKind.FLATTERY,
        MoveKind.HOLLOW,
    }
)  # fmt: skip


def _answers(moves: Sequence[Move], *, text: str) -> bool:
    """Whether a turn answers what was asked: a good part of it is neither question nor giving back."""
    aside = sum(move.end - move.start for move in moves if move.kind in _ASIDE)
    starts = {move.start for move in moves}
    aside += sum(
        len(place.text) for place in find_sentences(text)
        if place.start not in starts
        and (forms.puts_off(place.text) or forms.hands_back(place.text) or forms.is_thanks(place.text))
    )  # fmt: skip
    return len(text.strip()) > 0 and aside < ANSWER_ASIDE * len(text)


# --- unit by unit --------------------------------------------------------------------------------------


def _moves(turn: Turn) -> list[Move]:
    found: list[Move] = []
    current = turn.state.current
    for place in turn.units:
        move = _move(turn, place, current=current, found=found)
        if move is None:
            continue
        found.append(move)
        if move.kind in {MoveKind.QUESTION, MoveKind.GIVES_BACK} and move.about:
            current = move.about
    if not found and count_words(turn.text) <= SHORT_WORDS and not turn.state.pending:
        found.append(Move(kind=MoveKind.SHORT, start=0, end=len(turn.text)))
    return found


def _move(turn: Turn, place: Stretch, *, current: str | None, found: Sequence[Move]) -> Move | None:
    text = place.text
    plain = next((kind for kind, holds in _PLAIN if holds(text)), None)
    if plain is MoveKind.ACCEPTS and not any(turn.state.misread.values()):
        plain = None
    if plain is not None:
        return Move(kind=plain, start=place.start, end=place.end)
    if forms.hands_back(text) and not found and turn.state.level.get(turn.state.current or "", -1) >= 1:
        kind = MoveKind.TIE if _is_half_told(turn) else MoveKind.SOLUTION
        return Move(kind=kind, start=place.start, end=place.end, about=turn.state.current)
    if _is_check(text, found=found) or forms.puts_off(text) or _is_taken_up(turn, place):
        return None
    if is_echo(turn, text):
        return _about(turn, Move(kind=MoveKind.PARROT, start=place.start, end=place.end), current)
    stated = checked(turn, place) if text.rstrip().endswith("?") else None
    if stated is None and (_is_question(turn, place) or text.rstrip().endswith("?")):
        return question(turn, place, current=current)
    return stated or _said(turn, place, current=current)


_PLAIN: Sequence[tuple[MoveKind, Callable[[str], bool]]] = (
    (MoveKind.ORDERS, forms.is_orders),
    (MoveKind.INSULT, forms.is_insult),
    (MoveKind.PRESSED, forms.presses),
    (MoveKind.CONCERN, forms.asks_for_doubts),
    (MoveKind.NEXT_STEP, forms.asks_what_next),
    (MoveKind.BAD_MOUTH, forms.speaks_ill),
    (MoveKind.TOO_BIG, forms.claims_too_much),
    (MoveKind.FLATTERY, forms.flatters),
    (MoveKind.ACCEPTS, lambda text: forms.accepts(text) and count_words(text) <= 12),
)


def _is_check(text: str, *, found: Sequence[Move]) -> bool:
    """Whether it only asks if what was said before is right, or would do."""
    asks = forms.checks(text) or (forms.hands_back(text) and bool(found))
    return asks and (bool(found) or "?" in text) and len(forms.content(text)) <= 2


def _is_half_told(turn: Turn) -> bool:
    """Whether a story that fits what was told stands open, so that "would that work here?" ties it."""
    return turn.state.turn - turn.state.half_tie <= HALF_TIE_TURNS


def _is_taken_up(turn: Turn, place: Stretch) -> bool:
    """Whether a few of the manager's words are only taken up, to answer them ("In my pocket? A torch.")."""
    if not place.text.rstrip().endswith("?") or forms.opens_asking(place.text) or len(turn.units) == 1:
        return False
    many, own = count_words(place.text), set(content_stems(place.text))
    return many == 1 or (many <= TAKEN_UP and own <= set(content_stems(turn.last)))


def _is_question(turn: Turn, place: Stretch) -> bool:
    if forms.begins_if(place.text) or ("?" in turn.text and not forms.bids(place.text)):
        return False
    given_back = max(turn.score("listening", place), turn.score("given_back", place))
    asked = turn.score("question", place)
    closed = place.text.rstrip().endswith((".", "!"))
    if (turn.state.pending or closed) and not (forms.opens_asking(place.text) or forms.bids(place.text)):
        return False
    if forms.opens_asking(place.text) and asked >= QUESTION_SURE / 2 and "?" not in turn.text:
        return asked > turn.score("story", place)
    return asked >= QUESTION_SURE and asked > given_back and asked > turn.score("story", place)


def _said(turn: Turn, place: Stretch, *, current: str | None) -> Move | None:
    """What is no question: a gap admitted, a story, a proposal, or something given back."""
    for kind, holds in _MEANT:
        if holds(turn, place):
            return _about(turn, Move(kind=kind, start=place.start, end=place.end), current)
    if gives_back(turn, place) or forms.is_stock(place.text):
        return given(turn, place)
    return None


def _admits(_turn: Turn, place: Stretch) -> bool:
    return forms.admits(place.text)


def _tells(turn: Turn, place: Stretch) -> bool:
    return turn.score("story", place) >= max(STORY_SURE, turn.score("listening", place))


def _proposes(turn: Turn, place: Stretch) -> bool:
    surely = max(turn.score(label, place) for label in ("solution", "advice", "pitch")) >= SOLUTION_SURE
    return surely and (forms.speaks_of_oneself(place.text) or forms.advises(place.text))


_MEANT: Sequence[tuple[MoveKind, Callable[[Turn, Stretch], bool]]] = (
    (MoveKind.GAP, _admits),
    (MoveKind.STORY, _tells),
    (MoveKind.SOLUTION, _proposes),
)


def _about(turn: Turn, move: Move, current: str | None) -> Move:
    ranked = turn.near(turn.text[move.start : move.end], current)
    if ranked[0].score < SAY_LEAST:
        return move
    return replace(move, about=ranked[0].id, other=ranked[1].id, sure=ranked[0].score - ranked[1].score)


# --- answers -------------------------------------------------------------------------------------------


def features_of(text: str, *, words: int, heard: Heard) -> frozenset[str]:
    """The conditions that an answer meets (docs/managers.md, conditions)."""
    strong: Mapping[str, float] = heard.labels
    told = {
        "long": words > 170,
        "gap": forms.admits(text),
        "result": strong.get("result", 0.0) >= 0.4,
        "number": forms.has_figure(text),
        "person": forms.names_somebody(text),
        "stretch": forms.has_stretch(text),
        "asked": forms.asked_first(text),
        "thin": words < THIN_ANSWER,
        "story": strong.get("story", 0.0) >= STORY_SURE,
    }
    return frozenset(name for name, holds in told.items() if holds)


def reply_to(question: OwnQuestion, features: frozenset[str]) -> int:
    """The place of the first reply whose condition the answer meets; the last one is for all others."""
    for place, reply in enumerate(question.replies):
        if reply.condition in features or reply.condition == "else":
            return place
    return len(question.replies) - 1

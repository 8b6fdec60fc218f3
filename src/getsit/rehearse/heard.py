"""What did the candidate just do? A turn of theirs to moves, as this manager takes it.

The hearing tells questions, givings back, stories and solutions; `topics.py` tells what each is about;
`forms.py` what is plain from its form. Knows nothing of trust: what a move is worth is decided elsewhere.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from getsit.model.manager import Manager, OwnQuestion
from getsit.model.rehearsal import ManagerState, Move, MoveKind, Taken
from getsit.ports import CANDIDATE, Heard, Hearing, Passage
from getsit.rehearse import forms
from getsit.rehearse.general import General
from getsit.rehearse.paraphrase import judge_paraphrase, voiced_words
from getsit.rehearse.topics import Near, Topics
from getsit.text.sentences import Stretch, find_sentences
from getsit.text.words import count_words

NEED_GAP = 0.035  # between the nearest and the next, below which one cannot tell which is meant
NEED_SURE = 0.62  # likeness from which a question is surely about that
GENERAL_LEAST = 0.7
LET_GO = "let_go"  # what a question asks that nobody here has words for
NEED_LEAST = 0.42  # likeness below which a question is about nothing that this manager knows
SAY_LEAST = 0.47  # the same for what is given back or proposed: a claim must be nearer than a question
JOKE_MOST = 0.22  # likeness to everything below which it belongs in another room
CURRENT_BARE, CURRENT_THIN, CURRENT_ELSE = 0.30, 0.18, 0.05  # what the need last spoken of gains
THIN_WORDS = 3
QUESTION_SURE, GIVEN_SURE, STORY_SURE, SOLUTION_SURE = 0.36, 0.30, 0.40, 0.33
TOLD_BONUS, CURRENT_TIE = 0.12, 0.03  # what a need gains, in a tie, by having been told, and told last
HALF_TIE_TURNS = 2
PARROT_SHARE = 0.8  # of its words in the manager's very words
SHORT_WORDS = 3
BYE_WORDS = 30  # a longer turn says something else as well
THIN_ANSWER = 12
ANSWER_ASIDE = 0.75  # of a turn that is something else than an answer


@dataclass(frozen=True)
class Room:
    """What does not change during a talk: the manager, what they can be asked about, and who hears."""

    manager: Manager
    topics: Topics
    general: General
    hearing: Hearing


@dataclass(frozen=True, slots=True)
class _Turn:
    text: str
    sentences: Sequence[Stretch]
    heard: Heard
    room: Room
    state: ManagerState
    last: str

    def score(self, label: str, place: Stretch) -> float:
        """How surely the label stands in that sentence."""
        return max(
            (span.score for span in self.heard.spans
             if span.label == label and span.start < place.end and span.end > place.start), default=0.0,
        )  # fmt: skip

    def kind(self, label: str, place: Stretch) -> str | None:
        """The surest kind of the label in that sentence."""
        found = [span for span in self.heard.spans
                 if span.label == label and span.start < place.end and span.end > place.start]  # fmt: skip
        return max(found, key=lambda span: span.score).kind if found else None


def take(text: str, *, room: Room, state: ManagerState, before: Sequence[Passage]) -> Taken:
    """The turn as moves; `before` holds the passages said before it, oldest first."""
    words = count_words(text)
    whole = _whole(text, words=words, state=state)
    if whole is not None:
        return Taken(text=text, words=words, moves=(Move(kind=whole, start=0, end=len(text)),))
    heard = room.hearing.hear([Passage(text=text, role=CANDIDATE, before=tuple(before))])[0]
    last = before[-1].text if before else ""
    turn = _Turn(text, find_sentences(text), heard, room, state, last)
    moves = _moves(turn)
    moves = _tied(turn, _chosen(turn, moves))
    if state.turn == 0 and not any(_is_sure(move) for move in moves):
        return Taken(text=text, words=words, moves=(Move(kind=MoveKind.SMALL, start=0, end=len(text)),))
    if state.pending and _answers(moves, text=text):
        about = state.pending
        moves = [*moves, Move(kind=MoveKind.ANSWER, start=0, end=len(text), about=about,
                              features=features_of(turn.text, words=words, heard=heard))]  # fmt: skip
    return Taken(text=text, words=words, moves=tuple(moves))


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
    clear = move.near >= NEED_SURE and move.asks not in {LET_GO, "unknown"}
    return move.kind not in _POLITE and (move.kind is not MoveKind.QUESTION or clear)


_POLITE = frozenset({MoveKind.STORY, MoveKind.GIVES_BACK, MoveKind.FEELS, MoveKind.PARROT, MoveKind.OFF_TOPIC,
                     MoveKind.FLATTERY, MoveKind.GAP, MoveKind.ACCEPTS})  # fmt: skip


def _chosen(turn: _Turn, moves: list[Move]) -> list[Move]:
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
    }
)  # fmt: skip


def _answers(moves: Sequence[Move], *, text: str) -> bool:
    """Whether a turn answers what was asked: a good part of it is neither question nor giving back."""
    aside = sum(move.end - move.start for move in moves if move.kind in _ASIDE)
    starts = {move.start for move in moves}
    aside += sum(
        len(place.text) for place in find_sentences(text)
        if place.start not in starts and (forms.puts_off(place.text) or forms.hands_back(place.text))
    )  # fmt: skip
    return len(text.strip()) > 0 and aside < ANSWER_ASIDE * len(text)


# --- sentence by sentence -----------------------------------------------------------------------------


def _moves(turn: _Turn) -> list[Move]:
    found: list[Move] = []
    current = turn.state.current
    for place in turn.sentences:
        move = _move(turn, place, current=current, found=found)
        if move is None:
            continue
        found.append(move)
        if move.kind in {MoveKind.QUESTION, MoveKind.GIVES_BACK} and move.about:
            current = move.about
    if not found and count_words(turn.text) <= SHORT_WORDS and not turn.state.pending:
        found.append(Move(kind=MoveKind.SHORT, start=0, end=len(turn.text)))
    return found


def _move(turn: _Turn, place: Stretch, *, current: str | None, found: Sequence[Move]) -> Move | None:
    text = place.text
    plain = next((kind for kind, holds in _PLAIN if holds(text)), None)
    if plain is not None:
        return Move(kind=plain, start=place.start, end=place.end)
    if _is_check(text, found=found) or forms.puts_off(text):
        return None
    if _is_echo(turn, place):
        return _about(turn, Move(kind=MoveKind.PARROT, start=place.start, end=place.end), current)
    if _is_question(turn, place):
        return _question(turn, place, current=current)
    for kind, holds in _MEANT:
        if holds(turn, place):
            return _said(turn, place, kind=kind, current=current)
    return None


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
    asks = forms.checks(text) or forms.hands_back(text)
    return asks and (bool(found) or "?" in text) and len(forms.content(text)) <= 2


def _is_question(turn: _Turn, place: Stretch) -> bool:
    given = max(turn.score("listening", place), turn.score("given_back", place))
    asked = turn.score("question", place)
    if place.text.rstrip().endswith("?"):
        return not (given > max(asked, GIVEN_SURE) and _states(place.text))
    if "?" in turn.text and not forms.bids(place.text):
        return False
    return asked >= QUESTION_SURE and asked > given and asked > turn.score("story", place)


def _states(text: str) -> bool:
    """Whether a sentence with a question mark has the order of a statement."""
    first = text.split(maxsplit=1)[0].lower().strip(",") if text.split() else ""
    return first not in _ASKING


_ASKING = frozenset(
    """what how why when where who which whose do does did is are was were can could would will have has had
    may should shall and if whom am""".split()
)


def _admits(_turn: _Turn, place: Stretch) -> bool:
    return forms.admits(place.text)


def _tells(turn: _Turn, place: Stretch) -> bool:
    return turn.score("story", place) >= max(STORY_SURE, turn.score("listening", place))


def _proposes(turn: _Turn, place: Stretch) -> bool:
    return max(turn.score(label, place) for label in ("solution", "advice", "pitch")) >= SOLUTION_SURE


def _gives_back(turn: _Turn, place: Stretch) -> bool:
    return turn.score("listening", place) >= GIVEN_SURE


_MEANT: Sequence[tuple[MoveKind, Callable[[_Turn, Stretch], bool]]] = (
    (MoveKind.GAP, _admits),
    (MoveKind.STORY, _tells),
    (MoveKind.SOLUTION, _proposes),
    (MoveKind.GIVES_BACK, _gives_back),
)


def _is_echo(turn: _Turn, place: Stretch) -> bool:
    """Whether a sentence is the manager's own words once more."""
    own = [word.lower() for word in place.text.replace("?", "").split()]
    if len(own) < 5:
        return False
    return _runs(own, turn.last.lower().replace("?", "").split()) >= PARROT_SHARE


def _runs(own: Sequence[str], said: Sequence[str]) -> float:
    """The share of words that stand in the other text in runs of three and more."""
    strip = ".,;:!?\"'"
    mine, theirs = [word.strip(strip) for word in own], [word.strip(strip) for word in said]
    threes = {tuple(theirs[at : at + 3]) for at in range(len(theirs) - 2)}
    inside = set[int]()
    for at in range(len(mine) - 2):
        if tuple(mine[at : at + 3]) in threes:
            inside |= {at, at + 1, at + 2}
    return len(inside) / len(mine)


# --- what it is about -----------------------------------------------------------------------------------


def _near(turn: _Turn, text: str, current: str | None) -> list[Near]:
    """What a text is about, the need last spoken of gaining by how little it says itself."""
    return turn.room.topics.rank(text, bonus={current: _bonus(text)} if current else None)


def _bonus(text: str) -> float:
    many = len(forms.content(text))
    if many == 0:
        return CURRENT_BARE
    return (
        CURRENT_THIN
        if many <= THIN_WORDS and _POINTS & set(text.lower().strip("?.!").split())
        else CURRENT_ELSE
    )


_POINTS = frozenset("it that this they them those these he she him her there so then".split())


def _question(turn: _Turn, place: Stretch, *, current: str | None) -> Move:
    room = turn.room
    ranked = _near(turn, place.text, current)
    asks = room.general.facet(place.text, kind=turn.kind("question", place))
    move = Move(kind=MoveKind.QUESTION, start=place.start, end=place.end, asks=asks)
    name, bare = forms.asks_who(place.text), not forms.content(place.text)
    if forms.asks_leave(place.text) and ranked[0].score < NEED_SURE:
        return replace(move, asks=LET_GO)
    if bare and current:
        return replace(move, about=current)
    if name is not None:
        return replace(move, about=_who_tells(turn, name), asks="who")
    general = room.general.meant(place.text, topics=room.topics)
    if general.score >= max(GENERAL_LEAST, ranked[0].score):
        follows = current is not None and general.follows
        return replace(move, about=current if follows else None, asks=general.id, sure=general.score)
    return _about_something(move, ranked, bare=bare, own=_bonus(place.text) * (ranked[0].id == current))


def _about_something(move: Move, ranked: Sequence[Near], *, bare: bool, own: float) -> Move:
    """A question with the need or topic that it is about, if any; `own` is what the nearest gained by having
    been spoken of."""
    first, second = ranked[0], ranked[1]
    if first.score - own < JOKE_MOST and first.score < NEED_LEAST:
        return replace(move, kind=MoveKind.OFF_TOPIC)
    if first.score < NEED_LEAST:
        return replace(move, asks="unknown" if bare else LET_GO)
    close = first.score - second.score < NEED_GAP
    return replace(
        move, about=first.id, other=second.id if close else None, sure=first.score - second.score,
        near=first.score,
    )  # fmt: skip


def _who_tells(turn: _Turn, name: str) -> str | None:
    """The need or topic in which somebody of that name is told of, one that was spoken of first."""
    manager, level = turn.room.manager, turn.state.level
    found = [one.id for one in manager.matters if any(name in speech.text for speech in one.speeches)]
    return min(found, key=lambda id: (id not in level and id != "team", id), default=None)


def _said(turn: _Turn, place: Stretch, *, kind: MoveKind, current: str | None) -> Move | None:
    move = _about(turn, Move(kind=kind, start=place.start, end=place.end), current)
    if kind is not MoveKind.GIVES_BACK:
        return move
    if move.about is None or not _is_need(turn.room.manager, move.about):
        return replace(move, kind=MoveKind.FEELS, about=None) if _feels(turn, place) else None
    return _weighed(turn, place, move)


def _about(turn: _Turn, move: Move, current: str | None) -> Move:
    ranked = _near(turn, turn.text[move.start : move.end], current)
    if ranked[0].score < SAY_LEAST:
        return move
    return replace(move, about=ranked[0].id, other=ranked[1].id, sure=ranked[0].score - ranked[1].score)


def _is_need(manager: Manager, id: str) -> bool:
    return any(need.id == id for need in manager.needs)


def _feels(turn: _Turn, place: Stretch) -> bool:
    return turn.kind("listening", place) in {"label", "specific", "reflection", "disagreement"}


def _weighed(turn: _Turn, place: Stretch, move: Move) -> Move:
    need = turn.room.manager.need(move.about or "")
    told = voiced_words(need, turn.state)
    verdict, claim = judge_paraphrase(place.text, need, told=told, room=(turn.room.topics, turn.room.hearing))
    return replace(move, verdict=verdict, claim=claim)


# --- ties and answers --------------------------------------------------------------------------------------


def _tied(turn: _Turn, moves: list[Move]) -> list[Move]:
    """A fact with a number, a time or a place, and apart from it something about here, to a need that was
    told: that is a tie. A solution on what was not told or given back is a pitch."""
    stories = [move for move in moves if move.kind is MoveKind.STORY]
    proved = any(forms.is_anchored(turn.text[move.start : move.end]) for move in stories)
    proved = proved or turn.state.turn - turn.state.half_tie <= HALF_TIE_TURNS
    done: list[Move] = []
    for move in moves:
        if move.kind is MoveKind.STORY:
            done.append(replace(move, about=_told_need(turn, [move]) or move.about))
            continue
        if move.kind is not MoveKind.SOLUTION:
            done.append(move)
            continue
        about = _told_need(turn, [*stories, move])
        if about is not None and proved:
            done.append(replace(move, kind=MoveKind.TIE, about=about))
        elif about is not None or _invited(turn):
            done.append(replace(move, about=about or move.about))
        else:
            done.append(replace(move, kind=MoveKind.PITCH))
    return done


def _told_need(turn: _Turn, moves: Sequence[Move]) -> str | None:
    """The told need that these stretches are about: it need not be the nearest of all, but close to it."""
    told = {id: TOLD_BONUS for id, level in turn.state.level.items() if level >= 1}
    if turn.state.current in told:
        told[turn.state.current or ""] += CURRENT_TIE
    for text in (" ".join(turn.text[move.start : move.end] for move in moves), turn.text):
        ranked = turn.room.topics.rank(text, bonus=told)
        if ranked[0].id in told and ranked[0].score >= SAY_LEAST:
            return ranked[0].id
    return None


def _invited(turn: _Turn) -> bool:
    pending = turn.state.pending or ""
    return pending.startswith("tests_") or pending == "how_would_you"


def features_of(text: str, *, words: int, heard: Heard) -> frozenset[str]:
    """The conditions that an answer meets (docs/managers.md, conditions)."""
    strong: Mapping[str, float] = heard.labels
    told = {
        "long": words > 170,
        "gap": forms.admits(text),
        "result": strong.get("result", 0.0) >= 0.4,
        "number": forms.has_figure(text),
        "person": forms.names_somebody(text),
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

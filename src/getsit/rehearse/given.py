"""What a candidate gives back: to which need it belongs, whether it is right, what only sounds like it."""

from collections.abc import Sequence
from dataclasses import replace

from getsit.model.manager import Manager
from getsit.model.rehearsal import Move, MoveKind, Verdict
from getsit.rehearse import forms
from getsit.rehearse.asked_how import form_of
from getsit.rehearse.paraphrase import judge_paraphrase, voiced_words
from getsit.rehearse.turn import SAY_LEAST, Turn
from getsit.text.likeness import coverage
from getsit.text.sentences import Stretch
from getsit.text.words import content_stems

GIVEN_SURE, CHECK_SURE = (
    0.30,
    0.45,
)  # how surely the hearing must hear a giving back; one that asks if it is so
FAINT = 0.1  # how surely, at least, where most of the words are theirs
CHECK_SHARED = 0.34  # or this share of its words stands in what was told
STOCK_SHARED, STOCK_WORDS = 2, 5  # words, theirs or at all, that a stock phrase needs to give anything back
WORDS_LEAST = 2  # of content, without which nothing is given back
PARROT_SHARE = 0.8  # of its words in the manager's very words
SUPPOSED = 0.8  # as near as a question that comes upon the need
CLAIMS_TOLD = ("yes_or_no", "either")


def gives_back(turn: Turn, place: Stretch) -> bool:
    """Whether something is given back: heard as that, or mostly in their words and not about oneself."""
    if turn.score("listening", place) >= GIVEN_SURE:
        return True
    faint = turn.score("listening", place) >= FAINT and not forms.speaks_of_oneself(place.text)
    return faint and coverage(place.text, turn.last) >= CHECK_SHARED


def given(turn: Turn, place: Stretch) -> Move | None:
    """The unit as a giving back, as notice of how it is for them, or as nothing that anybody need answer."""
    move = Move(kind=MoveKind.GIVES_BACK, start=place.start, end=place.end)
    if forms.is_stock(place.text):
        shared = shared_words(turn, place.text)
        if shared < STOCK_SHARED and len(content_stems(place.text)) < STOCK_WORDS:
            return None if shared else replace(move, kind=MoveKind.HOLLOW)
    if forms.is_thanks(place.text):
        return None
    about = _about(turn, place.text) if len(forms.content(place.text)) >= WORDS_LEAST else None
    if about is None:
        feels = forms.notices_feeling(place.text)
        return replace(move, kind=MoveKind.FEELS) if feels else None
    return _hypothesis(turn, weighed(turn, replace(move, about=about)))


def _hypothesis(turn: Turn, move: Move) -> Move:
    """What is said of a need that was not told, neither rightly nor wrongly, is met like a question about
    it."""
    text = turn.text[move.start : move.end]
    told = turn.state.level.get(move.about or "", -1) >= 1
    if move.verdict is not Verdict.UNSURE or told or forms.speaks_of_oneself(text) or not forms.states(text):
        return move
    return replace(move, kind=MoveKind.QUESTION, asks="plain", verdict=None, near=SUPPOSED)


def weighed(turn: Turn, move: Move) -> Move:
    """The giving back with its verdict."""
    need = turn.room.manager.need(move.about or "")
    told = voiced_words(need, turn.state)
    text = turn.text[move.start : move.end]
    verdict, claim = judge_paraphrase(text, need, told=told, room=(turn.room.topics, turn.room.hearing))
    return replace(move, verdict=verdict, claim=claim)


def checked(turn: Turn, place: Stretch) -> Move | None:
    """A statement of what was told with a question mark behind it, as the giving back that it is."""
    if not forms.states(place.text) or len(content_stems(place.text)) < WORDS_LEAST:
        return None
    about = turn.told_need(place.text)
    if about is None:
        return _supposed(turn, place)
    told = voiced_words(turn.room.manager.need(about), turn.state)
    shared = coverage(place.text, told)
    heard = shared >= CHECK_SHARED or (shared > 0 and turn.score("listening", place) >= CHECK_SURE)
    if not heard and not forms.concludes(place.text):
        return None
    return weighed(turn, Move(kind=MoveKind.GIVES_BACK, start=place.start, end=place.end, about=about))


def _supposed(turn: Turn, place: Stretch) -> Move | None:
    """A conclusion about a need that was not told."""
    about = _about(turn, place.text) if forms.concludes(place.text) else None
    if about is None:
        return None
    move = Move(kind=MoveKind.GIVES_BACK, start=place.start, end=place.end, about=about)
    return _hypothesis(turn, weighed(turn, move))


def claimed(turn: Turn, move: Move) -> Move:
    """A yes-or-no question on a told need that comes to one of its true or misread statements is judged like
    one that is given back; any other stays a question."""
    text = turn.text[move.start : move.end]
    known = turn.state.level.get(move.about or "", -1) >= 1
    if not known or form_of(text).name not in CLAIMS_TOLD or not is_need(turn.room.manager, move.about):
        return move
    need = turn.room.manager.need(move.about or "")
    verdict, claim = judge_paraphrase(text, need, told="", room=(turn.room.topics, turn.room.hearing))
    if verdict is Verdict.UNSURE:
        return move
    return replace(move, kind=MoveKind.GIVES_BACK, verdict=verdict, claim=claim)


def _about(turn: Turn, text: str) -> str | None:
    """The need that is given back: a told one before any other."""
    told = turn.told_need(text)
    if told is not None:
        return told
    nearest = turn.room.topics.rank(text)[0]
    return nearest.id if nearest.score >= SAY_LEAST and is_need(turn.room.manager, nearest.id) else None


def is_need(manager: Manager, id: str | None) -> bool:
    """Whether a need has that id."""
    return any(need.id == id for need in manager.needs)


def shared_words(turn: Turn, text: str) -> int:
    """How many words of content stand in what the manager last said, or told of any need."""
    told = [voiced_words(turn.room.manager.need(id), turn.state) for id in turn.state.level]
    return len(set(content_stems(" ".join((turn.last, *told)))) & set(content_stems(text)))


def is_echo(turn: Turn, text: str) -> bool:
    """Whether a sentence is the manager's own words once more."""
    own = [word.lower() for word in text.replace("?", "").split()]
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

"""AnnoMI: counselling, rated by experts. Does somebody ask, do they give back what they heard?

The therapist is taken for the candidate, since both listen, the client for the interviewer; nothing of it
speaks of interviews. Where several experts rated a turn, most decide (a tie counts as yes). The data has no
licence: it is read where it lies, `annomi/AnnoMI-full.csv` of https://github.com/uccollab/AnnoMI.

As shipped: a question where the label `question` is sure, a reflection where a stretch of `listening` of a
kind that gives back is sure. The quality of a dialogue is told by one number, fixed before any was seen: the
product's own `reflection_rate` times what `pitch_rate` leaves. The two are what good and poor listeners
differ in most by the experts' labels (docs/method.md, f31), and the product has both.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from getsit.listen import analyse
from getsit.listen.passages import passages_of
from getsit.listen.thresholds import SURE
from getsit.model.analysis import Analysis
from getsit.model.conversation import TURN_BREAK, Consent, Conversation, Role, Speaker, Utterance
from getsit.ports import CANDIDATE, Heard, Hearing, Passage
from measure.board.probe import Known, classes, crossed, group_folds, yes_no
from measure.board.row import PROBE, SHIPPED, Row, Task, row
from measure.board.stats import Array, always_yes, auc, f1, macro_f1, placed
from measure.board.vectors import Frozen

GIVES_BACK = frozenset({"reflection", "summary", "label", "specific", "callback"})
_FILE = Path("annomi") / "AnnoMI-full.csv"
_FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rated:
    """A turn of the therapist with what the experts say of it."""

    dialogue: str
    passage: Passage
    question: bool
    reflection: bool
    behaviour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dialogue:
    id: str
    good: bool
    talk: Conversation
    rated: tuple[_Rated, ...]


def rows(data: Path, *, ours: Hearing, cues: Hearing, frozen: Frozen) -> list[Row]:
    """Questions and reflections as shipped and probed, behaviours probed, the quality of dialogues."""
    if not (data / _FILE).is_file():
        return []
    dialogues = _dialogues(data / _FILE)
    quality = _quality(dialogues, ours=ours, cues=cues)  # first, so that what follows is heard already
    rated = [one for dialogue in dialogues for one in dialogue.rated]
    good = {dialogue.id: dialogue.good for dialogue in dialogues}
    return [*_shipped(rated, ours=ours, cues=cues), quality, *_probed(rated, frozen, good=good)]


# --- as shipped -----------------------------------------------------------------------------------------


def asks(heard: Heard) -> bool:
    """Whether a question was heard, as surely as the product wants it."""
    return heard.labels.get("question", 0.0) >= SURE["question"]


def gives_back(heard: Heard) -> bool:
    """Whether something was given back, as surely as the product wants it."""
    spans = [one for one in heard.spans if one.label == "listening" and one.kind in GIVES_BACK]
    return any(one.score >= SURE["listening"] for one in spans)


def _shipped(rated: Sequence[_Rated], *, ours: Hearing, cues: Hearing) -> list[Row]:
    question = Task(
        name="AnnoMI question, F1", kind=SHIPPED,
        why="nearly half of those missed are checks of at most three words, which ours takes for no question",
    )  # fmt: skip
    reflection = Task(
        name="AnnoMI reflection, F1", kind=SHIPPED,
        note="evidence of the cues was set on every other dialogue, so their figure is kind to them",
    )  # fmt: skip
    return [
        _yes_no_row(question, rated, says=asks, truth=_questions(rated), ours=ours, cues=cues),
        _yes_no_row(reflection, rated, says=gives_back, truth=_reflections(rated), ours=ours, cues=cues),
    ]


def _yes_no_row(
    task: Task, rated: Sequence[_Rated], *, says: Callable[[Heard], bool], truth: Array, ours: Hearing,
    cues: Hearing,
) -> Row:  # fmt: skip
    passages = [one.passage for one in rated]
    heard, cued = (np.array([says(one) for one in by.hear(passages)]) for by in (ours, cues))
    held = replace(task, majority=always_yes(truth), floor=f1(truth, cued))
    return row(held, groups=[one.dialogue for one in rated], score=placed(f1, truth, said=heard))


def _questions(rated: Sequence[_Rated]) -> Array:
    return np.array([one.question for one in rated])


def _reflections(rated: Sequence[_Rated]) -> Array:
    return np.array([one.reflection for one in rated])


# --- the quality of dialogues ---------------------------------------------------------------------------


def _quality(dialogues: Sequence[_Dialogue], *, ours: Hearing, cues: Hearing) -> Row:
    told = {by.name: [_told(analyse(one.talk, hearing=by)) for one in dialogues] for by in (ours, cues)}
    judged = [place for place, value in enumerate(told[ours.name]) if value is not None]
    truth = np.array([dialogues[place].good for place in judged])
    said, cued = (np.array([told[by.name][place] or 0.0 for place in judged]) for by in (ours, cues))
    left = len(dialogues) - len(judged)
    task = Task(
        name="AnnoMI dialogue quality, AUC", kind=SHIPPED, majority=0.5, floor=auc(truth, cued), bar=0.85,
        published=0.928, source="gold reflections, own count",
        note=f"reflection_rate x (1 - pitch_rate); {left} dialogues are too short for us to judge",
        why="in poor dialogues advice and contradiction are heard as giving back (precision .23, good ones "
        ".76), and advice to a client is hardly ever heard as a pitch",
    )  # fmt: skip
    return row(task, groups=[dialogues[place].id for place in judged], score=placed(auc, truth, said=said))


def _told(analysis: Analysis) -> float | None:
    """Giving back, as far as it is not undone by pitching; None where the product does not judge."""
    values = {measure.name: measure.value for measure in analysis.measures}
    if analysis.reading.cannot_judge:
        return None
    return (values["reflection_rate"] or 0.0) * (1 - min(1.0, values["pitch_rate"] or 0.0))


# --- the probe ------------------------------------------------------------------------------------------


def _probed(rated: Sequence[_Rated], frozen: Frozen, *, good: Mapping[str, bool]) -> list[Row]:
    inputs = frozen.of_passages([one.passage for one in rated])
    groups, texts = [one.dialogue for one in rated], [one.passage.text for one in rated]
    behaviour = np.array([one.behaviour for one in rated])
    marks = np.array(["?" in one.passage.text for one in rated])
    question = Task(
        name="AnnoMI question, F1", kind=PROBE, majority=always_yes(_questions(rated)),
        floor=f1(_questions(rated), marks), bar=0.93, note="floor: a question mark",
        why="two experts agree with F1 .92 on the seven dialogues that ten of them rated",
    )  # fmt: skip
    reflection = Task(
        name="AnnoMI reflection, F1", kind=PROBE, majority=always_yes(_reflections(rated)), floor=0.760,
        bar=0.80, note="floor: linear on words, not found again: one and two words gave .67 by these folds",
        why="two experts agree with F1 .75, one with most of the others .83; before its training the network "
        "gave .66",
    )  # fmt: skip
    four = Task(
        name="AnnoMI behaviour of four, macro F1", kind=PROBE,
        majority=macro_f1(behaviour, np.full(len(behaviour), "other")), floor=0.726, published=0.83,
        source="with sound and context; their split unverified", note="floor: linear on words",
    )  # fmt: skip
    found, answers = [], {}
    for task, truth, head, score in (
        (question, _questions(rated), yes_no, f1),
        (reflection, _reflections(rated), yes_no, f1),
        (four, behaviour, classes, macro_f1),
    ):
        known = Known(inputs=inputs, truth=truth, groups=groups, texts=texts)
        answers[task.name] = crossed(head, known, folds=group_folds(groups, _FOLDS))
        found.append(row(task, groups=groups, score=placed(score, truth, said=answers[task.name])))
    return [*found, _quality_probed(rated, answers[reflection.name], good=good)]


def _quality_probed(rated: Sequence[_Rated], said: Array, *, good: Mapping[str, bool]) -> Row:
    """The share of turns in which the probe, which never learned from that dialogue, hears a reflection."""
    names = list(good)
    of = np.array([one.dialogue for one in rated])
    shares = np.array([said[of == name].mean() for name in names])
    marks = np.array(
        [np.mean(["?" in one.passage.text for one in rated if one.dialogue == name]) for name in names]
    )
    truth = np.array([good[name] for name in names])
    task = Task(
        name="AnnoMI dialogue quality, AUC", kind=PROBE, majority=0.5, floor=auc(truth, marks), bar=0.85,
        published=0.928, source="gold reflections, own count",
        note="share of turns with a reflection by the probe above; floor: share with a question mark",
    )  # fmt: skip
    return row(task, groups=names, score=placed(auc, truth, said=shares))


# --- reading --------------------------------------------------------------------------------------------


def _dialogues(path: Path) -> list[_Dialogue]:
    with path.open(encoding="utf-8", newline="") as file:
        talks: dict[str, dict[int, list[dict[str, str]]]] = defaultdict(lambda: defaultdict(list))
        for line in csv.DictReader(file):
            talks[line["transcript_id"]][int(line["utterance_id"])].append(line)
    return [_dialogue(id, [ratings for _, ratings in sorted(talk.items())]) for id, talk in talks.items()]


def _dialogue(id: str, turns: Sequence[list[dict[str, str]]]) -> _Dialogue:
    talk = _conversation(
        id, [(ratings[0]["interlocutor"], ratings[0]["utterance_text"]) for ratings in turns]
    )
    rated = [
        _Rated(
            dialogue=id,
            passage=passage,
            question=_most(ratings, "question_exists"),
            reflection=_most(ratings, "reflection_exists"),
            behaviour=Counter(one["main_therapist_behaviour"] for one in ratings).most_common(1)[0][0],
        )
        for passage, ratings in zip(passages_of(talk), turns, strict=True)
        if passage.role == CANDIDATE
    ]
    return _Dialogue(id=id, good=turns[0][0]["mi_quality"] == "high", talk=talk, rated=tuple(rated))


def _conversation(id: str, turns: Sequence[tuple[str, str]]) -> Conversation:
    utterances, place = [], 0
    for index, (speaker, text) in enumerate(turns):
        end = place + len(text)
        utterances.append(Utterance(index=index, speaker_id=speaker, text=text, start=place, end=end))
        place = end + len(TURN_BREAK)
    return Conversation(
        id=id, text=TURN_BREAK.join(text for _, text in turns), utterances=tuple(utterances),
        speakers=(
            Speaker(id="therapist", name="Therapist", role=Role.CANDIDATE),
            Speaker(id="client", name="Client", role=Role.INTERVIEWER),
        ),
        consent=Consent.AGREED,
    )  # fmt: skip


def _most(ratings: Sequence[dict[str, str]], column: str) -> bool:
    return 2 * sum(rating[column] == "True" for rating in ratings) >= len(ratings)

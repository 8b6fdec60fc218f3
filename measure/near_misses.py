"""Does the hearing tell a right giving back from a near miss, which sounds like it and is wrong in one point?

`near_misses.toml` holds, for the twelve hottest needs of four written managers, four right givings-back and
four near misses of each. **A language model wrote them, after reading what the managers say, and no person
checked them.** Each is weighed as in a talk in which the need was told up to what it costs. An area under the
curve of 0.5 is chance; its interval draws needs with replacement. Rows: what the network says of the giving
back against their words; how much nearer it is to the need's true claims than to its misread ones; and what
the manager takes it for (right, unsure, wrong).
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from getsit import managers, weights
from getsit.adapters.engine.network import Network
from getsit.model.manager import HiddenNeed
from getsit.model.rehearsal import Verdict
from getsit.ports import Hearing
from getsit.rehearse import talk
from getsit.rehearse.heard import Room
from getsit.rehearse.paraphrase import judge_paraphrase
from getsit.rehearse.script import read_manager
from measure.board.stats import auc, interval, placed
from measure.corpus.trained import trained_hearing

Row = dict[str, str | float]
FILE = Path(__file__).with_suffix(".toml")
TOLD_TO = 2  # the strength up to which the need was told
VALUES = {Verdict.RIGHT: 1.0, Verdict.UNSURE: 0.5, Verdict.WRONG: 0.0}


@dataclass(frozen=True, slots=True)
class Weighed:
    """One sentence: whether it is right, of which need, and what is made of it."""

    need: str
    right: bool
    network: float
    claims: float
    verdict: Verdict


def rows(_data: Path) -> list[Row]:
    """A row per way of weighing, and what the manager takes each kind for."""
    weighed = _all_weighed(trained_hearing())
    return [
        _row("network against their words", weighed, [one.network for one in weighed]),
        _row("nearness to true and misread claims", weighed, [one.claims for one in weighed]),
        _row("what the manager takes it for", weighed, [VALUES[one.verdict] for one in weighed]),
        _taken("right", [one for one in weighed if one.right]),
        _taken("near miss", [one for one in weighed if not one.right]),
    ]


def _row(what: str, weighed: Sequence[Weighed], said: Sequence[float]) -> Row:
    truth, scores = np.array([one.right for one in weighed]), np.array(said)
    found = interval(placed(auc, truth, said=scores), [one.need for one in weighed])
    needs = len({one.need for one in weighed})
    return {"what": what, "needs": str(needs), "sentences": str(len(weighed)), "AUC": found.value,
            "95 %": f"{found.low:.2f}-{found.high:.2f}"}  # fmt: skip


def _taken(what: str, weighed: Sequence[Weighed]) -> Row:
    shares = {
        f"taken for {verdict}": sum(one.verdict is verdict for one in weighed) / len(weighed)
        for verdict in Verdict
    }
    return {"what": what, "sentences": str(len(weighed)), **shares}


def _all_weighed(hearing: Hearing) -> list[Weighed]:
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    found = list[Weighed]()
    for name, needs in told.items():
        room = talk.enter(read_manager(managers.texts()[name], id=name), hearing, places=managers.PLACES)
        of = {need.id: need for need in room.manager.needs}
        for id, lines in needs.items():
            found += [_weighed(text, of[id], room, right=True) for text in lines["right"]]
            found += [_weighed(text, of[id], room, right=False) for text in lines["near"]]
    return found


def _weighed(text: str, need: HiddenNeed, room: Room, *, right: bool) -> Weighed:
    told = " ".join(speech.text for speech in need.speeches if speech.level <= TOLD_TO)
    verdict, _ = judge_paraphrase(text, need, told=told, room=(room.topics, room.hearing))
    return Weighed(need.id, right, _network(text, told), _claims(text, need, room), verdict)


def _network(text: str, told: str) -> float:
    """How likely it follows, less how likely it goes against what was told: the network's own numbers."""
    weighs = _weights().weigh(told, text)
    return weighs["follows"] - weighs["contradicts"]


@cache
def _weights() -> Network:
    return Network(weights.FOLDER)


def _claims(text: str, need: HiddenNeed, room: Room) -> float:
    holds = room.topics.likeness(text, [claim.holds for claim in need.claims])
    misread = room.topics.likeness(text, [claim.misread for claim in need.claims])
    return max(holds) - max(misread)

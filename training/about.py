"""Teaches what a sentence is about from the manager files: `python -m training.about WEIGHTS`.

The map from the encoder's states to `Heard.about` was held to the base model's likeness while the network
learned. Here it learns, the encoder held fixed, that lines which belong to one need or topic of a manager lie
nearer together than lines of the manager's other needs. `--hold-out` leaves every third manager out in turn
and prints how often a candidate's line that was left out is placed at its own need, before and after.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from getsit import managers
from getsit.adapters.engine.pieces import cut
from getsit.adapters.onnx_hearing import OnnxHearing
from getsit.ports import CANDIDATE
from getsit.rehearse.own import read_voice
from getsit.rehearse.topics import owned_lines

EPOCHS, RATE, HEAT, DROP = 20, 1e-3, 0.07, 0.1
OF_SPEECH = 0.85


def teach(weights: Path) -> None:
    """Learns from all managers and writes about.npz anew."""
    read = [_read(weights, text, id) for id, text in {**managers.texts(), **managers.voices()}.items()]
    matrix = _learn(_start(weights), read)
    np.savez(weights / "about.npz", weight=matrix.numpy().astype(np.float16))


class Read:
    """The lines of one manager: whose each is, whether a candidate says it, and the encoder's states."""

    def __init__(self, owners: Sequence[str], asked: Sequence[bool], states: Tensor) -> None:
        names = sorted(set(owners))
        self.owner = torch.tensor([names.index(one) for one in owners])
        self.asked = torch.tensor(asked)
        self.states = states


def _read(weights: Path, text: str, id: str) -> Read:
    network = OnnxHearing(weights)._network  # noqa: SLF001 - the states are nobody else's business
    lines = owned_lines(read_voice(text, id=id).manager)
    states = []
    for _, role, line in lines:
        pieces = cut(line)
        whole = [place for place, piece in enumerate(pieces) if piece.whole]
        states.append(network.pool(line, pieces, role=role)[whole].mean(axis=0))
    owners, roles = [one[0] for one in lines], [one[1] == CANDIDATE for one in lines]
    return Read(owners, roles, torch.from_numpy(np.stack(states)))


def _start(weights: Path) -> Tensor:
    with np.load(weights / "about.npz") as held:
        return torch.from_numpy(held["weight"].astype(np.float32))


def _learn(start: Tensor, read: Sequence[Read]) -> Tensor:
    torch.manual_seed(1)
    matrix = start.clone().requires_grad_()
    optimiser = torch.optim.Adam([matrix], lr=RATE)
    for _ in range(EPOCHS):
        for one in read:
            states = nn.functional.dropout(one.states, DROP)
            places = nn.functional.normalize(states @ matrix.T, dim=1)
            likes = (places @ places.T / HEAT).fill_diagonal_(-1e9)
            same = one.owner[:, None] == one.owner[None]
            own = likes.masked_fill(~same, -1e9)
            loss = (likes.logsumexp(1) - own.logsumexp(1))[one.asked].mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return matrix.detach()


def held_out(weights: Path) -> tuple[float, float]:
    """The share of left-out lines placed at their own need, before and after, over managers that were not
    learned from."""
    read = [_read(weights, text, id) for id, text in {**managers.texts(), **managers.voices()}.items()]
    start, before, after = _start(weights), list[float](), list[float]()
    for third in range(3):
        matrix = _learn(start, [one for place, one in enumerate(read) if place % 3 != third])
        for one in read[third::3]:
            before.append(_placed(one, start))
            after.append(_placed(one, matrix))
    return float(np.mean(before)), float(np.mean(after))


def _placed(one: Read, matrix: Tensor) -> float:
    places = nn.functional.normalize(one.states @ matrix.T, dim=1)
    left_out = torch.zeros(len(one.owner), dtype=torch.bool)
    left_out[one.asked.nonzero()[::4, 0]] = True
    weights = torch.where(one.asked, 1.0, OF_SPEECH)
    right = []
    for row in left_out.nonzero()[:, 0]:
        likes = (places @ places[row] * weights).masked_fill(left_out, -1.0)
        scores = []
        for owner in range(int(one.owner.max()) + 1):
            best = likes[one.owner == owner].topk(3).values
            scores.append(0.6 * best[0] + 0.4 * best.mean())
        right.append(int(torch.stack(scores).argmax()) == int(one.owner[row]))
    return float(np.mean(right))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    if "--hold-out" in sys.argv:
        sys.stdout.write(json.dumps(dict(zip(("before", "after"), held_out(folder), strict=True))) + "\n")
    else:
        teach(folder)

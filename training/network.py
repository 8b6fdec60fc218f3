"""The network: an encoder that reads a turn once, and a small head that looks at its pieces and at what was
said before. Torch; nothing of it is needed at run time.

A piece is the mean of its tokens' states. The head lets each piece look at the pieces of its own turn and of
the six passages before it, twice, and then says labels, kinds, strength and a vector for links.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from getsit.adapters.engine.features import FEATURES
from getsit.adapters.engine.outputs import KINDS, NAMES, ROLES, VERDICTS

WIDTH = 192
HEADS = 4
LINK = 96
DISTANCES = 8  # how many passages back, 0 for the turn itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the head looks at: B turns of at most N pieces, M pieces to look at. Masks are 1 where something
    stands."""

    pooled: Tensor  # B N 384
    features: Tensor  # B N F
    role: Tensor  # B
    context: Tensor  # B M 384
    context_role: Tensor  # B M
    distance: Tensor  # B M
    context_mask: Tensor  # B M


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the head says of each piece."""

    labels: Tensor
    kinds: Tensor
    strength: Tensor
    vector: Tensor


class Layer(nn.Module):
    """Looks at the context, then thinks."""

    def __init__(self) -> None:
        super().__init__()
        self.before = nn.LayerNorm(WIDTH)
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.between = nn.LayerNorm(WIDTH)
        self.think = nn.Sequential(
            nn.Linear(WIDTH, 2 * WIDTH), nn.GELU(), nn.Dropout(0.1), nn.Linear(2 * WIDTH, WIDTH)
        )

    def forward(self, pieces: Tensor, context: Tensor, mask: Tensor) -> Tensor:
        query, key, value = self.query(self.before(pieces)), self.key(context), self.value(context)
        batch, many, _ = query.shape
        size = WIDTH // HEADS

        def split(states: Tensor) -> Tensor:
            return states.view(batch, -1, HEADS, size).transpose(1, 2)

        scores = split(query) @ split(key).transpose(2, 3) / size**0.5
        scores = scores + (mask[:, None, None, :] - 1) * 1e4
        looked = (scores.softmax(-1) @ split(value)).transpose(1, 2).reshape(batch, many, WIDTH)
        pieces = pieces + self.out(looked)
        return pieces + self.think(self.between(pieces))


class Head(nn.Module):
    """From pooled pieces to what is said of them."""

    def __init__(self, size: int = 384) -> None:
        super().__init__()
        self.enter = nn.Linear(size, WIDTH)
        self.count = nn.Linear(len(FEATURES), WIDTH)
        self.role = nn.Embedding(len(ROLES), WIDTH)
        self.look = nn.Linear(size, WIDTH)
        self.look_role = nn.Embedding(len(ROLES), WIDTH)
        self.distance = nn.Embedding(DISTANCES, WIDTH)
        self.layers = nn.ModuleList([Layer(), Layer()])
        self.last = nn.LayerNorm(WIDTH)
        self.drop = nn.Dropout(0.15)
        self.labels = nn.Linear(WIDTH + size, len(NAMES))
        self.kinds = nn.Linear(WIDTH + size, len(KINDS))
        self.strength = nn.Linear(WIDTH + size, 1)
        self.answers = nn.Linear(WIDTH + size, LINK)
        self.voices = nn.Linear(WIDTH + size, LINK)

    def forward(
        self, pooled: Tensor, features: Tensor, role: Tensor, context: Tensor, context_role: Tensor,
        distance: Tensor, context_mask: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:  # fmt: skip
        pieces = self.enter(pooled) + self.count(features) + self.role(role)[:, None, :]
        seen = self.look(context) + self.look_role(context_role) + self.distance(distance)
        for layer in self.layers:
            pieces = layer(pieces, seen, context_mask)
        both = self.drop(torch.cat([self.last(pieces), pooled], dim=-1))
        is_candidate = (role == ROLES.index("candidate")).float()[:, None, None]
        vector = is_candidate * self.answers(both) + (1 - is_candidate) * self.voices(both)
        vector = nn.functional.normalize(vector, dim=-1)
        return self.labels(both), self.kinds(both), 4 * torch.sigmoid(self.strength(both)[..., 0]), vector


class Hearer(nn.Module):
    """Encoder and heads together, for training."""

    def __init__(self, encoder: nn.Module, size: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = Head(size)
        self.about = nn.Linear(size, size, bias=False)
        self.verdict = nn.Sequential(nn.Dropout(0.1), nn.Linear(size, len(VERDICTS)))

    def states(self, tokens: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        """The encoder's states, one per token."""
        found: Tensor = self.encoder(
            input_ids=tokens, attention_mask=mask, token_type_ids=types
        ).last_hidden_state
        return found

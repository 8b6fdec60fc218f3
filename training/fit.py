"""Trains the network on the corpus.

Every step takes a stretch of one interview, some lines of writing and some pairs of what was given back, and
adds their losses up. Splits are by interview. Runs on two cores; seeds are fixed, but sums in another order
differ in their last digits, so two runs differ within the spread that the card states.
"""

import json
import math
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from getsit.adapters.engine.network import GIVEN_LONGEST, SAID_LONGEST, cut_tokens
from getsit.adapters.engine.outputs import KINDS, NAMES, ROLES
from getsit.listen.thresholds import ANSWER_LIKENESS
from training import base
from training.corpus import GivenBack, read_documents, read_exchanges, read_given_back, read_interviews
from training.examples import Example, Link, Turn, example_of, given_back_in, joined, label_mask, links_of
from training.network import Hearer, Seen
from training.splits import part_of

LONGEST = 192  # tokens of one turn that are read together; a longer turn is read in several parts
STRETCH = 44  # turns of an interview in one step
TOGETHER = 14  # exchanges in one step
KIND_OF = {label: [k for k, (of, _) in enumerate(KINDS) if of == label] for label in NAMES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What is learned from."""

    talks: Sequence[Example]
    twins: Sequence[Example]
    exchanges: Sequence[Example]
    documents: Sequence[Example]
    pairs: Sequence[GivenBack]
    rarity: Tensor  # one weight for each of KINDS


def read_data(part: str) -> Data:
    """The part of the corpus: train, dev or test."""
    texts = [text for text in read_interviews() if part_of(text.name) == part]
    talks = [example_of(text) for text in texts]
    exchanges = [example_of(text) for text in read_exchanges() if part_of(text.name) == part]
    return Data(
        talks=talks,
        twins=[example_of(text, twin=Random(7)) for text in texts],
        exchanges=exchanges,
        rarity=rarities([*talks, *exchanges]),
        documents=[example_of(text) for text in read_documents() if part_of(text.name) == part],
        pairs=[
            *(pair for pair in read_given_back() if part_of(pair.said) == part),
            *(pair for text in texts for pair in given_back_in(text)),
        ],
    )


def rarities(examples: Sequence[Example]) -> Tensor:
    """A weight for each of KINDS: the root of how rare it is beside its label's others, .5 to 3."""
    counts = sum(torch.from_numpy(turn.kinds).sum(0) for one in examples for turn in one.turns) + torch.ones(
        len(KINDS)
    )
    weights = torch.ones(len(KINDS))
    for places in KIND_OF.values():
        if places:
            weights[places] = (counts[places].mean() / counts[places]).sqrt().clamp(0.5, 3.0)
    return weights


# --- reading --------------------------------------------------------------------------------------------


class Reader:
    """Turns to tokens, and pieces to places among them."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer

    def parts(self, turn: Turn) -> list[tuple[list[int], list[tuple[int, int, int]]]]:
        """The parts in which a turn is read: their tokens, and (piece, first, last token) in them."""
        found = self.tokenizer.encode(turn.text, add_special_tokens=False)
        places = [_tokens_of(found.offsets, piece.start, piece.end) for piece in turn.pieces]
        parts: list[tuple[list[int], list[tuple[int, int, int]]]] = []
        whole = [place for place, piece in zip(places, turn.pieces, strict=True) if piece.whole]
        for first, last in cut_tokens(len(found.ids), whole, longest=LONGEST):
            inside = [
                (number, max(a, first) - first + 1, min(b, last) - first + 1)
                for number, (a, b) in enumerate(places) if a < last and b > first
            ]  # fmt: skip
            parts.append((found.ids[first:last], inside))
        return parts


def _tokens_of(offsets: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    inside = [n for n, (a, b) in enumerate(offsets) if a < end and b > start]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


ROLE_TYPES = {role: (3 if role == "written" else 1 if role == "candidate" else 0) for role in ROLES}


class Trainer:
    """The network with its reader and its optimiser."""

    def __init__(self, folder: Path, *, seed: int) -> None:
        torch.manual_seed(seed)
        self.random = Random(seed)
        told, self.kept = base.smaller_vocabulary(folder / "tokenizer.json")
        self.tokenizer_json = json.dumps(told, ensure_ascii=False)
        self.reader = Reader(Tokenizer.from_str(self.tokenizer_json))
        self.special = {
            name: told["model"]["vocab"][name]  # type: ignore[index]
            for name in ("[CLS]", "[SEP]", "[PAD]")
        }
        self.model = Hearer(_encoder(folder, self.kept))
        self.plain = BertModel.from_pretrained(folder, add_pooling_layer=False).eval()
        self.plain_reader = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.plain_reader.enable_padding()
        self.plain_reader.enable_truncation(128)
        self.placed: dict[str, Tensor] = {}

    # --- forward -----------------------------------------------------------------------------------------

    def pool(self, turns: Sequence[Turn]) -> list[Tensor]:
        """For each turn its pieces' means, pieces x 384."""
        parts = []
        for which, turn in enumerate(turns):
            for tokens, inside in self.reader.parts(turn):
                ids = [self.special["[CLS]"], *tokens, self.special["[SEP]"]]
                parts.append((which, ids, inside, ROLE_TYPES[turn.role]))
        sums = [torch.zeros(len(turn.pieces), 384) for turn in turns]
        counts = [torch.zeros(len(turn.pieces), 1) for turn in turns]
        parts.sort(key=lambda part: len(part[1]))
        for begin in range(0, len(parts), 16):
            batch = parts[begin : begin + 16]
            states = self._states([p[1] for p in batch], [p[3] for p in batch])
            for row, (which, _, inside, _) in enumerate(batch):
                weights = torch.zeros(len(turns[which].pieces), states.shape[1])
                for number, first, last in inside:
                    weights[number, first:last] = 1.0
                sums[which] = sums[which] + weights @ states[row]
                counts[which] = counts[which] + weights.sum(1, keepdim=True)
        return [total / count.clamp(min=1) for total, count in zip(sums, counts, strict=True)]

    def _states(self, ids: Sequence[Sequence[int]], types: Sequence[int]) -> Tensor:
        longest = max(len(one) for one in ids)
        tokens = torch.full((len(ids), longest), self.special["[PAD]"])
        mask = torch.zeros(len(ids), longest)
        for row, one in enumerate(ids):
            tokens[row, : len(one)] = torch.tensor(one)
            mask[row, : len(one)] = 1
        kinds = torch.tensor(types)[:, None].expand(len(ids), longest)
        with torch.autocast("cpu", torch.bfloat16, enabled=BF16):
            return self.model.states(tokens, mask, kinds).float()

    def say(self, turns: Sequence[Turn], pooled: Sequence[Tensor], which: Sequence[int], offset: int):  # type: ignore[no-untyped-def]  # noqa: ANN201
        """What the head says of the turns `which`; `offset` is the number of the first of `turns`."""
        seen = look(turns, pooled, which, offset)
        return self.model.head(
            seen.pooled, seen.features, seen.role, seen.context, seen.context_role, seen.distance,
            seen.context_mask,
        )  # fmt: skip

    def about_loss(self, turns: Sequence[Turn], pooled: Sequence[Tensor], sums: dict[str, float]) -> Tensor:
        """How far what each sentence is about lies from where the base model puts the sentence alone.

        The network forgets likeness while it learns labels; this holds it to the base model's.
        """
        own, wanted = [], []
        for turn, rows in zip(turns, pooled, strict=True):
            whole = [place for place, piece in enumerate(turn.pieces) if piece.whole]
            own.append(rows[whole])
            wanted += [turn.text[turn.pieces[place].start : turn.pieces[place].end] for place in whole]
        vectors = self.model.about(torch.cat(own))
        loss = 1 - nn.functional.cosine_similarity(vectors, self.alone(wanted), dim=1).mean()
        sums["about"] += float(loss.detach())
        return loss

    def alone(self, texts: Sequence[str]) -> Tensor:
        """Where the base model, untouched, puts each text: texts x 384, of length one."""
        new = sorted({text for text in texts if text not in self.placed}, key=len)
        for begin in range(0, len(new), 32):
            batch = new[begin : begin + 32]
            told = self.plain_reader.encode_batch(batch)
            ids = torch.tensor([one.ids for one in told])
            mask = torch.tensor([one.attention_mask for one in told]).float()
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=BF16):
                states = self.plain(input_ids=ids, attention_mask=mask).last_hidden_state.float()
            means = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            for text, row in zip(batch, nn.functional.normalize(means, dim=1), strict=True):
                self.placed[text] = row
        return torch.stack([self.placed[text] for text in texts])

    def verdicts(self, pairs: Sequence[tuple[str, str]]) -> Tensor:
        """Logits over VERDICTS for what was said and what was given back."""
        ids, types = [], []
        for said, given in pairs:
            one = self.reader.tokenizer.encode(said, add_special_tokens=False).ids[-SAID_LONGEST:]
            two = self.reader.tokenizer.encode(given, add_special_tokens=False).ids[:GIVEN_LONGEST]
            ids.append([self.special["[CLS]"], *one, self.special["[SEP]"], *two, self.special["[SEP]"]])
            types.append([0] * (len(one) + 2) + [1] * (len(two) + 1))
        longest = max(len(one) for one in ids)
        tokens = torch.full((len(ids), longest), self.special["[PAD]"])
        mask, kinds = torch.zeros(len(ids), longest), torch.zeros(len(ids), longest, dtype=torch.long)
        for row, one in enumerate(ids):
            tokens[row, : len(one)] = torch.tensor(one)
            mask[row, : len(one)] = 1
            kinds[row, : len(one)] = torch.tensor(types[row])
        with torch.autocast("cpu", torch.bfloat16, enabled=BF16):
            states = self.model.states(tokens, mask, kinds).float()
        pooled = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        logits: Tensor = self.model.verdict(pooled)
        return logits


ABOUT_WEIGHT = 1.5
BF16 = True  # the encoder's sums in half precision: half the time on processors that have it, no loss seen


def look(turns: Sequence[Turn], pooled: Sequence[Tensor], which: Sequence[int], offset: int) -> Seen:
    """Pads the pieces of the turns `which` and of what stands before them to one batch."""
    rows, context = [], []
    for number in which:
        turn = turns[number]
        rows.append(pooled[number])
        parts, roles, far = [], [], []
        for place in [*[b - offset for b in turn.before if b >= offset], number]:
            whole = [n for n, piece in enumerate(turns[place].pieces) if piece.whole]
            parts.append(pooled[place][whole])
            roles += [ROLES.index(turns[place].role)] * len(whole)
            far += [number - place] * len(whole)
        context.append((torch.cat(parts)[-CONTEXT:], roles[-CONTEXT:], far[-CONTEXT:]))
    size, most = max(len(r) for r in rows), max(len(c[1]) for c in context)
    features = [torch.from_numpy(turns[number].features) for number in which]
    return Seen(
        pooled=torch.stack([_pad(row, size) for row in rows]),
        features=torch.stack([_pad(row, size) for row in features]),
        role=torch.tensor([ROLES.index(turns[number].role) for number in which]),
        context=torch.stack([_pad(c[0], most) for c in context]),
        context_role=torch.stack([_pad(torch.tensor(c[1]), most) for c in context]),
        distance=torch.stack([_pad(torch.tensor(c[2]), most) for c in context]),
        context_mask=torch.stack([_pad(torch.ones(len(c[1])), most) for c in context]),
    )


CONTEXT = 64  # pieces that the head looks at, the latest


def _pad(rows: Tensor, size: int) -> Tensor:
    padded = rows.new_zeros((size, *rows.shape[1:]))
    padded[: len(rows)] = rows
    return padded


def _encoder(folder: Path, kept: Sequence[int]) -> BertModel:
    model = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
    words = model.embeddings.word_embeddings.weight.data[torch.tensor(kept)]
    model.embeddings.word_embeddings = nn.Embedding.from_pretrained(words, freeze=False, padding_idx=None)
    types = model.embeddings.token_type_embeddings.weight.data[:1]
    model.embeddings.token_type_embeddings = nn.Embedding.from_pretrained(
        types.repeat(4, 1) + 0.02 * torch.randn(4, types.shape[1]), freeze=False
    )
    model.config.vocab_size, model.config.type_vocab_size = len(kept), 4
    return model


# --- losses ---------------------------------------------------------------------------------------------


def piece_loss(turns: Sequence[Turn], which: Sequence[int], said, rarity: Tensor) -> Tensor:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Labels, kinds and strength of the pieces."""
    labels, kinds, strength, _ = said
    size = labels.shape[1]
    own = [turns[number] for number in which]
    true = torch.stack([_pad(torch.from_numpy(turn.labels), size) for turn in own])
    mask = torch.stack([torch.from_numpy(label_mask(turn.role)) for turn in own])[:, None, :]
    each = torch.stack(
        [_pad(torch.tensor([1.0 if piece.whole else 0.5 for piece in turn.pieces]), size) for turn in own]
    )
    loss = nn.functional.binary_cross_entropy_with_logits(
        labels, true, reduction="none", pos_weight=torch.tensor(2.0)
    )
    total = (loss * mask * each[..., None]).sum()
    true_kinds = torch.stack([_pad(torch.from_numpy(turn.kinds), size) for turn in own])
    total = total + 0.8 * _kind_loss(true_kinds, kinds, each, rarity)
    # strength is -1 where there is none; padding gets -1 as well
    wanted = torch.stack([_pad(torch.from_numpy(turn.strength) + 1, size) - 1 for turn in own])
    known = wanted >= 0
    total = total + 0.3 * ((strength - wanted)[known] ** 2).sum()
    return total / each.sum()


def _kind_loss(true: Tensor, kinds: Tensor, each: Tensor, rarity: Tensor) -> Tensor:
    """Cross entropy over the kinds of each label, rare kinds counting for more (`rarities`)."""
    total = kinds.new_zeros(())
    for places in KIND_OF.values():
        if places:
            wanted = true[..., places]
            many = wanted.sum(-1)
            has = many > 0
            if has.any():
                aim = wanted[has] / many[has][:, None]
                weighed = aim * rarity[places]
                total = total - ((weighed * kinds[..., places][has].log_softmax(1)).sum(1) * each[has]).sum()
    return total


_KEPT: dict[str, list[Link]] = {}  # of whole interviews, by name and whether a machine heard them


def _links(example: Example) -> list[Link]:
    if not example.name:  # joined anew every time
        return links_of(example)
    key = f"{example.name} {example.turns[0].text[:80]}"
    if key not in _KEPT:
        _KEPT[key] = links_of(example)
    return _KEPT[key]


def link_loss(example: Example, vectors: dict[int, Tensor]) -> Tensor | None:
    """Which pieces answer which needs, among those that stand in this stretch."""
    pairs = [p for p in _links(example) if p.turn in vectors and p.voiced_turn in vectors]
    if not pairs:
        return None
    one = torch.stack([vectors[p.turn][p.piece] for p in pairs])
    other = torch.stack([vectors[p.voiced_turn][p.voiced_piece] for p in pairs])
    given = torch.tensor([p.evidence for p in pairs])
    true = torch.tensor([float(p.answers) for p in pairs])
    logits = ANSWER_LIKENESS * (one * other).sum(-1) + given
    return nn.functional.binary_cross_entropy_with_logits(logits, true)


# --- training -------------------------------------------------------------------------------------------


def train(
    trainer: Trainer, data: Data, *, epochs: int, report: bool = True, kept: Path | None = None
) -> None:
    """Trains in place; what was learned is kept at `kept` after every epoch."""
    model, random = trainer.model, trainer.random
    steps = epochs * _steps(data)
    optimiser = torch.optim.AdamW(_groups(model), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (0.08 * steps)) * max(0.02, 1 - step / steps)
    )
    began, done, sums = (
        time.monotonic(),
        0,
        {"talk": 0.0, "written": 0.0, "link": 0.0, "verdict": 0.0, "about": 0.0},
    )
    for epoch in range(epochs):
        model.train()
        for example, first in _stretches(data, random):
            loss = _step(trainer, data, example, first, sums)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            done += 1
            if report and done % 50 == 0:
                sys.stderr.write(f"step {done} of {steps}, {time.monotonic() - began:.0f} s\n")
        if kept:
            torch.save(model.state_dict(), kept)
        if report:
            means = {name: round(total / (done / (epoch + 1)), 4) for name, total in sums.items()}
            sys.stderr.write(f"epoch {epoch + 1}: {means} {time.monotonic() - began:.0f} s\n")
            sums = dict.fromkeys(sums, 0.0)


def _groups(model: Hearer) -> list[dict[str, object]]:
    encoder = list(model.encoder.parameters())
    mine = {id(one) for one in encoder}
    rest = [one for one in model.parameters() if id(one) not in mine]
    return [{"params": encoder, "lr": 7e-5}, {"params": rest, "lr": 7e-4}]


def _steps(data: Data) -> int:
    stretches = sum(max(1, math.ceil(len(talk.turns) / STRETCH)) for talk in data.talks)
    return stretches + math.ceil(len(data.exchanges) / TOGETHER)


def _stretches(data: Data, random: Random) -> list[tuple[Example, int]]:
    """Every interview in stretches, one in four as machines hear it, and all exchanges, in a new order."""
    short = random.sample(list(data.exchanges), len(data.exchanges))
    found = [(joined(short[at : at + TOGETHER]), 0) for at in range(0, len(short), TOGETHER)]
    for talk, twin in zip(data.talks, data.twins, strict=True):
        many = max(1, math.ceil(len(talk.turns) / STRETCH))
        shift = random.randrange(STRETCH // 2)
        for part in range(many):
            chosen = twin if random.random() < 0.25 else talk
            found.append((chosen, max(0, part * STRETCH - shift)))
    random.shuffle(found)
    return found


def _step(trainer: Trainer, data: Data, example: Example, first: int, sums: dict[str, float]) -> Tensor:
    last = min(len(example.turns), first + STRETCH)
    offset = max(0, first - 6)
    turns = example.turns[offset:last]
    pooled = trainer.pool(turns)
    which = list(range(first - offset, last - offset))
    said = trainer.say(turns, pooled, which, offset)
    loss = piece_loss(turns, which, said, data.rarity)
    sums["talk"] += float(loss.detach())
    loss = loss + ABOUT_WEIGHT * trainer.about_loss(turns, pooled, sums)
    vectors = {offset + number: said[3][row] for row, number in enumerate(which)}
    link = link_loss(example, vectors)
    if link is not None:
        loss = loss + 1.5 * link
        sums["link"] += float(link.detach())
    if data.documents:
        lines = [random_line(data.documents, trainer.random) for _ in range(14)]
        told = trainer.say(lines, trainer.pool(lines), range(len(lines)), 10**9)
        written = piece_loss(lines, range(len(lines)), told, data.rarity)
        loss = loss + 0.4 * written
        sums["written"] += float(written.detach())
    if data.pairs:
        pairs = trainer.random.sample(list(data.pairs), min(12, len(data.pairs)))
        logits = trainer.verdicts([(p.said, p.given) for p in pairs])
        true = torch.tensor([VERDICT[p.verdict] for p in pairs])
        verdict = nn.functional.cross_entropy(logits, true)
        loss = loss + 0.6 * verdict
        sums["verdict"] += float(verdict.detach())
    return loss


VERDICT = {"follows": 0, "contradicts": 1, "not_said": 2, "same_words": 3}


def random_line(documents: Sequence[Example], random: Random) -> Turn:
    """Any line of any document."""
    return random.choice(random.choice(documents).turns)

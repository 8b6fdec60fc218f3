"""From the trained network to the files that the product ships.

The encoder becomes int8 ONNX for one turn at a time (a batch of one: dynamic int8 scales are taken over a
whole batch, so with more turns in it a turn's result would depend on its neighbours). The head becomes int8
too, so that all of it stays under 25 MB.
"""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from getsit.adapters.engine.features import FEATURES
from getsit.adapters.engine.outputs import KINDS, NAMES, ROLES, VERDICTS
from training.fit import CONTEXT, LONGEST, ROLE_TYPES, Trainer
from training.network import DISTANCES, Hearer

OPSET = 17


class _Encoder(nn.Module):
    """One turn in, the states of its tokens out."""

    def __init__(self, model: Hearer) -> None:
        super().__init__()
        self.encoder = model.encoder

    def forward(self, tokens: Tensor, types: Tensor) -> Tensor:
        mask = torch.ones_like(tokens)
        states: Tensor = self.encoder(
            input_ids=tokens, attention_mask=mask, token_type_ids=types
        ).last_hidden_state
        return states


def export(trainer: Trainer, target: Path) -> None:
    """Writes encoder.onnx, head.onnx, verdict.npz, tokenizer.json and hearing.json."""
    target.mkdir(parents=True, exist_ok=True)
    model = trainer.model.eval()
    model.encoder.config._attn_implementation = "eager"  # noqa: SLF001 - plain operators quantise better
    _encoder(model, target / "encoder.onnx")
    _head(model, target / "head.onnx")
    linear = model.verdict[1]
    np.savez(
        target / "verdict.npz", weight=linear.weight.detach().numpy().astype(np.float32),
        bias=linear.bias.detach().numpy().astype(np.float32),
    )  # fmt: skip
    np.savez(target / "about.npz", weight=model.about.weight.detach().numpy().astype(np.float16))
    (target / "tokenizer.json").write_text(trainer.tokenizer_json, encoding="utf-8")
    told = {
        "labels": list(NAMES), "kinds": [list(kind) for kind in KINDS], "roles": list(ROLES),
        "verdicts": list(VERDICTS), "features": list(FEATURES),
        "types": ROLE_TYPES, "special": trainer.special, "longest": LONGEST, "context": CONTEXT,
    }  # fmt: skip
    (target / "hearing.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


@contextmanager
def _made_small(target: Path) -> Iterator[Path]:
    """A place for a network in full precision; what is put there becomes int8 at `target`."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        yield plain
        quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    onnx.checker.check_model(str(target))


def _encoder(model: Hearer, target: Path) -> None:
    tokens = torch.randint(5, 1000, (1, 12))
    with _made_small(target) as plain:
        torch.onnx.export(
            _Encoder(model), (tokens, torch.zeros_like(tokens)), str(plain),
            input_names=["tokens", "types"], output_names=["states"], opset_version=OPSET, dynamo=False,
            dynamic_axes={"tokens": {1: "n"}, "types": {1: "n"}, "states": {1: "n"}},
        )  # fmt: skip


def _head(model: Hearer, target: Path) -> None:
    pieces, context = 5, 7
    inputs = (
        torch.randn(1, pieces, 384), torch.randn(1, pieces, len(FEATURES)), torch.zeros(1, dtype=torch.long),
        torch.randn(1, context, 384), torch.zeros(1, context, dtype=torch.long),
        torch.randint(0, DISTANCES, (1, context)), torch.ones(1, context),
    )  # fmt: skip
    names = ["pooled", "features", "role", "context", "context_role", "distance", "context_mask"]
    said = ["labels", "kinds", "strength", "vector"]
    axes = {name: {1: "pieces"} for name in ("pooled", "features", *said)}
    axes |= {name: {1: "context"} for name in names[3:]}
    with _made_small(target) as plain:
        torch.onnx.export(
            model.head, inputs, str(plain), input_names=names, output_names=said, opset_version=OPSET,
            dynamo=False, dynamic_axes=axes,
        )  # fmt: skip

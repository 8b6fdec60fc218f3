"""Makes the weights anew: `python -m training [--out FOLDER] [--epochs N] [--seed N] [--talks N]`.

Fetches the base model, learns from the corpus, writes the network as int8 ONNX and makes its numbers honest.
`--talks` learns from so many interviews only, to see what more of them bring.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import torch

from training import base
from training.about import teach
from training.calibrate import calibrate
from training.export import export
from training.fit import Trainer, read_data, train
from training.places import place
from training.splits import TRAIN

EPOCHS = 4
VERSION = "2"
ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Learns, writes, calibrates."""
    given = _arguments()
    torch.set_num_threads(2)
    trainer = Trainer(base.fetch(ROOT / ".tools" / "base"), seed=given.seed)
    data = read_data(TRAIN)
    if given.talks:
        data = replace(data, talks=data.talks[: given.talks], twins=data.twins[: given.talks])
    train(trainer, data, epochs=given.epochs, kept=ROOT / ".tools" / "learned.pt")
    export(trainer, given.out)
    teach(given.out)
    calibrate(given.out, VERSION)
    place(given.out)


def _arguments() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    asked.add_argument("--out", type=Path, default=ROOT / "src" / "getsit" / "weights")
    asked.add_argument("--epochs", type=int, default=EPOCHS)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--talks", type=int, default=0)
    return asked.parse_args()


if __name__ == "__main__":
    main()

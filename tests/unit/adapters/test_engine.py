"""The embedded engine: its pieces, what is counted in them, spans, and the weights it runs on."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit import weights
from getsit.adapters.engine.features import FEATURES, features_of
from getsit.adapters.engine.network import Judged, cut_tokens
from getsit.adapters.engine.outputs import KINDS, NAMES
from getsit.adapters.engine.pieces import Piece, cut
from getsit.adapters.engine.spans import spans_of, surety
from getsit.adapters.onnx_hearing import OnnxHearing
from getsit.errors import WeightsDamaged
from getsit.ports import CANDIDATE, INTERVIEWER, Passage

TEXT = "We lose the trays by Thursday, and I want one place where they all stand. So. Who rings whom?"


# --- pieces ---------------------------------------------------------------------------------------------


def test_sentences_are_pieces_and_so_are_the_clauses_of_a_long_one() -> None:
    whole = [TEXT[piece.start : piece.end] for piece in cut(TEXT) if piece.whole]
    clauses = [TEXT[piece.start : piece.end] for piece in cut(TEXT) if not piece.whole]
    assert whole[1:] == ["So.", "Who rings whom?"]
    assert clauses[0].startswith("We lose the trays")
    assert "one place where" in clauses[1]


@given(st.text(max_size=300))
def test_pieces_lie_in_the_text_in_order_and_clauses_in_their_sentence(text: str) -> None:
    sentence = Piece(0, 0, whole=True, sentence=-1)
    for piece in cut(text):
        assert 0 <= piece.start < piece.end <= len(text)
        if piece.whole:
            assert piece.start >= sentence.end
            sentence = piece
        else:
            assert sentence.start <= piece.start
            assert piece.end <= sentence.end


def test_a_long_turn_is_read_in_parts_that_end_with_sentences() -> None:
    assert cut_tokens(25, [(0, 8), (8, 15), (15, 25)], longest=16) == [(0, 15), (15, 25)]
    assert cut_tokens(40, [(0, 40)], longest=16) == [(0, 16), (16, 32), (32, 40)]
    assert cut_tokens(0, [], longest=16) == []


# --- features -------------------------------------------------------------------------------------------


def a_turn(text: str, *before: str, role: str = CANDIDATE) -> Passage:
    other = INTERVIEWER if role == CANDIDATE else CANDIDATE
    return Passage(text=text, role=role, before=tuple(Passage(text=one, role=other) for one in before))


def feature(passage: Passage, name: str) -> float:
    return float(features_of(passage, cut(passage.text))[0, FEATURES.index(name)])


def test_a_sentence_repeated_counts_as_the_same_words() -> None:
    said = "The lorry leaves at half past five."
    assert feature(a_turn(said, said), "same_words") == 1
    assert feature(a_turn("So they work to the departure.", said), "same_words") == 0


def test_words_of_the_own_side_count_for_nothing() -> None:
    own = Passage(text="The lorry leaves early.", role=CANDIDATE)
    passage = Passage(text="The lorry leaves early.", role=CANDIDATE, before=(own,))
    assert feature(passage, "like_last") == 0


# --- spans ----------------------------------------------------------------------------------------------


def judged(rows: list[dict[str, float]], kinds: list[str]) -> Judged:
    """Logits: 4 for a label that is there, -4 else; each piece with its kind of need."""
    labels = np.full((len(rows), len(NAMES)), -6.0, dtype=np.float32)
    of_kind = np.zeros((len(rows), len(KINDS)), dtype=np.float32)
    for place, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        for label, logit in row.items():
            labels[place, NAMES.index(label)] = logit
        if kind:
            of_kind[place, KINDS.index(("need", kind))] = 5.0
    many = len(rows)
    return Judged(
        labels=labels, kinds=of_kind, strength=np.ones(many, dtype=np.float32),
        vectors=np.ones((many, 2), dtype=np.float32),
    )  # fmt: skip


def plain(_label: str, logit: float) -> float:
    return float(1 / (1 + np.exp(-logit)))


def test_the_clause_that_carries_the_point_is_the_span() -> None:
    pieces = (Piece(0, 60, whole=True, sentence=0), Piece(0, 30, whole=False, sentence=0),
              Piece(31, 60, whole=False, sentence=0))  # fmt: skip
    found = judged([{"need": 4.0}, {"need": -5.0}, {"need": 4.0}], ["vision"] * 3)
    spans = spans_of(surety(found, role=INTERVIEWER, pieces=pieces, calibrated=plain))
    assert [(span.start, span.end, span.kind) for span in spans] == [(31, 60, "vision")]


def test_two_clauses_with_two_kinds_are_two_spans() -> None:
    pieces = (Piece(0, 60, whole=True, sentence=0), Piece(0, 30, whole=False, sentence=0),
              Piece(31, 60, whole=False, sentence=0))  # fmt: skip
    found = judged([{"need": 4.0}] * 3, ["vision", "challenge", "timeline"])
    spans = spans_of(surety(found, role=INTERVIEWER, pieces=pieces, calibrated=plain))
    assert [(span.start, span.kind) for span in spans] == [(0, "challenge"), (31, "timeline")]


def test_a_story_over_three_sentences_is_one_stretch() -> None:
    pieces = tuple(Piece(10 * n, 10 * n + 9, whole=True, sentence=n) for n in range(3))
    found = judged([{"story": 3.0}] * 3, [""] * 3)
    spans = spans_of(surety(found, role=CANDIDATE, pieces=pieces, calibrated=plain))
    assert [(span.label, span.start, span.end) for span in spans] == [("story", 0, 29)]


def test_a_label_that_the_other_side_has_is_never_heard() -> None:
    pieces = (Piece(0, 9, whole=True, sentence=0),)
    found = judged([{"need": 4.0}], ["vision"])
    assert spans_of(surety(found, role=CANDIDATE, pieces=pieces, calibrated=plain)) == []


# --- weights --------------------------------------------------------------------------------------------


def test_a_turn_is_heard_alike_whatever_stands_beside_it() -> None:
    hearing = OnnxHearing(weights.FOLDER)
    one = a_turn(TEXT, "How are the trays kept?", role=INTERVIEWER)
    other = a_turn("A much longer turn that has nothing to do with it. " * 9)
    alone = hearing.hear([one])[0]
    for company in ([other, one], [one, other], [other, other, one]):
        heard = OnnxHearing(weights.FOLDER).hear(company)[company.index(one)]
        assert heard.labels == alone.labels
        assert heard.spans == alone.spans


def test_weights_that_are_missing_or_of_another_version_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(weights.FOLDER, folder)
    (folder / "encoder.onnx").unlink()
    with pytest.raises(WeightsDamaged, match=r"encoder\.onnx"):
        OnnxHearing(folder).hear([Passage(text=TEXT, role=INTERVIEWER)])
    told = (folder / "hearing.json").read_text(encoding="utf-8")
    (folder / "hearing.json").write_text(told.replace('"need"', '"nead"', 1), encoding="utf-8")
    with pytest.raises(WeightsDamaged, match=r"hearing\.json"):
        OnnxHearing(folder).hear([Passage(text=TEXT, role=INTERVIEWER)])


def test_the_weights_stay_small() -> None:
    assert sum(file.stat().st_size for file in weights.FOLDER.iterdir() if file.is_file()) <= 26_000_000
    assert (weights.FOLDER / "encoder.onnx").stat().st_size <= 25_000_000

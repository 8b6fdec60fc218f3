"""The heads of the board learn what can be learned, and never from what they are asked."""

import numpy as np
import pytest

from measure.board.linear import fit_classes, fit_numbers, fit_yes_no, principal
from measure.board.probe import Known, classes, crossed, even_folds, group_folds, numbers, yes_no
from measure.board.stats import accuracy, f1, spearman
from measure.board.tagger import line_of, stretches
from measure.board.words import words_of


def test_a_logistic_head_finds_the_weights_at_which_its_slope_is_nothing() -> None:
    chance = np.random.default_rng(1)
    inputs = chance.normal(size=(300, 3)).astype(np.float32)
    truths = (inputs[:, :1] + 0.5 * inputs[:, 1:2] + chance.logistic(size=(300, 1)) > 0).astype(np.float32)
    head = fit_yes_no(inputs, truths, penalty=0.01)
    scaled = (inputs - head.mean) / head.spread
    slope = scaled.T @ (1 / (1 + np.exp(-head(inputs))) - truths) / 300 + 0.01 * head.weights[:-1]
    assert float(np.abs(slope).max()) < 0.01


def test_a_head_for_classes_tells_three_heaps_apart() -> None:
    chance = np.random.default_rng(2)
    truth = np.repeat(np.arange(3), 50)
    inputs = (np.eye(3)[truth] * 4 + chance.normal(size=(150, 3))).astype(np.float32)
    head = fit_classes(inputs, np.eye(3, dtype=np.float32)[truth], penalty=0.01)
    assert accuracy(truth, head(inputs).argmax(axis=1)) > 0.9


def test_ridge_finds_a_straight_line() -> None:
    inputs = np.arange(20, dtype=np.float32).reshape(-1, 1)
    head = fit_numbers(inputs, 3 * inputs.astype(np.float64) + 2, penalty=1e-9)
    assert head(np.array([[50.0]], dtype=np.float32))[0, 0] == pytest.approx(152, rel=1e-3)


def test_folds_hold_everything_once_and_tear_no_group() -> None:
    groups = [place // 7 for place in range(100)]
    folds = group_folds(groups, 5)
    assert sorted(int(place) for fold in folds for place in fold) == list(range(100))
    homes = [{groups[place] for place in fold} for fold in folds]
    assert sum(len(home) for home in homes) == len(set(groups))


def test_even_folds_share_out_a_rare_class() -> None:
    truth = np.array([True] * 10 + [False] * 90)
    assert [int(truth[fold].sum()) for fold in even_folds(truth, 5)] == [2] * 5


def test_crossed_answers_come_back_in_the_order_of_what_was_asked() -> None:
    chance = np.random.default_rng(3)
    truth = chance.random(200) < 0.3
    inputs = (truth[:, None] * 3 + chance.normal(size=(200, 2))).astype(np.float32)
    groups = list(range(200))
    folds = group_folds(groups, 4)
    said = crossed(yes_no, Known(inputs=inputs, truth=truth, groups=groups), folds=folds)
    assert f1(truth, said) > 0.85
    sorts = np.where(truth, "yes", "no")
    named = crossed(classes, Known(inputs=inputs, truth=sorts, groups=groups), folds=folds)
    assert accuracy(sorts, named) > 0.85
    rated = crossed(numbers, Known(inputs=inputs, truth=inputs[:, 0], groups=groups), folds=folds)
    assert spearman(inputs[:, 0], rated) > 0.95


def test_chance_is_not_learned() -> None:
    chance = np.random.default_rng(4)
    inputs = chance.normal(size=(200, 50)).astype(np.float32)
    truth = chance.random(200)
    known = Known(inputs=inputs, truth=truth, groups=range(200))
    assert abs(spearman(truth, crossed(numbers, known, folds=group_folds(range(200), 5)))) < 0.25


def test_stretches_begin_where_a_tag_says_so() -> None:
    assert stretches(["B-Skill", "I-Skill", "O", "B-Skill", "B-Domain"]) == {
        (0, 2, "Skill"), (3, 4, "Skill"), (4, 5, "Domain"),
    }  # fmt: skip
    assert stretches(["B", "B", "I", "O", "I"]) == {(0, 1, ""), (1, 3, ""), (4, 5, "")}


def test_the_words_of_a_line_stand_where_the_line_has_them() -> None:
    words = ["Drive", "a", "van", "(", "or", "two", ")", ",", "do", "n't", "worry", "."]
    line = line_of(words)
    assert line.text == "Drive a van (or two), don't worry."
    assert [line.text[start:end] for start, end in line.words] == words


def test_few_directions_keep_what_differs_most() -> None:
    chance = np.random.default_rng(4)
    few = chance.normal(size=(120, 3)).astype(np.float32)
    wide = few @ chance.normal(size=(3, 60)).astype(np.float32)
    learned, asked = principal(wide[:100], wide[100:], most=3)
    assert learned.shape == (100, 3)
    spread = (wide[:100] - wide[:100].mean(axis=0)) / wide[:100].std(axis=0)
    assert float((learned**2).sum()) == pytest.approx(float((spread**2).sum()), rel=1e-3)
    assert asked.shape == (20, 3)


def test_words_that_were_not_learned_from_bring_nothing() -> None:
    rows = words_of(["the trays are late again"] * 4 + ["nobody knows why"] * 4)
    known, half, foreign = rows(["the trays are late again", "the trays are green", "quite another thing"])
    assert np.linalg.norm(known) == pytest.approx(1)
    assert 0 < float(known @ half) < 1
    assert float(foreign @ known) < 0.5  # begin and end are in every text


def test_words_beside_vectors_help_where_vectors_say_nothing() -> None:
    chance = np.random.default_rng(5)
    truth = chance.random(240) < 0.4
    texts = ["please send the trays" if yes else "it rains again today" for yes in truth]
    known = Known(
        inputs=chance.normal(size=(240, 4)).astype(np.float32), truth=truth, groups=list(range(240)),
        texts=texts,
    )  # fmt: skip
    assert f1(truth, crossed(yes_no, known, folds=group_folds(known.groups, 4))) > 0.95

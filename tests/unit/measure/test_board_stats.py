"""The scores of the board say what their formulas say, and an interval is wide where groups hang together."""

import numpy as np
import pytest

from measure.board.stats import (
    accuracy,
    always_yes,
    auc,
    counted_f1,
    f1,
    interval,
    largest_share,
    macro_f1,
    mean_f1,
    placed,
    ranks,
    spearman,
)


def test_accuracy_is_the_share_of_right_answers() -> None:
    assert accuracy(np.array(["a", "b", "a", "c"]), np.array(["a", "b", "c", "c"])) == 0.75
    assert accuracy(np.array([]), np.array([])) == 0.0


def test_f1_counts_both_what_was_missed_and_what_was_claimed_wrongly() -> None:
    truth = np.array([True, True, True, False, False])
    said = np.array([True, True, False, True, False])
    assert f1(truth, said) == pytest.approx(2 * 2 / (3 + 3))


def test_f1_of_silence_is_nothing() -> None:
    assert f1(np.array([True, False]), np.array([False, False])) == 0.0
    assert f1(np.array([False, False]), np.array([False, False])) == 0.0


def test_saying_yes_to_all_scores_what_the_share_of_yes_allows() -> None:
    truth = np.array([True] + [False] * 3)
    assert always_yes(truth) == pytest.approx(2 * 0.25 / 1.25)
    assert largest_share(truth) == 0.75


def test_macro_f1_gives_a_rare_class_the_weight_of_a_frequent_one() -> None:
    truth = np.array(["a"] * 8 + ["b", "b"])
    assert macro_f1(truth, np.array(["a"] * 10)) == pytest.approx((2 * 8 / 18 + 0) / 2)


def test_mean_f1_is_the_mean_over_columns() -> None:
    truth = np.array([[True, False], [True, True]])
    said = np.array([[True, True], [True, True]])
    assert mean_f1(truth, said) == pytest.approx((1 + 2 / 3) / 2)


def test_equal_values_share_the_mean_of_their_ranks() -> None:
    assert ranks(np.array([10.0, 30.0, 20.0, 20.0])).tolist() == [1.0, 4.0, 2.5, 2.5]


def test_spearman_sees_order_alone() -> None:
    truth = np.array([1.0, 2.0, 3.0, 4.0])
    assert spearman(truth, np.exp(truth)) == pytest.approx(1.0)
    assert spearman(truth, -truth) == pytest.approx(-1.0)
    assert spearman(truth, np.array([1.0, 3.0, 2.0, 4.0])) == pytest.approx(0.8)  # 1 - 6 * 2 / (4 * 15)
    assert spearman(truth, np.ones(4)) == 0.0


def test_auc_counts_pairs_and_halves_ties() -> None:
    truth = np.array([True, True, False, False])
    assert auc(truth, np.array([0.9, 0.4, 0.5, 0.1])) == 0.75
    assert auc(truth, np.array([0.9, 0.5, 0.5, 0.1])) == 0.875
    assert auc(truth, np.zeros(4)) == 0.5
    assert auc(np.array([True]), np.array([1.0])) == 0.5


def test_stretches_are_counted_over_all_lines_together() -> None:
    assert counted_f1(np.array([[1, 2, 1], [0, 0, 1]])) == pytest.approx(2 * 1 / (2 + 2))
    assert counted_f1(np.zeros((2, 3))) == 0.0


def test_an_interval_is_the_same_every_time_and_holds_the_score() -> None:
    truth = np.arange(40) % 2 == 0
    said = np.arange(40) % 5 != 0
    score = placed(accuracy, truth, said=said)
    found = interval(score, range(40))
    assert found == interval(score, range(40))
    assert found.low < found.value < found.high
    assert found.value == accuracy(truth, said)


def test_groups_that_stand_or_fall_together_make_the_interval_wider() -> None:
    truth = np.ones(100, dtype=bool)
    said = np.repeat([True, False], 50)
    score = placed(accuracy, truth, said=said)
    alone = interval(score, range(100))
    together = interval(score, [place // 10 for place in range(100)])
    assert together.high - together.low > 2 * (alone.high - alone.low)

"""The corpus: what its reader refuses, and that all of it stands as the guideline asks."""

from pathlib import Path
from random import Random

import pytest

from training.check import main as check
from training.corpus import (
    LEFT,
    TAKEN,
    Line,
    Wrong,
    read_exchange_file,
    read_given_back,
    read_interview,
    read_interviews,
    take_up,
)
from training.splits import DEV, TEST, TRAIN, part_of
from training.twins import machine_heard

HEAD = "title: A talk\nfamily: care\nspeakers: I=interviewer C=candidate\n\n"
TALK = """I: We lose nine trays a week, and nobody counts them.
  need.challenge s2 #n1 | We lose nine trays a week
I: You'd meet the cook on Monday.
  signal.bring_others #s1 | You'd meet the cook on Monday
C: Nine a week?
  listening.mirror >n1 | Nine a week?
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "001-a-talk.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_an_interview_is_read_with_its_labels_on_the_exact_words(tmp_path: Path) -> None:
    text = read_interview(written(tmp_path, TALK))
    label = text.lines[0].labels[0]
    assert text.lines[0].text[label.start : label.end] == "We lose nine trays a week"
    assert (label.kind, label.strength, label.id) == ("challenge", 2, "n1")
    assert [(one.id, one.became, one.turn) for one in take_up(text)] == [("n1", TAKEN, 2), ("s1", LEFT, None)]


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("| We lose nine trays a week", "| We lose ten trays a week", "not the words of this turn"),
        ("need.challenge", "need.chalenge", "no kind chalenge"),
        ("listening.mirror >n1", "listening.mirror >n7", "n7 is no need or signal"),
        ("need.challenge s2", "need.challenge", "strength"),
        ("C: Nine a week?", "X: Nine a week?", "neither turn, label nor"),
        ("listening.mirror >n1", "need.challenge s1 #n9", "candidate has no label"),
    ],
)
def test_a_mistake_is_told_by_file_and_line(right: str, wrong: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(Wrong, match=says) as told:
        read_interview(written(tmp_path, TALK.replace(right, wrong, 1)))
    assert str(told.value).startswith("001-a-talk.txt:")


def test_exchanges_share_the_head_of_their_file(tmp_path: Path) -> None:
    first, second = read_exchange_file(written(tmp_path, TALK + "--\nC: Where do I park?\n"))
    assert len(first.lines) == 3
    assert [line.text for line in second.lines] == ["Where do I park?"]


def test_labels_stay_on_their_words_when_a_machine_hears_them(tmp_path: Path) -> None:
    line = read_interview(written(tmp_path, TALK)).lines[0]
    heard = machine_heard(line, Random(1), misheard=False)
    assert heard.text == "we lose nine trays a week and nobody counts them"
    label = heard.labels[0]
    assert heard.text[label.start : label.end] == "we lose nine trays a week"
    assert machine_heard(Line(text="…", role="candidate"), Random(1)).text == ""


def test_nothing_in_the_corpus_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert check([]) == 0, capsys.readouterr().out


def test_the_corpus_is_as_large_and_as_mixed_as_its_card_says() -> None:
    texts = read_interviews()
    parts = [part_of(text.name) for text in texts]
    assert len(texts) >= 80
    assert sum(len(text.lines) for text in texts) >= 8_000
    assert {part: parts.count(part) >= 10 for part in (TRAIN, DEV, TEST)} == dict.fromkeys(
        (TRAIN, DEV, TEST), True
    )
    thirds = [text.head["candidate"] for text in texts]
    assert min(thirds.count(which) for which in ("weak", "mixed", "strong")) >= len(texts) // 4
    assert len({text.head["family"] for text in texts}) >= 20
    assert len(read_given_back()) >= 1_500

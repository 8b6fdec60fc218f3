"""What the cue hearing hears in lines of many trades and voices, and what it must not hear."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit.adapters.cue_hearing import CueHearing
from getsit.listen.thresholds import SURE
from getsit.ports import CANDIDATE, INTERVIEWER, WRITTEN, Heard, Passage

EVEN = 0.5  # the bar for what stands in writing; talk has its own in listen.thresholds
ROLES = {"I": INTERVIEWER, "C": CANDIDATE, "W": WRITTEN}
HEARING = CueHearing()


@dataclass(frozen=True)
class Line:
    """A line as a person labelled it."""

    side: str
    labels: dict[str, str | None]
    text: str
    before: str = ""


def lines() -> Iterator[Line]:
    for row in (Path(__file__).parent / "lines.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("#"):
            continue
        side, labels, text, *before = [part.strip() for part in row.split("|")]
        named = [label.strip().partition(":") for label in labels.split(",") if label.strip() != "-"]
        yield Line(side, {name: kind or None for name, _, kind in named}, text, before[0] if before else "")


LINES = list(lines())


def hear(text: str, side: str, before: str = "") -> Heard:
    said = (Passage(text=before, role=INTERVIEWER),) if before else ()
    return HEARING.hear([Passage(text=text, role=ROLES[side], before=said)])[0]


def labels_of(text: str, side: str, before: str = "") -> set[str]:
    return surely(hear(text, side, before), side)


def surely(heard: Heard, side: str) -> set[str]:
    bars = {} if side == "W" else SURE
    return {label for label, score in heard.labels.items() if score >= bars.get(label, EVEN) - 1e-3}


def stretch(heard: Heard, text: str, label: str) -> str:
    span = max((s for s in heard.spans if s.label == label), key=lambda s: s.score)
    return text[span.start : span.end]


def test_most_of_the_labelled_lines_are_heard_as_labelled() -> None:
    wanted = heard_of_wanted = extra = kinds = right_kinds = 0
    for line in LINES:
        heard = hear(line.text, line.side, line.before)
        found = surely(heard, line.side)
        wanted += len(line.labels)
        heard_of_wanted += len(found & set(line.labels))
        extra += len(found - set(line.labels))
        for label, kind in line.labels.items():
            if kind and label in found:
                kinds += 1
                right_kinds += max(heard.kinds[label], key=lambda k: heard.kinds[label][k]) == kind
    assert heard_of_wanted / wanted >= 0.9
    assert heard_of_wanted / (heard_of_wanted + extra) >= 0.85
    assert right_kinds / kinds >= 0.9


def bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w'’%-]+", " ", text.lower()).split())


def with_fillers(text: str) -> str:
    words = text.split()
    return " ".join(f"{word} um" if place % 4 == 2 else word for place, word in enumerate(words))


def with_curly_quotes(text: str) -> str:
    return text.replace("'", "’")


@pytest.mark.parametrize("change", [bare, with_fillers, with_curly_quotes])
def test_how_it_was_written_down_hardly_changes_what_is_heard(change: Callable[[str], str]) -> None:
    asked = [line for line in LINES if "?" not in line.text]
    same = sum(
        labels_of(line.text, line.side, line.before) == labels_of(change(line.text), line.side, line.before)
        for line in asked
    )
    assert same >= 0.95 * len(asked)


@pytest.mark.parametrize(
    "text",
    [
        "Did you come by train or by car?",
        "Great answer.",
        "We'll be in touch next week.",
        "The coffee is over there, help yourself.",
        "budget, deadline, risk, audit, team, vision, culture, stakeholders",
        "Wir suchen jemanden, der bis März die Werkstatt in Ordnung bringt und die Leute mitnimmt.",
    ],
)
def test_small_talk_praise_lists_and_other_languages_are_no_needs(text: str) -> None:
    assert not labels_of(text, "I") & {"need", "signal", "confidence"}


@pytest.mark.parametrize("side", ["I", "C", "W"])
def test_padding_makes_no_label(side: str) -> None:
    padding = "and so on and then the other thing too "
    assert labels_of(padding * 3, side) == labels_of(padding * 60, side) == set()


def test_saying_it_twice_does_not_make_it_surer() -> None:
    once = "The ovens fail every weekend."
    assert hear(f"{once} {once}", "I").labels["need"] == hear(once, "I").labels["need"]


def test_a_confidence_reaches_to_the_end_of_the_thought() -> None:
    text = (
        "The menu is fine. Please don't repeat this, but the chef has resigned. "
        "She told me on Sunday and the waiters don't know. Anyway, where did you train?"
    )
    told = stretch(hear(text, "I"), text, "confidence")
    assert told.startswith("Please don't repeat")
    assert told.endswith("the waiters don't know.")


def test_a_confidence_said_afterwards_takes_in_what_it_hides() -> None:
    text = "The nursery has eleven places empty. That stays in this room."
    assert "eleven places" in stretch(hear(text, "I"), text, "confidence")


def test_the_stretch_of_a_need_is_shorter_than_a_long_turn() -> None:
    text = (
        "Well, as you saw on the way in, the yard is being dug up, and we have had builders in since June, "
        "so mind your step, but the boilers keep failing on the coldest nights, and I hope you found us."
    )
    told = stretch(hear(text, "I"), text, "need")
    assert "boilers keep failing" in told
    assert len(told) < len(text) / 2


def test_the_same_words_give_back_only_what_was_said_before() -> None:
    text = "So the boxes reach the ward after the round."
    said = hear(text, "C", "The boxes only reach the ward once the round is over.").labels["listening"]
    other = hear(text, "C", "My sister lives in Leeds.").labels.get("listening", 0.0)
    assert said > other + 0.2


def test_an_echo_that_answers_a_question_is_no_mirror() -> None:
    assert "listening" in labels_of("Two keys?", "C", "He had two keys all along.")
    assert "listening" not in labels_of("Two keys.", "C", "How many keys did he have, two?")


def test_a_question_about_the_past_tells_no_story() -> None:
    assert labels_of("When did the pump last fail, and who was there?", "C") == {"question"}


def test_a_need_with_a_date_is_stronger_than_one_without() -> None:
    plain = max(s.strength or 0 for s in hear("We struggle with the night rota.", "I").spans)
    dated = max(
        s.strength or 0 for s in hear("The night rota has to be sorted by the end of May.", "I").spans
    )
    assert dated > plain


@given(st.lists(st.sampled_from([line.text for line in LINES]), min_size=1, max_size=6))
def test_a_turn_holds_what_its_sentences_hold(texts: list[str]) -> None:
    turn = "\n".join(texts)
    heard = surely(hear(turn, "W"), "W")
    alone = set().union(*(labels_of(text, "W") for text in texts))
    assert heard == alone

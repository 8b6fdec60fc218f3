"""Short phrases, first names and facts as they can be said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit.follow_up.proof import fact_line
from getsit.follow_up.sayable import LONGEST, first_name, first_words, short_phrases
from tests.unit.follow_up.talks import WORDING, a_fact


@pytest.mark.parametrize(
    ("spoken", "phrase"),
    [
        ("Honestly, we keep missing the Friday cut-off.", "we keep missing the Friday cut-off"),
        ("So, um, Mondays are the sore point, you know.", "Mondays are the sore point"),
        ("I don't want heroics, I want it boring.", "I don't want heroics, I want it boring"),
        (
            "I want it to run so that any one of us could be off sick and no family would notice.",
            "any one of us could be off sick and no family would notice",
        ),
        ("If half of those were back by May I'd call that a result, I really would.",
         "If half of those were back by May I'd call that a result"),
    ],
)  # fmt: skip
def test_the_best_phrase_can_stand_alone(spoken: str, phrase: str) -> None:
    assert short_phrases(spoken)[0].text == phrase


@pytest.mark.parametrize(
    "spoken",
    [
        "Of the",
        "and so it was",
        "Why is that?",
        "said “no more vans”.",
        "When we get to the depot",
        "we, like, um lost",
    ],
)
def test_what_hangs_in_the_air_or_asks_or_quotes_is_no_phrase(spoken: str) -> None:
    assert short_phrases(spoken) == []


@given(st.text(max_size=300))
def test_a_phrase_is_always_the_texts_own_characters(text: str) -> None:
    for one in short_phrases(text, loose=True):
        assert text[one.start : one.end] == one.text
        assert len(one.text.split()) <= LONGEST
    first = first_words(text)
    assert first is None or text[first.start : first.end] == first.text


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Marian Tolley", "Marian"), ("Tolley, Marian", "Marian"), ("Dr Tolley", "Dr Tolley"),
        ("Ana (Pellmarsh)", "Ana"), ("Speaker 1", ""), ("", ""), ("J. Osei", "J. Osei"),
    ],
)  # fmt: skip
def test_a_letter_addresses_somebody_by_their_name(name: str, called: str) -> None:
    assert first_name(name) == called


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("Moved loading forward by two hours.", "I moved loading forward by two hours."),
        ("Led a crew of 12. Cut overtime by a fifth.", "I led a crew of 12. I cut overtime by a fifth."),
        ("I ran three depots", "I ran three depots."),
        ("Certified forklift trainer", "From my own work: Certified forklift trainer."),
        ("Responsible for night dispatch", "From my own work: Responsible for night dispatch."),
    ],
)
def test_a_fact_gets_an_i_only_where_that_is_surely_grammatical(fact: str, said: str) -> None:
    line = fact_line(a_fact(fact), wording=WORDING, prefix="follow_up.letter.fact")
    assert "".join(piece.text for piece in line) == said

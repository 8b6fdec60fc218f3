"""Numbers say the same in digits and in words, and stand where they were found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit.text.numbers import find_numbers, same_number

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number: int) -> str:
    """The number in words, as people write it."""
    for size, name in ((1_000_000, "million"), (1_000, "thousand")):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{spelled(number // size)} {name}" + (f"{joint}{spelled(rest)}" if rest else "")
    if number >= 100:
        rest = f" and {spelled(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@given(number=st.integers(2, 999_999_999))
def test_digits_and_words_say_the_same_number(number: int) -> None:
    for text in (spelled(number), str(number), f"{number:,}", spelled(number).replace("-", " ")):
        found = find_numbers(f"We had {text} of them.")
        assert [one.value for one in found] == [number]
        assert same_number(found[0], find_numbers(str(number))[0])


@given(text=st.text(st.sampled_from("0123456789.,%£k m-and two third hundred"), max_size=40))
def test_numbers_stand_where_they_were_found(text: str) -> None:
    place = 0
    for number in find_numbers(text):
        assert place <= number.start < number.end
        assert text[number.start : number.end] == number.text
        place = number.end


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("50%", "fifty per cent"),
        ("50 percent", "half"),
        ("a quarter", "25%"),
        ("12k", "twelve thousand"),
        ("£1.5 million", "1,500,000"),
        ("two dozen", "24"),
        ("three quarters", "75 %"),
    ],
)
def test_other_ways_of_saying_a_number_are_the_same(one: str, other: str) -> None:
    assert same_number(find_numbers(one)[0], find_numbers(other)[0])


@pytest.mark.parametrize(
    ("one", "other"), [("9", "90"), ("6%", "6"), ("1,100", "1,101"), ("nine", "nineteen")]
)
def test_different_numbers_stay_different(one: str, other: str) -> None:
    assert not same_number(find_numbers(one)[0], find_numbers(other)[0])


def test_one_as_a_pronoun_claims_no_number() -> None:
    assert find_numbers("the one who stays") == []

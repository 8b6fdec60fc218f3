"""The check over a finished text: planted claims never pass."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from getsit.follow_up import check_text, secrets_of, write_letter
from getsit.model.document import Quote
from getsit.model.fact import Fact
from getsit.model.letter import Claim, Letter, SourceKind, Withheld
from tests.unit.follow_up.talks import (
    INES,
    NO_TIES,
    WORDING,
    Talk,
    a_fact,
    a_full_talk,
    an_opportunity,
    edited,
)

TALK = a_full_talk()
FACT = a_fact()


def the_letter() -> Letter:
    return write_letter(
        opportunity=an_opportunity(), debriefs=(TALK.debrief(),), ledger=TALK.ledger(), facts=[FACT],
        ties=NO_TIES, to=INES, candidate="Chris Candidate", wording=WORDING, said_on=None,
    )  # fmt: skip


def open_quotes(talk: Talk = TALK) -> list[Quote]:
    said = [talk.conversation.quote(one.index, 0, len(one.text)) for one in talk.conversation.utterances]
    return [quote for quote in said if "Sandra" not in quote.exact]


def check(text: str, claims: tuple[Claim, ...], facts: tuple[Fact, ...] = (FACT,)) -> tuple[Withheld, ...]:
    return check_text(
        text, claims, facts=facts, names=("Ines", "Chris Candidate"), wording=WORDING,
        quotes=[*open_quotes(), *(voicing.quote for need in TALK.ledger() for voicing in need.voicings
                                  if need.private == "no")],
        secrets=secrets_of(TALK.ledger(), (TALK.debrief(),)),
    )  # fmt: skip


def put(letter: Letter, old: str, new: str) -> tuple[str, tuple[Claim, ...]]:
    """The letter with other words, its claims moved along as if nobody had noticed."""
    at = letter.text.index(old)
    shift = len(new) - len(old)
    text = letter.text[:at] + new + letter.text[at + len(old) :]
    moved = tuple(
        replace(one, start=one.start + shift * (one.start > at), end=one.end + shift * (one.end > at))
        for one in letter.claims
    )
    return text, moved


def test_a_letter_as_written_stands() -> None:
    letter = the_letter()
    assert check(letter.text, letter.claims) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("two hours", "three hours"),
        ("two hours", "two days"),
        ("moved picking", "moved picking and packing"),
        ("at Marl", "at Pendle"),
        ("Dear Ines", "Dear Sandra"),
        ("Thank you", "As the best of your 12 applicants, thank you"),
        ("Kind regards", "I led forty people. Kind regards"),
    ],
)
def test_a_planted_change_is_caught(old: str, new: str) -> None:
    text, claims = put(the_letter(), old, new)
    assert check(text, claims)


def test_a_fact_that_was_edited_afterwards_no_longer_stands() -> None:
    letter = the_letter()
    now = edited(FACT, "Moved picking forward by one hour at Marl")
    found = check(letter.text, letter.claims, (now,))
    assert "No confirmed fact of yours says so" in found[0].reason


def test_a_fact_that_nobody_confirmed_does_not_stand() -> None:
    letter = the_letter()
    assert check(letter.text, letter.claims, (a_fact(confirmed=False),))


def test_a_fact_cut_short_does_not_stand() -> None:
    whole = a_fact("Cut overtime by a fifth without losing anybody")
    claim = Claim(start=0, end=28, kind=SourceKind.FACT, fact_id="f1")
    assert check("Cut overtime by a fifth with", (claim,), (whole,))


def test_words_in_quotation_marks_that_nobody_said_are_caught() -> None:
    found = check("You said “I will hire you on the spot”.", ())
    assert any("hire you on the spot" in one.what for one in found)


def test_a_stretch_without_any_claim_is_caught_and_named() -> None:
    found = check("In March Priya Shah and I saved 40 % at Tesco.", ())
    named = " ".join(one.what for one in found)
    assert "40 %" in named
    assert "March" in named
    assert "Tesco" in named


def test_a_confidence_in_a_quote_is_caught_and_not_repeated() -> None:
    secret = next(need for need in TALK.ledger() if "Sandra" in need.gist).voicings[0].quote
    claim = Claim(start=0, end=len(secret.exact), kind=SourceKind.QUOTE, quote=secret)
    found = check_text(
        secret.exact, (claim,), facts=(), names=(), wording=WORDING, quotes=[secret],
        secrets=secrets_of(TALK.ledger(), (TALK.debrief(),)),
    )  # fmt: skip
    assert found
    assert all("Larkfield" not in one.what + one.reason for one in found)


def test_overlapping_claims_do_not_pass() -> None:
    letter = the_letter()
    first = letter.claims[0]
    assert check(letter.text, (replace(first, end=first.end + 4), *letter.claims[1:]))


@settings(max_examples=80, deadline=None)
@given(number=st.integers(min_value=3, max_value=10**7), share=st.booleans())
def test_a_planted_number_never_passes(number: int, share: bool) -> None:
    text, claims = put(the_letter(), "two hours", f"{number}{' %' if share else ''} hours")
    assert check(text, claims)
    text, claims = put(the_letter(), "Thank you", f"Thank you {number} times")
    assert check(text, claims)


@settings(max_examples=80, deadline=None)
@given(name=st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=10).map(str.capitalize))
def test_a_planted_name_never_passes(name: str) -> None:
    text, claims = put(the_letter(), "Kind regards", f"My regards to {name} too. Kind regards")
    assert check(text, claims)


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_no_letter_of_a_sourced_stretch_can_be_changed_unseen(data: st.DataObject) -> None:
    letter = the_letter()
    sourced = [one for one in letter.claims if one.kind is not SourceKind.PLAIN]
    claim = data.draw(st.sampled_from(sourced))
    place = data.draw(st.integers(min_value=claim.start, max_value=claim.end - 1))
    other = data.draw(
        st.sampled_from("abcxyz0123456789").filter(lambda one: one != letter.text[place].lower())
    )
    assert check(letter.text[:place] + other + letter.text[place + 1 :], letter.claims)

"""The watched candidates do what they are named after, against a manager who only tells, asks and reacts."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from random import Random

import pytest

from getsit.rehearse.watched import CANDIDATES
from getsit.rehearse.watched.hears import hear
from getsit.rehearse.watched.lives import lives_of
from getsit.rehearse.watched.other_words import in_other_words, is_negative
from getsit.rehearse.watched.tables import lines
from getsit.rehearse.watched.wordings import doubled, machine_heard, second_language
from getsit.text.numbers import find_numbers

TURNS = 30
NAMES = sorted(CANDIDATES)
TOLD = """
The kennels are full from June and we turn away six dogs a week.
My deputy knows every donor by name and she retires in May.
We lost two grooms last winter, and nobody asked them why.
I'd like to open the gate on a Sunday without being called.
The feed order is wrong about once a fortnight, because two people write it.
By September I need one list of who is on duty, not three.
The trustees want a figure every month and I make it up on the bus.
Volunteers don't come back after the first wet weekend.
Our vet charges us nine hundred for a visit that we could have planned.
The phones ring from eight until noon and half of it is the same question.
I don't want a new computer, I want people to talk to each other.
Last spring we had a fire in the barn and no one knew who had the keys.
The two shifts blame each other for the open doors.
I've promised the mayor that the new wing opens in October.
It takes eleven days to answer a letter.
We tried a consultant and he left us a folder.
A good year would be one in which I don't miss my daughter's birthday.
New people get a tour and a broom, that's the whole training.
Nobody writes down which dog has had its tablets.
The inspector comes in March and I'm not ready.
People leave because they're shouted at by the public.
I want to hear bad news on the day it happens.
We run out of straw every January and act surprised.
My predecessor sold the van without telling anyone.
The shop makes forty a day and costs sixty.
Three of my best people work on their days off.
Donations fell by a fifth after the article.
I'm the only one who can sign for the medicines.
The waiting list has two hundred names and forty of them are dead.
If a cage is empty for a week, somebody gets told off.
The council pays for ninety places and we keep a hundred and ten.
I can't be here and at the bank at the same time.
""".strip().splitlines()
ASKED = [
    "Tell me a bit about yourself.", "Why here?", "Tell me about a time when something went wrong.",
    "How would you start?", "What are you bad at?", "When could you start?", "What would you like to know?",
    "Would Saturdays be all right?", "And when two of them ring at once?", "Why did you leave your last job?",
]  # fmt: skip
REACTED = ["Hm.", "That would carry over, I think.", "Yes, that's about it.", "That's fair.", "Go on."]


@cache
def talk_with(name: str, seed: int) -> tuple[str, ...]:
    """What the candidate says in a talk of thirty turns; the manager says something new before each."""
    luck, chance = Random(seed), Random(seed)
    told, asked = luck.sample(TOLD, len(TOLD)), list(ASKED)
    said = [("manager", "Come in, sit down. Did you find us all right?")]
    for number in range(1, TURNS + 1):
        said.append(("candidate", CANDIDATES[name](said, chance=chance)))
        said.append(("manager", _reply(said[-1][1], number, told=told, asked=asked, luck=luck)))
    return tuple(text for speaker, text in said if speaker == "candidate")


def _reply(text: str, number: int, *, told: list[str], asked: list[str], luck: Random) -> str:
    if number == TURNS - 1:
        return "We're out of time. Thank you for coming, we'll be in touch."
    if not text.endswith("?") and asked and luck.random() < 0.5:
        return f"{luck.choice(REACTED)} {asked.pop(0)}"
    return told.pop()


def test_the_candidates_are_these_eight() -> None:
    assert set(CANDIDATES) == {
        "listener", "honest", "broadcaster", "interrogator", "parrot", "flatterer", "silent", "liar",
    }  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nobody_says_a_sentence_twice(name: str, seed: int) -> None:
    said = [one for text in talk_with(name, seed) for one in sentences(text)]
    assert sorted(one for one in set(said) if said.count(one) > 1) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_same_chance_gives_the_same_words(name: str) -> None:
    said = [("manager", "Come in."), ("candidate", "Hello."), ("manager", TOLD[2])]
    first, again = (CANDIDATES[name](said, chance=Random(7)) for _ in range(2))
    assert first == again


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"silent"}))
def test_another_chance_gives_other_words(name: str) -> None:
    said = [("manager", TOLD[2])]
    assert len({CANDIDATES[name](said, chance=Random(seed)) for seed in range(8)}) > 3


@pytest.mark.parametrize("name", NAMES)
def test_a_talk_that_has_not_begun_is_begun(name: str) -> None:
    assert isinstance(CANDIDATES[name]([], chance=Random(1)), str)


@pytest.mark.parametrize("name", ["listener", "honest"])
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_talk_is_about_one_life(name: str, seed: int) -> None:
    whole = " ".join(talk_with(name, seed))
    assert sum(any(mark in whole for mark in life.marks) for life in lives_of(name)) == 1


# --- in other words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("sentence", TOLD)
def test_other_words_keep_numbers_and_negation_and_no_run_of_four(sentence: str) -> None:
    for seed in range(4):
        words = in_other_words(sentence, luck=Random(seed))
        if words:
            assert shared_run(words, sentence) < 4
            assert {one.value for one in find_numbers(sentence)} <= {one.value for one in find_numbers(words)}
            assert is_negative(words) == is_negative(sentence)


def test_most_sentences_can_be_said_in_other_words() -> None:
    assert sum(bool(in_other_words(one, luck=Random(1))) for one in TOLD) > len(TOLD) * 0.6


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("I built this team from nothing.", ["you", "crew"]),
        ("We've no budget till July.", ["you", "no", "July"]),
        ("If it goes right, customers stop noticing us.", ["clients", "you", "works out"]),
        ("My boss counts complaints on Friday.", ["your superior", "grievances", "Friday"]),
    ],
)
def test_persons_turn_and_words_change(sentence: str, parts: Sequence[str]) -> None:
    words = in_other_words(sentence, luck=Random(1))
    assert all(part in words for part in parts), words


def test_what_cannot_be_said_otherwise_is_not_said() -> None:
    assert in_other_words("Hm.", luck=Random(1)) == ""
    assert in_other_words(" ".join(["word"] * 60), luck=Random(1)) == ""


# --- the listener -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_listener_gives_back_asks_ties_and_closes(seed: int) -> None:
    said = talk_with("listener", seed)
    heads = openings("synonyms", "heads")
    assert sum(text.startswith(heads) for text in said) >= 6
    assert 10 <= sum("?" in text for text in said) <= 26
    assert 2 <= len(ties_in(said)) <= 4
    assert any(text.startswith(openings("listener", "sums")) for text in said)
    for kind in ("concern", "next"):
        asked = lines("questions", "ladder", kind)
        assert sum(line in text for line in asked for text in said) == 1
    assert any(line in text for line in lines("listener", "thanks") for text in said)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_tie_is_short_and_holds_a_figure_and_what_they_would_do_here(seed: int) -> None:
    for text in ties_in(talk_with("listener", seed)):
        assert len(text.split()) <= 90
        assert find_numbers(text)
        assert "Here I'd" in text
        assert text.endswith("?")


def test_the_listener_never_copies_four_words_when_giving_back() -> None:
    for sentence in TOLD:
        said = [("manager", "Hello."), ("candidate", "Hello, I'm Rosa, from Calder."), ("manager", sentence)]
        text = CANDIDATES["listener"](said, chance=Random(3))
        assert shared_run(text, sentence) < 4, text


def test_the_listener_answers_with_a_story_that_has_a_figure() -> None:
    said = [("manager", "Hello."), ("candidate", "Hello, I'm Rosa, from Calder.")]
    asked = [*said, ("manager", "Tell me about a time when people kept leaving.")]
    text = CANDIDATES["listener"](asked, chance=Random(1))
    assert find_numbers(text)
    assert len(text.split()) < 110


def test_a_correction_is_taken() -> None:
    said = [
        ("manager", "Nobody comes on Mondays."),
        ("candidate", "Hello, I'm Rosa, from Calder. So people do not come at all."),
        ("manager", "No, not quite. They come on Tuesdays, because the market is open."),
    ]
    taken = openings("listener", "backwards") + openings("listener", "backwards_plain")
    for seed in range(6):
        assert CANDIDATES["listener"](said, chance=Random(seed)).startswith(taken)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_one_gap_is_admitted(seed: int) -> None:
    whole = " ".join(talk_with("listener", seed))
    admits = [lines("lives", "listener", life.id, "admits") for life in lives_of("listener")]
    assert sum(line in whole for every in admits for line in every) == 1


# --- the others -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_honest_one_asks_little_gives_back_little_and_ties_once(seed: int) -> None:
    said = talk_with("honest", seed)
    own = (*lines("honest", "questions"), *lines("honest", "next"))
    assert 3 <= sum(line in text for line in own for text in said) <= 8
    assert sum(text.startswith("So ") for text in said) <= 2
    assert sum(text.startswith(openings("honest", "tie_starts")) for text in said) <= 1


@pytest.mark.parametrize("line", ["What's next on your list?", "Your move.", "What haven't I told you?"])
def test_the_honest_one_asks_something_where_the_word_is_handed_over(line: str) -> None:
    said = [
        ("manager", "Come in."),
        ("candidate", "Good morning."),
        ("manager", f"That's how it stands. {line}"),
    ]
    text = CANDIDATES["honest"](said, chance=Random(1))
    assert any(question in text for question in lines("honest", "questions"))
    said += [one for own in lines("honest", "questions") for one in (("candidate", own), ("manager", line))]
    assert CANDIDATES["honest"](said, chance=Random(1)) in lines("honest", "asked_enough")


@pytest.mark.parametrize("seed", range(3))
def test_the_honest_one_does_not_know_twice_at_most_what_nobody_could_foresee(seed: int) -> None:
    said, chance = [("manager", "Come in.")], Random(seed)
    for number in range(20):
        said.append(("candidate", CANDIDATES["honest"](said, chance=chance)))
        said.append(("manager", f"And does a {number} go with you?"))
    unsure = lines("honest", "unsure")
    assert sum(line in text for line in unsure for who, text in said if who == "candidate") <= 2


def test_what_happened_is_about_the_story_that_was_asked_for() -> None:
    heard = hear("Tell me about a time when something went wrong. What happened?")
    assert heard.asked == "example"


def test_the_parrot_says_the_words_again() -> None:
    for sentence in TOLD[:10]:
        text = CANDIDATES["parrot"]([("manager", sentence)], chance=Random(1))
        assert text.startswith("So ")
        assert shared_run(text, sentence) >= len(words_of(sentence)) - 1


def test_the_interrogator_asks_every_time_and_gives_nothing_back() -> None:
    said = talk_with("interrogator", 1)
    assert all(text.endswith("?") for text in said)
    assert max(shared_run(text, sentence) for text in said for sentence in TOLD) < 4
    asked = [("manager", "Hello."), ("candidate", "Hello."), ("manager", "Tell me about yourself.")]
    own = sentences(CANDIDATES["interrogator"](asked, chance=Random(1)))[0]
    assert len(own.split()) <= 7


def test_the_broadcaster_talks_and_hardly_asks() -> None:
    said = talk_with("broadcaster", 1)
    assert sum("?" in text for text in said) <= 6
    assert min(len(text.split()) for text in said) > 20


def test_the_flatterer_says_nothing_but_praise() -> None:
    said = talk_with("flatterer", 2)
    assert not any("?" in text for text in said)
    assert not any(find_numbers(text.replace("one hundred", "").replace("thousand", "")) for text in said)


def test_the_silent_one_says_a_word_or_none() -> None:
    said = talk_with("silent", 4) + talk_with("silent", 5)
    assert max(len(text.split()) for text in said) <= 4
    assert "" in said


def test_the_liar_promises_in_days_and_contradicts_themself() -> None:
    said = talk_with("liar", 1)
    assert sum("days" in text for text in said) > 10
    assert sum(any(one.value >= 1_000 for one in find_numbers(text)) for text in said) > 5
    against = [re.sub(r"\{\w+\}", ".+", line) for line in lines("poor", "liar", "against")]
    assert any(re.search(line, text) for line in against for text in said)


# --- what is read -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Right. Tell me about yourself.", "yourself"),
        ("So why would you want this job?", "why_here"),
        ("Give me an example of a bad week.", "example"),
        ("Where would you begin with a thing like that?", "how_would_you"),
        ("When could you start?", "notice"),
        ("What would you want to earn?", "pay"),
        ("What do you want to know from me?", "questions_for_us"),
        ("The stables, d'you mean, or the house?", "which"),
        ("How do you mean?", "mean"),
        ("And at six in the evening, with the vet gone?", "test"),
        ("We have twelve horses and no hay.", ""),
        ("Tell me early, even if it hurts.", ""),
    ],
)
def test_what_the_manager_asks_is_heard(text: str, kind: str) -> None:
    assert hear(text).asked == kind


# --- wordings ---------------------------------------------------------------------------------------------

TURN = "At Calder late starts fell from 11 to 2. I'd do the same here, but not before May. Would that fit?"


@pytest.mark.parametrize("name", ["listener", "honest", "broadcaster"])
def test_doubled_doubles_and_keeps_every_word(name: str) -> None:
    for text in talk_with(name, 1):
        long = doubled(text)
        assert abs(len(long.split()) - 2 * len(text.split())) <= max(2, len(text.split()) / 8), long
        assert is_part(words_of(text), words_of(long))
        assert [one.value for one in find_numbers(long)] == [one.value for one in find_numbers(text)]
        assert long.count("?") == text.count("?")


def test_doubled_is_the_same_every_time() -> None:
    assert doubled(TURN) == doubled(TURN)
    assert doubled("") == ""


@pytest.mark.parametrize("seed", [1, 2])
def test_second_language_drops_articles_and_keeps_numbers_and_negations(seed: int) -> None:
    before = talk_with("listener", seed)
    after = [second_language(text) for text in before]
    assert articles_in(after) < articles_in(before) / 1.8
    for old, new in zip(before, after, strict=True):
        kept = [one.value for one in find_numbers(new)]
        assert [one.value for one in find_numbers(old)] == kept
        assert is_negative(old) == is_negative(new), new
        assert old.count("?") == new.count("?")


def test_machine_heard_has_no_marks_and_no_capitals() -> None:
    for text in (TURN, *talk_with("listener", 3)):
        heard = machine_heard(text)
        assert re.fullmatch(r"[a-z0-9 ]*", heard), heard
        assert find_numbers(heard) or not find_numbers(text)
    assert "would not" in machine_heard("It wouldn't be 1,200.")
    assert "1200" in machine_heard("It wouldn't be 1,200.")


@pytest.mark.parametrize("wording", [doubled, second_language, machine_heard])
def test_nothing_stays_nothing(wording: object) -> None:
    assert callable(wording)
    assert wording("") == ""


# --- small things -----------------------------------------------------------------------------------------


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))


def sentences(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.!?]) +", text.strip()) if one]


def shared_run(one: str, other: str) -> int:
    """The length of the longest stretch of words that both have."""
    return SequenceMatcher(None, words_of(one), words_of(other), autojunk=False).find_longest_match().size


def is_part(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words stand in the whole, in this order."""
    left = iter(whole)
    return all(word in left for word in part)


def openings(name: str, *keys: str) -> tuple[str, ...]:
    return tuple(line.split("{")[0] for line in lines(name, *keys))


def ties_in(said: Sequence[str]) -> list[str]:
    return [text for text in said if text.startswith(openings("listener", "tie_starts"))]


def articles_in(said: Sequence[str]) -> int:
    return sum(word in {"the", "a", "an"} for text in said for word in words_of(text))

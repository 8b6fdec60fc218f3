"""What a requirement is about, and how much of it a fact shows, in words.

Likeness of words only orders facts and finds the nearest; by itself it never says that a licence, a degree,
a number of years or a language is there.
"""

import re
from collections.abc import Sequence

from getsit.model.fact import Fact
from getsit.text.words import carries_content, find_words, stem

_ASKING_WORDS = frozenset(
    stem(word)
    for word in """
    experience experienced experiences knowledge understanding ability able skill skills strong good
    excellent proven demonstrable demonstrated demonstrate relevant previous prior recent
    significant substantial extensive solid track record background working work works worked
    minimum least essential desirable required requirement must need needed years year months month
    plus proficient proficiency familiar familiarity competent confident comfortable using use used
    evidence similar equivalent role roles position environment setting level high including include
    includes etc preferably ideally someone person candidate successful advantage desirable welcome
    full time current valid clean hold holds holding one two three four five six seven eight nine
    ten twelve fifteen twenty more over within large small looking bring brings brought want
    managing manage manager managed lead leading led""".split()
)
_NAME = re.compile(r"\b(?:[A-Z]{2,}[A-Za-z0-9+#.]*|[A-Z][a-z]+[A-Z]\w*|[A-Z][a-z0-9+#.]+|C\+\+|C#)")
_SENTENCE_START = re.compile(r"^\W*\w+")
_NO_NAMES = frozenset(
    {
        "UK",
        "EU",
        "US",
        "USA",
        "NHS",
        "IT",
        "HR",
        "CV",
        "I",
        "You",
        "We",
        "The",
        "A",
        "An",
        "Must",
        "And",
        "Or",
    }
)


def topic_of(text: str) -> list[str]:
    """The stems that say what is asked for, without the words of asking, numbers left out."""
    stems = (
        stem(word.plain)
        for word in find_words(text)
        if carries_content(word.plain) and not word.plain.isdigit()
    )
    return list(dict.fromkeys(found for found in stems if found not in _ASKING_WORDS))


def shown_share(asked: str, shown: str) -> float:
    """Which share of the topic's stems the shown text has, 0 to 1."""
    wanted, there = topic_of(asked), set(topic_of(shown))
    return sum(found in there for found in wanted) / len(wanted) if wanted else 0.0


def nearest_fact(asked: str, facts: Sequence[Fact], *, least: float) -> Fact | None:
    """The fact that shows most of the topic, None when none shows as much as `least`."""
    best = max(facts, key=lambda fact: shown_share(asked, f"{fact.text} {fact.position}"), default=None)
    if best is None or shown_share(asked, f"{best.text} {best.position}") < least:
        return None
    return best


def names_in(text: str) -> frozenset[str]:
    """The proper names and capital-letter words of the text, its first word only when it looks like one."""
    first = _SENTENCE_START.match(text)
    begin = first.end() if first and not re.search(r"[A-Z].*[A-Z+#\d]", first.group()) else 0
    return frozenset(name.rstrip(".") for name in _NAME.findall(text[begin:]) if name not in _NO_NAMES)

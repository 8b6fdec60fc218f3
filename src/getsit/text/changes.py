"""What changed between two texts, in sentences: which came, which went. Knows words, not meaning."""

from getsit.text.lines import cut_short, one_line
from getsit.text.normal import normalise
from getsit.text.sentences import find_sentences

MOST = 3  # sentences of each sort that are shown
LONGEST = 200  # letters of a sentence that are shown


def sentences_changed(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences that came and those that went, at most three of each, cut when they are long."""
    old, new = _sentences(before), _sentences(after)
    came = [words for key, words in new.items() if key not in old]
    went = [words for key, words in old.items() if key not in new]
    return _shown(came), _shown(went)


def _sentences(text: str) -> dict[str, str]:
    found = (one_line(one.text) for line in text.splitlines() for one in find_sentences(line))
    return {normalise(words).text: words for words in found if words}


def _shown(sentences: list[str]) -> tuple[str, ...]:
    return tuple(cut_short(words, most=LONGEST) for words in sentences[:MOST])

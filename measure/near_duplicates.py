"""Whether two texts of the project's own corpus share a sentence, or the frame of one.

Sentences of eight words and more are compared by their runs of four words (Jaccard). A frame is the sentence
with every content word left open. Pairs within one text do not count: people repeat themselves.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from getsit.text.sentences import find_sentences
from getsit.text.words import carries_content, find_words
from training.corpus import Text, read_documents, read_exchanges, read_interviews

Row = dict[str, str | float]
FEWEST = 8  # words; shorter sentences are shared by everybody
RUN = 4
ALIKE = 0.5
_COMMON = 40  # sentences that share one run; with more it is a phrase of the language
FRAME_WORDS = 5  # words of a frame that are not left open; with fewer any two sentences are alike


def rows(_data: Path) -> list[Row]:
    """How many sentences, and how many pairs of them in different texts are near-duplicates or one frame."""
    sets = {
        "interviews": read_interviews(), "exchanges": read_exchanges(), "written": read_documents(),
    }  # fmt: skip
    return [_row(name, texts) for name, texts in sets.items() if texts]


def _row(name: str, texts: Sequence[Text]) -> Row:
    sentences = list(_sentences(texts))
    alike, frames = list(_alike(sentences)), list(_frames(sentences))
    return {
        "corpus": name, "texts": str(len(texts)), "sentences of 8 words or more": str(len(sentences)),
        "pairs alike": str(len(alike)), "frames in two texts": str(len(frames)),
        "for example": alike[0] if alike else (frames[0] if frames else ""),
    }  # fmt: skip


def _sentences(texts: Sequence[Text]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for text in texts:
        for line in text.lines:
            for sentence in find_sentences(line.text):
                words = tuple(word.plain for word in find_words(sentence.text))
                if len(words) >= FEWEST:
                    yield text.name, words, sentence.text


def _alike(sentences: Sequence[tuple[str, tuple[str, ...], str]]) -> Iterator[str]:
    runs = [
        frozenset(words[at : at + RUN] for at in range(len(words) - RUN + 1)) for _, words, _ in sentences
    ]
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(runs):
        for run in own:
            where[run].append(number)
    met = {pair for those in where.values() if len(those) <= _COMMON for pair in combinations(those, 2)}
    for one, other in sorted(met):
        share = len(runs[one] & runs[other]) / len(runs[one] | runs[other])
        if share >= ALIKE and sentences[one][0] != sentences[other][0]:
            yield f"{sentences[one][2]} / {sentences[other][2]}"


def _runs(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words[at : at + RUN] for at in range(len(words) - RUN + 1))


def _frames(sentences: Sequence[tuple[str, tuple[str, ...], str]]) -> Iterator[str]:
    where: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for name, words, sentence in sentences:
        frame = tuple("…" if carries_content(word) else word for word in words)
        if sum(word != "…" for word in frame) >= FRAME_WORDS:
            where[frame][name] = sentence
    for those in where.values():
        if len(those) > 1:
            yield " / ".join(list(those.values())[:2])

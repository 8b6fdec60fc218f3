"""Sentences and clauses with their places.

Knows full stops, abbreviations, line ends and the breaks of spoken language. Text as machines hear it,
without any punctuation, is cut where the wording shows that a new sentence begins ("… every week i think
the rota" before "i think"); these cuts are guesses.
"""

import re
from dataclasses import dataclass

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|no|nos|vs|etc|e\.g|i\.e|approx|incl|inc|ltd|co|dept|tel|jan|feb|mar|apr"
    r"|jun|jul|aug|sep|sept|oct|nov|dec)|\b[A-Za-z]|\b[A-Z]\.[A-Z])\.$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\bnos?\.$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[,;:–—]\s+|\s+-\s+|\s+(?=(?:but|because|so that|which|although|though|whereas)\s)",
    re.IGNORECASE,
)
_LONGEST = 60  # words; speech without punctuation is cut at joining words after this many
_JOIN = re.compile(r"\s(?=(?:and|but|so|because|then|or)\s)", re.IGNORECASE)
_UNMARKED = 16  # words without any punctuation after which text is taken for speech that a machine heard
_FEWEST = 4  # words of a piece of such speech
_GLANCE = 80  # letters that are looked at before a cut
_SUBJECT = r"(?:i|we|you|they|he|she|it|that|there|this|everybody|everyone|nobody|people)"
_VERB = (
    r"(?:['’](?:m|re|ve|ll|d|s)|\s(?:am|is|are|was|were|have|has|had|do|does|did|don['’]?t|didn['’]?t|can"
    r"|can['’]?t|could|would|will|won['’]?t|need|want|think|keep|kept|used|lost|got|know|should|might))\b"
)
_ASKS = (
    r"(?:(?:what|how|where|when|who|why)(?:['’]s|\s(?:is|are|do|does|did|would|will|happens|happened|was))"
    r"|(?:do|did|would|could|can|have)\s(?:you|i|we|they)|(?:walk|tell)\sme)\b"
)
_BEGINS = re.compile(
    rf"\s(?=(?:and|but|so|because|then)\s{_SUBJECT}\b|but\s|{_SUBJECT}{_VERB}|{_ASKS})", re.IGNORECASE
)
_HOLDS_ON = re.compile(  # words after which the sentence goes on: "I think" + "we need"
    r"\b(?:and|but|so|because|then|or|that|which|who|what|when|where|why|how|if|whether|than|as|until|till"
    r"|while|think|know|believe|guess|hope|say|says|said|mean|sure|feel|see|wish|like|the|thing|way|time"
    r"|before|after|since|though|although|once|unless|not|for|of|to|wonder|everything|all)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text: `text[start:end]`, without white space around it."""

    text: str
    start: int
    end: int


def find_sentences(text: str) -> list[Stretch]:
    """The sentences of the text in order; together they hold every character that is not white space."""
    sentences: list[Stretch] = []
    start = 0
    for match in _END.finditer(text):
        if _is_abbreviation(text, start, match):
            continue
        sentences += _pieces(text, start, match.end())
        start = match.end()
    return sentences + _pieces(text, start, len(text))


def find_clauses(text: str) -> list[Stretch]:
    """The clauses of the text in order: sentences cut at commas, dashes and joining words."""
    clauses: list[Stretch] = []
    for sentence in find_sentences(text):
        start = sentence.start
        for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
            clauses += _stretch(text, start, match.end())
            start = match.end()
        clauses += _stretch(text, start, sentence.end)
    return clauses


def _is_abbreviation(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group()[0] != "." or text[match.end() : match.end() + 1] in ("", "\n"):
        return False
    following = text[match.end() : match.end() + 2].strip()
    before = _ABBREVIATION.search(text[max(start, match.start() - 8) : match.start() + 1])
    if before is None:
        return False
    if _NUMBERED.search(before.group()):  # "no. 7" is a number, "they said no. That" an answer
        return following[:1].isdigit()
    lone_letter = len(before.group()) == len("x.")
    return not (lone_letter and following.isupper() and before.group()[0] in "Ii")


def _pieces(text: str, start: int, end: int) -> list[Stretch]:
    whole = _stretch(text, start, end)
    if whole and _is_unmarked(whole[0].text):
        return _spoken_pieces(text, whole[0])
    if not whole or whole[0].text.count(" ") <= _LONGEST:
        return whole
    pieces: list[Stretch] = []
    begin = whole[0].start
    for match in _JOIN.finditer(text, whole[0].start, whole[0].end):
        if text.count(" ", begin, match.start()) >= _LONGEST // 2:
            pieces += _stretch(text, begin, match.end())
            begin = match.end()
    return pieces + _stretch(text, begin, whole[0].end)


def _is_unmarked(text: str) -> bool:
    return text.count(" ") >= _UNMARKED and not re.search(r"[.!?…,;:–—]", text)


def _spoken_pieces(text: str, whole: Stretch) -> list[Stretch]:
    """Where the wording shows that a new sentence begins, since nothing else does."""
    pieces: list[Stretch] = []
    begin = whole.start
    for match in _BEGINS.finditer(text, whole.start, whole.end):
        said = text[max(begin, match.start() - _GLANCE) : match.start()]
        if said.count(" ") + 1 >= _FEWEST and not _HOLDS_ON.search(said[-12:]):
            pieces += _stretch(text, begin, match.start())
            begin = match.start()
    return pieces + _stretch(text, begin, whole.end)


def _stretch(text: str, start: int, end: int) -> list[Stretch]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Stretch(text[start:end], start, end)] if end > start else []

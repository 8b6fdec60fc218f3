"""The shortest stretch of a line that carries its need, in the line's own characters."""

import re

from getsit.ports import Heard
from getsit.prepare.figures import find_worse, row_label
from getsit.prepare.short import shorten
from getsit.prepare.structure import Line
from getsit.prepare.vocabulary import rare_stems
from getsit.text.lines import one_line
from getsit.text.sentences import find_clauses

_LEAD_IN = re.compile(
    r"""^\W*(?:
      (?:(?:as\s+(?:an?|the|our)\s+[\w\s-]{2,40},\s*)?(?:you|the\s+(?:successful\s+(?:candidate|applicant)|post\s?holder|role|job|ideal\s+candidate|new\s+\w+))
        (?:['’]ll|\s+will|\s+shall|\s+are\s+to|\s+is\s+to|\s+would)?\s+(?:also\s+)?(?:be\s+(?:responsible\s+for|required\s+to|expected\s+to|asked\s+to|able\s+to)|need\s+to|have\s+to|help\s+(?:us\s+)?(?:to\s+)?|involves?|includes?)?\s*)
    | we(?:['’]re|\s+are)?\s+(?:now\s+)?(?:looking\s+for|seeking|need|want)\s+
        (?:someone|somebody|a\s+person|an?\s+[\w\s-]{2,40}?)\s+(?:to|who\s+(?:will|can|is\s+to))\s+
    | (?:your|the)\s+(?:first\s+|main\s+|key\s+)?(?:task|job|role|responsibilit\w+|duties)
        \s+(?:is|are|will\s+be|include[s]?)\s+(?:to\s+)?
    | to\s+(?=\w+\s)
    | (?:to\s+be\s+)?responsible\s+for\s+
    | (?:(?:your|the|key|main)\s+)*(?:duties|responsibilities|tasks)
        \s+(?:will\s+)?(?:include|involve|comprise)\s+
    | (?:and|but|so|also|however|in\s+addition|furthermore|honestly|overall)[,\s]+
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_FEWEST_WORDS, _MOST_WORDS = 3, 14
_WHOLE = 150  # characters; a line up to here stands whole: half of one is harder to trust
_HANGING = re.compile(
    r"(?:which|that|who|where|whose|when|and|but|because|so|while|rather|than)\b", re.IGNORECASE
)
_SMALL_WORD = re.compile(r"\b(?:of|in|to|with|for|on|by|at|from)\s")
_FEWEST_TAIL = 8  # characters after the focus that must be left


def gist_of(line: Line, heard: Heard, *, focus: int) -> str:
    """Exact characters of the line: the worse figure, the need as heard, or the line past its lead-in.

    `focus` is the place in the line's `words` that must be inside it, -1 when any will do.
    """
    return _as_written(_gist(line.words, heard, focus=focus), line.text)


def _gist(text: str, heard: Heard, *, focus: int) -> str:
    if label := row_label(text):
        return label
    if (worse := find_worse(text)) and rare_stems(worse.text) and not worse.text[0].isdigit():
        return shorten(_from_word(text, worse.start, worse.end))
    lead = _LEAD_IN.match(text)
    rest = text[lead.end() :] if lead and (focus < 0 or lead.end() <= focus) else text
    if len(rest.split()) >= _FEWEST_WORDS and len(rest) <= _WHOLE:
        return rest.strip(" .;:,")
    if focus < 0 and (spoken := _heard_stretch(text, heard)) and len(spoken) < len(text):
        return shorten(spoken)
    whole = shorten(rest if len(rest.split()) >= _FEWEST_WORDS else text)
    return (
        whole if focus < 0 or _reaches(whole, text, focus) else _around(text, rest, focus=focus, whole=whole)
    )


def _around(text: str, rest: str, *, focus: int, whole: str) -> str:
    """The clause that holds the focus, the whole line where it is short, else the cut line."""
    clause = _clause_at(text, focus)
    cut = shorten(clause)
    if not _HANGING.match(clause) and _reaches(cut, clause, focus - text.rfind(clause)):
        return cut
    stripped = rest.strip(" .;:,")
    if len(stripped) <= _WHOLE:
        return stripped
    phrase = _phrase_at(text, focus)
    return phrase if len(phrase.split()) >= _FEWEST_WORDS and rare_stems(phrase) else whole


def _phrase_at(text: str, focus: int) -> str:
    """The words after the last small word before the focus ("of | a challenging savings target")."""
    begins = [match.end() for match in _SMALL_WORD.finditer(text, 0, focus)]
    return shorten(text[begins[-1] :]) if begins else ""


def _as_written(words: str, text: str) -> str:
    """The same words with the white space that they have in the text."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    match = re.search(pattern, text) if pattern else None
    return match.group() if match else words


def _reaches(words: str, text: str, focus: int) -> bool:
    """Whether the cut words still hold the focus and what follows it."""
    begin = text.find(words.split(maxsplit=1)[0])
    return len(one_line(text[begin:focus])) + _FEWEST_TAIL <= len(words)


def _clause_at(text: str, focus: int) -> str:
    """The text from the clause that holds the focus on."""
    begins = [clause.start for clause in find_clauses(text) if clause.start <= focus]
    rest = text[begins[-1] :] if begins else text
    rest = rest.removeprefix("whose ")
    lead = _LEAD_IN.match(rest)
    return rest[lead.end() :] if lead and lead.end() <= focus - (len(text) - len(rest)) else rest


def _heard_stretch(text: str, heard: Heard) -> str:
    """The surest need span of a speakable length, empty when there is none."""
    spans = sorted((span for span in heard.spans if span.label == "need"), key=lambda span: -span.score)
    for span in spans:
        words = text[span.start : span.end].strip()
        if _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS:
            return words
    return ""


def _from_word(text: str, start: int, end: int) -> str:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]

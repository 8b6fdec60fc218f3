"""What looks like a speaker's name at the beginning of a line.

Knows shapes: `Name:`, `**Name:**`, `[00:01:02] Name (role):`, `Name  0:12`. A shape is only a proposal;
whether somebody of that name speaks is decided over the whole file, in speakers.py.
"""

import re
from dataclasses import dataclass

from getsit.reading.transcripts.assemble import key_of
from getsit.reading.transcripts.clocks import CLOCK, seconds_of
from getsit.text.words import FUNCTION_WORDS

PAD = "\ufeff"  # stands for no letter: readers widen what they decode with it, to keep places true
_LONGEST = 80  # characters of a name with its role
_MOST_WORDS = 6
_HEAD = 220  # characters of a line in which a name, its marks and its time must stand
_BEFORE = rf"""
    (?:>{{1,3}}[ ]?|[-–—•*][ ])?[ ]*                                      # a change of speaker, a bullet
    (?:\#{{1,6}}[ ]+)?
    (?:(?P<open>[\[(])?(?P<before>{CLOCK})(?:[ ]?(?:-->|[-–—])[ ]?{CLOCK})?[\])]?[ ]*[-–—|]?[ ]*)?
    (?P<bold>[*_]{{1,3}})?[ ]*
"""
_COLON = re.compile(
    rf"""{_BEFORE}
    (?P<bracket>\[)?(?P<name>[^:：\t]{{1,{_LONGEST}}}?)(?(bracket)\]|)
    (?:[ ]*[\[(]?(?P<after>{CLOCK})[\])]?)?
    [*_]{{0,3}}[ ]?(?:(?P<colon>[:：])[*_]{{0,3}}|\t)
    """,
    re.VERBOSE,
)
_HEADED = re.compile(
    rf"""{_BEFORE}
    (?P<bracket>\[)?(?P<name>[^:：\t]{{1,{_LONGEST}}}?)(?(bracket)\]|)[*_]{{0,3}}
    (?:\s+[-–—|•·]?\s*[\[(]?(?P<after>{CLOCK})(?:[ ]?[-–—][ ]?{CLOCK})?[\])]?)?[*_]{{0,3}}\s*
    """,
    re.VERBOSE,
)
_PARTICLES = frozenset(
    """van von de der den del della di da dos das du la le el al bin ibn ben y e i of and und et the ter ten
    op""".split()
)
_ROLE = re.compile(
    r"(?:(?:the|my|senior|lead|hiring|line|team|hr|job) ){0,3}"
    r"(?:interviewer|interviewee|candidate|manager|recruiter|applicant|host|moderator|speaker|panell?ist"
    r"|director|boss|me|myself|i|hr|hm)(?: ?[#_-]?\d{1,3}| ?[a-d])?",
    re.IGNORECASE,
)
_PLAIN_WORDS = frozenset(
    """note notes question answer example first second third fourth last finally summary important warning
    update action actions agenda topic topics date time duration location attendees participants subject title
    position company role salary conclusion point points result results reason reasons problem problems issue
    goal goals challenge http https www link url step steps option options plan fact remember look listen
    anyway meaning transcript meeting interview recording recorded language kind idea ideas two three four
    five six number bottom line quote read file page chapter part section monday tuesday wednesday thursday
    friday saturday sunday ps nb re fwd cc eg ie etc hello hi hey thanks email phone tel mobile from to
    priorities priority task tasks advantage disadvantage pro pros con cons risk risks""".split()
)
_CALLED = {"will", "may"}  # words of a sentence that are names, too
_SPEECH_WORDS = FUNCTION_WORDS - _CALLED
_PAIRS = {"question": "answer", "answer": "question", "q": "a", "a": "q"}
_SENTENCE = re.compile(r"[?!;\"“”„…<>=@{}\\]|\.(?=\s)|,.*,.*,")
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Dr|Mr|Mrs|Ms|Mx|Prof|St|Sr|Jr|Rev|Hon|Eng|Ing|Sra|Herr|Frau|Mme)\.", re.UNICODE
)
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*|(?<=[^\W\d]),\s.*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefix:
    """What looks like a speaker's name, up to character `end` of its line.

    `headed`: the line holds name and time alone. `marked`: the file sets it off, by bold letters or
    brackets. `tight`: no space behind the colon.
    """

    name: str
    key: str
    end: int
    begins: float | None = None
    headed: bool = False
    marked: bool = False
    tight: bool = False


def find_prefix(line: str) -> Prefix | None:
    """What looks like a name and a colon (or a tab) at the beginning of the line, or None."""
    indent = len(line) - len(line.lstrip())
    head = line[indent : indent + _HEAD]
    match = _COLON.match(head)
    if match is None or head[match.end() :].startswith("//"):
        return None
    rest = head[match.end() : match.end() + 1]
    tight = match["colon"] == ":" and bool(rest) and not rest.isspace()
    return _prefix(match, end=indent + match.end(), tight=tight, headed=False)


def find_heading(line: str) -> Prefix | None:
    """What looks like a line of a name and a time alone, or None."""
    indent = len(line) - len(line.lstrip())
    match = _HEADED.fullmatch(line[indent:].rstrip()) if len(line) <= _HEAD else None
    if match is None or (match["before"] is None and match["after"] is None):
        return None
    return _prefix(match, end=len(line), tight=False, headed=True)


def is_strict(name: str) -> bool:
    """Whether every word is written as names are: capitals, a script without any, or a known role."""
    if _ROLE.fullmatch(name.strip()):
        return True
    words = _words(name)
    lettered = any(letter.isalpha() for word in words for letter in word) or name.startswith("+")
    return lettered and all(map(_is_name_word, words)) and not words[-1].islower()


def is_ordinary(name: str) -> bool:
    """Whether these are words that people say before a colon: "note", "two things", "what I mean"."""
    if _ROLE.fullmatch(name.strip()):
        return False
    words = [word.casefold().strip(".,'’\"") for word in _words(name)]
    return not words or all(word in _PLAIN_WORDS or word in _SPEECH_WORDS or word.isdigit() for word in words)


def partner_of(key: str) -> str | None:
    """The other of the two words by which printed interviews mark their turns: question, answer, Q, A."""
    return _PAIRS.get(key)


def has_function_word(name: str) -> bool:
    """Whether words of a sentence stand in it, as in "so the thing is"."""
    if _ROLE.fullmatch(name.strip()):
        return False
    return any(word.casefold() in _SPEECH_WORDS - _PARTICLES for word in _words(name))


def words_of(name: str) -> list[str]:
    """The words of a name in small letters, without what stands in brackets or behind a comma."""
    return [word.casefold() for word in _words(name)]


def _prefix(match: re.Match[str], *, end: int, tight: bool, headed: bool) -> Prefix | None:
    name = " ".join(match["name"].replace(PAD, "").strip(" *_").split())
    if not _is_nameable(name):
        return None
    clock = match["before"] or match["after"]
    return Prefix(
        name=name,
        key=key_of(name),
        end=end,
        begins=seconds_of(clock) if clock else None,
        headed=headed,
        marked=bool(match["bold"] or match["bracket"]),
        tight=tight,
    )


def _is_nameable(name: str) -> bool:
    if not any(letter.isalpha() for letter in name):
        return name.startswith("+") and sum(letter.isdigit() for letter in name) > 3
    return len(_words(name)) <= _MOST_WORDS and not _SENTENCE.search(_ABBREVIATED.sub("", name))


def _words(name: str) -> list[str]:
    return (_ASIDE.sub(" ", name).split() or name.split())[: _MOST_WORDS + 1]


def _is_name_word(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    if not letters or word.casefold() in _PARTICLES:
        return True
    return not letters[0].islower() or word.startswith(("d'", "d’", "al-", "el-", "o'", "o’"))

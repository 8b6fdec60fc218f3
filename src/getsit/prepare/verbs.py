"""Verbs that open a line: what somebody did ("Moved loading forward") or is to do ("Rebuild the rota").

Knows common irregular past forms; a word in -ed at the head of a line counts as past. Never makes one form
out of another.
"""

import re

_IRREGULAR = frozenset(
    """led ran built made wrote cut won brought taught kept grew held took drove began set sold bought
    found gave saw met sent spent spoke stood rose shrank oversaw rewrote undertook undid sang fed
    dealt hit put chose drew rebuilt broke caught fought sought hired halved fell flew got went came
    did had taken paid beat bore lent lost read said shot slept split swept swam threw told thought
    understood upheld withdrew forged spun ran reran shut let lit left""".split()
)
_NOT_PAST = frozenset(
    """need needed united limited unlimited based related assorted advanced skilled motivated experienced
    dedicated detailed red bed shed seed feed speed indeed embed hundred sacred wicked naked biomed
    med registered certified chartered licensed accredited qualified distributed embedded integrated
    applied unmanned mixed combined sponsored""".split()
)  # -ed words that open a noun phrase more often than a deed
_PRESENT_DEEDS = frozenset(
    """lead manage run plan organise organize train supervise build design teach support coordinate oversee
    handle maintain schedule prepare deliver develop own drive""".split()
)
_FIRST = re.compile(
    r"^(?:I\s+(?:have\s+|also\s+|then\s+)?)?(?:(?:successfully|personally|also|then|jointly"
    r"|co)[\s-]+)*([A-Za-z]+)(?:\s+([a-z]+))?"
)
_PERSON = re.compile(r"^(?:I|We)\b")


def past_verb_at(text: str) -> str:
    """The past-tense verb that opens the text, as written; empty when none does."""
    match = _FIRST.match(text)
    if match is None:
        return ""
    word = match[1].lower()
    is_past = word in _IRREGULAR or (len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST)
    return match[1] if is_past else ""


def opens_with_deed(text: str) -> bool:
    """Whether the text opens with something done ("Moved …", "I led …", "Responsible for …")."""
    if past_verb_at(text) or _PERSON.match(text):
        return True
    match = _FIRST.match(text)
    if match is None:
        return False
    word = match[1].lower()
    follows = (match[2] or "").lower()
    return (word in _PRESENT_DEEDS and bool(follows)) or (word, follows) == ("responsible", "for")


_BASE = frozenset(
    """accept achieve act add address administer advise agree borrow bear analyse analyze answer arrange
    assess assist attend audit balance become begin bring build calculate call care carry catch
    chair champion change check clean clear close coach collaborate collect commission complete
    comply conduct contribute control convert cook coordinate co-ordinate cover create cultivate cut
    deal decide define delegate deliver demonstrate deputise design develop devise direct drive
    double embed enable encourage engage enhance ensure escalate establish evaluate examine execute
    expand explain facilitate feed fill finish fix follow foster gain get give grow guide halve
    handle harvest hold host identify implement improve increase influence inspect install instruct
    interpret introduce inventory invest investigate join keep launch lead learn liaise listen load
    look maintain make manage market meet mentor merge migrate modernise modernize monitor move
    negotiate open operate order organise organize overhaul oversee own participate perform persuade
    pick plan prepare present prevent process procure produce promote protect provide publish raise
    reach rebuild receive recommend reconcile record recover recruit redesign reduce refill
    reorganise repair replace report represent research resolve respond restore restructure review
    rewrite roll run scale schedule secure select sell serve set settle shape share simplify sort
    source stabilise stabilize staff start steady steer stop strengthen structure supervise supply
    support sustain tackle take teach tend test track train transform translate throw travel treat
    turn undertake unload untangle update use visit wait win work write""".split()
)


def is_base_verb(word: str) -> bool:
    """Whether a lower-case word is a common verb in the form that opens a duty."""
    return word in _BASE


def is_past_verb(word: str) -> bool:
    """Whether a lower-case word is a past form by itself."""
    return word in _IRREGULAR or (len(word) > 4 and word.endswith("ed") and word not in _NOT_PAST)

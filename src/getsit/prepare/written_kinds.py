"""Which kind of need a written line carries, from its exact words first and from what was heard second.

Documents are written more stiffly than people talk; these words are how postings, reports and notes put a
challenge, a date, a measure. Says None where nothing points to a need.
"""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from getsit.model.need import NeedKind, Strength
from getsit.ports import Heard
from getsit.prepare.figures import find_worse
from getsit.prepare.thresholds import KIND_HEARD, NEED_HEARD
from getsit.text.dates import find_times
from getsit.text.numbers import find_numbers
from getsit.text.sentences import find_clauses

_KINDS: Mapping[NeedKind, str] = {
    NeedKind.PROCESS: (
        r"\b(?:interviews? (?:will|are|is|take|date)|assessment (?:day|centre)|shortlist\w*"
        r"|references (?:will|are)|panel will|second (?:interview|round)|final round)\b"
    ),
    NeedKind.RISK: (
        r"\b(?:worr(?:y|ies|ied)|afraid|fear\w*|hesitat\w+|burn(?:ed|t) by|can(?:no|')t afford"
        r"|reservations? about|concern(?:s|ed)? (?:that|about|is)|not sure (?:that|whether"
        r"|if) (?:somebody|someone|an? ))\b"
    ),
    NeedKind.STAKE: (
        r"\b(?:put (?:my|his|her|their) name|promised the (?:board|council|owners?|governors|trustees)"
        r"|on the line|his job|her job|(?:our|my|your|his|her) reputation (?:is|hangs|depends)"
        r"|hates? surprises|wants? (?:his|her) weekends?)\b"
    ),
    NeedKind.PREDECESSOR: (
        r"\b(?:predecessor|previous (?:manager|holder|post ?holder|head|lead|director)|last (?:person"
        r"|manager|head|two|three)(?: \w+){0,3}|former (?:manager|head|lead)|newly created"
        r"|new(?:ly)? (?:role|post|position)|maternity (?:cover|leave)|(?:is|are) retiring|retired"
        r"|has left|have left|left (?:in|after|last)|been vacant|vacant since|without an? \w+ since"
        r"|tried (?:two|three|twice|before)|from a whiteboard|(?:in|and) (?:his|her) own head"
        r"|previous attempts?)\b"
    ),
    NeedKind.CONSTRAINT: (
        r"\b(?:no (?:extra|additional|new|more|further) (?:\w+ )?(?:budget|staff|heads?|headcount"
        r"|funds?|money|people|posts)|(?:recruitment|hiring|headcount|budget|pay) (?:freeze|is frozen)"
        r"|frozen|without (?:adding|extra|more|additional|increasing|closing|stopping)|within (?:the "
        r"|an? |its |our |existing |current )*(?:budget|headcount|resources?|funding)|cannot (?:be"
        r"|close|stop|add)|can't (?:add|close|stop)|stuck with|must (?:stay|remain) (?:open|live)"
        r"|budget (?:is|of|until))\b"
    ),
    NeedKind.MEASURE: (
        r"\b(?:measured (?:by|on|against)|success (?:means|looks like|is|will be)|(?:our|the"
        r"|a) targets? (?:is|of|to|are)|KPIs?|benchmark|(?:be|is|are|been) judged (?:by|on)"
        r"|we will know|at least \d+ ?%|(?:reduc|cut|halv|doubl|rais|increas|improv"
        r"|bring)\w* [^.]{3,60} (?:by|to|from|below|under|above) (?:\d|half|a (?:third|quarter|fifth)"
        r"|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty)\b"
        r"|no more than (?:\d|one|two|a|five|ten)|(?:hold|keep) [^.]{3,50} (?:above|below|under) \d"
        r"|zero \w+|under \d+|below \d+)"
    ),
    NeedKind.CHALLENGE: (
        r"\b(?:struggl\w+|problems? (?:with|in|at|of)|shortages?|short of|run(?:s|ning)? short"
        r"|backlog\w*|delay(?:s|ed)"
        r"|complain\w+|overr[au]n\w*|overdue|fallen behind|falls? behind|behind (?:schedule|plan)"
        r"|miss(?:ed|es|ing) (?:the |our |their )?(?:deadline|target|cut-off|slot|deliver\w+)|missing"
        r"|turnover|vacancies|vacancy rate|(?<!in the )absence|waste|wastage|errors?|fail\w*|broken?"
        r"|breaks? down"
        r"|difficult(?:y|ies) (?:in|with|of|recruit\w+|getting)|difficult to|under (?:strain|pressure)"
        r"|ageing|aging|outdated|out of date|underperform\w*"
        r"|lack(?:s|ing)?|criticis\w+|inadequate|requires improvement|inconsisten\w+|fragmented"
        r"|manual(?:ly)?|double (?:entry|handling|bookings?)|duplicat\w+|nobody|no one"
        r"|still (?:on paper|by hand|done by)|lost|losing|throw\w* away|thrown away"
        r"|challenging (?:\w+ ){0,2}(?:targets?|budgets?|deadlines?|position)|not always been good"
        r"|too (?:long|late|slow|few|many|often|little))\b|(?:^|\b(?:to|will|and"
        r"|must|should|you'll)\s)(?:fix|rebuild|tackle|resolve|reduce|stabili[sz]e"
        r"|turn (?:a)?round|clear the|bring down|bring back|put right|sort out|restore|replace"
        r"|overhaul|modernise|modernize|simplify|untangle|steady)(?:s|ing)?\b"
    ),
    NeedKind.VISION: (
        r"\b(?:(?:our|the) (?:aim|ambition|vision|goal|plan|intention) (?:is|for)|aims? to|plans? to"
        r"|(?:we|they|trust|council|board|company) (?:want|intend|hope|wish)\w* to|will (?:become|open"
        r"|launch|introduce|expand|double|move|merge)|(?:roll(?:ing)? out|launch(?:ing)?|introduc(?:e"
        r"|ing)|transform(?:ing)?|establish(?:ing)?|expand(?:ing)?(?! (?:your|their|my) )"
        r"|set(?:ting)? up|open(?:ing)? (?:a|the|our|two|three|new)|grow(?:ing)?|creat(?:e|ing))"
        r"|build (?:a|an|the|our|up)|from scratch|second (?:site|depot|branch|shop)|new (?:site|depot"
        r"|branch|system|line|service|wing|plant|warehouse|store|centre|center|building|fleet|platform"
        r"|contract|team|product|market))\b"
    ),
    NeedKind.STAKEHOLDER: (
        r"\b(?:applied for (?:this|the) (?:job|post|role)|(?:dislik|resent|oppos|distrust|resist)\w*"
        r"|nervous about|union|works council|regulator|governors|trustees|board (?:wants|will|has"
        r"|expects)|(?:win|bring|get) [^.]{2,40} (?:on board|over|round)|buy-in|sign(?:ed)? off by"
        r"|approval (?:of|from|by)|agree(?:ment)? (?:with|from) (?:the )?(?:board|council|finance"
        r"|parents|unions?|director|owner)|persuad\w+|convinc\w+|reports? to|between \w+ and \w+"
        r"|liais\w+ (?:with|between)|work(?:ing)? (?:closely )?with (?:the )?(?:council|police"
        r"|schools?|growers|suppliers|hospitals?|wards?|families|parents|finance|sales|union\w*"
        r"|regional|contractors|farmers|volunteers))\b"
    ),
    NeedKind.MANNER: (
        r"\b(?:without (?:drama|fuss|heroics|shouting|blame)|calm(?:ly)?(?= (?:under|when|and))"
        r"|by listening|listen(?:s)? first|(?:you|is|are|be) (?:very |truly )?patient\b|in person"
        r"|on the (?:floor|shop floor|dock|line)|step by step|bring(?:ing)? people (?:along|with)"
        r"|tells? (?:us|me|people) early|plain (?:words|english|language)|patien(?:t|ce) with"
        r"|at (?:their|its) own pace|hands-on (?:with|in)|face to face|rather than|instead of)\b"
    ),
    NeedKind.CULTURE: (
        r"\b(?:around here|how we work here|we (?:argue|eat|share|look after|take turns)"
        r"|everyone (?:takes|does|helps|starts)|first names|family[- ](?:run|owned) \w+|old hands"
        r"|long[- ]serving)\b"
    ),
}
_KIND_OF = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _KINDS.items()}
_ABOVE_DATES = frozenset({NeedKind.CHALLENGE, NeedKind.MEASURE, NeedKind.VISION, NeedKind.PREDECESSOR})
_PRESSING = re.compile(
    (
        r"\b(?:by|before|until|till|no later than|in time for|deadline|due|go(?:es)? live|expires?"
        r"|ends? in|review(?:ed)?|renew\w+|opens?|starts?|begins?|first|within|cannot move|peak|ready"
        r"|season|tender\w*|inspection|audit)\b"
    ),
    re.IGNORECASE,
)
_NO_DATE = re.compile(
    (
        r"^(?:(?:in|since|from)\s+)?(?:19|20)\d\d$|days?(?: (?:morning|afternoon|evening|night)s?)?$"
        r"|^since\b|^every\b|\bminutes?$|\bhours?$|^last\b"
    ),
    re.IGNORECASE,
)  # a year gone by, a weekday that recurs, a length of work
_GONE = re.compile(
    (
        r"\b(?:was|were|had|did|went|gone|left|closed|adopted|opened|published|founded|stopped|reached"
        r"|missed|retired|brought|introduced|since)\b"
    ),
    re.IGNORECASE,
)
_AHEAD = re.compile(
    (
        r"\b(?:will|must|has to|have to|needs? to|wants?|aims? to|plans? (?:to|for)|due|up for"
        r"|expires?|renew\w*|intend\w*|decides?|is to|are to|before)\b"
    ),
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:is|are|has|have|now|today|remains?|keeps?|cannot|currently)\b", re.IGNORECASE)
_CONSEQUENCE = re.compile(
    (
        r"\b(?:because|so that|which means|as a result|costs? us|leading to|leads to|led to|otherwise"
        r"|risk of|at risk|causing|forced|had to|means that|meaning)\b"
    ),
    re.IGNORECASE,
)
_AIM = re.compile(
    (
        r"\b(?:reduc|cut|halv|doubl|rais|increas|improv|bring|reach|hit|meet|keep|achiev|target|below"
        r"|under|within)\w*\b"
    ),
    re.IGNORECASE,
)
_SETS = re.compile(
    (
        r"\b(?:below|under|above|at least|at most|target of|down to|up to|to|within|fewer than"
        r"|less than|more than|by)\s*(?:about\s*)?$"
    ),
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:rose|fell|grew|increased|decreased|dropped|climbed|moved|from|since|interview\w*|years)\b",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    (
        r"\b(?:founded|established in|since (?:18|19|20)\d\d|history|anniversary|award\w*|proud\w*"
        r"|won\b|thank\w*)\b"
    ),
    re.IGNORECASE,
)


def need_kind(
    text: str, heard: Heard, *, heard_alone: Collection[NeedKind], least: float = NEED_HEARD
) -> NeedKind | None:
    """The kind of need that the line carries, or None.

    Exact words come first. A hearing decides where two kinds are named; where they are silent it must be
    at least this sure, and the kind one of `heard_alone`.
    """
    named = named_kinds(text)
    likely, how_sure = _likeliest(heard)
    if NeedKind.CHALLENGE in named and NeedKind.TIMELINE in named:
        return NeedKind.CHALLENGE  # the date beside it is a reason for heat, the trouble is the need
    if NeedKind.TIMELINE in named and named[0] not in _ABOVE_DATES:
        return NeedKind.TIMELINE
    if likely in named and how_sure >= KIND_HEARD:
        return likely
    if named:
        return named[0]
    if _LOOKS_BACK.search(text) or likely not in heard_alone:
        return None
    return likely if heard.labels.get("need", 0.0) >= least else None


@lru_cache(maxsize=20_000)
def named_kinds(text: str) -> tuple[NeedKind, ...]:
    """The kinds that exact words name, the more telling first."""
    plain = text.replace("’", "'")
    kinds = [NeedKind.CHALLENGE] if find_worse(plain) else []
    kinds += [kind for kind, pattern in _KIND_OF.items() if pattern.search(plain) and kind not in kinds]
    if _is_pressing(plain):
        place = 1 if kinds and kinds[0] in _ABOVE_DATES else 0
        kinds.insert(place, NeedKind.TIMELINE)
    return tuple(kinds)


def written_strength(text: str) -> Strength:
    """How strongly the line puts it: with a measure or date, with a consequence, outright."""
    has_aim = bool(find_numbers(text)) and bool(_AIM.search(text))
    if has_aim or _is_pressing(text):
        return Strength.MEASURED
    worse = find_worse(text)
    if _CONSEQUENCE.search(text) or (worse and worse.has_number):
        return Strength.CONSEQUENCE
    return Strength.EXPLICIT if named_kinds(text) else Strength.IMPLIED


def is_history(text: str) -> bool:
    """Whether the line only tells what was, without a word on now or later."""
    return bool(_GONE.search(text)) and not _AHEAD.search(text) and not _NOW.search(text)


def focus_of(text: str, kind: NeedKind) -> int:
    """Where the line's point lies: at the words that name the kind or the time, -1 when nothing names it."""
    if kind is NeedKind.TIMELINE and (words := pressing_time(text)):
        return text.find(words)
    pattern = _KIND_OF.get(kind)
    match = pattern.search(text) if pattern else None
    return match.start() if match else -1


@lru_cache(maxsize=20_000)
def pressing_time(text: str) -> str:
    """The words that name a time that presses ("by the end of March"); empty when none does."""
    for time in find_times(text):
        around = text[max(0, time.start - 40) : time.end]
        gone = _GONE.search(text[max(0, time.start - 60) : time.start]) and not _AHEAD.search(text)
        if _PRESSING.search(around) and not _NO_DATE.search(time.text) and not gone:
            return time.text
    return ""


def measured_aim(text: str) -> str:
    """The clause that sets a figure as an aim ("below five a week"); empty when none does."""
    for clause in find_clauses(text):
        numbers = find_numbers(clause.text)
        if any(_SETS.search(clause.text[max(0, number.start - 16) : number.start]) for number in numbers):
            return "" if _MOVED.search(clause.text) else clause.text
    return ""


def _is_pressing(text: str) -> bool:
    return bool(pressing_time(text))


def _likeliest(heard: Heard) -> tuple[NeedKind | None, float]:
    kinds = heard.kinds.get("need", {})
    if not kinds:
        return None, 0.0
    best = max(kinds, key=lambda kind: kinds[kind])
    return NeedKind(best), kinds[best]

"""How documents name each kind of need: the words of postings, reports and notes, one phrase a line.

Says nothing of which kind wins where a line names several.
"""

import re
from collections.abc import Mapping

from getsit.model.need import NeedKind
from getsit.text.patterns import any_of

_TROUBLE = any_of(
    r"struggl\w+",
    r"problems? (?:with|in|at|of)",
    r"shortages?|short of",
    r"run(?:s|ning)? short",
    r"backlog\w*",
    r"delay(?:s|ed)",
    r"complain\w+|overr[au]n\w*|overdue|fallen behind|falls? behind",
    r"behind (?:schedule|plan)",
    r"miss(?:ed|es|ing) (?:the |our |their )?(?:deadline|target|cut-off|slot|deliver\w+)",
    r"missing|turnover|vacancies|vacancy rate",
    r"(?<!in the )absence",
    r"waste|wastage|errors?|fail\w*|broken?|breaks? down",
    r"difficult(?:y|ies) (?:in|with|of|recruit\w+|getting)",
    r"difficult to",
    r"under (?:strain|pressure)",
    r"ageing|aging|outdated|out of date|underperform\w*",
    r"lack(?:s|ing)?",
    r"criticis\w+|inadequate",
    r"requires improvement",
    r"inconsisten\w+|fragmented",
    r"manual(?:ly)?",
    r"double (?:entry|handling|bookings?)",
    r"duplicat\w+|nobody|no one",
    r"still (?:on paper|by hand|done by)",
    r"lost|losing|throw\w* away|thrown away",
    r"challenging (?:\w+ ){0,2}(?:targets?|budgets?|deadlines?|position)",
    r"not always been good",
    r"too (?:long|late|slow|few|many|often|little)",
)
_TO_MEND = any_of(
    r"fix|rebuild|tackle|resolve|reduce|stabili[sz]e",
    r"turn (?:a)?round",
    r"clear the|bring down|bring back|put right|sort out|restore|replace|overhaul",
    r"modernise|modernize|simplify|untangle|steady",
    before=r"(?:^|\b(?:to|will|and|must|should|you'll)\s)",
    after=r"(?:s|ing)?\b",
)

KIND_WORDS: Mapping[NeedKind, re.Pattern[str]] = {
    NeedKind.PROCESS: any_of(
        r"interviews? (?:will|are|is|take|date)",
        r"assessment (?:day|centre)",
        r"shortlist\w*",
        r"references (?:will|are)",
        r"panel will",
        r"second (?:interview|round)",
        r"final round",
    ),
    NeedKind.RISK: any_of(
        r"worr(?:y|ies|ied)",
        r"afraid|fear\w*|hesitat\w+",
        r"burn(?:ed|t) by",
        r"can(?:no|')t afford",
        r"reservations? about",
        r"concern(?:s|ed)? (?:that|about|is)",
        r"not sure (?:that|whether|if) (?:somebody|someone|an? )",
    ),
    NeedKind.STAKE: any_of(
        r"put (?:my|his|her|their) name",
        r"promised the (?:board|council|owners?|governors|trustees)",
        r"on the line|his job|her job",
        r"(?:our|my|your|his|her) reputation (?:is|hangs|depends)",
        r"hates? surprises",
        r"wants? (?:his|her) weekends?",
    ),
    NeedKind.PREDECESSOR: any_of(
        r"predecessor",
        r"previous (?:manager|holder|post ?holder|head|lead|director)",
        r"last (?:person|manager|head|two|three)(?: \w+){0,3}",
        r"former (?:manager|head|lead)",
        r"newly created",
        r"new(?:ly)? (?:role|post|position)",
        r"maternity (?:cover|leave)",
        r"(?:is|are) retiring",
        r"retired|has left|have left",
        r"left (?:in|after|last)",
        r"been vacant|vacant since",
        r"without an? \w+ since",
        r"tried (?:two|three|twice|before)",
        r"from a whiteboard",
        r"(?:in|and) (?:his|her) own head",
        r"previous attempts?",
    ),
    NeedKind.CONSTRAINT: any_of(
        (
            r"no (?:extra|additional|new|more|further) (?:\w+ )?(?:budget|staff|heads?|headcount|funds?"
            r"|money|people|posts)"
        ),
        r"(?:recruitment|hiring|headcount|budget|pay) (?:freeze|is frozen)",
        r"frozen",
        r"without (?:adding|extra|more|additional|increasing|closing|stopping)",
        r"within (?:the |an? |its |our |existing |current )*(?:budget|headcount|resources?|funding)",
        r"cannot (?:be|close|stop|add)",
        r"can't (?:add|close|stop)",
        r"stuck with",
        r"must (?:stay|remain) (?:open|live)",
        r"budget (?:is|of|until)",
    ),
    NeedKind.MEASURE: any_of(
        r"measured (?:by|on|against)",
        r"success (?:means|looks like|is|will be)",
        r"(?:our|the|a) targets? (?:is|of|to|are)",
        r"KPIs?|benchmark",
        r"(?:be|is|are|been) judged (?:by|on)",
        r"we will know|at least \d+ ?%",
        (
            r"(?:reduc|cut|halv|doubl|rais|increas|improv|bring)\w* [^.]{3,60} (?:by|to|from|below|under"
            r"|above) (?:\d|half|a (?:third|quarter|fifth)|one|two|three|four|five|six|seven|eight|nine"
            r"|ten|twelve|fifteen|twenty|thirty|fifty)\b"
        ),
        r"no more than (?:\d|one|two|a|five|ten)",
        r"(?:hold|keep) [^.]{3,50} (?:above|below|under) \d",
        r"zero \w+|under \d+|below \d+",
        after="",
    ),
    NeedKind.CHALLENGE: re.compile(f"{_TROUBLE.pattern}|{_TO_MEND.pattern}", re.IGNORECASE),
    NeedKind.VISION: any_of(
        r"(?:our|the) (?:aim|ambition|vision|goal|plan|intention) (?:is|for)",
        r"aims? to|plans? to",
        r"(?:we|they|trust|council|board|company) (?:want|intend|hope|wish)\w* to",
        r"will (?:become|open|launch|introduce|expand|double|move|merge)",
        r"roll(?:ing)? out",
        r"launch(?:ing)?",
        r"introduc(?:e|ing)",
        r"transform(?:ing)?",
        r"establish(?:ing)?",
        r"expand(?:ing)?(?! (?:your|their|my) )",
        r"set(?:ting)? up",
        r"open(?:ing)? (?:a|the|our|two|three|new)",
        r"grow(?:ing)?",
        r"creat(?:e|ing)",
        r"build (?:a|an|the|our|up)",
        r"from scratch",
        r"second (?:site|depot|branch|shop)",
        (
            r"new (?:site|depot|branch|system|line|service|wing|plant|warehouse|store|centre|center"
            r"|building|fleet|platform|contract|team|product|market)"
        ),
    ),
    NeedKind.STAKEHOLDER: any_of(
        r"applied for (?:this|the) (?:job|post|role)",
        r"(?:dislik|resent|oppos|distrust|resist)\w*",
        r"nervous about|union|works council|regulator|governors|trustees",
        r"board (?:wants|will|has|expects)",
        r"(?:win|bring|get) [^.]{2,40} (?:on board|over|round)",
        r"buy-in",
        r"sign(?:ed)? off by",
        r"approval (?:of|from|by)",
        (
            r"agree(?:ment)? (?:with|from) (?:the )?(?:board|council|finance|parents|unions?|director"
            r"|owner)"
        ),
        r"persuad\w+|convinc\w+|reports? to",
        r"between \w+ and \w+",
        r"liais\w+ (?:with|between)",
        (
            r"work(?:ing)? (?:closely )?with (?:the )?(?:council|police|schools?|growers|suppliers"
            r"|hospitals?|wards?|families|parents|finance|sales|union\w*|regional|contractors|farmers"
            r"|volunteers)"
        ),
    ),
    NeedKind.MANNER: any_of(
        r"without (?:drama|fuss|heroics|shouting|blame)",
        r"calm(?:ly)?(?= (?:under|when|and))",
        r"by listening",
        r"listen(?:s)? first",
        r"(?:you|is|are|be) (?:very |truly )?patient\b",
        r"in person",
        r"on the (?:floor|shop floor|dock|line)",
        r"step by step",
        r"bring(?:ing)? people (?:along|with)",
        r"tells? (?:us|me|people) early",
        r"plain (?:words|english|language)",
        r"patien(?:t|ce) with",
        r"at (?:their|its) own pace",
        r"hands-on (?:with|in)",
        r"face to face|rather than|instead of",
    ),
    NeedKind.CULTURE: any_of(
        r"around here|how we work here",
        r"we (?:argue|eat|share|look after|take turns)",
        r"everyone (?:takes|does|helps|starts)",
        r"first names",
        r"family[- ](?:run|owned) \w+",
        r"old hands|long[- ]serving",
    ),
}
"""The kinds with their words, the more telling first."""

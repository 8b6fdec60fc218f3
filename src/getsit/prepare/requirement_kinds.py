"""Which lines of a posting ask for something, what sort of thing, and where one line asks for two.

Exact words decide for licences, degrees, years and languages; the hearing's numbers only where none of
them is named.
"""

import re
from collections.abc import Iterator

from getsit.model.posting import RequirementKind
from getsit.ports import Heard
from getsit.prepare.qualifications import asks_right_to_work, degree_in, licences_in, speaks_of_languages
from getsit.prepare.structure import Line, part_of
from getsit.text.lines import straight
from getsit.text.patterns import any_of

_ASKING = any_of(
    r"must(?: be| have| hold)?\b",
    r"(?:is|are) (?:required|essential|mandatory|a must|needed|necessary)\b",
    r"required to (?:have|hold|be)\b",
    (
        r"(?<!support )(?<!training )(?<!time )(?<!everything )(?<!tools )(?<!all )(?<!if"
        r" )(?<!development )you(?:'ll| will)? (?:need(?! not)|hold|bring|should have|should be"
        r"|are (?:able|qualified|registered|used|fluent|comfortable))\b"
    ),
    (
        r"(?<!if )you(?:'ll| will)? have (?!(?:an? |the |full |every )?(?:\w+ )?(?:opportunit"
        r"|responsib|access|chance|support|role|scope|freedom|say|time|option))"
    ),
    (
        r"we(?:'re| are)? (?:ask for|require|expect (?:you|candidates|applicants|somebody|someone)"
        r"|need you to|looking for (?:someone|somebody|a person|people|candidates) (?:with|who ha))"
    ),
    (
        r"(?:at least|minimum(?: of)?|no less than) (?:\d+|an?|one|two|three|four|five|six|seven|eight"
        r"|ten)\b.{0,20}\b(?:years?|months?)"
    ),
    r"\d+\+? years?'? (?:of )?(?:\w+ ){0,2}experience",
    r"(?<!previous )(?:applicants|candidates) (?:must|should|need(?! not)|will (?:need|have))\b",
    (
        r"(?:they|he/she|he or she|the (?:post[- ]?holder|(?:successful|right|ideal) (?:candidate"
        r"|applicant|person))) (?:(?:must|should|needs? to|will need to) (?:also )?(?:be|have|hold"
        r"|possess)|will (?:also )?(?:be (?:able|experienced|qualified|registered|skilled|confident"
        r"|adept)|hold|possess|have (?:an? )?(?:proven|strong|excellent|good|previous|relevant"
        r"|extensive|recent|demonstrable) (?!opportunit|career)))\b"
    ),
    (
        r"(?:role|post|job|position) (?:requires|calls for) (?:the post[- ]?holder|you|someone"
        r"|somebody|excellent|good|strong|an? )"
    ),
    r"are you an? (?:\w+ ){0,2}(?:registered|qualified|chartered|licensed)\b",
    r"(?:position|post|role|vacancy) is (?:only )?(?:for|open to) (?:current|existing|internal)\b",
    r"subject to an? (?:\w+ ){0,2}(?:DBS|disclosure|criminal records?)\b",
    r"(?:valid|full|clean|current) (?:\w+ ){0,3}licen[cs]e",
    r"experience (?:of|in|with) .{3,60} is (?:essential|required)",
    after="",
)
_WELCOME = any_of(
    r"desirable|nice to have",
    r"(?:an? |is |are |be )(?:\w+ )?(?:advantage|plus|bonus|asset|benefit)\b",
    r"advantageous|preferred|preferably|ideally|welcome",
    r"would be (?:good|great|nice|useful|helpful|beneficial)",
    r"not essential|optional|bonus points|helpful but|useful but",
    after="",
)
_WELCOME_AT_END = re.compile(
    r"\b(?:desirable|nice to have|advantage\w*|plus|bonus|asset|preferred|welcome|optional|useful|helpful"
    r"|beneficial|not essential)\W*$",
    re.IGNORECASE,
)
_YEARS = re.compile(
    (
        r"\b(\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen)(?:\s*\+"
        r"|\s+or more)?(?:\s*(?:-|–|to)\s*\d+)?\s+(?:full )?(?:years?|months?)\b"
    ),
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(
    (
        r"\bexperienc\w*\b|track record|background in|\b(?:have|has|having) (?:led|run|managed|worked"
        r"|built|supervised|planned|delivered)\b|history of"
    ),
    re.IGNORECASE,
)
_AVAILABILITY = any_of(
    r"nights?|weekends?|evenings?|shifts?|on[- ]call|rota|rotational|travel|relocat\w+",
    r"overtime|full[- ]time|part[- ]time|bank holidays",
    r"start (?:on|in|by)",
    r"hours (?:per|a) week",
    r"unsocial hours",
    r"flexib\w+ (?:hours|working)",
)
_WILLING = re.compile(
    (
        r"\b(?:willing\w*|able to (?:work|travel|start|commute)|availab\w+|work (?:nights|weekends"
        r"|evenings|shifts)|prepared to|happy to|must (?:work|travel)|on[- ]call|relocat\w+"
        r"|start (?:on|in|by))\b|^(?:nights|weekends|shifts|evenings)\b"
    ),
    re.IGNORECASE,
)
_ONLY_THEY_KNOW = re.compile(
    r"\b(?:(?:position|post|role|vacancy) is (?:only )?(?:for|open to) (?:current|existing|internal)"
    r"|(?:are|is|be) subject to)\b",
    re.IGNORECASE,
)  # whom the post is open to, and checks made after an offer: no résumé shows either
_SKILL = re.compile(
    (
        r"\b(?:skills?|knowledge|proficien\w+|abilit(?:y|ies)|able to|understanding|familiar\w*"
        r"|competent|know(?:s|ing)? (?:how|your|the)|confident (?:in|with|using)|literacy|literate)\b"
    ),
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*;\s+|,\s+(?:and\s+)?|\s+and\s+", re.IGNORECASE)
_NEW_CLAUSE = re.compile(
    r"^(?:have|has|hold|holds|speak|speaks|work|works|can|drive|drives|know|knows|live|able to|ability to"
    r"|be highly"
    r"|experience (?:of|in|with)|knowledge of)\b"
)


def is_about_requirements(text: str) -> bool:
    """Whether exact words say that something is asked of whoever takes the job."""
    plain = straight(text)
    return bool(_ASKING.search(plain)) or (is_only_welcome(plain) and strict_kind(plain) is not None)


def is_only_welcome(text: str) -> bool:
    """Whether exact words say that something is an advantage and no more."""
    return bool(_WELCOME.search(text))


def is_knowledge(text: str) -> bool:
    """Whether the text speaks of a skill, knowledge or experience that somebody brings."""
    return bool(_SKILL.search(text) or _EXPERIENCE.search(text))


def ends_as_welcome(text: str) -> bool:
    """Whether the whole line is an advantage because it closes so ("… would be an advantage")."""
    return bool(_WELCOME_AT_END.search(text))


def years_in(text: str) -> re.Match[str] | None:
    """A number of years or months asked for, or None."""
    return _YEARS.search(text)


def strict_kind(text: str) -> RequirementKind | None:
    """The kind that exact words fix: right to work, licence, years, degree or language; None without any."""
    if asks_right_to_work(text):
        return RequirementKind.RIGHT_TO_WORK
    if _YEARS.search(text):
        return RequirementKind.EXPERIENCE
    if degree_in(text):
        return RequirementKind.EDUCATION
    if licences_in(text):
        return RequirementKind.LICENCE
    return RequirementKind.LANGUAGE if speaks_of_languages(text) else None


def kind_of(text: str, heard: Heard) -> RequirementKind:
    """What sort of thing the text asks for."""
    if _ONLY_THEY_KNOW.search(text):
        return RequirementKind.AVAILABILITY
    if (strict := strict_kind(text)) is not None:
        return strict
    if _AVAILABILITY.search(text) and _WILLING.search(text):
        return RequirementKind.AVAILABILITY
    if _EXPERIENCE.search(text):
        return RequirementKind.EXPERIENCE
    if _SKILL.search(text):
        return RequirementKind.SKILL
    kinds = heard.kinds.get("requirement", {})
    likely = max(kinds, key=lambda kind: kinds[kind], default="")
    loose = {"experience", "skill"}
    return RequirementKind(likely) if likely in loose and kinds[likely] >= 0.5 else RequirementKind.OTHER


def pieces_of(line: Line) -> Iterator[Line]:
    """The line, or its pieces where exact words of different kinds are joined ("a licence and German")."""
    start, text = 0, line.text
    for joint in _JOINT.finditer(text):
        left, right = text[start : joint.start()], text[joint.end() :]
        if _stands_apart(left, right, hard=joint.group().strip() == ";"):
            yield part_of(line, start, joint.start())
            start = joint.end()
    yield part_of(line, start, len(text.rstrip(" .;")))


def _stands_apart(left: str, right: str, *, hard: bool) -> bool:
    following = _JOINT.split(right)[0]
    if re.match(r"(?:ideally|preferably|also ideally)\b", following, re.IGNORECASE):
        return True
    if hard:
        return len(left.split()) >= 2 and len(right.split()) >= 2
    if _NEW_CLAUSE.match(following) and len(left.split()) >= 2 and len(following.split()) >= 2:
        return True
    kinds = strict_kind(left), strict_kind(following)
    return None not in kinds and kinds[0] is not kinds[1]

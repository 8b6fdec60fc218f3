"""What a heading of a posting or a résumé announces.

Knows the usual English names of sections. A heading it does not know announces nothing, and the lines
below it are judged by themselves.
"""

import re
from enum import StrEnum

from getsit.model.document import BlockKind
from getsit.prepare.structure import Line
from getsit.text.lines import straight
from getsit.text.patterns import any_of


class Asks(StrEnum):
    """What a section of a posting is about."""

    MINIMUM = "minimum"
    WELCOME = "welcome"
    DUTIES = "duties"
    OFFER = "offer"
    EMPLOYER = "employer"
    APPLY = "apply"
    UNKNOWN = "unknown"


class Tells(StrEnum):
    """What a section of a résumé is about."""

    WORK = "work"
    EDUCATION = "education"
    SKILLS = "skills"
    LANGUAGES = "languages"
    LICENCES = "licences"
    PROJECTS = "projects"
    VOLUNTEER = "volunteer"
    OTHER = "other"
    UNKNOWN = "unknown"


_ASKS = (
    (
        Asks.APPLY,
        (
            r"how to apply|to apply",
            r"apply(?:ing)?(?: now)?",
            r"application(?:s| process)?",
            r"contacts?",
            r"further (?:details|information)",
            r"informal (?:visits|discussion)",
            r"(?:selection|recruitment|interview) process",
            r"next steps?|closing date",
        ),
    ),
    (
        Asks.OFFER,
        (
            r"what (?:we|you) (?:offer|get|can expect)",
            r"what you.ll get",
            r"(?:our )?benefits",
            r"we offer|perks|pay|salary",
            r"(?:terms|rewards?)\b.*",
            r"why (?:join|work).*",
            r"in return",
            r"what.s in it for you",
            r"package",
        ),
    ),
    (
        Asks.WELCOME,
        (
            r"desirable(?: .*)?",
            r"nice to haves?.*",
            r"preferred(?: .*)?",
            r"(?:it.s |it is )?an? (?:plus|bonus|advantage).*",
            r"bonus(?: points)?.*",
            r"(?:also )?welcome.*",
            r"would be (?:good|great|nice|useful|helpful).*",
            r"ideally.*|good to have.*|advantageous.*|optional.*|pluses",
            r"what (?:would|will|may|also) help.*",
        ),
    ),
    (
        Asks.MINIMUM,
        (
            r"essential(?: .*)?",
            r"(?:minimum |key |job |our |the |must[- ]have )*requirements?",
            r"must[- ]haves?.*",
            r"(?:minimum |required |key )*qualifications?.*",
            r"(?:required|relevant) (?:skills|experience).*",
            r"you (?:will |.ll )?(?:need|have|bring|must|are|should).*",
            r"what (?:you.ll|you will|you) (?:need|bring|have|must).*",
            r"what (?:we|we.re|we are) (?:look|ask|need|expect|require).*",
            r"who (?:you are|we.re looking for|we are looking for|we need).*",
            r"about you",
            r"your (?:profile|background|experience|skills)",
            r"person specification",
            r"skills(?: and|,| &)? ?(?:experience|knowledge|qualifications)?.*",
            r"experience.*",
            r"we (?:are looking for|ask|need|require|expect).*",
            r"(?:the |our )?(?:ideal|successful) (?:candidate|applicant).*",
            r"education.*",
            r"candidates? (?:must|should|will).*",
        ),
    ),
    (
        Asks.DUTIES,
        (
            (
                r"(?:main |key |your |core |primary |the |job )*(?:duties|responsibilities|tasks"
                r"|accountabilities)(?: .*)?"
            ),
            r"what you.ll (?:be )?do.*",
            r"what you will (?:be )?do.*",
            r"the (?:role|job|work|position|post|opportunity|challenge)\b.*",
            r"about the (?:role|job|work|position).*",
            r"(?:job |role )?(?:description|summary|purpose|overview).*",
            r"in this (?:role|job).*",
            r"your (?:role|job|work|mission|tasks|first .*)",
            r"you(?:.ll| will) (?!need|have|bring).*",
            r"day[- ]to[- ]day.*",
            r"(?:your|the) first .*",
            r"what (?:needs doing|it is about|this is about).*",
        ),
    ),
    (
        Asks.EMPLOYER,
        (
            r"about (?:us|the (?:company|team|organisation|organization|trust|firm)|[A-Z].*)",
            r"who we are.*",
            r"our (?:company|values|story|team|culture|mission|commitment).*",
            r"the (?:company|organisation|organization|team|firm)",
            r"(?:equal|diversity|inclusion|disclaimer|safeguarding|data|privacy).*",
        ),
    ),
)
_TELLS = (
    (Tells.VOLUNTEER, (r"(?:.*\b)?(?:volunteer\w*|voluntary|community)(?: .*)?",)),
    (Tells.PROJECTS, (r"(?:personal |selected |side |key |open source )*projects?",)),
    (
        Tells.LICENCES,
        (
            (
                r"(?:.*\b)?(?:licen[cs]es?|certific\w*|registrations?|tickets|accreditations?"
                r"|training(?: courses)?|professional (?:development|memberships?|training))(?: .*)?"
            ),
        ),
    ),
    (Tells.LANGUAGES, (r"(?:spoken |foreign )?languages?(?: skills)?",)),
    (
        Tells.EDUCATION,
        (r"(?:.*\b)?(?:education|academic\w*|qualifications?|studies|schooling|degrees?)(?: .*)?",),
    ),
    (
        Tells.WORK,
        (
            (
                r"(?:.*\b)?(?:experience|employment|work(?: history)?|career(?: history)?"
                r"|positions?(?: held)?|jobs|professional background|research)"
            ),
        ),
    ),
    (
        Tells.SKILLS,
        (
            (
                r"(?:.*\b)?(?:skills?|competenc\w+|expertise|technologies|tools|software|proficienc\w+|it"
                r"|coursework)(?: (?!engineer|develop|architect|test|intern|consult|analyst|manager|lead).*)?"
            ),
        ),
    ),
    (
        Tells.OTHER,
        (
            (
                r"(?:professional |personal |executive |career )?(?:profile|summary|statement|objective"
                r"|about(?: me)?)"
            ),
            r"(?:personal )?interests?(?: .*)?",
            r"hobbies.*|references?|referees",
            r"contact(?: .*)?",
            r"personal (?:details|information)",
            r"(?:selected )?publications?",
            r"links|patents?",
            r"(?:selected )?(?:awards?|honou?rs)(?: .*)?",
            r"(?:invited )?talks",
            r"media|press|curriculum vitae|r[eé]sum[eé]|cv",
        ),
    ),
)
_ASKS_OF = tuple((asks, any_of(*headings, before="", after="")) for asks, headings in _ASKS)
_TELLS_OF = tuple((tells, any_of(*headings, before="", after="")) for tells, headings in _TELLS)
_TELLING_FIELD = re.compile(
    r"description|responsibilit|qualification|skill|experience|education|requirement", re.IGNORECASE
)
_LABEL = re.compile(r"^([A-Z][\w '’&/-]{2,40}):\s+(?=\S)")
_CLEAN = re.compile(r"^[\W\d_]+|[\W_]+$")


def is_prose(line: Line) -> bool:
    """Whether the line is written text and not a field such as a name, a place or a date."""
    return line.kind is not BlockKind.FIELD or bool(_TELLING_FIELD.search(line.field_name))


def asked_by(line: Line) -> Asks:
    """What the section of a posting that the line stands in is about, the nearest known heading deciding."""
    for heading in (*reversed(line.headings),):
        if (asks := asked_under(heading)) is not Asks.UNKNOWN:
            return asks
    return Asks.UNKNOWN


def asked_under(heading: str) -> Asks:
    """What a heading of a posting announces."""
    words = _CLEAN.sub("", straight(heading))
    return next((asks for asks, pattern in _ASKS_OF if pattern.fullmatch(words)), Asks.UNKNOWN)


def told_under(heading: str) -> Tells:
    """What a heading of a résumé announces."""
    words = _CLEAN.sub("", straight(heading))
    if len(words.split()) > 6:
        return Tells.UNKNOWN
    return next((tells for tells, pattern in _TELLS_OF if pattern.fullmatch(words)), Tells.UNKNOWN)


def label_of(text: str) -> tuple[str, int]:
    """A label such as "Essential:" at the head of a line and where the rest begins; ("", 0) without one."""
    match = _LABEL.match(text)
    return (match[1], match.end()) if match else ("", 0)

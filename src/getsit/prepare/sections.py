"""What a heading of a posting or a résumé announces.

Knows the usual English names of sections. A heading it does not know announces nothing, and the lines
below it are judged by themselves.
"""

import re
from enum import StrEnum

from getsit.model.document import BlockKind
from getsit.prepare.structure import Line


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
            r"how to apply|to apply|apply(?:ing)?(?: now)?|application(?:s| process)?|contacts?"
            r"|further (?:details|information)"
            r"|informal (?:visits|discussion)|(?:selection|recruitment|interview) process|next steps?"
            r"|closing date"
        ),
    ),
    (
        Asks.OFFER,
        (
            r"what (?:we|you) (?:offer|get|can expect)|what you.ll get|(?:our )?benefits|we offer|perks"
            r"|pay|salary"
            r"|(?:terms|rewards?)\b.*|why (?:join|work).*|in return|what.s in it for you|package"
        ),
    ),
    (
        Asks.WELCOME,
        (
            r"desirable(?: .*)?|nice to haves?.*|preferred(?: .*)?|(?:it.s |it is )?an? (?:plus|bonus"
            r"|advantage).*|bonus(?: points)?.*"
            r"|(?:also )?welcome.*|would be (?:good|great|nice|useful|helpful).*|ideally.*|good to have.*"
            r"|advantageous.*|optional.*|pluses|what (?:would|will|may|also) help.*"
        ),
    ),
    (
        Asks.MINIMUM,
        (
            r"essential(?: .*)?|(?:minimum |key |job |our |the |must[- ]have )*requirements?"
            r"|must[- ]haves?.*|(?:minimum |required |key )*qualifications?.*"
            r"|(?:required|relevant) (?:skills|experience).*|you (?:will |.ll )?(?:need|have|bring|must"
            r"|are|should).*"
            r"|what (?:you.ll|you will|you) (?:need|bring|have|must).*|what (?:we|we.re|we are) (?:look"
            r"|ask|need|expect|require).*"
            r"|who (?:you are|we.re looking for|we are looking for|we need).*|about you|your (?:profile"
            r"|background|experience|skills)"
            r"|person specification|skills(?: and|,| &)? ?(?:experience|knowledge|qualifications)?.*"
            r"|experience.*|we (?:are looking for|ask|need|require|expect).*"
            r"|(?:the |our )?(?:ideal|successful) (?:candidate|applicant).*|education.*"
            r"|candidates? (?:must|should|will).*"
        ),
    ),
    (
        Asks.DUTIES,
        (
            r"(?:main |key |your |core |primary |the |job )*(?:duties|responsibilities|tasks"
            r"|accountabilities)(?: .*)?|what you.ll (?:be )?do.*|what you will (?:be )?do.*"
            r"|the (?:role|job|work|position|post|opportunity|challenge)\b.*|about the (?:role|job|work"
            r"|position).*|(?:job |role )?(?:description|summary|purpose|overview).*|in this (?:role"
            r"|job).*"
            r"|your (?:role|job|work|mission|tasks|first .*)|you(?:.ll| will) (?!need|have|bring).*"
            r"|day[- ]to[- ]day.*|(?:your|the) first .*|what (?:needs doing|it is about|this is about).*"
        ),
    ),
    (
        Asks.EMPLOYER,
        (
            r"about (?:us|the (?:company|team|organisation|organization|trust|firm)|[A-Z].*)|who we are.*"
            r"|our (?:company|values|story|team|culture|mission|commitment).*|the (?:company|organisation"
            r"|organization|team|firm)"
            r"|(?:equal|diversity|inclusion|disclaimer|safeguarding|data|privacy).*"
        ),
    ),
)
_TELLS = (
    (Tells.VOLUNTEER, r"(?:.*\b)?(?:volunteer\w*|voluntary|community)(?: .*)?"),
    (Tells.PROJECTS, r"(?:personal |selected |side |key |open source )*projects?"),
    (
        Tells.LICENCES,
        (
            r"(?:.*\b)?(?:licen[cs]es?|certific\w*|registrations?|tickets|accreditations?"
            r"|training(?: courses)?|professional (?:development|memberships?|training))(?: .*)?"
        ),
    ),
    (Tells.LANGUAGES, r"(?:spoken |foreign )?languages?(?: skills)?"),
    (
        Tells.EDUCATION,
        r"(?:.*\b)?(?:education|academic\w*|qualifications?|studies|schooling|degrees?)(?: .*)?",
    ),
    (
        Tells.WORK,
        (
            r"(?:.*\b)?(?:experience|employment|work(?: history)?|career(?: history)?|positions?(?: held)?"
            r"|jobs|professional background|research)"
        ),
    ),
    (
        Tells.SKILLS,
        (
            r"(?:.*\b)?(?:skills?|competenc\w+|expertise|technologies|tools|software|proficienc\w+"
            r"|it|coursework)(?: (?!engineer|develop|architect|test|intern|consult|analyst|manager|lead).*)?"
        ),
    ),
    (
        Tells.OTHER,
        (
            r"(?:professional |personal |executive |career )?(?:profile|summary|statement|objective"
            r"|about(?: me)?)|(?:personal )?interests?(?: .*)?|hobbies.*"
            r"|references?|referees|contact(?: .*)?|personal (?:details|information)"
            r"|(?:selected )?publications?"
            r"|links|patents?|(?:selected )?(?:awards?|honou?rs)(?: .*)?|(?:invited )?talks|media|press"
            r"|curriculum vitae|r[eé]sum[eé]|cv"
        ),
    ),
)
_ASKS_OF = tuple((asks, re.compile(rf"(?:{pattern})", re.IGNORECASE)) for asks, pattern in _ASKS)
_TELLS_OF = tuple((tells, re.compile(rf"(?:{pattern})", re.IGNORECASE)) for tells, pattern in _TELLS)
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
    words = _CLEAN.sub("", heading.replace("’", "'"))
    return next((asks for asks, pattern in _ASKS_OF if pattern.fullmatch(words)), Asks.UNKNOWN)


def told_under(heading: str) -> Tells:
    """What a heading of a résumé announces."""
    words = _CLEAN.sub("", heading.replace("’", "'"))
    if len(words.split()) > 6:
        return Tells.UNKNOWN
    return next((tells for tells, pattern in _TELLS_OF if pattern.fullmatch(words)), Tells.UNKNOWN)


def label_of(text: str) -> tuple[str, int]:
    """A label such as "Essential:" at the head of a line and where the rest begins; ("", 0) without one."""
    match = _LABEL.match(text)
    return (match[1], match.end()) if match else ("", 0)

"""Licences, degrees and languages by name: what a text asks for or shows.

Knows the names in its tables and, for licences, capital-letter names beside a word such as "registered".
Says what is named, never whether two names are the same in law.
"""

import re
from dataclasses import dataclass

from getsit.text.lines import straight

_LICENCES = {
    "driving licence": r"driv(?:ing|er'?s?|ers)[ -]+licen[cs]e|licen[cs]e to drive",
    "category C licence": r"\bHGV\b|\bLGV\b|\bCDL\b|categor(?:y|ies) C\b|class [12] (?:driver|licen[cs]e)",
    "driver CPC": r"\bdriver CPC\b|\bCPC\b",
    "forklift licence": r"(?:fork[- ]?lift|counterbalance|reach truck|\bFLT\b)",
    "background check": (
        r"\bDBS\b|background check|criminal record|police check|working with children check"
        r"|disclosure and barring"
    ),
    "security clearance": r"security clear\w+|\bSC cleared\b|\bDV cleared\b|security vett\w+",
    "teaching status": r"\bQTS\b|qualified teacher status",
    "food hygiene": r"food (?:hygiene|safety)(?: certificate| level)?|\bHACCP\b",
    "first aid": r"first[- ]aid(?:er)?",
    "SIA licence": r"\bSIA\b",
    "CSCS card": r"\bCSCS\b",
    "gas safe": r"gas safe",
    "18th edition": r"18th edition",
    "pesticide certificate": r"\bPA1\b|\bPA6\b|pesticide",
    "chainsaw ticket": r"chain ?saw",
    "personal licence": r"personal licen[cs]e",
    "nurse registration": (
        r"\bNMC\b|registered (?:\w+ ){0,2}nurse|\bRGN\b|\bRMN\b|\bRN\b|nursing (?:&"
        r"|and) midwifery council|nursing registration"
    ),
    "midwife registration": r"registered midwife",
    "doctor registration": r"\bGMC\b|general medical council|licen[cs]e to practi[cs]e medicine",
    "HCPC registration": r"\bHCPC\b|health (?:&|and) care professions council",
    "dental registration": r"\bGDC\b",
    "pharmacist registration": r"\bGPhC\b|registered pharmacist",
    "accountancy body": r"\b(?:ACCA|ACA|CIMA|CPA|CIPFA|ICAEW|AAT)\b|chartered accountant",
    "HR body": r"\bCIPD\b",
    "procurement body": r"\bM?CIPS\b",
    "project certificate": r"\bPRINCE ?2\b|\bPMP\b|\bAPM\b|\bMSP\b|agile practitioner",
    "safety certificate": r"\bNEBOSH\b|\bIOSH\b",
    "IT service certificate": r"\bITIL\b",
    "solicitor": r"qualified solicitor|admitted solicitor|admitted to the (?:bar|roll)|bar admission",
}
_LICENCE_OF = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _LICENCES.items()}
_LEGAL = frozenset(_LICENCES) - {
    "food hygiene",
    "first aid",
    "HR body",
    "procurement body",
    "project certificate",
    "IT service certificate",
    "accountancy body",
    "safety certificate",
}
_EXACT_NAME = frozenset({"accountancy body", "project certificate", "safety certificate"})
_BESIDE = re.compile(
    (
        r"\b(?:licen[cs]ed?|registered|registration|certificat\w+|certified|chartered|accredited"
        r"|accreditation|ticket|permit)\b"
    ),
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9]{1,7}\b")
_NOT_NAMES = frozenset(
    {
        "UK",
        "EU",
        "US",
        "USA",
        "GB",
        "NHS",
        "IT",
        "HR",
        "OR",
        "AND",
        "CV",
        "IN",
        "BSC",
        "MSC",
        "BA",
        "MA",
        "PHD",
    }
)
_RIGHT = re.compile(
    r"right to work|work permit|eligib\w+ to work|entitled to work|legally (?:authori[sz]ed"
    r"|entitled|able)|visa|authori[sz]ation to work"
    r"|work authori[sz]ation",
    re.IGNORECASE,
)
_LEVEL_NUMBER = re.compile(r"\b(?:level|grade|class)\s+(\d)\b", re.IGNORECASE)

_DEGREES = (
    (6, r"\bph\.?\s?d\b|doctora\w+|\bdphil\b"),
    (
        5,
        (
            r"\bmaster'?s\b|\bmaster (?:of|degree|in)\b|\bm\.?sc\b|\bm\.?a\.?(?=\s|,|\)|$)|\bmba\b"
            r"|\bm\.?eng\b|\bmphil\b|\bm\.?ed\b|postgraduate|post-graduate"
        ),
    ),
    (
        4,
        (
            r"\bbachelor'?s?\b|\bb\.?sc\b|\bb\.?a\.?(?=\s|,|\)|$)|\bb\.?eng\b|\bllb\b|\bb\.?s\.?(?=\s|,|\)"
            r"|$)|\bdegrees?\b(?! of)|\bdegree[- ]level\b|\bgraduate (?:in|of|level)\b|\bgraduates\b"
            r"|\buniversity education\b|\bhonou?rs\b"
        ),
    ),
    (
        3,
        (
            r"\bhnd\b|\bhnc\b|foundation degree|higher (?:national )?(?:diploma|certificate)|\bdiploma\b"
            r"|associate'?s? degree"
        ),
    ),
    (
        2,
        (
            r"\ba[- ]?levels?\b|\bnvq level 3\b|\bbtec\b|\bhigh school\b|\bbaccalaureate\b"
            r"|\bapprenticeship\b|\bleaving certificate\b|\bvocational training\b"
        ),
    ),
    (1, r"\bgcses?\b|\bo[- ]levels?\b|\bnvq level [12]\b"),
)
_DEGREE_OF = tuple((level, re.compile(pattern, re.IGNORECASE)) for level, pattern in _DEGREES)

LANGUAGES = """
English French German Spanish Italian Portuguese Dutch Polish Romanian Bulgarian Hungarian Czech Slovak
Greek Turkish Arabic Hebrew Russian Ukrainian Mandarin Cantonese Chinese Japanese Korean Hindi Urdu
Punjabi Bengali Gujarati Tamil Telugu Welsh Irish Gaelic Swedish Norwegian Danish Finnish Estonian Latvian
Lithuanian Albanian Serbian Croatian Bosnian Slovenian Persian Farsi Pashto Somali Swahili Vietnamese Thai
Tagalog Malay Indonesian Catalan Basque Icelandic Maltese
""".split()
_LANGUAGE = re.compile(rf"\b({'|'.join(LANGUAGES)})\b")
_TONGUE = re.compile(
    r"\b(?:fluent|fluency|native|speak\w*|spoken|written|language|languages|bilingual"
    r"|mother tongue|proficien\w+|conversational"
    r"|[ABC][12]|advanced|intermediate|basic)\b",
    re.IGNORECASE,
)
_FLUENCY = (
    (4, r"native|mother tongue|first language|bilingual"),
    (3, r"fluent|fluency|\bC[12]\b|full professional|proficient|excellent|perfect|business"),
    (2, r"\bB[12]\b|intermediate|good|working|conversational|limited professional|advanced"),
    (1, r"\bA[12]\b|basic|elementary|beginner|some\b"),
)
_FLUENCY_OF = tuple((level, re.compile(pattern, re.IGNORECASE)) for level, pattern in _FLUENCY)


@dataclass(frozen=True, slots=True)
class Degree:
    """A level of education (1 school certificate to 6 doctorate) and its place."""

    level: int
    start: int
    end: int


def licences_in(text: str) -> frozenset[str]:
    """The names of the licences, registrations and certificates that the text names.

    Bodies of one trade that are not the same thing (ACCA, CIMA) are told apart by their own letters.
    """
    found: set[str] = set()
    for name, pattern in _LICENCE_OF.items():
        for match in pattern.finditer(text):
            found.add(f"{name} {match.group().upper()}" if name in _EXACT_NAME else name)
    if not found and _BESIDE.search(text):
        found |= {letters for letters in _CAPITALS.findall(text) if letters not in _NOT_NAMES}
    return frozenset(found)


def is_legal(text: str) -> bool:
    """Whether the text asks for what the law asks: a licence to do the work, a right to work, a check."""
    return asks_right_to_work(text) or bool(licences_in(text) & _LEGAL)


def asks_right_to_work(text: str) -> bool:
    """Whether the text is about the right to work in a country."""
    return bool(_RIGHT.search(text))


def grade_in(text: str) -> int:
    """The number of "level 3" or "class 1", 0 when none is named."""
    match = _LEVEL_NUMBER.search(text)
    return int(match[1]) if match else 0


def degree_in(text: str) -> Degree | None:
    """The highest level of education that the text names, or None."""
    plain = straight(text)
    for level, pattern in _DEGREE_OF:
        if match := pattern.search(plain):
            return Degree(level, match.start(), match.end())
    return None


def lowest_degree_in(text: str) -> Degree | None:
    """The lowest level that the text would take ("bachelor's or master's"), or None."""
    plain = straight(text)
    for level, pattern in reversed(_DEGREE_OF):
        if match := pattern.search(plain):
            return Degree(level, match.start(), match.end())
    return None


def languages_in(text: str) -> list[str]:
    """The human languages that the text names, in order."""
    return list(dict.fromkeys(_LANGUAGE.findall(text)))


def speaks_of_languages(text: str) -> bool:
    """Whether the text names a language as something spoken or written."""
    return bool(_LANGUAGE.search(text)) and bool(_TONGUE.search(text))


def fluency_in(text: str) -> int:
    """How well a language is named: 4 native, 3 fluent, 2 working, 1 basic, 0 not said."""
    return next((level for level, pattern in _FLUENCY_OF if pattern.search(text)), 0)

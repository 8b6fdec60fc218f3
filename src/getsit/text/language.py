"""Whether a text is English talk, by its words: function words that hardly any other language has.

Tells English (also as a second language, also in dialect) from other languages, nonsense and lists of
keywords. Does not name other languages, and says nothing about how well anybody speaks.
"""

import re

from getsit.text.words import FUNCTION_WORDS, count_words, plain_words

ENGLISH = "en"
OTHER = "other"
TOO_LITTLE = "unclear"

_SHARED = frozenset(  # English function words that are common words of other languages too
    """a am an as at be but do go he her here him his i in is it made me more most much must no of on once one
    or out over own per she so such sure that the then to under up us was we well who why will mean men kind
    note are all any des for from has me man ma mi no ni se so sur vi die dies war""".split()
) - {"the", "of", "that", "we", "she", "i"}
_TELLING = (FUNCTION_WORDS - _SHARED) | frozenset(
    """because know think people work really could would should something ain't gonna wanna y'all innit
    gotta dunno lemme 'cause cuz wasnae dinnae cannae didnae""".split()
)
_PLAUSIBLE = re.compile(r"^(?=.*[aeiouy])(?!.*[bcdfghjklmnpqrstvwxz]{6})(?!.*([a-z])\1\1)[a-z'\-]{1,22}$")

LEAST_TELLING = 0.15  # talk has 0.4 and more, a résumé read aloud 0.2; Dutch, German, Spanish under 0.05
LEAST_KINDS = 5  # different ones: "the the the" is not talk
LEAST_PLAUSIBLE = 0.8  # the share of words that could be English by their letters
FEWEST_WORDS = 25  # with fewer nothing can be said


def language_of(text: str) -> str:
    """`en`, `other` (another language, nonsense, a list of keywords), or `unclear` for too few words."""
    if count_words(text) < FEWEST_WORDS:
        return TOO_LITTLE
    words = [word for word in plain_words(text) if not word.isdigit()]
    telling = [word for word in words if word in _TELLING]
    plausible = sum(bool(_PLAUSIBLE.match(word)) for word in words)
    kinds = min(LEAST_KINDS, max(4, len(words) // 8))
    is_english = (
        len(telling) >= LEAST_TELLING * len(words)
        and len(set(telling)) >= kinds
        and plausible >= LEAST_PLAUSIBLE * len(words)
    )
    return ENGLISH if is_english else OTHER

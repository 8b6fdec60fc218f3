"""Long lists of phrases as one pattern, so that each phrase stands on a line of its own in the source."""

import re


def any_of(*phrases: str, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
    """A pattern that finds any of the phrases, upper case or lower, between `before` and `after`.

    All are regular expressions; a string may hold several phrases with "|" between them. By default a
    phrase begins and ends with a whole word.
    """
    return re.compile(f"{before}(?:{'|'.join(phrases)}){after}", re.IGNORECASE)

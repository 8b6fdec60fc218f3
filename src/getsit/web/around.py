"""The rest of the sentence around a quote, so that its words can be read as they were meant. Only places."""

from getsit.text.sentences import find_sentences

MOST = 150  # letters on either side; more would bury the marked words


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind `text[start:end]` in its sentence, cut at words when it is long."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    begin, finish = start, end
    for sentence in find_sentences(text[first:last]):
        if first + sentence.start < end and start < first + sentence.end:
            begin = min(begin, first + sentence.start)
            finish = max(finish, first + sentence.end)
    return last_words(text[begin:start]), first_words(text[end:finish])


def last_words(words: str) -> str:
    """The words, or the last of them when there are many."""
    if len(words) <= MOST:
        return words
    return "… " + words[-MOST:].partition(" ")[2]


def first_words(words: str) -> str:
    """The words, or the first of them when there are many."""
    if len(words) <= MOST:
        return words
    return words[:MOST].rpartition(" ")[0] + " …"

"""How much a manager has to say."""

from collections.abc import Iterator

from getsit.model.manager import Manager, OwnQuestion
from getsit.text.words import count_words


def words_of(manager: Manager) -> int:
    """How many words the manager file holds that somebody wrote, those of the posting and questions too."""
    return sum(count_words(line) for line in _lines(manager))


def _lines(manager: Manager) -> Iterator[str]:
    yield from (manager.intro, manager.posting)
    for need in manager.needs:
        yield from (need.title, need.noun, need.truth, need.key, *need.asked, *need.restate, *need.before)
        yield from (*need.after, *need.fits, *need.hint)
        for claim in need.claims:
            yield from (claim.holds, claim.misread, claim.correction)
        yield from _question(need.test)
    for place in manager.matters:
        for speech in place.speeches:
            yield from (speech.text, speech.again, *speech.answers)
    for topic in manager.topics:
        yield from (topic.noun, *topic.asked)
    for question in manager.questions:
        yield from _question(question)
    for lines in manager.says.values():
        yield from lines


def _question(question: OwnQuestion) -> Iterator[str]:
    texts = {question.text, question.plain, question.again}
    yield from (*texts, *(reply.text for reply in question.replies))

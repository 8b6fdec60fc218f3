"""Words that any posting of any company uses, and what is left of a line without them.

A line made of such words alone says nothing of this job. The list is ours, written by hand from how
postings sound; names, numbers and dates are never in it.
"""

import re
from functools import lru_cache

from getsit.text.numbers import find_numbers
from getsit.text.words import carries_content, find_words, stem

_COMMON = """ability able abilities excellent excellence strong great good outstanding exceptional proven
    demonstrate demonstrated demonstrable communication communicate communicator interpersonal
    verbal written oral organisational organised organizational organized skills skill team teams
    teamwork player work works working worker environment fast paced dynamic busy exciting vibrant
    friendly supportive motivated self driven passionate passion enthusiastic enthusiasm energetic
    positive attitude flexible flexibility adaptable proactive hands detail oriented attention
    accuracy problem solving solver solutions initiative independently independent pressure
    deadlines multitask multitasking prioritise prioritize time management manage manager managing
    responsible responsibility responsibilities duties duty role job post position opportunity
    opportunities candidate candidates applicant applicants successful ideal join joining looking
    seeking seek recruit recruiting recruitment hire hiring apply application applications career
    careers company organisation organization business employer trust values value mission culture
    diverse diversity inclusive inclusion equal equality committed commitment dedicated dedication
    professional professionalism professionally experience experienced experiences knowledge
    understanding relevant related required requirement requirements require essential desirable
    preferred minimum qualification qualifications qualified degree level years year ensure ensuring
    provide providing provides support supporting supports help helping assist assisting assistance
    contribute contributing develop development developing developed deliver delivering delivery
    maintain maintaining high highest standard standards quality level effective effectively
    efficient efficiently timely manner appropriate various variety wide range full key main day
    daily basis tasks task activities activity include includes including opportunity benefits
    benefit salary competitive package pension holiday leave training learning growth grow
    progression reward rewarding leading leader leadership lead leaders people person individual
    individuals colleagues staff others member members stakeholders stakeholder internal external
    customers customer clients client service services relationships relationship build building
    collaborate collaborative collaboration collaboratively cross functional departments department
    across within best practice practices policies policy procedures procedure process processes
    compliance comply accordance guidelines health safety safe confidential confidentiality computer
    literate literacy microsoft office word outlook sense humour bring come part new next forward
    thinking innovative innovation creative creativity strategic strategy goals goal objectives
    objective results result success achieve achieving continuous continuously improvement improve
    improving challenge challenges challenging chance future ongoing regular regularly reporting
    report reports duties additional reasonable request requested needed needs meet meeting meets
    expectations exceed exceeding welcome world class award winning leading industry sector market
    local national international global uk based location full part permanent temporary contract
    hours week month monthly currently current want wanted like love make difference impact everyone
    everybody nobody somebody anyone play vital crucial important integral essential highly skilled
    talented talent well established please contact information details further visit website email
    telephone closing date interview interviews offer offers offered suitable willing willingness
    undertake carry carrying perform performing performance other any all every each varied care
    caring trust nhs patient patients band hospital clinical ward""".split()
# The last words are those of postings in health care, where they stand in nearly every line.
_COMMON_STEMS = frozenset(stem(word) for word in _COMMON)
_NUMBER_WORDS = frozenset("one two three four five six seven eight nine ten".split())
_CHANGE_OF_CASE = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+")


def rare_stems(text: str) -> list[str]:
    """The content stems of the text that are not in the vocabulary of all postings, in order, once each."""
    return list(_rare(text))


@lru_cache(maxsize=5_000)  # every line is held against every other
def _rare(text: str) -> tuple[str, ...]:
    stems = (
        stem(word.plain)
        for word in find_words(text)
        if carries_content(word.plain) and word.plain not in _NUMBER_WORDS
    )
    return tuple(dict.fromkeys(found for found in stems if found not in _COMMON_STEMS))


def content_count(text: str) -> int:
    """How many different content stems the text has."""
    return len({stem(word.plain) for word in find_words(text) if carries_content(word.plain)})


def is_specific(text: str, *, least: int, share: float) -> bool:
    """Whether the text says something of this very job: rare words, a number, a name, in telling measure."""
    rare = len(rare_stems(text)) + len(find_numbers(text)) + len(_CHANGE_OF_CASE.findall(text))
    content = max(1, content_count(text))
    return rare >= least and rare / content >= share


def is_name_like(text: str) -> bool:
    """Whether nearly every word has a capital letter, as in a name, a title or an address."""
    words = [word.text for word in find_words(text)]
    return len(words) <= 8 and sum(word[0].isupper() or word[0].isdigit() for word in words) >= 0.7 * len(
        words
    )


def shared_rare(one: str, other: str) -> set[str]:
    """The rare stems that both texts have, numbers left out."""
    return {found for found in set(_rare(one)) & set(_rare(other)) if not found.isdigit()}


def naming_words(text: str, stems: frozenset[str]) -> list[str]:
    """The words of the text whose stems are given, as written, in order, once each."""
    words = {stem(word.plain): word.text for word in reversed(list(find_words(text)))}
    order = [stem(word.plain) for word in find_words(text)]
    return [words[found] for found in dict.fromkeys(order) if found in stems]

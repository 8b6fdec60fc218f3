"""Who is who: roles for the speakers of a conversation, each with a reason, and turns where nobody is named.

`reason` holds a wording key (wording/en/listen.toml, roles). What is not sure is marked as a guess.
"""

import re
from dataclasses import replace

from getsit.errors import NobodyToldApart, SpeakerUnknown
from getsit.listen.side_words import points_of, side_of
from getsit.listen.thresholds import ASIDE_WORDS, ROLE_MARGIN
from getsit.listen.untold import propose_turns
from getsit.model.conversation import Consent, Conversation, Role, Speaker
from getsit.ports import Hearing
from getsit.text.words import count_words

_MACHINE = re.compile(
    r"\b(?:otter(?:\.ai|pilot)?|fireflies|notetaker|note[- ]taker|read\.ai|fathom|bot|recorder"
    r"|recording|captions?"
    r"|transcript(?:ion)?|copilot|ai companion|gemini|assistant|tl;?dv|avoma|gong|chorus|webvtt|system)\b",
    re.IGNORECASE,
)


def propose_roles(conversation: Conversation, *, hearing: Hearing, candidate: str = "") -> Conversation:
    """The conversation with a role and a reason for each speaker, and with turns where nobody is named.

    `candidate` is the candidate's name, a first name is enough (SpeakerUnknown when nobody bears it).
    NobodyToldApart when one side only, or nothing at all, can be made out. Roles that notes from memory
    or a person already gave are kept.
    """
    if conversation.consent is Consent.RECALL:
        return _of_recall(conversation)
    speakers = _who_speak(conversation)
    if [speaker.name for speaker in speakers] == [""]:
        if candidate.strip():
            raise SpeakerUnknown(speaker=candidate.strip(), names="not written in it")
        return propose_turns(conversation, hearing=hearing)
    if len([s for s in speakers if not _is_machine(s)]) < 2:
        raise NobodyToldApart(name=conversation.id)
    if not candidate.strip() and any(s.role is Role.CANDIDATE for s in conversation.speakers):
        return conversation
    return _with_candidate(conversation, speakers, hearing=hearing, name=candidate.strip())


def _who_speak(conversation: Conversation) -> list[Speaker]:
    heard = {turn.speaker_id for turn in conversation.utterances if turn.text.strip()}
    return [speaker for speaker in conversation.speakers if speaker.id in heard]


def _of_recall(conversation: Conversation) -> Conversation:
    """Notes from memory: the markers stand; what bears none is taken as what they said."""
    speakers = tuple(
        replace(s, role=Role.INTERVIEWER, reason="listen.roles.notes") if s.role is Role.OTHER else s
        for s in conversation.speakers
    )
    return replace(conversation, speakers=speakers)


def _is_machine(speaker: Speaker) -> bool:
    return bool(_MACHINE.search(speaker.name))


# --- the candidate --------------------------------------------------------------------------------------


def _with_candidate(
    conversation: Conversation, speakers: list[Speaker], *, hearing: Hearing, name: str
) -> Conversation:
    if name:
        chosen, guessed = _by_name(speakers, name), False
        reason = "listen.roles.by_name"
    else:
        chosen, guessed = _by_wording(conversation, speakers, hearing=hearing)
        reason = "listen.roles.by_wording"
    roles = tuple(
        replace(speaker, role=Role.CANDIDATE, reason=reason, guessed=guessed)
        if speaker.id == chosen.id
        else _other_side(conversation, speaker, guessed=guessed)
        for speaker in conversation.speakers
    )
    return replace(conversation, speakers=roles)


def _by_name(speakers: list[Speaker], name: str) -> Speaker:
    wanted = _parts(name)
    for alike in (_is_whole, _is_first, _is_part):
        found = [speaker for speaker in speakers if alike(wanted, _parts(speaker.name))]
        if len(found) == 1:
            return found[0]
    names = ", ".join(speaker.name for speaker in speakers if speaker.name)
    raise SpeakerUnknown(speaker=name, names=names)


def _parts(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name.casefold())


def _is_whole(wanted: list[str], name: list[str]) -> bool:
    return wanted == name


def _is_first(wanted: list[str], name: list[str]) -> bool:
    return bool(wanted) and wanted == name[: len(wanted)]


def _is_part(wanted: list[str], name: list[str]) -> bool:
    return bool(wanted) and set(wanted) <= set(name)


def _by_wording(
    conversation: Conversation, speakers: list[Speaker], *, hearing: Hearing
) -> tuple[Speaker, bool]:
    """The speaker whose words sound most like a candidate's, and whether that is only a guess."""
    people = [speaker for speaker in speakers if not _is_machine(speaker)]
    points = {s.id: sum(side_of(text) for text in _texts(conversation, s)) for s in people}
    ordered = sorted(people, key=lambda s: points[s.id])
    margin = points[ordered[1].id] - points[ordered[0].id]
    if margin >= ROLE_MARGIN:
        return ordered[0], False
    heard = {s.id: sum(points_of(_texts(conversation, s)[:_SAMPLE], hearing=hearing)) for s in people}
    return min(people, key=lambda s: (heard[s.id], -people.index(s))), True


_SAMPLE = 40  # turns of each speaker are enough to hear a side


def _texts(conversation: Conversation, speaker: Speaker) -> list[str]:
    return [turn.text for turn in conversation.utterances if turn.speaker_id == speaker.id]


# --- the others -----------------------------------------------------------------------------------------


def _other_side(conversation: Conversation, speaker: Speaker, *, guessed: bool) -> Speaker:
    if _is_machine(speaker):
        return replace(speaker, role=Role.OTHER, reason="listen.roles.machine", guessed=False)
    texts = _texts(conversation, speaker)
    quiet = sum(count_words(text) for text in texts) <= ASIDE_WORDS
    alone = sum(not _is_machine(s) for s in conversation.speakers) <= 2
    if quiet and not alone and not any("?" in text or side_of(text) > 1 for text in texts):
        return replace(speaker, role=Role.OTHER, reason="listen.roles.aside", guessed=True)
    return replace(speaker, role=Role.INTERVIEWER, reason="listen.roles.the_other_side", guessed=guessed)

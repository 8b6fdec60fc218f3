"""What was said to a `Conversation`: speakers in order of appearance, turns with their cues, one text.

Joins what one person says in a row. Checks times and says where they run backward; never moves a word.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from getsit.model.conversation import TURN_BREAK, Consent, Conversation, Cue, Role, Speaker, Utterance
from getsit.reading.told import say
from getsit.reading.transcripts.script import Notes, Said, Script
from getsit.text.normal import normalise

_MARKED = re.compile(
    r"\s*[(\[]\s*(?:guest|external|ext|unverified|invité|gast|invitado|host|you|co-host|presenter|organi[sz]er)"
    r"\s*[)\]]\s*$",
    re.IGNORECASE,
)


_ASIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|,.*)$")


def assemble(script: Script, *, id: str, consent: Consent = Consent.UNSAID) -> Conversation:
    """The conversation of a script, every speaker with the role OTHER and every word in one turn."""
    notes = Notes()
    said = _with_one_name([one for one in script.said if one.text])
    names = _names(said)
    groups = list(_turns(said))
    if consent is not Consent.RECALL and len(names) > 1 and "" in names:
        names[""] = say("talk.somebody")
        _note_nobody(groups, notes)
    _check_times(said, notes)
    utterances = list(_utterances(groups, {key: f"s{number}" for number, key in enumerate(names, start=1)}))
    return Conversation(
        id=id,
        text=TURN_BREAK.join(turn.text for turn in utterances),
        speakers=tuple(
            Speaker(id=f"s{number}", name=name, role=Role.OTHER)
            for number, name in enumerate(names.values(), start=1)
        ),
        utterances=tuple(utterances),
        consent=consent,
        gaps=(*script.gaps, *notes.gaps()),
    )


@lru_cache(maxsize=4096)  # a talk names the same few people on every line
def key_of(name: str) -> str:
    """What two spellings of one person's name have in common: case, accents and marks of guests set aside."""
    return normalise(bare_name(name)).text.strip() or name.strip()


def bare_name(name: str) -> str:
    """The name without a mark such as (Guest) or [external] that a meeting program put behind it."""
    return _MARKED.sub("", name).strip() or name.strip()


def _names(said: Iterable[Said]) -> dict[str, str]:
    """The name of each speaker as first found, by key, in order of appearance."""
    names: dict[str, str] = {}
    speaking = ""
    for one in said:
        speaking = speaking if one.name is None else one.name
        names.setdefault(key_of(speaking), bare_name(speaking))
    return names


def _with_one_name(said: list[Said]) -> list[Said]:
    """The same, somebody who bears a role or firm in brackets only at times having one name throughout."""
    names = {one.name: key_of(one.name) for one in said if one.name}
    first = {key: name for name, key in reversed(names.items())}
    short = {name: key_of(_ASIDE.sub("", name)) for name in names}
    variants = Counter(short[name] for name in {key: name for name, key in names.items()}.values())
    same = {
        name: first[short[name]]
        for name, key in names.items()
        if short[name] != key and short[name] in first and variants[short[name]] == 2
    }
    return [replace(one, name=same.get(one.name, one.name)) if one.name else one for one in said]


def _turns(said: Sequence[Said]) -> Iterator[tuple[str, list[Said]]]:
    """What one person says in a row, with the person's key; nobody's words are never joined."""
    key, held = "", list[Said]()
    for one in said:
        spoken = key if one.name is None else key_of(one.name)
        if held and (spoken != key or not spoken):
            yield key, held
            held = []
        key = spoken
        held.append(one)
    if held:
        yield key, held


def _note_nobody(groups: Iterable[tuple[str, list[Said]]], notes: Notes) -> None:
    for key, held in groups:
        if not key:
            notes.add("nobody", line=held[0].line, raw=held[0].text)


def _utterances(groups: Iterable[tuple[str, list[Said]]], ids: Mapping[str, str]) -> Iterator[Utterance]:
    place = 0
    for index, (key, held) in enumerate(groups):
        text = " ".join(one.text for one in held)
        yield Utterance(
            index=index,
            speaker_id=ids[key],
            text=text,
            start=place,
            end=place + len(text),
            begins=held[0].begins,
            ends=held[-1].ends,
            cues=tuple(_cues(held)),
        )
        place += len(text) + len(TURN_BREAK)


def _cues(held: Sequence[Said]) -> Iterator[Cue]:
    place = 0
    for one in held:
        yield Cue(
            raw_start=one.raw_start,
            raw_end=one.raw_end,
            start=place,
            end=place + len(one.text),
            begins=one.begins,
            ends=one.ends,
        )
        place += len(one.text) + 1


def _check_times(said: Iterable[Said], notes: Notes) -> None:
    """Notes every time that runs backward and every overlap; the times stay as the file has them."""
    latest: Said | None = None
    for one in said:
        if one.begins is None:
            continue
        if one.ends is not None and one.ends < one.begins:
            notes.add("ends_first", line=one.line, raw=one.text)
        if latest is not None and latest.begins is not None:
            if one.begins < latest.begins:
                notes.add("backward", line=one.line, raw=one.text)
            elif latest.ends is not None and latest.begins != one.begins < latest.ends:
                notes.add("overlap", line=one.line, raw=one.text)
        latest = one if latest is None or one.begins >= (latest.begins or 0.0) else latest

"""Everyday words exchanged for others that say the same: phrases first, then verbs, nouns and the rest."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from random import Random

from getsit.rehearse.watched.inflect import Form, forms, plural
from getsit.rehearse.watched.tables import pairs, words_of


def exchanged(words: Sequence[str], luck: Random) -> list[str]:
    """The words with everyday ones exchanged for others of the same meaning, in the form that stood there."""
    out: list[str] = []
    place = 0
    while place < len(words):
        many, other = _phrase_at(words, place, luck) or (1, _other_word(words, place, luck))
        out += other.split()
        place += many
    return out


def _phrase_at(words: Sequence[str], place: int, luck: Random) -> tuple[int, str] | None:
    phrases = pairs("synonyms", "phrases")
    for many in (5, 4, 3, 2):
        found = phrases.get(" ".join(words[place : place + many]))
        if found and place + many <= len(words):
            return many, luck.choice(found)
    return None


def _other_word(words: Sequence[str], place: int, luck: Random) -> str:
    word = words[place]
    before = words[place - 1] if place else ""
    choices = [*pairs("synonyms", "words").get(word, ())]
    choices += [*_other_verbs(word, before), *_other_nouns(word, before)]
    return luck.choice(choices) if choices else word


def _other_verbs(word: str, before: str) -> Iterator[str]:
    for form, starred, others in _verb_forms().get(word, ()):
        if starred and form in {Form.BASE, Form.THIRD} and not _verb_can_stand(before, form):
            continue
        seen = form
        if form is Form.PAST and word in _same_past() and before in words_of("synonyms", "sets", "having"):
            seen = Form.DONE
        yield from (forms(other)[seen] for other in others)


def _verb_can_stand(before: str, form: Form) -> bool:
    if form is Form.BASE:
        many = before.endswith("s") and not _before_noun(before) and before not in {"is", "was", "has", "us"}
        return many or before in words_of("synonyms", "sets", "auxiliaries")
    return before != "" and not _before_noun(before)


def _before_noun(word: str) -> bool:
    return word in words_of("synonyms", "sets", "noun_before")


def _other_nouns(word: str, before: str) -> Iterator[str]:
    for starred, others in _noun_forms().get(word, ()):
        if not starred or _before_noun(before) or before.endswith(("'s", "s'")):
            yield from others


@cache
def _verb_forms() -> Mapping[str, list[tuple[Form, bool, tuple[str, ...]]]]:
    found: dict[str, list[tuple[Form, bool, tuple[str, ...]]]] = {}
    for verb, others in pairs("synonyms", "verbs").items():
        bent = forms(verb.rstrip("*"))
        for form in Form:
            if form is Form.DONE and bent[form] == bent[Form.PAST]:
                continue
            found.setdefault(bent[form], []).append((form, verb.endswith("*"), others))
    return found


@cache
def _same_past() -> frozenset[str]:
    every = (forms(verb.rstrip("*")) for verb in pairs("synonyms", "verbs"))
    return frozenset(bent[Form.PAST] for bent in every if bent[Form.PAST] == bent[Form.DONE])


@cache
def _noun_forms() -> Mapping[str, list[tuple[bool, tuple[str, ...]]]]:
    found: dict[str, list[tuple[bool, tuple[str, ...]]]] = {}
    for noun, others in pairs("synonyms", "nouns").items():
        one, starred = noun.rstrip("*"), noun.endswith("*")
        found.setdefault(one, []).append((starred, others))
        if plural(one) != one:
            found.setdefault(plural(one), []).append((starred, tuple(plural(other) for other in others)))
    return found

"""Hot buttons: the few needs that seem to be felt most, each with the reasons in words.

A reason names what is so (said twice, the first line, a figure, a date, raised unasked) and quotes it. It
never says what anybody feels.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from getsit.model.document import Basis
from getsit.model.dossier import HotButton
from getsit.model.need import Need, NeedKind, Private, Standing, Strength, Voicing
from getsit.prepare.clues import clue_words
from getsit.prepare.handle import handle_of, words_of
from getsit.prepare.heat import Marks
from getsit.prepare.short import shorten
from getsit.prepare.thresholds import FEWEST_HOT, HOT_FROM, MOST_HOT, SAME_STEMS
from getsit.prepare.vocabulary import rare_stems, shared_rare
from getsit.text.ids import derived_id
from getsit.text.wording import Wording

_NEVER = frozenset({Standing.REFUTED})
_MOST_REASONS = 3


def find_hot_buttons(
    needs: Sequence[Need], marks: Mapping[str, Marks], *, wording: Wording, post: str = ""
) -> tuple[HotButton, ...]:
    """Three to five hot buttons, the hottest first; fewer where there are fewer needs.

    `post` is the title of the post: that two lines name it makes them no single need.
    """
    named = rare_stems(post)
    able = [need for need in needs if need.kind is not NeedKind.PROCESS and need.standing not in _NEVER]
    hot: list[Need] = []
    for need in sorted(able, key=lambda need: -need.heat):
        wanted = len(hot) < FEWEST_HOT or (len(hot) < MOST_HOT and need.heat >= HOT_FROM)
        if wanted and not any(_same_button(need, other, besides=named) for other in hot):
            hot.append(need)
    return tuple(
        _button(need, marks.get(need.id, Marks()), rank=rank, wording=wording)
        for rank, need in enumerate(hot, start=1)
    )


def _same_button(one: Need, other: Need, *, besides: Collection[str]) -> bool:
    """Whether two needs would be two buttons for one thing; what was spoken always stands by itself."""
    one_quote, other_quote = one.evidence[0].quote, other.evidence[0].quote
    if one_quote.document_id == other_quote.document_id and one_quote.start == other_quote.start:
        return True
    if one.voicings or other.voicings:
        return False
    handles = handle_of(words_of(one)), handle_of(words_of(other))
    if handles[0] == handles[1] and set(rare_stems(handles[0])) - set(besides):
        return True
    return len(shared_rare(_words(one), _words(other)) - set(besides)) >= SAME_STEMS


def _words(need: Need) -> str:
    return " ".join(one.quote.exact for one in need.evidence)


def _button(need: Need, marks: Marks, *, rank: int, wording: Wording) -> HotButton:
    reasons = [*_from_talk(need, wording=wording), *_from_documents(marks, wording=wording)]
    if not reasons:
        reasons = [_by_clue(need, marks, wording=wording) or _by_kind(need, marks, wording=wording)]
    return HotButton(
        id=derived_id("h", need.id),
        need_id=need.id,
        rank=rank,
        reasons=tuple(reasons[:_MOST_REASONS]),
        evidence=need.evidence,
    )


def _from_talk(need: Need, *, wording: Wording) -> Iterator[str]:
    if not need.voicings:
        return
    first = need.voicings[0]
    words = _said(first, wording=wording)
    if need.private is Private.STAKE or any(one.private is Private.STAKE for one in need.voicings):
        yield wording.say("prepare.hot.stake", said=words)
    elif need.standing is Standing.CONFIRMED:
        yield wording.say("prepare.hot.confirmed", said=words)
    elif first.unprompted:
        yield wording.say("prepare.hot.unprompted", said=words)
    else:
        yield wording.say("prepare.hot.voiced", said=words)
    if len(need.voicings) > 1:
        yield wording.say(
            "prepare.hot.again", count=len(need.voicings), said=_said(need.voicings[-1], wording=wording)
        )


def _said(voicing: Voicing, *, wording: Wording) -> str:
    key = "prepare.said.remembered" if voicing.remembered else "prepare.said.quoted"
    who = voicing.speaker or wording.say("prepare.said.they")
    return wording.say(key, who=who, words=shorten(voicing.quote.exact))


def _from_documents(marks: Marks, *, wording: Wording) -> Iterator[str]:
    places = marks.places
    if marks.worse:
        place = next(one for one in places if marks.worse in one.text)
        yield wording.say("prepare.hot.worse", figure=shorten(marks.worse), document=place.document_name)
    if marks.first_line:
        place = next(one for one in places if one.first_line)
        yield wording.say("prepare.hot.first_line", words=shorten(place.text))
    if marks.agrees:
        one = next(place for place in places if place.is_posting)
        other = next(place for place in places if not place.is_posting)
        yield wording.say(
            "prepare.hot.agrees",
            one=shorten(one.text),
            other=shorten(other.text),
            document=other.document_name,
        )
    elif len(places) > 1:
        yield wording.say(
            "prepare.hot.again_written",
            count=len(places),
            one=shorten(places[0].text),
            other=shorten(places[1].text),
        )
    if marks.date:
        yield wording.say("prepare.hot.date", date=marks.date)


def _by_clue(need: Need, marks: Marks, *, wording: Wording) -> str:
    """The turn of phrase in it and what that may mean; empty without one."""
    for clue in marks.clues:
        for place in marks.places:
            if clue.kind is need.kind and (words := clue_words(place.text, clue)):
                return wording.say(
                    "prepare.hot.clue", words=words, reading=wording.say(f"clues.means.{clue.name}.reading")
                )
    return ""


def _by_kind(need: Need, marks: Marks, *, wording: Wording) -> str:
    document = marks.places[0].document_name if marks.places else ""
    duty = need.kind is NeedKind.VISION and need.strength is Strength.IMPLIED
    if need.evidence[0].basis is Basis.INFERRED and duty:
        return wording.say("prepare.hot.telling", words=words_of(need))
    key = "prepare.hot.duty" if duty else f"prepare.hot.kind_{need.kind.value}"
    return wording.say(key, words=words_of(need), document=document)

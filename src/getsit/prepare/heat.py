"""How hot a need seems, and the things that make it so. The weights and their reasons: `thresholds.py`.

Heat orders needs and nothing else; a page shows the reasons in words, never the number. Nothing here reads
a feeling: only what was written or said, where, and how often.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from getsit.model.need import Need, Private, Standing
from getsit.prepare import thresholds as weigh
from getsit.prepare.clues import Clue
from getsit.prepare.figures import find_worse
from getsit.prepare.vocabulary import rare_stems
from getsit.prepare.written_kinds import pressing_time

_SAID = frozenset({Standing.VOICED, Standing.CONFIRMED, Standing.REFUTED})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document says a need: which document, which line of it, in which words.

    `near_posting` counts the rare words that the line shares with the posting; `clues` are the turns of
    phrase in it that point to more than it says; `start` is where the line begins in its document;
    `is_asked` tells of a line among what is asked of applicants.
    """

    document_id: str
    document_name: str
    is_posting: bool
    order: int
    first_line: bool
    text: str
    near_posting: int = 0
    clues: tuple[Clue, ...] = ()
    start: int = 0
    is_note: bool = False
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """What makes a need hot, each a thing that can be pointed at."""

    places: tuple[Place, ...] = ()
    agrees: bool = False
    first_line: bool = False
    worse: str = ""
    date: str = ""
    clues: tuple[Clue, ...] = ()

    @property
    def count(self) -> int:
        """How many different things make it hot."""
        told = (len(self.places) > 1, self.agrees, self.first_line, bool(self.worse), bool(self.date))
        return sum(told) + bool(self.clues)


def marks_of(places: Sequence[Place]) -> Marks:
    """What documents show about the heat of the need that rests on these places."""
    worse = next((found.text for place in places if (found := find_worse(place.text))), "")
    date = next((words for place in places if (words := pressing_time(place.text))), "")
    return Marks(
        places=tuple(places),
        agrees=len({place.is_posting for place in places}) > 1,
        first_line=any(place.first_line for place in places),
        worse=worse,
        date=date,
        clues=_clues(places),
    )


def _clues(places: Sequence[Place]) -> tuple[Clue, ...]:
    """The clues of all places, each once, the most telling first."""
    held = {clue.name: clue for place in places for clue in place.clues}
    return tuple(sorted(held.values(), key=lambda clue: -clue.heat))


def heat_of(need: Need, marks: Marks) -> float:
    """The weighted sum of what makes the need hot; weights in `thresholds.py`, judgement all of them."""
    heat = weigh.HEAT_KIND[need.kind] + weigh.HEAT_STRENGTH * need.strength
    heat += weigh.HEAT_OTHER_PLACE * max(0, min(3, len(marks.places)) - 1)
    heat += weigh.HEAT_AGREES * marks.agrees + weigh.HEAT_FIRST_LINE * marks.first_line
    heat += weigh.HEAT_WORSE * bool(marks.worse) + weigh.HEAT_DATE * bool(marks.date)
    hints = sum(clue.heat * weigh.HEAT_NEXT_CLUE**place for place, clue in enumerate(marks.clues[:3]))
    heat += hints * (weigh.HEAT_CLUE_BESIDE if marks.worse or marks.date else 1)
    heat += _about_the_post(marks)
    heat += weigh.HEAT_ASKED * (bool(marks.places) and all(place.is_asked for place in marks.places))
    heat += weigh.HEAT_SPECIFIC * min(6, len(rare_stems(need.gist)))
    return round(heat + _from_talk(need), 3)


def _about_the_post(marks: Marks) -> float:
    """What the posting itself says concerns the post, and so does what somebody noted for this very talk; a
    report may be about anything."""
    if not marks.places or any(place.is_posting or place.is_note for place in marks.places):
        return weigh.HEAT_POSTING if marks.places else 0.0
    near = max(place.near_posting for place in marks.places)
    return weigh.HEAT_NEAR_POSTING * min(near, 4) if near else weigh.HEAT_FAR


def _from_talk(need: Need) -> float:
    heat = weigh.HEAT_STANDING.get(need.standing, 0.0)
    if need.standing in _SAID:
        heat += weigh.HEAT_VOICED + weigh.HEAT_AGAIN * max(0, min(4, len(need.voicings)) - 1)
        heat += weigh.HEAT_UNPROMPTED * any(voicing.unprompted for voicing in need.voicings)
        heat += weigh.HEAT_SAYS_LITTLE * (len(rare_stems(need.gist)) < weigh.SPECIFIC_STEMS)
    is_stake = need.private is Private.STAKE or any(
        voicing.private is Private.STAKE for voicing in need.voicings
    )
    return heat + weigh.HEAT_STAKE * is_stake

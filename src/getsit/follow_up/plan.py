"""The 30-60-90 plan: one page, and every line cites a need that was said openly.

What to do follows from the kind of the need; dates are the manager's own, and go to the part of the plan
in which they fall, counted from the day of the talk. It knows no first working day, no budget, no people.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from getsit.errors import PlanRefused
from getsit.follow_up.check import check_text
from getsit.follow_up.letter import said_piece
from getsit.follow_up.openly import Room, Said, left_out, room_of, said_openly
from getsit.follow_up.proof import Proof, fact_line, proofs_of
from getsit.follow_up.secrets import Secrets, secrets_of
from getsit.follow_up.written import Line, Paragraph, Piece, compose, fill, pick, plain
from getsit.model.debrief import Debrief
from getsit.model.fact import Fact
from getsit.model.letter import Claim, Plan
from getsit.model.need import Need, NeedKind
from getsit.model.opportunity import Opportunity, Person
from getsit.model.tie import Ties
from getsit.text.dates import find_times, resolve
from getsit.text.wording import Wording

PERIODS = ("learn", "deliver", "measured")
MOST_NEEDS = 6
MOST_LINES = 3  # in a period
MOST_PROOFS = 2
MOST_WORDS = 350  # of one page
_DAYS = 30
_WHERE = {
    NeedKind.CHALLENGE: (0, 1),
    NeedKind.VISION: (2, 0),
    NeedKind.MEASURE: (0, 2),
    NeedKind.TIMELINE: (1,),
    NeedKind.MANNER: (0, 1),
}
"""The periods in which a need of that kind has a line, the most fitting first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One line to be: its need, its period, and which of the wordings it takes."""

    said: Said
    period: int
    key: str


def write_plan(
    *, opportunity: Opportunity, debriefs: Sequence[Debrief], ledger: Sequence[Need],
    facts: Sequence[Fact], ties: Ties, wording: Wording, said_on: date | None,
) -> Plan:  # fmt: skip
    """The plan after the latest talk in which needs were said openly; PlanRefused before there is one."""
    if not debriefs:
        raise PlanRefused(reason=wording.say("follow_up.refused.no_talk", name=opportunity.name))
    secrets = secrets_of(ledger, debriefs)
    room, openly = _latest(opportunity, debriefs, ledger, secrets)
    if not openly:
        raise PlanRefused(reason=wording.say("follow_up.refused.no_need_plan"))
    proofs = proofs_of(openly, debriefs=tuple(room.talks.values()), facts=facts, ties=ties)
    rows = _rows(_varied(openly)[:MOST_NEEDS], said_on=said_on)
    text, claims = _fitting(rows, proofs, wording)
    found = check_text(
        text, claims, facts=facts, names=(), wording=wording, secrets=secrets,
        quotes=[one.voicing.quote for one in openly],
    )  # fmt: skip
    if found:
        what, why = found[0].what, found[0].reason.rstrip(".")
        raise PlanRefused(reason=wording.say("follow_up.refused.not_held", what=what, reason=why))
    return Plan(
        text=text, claims=claims, left_out=left_out(ledger, room, wording=wording),
        remembered=any(row.said.voicing.remembered for row in rows),
    )  # fmt: skip


def _latest(
    opportunity: Opportunity, debriefs: Sequence[Debrief], ledger: Sequence[Need], secrets: Secrets
) -> tuple[Room, tuple[Said, ...]]:
    """The latest talk with an open need, and what was said openly to whoever was in it."""
    room = room_of(opportunity, debriefs, to=_reader(opportunity, debriefs[-1]))
    for last in range(len(debriefs), 0, -1):
        room = room_of(opportunity, debriefs[:last], to=_reader(opportunity, debriefs[last - 1]))
        if openly := said_openly(ledger, room, secrets=secrets):
            return room, openly
    return room, ()


def _reader(opportunity: Opportunity, debrief: Debrief) -> Person | None:
    rounds = (one for one in opportunity.rounds if one.number == debrief.round_number)
    return next((one.persons[0] for one in rounds if one.persons), None)


# --- what goes where ------------------------------------------------------------------------------------


def _varied(openly: Sequence[Said]) -> list[Said]:
    """The strongest need of each kind first, then the second strongest of each, and so on."""
    seen: dict[NeedKind, int] = {}
    ranked = []
    for one in openly:
        seen[one.kind] = seen.get(one.kind, 0) + 1
        ranked.append((seen[one.kind], one))
    return [one for _, one in sorted(ranked, key=lambda pair: pair[0])]


def _rows(openly: Sequence[Said], *, said_on: date | None) -> list[_Row]:
    rows = [row for place, one in enumerate(openly) for row in _own_rows(one, place, said_on)]
    for period, _ in enumerate(PERIODS):
        if not any(row.period == period for row in rows):
            rows.append(_row(_least_used(openly, rows), period))
    return [row for period, _ in enumerate(PERIODS) for row in _of(rows, period)[:MOST_LINES]]


def _own_rows(said: Said, place: int, said_on: date | None) -> Iterator[_Row]:
    """The strongest needs and whatever hurts have a line in two periods, the others in one."""
    if said.kind is NeedKind.TIMELINE:
        yield _dated(said, said_on)
        return
    periods = _WHERE[said.kind]
    twice = place < 2 or said.kind is NeedKind.CHALLENGE
    for period in periods if twice else periods[:1]:
        yield _row(said, period)


def _dated(said: Said, said_on: date | None) -> _Row:
    days = _days_until(said, said_on)
    if days is None:
        return _row(said, _WHERE[said.kind][0])
    if days > _DAYS * len(PERIODS):
        return _Row(said=said, period=len(PERIODS) - 1, key="follow_up.plan.timeline.beyond")
    return _row(said, max(0, (days - 1) // _DAYS))


def _days_until(said: Said, said_on: date | None) -> int | None:
    """Days to the manager's own date; a length of time counts the same from whatever day."""
    from_day = said_on or date(2001, 1, 1)
    for time in find_times(said.phrase.exact):
        named = resolve(time.text, said_on=from_day)
        calendar = any(letter.isdigit() for letter in time.text) or time.text[-1:].isalpha()
        if named is not None and (said_on is not None or _is_length(time.text)) and calendar:
            return max(1, (named - from_day).days)
    return None


def _is_length(words: str) -> bool:
    """Whether the words name a length of time: then two days of departure give the same length."""
    one, other = date(2001, 1, 1), date(2001, 4, 2)
    ends = [resolve(words, said_on=day) for day in (one, other)]
    return None not in ends and ends[0] != ends[1] and _gap(ends[0], one) == _gap(ends[1], other)


def _gap(end: date | None, start: date) -> int:
    return (end - start).days if end is not None else -1


def _row(said: Said, period: int) -> _Row:
    return _Row(said=said, period=period, key=f"follow_up.plan.{said.kind.value}.{PERIODS[period]}")


def _of(rows: Sequence[_Row], period: int) -> list[_Row]:
    return [row for row in rows if row.period == period]


def _least_used(openly: Sequence[Said], rows: Sequence[_Row]) -> Said:
    used = [row.said.need.id for row in rows]
    return min(openly, key=lambda one: used.count(one.need.id))


# --- the text -------------------------------------------------------------------------------------------


def _fitting(
    rows: Sequence[_Row], proofs: Sequence[Proof], wording: Wording
) -> tuple[str, tuple[Claim, ...]]:
    """The whole when it fits one page, else with fewer lines and then without proofs."""
    text, claims = _page(rows, proofs, (MOST_LINES, MOST_PROOFS), wording)
    for size in ((MOST_LINES, 1), (2, 1), (2, 0), (1, 0)):
        if len(text.split()) > MOST_WORDS:
            text, claims = _page(rows, proofs, size, wording)
    return text, claims


def _page(
    rows: Sequence[_Row], proofs: Sequence[Proof], size: tuple[int, int], wording: Wording
) -> tuple[str, tuple[Claim, ...]]:
    lines, shown = size
    kept = [row for period, _ in enumerate(PERIODS) for row in _of(rows, period)[:lines]]
    return compose(_paragraphs(kept, proofs, shown, wording), between="\n")


def _paragraphs(
    rows: Sequence[_Row], proofs: Sequence[Proof], shown: int, wording: Wording
) -> list[Paragraph]:
    paragraphs: list[Paragraph] = [[plain(wording.say("follow_up.plan.title"))]]
    left = list(_distinct(proofs))[:shown]
    taken: list[str] = []
    for period, name in enumerate(PERIODS):
        lines: list[Line] = [plain(wording.say(f"follow_up.plan.{name}"))]
        for row in _of(rows, period):
            proof = next((one for one in left if one.said.need.id == row.said.need.id and period < 2), None)
            if proof is not None:
                left.remove(proof)
            lines.append(_line(row, proof, taken, wording))
        paragraphs.append(lines)
    return paragraphs


def _line(row: _Row, proof: Proof | None, taken: list[str], wording: Wording) -> Line:
    action = pick(wording.all(row.key), row.said.need.id, taken=taken)
    taken.append(action)
    key = "noted" if row.said.voicing.remembered else "said"
    cited = fill(wording.say(f"follow_up.plan.{key}"), words=said_piece(row.said, wording))
    shown: Line = ()
    if proof is not None:
        shown = fact_line(proof.fact, wording=wording, prefix="follow_up.plan.proof")
    return (*cited, Piece(text=action), *shown)


def _distinct(proofs: Sequence[Proof]) -> Iterator[Proof]:
    needs, facts = set[str](), set[str]()
    for proof in proofs:
        if proof.said.need.id not in needs and proof.fact.id not in facts:
            needs.add(proof.said.need.id)
            facts.add(proof.fact.id)
            yield proof

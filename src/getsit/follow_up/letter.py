"""The follow-up letter: two needs in the manager's words, one tie, one next step, thanks.

Uses what was said openly to the reader and confirmed facts; the finished text goes through the check, and
what does not stand there does not come out. It does not know who else will read it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from getsit.errors import LetterRefused
from getsit.follow_up.check import check_text
from getsit.follow_up.openly import Said, left_out, room_of, said_openly
from getsit.follow_up.proof import Proof, fact_line, is_sayable, proofs_of
from getsit.follow_up.sayable import first_name
from getsit.follow_up.secrets import Secrets, secrets_of
from getsit.follow_up.steps import Step, agreed_step, step_line
from getsit.follow_up.written import Line, Paragraph, Piece, compose, fill, pick, plain
from getsit.model.debrief import Debrief
from getsit.model.document import Quote
from getsit.model.fact import Fact, FactStanding
from getsit.model.letter import Letter, SourceKind, Withheld
from getsit.model.need import Need, NeedKind
from getsit.model.opportunity import Opportunity, Person
from getsit.model.tie import Ties
from getsit.text.lines import one_line
from getsit.text.wording import Wording

FEWEST_WORDS, MOST_WORDS = 120, 200
_ORDER = [NeedKind.CHALLENGE, NeedKind.VISION, NeedKind.MEASURE, NeedKind.TIMELINE, NeedKind.MANNER]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything that one letter is made of."""

    to: str
    candidate: str
    said: tuple[Said, ...]
    proof: Proof
    step: Step | None
    secrets: Secrets


def write_letter(
    *, opportunity: Opportunity, debriefs: Sequence[Debrief], ledger: Sequence[Need],
    facts: Sequence[Fact], ties: Ties, to: Person | None, candidate: str, wording: Wording,
    said_on: date | None,
) -> Letter:  # fmt: skip
    """The letter after the latest talk; LetterRefused with the reason where there can be none.

    `said_on` is the day of that talk; a letter names no day but one that was said, so it only marks that.
    """
    del said_on  # the promise of this room's signature; the words of the talk carry their own dates
    if not debriefs:
        raise LetterRefused(reason=wording.say("follow_up.refused.no_talk", name=opportunity.name))
    room = room_of(opportunity, debriefs, to=to)
    secrets = secrets_of(ledger, debriefs)
    openly = said_openly(ledger, room, secrets=secrets)
    if not openly:
        raise LetterRefused(reason=wording.say("follow_up.refused.no_need", name=opportunity.name))
    talks = tuple(room.talks.values())
    proofs = proofs_of(openly, debriefs=talks, facts=facts, ties=ties)
    if not proofs:
        raise LetterRefused(reason=_why_no_tie(facts, wording))
    withheld = left_out(ledger, room, wording=wording)
    step = agreed_step(debriefs, room, secrets=secrets)
    tried = _letters(openly, proofs, to=to, candidate=candidate, step=step, secrets=secrets)
    return _first_that_holds(tried, facts=facts, wording=wording, withheld=withheld)


def _why_no_tie(facts: Sequence[Fact], wording: Wording) -> str:
    usable = [fact for fact in facts if fact.standing is FactStanding.CONFIRMED and is_sayable(fact)]
    return wording.say("follow_up.refused.no_tie" if usable else "follow_up.refused.no_fact")


# --- what goes into it ----------------------------------------------------------------------------------


def _letters(
    openly: Sequence[Said], proofs: Sequence[Proof], *, to: Person | None, candidate: str,
    step: Step | None, secrets: Secrets,
) -> Iterable[Material]:  # fmt: skip
    name = first_name(to.name) if to is not None else ""
    for proof in proofs:
        other = _second(openly, proof.said)
        said = tuple(sorted([proof.said, *other], key=lambda one: _ORDER.index(one.kind)))
        yield Material(
            to=name, candidate=one_line(candidate), said=said, proof=proof, step=step,
            secrets=secrets,
        )  # fmt: skip


def _second(openly: Sequence[Said], first: Said) -> list[Said]:
    """The strongest other need, one of another kind before one of the same."""
    others = [one for one in openly if one.need.id != first.need.id and not _overlap(one, first)]
    others.sort(key=lambda one: (one.kind is first.kind, -one.weight))
    return others[:1]


def _overlap(one: Said, other: Said) -> bool:
    a, b = one.phrase, other.phrase
    return a.document_id == b.document_id and a.start < b.end and b.start < a.end


# --- the text -------------------------------------------------------------------------------------------


def _first_that_holds(
    tried: Iterable[Material], *, facts: Sequence[Fact], wording: Wording, withheld: tuple[Withheld, ...]
) -> Letter:
    refusal: LetterRefused | None = None
    for material in tried:
        try:
            letter = _letter(material, facts, wording)
        except LetterRefused as exc:
            refusal = refusal or exc
        else:
            alone = _alone(wording) if len(material.said) < 2 else ()
            return replace(letter, left_out=(*withheld, *alone, *letter.left_out))
    raise refusal or LetterRefused(reason=wording.say("follow_up.refused.no_tie"))


def _alone(wording: Wording) -> tuple[Withheld, ...]:
    what, why = (wording.say(f"follow_up.withheld.{key}") for key in ("second", "second_why"))
    return (Withheld(what=what, reason=why),)


def _letter(material: Material, facts: Sequence[Fact], wording: Wording) -> Letter:
    """The letter in the first of its lengths that fits; what the check drops is said."""
    counts = []
    for extras in (("both", "right"), ("both",), ("right",), (), ("both", "right", "more")):
        text, claims = compose(_paragraphs(material, wording, extras=extras))
        counts.append(len(text.split()))
        if not FEWEST_WORDS <= counts[-1] <= MOST_WORDS:
            continue
        found = check_text(
            text, claims, facts=facts, names=_names(material), wording=wording, secrets=material.secrets,
            quotes=_quotes(material),
        )  # fmt: skip
        if found:
            reason = wording.say(
                "follow_up.refused.not_held", what=found[0].what, reason=found[0].reason.rstrip(".")
            )
            raise LetterRefused(reason=reason)
        remembered = any(one.voicing.remembered for one in material.said)
        return Letter(to=material.to, text=text, claims=claims, left_out=(), remembered=remembered)
    raise LetterRefused(reason=wording.say("follow_up.refused.length", count=counts[0]))


def _names(material: Material) -> tuple[str, ...]:
    return tuple(name for name in (material.to, material.candidate) if name)


def _quotes(material: Material) -> tuple[Quote, ...]:
    step = (material.step.words,) if material.step else ()
    return (*(one.voicing.quote for one in material.said), *step)


def _paragraphs(material: Material, wording: Wording, *, extras: Sequence[str]) -> list[Paragraph]:
    seed = material.said[0].need.id + material.proof.fact.id
    return [
        [_greeting(material, wording)],
        _opening(material, wording, extras),
        _tie(material, wording, seed),
        [step_line(material.step, wording=wording, seed=seed)],
        [plain(pick(wording.all("follow_up.letter.thanks"), seed))],
        [(*plain(wording.say("follow_up.letter.regards")), *plain("\n"), *_sign(material, wording))],
    ]


def _greeting(material: Material, wording: Wording) -> Line:
    if not material.to:
        return plain(wording.say("follow_up.letter.greeting"))
    name = Piece(text=material.to, kind=SourceKind.PERSON, source=wording.say("follow_up.source.reader"))
    return fill(wording.say("follow_up.letter.greeting_named"), name=name)


def _sign(material: Material, wording: Wording) -> Line:
    if not material.candidate:
        return plain(wording.say("follow_up.letter.sign_nobody"))
    name = Piece(text=material.candidate, kind=SourceKind.PERSON, source=wording.say("follow_up.source.you"))
    return fill(wording.say("follow_up.letter.sign"), candidate=name)


def _opening(material: Material, wording: Wording, extras: Sequence[str]) -> Paragraph:
    said = material.said
    number = "two" if len(said) > 1 else "one"
    opening = pick(wording.all(f"follow_up.letter.opening_{number}"), said[0].need.id)
    lines: list[Line] = [plain(opening)]
    taken: list[str] = []
    for one in said:
        frame = pick(_frames(one, wording), one.need.id, taken=taken)
        taken.append(frame)
        lines.append(fill(frame, words=said_piece(one, wording)))
    if "both" in extras and len(said) > 1:
        kinds = "_".join(one.kind.value for one in said)
        lines.append(plain(wording.say(f"follow_up.letter.both.{kinds}")))
    more = [extra for extra in ("right", "more") if extra in extras]
    seed = said[-1].need.id
    return lines + [plain(pick(wording.all(f"follow_up.letter.{extra}"), seed)) for extra in more]


def _frames(one: Said, wording: Wording) -> tuple[str, ...]:
    voice = "noted" if one.voicing.remembered else "you" if one.theirs else "we"
    return wording.all(f"follow_up.letter.{voice}.{one.kind.value}")


def said_piece(one: Said, wording: Wording) -> Piece:
    """The phrase of a need with its source."""
    turn = (one.phrase.turn or 0) + 1
    if one.voicing.remembered:
        source = wording.say("follow_up.source.noted")
    elif one.voicing.round_number is None:
        source = wording.say("follow_up.source.said", speaker=one.voicing.speaker, turn=turn)
    else:
        source = wording.say(
            "follow_up.source.said_round", speaker=one.voicing.speaker, turn=turn,
            round=one.voicing.round_number,
        )  # fmt: skip
    return Piece(
        text=one.phrase.exact, kind=SourceKind.QUOTE, need_id=one.need.id, quote=one.phrase, source=source
    )


def _tie(material: Material, wording: Wording, seed: str) -> Paragraph:
    proof = material.proof
    start = "told" if proof.told else "ready"
    kind = proof.said.kind.value
    return [
        plain(pick(wording.all(f"follow_up.letter.tie.{start}"), seed)),
        fact_line(proof.fact, wording=wording, prefix="follow_up.letter.fact"),
        plain(pick(wording.all(f"follow_up.letter.here.{kind}"), seed)),
    ]

"""What no document says, where it was looked for, and how to ask.

Only what is truly unanswered: each subject has words that would answer it, and a need of the kind answers
it too. Every line names the post or a need of this very opportunity.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from getsit.model.document import Document, DocumentKind
from getsit.model.dossier import Unknown
from getsit.model.need import Need, NeedKind, Private, Standing
from getsit.model.posting import Posting
from getsit.prepare.handle import handle_of, words_of
from getsit.prepare.heat import Marks
from getsit.text.ids import derived_id
from getsit.text.lines import one_line
from getsit.text.wording import Wording

_WORK = frozenset({NeedKind.CHALLENGE, NeedKind.VISION})


@dataclass(frozen=True, slots=True)
class _Subject:
    """A thing worth knowing. `answered_by` are kinds of need, `words` what a document would say about it.

    `about` names what the line speaks of: the `post`, the `house`, or a `need`.
    """

    name: str
    about: str
    answered_by: frozenset[NeedKind] = frozenset()
    words: str = r"(?!)"


_SUBJECTS = (
    _Subject(
        "why_open",
        "post",
        frozenset({NeedKind.PREDECESSOR}),
        (
            r"new(?:ly)?[- ](?:created|role|post|position)|maternity (?:cover|leave)|(?:is|are) retiring"
            r"|vacant since|to replace|due to (?:expansion|growth|promotion|retirement)"
        ),
    ),
    _Subject(
        "measure",
        "need",
        frozenset({NeedKind.MEASURE}),
        r"measured (?:by|on|against)|success (?:means|looks like|will be)|\bKPIs?\b",
    ),
    _Subject("by_when", "need", frozenset({NeedKind.TIMELINE})),
    _Subject(
        "who_agrees",
        "need",
        frozenset({NeedKind.STAKEHOLDER}),
        r"report(?:s|ing)? to|sign(?:ed)? off by|approval of",
    ),
    _Subject(
        "tried",
        "need",
        frozenset(),
        r"\btried\b|previous attempts?|\bpilot\b|\btrial(?:led|s)?\b|first attempt",
    ),
    _Subject("manner", "need", frozenset({NeedKind.MANNER})),
    _Subject(
        "means",
        "need",
        frozenset({NeedKind.CONSTRAINT}),
        (
            r"\bbudget\b|headcount|team of \w+|you will (?:lead|manage|have) (?:a team|\w+ (?:people"
            r"|staff))"
        ),
    ),
    _Subject("culture", "house", frozenset({NeedKind.CULTURE})),
    _Subject(
        "kept", "post", frozenset({NeedKind.PREDECESSOR}), r"new(?:ly)?[- ](?:created|role|post|position)"
    ),
    _Subject(
        "decision",
        "post",
        frozenset({NeedKind.PROCESS}),
        r"interviews? (?:will|are|is) (?:be )?(?:held|on|in)|interview date|assessment (?:day|centre)",
    ),
)
_MOST = 8


def find_unknowns(
    documents: Sequence[Document],
    *,
    posting: Posting | None,
    needs: Sequence[Need],
    marks: Mapping[str, Marks],
    wording: Wording,
) -> tuple[Unknown, ...]:
    """What to find out, the most useful first; empty `looked_in` never occurs."""
    sources = [document for document in documents if document.kind is not DocumentKind.RESUME]
    looked_in = tuple(document.name for document in sources)
    if not looked_in:
        return ()
    text = "\n".join(document.text for document in sources)
    found = _subjects(text, posting=posting, needs=needs, marks=marks)
    unknowns = [_unknown(subject, values, looked_in=looked_in, wording=wording) for subject, values in found]
    if not needs:
        unknowns.insert(0, _nothing_found(posting, looked_in=looked_in, wording=wording))
    return tuple(unknowns[:_MOST])


def _subjects(
    text: str, *, posting: Posting | None, needs: Sequence[Need], marks: Mapping[str, Marks]
) -> Iterator[tuple[_Subject, dict[str, str]]]:
    standing = [need for need in needs if need.standing is not Standing.REFUTED]
    kinds = {need.kind for need in standing}
    open_needs = [need for need in standing if need.kind in _WORK and need.private is Private.NO]
    turn = 0
    for subject in _SUBJECTS:
        if re.search(subject.words, text, re.IGNORECASE) or (
            kinds & subject.answered_by and subject.name != "by_when"
        ):
            continue
        values = _values(subject, posting, open_needs[turn:] + open_needs[:turn], marks=marks)
        if values:
            turn = (turn + (subject.about == "need")) % max(1, min(3, len(open_needs)))
            yield subject, values


def _values(
    subject: _Subject, posting: Posting | None, needs: Sequence[Need], *, marks: Mapping[str, Marks]
) -> dict[str, str]:
    """What the line names; empty when the documents give nothing to name."""
    if subject.about == "need":
        fitting = (
            need for need in needs if not (subject.name == "by_when" and marks.get(need.id, Marks()).date)
        )
        need = next(fitting, None)
        return {"words": handle_of(words_of(need))} if need else {}
    quote = posting and (posting.title if subject.about == "post" else posting.hiring_organization)
    return {"words": one_line(quote.exact)} if quote else {}


def _unknown(
    subject: _Subject, values: Mapping[str, str], *, looked_in: tuple[str, ...], wording: Wording
) -> Unknown:
    about = wording.say(f"prepare.unknown.{subject.name}.about", **values)
    return Unknown(
        id=derived_id("u", about),
        about=about,
        ask=wording.say(f"prepare.unknown.{subject.name}.ask", **values),
        looked_in=looked_in,
    )


def _nothing_found(posting: Posting | None, *, looked_in: tuple[str, ...], wording: Wording) -> Unknown:
    title = posting.title if posting else None
    words = one_line(title.exact) if title else ", ".join(looked_in)
    about = wording.say("prepare.unknown.nothing.about", words=words)
    ask = wording.say("prepare.unknown.nothing.ask", words=words)
    return Unknown(id=derived_id("u", about), about=about, ask=ask, looked_in=looked_in)

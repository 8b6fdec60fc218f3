"""Which needs may be asked about and stand on paper, and by which words.

A need that was told in confidence may also stand in the posting or in a report: then it goes by those words,
as if the talk had not been.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from getsit.model.document import Basis, Document, DocumentKind
from getsit.model.need import Need, NeedKind, Private, Standing
from getsit.prepare.heat import Marks, heat_of, marks_of
from getsit.prepare.short import shorten
from getsit.prepare.thresholds import HEAT_TOLD_ELSEWHERE
from getsit.text.lines import one_line

_PUBLIC = frozenset({DocumentKind.POSTING, DocumentKind.HOMEWORK})
_ABOUT_PEOPLE = frozenset({NeedKind.PREDECESSOR, NeedKind.STAKE, NeedKind.RISK})
_SUREST = (Basis.STATED, Basis.IMPLIED, Basis.INFERRED)
_WHOLE = 150  # characters of a line that stands whole


def open_needs(
    needs: Sequence[Need], marks: Mapping[str, Marks], *, documents: Sequence[Document]
) -> tuple[tuple[Need, ...], dict[str, Marks]]:
    """The needs that may be seen by anybody, in their order, with what makes them hot in the open."""
    public = {document.id for document in documents if document.kind in _PUBLIC}
    shown: list[Need] = []
    seen: dict[str, Marks] = {}
    for need in needs:
        held = marks.get(need.id, Marks())
        if may_stand_on_paper(need):
            shown.append(need)
            seen[need.id] = held
        elif face := _public_face(need, public):
            seen[need.id] = marks_of([place for place in held.places if place.document_id in public])
            told = bool(need.voicings) or len(face.evidence) < len(need.evidence)
            shown.append(replace(face, heat=heat_of(face, seen[need.id]) + HEAT_TOLD_ELSEWHERE * told))
    return tuple(shown), seen


def may_stand_on_paper(need: Need) -> bool:
    """Whether a need may stand on a page that is easily left on a table.

    Nothing private; and of the kinds that are mostly about people, only what a document says in the open.
    """
    return need.private is Private.NO and not (need.voicings and need.kind in _ABOUT_PEOPLE)


def _public_face(need: Need, public: set[str]) -> Need | None:
    evidence = tuple(
        sorted(
            (one for one in need.evidence if one.quote.document_id in public),
            key=lambda one: _SUREST.index(one.basis),
        )
    )
    if not evidence or need.standing is Standing.REFUTED:
        return None
    words = one_line(evidence[0].quote.exact).strip(" .;:,")
    return replace(
        need,
        gist=words if len(words) <= _WHOLE else shorten(words),
        evidence=evidence,
        standing=Standing.PREDICTED,
        private=Private.NO,
        voicings=(),
    )

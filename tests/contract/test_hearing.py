"""What every hearing promises, whatever stands behind it."""

import random
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from getsit import weights
from getsit.adapters.cue_hearing import CueHearing
from getsit.adapters.onnx_hearing import OnnxHearing
from getsit.ports import (
    CANDIDATE,
    INTERVIEWER,
    LABELS,
    OTHER,
    WRITTEN,
    Heard,
    Hearing,
    Passage,
)

HEARINGS: list[Callable[[], Hearing]] = [CueHearing, lambda: OnnxHearing(weights.FOLDER)]
ROLES = [CANDIDATE, INTERVIEWER, OTHER, WRITTEN]
LINES = [
    "",
    " \n\t ",
    "?",
    "…!?",
    "We keep running out of clean trays by Thursday, and it’s me who rings the owner.",
    "um so you know how is the um the rota made",
    "İstanbul’da ﬁne ｗide ǅ letters; naïve café \u202bשלום\u202c 🙂👩‍🔧 e\u0301",
    "a\x00b\ufeffc\u00ad",
    "the the the the the the",
    "tray, rota, owner, Thursday, clean, budget, deadline, risk",
    "WE NEED IT BY MAY. WE NEED IT BY MAY.",
    "no\n\nyes\r\nmaybe",
]

hearings = pytest.mark.parametrize("hearing", [make() for make in HEARINGS], ids=lambda h: h.name)


def holds(passage: Passage, heard: Heard) -> None:
    """Asserts what is true of every Heard."""
    for span in heard.spans:
        assert 0 <= span.start < span.end <= len(passage.text)
        assert passage.text[span.start : span.end].strip() == passage.text[span.start : span.end]
        assert 0 <= span.score <= 1
        assert span.label in LABELS
        assert span.kind in LABELS[span.label] if LABELS[span.label] else span.kind is None
        if span.label == "need":
            assert span.strength is not None
            assert 0 <= span.strength <= 4
        else:
            assert span.strength is None
    for label, score in heard.labels.items():
        assert label in LABELS
        assert 0 <= score <= 1
    for label, kinds in heard.kinds.items():
        assert set(kinds) <= set(LABELS[label])
        assert all(0 <= score <= 1 for score in kinds.values())
    length = float(np.linalg.norm(heard.vector))
    assert length == 0 or abs(length - 1) < 1e-3


@hearings
def test_nothing_to_hear_gives_nothing(hearing: Hearing) -> None:
    assert list(hearing.hear([])) == []


@hearings
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("line", LINES)
def test_odd_lines_are_heard_without_harm(hearing: Hearing, role: str, line: str) -> None:
    passage = Passage(text=line, role=role, before=(Passage(text="Hm? ", role=INTERVIEWER),))
    holds(passage, hearing.hear([passage])[0])


@hearings
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=400), role=st.sampled_from(ROLES), before=st.text(max_size=100))
def test_any_text_is_heard_inside_its_own_letters(
    hearing: Hearing, text: str, role: str, before: str
) -> None:
    passage = Passage(text=text, role=role, before=(Passage(text=before, role=INTERVIEWER),))
    holds(passage, hearing.hear([passage])[0])


@hearings
def test_the_order_of_the_batch_changes_nothing(hearing: Hearing) -> None:
    passages = [Passage(text=line, role=role) for line in LINES for role in ROLES]
    mixed = passages[:]
    random.Random(7).shuffle(mixed)
    alone = {id(p): hearing.hear([p])[0] for p in passages}
    for passage, heard in zip(mixed, hearing.hear(mixed), strict=True):
        assert heard.spans == alone[id(passage)].spans
        assert heard.labels == alone[id(passage)].labels
        assert np.array_equal(heard.vector, alone[id(passage)].vector)


@hearings
def test_who_speaks_matters(hearing: Hearing) -> None:
    text = "We keep losing the good drivers to the depot across the road."
    from_them, from_me, told = (
        hearing.hear([Passage(text=text, role=role)])[0].labels for role in (INTERVIEWER, CANDIDATE, OTHER)
    )
    assert from_them.get("need", 0) > 0.1  # one sentence without what was said before it
    assert from_me.get("need", 0) == 0
    assert told == from_them


@hearings
@pytest.mark.parametrize(
    ("role", "own"),
    [
        (INTERVIEWER, {"need", "signal", "confidence", "asked", "agrees", "corrects"}),
        (WRITTEN, {"need", "requirement", "welcome", "achievement", "boilerplate", "confidence"}),
        (
            CANDIDATE,
            set(LABELS)
            - {"need", "signal", "confidence", "asked", "agrees", "corrects"}
            - {"requirement", "welcome", "achievement", "boilerplate"},
        ),
    ],
)
def test_each_role_has_its_own_labels(hearing: Hearing, role: str, own: set[str]) -> None:
    heard = hearing.hear([Passage(text=line, role=role) for line in LINES])
    assert {label for h in heard for label in h.labels} <= own


@hearings
@pytest.mark.parametrize("role", ROLES)
def test_a_very_long_turn_is_heard(hearing: Hearing, role: str) -> None:
    line = "and so we, I mean, we really have to " * 40 + "get it done by May because the the the not not "
    passage = Passage(text=line * 8, role=role)
    holds(passage, hearing.hear([passage])[0])


@hearings
def test_likeness_of_like_things_is_higher(hearing: Hearing) -> None:
    texts = [
        "The greenhouse floods after every storm.",
        "Storms flood the greenhouse.",
        "The invoices are late.",
    ]
    one, like, unlike = (h.vector for h in hearing.hear([Passage(text=t, role=WRITTEN) for t in texts]))
    assert float(one @ like) > 0.6 > float(one @ unlike)

"""Rehearsals are kept whole after every turn, found by the end of their id, and deleted with every word."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from getsit.errors import RehearsalUnknown
from getsit.model.rehearsal import Exchange, ManagerState, Rehearsal, RehearsalMode
from getsit.store import Store


def a_rehearsal(*said: str, id: str = "0192-rehearsal-abcdef") -> Rehearsal:
    state = ManagerState(trust=0.3, belief=0.25, level={"boats": 2}, told=("boats.level1.1",))
    exchanges = tuple(
        Exchange(said=words, answered="Hm.", spoken=("nod#1",), taken=None, movements=(), state=state)
        for words in ("", *said)
    )
    return Rehearsal(
        id=id, manager="signe", opportunity_id=None, seed=3, mode=RehearsalMode.WHOLE,
        began=datetime(2026, 11, 2, 9, tzinfo=UTC), hearing="cues", exchanges=exchanges,
    )  # fmt: skip


def test_what_was_said_is_there_again_after_the_program_died(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add_rehearsal(a_rehearsal("Hello."))
    store.change_rehearsal(a_rehearsal("Hello.", "What gets in the way?"), was=a_rehearsal("Hello."))
    again = Store(tmp_path)
    assert again.rehearsals() == [a_rehearsal("Hello.", "What gets in the way?")]
    assert again.rehearsal("abcdef") == a_rehearsal("Hello.", "What gets in the way?")


@pytest.mark.parametrize("id", ["", "f", "bcdef", "abcdeg"])
def test_too_few_letters_of_an_id_or_wrong_ones_find_nothing(tmp_path: Path, id: str) -> None:
    store = Store(tmp_path)
    store.add_rehearsal(a_rehearsal("Hello."))
    with pytest.raises(RehearsalUnknown):
        store.rehearsal(id)


def test_a_deleted_rehearsal_leaves_no_word_in_the_folder(tmp_path: Path) -> None:
    store = Store(tmp_path)
    kept = a_rehearsal("A sentence about zirconium bollards.")
    store.add_rehearsal(kept)
    store.add_rehearsal(replace(kept, id="0192-rehearsal-other1", exchanges=kept.exchanges[:1]))
    store.delete_rehearsal(kept.id)
    assert [one.id for one in store.rehearsals()] == ["0192-rehearsal-other1"]
    left = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"zirconium" not in left

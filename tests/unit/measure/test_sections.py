"""The file of figures is written section by section, so that a run of one leaves the others as they were."""

from pathlib import Path

import pytest

from measure import __main__ as board


def test_one_section_written_anew_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "RESULTS.md"
    rows: list[board.Row] = [{"what": "one", "share": 0.5}]
    sections = {
        name: board._markdown(name, f"About {name}.", rows, seconds=1) for name in ("speed", "own_corpus")
    }
    monkeypatch.setattr(board, "_RESULTS", file)
    board._write(sections)
    before = file.read_text(encoding="utf-8")
    assert board._sections() == sections
    again = board._markdown("speed", "About speed.", [{"what": "two", "share": 0.25}], seconds=2)
    board._write(board._sections() | {"speed": again})
    after = file.read_text(encoding="utf-8")
    assert "| two | 0.250 |" in after
    assert after.replace(again, "") == before.replace(sections["speed"], "")

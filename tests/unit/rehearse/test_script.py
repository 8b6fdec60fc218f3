"""A manager file is read whole, or every fault is told by line and field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit import managers
from getsit.errors import ManagerFileWrong
from getsit.model.manager import Facet
from getsit.rehearse.script import read_manager
from tests.unit.rehearse.managers_for_tests import a_manager, a_manager_file


def test_what_stands_in_the_file_is_in_the_manager() -> None:
    manager = a_manager()
    boats = manager.need("boats")
    assert (manager.name, manager.minutes, manager.trust) == ("Signe Dahl", 30, 0.30)
    assert [speech.level for speech in boats.speeches if speech.facet is Facet.LEVEL] == [0, 1, 2, 3, 4]
    assert boats.claims[0].correction == "Late boats, 0."
    assert manager.question("how_would_you").about == "boats"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kind = vision", "kind = visionary", "need lights, kind: must be one of"),
        ("level 3 = Of boats strength 3.", "level 3 =", "need boats, level 3"),
        ("  again = Once more boats why.", "", "need boats, why: needs an again = line"),
        ("  again = Once more boats, two.", "  again = Once more 77 boats.", "again has a new number: 77"),
        ("  boats are late 0 | boats are early 0 -> Late boats, 0.", "  boats are late 0", "claims"),
        ("  else = We shall see the boats.", "  if smiling = Nice.", "is heard by nobody"),
        ("Says nod number 1.", "Says nod number 0.", "stands in line"),
        ("# say nod\n", "# say nods\n", "say nod: is missing"),
        ("Says which number 0 {a} or {b}.", "Says which number 0.", "needs {a} and {b}"),
        ("minutes = 30", "minutes = many", "minutes: must be a number"),
        ("on = boats", "on = ships", "on: is the id of no need"),
        ("posting = surprise", "posting = says", "nobody could predict"),
    ],
)
def test_a_fault_is_told_with_its_line_and_field(old: str, new: str, told: str) -> None:
    text = a_manager_file()
    assert old in text
    with pytest.raises(ManagerFileWrong) as wrong:
        read_manager(text.replace(old, new, 1), id="signe")
    assert told in str(wrong.value)
    assert "line " in str(wrong.value)


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ManagerFileWrong):
        read_manager(text, id="noise")


def test_every_manager_that_comes_with_the_program_is_without_fault() -> None:
    found = [read_manager(text, id=id) for id, text in managers.texts().items()]
    assert len(found) == 8
    assert len({manager.trade for manager in found}) == 8
    assert len({manager.temperament for manager in found}) >= 5


def test_no_two_managers_share_a_reaction() -> None:
    seen = dict[str, str]()
    for id, text in managers.texts().items():
        for name, lines in read_manager(text, id=id).says.items():
            for line in lines:
                if len(line.split()) > 3:
                    assert seen.setdefault(line, id) == id, (name, line)

"""What is shipped beside the managers fits them, and the page fits the program."""

import importlib.util
from pathlib import Path
from types import ModuleType

from getsit import managers, weights
from getsit.adapters.onnx_hearing import OnnxHearing
from getsit.rehearse.placed import Placed
from training.places import all_lines

ROOT = Path(__file__).resolve().parents[3]


def test_every_line_of_every_manager_is_placed_by_the_shipped_hearing() -> None:
    hearing = OnnxHearing(weights.FOLDER)
    placed = Placed(hearing, managers.PLACES)
    missing = [text for role, text in all_lines() if not placed.knows(text, role=role)]
    assert not missing, "run `python -m training.places src/getsit/weights`"


def test_the_tables_of_the_page_are_those_of_the_program() -> None:
    tables = _tool("rule_tables")
    page = tables.PAGE.read_text(encoding="utf-8")
    assert tables.filled(page) == page, "run `python tools/rule_tables.py`"


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

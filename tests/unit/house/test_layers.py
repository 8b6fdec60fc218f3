"""Who may import whom, checked by machine over the real house and over a house with a fault."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.house.house import ROOT, SOURCE

FAULTS = {
    "listen may not know prepare": ("listen/fault.py", "import getsit.prepare\n"),
    "text may not know the store": ("text/fault.py", "import getsit.store\n"),
    "model may not know the seams": ("model/fault.py", "import getsit.ports\n"),
    "wording is data": ("wording/fault.py", "import getsit.text\n"),
    "a module that nobody placed": ("stray.py", '"""Nobody placed this."""\n'),
}


def test_the_rooms_import_inwards_only(tmp_path: Path) -> None:
    done = _check(ROOT / "src", tmp_path)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_in_the_layers_is_seen(fault: tuple[str, str], tmp_path: Path) -> None:
    shutil.copytree(SOURCE, tmp_path / "getsit", ignore=shutil.ignore_patterns("__pycache__"))
    place, text = fault
    (tmp_path / "getsit" / place).write_text(text, encoding="utf-8")
    done = _check(tmp_path, tmp_path)
    assert done.returncode == 1, done.stdout
    assert place.removesuffix(".py").replace("/", ".") in done.stdout


def _check(source: Path, cache: Path) -> subprocess.CompletedProcess[str]:
    program = (
        "import sys\n"
        f"sys.path.insert(0, {str(source)!r})\n"
        "from importlinter.cli import lint_imports\n"
        f"sys.exit(lint_imports({str(ROOT / 'pyproject.toml')!r}, no_cache=True))\n"
    )
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=cache
    )

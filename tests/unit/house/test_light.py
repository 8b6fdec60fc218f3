"""The first answer is quick, because nothing heavy is loaded for it."""

import json
import subprocess
import sys

import pytest

HEAVY = {
    "alembic", "dateparser", "docx", "extruct", "fastapi", "httpx2", "lxml", "mammoth", "numpy",
    "onnxruntime", "pdfplumber", "py3langid", "pypdfium2", "rapidfuzz", "selectolax", "sqlalchemy",
    "sqlcipher3", "starlette", "trafilatura", "typst", "uvicorn",
}  # fmt: skip

HELP = """
import json, sys
from getsit.__main__ import main
sys.argv = ["getsit", *sys.argv[1:]]
try:
    main()
except SystemExit as ended:
    code = ended.code
print(json.dumps([code, sorted(name for name in sys.modules if "." not in name)]), file=sys.stderr)
"""


@pytest.mark.parametrize("words", [["--help"], ["brief", "--help"]], ids=["all", "one command"])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    code, loaded = _after(HELP, *words)
    assert code in {0, None}
    assert HEAVY & set(loaded) == set()


def test_the_model_loads_nothing_but_the_standard_library() -> None:
    program = (
        "import json, sys, pkgutil, importlib, getsit.model as m\n"
        "for found in pkgutil.iter_modules(m.__path__, 'getsit.model.'):\n"
        "    importlib.import_module(found.name)\n"
        "print(json.dumps([0, [n for n in sys.modules if '.' not in n]]), file=sys.stderr)\n"
    )
    _, loaded = _after(program)
    assert HEAVY & set(loaded) == set()


def _after(program: str, *words: str) -> tuple[int | None, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    code, loaded = json.loads(done.stderr.splitlines()[-1])
    return code, loaded

"""Make `.venv` exactly what `uv.lock` says, with `getsit` in it; do nothing when nothing changed.

Standard library only, because it runs before anything is installed. It hands on to uv whatever
index, extra index, wheel folder and certificate pip is set to. None of them can reach the lock:
the lock is exported with its hashes, and the packages are installed from that export.
It does not know how to choose new versions. `python3 tools/setup.py lock` asks uv for that, with
the public index alone; `python3 tools/setup.py uv …` is uv with the indexes of pip handed on.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools" / "uv"
UV = TOOLS / "bin" / "uv"
VENV = ROOT / ".venv"
STAMP = VENV / "set-up.stamp"
INPUTS = ("pyproject.toml", "uv.lock", "tools/setup.py")
LEAST_PYTHON = (3, 11)

# What pip calls it, and what uv calls it.
HANDED_ON = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "cert": "SSL_CERT_FILE",
    "trusted-host": "UV_INSECURE_HOST",
    "default-timeout": "UV_HTTP_TIMEOUT",
    "timeout": "UV_HTTP_TIMEOUT",
}
LISTS = {"UV_INDEX": " ", "UV_FIND_LINKS": ",", "UV_INSECURE_HOST": " "}


def main() -> int:
    """Return the exit code: 0 when `.venv/bin/getsit` stands, else 1 with a sentence on stderr."""
    if sys.version_info < LEAST_PYTHON:
        return _complain("Gets It needs Python 3.11 or newer.")
    try:
        _do(sys.argv[1:])
    except subprocess.CalledProcessError as failed:
        return _complain(f"The set-up stopped at: {' '.join(map(str, failed.cmd))}")
    return 0


def pip_settings(listing: str) -> dict[str, str]:
    """Return what `pip config list` printed as uv's variables.

    As in pip, what is set for `install` beats `global`, and the environment beats both.
    """
    found: dict[str, str] = {}
    lines = [line.partition("=") for line in listing.splitlines() if "=" in line]
    for place in ("global.", "install.", ":env:."):
        for name, _, value in lines:
            variable = HANDED_ON.get(name.removeprefix(place))
            if name.startswith(place) and variable:
                parts = value.strip("'\"").replace("\\n", " ").split()
                found[variable] = LISTS.get(variable, " ").join(parts)
    return {variable: value for variable, value in found.items() if value}


def _do(words: list[str]) -> None:
    if words[:1] == ["uv"]:
        _bootstrap_uv()
        _uv(*words[1:], environment=_environment())
    elif words == ["lock"]:
        _bootstrap_uv()
        _uv("lock", environment=_bare_environment())
    elif _changed():
        _bootstrap_uv()
        _set_up()


def _set_up() -> None:
    environment = _environment()
    if not (VENV / "bin" / "python").exists():
        _uv("venv", "--clear", "--python", sys.executable, str(VENV), environment=environment)
    STAMP.unlink(missing_ok=True)
    wanted = VENV / "requirements.txt"
    _uv(
        *("export", "--frozen", "--quiet", "--no-emit-project"),
        *("--output-file", str(wanted)),
        environment=_bare_environment(),
    )
    python = ("--python", str(VENV / "bin" / "python"))
    _uv("pip", "sync", *python, "--require-hashes", str(wanted), environment=environment)
    _uv("pip", "install", *python, "--no-deps", "--editable", str(ROOT), environment=environment)
    STAMP.write_text(_fingerprint(), encoding="utf-8")


def _bootstrap_uv() -> None:
    # A bare Debian has no ensurepip and refuses a plain install; a target folder always works.
    if UV.exists():
        return
    shutil.rmtree(TOOLS, ignore_errors=True)
    print("Fetching uv", file=sys.stderr)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(TOOLS), "uv"]
    subprocess.run(command, check=True)


def _environment() -> dict[str, str]:
    listing = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"],
        check=False,
        capture_output=True,
        text=True,
    ).stdout
    own = {name: value for name, value in os.environ.items() if name.startswith("UV_")}
    # Several indexes are searched as pip does; the hashes of the lock decide what is taken.
    strategy = {"UV_INDEX_STRATEGY": "unsafe-best-match"}
    return {**strategy, **pip_settings(listing), **own, **_bare_environment()}


def _bare_environment() -> dict[str, str]:
    # Nothing but this project's own files and what is handed on may steer uv.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("UV_")}
    cache = {name: os.environ[name] for name in ("UV_CACHE_DIR",) if name in os.environ}
    return {**kept, **cache, "UV_PYTHON_DOWNLOADS": "never", "UV_NO_CONFIG": "1"}


def _uv(*arguments: str, environment: dict[str, str]) -> None:
    subprocess.run([str(UV), *arguments], check=True, cwd=ROOT, env=environment)


def _changed() -> bool:
    stands = (VENV / "bin" / "getsit").exists() and STAMP.exists()
    return not stands or STAMP.read_text(encoding="utf-8") != _fingerprint()


def _fingerprint() -> str:
    digest = hashlib.sha256(f"{ROOT} {sys.version}".encode())
    for name in INPUTS:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def _complain(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())

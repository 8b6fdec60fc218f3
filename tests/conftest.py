"""What holds for every test: no network but this machine, and no clock over hypothesis.

A real call by accident fails the test that made it. Nothing here knows what is tested.
"""

import ipaddress
import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

# A slow machine is no defect of the product, and a red build must be red again when repeated.
settings.register_profile(
    "house",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


class NetworkInATestError(RuntimeError):
    """A test tried to reach another machine."""


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        address = arguments[1]
        if isinstance(address, tuple) and isinstance(address[0], str):
            _require_this_machine(address[0], doing="connect to")
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        host = arguments[0]
        if not _is_an_address(host):
            _require_this_machine(host, doing="look up")


def _require_this_machine(host: object, *, doing: str) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in {None, "", "localhost"}:
        return
    if _is_an_address(name) and ipaddress.ip_address(str(name)).is_loopback:
        return
    message = f"a test tried to {doing} {name}"
    raise NetworkInATestError(message)


def _is_an_address(host: object) -> bool:
    try:
        ipaddress.ip_address(str(host))
    except ValueError:
        return False
    return True


# An audit hook sees every socket of this process, whoever made it and whatever was patched.
sys.addaudithook(_watch)


@pytest.fixture(scope="session")
def browser_program() -> str:
    """The path of a browser of this machine; skips where there is none, fails where one is due."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    if os.environ.get("GETSIT_REQUIRE_BROWSER"):
        pytest.fail("a browser is required here (GETSIT_REQUIRE_BROWSER) and none is installed")
    pytest.skip("no browser is installed; on Debian: apt-get install chromium")


@pytest.fixture(autouse=True)
def _a_home_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No test reads or writes the data folder of the person who runs it."""
    home: Path = tmp_path_factory.getbasetemp() / "home"
    home.mkdir(exist_ok=True)
    for variable in [name for name in os.environ if name.startswith("GETSIT_")]:
        if variable != "GETSIT_REQUIRE_BROWSER":
            monkeypatch.delenv(variable)
    monkeypatch.setenv("HOME", str(home))
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)

"""The guard of `tests/conftest.py`: no test reaches another machine, and every test reaches this one."""

import socket

import pytest

ELSEWHERE = [("192.0.2.1", 80), ("8.8.8.8", 53), ("2001:db8::1", 443)]


@pytest.mark.parametrize("address", ELSEWHERE, ids=[host for host, _ in ELSEWHERE])
def test_another_machine_is_never_reached(address: tuple[str, int]) -> None:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with (
        socket.socket(family, socket.SOCK_DGRAM) as made,
        pytest.raises(RuntimeError, match="a test tried to connect"),
    ):
        made.connect(address)


def test_a_name_is_never_looked_up() -> None:
    with pytest.raises(RuntimeError, match=r"a test tried to look up example\.org"):
        socket.getaddrinfo("example.org", 443)


def test_this_machine_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        socket.create_connection(("localhost", port), timeout=5).close()

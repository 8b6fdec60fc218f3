"""The pages are served on this machine alone, and a port that is taken is one sentence."""

import socket

import pytest

from getsit.app import App
from getsit.errors import PortTaken
from getsit.web import serve_pages, server


def test_a_port_that_is_taken_is_said(app: App) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(PortTaken):
            serve_pages(app, port=other.getsockname()[1], browse=False)


def test_the_address_is_printed_and_opened_when_asked(
    app: App, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    answered: list[int] = []

    def run(self: object, sockets: list[socket.socket]) -> None:
        with socket.create_connection(sockets[0].getsockname(), timeout=5):
            answered.append(sockets[0].getsockname()[1])

    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("uvicorn.Server.run", run)
    serve_pages(app, port=0, browse=True)
    assert opened == [f"http://{server.HOST}:{answered[0]}/"]
    assert opened[0] in capsys.readouterr().err

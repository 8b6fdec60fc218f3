"""The program is killed in mid-talk, with no chance to tidy up: what was on the screen is there again.

Server and terminal run as processes of their own. The hearing is the quick one: what is tested here is what
is kept, not who listens.
"""

import http.client
import json
import os
import re
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.journey.test_browser import FLAGS, a_page

ASKS = "What goes wrong with the vehicles themselves?"
ASKS_ON = "Who looks at the sheet after that?"
THEN = "And what have you tried already?"
PATIENCE = 60  # seconds; a slow machine is no defect
MOMENTS = (0.0, 0.004, 0.02)  # seconds into a reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that can be killed."""

    process: Popen[str]
    port: int

    def kill(self) -> None:
        """As `kill -9`."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def ask(self, method: str, route: str, body: object = None) -> Any:
        """What it answers over HTTP, read as JSON."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        line.request(method, f"/api/{route}", json.dumps(body), {"content-type": "application/json"})
        answer = line.getresponse()
        told = json.loads(answer.read())
        assert answer.status < 300, told
        line.close()
        return told

    def begin_to_ask(self, route: str, body: object) -> socket.socket:
        """Sends a request whole and does not wait for the answer."""
        sent, line = json.dumps(body).encode(), socket.create_connection(("127.0.0.1", self.port))
        head = f"POST /api/{route} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
        line.sendall(f"{head}content-length: {len(sent)}\r\n\r\n".encode() + sent)
        return line


def _environment() -> dict[str, str]:
    return {**os.environ, "GETSIT_HEARING": "cues", "COLUMNS": "1000"}


def _command(folder: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "getsit", "--data", str(folder), *words]


@contextmanager
def _server(folder: Path, *, port: int = 0) -> Iterator[Server]:
    command = _command(folder, "serve", "--port", str(port))
    with Popen(command, stderr=PIPE, env=_environment(), encoding="utf-8") as process:
        try:
            assert process.stderr
            line = process.stderr.readline()
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            assert found, line
            yield Server(process=process, port=int(found[1]))
        finally:
            process.kill()


def _said(talk: Any) -> list[tuple[str, str]]:
    return [(one["role"], one["text"]) for one in talk["conversation"]]


def test_every_turn_that_was_shown_is_there_after_the_server_was_killed(tmp_path: Path) -> None:
    with _server(tmp_path) as server:
        begun = server.ask("POST", "rehearsals", {"manager": "gwen", "seed": 3})
        one = f"rehearsals/{begun['id']}"
        server.ask("POST", f"{one}/turns", {"text": ASKS, "turn": 1})
        shown = server.ask("POST", f"{one}/turns", {"text": ASKS_ON, "turn": 2})
        server.kill()
    with _server(tmp_path) as server:
        assert server.ask("GET", one) == shown
        further = server.ask("POST", f"{one}/turns", {"text": THEN, "turn": 3})
        server.kill()
    assert _said(further)[: len(_said(shown))] == _said(shown)
    with _server(tmp_path) as server:
        over = server.ask("POST", f"{one}/end")
        server.kill()
    with _server(tmp_path) as server:
        assert server.ask("GET", one) == over
        states = server.ask("GET", f"{one}/look-back")["states"]
    assert len(states) == 4


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_turn_in_whose_reply_the_server_was_killed_is_there_whole_or_not_at_all(
    tmp_path: Path, moment: float
) -> None:
    with _server(tmp_path) as server:
        begun = server.ask("POST", "rehearsals", {"manager": "gwen", "seed": 3})
        one = f"rehearsals/{begun['id']}"
        shown = server.ask("POST", f"{one}/turns", {"text": ASKS, "turn": 1})
        line = server.begin_to_ask(f"{one}/turns", {"text": ASKS_ON, "turn": 2})
        time.sleep(moment)
        server.kill()
        line.close()
    with _server(tmp_path) as server:
        kept = server.ask("GET", one)
        again = server.ask("POST", f"{one}/turns", {"text": ASKS_ON, "turn": 2})
    assert _said(kept)[: len(_said(shown))] == _said(shown)
    assert kept["turn"] in {2, 3}
    assert [text for role, text in _said(again) if role == "candidate"] == [ASKS, ASKS_ON]
    assert kept in (shown, again), "what was kept is the talk before, or the talk with the whole reply"


@pytest.fixture
def page(browser_program: str) -> Iterator[Page]:
    """A page of a real browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_program, args=FLAGS)
        with a_page(browser) as page:
            yield page
        browser.close()


@pytest.mark.browser
def test_what_was_typed_stays_on_the_page_until_a_new_server_answers_it(tmp_path: Path, page: Page) -> None:
    with _server(tmp_path) as server:
        begun = server.ask("POST", "rehearsals", {"manager": "gwen", "seed": 3})
        room = f"http://127.0.0.1:{server.port}/rehearse/{begun['id']}"
        page.goto(room)
        page.fill("#say", ASKS)
        page.click("#go")
        page.wait_for_selector(".turn.me")
        page.wait_for_selector("#go:not([disabled])")
        shown = page.locator("#heard").inner_text()
        server.kill()
    page.fill("#say", ASKS_ON)
    page.click("#go")
    page.wait_for_selector("#lost:not([hidden])")
    assert page.input_value("#say") == ASKS_ON
    with _server(tmp_path, port=server.port) as again:
        page.reload()
        assert page.input_value("#say") == ASKS_ON
        assert shown in " ".join(page.inner_text("#spoken").split())
        page.click("#go")
        page.wait_for_function("document.querySelectorAll('.turn.me').length === 2")
        page.wait_for_selector("#go:not([disabled])")
        said = _said(again.ask("GET", f"rehearsals/{begun['id']}"))
    assert [text for role, text in said if role == "candidate"] == [ASKS, ASKS_ON]


@contextmanager
def _terminal(folder: Path, *words: str) -> Iterator[Popen[str]]:
    command = _command(folder, "rehearse", *words)
    with Popen(command, stdin=PIPE, stdout=PIPE, env=_environment(), encoding="utf-8") as terminal:
        try:
            yield terminal
        finally:
            terminal.kill()


def _type(terminal: Popen[str], line: str) -> None:
    assert terminal.stdin
    terminal.stdin.write(f"{line}\n")
    terminal.stdin.flush()


def _read_until(terminal: Popen[str], words: str) -> list[str]:
    """The lines shown until one that has these words, with it."""
    assert terminal.stdout
    found = list[str]()
    for line in terminal.stdout:
        found.append(line.strip())
        if words in line:
            return found
    pytest.fail(f"never shown: {words}, but {found}")


def _shown_reply(terminal: Popen[str]) -> str:
    """The next line that says something."""
    assert terminal.stdout
    return next(line.strip() for line in terminal.stdout if line.strip())


def test_every_turn_that_was_shown_is_there_after_the_terminal_was_killed(tmp_path: Path) -> None:
    with _terminal(tmp_path, "gwen", "--seed", "3") as terminal:
        _read_until(terminal, ":stop")
        shown = [_shown_reply(terminal)]
        for words in (ASKS, ASKS_ON):
            _type(terminal, words)
            shown.append(_shown_reply(terminal))
    kept = _kept(tmp_path)
    assert [
        one["text"].splitlines()[0] for one in kept["conversation"] if one["role"] == "interviewer"
    ] == shown
    with _terminal(tmp_path, "--resume", kept["id"]) as terminal:
        _read_until(terminal, shown[-1])
        _type(terminal, THEN)
        _shown_reply(terminal)
    assert [text for role, text in _said(_kept(tmp_path)) if role == "candidate"] == [ASKS, ASKS_ON, THEN]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_line_in_whose_reply_the_terminal_was_killed_is_there_whole_or_not_at_all(
    tmp_path: Path, moment: float
) -> None:
    with _terminal(tmp_path, "gwen", "--seed", "3") as terminal:
        _read_until(terminal, ":stop")
        shown = [_shown_reply(terminal)]
        _type(terminal, ASKS)
        shown.append(_shown_reply(terminal))
        _type(terminal, ASKS_ON)
        time.sleep(moment)
    said = _said(_kept(tmp_path))
    assert [text.splitlines()[0] for role, text in said if role == "interviewer"][:2] == shown
    assert [text for role, text in said if role == "candidate"][:1] == [ASKS]
    assert len(said) in {3, 5}, "a line without its reply, or a reply without its line"


def _kept(folder: Path) -> Any:
    with Popen(
        _command(folder, "rehearsals", "--json"), stdout=PIPE, env=_environment(), encoding="utf-8"
    ) as terminal:
        out, _ = terminal.communicate(timeout=PATIENCE)
    return json.loads(out)[-1]

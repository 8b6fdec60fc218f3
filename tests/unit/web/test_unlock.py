"""Locked data: the pages ask for the passphrase on one page, and nothing shows before it is right."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from getsit.app import App
from getsit.errors import PassphraseNone, PassphraseShort, PassphraseThere, StoreLocked
from tests.unit.web.site import a_client, an_app, read_page

WORDS = "correct horse battery"


@pytest.fixture
def locked(tmp_path: Path) -> App:
    """An `App` over a folder that was locked by another one."""
    app = an_app(tmp_path / "data")
    app.new("Zanzibarquartz")
    app.set_passphrase(WORDS)
    return an_app(tmp_path / "data")


@pytest.fixture
def client(locked: App) -> TestClient:
    return a_client(locked)


@pytest.mark.parametrize("path", ["/", "/facts", "/new", "/o/any/dossier", "/o/any/brief.pdf", "/privacy"])
def test_every_page_asks_for_the_passphrase(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 423
    assert 'type="password"' in answer.text
    assert "Zanzibarquartz" not in answer.text
    assert read_page(answer.text).alerts == []


def test_the_json_says_it_in_a_sentence(client: TestClient) -> None:
    answer = client.get("/api/opportunities")
    assert answer.status_code == 423
    assert answer.json()["error"]["kind"] == "StoreLocked"


def test_a_wrong_passphrase_says_so_and_the_right_one_leads_on(client: TestClient) -> None:
    wrong = client.post("/unlock", data={"passphrase": "wrong", "after": "/facts"})
    assert wrong.status_code == 423
    assert "does not open it" in "".join(read_page(wrong.text).alerts)
    assert 'value="/facts"' in wrong.text
    right = client.post("/unlock", data={"passphrase": WORDS, "after": "/facts"})
    assert (right.status_code, right.headers["location"]) == (303, "/facts")
    assert "Zanzibarquartz" in client.get("/").text


@pytest.mark.parametrize("after", ["https://example.org/", "//example.org", "/\\example.org", ""])
def test_it_leads_to_no_other_site(client: TestClient, after: str) -> None:
    answer = client.post("/unlock", data={"passphrase": WORDS, "after": after})
    assert answer.headers["location"] == "/"


def test_what_is_locked_while_the_pages_are_open_asks_too(tmp_path: Path) -> None:
    app = an_app(tmp_path / "data")
    app.new("Zanzibarquartz")
    client = a_client(app)
    assert client.get("/").status_code == 200
    an_app(tmp_path / "data").set_passphrase(WORDS)
    assert client.get("/").status_code == 423
    assert client.post("/unlock", data={"passphrase": WORDS}).status_code == 303
    assert "Zanzibarquartz" in client.get("/").text


def test_setting_and_changing_keep_the_app_open(tmp_path: Path) -> None:
    app = an_app(tmp_path / "data")
    app.new("Here")
    with pytest.raises(PassphraseNone):
        app.remove_passphrase()
    with pytest.raises(PassphraseNone):
        app.change_passphrase(WORDS)
    with pytest.raises(PassphraseShort):
        app.set_passphrase("short")
    app.set_passphrase(WORDS)
    assert app.has_passphrase
    assert not app.locked
    with pytest.raises(PassphraseThere):
        app.set_passphrase(WORDS)
    app.change_passphrase(WORDS + "!")
    assert [one.name for one in app.opportunities()] == ["Here"]
    app.remove_passphrase()
    assert not app.has_passphrase
    assert [one.name for one in an_app(tmp_path / "data").opportunities()] == ["Here"]


def test_it_is_written_nowhere(tmp_path: Path, locked: App) -> None:
    with pytest.raises(StoreLocked):
        locked.opportunities()
    locked.unlock(WORDS)
    assert locked.opportunities()
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert files
    assert not any(WORDS.encode() in file.read_bytes() for file in files)

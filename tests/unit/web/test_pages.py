"""Every page answers, loads nothing from elsewhere, and marks exactly the characters it quotes."""

import re
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from getsit.app import App
from tests.unit.web.site import OPPORTUNITY_PAGES, PAGES, a_client, an_app, read_page


def _addresses(app: App) -> list[str]:
    id = app.opportunities()[0].id
    sources = [f"/o/{id}/source/{one.id}" for one in app.overview(id).documents]
    return [*PAGES, *(f"/o/{id}/{page}" for page in OPPORTUNITY_PAGES), *sources]


def test_every_page_of_the_example_answers(example: TestClient, example_app: App) -> None:
    for address in _addresses(example_app):
        answer = example.get(address)
        assert answer.status_code == 200, address
        assert "<h1" in answer.text, address


def test_every_word_of_the_talk_is_one_click_away(example: TestClient, example_app: App) -> None:
    id = example_app.opportunities()[0].id
    answer = example.get(f"/o/{id}/transcript")
    assert answer.status_code == 303
    assert "/source/" in answer.headers["location"]


def test_every_page_of_an_empty_house_answers(client: TestClient) -> None:
    for address in PAGES:
        assert client.get(address).status_code == 200, address


def test_an_opportunity_with_nothing_in_it_says_what_to_do(client: TestClient, app: App) -> None:
    id = app.new("bare").id
    for page in ("dossier", "debrief", "letter", "plan", "add", "rounds", "corrections", "export", "delete"):
        answer = client.get(f"/o/{id}/{page}")
        assert answer.status_code == 200, page
        assert "getsit " not in answer.text, f"{page} speaks of a command"
    for page in ("ladder", "ties", "brief"):
        answer = client.get(f"/o/{id}/{page}")
        assert answer.status_code == 409, page
        assert f"/o/{id}/dossier" in read_page(answer.text).addresses


def test_no_page_names_an_address_elsewhere(example: TestClient, example_app: App) -> None:
    for address in _addresses(example_app):
        found = read_page(example.get(address).text).addresses
        assert [one for one in found if not re.match(r"(/(?!/)|#|\?)", one)] == [], address


def test_no_page_has_a_style_or_a_script_of_its_own(example: TestClient, example_app: App) -> None:
    for address in _addresses(example_app):
        html = example.get(address).text
        assert "<style" not in html, address
        assert not re.search(r"<[^>]+\s(?:style|on\w+)=", html), address
        assert re.findall(r"<script(?! src=\"/static/)", html) == [], address


def test_a_quote_opens_its_source_with_the_marker_on_its_characters(
    example: TestClient, example_app: App
) -> None:
    id = example_app.opportunities()[0].id
    dossier = example_app.dossier(id)
    quotes = [one.quote for need in dossier.needs for one in need.evidence][:12]
    assert quotes
    for quote in quotes:
        answer = example.get(f"/o/{id}/source/{quote.document_id}?start={quote.start}&end={quote.end}")
        assert "".join(read_page(answer.text).marked).split() == quote.exact.split()
        assert answer.text.count('id="here"') == 1


def test_a_source_shows_every_letter_of_it(example: TestClient, example_app: App) -> None:
    id = example_app.opportunities()[0].id
    for document in example_app.overview(id).documents:
        page = example.get(f"/o/{id}/source/{document.id}").text
        shown = unescape(re.sub(r"<[^>]+>", "", page))
        for word in set(document.text.split()):
            bare = "".join(letter for letter in word if letter.isalnum())
            assert bare in re.sub(r"[^\w]|_", "", shown), f"{word} of {document.name} is not shown"


def test_what_the_dossier_marks_stands_in_a_source(example: TestClient, example_app: App) -> None:
    id = example_app.opportunities()[0].id
    texts = [" ".join(one.text.split()) for one in example_app.overview(id).documents]
    marked = read_page(example.get(f"/o/{id}/dossier").text).marked
    assert marked
    for words in marked:
        assert any(" ".join(words.split()) in text for text in texts), words


def test_a_correction_of_a_role_shows_in_the_source_too(tmp_path: Path) -> None:
    app = an_app(tmp_path)
    made = app.load_example()
    speaker = next(one for one in app.debrief(made.id).analysis.conversation.speakers)
    client = a_client(app)
    sent = client.post(f"/o/{made.id}/correct/role", data={"speaker": speaker.id, "role": "other"})
    assert sent.status_code == 303
    talk = app.debrief(made.id).conversation_id
    page = client.get(f"/o/{made.id}/source/{talk}")
    assert page.status_code == 200
    assert app.debrief(made.id).analysis.conversation.speaker(speaker.id).role.value == "other"


def test_fonts_are_kept_by_the_browser_and_pages_are_not(example: TestClient) -> None:
    assert "max-age" in example.get("/static/fonts/literata.woff2").headers["cache-control"]
    assert example.get("/").headers["cache-control"] == "no-store"
    style = example.get("/static/look.css")
    again = example.get("/static/look.css", headers={"if-none-match": style.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "address", ["/nothing", "/o/nobody/dossier", "/o/nobody/letter", "/static/nothing.css"]
)
def test_what_is_not_there_is_one_sentence_and_a_way_back(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    page = read_page(answer.text)
    assert len(page.alerts) == 1
    assert page.alerts[0].strip().endswith(".")
    assert "/" in page.addresses


def test_a_surprise_is_one_sentence_and_a_way_back(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(self: App) -> None:
        message = "the secret inside"
        raise RuntimeError(message)

    monkeypatch.setattr(App, "facts", breaks)
    answer = a_client(app, surprises=False).get("/facts")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "/" in read_page(answer.text).addresses

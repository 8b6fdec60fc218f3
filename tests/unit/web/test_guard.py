"""Other web sites are kept out: a page in the same browser must not reach what is kept here."""

import pytest
from fastapi.testclient import TestClient

from getsit.app import App


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "localhost.evil.example", ""]
)
def test_another_host_gets_nothing(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 403
    assert "<html" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "localhost:1", "[::1]:8765", "[::1]"])
def test_this_machine_by_any_of_its_names_is_let_in(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1"},
    ],
    ids=str,
)
def test_a_change_from_another_site_is_refused(client: TestClient, app: App, headers: dict[str, str]) -> None:
    for method, address in (("POST", "/api/opportunities"), ("POST", "/new"), ("DELETE", "/api/facts/x")):
        answer = client.request(method, address, headers=headers, data={"name": "planted"})
        assert answer.status_code == 403
    assert app.opportunities() == []


@pytest.mark.parametrize("headers", [{}, {"sec-fetch-site": "same-origin"}, {"origin": "http://127.0.0.1"}])
def test_a_change_from_the_page_itself_is_done(client: TestClient, headers: dict[str, str]) -> None:
    sent = client.post("/facts/add", data={"text": "I ran a shop for 3 years"}, headers=headers)
    assert sent.status_code == 303


def test_every_answer_forbids_loading_from_elsewhere(example: TestClient) -> None:
    for address in ("/", "/help", "/nothing", "/api/facts", "/static/look.css"):
        headers = example.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe-inline" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"

"""The JSON API gives what the command line gives, in the same shapes; errors are JSON too."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from getsit.app import App
from getsit.cli.main import run
from tests.unit.web.site import an_example_file


def _command(capsys: pytest.CaptureFixture[str], app: App, *words: str) -> Any:
    assert run(["--data", str(app.folder), *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("route", "words"),
    [
        ("brief", ["brief"]),
        ("ladder", ["ladder"]),
        ("ties", ["ties"]),
        ("debrief", ["debrief"]),
        ("debrief?round=1", ["debrief", "--round", "1"]),
        ("letter", ["letter"]),
        ("plan", ["plan"]),
        ("", ["show"]),
    ],
    ids=str,
)
def test_a_route_says_what_its_command_says(
    example: TestClient,
    example_app: App,
    capsys: pytest.CaptureFixture[str],
    route: str,
    words: list[str],
) -> None:
    name = example_app.opportunities()[0].name
    answer = example.get(f"/api/opportunities/{name}" + (f"/{route}" if route else ""))
    assert answer.status_code == 200
    assert answer.json() == _command(capsys, example_app, words[0], name, *words[1:])


def test_facts_are_those_of_the_command(
    example: TestClient, example_app: App, capsys: pytest.CaptureFixture[str]
) -> None:
    assert example.get("/api/facts").json() == _command(capsys, example_app, "facts", "list")


def test_listening_keeps_nothing_and_quotes_exactly(client: TestClient, app: App) -> None:
    talk = an_example_file("first-talk.vtt")
    answer = client.post("/api/listen", files={"file": ("first-talk.vtt", talk)})
    heard = answer.json()
    assert answer.status_code == 200
    assert heard["moments"]
    for moment in heard["moments"]:
        text = heard["turns"][moment["turn"]]["text"]
        assert text[moment["start"] : moment["end"]] == moment["quote"]
    assert app.opportunities() == []


def test_the_whole_way_in_json(client: TestClient) -> None:
    base = "/api/opportunities"
    assert client.post(base, json={"name": "store"}).status_code == 201
    posting = {"as": "posting", "text": an_example_file("posting.html").decode(), "title": "posting"}
    assert client.post(f"{base}/store/documents", json=posting).status_code == 201
    files = {"file": ("resume.docx", an_example_file("resume.docx"))}
    resume = client.post(f"{base}/store/documents", data={"as": "resume"}, files=files)
    assert resume.json()["facts"]
    ids = [fact["id"] for fact in resume.json()["facts"]]
    assert client.post("/api/facts/confirm", json={"ids": ids}).status_code == 200
    files = {"file": ("first-talk.vtt", an_example_file("first-talk.vtt"))}
    talk = {"as": "transcript", "consent": "agreed", "on": "2026-11-12"}
    added = client.post(f"{base}/store/documents", data=talk, files=files)
    assert added.json()["round"] == 1
    moment = client.get(f"{base}/store/debrief").json()["talk"]["moments"][0]["id"]
    change = {"what": "moment", "moment": moment, "label": ""}
    made = client.post(f"{base}/store/corrections", json=change)
    assert made.status_code == 201
    undone = client.post(f"{base}/store/corrections", json={"what": "undo", "undo": made.json()["id"]})
    assert undone.status_code == 201
    assert len(client.get(f"{base}/store/corrections").json()) == 2
    assert client.post(f"{base}/store/rounds", json={"kind": "final"}).json()["number"] == 2
    assert client.delete(f"{base}/store").json() == {"deleted": "store"}
    assert client.get(base).json() == []


def test_a_fact_is_edited_and_dropped(client: TestClient) -> None:
    id = client.post("/api/facts", json={"text": "I ran a shop for 3 years"}).json()["id"]
    changed = client.patch(f"/api/facts/{id}", json={"text": "I ran a shop for 4 years"})
    assert changed.json()["text"] == "I ran a shop for 4 years"
    assert client.delete(f"/api/facts/{id}").status_code == 200
    assert client.get("/api/facts").json() == []


@pytest.mark.parametrize(
    ("method", "address", "body", "status", "kind"),
    [
        ("GET", "/api/opportunities/none/brief", None, 404, "OpportunityUnknown"),
        ("GET", "/api/nothing", None, 404, "NoPage"),
        ("DELETE", "/api/facts/none", None, 404, "FactUnknown"),
        ("POST", "/api/opportunities", {}, 422, "Misused"),
        ("POST", "/api/opportunities", {"name": " "}, 400, "ValueUnknown"),
        ("POST", "/api/listen", {"text": ""}, 422, "NothingInside"),
        ("POST", "/api/listen", {"text": 3}, 422, "Misused"),
        ("POST", "/api/opportunities/none/documents", {"text": "a", "as": "poem"}, 422, "Misused"),
    ],
)
def test_an_error_is_json_with_its_kind_and_one_sentence(
    client: TestClient, method: str, address: str, body: dict[str, object] | None, status: int, kind: str
) -> None:
    answer = client.request(method, address, json=body)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["kind"] == kind
    assert error["message"].endswith(".")


def test_a_refused_letter_says_why(client: TestClient, app: App) -> None:
    app.new("bare")
    answer = client.get("/api/opportunities/bare/letter")
    assert answer.status_code == 409
    assert set(answer.json()) == {"error"}

"""Forms: what was typed stays, what is sent twice is done once, bad uploads are one sentence."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from getsit.app import App
from getsit.web import incoming, server
from tests.unit.reading.makers import At, pdf
from tests.unit.web.site import a_client, an_app, an_example_file, read_page, sentences_in

LOCK = f"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>"
LOCKED = pdf([[At(text="secret", x=60, y=700)]], trailer=f"{LOCK} /ID [<00> <00>]")
POSTING = "# Shift lead\n\nDeliveries are late every week and must be halved by March.\n"
TALK = """Ana: Thank you for coming. What worries me is the late deliveries, we lose customers every week.

Sam: So it is the late deliveries that cost you customers. What have you tried?

Ana: We tried a new planner, and it did not hold. I need it fixed by March.
"""


def _once(page: str) -> str:
    found = re.search(r'name="once" value="([^"]+)"', page)
    assert found
    return found[1]


def _has_no_text(folder: Path) -> bool:
    return not any(b"halved by March" in file.read_bytes() for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("posting.txt", b"", 422),
        ("posting.txt", b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 8, 415),
        ("posting.pdf", LOCKED, 422),
        ("posting.pdf", b"%PDF-1.7\n", 422),
        ("posting.docx", b"PK\x03\x04 not a whole zip", 422),
    ],
    ids=["empty", "a program", "locked", "no pages", "half a zip"],
)
def test_a_file_that_cannot_be_read_is_one_sentence(
    client: TestClient, app: App, name: str, data: bytes, status: int
) -> None:
    typed = {"name": "Depot <lead>", "resume": "Ran a depot for 4 years"}
    answer = client.post("/new", data=typed, files={"posting_file": (name, data)})
    assert answer.status_code in {status, 415, 422}
    assert answer.status_code < 500
    page = read_page(answer.text)
    assert len(page.alerts) == 1
    assert sentences_in(page.alerts[0]) == 1
    assert "Depot &lt;lead&gt;" in answer.text
    assert "Ran a depot for 4 years" in answer.text
    assert app.opportunities() == []


def test_a_file_beyond_the_limit_is_413_and_nothing_is_kept(
    client: TestClient, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "LIMIT", 1000)
    answer = client.post("/new", files={"posting_file": ("posting.txt", b"halved by March. " * 100)})
    assert answer.status_code == 413
    assert len(read_page(answer.text).alerts) == 1
    assert app.opportunities() == []


def test_what_is_endless_is_not_read_to_its_end(
    app: App, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(server, "BODY_LIMIT", 10_000)
    client = a_client(app)
    for address in ("/new", "/api/listen"):
        answer = client.post(address, files={"file": ("a.txt", b"halved by March. " * 5000)})
        assert answer.status_code == 413
    assert answer.json()["error"]["kind"] == "TooLarge"
    assert _has_no_text(tmp_path)


def test_an_opportunity_is_kept_whole_or_not_at_all(client: TestClient, app: App) -> None:
    files = {"resume_file": ("resume.pdf", LOCKED)}
    answer = client.post("/new", data={"posting": POSTING}, files=files)
    assert answer.status_code == 422
    assert "halved by March" in answer.text
    assert app.opportunities() == []


def test_without_anything_it_says_so(client: TestClient, app: App) -> None:
    answer = client.post("/new", data={"name": "Only a name"})
    assert answer.status_code == 422
    assert 'value="Only a name"' in answer.text
    assert app.opportunities() == []


def test_a_double_click_makes_one_opportunity(client: TestClient, app: App) -> None:
    form = {"posting": POSTING, "once": _once(client.get("/new").text)}
    first, second = client.post("/new", data=form), client.post("/new", data=form)
    assert first.headers["location"] == second.headers["location"]
    assert len(app.opportunities()) == 1


def test_a_double_click_makes_one_round_one_fact_one_example(client: TestClient, app: App) -> None:
    once = _once(client.get("/").text)
    for _ in range(2):
        assert client.post("/example", data={"once": once}).status_code == 303
    id = app.opportunities()[0].id
    rounds, facts = len(app.opportunities()[0].rounds), len(app.facts())
    form = {"on": "2026-12-01", "kind": "final", "once": _once(client.get(f"/o/{id}/rounds").text)}
    for _ in range(2):
        assert client.post(f"/o/{id}/rounds", data=form).status_code == 303
    fact = {"text": "I ran a shop for 3 years", "once": _once(client.get("/facts").text)}
    for _ in range(2):
        assert client.post("/facts/add", data=fact).status_code == 303
    assert len(app.opportunities()[0].rounds) == rounds + 1
    assert len(app.facts()) == facts + 1


def test_a_talk_without_consent_is_refused_and_stays_typed(client: TestClient, app: App) -> None:
    id = app.new("depot").id
    form = {"kind": "transcript", "text": TALK, "round": "1", "on": "2026-11-12", "candidate": "Sam"}
    answer = client.post(f"/o/{id}/add", data=form)
    assert answer.status_code == 400
    assert "--" not in read_page(answer.text).alerts[0]
    assert "it did not hold" in answer.text
    for shown in ('value="transcript" checked', 'value="1"', 'value="2026-11-12"', 'value="Sam"'):
        assert shown in answer.text
    assert app.overview(id).documents == ()


def test_the_word_on_a_talk_stays_chosen_when_something_else_is_wrong(client: TestClient, app: App) -> None:
    id = app.new("depot").id
    form = {"kind": "transcript", "text": TALK, "consent": "recall", "on": "soon", "candidate": "Sam"}
    answer = client.post(f"/o/{id}/add", data=form)
    assert answer.status_code == 400
    assert 'value="recall" checked' in answer.text
    assert 'value="agreed" checked' not in answer.text


def test_a_talk_with_consent_leads_to_its_debrief(client: TestClient, app: App) -> None:
    id = app.new("depot").id
    form = {"kind": "transcript", "text": TALK, "consent": "agreed", "candidate": "Sam"}
    answer = client.post(f"/o/{id}/add", data=form)
    assert answer.headers["location"] == f"/o/{id}/debrief/1"
    assert client.get(f"/o/{id}/debrief/1").status_code == 200


def test_a_round_with_a_day_that_is_none_keeps_what_was_typed(client: TestClient, app: App) -> None:
    id = app.new("depot").id
    form = {"on": "31 November", "kind": "panel", "person": "Ana, Head"}
    answer = client.post(f"/o/{id}/rounds", data=form)
    assert answer.status_code == 400
    assert "Ana, Head" in answer.text
    assert 'value="panel" selected' in answer.text
    assert app.overview(id).opportunity.rounds == ()


def test_a_fact_that_is_gone_loses_nothing_that_was_typed(client: TestClient) -> None:
    answer = client.post("/facts/0199-gone", data={"text": "I ran a shop", "verifiable_by": "Mr Poe"})
    assert answer.status_code == 404
    assert "I ran a shop" in answer.text
    assert "Mr Poe" in answer.text
    ticked = client.post("/facts", data={"chosen": ["0199-gone"], "does": "drop"})
    assert ticked.status_code == 404
    assert len(read_page(ticked.text).alerts) == 1


def test_ticked_facts_are_confirmed_though_one_was_dropped_meanwhile(client: TestClient, app: App) -> None:
    client.post("/new", data={"posting": POSTING, "resume": an_example_file("annual-review.md").decode()})
    app.add_fact("I ran a shop for 3 years")
    id = app.facts()[0].id
    answer = client.post("/facts", data={"chosen": [id, "gone"], "does": "confirm"})
    assert answer.status_code == 303


def test_facts_are_confirmed_in_bulk_and_dropped(client: TestClient, app: App) -> None:
    files = {"resume_file": ("resume.docx", an_example_file("resume.docx"))}
    assert client.post("/new", data={"posting": POSTING}, files=files).status_code == 303
    ids = [fact.id for fact in app.facts()]
    assert len(ids) > 5
    client.post("/facts", data={"chosen": ids[1:], "does": "confirm"})
    client.post("/facts", data={"chosen": ids[:1], "does": "drop"})
    assert {fact.standing.value for fact in app.facts()} == {"confirmed"}
    assert len(app.facts()) == len(ids) - 1


def test_a_correction_that_names_nothing_there_is_404_with_a_way_back(client: TestClient) -> None:
    client.post("/example")
    id = client.get("/api/opportunities").json()[0]["id"]
    changes = {
        "role": {"speaker": "nobody", "role": "candidate"}, "moment": {"moment": "m99999", "label": "need"},
        "need": {"need": "n-gone", "standing": "voiced"}, "private": {"words": "never said here"},
        "undo": {"correction": "gone"},
    }  # fmt: skip
    for what, form in changes.items():
        answer = client.post(f"/o/{id}/correct/{what}", data=form)
        assert answer.status_code == 404, what
        assert f"/o/{id}/dossier" in read_page(answer.text).addresses
        assert "getsit " not in answer.text


def test_an_export_comes_back_whole_and_a_deletion_is_real(
    client: TestClient, app: App, tmp_path: Path
) -> None:
    client.post("/example")
    id = app.opportunities()[0].id
    kept = client.post(f"/o/{id}/export", data={"with_private": "yes"})
    assert kept.headers["content-type"] == "application/zip"
    assert client.get(f"/o/{id}/delete").status_code == 200
    assert len(app.opportunities()) == 1
    assert client.post(f"/o/{id}/delete").headers["location"] == "/"
    assert app.opportunities() == []
    other = an_app(tmp_path / "other")
    sent = a_client(other).post("/import", files={"file": ("getsit.zip", kept.content)})
    assert sent.status_code == 303
    assert len(other.overview(other.opportunities()[0].id).talks) == 1


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_export_is_refused_in_one_sentence(client: TestClient, app: App, data: bytes) -> None:
    answer = client.post("/import", files={"file": ("getsit.zip", data)})
    assert 400 <= answer.status_code < 500
    assert sentences_in(read_page(answer.text).alerts[0]) == 1
    assert app.opportunities() == []


def test_facts_are_confirmed_from_the_letter(client: TestClient, app: App) -> None:
    client.post("/example")
    id = app.opportunities()[0].id
    waiting = client.get(f"/o/{id}/letter")
    assert waiting.status_code == 200
    assert client.post(f"/o/{id}/letter").headers["location"] == f"/o/{id}/letter"
    written = client.get(f"/o/{id}/letter")
    assert app.letter(id).text.split("\n")[0] in written.text.replace("&#39;", "'")

"""Changes on the pages: taken back where they were made, never written over, and large texts read."""

import re
from urllib.parse import urlsplit

from fastapi.testclient import TestClient

from getsit.app import App
from tests.unit.web.site import read_page

LONG = "We need somebody who brings the waiting time down by the end of March.\n" * 30_000  # two megabytes


def _hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, name
    return found[1]


def test_a_correction_is_taken_back_from_the_page_where_it_was_made(client: TestClient, app: App) -> None:
    id = app.load_example().id
    need = app.dossier(id).needs[0].id
    back = f"/o/{id}/dossier#{need}"
    sent = client.post(f"/o/{id}/correct/need", data={"need": need, "standing": "refuted", "back": back})
    place = urlsplit(sent.headers["location"])
    assert (place.path, place.fragment) == (f"/o/{id}/dossier", need)
    shown = client.get(sent.headers["location"]).text
    made = _hidden(shown, "correction")
    assert made == app.corrections(id)[0].id
    undone = client.post(f"/o/{id}/correct/undo", data={"correction": made, "back": f"/o/{id}/dossier"})
    assert undone.headers["location"] == f"/o/{id}/dossier"
    assert app.corrections(id)[1].undoes == made


def test_a_form_leads_back_to_pages_of_its_opportunity_alone(client: TestClient, app: App) -> None:
    id = app.load_example().id
    need = app.dossier(id).needs[0].id
    form = {"need": need, "standing": "refuted", "back": "//elsewhere.example/x"}
    sent = client.post(f"/o/{id}/correct/need", data=form)
    assert sent.headers["location"].startswith(f"/o/{id}/debrief?done=")


def test_a_sent_letter_is_asked_for_no_more(client: TestClient, app: App) -> None:
    id = app.load_example().id
    app.letter(id, confirm=True)
    app.look_over(id)
    assert "I have sent it" in client.get(f"/o/{id}/letter").text
    sent = client.post(f"/o/{id}/letter/sent")
    assert sent.headers["location"].startswith(f"/o/{id}/letter?done=")
    assert "I have sent it" not in client.get(f"/o/{id}/letter").text


def test_a_round_is_changed_but_never_over_a_change_of_another_tab(client: TestClient, app: App) -> None:
    id = app.new("depot").id
    app.add_round(id)
    was = _hidden(client.get(f"/o/{id}/rounds").text, "was")
    form = {"on": "2026-12-09", "at": "10:30", "kind": "panel", "person": "Ana, Head", "was": was}
    assert client.post(f"/o/{id}/rounds/1", data=form).status_code == 303
    late = client.post(f"/o/{id}/rounds/1", data=form | {"person": "Bo, Chief"})
    assert late.status_code == 409
    assert "Bo, Chief" in late.text
    assert len(read_page(late.text).alerts) == 1
    kept = app.opportunity(id).rounds[0]
    assert [one.name for one in kept.persons] == ["Ana"]
    assert client.post(f"/o/{id}/rounds/1/remove").status_code == 303
    assert app.opportunity(id).rounds == ()


def test_a_fact_is_not_written_over_what_another_tab_saved(client: TestClient, app: App) -> None:
    fact = app.add_fact("I ran a shop for 3 years")
    was = _hidden(client.get("/facts").text, "was")
    app.edit_fact(fact.id, text="I ran two shops for 3 years")
    late = client.post(f"/facts/{fact.id}", data={"text": "I ran a shop for 4 years", "was": was})
    assert late.status_code == 409
    assert "I ran a shop for 4 years" in late.text
    assert app.facts()[0].text == "I ran two shops for 3 years"


def test_a_pasted_text_of_two_megabytes_is_read(client: TestClient, app: App) -> None:
    files = {"resume_file": ("", b"")}  # a browser sends this form in parts
    answer = client.post("/new", data={"posting": LONG, "name": "long"}, files=files)
    assert answer.status_code == 303, read_page(answer.text).alerts
    assert len(app.overview("long").documents[0].text) > 1_900_000


def test_a_field_beyond_what_is_read_is_told_as_too_large(client: TestClient, app: App) -> None:
    files = {"resume_file": ("", b"")}
    answer = client.post("/new", data={"posting": LONG * 3}, files=files)
    assert answer.status_code == 400
    assert "larger than we read" in read_page(answer.text).alerts[0]
    assert app.opportunities() == []


def test_a_look_at_a_source_shows_the_marked_words_alone_with_what_is_around(
    client: TestClient, app: App
) -> None:
    id = app.load_example().id
    quote = app.dossier(id).needs[0].evidence[0].quote
    shown = client.get(f"/o/{id}/peek/{quote.document_id}?start={quote.start}&end={quote.end}")
    assert quote.exact.split()[0] in read_page(shown.text).marked[0]
    assert "<html" not in shown.text


def test_a_passphrase_is_set_changed_and_taken_away_on_its_page(client: TestClient, app: App) -> None:
    app.new("depot")
    first, second = "a short sentence", "another sentence"
    for wrong in ({"new": first, "again": "something else"}, {"new": "short", "again": "short"}):
        assert client.post("/passphrase", data=wrong).status_code == 400
    assert not app.has_passphrase
    assert client.post("/passphrase", data={"new": first, "again": first}).status_code == 303
    assert app.has_passphrase
    change = {"new": second, "again": second}
    assert client.post("/passphrase", data=change | {"now": "not it at all"}).status_code == 400
    assert client.post("/passphrase", data=change | {"now": first}).status_code == 303
    assert client.post("/passphrase", data={"now": second, "does": "remove"}).status_code == 303
    assert not app.has_passphrase
    assert [one.name for one in app.opportunities()] == ["depot"]


def test_what_was_told_in_confidence_is_set_apart_and_what_the_posting_says_is_not(
    client: TestClient, app: App
) -> None:
    id = app.load_example().id
    shown = client.get(f"/o/{id}/dossier").text
    assert 'id="also-private"' in shown
    assert "is-private" in shown
    posting = next(one for one in app.overview(id).documents if one.name == "posting.html")
    assert "is-private" not in client.get(f"/o/{id}/source/{posting.id}").text

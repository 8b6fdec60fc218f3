"""Sheets from the pages: a link where one looks for it, and a file of the kind that it says."""

from fastapi.testclient import TestClient

from getsit.app import App
from tests.unit.web.site import read_page


def test_the_brief_has_a_link_to_its_pdf(example_app: App, example: TestClient) -> None:
    id = example_app.opportunities()[0].id
    address = f"/o/{id}/brief.pdf"
    assert address in read_page(example.get(f"/o/{id}/brief").text).addresses
    file = example.get(address)
    assert file.content.startswith(b"%PDF-")
    assert file.headers["content-type"] == "application/pdf"
    assert file.headers["content-disposition"] == 'attachment; filename="brief.pdf"'


def test_letter_and_plan_have_links_to_their_files(example_app: App, example: TestClient) -> None:
    id = example_app.opportunities()[0].id
    for page, names in (("letter", ("letter.docx", "letter.md")), ("plan", ("plan.md",))):
        addresses = read_page(example.get(f"/o/{id}/{page}").text).addresses
        for name in names:
            assert f"/o/{id}/{name}" in addresses
            file = example.get(f"/o/{id}/{name}")
            assert file.status_code == 200
            assert name in file.headers["content-disposition"]


def test_where_there_is_no_letter_there_is_a_reason_and_no_file(client: TestClient, app: App) -> None:
    made = app.new("bare")
    assert client.get(f"/o/{made.id}/letter.docx").status_code == 409


def test_a_round_has_a_link_to_its_calendar_entry(example_app: App, example: TestClient) -> None:
    id = example_app.opportunities()[0].id
    address = f"/o/{id}/rounds/2.ics"
    assert address in read_page(example.get(f"/o/{id}/rounds").text).addresses
    assert example.get(address).text.startswith("BEGIN:VCALENDAR\r\n")
    assert example.get(f"/o/{id}/rounds/7.ics").status_code == 404


def test_a_round_may_have_a_time(client: TestClient, app: App) -> None:
    made = app.new("timed")
    form = {"on": "2026-12-01", "at": "10:30", "kind": "final"}
    assert client.post(f"/o/{made.id}/rounds", data=form).status_code == 303
    assert "1 December 2026, 10:30" in client.get(f"/o/{made.id}/rounds").text
    assert client.post(f"/o/{made.id}/rounds", data=form | {"at": "tea time"}).status_code == 400

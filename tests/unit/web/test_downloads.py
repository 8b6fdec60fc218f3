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

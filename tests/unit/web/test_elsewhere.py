"""Looking at a site on the pages and in JSON: the plan first, a job that survives a reload, a stop."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from getsit.app import App
from getsit.model.job import JobKind
from tests.unit.app.site import Site, a_site, an_app
from tests.unit.web.site import a_client, read_page

NAME = "bakery"


@pytest.fixture
def app(tmp_path: Path) -> App:
    made = an_app(tmp_path)
    made.new(NAME)
    return made


@pytest.fixture
def client(app: App) -> Iterator[TestClient]:
    with a_client(app) as client:
        yield client


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    site.page("/", "", "/about")
    site.page("/about")
    with a_site(site):
        yield site


def _over(client: TestClient, address: str) -> dict[str, object]:
    """The job once it is over."""
    for _ in range(600):
        job: dict[str, object] = client.get(address).json()
        if job["state"] in ("done", "failed", "stopped"):
            return job
        time.sleep(0.1)
    raise AssertionError(job)


def test_the_page_shows_the_plan_before_anything_is_fetched(client: TestClient, site: Site) -> None:
    assert "Where their site begins" in client.get(f"/o/{NAME}/site").text
    plan = client.get(f"/o/{NAME}/site", params={"address": site.address})
    assert plan.status_code == 200
    assert f"{site.address}/robots.txt" in plan.text
    assert "Fetch it" in plan.text
    assert site.asked == []


def test_the_button_leads_to_a_page_that_shows_how_far_it_is(client: TestClient, site: Site) -> None:
    begun = client.post(f"/o/{NAME}/site", data={"what": "site", "about": site.address})
    assert begun.status_code == 303
    where = begun.headers["location"]
    _over(client, f"/api/opportunities/{NAME}{where.removeprefix(f'/o/{NAME}')}")
    shown = client.get(where)
    assert "Done." in shown.text
    assert f"{site.address}/about" in shown.text
    assert "data-look-again" not in shown.text
    sources = [link for link in read_page(shown.text).addresses if "/source/" in link]
    assert client.get(sources[0]).status_code == 200
    assert "is all here since" in client.get(f"/o/{NAME}/site", params={"address": site.address}).text


def test_a_job_under_way_looks_again_with_and_without_scripts(client: TestClient, app: App) -> None:
    job = app.start_job(NAME, JobKind.SITE, about="example.org")
    app._store.change_job(job.id, lambda one: one)
    client.app.state.worker.take = lambda _: None  # type: ignore[attr-defined]
    shown = client.get(f"/o/{NAME}/jobs/{job.id}").text
    assert "data-look-again" in shown
    assert re.search(r'<noscript><meta http-equiv="refresh"', shown)
    stopped = client.post(f"/o/{NAME}/jobs/{job.id}/stop")
    assert stopped.status_code == 303
    after = client.get(stopped.headers["location"]).text
    assert "Stopped." in after
    assert "Go on" in after


@pytest.mark.parametrize("asked", [{"address": "ftp://example.org"}, {"company": "BUN"}])
def test_what_cannot_be_planned_is_one_sentence(client: TestClient, asked: dict[str, str]) -> None:
    answer = client.get(f"/o/{NAME}/site", params=asked)
    assert 400 <= answer.status_code < 500
    assert len(read_page(answer.text).alerts) == 1


def test_the_api_plans_begins_tells_and_stops(client: TestClient, site: Site) -> None:
    base = f"/api/opportunities/{NAME}"
    plan = client.post(f"{base}/visits", json={"address": site.address})
    assert (plan.status_code, plan.json()["nothing_to_fetch"]) == (200, False)
    assert site.asked == []
    begun = client.post(f"{base}/visits", json={"address": site.address, "go": True})
    assert begun.status_code == 202
    job = _over(client, f"{base}/jobs/{begun.json()['id']}")
    assert (job["state"], job["done"]) == ("done", 1)
    assert client.get(f"{base}/jobs").json() == [job]
    visits = client.get(f"{base}/visits").json()
    assert [page["state"] for page in visits[0]["pages"]] == ["kept", "kept"]
    assert client.post(f"{base}/jobs/{job['id']}/stop").json()["state"] == "done"
    assert client.get(f"{base}/jobs/none").status_code == 404
    assert client.post(f"{base}/visits", json={}).status_code == 400
    assert client.post(f"{base}/visits", json={"company": "BUN", "go": True}).json()["error"]["kind"] == (
        "ContactMissing"
    )


def test_who_said_a_note_comes_with_form_and_json(client: TestClient, app: App) -> None:
    typed = {"kind": "note", "text": "They lost two leads.", "who": "Ana Ruiz, recruiter", "on": "2026-11-20"}
    client.post(f"/o/{NAME}/add", data=typed)
    sent = {"as": "note", "text": "It is calm now.", "who": {"name": "Bo", "role": "driver"}}
    assert client.post(f"/api/opportunities/{NAME}/documents", json=sent).status_code == 201
    assert sorted(app.sources(NAME).values()) == ["Ana Ruiz, recruiter, 2026-11-20", "Bo, driver"]
    assert "Ana Ruiz, recruiter, 2026-11-20" in client.get(f"/o/{NAME}/add").text

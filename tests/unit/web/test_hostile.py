"""Whatever a file, a name or a form holds, it stays text on the page."""

import json
from html import escape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from getsit.app import App
from tests.unit.web.site import OPPORTUNITY_PAGES, a_client, an_app, read_page

SCRIPT = "<script>alert(1)</script>"
BREAKS_OUT = "\"'><img src=x onerror=alert(1)>"
RIGHT_TO_LEFT = "مدير العمليات \u202e שלום"
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 6

POSTING = f"""# Shift lead {SCRIPT} at {BREAKS_OUT}

We struggle with {SCRIPT} late deliveries every week and must halve them by March {BREAKS_OUT}.
You will fix the {LONG} before summer. {RIGHT_TO_LEFT}

## You need
- Two years of leading {SCRIPT} a team of 10 people
- A driving licence {BREAKS_OUT}
"""
RESUME = f"""# Sam {SCRIPT}

## Shift leader {BREAKS_OUT}, Depot {SCRIPT}, 2018 - 2022
- Cut late deliveries from 14 % to 6 % {SCRIPT} in one year
- Led {BREAKS_OUT} a team of 12 drivers {LONG}
"""
ANA, SAM = f"Ana {SCRIPT}", f"Sam {BREAKS_OUT}"
TALK = [
    (ANA, f"Thank you for coming. What worries me is {SCRIPT} the late deliveries, we lose customers."),
    (SAM, f"So it is the deliveries {SCRIPT} that cost you customers. What have you tried {BREAKS_OUT}?"),
    (ANA, f"We tried a new planner, it did not hold. I need it fixed by March {RIGHT_TO_LEFT} {LONG}."),
    (SAM, f"At the depot I cut late deliveries from 14 to 6 percent {SCRIPT}. Would that help here?"),
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[TestClient, App, str]:
    app = an_app(tmp_path_factory.mktemp("hostile"))
    client = a_client(app)
    typed = {"name": f"Job {SCRIPT}{BREAKS_OUT}", "posting": POSTING, "resume": RESUME}
    assert client.post("/new", data=typed).status_code == 303
    id = app.opportunities()[0].id
    talk = [
        {"speaker": name, "text": words, "start": place * 20, "end": place * 20 + 15}
        for place, (name, words) in enumerate(TALK)
    ]
    sent = client.post(
        f"/o/{id}/add",
        data={"kind": "transcript", "consent": "agreed", "candidate": SAM},
        files={"file": (f"t{SCRIPT}.json", json.dumps(talk), "application/json")},
    )
    assert sent.status_code == 303, read_page(sent.text).alerts
    client.post("/facts/add", data={"text": f"I {SCRIPT} sold 40 {BREAKS_OUT}", "verifiable_by": SCRIPT})
    person = {"on": "2026-11-12", "kind": "final", "person": f"Bo {SCRIPT}, {BREAKS_OUT}"}
    assert client.post(f"/o/{id}/rounds", data=person).status_code == 303
    app.confirm_facts(None)
    return client, app, id


def test_no_page_lets_it_out(hostile: tuple[TestClient, App, str]) -> None:
    client, app, id = hostile
    pages = [f"/o/{id}/{page}" for page in OPPORTUNITY_PAGES]
    sources = [f"/o/{id}/source/{one.id}" for one in app.overview(id).documents]
    seen = 0
    for address in ["/", "/facts", *pages, *sources]:
        answer = client.get(address)
        assert answer.status_code in {200, 409}, address
        assert SCRIPT not in answer.text, address
        assert read_page(answer.text).tags.count("img") == 0, address
        assert not {one for one in read_page(answer.text).attributes if one.startswith("on")}, address
        seen += answer.text.count(escape("<script>"))
    assert seen > 10


def test_its_words_are_still_marked_exactly(hostile: tuple[TestClient, App, str]) -> None:
    client, app, id = hostile
    quote = next(one.quote for need in app.dossier(id).needs for one in need.evidence)
    page = client.get(f"/o/{id}/source/{quote.document_id}?start={quote.start}&end={quote.end}")
    assert "".join(read_page(page.text).marked).split() == quote.exact.split()


@pytest.mark.parametrize("place", ["start=-5&end=3", "start=9&end=2", "start=999999999&end=9999999999"])
def test_a_place_that_is_not_there_marks_nothing(hostile: tuple[TestClient, App, str], place: str) -> None:
    client, app, id = hostile
    document = app.overview(id).documents[0]
    answer = client.get(f"/o/{id}/source/{document.id}?{place}")
    assert answer.status_code == 200
    assert read_page(answer.text).marked == []


def test_a_form_cannot_send_the_browser_elsewhere(hostile: tuple[TestClient, App, str]) -> None:
    client, app, id = hostile
    need = app.dossier(id).needs[0].id
    for back in ("https://evil.example/", "//evil.example", f"/o/{id}//evil.example", "/\\evil.example"):
        sent = client.post(f"/o/{id}/correct/need", data={"need": need, "standing": "voiced", "back": back})
        assert sent.headers["location"].startswith(f"/o/{id}/")
        assert "evil" not in sent.headers["location"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(min_size=1, max_size=80))
def test_any_words_of_a_fact_are_shown_or_refused(
    tmp_path_factory: pytest.TempPathFactory, words: str
) -> None:
    client = a_client(_kept(tmp_path_factory))
    sent = client.post("/facts/add", data={"text": words})
    assert sent.status_code in {303, 400, 422}
    page = client.get("/facts")
    assert page.status_code == 200
    assert read_page(page.text).tags.count("script") == 1


_APPS: list[App] = []


def _kept(factory: pytest.TempPathFactory) -> App:
    if not _APPS:
        _APPS.append(an_app(Path(factory.mktemp("facts"))))
    return _APPS[0]

"""Rehearsals in the pages and over JSON: a turn is answered once, and what they thought comes last."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from getsit import managers
from getsit.app import App, open_app
from getsit.cli.main import run
from getsit.model.rehearsal import Moved, Thought
from getsit.settings import Settings
from getsit.web.rehearsal_view import answered_by
from getsit.web.trust_picture import LETTER, MOST, NARROW, WIDE, strongest, trust_picture
from tests.unit.web.site import a_client, read_page

ASKS = "What goes wrong with the vehicles themselves?"
ASKS_ON = "When a driver reports a fault, how sure are you that it is repaired by the morning?"
PITCHES = "You should just buy new software. We had it at my last firm and it was the best in the country."
SCRIPT = '<script>alert(1)</script> what is "the" trouble & who knows?'


@pytest.fixture
def app(tmp_path: Path) -> App:
    """An `App` with nothing in it, whose hearing is quick."""
    return open_app(Settings(data=tmp_path / "data", hearing="cues"))


@pytest.fixture
def client(app: App) -> Iterator[TestClient]:
    """A browser of its site."""
    with a_client(app) as client:
        yield client


def _begun(client: TestClient, **form: str) -> str:
    answer = client.post("/rehearse", data={"manager": "gwen", **form})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"]).partition("#")[0]


def _say(client: TestClient, room: str, text: str, *, turn: int) -> int:
    return client.post(room, data={"turn": turn, "text": text}).status_code


def _talked(client: TestClient, *words: str) -> str:
    """A talk that was ended after these words; the address of its room."""
    room = _begun(client)
    for turn, text in enumerate(words or (ASKS, ASKS_ON, PITCHES), start=1):
        assert _say(client, room, text, turn=turn) == 303
    assert client.post(f"{room}/end").headers["location"] == f"{room}/after"
    return room


# --- the pages --------------------------------------------------------------------------------------------


def test_one_can_choose_every_manager_and_every_mode(client: TestClient, app: App) -> None:
    page = unescape(client.get("/rehearse").text)
    for manager in app.managers():
        assert f'value="{manager.id}"' in page
        assert manager.name in page
        assert manager.posting.splitlines()[0] in page
    for mode in ("whole", "questions", "opening", "hard", "top_three"):
        room = _begun(client, mode=mode)
        assert app.rehearsal(room.rpartition("/")[2]).mode.value == mode


def test_the_manager_of_an_own_opportunity_is_offered_as_made_from_its_dossier(
    client: TestClient, app: App
) -> None:
    id = app.load_example().id
    app.new("bare")
    page = client.get(f"/rehearse?with={id}").text
    assert "The manager of home-store" in page
    assert "made from your dossier" in page
    assert "bare" not in page
    assert re.search(rf'value="{id}" checked', page)
    assert 'href="/rehearse?with=' in client.get(f"/o/{id}/dossier").text
    assert 'href="/rehearse"' in client.get("/").text


def test_one_talks_with_the_manager_of_an_own_opportunity_and_looks_back(
    client: TestClient, app: App
) -> None:
    id = app.load_example().id
    room = _begun(client, manager=id)
    assert _say(client, room, "What worries you most about the store at the moment?", turn=1) == 303
    assert _say(client, room, "What would have to be different by the summer?", turn=2) == 303
    assert client.post(f"{room}/end").status_code == 303
    for address in (f"{room}/after", f"{room}/look-back"):
        page = client.get(address)
        assert page.status_code == 200
        assert re.search(r'aria-current="step">(?:<svg.*?</svg><span[^>]*>done: </span>)?Rehearse', page.text)
    assert "The manager of home-store" in client.get("/rehearse").text
    told = client.get(f"/api/rehearsals/{room.rpartition('/')[2]}/look-back").json()
    assert len(told["states"]) == 3
    app.delete(id)
    assert client.get(room).status_code == 404


def test_no_page_of_a_rehearsal_has_a_style_or_a_script_of_its_own(client: TestClient) -> None:
    over, running = _talked(client), _begun(client)
    assert client.post(f"{over}/after", data={"named": ["Faults", "", ""], "rated": "3"}).status_code == 303
    again = _talked(client)
    for address in ("/rehearse", running, over, f"{over}/look-back", f"{again}/after"):
        answer = client.get(address)
        html = answer.text
        assert answer.status_code == 200, address
        assert "<h1" in html, address
        assert "<style" not in html, address
        assert not re.search(r"<[^>]+\s(?:style|on\w+)=", html), address
        assert re.findall(r"<script(?! src=\"/static/)", html) == [], address
        assert [one for one in read_page(html).addresses if not re.match(r"(/(?!/)|#|\?)", one)] == [], (
            address
        )
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), address


def test_a_double_click_begins_one_talk_and_tries_again_once(client: TestClient, app: App) -> None:
    once = re.search(r'name="once" value="([^"]+)"', client.get("/rehearse").text)
    assert once
    first, second = (_begun(client, once=once[1]) for _ in range(2))
    assert first == second
    assert len(app.rehearsals()) == 1
    _say(client, first, ASKS, turn=1)
    client.post(f"{first}/end")
    for _ in range(2):
        assert client.post(f"{first}/retry", data={"turn": 1, "once": "a form"}).status_code == 303
    assert len(app.rehearsals()) == 2


def test_the_room_shows_every_word_and_nothing_of_what_they_think(client: TestClient, app: App) -> None:
    room = _begun(client)
    _say(client, room, ASKS, turn=1)
    rehearsal = app.rehearsal(room.rpartition("/")[2])
    html = client.get(room).text
    page = read_page(html)
    shown = " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
    for exchange in rehearsal.exchanges:
        assert " ".join(exchange.answered.split()) in shown
    assert ASKS in shown
    assert "nav" not in page.tags
    assert [one for one in page.addresses if not one.startswith(("/static/", room, "#"))] == ["/rehearse"]
    assert "trust" not in shown.lower()
    assert re.search(r'name="turn" value="2"', html)


def test_a_form_that_is_sent_again_says_nothing_twice(client: TestClient, app: App) -> None:
    room = _begun(client)
    for _ in range(3):
        assert _say(client, room, ASKS, turn=1) == 303
    assert len(app.rehearsal(room.rpartition("/")[2]).exchanges) == 2


def test_a_stale_tab_is_shown_the_present_state_and_keeps_its_words(client: TestClient, app: App) -> None:
    room = _begun(client)
    _say(client, room, ASKS, turn=1)
    answer = client.post(room, data={"turn": 1, "text": "Something\r\nelse"})
    assert answer.status_code == 409
    assert "another tab" in answer.text
    assert ">Something\nelse</textarea>" in answer.text
    assert re.search(r'name="turn" value="2"', answer.text)
    assert len(app.rehearsal(room.rpartition("/")[2]).exchanges) == 2
    assert 'role="status" hidden' in client.get(room).text


def test_two_tabs_that_speak_at_once_are_answered_once(client: TestClient, app: App) -> None:
    room = _begun(client)
    id = room.rpartition("/")[2]
    client.get(room)

    def speak(number: int) -> int:
        if number % 2:
            return _say(client, room, ASKS, turn=1)
        body = {"text": ASKS, "turn": 1}
        return client.post(f"/api/rehearsals/{id}/turns", json=body).status_code

    with ThreadPoolExecutor(max_workers=4) as pool:
        assert set(pool.map(speak, range(8))) == {200, 303}
    assert len(app.rehearsal(id).exchanges) == 2


def test_an_empty_box_says_nothing(client: TestClient, app: App) -> None:
    room = _begun(client)
    assert _say(client, room, " \r\n ", turn=1) == 303
    assert len(app.rehearsal(room.rpartition("/")[2]).exchanges) == 1


def test_what_somebody_says_stays_text(client: TestClient) -> None:
    room = _talked(client, SCRIPT)
    for address in (room, f"{room}/look-back"):
        html = client.get(address).text
        assert SCRIPT not in html
        assert "&lt;script&gt;alert(1)" in html


def test_ones_own_view_comes_first_and_is_asked_for_once(client: TestClient, app: App) -> None:
    room = _talked(client)
    assert client.get(f"{room}/after").text.count('name="named"') == 3
    sent = client.post(f"{room}/after", data={"named": ["The ticks on the sheet", " ", ""], "rated": "4"})
    assert sent.headers["location"] == f"{room}/look-back"
    kept = app.rehearsal(room.rpartition("/")[2])
    assert kept.named == ("The ticks on the sheet",)
    assert kept.rated == 4
    assert client.get(f"{room}/after").status_code == 303
    page = client.get(f"{room}/look-back").text
    assert "The ticks on the sheet" in page
    assert "4 of 5" in page


def test_ones_own_view_may_be_left_out(client: TestClient, app: App) -> None:
    room = _talked(client)
    assert f"{room}/look-back" in read_page(client.get(f"{room}/after").text).addresses
    assert client.post(f"{room}/after", data={"rated": "9"}).status_code == 303
    kept = app.rehearsal(room.rpartition("/")[2])
    assert (kept.named, kept.rated) == ((), None)
    assert "You named none" in client.get(f"{room}/look-back").text


def test_looking_back_begins_with_what_went_well_and_ends_with_the_decision(
    client: TestClient, app: App
) -> None:
    room = _talked(client)
    _talked(client)
    page = unescape(client.get(f"{room}/look-back").text)
    order = (
        "What went well", "What they were thinking", "Needs you brought out", "Needs that stayed hidden",
        "Their top three", ">Gets it<", "What they decided",
    )  # fmt: skip
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    found = app.look_back(room.rpartition("/")[2])
    outcome = app.wording.say(f"rehearse.outcome_{found.decision.outcome.value}")
    invented = app.wording.say("rehearse.invented")
    folded = page[page.rindex("<details", 0, page.index(outcome)) : page.index(outcome)]
    assert "</details>" not in folded
    assert not folded.startswith("<details open")
    assert page.index(invented) < page.index(folded)
    for need in found.needs:
        assert need.title in page
        assert need.level is not None or need.key in page
    for thought in found.thoughts:
        assert all(app.wording.say(f"rehearse.reason.{one.reason}") in page for one in thought.movements)


def test_every_number_of_the_picture_leads_to_its_line(client: TestClient) -> None:
    page = client.get(f"{_talked(client)}/look-back").text
    links = set(re.findall(r'<a href="#(turn-\d+)"', page))
    assert links
    assert all(f'id="{link}"' in page for link in links)


def test_a_moment_is_tried_again_and_compared(client: TestClient, app: App) -> None:
    listens = (ASKS, ASKS_ON, "So nobody can tell whether a fault was really repaired, is that right?") * 3
    room = _talked(client, *listens[:2], PITCHES, *listens)
    again = client.post(f"{room}/retry", data={"turn": 3}).headers["location"].partition("#")[0]
    assert again != room
    assert "You try turn 3 again" in client.get(again).text
    assert _say(client, again, ASKS_ON, turn=3) == 303
    client.post(f"{again}/end")
    page = unescape(client.get(f"{again}/look-back").text)
    assert page.index("First try, turn 3") < page.index("This time, turn 3")
    assert PITCHES in page
    assert "Over your rehearsals" in page
    assert client.post(f"{room}/retry", data={"turn": 99}).status_code == 400


def test_measures_that_no_talk_could_give_are_not_compared(client: TestClient) -> None:
    _talked(client)
    page = client.get(f"{_talked(client)}/look-back").text
    assert "Over your rehearsals" not in page


def test_the_rehearsals_are_found_from_every_page(client: TestClient, app: App) -> None:
    over, id = _talked(client), app.load_example().id
    for address in ("/", "/help", "/facts", f"/o/{id}/dossier", f"{over}/after", "/nothing"):
        assert '<a href="/rehearse"' in client.get(address).text, address
    assert re.search(r'<a href="/rehearse" aria-current="page">', client.get("/rehearse").text)


def test_a_talk_is_deleted_with_every_word(client: TestClient, app: App, tmp_path: Path) -> None:
    room = _talked(client)
    assert client.post(f"{room}/delete").headers["location"] == "/rehearse"
    assert app.rehearsals() == []
    assert client.get(room).status_code == 404
    assert not any(ASKS.encode() in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


def test_what_cannot_be_done_is_one_sentence_and_a_way_back(client: TestClient) -> None:
    running, over = _begun(client), _talked(client)
    for answer, status in (
        (client.get(f"{running}/look-back"), 409),
        (client.get(f"{running}/after"), 409),
        (client.post(over, data={"turn": 4, "text": ASKS}), 409),
        (client.get("/rehearse/nobody"), 404),
        (client.post("/rehearse", data={"manager": "nobody"}), 404),
        (client.post("/rehearse", data={"manager": "gwen", "mode": "singing"}), 400),
        (client.post(running, data={"turn": "one", "text": ASKS}), 422),
        (client.post(running, data={"turn": 1, "text": "why " * 10_000}), 422),
    ):
        page = read_page(answer.text)
        assert answer.status_code == status
        assert len(page.alerts) == 1
        assert "getsit" not in page.alerts[0]
        assert {"/rehearse", "/"} & set(page.addresses)


def test_on_a_panel_everybody_speaks_under_their_own_name(app: App) -> None:
    panel = next(one for one in app.managers() if one.voices)
    other = next(iter(panel.voices.values())).split(",")[0]
    lines = answered_by(f"Good.\n{other}: And who rings?\nNobody: told me.", panel, turn=1)
    assert [(one.name, one.words) for one in lines] == [
        (panel.name, "Good."), (other, "And who rings?"), (panel.name, "Nobody: told me."),
    ]  # fmt: skip


# --- the picture ------------------------------------------------------------------------------------------


def _thoughts(*values: tuple[float, float]) -> list[Thought]:
    return [
        Thought(turn=turn, said="a", answered="b", trust=trust, heard=heard, movements=())
        for turn, (trust, heard) in enumerate(values)
    ]


def test_the_turns_that_moved_them_most_carry_a_number() -> None:
    thoughts = _thoughts((0.3, 0), (0.3, 0), (0.5, 0), (0.4, 0), (0.4, 0.2), (0.4, 0.2))
    assert strongest(thoughts) == (2, 3, 4)
    picture = trust_picture(thoughts, [""] * 6, frame=WIDE)
    assert [(dot.number, dot.up) for dot in picture.dots] == [(1, True), (2, False), (3, True)]
    assert picture.dots[0].y < picture.dots[1].y, "higher trust stands higher"
    assert picture.trust.count("L") == picture.heard.count("L") == 5


@pytest.mark.parametrize("frame", [WIDE, NARROW], ids=["wide", "narrow"])
def test_numbers_can_be_pressed_and_words_do_not_lie_on_each_other(frame: Any) -> None:
    thoughts = _thoughts(*((0.2 + 0.6 * (turn % 3) / 2, turn / 60) for turn in range(45)))
    picture = trust_picture(thoughts, ["pitched too soon"] * 45, frame=frame)
    places = [dot.x for dot in picture.dots]
    assert 1 < len(places) <= MOST
    assert all(later - before >= 24 for before, later in pairwise(places))
    boxes = [
        (dot.label_x - len(dot.label) * LETTER / 2, dot.label_x + len(dot.label) * LETTER / 2, dot.label_y)
        for dot in picture.dots
        if dot.label_y is not None
    ]
    for place, (first, last, y) in enumerate(boxes):
        assert frame.left <= first
        assert last <= frame.right
        assert not any(
            first < other_last and other_first < last and abs(y - other_y) < 14
            for other_first, other_last, other_y in boxes[place + 1 :]
        )


@pytest.mark.parametrize("many", [1, 2, 3])
def test_a_talk_of_hardly_a_turn_has_a_picture(many: int) -> None:
    picture = trust_picture(_thoughts(*[(0.3, 0.3)] * many), [""] * many, frame=WIDE)
    assert picture.dots == ()
    assert abs(picture.trust_y - picture.heard_y) >= 14


def test_every_reason_has_a_word_for_the_picture(app: App) -> None:
    reasons = {key.rpartition(".")[2] for key in app.wording.keys("rehearse.reason.")}
    words = {key.rpartition(".")[2] for key in app.wording.keys("pages.moved.")}
    assert reasons == words
    assert {"pitched", "understood"} <= words
    assert Moved(reason="pitched").reason in reasons


# --- JSON -------------------------------------------------------------------------------------------------


def _begun_in_json(client: TestClient, **wanted: object) -> Any:
    answer = client.post("/api/rehearsals", json={"manager": "gwen", "seed": 3, **wanted})
    assert answer.status_code == 201
    return answer.json()


def test_the_whole_way_of_a_rehearsal_in_json(client: TestClient) -> None:
    assert {one["name"] for one in client.get("/api/managers").json()} == set(managers.texts())
    begun = _begun_in_json(client, mode="questions")
    one = f"/api/rehearsals/{begun['id']}"
    assert (begun["turn"], begun["over"], begun["mode"]) == (1, False, "questions")
    said = client.post(f"{one}/turns", json={"text": ASKS, "turn": begun["turn"]}).json()
    assert said["turn"] == 2
    assert [turn["role"] for turn in said["conversation"]] == ["interviewer", "candidate", "interviewer"]
    assert client.post(f"{one}/turns", json={"text": ASKS, "turn": 1}).json() == said
    late = client.post(f"{one}/turns", json={"text": "late", "turn": 1})
    assert (late.status_code, late.json()["error"]["kind"]) == (409, "RehearsalMoved")
    assert "load it again" in late.json()["error"]["message"]
    assert client.get(one).json() == said
    assert client.get(f"{one}/look-back").status_code == 409
    assert client.post(f"{one}/end").json()["ended"] == "stopped"
    assert client.post(f"{one}/turns", json={"text": "late", "turn": 2}).status_code == 409
    assert client.post(f"{one}/named", json={"named": ["Faults"], "rated": 2}).status_code == 200
    found = client.get(f"{one}/look-back").json()
    assert (found["needs"]["named"], found["needs"]["rated"]) == (["Faults"], 2)
    assert len(found["states"]) == 2
    again = client.post(f"{one}/retry", json={"turn": 1})
    assert again.status_code == 201
    assert again.json()["retry_of"] == begun["id"]
    assert len(client.get("/api/rehearsals").json()) == 2
    assert client.delete(one).json() == {"deleted": begun["id"]}
    assert client.get(one).status_code == 404


def test_the_same_seed_goes_the_same_way(client: TestClient) -> None:
    first, second = (_begun_in_json(client)["conversation"] for _ in range(2))
    assert first == second


def test_json_says_what_the_command_says(
    client: TestClient, app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GETSIT_HEARING", "cues")
    id = _talked(client).rpartition("/")[2]
    for route, words in (
        ("managers", ["managers"]),
        ("rehearsals", ["rehearsals"]),
        (f"rehearsals/{id}/look-back", ["rehearsals", id]),
    ):
        assert run(["--data", str(app.folder), *words, "--json"]) == 0
        assert client.get(f"/api/{route}").json() == json.loads(capsys.readouterr().out), route


@pytest.mark.parametrize(
    ("method", "route", "body", "status", "kind"),
    [
        ("GET", "rehearsals/nobody", None, 404, "RehearsalUnknown"),
        ("POST", "rehearsals", {"manager": "nobody"}, 404, "ManagerUnknown"),
        ("POST", "rehearsals", {"manager": "gwen", "mode": "singing"}, 422, "Misused"),
        ("POST", "rehearsals", {}, 422, "Misused"),
        ("POST", "rehearsals/{id}/turns", {"text": "why " * 10_000}, 422, "Misused"),
        ("POST", "rehearsals/{id}/named", {"named": [], "rated": 6}, 422, "Misused"),
        ("POST", "rehearsals/{id}/named", {"named": []}, 409, "RehearsalRunning"),
        ("GET", "rehearsals/{id}/look-back", None, 409, "RehearsalRunning"),
        ("POST", "rehearsals/{id}/retry", {"turn": 7}, 400, "ValueUnknown"),
    ],
    ids=str,
)
def test_an_error_of_a_rehearsal_is_json_with_its_kind(
    client: TestClient, method: str, route: str, body: dict[str, object] | None, status: int, kind: str
) -> None:
    id = _begun_in_json(client)["id"] if "{id}" in route else ""
    answer = client.request(method, "/api/" + route.replace("{id}", id), json=body)
    assert answer.status_code == status
    assert answer.json()["error"]["kind"] == kind

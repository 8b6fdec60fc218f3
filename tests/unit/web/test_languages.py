"""The pages in German: how the language is chosen, and that no English is left but what stays English."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.datastructures import Headers

from getsit.app import App, open_app, wordings
from getsit.settings import Settings
from getsit.text.sentences import find_sentences
from getsit.web.languages import language_for
from tests.unit.web.site import OPPORTUNITY_PAGES, PAGES, a_client

GERMAN = {"accept-language": "de-AT,de;q=0.9,en;q=0.5"}
# Words that English can hardly do without and German has not; "it" is in our name.
ENGLISH_WORDS = frozenset(
    "the and of you your yours they their with this that from what which when where how is are be been not no"
    " nothing for by if to but each every one add said next here there has have".split()
)
NAMES = ("Gets It", "Gets it", "JSON Resume", "Head of engineering")
VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr path rect use circle line".split()
)


@pytest.mark.parametrize(
    ("header", "cookie", "preferred", "expected"),
    [
        ("", "", "", "en"),
        ("de", "", "", "de"),
        ("de-CH, fr;q=0.9", "", "", "de"),
        ("fr, en;q=0.9, de;q=0.8", "", "", "en"),
        ("en;q=0.1, de;q=0.7", "", "", "de"),
        ("de;q=0, en;q=0.2", "", "", "en"),
        ("de;q=x", "", "", "en"),
        ("fr", "", "", "en"),
        ("en", "", "de", "de"),
        ("de", "getsit_language=en", "de", "en"),
        ("en", "a=b; getsit_language=de", "", "de"),
        ("de", "getsit_language=xx", "", "de"),
        ("de", "\x00;=;;", "", "de"),
    ],
)
def test_a_choice_wins_over_the_setting_and_the_setting_over_the_browser(
    header: str, cookie: str, preferred: str, expected: str
) -> None:
    headers = Headers({"accept-language": header, "cookie": cookie})
    assert language_for(headers, preferred=preferred) == expected


def test_a_setting_names_a_language_that_is_there(tmp_path: Path) -> None:
    app = open_app(Settings(data=tmp_path, language="de"))
    with a_client(app) as client:
        assert '<html lang="de">' in client.get("/").text
    with pytest.raises(ValueError, match="en, de"):
        Settings(language="xx")


def test_the_switch_keeps_the_choice_and_goes_back(client: TestClient) -> None:
    answer = client.post("/language", data={"language": "de", "back": "/facts"})
    assert answer.headers["location"] == "/facts"
    assert {"httponly", "samesite=strict"} <= set(answer.headers["set-cookie"].lower().split("; "))
    assert "Was Sie getan haben" in client.get("/facts").text
    client.post("/language", data={"language": "en", "back": "/facts"})
    assert '<html lang="en">' in client.get("/facts").text


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_the_switch_leads_nowhere_else_and_keeps_no_language_that_is_not_there(
    client: TestClient, back: str
) -> None:
    answer = client.post("/language", data={"language": "xx", "back": back})
    assert answer.headers["location"] == "/"
    assert "set-cookie" not in answer.headers


def test_two_browsers_may_speak_two_languages(client: TestClient) -> None:
    assert "Ihre Fakten" in client.get("/", headers=GERMAN).text
    assert "Your facts" in client.get("/", headers={"accept-language": "en"}).text


@pytest.mark.parametrize("page", [*PAGES, "/nothing-here", "/rehearse"])
def test_a_german_page_has_no_english_left(example: TestClient, page: str) -> None:
    _assert_german(example.get(page, headers=GERMAN).text)


@pytest.mark.parametrize("page", OPPORTUNITY_PAGES)
def test_a_german_page_of_an_opportunity_has_no_english_left_but_what_is_marked(
    example: TestClient, example_app: App, page: str
) -> None:
    one = example_app.opportunities()[0]
    _assert_german(example.get(f"/o/{one.id}/{page}", headers=GERMAN).text)


def test_the_rehearsal_has_no_english_left_but_what_is_marked(client: TestClient, app: App) -> None:
    running = app.begin_rehearsal("gwen", seed=1)
    _assert_german(client.get(f"/rehearse/{running.id}", headers=GERMAN).text)
    app.say(running.id, "What hurts most here? And what does it cost you?")
    app.stop_rehearsal(running.id)
    for page in ("after", "look-back"):
        _assert_german(client.get(f"/rehearse/{running.id}/{page}", headers=GERMAN).text)


def test_the_finding_of_a_talk_is_told_in_german_on_the_same_moments(
    example: TestClient, example_app: App
) -> None:
    name = example_app.opportunities()[0].id
    english = example_app.debrief(name)
    german = example_app.told_in(english, wordings()["de"])
    shown = example.get(f"/o/{name}/debrief", headers=GERMAN).text.replace("&#39;", "'")
    assert all(one.text in shown for one in find_sentences(german.headline))
    assert german.headline != english.headline
    assert german.behaviour is not None
    assert english.behaviour is not None
    assert german.behaviour.moments == english.behaviour.moments
    assert [one.at for one in german.movements] == [one.at for one in english.movements]
    assert german.doors == english.doors  # what could have been said is said in English
    assert example_app.told_in(english, wordings()["en"]) is english


def test_an_error_is_told_in_german(client: TestClient) -> None:
    answer = client.post("/import", headers=GERMAN, files={"file": ("x.zip", b"no zip", "application/zip")})
    assert "kein vollständiger Export" in answer.text
    empty = client.post("/new", headers=GERMAN, data={"posting": ""})
    assert re.search(r'role="alert">[^<]*deshalb wurde nichts gespeichert', empty.text)


def test_the_json_stays_english(client: TestClient) -> None:
    shape = client.get("/api/opportunities/none", headers=GERMAN).json()
    assert "There is no opportunity" in shape["error"]["message"]


def _assert_german(html: str) -> None:
    shown = _Shown()
    shown.feed(html)
    assert shown.language == "de"
    words = shown.text()
    words = re.sub(r"„[^“]*“", "", words)  # exact words in the middle of a sentence of ours
    for name in NAMES:
        words = words.replace(name, "")
    found = {word for word in re.findall(r"[a-zäöüß]+", words.lower()) if word in ENGLISH_WORDS}
    assert not found, [line for line in words.splitlines() if found & set(re.findall(r"\w+", line.lower()))]
    assert len(words.split()) > 10


class _Shown(HTMLParser):
    """The words of a page and of its labels, without what is marked as another language or is a name."""

    def __init__(self) -> None:
        super().__init__()
        self.language = ""
        self._said: list[str] = []
        self._open: list[bool] = []

    def text(self) -> str:
        """What is left, a line for each piece."""
        return "\n".join(self._said)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "html":
            self.language = named.get("lang") or ""
        language = named.get("lang")
        foreign = (self._open[-1] if self._open else False) if language is None else language != "de"
        foreign = foreign or tag in {"script", "style", "code"}
        is_mark = (named.get("id") or "").startswith("p-")  # it names the moment, then quotes it
        if not foreign and not is_mark:
            self._said += [named.get(key) or "" for key in ("aria-label", "placeholder", "title", "alt")]
        if tag not in VOID:
            self._open.append(foreign)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not (self._open and self._open[-1]):
            self._said.append(data.strip())

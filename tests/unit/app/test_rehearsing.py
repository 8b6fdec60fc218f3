"""One talk, two programs: each turn is said once, none is lost, and who came second is told what to do."""

import sys
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest

from getsit import __version__
from getsit.adapters.cue_hearing import CueHearing
from getsit.app import App, open_app
from getsit.errors import GetsItError, RehearsalMoved, RehearsalOver, RehearsalUnknown
from getsit.model.debrief import Debrief
from getsit.model.rehearsal import Rehearsal
from getsit.ports import Heard, Passage
from getsit.settings import Settings

ASKS = "What goes wrong with the vehicles themselves?"
ASKS_ON = "Who looks at the sheet after that?"
TURNS = 6
PITCHES = "You should just buy new software. We had it at my last firm and it was the best in the country."


def _opened(folder: Path) -> App:
    return open_app(Settings(data=folder, hearing="cues"))


@pytest.fixture
def app(tmp_path: Path) -> App:
    """An `App` whose hearing is quick."""
    return _opened(tmp_path)


@pytest.fixture
def second(tmp_path: Path) -> App:
    """Another program over the same folder."""
    return _opened(tmp_path)


def _between(app: App, monkeypatch: pytest.MonkeyPatch, does: Callable[[], Any]) -> None:
    """Lets something happen, once, after `app` has read a talk and before it keeps the answer."""
    change = app._store.change_rehearsal
    waiting = [does]

    def later(*positional: Any, **named: Any) -> None:
        if waiting:
            waiting.pop()()
        change(*positional, **named)

    monkeypatch.setattr(app._store, "change_rehearsal", later)


def test_the_second_of_two_programs_is_told_to_load_the_talk_again(
    app: App, second: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = app.begin_rehearsal("gwen", seed=3).id
    _between(app, monkeypatch, lambda: second.say(id, ASKS))
    with pytest.raises(RehearsalMoved, match=f"load it again .*{id}"):
        app.say(id, ASKS_ON)
    assert [one.said for one in app.rehearsal(id).exchanges] == ["", ASKS]
    with pytest.raises(RehearsalMoved):
        app.say(id, ASKS_ON, turn=1)
    assert app.say(id, ASKS_ON, turn=2) == second.rehearsal(id)


def test_the_same_words_sent_to_two_programs_are_said_once(
    app: App, second: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = app.begin_rehearsal("gwen", seed=3).id
    _between(app, monkeypatch, lambda: second.say(id, ASKS, turn=1))
    assert app.say(id, ASKS, turn=1) == second.rehearsal(id)
    assert len(app.rehearsal(id).exchanges) == 2


def test_a_talk_that_another_program_ended_or_deleted_meanwhile_stays_so(
    app: App, second: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended, deleted = (app.begin_rehearsal("gwen", seed=3).id for _ in range(2))
    _between(app, monkeypatch, lambda: second.stop_rehearsal(ended))
    with pytest.raises(RehearsalOver):
        app.say(ended, ASKS)
    _between(app, monkeypatch, lambda: second.delete_rehearsal(deleted))
    with pytest.raises(RehearsalUnknown):
        app.say(deleted, ASKS)
    assert [(one.id, one.over) for one in second.rehearsals()] == [(ended, True)]


def test_a_talk_that_went_on_meanwhile_is_ended_where_it_stands(
    app: App, second: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = app.begin_rehearsal("gwen", seed=3).id
    _between(app, monkeypatch, lambda: second.say(id, ASKS))
    stopped = app.stop_rehearsal(id)
    assert stopped.over
    assert [one.said for one in stopped.exchanges] == ["", ASKS]
    assert second.rehearsal(id) == stopped


def _talks(folder: Path, id: str, name: str) -> list[str]:
    """What one program said in the talk, and was not refused."""
    app, said = _opened(folder), []
    while len(said) < TURNS:
        words = f"What does {name} see first in week {len(said)}?"
        try:
            app.say(id, words, turn=len(app.rehearsal(id).exchanges))
        except GetsItError as refused:
            assert isinstance(refused, RehearsalMoved), refused
        else:
            said.append(words)
    return said


def test_two_processes_talking_at_once_lose_nothing_and_double_nothing(app: App, tmp_path: Path) -> None:
    id = app.begin_rehearsal("gwen", seed=3).id
    with get_context("spawn").Pool(2) as pool:
        said = pool.starmap(_talks, [(tmp_path, id, "anna"), (tmp_path, id, "bert")])
    kept = [one.said for one in app.rehearsal(id).exchanges[1:]]
    assert sorted(kept) == sorted([*said[0], *said[1]])
    assert [words for words in kept if words in said[0]] == said[0], "each in its own order"
    assert {one.state.turn for one in app.rehearsal(id).exchanges} == set(range(2 * TURNS + 1))


def test_the_terminal_says_that_the_talk_moved_on_and_shows_what_was_said(app: App, tmp_path: Path) -> None:
    id = app.begin_rehearsal("gwen", seed=3).id
    words = [sys.executable, "-m", "getsit", "--data", str(tmp_path), "rehearse", "--resume", id]
    environment = {"GETSIT_HEARING": "cues", "PATH": "", "COLUMNS": "400"}
    with Popen(words, stdin=PIPE, stdout=PIPE, env=environment, encoding="utf-8") as terminal:
        assert terminal.stdin
        assert terminal.stdout
        first = app.rehearsal(id).exchanges[0].answered
        while (line := terminal.stdout.readline()) and line.strip() != first.strip():
            pass
        there = app.say(id, ASKS).exchanges[-1].answered
        out, _ = terminal.communicate(f"Not said.\n{ASKS_ON}\n:pause\n")
    assert "moved on in another window" in out
    assert out.index("moved on") < out.index(ASKS) < out.index(there.splitlines()[0])
    assert [one.said for one in app.rehearsal(id).exchanges] == ["", ASKS, ASKS_ON]


# --- looking back -----------------------------------------------------------------------------------------


class Counted:
    """The hearing by cues, that counts what it is given to hear."""

    def __init__(self, name: str = "cues") -> None:
        self._hearing = CueHearing()
        self.name = name
        self.heard = 0

    def hear(self, passages: Sequence[Passage]) -> Sequence[Heard]:
        """What the cues say."""
        self.heard += len(passages)
        return self._hearing.hear(passages)


def _over(app: App, *words: str) -> str:
    id = app.begin_rehearsal("gwen", seed=3).id
    for text in words:
        app.say(id, text)
    return app.stop_rehearsal(id).id


def test_a_talk_that_ended_is_listened_to_once_whichever_program_looks_back(tmp_path: Path) -> None:
    app = open_app(Settings(data=tmp_path), hearing=Counted())
    first, second = _over(app, ASKS, PITCHES), _over(app, ASKS, ASKS_ON)
    looked = app.look_back(second)
    assert len(looked.practised["follow_up_share"]) == 2
    hearing = Counted()
    later = open_app(Settings(data=tmp_path), hearing=hearing)
    later.manager("gwen")
    before = hearing.heard
    assert later.look_back(second) == looked
    assert later.look_back(first).debrief.conversation_id == first
    assert hearing.heard == before
    better = open_app(Settings(data=tmp_path), hearing=Counted("better cues"))
    assert better.look_back(second).debrief.analysis.reading.by == "better cues"


def test_what_was_made_of_a_talk_goes_with_it(app: App, second: App, tmp_path: Path) -> None:
    id = _over(app, "A sentence about zirconium bollards.", ASKS)
    app.look_back(id)
    kept = second.rehearsal(id)
    app.delete_rehearsal(id)
    app._store.keep_debrief(id, _debrief(second, kept), by="somebody")
    assert app._store.debriefs([id], by="somebody") == {}
    assert not any(b"zirconium" in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


def _debrief(app: App, rehearsal: Rehearsal) -> Debrief:
    return app._listened(rehearsal, app.manager_of(rehearsal))


def test_measures_are_compared_over_the_talks_until_this_one_and_no_more_than_eight(app: App) -> None:
    over = [_over(app, ASKS) for _ in range(10)]
    app.begin_rehearsal("gwen")
    assert [len(app.look_back(id).practised["pitch_rate"]) for id in (over[0], over[3], over[9])] == [1, 4, 8]


def test_what_is_done_ahead_changes_nothing(app: App, second: App) -> None:
    app.get_ready()
    id = app.begin_rehearsal("northgate", seed=3).id
    for text in (ASKS, ASKS_ON):
        said = app.say(id, text)
        app.listen_ahead(id)
        assert second.rehearsal(id) == said
    over = app.stop_rehearsal(id)
    app.listen_ahead(id)
    assert second.rehearsal(id) == over
    kept = second._store.debriefs([id], by=f"{app.hearing.name}, getsit {__version__}")
    assert kept[id] == app.look_back(id).debrief == _debrief(second, over)

"""The whole journey as a person walks it on the command line, over files that were written by hand."""

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from getsit.app import open_app
from getsit.model.moment import EVEN_ODDS
from getsit.settings import Settings
from tests.journey.terminal import FILES, Done, Terminal, text_left_in
from training.corpus import read_exchange_file

NAME = "school meals"
MARTA = "Marta Lindqvist"
TALKS = ["talk.txt", "second-talk.vtt", "some-names.srt", "no-names.srt", "otter.txt", "segments.json"]
NEED_KINDS = set(
    """challenge vision measure timeline manner culture predecessor risk stakeholder constraint stake
    process""".split()
)
KINDS = {
    "need": NEED_KINDS,
    "question": set(
        """homework situation challenge event consequence vision measure timeline manner culture predecessor
        payoff confirm concern next_step poor""".split()
    ),
    "listening": set(
        "specific reflection summary mirror label callback permission disagreement".split()
    ),
    "signal": set(
        """in_the_job start_terms bring_others next_step sells_role goes_deeper works_problem
        tests_objection""".split()
    ),
    "breaker": set(
        "bad_mouths inflates arrogant flattery dodges pressures pitches_at_worry private".split()
    ),
}  # fmt: skip
ADDS = {
    "need": {"strength"},
    "question": {"follow_up"},
    "listening": {"tied_to"},
    "story": {"tied_to", "asked_for", "war_story", "rehash"},
    "solution": {"tied_to", "when"},
    "tie": {"rests_on", "tied_to", "points", "valid"},
    "signal": {"grade", "taken_up"},
}
MANAGERS = {"need", "signal", "missed"}
CANDIDATES = {
    "question", "listening", "story", "solution", "tie", "breaker", "builder", "pitch", "self_description",
}  # fmt: skip
NEVER = ("accent", "fluency", "filler", "emotion", "personality", "probability", "grammar", "pace", "smile")


def brought(terminal: Terminal) -> Terminal:
    """A new opportunity with posting, résumé and homework."""
    terminal.ok("new", NAME, "--candidate", MARTA)
    terminal.ok("add", NAME, FILES / "posting.md", "--as", "posting")
    terminal.ok("add", NAME, FILES / "resume.md", "--as", "resume")
    terminal.ok("add", NAME, FILES / "homework-review.md", "--as", "homework")
    return terminal


def told(terminal: Terminal) -> Terminal:
    """The same after a first talk with Denise, and a second to come with Owen."""
    brought(terminal)
    terminal.ok("round", NAME, "add", "--on", "2026-02-26", "--with", "Denise Harrow, head of kitchens")
    terminal.ok(
        "round", NAME, "add", "--on", "2026-03-05", "--kind", "final", "--with", "Owen Pryce, director"
    )
    terminal.ok("add", NAME, FILES / "talk.txt", "--agreed")
    return terminal


@cache
def asked(terminal: Terminal, *words: object) -> Any:
    """What a command says with `--json`, asked once of a folder that no test changes."""
    return terminal.json(*words)


@pytest.fixture
def empty(tmp_path: Path) -> Terminal:
    return Terminal(data=tmp_path / "data")


@pytest.fixture(scope="module")
def homework(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """Only read by tests."""
    return brought(Terminal(data=tmp_path_factory.mktemp("homework") / "data"))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """Only read by tests."""
    terminal = told(Terminal(data=tmp_path_factory.mktemp("first") / "data"))
    terminal.ok("facts", "confirm", "--all")
    return terminal


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """Only read by tests."""
    terminal = told(Terminal(data=tmp_path_factory.mktemp("second") / "data"))
    terminal.ok("facts", "confirm", "--all")
    terminal.ok("debrief", NAME, "--transcript", FILES / "second-talk.vtt", "--agreed", "--round", 2)
    return terminal


# --- exit codes and sentences -----------------------------------------------------------------------------


def test_what_is_not_there_is_3_and_what_is_not_understood_is_2(homework: Terminal) -> None:
    for words in (
        ["brief", "nowhere"], ["show", "nowhere"], ["delete", "nowhere", "--yes"], ["export", "nowhere"],
        ["add", NAME, "no-such-file.md"], ["facts", "confirm", "ffffff"], ["debrief", "nowhere"],
        ["correct", NAME, "undo"], ["import", "no-such-folder"], ["listen", "no-such-file.vtt"],
    ):  # fmt: skip
        assert homework.refused(*words, code=3).count("\n") == 0, words
    for words in (
        ["brief"], ["no-such-command"], ["ladder", NAME, "--mode", "loud"], ["round", NAME, "remove"],
        ["add", NAME, "x.md", "--as", "poem"], ["facts", "confirm"], ["facts", "edit"],
        ["round", NAME, "add", "--on", "soon"], ["correct", NAME, "role"], ["new", "  "],
        ["add", NAME, str(FILES / "talk.txt"), "--agreed", "--recall"],
    ):  # fmt: skip
        homework.refused(*words, code=2)


def test_before_anything_was_brought_each_step_says_what_to_do(empty: Terminal) -> None:
    empty.ok("new", NAME)
    for command in ("brief", "ladder", "ties"):
        assert "add" in empty.refused(command, NAME)
    for command in ("debrief", "letter", "plan"):
        assert empty.refused(command, NAME)
    assert "another name" in empty.refused("new", NAME)
    assert empty.json("show", NAME)["documents"] == []


def test_a_transcript_is_kept_only_with_a_word_on_how_it_came_about(homework: Terminal) -> None:
    for words in (
        ["add", NAME, FILES / "talk.txt", "--as", "transcript"],
        ["add", NAME, FILES / "some-names.srt"],
        ["debrief", NAME, "--transcript", FILES / "talk.txt"],
    ):
        sentence = homework.refused(*words)
        assert "--agreed" in sentence
        assert "--recall" in sentence
    assert asked(homework, "show", NAME)["talks"] == []


def test_listening_keeps_nothing_and_asks_nothing(empty: Terminal) -> None:
    heard = empty.json("listen", FILES / "talk.txt")
    assert heard["moments"]
    assert not empty.data.exists() or text_left_in(empty.data, "tray washer", "Aldhelm") == set()


@pytest.mark.parametrize("name", ["talk.txt", "otter.txt", "no-names.srt"])
def test_what_is_typed_is_read_like_a_file(name: str, empty: Terminal) -> None:
    typed = empty.ok("listen", "-", "--json", typed=(FILES / name).read_bytes())
    file = empty.ok("listen", FILES / name, "--json")
    assert typed.json["turns"] == file.json["turns"]


def test_a_note_can_be_typed(empty: Terminal) -> None:
    empty.ok("new", NAME)
    added = empty.ok(
        "add", NAME, "-", "--as", "note", "--json", typed="The vans leave too late every morning.\n"
    ).json
    assert added["document"]["as"] == "note"
    assert empty.json("show", NAME)["documents"][0]["characters"] > 30


def test_every_command_speaks_json(first: Terminal, tmp_path: Path) -> None:
    copy = Terminal(data=tmp_path / "copy")
    first.ok("export", NAME, tmp_path / "away", "--with-private")
    assert copy.json("import", tmp_path / "away")["name"] == NAME
    for words in (
        ["list"], ["show", NAME], ["round", NAME, "list"], ["facts"], ["facts", "list"], ["brief", NAME],
        ["brief", NAME, "--full"], ["ladder", NAME], ["ladder", NAME, "--mode", "structured"], ["ties", NAME],
        ["listen", FILES / "talk.txt"], ["debrief", NAME], ["debrief", NAME, "--round", 1], ["correct", NAME],
        ["letter", NAME], ["plan", NAME], ["export", NAME, tmp_path / "again.zip"],
        ["new", "another"], ["add", NAME, FILES / "recall-free.md", "--as", "note"], ["round", NAME, "add"],
        ["facts", "add", "Cooked soup"], ["delete", "another", "--yes"],
        ["correct", NAME, "role", "Denise Harrow", "interviewer"], ["correct", NAME, "undo"],
        ["facts", "confirm", "--all"],
    ):  # fmt: skip
        assert copy.json(*words) is not None, words


def test_correcting_a_fact_speaks_json_too(empty: Terminal) -> None:
    brought(empty)
    id = empty.json("facts")[0]["id"]
    changed = empty.json("correct", NAME, "fact", id, "Ran", "the", "kitchen")
    assert changed[0]["text"] == "Ran the kitchen"


# --- the JSON of listen -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TALKS)
def test_the_json_of_listening_keeps_its_contract(name: str, empty: Terminal) -> None:
    heard = empty.json("listen", FILES / name)
    assert {"turns", "moments", "measures", "reading"} <= set(heard)
    assert [turn["index"] for turn in heard["turns"]] == list(range(len(heard["turns"])))
    for turn in heard["turns"]:
        assert {"index", "speaker", "role", "text", "begins", "ends"} <= set(turn)
        assert turn["role"] in {"candidate", "interviewer", "other"}
        assert turn["begins"] is None or turn["begins"] >= 0
    assert heard["moments"]
    by_id = {moment["id"]: moment for moment in heard["moments"]}
    assert len(by_id) == len(heard["moments"])
    for moment in heard["moments"]:
        _keeps_its_contract(moment, by_id, heard["turns"])
    assert heard["reading"]["by"]


def _keeps_its_contract(
    moment: dict[str, Any], by_id: dict[str, dict[str, Any]], turns: list[dict[str, Any]]
) -> None:
    label, turn = moment["label"], turns[moment["turn"]]
    assert {"id", "label", "turn", "quote", "start", "end", "kind", "score", "by"} <= set(moment)
    assert turn["text"][moment["start"] : moment["end"]] == moment["quote"] != ""
    assert ADDS.get(label, set()) <= set(moment)
    if label in KINDS:
        assert moment["kind"] in KINDS[label], moment
    elif label in MANAGERS | CANDIDATES:
        assert moment["kind"] is None, moment
    if label in MANAGERS:
        assert turn["role"] == "interviewer", moment
    if label in CANDIDATES:
        assert turn["role"] == "candidate", moment
    for id in moment.get("tied_to", ()):
        assert by_id[id]["label"] == "need"
        assert by_id[id]["turn"] <= moment["turn"] + 1, (moment, by_id[id])
    if label == "need":
        assert moment["strength"] in range(5)
    if label == "signal":
        assert moment["grade"] in {"hot", "warm", "mild"}
        assert isinstance(moment["taken_up"], bool)
    if label == "tie":
        points = moment["points"]
        assert set(points) == {"need", "fact", "bridge", "future", "check"}
        assert by_id[moment["rests_on"]]["label"] in {"story", "solution"}
        assert moment["valid"] == all(points[name] for name in ("need", "fact", "future"))


@pytest.mark.parametrize("name", ["some-names.srt", "otter.txt", "segments.json", "right-to-left.txt"])
def test_what_is_too_short_or_in_another_language_is_not_judged(name: str, empty: Terminal) -> None:
    heard = empty.json("listen", FILES / name)
    assert heard["reading"]["cannot_judge"]
    assert {measure["value"] for measure in heard["measures"].values()} == {None}
    assert {measure["within"] for measure in heard["measures"].values()} <= {"cannot_judge", "not_judged"}
    assert heard["gets_it"]["value"] is None


def test_nothing_is_measured_that_never_may_be(first: Terminal) -> None:
    measures = json.dumps(list(asked(first, "debrief", NAME)["talk"]["measures"])).lower()
    for word in NEVER:
        assert word not in measures


def test_times_are_seconds_where_the_file_has_them(empty: Terminal) -> None:
    turns = empty.json("listen", FILES / "second-talk.vtt")["turns"]
    assert [turn["begins"] for turn in turns[:3]] == [4.0, 12.0, 18.0]
    assert empty.json("listen", FILES / "talk.txt")["turns"][0]["begins"] is None


def test_no_spoken_word_is_lost_on_the_way(empty: Terminal) -> None:
    turns = empty.json("listen", FILES / "talk.txt")["turns"]
    lines = (FILES / "talk.txt").read_text(encoding="utf-8").splitlines()
    assert [f"{turn['speaker']}: {turn['text']}" for turn in turns] == lines


def test_cues_without_a_name_go_on_with_the_voice_before(empty: Terminal) -> None:
    turns = empty.json("listen", FILES / "some-names.srt")["turns"]
    assert [turn["speaker"] for turn in turns] == ["DENISE", "MARTA", "DENISE", "MARTA", "DENISE"]
    assert "nine more schools" in turns[2]["text"]


def test_sides_that_nobody_named_are_marked_as_a_guess(empty: Terminal) -> None:
    heard = empty.json("listen", FILES / "no-names.srt")
    assert {speaker["role"] for speaker in heard["reading"]["speakers"]} == {"candidate", "interviewer"}
    assert all(speaker["guessed"] and speaker["reason"] for speaker in heard["reading"]["speakers"])


# --- odd files --------------------------------------------------------------------------------------------

ODD = {
    "empty.txt": b"",
    "blank.txt": b"  \n\n\t\n",
    "picture.txt": bytes(range(256)) * 40,
    "broken.vtt": b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nAna: \xff\xfe\xc3\x28 caf\xe9\n\xe2\x82",
    "zip.txt": b"PK\x03\x04" + b"\x00" * 200,
    "numbers.json": b"[1, 2, 3]",
    "deep.json": b"[" * 100_000,
    "half.json": b'[{"speaker": "A", "text": "Hello',
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_is_read_or_refused_in_one_sentence(name: str, empty: Terminal, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(ODD[name])
    empty.ok("new", NAME)
    for words in (
        ["listen", file], ["add", NAME, file, "--agreed"], ["add", NAME, file, "--as", "posting"],
        ["add", NAME, file, "--as", "resume"], ["add", NAME, file, "--recall"],
    ):  # fmt: skip
        done = empty.run(*words)
        assert done.code in {0, 1}, (words, done)
        assert done.code == 0 or _is_one_sentence(done), (words, done.err)
        assert "word for" not in done.err, words


def _is_one_sentence(done: Done) -> bool:
    return done.out == "" and done.err.strip().endswith(".") and done.err.strip().count("\n") == 0


@pytest.mark.parametrize("name", ["empty.txt", "blank.txt", "picture.txt", "zip.txt"])
def test_what_cannot_be_read_is_not_stored_by_half(name: str, empty: Terminal, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(ODD[name])
    empty.ok("new", NAME)
    for kind in ("posting", "resume", "homework", "note"):
        assert name in empty.refused("add", NAME, file, "--as", kind)
    assert name in empty.refused("add", NAME, file, "--agreed")
    shown = empty.json("show", NAME)
    assert (shown["documents"], shown["talks"], shown["rounds"]) == ([], [], [])
    assert empty.json("facts") == []


def test_one_voice_alone_is_no_talk_and_the_file_is_named(empty: Terminal) -> None:
    assert "one-speaker.txt" in empty.refused("listen", FILES / "one-speaker.txt")
    empty.ok("new", NAME)
    assert "one-speaker.txt" in empty.refused("add", NAME, FILES / "one-speaker.txt", "--agreed")
    assert empty.json("show", NAME)["talks"] == []


def test_a_huge_line_is_read(empty: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text(
        "Ana: " + "we keep missing the bell and " * 9000 + "\nBo: Since when?\n", encoding="utf-8"
    )
    assert len(empty.json("listen", file)["turns"]) == 2


# --- preparing --------------------------------------------------------------------------------------------


def _evidence(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"document", "start", "end", "exact"} <= set(value):
            yield value
        for part in value.values():
            yield from _evidence(part)
    elif isinstance(value, list):
        for part in value:
            yield from _evidence(part)


def _text_of(terminal: Terminal, id: str) -> str:
    app = open_app(Settings(data=terminal.data))
    return app.document(id).text


@pytest.mark.parametrize("stage", ["homework", "first", "second"])
def test_each_quote_is_exact_in_its_text(stage: str, request: pytest.FixtureRequest) -> None:
    terminal: Terminal = request.getfixturevalue(stage)
    found = [
        line for command in ("brief", "ladder", "ties", "facts") for line in
        _evidence(terminal.json(command, NAME) if command != "facts" else terminal.json("facts"))
    ]  # fmt: skip
    texts = {id: _text_of(terminal, id) for id in {line["document"] for line in found}}
    assert len(texts) >= 3
    for line in found:
        assert texts[line["document"]][line["start"] : line["end"]] == line["exact"]


@pytest.mark.parametrize("stage", ["homework", "first", "second"])
def test_each_item_of_the_brief_has_an_id_and_stands_on_something(
    stage: str, request: pytest.FixtureRequest
) -> None:
    brief = asked(request.getfixturevalue(stage), "brief", NAME)
    ids = [
        item["id"] for part in ("gate", "needs", "hot_buttons", "signals", "unknowns") for item in brief[part]
    ]
    assert len(ids) == len(set(ids))
    for part in ("gate", "needs", "hot_buttons", "signals"):
        assert brief[part], part
        for item in brief[part]:
            assert item["evidence"], item
            assert {line["basis"] for line in item["evidence"]} <= {"stated", "implied", "inferred"}
    for unknown in brief["unknowns"]:
        assert unknown["evidence"] or unknown["looked_in"]
    needs = {need["id"] for need in brief["needs"]}
    assert {item["need"] for item in brief["hot_buttons"] + brief["signals"]} <= needs
    assert {need["kind"] for need in brief["needs"]} <= NEED_KINDS


def test_the_gate_has_three_answers_and_no_total(homework: Terminal) -> None:
    brief = asked(homework, "brief", NAME)
    assert {line["standing"] for line in brief["gate"]} <= {"met", "not_met", "unclear"}
    award = next(line for line in brief["gate"] if "food safety" in line["requirement"])
    assert award["standing"] == "met"
    assert award["fact"] in {fact["id"] for fact in asked(homework, "facts")}
    assert "total" not in json.dumps(brief)


def test_what_the_page_around_a_posting_says_is_no_posting(empty: Terminal) -> None:
    empty.ok("new", NAME)
    empty.ok("add", NAME, FILES / "posting.html")
    document = empty.json("show", NAME)["documents"][0]
    text = _text_of(empty, document["id"])
    assert document["as"] == "posting"
    assert "31 schools" in text
    for word in ("cookies", "tracking", "Night porter", "Sign in"):
        assert word not in text


def test_a_resume_serves_every_opportunity(homework: Terminal, tmp_path: Path) -> None:
    terminal = brought(Terminal(data=tmp_path / "data"))
    facts = terminal.json("facts")
    terminal.ok("new", "the other job")
    again = terminal.ok("add", "the other job", FILES / "resume.md", "--as", "resume", "--json").json
    assert again["again"] is True
    assert terminal.json("facts") == facts
    assert "resume.md" in terminal.ok("show", "the other job").out


def test_facts_are_proposed_then_confirmed_edited_or_dropped(empty: Terminal) -> None:
    brought(empty)
    proposed = empty.json("facts")
    assert {fact["standing"] for fact in proposed} == {"proposed"}
    one, two, three, four = (fact["id"] for fact in proposed[:4])
    empty.ok("facts", "confirm", one[-6:], two)
    empty.ok("facts", "edit", three, "Cut late trolleys to 2 in a hundred")
    empty.ok("facts", "drop", four)
    now = {fact["id"]: fact for fact in empty.json("facts")}
    assert four not in now
    assert {now[id]["standing"] for id in (one, two, three)} == {"confirmed"}
    assert (now[three]["text"], now[three]["quote"]) == ("Cut late trolleys to 2 in a hundred", None)
    assert sum(fact["standing"] == "confirmed" for fact in now.values()) == 3
    empty.ok("facts", "confirm", "--all")
    assert {fact["standing"] for fact in empty.json("facts")} == {"confirmed"}
    empty.ok("facts", "drop", "--all")
    assert empty.json("facts") == []


def test_an_edit_without_words_asks_for_them(empty: Terminal) -> None:
    brought(empty)
    id = empty.json("facts")[1]["id"]
    done = empty.ok("facts", "edit", id, "--json", typed="Led 26 cooks\n")
    assert done.json[0]["text"] == "Led 26 cooks"


def test_nothing_that_a_document_answers_is_asked(homework: Terminal) -> None:
    questions = " ".join(rung["question"] for rung in asked(homework, "ladder", NAME)["questions"])
    for known in ("How many schools", "how many people", "What does the company do"):
        assert known not in questions


def test_structured_talks_leave_three_questions(homework: Terminal) -> None:
    ladder = asked(homework, "ladder", NAME, "--mode", "structured")
    assert ladder["mode"] == "structured"
    assert len(ladder["questions"]) == 3


def test_ties_stand_under_a_question_of_the_ladder(homework: Terminal) -> None:
    questions = {rung["id"] for rung in asked(homework, "ladder", NAME)["questions"]}
    ties = asked(homework, "ties", NAME)
    assert ties["ties"]
    facts = {fact["id"] for fact in asked(homework, "facts")}
    for tie in ties["ties"]:
        assert tie["ask_first"]["question"] in questions
        assert tie["fact"] in facts
        assert tie["confirmed"] is False
    for solution in ties["solutions"]:
        assert (solution["value"] is None) == (solution["value_evidence"] == [])
    for refusal in ties["refusals"]:
        assert refusal["reason"]
        assert refusal["say"]


# --- talks and the circle ---------------------------------------------------------------------------------


def test_needs_say_who_voiced_them_in_which_round(second: Terminal) -> None:
    needs = asked(second, "brief", NAME)["needs"]
    voiced = [(line["speaker"], line["round"]) for need in needs for line in need["voiced"]]
    assert {("Denise Harrow", 1), ("Owen Pryce", 2)} <= set(voiced)
    assert set(voiced) <= {("Denise Harrow", 1), ("Owen Pryce", 2)}


def test_what_was_said_comes_before_what_was_only_predicted(first: Terminal) -> None:
    needs = asked(first, "brief", NAME)["needs"]
    standings = [need["standing"] in {"voiced", "confirmed"} for need in needs]
    assert any(standings)
    assert standings == sorted(standings, reverse=True)
    assert "Denise Harrow, round 1" in first.ok("brief", NAME).out


def test_the_next_brief_is_for_the_next_person(first: Terminal, second: Terminal) -> None:
    assert "Owen Pryce" in first.ok("brief", NAME).out
    assert "Owen Pryce, director" not in second.ok("brief", NAME).out


def test_each_debrief_is_of_its_round(second: Terminal) -> None:
    assert asked(second, "debrief", NAME)["round"] == 2
    assert asked(second, "debrief", NAME, "--round", 1)["round"] == 1
    second.refused("debrief", NAME, "--round", 7, code=3)
    speakers = {turn["speaker"] for turn in asked(second, "debrief", NAME, "--round", 1)["talk"]["turns"]}
    assert speakers == {"Denise Harrow", MARTA}


def test_a_debrief_asks_for_exactly_one_change(first: Terminal) -> None:
    debrief = asked(first, "debrief", NAME)
    assert debrief["behaviour"]["title"]
    assert first.ok("debrief", NAME).out.count("One thing to change") == 1
    assert "probability" not in json.dumps(debrief).lower()


def test_a_prediction_that_did_not_come_up_is_unheard(first: Terminal) -> None:
    ledger = asked(first, "debrief", NAME)["ledger"]
    assert {need["standing"] for need in ledger} <= {"voiced", "confirmed", "refuted", "unheard"}
    assert {need["before"] for need in ledger} <= {"predicted", None}


def test_recall_has_no_shares_and_no_quotation_marks(empty: Terminal) -> None:
    for name in ("recall-lines.txt", "recall-free.md"):
        empty.ok("new", name)
        empty.ok("add", name, FILES / name, "--recall", "--candidate", MARTA)
        debrief = empty.json("debrief", name)
        assert debrief["remembered"] is True
        figures = debrief["talk"]["measures"].items()
        counted = {name for name, measure in figures if measure["value"] is not None}
        assert counted <= {"needs_voiced", "need_kinds_covered"}
        assert debrief["talk"]["gets_it"]["value"] is None


def test_a_letter_from_memory_has_no_quotation_marks_and_asks(empty: Terminal) -> None:
    brought(empty)
    empty.ok("add", NAME, FILES / "recall-lines.txt", "--recall")
    empty.ok("facts", "confirm", "--all")
    done = empty.run("letter", NAME)
    if done.code == 0:
        assert not set('“”"') & set(done.out)
        assert "Did they say it so?" in done.err
    else:
        assert (done.code, done.out) == (1, "")


# --- letter and plan --------------------------------------------------------------------------------------


def test_without_a_confirmed_fact_there_is_no_letter(empty: Terminal) -> None:
    told(empty)
    assert "confirm" in empty.refused("letter", NAME)


def test_yes_confirms_the_facts_it_shows_and_no_other(empty: Terminal) -> None:
    told(empty)
    done = empty.ok("letter", NAME, "--yes")
    confirmed = [fact["text"] for fact in empty.json("facts") if fact["standing"] == "confirmed"]
    assert 0 < len(confirmed) < 4
    for text in confirmed:
        assert text in done.err
    assert empty.ok("letter", NAME).out == done.out


@pytest.mark.parametrize(
    ("stage", "to", "not_to"), [("first", "Denise", "Owen"), ("second", "Owen", "Denise")]
)
def test_the_letter_goes_to_whom_one_spoke_with(
    stage: str, to: str, not_to: str, request: pytest.FixtureRequest
) -> None:
    letter = request.getfixturevalue(stage).ok("letter", NAME)
    assert f"Dear {to}," in letter.out
    assert not_to not in letter.out
    assert 120 <= len(letter.out.split()) <= 200
    assert MARTA in letter.out


def test_the_letter_quotes_only_what_was_said_to_its_reader(second: Terminal) -> None:
    letter = asked(second, "letter", NAME)
    turns = [turn["text"] for turn in asked(second, "debrief", NAME)["talk"]["turns"]]
    quoted = [claim["words"] for claim in letter["claims"] if claim["rests_on"] == "quote"]
    assert quoted
    for words in quoted:
        assert any(words in turn for turn in turns), words
    for claim in letter["claims"]:
        assert letter["text"][claim["start"] : claim["end"]] == claim["words"]


def test_sources_stand_beside_the_text_and_not_in_it(first: Terminal) -> None:
    for command in ("letter", "plan"):
        plain, sourced = first.ok(command, NAME), first.ok(command, NAME, "--sources")
        assert sourced.out == plain.out
        assert "rests on" in sourced.err


def test_each_line_of_the_plan_stands_on_something_said(second: Terminal) -> None:
    plan = second.ok("plan", NAME)
    lines = [line for line in plan.out.splitlines() if line.startswith("- ")]
    said = " ".join(
        turn["text"] for number in (1, 2)
        for turn in asked(second, "debrief", NAME, "--round", number)["talk"]["turns"]
    )  # fmt: skip
    assert lines
    for line in lines:
        assert line.split("“")[1].split("”")[0] in said


# --- corrections ------------------------------------------------------------------------------------------


def test_everything_that_was_misheard_can_be_set_right_and_taken_back(empty: Terminal) -> None:
    told(empty)
    before = empty.ok("debrief", NAME, "--json").out
    moments = empty.json("debrief", NAME)["talk"]["moments"]
    need = next(m for m in moments if m["label"] == "need" and not m["for_you_only"])
    ledger = empty.json("debrief", NAME)["ledger"]
    for words in (
        ["role", "Denise Harrow", "other"],
        ["moment", need["id"], "--kind", "vision", "--strength", 4],
        ["moment", need["id"], "none"],
        ["mark", "no new computer things, please", "need", "--kind", "manner"],
        ["need", ledger[0]["id"], "dropped"],
        ["private", need["quote"]],
    ):
        made = empty.json("correct", NAME, *words)
        assert made[0]["id"]
        assert empty.ok("debrief", NAME, "--json").out != before, words
        empty.ok("correct", NAME, "undo")
        assert empty.ok("debrief", NAME, "--json").out == before, words
    assert len(empty.json("correct", NAME, "list")) == 12


def test_what_was_set_right_is_printed_as_the_corpus_holds_it(empty: Terminal, tmp_path: Path) -> None:
    told(empty)
    assert empty.ok("correct", NAME, "examples").out == ""
    moments = empty.json("debrief", NAME)["talk"]["moments"]
    need = next(m for m in moments if m["label"] == "need" and not m["for_you_only"])
    empty.ok("correct", NAME, "moment", need["id"], "need", "--kind", "vision", "--strength", 4)
    (tmp_path / "set-right.txt").write_text(empty.ok("correct", NAME, "examples").out, encoding="utf-8")
    (example,) = read_exchange_file(tmp_path / "set-right.txt")
    learned = [(line.text, label) for line in example.lines for label in line.labels]
    assert ("vision", 4, need["quote"]) in [
        (label.kind, label.strength, text[label.start : label.end]) for text, label in learned
    ]
    empty.ok("correct", NAME, "undo")
    assert empty.ok("correct", NAME, "examples").out == ""


def test_every_moment_says_who_found_it_and_how_surely(first: Terminal) -> None:
    talk = asked(first, "debrief", NAME)["talk"]
    printed = first.ok("debrief", NAME).out
    assert talk["reading"]["by"] in printed
    assert {moment["by"] for moment in talk["moments"]} <= {talk["reading"]["by"], "rule"}
    for moment in talk["moments"]:
        assert 0 < moment["score"] <= 1
        assert moment["maybe"] == (moment["score"] < EVEN_ODDS)
    assert printed.count("· maybe") == sum(
        moment["maybe"] for moment in talk["moments"] if f"  {moment['id']}  " in printed
    )


def test_a_need_marked_as_private_leaves_the_letter(empty: Terminal) -> None:
    told(empty)
    empty.ok("facts", "confirm", "--all")
    letter = empty.json("letter", NAME)
    words = next(claim["words"] for claim in letter["claims"] if claim["need"])
    empty.ok("correct", NAME, "private", words)
    assert words not in empty.run("letter", NAME).out
    assert words not in empty.run("plan", NAME).out
    empty.ok("correct", NAME, "undo")
    assert words in empty.ok("letter", NAME).out


def test_a_correction_names_what_is_not_there(first: Terminal) -> None:
    first.refused("correct", NAME, "moment", "m9999", "need", code=3)
    first.refused("correct", NAME, "role", "Nobody", "candidate", code=3)
    first.refused("correct", NAME, "mark", "words that nobody said", "need", code=3)
    first.refused("correct", NAME, "role", "Denise Harrow", "boss", code=2)


# --- keeping ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["away", "away.zip"])
def test_what_is_taken_away_comes_back_whole(target: str, second: Terminal, tmp_path: Path) -> None:
    second.ok("export", NAME, tmp_path / target, "--with-private")
    other = Terminal(data=tmp_path / "other")
    other.ok("import", tmp_path / target)
    for words in (
        ["show", NAME], ["brief", NAME], ["ladder", NAME], ["ties", NAME], ["debrief", NAME], ["facts"],
        ["debrief", NAME, "--round", 1], ["letter", NAME], ["plan", NAME], ["round", NAME],
    ):  # fmt: skip
        assert other.json(*words) == asked(second, *words), words
    assert NAME in other.refused("import", tmp_path / target)


def test_a_name_like_a_path_is_exported_where_one_stands(
    empty: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "deep" / "here"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    empty.ok("new", "../../a job")
    written = Path(empty.json("export", "../../a job")["path"])
    assert written.resolve().parent == here
    assert (written / "opportunity.json").is_file()


def test_a_folder_that_is_no_export_is_refused(empty: Terminal, tmp_path: Path) -> None:
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "opportunity.json").write_text('{"format": "getsit export 1"}', encoding="utf-8")
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 not a zip")
    for name in ("some", "bad.zip"):
        assert name in empty.refused("import", tmp_path / name)
    assert empty.json("list") == []


def test_deleting_leaves_no_text_in_the_data_folder(empty: Terminal) -> None:
    told(empty)
    planted = ("Aldhelm", "Brackwater School Meals", "second dispatch bay", "Owen Pryce", "Denise")
    assert text_left_in(empty.data, *planted) == set(planted)
    assert "--yes" in empty.refused("delete", NAME, code=2)
    assert empty.json("list")
    empty.ok("delete", NAME, "--yes")
    assert text_left_in(empty.data, *planted) == set()
    assert empty.json("list") == []
    assert empty.json("facts"), "facts belong to the person and stay"


def test_two_programs_may_write_at_once(tmp_path: Path) -> None:
    empty = Terminal(data=tmp_path / "data")
    empty.ok("new", NAME)
    programs = [
        subprocess.Popen(
            [sys.executable, "-m", "getsit", "--data", empty.data, "facts", "add", f"Cooked soup {number}"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for number in range(4)
    ]  # fmt: skip
    ends = [(program.communicate(), program.returncode) for program in programs]
    assert [code for _, code in ends] == [0, 0, 0, 0], ends
    assert {fact["text"] for fact in empty.json("facts")} == {f"Cooked soup {number}" for number in range(4)}

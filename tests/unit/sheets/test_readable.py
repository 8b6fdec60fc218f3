"""An export that people can read, too: nothing there that the export covers, and nothing of it read back."""

import zipfile
from pathlib import Path

import pytest

from getsit.app import App, open_app
from getsit.app.covering import COVER
from getsit.errors import CannotWrite
from getsit.settings import Settings
from tests.unit.sheets import ics
from tests.unit.sheets.sheets import pages_of, run_on
from tests.unit.sheets.test_written import words_of

NAME = "home-store"


@pytest.fixture(scope="module")
def covered(app: App, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return app.export(NAME, tmp_path_factory.mktemp("export") / "covered") / "readable"


@pytest.fixture(scope="module")
def whole(app: App, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return app.export(NAME, tmp_path_factory.mktemp("export") / "whole", with_private=True) / "readable"


def text_of(folder: Path) -> str:
    """Everything that the folder says, in whatever form."""
    said = [file.read_text() for file in folder.iterdir() if file.suffix in {".md", ".ics"}]
    said += [page for file in folder.glob("*.pdf") for page in pages_of(file.read_bytes())]
    said += [line for file in folder.glob("*.docx") for line in words_of(file.read_bytes())]
    return run_on("\n".join(said).replace("\\", ""))


def test_everything_is_there_in_forms_that_people_read(app: App, whole: Path) -> None:
    assert {file.name for file in whole.iterdir()} == {
        "README.md", "brief.md", "brief.pdf", "calendar.ics", "letter.docx", "letter.md", "plan.md",
        "talk-1.md",
    }  # fmt: skip
    assert words_of((whole / "letter.docx").read_bytes())[0] == app.letter(NAME).text.split("\n")[0]
    assert len(ics.read((whole / "calendar.ics").read_bytes()).parts) == 2
    talk = run_on((whole / "talk-1.md").read_text().replace("\\", ""))
    spoken = app.debrief(NAME, round_number=1).analysis.conversation
    assert all(run_on(turn.text) in talk for turn in spoken.utterances)
    assert COVER not in text_of(whole).replace(run_on((whole / "README.md").read_text()), "")


def test_the_readme_names_what_is_there_and_why_something_is_not(covered: Path) -> None:
    readme = (covered / "README.md").read_text()
    for file in covered.iterdir():
        assert file.name == "README.md" or f"`{file.name}`" in readme
    for name in ("letter", "plan"):
        assert (covered / f"{name}.md").exists() or f"There is no {name}" in readme


def test_no_sheet_says_what_the_export_covers(app: App, covered: Path) -> None:
    """Turns that are covered from the first letter to the last stand nowhere in the folder."""
    shown = (covered / "talk-1.md").read_text()
    spoken = app.debrief(NAME, round_number=1).analysis.conversation
    hidden = [
        turn.text
        for turn, line in zip(spoken.utterances, shown.split("\n\n")[2:], strict=True)
        if set(line.rpartition("): ")[2]) <= {COVER, " ", "\n"}
    ]
    assert len(hidden) > 3
    said = text_of(covered)
    assert [words for words in hidden if len(words) > 30 and run_on(words) in said] == []


def test_words_marked_private_are_in_no_sheet(app: App, tmp_path: Path) -> None:
    words = app.brief(NAME).hot[0].need.gist
    before = text_of(app.export(NAME, tmp_path / "before", with_private=True) / "readable")
    assert run_on(words) in before
    app.correct_private(NAME, words, private=True)
    after = text_of(app.export(NAME, tmp_path / "after") / "readable")
    app.undo(NAME)
    assert run_on(words) not in after


def test_a_second_export_leaves_nothing_of_a_first_that_held_more(app: App, tmp_path: Path) -> None:
    app.export(NAME, tmp_path / "same", with_private=True)
    stray = tmp_path / "same" / "readable" / "talk-7.md"
    stray.write_text("told in confidence")
    app.export(NAME, tmp_path / "same")
    assert not stray.exists()


@pytest.mark.parametrize("target", ["out", "out.zip"])
def test_nothing_of_it_is_read_back(app: App, tmp_path: Path, target: str) -> None:
    export = app.export(NAME, tmp_path / target, with_private=True)
    if export.is_dir():
        (export / "readable" / "brief.md").write_text("# forged")
        (export / "readable" / "letter.docx").unlink()
    else:
        with zipfile.ZipFile(export, "a") as archive:
            archive.writestr("readable/more.md", "# forged")
    fresh = open_app(Settings(data=tmp_path / "fresh", hearing="cues"))
    fresh.import_(export)
    assert fresh.brief(NAME) == app.brief(NAME)


def test_what_has_no_talk_yet_has_a_folder_too(app: App, tmp_path: Path) -> None:
    made = app.new("bare")
    folder = app.export("bare", tmp_path / "bare") / "readable"
    app.delete(made.id)
    assert {file.name for file in folder.iterdir()} == {"README.md"}
    assert "There is no brief" in (folder / "README.md").read_text()


def test_where_nothing_can_be_written_it_says_so(app: App, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    with pytest.raises(CannotWrite, match="choose another place"):
        app.export(NAME, tmp_path / "file" / "export")

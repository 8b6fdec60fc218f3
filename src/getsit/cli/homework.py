"""Commands that prepare: add, brief, ladder, ties."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from getsit.cli.face import Agreed, Candidate, Json, Name, Recall, face_of, print_json, read_file, write_file
from getsit.cli.opportunity import Day, person_of
from getsit.errors import ConsentTwice, Misused
from getsit.model.conversation import Consent
from getsit.model.document import DocumentKind
from getsit.model.ladder import Mode

if TYPE_CHECKING:
    from getsit.app import Added
    from getsit.cli.paper import Paper


def register(commands: typer.Typer) -> None:
    """Adds these commands."""
    commands.command("add")(add)
    commands.command("brief")(brief)
    commands.command("ladder")(ladder)
    commands.command("ties")(ties)


def add(
    context: typer.Context,
    name: Name,
    source: Annotated[str, typer.Argument(metavar="FILE|URL|-", help="What to add; - is typed text.")],
    kind: Annotated[DocumentKind | None, typer.Option("--as", help="What it is.")] = None,
    round_number: Annotated[int | None, typer.Option("--round", help="The round of a transcript.")] = None,
    agreed: Agreed = False,
    recall: Recall = False,
    on: Day = None,
    candidate: Candidate = "",
    who: Annotated[
        str, typer.Option("--who", metavar="'PERSON, ROLE'", help="For a note: whose words it holds.")
    ] = "",
    json: Json = False,
) -> None:
    """Add a posting, a résumé, homework, a note or a transcript."""
    face = face_of(context)
    consent = consent_of(agreed=agreed, recall=recall)
    raw = read_file(face, source)
    if consent is not None and kind is None:
        kind = DocumentKind.TRANSCRIPT
    added = face.app.add(
        name, raw, kind=kind, consent=consent, round_number=round_number, on=_day(on), candidate=candidate,
        who=person_of(who) if who.strip() else None,
    )  # fmt: skip
    if json:
        print_json(added_shape(added))
    else:
        print_added(face.paper, added, name=name)


def consent_of(*, agreed: bool, recall: bool) -> Consent | None:
    """The person's word on how a transcript came about; ConsentTwice when both are said."""
    if agreed and recall:
        raise ConsentTwice
    if agreed:
        return Consent.AGREED
    return Consent.RECALL if recall else None


def added_shape(added: "Added") -> dict[str, object]:
    """The JSON of what came of adding something."""
    from getsit.shapes import document_shape, fact_shape

    return {
        "document": document_shape(added.document),
        "facts": [fact_shape(fact) for fact in added.facts],
        "round": added.round_number,
        "again": added.again,
    }


def print_added(paper: "Paper", added: "Added", *, name: str) -> None:
    """Says what was read, what it proposes, and what was not understood."""
    document = added.document
    kind = paper.wording.say(f"cli.kind.{document.kind.value}")
    if added.again:
        paper.say("cli.added_again", name=document.name, kind=kind)
        return
    paper.say("cli.added", name=document.name, kind=kind, words=len(document.text.split()))
    if document.who:
        paper.say("cli.added_who", who=added.source)
    if added.facts:
        paper.say("cli.added_facts", count=len(added.facts))
    if added.conversation:
        paper.say("cli.added_talk", number=added.round_number, name=name)
        for speaker in added.conversation.speakers:
            paper.speaker(speaker, indent=2)
    for gap in document.gaps:
        paper.not_understood(gap, indent=2)


def brief(
    context: typer.Context,
    name: Name,
    full: Annotated[bool, typer.Option("--full", help="The long dossier with all evidence.")] = False,
    pdf: Annotated[
        Path | None, typer.Option("--pdf", metavar="PATH", help="Write it as a PDF of one page.")
    ] = None,
    json: Json = False,
) -> None:
    """Print the one page to take into the room."""
    from getsit.cli.print_homework import print_brief, print_dossier, print_expected
    from getsit.shapes import brief_shape

    face = face_of(context)
    if pdf and full:
        raise Misused(reason="--pdf is the one page, --full is the long dossier")
    if pdf:
        write_file(face, pdf, face.app.brief_pdf(name), json=json)
    elif json:
        print_json(brief_shape(face.app.dossier(name), face.app.expected(name)))
    elif full:
        print_dossier(face.paper, face.app.dossier(name), face.app.sources(name))
        print_expected(face.paper, face.app.expected(name))
    else:
        print_brief(face.paper, face.app.brief(name), face.app.sources(name))


def ladder(
    context: typer.Context,
    name: Name,
    mode: Annotated[Mode, typer.Option(help="How much room the talk leaves for questions.")] = Mode.FREE,
    json: Json = False,
) -> None:
    """Print the questions to ask, in order."""
    from getsit.cli.print_homework import print_ladder
    from getsit.shapes import ladder_shape

    face = face_of(context)
    found = face.app.ladder(name, mode=mode)
    if json:
        print_json(ladder_shape(found))
    else:
        print_ladder(face.paper, found, face.app.sources(name))


def ties(context: typer.Context, name: Name, json: Json = False) -> None:
    """Print which of your facts answers which need, under the question that must come first."""
    from getsit.cli.print_homework import print_ties
    from getsit.shapes import ties_shape

    face = face_of(context)
    found = face.app.ties(name)
    if json:
        print_json(ties_shape(found))
    else:
        print_ties(face.paper, found, face.app.dossier(name), face.app.sources(name))


def _day(value: datetime | None) -> date | None:
    return value.date() if value else None

"""The JSON API: the same values as the command line, in the same shapes.

The site itself is the one who calls it; it has no accounts, and the guard keeps other web sites out.
"""

from datetime import date, time
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Form, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from getsit import shapes
from getsit.model.conversation import Consent
from getsit.model.document import DocumentKind
from getsit.model.ladder import Mode
from getsit.model.opportunity import Person, RoundKind
from getsit.shapes import Shape
from getsit.web.context import app_of
from getsit.web.incoming import person_of, raw_of
from getsit.web.pages.home import Typed, Upload

router = APIRouter(prefix="/api")
ONE = "/opportunities/{name}"


class NewOpportunity(BaseModel):
    """What makes an opportunity."""

    name: str
    candidate: str = ""


class NewPerson(BaseModel):
    """Somebody one will meet."""

    name: str
    role: str = ""


class NewRound(BaseModel):
    """What makes a round."""

    on: date | None = None
    at: time | None = None
    kind: RoundKind = RoundKind.MANAGER
    persons: list[NewPerson] = []


class NewDocument(BaseModel):
    """A text or a link, and what it is; the names are those of the form."""

    model_config = ConfigDict(populate_by_name=True)

    kind: DocumentKind | None = Field(default=None, alias="as")
    text: str = ""
    title: str = "text"
    consent: Consent | None = None
    round_number: int | None = Field(default=None, alias="round")
    on: date | None = None
    candidate: str = ""
    who: NewPerson | None = None


class NewVisit(BaseModel):
    """A site by its address, or a company by its ticker or name; `go` says yes to the plan."""

    address: str = ""
    company: str = ""
    feed: str = ""
    refresh: bool = False
    go: bool = False


class NewFact(BaseModel):
    """A fact in own words, or new words for one."""

    text: str
    verifiable_by: str = ""


class NewCorrection(BaseModel):
    """Something to set right; `what` tells which of the other fields are read."""

    what: str
    speaker: str = ""
    role: str = ""
    moment: str = ""
    label: str | None = None
    kind: str | None = None
    strength: int | None = None
    need: str = ""
    standing: str = ""
    words: str = ""
    private: bool = True
    round: int | None = None
    undo: str | None = None


@router.get("/opportunities")
def opportunities(request: Request) -> list[Shape]:
    """All opportunities."""
    return [shapes.opportunity_shape(one) for one in app_of(request).opportunities()]


@router.post("/opportunities", status_code=201)
def new(request: Request, wanted: NewOpportunity) -> Shape:
    """A new opportunity."""
    made = app_of(request).new(wanted.name, candidate=wanted.candidate)
    return shapes.opportunity_shape(made)


@router.get(ONE)
def show(request: Request, name: str) -> Shape:
    """An opportunity with its documents and talks."""
    overview = app_of(request).overview(name)
    documents = [shapes.document_shape(one) for one in overview.documents]
    talks = [{"id": one.conversation.id, "round": one.round_number} for one in overview.talks]
    return shapes.opportunity_shape(overview.opportunity) | {"documents": documents, "talks": talks}


@router.delete(ONE)
def delete(request: Request, name: str) -> Shape:
    """Deletes an opportunity and every word of it."""
    app_of(request).delete(name)
    return {"deleted": name}


@router.post(ONE + "/rounds", status_code=201)
def add_round(request: Request, name: str, wanted: NewRound) -> Shape:
    """A new round."""
    persons = [Person(name=one.name, role=one.role) for one in wanted.persons]
    made = app_of(request).add_round(name, on=wanted.on, at=wanted.at, kind=wanted.kind, persons=persons)
    return shapes.round_shape(made)


def _person(words: str) -> NewPerson | None:
    met = person_of(words)
    return NewPerson(name=met.name, role=met.role) if met else None


async def _in_json(request: Request) -> NewDocument | None:
    """What was sent as JSON instead of as a form."""
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        return None
    try:
        return NewDocument.model_validate_json(await request.body())
    except ValidationError as exc:
        raise RequestValidationError(exc.errors()) from exc


@router.post(ONE + "/documents", status_code=201)
def add(
    request: Request,
    name: str,
    in_json: Annotated[NewDocument | None, Depends(_in_json)],
    kind: Annotated[DocumentKind | None, Form(alias="as")] = None,
    file: Upload = None,
    text: Typed = "",
    title: Typed = "text",
    consent: Annotated[Consent | None, Form()] = None,
    round_number: Annotated[int | None, Form(alias="round")] = None,
    on: Annotated[date | None, Form()] = None,
    candidate: Typed = "",
    who: Typed = "",
) -> Shape:
    """Reads a file, a text or a link into an opportunity; the same fields may come as JSON."""
    app = app_of(request)
    sent = in_json or NewDocument(
        kind=kind, text=text, title=title, consent=consent, round_number=round_number, on=on,
        candidate=candidate, who=_person(who),
    )  # fmt: skip
    added = app.add(
        name,
        raw_of(app, file=file, text=sent.text, name=sent.title),
        kind=sent.kind,
        consent=sent.consent,
        round_number=sent.round_number,
        on=sent.on,
        candidate=sent.candidate,
        who=Person(name=sent.who.name, role=sent.who.role) if sent.who else None,
    )
    return {
        "document": shapes.document_shape(added.document),
        "facts": [shapes.fact_shape(fact) for fact in added.facts],
        "round": added.round_number,
        "again": added.again,
    }


@router.get(ONE + "/brief")
def brief(request: Request, name: str) -> Shape:
    """The whole dossier."""
    app = app_of(request)
    return shapes.brief_shape(app.dossier(name), app.expected(name))


@router.get(ONE + "/ladder")
def ladder(request: Request, name: str, mode: Mode = Mode.FREE) -> Shape:
    """The questions in rung order."""
    return shapes.ladder_shape(app_of(request).ladder(name, mode=mode))


@router.get(ONE + "/ties")
def ties(request: Request, name: str) -> Shape:
    """Ready ties, refusals, solutions."""
    return shapes.ties_shape(app_of(request).ties(name))


@router.get(ONE + "/debrief")
def debrief(request: Request, name: str, round: int | None = None) -> Shape:  # noqa: A002 - the promised name
    """The debrief of the latest talk, or of a round."""
    app = app_of(request)
    return shapes.debrief_shape(app.debrief(name, round_number=round), wording=app.wording)


@router.get(ONE + "/letter")
def letter(request: Request, name: str) -> Shape:
    """The letter on confirmed facts."""
    return shapes.letter_shape(app_of(request).letter(name))


@router.get(ONE + "/plan")
def plan(request: Request, name: str) -> Shape:
    """The plan on confirmed facts."""
    return shapes.plan_shape(app_of(request).plan(name))


@router.get(ONE + "/corrections")
def corrections(request: Request, name: str) -> list[Shape]:
    """All corrections."""
    return [shapes.correction_shape(one) for one in app_of(request).corrections(name)]


@router.post(ONE + "/corrections", status_code=201)
def correct(request: Request, name: str, wanted: NewCorrection) -> Shape:
    """Sets something right."""
    app = app_of(request)
    if wanted.what == "role":
        made = app.correct_role(name, speaker=wanted.speaker, role=wanted.role, round_number=wanted.round)
    elif wanted.what == "need":
        made = app.correct_need(name, wanted.need, kind=wanted.kind or "", standing=wanted.standing)
    elif wanted.what == "private":
        made = app.correct_private(name, wanted.words, private=wanted.private)
    elif wanted.what == "looked_over":
        made = app.look_over(name, round_number=wanted.round)
    elif wanted.what == "sent":
        made = app.letter_sent(name, round_number=wanted.round)
    elif wanted.what == "undo":
        made = app.undo(name, wanted.undo)
    elif wanted.what == "mark":
        made = app.mark_moment(
            name, wanted.words, label=wanted.label or "", kind=wanted.kind or "", round_number=wanted.round
        )
    else:
        made = app.correct_moment(
            name,
            wanted.moment,
            label=wanted.label,
            kind=wanted.kind,
            strength=wanted.strength,
            round_number=wanted.round,
        )
    return shapes.correction_shape(made)


@router.get("/facts")
def facts(request: Request) -> list[Shape]:
    """The fact ledger."""
    return [shapes.fact_shape(fact) for fact in app_of(request).facts()]


@router.post("/facts", status_code=201)
def add_fact(request: Request, wanted: NewFact) -> Shape:
    """A fact in own words."""
    made = app_of(request).add_fact(wanted.text, verifiable_by=wanted.verifiable_by)
    return shapes.fact_shape(made)


@router.post("/facts/confirm")
def confirm(request: Request, ids: Annotated[list[str], Body(embed=True)]) -> list[Shape]:
    """Confirms facts."""
    return [shapes.fact_shape(fact) for fact in app_of(request).confirm_facts(ids)]


@router.patch("/facts/{fact_id}")
def edit_fact(request: Request, fact_id: str, wanted: NewFact) -> Shape:
    """New words for a fact."""
    made = app_of(request).edit_fact(fact_id, text=wanted.text, verifiable_by=wanted.verifiable_by)
    return shapes.fact_shape(made)


@router.delete("/facts/{fact_id}")
def drop_fact(request: Request, fact_id: str) -> list[Shape]:
    """Drops a fact."""
    return [shapes.fact_shape(fact) for fact in app_of(request).drop_facts([fact_id])]


@router.post("/listen")
def listen(
    request: Request,
    in_json: Annotated[NewDocument | None, Depends(_in_json)],
    file: Upload = None,
    text: Typed = "",
    candidate: Typed = "",
) -> JSONResponse:
    """Listens to a transcript and keeps nothing; text and candidate may come as JSON."""
    app = app_of(request)
    sent = in_json or NewDocument(text=text, candidate=candidate)
    analysis = app.listen(raw_of(app, file=file, text=sent.text, name="transcript"), candidate=sent.candidate)
    return JSONResponse(shapes.listen_shape(analysis, wording=app.wording))

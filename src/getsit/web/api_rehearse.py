"""Rehearsals over JSON: managers, talks turn by turn, and, once a talk is over, what the manager thought."""

from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from getsit import shapes
from getsit.model.rehearsal import Rehearsal, RehearsalMode
from getsit.shapes import Shape
from getsit.web.context import ahead_of, app_of, manager_of, managers_of

router = APIRouter(prefix="/api")
ONE = "/rehearsals/{rehearsal_id}"
LONGEST = 10_000  # characters of a turn, which is longer than anybody listens


class NewRehearsal(BaseModel):
    """What makes a rehearsal: the name of a manager, or the id or name of an opportunity."""

    manager: str
    seed: int | None = None
    mode: RehearsalMode = RehearsalMode.WHOLE


class NewTurn(BaseModel):
    """What the candidate says, and the number of the turn it is for."""

    text: Annotated[str, Field(max_length=LONGEST)]
    turn: int | None = None


class NewNames(BaseModel):
    """What the candidate takes for the manager's top needs, and how they rate themself."""

    named: list[Annotated[str, Field(max_length=LONGEST)]] = Field(default=[], max_length=3)
    rated: Annotated[int, Field(ge=1, le=5)] | None = None


class NewRetry(BaseModel):
    """The candidate's turn to try again; without it the one that the look back names."""

    turn: int | None = None


@router.get("/managers")
def managers(request: Request) -> list[Shape]:
    """The written managers."""
    return [shapes.manager_shape(one) for one in managers_of(request).values()]


@router.get("/rehearsals")
def rehearsals(request: Request) -> list[Shape]:
    """All rehearsals, oldest first."""
    return [_shape(request, one) for one in app_of(request).rehearsals()]


@router.post("/rehearsals", status_code=201)
def begin(request: Request, wanted: NewRehearsal) -> Shape:
    """A new talk, with the manager's first words."""
    app = app_of(request)
    return _shape(request, app.begin_rehearsal(wanted.manager, seed=wanted.seed, mode=wanted.mode))


@router.get(ONE)
def show(request: Request, rehearsal_id: str) -> Shape:
    """A talk as far as both sides have heard it."""
    return _shape(request, app_of(request).rehearsal(rehearsal_id))


@router.post(ONE + "/turns")
def say(request: Request, rehearsal_id: str, wanted: NewTurn) -> Shape:
    """The talk after this turn; the same words sent twice for one turn are said once."""
    return _went_on(request, app_of(request).say(rehearsal_id, wanted.text, turn=wanted.turn))


@router.post(ONE + "/end")
def end(request: Request, rehearsal_id: str) -> Shape:
    """The talk, ended where it stands."""
    return _went_on(request, app_of(request).stop_rehearsal(rehearsal_id))


@router.post(ONE + "/named")
def name(request: Request, rehearsal_id: str, wanted: NewNames) -> Shape:
    """Keeps what the candidate takes for the top needs."""
    return _shape(request, app_of(request).name_needs(rehearsal_id, wanted.named, rated=wanted.rated))


@router.get(ONE + "/look-back")
def look_back(request: Request, rehearsal_id: str) -> Shape:
    """A finished talk with all that the manager thought, and the decision."""
    app = app_of(request)
    found = app.look_back(rehearsal_id)
    return shapes.look_back_shape(found, manager_of(request, found.rehearsal), wording=app.wording)


@router.post(ONE + "/retry", status_code=201)
def retry(request: Request, rehearsal_id: str, wanted: NewRetry) -> Shape:
    """A new talk from before that turn."""
    return _shape(request, app_of(request).retry(rehearsal_id, turn=wanted.turn))


@router.delete(ONE)
def delete(request: Request, rehearsal_id: str) -> Shape:
    """Deletes a talk with every word of it."""
    app = app_of(request)
    id = app.rehearsal(rehearsal_id).id
    app.delete_rehearsal(id)
    return {"deleted": id}


def _went_on(request: Request, rehearsal: Rehearsal) -> Shape:
    app = app_of(request)
    ahead_of(request).soon(lambda: app.listen_ahead(rehearsal.id))
    return _shape(request, rehearsal)


def _shape(request: Request, rehearsal: Rehearsal) -> Shape:
    return shapes.rehearsal_shape(rehearsal, manager_of(request, rehearsal))

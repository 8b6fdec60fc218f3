"""Debrief: the picture of a talk, one thing to change, doors, ledger, Gets it; and setting things right."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from getsit.errors import NothingHeard, NothingToPrepare, RoundUnknown
from getsit.web.context import app_of, go_to, page
from getsit.web.languages import wording_now
from getsit.web.pages.home import Typed
from getsit.web.pages.prepare import stage, viewer_of
from getsit.web.picture import picture_of
from getsit.web.talk_view import talk_view

router = APIRouter(prefix="/o/{opportunity_id}")
PAGES = ("debrief", "transcript", "corrections")
LABELS = (
    "need", "question", "listening", "story", "solution", "tie", "signal", "missed", "breaker", "builder",
    "pitch", "self_description",
)  # fmt: skip


@router.get("/debrief")
def latest(request: Request, opportunity_id: str) -> Response:
    """The debrief of the latest talk."""
    return _debrief(request, opportunity_id, None)


@router.get("/debrief/{round_number}")
def of_round(request: Request, opportunity_id: str, round_number: int) -> Response:
    """The debrief of the talk of that round."""
    return _debrief(request, opportunity_id, round_number)


@router.get("/transcript")
def transcript(request: Request, opportunity_id: str) -> Response:
    """Sends on to the source of the latest talk."""
    app = app_of(request)
    found = app.debrief(opportunity_id)
    return go_to(f"/o/{opportunity_id}/source/{found.conversation_id}")


@router.get("/corrections")
def corrections(request: Request, opportunity_id: str) -> Response:
    """What was set right, each undoable."""
    app = app_of(request)
    found = app.corrections(opportunity_id)
    undone = {one.undoes for one in found if one.undoes}
    values = stage(app, opportunity_id, "corrections", name="debrief", pages=PAGES)
    unread = app.not_looked_over(opportunity_id)
    return page(request, "corrections.html", corrections=found, undone=undone, unread=unread, **values)


@router.post("/correct/role")
def correct_role(
    request: Request, opportunity_id: str, speaker: Typed = "", role: Typed = "", back: Typed = ""
) -> Response:
    """Says which side somebody is on."""
    app_of(request).correct_role(opportunity_id, speaker=speaker, role=role)
    return go_to(_inside(back, opportunity_id))


@router.post("/correct/moment")
def correct_moment(
    request: Request,
    opportunity_id: str,
    moment: Typed = "",
    label: Typed = "",
    back: Typed = "",
    round_number: Annotated[int | None, Form(alias="round")] = None,
) -> Response:
    """Says what a moment really is."""
    becomes = "" if label == "none" else label or None
    app_of(request).correct_moment(opportunity_id, moment, label=becomes, round_number=round_number)
    return go_to(_inside(back, opportunity_id))


@router.post("/correct/need")
def correct_need(
    request: Request,
    opportunity_id: str,
    need: Typed = "",
    standing: Typed = "",
    kind: Typed = "",
    back: Typed = "",
) -> Response:
    """Says where a need stands, or of which kind it is."""
    if standing or kind:
        app_of(request).correct_need(opportunity_id, need, kind=kind, standing=standing)
    return go_to(_inside(back, opportunity_id))


@router.post("/correct/private")
def correct_private(
    request: Request, opportunity_id: str, words: Typed = "", private: Typed = "yes", back: Typed = ""
) -> Response:
    """Says that words were told in confidence, or openly."""
    app_of(request).correct_private(opportunity_id, words, private=private == "yes")
    return go_to(_inside(back, opportunity_id))


@router.post("/correct/looked-over")
def look_over(
    request: Request,
    opportunity_id: str,
    round_number: Annotated[int | None, Form(alias="round")] = None,
) -> Response:
    """Says that a talk was gone through: what is not marked was said openly."""
    app_of(request).look_over(opportunity_id, round_number=round_number)
    return go_to(f"/o/{opportunity_id}/corrections")


@router.post("/correct/undo")
def undo(request: Request, opportunity_id: str, correction: Typed = "") -> Response:
    """Takes back a correction."""
    app_of(request).undo(opportunity_id, correction or None)
    return go_to(f"/o/{opportunity_id}/corrections")


def _debrief(request: Request, opportunity_id: str, round_number: int | None) -> Response:
    app = app_of(request)
    values = stage(app, opportunity_id, "debrief", name="debrief", pages=PAGES)
    try:
        found = app.debrief(opportunity_id, round_number=round_number)
    except (NothingHeard, NothingToPrepare):
        return page(request, "debrief_empty.html", **values)
    except RoundUnknown:
        if not app.debriefs(opportunity_id):
            return page(request, "debrief_empty.html", **values)
        raise
    found = app.told_in(found, wording_now())
    viewer = viewer_of(app, opportunity_id)
    view = talk_view(found, viewer)
    rounds = [one.round_number for one in app.debriefs(opportunity_id)]
    picture = picture_of(found.analysis, view)
    in_picture = {mark.moment.id for mark in picture.marks}
    return page(
        request, "debrief.html", debrief=found, view=view, viewer=viewer, labels=LABELS, rounds=rounds,
        picture=picture, in_picture=in_picture, **values,
    )  # fmt: skip


def _inside(back: str, opportunity_id: str) -> str:
    """Where the form came from, when that is a page of this opportunity."""
    base = f"/o/{opportunity_id}/"
    return back if back.startswith(base) and "//" not in back[1:] else f"{base}debrief"

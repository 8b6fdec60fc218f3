"""Debrief: the picture of a talk, one thing to change, doors, ledger, Gets it; and setting things right."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from getsit.app import App
from getsit.errors import NothingHeard, NothingToPrepare, RoundUnknown
from getsit.model.correction import Correction
from getsit.model.debrief import Debrief
from getsit.web.context import app_of, go_to, page
from getsit.web.languages import wording_now
from getsit.web.pages.home import Typed
from getsit.web.pages.prepare import stage, viewer_of
from getsit.web.picture import picture_of
from getsit.web.steps import when
from getsit.web.talk_view import talk_view
from getsit.web.tall_picture import tall_picture_of

router = APIRouter(prefix="/o/{opportunity_id}")
PAGES = ("debrief", "transcript", "corrections")
LABELS = (
    "need", "question", "listening", "story", "solution", "tie", "signal", "missed", "breaker", "builder",
    "pitch", "self_description",
)  # fmt: skip


@router.get("/debrief")
def latest(request: Request, opportunity_id: str, by: str = "time") -> Response:
    """The debrief of the latest talk; its picture by time, or by words."""
    return _debrief(request, opportunity_id, None, by_words=by == "words")


@router.get("/debrief/{round_number}")
def of_round(request: Request, opportunity_id: str, round_number: int, by: str = "time") -> Response:
    """The debrief of the talk of that round."""
    return _debrief(request, opportunity_id, round_number, by_words=by == "words")


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
    made = app_of(request).correct_role(opportunity_id, speaker=speaker, role=role)
    return go_to(_after(back, opportunity_id, made))


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
    made = app_of(request).correct_moment(opportunity_id, moment, label=becomes, round_number=round_number)
    return go_to(_after(back, opportunity_id, made))


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
    if not standing and not kind:
        return go_to(_inside(back, opportunity_id))
    made = app_of(request).correct_need(opportunity_id, need, kind=kind, standing=standing)
    return go_to(_after(back, opportunity_id, made))


@router.post("/correct/private")
def correct_private(
    request: Request, opportunity_id: str, words: Typed = "", private: Typed = "yes", back: Typed = ""
) -> Response:
    """Says that words were told in confidence, or openly."""
    made = app_of(request).correct_private(opportunity_id, words, private=private == "yes")
    return go_to(_after(back, opportunity_id, made))


@router.post("/correct/looked-over")
def look_over(
    request: Request,
    opportunity_id: str,
    round_number: Annotated[int | None, Form(alias="round")] = None,
) -> Response:
    """Says that a talk was gone through: what is not marked was said openly. Leads on to the letter."""
    made = app_of(request).look_over(opportunity_id, round_number=round_number)
    return go_to(_after(f"/o/{opportunity_id}/letter", opportunity_id, made))


@router.post("/correct/undo")
def undo(request: Request, opportunity_id: str, correction: Typed = "", back: Typed = "") -> Response:
    """Takes back a correction, and leads to where it was made."""
    app_of(request).undo(opportunity_id, correction or None)
    return go_to(_inside(back or f"/o/{opportunity_id}/corrections", opportunity_id))


def _debrief(request: Request, opportunity_id: str, round_number: int | None, *, by_words: bool) -> Response:
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
    doors = {door.moment_id: number for number, door in enumerate(found.doors, start=1)}
    picture = picture_of(found.analysis, view, by_words=by_words, doors=doors)
    unread = [talk.conversation.id for talk in app.not_looked_over(opportunity_id)]
    return page(
        request, "debrief.html", debrief=found, view=view, viewer=viewer, labels=LABELS, picture=picture,
        tall=tall_picture_of(found.analysis, view, by_words=by_words, doors=doors),
        rounds=[one.round_number for one in app.debriefs(opportunity_id)], where=_where(app, found, values),
        in_picture={mark.moment.id for mark in picture.marks}, unread=found.conversation_id in unread,
        **values,
    )  # fmt: skip


def _where(app: App, found: Debrief, values: Mapping[str, Any]) -> str:
    """Which talk it is: with whom and when."""
    rounds = values["opportunity"].rounds
    one = next((one for one in rounds if one.number == found.round_number), None)
    if one is None:
        return ""
    who = ", ".join(person.name for person in one.persons) or wording_now().say("pages.step.nobody")
    said = when(one.on, wording=wording_now(), now=app.now)
    return wording_now().say("pages.debrief.where", who=who, when=said).rstrip()


def _after(back: str, opportunity_id: str, made: Correction) -> str:
    """Where the form came from, with the correction that can be taken back from there."""
    page_of, _, place = _inside(back, opportunity_id).partition("#")
    joint = "&" if "?" in page_of else "?"
    return f"{page_of}{joint}done={made.id}" + (f"#{place}" if place else "")


def _inside(back: str, opportunity_id: str) -> str:
    """Where the form came from, when that is a page of this opportunity."""
    base = f"/o/{opportunity_id}/"
    return back if back.startswith(base) and "//" not in back[1:] else f"{base}debrief"

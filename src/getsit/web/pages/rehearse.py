"""Rehearse: whom to talk to, the room, one's own view, and what the manager was thinking."""

from contextlib import suppress
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from getsit.app import App
from getsit.errors import Misused, OpportunityUnknown, RehearsalMoved, RehearsalRunning
from getsit.model.rehearsal import Rehearsal, RehearsalMode
from getsit.web.api_rehearse import LONGEST
from getsit.web.context import ahead_of, app_of, go_to, lead, manager_of, managers_of, page
from getsit.web.languages import wording_now
from getsit.web.look_back_view import look_back_view
from getsit.web.pages.home import Typed
from getsit.web.rehearsal_view import clock_of, spoken_in, talks, voices, whom
from getsit.web.steps import next_of

router = APIRouter(prefix="/rehearse")
NAMED = 3
RATES = ("1", "2", "3", "4", "5")


@router.get("")
def choose(request: Request, chosen: Annotated[str, Query(alias="with")] = "") -> Response:
    """Whom one can talk to, what to rehearse, and the talks so far."""
    app = app_of(request)
    found = talks(app, managers_of(request))
    people = whom(app, managers_of(request))
    values = _journey(app, chosen)
    if values["opportunity"] is not None:
        chosen = values["opportunity"].id
    if chosen not in {one.value for one in people}:
        chosen = people[0].value if people else ""
    ahead_of(request).soon(app.get_ready)
    return page(
        request, "whom.html", people=people, chosen=chosen, modes=list(RehearsalMode),
        running=[one for one in found if not one.over], done=[one for one in found if one.over], **values,
    )  # fmt: skip


@router.post("")
def begin(request: Request, manager: Typed = "", mode: Typed = "whole", once: Typed = "") -> Response:
    """Begins a talk and leads into the room."""
    app = app_of(request)
    if mode not in {one.value for one in RehearsalMode}:
        raise Misused(reason=mode)
    kind = RehearsalMode(mode)
    return lead(request, once, lambda: _room(app.begin_rehearsal(manager, mode=kind)))


@router.get("/{rehearsal_id}")
def room(request: Request, rehearsal_id: str) -> Response:
    """The room: what was said so far and a box."""
    return _show(request, app_of(request).rehearsal(rehearsal_id))


@router.post("/{rehearsal_id}")
def say(
    request: Request,
    rehearsal_id: str,
    turn: Annotated[int, Form()],
    text: Annotated[str, Form(max_length=2 * LONGEST)] = "",
) -> Response:
    """Answers a turn once. What a stale tab sends is not said; the page shows the talk as it stands now."""
    app = app_of(request)
    words = text.replace("\r\n", "\n")
    if not words.strip():
        return go_to(f"/rehearse/{app.rehearsal(rehearsal_id).id}#say")
    try:
        rehearsal = app.say(rehearsal_id, words, turn=turn)
    except RehearsalMoved:
        return _show(request, app.rehearsal(rehearsal_id), typed=words, status=RehearsalMoved.http_status)
    ahead_of(request).soon(lambda: app.listen_ahead(rehearsal.id))
    return go_to(_room(rehearsal))


@router.post("/{rehearsal_id}/end")
def end(request: Request, rehearsal_id: str) -> Response:
    """Ends the talk where it stands."""
    app = app_of(request)
    rehearsal = app.stop_rehearsal(rehearsal_id)
    ahead_of(request).soon(lambda: app.listen_ahead(rehearsal.id))
    return go_to(f"/rehearse/{rehearsal.id}/after")


@router.get("/{rehearsal_id}/after")
def after(request: Request, rehearsal_id: str) -> Response:
    """Asks for one's own view first; sends on where it was given."""
    app = app_of(request)
    rehearsal = app.rehearsal(rehearsal_id)
    if not rehearsal.over:
        raise RehearsalRunning
    if rehearsal.named or rehearsal.rated:
        return go_to(f"/rehearse/{rehearsal.id}/look-back")
    values = _journey(app, rehearsal.opportunity_id or "")
    return page(request, "after.html", rehearsal=rehearsal, rates=RATES, fields=range(NAMED), **values)


@router.post("/{rehearsal_id}/after")
def keep(
    request: Request,
    rehearsal_id: str,
    named: Annotated[list[str] | None, Form()] = None,
    rated: Typed = "",
) -> Response:
    """Keeps the needs that were named and the rate."""
    lines = [line.strip()[:LONGEST] for line in (named or [])[:NAMED]]
    rate = int(rated) if rated in RATES else None
    rehearsal = app_of(request).name_needs(rehearsal_id, lines, rated=rate)
    return go_to(f"/rehearse/{rehearsal.id}/look-back")


@router.get("/{rehearsal_id}/look-back")
def look_back(request: Request, rehearsal_id: str) -> Response:
    """What went well, what the manager was thinking, one thing to change, the decision last."""
    app = app_of(request)
    found = app.look_back(rehearsal_id)
    found = replace(found, debrief=app.told_in(found.debrief, wording_now()))
    rehearsal = found.rehearsal
    manager = manager_of(request, rehearsal)
    return page(
        request, "look_back.html", found=found, view=look_back_view(found, manager, wording_now()),
        rehearsal=rehearsal, manager=manager, **_journey(app, rehearsal.opportunity_id or ""),
    )  # fmt: skip


@router.post("/{rehearsal_id}/retry")
def retry(
    request: Request, rehearsal_id: str, turn: Annotated[int | None, Form()] = None, once: Typed = ""
) -> Response:
    """A new talk from before that turn."""
    app = app_of(request)
    return lead(request, once, lambda: _room(app.retry(rehearsal_id, turn=turn)))


@router.post("/{rehearsal_id}/delete")
def delete(request: Request, rehearsal_id: str) -> Response:
    """Deletes a talk with every word of it."""
    app_of(request).delete_rehearsal(rehearsal_id)
    return go_to("/rehearse")


def _show(request: Request, rehearsal: Rehearsal, *, typed: str = "", status: int = 200) -> Response:
    manager = manager_of(request, rehearsal)
    return page(
        request, "room.html", status=status, rehearsal=rehearsal, manager=manager, typed=typed,
        spoken=spoken_in(rehearsal, manager, wording_now()), voices=voices(manager),
        clock=clock_of(rehearsal, manager), longest=LONGEST, turn=len(rehearsal.exchanges),
    )  # fmt: skip


def _room(rehearsal: Rehearsal) -> str:
    return f"/rehearse/{rehearsal.id}#say"


def _journey(app: App, name: str) -> dict[str, Any]:
    """The opportunity that a talk belongs to, for the way on top of the page; None for a written manager."""
    values: dict[str, Any] = {"opportunity": None, "stage": "rehearse"}
    if name:
        with suppress(OpportunityUnknown):
            way, step = next_of(app, name)
            values |= {"opportunity": way.opportunity, "way": way, "step": step}
    return values

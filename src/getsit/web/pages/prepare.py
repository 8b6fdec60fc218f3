"""Prepare: dossier, ladder, ties, the brief, the sources, and adding to them."""

from datetime import date, time
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from getsit.app import App
from getsit.errors import GetsItError, Misused, NothingToPrepare, ValueUnknown
from getsit.model.conversation import Consent
from getsit.model.document import DocumentKind
from getsit.model.ladder import Mode
from getsit.model.opportunity import RoundKind
from getsit.web import source
from getsit.web.context import app_of, download, go_to, lead, page
from getsit.web.incoming import has_file, person_of, raw_of
from getsit.web.languages import wording_now
from getsit.web.pages.home import Typed, Upload
from getsit.web.sentences import sentence_of
from getsit.web.views import Viewer

router = APIRouter(prefix="/o/{opportunity_id}")
KINDS = {kind.value for kind in DocumentKind}
PAGES = ("dossier", "ladder", "ties", "brief", "add", "site", "rounds")


@router.get("/dossier")
def dossier(request: Request, opportunity_id: str) -> Response:
    """Hot buttons large, then the other needs, what they will ask, the gate, the unknown, the signs."""
    app = app_of(request)
    values = stage(app, opportunity_id, "dossier")
    try:
        found = app.dossier(opportunity_id)
    except NothingToPrepare:
        return page(request, "dossier_empty.html", **values)
    viewer = viewer_of(app, opportunity_id)
    needs = viewer.needs(found)
    hot_ids = {button.need_id for button in found.hot_buttons}
    hot = [(button, needs[button.need_id]) for button in found.hot_buttons]
    others = [need for id, need in needs.items() if id not in hot_ids]
    names = app.sources(opportunity_id)
    return page(
        request, "dossier.html", dossier=found, hot=hot, others=others, viewer=viewer,
        expected=app.expected(opportunity_id),
        old=[(names.get(id, id), day) for id, day in found.old], **values,
    )  # fmt: skip


@router.get("/ladder")
def ladder(request: Request, opportunity_id: str, mode: Mode = Mode.FREE) -> Response:
    """The questions on one rail, in order."""
    app = app_of(request)
    found = app.ladder(opportunity_id, mode=mode)
    viewer = viewer_of(app, opportunity_id)
    return page(request, "ladder.html", ladder=found, viewer=viewer, **stage(app, opportunity_id, "ladder"))


@router.get("/ties")
def ties(request: Request, opportunity_id: str) -> Response:
    """Ready ties under their questions, honest refusals, solutions."""
    app = app_of(request)
    found = app.ties(opportunity_id)
    viewer = viewer_of(app, opportunity_id)
    values = stage(app, opportunity_id, "ties")
    needs = viewer.needs(app.dossier(opportunity_id))
    facts = {fact.id: viewer.fact(fact) for fact in app.facts()}
    return page(request, "ties.html", ties=found, needs=needs, facts=facts, viewer=viewer, **values)


@router.get("/brief")
def brief(request: Request, opportunity_id: str) -> Response:
    """The one page, made to be printed."""
    app = app_of(request)
    found = app.brief(opportunity_id)
    viewer = viewer_of(app, opportunity_id)
    hot = [(one.button, viewer.need(one.need)) for one in found.hot]
    values = stage(app, opportunity_id, "brief")
    readings = {one.need.id: one.guess for one in found.hot}
    return page(request, "brief.html", brief=found, hot=hot, readings=readings, viewer=viewer, **values)


@router.get("/brief.pdf")
def brief_pdf(request: Request, opportunity_id: str) -> Response:
    """The one page as a PDF."""
    return download(app_of(request).brief_pdf(opportunity_id), name="brief.pdf", kind="application/pdf")


@router.get("/source/{document_id}")
def show_source(
    request: Request, opportunity_id: str, document_id: str, start: int = -1, end: int = -1
) -> Response:
    """A whole source with the marker on one place."""
    app = app_of(request)
    document = source.belonging(app, opportunity_id, document_id)
    pieces = source.pieces_of(app, opportunity_id, document, start=start, end=end)
    values = stage(app, opportunity_id, "source")
    return page(request, "source.html", document=document, pieces=pieces, **values)


@router.get("/add")
def show_add(request: Request, opportunity_id: str) -> Response:
    """The form for homework, notes and transcripts; `kind=transcript` begins with a talk."""
    typed = {"kind": request.query_params.get("kind", "")}
    return _adding(request, opportunity_id, typed=typed)


@router.post("/add")
def add(
    request: Request,
    opportunity_id: str,
    kind: Typed = "",
    text: Typed = "",
    title: Typed = "",
    file: Upload = None,
    consent: Typed = "",
    round_number: Annotated[str, Form(alias="round")] = "",
    on: Typed = "",
    candidate: Typed = "",
    who: Typed = "",
    once: Typed = "",
) -> Response:
    """Reads what was brought; what was typed stays on the page when it cannot be read."""
    app = app_of(request)

    def read() -> str:
        added = app.add(
            opportunity_id,
            raw_of(app, file=file, text=text, name=title.strip() or kind or "text"),
            kind=DocumentKind(kind) if kind in KINDS else None,
            consent=Consent(consent) if consent in {"agreed", "recall"} else None,
            round_number=_number(round_number),
            on=_day(on),
            candidate=candidate.strip(),
            who=person_of(who) if kind == DocumentKind.NOTE else None,
        )
        page_after = f"debrief/{added.round_number}" if added.conversation else "dossier"
        return f"/o/{opportunity_id}/{page_after}"

    try:
        return lead(request, once, read)
    except GetsItError as error:
        typed = {
            "kind": kind, "text": text, "title": title, "consent": consent, "round": round_number,
            "on": on, "candidate": candidate, "who": who,
        }  # fmt: skip
        return _adding(request, opportunity_id, typed=typed, error=error, chosen=has_file(file))


@router.post("/remove/{document_id}")
def remove(request: Request, opportunity_id: str, document_id: str) -> Response:
    """Deletes a document of this opportunity."""
    app = app_of(request)
    app.remove_document(source.belonging(app, opportunity_id, document_id).id)
    return go_to(f"/o/{opportunity_id}/add")


@router.get("/rounds")
def show_rounds(request: Request, opportunity_id: str) -> Response:
    """The rounds and the persons one meets."""
    return _rounds(request, opportunity_id, typed={})


@router.get("/rounds/{number}.ics")
def round_calendar(request: Request, opportunity_id: str, number: int) -> Response:
    """A round as a calendar entry."""
    pages = str(request.base_url).rstrip("/")
    entry = app_of(request).calendar(opportunity_id, number, pages=pages)
    return download(entry.encode(), name=f"round-{number}.ics", kind="text/calendar; charset=utf-8")


@router.post("/rounds")
def add_round(
    request: Request,
    opportunity_id: str,
    on: Typed = "",
    at: Typed = "",
    kind: Typed = "manager",
    person: Typed = "",
    once: Typed = "",
) -> Response:
    """Adds a round."""
    app = app_of(request)

    def add_it() -> str:
        met = [one for line in person.splitlines() if (one := person_of(line))]
        app.add_round(opportunity_id, on=_day(on), at=_time(at), kind=_round_kind(kind), persons=met)
        return f"/o/{opportunity_id}/rounds"

    try:
        return lead(request, once, add_it)
    except Misused as error:
        typed = {"on": on, "at": at, "kind": kind, "person": person}
        return _rounds(request, opportunity_id, typed=typed, error=error)


def stage(
    app: App, opportunity_id: str, current: str, *, name: str = "prepare", pages: tuple[str, ...] = PAGES
) -> dict[str, Any]:
    """What every page of an opportunity shows: which one, which stage, which page."""
    opportunity = app.opportunity(opportunity_id)
    return {"opportunity": opportunity, "stage": name, "current": current, "pages_of_stage": pages}


def viewer_of(app: App, opportunity_id: str) -> Viewer:
    """Shows values of that opportunity, its talks with their roles as corrected."""
    overview = app.overview(opportunity_id)
    debriefs = app.debriefs(opportunity_id) if overview.talks else ()
    return Viewer(
        opportunity_id=overview.opportunity.id,
        documents={one.id: one for one in overview.documents},
        talks={one.conversation_id: one.analysis.conversation for one in debriefs},
        wording=wording_now(),
        names=app.sources(opportunity_id),
    )


def _adding(
    request: Request,
    opportunity_id: str,
    *,
    typed: dict[str, str],
    error: GetsItError | None = None,
    chosen: bool = False,
) -> Response:
    app = app_of(request)
    documents = app.overview(opportunity_id).documents
    values = stage(app, opportunity_id, "add") | _trouble(error)
    values |= {"typed": typed, "documents": documents, "names": app.sources(opportunity_id)}
    return page(request, "add.html", chosen=chosen, **values)


def _rounds(
    request: Request, opportunity_id: str, *, typed: dict[str, str], error: GetsItError | None = None
) -> Response:
    app = app_of(request)
    kinds = [kind.value for kind in RoundKind]
    values = stage(app, opportunity_id, "rounds") | _trouble(error)
    return page(request, "rounds.html", typed=typed, kinds=kinds, **values)


def _trouble(error: GetsItError | None) -> dict[str, Any]:
    if error is None:
        return {"status": 200, "sentence": ""}
    return {"status": error.http_status, "sentence": sentence_of(error, wording_now())}


def _number(words: str) -> int | None:
    if not words.strip():
        return None
    if not words.strip().isdecimal() or len(words) > 4:
        raise ValueUnknown(value=words, what="round", choices="numbers such as 1 or 2")
    return int(words)


def _round_kind(words: str) -> RoundKind:
    if words not in {kind.value for kind in RoundKind}:
        raise ValueUnknown(value=words, what="sort of talk", choices=", ".join(RoundKind))
    return RoundKind(words)


def _day(words: str) -> date | None:
    if not words.strip():
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError as exc:
        raise ValueUnknown(value=words, what="date", choices="days such as 2026-11-12") from exc


def _time(words: str) -> time | None:
    if not words.strip():
        return None
    try:
        return time.fromisoformat(words.strip())
    except ValueError as exc:
        raise ValueUnknown(value=words, what="time", choices="times such as 10:30") from exc

"""Prepare: dossier, ladder, ties, the brief, the sources, and adding to them."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from getsit.app import App
from getsit.errors import GetsItError, NothingToPrepare
from getsit.model.conversation import Consent
from getsit.model.document import DocumentKind
from getsit.model.ladder import Mode
from getsit.model.need import Need
from getsit.web import source
from getsit.web.brief_view import density_of
from getsit.web.context import app_of, download, go_to, lead, page
from getsit.web.incoming import has_file, person_of, raw_of
from getsit.web.languages import wording_now
from getsit.web.long_form import LongFormRoute
from getsit.web.pages.home import Typed, Upload
from getsit.web.sentences import sentence_of
from getsit.web.steps import next_of
from getsit.web.typed import a_day, a_number
from getsit.web.views import Viewer, private_places

router = APIRouter(prefix="/o/{opportunity_id}", route_class=LongFormRoute)
KINDS = {kind.value for kind in DocumentKind}
PUBLIC = (DocumentKind.POSTING, DocumentKind.HOMEWORK)  # what stands there everybody may read
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
    return page(
        request,
        "brief.html",
        brief=found,
        hot=hot,
        readings=readings,
        density=density_of(found),
        viewer=viewer,
        **values,
    )


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
    viewer = viewer_of(app, opportunity_id)
    values = stage(app, opportunity_id, "source")
    return page(request, "source.html", document=document, pieces=pieces, viewer=viewer, **values)


@router.get("/peek/{document_id}")
def peek(request: Request, opportunity_id: str, document_id: str, start: int = -1, end: int = -1) -> Response:
    """The paragraph around one place of a source, to look at without leaving a page."""
    app = app_of(request)
    document = source.belonging(app, opportunity_id, document_id)
    pieces = source.pieces_of(app, opportunity_id, document, start=start, end=end)
    marked = [piece for piece in pieces if piece.marked][:2]
    name = app.sources(opportunity_id).get(document.id, document.name)
    return page(request, "peek.html", document=document, pieces=marked, name=name)


@router.get("/add")
def show_add(request: Request, opportunity_id: str) -> Response:
    """The form for homework, notes and transcripts; `kind=transcript` begins with a talk of `round`."""
    asked = request.query_params
    typed = {"kind": asked.get("kind", ""), "round": asked.get("round", "")}
    rounds = app_of(request).way(opportunity_id).opportunity.rounds
    about = next((one for one in rounds if str(one.number) == typed["round"]), None)
    if about is not None and about.on is not None:
        typed["on"] = about.on.isoformat()
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
            round_number=a_number(round_number),
            on=a_day(on),
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


def stage(
    app: App, opportunity_id: str, current: str, *, name: str = "prepare", pages: tuple[str, ...] = PAGES
) -> dict[str, Any]:
    """What every page of an opportunity shows: which one, which stage, which page."""
    way, step = next_of(app, opportunity_id)
    return {
        "opportunity": way.opportunity, "way": way, "step": step, "stage": name, "current": current,
        "pages_of_stage": pages,
    }  # fmt: skip


def viewer_of(app: App, opportunity_id: str) -> Viewer:
    """Shows values of that opportunity, its talks with their roles as corrected."""
    overview = app.overview(opportunity_id)
    debriefs = app.debriefs(opportunity_id) if overview.talks else ()
    needs = (*_needs(app, opportunity_id), *(debriefs[-1].ledger if debriefs else ()))
    public = {one.id for one in overview.documents if one.kind in PUBLIC}
    return Viewer(
        opportunity_id=overview.opportunity.id,
        documents={one.id: one for one in overview.documents},
        talks={one.conversation_id: one.analysis.conversation for one in debriefs},
        wording=wording_now(),
        names=app.sources(opportunity_id),
        private={id: places for id, places in private_places(needs).items() if id not in public},
    )


def _needs(app: App, opportunity_id: str) -> tuple[Need, ...]:
    try:
        return app.dossier(opportunity_id).needs
    except NothingToPrepare:
        return ()


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


def _trouble(error: GetsItError | None) -> dict[str, Any]:
    if error is None:
        return {"status": 200, "sentence": ""}
    return {"status": error.http_status, "sentence": sentence_of(error, wording_now())}

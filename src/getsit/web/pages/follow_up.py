"""Follow up: the letter and the plan, with their sources, or the reason why there is none."""

from contextlib import suppress

from fastapi import APIRouter, Request
from fastapi.responses import Response

from getsit.app import App
from getsit.errors import GetsItError, NothingHeard, NothingToPrepare, Refused
from getsit.model.fact import FactStanding
from getsit.model.letter import Letter, Plan
from getsit.text.lines import one_line
from getsit.web.context import app_of, download, go_to, page
from getsit.web.languages import wording_now
from getsit.web.pages.prepare import stage, viewer_of
from getsit.web.sentences import sentence_of
from getsit.web.sheet import paragraphs_of

router = APIRouter(prefix="/o/{opportunity_id}")
PAGES = ("letter", "plan")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MARKDOWN = "text/markdown; charset=utf-8"


@router.get("/letter")
def letter(request: Request, opportunity_id: str) -> Response:
    """The letter as a sheet with its sources, or why there is none."""
    return _show(request, opportunity_id, "letter")


@router.post("/letter")
def confirm_letter(request: Request, opportunity_id: str) -> Response:
    """Confirms the facts that the letter would use."""
    return _confirm(request, opportunity_id, "letter")


@router.post("/letter/sent")
def letter_sent(request: Request, opportunity_id: str) -> Response:
    """Says that the letter was sent, so that nothing asks for it any more."""
    made = app_of(request).letter_sent(opportunity_id)
    return go_to(f"/o/{opportunity_id}/letter?done={made.id}")


@router.get("/plan")
def plan(request: Request, opportunity_id: str) -> Response:
    """The plan as a sheet with its sources, or why there is none."""
    return _show(request, opportunity_id, "plan")


@router.post("/plan")
def confirm_plan(request: Request, opportunity_id: str) -> Response:
    """Confirms the facts that the plan would use."""
    return _confirm(request, opportunity_id, "plan")


@router.get("/letter.docx")
def letter_docx(request: Request, opportunity_id: str) -> Response:
    """The letter as a Word document."""
    app = app_of(request)
    return download(app.as_docx(app.letter(opportunity_id)), name="letter.docx", kind=DOCX)


@router.get("/letter.md")
def letter_markdown(request: Request, opportunity_id: str) -> Response:
    """The letter as Markdown."""
    app = app_of(request)
    return download(app.as_markdown(app.letter(opportunity_id)).encode(), name="letter.md", kind=MARKDOWN)


@router.get("/plan.md")
def plan_markdown(request: Request, opportunity_id: str) -> Response:
    """The plan as Markdown."""
    app = app_of(request)
    return download(app.as_markdown(app.plan(opportunity_id)).encode(), name="plan.md", kind=MARKDOWN)


def _confirm(request: Request, opportunity_id: str, what: str) -> Response:
    app = app_of(request)
    with suppress(Refused):  # the page shows the reason
        _write(app, opportunity_id, what, confirm=True)
    return go_to(f"/o/{opportunity_id}/{what}")


def _show(request: Request, opportunity_id: str, what: str) -> Response:
    app = app_of(request)
    values = stage(app, opportunity_id, what, name="follow_up", pages=PAGES) | {"what": what}
    try:
        written = _write(app, opportunity_id, what, confirm=False)
    except (Refused, NothingHeard, NothingToPrepare) as refusal:
        would_use = _would_use(app, opportunity_id, what)
        sentence = _reason(refusal, what=what, waits=bool(would_use))
        return page(request, "refused.html", sentence=sentence, would_use=would_use, **values)
    paragraphs, traces = paragraphs_of(written, viewer_of(app, opportunity_id))
    return page(request, "written.html", written=written, paragraphs=paragraphs, traces=traces, **values)


def _write(app: App, opportunity_id: str, what: str, *, confirm: bool) -> Letter | Plan:
    if what == "letter":
        return app.letter(opportunity_id, confirm=confirm)
    return app.plan(opportunity_id, confirm=confirm)


def _reason(refusal: GetsItError, *, what: str, waits: bool) -> str:
    if waits:
        return wording_now().say(f"pages.refused.unconfirmed_{what}")
    return sentence_of(refusal, wording_now())


def _would_use(app: App, opportunity_id: str, what: str) -> list[str]:
    """The words of the facts that wait for the person's word, when that is all that is missing."""
    try:
        written = app.draft(opportunity_id, plan=what == "plan")
    except Refused:
        return []
    used = {claim.fact_id for claim in written.claims if claim.fact_id}
    proposed = (fact for fact in app.facts() if fact.standing is FactStanding.PROPOSED)
    return [one_line(fact.text) for fact in proposed if fact.id in used]

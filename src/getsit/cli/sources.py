"""Commands that read what a company says of itself elsewhere: site, filings. The plan first, then `--yes`."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from getsit.cli.face import Face, Json, Name, face_of, print_json
from getsit.errors import Cancelled

if TYPE_CHECKING:
    from getsit.cli.paper import Paper
    from getsit.model.job import Job, Progress
    from getsit.model.visit import Visit, VisitPlan

Yes = Annotated[bool, typer.Option("--yes", help="Fetch what the plan says; without it, only the plan.")]
Refresh = Annotated[bool, typer.Option("--refresh", help="Fetch again, and say what changed.")]


def register(commands: typer.Typer) -> None:
    """Adds these commands."""
    commands.command("site")(site)
    commands.command("filings")(filings)


def site(
    context: typer.Context,
    name: Name,
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="Where the company's site begins.")],
    yes: Yes = False,
    refresh: Refresh = False,
    feed: Annotated[
        str, typer.Option("--feed", metavar="URL", help="Its news as RSS or Atom, if we should not look.")
    ] = "",
    json: Json = False,
) -> None:
    """Read the pages that matter of a company's site, and its news; shows first what it will fetch."""
    face = face_of(context)
    plan = face.app.plan_site(name, address, feed=feed, refresh=refresh)

    def fetch(progress: "Progress") -> "Visit":
        return face.app.read_site(name, address, feed=feed, refresh=refresh, progress=progress)

    _show(face, plan, fetch, yes=yes, json=json, kind="site")


def filings(
    context: typer.Context,
    name: Name,
    company: Annotated[str, typer.Argument(metavar="TICKER|COMPANY", help="As it is listed in the US.")],
    yes: Yes = False,
    refresh: Refresh = False,
    json: Json = False,
) -> None:
    """Read business, risks and outlook of a US company's newest annual report to the SEC."""
    face = face_of(context)
    plan = face.app.plan_filings(name, company, refresh=refresh)

    def fetch(progress: "Progress") -> "Visit":
        return face.app.read_filings(name, company, refresh=refresh, progress=progress)

    _show(face, plan, fetch, yes=yes, json=json, kind="filings")


def _show(
    face: Face,
    plan: "VisitPlan",
    fetch: "Callable[[Progress], Visit]",
    *,
    yes: bool,
    json: bool,
    kind: str,
) -> None:
    from getsit.shapes import plan_of_visit_shape, visit_shape

    if not yes and not plan.nothing_to_fetch:
        if json:
            print_json(plan_of_visit_shape(plan))
        else:
            print_plan(face.paper, plan, kind=kind)
        return
    try:
        visit = fetch(_progress_on(face.paper))
    except KeyboardInterrupt as stop:
        raise Cancelled from stop
    if json:
        print_json(visit_shape(visit))
    else:
        print_visit(face.paper, visit, again=plan.nothing_to_fetch)


def print_plan(paper: "Paper", plan: "VisitPlan", *, kind: str) -> None:
    """What would be fetched and why, and how to say yes."""
    paper.say(f"sources.plan_{kind}", site=plan.site)
    for address in plan.first:
        paper.line(address, indent=2)
    if kind == "site":
        paper.say("sources.plan_pages", most=plan.most, site=plan.site)
        for topic in plan.topics:
            paper.line(paper.wording.say(f"sources.topic.{topic.value}"), indent=2)
    paper.say("sources.plan_manners", pause=f"{plan.pause:g}")
    if plan.before is not None and plan.before.finished is None:
        paper.say("sources.plan_goes_on", waiting=len(plan.before.pages))
    paper.say("sources.plan_yes")


def print_visit(paper: "Paper", visit: "Visit", *, again: bool) -> None:
    """What came of a visit: pages kept, pages left out and why, and what a refresh found different."""
    from getsit.model.visit import PageState

    if again and visit.finished:
        paper.say("sources.again", day=visit.finished.date().isoformat())
    for page in visit.with_state(PageState.KEPT):
        paper.say(
            "sources.page", address=page.address, topic=paper.wording.say(f"sources.topic.{page.topic.value}")
        )
    left = visit.with_state(PageState.LEFT_OUT)
    if left:
        paper.heading("sources.left_out")
    for page in left:
        paper.say("sources.page_left", address=page.address, reason=page.reason, indent=2)
    if visit.refresh:
        _print_changes(paper, visit)


def _print_changes(paper: "Paper", visit: "Visit") -> None:
    paper.heading("sources.changes" if visit.changes else "sources.no_changes")
    for change in visit.changes:
        paper.say(f"sources.change.{change.kind.value}", address=change.address, indent=2)
        for words in change.removed:
            paper.say("sources.was", words=words, indent=4)
        for words in change.added:
            paper.say("sources.now", words=words, indent=4)


def _progress_on(paper: "Paper") -> "Progress":
    """Prints each page once on stderr, when it is begun."""
    last = ""

    def progress(job: "Job") -> None:
        nonlocal last
        if job.message != last:
            last = job.message
            paper.aside(
                "sources.progress", number=job.done + 1, of=max(job.of, job.done + 1), address=job.message
            )

    return progress

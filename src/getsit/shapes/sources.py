"""The JSON of what was read elsewhere: plans, visits, jobs."""

from getsit.model.job import Job
from getsit.model.visit import Visit, VisitPlan
from getsit.shapes.plain import Shape, day


def plan_of_visit_shape(plan: VisitPlan) -> Shape:
    """What would be fetched and why; nothing was."""
    return {
        "site": plan.site,
        "first": list(plan.first),
        "topics": [topic.value for topic in plan.topics],
        "most": plan.most,
        "pause": plan.pause,
        "refresh": plan.refresh,
        "nothing_to_fetch": plan.nothing_to_fetch,
        "before": visit_shape(plan.before) if plan.before else None,
    }


def visit_shape(visit: Visit) -> Shape:
    """A visit with its pages and what a refresh found different."""
    return {
        "site": visit.site,
        "address": visit.address,
        "begun": day(visit.begun),
        "finished": day(visit.finished),
        "pages": [
            {
                "address": page.address,
                "topic": page.topic.value,
                "state": page.state.value,
                "reason": page.reason or None,
                "documents": list(page.document_ids),
            }
            for page in visit.pages
        ],
        "changes": [
            {
                "address": change.address,
                "kind": change.kind.value,
                "added": list(change.added),
                "removed": list(change.removed),
            }
            for change in visit.changes
        ],
    }


def job_shape(job: Job) -> Shape:
    """Long work: what, about what, how far, how it ended."""
    return {
        "id": job.id,
        "what": job.what.value,
        "about": job.about,
        "refresh": job.refresh,
        "state": job.state.value,
        "done": job.done,
        "of": job.of,
        "message": job.message or None,
        "updated": day(job.updated),
    }

"""Long work as jobs that are kept: begun, told of, stopped, and taken up again after a restart."""

from dataclasses import replace
from datetime import timedelta

from getsit.app.filing import Filing
from getsit.errors import Cancelled, GetsItError, JobUnknown
from getsit.model.job import Job, JobKind, JobState
from getsit.model.visit import PageState, Visit

SILENT = timedelta(seconds=90)  # a running job tells of itself far more often


class Working(Filing):
    """What a person asks of long work."""

    def start_job(
        self, name: str, what: JobKind, *, about: str, feed: str = "", refresh: bool = False
    ) -> Job:
        """A waiting job for that site or company; the one that is under way when there is one.

        Refuses at once what could not begin: AddressRefused, ContactMissing.
        """
        opportunity = self._store.opportunity(name)
        if what is JobKind.SITE:
            about = self.plan_site(name, about, feed=feed).address
        else:
            self.plan_filings(name, about)
        for job in self.jobs(name):
            if job.what is what and job.about == about and not job.state.is_over:
                return job
        job = Job(
            id=self._new_id(), opportunity_id=opportunity.id, what=what, about=about, feed=feed,
            refresh=refresh, updated=self._clock(),
        )  # fmt: skip
        self._store.keep_job(job)
        return job

    def jobs(self, name: str) -> list[Job]:
        """The jobs of an opportunity, oldest first."""
        return [self._seen(job) for job in self._store.jobs(self._store.opportunity(name).id)]

    def job(self, name: str, id: str) -> Job:
        """The job of that id in this opportunity; JobUnknown."""
        job = self._store.job(id)
        if job.opportunity_id != self._store.opportunity(name).id:
            raise JobUnknown(id=id)
        return self._seen(job)

    def stop_job(self, name: str, id: str) -> Job:
        """The job, asked to stop; what it fetched is kept."""
        return self._store.change_job(self.job(name, id).id, _stopping)

    def run_job(self, id: str) -> Job:
        """The job after its work is done, was stopped or failed; told of in the database meanwhile."""
        job = self._store.job(id)
        if job.state is not JobState.WAITING:
            return job
        try:
            self._tell(id, replace(job, state=JobState.RUNNING))
            visit = self._work(job)
        except Cancelled:
            return self._end(job, JobState.STOPPED, "")
        except GetsItError as failure:
            return self._end(job, JobState.FAILED, str(failure))
        return self._end(job, JobState.DONE, self._brought(visit))

    def fail_job(self, id: str) -> Job:
        """The job as failed for a reason that nobody foresaw."""
        return self._end(self._store.job(id), JobState.FAILED, str(GetsItError()))

    def _work(self, job: Job) -> Visit:
        def progress(now: Job) -> None:
            self._tell(job.id, now)

        if job.what is JobKind.SITE:
            return self.read_site(
                job.opportunity_id, job.about, feed=job.feed, refresh=job.refresh, progress=progress
            )
        return self.read_filings(job.opportunity_id, job.about, refresh=job.refresh, progress=progress)

    def _tell(self, id: str, now: Job) -> None:
        """Keeps how far the job is; Cancelled when somebody asked it to stop, or deleted it."""

        def told(kept: Job) -> Job:
            if kept.state not in (JobState.WAITING, JobState.RUNNING):
                raise Cancelled
            return replace(
                kept, state=JobState.RUNNING, done=now.done, of=now.of, message=now.message,
                updated=self._clock(),
            )  # fmt: skip

        try:
            self._store.change_job(id, told)
        except JobUnknown as gone:
            raise Cancelled from gone

    def _brought(self, visit: Visit) -> str:
        """How many pages were kept and how many left out, in words."""
        kept, left = visit.with_state(PageState.KEPT), visit.with_state(PageState.LEFT_OUT)
        return self.wording.say("sources.brought", kept=len(kept), left=len(left))

    def _end(self, job: Job, state: JobState, message: str) -> Job:
        def ended(kept: Job) -> Job:
            return replace(kept, state=state, message=message, updated=self._clock())

        try:
            return self._store.change_job(job.id, ended)
        except JobUnknown:  # its opportunity was deleted meanwhile
            return ended(job)

    def _seen(self, job: Job) -> Job:
        """The job as it really is: whose program ended meanwhile has stopped, whatever it said last."""
        under_way = job.state in (JobState.RUNNING, JobState.STOPPING)
        if under_way and job.updated is not None and self._clock() - job.updated > SILENT:
            job = replace(job, state=JobState.STOPPED, message="")
            self._store.keep_job(job)
        return job


def _stopping(job: Job) -> Job:
    """The job as somebody stops it: at once when it has not begun, else before its next page."""
    if job.state.is_over:
        return job
    return replace(job, state=JobState.STOPPED if job.state is JobState.WAITING else JobState.STOPPING)

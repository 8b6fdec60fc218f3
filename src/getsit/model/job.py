"""A piece of long work as a value: what it is, how far it has come, how it ended.

Knows nothing of threads, queues or processes. Whoever does the work tells its progress after each part.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class JobKind(StrEnum):
    """What a long piece of work is."""

    SITE = "site"
    FILINGS = "filings"


class JobState(StrEnum):
    """Where a job stands. `stopping` was asked to stop and has not reached the next page yet."""

    WAITING = "waiting"
    RUNNING = "running"
    STOPPING = "stopping"
    STOPPED = "stopped"
    DONE = "done"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it by itself."""
        return self in (JobState.STOPPED, JobState.DONE, JobState.FAILED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Long work: `done` parts out of `of`, and in words what is done now, or how it ended.

    `of` is 0 while nobody knows how much there is; it may grow. `about` names the matter as the person
    did: an address, a company. `id` and `opportunity_id` are empty where nobody keeps the job.
    """

    what: JobKind
    state: JobState = JobState.WAITING
    done: int = 0
    of: int = 0
    message: str = ""
    about: str = ""
    feed: str = ""
    refresh: bool = False
    id: str = ""
    opportunity_id: str = ""
    updated: datetime | None = None


Progress = Callable[[Job], None]
"""Told of the job before each part and while waiting; raises `Cancelled` when the person stopped it."""


def quietly(job: Job) -> None:
    """The progress that nobody looks at."""
    del job

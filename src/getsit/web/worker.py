"""Does long work beside the pages, one job after the other; what a job is and how far it is, `App` keeps."""

import logging
from queue import SimpleQueue
from threading import Lock, Thread

from getsit.app import App


class Worker:
    """One thread, begun with the first job, that ends with the program; a job that it cut off stops there."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._lock = Lock()
        self._waiting: SimpleQueue[str] = SimpleQueue()
        self._known: set[str] = set()
        self._thread: Thread | None = None

    def take(self, job_id: str) -> None:
        """Does that job when those before it are done; a job that is known is not taken twice."""
        with self._lock:
            if job_id in self._known:
                return
            self._known.add(job_id)
            self._waiting.put(job_id)
            if self._thread is None:
                self._thread = Thread(target=self._work, daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while True:
            job_id = self._waiting.get()
            try:
                self._app.run_job(job_id)
            except Exception:
                logging.getLogger("getsit").exception("unexpected")
                self._app.fail_job(job_id)

"""Does in idle moments what will be wanted soon, so that nobody waits for it: loading, hearing, looking back.

One thread, one thing after the other. What fails here, or is dropped because too much waits, is done when it
is wanted.
"""

import logging
from collections.abc import Callable
from queue import Full, Queue
from threading import Lock, Thread

from getsit.errors import GetsItError

MOST = 100  # things that wait
Work = Callable[[], None]


class Ahead:
    """One thread, begun with the first thing to do, that ends with the program."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: Queue[Work] = Queue(MOST)
        self._thread: Thread | None = None

    def soon(self, work: Work) -> None:
        """Does that when what was asked before is done."""
        try:
            self._waiting.put_nowait(work)
        except Full:
            return
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._go_on, daemon=True)
                self._thread.start()

    def _go_on(self) -> None:
        while True:
            work = self._waiting.get()
            try:
                work()
            except GetsItError:
                continue  # whoever wants it meets the same error, and is told
            except Exception:
                logging.getLogger("getsit").exception("unexpected")

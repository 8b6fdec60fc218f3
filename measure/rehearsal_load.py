"""How long a reply in a rehearsal takes, alone and with fifty talks at once, over HTTP from the real server.

The server runs as a process of its own with the trained hearing; the loads come from this process over
loopback and share the processors with it. The candidates say what language models typed in
`tests/rehearsals`, each talk a turn every ten seconds, beginning at a moment of its own. `processor ms` is
what the server itself used for a turn, all of its threads together: the one figure that other programs on the
machine hardly change. Of the rest the last row says how busy the machine was; with a niceness below 0 server
and candidates went before all others. `GETSIT_LOAD_SECONDS` sets how long the fifty talk (60).
"""

import http.client
import json
import os
import re
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory
from typing import Any

Row = dict[str, str | float]
TYPED = Path(__file__).resolve().parent.parent / "tests" / "rehearsals"
TALKS, EVERY = 50, 10.0  # rehearsals at once, seconds between two turns of one
SECONDS = float(os.environ.get("GETSIT_LOAD_SECONDS", "60"))
ALONE = 60  # turns of the talk that nobody disturbs
EARLIER = 8  # talks before the one that is looked back on
BAD = 400  # the statuses from here on are refusals
REPLY, CROWDED, LOOK_BACK, READY = 150, 500, 300, 1000  # what is aimed at, in milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """The server's process and port."""

    process: Popen[str]
    port: int

    @property
    def processor(self) -> float | None:
        """Seconds of processor time that it has used so far, where the system tells."""
        told = Path(f"/proc/{self.process.pid}/stat")
        if not told.is_file():
            return None
        fields = told.read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def ask(self, method: str, route: str, body: object = None) -> tuple[float, Any]:
        """The seconds it took over a new connection, and what was answered; RuntimeError for a refusal."""
        begin = time.perf_counter()
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        line.request(method, route, json.dumps(body), {"content-type": "application/json"})
        answer = line.getresponse()
        read = answer.read()
        took = time.perf_counter() - begin
        line.close()
        if answer.status >= BAD:
            raise RuntimeError(route, answer.status, read[:200])
        return took, json.loads(read) if "json" in answer.headers["content-type"] else read


class Talker:
    """Somebody who goes on talking: what was typed for that manager, in a new talk where one has ended."""

    def __init__(self, server: Server, typed: "tuple[str, Sequence[str]]") -> None:
        self._manager, lines = typed
        self._lines = cycle(lines)
        self._server = server
        self._talk: Any = None

    def begin(self) -> float:
        """The seconds until the manager's first words."""
        took, self._talk = self._server.ask("POST", "/api/rehearsals", {"manager": self._manager})
        return took

    def say(self) -> float:
        """The seconds until the reply."""
        if self._talk is None or self._talk["over"]:
            self.begin()
        words = {"text": next(self._lines), "turn": self._talk["turn"]}
        took, self._talk = self._server.ask("POST", f"/api/rehearsals/{self._talk['id']}/turns", words)
        return took

    def end(self) -> str:
        """Ends the talk; its id."""
        self._server.ask("POST", f"/api/rehearsals/{self._talk['id']}/end")
        return str(self._talk["id"])


def rows(_data: Path) -> list[Row]:
    """Rows of the beginning, of one talk alone, of fifty at once, and of looking back."""
    with TemporaryDirectory() as folder:
        before = os.getloadavg()
        with _server(Path(folder)) as server:
            found = [*_beginning(server), _alone(server), *_crowd(server)]
            id = _talked_often(server)
            found.append(_row("look back, talk just ended", [_look_back(server, id)], aim=LOOK_BACK))
        with _server(Path(folder)) as server:  # nothing is in memory now
            found.append(_row("start page, first after a start", [server.ask("GET", "/")[0]]))
            found.append(_row("look back, the page after it", [_look_back(server, id)], aim=LOOK_BACK))
            again = [_look_back(server, id) for _ in range(20)]
            found.append(_row("look back, again", again, aim=LOOK_BACK))
        return [*found, _machine(before, os.getloadavg())]


def _beginning(server: Server) -> Iterator[Row]:
    yield _row("page of the managers, first after a start", [server.ask("GET", "/rehearse")[0]])
    yield _row("talk begins, at once after it", [Talker(server, _typed()[0]).begin()], aim=READY)
    begun = [Talker(server, typed).begin() for typed in _typed()]
    yield _row("talk begins, later", begun, aim=READY)


def _alone(server: Server) -> Row:
    talker = Talker(server, _typed()[0])
    talker.begin()
    used = server.processor
    times = [talker.say() for _ in range(ALONE)]
    return _row("reply, one talk alone", times, aim=REPLY, processor=_used(server, used, len(times)))


def _crowd(server: Server) -> Iterator[Row]:
    talkers = [Talker(server, typed) for _, typed in zip(range(TALKS), cycle(_typed()), strict=False)]
    with ThreadPoolExecutor(TALKS) as pool:
        begun = list(pool.map(Talker.begin, talkers))
        yield _row(f"{TALKS} begin at the same moment", begun)
        used, start = server.processor, time.monotonic()
        each = pool.map(lambda one: _talks_on(one[1], start=start, luck=one[0]), enumerate(talkers))
        times = [took for one in each for took in one]
        processor = _used(server, used, len(times))
        yield _row(f"reply, {TALKS} talks at once", times, aim=CROWDED, processor=processor)


def _talks_on(talker: Talker, *, start: float, luck: int) -> list[float]:
    """Replies' times: a turn every ten seconds, the first at a moment of one's own."""
    at, times = start + Random(luck).random() * EVERY, list[float]()
    while at < start + SECONDS:
        time.sleep(max(0.0, at - time.monotonic()))
        times.append(talker.say())
        at += EVERY
    return times


def _talked_often(server: Server) -> str:
    """The id of a talk that has ended, after so many others."""
    id = ""
    for typed in _typed()[: EARLIER + 1]:
        talker = Talker(server, typed)
        for _ in range(20):
            talker.say()
        id = talker.end()
    return id


def _look_back(server: Server, id: str) -> float:
    return server.ask("GET", f"/rehearse/{id}/look-back")[0]


def _used(server: Server, before: float | None, turns: int) -> float | None:
    after = server.processor
    return None if before is None or after is None else (after - before) / turns


def _row(what: str, times: Sequence[float], *, aim: int = 0, processor: float | None = None) -> Row:
    ordered = sorted(times)
    median, p95, p99 = (
        ordered[min(len(ordered) - 1, int(share * len(ordered)))] for share in (0.5, 0.95, 0.99)
    )
    return {
        "what": what, "n": str(len(times)), "median ms": _ms(median), "p95 ms": _ms(p95), "p99 ms": _ms(p99),
        "slowest ms": _ms(ordered[-1]), "processor ms": "" if processor is None else _ms(processor),
        "aim ms": str(aim or ""),
    }  # fmt: skip


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f}"


def _machine(before: Sequence[float], after: Sequence[float]) -> Row:
    cores = os.cpu_count()
    return {"what": f"machine: {cores} cores; processes that wanted one (mean of a minute): "
                    f"{before[0]:.1f} before, {after[0]:.1f} at the end; "
                    f"niceness of ours: {os.nice(0)}"}  # fmt: skip


def _typed() -> list[tuple[str, Sequence[str]]]:
    """Managers with what was typed to them, a talk each."""
    talks = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(TYPED.glob("*.toml"))]
    return [(talk["manager"], [turn["said"] for turn in talk["turn"] if turn["said"]]) for talk in talks]


@contextmanager
def _server(folder: Path) -> Iterator[Server]:
    command = [sys.executable, "-m", "getsit", "--data", str(folder), "serve", "--port", "0"]
    settings = {name: value for name, value in os.environ.items() if not name.startswith("GETSIT_")}
    with Popen(command, stderr=PIPE, env=settings, encoding="utf-8") as process:
        try:
            line = process.stderr.readline() if process.stderr else ""
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            if found is None:
                raise RuntimeError(line)
            yield Server(process=process, port=int(found[1]))
        finally:
            process.kill()

"""How long the server takes for each kind of page, with 50 opportunities and 200 talks kept.

The store is built through the `App`: one résumé with confirmed facts; for each opportunity a posting (six of
them in turn, each with a line of its own), a report and four interviews of the project's own corpus, 20 of
them in turn. All of it was written by a language model. Each opportunity is understood once while the store
is built; then the real server is started and each page is fetched over one connection, from every opportunity
in turn, in several runs: hardly any page is asked for twice in a row, and what the server holds in memory is
seldom what is asked for next. Median and 95th percentile are of all fetches, the interval is that of the
runs. Wall time counts what else the machine does meanwhile, the program that fetches among it; beside it
stands what the server computed for one page, on average (Linux only). Below: the first page with everything
that it loads, in bytes on the wire, and what the first look costs after something was changed, in seconds.
"""

import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from importlib.resources import files
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from getsit.app import App, open_app
from getsit.model.conversation import Consent
from getsit.model.document import DocumentKind, Raw
from getsit.settings import Settings
from training.corpus import Text, read_interviews

Row = dict[str, str | float]
OPPORTUNITIES, TALKS_EACH, SETS, RUNS, LIMIT = 50, 4, 5, 3, 150_000
PLANTED = Path(__file__).with_name("planted")
EXAMPLE = files("getsit.example")
HOST = "127.0.0.1"
ORIGIN = "made for this measure"
NAMES = {"interviewer": "Helen", "candidate": "Ruth", "other": "Somebody"}
GENERAL = ("/", "/new", "/facts", "/rehearse", "/import", "/help", "/privacy")
STAGES = (
    "dossier", "ladder", "ladder?mode=structured", "ties", "brief", "add", "site", "rounds",
    "debrief", "debrief/2", "corrections", "letter", "plan", "export", "delete",
)  # fmt: skip
SAID = ("What hurts most here?", "So it is the handover that costs you?", "When did that last happen?")
ROOM = ("", "/after", "/look-back")


class _NoAnswer(RuntimeError):
    """The server did not answer as it should."""


def rows(data: Path) -> list[Row]:
    """A row for each kind of page, then the bytes of the first page and the looks after a change."""
    del data
    with TemporaryDirectory() as folder:
        app = open_app(Settings(data=Path(folder)))
        ids = list(islice(_opportunities(app), OPPORTUNITIES))
        addresses = _addresses(app, ids)
        with _served(Path(folder)) as (server, connection):
            found = _pages(server, connection, addresses)
            return [*found, _first_page(connection), *_after_a_change(app, connection, ids)]


def _opportunities(app: App) -> Iterator[str]:
    """Makes one after the other, each understood."""
    interviews = read_interviews()
    postings = [path.read_text(encoding="utf-8") for path in sorted(PLANTED.glob("posting*.md"))]
    report = (EXAMPLE / "annual-review.md").read_bytes()
    for number in range(OPPORTUNITIES):
        made = app.new(f"Opportunity {number}", candidate="Ruth")
        _bring(app, made.id, f"{postings[number % len(postings)]}\n\nOur number {number}.\n", "posting.md")
        app.add(made.id, Raw(data=report, name="annual-review.md", origin=ORIGIN), kind=DocumentKind.HOMEWORK)
        if number == 0:
            resume = Raw(data=(EXAMPLE / "resume.docx").read_bytes(), name="resume.docx", origin=ORIGIN)
            app.add(made.id, resume, kind=DocumentKind.RESUME)
            app.confirm_facts(None)
        first = number * SETS // OPPORTUNITIES * TALKS_EACH  # neighbours share them, which hears them once
        for round_number, one in enumerate(interviews[first : first + TALKS_EACH], start=1):
            app.add_round(made.id)
            _bring(app, made.id, _talk(one), f"talk-{round_number}.txt", round_number)
        app.debriefs(made.id)
        yield made.id


def _bring(app: App, id: str, text: str, name: str, round_number: int | None = None) -> None:
    raw = Raw(data=text.encode("utf-8"), name=name, origin=ORIGIN)
    if round_number is None:
        app.add(id, raw, kind=DocumentKind.POSTING)
    else:
        app.add(id, raw, kind=DocumentKind.TRANSCRIPT, consent=Consent.AGREED, round_number=round_number)


def _talk(interview: Text) -> str:
    return "\n\n".join(f"{NAMES[line.role]}: {line.text}" for line in interview.lines)


def _addresses(app: App, ids: list[str]) -> dict[str, list[str]]:
    """The addresses of each kind of page."""
    found = {page: [page] for page in GENERAL}
    found |= {f"/o/…/{stage}": [f"/o/{id}/{stage}" for id in ids] for stage in STAGES}
    found["/o/…/source/… at a quote"] = [_a_quote(app, id) for id in ids]
    rehearsal = app.begin_rehearsal("gwen", seed=1)
    for turn in SAID:
        app.say(rehearsal.id, turn)
    over = app.begin_rehearsal("gwen", seed=2)
    app.say(over.id, "What hurts most here?")
    app.stop_rehearsal(over.id)
    found |= {f"/rehearse/…{page}": [f"/rehearse/{(over if page else rehearsal).id}{page}"] for page in ROOM}
    return found


def _a_quote(app: App, id: str) -> str:
    quote = next(one.quote for need in app.dossier(id).needs for one in need.evidence)
    return f"/o/{id}/source/{quote.document_id}?start={quote.start}&end={quote.end}"


@contextmanager
def _served(folder: Path) -> Iterator[tuple[int, HTTPConnection]]:
    command = [sys.executable, "-m", "getsit", "--data", str(folder), "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            found = re.search(r"127\.0\.0\.1:(\d+)", server.stderr.readline() if server.stderr else "")
            if found is None:
                raise _NoAnswer(HOST)
            yield server.pid, HTTPConnection(HOST, int(found[1]), timeout=600)
        finally:
            server.terminate()


def _pages(server: int, connection: HTTPConnection, addresses: dict[str, list[str]]) -> list[Row]:
    for some in addresses.values():
        _fetch(connection, some[0])  # once before: templates are read, code is compiled
    times: defaultdict[str, list[list[float]]] = defaultdict(list)
    computed: defaultdict[str, float] = defaultdict(float)
    for _ in range(RUNS):
        for page, some in addresses.items():
            asked = some if len(some) > 1 else some * OPPORTUNITIES
            before = _computed(server)
            times[page].append([1000 * _fetch(connection, address)[0] for address in asked])
            computed[page] += _computed(server) - before
    every = [time for runs in times.values() for run in runs for time in run]
    rows = [_row(page, runs, computed[page]) for page, runs in times.items()]
    return [*rows, _row("all together", [every], sum(computed.values()))]


def _computed(server: int) -> float:
    """The milliseconds that the server's process has computed so far; 0 where the system does not say it."""
    told = Path(f"/proc/{server}/stat")
    if not told.is_file():
        return 0.0
    ticks = told.read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return 1000 * sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def _row(page: str, runs: list[list[float]], computed: float) -> Row:
    each = [_p95(run) for run in runs]
    every = [time for run in runs for time in run]
    return {
        "page": page, "fetched": len(every), "median ms": round(median(every), 1),
        "p95 ms": round(_p95(every), 1), "p95 of the runs": f"{min(each):.0f} to {max(each):.0f}",
        "slowest ms": round(max(every), 1), "computed ms": round(computed / len(every), 1),
        "aim": "p95 < 100 ms",
    }  # fmt: skip


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[-1]


def _fetch(connection: HTTPConnection, address: str, *, encoding: str = "identity") -> tuple[float, bytes]:
    begin = perf_counter()
    connection.request("GET", address, headers={"accept-encoding": encoding})
    answer = connection.getresponse()
    body = answer.read()
    took = perf_counter() - begin
    if answer.status != 200:
        raise _NoAnswer(address, answer.status)
    return took, body


def _first_page(connection: HTTPConnection) -> Row:
    """The start page with its styles, scripts, icon, and every font that the styles name."""
    page = _fetch(connection, "/")[1].decode("utf-8")
    loaded = dict.fromkeys(re.findall(r'(?:href|src)="(/static/[^"]+)"', page))
    sizes = {address: len(_fetch(connection, address, encoding="gzip")[1]) for address in loaded}
    styles = [address for address in loaded if address.endswith(".css")]
    for address in styles:
        text = _fetch(connection, address)[1].decode("utf-8")
        for named in re.findall(r"url\(\"?'?([^)\"']+)", text):
            font = named if named.startswith("/") else f"/static/{named}"
            if not named.startswith("data:"):
                sizes[font] = len(_fetch(connection, font)[1])
    fonts = sum(size for address, size in sizes.items() if address.endswith(".woff2"))
    whole = len(page.encode("utf-8")) + sum(sizes.values())
    return {
        "page": f"/ with {len(sizes)} files", "fetched": 1, "bytes": whole,
        "of it our own fonts": fonts, "aim": f"< {LIMIT} bytes, no fonts from elsewhere",
    }  # fmt: skip


def _after_a_change(app: App, connection: HTTPConnection, ids: list[str]) -> Iterator[Row]:
    """What is paid once: understanding four talks again, with the hearing at hand, and without."""
    some = ids[:: max(1, len(ids) // 5)]
    yield _paid("/o/…/debrief, first look after the start, a fact changed", connection, app, some)
    yield _paid("/o/…/debrief, a fact changed, talks heard lately", connection, app, [some[-1]] * 3)


def _paid(what: str, connection: HTTPConnection, app: App, ids: list[str]) -> Row:
    times = []
    for number, id in enumerate(ids):
        app.add_fact(f"Ran shift {number} of {what}.")
        times.append(_fetch(connection, f"/o/{id}/debrief")[0])
    return {
        "page": what, "fetched": len(ids), "median s": round(median(times), 2),
        "slowest s": round(max(times), 2),
    }  # fmt: skip

"""Parses untrusted files in a process of its own, with limits of time, memory and size.

Knows how to start the worker and how to hear its answer. The answer is JSON, never code; what the worker
could not do comes back as one of our errors. Does not know any file format.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Thread, Timer
from typing import BinaryIO

from getsit import errors
from getsit.model.document import BlockKind, Gap
from getsit.reading.pieces import Inside, Piece, Reading
from getsit.reading.told import say

SECONDS = 20
OUTPUT_LIMIT = 60_000_000  # bytes of JSON; the text inside is less than a third of it

_ERRORS: Mapping[str, type[errors.CannotRead]] = {
    kind.__name__: kind
    for kind in (errors.Broken, errors.FormatUnknown, errors.Locked, errors.NoTextInside, errors.TooLarge)
}


def read_apart(parser: str, data: bytes, *, name: str, seconds: float = SECONDS) -> Reading:
    """What the parser of that name (`worker.PARSERS`) made of the bytes.

    Broken, Locked, NoTextInside, TooLarge or TooSlow when it could not; `seconds` is the time it has.
    """
    answer, in_time = _converse(parser, data, seconds=seconds)
    if not in_time:
        raise errors.TooSlow(name=name, limit=round(seconds))
    if len(answer) > OUTPUT_LIMIT:
        raise errors.Broken(name=name, reason=say("reason.unpacks"))
    try:
        told = json.loads(answer)
    except ValueError as silence:
        raise errors.Broken(name=name, reason=say("reason.crashed")) from silence
    if "error" in told:
        raise _ERRORS[told["error"]](**{**told["facts"], "name": name})
    return reading_of(told)


def reading_of(told: Mapping[str, list[list[object]]]) -> Reading:
    """The reading that the worker wrote as JSON."""
    return Reading(
        pieces=tuple(_piece(row) for row in told["pieces"]),
        gaps=tuple(Gap(place=str(row[0]), reason=str(row[1]), raw=str(row[2])) for row in told["gaps"]),
    )


def _piece(row: list[object]) -> Piece:
    kind, text, level, page, name, lead, fields = row
    return Piece(
        kind=BlockKind(str(kind)),
        text=str(text),
        level=level if isinstance(level, int) else 0,
        page=page if isinstance(page, int) else None,
        name=str(name),
        lead=str(lead),
        fields=tuple(
            Inside(name=name, start=start, end=end)
            for name, start, end in (fields if isinstance(fields, list) else ())
        ),
    )


def _converse(parser: str, data: bytes, *, seconds: float) -> tuple[bytes, bool]:
    # -P keeps the folder a person happens to stand in off the worker's path: a json.py there is not ours.
    command = [sys.executable, "-P", "-m", "getsit.reading.worker", parser]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=Path(sys.prefix)
    ) as worker:
        if worker.stdin is None or worker.stdout is None:
            return b"", True
        timer = Timer(seconds, worker.kill)
        feeder = Thread(target=_feed, args=(worker.stdin, data), daemon=True)
        timer.start()
        feeder.start()
        try:
            answer = worker.stdout.read(OUTPUT_LIMIT + 1)
            in_time = timer.is_alive()
        finally:
            timer.cancel()
            worker.kill()
            feeder.join()
    return answer, in_time


def _feed(pipe: BinaryIO, data: bytes) -> None:
    try:
        with pipe:
            pipe.write(data)
    except OSError:  # the worker is gone already; its silence says so
        return

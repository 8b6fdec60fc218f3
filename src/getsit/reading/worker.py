"""The process that parses: takes a parser's name and bytes on stdin, writes one JSON answer on stdout.

Imports one parser and then ties its own hands: memory, processor time, no files, no core dump. Whatever
goes wrong in a parser ends here as the name of an error.
"""

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module

from getsit.errors import CannotRead
from getsit.reading.pieces import Piece, Reading
from getsit.reading.told import say

MEMORY = 1_500_000_000  # bytes of address space
PROCESSOR_SECONDS = 30
PARSERS = {
    "pdf": "getsit.reading.pdf",
    "docx": "getsit.reading.docx",
    "html": "getsit.reading.html",
    "web_archive": "getsit.reading.web_archive",
    "posting": "getsit.reading.job_posting",
    "links": "getsit.reading.links",
    "sitemap": "getsit.reading.sitemap",
    "feed": "getsit.reading.feed",
    "ten_k": "getsit.reading.ten_k",
}


def main() -> None:
    """Answers once: the pieces and gaps of what stands on stdin, or the error that was met."""
    parser = import_module(PARSERS[sys.argv[1]])
    _tie_hands()
    answer = _answer(parser.parse, sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()


def _tie_hands() -> None:
    with suppress(ImportError):  # there is no such module on Windows; the parent's clock still holds
        import resource

        for limit, most in (
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
        ):
            with suppress(ValueError, OSError):  # a system may know a limit and not let us set it
                resource.setrlimit(limit, (most, most))


def _answer(parse: Callable[[bytes], Reading], data: bytes) -> dict[str, object]:
    try:
        reading = parse(data)
    except CannotRead as refusal:
        return {"error": type(refusal).__name__, "facts": {k: str(v) for k, v in refusal.facts.items()}}
    except MemoryError:
        return {"error": "Broken", "facts": {"reason": say("reason.unpacks")}}
    except RecursionError:
        return {"error": "Broken", "facts": {"reason": say("reason.too_deep")}}
    return {
        "pieces": [_row(piece) for piece in reading.pieces],
        "gaps": [[gap.place, gap.reason, gap.raw] for gap in reading.gaps],
    }


def _row(piece: Piece) -> list[object]:
    fields = [[inside.name, inside.start, inside.end] for inside in piece.fields]
    return [piece.kind, piece.text, piece.level, piece.page, piece.name, piece.lead, fields]


if __name__ == "__main__":
    main()

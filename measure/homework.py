"""How well homework foresees what the manager needs, on opportunities whose truth was written first.

Each folder of `opportunities/` is one invented opportunity: a posting, homework, and `truth.toml` with the
five needs that its manager feels most, in order, with the sentences that betray them (none for what nothing
betrays). **A language model wrote all of it, before it or anybody saw what the program makes of it; no person
has checked it.** `dev` was read while the program was made; `test` was not, and is what counts. Before
anybody had read the twelve of `dev`, ours foresaw .467 (.383 to .550) of all needs and .596 (.510 to .688)
of those betrayed; the floors .317 and .404 (posting in order), .300 and .298 (frequent words).

A need is foreseen when a quote of one of the first eight hypotheses stands in a sentence that betrays it.
"posting in order" takes the first eight sentences of the posting for hypotheses, "frequent words" the eight
most frequent words of content, which foresee a need that they name. "of those betrayed" leaves out the needs
that no sentence betrays. "alike" is the share of lines that stand word for word in the dossier of another
opportunity: questions, and our readings, which say the same of the same turn of phrase beside each its own
quote. Of the public postings: how many were read into a dossier with needs, the time of the slowest.
"""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from time import process_time

import numpy as np
from numpy.typing import NDArray

from getsit import prepare
from getsit.app.opening import english
from getsit.model.document import Document, DocumentKind, Raw
from getsit.model.dossier import Dossier
from getsit.model.opportunity import Opportunity, Round, RoundKind
from getsit.ports import Hearing
from getsit.prepare.structure import find_lines
from getsit.reading import read_document
from getsit.text.words import content_stems
from measure.board.hearing import cues, trained
from measure.board.stats import interval

Row = dict[str, str | float]
CASES = Path(__file__).parent / "opportunities"
HYPOTHESES = 8
WHEN = datetime(2026, 11, 27, tzinfo=UTC)
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Betrayed:
    """A need of the truth: what it is about, and the sentences that betray it, as (file, quote)."""

    rank: int
    about: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One opportunity with its truth."""

    name: str
    held_out: bool
    round: RoundKind
    documents: tuple[Document, ...]
    truth: tuple[Betrayed, ...]


def rows(data: Path) -> list[Row]:
    """The rows of the written cases, then of the public postings where they are."""
    found = [
        row for held_out in (False, True) for row in _case_rows(cases(held_out=held_out), held_out=held_out)
    ]
    postings = data / "postings" / "nhs_jobs_250.jsonl"
    return [*found, *(_posting_rows(postings) if postings.exists() else ())]


def cases(*, held_out: bool) -> list[Case]:
    """The cases of one half, by name."""
    folders = sorted(CASES.glob("test_*/*" if held_out else "dev/*"))
    return [_case(folder, held_out=held_out) for folder in folders if (folder / "truth.toml").exists()]


def dossier_of(documents: Sequence[Document], kind: RoundKind) -> Dossier:
    """What homework makes of the documents, without any fact of a candidate."""
    return prepare.prepare_dossier(
        opportunity=Opportunity(id="o", name="o", created=WHEN), documents=documents, facts=(),
        hearing=_hearing(), wording=english(), today=WHEN.date(),
        coming=Round(id="r", number=1, kind=kind),
    )  # fmt: skip


@cache
def _hearing() -> Hearing:
    return trained() or cues()


def _case(folder: Path, *, held_out: bool) -> Case:
    told = tomllib.loads((folder / "truth.toml").read_text(encoding="utf-8"))
    documents = tuple(
        _read(file.name, file.read_bytes(), _kind(file))
        for file in sorted(folder.iterdir(), key=lambda file: (file.stem != "posting", file.name))
        if file.name != "truth.toml"
    )
    truth = tuple(
        Betrayed(
            rank=need["rank"],
            about=tuple(need["about"]),
            evidence=tuple((one["file"], one["quote"]) for one in need["evidence"]),
        )
        for need in told["need"]
    )
    kind = RoundKind(told.get("round", "manager"))
    return Case(f"{folder.parent.name}/{folder.name}", held_out, kind, documents, truth)


def _kind(file: Path) -> DocumentKind:
    kinds = {"posting": DocumentKind.POSTING, "call": DocumentKind.NOTE, "notes": DocumentKind.NOTE}
    return kinds.get(file.stem, DocumentKind.HOMEWORK)


def _read(name: str, data: bytes, kind: DocumentKind) -> Document:
    raw = Raw(name=name, data=data, origin=name)
    return read_document(raw, kind=kind, id=name, received=WHEN)


# --- what is foreseen ------------------------------------------------------------------------------------

Guess = tuple[str, str]
"""A hypothesis as its file and the words it stands on; words without a file may be said of any."""
Way = Callable[[Case], Sequence[Sequence[Guess]]]


def ours(case: Case) -> list[list[Guess]]:
    """The quotes of the first eight hypotheses."""
    dossier = dossier_of(case.documents, case.round)
    return [
        [(one.quote.document_id, one.quote.exact) for one in held.evidence]
        for held in dossier.hypotheses[:HYPOTHESES]
    ]


def in_order(case: Case) -> list[list[Guess]]:
    """The first eight sentences of the posting."""
    lines = (line for line in find_lines(case.documents[0]) if len(line.words.split()) >= _FEWEST_WORDS)
    return [[(line.document.id, line.text)] for line, _ in zip(lines, range(HYPOTHESES), strict=False)]


def frequent(case: Case) -> list[list[Guess]]:
    """The eight most frequent words of content."""
    counted = Counter(stem for document in case.documents for stem in content_stems(document.text))
    return [[("", stem)] for stem, _ in counted.most_common(HYPOTHESES)]


def is_foreseen(need: Betrayed, guesses: Sequence[Sequence[Guess]]) -> bool:
    """Whether one of the guesses stands in a sentence that betrays the need, or names what it is about."""
    return any(_betrays(need, guess) for held in guesses for guess in held)


def _betrays(need: Betrayed, guess: Guess) -> bool:
    file, words = guess
    if not file:
        return any(words in content_stems(about) for about in need.about)
    plain = " ".join(words.split())
    return any(
        name == file and (quote in plain or plain in quote or _overlaps(quote, plain))
        for name, quote in need.evidence
    )


def _overlaps(quote: str, words: str) -> bool:
    """Whether the two share half of the shorter one's words in a row."""
    one, other = sorted((quote.split(), words.split()), key=len)
    least = max(_FEWEST_WORDS, len(one) // 2)
    runs = {tuple(other[at : at + least]) for at in range(len(other) - least + 1)}
    return any(tuple(one[at : at + least]) in runs for at in range(len(one) - least + 1))


def _case_rows(found: Sequence[Case], *, held_out: bool) -> Iterator[Row]:
    if not found:
        return
    half = "test" if held_out else "dev"
    ways: tuple[tuple[str, Way], ...] = (
        ("ours", ours),
        ("posting in order", in_order),
        ("frequent words", frequent),
    )
    for name, way in ways:
        hits = [
            [is_foreseen(need, guesses) for need in case.truth] for case in found for guesses in [way(case)]
        ]
        able = [[bool(need.evidence) for need in case.truth] for case in found]
        yield _share(f"{half}: needs foreseen, {name}", hits, counts=[[True] * len(row) for row in hits])
        yield _share(f"{half}: of those betrayed, {name}", hits, counts=able)
    yield from _alike(found, half)


def _share(what: str, hits: Sequence[Sequence[bool]], *, counts: Sequence[Sequence[bool]]) -> Row:
    """The share of hits among what counts, with its interval over opportunities."""
    flat = np.array([hit for row in hits for hit in row])
    wanted = np.array([count for row in counts for count in row])
    groups = [place for place, row in enumerate(hits) for _ in row]
    found = interval(partial(_mean, flat, wanted), groups)
    return {
        "what": what, "n": str(int(wanted.sum())), "opportunities": str(len(hits)), "share": found.value,
        "low": found.low, "high": found.high,
    }  # fmt: skip


def _mean(flat: NDArray[np.bool_], wanted: NDArray[np.bool_], places: NDArray[np.intp]) -> float:
    chosen = flat[places][wanted[places]]
    return float(chosen.mean()) if len(chosen) else 0.0


def _alike(found: Sequence[Case], half: str) -> Iterator[Row]:
    """How many lines stand word for word in the dossier of another opportunity."""
    for what, lines_of in (("questions", _questions), ("readings", _readings), ("reasons", _reasons)):
        lines = [lines_of(case) for case in found]
        held = Counter(line for one in lines for line in set(one))
        total = [line for one in lines for line in one]
        alike = sum(held[line] > 1 for line in total)
        yield {
            "what": f"{half}: {what} alike in two dossiers", "n": str(len(total)),
            "opportunities": str(len(found)), "share": alike / max(1, len(total)),
        }  # fmt: skip


def _questions(case: Case) -> list[str]:
    dossier = dossier_of(case.documents, case.round)
    ladder = prepare.build_ladder(dossier, documents=case.documents, wording=english())
    return [rung.question for rung in ladder.rungs]


def _readings(case: Case) -> list[str]:
    return [one.reading for one in dossier_of(case.documents, case.round).hypotheses]


def _reasons(case: Case) -> list[str]:
    dossier = dossier_of(case.documents, case.round)
    return [reason for button in dossier.hot_buttons for reason in button.reasons]


# --- public postings -------------------------------------------------------------------------------------


def _posting_rows(file: Path) -> Iterator[Row]:
    """How many public postings were read into a dossier with needs, and the time of the slowest ones."""
    counts: list[int] = []
    seconds: list[float] = []
    for number, line in enumerate(file.read_bytes().splitlines(), start=1):
        began = process_time()
        document = _read(f"{number}.json", line, DocumentKind.POSTING)
        dossier = dossier_of((document,), RoundKind.MANAGER)
        seconds.append(process_time() - began)
        counts.append(len(dossier.hypotheses) if dossier.hypotheses else -len(dossier.unknowns))
    many = str(len(counts))
    yield {
        "what": "public postings with hypotheses",
        "n": many,
        "share": sum(n > 0 for n in counts) / len(counts),
    }
    silent = sum(n == 0 for n in counts)
    yield {
        "what": "public postings without any, and no reason given",
        "n": many,
        "share": silent / len(counts),
    }
    yield {"what": "processor seconds for a posting, median", "n": many, "share": float(np.median(seconds))}
    yield {"what": "processor seconds for a posting, slowest", "n": many, "share": max(seconds)}

"""Taking an opportunity away as a folder or zip, and bringing it back whole.

What is taken in is untrusted: sizes and names are checked, paths never leave the folder.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from getsit.app import covering
from getsit.app.results import Known
from getsit.errors import CannotWrite, FileMissing, ImportRefused
from getsit.model.correction import Correction
from getsit.model.document import Document, DocumentKind
from getsit.model.fact import Fact, FactStanding
from getsit.model.kept import Kept, Talk
from getsit.model.opportunity import Opportunity

FORMAT = "getsit export 1"
INDEX = "opportunity.json"
READABLE = "readable/"  # for people; never read back
LARGEST = 200 * 1024 * 1024  # bytes of one export, unpacked


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """An opportunity as it travels: with its documents and raw bytes, the person's facts, corrections."""

    opportunity: Opportunity
    kept: tuple[Kept, ...]
    facts: tuple[Fact, ...]
    corrections: tuple[Correction, ...]


def only_confirmed(known: Known) -> Known:
    """The same with the confirmed facts alone."""
    confirmed = (fact for fact in known.facts if fact.standing is FactStanding.CONFIRMED)
    return replace(known, facts=tuple(confirmed))


def all_confirmed(known: Known) -> Known:
    """The same as if the person had confirmed every fact."""
    facts = (replace(fact, standing=FactStanding.CONFIRMED) for fact in known.facts)
    return replace(known, facts=tuple(facts))


def pack(known: Known, *, raws: Mapping[str, bytes], documents: Mapping[str, Document]) -> Carried:
    """Everything that is kept for the opportunity, with the person's résumés and facts."""
    talks = {talk.conversation.id: talk for talk in known.talks}
    kept = [
        Kept(
            document=document,
            raw=raws[id],
            opportunity_id=None if document.kind is DocumentKind.RESUME else known.opportunity.id,
            talk=talks.get(id),
        )
        for id, document in documents.items()
    ]
    return Carried(
        opportunity=known.opportunity, kept=tuple(kept), facts=known.facts, corrections=known.corrections
    )


def without_private(carried: Carried, places: Mapping[str, covering.Places]) -> Carried:
    """The same with those places covered, in texts, talks and raw bytes."""
    kept = tuple(_covered(one, places.get(one.document.id, [])) for one in carried.kept)
    corrections = tuple(one for one in carried.corrections if not _touches(one, places))
    return replace(carried, kept=kept, corrections=corrections)


def known_of(carried: Carried) -> Known:
    """What somebody who read the export back would know."""
    written = [one.document for one in carried.kept if one.talk is None]
    talks = [one.talk for one in carried.kept if one.talk is not None]
    return Known(
        opportunity=carried.opportunity,
        documents=tuple(one for one in written if one.kind is not DocumentKind.RESUME),
        resumes=tuple(one for one in written if one.kind is DocumentKind.RESUME),
        facts=carried.facts,
        talks=tuple(sorted(talks, key=lambda one: (one.round_number or 0, one.said_on or date.min))),
        corrections=carried.corrections,
    )


def write_export(carried: Carried, target: Path, *, readable: Mapping[str, bytes]) -> Path:
    """Writes the export to a folder, or to a zip when the name ends so; gives back where. `readable` is for
    people; CannotWrite."""
    files = _files(carried) | {READABLE + name: data for name, data in readable.items()}
    try:
        if target.suffix.lower() == ".zip":
            _write_zip(files, target)
        else:
            _write_folder(files, target)
    except OSError as exc:
        raise CannotWrite(name=target, reason=exc.strerror or "it cannot be used") from exc
    return target


def _write_zip(files: Mapping[str, bytes], target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def _write_folder(files: Mapping[str, bytes], target: Path) -> None:
    if (target / INDEX).is_file():  # an earlier export, which may have held more than this one may
        for old in (target / READABLE).glob("*.*"):
            old.unlink()
    for name, data in files.items():
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def read_export(source: Path) -> Carried:
    """The opportunity that an export holds; FileMissing, ImportRefused."""
    if not source.exists():
        raise FileMissing(name=source)
    with _refusing(source):
        files = _unzip(source) if source.is_file() else _folder(source)
        return _read(source, files)


def _read(source: Path, files: Mapping[str, bytes]) -> Carried:
    from getsit.store.values import from_plain

    index = json.loads(files[INDEX])
    if index.get("format") != FORMAT:
        raise ImportRefused(name=source.name, reason="its format is not one that we know")
    opportunity = from_plain(index["opportunity"], Opportunity)
    return Carried(
        opportunity=opportunity,
        kept=tuple(_read_kept(one, files, opportunity.id) for one in index["documents"]),
        facts=tuple(from_plain(one, Fact) for one in index["facts"]),
        corrections=tuple(from_plain(one, Correction) for one in index["corrections"]),
    )


def _read_kept(entry: dict[str, object], files: Mapping[str, bytes], opportunity_id: str) -> Kept:
    from getsit.store.values import from_plain

    document = from_plain(entry["document"], Document)
    raw = files[str(entry["file"])]
    if sha256(raw).hexdigest() != document.sha256:
        raise ImportRefused(name=document.name, reason="its bytes are not those that were exported")
    talk = from_plain(entry["talk"], Talk) if entry.get("talk") else None
    whose = None if document.kind is DocumentKind.RESUME else opportunity_id
    return Kept(document=document, raw=raw, opportunity_id=whose, talk=talk)


def _files(carried: Carried) -> dict[str, bytes]:
    from getsit.store.values import to_plain

    files: dict[str, bytes] = {}
    entries = []
    for number, one in enumerate(carried.kept, start=1):
        name = f"documents/{number:02}-{_safe(one.document.name)}"
        files[name] = one.raw
        talk = to_plain(one.talk) if one.talk else None
        entries.append({"file": name, "document": to_plain(one.document), "talk": talk})
    index = {
        "format": FORMAT,
        "opportunity": to_plain(carried.opportunity),
        "facts": to_plain(carried.facts),
        "corrections": to_plain(carried.corrections),
        "documents": entries,
    }
    files[INDEX] = json.dumps(index, ensure_ascii=False, indent=1).encode()
    return files


def _safe(name: str) -> str:
    kept = "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in name)
    return kept.lstrip(".")[-80:] or "document"


def _covered(kept: Kept, places: covering.Places) -> Kept:
    if not places:
        return kept
    document = covering.cover_document(kept.document, places)
    raw = document.text.encode()
    document = replace(document, sha256=sha256(raw).hexdigest())
    talk = kept.talk
    if talk is not None:
        talk = replace(talk, conversation=covering.cover_conversation(talk.conversation, places))
    return replace(kept, document=document, raw=raw, talk=talk)


def _touches(one: Correction, places: Mapping[str, covering.Places]) -> bool:
    quote = one.quote
    return quote is not None and covering.overlaps(quote.start, quote.end, places.get(quote.document_id, []))


@contextmanager
def _refusing(source: Path) -> Iterator[None]:
    from cattrs.errors import BaseValidationError

    try:
        yield
    except (KeyError, ValueError, TypeError, BadZipFile, BaseValidationError, OSError) as exc:
        raise ImportRefused(name=source.name, reason="a part of it is missing or damaged") from exc


def _unzip(source: Path) -> dict[str, bytes]:
    with ZipFile(source) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
            raise ImportRefused(name=source.name, reason="it is larger than an export can be")
        wanted = (one for one in archive.infolist() if not one.is_dir())
        return {one.filename: archive.read(one) for one in wanted if not one.filename.startswith(READABLE)}


def _folder(source: Path) -> dict[str, bytes]:
    index = json.loads((source / INDEX).read_bytes())
    names = [INDEX, *(str(entry["file"]) for entry in index["documents"])]
    root = source.resolve()
    if any(not (root / name).resolve().is_relative_to(root) for name in names):
        raise ImportRefused(name=source.name, reason="it names a file outside of its folder")
    return {name: (root / name).read_bytes() for name in names}

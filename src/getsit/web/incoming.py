"""What a form brings: a file, an address or typed text, read no further than the limit."""

from fastapi import UploadFile

from getsit.app import App
from getsit.errors import NothingInside, TooLarge
from getsit.model.document import Raw
from getsit.model.opportunity import Person
from getsit.reading import LIMIT

TYPED = "typed by you"


def raw_of(app: App, *, file: UploadFile | None, text: str, name: str) -> Raw:
    """The bytes of the file if one was chosen, else of the page or the text that was typed."""
    if file is not None and file.filename:
        return raw_file(file)
    typed = text.strip()
    if typed.startswith(("http://", "https://")) and len(typed.split()) == 1:
        return app.fetch(typed)
    if not typed:
        raise NothingInside(name=name)
    return Raw(name=f"{name}.txt", data=typed.encode(), origin=TYPED, media_type="text/plain")


def raw_file(file: UploadFile) -> Raw:
    """The bytes of an uploaded file, TooLarge beyond the limit."""
    data = file.file.read(LIMIT + 1)
    name = (file.filename or "file").replace("\\", "/").rsplit("/", 1)[-1]
    if len(data) > LIMIT:
        size = f"over {LIMIT // 1_000_000} MB"
        raise TooLarge(name=name, size=size, limit=f"{LIMIT // 1_000_000} MB")
    return Raw(name=name, data=data, origin=name, media_type=file.content_type or "")


def has_file(file: UploadFile | None) -> bool:
    """Whether a file was chosen."""
    return bool(file is not None and file.filename)


def was_brought(file: UploadFile | None, text: str) -> bool:
    """Whether the form holds a file or any text."""
    return has_file(file) or bool(text.strip())


def person_of(words: str) -> Person | None:
    """The person of "Name, role", or None for nothing."""
    name, _, role = words.partition(",")
    return Person(name=name.strip(), role=role.strip()) if words.strip() else None

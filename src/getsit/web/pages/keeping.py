"""Taking away, bringing back, deleting, and what is stored where."""

from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from fastapi import APIRouter, Request, UploadFile
from fastapi.responses import Response

from getsit.app import App
from getsit.errors import GetsItError, NothingInside, StoreLocked
from getsit.model.opportunity import Opportunity
from getsit.web.context import app_of, download, go_to, page, unlock_page
from getsit.web.incoming import raw_file
from getsit.web.languages import COOKIE, YEAR, names, wording_now
from getsit.web.pages.home import Typed, Upload
from getsit.web.pages.prepare import stage
from getsit.web.sentences import sentence_of

router = APIRouter()


@router.get("/o/{opportunity_id}/export")
def show_export(request: Request, opportunity_id: str) -> Response:
    """What an export holds, and the tick for what is for you only."""
    app = app_of(request)
    unread = app.not_looked_over(opportunity_id)
    return page(request, "export.html", unread=unread, **stage(app, opportunity_id, "export"))


@router.post("/o/{opportunity_id}/export")
def export(request: Request, opportunity_id: str, with_private: Typed = "") -> Response:
    """The opportunity as a zip."""
    app = app_of(request)
    with TemporaryDirectory() as folder:
        file = app.export(opportunity_id, Path(folder) / "getsit.zip", with_private=bool(with_private))
        data = file.read_bytes()
    return download(data, name="getsit.zip", kind="application/zip")


@router.get("/import")
def show_import(request: Request) -> Response:
    """The form to bring an export back."""
    return page(request, "import.html", sentence="")


@router.post("/import")
def bring_back(request: Request, file: Upload = None) -> Response:
    """Reads an export back, whole or not at all."""
    app = app_of(request)
    try:
        made = _take_in(app, file)
    except GetsItError as error:
        sentence = sentence_of(error, wording_now())
        return page(request, "import.html", status=error.http_status, sentence=sentence)
    return go_to(f"/o/{made.id}/dossier")


@router.get("/o/{opportunity_id}/delete")
def ask_delete(request: Request, opportunity_id: str) -> Response:
    """Asks once."""
    return page(request, "delete.html", **stage(app_of(request), opportunity_id, "delete"))


@router.post("/o/{opportunity_id}/delete")
def delete(request: Request, opportunity_id: str) -> Response:
    """Deletes the opportunity and every word of it."""
    app_of(request).delete(opportunity_id)
    return go_to("/")


@router.post("/unlock")
def unlock(request: Request, passphrase: Typed = "", after: Typed = "/") -> Response:
    """Opens what is locked, for as long as the server runs."""
    after = _here(after)
    try:
        app_of(request).unlock(passphrase)
    except StoreLocked as error:
        return unlock_page(request, error, after=after)
    return go_to(after)


@router.get("/passphrase")
def show_passphrase(request: Request) -> Response:
    """Sets, changes or takes away the passphrase."""
    return _passphrase(request)


@router.post("/passphrase")
def put_passphrase(
    request: Request, new: Typed = "", again: Typed = "", now: Typed = "", does: Typed = "set"
) -> Response:
    """Locks everything with a passphrase typed twice, or takes the lock away; both ask for the old one."""
    app, say = app_of(request), wording_now().say
    if does != "remove" and new != again:
        return _passphrase(request, sentence=say("pages.passphrase.differ"))
    try:
        if app.has_passphrase:
            app.unlock(now)
        _lock(app, new, does=does)
    except StoreLocked:
        return _passphrase(request, sentence=say("pages.unlock.wrong"))
    except GetsItError as error:
        return _passphrase(request, sentence=sentence_of(error, wording_now()))
    return go_to("/passphrase")


@router.post("/language")
def speak(language: Typed = "", back: Typed = "/") -> Response:
    """Keeps the language that was chosen in the browser, and goes back to the page."""
    answer = go_to(_here(back))
    if language in names():
        answer.set_cookie(COOKIE, language, max_age=YEAR, httponly=True, samesite="strict")
    return answer


@router.get("/privacy")
def privacy(request: Request) -> Response:
    """What is stored where."""
    return page(request, "privacy.html", folder=app_of(request).folder)


@router.get("/help")
def help_page(request: Request) -> Response:
    """The method in short, and why each measure is counted."""
    wording = wording_now()
    measures = [key.removeprefix("words.measure.") for key in wording.keys("words.measure.")]
    return page(request, "help.html", measures=measures)


def _here(address: str) -> str:
    """The address when it is one of our own, else the start."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) else "/"


def _take_in(app: App, file: UploadFile | None) -> Opportunity:
    if file is None or not file.filename:
        raise NothingInside(name=wording_now().say("pages.import.file"))
    raw = raw_file(file)
    with TemporaryDirectory() as folder:
        kept = Path(folder) / (PurePath(raw.name).name or "export.zip")
        kept.write_bytes(raw.data)
        return app.import_(kept)


def _lock(app: App, new: str, *, does: str) -> None:
    if does == "remove":
        app.remove_passphrase()
    elif app.has_passphrase:
        app.change_passphrase(new)
    else:
        app.set_passphrase(new)


def _passphrase(request: Request, *, sentence: str = "") -> Response:
    there = app_of(request).has_passphrase
    return page(request, "passphrase.html", status=400 if sentence else 200, sentence=sentence, there=there)

"""Keeps what a visit brings: each page as homework with its address and day, and what a refresh changed.

One transaction for each page: the document and how far the visit has come stand together or not at all.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from getsit import reading
from getsit.errors import CannotRead
from getsit.model.document import Document, DocumentKind, Raw
from getsit.model.kept import Kept
from getsit.model.visit import ChangeKind, PageChange, PageState, Visit, VisitPage
from getsit.text.addresses import same_page
from getsit.text.changes import sentences_changed
from getsit.text.wording import Wording

if TYPE_CHECKING:
    from getsit.store import Store

FEWEST_WORDS = 25  # a page with fewer shows its text only to browsers that run its scripts


class Taking:
    """The visit as it stands, and the homework that came of it."""

    def __init__(
        self,
        visit: Visit,
        *,
        store: "Store",
        read: Callable[[Raw, date | None], Document],
        clock: Callable[[], datetime],
        wording: Wording,
    ) -> None:
        self.visit = visit
        self._store = store
        self._read = read
        self._clock = clock
        self._wording = wording
        self._there = {one.id: one for one in store.documents(visit.opportunity_id)}

    def knows(self, address: str) -> bool:
        """Whether something of that address is kept."""
        return self._old(address) is not None

    def plan(self, pages: Sequence[VisitPage]) -> None:
        """Takes these pages as those of the visit; what is kept already waits only in a refresh."""
        self.visit = replace(self.visit, pages=tuple(self._as_known(page) for page in pages))

    def plan_more(self, pages: Sequence[VisitPage]) -> None:
        """Adds pages at the end."""
        if pages:
            self.plan([*self.visit.pages, *pages])
            self._store.keep_visit(self.visit)

    def settle(self, page: VisitPage) -> None:
        """Keeps what became of a page."""
        self._set(page)
        self._store.keep_visit(self.visit)

    def gone(self, page: VisitPage) -> None:
        """Notes that a page is not there any more; what it said is still kept, with its day."""
        self._note(page.address, ChangeKind.GONE)
        self.settle(replace(page, state=PageState.GONE))

    def finish(self, now: datetime) -> Visit:
        """The visit as finished."""
        self.visit = replace(self.visit, finished=now)
        self._store.keep_visit(self.visit)
        return self.visit

    def take(self, page: VisitPage, raw: Raw, *, dated: date | None = None) -> None:
        """Keeps a fetched page, or says why not."""
        try:
            document = self._read(raw, dated)
        except CannotRead as failure:
            reason = failure.facts.get("reason") or self._wording.say("sources.left.unread")
            self.settle(left_out(page, str(reason)))
            return
        old = self._old(document.origin) or self._old(page.address)
        if len(document.text.split()) < FEWEST_WORDS:
            self.settle(left_out(page, self._wording.say("sources.left.thin")))
        elif old is not None and self._stays(old):
            self.settle(replace(page, state=PageState.KEPT, document_ids=(old.id,)))
        elif twin := self._twin(document, old):
            self.settle(left_out(page, self._wording.say("sources.left.twin", name=twin.name)))
        else:
            self._store_one(page, document, raw, old=old, settles=True)

    def take_feed(self, page: VisitPage, raw: Raw) -> None:
        """Keeps the newest items of a feed, each as a document of its own, so that each has its day."""
        ids: list[str] = []
        for item in reading.read_feed(raw):
            ids += self._item(page, item)
        if ids:
            self.settle(replace(page, state=PageState.KEPT, document_ids=tuple(ids)))
        else:
            self.settle(left_out(page, self._wording.say("sources.left.no_items")))

    def _item(self, page: VisitPage, item: reading.Item) -> list[str]:
        """The id of the document of an item; nothing for one that says hardly more than its title."""
        old = self._old(item.address)
        if old is not None and self._stays(old):
            return [old.id]
        raw = _raw_of(item)
        try:
            document = self._read(raw, item.dated)
        except CannotRead:
            return []
        if len(document.text.split()) < FEWEST_WORDS:
            return []
        twin = self._twin(document, old)
        return [twin.id if twin else self._store_one(page, document, raw, old=old).id]

    def _stays(self, old: Document) -> bool:
        """Whether what is kept is left as it is: it was brought as something else, or nobody asked anew."""
        return old.kind is not DocumentKind.HOMEWORK or not self.visit.refresh

    def _store_one(
        self, page: VisitPage, document: Document, raw: Raw, *, old: Document | None, settles: bool = False
    ) -> Document:
        """Keeps the document in the place of the old one; an unchanged old one only gets its new day."""
        same = old is not None and old.text == document.text
        stays = replace(old, received=self._clock()) if old is not None and same else document
        if not same and self.visit.refresh:
            self._note_change(document, old)
        if settles:
            self._set(replace(page, state=PageState.KEPT, document_ids=(stays.id,)))
        kept = Kept(document=document, raw=raw.data, opportunity_id=self.visit.opportunity_id)
        self._store.keep_visit(
            self.visit,
            kept=() if same else (kept,),
            confirmed=(stays,) if same else (),
            replaced=old.id if old is not None and not same else "",
        )
        if old is not None:
            self._there.pop(old.id)
        self._there[stays.id] = stays
        return stays

    def _note_change(self, document: Document, old: Document | None) -> None:
        if old is None:
            self._note(document.origin, ChangeKind.NEW)
            return
        added, removed = sentences_changed(old.text, document.text)
        if added or removed:
            self._note(document.origin, ChangeKind.CHANGED, added=added, removed=removed)

    def _note(
        self, address: str, kind: ChangeKind, *, added: tuple[str, ...] = (), removed: tuple[str, ...] = ()
    ) -> None:
        change = PageChange(address=address, kind=kind, added=added, removed=removed)
        self.visit = replace(self.visit, changes=(*self.visit.changes, change))

    def _set(self, page: VisitPage) -> None:
        pages = list(self.visit.pages)
        places = [
            at for at, one in enumerate(pages) if one.address == page.address and one.topic is page.topic
        ]
        if places:
            pages[places[0]] = page
        else:
            pages.append(page)
        self.visit = replace(self.visit, pages=tuple(pages))

    def _as_known(self, page: VisitPage) -> VisitPage:
        old = self._old(page.address)
        if old is None or self.visit.refresh or page.state is not PageState.WAITING:
            return page
        return replace(page, state=PageState.KEPT, document_ids=(old.id,))

    def _old(self, address: str) -> Document | None:
        """What is kept of that address."""
        wanted = same_page(address)
        found = (
            one for one in self._there.values() if "://" in one.origin and same_page(one.origin) == wanted
        )
        return next(found, None)

    def _twin(self, document: Document, old: Document | None) -> Document | None:
        """Another document that says the very same."""
        return next(
            (one for one in self._there.values() if one is not old and one.text == document.text), None
        )


def left_out(page: VisitPage, reason: str) -> VisitPage:
    """The page as left out for that reason."""
    return replace(page, state=PageState.LEFT_OUT, reason=reason)


def _raw_of(item: reading.Item) -> Raw:
    title = item.title or item.address
    words = item.words if item.title in item.words else f"{item.title}\n\n{item.words}"
    return Raw(name=title, data=words.encode(), origin=item.address, media_type="text/plain")

"""Every error that Gets It raises on purpose.

The docstring of a class is what the person reads: one sentence that says what to do next.
Facts about the case are fields, and stand in braces in the sentence.

GetsItError
├── CannotRead
│   ├── NothingInside
│   ├── FormatUnknown
│   ├── FormatMistaken
│   ├── Locked
│   ├── TooLarge
│   ├── Broken
│   ├── TooSlow
│   ├── LettersUnreadable
│   ├── NobodyToldApart
│   └── NoTextInside
├── CannotFetch
│   ├── AddressRefused
│   ├── SiteElsewhere
│   ├── RobotsRefused
│   └── PageUnreachable
│       └── SiteBusy
├── NotFound
│   ├── OpportunityUnknown
│   ├── FactUnknown
│   ├── RoundUnknown
│   ├── MomentUnknown
│   ├── NeedUnknown
│   ├── DocumentUnknown
│   ├── SpeakerUnknown
│   ├── CorrectionUnknown
│   ├── FileMissing
│   ├── ManagerUnknown
│   ├── RehearsalUnknown
│   ├── CompanyUnknown
│   ├── FilingMissing
│   └── JobUnknown
├── Misused
│   ├── NameTaken
│   ├── NameUnclear
│   ├── ConsentMissing
│   ├── ConsentTwice
│   ├── WhoWithoutNote
│   ├── ContactMissing
│   ├── ValueUnknown
│   ├── DayMissing
│   ├── PassphraseShort
│   ├── PassphraseMissing
│   ├── PassphraseThere
│   ├── PassphraseNone
│   └── NotConfirmed
├── Refused
│   ├── LetterRefused
│   ├── PlanRefused
│   ├── NothingToPrepare
│   ├── NothingHeard
│   ├── ManagerFileWrong
│   ├── RehearsalOver
│   ├── RehearsalMoved
│   ├── RehearsalRunning
│   └── ImportRefused
├── StoreTrouble
│   ├── StoreBusy
│   ├── TracesLeft
│   ├── StoreLocked
│   │   └── PassphraseWrong
│   └── StoreUnreadable
├── CannotWrite
├── PartMissing
├── WeightsDamaged
├── PortTaken
└── Cancelled
"""

from typing import ClassVar


class GetsItError(Exception):
    """Something went wrong that Gets It has no better word for; nothing was changed, so try again."""

    exit_code: ClassVar[int] = 1
    http_status: ClassVar[int] = 400

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(_sentence(type(self)).format_map(_Facts(facts)))


class _Facts(dict[str, object]):
    """Facts by name; one that nobody gave is left as a dash, never as an error inside an error."""

    def __missing__(self, name: str) -> str:
        return "-"


def _sentence(kind: type[GetsItError]) -> str:
    return " ".join((kind.__doc__ or "").split())


class CannotRead(GetsItError):
    """{name} could not be read, so nothing was stored; paste its text into a .txt file and bring that."""

    http_status = 422


class NothingInside(CannotRead):
    """{name} is empty, so nothing was stored; check that you chose the right file."""


class FormatUnknown(CannotRead):
    """We cannot read {name} ({found}), so nothing was stored; bring it as {wanted}."""

    http_status = 415


class FormatMistaken(CannotRead):
    """{name} is not what its ending says ({found}), so nothing was stored; save it again as {wanted}."""

    http_status = 415


class Locked(CannotRead):
    """{name} is locked with a password, so nothing was stored; open it, choose Print, then Save as PDF,
    and bring us that copy."""


class TooLarge(CannotRead):
    """{name} is larger than we read ({size}, the limit is {limit}), so nothing was stored; bring only the
    pages that matter."""

    http_status = 413


class Broken(CannotRead):
    """{name} is damaged ({reason}), so nothing was stored; open it in the program it came from, save it
    again and bring the new copy."""


class TooSlow(CannotRead):
    """{name} took longer than {limit} seconds to read, so we stopped and nothing was stored; bring only the
    pages that matter."""


class LettersUnreadable(CannotRead):
    """The letters in {name} cannot be read as text ({reason}), so nothing was stored; save it as UTF-8 text
    and bring it again."""


class NobodyToldApart(CannotRead):
    """Nobody can be told apart in {name}, so nothing was stored; begin each turn with a name and a colon,
    for example "Ana: …"."""


class NoTextInside(CannotRead):
    """There is no text in {name}, only {found}, so nothing was stored; bring a copy whose words can be
    selected, or paste its text."""


class CannotFetch(GetsItError):
    """The page {address} could not be fetched; save it in your browser and bring the file."""

    http_status = 502


class AddressRefused(CannotFetch):
    """We do not open {address} ({reason}); save the page in your browser and bring the file."""

    http_status = 400


class SiteElsewhere(CannotFetch):
    """{address} leads to another site, {other}, so nothing was fetched from there; give that address if you
    mean it."""

    http_status = 409


class RobotsRefused(CannotFetch):
    """{address} asks programs not to read it ({reason}), so we do not; save the page in your browser and
    bring the file."""

    http_status = 403


class PageUnreachable(CannotFetch):
    """The page {address} did not answer as a page should ({reason}); save it in your browser and bring the
    file."""


class SiteBusy(PageUnreachable):
    """The site of {address} asks us to wait ({reason}); what came before is kept, so do the same again
    {when}."""

    http_status = 503


class NotFound(GetsItError):
    """{name} was not found; look at what there is with "getsit list"."""

    exit_code = 3
    http_status = 404


class OpportunityUnknown(NotFound):
    """There is no opportunity called {name}; see yours with "getsit list", or begin one with
    "getsit new"."""


class FactUnknown(NotFound):
    """There is no fact {id}; see yours with "getsit facts list"."""


class RoundUnknown(NotFound):
    """There is no round {number} in {name}; see its rounds with "getsit round '{name}' list"."""


class MomentUnknown(NotFound):
    """There is no moment {id} in this talk; see its moments with "getsit debrief '{name}' --json"."""


class NeedUnknown(NotFound):
    """There is no need {id} here; see the needs with "getsit brief '{name}' --full"."""


class DocumentUnknown(NotFound):
    """There is no document {id} here; see the documents with "getsit show '{name}'"."""


class SpeakerUnknown(NotFound):
    """Nobody called {speaker} speaks in this transcript; the names are {names}."""


class CorrectionUnknown(NotFound):
    """There is no correction {id} to undo; see them with "getsit correct '{name}' list"."""


class CompanyUnknown(NotFound):
    """{name} is not among the companies that file with the SEC; give the ticker as the stock exchange writes
    it, or leave filings out, since only companies listed in the United States file there."""


class FilingMissing(NotFound):
    """{name} has no annual report on form 10-K that we can read ({reason}); look at {address} in your browser
    and bring what you find as a file."""


class JobUnknown(NotFound):
    """There is no job {id} here; start it again, and what it had fetched is still kept."""


class FileMissing(NotFound):
    """There is no file {name}; check the path and try again."""


class ManagerUnknown(NotFound):
    """There is no opportunity and no manager called {name}; see `getsit managers`."""


class RehearsalUnknown(NotFound):
    """There is no rehearsal {id}; see `getsit rehearsals`."""


class Misused(GetsItError):
    """That cannot be understood ({reason}); see "getsit --help"."""

    exit_code = 2


class NameTaken(Misused):
    """There is already an opportunity called {name}; choose another name."""

    exit_code = 1
    http_status = 409


class NameUnclear(Misused):
    """{id} could mean more than one ({choices}); give more of its letters."""


class ConsentMissing(Misused):
    """A transcript is kept only with your word on how it came about: add --agreed if everyone agreed to the
    recording or captions, or --recall if these are your own notes from memory."""

    exit_code = 1


class ConsentTwice(Misused):
    """--agreed and --recall cannot both be true; say --agreed for a recording or captions that everyone
    agreed to, or --recall for your own notes from memory."""


class WhoWithoutNote(Misused):
    """--who says whose words a note holds, and this is brought as {kind}; bring it with --as note, or leave
    --who out."""


class ContactMissing(Misused):
    """The SEC wants to know who asks, so nothing was fetched; set GETSIT_CONTACT to your name and e-mail
    address, as in GETSIT_CONTACT="Ana Ruiz ana@example.org", and try again."""

    exit_code = 1


class ValueUnknown(Misused):
    """{value} is not a {what}; choose one of {choices}."""


class DayMissing(Misused):
    """Round {number} of {name} has no day yet, so it cannot stand in a calendar; say the day with
    "getsit round '{name}' {number} --on DATE"."""

    exit_code = 1


class PassphraseShort(Misused):
    """A passphrase needs at least {least} letters, so nothing was changed; take four words that have nothing
    to do with each other."""

    exit_code = 1


class PassphraseMissing(Misused):
    """Nobody is here to type the new passphrase, so nothing was changed; run it in a terminal, or set
    {variable}."""

    exit_code = 1


class PassphraseThere(Misused):
    """Your data has a passphrase already; change it with "getsit passphrase change"."""

    exit_code = 1
    http_status = 409


class PassphraseNone(Misused):
    """Your data has no passphrase; set one with "getsit passphrase set"."""

    exit_code = 1
    http_status = 409


class NotConfirmed(Misused):
    """This deletes {name} and every word of it and cannot be undone; say it again with --yes if you mean
    it."""


class Refused(GetsItError):
    """That cannot be done yet: {reason}."""

    http_status = 409


class LetterRefused(Refused):
    """No letter yet: {reason}."""


class PlanRefused(Refused):
    """No plan yet: {reason}."""


class NothingToPrepare(Refused):
    """There is nothing to prepare from yet; add the posting with "getsit add '{name}' FILE --as posting"."""


class NothingHeard(Refused):
    """There is no talk to look back on yet; add one with "getsit debrief '{name}' --transcript FILE" and
    --agreed or --recall."""


class ManagerFileWrong(Refused):
    """{name} has {many} faults, so it cannot be rehearsed with; mend them and check again: {faults}."""


class RehearsalOver(Refused):
    """This talk has ended, so nothing can be said in it any more; look back on it, or begin another."""

    http_status = 409


class RehearsalMoved(Refused):
    """This talk has moved on in another window, so what you said just now was not said; load it again
    (`getsit rehearse --resume {id}`), read on, and say it where it still fits."""

    http_status = 409


class RehearsalRunning(Refused):
    """This talk is not over, so what the manager thinks stays hidden; end it first."""

    http_status = 409


class ImportRefused(Refused):
    """{name} is not a whole export of Gets It ({reason}), so nothing was stored; export it again and bring
    that."""


class StoreTrouble(GetsItError):
    """The data folder {folder} cannot be used ({reason}); nothing was changed; choose another with
    --data."""

    http_status = 503


class StoreBusy(StoreTrouble):
    """Another program is writing to {folder}, so nothing was changed; try again in a moment."""


class TracesLeft(StoreTrouble):
    """It is deleted, but another program holds the log of {folder} open, where its words may still stand;
    close that program and delete once more."""


class StoreLocked(StoreTrouble):
    """Your data in {folder} is locked with a passphrase; run this in a terminal, which asks for it, or set
    GETSIT_PASSPHRASE."""

    http_status = 423


class PassphraseWrong(StoreLocked):
    """That passphrase does not open your data in {folder}; type it again, small and capital letters as they
    were, or restore an export into another folder with --data."""


class StoreUnreadable(StoreTrouble):
    """The file {folder} is not a Gets It database that this version can read; nothing was changed; choose
    another folder with --data."""


class CannotWrite(GetsItError):
    """{name} could not be written ({reason}); choose another place for it."""


class PartMissing(GetsItError):
    """This needs a part that is not installed; run "{command}" and try again."""

    http_status = 501


class WeightsDamaged(GetsItError):
    """The weights of the hearing ({name}) are missing or do not fit this version; install Gets It again."""

    http_status = 500


class PortTaken(GetsItError):
    """Another program answers on port {port}; choose another one with --port, or stop that program."""


class Cancelled(GetsItError):
    """Stopped as you asked; what was finished is kept."""

    http_status = 409

"""Two small invented opportunities, from different trades, and what is made of them."""

from datetime import date
from functools import cache
from itertools import count

import getsit.wording
from getsit import prepare
from getsit.adapters.cue_hearing import CueHearing
from getsit.model.document import Document, DocumentKind
from getsit.model.dossier import Dossier
from getsit.model.fact import Fact
from getsit.model.opportunity import Opportunity
from getsit.text.wording import Wording, wording_of
from tests.builders import MORNING, a_document

TODAY = date(2026, 11, 16)
HEARING = CueHearing()

LAUNDRY_POSTING = """# Operations Manager, Night Dispatch
Pellmarsh Hospital Linen

Wards run short of linen on Monday mornings, and we want that to end by spring.

## What you will do
- Rebuild the weekly rota for the night crew
- Cut complaints about missing linen below five a week
- Agree weekend loading with infection control and the ward sisters
- Ensure high standards of health and safety

## What we ask for
- five years in laundry, logistics or food distribution
- has led shifts of twenty or more
- nights, four on and three off
- a full driving licence and the right to work in the UK
- excellent communication skills
- German, at least B2

## Nice to have
- SAP EWM

## We offer
- 28 days of holiday and a pension in a fast-paced environment
"""

LAUNDRY_REPORT = """Linen. Rewash fell slightly. Complaints about missing linen rose from 41 to 67,
most before 9 a.m. on Mondays.

A plan for weekend loading was agreed with the supplier and will be reviewed with the
contract in March.
"""

LAUNDRY_NOTE = """Between us, my cousin says the last manager was pushed out over taxis. Two of the crew
applied for the job.

The night crew dislikes Sunday loading.
"""

LAUNDRY_RESUME = """# Dana Osei
dana@example.org | 07700 900123

## Experience
### Depot shift leader, Corrie Lane Bakery Supplies, March 2017 to now
- Moved loading forward by two hours; no missed school delivery in nine months.
- Lead a night shift of 24.
- Wrote the loading guide in three languages; trained 14 people with it.

### Warehouse picker
Harrow Foods | 2014 – 2017
- Picked and packed chilled orders on nights.

## Education
BSc Logistics, University of Hull, 2014

## Licences
- Level 3 food safety, 2022
- Counterbalance forklift licence

## Skills
Excel, route planning, SAP EWM

## Languages
English (native), Polish (fluent)
"""

ORCHARD_POSTING = """# Head Grower
Sallow Hill Orchards

Our cider trees crop every second year, and the press stands idle in between.

## Your work
- Even out the crop of the cider orchard with the pruning crew
- Replace the leaking frost sprinklers before blossom in April
- Persuade the two neighbouring farms to share the picking team

## You need
- a spraying certificate (PA1)
- three years of fruit growing
"""


def a_file(text: str, *, kind: DocumentKind, name: str) -> Document:
    """A document of that kind, its id being its name."""
    return a_document(text, id=name, kind=kind, name=name)


LAUNDRY = (
    a_file(LAUNDRY_POSTING, kind=DocumentKind.POSTING, name="posting.md"),
    a_file(LAUNDRY_REPORT, kind=DocumentKind.HOMEWORK, name="annual-report.pdf"),
    a_file(LAUNDRY_NOTE, kind=DocumentKind.NOTE, name="note"),
)
RESUME = a_file(LAUNDRY_RESUME, kind=DocumentKind.RESUME, name="resume.md")
ORCHARD = (a_file(ORCHARD_POSTING, kind=DocumentKind.POSTING, name="orchard.md"),)
OPPORTUNITY = Opportunity(id="o", name="linen", created=MORNING)


@cache
def wording() -> Wording:
    """The wording that users read."""
    return wording_of(getsit.wording.load())


def facts_of(resume: Document) -> tuple[Fact, ...]:
    """Proposed facts with ids f0, f1, …"""
    numbers = count()
    return prepare.propose_facts(resume, hearing=HEARING, new_id=lambda: f"f{next(numbers)}")


def facts_in(text: str) -> tuple[Fact, ...]:
    """Proposed facts of a résumé written here."""
    return facts_of(a_file(text, kind=DocumentKind.RESUME, name="resume.md"))


def dossier_of(documents: tuple[Document, ...], facts: tuple[Fact, ...] = (), **more: object) -> Dossier:
    """The dossier of those documents as of TODAY."""
    return prepare.prepare_dossier(
        opportunity=OPPORTUNITY, documents=documents, facts=facts, hearing=HEARING, wording=wording(),
        today=TODAY, **more,
    )  # type: ignore[arg-type]  # fmt: skip


def posting_dossier(posting: str, resume: str = "") -> Dossier:
    """The dossier of one posting held against one résumé."""
    documents = (a_file(posting, kind=DocumentKind.POSTING, name="posting.md"),)
    return dossier_of(documents, facts_in(resume) if resume else ())

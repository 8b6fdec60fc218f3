"""The store keeps whole values, loses nothing, and forgets when told to."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from getsit.errors import NameTaken, OpportunityUnknown, StoreUnreadable
from getsit.model.correction import Correction, CorrectionTarget
from getsit.model.document import DocumentKind
from getsit.model.fact import Fact, FactKind, FactStanding
from getsit.model.kept import Kept, Talk
from getsit.model.opportunity import Opportunity, Person, Round, RoundKind
from getsit.model.visit import Visit
from getsit.store import Store
from tests.builders import MORNING, a_conversation, a_document

SECRET = "Zanzibarquartz"


def an_opportunity(name: str = "Depot", *, id: str = "o1") -> Opportunity:
    a_round = Round(id="r1", number=1, kind=RoundKind.PANEL, on=MORNING.date(), persons=(Person(name="Bo"),))
    return Opportunity(id=id, name=name, created=MORNING, rounds=(a_round,))


def a_fact(id: str = "f1", *, document_id: str = "") -> Fact:
    quote = a_document("I ran nights.", id=document_id).quote(0, 12) if document_id else None
    return Fact(
        id=id,
        text="I ran nights",
        kind=FactKind.ACHIEVEMENT,
        standing=FactStanding.PROPOSED,
        quote=quote,
    )


def a_kept_talk(opportunity_id: str = "o1") -> Kept:
    conversation = a_conversation(f"I: We lose {SECRET} / C: Lose it?", id="t1")
    document = a_document(conversation.text, id="t1", kind=DocumentKind.TRANSCRIPT)
    talk = Talk(conversation=conversation, round_number=1, said_on=MORNING.date())
    return Kept(document=document, raw=SECRET.encode(), opportunity_id=opportunity_id, talk=talk)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


def test_an_opportunity_comes_back_as_it_went_in(store: Store) -> None:
    store.add_opportunity(an_opportunity())
    assert store.opportunity("Depot") == an_opportunity()
    assert store.opportunities() == [an_opportunity()]


def test_two_opportunities_cannot_have_one_name(store: Store) -> None:
    store.add_opportunity(an_opportunity())
    with pytest.raises(NameTaken):
        store.add_opportunity(an_opportunity(id="o2"))


def test_what_was_never_added_is_not_found(store: Store) -> None:
    with pytest.raises(OpportunityUnknown):
        store.opportunity("Nothing")


def test_a_talk_comes_back_with_its_document_bytes_and_day(store: Store) -> None:
    store.add_opportunity(an_opportunity())
    kept = a_kept_talk()
    store.keep([kept])
    assert store.talks("o1") == [kept.talk]
    assert store.documents("o1") == [kept.document]
    assert store.raw("t1") == kept.raw


def test_facts_keep_their_order_and_changes(store: Store) -> None:
    store.add_facts([a_fact("f1"), a_fact("f2")])
    store.change_facts([replace(a_fact("f1"), standing=FactStanding.CONFIRMED)])
    store.add_facts([a_fact("f3")])
    store.drop_facts(["f2"])
    assert [fact.id for fact in store.facts()] == ["f1", "f3"]
    assert store.facts()[0].standing is FactStanding.CONFIRMED


def test_half_a_batch_is_never_kept(store: Store) -> None:
    store.add_opportunity(an_opportunity())
    twice = replace(a_kept_talk(), facts=(a_fact("f1", document_id="t1"), a_fact("f1", document_id="t1")))
    with pytest.raises(Exception, match=r"UNIQUE|reason|data folder"):
        store.keep([twice])
    assert store.documents("o1") == []
    assert store.facts() == []


def test_deleting_an_opportunity_leaves_no_text_of_it_in_the_folder(store: Store) -> None:
    store.add_opportunity(an_opportunity(SECRET))
    store.keep([a_kept_talk()])
    correction = Correction(id="c1", made=MORNING, target=CorrectionTarget.ROLE, speaker=SECRET)
    store.add_corrections("o1", [correction])
    store.delete_opportunity("o1")
    assert store.opportunities() == []
    for file in store.folder.rglob("*"):
        assert SECRET.encode() not in file.read_bytes(), file.name


def test_the_person_keeps_resume_and_facts_when_an_opportunity_goes(store: Store) -> None:
    store.add_opportunity(an_opportunity())
    resume = a_document("I ran nights.", id="cv", kind=DocumentKind.RESUME)
    store.keep([Kept(document=resume, raw=b"cv", opportunity_id=None, facts=(a_fact(document_id="cv"),))])
    store.delete_opportunity("o1")
    assert [document.id for document in store.documents(None)] == ["cv"]
    assert len(store.facts()) == 1


def test_a_second_process_may_write_at_the_same_time(store: Store) -> None:
    script = (
        "import sys; from pathlib import Path; from getsit.store import Store;"
        "from tests.unit.store.test_store import a_fact;"
        "store = Store(Path(sys.argv[1]));"
        "[store.add_facts([a_fact(f'{sys.argv[2]}-{n}')]) for n in range(20)]"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", script, str(store.folder), mark], cwd=Path.cwd())
        for mark in ("a", "b")
    ]
    assert [run.wait() for run in runs] == [0, 0]
    assert len(store.facts()) == 40


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "getsit.db").write_bytes(b"my shopping list, not a database at all" * 40)
    before = (tmp_path / "getsit.db").read_bytes()
    with pytest.raises(StoreUnreadable):
        Store(tmp_path)
    assert (tmp_path / "getsit.db").read_bytes() == before


def test_a_database_of_the_version_before_is_brought_up_and_loses_nothing(store: Store) -> None:
    store.add_opportunity(an_opportunity())
    with store._engine.begin() as connection:
        for statement in (
            "DROP TABLE debrief",
            "DROP TABLE rehearsal",
            "DROP TABLE visit",
            "DROP TABLE job",
            "DROP TABLE understood",
            "UPDATE alembic_version SET version_num = '0001'",
        ):
            connection.exec_driver_sql(statement)
    again = Store(store.folder)
    assert again.opportunities() == [an_opportunity()]
    visit = Visit(opportunity_id="o1", site="example.org", address="https://example.org/", begun=MORNING)
    again.keep_visit(visit)
    assert again.visits("o1") == [visit]


def test_what_was_understood_is_recalled_only_under_its_own_mark(store: Store) -> None:
    store.add_opportunity(an_opportunity())
    store.remember("o1", an_opportunity(), mark="a")
    assert store.recall("o1", Opportunity, mark="a") == an_opportunity()
    assert store.recall("o1", Opportunity, mark="b") is None
    assert store.recall("o1", Fact, mark="a") is None
    for mark in "bcde":
        store.remember("o1", an_opportunity(mark), mark=mark)
    assert store.recall("o1", Opportunity, mark="b") == an_opportunity("b")
    assert store.recall("o1", Opportunity, mark="a") is None  # only the last few are kept
    store.remember("o2", an_opportunity(), mark="a")
    assert store.recall("o2", Opportunity, mark="a") is None  # there is no such opportunity


def test_what_was_understood_and_cannot_be_read_counts_as_none(store: Store) -> None:
    store.add_opportunity(an_opportunity())
    store.remember("o1", an_opportunity(), mark="a")
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE understood SET value = x'00'")
    assert store.recall("o1", Opportunity, mark="a") is None


@pytest.mark.parametrize("what", ["opportunity", "document", "facts dropped", "fact reworded"])
def test_what_is_deleted_takes_along_what_was_understood_of_it(store: Store, what: str) -> None:
    store.add_opportunity(an_opportunity())
    store.keep([a_kept_talk()])
    store.add_facts([a_fact()])
    store.remember("o1", an_opportunity(SECRET), mark="a")
    if what == "opportunity":
        store.delete_opportunity("o1")
        store.add_opportunity(an_opportunity())
    elif what == "document":
        store.delete_document("t1")
    elif what == "facts dropped":
        store.drop_facts(["f1"])
    else:
        store.change_facts([replace(a_fact(), text="I ran days")])
    assert store.recall("o1", Opportunity, mark="a") is None


def test_a_glance_names_kinds_and_held_rounds_of_every_opportunity(store: Store) -> None:
    store.add_opportunity(an_opportunity())
    store.add_opportunity(an_opportunity("Bakery", id="o2"))
    store.keep([a_kept_talk()])
    first, second = store.glances()
    assert (first.opportunity, first.kinds, first.held) == (
        an_opportunity(), frozenset({DocumentKind.TRANSCRIPT}), (1,),
    )  # fmt: skip
    assert (second.opportunity.name, second.kinds, second.held) == ("Bakery", frozenset(), ())


def test_one_look_sees_one_state(store: Store) -> None:
    store.add_opportunity(an_opportunity())
    with store.one_look():
        before = store.opportunities()
        Store(store.folder).add_opportunity(an_opportunity("Bakery", id="o2"))
        assert store.opportunities() == before
    assert len(store.opportunities()) == 2

"""The ladder: questions in rung order, each on a need, none whose answer stands in a document."""

import re

import pytest

from getsit import prepare
from getsit.model.document import Document, DocumentKind, Evidence
from getsit.model.dossier import Dossier
from getsit.model.ladder import Ladder, Mode, QuestionKind
from getsit.model.need import Need, NeedKind, Private, Standing, Voicing
from getsit.model.opportunity import Person
from tests.builders import a_document, assert_quotes_hold

from .material import LAUNDRY, ORCHARD, a_file, dossier_of, wording

ORDER = [kind for kind in QuestionKind if kind not in {QuestionKind.CONFIRM, QuestionKind.POOR}]


def ladder_of(
    documents: tuple[Document, ...], mode: Mode = Mode.FREE, **more: object
) -> tuple[Dossier, Ladder]:
    dossier = dossier_of(documents, **more)
    return dossier, prepare.build_ladder(dossier, documents=documents, wording=wording(), mode=mode)


@pytest.mark.parametrize("documents", [LAUNDRY, ORCHARD])
def test_rungs_stand_in_the_order_of_the_ladder_at_most_twelve(documents: tuple[Document, ...]) -> None:
    _, ladder = ladder_of(documents)
    places = [ORDER.index(rung.kind) for rung in ladder.rungs]
    assert places == sorted(places)
    assert 3 <= len(places) <= 12
    assert [rung.number for rung in ladder.rungs] == list(range(1, len(places) + 1))


def test_no_more_than_two_situation_and_two_consequence_questions() -> None:
    kinds = [rung.kind for rung in ladder_of(LAUNDRY)[1].rungs]
    assert kinds.count(QuestionKind.SITUATION) <= 2
    assert kinds.count(QuestionKind.CONSEQUENCE) <= 2


def test_a_consequence_is_asked_with_permission() -> None:
    asked = [rung.question for rung in ladder_of(LAUNDRY)[1].rungs if rung.kind is QuestionKind.CONSEQUENCE]
    assert asked
    assert all("May I ask" in question for question in asked)


def test_the_first_question_quotes_the_posting_exactly() -> None:
    _, ladder = ladder_of(LAUNDRY)
    assert any(
        rung.question.startswith("Your posting says “Wards run short of linen on Monday mornings”.")
        for rung in ladder.rungs[:2]
    )


def test_whatever_stands_in_quotation_marks_stands_in_a_document() -> None:
    _, ladder = ladder_of(LAUNDRY)
    texts = [" ".join(document.text.split()) for document in LAUNDRY]
    for rung in ladder.rungs:
        for words in re.findall(
            r"“([^”]+)”", f"{rung.question} {rung.on_full} {rung.on_vague} {rung.on_guarded}"
        ):
            assert any(words in text for text in texts), words


def test_every_rung_is_tied_to_needs_of_the_dossier_and_shows_its_homework() -> None:
    dossier, ladder = ladder_of(LAUNDRY)
    assert all(rung.need_ids and dossier.need(rung.need_ids[0]) for rung in ladder.rungs)
    assert_quotes_hold(ladder, LAUNDRY)


def test_a_question_whose_answer_stands_in_a_document_is_left_out_with_the_answer() -> None:
    posting = (
        "# Grower\nSallow Orchards\n\nOur cider trees crop every second year. "
        "You will lead a team of nine pruners.\n\n"
        "## Your work\n- Replace the leaking frost sprinklers before blossom in April\n"
    )
    _, ladder = ladder_of((a_file(posting, kind=DocumentKind.POSTING, name="posting.md"),))
    assert not any(rung.kind is QuestionKind.SITUATION for rung in ladder.rungs)
    left = next(one for one in ladder.left_out if one.kind is QuestionKind.SITUATION)
    assert "team of nine" in left.answered_by.quote.exact
    by_when = [rung.question for rung in ladder.rungs if rung.kind is QuestionKind.TIMELINE]
    assert not any("sprinklers" in question for question in by_when)


def test_what_was_told_in_confidence_is_never_in_a_question() -> None:
    _, ladder = ladder_of(LAUNDRY)
    said = " ".join(
        f"{rung.question} {rung.on_full} {rung.on_vague} {rung.on_guarded}" for rung in ladder.rungs
    )
    assert "taxis" not in said
    assert "crew applied" not in said


def test_a_structured_interview_leaves_three_questions_with_one_clarification_each() -> None:
    _, ladder = ladder_of(LAUNDRY, Mode.STRUCTURED)
    assert len(ladder.rungs) == 3
    assert all(rung.on_full.startswith("One clarification") for rung in ladder.rungs)


def a_talk(words: str, *, remembered: bool = False) -> tuple[Need, Document]:
    talk = a_document(words, id="talk", kind=DocumentKind.TRANSCRIPT, name="talk")
    quote = talk.quote(0, len(words))
    voicing = Voicing(
        conversation_id="talk",
        moment_id="m1",
        quote=quote,
        speaker="Marian Tolley",
        round_number=1,
        remembered=remembered,
    )
    need = Need(
        id="n-talk", kind=NeedKind.CHALLENGE, gist=words, evidence=(Evidence(quote=quote),),
        standing=Standing.CONFIRMED,
        voicings=(voicing,), private=Private.NO,
    )  # fmt: skip
    return need, talk


def after_a_talk(words: str, *, remembered: bool = False, person: Person | None = None) -> Ladder:
    need, talk = a_talk(words, remembered=remembered)
    documents = (*LAUNDRY, talk)
    dossier = dossier_of(documents, ledger=(need,))
    return prepare.build_ladder(dossier, documents=documents, wording=wording(), person=person)


def test_what_was_said_is_followed_up_in_their_words_and_not_asked_again() -> None:
    ladder = after_a_talk("the dryers stop every Friday night")
    about = [rung for rung in ladder.rungs if "n-talk" in rung.need_ids]
    assert any("You said “the dryers stop every Friday night”." in rung.question for rung in about)
    assert not {rung.kind for rung in about} & {
        QuestionKind.HOMEWORK,
        QuestionKind.CHALLENGE,
        QuestionKind.EVENT,
    }
    assert any(one.answered_by.quote.document_id == "talk" for one in ladder.left_out)


def test_words_of_one_person_are_not_put_into_the_mouth_of_the_next() -> None:
    ladder = after_a_talk("the dryers stop every Friday night", person=Person(name="Joseph Okafor"))
    said = " ".join(rung.question for rung in ladder.rungs)
    assert "You said" not in said
    assert "Marian" not in said
    assert "the dryers stop every Friday night" not in said


def test_words_from_memory_never_stand_in_quotation_marks() -> None:
    ladder = after_a_talk("the dryers stop every Friday night", remembered=True)
    said = " ".join(
        f"{rung.question} {rung.on_full} {rung.on_vague} {rung.on_guarded}" for rung in ladder.rungs
    )
    assert not any("dryers" in words for words in re.findall(r"“([^”]+)”", said))


def test_two_companies_share_no_question_of_the_ladder() -> None:
    def lines(ladder: Ladder) -> set[str]:
        return {rung.question for rung in ladder.rungs}

    assert lines(ladder_of(LAUNDRY)[1]).isdisjoint(lines(ladder_of(ORCHARD)[1]))

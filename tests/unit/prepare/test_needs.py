"""Needs from homework: specific, quoted, merged only when surely the same, private where they must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit.errors import NothingToPrepare
from getsit.model.correction import Correction, CorrectionTarget
from getsit.model.document import Basis, Document, DocumentKind
from getsit.model.dossier import Dossier
from getsit.model.need import Need, NeedKind, Private, Standing, Strength, Voicing
from tests.builders import MORNING, WordsOnly, a_document, assert_quotes_hold

from .material import LAUNDRY, ORCHARD, RESUME, a_file, dossier_of, facts_of, posting_dossier


def need_about(dossier: Dossier, words: str) -> Need:
    return next(need for need in dossier.needs if any(words in one.quote.exact for one in need.evidence))


def needs_of(text: str, kind: DocumentKind = DocumentKind.HOMEWORK) -> tuple[Need, ...]:
    return dossier_of((a_file(text, kind=kind, name="source"),)).needs


def test_every_quote_of_a_dossier_holds() -> None:
    assert_quotes_hold(dossier_of(LAUNDRY, facts_of(RESUME)), [*LAUNDRY, RESUME])


def test_a_gist_is_exact_words_of_its_evidence() -> None:
    for need in dossier_of(LAUNDRY).needs:
        assert need.gist in need.evidence[0].quote.exact


@pytest.mark.parametrize(
    "line",
    [
        "Ensure high standards of health and safety.",
        "You are a team player with good communication skills in a fast-paced environment.",
        "Deliver excellent customer service and support colleagues across the business.",
        "We are an award-winning employer with great values.",
    ],
)
def test_a_line_that_could_stand_in_any_posting_is_no_need(line: str) -> None:
    posting = f"# Post\n\nOur kilns crack every third winter.\n\n## Duties\n- {line}\n"
    assert not any(
        line.rstrip(".") in one.quote.exact
        for need in posting_dossier(posting).needs
        for one in need.evidence
    )


def test_a_figure_that_got_worse_is_a_challenge_inferred_from_the_report() -> None:
    need = need_about(dossier_of(LAUNDRY), "rose from 41 to 67")
    assert need.kind is NeedKind.CHALLENGE
    assert need.gist == "Complaints about missing linen rose from 41 to 67"
    assert need.evidence[0].basis is Basis.INFERRED


def test_a_table_row_counts_only_where_its_figure_got_worse() -> None:
    table = "| | 2024 | 2025 |\n\nStaff turnover 11 % 19 %\n\nSales of jam 410 520\n"
    exact = [one.quote.exact for need in needs_of(table) for one in need.evidence]
    assert any("turnover" in words for words in exact)
    assert not any("jam" in words for words in exact)


def test_a_date_that_is_over_does_not_press() -> None:
    dossier = dossier_of((a_file("The harbour review was adopted by the council on 25 June 2026.",
                                 kind=DocumentKind.HOMEWORK, name="review.md"),))  # fmt: skip
    assert not any("presses" in reason for button in dossier.hot_buttons for reason in button.reasons)


def test_lines_of_two_documents_that_surely_mean_the_same_become_one_need() -> None:
    posting = a_file("# Post\n\n## Your work\n- Bring down the time that families wait for a kitchen kit\n",
                     kind=DocumentKind.POSTING, name="posting.md")  # fmt: skip
    report = a_file("Families had to wait 23 days for their kitchen kit, which is too long.",
                    kind=DocumentKind.HOMEWORK, name="report.md")  # fmt: skip
    need = need_about(dossier_of((posting, report)), "Bring down")
    assert {one.quote.document_id for one in need.evidence} == {"posting.md", "report.md"}


def test_opposite_lines_are_never_merged() -> None:
    report = (
        "Night drivers complain about the Quay rota.\n\nNight drivers never complain about the Quay rota."
    )
    assert all(len(need.evidence) == 1 for need in needs_of(report))


def test_different_figures_are_never_merged() -> None:
    report = (
        "Complaints on lost parcels in Hull rose to 67.\n\nComplaints on lost parcels in Hull rose to 12."
    )
    assert all(len(need.evidence) == 1 for need in needs_of(report))


def test_what_was_told_in_confidence_is_marked_to_the_end_of_its_paragraph_and_no_further() -> None:
    dossier = dossier_of(LAUNDRY)
    assert need_about(dossier, "pushed out").private is Private.CONFIDENCE
    assert need_about(dossier, "applied").private is Private.CONFIDENCE
    assert need_about(dossier, "dislikes").private is not Private.CONFIDENCE


def test_a_heading_can_say_that_what_follows_was_told_in_confidence() -> None:
    note = (
        "# Told to me in confidence\n\n- The dye house is short of water.\n\n"
        "# What she told me\n\n- The dye boiler is too slow.\n"
    )
    needs = {need.gist: need.private for need in needs_of(note, DocumentKind.NOTE)}
    assert needs == {
        "The dye house is short of water": Private.CONFIDENCE,
        "The dye boiler is too slow": Private.NO,
    }


def test_words_about_absent_people_in_a_note_are_for_the_candidate_only() -> None:
    needs = needs_of("The previous manager never wrote down the dye recipes.", DocumentKind.NOTE)
    assert [need.private for need in needs] == [Private.ABSENT_PEOPLE]


def test_needs_without_any_hearing_of_labels_still_come_from_exact_words() -> None:
    from getsit import prepare

    from .material import OPPORTUNITY, TODAY, wording

    dossier = prepare.prepare_dossier(
        opportunity=OPPORTUNITY,
        documents=LAUNDRY,
        facts=(),
        hearing=WordsOnly(),
        wording=wording(),
        today=TODAY,
    )
    assert need_about(dossier, "Wards run short").kind is NeedKind.CHALLENGE


def test_ids_stay_the_same_when_a_document_is_added() -> None:
    before = {need.id for need in dossier_of(LAUNDRY[:1]).needs}
    after = {need.id for need in dossier_of(LAUNDRY).needs}
    assert before <= after


def test_nothing_to_prepare_from_says_what_to_add() -> None:
    with pytest.raises(NothingToPrepare):
        dossier_of((RESUME,))


def test_a_posting_that_says_nothing_of_its_own_gives_a_reason_instead_of_needs() -> None:
    dossier = posting_dossier(
        "# Manager\n\nWe are looking for a motivated team player with good communication skills.\n"
    )
    assert dossier.needs == ()
    assert "could stand in any posting" in dossier.unknowns[0].about


# ---------------------------------------------------------------- after a talk


def voiced(
    words: str, *, standing: Standing = Standing.VOICED, private: Private = Private.NO
) -> tuple[Need, Document]:
    talk = a_document(f"Well. {words}. That is all.", id="talk", name="talk", kind=DocumentKind.TRANSCRIPT)
    start = talk.text.index(words)
    quote = talk.quote(start, start + len(words))
    voicing = Voicing(
        conversation_id="talk",
        moment_id="m1",
        quote=quote,
        speaker="Marian",
        round_number=1,
        private=private,
        unprompted=True,
    )
    from getsit.model.document import Evidence

    need = Need(
        id="n-talk", kind=NeedKind.CHALLENGE, gist=words, evidence=(Evidence(quote=quote),),
        standing=standing,
        strength=Strength.CONSEQUENCE, voicings=(voicing,), private=private,
    )  # fmt: skip
    return need, talk


def test_what_was_voiced_stands_first_and_says_who_said_it() -> None:
    need, talk = voiced("the dryers stop every Friday night")
    dossier = dossier_of((*LAUNDRY, talk), ledger=(need,))
    assert dossier.needs[0].id == "n-talk"
    assert dossier.hot_buttons[0].need_id == "n-talk"
    assert any(
        "Marian: “the dryers stop every Friday night”" in reason for reason in dossier.hot_buttons[0].reasons
    )


def test_a_prediction_that_was_voiced_adds_its_quotes_to_what_was_said() -> None:
    need, talk = voiced("we run short of linen on Monday mornings")
    dossier = dossier_of((*LAUNDRY, talk), ledger=(need,))
    spoken = next(one for one in dossier.needs if one.id == "n-talk")
    assert {one.quote.document_id for one in spoken.evidence} >= {"talk", "posting.md"}
    assert spoken.before is Standing.PREDICTED


def test_a_denied_need_is_kept_and_is_never_a_hot_button() -> None:
    need, talk = voiced("the rota is fine as it is", standing=Standing.REFUTED)
    dossier = dossier_of((*LAUNDRY, talk), ledger=(need,))
    assert "n-talk" in {one.id for one in dossier.needs}
    assert "n-talk" not in {button.need_id for button in dossier.hot_buttons}


def correction(need: Need, *, id: str = "c1", **more: str) -> Correction:
    target = CorrectionTarget(more.pop("target", "need"))
    return Correction(id=id, made=MORNING, target=target, quote=need.evidence[0].quote, **more)  # type: ignore[arg-type]


def test_a_correction_follows_the_quote_and_can_be_taken_back() -> None:
    need = need_about(dossier_of(LAUNDRY), "Rebuild the weekly rota")
    dropped = correction(need, standing="dropped")
    undo = Correction(id="c2", made=MORNING, target=CorrectionTarget.NEED, undoes="c1")
    assert need.id not in {one.id for one in dossier_of(LAUNDRY, corrections=(dropped,)).needs}
    assert need.id in {one.id for one in dossier_of(LAUNDRY, corrections=(dropped, undo)).needs}


def test_a_person_can_say_that_something_was_told_in_confidence() -> None:
    need = need_about(dossier_of(LAUNDRY), "dislikes")
    said = correction(need, target="private", private="confidence")
    assert need_about(dossier_of(LAUNDRY, corrections=(said,)), "dislikes").private is Private.CONFIDENCE


# ---------------------------------------------------------------- hot buttons, signals, unknowns


def test_three_to_five_hot_buttons_are_ranked_and_each_reason_names_something_of_this_opportunity() -> None:
    dossier = dossier_of(LAUNDRY)
    assert 3 <= len(dossier.hot_buttons) <= 5
    assert [button.rank for button in dossier.hot_buttons] == list(range(1, len(dossier.hot_buttons) + 1))
    assert all("“" in reason for button in dossier.hot_buttons for reason in button.reasons)
    assert any("opens with it" in reason for button in dossier.hot_buttons for reason in button.reasons)


def test_no_signal_stands_on_what_was_told_in_confidence() -> None:
    dossier = dossier_of(LAUNDRY)
    public = {document.id for document in LAUNDRY if document.kind is not DocumentKind.NOTE}
    private = {need.id for need in dossier.needs if need.private is not Private.NO}
    assert private
    for signal in dossier.signals:
        if signal.need_id in private:
            assert {one.quote.document_id for one in signal.evidence} <= public


def test_what_a_document_answers_is_not_unknown() -> None:
    told = "# Grower\nSallow Orchards\n\nThis is a newly created post, because the cider press stands idle.\n"
    assert not any(one.about.startswith("Why the post") for one in posting_dossier(told).unknowns)
    assert any(one.about.startswith("Why the post") for one in dossier_of(ORCHARD).unknowns)


def test_every_unknown_says_where_it_was_looked_for() -> None:
    assert all(
        one.looked_in == ("posting.md", "annual-report.pdf", "note") for one in dossier_of(LAUNDRY).unknowns
    )


def test_two_companies_share_no_line() -> None:
    def lines(dossier: Dossier) -> set[str]:
        said = {reason for button in dossier.hot_buttons for reason in button.reasons}
        said |= {one.sounds_like for one in dossier.signals} | {one.respond for one in dossier.signals}
        said |= {one.about for one in dossier.unknowns} | {one.ask for one in dossier.unknowns}
        return said | {line.breath for line in dossier.gate}

    one, other = lines(dossier_of(LAUNDRY, facts_of(RESUME))), lines(dossier_of(ORCHARD, facts_of(RESUME)))
    assert one
    assert other
    assert one.isdisjoint(other)


@given(
    st.text(max_size=500), st.sampled_from([DocumentKind.POSTING, DocumentKind.HOMEWORK, DocumentKind.NOTE])
)
def test_any_text_gives_a_dossier_whose_quotes_hold(text: str, kind: DocumentKind) -> None:
    document = a_file(text, kind=kind, name="any")
    dossier = dossier_of((document,))
    assert_quotes_hold(dossier, [document])
    assert dossier.needs or dossier.unknowns


@pytest.mark.parametrize(
    "line",
    [
        "Visit our Facebook page: Careers at Sallow Orchards",
        "They will learn about a range of pruning systems used within Sallow",
        "On joining, you will enrol on our eight week Fundamental Grafting Programme",
    ],
)
def test_what_the_employer_gives_or_shows_off_is_no_need(line: str) -> None:
    dossier = posting_dossier(f"# Post\n\nThe post holder will:\n- rebuild the packing rota\n\n{line}\n")
    assert [need.gist for need in dossier.needs] == ["rebuild the packing rota"]


def test_a_gist_in_a_long_sentence_holds_the_words_that_name_the_need() -> None:
    line = (
        "This is in addition to playing a key role in the borough council's part of the county-wide"
        " delivery of a challenging savings target,"
        " supporting the depots to develop operational plans and contributing to the annual planning cycle."
    )
    assert need_about(posting_dossier(f"# Post\n\n{line}\n"), "savings").gist.startswith(
        "a challenging savings target"
    )

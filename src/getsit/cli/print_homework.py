"""Prints the brief, the dossier, the ladder and the ties."""

from collections.abc import Iterable, Mapping

from getsit.cli.paper import SOFT, Paper
from getsit.model.brief import Brief
from getsit.model.document import Evidence
from getsit.model.dossier import Dossier, GateLine, HotButton, Hypothesis, PredictedSignal
from getsit.model.expected import ExpectedQuestion
from getsit.model.ladder import Ladder, Rung
from getsit.model.need import Need, Private
from getsit.model.tie import Solution, Tie, Ties
from getsit.text.lines import one_line

Sources = Mapping[str, str]
"""The name of each document and talk, by its id."""


def print_brief(paper: Paper, brief: Brief, sources: Sources) -> None:
    """The one page: hot buttons, questions, ties, signals, what to have ready if asked."""
    paper.heading("cli.brief_title", name=brief.opportunity)
    if brief.next_round:
        persons = "; ".join(", ".join(filter(None, (p.name, p.role))) for p in brief.next_round.persons)
        day = brief.next_round.on.isoformat() if brief.next_round.on else ""
        at = brief.next_round.at.isoformat("minutes") if brief.next_round.at else ""
        paper.line(" · ".join(filter(None, (day, at, brief.next_round.kind.value, persons))), style=SOFT)
    paper.heading("cli.brief_hot")
    for hot in brief.hot:
        _hot_button(paper, hot.button, hot.need, sources)
        if hot.guess:
            paper.line(hot.guess, indent=4)
    paper.heading("cli.brief_questions")
    for rung in brief.rungs:
        paper.line(f"{rung.number}. {rung.question}", indent=2)
    paper.heading("cli.brief_ties")
    for tie in brief.ties:
        _tie(paper, tie, sources)
    if not brief.ties:
        paper.say("cli.brief_no_ties", indent=2)
    paper.heading("cli.brief_signals")
    for signal in brief.signals:
        _signal(paper, signal)
    _if_asked(paper, brief)


def print_dossier(paper: Paper, dossier: Dossier, sources: Sources) -> None:
    """Everything that homework and the talks so far yield, with all evidence."""
    by_id = {need.id: need for need in dossier.needs}
    paper.heading("cli.brief_hot")
    for button in dossier.hot_buttons:
        _hot_button(paper, button, by_id[button.need_id], sources)
    _guesses(paper, dossier)
    _doubts(paper, dossier, sources)
    paper.heading("cli.dossier_needs")
    for need in dossier.needs:
        _need(paper, need, sources)
    _gate(paper, dossier, sources)
    paper.heading("cli.brief_signals")
    for signal in dossier.signals:
        _signal(paper, signal)
    paper.heading("cli.dossier_unknowns")
    for unknown in dossier.unknowns:
        paper.line(unknown.about, indent=2)
        paper.say("cli.looked_in", names=", ".join(unknown.looked_in), indent=4, style=SOFT)
        paper.say("cli.ask", words=unknown.ask, indent=4)
    paper.say("cli.heard_by", by=dossier.hearing, style=SOFT)


def _gate(paper: Paper, dossier: Dossier, sources: Sources) -> None:
    paper.heading("cli.dossier_gate")
    for line in dossier.gate:
        _gate_line(paper, line, sources)
    if dossier.posting and not dossier.gate:
        paper.say("cli.dossier_no_gate", indent=2)


def _guesses(paper: Paper, dossier: Dossier) -> None:
    if dossier.hypotheses:
        paper.heading("cli.dossier_hypotheses")
    for one in dossier.hypotheses:
        need = dossier.need(one.need_id)
        if need:
            _hypothesis(paper, one, need)


def _doubts(paper: Paper, dossier: Dossier, sources: Sources) -> None:
    """Where sources do not agree, and which of them are old."""
    if dossier.contradictions or dossier.old:
        paper.heading("cli.dossier_contradictions")
    for apart in dossier.contradictions:
        paper.line(apart.about, indent=2)
        _evidence(paper, apart.evidence, sources, indent=4)
        paper.say("cli.ask", words=apart.ask, indent=4)
    for id, day in dossier.old:
        paper.say("cli.old_source", name=sources.get(id, id), day=day.isoformat(), indent=2)


def print_expected(paper: Paper, questions: Iterable[ExpectedQuestion]) -> None:
    """What they will probably ask: the question, the one behind it, the answer, how long to speak."""
    paper.heading("cli.dossier_expected")
    for one in questions:
        paper.line(one.question, indent=2)
        paper.say("cli.behind", words=one.behind, indent=4, style=SOFT)
        paper.line(one.answer, indent=4)
        paper.say("cli.seconds", count=one.seconds, indent=4, style=SOFT)


def print_ladder(paper: Paper, ladder: Ladder, sources: Sources) -> None:
    """The questions in rung order, with what to ask next on each kind of answer."""
    paper.heading(f"cli.ladder_{ladder.mode.value}")
    for rung in ladder.rungs:
        _rung(paper, rung, sources)
    if ladder.left_out:
        paper.heading("cli.ladder_left_out")
    for left in ladder.left_out:
        paper.line(left.question, indent=2, style=SOFT)
        _evidence(paper, (left.answered_by,), sources, indent=4)


def print_ties(paper: Paper, ties: Ties, dossier: Dossier, sources: Sources) -> None:
    """Ready ties under their questions, honest refusals, solutions."""
    paper.heading("cli.ties_title")
    for tie in ties.ties:
        _tie(paper, tie, sources)
    if not ties.ties:
        paper.say("cli.brief_no_ties", indent=2)
    if ties.refusals:
        paper.heading("cli.ties_refused")
    for refusal in ties.refusals:
        need = dossier.need(refusal.need_id)
        if need:
            paper.quote(need.gist)
        paper.line(refusal.reason, indent=4)
        paper.line(refusal.say, indent=4, style=SOFT)
    if ties.solutions:
        paper.heading("cli.solutions")
    for solution in ties.solutions:
        _solution(paper, solution, sources)


def _if_asked(paper: Paper, brief: Brief) -> None:
    if brief.if_asked:
        paper.heading("cli.brief_if_asked")
    for line in brief.if_asked:
        paper.quote(line.requirement.quote.exact)
        paper.line(line.breath, indent=4)
    if brief.kept_back:
        paper.gap()
        paper.say("cli.brief_kept_back", count=brief.kept_back, style=SOFT)


def _hot_button(paper: Paper, button: HotButton, need: Need, sources: Sources) -> None:
    _head(paper, need, sources)
    for reason in button.reasons:
        paper.line(reason, indent=4)
    _further(paper, need, sources)


def _hypothesis(paper: Paper, one: Hypothesis, need: Need) -> None:
    paper.quote(need.gist, paper.wording.say(f"words.sureness.{one.sureness.value}"), indent=2)
    paper.line(one.reading, indent=4)
    paper.say("cli.could_be_wrong", words=one.could_be_wrong, indent=4, style=SOFT)
    paper.say("cli.ask", words=one.ask, indent=4)


def _need(paper: Paper, need: Need, sources: Sources) -> None:
    _head(paper, need, sources, id=f"  [{need.id}]")
    _further(paper, need, sources)


def _head(paper: Paper, need: Need, sources: Sources, *, id: str = "") -> None:
    """The words of the need with where they stand; what was only remembered has no quotation marks."""
    first = need.evidence[0]
    if all(one.remembered for one in need.voicings) and need.voicings and first.quote.turn is not None:
        paper.line(one_line(need.gist), indent=2)
    else:
        paper.quote(need.gist, _where(paper, need, first, sources), indent=2)
    paper.line(f"{_standing(paper, need)}{id}", indent=4, style=SOFT)


def _where(paper: Paper, need: Need, evidence: Evidence, sources: Sources) -> str:
    for voicing in need.voicings:
        if voicing.quote.document_id == evidence.quote.document_id:
            speaker = voicing.speaker or paper.wording.say("words.they")
            return paper.wording.say("cli.in_round", speaker=speaker, number=voicing.round_number or "-")
    name = sources.get(evidence.quote.document_id, evidence.quote.document_id)
    return f"{name}, {paper.wording.say(f'words.basis.{evidence.basis.value}')}"


def _further(paper: Paper, need: Need, sources: Sources) -> None:
    """What else was written and said for it, each once."""
    shown = {one_line(need.gist)}
    for evidence in need.evidence:
        words = one_line(evidence.quote.exact)
        if not any(words in other or other in words for other in shown):
            shown.add(words)
            _evidence(paper, (evidence,), sources, indent=4)
    for voicing in need.voicings:
        words = one_line(voicing.quote.exact)
        if any(words in other or other in words for other in shown):
            continue
        shown.add(words)
        key = "cli.remembered" if voicing.remembered else "cli.said_by"
        speaker = voicing.speaker or paper.wording.say("words.they")
        paper.say(key, speaker=speaker, number=voicing.round_number or "-", words=words, indent=4)


def _standing(paper: Paper, need: Need) -> str:
    words = paper.wording
    parts = [words.say(f"words.kind.{need.kind.value}"), words.say(f"words.standing.{need.standing.value}")]
    if need.private is not Private.NO:
        parts.append(words.say(f"words.private.{need.private.value}"))
    return " · ".join(parts)


def _gate_line(paper: Paper, line: GateLine, sources: Sources) -> None:
    paper.say(f"words.gate.{line.standing.value}", indent=2)
    _evidence(paper, line.evidence, sources, indent=4)
    if line.breath:
        paper.line(line.breath, indent=4)


def _signal(paper: Paper, signal: PredictedSignal) -> None:
    paper.line(signal.sounds_like, indent=2)
    paper.line(signal.respond, indent=4, style=SOFT)


def _rung(paper: Paper, rung: Rung, sources: Sources) -> None:
    paper.line(f"{rung.number}. {rung.question}", indent=2)
    _evidence(paper, rung.homework, sources, indent=5)
    for key, words in (("full", rung.on_full), ("vague", rung.on_vague), ("guarded", rung.on_guarded)):
        if words:
            paper.say(f"cli.next_{key}", words=words, indent=5)


def _tie(paper: Paper, tie: Tie, sources: Sources) -> None:
    paper.say("cli.tie_ask", question=tie.ask, indent=2)
    paper.say("cli.tie_then", indent=4, style=SOFT)
    paper.line(tie.spoken, indent=4)
    _evidence(paper, tie.evidence, sources, indent=4)
    if not tie.confirmed:
        paper.say("cli.tie_proposed", id=tie.fact_id[-6:], indent=4, style=SOFT)


def _solution(paper: Paper, solution: Solution, sources: Sources) -> None:
    paper.line(solution.action, indent=2)
    if solution.by_when:
        paper.say("cli.solution_when", when=solution.by_when, indent=4)
    if solution.value:
        paper.say("cli.solution_value", value=solution.value, indent=4)
    _evidence(paper, solution.evidence, sources, indent=4)


def _evidence(paper: Paper, evidence: Iterable[Evidence], sources: Sources, *, indent: int) -> None:
    for one in evidence:
        name = sources.get(one.quote.document_id, one.quote.document_id)
        basis = paper.wording.say(f"words.basis.{one.basis.value}")
        paper.quote(one.quote.exact, f"{name}, {basis}", indent=indent)

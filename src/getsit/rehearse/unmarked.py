"""Marks for a turn that has none, as machines write speech down: full stops and question marks where the
wording shows that a sentence ends. These are guesses; every letter keeps its place."""

import re

from getsit.rehearse import forms
from getsit.rehearse.fillers import Lean
from getsit.text.sentences import find_sentences

WORDS = 7  # from which a text without a single mark is taken for such speech
HEAD = 3  # words at least before a question that begins in the midst

_MARKS = re.compile(r"[.!?…,;:–—]")
_AUX = "is|are|was|were|do|does|did|would|will|can|could|should|has|have|had"
_ASKS = re.compile(
    rf"\s(?=(?:and |so |but )?(?:(?:what|how|why|when|where)(?:'s)?\s(?!(?:you|i|we|they|he|she|it)\b)"
    rf"(?:\w+\s)?(?:{_AUX}|makes|made|else|happens|happened|many|much|long|often)\b"
    rf"|who\s(?:would|else|is it|do|did)\b|which\s(?:\w+\s)?(?:of|would|do|did)\b"
    rf"|(?:{_AUX}|may)\s(?:you|i|we|they|he|she|it|there|that)\b|(?:tell|walk|show)\sme\b))",
    re.IGNORECASE,
)
_HOLDS_ON = re.compile(
    r"\b(?:and|but|so|because|then|or|that|which|who|what|when|where|why|how|if|whether|than|as|until|while|know"
    r"|knows|see|saw|say|said|tell|told|ask|asked|understand|understood|wonder|remember|about|of|on|for|to|from|in"
    r"|at|with|by|me|you|is|was|be|not|sure|exactly|just|me|i|would|could|can|may|will|has|have|had)$",
    re.IGNORECASE,
)


def marked(lean: Lean) -> Lean:
    """The text with marks, if it has none; itself where it has."""
    if _MARKS.search(lean.text) or len(lean.text.split()) < WORDS:
        return lean
    text, places = "", list[int]()
    for start, end in _pieces(lean.text):
        piece = re.sub(r"\bi\b", "I", lean.text[start:end])
        asks = forms.opens_asking(piece) and not forms.begins_if(piece)
        mark = "? " if asks or forms.bids(piece) else ". "
        text += piece[:1].upper() + piece[1:] + mark
        places += [*lean.places[start:end], lean.places[end - 1], lean.places[end - 1]]
    return Lean(text, [*places, lean.places[-1]])


def _pieces(text: str) -> list[tuple[int, int]]:
    found = list[tuple[int, int]]()
    for sentence in find_sentences(text):
        begin = sentence.start
        for cut in _ASKS.finditer(text, sentence.start, sentence.end):
            head = text[begin : cut.start()]
            if len(head.split()) >= HEAD and not _HOLDS_ON.search(head):
                found.append((begin, cut.start()))
                begin = cut.end()
        found.append((begin, sentence.end))
    return [(start, end) for start, end in found if text[start:end].strip()]

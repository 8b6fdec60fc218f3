"""What is English talk, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit.text.language import ENGLISH, OTHER, TOO_LITTLE, language_of

TALK = (
    "I work in hotel five years. I make schedule for team, is not easy because many people leave. My "
    "manager say to me we need better service so I speak with guest every day and complaint go down."
)
DIALECT = (
    "Aye, we was gonna sort it but them lads ain't never had no training. I dunno, I just kept at it and "
    "the numbers come up after a couple weeks, y'know what I mean, and then they give me the night shift."
)
RESUME = (
    "I managed the chilled depot at Marl from 2016 to 2019 with 40 staff. I planned the shifts of three "
    "sites in Durham from 2019 to 2022. I finished a diploma in logistics with distinction."
)
KEYWORDS = "leadership, stakeholder management, agile, delivery, KPI, strategy, vision, challenge, Excel. "
NONSENSE = "blorf wug snarkle gribble frandic sploot mimsy borogoves gyre gimble wabe tove slithy jubjub. "
GERMAN = (
    "Ich habe in den letzten Jahren in einem Lager gearbeitet und war dort für die Planung der Schichten "
    "verantwortlich, so dass wir am Ende alle Termine halten konnten und niemand warten musste."
)
SPANISH = (
    "Durante los últimos cinco años trabajé en un almacén y me encargué de la planificación de los turnos "
    "para que no se perdiera ninguna entrega y los clientes estuvieran contentos con nosotros."
)


@pytest.mark.parametrize("text", [TALK, DIALECT, RESUME])
def test_english_as_people_speak_it_is_english(text: str) -> None:
    assert language_of(text) == ENGLISH


@pytest.mark.parametrize("text", [KEYWORDS * 4, NONSENSE * 4, GERMAN, SPANISH, "the the the " * 20])
def test_other_languages_keywords_and_nonsense_are_not(text: str) -> None:
    assert language_of(text) == OTHER


def test_fillers_change_nothing() -> None:
    assert language_of(TALK.replace(". ", ". Um, er, ")) == ENGLISH


def test_of_a_few_words_nothing_is_said() -> None:
    assert language_of("Yes, I see.") == TOO_LITTLE


@given(st.text(max_size=400))
def test_any_text_gets_one_of_three_answers(text: str) -> None:
    assert language_of(text) in {ENGLISH, OTHER, TOO_LITTLE}

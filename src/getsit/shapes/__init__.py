"""Values to the JSON that the contracts name. These files alone know those names.

Names are promises: they are extended, never renamed.
"""

from getsit.shapes.examples import examples_of
from getsit.shapes.follow_up import debrief_shape, letter_shape, plan_shape
from getsit.shapes.homework import brief_shape, ladder_shape, ties_shape
from getsit.shapes.person import (
    correction_shape,
    document_shape,
    fact_shape,
    opportunity_shape,
    round_shape,
)
from getsit.shapes.plain import Shape
from getsit.shapes.rehearsal import look_back_shape, manager_shape, rehearsal_shape
from getsit.shapes.sources import job_shape, plan_of_visit_shape, visit_shape
from getsit.shapes.talk import listen_shape, moment_shape

__all__ = [
    "Shape",
    "brief_shape",
    "correction_shape",
    "debrief_shape",
    "document_shape",
    "examples_of",
    "fact_shape",
    "job_shape",
    "ladder_shape",
    "letter_shape",
    "listen_shape",
    "look_back_shape",
    "manager_shape",
    "moment_shape",
    "opportunity_shape",
    "plan_of_visit_shape",
    "plan_shape",
    "rehearsal_shape",
    "round_shape",
    "ties_shape",
    "visit_shape",
]

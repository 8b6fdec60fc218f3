"""The one door for every face: command line, pages and JSON call `App` and nothing else."""

from getsit.app.app import App
from getsit.app.opening import open_app, wordings
from getsit.app.results import Added, Overview, Stage, Step, StepKind, Understanding, Way
from getsit.app.wayfinding import today

__all__ = [
    "Added", "App", "Overview", "Stage", "Step", "StepKind", "Understanding", "Way", "open_app", "today",
    "wordings",
]  # fmt: skip

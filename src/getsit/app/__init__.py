"""The one door for every face: command line, pages and JSON call `App` and nothing else."""

from getsit.app.app import App
from getsit.app.opening import open_app, wordings
from getsit.app.results import Added, Overview, Understanding

__all__ = ["Added", "App", "Overview", "Understanding", "open_app", "wordings"]

"""The one door: a method for each thing that a person asks for, which loads, calls a step, and saves.

The methods stand in the files that this one gathers, a file for each stage of the way.
"""

from getsit.app.locking import Locking
from getsit.app.looking_back import LookingBack
from getsit.app.papers import Papers
from getsit.app.rehearsing import Rehearsing
from getsit.app.travelling import Travelling
from getsit.app.wayfinding import Wayfinding
from getsit.app.working import Working


class App(Travelling, Working, Rehearsing, LookingBack, Papers, Locking, Wayfinding):
    """Everything that a person can ask of Gets It. Make one with `open_app`."""

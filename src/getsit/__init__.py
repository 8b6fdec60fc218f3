"""Gets It: prepare for a job interview, listen to it afterwards, follow it up.

Everything that claims something shows the words it stands on.
"""

__version__ = "0.1.0"

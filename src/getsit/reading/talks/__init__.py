"""Transcripts and recall to a `Conversation`: who spoke, in which order, and every letter that was spoken.

One file per format. Knows names, times and turns; never who is the candidate, and never what is meant.
"""

from getsit.reading.talks.recall import read_recall
from getsit.reading.talks.transcript import read_transcript

__all__ = ["read_recall", "read_transcript"]

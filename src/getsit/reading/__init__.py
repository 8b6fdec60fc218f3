"""Bytes to a `Document` or a `Conversation`, one file per format: text and structure, never meaning."""

from getsit.reading.documents import read_document
from getsit.reading.sniff import LIMIT
from getsit.reading.transcripts import read_recall, read_transcript

__all__ = ["LIMIT", "read_document", "read_recall", "read_transcript"]

"""Bytes to a `Document` or a `Conversation`, one file per format: text and structure, never meaning."""

"""The command line: parses, calls `App`, prints. Nothing is computed here."""

from getsit.cli.main import main

__all__ = ["main"]

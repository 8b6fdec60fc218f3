"""What the embedded engine learned; CARD.md beside this file tells from what, how well, where it fails."""

from pathlib import Path

FOLDER = Path(__file__).parent

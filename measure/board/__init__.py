"""Public sets, one module each: how the trained hearing does on them, as shipped and with a linear probe.

The rows come out of `measure.public_sets`, which gives each of these modules the same hearings.
"""

from pathlib import Path


def rows(data: Path) -> list[dict[str, str | float]]:
    """No rows: `python -m measure` asks every module of `measure`, and this one is a folder of parts."""
    del data
    return []

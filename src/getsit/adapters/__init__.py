"""One file per outside thing, each behind a seam of `ports.py`."""

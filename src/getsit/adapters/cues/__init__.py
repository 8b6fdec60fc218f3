"""What the cue hearing knows: a small language for cues, lists of cues as data, and how they are weighed.

The lists (`*.toml`) are wording, edited as wording; the Python files know no English but its contractions,
its fillers and where clauses begin.
"""

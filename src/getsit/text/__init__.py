"""Words and places: sentences, normal forms with their offsets, quotes, numbers, dates, likeness.

No model, no files; the standard library and numpy only.
"""

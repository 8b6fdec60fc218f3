"""How the embedded engine is made: the corpus, and what learns from it. Not part of the wheel."""

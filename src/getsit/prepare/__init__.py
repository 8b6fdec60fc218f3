"""Documents to a posting, facts, gate, needs, dossier, ladder, ties and solutions."""

"""A conversation to moments and measures, each with the words it stands on."""

"""Whole values into the database and out of it."""

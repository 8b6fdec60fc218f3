"""Counts on the project's own corpus; the modules beside this folder print them."""

"""The pages and the JSON API on localhost. They call `App` and show its values; nothing is computed here."""

from getsit.web.server import make_site, serve_pages

__all__ = ["make_site", "serve_pages"]

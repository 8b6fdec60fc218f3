"""The front door: `getsit` and `python -m getsit`. Hands the pages to the command line."""

from typing import TYPE_CHECKING

from getsit.cli import main as command_line

if TYPE_CHECKING:
    from getsit.app import App


def main() -> None:
    """Runs the command line and exits with its code."""
    command_line(serve=_serve)


def _serve(app: "App", *, port: int, browse: bool) -> None:
    from getsit.web import serve_pages  # heavy, and most commands show no page

    serve_pages(app, port=port, browse=browse)


if __name__ == "__main__":
    main()

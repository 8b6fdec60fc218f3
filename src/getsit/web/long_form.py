"""Forms with a field of a whole posting or talk: as much text as is read, not the framework's megabyte."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette._utils import AwaitableOrContextManager
from starlette.datastructures import FormData

from getsit.reading.sniff import TEXT_LIMIT

MOST_FIELDS = 1000


class LongForm(Request):
    """A request whose fields may be as long as any text that is read."""

    def form(
        self,
        *,
        max_files: float = MOST_FIELDS,
        max_fields: float = MOST_FIELDS,
        max_part_size: int = TEXT_LIMIT,
    ) -> AwaitableOrContextManager[FormData]:
        """The fields of the form; what is longer than TEXT_LIMIT bytes is refused."""
        return super().form(max_files=max_files, max_fields=max_fields, max_part_size=max_part_size)


class LongFormRoute(APIRoute):
    """A route that reads long forms."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, given a request that reads long forms."""
        handle = super().get_route_handler()

        async def read_long(request: Request) -> Response:
            return await handle(LongForm(request.scope, request.receive))

        return read_long

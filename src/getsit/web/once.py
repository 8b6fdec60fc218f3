"""A form that is sent twice, by a double click or a reload, is done once."""

from collections import OrderedDict
from collections.abc import Callable
from secrets import token_urlsafe
from threading import Lock

MOST = 200  # forms that are remembered; a double click comes within seconds


class Once:
    """Remembers where each form led. One change at a time; what failed may be sent again."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._led: OrderedDict[str, str] = OrderedDict()

    def lead(self, form: str, work: Callable[[], str]) -> str:
        """The address that `work` leads to, or led to when this form was sent before."""
        with self._lock:
            if form in self._led:
                return self._led[form]
            address = work()
            if form:
                self._led[form] = address
            while len(self._led) > MOST:
                self._led.popitem(last=False)
            return address


def new_form() -> str:
    """A name for one showing of a form. It is no secret."""
    return token_urlsafe(9)

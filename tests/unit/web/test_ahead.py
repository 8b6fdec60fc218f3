"""What is done ahead is done in order, never in the way, and what fails stops nothing."""

from functools import partial
from threading import Event

from getsit.web.ahead import MOST, Ahead


def test_what_fails_stops_nothing_that_comes_after_it() -> None:
    ahead, done, order = Ahead(), Event(), list[str]()

    def fail() -> None:
        order.append("fails")
        raise ValueError

    ahead.soon(fail)
    ahead.soon(lambda: order.append("goes on"))
    ahead.soon(done.set)
    assert done.wait(20)
    assert order == ["fails", "goes on"]


def test_nobody_waits_where_too_much_waits_already() -> None:
    ahead, let_go, done = Ahead(), Event(), list[int]()

    def hold() -> None:
        let_go.wait(20)

    ahead.soon(hold)
    for number in range(3 * MOST):
        ahead.soon(partial(done.append, number))
    let_go.set()
    last = Event()
    while not last.is_set():
        ahead.soon(last.set)
        last.wait(0.05)
    assert MOST - 1 <= len(done) <= MOST + 1
    assert done == sorted(done)

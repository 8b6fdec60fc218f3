"""Sitting at the table: a talk on the command line, line by line."""

import sys
from typing import TYPE_CHECKING

from getsit.cli.paper import BOLD, SOFT
from getsit.errors import RehearsalMoved

if TYPE_CHECKING:
    from getsit.cli.face import Face
    from getsit.model.rehearsal import Rehearsal

STOP, PAUSE = ":stop", ":pause"
NAMED_MOST = 3


class Table:
    """Where candidate and manager sit. `quiet` prints nothing but what is asked for at the end."""

    def __init__(self, face: "Face", *, quiet: bool) -> None:
        self._face = face
        self._quiet = quiet

    def talk(self, rehearsal: "Rehearsal") -> "Rehearsal":
        """Talks until it is over, stopped or left; what was said is kept before it is shown."""
        self._greet(rehearsal)
        while not rehearsal.over:
            line = self._read()
            if line is None or line.strip() == PAUSE:
                self._say("rehearse.paused", id=rehearsal.id[-6:])
                return rehearsal
            if line.strip() == STOP:
                return self._face.app.stop_rehearsal(rehearsal.id)
            rehearsal = self._said(rehearsal, line)
        return rehearsal

    def _said(self, rehearsal: "Rehearsal", line: str) -> "Rehearsal":
        """The talk after that line. Where it moved on in another window meanwhile, the line is not said and
        what was said there is shown."""
        app = self._face.app
        try:
            answered = app.say(rehearsal.id, line, turn=len(rehearsal.exchanges))
        except RehearsalMoved:
            self._say("rehearse.moved_on")
            answered = app.rehearsal(rehearsal.id)
            self._catch_up(answered, since=len(rehearsal.exchanges))
        else:
            self._hear(answered)
        return answered

    def afterwards(self, rehearsal: "Rehearsal") -> None:
        """The candidate's own view first; then what the manager was thinking."""
        from getsit.cli.print_rehearsal import print_look_back

        if not rehearsal.over:
            return
        self._say(f"rehearse.ended_{rehearsal.state.ended}")
        named = self._name_three()
        rated = self._rate() if named is not None else None
        if named is not None:
            self._face.app.name_needs(rehearsal.id, named, rated=rated)
        print_look_back(self._face.paper, self._face.app.look_back(rehearsal.id))

    def _greet(self, rehearsal: "Rehearsal") -> None:
        if self._quiet:
            return
        manager = self._face.app.manager_of(rehearsal)
        paper = self._face.paper
        self._say("rehearse.begins", name=manager.name, role=manager.role, organisation=manager.organisation,
                  post=manager.post)  # fmt: skip
        paper.line(manager.intro)
        self._say("rehearse.how")
        if len(rehearsal.exchanges) > 1:
            self._say("rehearse.goes_on")
        self._hear(rehearsal)

    def _hear(self, rehearsal: "Rehearsal") -> None:
        if not self._quiet:
            self._face.paper.gap()
            self._face.paper.line(rehearsal.exchanges[-1].answered, style=BOLD)

    def _catch_up(self, rehearsal: "Rehearsal", *, since: int) -> None:
        for exchange in () if self._quiet else rehearsal.exchanges[since:]:
            self._face.paper.quote(exchange.said, yours=True, indent=4)
            self._face.paper.line(exchange.answered, style=BOLD)

    def _say(self, key: str, **values: str) -> None:
        if not self._quiet:
            paper = self._face.paper
            paper.line(paper.wording.say(key, **values), style=SOFT)

    def _read(self) -> str | None:
        if sys.stdin.isatty() and not self._quiet:
            sys.stdout.write("\n> ")
            sys.stdout.flush()
        line = sys.stdin.readline()
        return line.rstrip("\n") if line else None

    def _name_three(self) -> list[str] | None:
        self._say("rehearse.name_three")
        named = list[str]()
        while len(named) < NAMED_MOST:
            line = self._read()
            if line is None and not named:
                return None
            if line is None or not line.strip():
                break
            named.append(line)
        return named

    def _rate(self) -> int | None:
        self._say("rehearse.rate")
        line = (self._read() or "").strip()
        return int(line) if line.isdigit() and 1 <= int(line) <= 5 else None

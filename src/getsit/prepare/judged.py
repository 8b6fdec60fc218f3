"""What holding one requirement against the facts came to."""

from dataclasses import dataclass

from getsit.model.document import Basis
from getsit.model.dossier import GateStanding
from getsit.model.fact import Fact


@dataclass(frozen=True, slots=True)
class Judged:
    """A standing with the facts behind it. `months` are counted months for a requirement in years."""

    standing: GateStanding
    shown_by: tuple[Fact, ...] = ()
    basis: Basis = Basis.STATED
    months: int | None = None

    @property
    def fact(self) -> Fact | None:
        """The fact that meets it or comes nearest."""
        return self.shown_by[0] if self.shown_by else None


def met(*facts: Fact, months: int | None = None) -> Judged:
    """Met: these facts show it."""
    basis = Basis.STATED if months is None else Basis.INFERRED
    return Judged(GateStanding.MET, facts[:3], basis, months)


def unclear(*facts: Fact, months: int | None = None) -> Judged:
    """Unclear: these facts, if any, come near."""
    return Judged(GateStanding.UNCLEAR, facts[:3], Basis.INFERRED, months)


def not_met(*, nearest: Fact | None = None, months: int | None = None) -> Judged:
    """Not met: no fact shows it; `nearest` may be worth naming."""
    return Judged(GateStanding.NOT_MET, (nearest,) if nearest else (), Basis.INFERRED, months)

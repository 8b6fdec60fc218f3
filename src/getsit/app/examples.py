"""Loads the bundled example through the same doors that a person uses."""

import tomllib
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from getsit.model.conversation import Consent
from getsit.model.document import DocumentKind, Raw
from getsit.model.opportunity import Opportunity, Person, RoundKind

if TYPE_CHECKING:
    from getsit.app.travelling import Travelling

FOLDER = "getsit.example"


def load(app: "Travelling") -> Opportunity:
    """The example as an opportunity, made from its files; NameTaken when it is already here."""
    plan = tomllib.loads((files(FOLDER) / "opportunity.toml").read_text(encoding="utf-8"))
    opportunity = app.new(plan["name"], candidate=plan.get("candidate", ""), example=True)
    for one in plan.get("rounds", []):
        _add_round(app, opportunity.name, one)
    for one in plan["files"]:
        _add_file(app, opportunity.name, one)
    return app.overview(opportunity.name).opportunity


def _add_round(app: "Travelling", name: str, one: dict[str, Any]) -> None:
    persons = [Person(name=met["name"], role=met.get("role", "")) for met in one.get("with", [])]
    app.add_round(name, on=_day(one.get("on")), kind=RoundKind(one.get("kind", "manager")), persons=persons)


def _add_file(app: "Travelling", name: str, one: dict[str, Any]) -> None:
    data = (files(FOLDER) / one["file"]).read_bytes()
    app.add(
        name,
        Raw(name=one["file"], data=data, origin="the bundled example"),
        kind=DocumentKind(one["as"]),
        consent=Consent(one["consent"]) if "consent" in one else None,
        round_number=one.get("round"),
        on=_day(one.get("on")),
    )


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if isinstance(value, str) else None

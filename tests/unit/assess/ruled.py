"""Make facts for rules in a few lines: documents without files, rules with one condition."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import msgspec

from ledgers.assess.rules.engine import proposals
from ledgers.assess.rules.rows import Facts
from ledgers.model.catalog import Catalog
from ledgers.model.cataloguing import catalog_of
from ledgers.model.document import Document
from ledgers.model.proposal import Proposal, Ranked
from ledgers.model.rulebook import Rule
from ledgers.model.scoring import Measurement
from ledgers.read.dialect import YamlPlaces
from tests.unit.fields import CONTRACT

AS_OF = date(2026, 7, 15)
COUNTIES = ("990102", "990103", "990121")
COUNTY = COUNTIES[0]
AREAS: dict[str, Any] = {
    "areas": [
        {"code": "990100", "name": "演示市", "kind": "city"},
        *({"code": code, "name": f"{code}区", "kind": "district"} for code in COUNTIES),
    ]
}


def document(name: str, value: Mapping[str, Any]) -> Document:
    """Return a document of an owner and ledger, such as `990102/petitions/2026-06`."""
    owner, ledger, identifier = name.split("/", 2)
    return Document(f"{name}.yaml", owner, ledger, identifier, dict(value), "", "", YamlPlaces(""))


def catalog(records: Mapping[str, Mapping[str, Any]]) -> Catalog:
    """Return a city of three districts with some records, by reference."""
    rows = {"city/areas/areas": AREAS, **records}.items()
    return catalog_of((document(name, value) for name, value in rows), CONTRACT)


def facts(
    records: Mapping[str, Mapping[str, Any]] | None = None,
    as_of: date = AS_OF,
    **more: Any,  # noqa: ANN401 - fields of any kind
) -> Facts:
    """Return the facts of such a city."""
    return Facts(catalog(records or {}), as_of, **more)


def rule(when: Mapping[str, Any], **more: Any) -> Rule:  # noqa: ANN401 - fields of any kind
    """Return a rule with a condition as it is written in the file; it proposes a reminder."""
    said = {
        "id": "rule",
        "zh": "规则",
        "en": "Rule",
        "kind": "limit",
        "valid_from": "2026-01-01",
        "active": True,
        "when": when,
        "proposes": [{"action": "remind"}],
        "requirements": ["R18"],
    }
    return msgspec.convert(said | more, Rule)


def proposed(when: Mapping[str, Any], given: Facts, **more: Any) -> tuple[Proposal, ...]:  # noqa: ANN401 - fields of any kind
    """Return what a rule with a condition proposes."""
    return proposals([rule(when, **more)], given)


def holds(when: Mapping[str, Any], given: Facts, **more: Any) -> bool:  # noqa: ANN401 - fields of any kind
    """Say whether a condition holds for anyone."""
    return bool(proposed(when, given, **more))


def measured(value: str, indicator: str = "asked") -> dict[str, dict[str, Measurement]]:
    """Return a measurement of the first county, as an exact fraction."""
    return {indicator: {COUNTY: Measurement(indicator, COUNTY, Fraction(value))}}


def bottoms(story: str) -> dict[str, dict[str, Ranked]]:
    """Return weekly rankings from 2026-W10 on: `b` at the bottom, `-` not, `.` not made."""
    return {
        f"2026-W{week:02}": {COUNTY: Ranked(3 if mark == "b" else 1, mark == "b")}
        for week, mark in enumerate(story, 10)
        if mark != "."
    }

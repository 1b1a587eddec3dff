"""Find the rows of a ledger that a rule looks at, whose they are, and of which day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ledgers.assess.indicators.conditions import AS_OF, number
from ledgers.assess.rules.days import day_of, end_of
from ledgers.assess.rules.facts import Facts
from ledgers.model.document import Document, Path
from ledgers.model.layout import CITY
from ledgers.model.lives.finding import life_of
from ledgers.model.method import Condition
from ledgers.model.proposal import Evidence
from ledgers.model.rulebook import Rows, Rule

CODE = 6
"""Digits of a county's code, with which its bodies begin."""
VOID = frozenset({"declined", "lifted"})
"""What undoes an action that was decided."""

Group = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the item, the record that holds it, and what was worked out about the record."""

    document: Document
    path: Path
    item: Group
    known: Group = field(default_factory=dict)

    def value(self, name: str) -> object:
        """Return a field: worked out, of the item, or of the record; None where it is empty."""
        for group in (self.known, self.item, self.document.value):
            found = _inside(group, name)
            if found is not None:
                return found
        return None

    @property
    def record(self) -> str:
        """Return the reference of the record, in full."""
        return f"{self.document.owner}/{self.document.ledger}/{self.document.id}"

    def evidence(self, *names: str) -> Evidence:
        """Return where the row stands, at the first of some fields that it holds itself."""
        for name in names:
            way = tuple(name.split("."))
            if _inside(self.item, name) is not None:
                return Evidence(self.record, (*self.path, *way))
            if _inside(self.document.value, name) is not None:
                return Evidence(self.record, way)
        return Evidence(self.record, self.path)


def _inside(group: Group, name: str) -> object:
    """Return what stands at the end of a dotted way through groups."""
    value: object = group
    for step in name.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def rows_of(facts: Facts, asked: Rows | None) -> Iterator[Row]:
    """Yield the rows of standing records that pass the filter, none of a day still to come."""
    if asked is None:
        return
    for document in facts.catalog.by_ledger.get(asked.ledger, ()):
        if "withdrawn" not in document.value:
            for row in _rows(facts, document, asked.each):
                on = dated(facts, row, asked)
                passed = all(passes(row, each, facts.as_of) for each in asked.where)
                if passed and (on is None or on <= facts.as_of):
                    yield row


def _rows(facts: Facts, document: Document, each: str | None) -> Iterator[Row]:
    known = _worked_out(facts, document)
    if known is None:
        return
    if each is None:
        yield Row(document, (), document.value, known)
        return
    way = tuple(each.split("."))
    listed = _inside(document.value, each)
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(item, Mapping):
            yield Row(document, (*way, index), item, known)


def _worked_out(facts: Facts, document: Document) -> Group | None:
    """Return the fields that no file holds, or None for an action that does not stand."""
    if document.ledger == "findings":
        life = life_of(facts.catalog, document.id, facts.as_of)
        found = {"limit_on": life.limit_on, "submitted_on": life.submitted_on} if life else {}
        return {name: str(day) for name, day in found.items() if day is not None}
    if document.ledger == "decisions":
        return {"ledger": document.id.split("/")[1] if "/" in document.id else ""}
    return _decided(document, facts.as_of) if document.ledger == "actions" else {}


def _decided(document: Document, as_of: date) -> Group | None:
    """Return the day of the decision, or None where there is none or it was undone."""
    listed = document.value.get("updates")
    days = [
        (day_of(row.get("on")), row.get("status"))
        for row in (listed if isinstance(listed, list) else ())
        if isinstance(row, Mapping)
    ]
    rows = [(on, status) for on, status in days if on is not None and on <= as_of]
    decided = next((on for on, status in rows if status == "decided"), None)
    if decided is None or rows[-1][1] in VOID:
        return None
    return {"decided_on": str(decided)}


def dated(facts: Facts, row: Row, asked: Rows) -> date | None:
    """Return the day that puts a row into a period; of a periodic filing, the period's end."""
    name = asked.dated or facts.catalog.contract.ledger(row.document.ledger).judged_on
    return end_of(row.value(name))


def day_in(row: Row, rule: Rule, facts: Facts) -> date:
    """Return the day that puts a row into a period; of a row without one, the day of the facts."""
    found = dated(facts, row, rule.when.of) if rule.when.of else None
    return found or facts.as_of


def county_of(facts: Facts, row: Row) -> str | None:
    """Return the county that a row is about, or None where it is about none or several."""
    document = row.document
    if document.owner != CITY:
        return document.owner
    if document.ledger == "decisions":
        return document.id.split("/")[0]
    named = row.value("county")
    listed = row.value("counties")
    if named is None and isinstance(listed, list) and len(listed) == 1:
        named = listed[0]
    if isinstance(named, str):
        return named
    unit = row.value("unit")
    return county_of_unit(facts, unit) if isinstance(unit, str) else None


def county_of_unit(facts: Facts, unit: str) -> str | None:
    """Return the county that a body belongs to, or None for a body of the city."""
    area = facts.catalog.areas.get(unit[:CODE])
    return area.code if area is not None and area.is_county else None


def passes(row: Row, asked: Condition, as_of: date) -> bool:
    """Say whether a row is as a condition asks; what is still to come counts as absent."""
    value = row.value(asked.field)
    if asked.present is not None and _is_there(value, as_of) is not asked.present:
        return False
    if asked.among is not None and not _is_among(value, asked.among):
        return False
    least = [asked.at_least, row.value(asked.at_least_field) if asked.at_least_field else None]
    reached = all(_reaches(value, bound, as_of) for bound in least if bound is not None)
    return reached and (asked.at_most is None or _reaches(asked.at_most, value, as_of))


def _is_there(value: object, as_of: date) -> bool:
    on = day_of(value)
    return value is not None and value != [] and (on is None or on <= as_of)


def _is_among(value: object, words: tuple[object, ...]) -> bool:
    values = value if isinstance(value, list) else [value]
    return any(type(one) is type(word) and one == word for one in values for word in words)


def _reaches(value: object, least: object, as_of: date) -> bool:
    """Say whether a value is at least another: two days, or two numbers."""
    days = [as_of if each == AS_OF else day_of(each) for each in (value, least)]
    if days[0] and days[1]:
        return days[0] >= days[1]
    one, other = number(value), number(least)
    return one is not None and other is not None and one >= other

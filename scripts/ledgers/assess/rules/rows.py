"""The facts and rows that rules look at, what they find, and groups of rows."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ledgers.assess.conditions import passes
from ledgers.model import CITY, DAY, Catalog, Document, Struct, Words, around, field, inside
from ledgers.model.assessment import TaskState
from ledgers.model.lives.finding import life_of
from ledgers.model.lives.standing import decided_on
from ledgers.model.periods import last_day
from ledgers.model.proposal import Chances, Evidence, Rankings
from ledgers.model.quota import QuotaState
from ledgers.model.rows import CODE, Row, Value, as_day, as_texts, codes_of, entries, first_day
from ledgers.model.rulebook import WORKED_OUT, Rows, Rule
from ledgers.model.scoring import Measurement


class Facts(Struct, frozen=True):
    """A city at the end of a day, as rules look at it.

    `states` are task states by county, `measurements` by indicator and county.
    `chances` are those of places in rankings; without them, every place is sure.
    `unsure` are counties with an error in their data, for which nothing is proposed.
    """

    catalog: Catalog
    as_of: date
    states: Mapping[str, tuple[TaskState, ...]] = field(default_factory=dict)
    measurements: Mapping[str, Mapping[str, Measurement]] = field(default_factory=dict)
    rankings: Rankings = field(default_factory=dict)
    quotas: tuple[QuotaState, ...] = ()
    unsure: frozenset[str] = frozenset()
    chances: Chances | None = None

    @property
    def internal(self) -> bool:
        """Say whether leaders and posts may be named: never in a published catalogue (F11)."""
        return not self.catalog.published

    def name(self, county: str | None, unit: str | None = None) -> str:
        """Return what a body or a county is called; its code where nobody says."""
        if unit is not None:
            found = self.catalog.units.get(unit)
            return found.name if found else unit
        area = self.catalog.areas.get(county or "")
        return area.name if area else county or ""


class Hit(Struct, frozen=True):
    """A county or a body for which a rule's condition holds in a period, and why.

    `on` is the day on which it began to hold: pairings count as of then. `sure`: it is not
    only the present weights that put it there.
    """

    period: str
    on: date
    why: Words
    county: str | None = None
    unit: str | None = None
    evidence: tuple[Evidence, ...] = ()
    sure: bool = True


class RuleRow(Row, frozen=True, eq=False):
    """One row, with what was worked out about its record."""

    known: Value = field(default_factory=dict)

    @property
    def groups(self) -> tuple[Value, ...]:
        """Return where a field is looked up: what was worked out, the entry, the record."""
        return self.known, *super().groups

    def evidence(self, *names: str) -> Evidence:
        """Return the place of the row, at the first of some fields that it holds."""
        for name in names:
            way = tuple(name.split("."))
            if inside(self.value, name) is not None:
                return Evidence(self.record, (*self.path, *way))
            if inside(self.whole, name) is not None:
                return Evidence(self.record, way)
        return Evidence(self.record, self.path)


def rows_of(facts: Facts, asked: Rows | None) -> Iterator[RuleRow]:
    """Yield the rows of valid records that pass the filter, none of a later day."""
    if asked is None:
        return
    today = facts.as_of.isoformat()
    for document in facts.catalog.by_ledger.get(asked.ledger, ()):
        known = None if "withdrawn" in document.value else _worked_out(facts, document)
        listed = entries(document.value, asked.each or "") if known is not None else ()
        for path, item in listed:
            if isinstance(item, dict):
                row = RuleRow(document, path, item, {**(known or {}), **_on_site(facts, item)})
                on = dated(facts, row, asked)
                if passes(row.field, asked.where, today) and (on is None or on <= facts.as_of):
                    yield row


def _worked_out(facts: Facts, document: Document) -> Value | None:
    """Return the fields that no file holds, or None for an action not decided or undone."""
    if document.ledger == "findings":
        life = life_of(facts.catalog, document.id, facts.as_of)
        found = {"limit_on": life.limit_on, "submitted_on": life.submitted_on} if life else {}
        return {name: str(day) for name, day in found.items() if day is not None}
    if document.ledger == "decisions":
        return {"ledger": document.id.split("/")[1] if "/" in document.id else ""}
    if document.ledger == "documents":
        days = {name: first_day(document.value, name[:-3]) for name in WORKED_OUT["documents"]}
        return {name: str(day) for name, day in days.items() if day and day <= facts.as_of}
    if document.ledger != "actions":
        return {}
    day = decided_on(document.value, facts.as_of)
    return {"decided_on": day} if day else None


def _on_site(facts: Facts, item: Value) -> Value:
    """Return for how many whole weeks a group of inspectors has been where it inspects (R172)."""
    entered, until = (as_day(inside(item, f"stages.{of}")) for of in ("enter", "report"))
    last = min(until or facts.as_of, facts.as_of)
    return {"weeks": (last - entered).days // 7} if entered and entered <= last else {}


def dated(facts: Facts, row: RuleRow, asked: Rows) -> date | None:
    """Return the day that puts a row into a period; of a periodic filing, the period's end."""
    return last_day(row.field(asked.dated or facts.catalog.contract.ledger(row.ledger).judged_on))


def day_in(row: RuleRow, rule: Rule, facts: Facts) -> date:
    """Return the day that puts a row into a period; of a row without one, the day of the facts."""
    return (rule.when.of and dated(facts, row, rule.when.of)) or facts.as_of


def counties_of(facts: Facts, row: RuleRow) -> tuple[str, ...]:
    """Return the counties that a row is about; a team is an affair of the county that sends it.

    Its own county goes before that of its body, and this before several counties of the record.
    """
    if row.owner != CITY or row.ledger == "decisions":
        return codes_of(row.document, row.value)
    named = row.field("county") or row.field("home_county")
    listed = as_texts(row.field("counties"))
    if isinstance(named, str):
        return (named,)
    of_unit = unit_county(facts, row.text("unit")) if len(listed) != 1 else None
    return (of_unit,) if of_unit else listed


def unit_county(facts: Facts, unit: str) -> str | None:
    """Return the county that a body belongs to, or None for a body of the city."""
    area = facts.catalog.areas.get(unit[:CODE])
    return area.code if area is not None and area.is_county else None


class Found(Struct, frozen=True):
    """One row that a rule means, its day, and where it is seen."""

    row: RuleRow
    on: date
    evidence: Evidence


class Group(Struct, frozen=True):
    """The rows of one county in one period."""

    county: str
    name: str
    period: str
    found: tuple[Found, ...]

    def hit(self, why: Words) -> Hit:
        """Return that the rule holds for the county, as of the newest row."""
        units = {each.row.value.get("unit") for each in self.found}
        alone = next(iter(units)) if len(units) == 1 else None
        unit = alone if isinstance(alone, str) else None
        evidence = tuple(dict.fromkeys(each.evidence for each in self.found))
        newest = max(each.on for each in self.found)
        return Hit(self.period, newest, why, self.county, unit, evidence)


def grouped(rule: Rule, facts: Facts, found: Iterable[Found], times: int) -> Iterator[Group]:
    """Yield the groups of so many recent rows, by period and county; one of several is in each."""
    groups: dict[tuple[str, str], list[Found]] = {}
    for each in found:
        for county in counties_of(facts, each.row):
            if is_recent(each.on, rule.period, facts.as_of):
                groups.setdefault((label_of(each.on, rule.period), county), []).append(each)
    for (name, county), group in sorted(groups.items()):
        if len(group) >= times:
            yield Group(county, facts.name(county), name, tuple(group))


def label_of(day: date, cycle: str) -> str:
    """Return the period of a cycle in which a day lies, such as `2026-Q3`."""
    found = around(day, cycle)
    return found.name if found else day.isoformat()


def is_recent(day: date, cycle: str, as_of: date) -> bool:
    """Say whether a day lies in the running period of a cycle or the one before it.

    Older days were either answered then or can no longer be answered.
    """
    running = around(as_of, cycle)
    earlier = around(running.first - DAY, cycle) if running else None
    return earlier is not None and earlier.first <= day <= as_of

"""Gather rows by county and period, so that a county hears once of what is of one kind."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ledgers.assess.rules.facts import Facts, Hit
from ledgers.assess.rules.rows import RuleRow, county_of
from ledgers.assess.rules.spans import is_recent, label_of
from ledgers.model.proposal import Evidence
from ledgers.model.rulebook import Rule
from ledgers.model.words import Words


@dataclass(frozen=True, slots=True)
class Found:
    """One row that a rule means, its day, and where it is seen."""

    row: RuleRow
    on: date
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one county in one period."""

    county: str
    name: str
    period: str
    found: tuple[Found, ...]

    def hit(self, why: Words) -> Hit:
        """Return that the rule holds for the county, as of the newest row."""
        unit = {each.row.value.get("unit") for each in self.found}
        alone = next(iter(unit)) if len(unit) == 1 else None
        return Hit(
            period=self.period,
            on=max(each.on for each in self.found),
            why=why,
            county=self.county,
            unit=alone if isinstance(alone, str) else None,
            evidence=tuple(dict.fromkeys(each.evidence for each in self.found)),
        )


def gathered(rule: Rule, facts: Facts, found: Iterable[Found], times: int) -> Iterator[Group]:
    """Yield the groups of so many recent rows, by period and county; rows of none are left out."""
    groups: dict[tuple[str, str], list[Found]] = {}
    for each in found:
        county = county_of(facts, each.row)
        if county is not None and is_recent(each.on, rule.period, facts.as_of):
            groups.setdefault((label_of(each.on, rule.period), county), []).append(each)
    for (period, county), rows in sorted(groups.items()):
        if len(rows) >= times:
            yield Group(county, facts.name(county), period, tuple(rows))

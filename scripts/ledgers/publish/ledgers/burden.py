"""Make the page of the burden: how many fields and filings each ledger asks, against its budget."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.burden import filings_of, filings_of_year, required_fields
from ledgers.model.layout import COUNTY_LEDGERS, COUNTY_REGISTERS
from ledgers.model.numbers import NONE
from ledgers.model.values import Value, rows, text, whole
from ledgers.model.words import say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import (
    Cell,
    Column,
    Crumbs,
    Head,
    Here,
    Line,
    Mark,
    Several,
    Table,
    Text,
)
from ledgers.publish.kit.context import Desk, order
from ledgers.publish.kit.count_tables import ALL, PERIODS, Frame, county_rows, grid
from ledgers.publish.kit.downloads import downloads
from ledgers.publish.kit.tables import DataTable

RULES = "city/rules/rules"
TABLES = frozenset({"burden", "filings"})
KEPT = tuple(sorted({*COUNTY_LEDGERS, *COUNTY_REGISTERS}))


@dataclass(frozen=True, slots=True)
class BurdenPage:
    """What the ledgers ask of those who fill them in."""

    template: ClassVar[str] = "burden.md.j2"
    head: Head
    crumbs: Crumbs
    downloads: Several
    budget: Table
    filings: Table | None


def burden_page(desk: Desk, tables: Sequence[DataTable] = ()) -> BurdenPage:
    """Return the page of the burden; of the tables for download it leads to its own."""
    here = desk.here(links.BURDEN)
    title = desk.say(say("Burden of filing"))
    return BurdenPage(
        head=desk.head(links.BURDEN, title, say("What the ledgers ask of the counties.")),
        crumbs=desk.crumbs(here, (links.LEDGERS, say("Ledgers")), title=title),
        downloads=Several(downloads(here, [row for row in tables if row.name in TABLES])),
        budget=_budget(desk, here),
        filings=_filings(desk, here),
    )


# ── Against the budget ───────────────────────────────────────────────────────────────────────────


def _budget(desk: Desk, here: Here) -> Table:
    return Table(
        caption=say("What each ledger asks, and its budget"),
        stacked=True,
        columns=(
            Column(say("Ledger"), short=True),
            Column(say("Required fields"), number=True),
            Column(say("at most"), number=True),
            Column(say("Most filings of one county in a year"), number=True),
            Column(say("at most"), number=True),
            Column(say("Minutes of one filing"), number=True),
            Column(say("Within the budget")),
        ),
        lines=tuple(_ledger(desk, here, ledger) for ledger in KEPT),
    )


def budgets(desk: Desk) -> Mapping[str, Value]:
    """Return the budget of each ledger that has one."""
    rules = desk.records.get("rules", ())
    return {text(row, "ledger"): row for record in rules for row in rows(record.value, "burden")}


def asked_of(desk: Desk, ledger: str) -> tuple[int, int | None]:
    """Return the fields that one filing must fill in, and the most filings of a county's year.

    A register has no days of filing, so nobody knows how often it was filed.
    """
    fields = required_fields(desk.view.schemas, ledger)
    if ledger in COUNTY_REGISTERS:
        return fields, None
    yearly = filings_of_year(filings_of(desk.view.catalog))
    filed = (count for (_, name, _), count in yearly.items() if name == ledger)
    return fields, max(filed, default=0)


def _ledger(desk: Desk, here: Here, ledger: str) -> Line:
    limits = budgets(desk).get(ledger, {})
    fields, most = asked_of(desk, ledger)
    page = links.ledger_page(ledger)
    return Line(
        (
            Cell(here.to(page, desk.ledger_title(ledger))),
            Cell(here.to(f"{page}#fields", str(fields)), order(fields)),
            Cell(_limit(here, limits, "required_fields")),
            Cell(_filed_most(here, most), order(most)),
            Cell(_limit(here, limits, "filings_year")),
            Cell(_limit(here, limits, "minutes")),
            Cell(verdict(limits, fields, most)),
        )
    )


def _filed_most(here: Here, most: int | None) -> object:
    return NONE if most is None else here.to(f"{here.folder}#filings", str(most))


def _limit(here: Here, limits: Value, name: str) -> object:
    number = whole(limits, name)
    return NONE if number is None else here.source(RULES, str(number), "as-of")


def verdict(limits: Value, fields: int, most: int | None) -> object:
    """Say whether what a ledger asks lies within its budget, where it has one."""
    if not limits:
        return say("no budget")
    known = ((fields, whole(limits, "required_fields")), (most, whole(limits, "filings_year")))
    if any(limit is not None and asked is not None and asked > limit for asked, limit in known):
        return Mark("overdue", say("over the budget"))
    return say("yes")


# ── Filings by county and month ──────────────────────────────────────────────────────────────────


def _filings(desk: Desk, here: Here) -> Table | None:
    """Return how often each county filed in each of the newest months; None where none did."""
    found: Counter[tuple[str, str]] = Counter()
    for (county, _, month), count in filings_of(desk.view.catalog).items():
        found[county, month] += count
    months = sorted({month for _, month in found})[-PERIODS:]
    if not months:
        return None
    cells = {key: _filed(here, key[0], count) for key, count in found.items()}
    for county, count in _sums(found, months).items():
        cells[county, ALL] = _filed(here, county, count)
    columns: list[tuple[str, Text]] = [(month, month) for month in months]
    columns.append((ALL, say("In all")))
    caption = say("Number of filings in each of the newest months")
    return grid(Frame(caption, say("County"), county_rows(desk, here, "progress"), columns), cells)


def _sums(found: Counter[tuple[str, str]], months: list[str]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for (county, month), count in found.items():
        sums[county] += count if month in months else 0
    return sums


def _filed(here: Here, county: str, count: int) -> object:
    return here.to(f"{links.county_page(county)}#ledgers", str(count))

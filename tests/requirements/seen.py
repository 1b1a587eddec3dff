"""See mechanisms at work: data in, a number or a proposal out; and the same with them taken out.

A row of the files beside this module names one mechanism and what comes out of it, worked out by
hand from the requirement. The first key of a row says what kind it is: one of `SEEN`, `problem`
(a fixture in tests/cases fails), or `test` (with the function without which that test fails).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from msgspec import structs

from ledgers.assess.city import assess, measured_at
from ledgers.assess.indicators import measure_all
from ledgers.assess.ledgers import ledger_facts
from ledgers.assess.rules.engine import proposals
from ledgers.flow.assess import facts_of, question_about
from ledgers.flow.load import City
from ledgers.flow.portal import chosen_on
from ledgers.model import CITY
from ledgers.model.ledger_facts import LedgerFacts
from ledgers.model.ledger_records import records_of
from ledgers.model.lives.programmes import led
from ledgers.model.lives.standards import fulfilling, standards_of
from ledgers.model.portal import Cell
from ledgers.model.rulebook import Rule
from ledgers.model.values import replace
from ledgers.model.words import english
from ledgers.project.aggregates import aggregates_of
from ledgers.publish.boards.roles import roles_page
from ledgers.publish.counties.page import county_page, pages_below
from ledgers.publish.indicators.page import indicator_page
from ledgers.publish.kit.components import Filled
from ledgers.publish.kit.templates import Templates
from ledgers.publish.ledgers.burden import burden_page
from ledgers.publish.ledgers.listed import ledgers_page
from ledgers.publish.ledgers.page import ledger_page
from ledgers.publish.pages.programme import programme_page
from ledgers.publish.tasks.page import task_page, tasks_page
from ledgers.read.home import SITE, texts_below
from tests.requirements.world import DAY, Records
from tests.unit.publish.views import mini_desk
from tests.unit.test_requirements import rows_of

Row = Mapping[str, Any]
FOLDER = Path(__file__).parent
GROUPS: Mapping[str, Mapping[str, Any]] = {
    path.stem: rows_of(path) for path in sorted(FOLDER.glob("*.yaml"))
}
"""The records and the rows of each group."""


def rows() -> Iterator[tuple[str, str, Row]]:
    """Yield group, requirement and row of every demonstration; a requirement may have several."""
    for group, whole in GROUPS.items():
        for number, said in whole["rows"].items():
            yield from (
                (group, number, row) for row in (said if isinstance(said, list) else [said])
            )


def records(group: str) -> Records:
    """Return the records of a group."""
    found: Records = GROUPS[group].get("records", {})
    return found


# ── What is seen ─────────────────────────────────────────────────────────────────────────────────


def _indicator(city: City, row: Row) -> str:
    """Return the number of a county, or of the city's records, or the reason why there is none."""
    catalog = led(city.catalog, DAY)
    asked = catalog.indicators[row["indicator"]]
    own = measure_all(catalog, [asked], {}, DAY, codes=(CITY,))
    every = measured_at(question_about(city, catalog), [asked], DAY)
    found = {**every[asked.id], **own[asked.id]}[row["county"]]
    return str(found.value) if found.reason is None else english(found.reason)


def _rule(city: City, row: Row) -> list[str]:
    """Return what a rule proposes: the action, and to whom; sorted."""
    catalog = led(city.catalog, DAY)
    asked = [asked_now(rule) for rule in catalog.rulebook if rule.id == row["rule"]]
    catalog = replace(catalog, rulebook=tuple(asked))
    made = assess(question_about(city, catalog), DAY, weeks=row.get("weeks", False))
    found = proposals(asked, facts_of(catalog, made))
    told = ((one.action, one.county, one.unit, one.post) for one in found)
    return sorted(" ".join(filter(None, each)) for each in told)


def asked_now(rule: Rule) -> Rule:
    """Return a rule that is asked, also where it is so at the year's end only."""
    return structs.replace(rule, active=True)


def _facts(city: City) -> LedgerFacts:
    catalog = led(city.catalog, DAY)
    return ledger_facts(catalog, records_of(catalog), DAY)


def _events(city: City, row: Row) -> str:
    """Return how many events of a kind began in a month, and how long they lasted."""
    found = [one for one in _facts(city).events if (one.kind, one.month) == _named(row)]
    return "; ".join(f"{one.events} in {one.days} days" for one in found)


def _named(row: Row) -> tuple[str, str]:
    return row["events"], row["month"]


def _document(city: City, row: Row) -> str:
    """Return how it stands with a required document in a county."""
    catalog = led(city.catalog, DAY)
    (asked,) = (each for each in standards_of(catalog, "documents") if each.id == row["document"])
    made = fulfilling(catalog, DAY, asked)
    return "missing" if made.keys().isdisjoint({row["county"], *asked.of_city}) else "issued"


def _tally(city: City, row: Row) -> str:
    """Return the numbers of findings of a part, such as `2 found, 1 closed`."""
    by, part = row["tally"]
    (found,) = (one for one in _facts(city).findings.tallies if (one.by, one.part) == (by, part))
    return ", ".join(f"{count} {name}" for name, count in found.counts.items() if count)


def _shares(city: City, row: Row) -> str:
    """Return how many findings of a county there are by category, or not closed by age."""
    by, county = next(iter(row.items()))
    found = [one for one in getattr(_facts(city).findings, by) if one.county == county]
    return ", ".join(f"{one.findings} {one.part or 'not named'}" for one in found)


def _sum(city: City, row: Row) -> str:
    """Return a published sum: of the whole city or of a county, or of a part of a field."""
    ledger = row["sum"].partition(".")[0]
    made = aggregates_of(city.catalog, DAY, ledger, chosen=chosen_on)
    (table,) = (one for one in made if one.name == row["sum"])
    cells = dict(zip(table.rows, table.cells, strict=True))[row.get("of", "total")]
    return _cell(cells[-1])


def _cell(cell: Cell) -> str:
    if not cell.suppressed:
        return str(cell.value)
    return f"{cell.least} to {cell.most}" if cell.least is not None else "suppressed"


@cache
def pages() -> Mapping[str, str]:
    """Return pages of the mini city's portal, in English, by their folders."""
    desk = mini_desk()
    counties = desk.view.assessment.counties
    filled = Templates(texts_below(SITE / "templates"), english)
    made: tuple[Filled, ...] = (
        ledgers_page(desk),
        programme_page(desk),
        burden_page(desk),
        *(ledger_page(desk, ledger) for ledger in ("pairings", "appraisals")),
        roles_page(desk),
        tasks_page(desk),
        *(task_page(desk, task) for task in desk.tasks()),
        *(county_page(desk, county) for county in counties),
        *(below for county in counties for below in pages_below(desk, county)),
        *(indicator_page(desk, row) for row in desk.view.catalog.indicators.values()),
    )
    found = [filled.page(page) for page in made]
    texts = (re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.decode())) for page in found)
    return dict(zip((page.head.folder for page in made), texts, strict=True))


def _page(_: City, row: Row) -> list[str]:
    """Return what a page says of what it should say."""
    return [text for text in row["value"] if text in pages()[row["page"]]]


SEEN: Mapping[str, Callable[[City, Row], object]] = {
    "indicator": _indicator,
    "rule": _rule,
    "events": _events,
    "document": _document,
    "tally": _tally,
    "ages": _shares,
    "categories": _shares,
    "sum": _sum,
    "page": _page,
}
"""What comes out of a city, by the first key of a row."""

# ── The same without ─────────────────────────────────────────────────────────────────────────────

PATCHED: Mapping[str, str] = {
    "events": "ledgers.assess.ledgers.events",
    "document": "tests.requirements.seen.standards_of",
    "tally": "ledgers.assess.ledgers.findings._tallies",
    "ages": "ledgers.assess.ledgers.findings._shares",
    "categories": "ledgers.assess.ledgers.findings._shares",
    "sum": "ledgers.project.aggregates.with_chosen",
    "page": "tests.requirements.seen.pages",
}
"""The function that makes it; it yields nothing where it is taken out."""


def nothing(*_given: object, **_more: object) -> Mapping[str, str]:
    """Give nothing, in place of what makes something."""
    return {}


@contextmanager
def taken_out(city: City, row: Row) -> Iterator[City]:
    """Take a mechanism out, in memory: its indicator, its rule, or the function that makes it."""
    catalog = city.catalog
    if "indicator" in row:
        left = {name: one for name, one in catalog.indicators.items() if name != row["indicator"]}
        yield replace(city, catalog=replace(catalog, indicators=left))
    elif "rule" in row:
        rules = tuple(one for one in catalog.rulebook if one.id != row["rule"])
        yield replace(city, catalog=replace(catalog, rulebook=rules))
    else:
        with patch(PATCHED[next(iter(row))], nothing):
            yield city


def is_seen(city: City, row: Row) -> bool:
    """Say whether what comes out is what is expected."""
    try:
        return bool(SEEN[next(iter(row))](city, row) == row["value"])
    except (KeyError, ValueError):  # Nothing of the name is there.
        return False

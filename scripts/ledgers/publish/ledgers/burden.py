"""The burden of filing: the fields and filings that each ledger requires, against its budget."""

from collections import Counter
from collections.abc import Callable, Sequence
from operator import attrgetter

from ledgers.model.ledger_facts import ALL, Burden, Filings, with_totals
from ledgers.model.numbers import NONE
from ledgers.model.rows import whole
from ledgers.model.values import replace
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Filled, Here, Mark, Several, Table, Text
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.ledgers.formalism import SIGNS, TWICE, signs, trend
from ledgers.publish.tables.count_tables import PERIODS, Frame, county_rows, grid
from ledgers.publish.tables.listing import (
    Col,
    Listing,
    attributes,
    downloads,
    in_files,
    of_county,
    of_ledger,
)
from ledgers.publish.tables.tables import DataTable

RULES = "city/rules/rules"


def burden_page(desk: Desk, tables: Sequence[DataTable] = ()) -> Filled:
    """Return the page of the burden, with links to its own tables for download."""
    here = desk.here(links.BURDEN)
    names = {listed.name for listed in (BURDEN, FILINGS, SIGNS, TWICE)}
    own = [table for table in tables if table.name in names]
    about = say("What the ledgers ask of the counties.")
    return here.page(
        "burden.html.j2",
        here.opening(say("Burden of filing"), about, (links.LEDGERS, say("Ledgers"))),
        downloads=Several(downloads(here, own)),
        budget=BURDEN.table(desk, here, desk.view.facts.burden),
        filings=_filings(here),
        trend=trend(here),
        signs=signs(here),
        twice=TWICE.table(desk, here, desk.view.facts.twice),
    )


def _asked(
    name: str, long: Words, head: Words, there: Callable[[Here, Burden], str]
) -> Col[Burden]:
    """Return the column of a number that each ledger asks; it leads to what is counted."""

    def face(_: Desk, here: Here, row: Burden) -> object:
        number = getattr(row, name)
        return NONE if number is None else here.to(there(here, row), str(number))

    asked = in_files(name, long, attrgetter(name))
    return replace(asked, head=head, number=True, ordered=True, face=face)


def _budget(name: str, long: Words, head: Words, of: str) -> Col[Burden]:
    """Return the column of a number of the budget; it leads to the city's rule."""

    def face(_: Desk, here: Here, row: Burden) -> object:
        number = whole(row.budget, of)
        return NONE if number is None else here.source(RULES, str(number), "as-of")

    return replace(
        in_files(name, long, lambda row: whole(row.budget, of)), head=head, number=True, face=face
    )


def verdict(row: Burden) -> object:
    """Say whether a ledger is within its budget, if it has one."""
    if row.within is None:
        return say("no budget")
    return say("yes") if row.within else Mark("overdue", say("over the budget"))


AT_MOST = say("at most so many by the city's rule")
BURDEN: Listing[Burden] = Listing(
    name="burden",
    title=say("Burden of filing"),
    caption=say("What each ledger asks, and its budget"),
    stacked=True,
    of=lambda desk: desk.view.facts.burden,
    columns=(
        *of_ledger(),
        _asked(
            "required_fields",
            say("fields that one filing must fill in"),
            say("Required fields"),
            lambda _, row: f"{links.ledger_page(row.ledger)}#fields",
        ),
        _budget("required_fields_budget", AT_MOST, say("at most"), "required_fields"),
        _asked(
            "filings_year",
            say("most filings of one county in a year"),
            say("Most filings of one county in a year"),
            lambda here, _: f"{here.folder}#filings",
        ),
        _budget("filings_year_budget", AT_MOST, say("at most"), "filings_year"),
        _budget(
            "minutes_budget",
            say("minutes of one filing by the city's rule"),
            say("Minutes of one filing"),
            "minutes",
        ),
        Col(head=say("Within the budget"), face=lambda _, __, row: verdict(row)),
    ),
)

FILINGS: Listing[Filings] = Listing(
    name="filings",
    title=say("Filings by county, ledger and month"),
    of=lambda desk: desk.view.facts.filings,
    columns=(
        *of_county(),
        *of_ledger(),
        *attributes(month=say("month"), filings=say("files, and updates of files that grow")),
    ),
)


def _filings(here: Leaf) -> Table | None:
    """Return how often each county filed in each of the newest months; None where none did."""
    filed = here.view.facts.filings
    months = sorted({row.month for row in filed})[-PERIODS:]
    if not months:
        return None
    found: Counter[tuple[str, str]] = Counter()
    for row in filed:
        if row.month in months:
            found[row.county, row.month] += row.filings
    cells = {
        key: here.to(f"{links.county_registers(key[0])}#ledgers", str(count))
        for key, count in with_totals(found).items()
    }
    columns: list[tuple[str, Text]] = [(month, month) for month in months]
    columns.append((ALL, say("In all")))
    caption = say("Number of filings in each of the newest months")
    return grid(Frame(caption, say("County"), county_rows(here, "progress"), columns), cells)

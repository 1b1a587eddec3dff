"""The burden of filing: the fields and filings that each ledger requires, against its budget.

Below them signs of formalism: what looks filed for the sake of filing, and what is asked twice
(R3). They score nothing and nobody is ranked by them: they say where a form wants a look.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from operator import attrgetter

from ledgers.model import NONE, Words, add_months, ledger_facts, plain, rounded, say, whole
from ledgers.model.ledger_facts import Burden, Filings, with_totals
from ledgers.publish.kit import Desk, Filled, Leaf, Mark, Several, Table, links
from ledgers.publish.tables.count_tables import PERIODS, TOTAL, Columns, county_rows, grid
from ledgers.publish.tables.listing import Col, Listing, attributes, downloads, of_county, of_ledger
from ledgers.publish.tables.tables import DataTable

HEADS: Mapping[str, Words] = {
    ledger_facts.ALIKE: say("Texts that another county filed word for word"),
    ledger_facts.SAME_NUMBER: say("Filings in which one number fills most fields"),
    ledger_facts.UNCHANGED: say("Filings with the numbers of the period before"),
    ledger_facts.LAST_DAY: say("Filed or submitted on the last day"),
}
MONTHS = 3
"""How many full months are held against as many before."""


SIGNS: Listing[ledger_facts.Sign] = Listing(
    name="signs_of_formalism",
    title=say("Signs of formalism by county and ledger"),
    of=lambda desk: (row for row in desk.view.facts.signs if row.shown),
    columns=(
        *of_county(),
        *of_ledger(),
        Col("sign", say("what kind of sign it is"), lambda _, row: HEADS[row.kind]),
        *attributes(
            shown=say("how many filings, texts or measures show it"), asked=say("of how many")
        ),
        Col("records", say("records that show it"), lambda _, row: " ".join(row.records)),
    ),
)


def _field(here: Leaf, ledger: str, way: str) -> str:
    return here.desk.told(here.desk.contract.field(ledger, *way.split(".")), "title")


TWICE: Listing[ledger_facts.Twice] = Listing(
    name="asked_twice",
    title=say("Numbers that are asked twice"),
    of=lambda desk: desk.view.facts.twice,
    columns=(
        *of_ledger(),
        *attributes(field=say("repeated field"), other=say("field of which it is the sum")),
        Col(head=say("Field"), face=lambda here, row: _field(here, row.ledger, row.field)),
        Col(head=say("is the sum of"), face=lambda here, row: _field(here, row.ledger, row.other)),
    ),
)


def signs(here: Leaf) -> Table:
    """Return for each county how much of what it filed shows each sign, of how much."""
    found = here.view.facts.signs
    shown = with_totals(((row.county, row.kind), row.shown) for row in found)
    asked = with_totals(((row.county, row.kind), row.asked) for row in found)
    told = {key: say("{count} of {number}", count=shown[key], number=n) for key, n in asked.items()}
    spots = {key: f"{links.county_registers(key[0])}#ledgers" for key in told}
    cells = {key: here.said(spots[key], words) for key, words in told.items()}
    caption = say("How many filings, texts or measures show a sign, of how many")
    return grid(caption, say("County"), county_rows(here, "progress"), [*HEADS.items()], cells)


def _trend(here: Leaf, fields: Mapping[str, int]) -> Mapping[str, object] | None:
    """Return a county's burden by calendar month, lately and before; None in the first months."""
    programme, day, filed = here.view.catalog.programme, here.view.assessment.as_of, Counter[str]()
    months = [str(add_months(day, -back))[:7] for back in range(2 * MONTHS, 0, -1)]
    before, after = months[:MONTHS], months[MONTHS:]
    if programme is None or f"{before[0]}-01" < str(programme.start_on):
        return None
    for row in here.view.facts.filings:
        filed[row.month] += row.filings * fields.get(row.ledger, 0)
    divisor = MONTHS * max(1, len(here.view.catalog.counties))
    means = [Fraction(sum(filed[row] for row in each), divisor) for each in (before, after)]
    was, now = (plain(rounded(mean)) for mean in means)
    days = {"first": before[0], "end": before[-1], "start": after[0], "last": after[-1]}
    return {"was": was, "now": now, "rising": means[0] < means[1], **days}


def burden_page(desk: Desk, tables: Sequence[DataTable] = ()) -> Filled:
    """Return the page of the burden, with links to its own tables for download."""
    here = desk.here(links.BURDEN)
    names = {listed.name for listed in (BURDEN, FILINGS, SIGNS, TWICE)}
    own = [table for table in tables if table.name in names]
    about = say("What the ledgers ask of the counties.")
    fields = {row.ledger: row.required_fields for row in desk.view.facts.burden}
    return here.page(
        "burden.html.j2",
        here.opening(say("Burden of filing"), about, (links.LEDGERS, say("Ledgers"))),
        downloads=Several(tuple(downloads(here, own))),
        budget=BURDEN.table(here, desk.view.facts.burden),
        filings=_filings(here, say("Number of filings in each of the newest months"), {}, "county"),
        index=_filings(here, say("Required fields × filings, added up"), fields, "county"),
        ledgers=_filings(here, say("Required fields × filings of each ledger"), fields, "ledger"),
        trend=_trend(here, fields),
        signs=signs(here),
        twice=TWICE.table(here, desk.view.facts.twice),
    )


def _number(
    name: str,
    long: Words,
    head: Words,
    of: Callable[[Burden], int | None],
    there: Callable[[Leaf, Burden], str] | None = None,
) -> Col[Burden]:
    """Return the column of a number; it leads to what is counted, or to the city's rule."""

    def face(here: Leaf, row: Burden) -> object:
        told = None if of(row) is None else str(of(row))
        if told and there:
            return here.to(there(here, row), told)
        return here.source("city/rules/rules", told, "as-of") if told else NONE

    return Col(name, long, lambda _, row: of(row), head, face, number=True, ordered=bool(there))


def _budget(name: str) -> Callable[[Burden], int | None]:
    return lambda row: whole(row.budget, name)


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
        _number(
            "required_fields",
            say("fields that one filing must fill in"),
            say("Required fields"),
            attrgetter("required_fields"),
            lambda _, row: f"{links.ledger_page(row.ledger)}#fields",
        ),
        _number("required_fields_budget", AT_MOST, say("at most"), _budget("required_fields")),
        _number(
            "filings_year",
            say("most filings of one county in a year"),
            say("Most filings of one county in a year"),
            attrgetter("filings_year"),
            lambda here, _: f"{here.folder}#filings",
        ),
        _number("filings_year_budget", AT_MOST, say("at most"), _budget("filings_year")),
        _number(
            "minutes_budget",
            say("minutes of one filing by the city's rule"),
            say("Minutes of one filing"),
            _budget("minutes"),
        ),
        Col(head=say("Within the budget"), face=lambda _, row: verdict(row)),
    ),
)

FILINGS: Listing[Filings] = Listing(
    name="filings",
    title=say("Filings by county, ledger and month"),
    of=lambda desk: desk.view.facts.filings,
    columns=(
        *of_county(),
        *of_ledger(),
        *attributes(month=say("month filed"), filings=say("files, and updates of files that grow")),
    ),
)


def _filings(here: Leaf, caption: Words, weights: Mapping[str, int], by: str) -> Table | None:
    """Return what was filed in each of the newest months, by county or ledger, weighted (R3)."""
    filed, by_county = here.view.facts.filings, by == "county"
    months = sorted({row.month for row in filed})[-PERIODS:]
    if not months:
        return None
    newest = (row for row in filed if row.month in months)
    each = (((getattr(row, by), row.month), row) for row in newest)
    counts = with_totals((key, row.filings * weights.get(row.ledger, 1)) for key, row in each)
    cells = {}
    for (part, month), count in counts.items():
        there = f"{links.county_registers(part)}#ledgers" if by_county else links.ledger_page(part)
        cells[part, month] = here.to(there, str(count))
    columns: Columns = [*zip(months, months, strict=True), TOTAL]
    if by_county:
        return grid(caption, say("County"), county_rows(here, "progress"), columns, cells)
    lines = [(name, here.ledger(name)) for name in weights]
    return grid(caption, say("Ledger"), lines, columns, cells)

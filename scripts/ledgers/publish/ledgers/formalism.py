"""Signs of formalism: what looks filed for the sake of filing, and what is asked twice (R3).

They score nothing and nobody is ranked by them: they say where a form or a habit wants a look.
"""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from operator import attrgetter

from ledgers.model import ledger_facts
from ledgers.model.numbers import plain, rounded
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Table
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.tables.count_tables import Frame, county_rows, grid
from ledgers.publish.tables.listing import Col, Listing, attributes, in_files, of_county, of_ledger

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
        in_files("sign", say("sign"), lambda row: HEADS[row.kind]),
        *attributes(
            shown=say("how many filings, texts or measures show it"), asked=say("of how many")
        ),
        in_files("records", say("records that show it"), lambda row: " ".join(row.records)),
    ),
)


def _field(desk: Desk, ledger: str, way: str) -> str:
    return desk.told(desk.contract.field(ledger, *way.split(".")), "title")


TWICE: Listing[ledger_facts.Twice] = Listing(
    name="asked_twice",
    title=say("Numbers that are asked twice"),
    of=lambda desk: desk.view.facts.twice,
    columns=(
        *of_ledger(),
        *attributes(field=say("field"), other=say("field of which it is the sum")),
        Col(head=say("Field"), face=lambda desk, _, row: _field(desk, row.ledger, row.field)),
        Col(
            head=say("is the sum of"), face=lambda desk, _, row: _field(desk, row.ledger, row.other)
        ),
    ),
)


def signs(here: Leaf) -> Table:
    """Return for each county how much of what it filed shows each sign, of how much."""
    found = here.view.facts.signs
    shown = ledger_facts.with_totals(_summed(found, "shown"))
    cells = {
        key: here.said(
            f"{links.county_registers(key[0])}#ledgers",
            say("{count} of {number}", count=shown[key], number=asked),
        )
        for key, asked in ledger_facts.with_totals(_summed(found, "asked")).items()
    }
    caption = say("How many filings, texts or measures show a sign, of how many")
    lines, columns = county_rows(here, "progress"), [*HEADS.items()]
    return grid(Frame(caption, say("County"), lines, columns), cells)


def _summed(found: tuple[ledger_facts.Sign, ...], name: str) -> Mapping[tuple[str, str], int]:
    counts = Counter[tuple[str, str]]()
    for row in found:
        counts[row.county, row.kind] += attrgetter(name)(row)
    return counts


def trend(here: Leaf) -> Words | None:
    """Say how often a county filed in a month, lately and before; None in the first months."""
    filed = Counter[str]()
    for row in here.view.facts.filings:
        filed[row.month] += row.filings
    months = [month for month in sorted(filed) if month < here.view.as_of[:7]]
    before, after = months[-2 * MONTHS : -MONTHS], months[-MONTHS:]
    if len(before) < MONTHS:
        return None
    divisor = MONTHS * max(1, len(here.view.catalog.counties))
    was, now = (
        plain(rounded(Fraction(sum(filed[month] for month in each), divisor)))
        for each in (before, after)
    )
    return say(
        "From {first} to {end} a county filed {was} times a month, from {start} to {last} {now}.",
        first=before[0],
        end=before[-1],
        was=was,
        start=after[0],
        last=after[-1],
        now=now,
    )

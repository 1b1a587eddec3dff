"""Rectification: findings found, closed, still open by age, and reopened."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import chain
from operator import attrgetter

from ledgers.model import Words, as_words, rows, say, text, title_of
from ledgers.model.ledger_facts import ALL, LIMITS, Matter, Share, Tally, with_totals
from ledgers.model.numbers import middle, percent, rounded, share_of
from ledgers.publish.kit import Block, Desk, Leaf, Row, Text, filled, word, word_of
from ledgers.publish.tables.count_tables import TOTAL, called, county_rows, county_spot, grid, shown
from ledgers.publish.tables.listing import Col, Listing, attributes, in_files, of_county

OLDEST = 25
OF = ("rectifications", "findings")
COUNTS: Mapping[str, Words] = {
    "found": say("Found"),
    "closed": say("Closed"),
    "awaiting": say("Submitted for closing"),
    "open": say("Open findings"),
    "overdue": say("Of these overdue"),
    "reopened": say("Reopened"),
    "on_site": say("Corrected on site"),
}
"""The counts of findings."""
BANDS: Mapping[str, Words] = {
    **{str(days): say("up to {days} days", days=str(days)) for days in LIMITS},
    "older": say("longer"),
}


def _part_name(desk: Desk, row: Tally) -> str:
    listed = (rows(one.value, "dimensions") for one in desk.records.get("programme", ()))
    named = {each["id"]: desk.both(each["zh"], text(each, "en")) for each in chain(*listed)}
    known = {"county": desk.county_name(row.part), "dimension": named.get(row.part)}
    return known.get(row.by) or word_of(desk, row.part, desk.contract.field("findings", row.by))


def _category(desk: Desk, row: Share) -> str:
    return word(desk, row.part, "finding_categories")


RECTIFICATION: Listing[Tally] = Listing(
    name="rectification",
    title=say("Rectification by county, source, aspect and more"),
    ledgers=OF,
    of=lambda desk: (row for row in desk.view.facts.findings.tallies if row.by != ALL),
    columns=(
        *attributes(
            by=say("the field that findings are divided by, such as source"),
            part=say("code of the part; of an aspect its batch and the aspect"),
        ),
        Col("part_name", say("what the part is called"), _part_name),
        *attributes(attrgetter("counts"), **COUNTS),
        *attributes(rate=say("closing rate: closed ÷ found, 0 to 1")),
    ),
)
AGES: Listing[Share] = Listing(
    name="rectification-ages",
    title=say("Findings not closed, by county and age"),
    ledgers=OF,
    of=lambda desk: desk.view.facts.findings.ages,
    columns=(
        *of_county(),
        in_files("days", say("days since feedback: up to so many, or older"), lambda row: row.part),
        *attributes(findings=say("findings that are not closed")),
    ),
)
CATEGORIES: Listing[Share] = Listing(
    name="finding-categories",
    title=say("Findings by county and category"),
    ledgers=OF,
    of=lambda desk: desk.view.facts.findings.categories,
    columns=(
        *of_county(),
        *attributes(part=say("category; empty where none is named")),
        Col("part_name", say("what the part is called"), _category),
        *attributes(findings=say("how many findings are of it")),
    ),
)


def rectification(here: Leaf) -> Iterator[Block]:
    """Yield the parts of the page of rectifications."""
    found = here.view.facts.findings
    if found.matters:
        *divided, everything = found.tallies  # That of all is the last.
        yield _rates(here, everything)
        yield from (_divided(here, by) for by in dict.fromkeys(row.by for row in divided))
        yield _shared(here, AGED, found.ages, BANDS)
        listed = sorted(found.categories, key=lambda row: (not row.part, row.part))
        columns = {row.part: _category(here.desk, row) or say("none named") for row in listed}
        yield _shared(here, SORTED, found.categories, columns)
    if found.overdue:
        oldest, late = found.overdue[:OLDEST], len(found.overdue)
        told = say("{shown} of {all} findings overdue", shown=str(len(oldest)), all=str(late))
        table = here.table(told, _late(here, oldest), stacked=True)
        yield Block("oldest", say("Overdue the longest"), tables=(table,))


def _rates(here: Leaf, everything: Tally) -> Block:
    rates = filled(
        "partials/rates.html.j2",
        here=here,
        counts=everything.counts,
        rate=percent(everything.rate),
        relapse=percent(everything.relapse),
        reaction=_reaction(here),
    )
    return Block("rates", say("Closing and relapse"), part=rates)


def _reaction(here: Leaf) -> str:
    """Return the median of the days from feedback until counties first filed on it (R8)."""
    catalog, as_of = here.view.catalog, here.view.assessment.as_of
    days = []
    for row in here.view.facts.findings.matters:
        filed = catalog.events_of(row.county, f"rectifications/{row.record.id}").updates
        if filed and filed[0].day <= as_of:
            days.append((filed[0].day - date.fromisoformat(row.record.day)).days)
    return middle(days)


def _divided(here: Leaf, by: str) -> Block:
    what = as_words(title_of(here.desk.contract.field("findings", by), by))
    what = say("category, of what rounds found") if by == "category" else what
    listed = [row for row in here.view.facts.findings.tallies if row.by in {by, ALL}]
    if by == "aspect":  # Of the province's problems, which count once.
        counts = sum((Counter(row.counts) for row in listed[:-1]), Counter[str]())
        listed[-1] = Tally(ALL, ALL, counts, share_of(counts["closed"], counts["found"]), None)
    cells = {}
    for row in listed:
        code = row.part if by == "county" else ALL
        numbers = {name: str(count) for name, count in row.counts.items() if count}
        days = str(rounded(Fraction(row.counts["days"], row.counts["found"])))
        for name, told in (numbers | {"rate": percent(row.rate), "days": days}).items():
            cells[row.part, name] = here.to(county_spot(code, "findings"), told)
    lines = county_rows(here, "findings")
    if by != "county":
        parts = [(row.part, _part_name(here.desk, row)) for row in listed if row.by == by]
        lines = [(part, name or say("none named")) for part, name in parts]
    columns = [*COUNTS.items(), ("rate", say("Closing rate")), ("days", say("Days until told"))]
    shown = [*lines, *([] if by == "category" else [TOTAL])]  # Of one source, not of all.
    table = grid(say("Rectification by: {what}", what=what), what, shown, columns, cells)
    return Block(by, say("By: {what}", what=what), tables=(table,))


AGED = "ages", say("By age"), say("Findings not closed, by days since feedback")
SORTED = "categories", say("By category"), say("Findings by category")


def _shared(
    here: Leaf, said: tuple[str, Words, Words], found: Iterable[Share], parts: Mapping[str, Text]
) -> Block:
    counts = with_totals(((row.county, row.part), row.findings) for row in found)
    cells = {
        key: here.to(county_spot(key[0], "findings"), str(count)) for key, count in counts.items()
    }
    lines = [*county_rows(here, "findings"), TOTAL]
    anchor, heading, caption = said
    table = grid(caption, say("County"), lines, [*parts.items(), TOTAL], cells)
    return Block(anchor, heading, tables=(table,))


def _late(here: Leaf, matters: Iterable[Matter]) -> Iterator[Row]:
    for matter in matters:
        record, spot = matter.record, county_spot(matter.county, "findings")
        yield here.row(
            here.short(say("Was due"), shown(here, record, str(matter.life.limit_on))),
            here.short(say("Finding"), called(here, record)),
            here.cell(say("County"), here.to(spot, here.desk.county_name(matter.county))),
            here.cell(say("Summary"), text(record.value, "summary") or say("not published")),
            here.number(say("Days since feedback"), shown(here, record, str(matter.days))),
        )

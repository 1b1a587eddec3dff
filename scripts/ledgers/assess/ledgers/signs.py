"""Signs that something is filed for the sake of filing (R3): they are shown, and score nothing.

Four things are counted for each county and ledger: texts that another county filed word for word,
filings in which one number fills most fields, filings whose numbers are all those of the period
before, and filings that came in on the very last day.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import chain, pairwise
from operator import attrgetter
from typing import TypeAlias

from ledgers.model import CITY, PERIODIC_LEDGERS, Catalog, Contract, Document
from ledgers.model.ledger_facts import ALIKE, LAST_DAY, SAME_NUMBER, UNCHANGED, Sign, Twice
from ledgers.model.rows import as_day, as_number, fields, in_groups, rows, text, texts

FREE = frozenset({"line", "paragraph", "summary"})
"""The definitions of fields that hold words of one's own."""
SHORTEST = 12
"""Shorter texts are alike by chance."""
FEWEST = 5
"""With fewer numbers that are not zero, two filings are alike by chance."""
SMALLEST = 4
"""Smaller numbers fill many fields by chance."""
Asked: TypeAlias = Iterator[tuple[Document, bool]]
"""Filings that were looked at, and whether they show the sign."""


def signs(catalog: Catalog) -> Iterator[Sign]:
    """Yield the signs of each county and ledger that has any, by kind."""
    own = [row for row in catalog.documents if row.owner != CITY and "withdrawn" not in row.value]
    periodic = [row for row in own if row.ledger in PERIODIC_LEDGERS]
    yield from _counted(ALIKE, _alike(own, catalog.contract))
    yield from _counted(SAME_NUMBER, _same_number(periodic, catalog.contract))
    yield from _counted(UNCHANGED, _unchanged(periodic, catalog.contract))
    yield from _counted(LAST_DAY, chain(_last_day(periodic, catalog), _submitted_last(catalog)))


def _counted(kind: str, asked: Asked) -> Iterator[Sign]:
    """Yield for each county and ledger how many of what was looked at show a sign."""
    found = in_groups(((row.owner, row.ledger), (row.reference, odd)) for row, odd in asked)
    for (county, ledger), said in sorted(found.items()):
        odd = [name for name, shows in said if shows]
        yield Sign(kind, county, ledger, len(odd), len(said), tuple(dict.fromkeys(odd)))


def _alike(own: Iterable[Document], contract: Contract) -> Asked:
    """Ask of each text in words of one's own whether another county filed the same."""
    found = [
        (document, (document.ledger, way, said))
        for document in own
        for way, field in contract.ledger(document.ledger).fields.items()
        if field.definition in FREE
        for _, said in fields(document.value, *way)
        if isinstance(said, str) and len(said) >= SHORTEST
    ]
    owners = defaultdict(set)
    for document, key in found:
        owners[key].add(document.owner)
    return ((document, len(owners[key]) > 1) for document, key in found)


Numbers: TypeAlias = Mapping[object, int | Fraction]


def _numbers(document: Document, contract: Contract) -> Numbers:
    """Return the numbers of a filing that are not zero, by place; a stock may well stay equal."""
    described = contract.ledger(document.ledger).fields
    return {
        (way, path): number
        for way, field in described.items()
        if field.said("x-sum") != "stock"
        for path, value in fields(document.value, *way)
        if not isinstance(value, str) and (number := as_number(value))
    }


def _same_number(periodic: Iterable[Document], contract: Contract) -> Asked:
    """Ask of each filing of several numbers whether one that is not small fills most fields."""
    for document in periodic:
        counts = Counter(_numbers(document, contract).values())
        if counts.total() >= FEWEST:
            number, times = counts.most_common(1)[0]
            yield document, times * 2 > counts.total() and number >= SMALLEST


def _unchanged(periodic: Iterable[Document], contract: Contract) -> Asked:
    """Ask of each filing that follows another one whether all its numbers are those of that."""
    lines = in_groups(((row.owner, row.ledger, len(row.id)), row) for row in periodic)
    for line in lines.values():
        for before, document in pairwise(sorted(line, key=attrgetter("id"))):
            numbers = _numbers(document, contract)
            if len(numbers) >= FEWEST:
                yield document, numbers == _numbers(before, contract)


def _last_day(periodic: Iterable[Document], catalog: Catalog) -> Asked:
    """Ask of each filing of a period that has a deadline whether it came in on its day."""
    for document in periodic:
        due = catalog.filing_due(document.ledger, document.value.get("period"))
        came = as_day(text(document.value, "filed_on") or text(document.value, "submitted_on"))
        if due and came:
            yield document, came == due


def _submitted_last(catalog: Catalog) -> Asked:
    """Ask of each measure that was submitted whether that was on the day it was due."""
    for document in catalog.by_ledger.get("progress", ()):
        task = catalog.task_in(document.owner, document.id)
        due = {measure.name: measure.due_on for measure in task.measures} if task else {}
        for row in rows(document.value, "updates"):
            if text(row, "status") == "submitted":
                came = as_day(row.get("came_in", row.get("on")))
                yield from ((document, due[n] == came) for n in texts(row, "measures") if n in due)


def asked_twice(contract: Contract, kept: Iterable[str]) -> Iterator[Twice]:
    """Yield the numbers that a form asks for though they are sums of others that it asks for."""
    for ledger in kept:
        for way, field in contract.ledger(ledger).fields.items():
            yield from (Twice(ledger, ".".join(way), other) for other in field.named("x-sum-of"))

"""The margins of the tables of sums: counties, months, parts, titles, and the days they run to.

Those are the ends of quarters, once what they hold has been filed: sums that ran to the day itself
would differ by one record from one day to the next.

Who takes part in a sum, everybody can see: the counties with a public record of its ledger. A
county without one has nothing to add; its zero is no secret and hides nobody else's number. Where
the existence of records is not public, all may take part.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from ledgers.model import CITY, PERIODIC_LEDGERS, Both, Catalog, Document, Struct
from ledgers.model.contract import Schema, words_of
from ledgers.model.periods import DAY, last_day, since
from ledgers.model.rows import codes_of, rows, text, texts
from ledgers.project.context import Context
from ledgers.project.contributions import DIVIDED, NOBODY, Way
from ledgers.project.records import Ground
from ledgers.project.visibility import AGGREGATE, PUBLIC

Takers = Mapping[str, Mapping[str, Mapping[str, int]]]
"""By ledger, and by year or month: how many records each has, `city` being the city itself."""
FILED_WITHIN = timedelta(days=14)
"""How long after a quarter its sums are made: ten working days have passed where none is free."""


class Checkpoint(Struct, frozen=True):
    """The last day of a quarter, and the day as of which its sums are made."""

    ends_on: date
    made_on: date

    @property
    def month(self) -> str:
        """Return the last month that the sums hold, such as `2026-06`."""
        return self.ends_on.isoformat()[:7]


def checkpoints(start: date, as_of: date) -> Iterator[Checkpoint]:
    """Yield the checkpoints from a day on that have come as of another, the earliest first."""
    for quarter in since(start, as_of, "quarter"):
        made_on = quarter.last + FILED_WITHIN
        if made_on <= as_of:
            yield Checkpoint(quarter.last, made_on)


SHAPES = ("county_year", "city_month")
"""The shapes of tables where `publication.yaml: cells` is missing."""

MINIMUM = 5
"""The smallest possible setting."""


class Layout(Struct, frozen=True):
    """The common settings of all tables: counties, years, months, shapes, the minimum.

    The first year is the one before the programme, of which only annual numbers are shown.
    """

    ground: Ground
    counties: tuple[str, ...]
    years: tuple[str, ...]
    months: tuple[str, ...]
    points: tuple[Checkpoint, ...]
    shapes: frozenset[str]
    minimum: int
    takers: tuple[Takers, ...] = ()
    exact: bool = False

    def names(self, way: Way, year: str, at: int, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of some names that take part in a field's sums of a year at a checkpoint."""
        found = self.filed(way, year, at)
        return names if found is None else tuple(name for name in names if name in found)

    def is_free(self, way: Way) -> bool:
        """Say whether nothing of a field is withheld: it is about nobody, or for the city alone."""
        return self.exact or self.ground.context.contract.ledger(way[0]).protects(way[1:]) == NOBODY

    def filed(self, way: Way, period: str, at: int) -> Mapping[str, int] | None:
        """Return how many records of a field everybody sees by name; None: that is not public."""
        if may_all_take_part(way[0], self.ground):
            return None
        return self.takers[at].get(way[0], {}).get(period, {})


def layout_of(
    catalog: Catalog, ground: Ground, start: date, points: tuple[Checkpoint, ...]
) -> Layout:
    """Return the common settings of all tables as of the last of some checkpoints."""
    published, last = catalog.publication, points[-1]
    listed = (row.value for row in catalog.by_ledger.get("publication", ()))
    settings = [value for value in listed if "cells" in value]
    # Months that lie partly outside the programme would be small.
    months = since(start, last.ends_on + DAY, "month")
    return Layout(
        ground=ground,
        counties=tuple(county.code for county in catalog.counties_so_far),
        years=tuple(str(year) for year in range(start.year - 1, last.ends_on.year + 1)),
        months=tuple(month.name for month in months if start <= month.first),
        points=points,
        shapes=frozenset(texts(settings[0], "cells") if settings else SHAPES),
        minimum=max(MINIMUM, published.minimum_cell if published else MINIMUM),
    )


def parts_of(way: Way, entry: str | None, context: Context) -> tuple[str, ...]:
    """Return all the parts that a field can be divided into, used or not."""
    summed = context.contract.ledger(way[0]).with_word("x-sum")
    beside = [row for row in summed if row.names[:-1] == way[1:-1]]
    bands = tuple(row.names[-1] for row in beside if row.said("x-sum") == way[-1])
    if bands or context.contract.field(*way).get("x-sum") == DIVIDED:
        return bands or tuple(context.contract.field(*way).get("properties", {}))
    coded = context.contract.field(*way[:-1], "code") if len(way) > 1 else {}
    return _words(coded or context.contract.entry(context.contract.field(*way)), entry, context)


def _words(schema: Schema, entry: str | None, context: Context) -> tuple[str, ...]:
    """Return the words that a field may hold: of its schema, the vocabulary, or an indicator."""
    if schema.get("type") == "boolean":
        return ("false", "true")
    if "enum" in schema:
        return tuple(schema["enum"])
    if "x-vocab" in schema:
        return tuple(sorted(context.terms.get(schema["x-vocab"], ())))
    ledger, _, name = str(schema.get("x-refers", "")).partition(".")
    listed: Any = context.entries.get((ledger, str(entry)), {}).get(name, ())
    rows = listed if isinstance(listed, list) else ()
    return tuple(str(row.get("code")) for row in rows if isinstance(row, dict))


def title_of(way: Way, entry: str | None, context: Context) -> Both:
    """Return the title of a sum: of its field, and of the indicator where it has one."""
    named = context.contract.field(*way)
    if len(way) > 1 and (way[-1] == "count" or not named):
        named = context.contract.field(*way[:-1])
    chinese = str(named.get("title", way[-1]))
    english = str(named.get("x-en", {}).get("title", chinese))
    in_words = "enum" in named or "x-vocab" in named
    if len(way) == 1:
        chinese, english = f"{chinese}：只计数的记录", f"{english}: records that are only counted"
    elif named.get("type") == "string" and not in_words:  # Such as a date.
        chinese, english = f"有“{chinese}”的记录", f"Records with “{english}”"
    if entry is None:
        return Both(chinese, english)
    name, _, part = entry.partition(".")  # A number of an indicator, or what the field is by.
    about = context.entries.get(("indicators" if part else str(_register(way, context)), name), {})
    chinese = str(about.get(f"{part}_zh", chinese))
    return Both(f"{about.get('zh', entry)} · {chinese}", f"{about.get('en', entry)} · {english}")


def _register(way: Way, context: Context) -> object:
    """Return the register that a field's `by` leads to."""
    said = context.contract.field(*way).get("x-visibility")
    by = str(said.get("by")) if isinstance(said, dict) else ""
    around = (way[:length] for length in range(len(way) - 1, 0, -1))
    found = (context.contract.field(*outer, by) for outer in around)
    return next((field.get("x-refers") for field in found if field), None)


def takers_of(ground: Ground, point: Checkpoint) -> Takers:
    """Return who takes part in each ledger whose records are public, until the end of a quarter."""
    found: dict[str, dict[str, Counter[str]]] = {}
    for document in ground.catalog.documents:
        own = document.owner == CITY and document.ledger in PERIODIC_LEDGERS  # It is in no sum.
        if not own and ground.word(document) == PUBLIC and "withdrawn" not in document.value:
            for day, codes in _dated(document, ground):
                over = (last_day(day) or date.max) <= point.ends_on
                for period in {day[: len("2026")], day[: len("2026-01")]} if over else ():
                    counts = found.setdefault(document.ledger, {}).setdefault(period, Counter())
                    counts.update(codes)
    return found


def _dated(document: Document, ground: Ground) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the days or periods in which a record, or each of its entries, counts in sums."""
    field = ground.context.contract.ledger(document.ledger).summed_on
    entries = [row for row in _entries(document) if field and field in row]
    if entries and field not in document.value:
        for row in entries:
            yield text(row, field), frozenset({text(row, "county") or CITY})
    else:
        updates = rows(document.value, "updates")
        dated = text(document.value, field) if field else text(updates[0], "on") if updates else ""
        named = {text(row, "county") for row in _entries(document)} - {""}
        codes = {*codes_of(document, document.value), *named} or {CITY}
        yield dated or document.id, frozenset(codes)


def _entries(document: Document) -> Iterator[Mapping[str, object]]:
    for held in document.value.values():
        yield from (row for row in held if isinstance(row, dict)) if isinstance(held, list) else ()


def may_all_take_part(ledger: str, ground: Ground) -> bool:
    """Say whether records of a ledger may be counted whose existence is not public."""
    return AGGREGATE in words_of(ground.context.contract.schemas[ledger].get("x-visibility"))

"""Hold the tables of sums that are published where single values are not."""

from dataclasses import dataclass
from decimal import Decimal

from ledgers.model.words import Both

TOTAL = "total"
"""The row that holds the whole city."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold a sum, or that it is suppressed: it is small, or would give a small one away."""

    value: int | Decimal | None
    suppressed: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Hold the sums of one field in one shape; `name` is ledger, field and shape.

    `shape` is `county_year` (rows: the codes of the counties, `city` for what the city itself
    has, and `total`), `city_month` or `city_year` (rows: `total`, or the parts that a field is
    divided into: words, channels, bands). Columns are years or months; `cells` are by row.
    `through` is by column: the last month that its sums hold, such as `2026-06`; it may be another
    one for another field.
    """

    name: str
    title: Both
    ledger: str
    shape: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    through: tuple[str, ...] = ()

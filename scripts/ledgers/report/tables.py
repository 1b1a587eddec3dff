"""Set cells in columns for a screen, and write decimals as JSON has them."""

import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from ledgers.model.numbers import rounded


def number(value: Decimal | Fraction | None, digits: int | None = None) -> float | int | None:
    """Return a decimal as JSON writes it; the digits are few enough to be exact in print."""
    if value is None:
        return None
    shown = value if digits is None else rounded(value, digits)
    return int(shown) if shown == int(shown) else float(shown)


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return one line for each row, the columns as wide as their widest cell."""
    widths = [max(width_of(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            text + " " * (width - width_of(text)) for text, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def width_of(text: str) -> int:
    """Return the columns that a text takes on a screen: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)

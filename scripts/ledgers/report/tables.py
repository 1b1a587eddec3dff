"""Set cells in columns for a screen, and write decimals as JSON has them."""

import unicodedata
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal


def number(value: Decimal | None, places: Decimal | None = None) -> float | int | None:
    """Return a decimal as JSON writes it; the digits are few enough to be exact in print."""
    if value is None:
        return None
    rounded = value.quantize(places, rounding=ROUND_HALF_UP) if places else value
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


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

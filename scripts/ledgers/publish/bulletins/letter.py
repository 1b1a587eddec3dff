"""Hold what an official document says, apart from how it is set (GB/T 9704-2012)."""

from dataclasses import dataclass
from datetime import date

SHORT = 8
"""Rows up to which a table is not broken between pages."""
WIDEST = 24.0
"""Characters after which a column breaks its text rather than push the others aside."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first level, written 一、 in front of it."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its first line indented by two characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a caption, the heads of its columns, rows of text."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def whole(self) -> bool:
        """Say whether the table is short enough to stand on one page."""
        return len(self.rows) <= SHORT

    @property
    def shares(self) -> tuple[float, ...]:
        """Return how wide each column should be, as shares of the whole, by its widest text."""
        columns = zip(self.heads, *self.rows, strict=True)
        widths = [min(max(map(width, column)), WIDEST) + 2 for column in columns]
        return tuple(each / sum(widths) for each in widths)


@dataclass(frozen=True, slots=True)
class Letter:
    """An official document: mark, number, title, body, who signs and when it was printed.

    A seal is never drawn: only the organ that signs may put one there.
    """

    mark: str
    number: str
    title: str
    body: tuple[Heading | Paragraph | Grid, ...]
    signature: str
    on: date
    printed_by: str
    printed_on: date
    note: str = ""
    language: str = "zh-CN"
    identifier: str = ""

    @property
    def mark_points(self) -> int:
        """Return the size in which the mark fills at most nine tenths of the block's width."""
        return max(22, min(48, int(398 / max(width(self.mark), 1))))


def chinese_day(day: date) -> str:
    """Write a day as official documents do: Arabic figures without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def day_text(day: date, language: str) -> str:
    """Write a day in the language of a document."""
    return chinese_day(day) if language == "zh-CN" else day.isoformat()


def printed_text(day: date, language: str) -> str:
    """Write when a document was printed, as it stands in the colophon."""
    text = day_text(day, language)
    return f"{text}印发" if language == "zh-CN" else f"printed {text}"


def width(text: str) -> float:
    """Return how wide a text is, in characters: half for ASCII."""
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)

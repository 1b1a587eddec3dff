"""Lists told once: each column says what it is in the files and how it appears on a page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from ledgers.model.numbers import NONE
from ledgers.model.words import Words
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Here, Line, Table, Text
from ledgers.publish.kit.context import Desk, Leaf, order
from ledgers.publish.kit.count_tables import Block
from ledgers.publish.kit.tables import DataTable, Value, table_of

Item = TypeVar("Item")
NAMELESS = Words("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Col(Generic[Item]):
    """A column of a list of items.

    In CSV and JSON it is called `name`, holds `long` and has the `value` of each item. On a page it
    stands under `head`, which leads to `href` or to the formula `method`, and prints the `face` of
    each item; where `ordered`, rows sort by its value, else by its `order`, and not at all where it
    is `fixed`. One column `heads` the rows: the first, if none says so. Without `name` it is on the
    page alone, without `head` in the files.
    """

    name: str = ""
    long: Words | None = None
    value: Callable[[Desk, Item], Value | Words] | None = None
    head: Text | None = None
    href: str | None = None
    method: str = ""
    face: Callable[[Desk, Here, Item], object] | None = None
    number: bool = False
    short: bool = False
    ordered: bool = False
    order: Callable[[Item], object] | None = None
    fixed: bool = False
    heads: bool = False

    def column(self, here: Here) -> Column:
        """Return the head of the column on a page."""
        href = here.href(links.method(self.method)) if self.method else self.href
        return Column(self.head or "", href, self.number, self.short, not self.fixed)

    def cell(self, desk: Desk, here: Here, item: Item) -> Cell:
        """Return what is on the page for an item: a dash for nothing, and what it is sorted by."""
        value = self.value(desk, item) if self.value else None
        rank = value if self.ordered else self.order(item) if self.order else None
        face = self.face(desk, here, item) if self.face else None if value is None else str(value)
        return Cell(NONE if face is None or face == "" else face, order(rank))


def on_page(
    head: Text,
    face: Callable[[Leaf, Item], object],
    **how: Any,  # noqa: ANN401 - `Col` knows them
) -> Col[Item]:
    """Return a column that is on a page alone; `how` gives other fields of it."""
    return Col(head=head, face=lambda desk, here, item: face(desk.here(here.folder), item), **how)


def cited(
    head: Text,
    record: Callable[[Item], str],
    text: Callable[[Item], str],
    otherwise: str = "as-of",
    **how: Any,  # noqa: ANN401 - `Col` knows them
) -> Col[Item]:
    """Return a column on a page that leads to lines of records, or `otherwise` to a formula."""
    return on_page(head, lambda here, item: here.source(record(item), text(item), otherwise), **how)


def in_files(name: str, long: Words, value: Callable[[Item], Value | Words]) -> Col[Item]:
    """Return a column that is in the files alone."""
    return Col(name=name, long=long, value=lambda _, item: value(item))


def attributes(
    of: Callable[[Item], object] | None = None, /, **long: Words
) -> tuple[Col[Item], ...]:
    """Return columns of the files, each called as the attribute of the item that it holds.

    With `of` they are attributes of what that gives of the item, and empty where it gives None.
    """

    def read(name: str) -> Callable[[Item], Value | Words]:
        def value(item: Item) -> Value | Words:
            owner = of(item) if of else item
            found: Value | Words = None if owner is None else getattr(owner, name)
            return found

        return value

    return tuple(in_files(name, words, read(name)) for name, words in long.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[Item]):
    """A list: what it is called in the files and on the page, and its columns, in their order.

    `anchor`, `heading` and `rule` are those of the part of a page that it fills; `id` is the anchor
    of an item's row.
    """

    name: str = ""
    title: Words = NAMELESS
    caption: Words = NAMELESS
    columns: tuple[Col[Item], ...]
    ledgers: tuple[str, ...] = ()
    sortable: bool = False
    stacked: bool = False
    anchor: str = ""
    heading: Words | None = None
    rule: Words | None = None
    id: Callable[[Item], str] | None = None

    def table(self, desk: Desk, here: Here, items: Iterable[Item], **named: object) -> Table:
        """Return the list as a table of a page; its caption may say what is `named`."""
        columns = [column for column in self.columns if column.head]
        return Table(
            caption=replace(self.caption, args=named) if named else self.caption,
            sortable=self.sortable,
            stacked=self.stacked,
            heading=next((at for at, column in enumerate(columns) if column.heads), 0),
            columns=tuple(column.column(here) for column in columns),
            lines=tuple(
                Line(self._cells(desk, here, item), self.id(item) if self.id else "")
                for item in items
            ),
        )

    def _cells(self, desk: Desk, here: Here, item: Item) -> tuple[Cell, ...]:
        """Return the cells of an item's row; only where rows can be sorted they say by what."""
        cells = (column.cell(desk, here, item) for column in self.columns if column.head)
        return tuple(cell if self.sortable else Cell(cell.value) for cell in cells)

    def any(self, desk: Desk, here: Here, items: Iterable[Item], **named: object) -> Table | None:
        """Return the list as a table of a page, or None where it is empty."""
        table = self.table(desk, here, items, **named)
        return table if table.lines else None

    def data(self, desk: Desk, items: Iterable[Item]) -> DataTable:
        """Return the list as a table for download."""
        columns = {column.name: column for column in self.columns if column.name}
        fields = {name: column.long for name, column in columns.items() if column.long}
        values = {name: column.value for name, column in columns.items() if column.value}
        rows = (
            {name: _value(desk, of(desk, item)) for name, of in values.items()} for item in items
        )
        return table_of(self.name, self.title, fields, rows, self.ledgers)

    def block(self, desk: Desk, here: Here, items: Iterable[Item]) -> Iterator[Block]:
        """Yield the list under its heading and its rule; nothing where it is empty."""
        table = self.table(desk, here, items)
        if table.lines and self.heading and self.rule:
            yield Block(self.anchor, self.heading, (self.rule,), tables=(table,))


def _value(desk: Desk, value: Value | Words) -> Value:
    return desk.say(value) if isinstance(value, Words) else value

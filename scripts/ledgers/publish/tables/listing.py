"""Lists described once: each column has its form in the files and its form on a page."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from operator import attrgetter
from typing import Any, Generic, TypeVar

from ledgers.model import NONE, Struct, Words, say
from ledgers.publish.kit import Block, Desk, Leaf, Row, Table, links
from ledgers.publish.kit.components import Cell, Column, Here
from ledgers.publish.tables.tables import DataTable, Value

Item = TypeVar("Item")
NEWEST = 50
FORMS = ("csv", "xlsx", "json")
CODE = say("county code")
NAME = say("county name")


class Col(Struct, Generic[Item], frozen=True):
    """A column of a list of items.

    In the files it is called `name`, holds `long` and has the `value` of each item. On a page it
    stands under `head` and prints the `face` of each item; where `ordered`, rows sort by its value.
    Without `name` it is on the page alone, without `head` in the files.
    """

    name: str = ""
    long: Words | None = None
    value: Callable[[Desk, Item], Value | Words] | None = None
    head: Words | None = None
    face: Callable[[Leaf, Item], object] | None = None
    number: bool = False
    short: bool = False
    ordered: bool = False

    @property
    def column(self) -> Column:
        """Return its column on a page."""
        return Column(self.head or "", None, self.number, self.short)

    def cell(self, here: Leaf, item: Item) -> Cell:
        """Return the cell of an item on a page; a dash for nothing."""
        value = self.value(here.desk, item) if self.value else None
        order = f"{value}" if self.ordered and value is not None else ""
        told = NONE if value in {None, ""} else str(value)
        return Cell(self.column, self.face(here, item) if self.face else told, order)


def in_files(name: str, long: Words, value: Callable[[Item], Value | Words]) -> Col[Item]:
    """Return a column that is in the files alone."""
    return Col(name, long, lambda _, item: value(item))


def attributes(
    of: Callable[[Item], object] | None = None, prefix: str = "", /, **long: Words
) -> tuple[Col[Item], ...]:
    """Return columns of the files, each called as the attribute of the item that it holds.

    With `of` they are attributes of what that gives of the item, or what a mapping has by name, and
    empty where it gives None. A `prefix` of their names says of whom they are.
    """

    def read(name: str) -> Callable[[Item], Value | Words]:
        def value(item: Item) -> Value | Words:
            owner: Any = of(item) if of else item
            if owner is None or isinstance(owner, dict):
                return (owner or {}).get(name)
            found: Value | Words = getattr(owner, name)
            return found

        return value

    return tuple(in_files(f"{prefix}{name}", words, read(name)) for name, words in long.items())


class Listing(Struct, Generic[Item], frozen=True, kw_only=True):
    """A list: what it is called in the files and on the page, and its columns, in their order.

    `of` finds the items, the newest first where a page shows them; `anchor`, `heading` and `rule`
    are those of the part of a page that the list fills. A `sparse` one leaves columns without any
    value out of the page.
    """

    name: str
    title: Words
    caption: Words | None = None
    columns: tuple[Col[Item], ...]
    ledgers: tuple[str, ...] = ()
    stacked: bool = False
    sparse: bool = False
    anchor: str = ""
    heading: Words | None = None
    rule: Words | None = None
    of: Callable[[Desk], Iterable[Item]] = lambda _: ()

    def table(self, here: Leaf, items: Iterable[Item]) -> Table:
        """Return the list as a table of a page."""
        items = list(items)
        shown = [
            each
            for each in self.columns
            if each.head
            if not self.sparse
            or any(each.value and each.value(here.desk, item) is not None for item in items)
        ]
        lines = tuple(Row(tuple(each.cell(here, item) for each in shown)) for item in items)
        columns = tuple(each.column for each in shown)
        return Table(self.caption or self.title, columns, lines, stacked=self.stacked)

    def data(self, desk: Desk, items: Iterable[Item] | None = None) -> DataTable:
        """Return the list as a table for download."""
        found = self.of(desk) if items is None else items
        columns = {column.name: column for column in self.columns if column.name}
        fields = {name: column.long for name, column in columns.items() if column.long}
        values = {name: column.value for name, column in columns.items() if column.value}
        rows = []
        for item in found:
            told = ((name, of(desk, item)) for name, of in values.items())
            rows.append({name: desk.say(it) if isinstance(it, Words) else it for name, it in told})
        return DataTable(self.name, self.title, fields, tuple(rows), self.ledgers)

    def block(self, here: Leaf, items: Iterable[Item] | None = None) -> Iterator[Block]:
        """Yield the newest, or some items under heading and rule; nothing where there are none."""
        table = self.table(here, islice(self.of(here.desk), NEWEST) if items is None else items)
        if table.lines and self.heading and self.rule:
            yield Block(self.anchor, self.heading, (self.rule,), tables=(table,))


def of_county(code: Callable[[Item], str] = attrgetter("county")) -> tuple[Col[Item], Col[Item]]:
    """Return the columns of the files that say of which county an item is."""
    named: Col[Item] = Col("name", NAME, lambda desk, item: desk.county_name(code(item)))
    return in_files("code", CODE, code), named


def of_ledger() -> tuple[Col[Item], Col[Item]]:
    """Return the columns that say of which ledger an item is; on a page its title leads to it."""
    name = attrgetter("ledger")
    return (
        in_files("ledger", say("ledger, by its folder"), name),
        Col(
            "title",
            say("what the ledger is called"),
            lambda desk, item: desk.ledger_title(name(item)),
            say("Ledger"),
            lambda here, item: here.ledger(name(item)),
            short=True,
        ),
    )


def downloads(here: Here, tables: Iterable[DataTable]) -> Iterator[Words]:
    """Yield for each table its title, leading to its files."""
    for table in tables:
        path = f"{links.TABLES}{table.name}"
        files = {form: here.to(f"{path}.{form}", form.upper()) for form in FORMS}
        yield say("{title}: {csv}, {xlsx}, {json}", title=table.title, **files)

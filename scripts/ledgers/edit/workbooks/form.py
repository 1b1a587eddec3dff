"""The workbook that a county fills in for a period: a sheet for each table of its ledgers."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple, TypeAlias

from ledgers.edit.workbooks.typed import Column, words_of
from ledgers.model import Both, Catalog, Document, Path, Struct, Translate, as_words, field, say
from ledgers.model.contract import UNITS, Ledger, Names
from ledgers.model.tables import Key, Slot, Table, flat, tables_of
from ledgers.model.workbook import CHOICES, SETTINGS, Cells, Plain, Sheet, Spot, address

FORM, VERSION = "county-ledgers", 1
"""What a workbook of ours calls itself, and the version of its layout."""
CODES, LABEL, ABOUT, FIRST = 1, 3, 4, 5
"""The lines above the entries: codes for the program, names, explanations. Of single fields all
is turned round: a line is a column there."""
BLANK = 30
"""How many rows are ready for entries that are not there yet."""
PIECE = 8000
"""How much of a file's text a cell of the hidden sheet holds."""
WIDTHS = {"number": 11, "day": 12, "word": 24, "text": 24, "list": 36}
SINGLE_WIDTHS = {2: 2, LABEL: 26, ABOUT: 60, FIRST: 26, FIRST + 1: 26}
BEFORE = say("period before")
NOTHING: tuple[Path, Any] = ((), None)
Lane: TypeAlias = dict[int, tuple[Plain, str]]
Held: TypeAlias = Mapping[Slot, tuple[Path, Any]]


class Filing(NamedTuple):
    """A ledger's file of the period, where it is there, and that of the period before."""

    ledger: Ledger
    file: str
    now: Document | None
    before: Document | None


class Form(Struct, frozen=True):
    """What is asked for: whose filings, of which period, in which language."""

    catalog: Catalog
    county: str
    period: str
    language: str
    translate: Translate
    lists: dict[tuple[str, ...], int] = field(default_factory=dict)

    def sheets(self, filings: Sequence[Filing]) -> Iterator[Sheet]:
        """Yield every sheet: those to fill in first, then the hidden ones."""
        for filing in filings:
            tables = tables_of(filing.ledger)
            now, before = (flat(tables, row.value if row else {}) for row in filing[2:])
            yield from (self._sheet(table, now, before) for table in tables)
        yield Sheet(CHOICES, _cells(zip_longest(*self.lists)))
        yield Sheet(SETTINGS, _cells(self._settings(filings)))

    def columns(self, table: Table) -> dict[Names, Column]:
        """Return the columns of a table, by the way to their field."""
        rows = table.columns
        return {row.names: Column(row, words_of(self.catalog, self.county, row)) for row in rows}

    def title(self, table: Table) -> str:
        """Return what a sheet is called: 31 signs, and none that programs refuse."""
        title = self.translate(as_words(table.ledger.title))
        if table.way:
            title += "-" + self.translate(as_words(table.ledger.fields[table.way].title))
        return "".join(sign for sign in title if sign not in "[]:*?/\\'")[:31].strip()

    def _sheet(self, table: Table, now: Held, before: Held) -> Sheet:
        """Return the sheet of a table: last period's values stand beside, where there are any."""
        columns = self.columns(table)
        if not any(way == table.way for way, _, _ in now):
            now = _planned(table, columns, before)
        keys = list(dict.fromkeys(key for way, key, _ in now if way == table.way))
        cells, inputs, widths, at = self._head(table), {}, {}, 2 if table.way else ABOUT
        for column in columns.values():
            of_key, names = column.field in table.columns[: table.keys], column.field.names
            slots = [(table.way, key, names) for key in keys]
            here, past = ([side.get(slot, NOTHING)[1] for slot in slots] for side in (now, before))
            first = FIRST + len(keys) * of_key
            last = FIRST + len(keys) + BLANK - 1 if table.way else FIRST
            ends = [address(turned(table, (line, at))) for line in (first, last)]
            inputs[":".join(ends)] = (column.sort, self._words(column))
            lanes = [self._lane(column, "key" if of_key else "input", here)]
            if not table.way:
                lanes[0][FIRST + 1] = (column.shown(past[0], self.language), "past")
            elif not of_key and any(value is not None for value in past):
                lanes.append(self._lane(column, "past", past))
            for lane in lanes:
                cells |= {turned(table, (line, at)): held for line, held in lane.items()}
                widths[at] = WIDTHS[column.sort]
                at += 1
        frozen = address((FIRST, 2 + table.keys) if table.way else (ABOUT, FIRST))
        return Sheet(
            self.title(table), cells, inputs, widths if table.way else SINGLE_WIDTHS, frozen
        )

    def _head(self, table: Table) -> Cells:
        """Return the title, the name for the program and, of single fields, what is beside."""
        area = self.catalog.areas[self.county]
        title = say(
            "{county}, {period}: {title}. Names of persons, telephone numbers and clues do not "
            "belong here. Grey cells hold the period before.",
            county=Both(area.name, area.en),
            period=self.period,
            title=self.title(table),
        )
        cells: Cells = {(1, 1): (table.name, ""), (2, 2): (self.translate(title), "title")}
        if not table.way:
            cells[3, FIRST] = (self.translate(say("this period")), "label")
            cells[3, FIRST + 1] = (self.translate(BEFORE), "label")
        return cells

    def _lane(self, column: Column, look: str, values: Sequence[object]) -> Lane:
        """Return a column of a list: what stands above it, and its values."""
        code, title = ".".join(column.field.names), as_words(column.field.title)
        about = as_words(column.field.description)
        if look == "past":
            code, title, about = look, BEFORE, as_words(Both("", ""))
        above: Lane = {
            CODES: (code, ""),
            LABEL: (self.translate(title), "label"),
            ABOUT: (self.translate(about), "about"),
        }
        shown = (column.shown(value, self.language) for value in values)
        return above | {line: (value, look) for line, value in enumerate(shown, FIRST)}

    def _words(self, column: Column) -> str:
        """Return the cells with the words of a column; nothing where any text may be typed."""
        if column.sort != "word":
            return ""
        names = tuple(both.within(self.language) for both in column.words.values())
        letters = address((1, self.lists.setdefault(names, len(self.lists) + 1))).removesuffix("1")
        return f"{CHOICES}!${letters}$1:${letters}${len(names)}"

    def _settings(self, filings: Sequence[Filing]) -> Iterator[Sequence[Plain]]:
        """Yield whose workbook it is; of each ledger git's name of its file, and its text.

        The text comes in pieces, in signs that no program changes.
        """
        city = self.catalog.city
        yield from (("form", FORM), ("version", VERSION), ("city", city.code if city else ""))
        yield from (("county", self.county), ("period", self.period))
        for each in filings:
            text = json.dumps(each.now.text) if each.now else ""
            pieces = (text[first : first + PIECE] for first in range(0, len(text), PIECE))
            yield "ledger", each.ledger.name, each.now.blob if each.now else "", *pieces


def turned(table: Table, spot: Spot) -> Spot:
    """Return where a cell is: on sheets of single fields lines are columns."""
    return spot if table.way else (spot[1], spot[0])


def _planned(table: Table, columns: Mapping[Names, Column], before: Held) -> Held:
    """Return the rows to be filled in: those of last period, and each other body there is now."""
    keys = table.columns[: table.keys]
    if not keys:
        return {((), (), ()): NOTHING}
    named: Iterable[Key] = [key for way, key, _ in before if way == table.way]
    if len(keys) == 1 and keys[0].entry.get("x-refers") == UNITS:
        there = [(code,) for code in columns[keys[0].names].words]
        named = dict.fromkeys((*(key for key in named if key in there), *there))
    rows = ((key, zip(keys, key, strict=True)) for key in named)
    return {(table.way, key, one.names): ((), value) for key, row in rows for one, value in row}


def _cells(rows: Iterable[Sequence[Plain]]) -> Cells:
    return {
        (row, at): (value, "")
        for row, values in enumerate(rows, 1)
        for at, value in enumerate(values, 1)
    }

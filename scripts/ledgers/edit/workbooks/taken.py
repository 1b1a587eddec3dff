"""What a county typed into its workbook: values, their cells, and the record merged with them."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from ledgers.edit.typed import titled
from ledgers.edit.workbooks.form import ABOUT, CODES, FIRST, FORM, NOTHING, VERSION, Held, turned
from ledgers.edit.workbooks.typed import Column, bare, plain
from ledgers.model import CannotGoOn, Names, Problem, Struct, Words, as_words, field, in_groups, say
from ledgers.model.document import Document
from ledgers.model.kinds.schemas import MISSING_FIELD
from ledgers.model.tables import Slot, Table, flat
from ledgers.model.workbook import SETTINGS, Filled, Mark, Read, Spot, address

EMPTY = Read(None)
TOTALS = frozenset({"小计", "合计", "总计", "共计", "累计", "subtotal", "total"})
Columns: TypeAlias = Mapping[Names, Column]
Row: TypeAlias = Mapping[Names, Read]
Spots: TypeAlias = Mapping[Names, tuple[str, Spot]]


class Origin(NamedTuple):
    """Whose workbook it is; by ledger, git's name of the file that it was made of, and its text."""

    county: str
    period: str
    files: Mapping[str, tuple[str, str]]


def origin_of(sheets: Mapping[str, Filled], city: str) -> Origin:
    """Return where a workbook came from.

    Raises CannotGoOn where it is none of ours, of another version or of another city.
    """
    cells = sheets[SETTINGS].cells if SETTINGS in sheets else {}
    lines = in_groups((spot[0], plain(cells[spot].value)) for spot in sorted(cells))
    said = {line[0]: line[1] for line in lines.values() if len(line) > 1}
    if said.get("form") != FORM or {"county", "period"} - said.keys():
        raise CannotGoOn.say("this is no workbook that “ledgers export workbook” made")
    if said.get("version") != str(VERSION):
        raise CannotGoOn.say("the workbook is of another version of the form: export it again")
    if said.get("city") != city:
        raise CannotGoOn.say("the workbook is of another city: {code}", code=said.get("city"))
    filed = [line for line in lines.values() if line[0] == "ledger" and len(line) > 1]
    files = {line[1]: ("".join(line[2:3]), _text("".join(line[3:]))) for line in filed}
    return Origin(said["county"], said["period"], files)


def _text(told: str) -> str:
    """Return a text; an empty one where it was changed, which its digest tells."""
    try:
        return str(json.loads(told))
    except ValueError:
        return ""


class Typed(Struct, frozen=True):
    """What was typed for a ledger, as far as it can be taken.

    `base` is what the form was made of; `titles` are the sheets by the way to their list, `spots`
    the cells of values; `marks` say what is wrong with cells, `notes` what is done with them.
    """

    tables: Sequence[Table]
    base: Held
    values: dict[Slot, object] = field(default_factory=dict)
    titles: dict[Names, str] = field(default_factory=dict)
    spots: dict[Slot, tuple[str, Spot]] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    notes: list[Mark] = field(default_factory=list)

    def take(
        self, table: Table, columns: Columns, sheets: Mapping[str, Filled], title: str
    ) -> None:
        """Take a sheet, however it is called and wherever its columns stand.

        Raises CannotGoOn where the sheet, or a column, is gone.
        """
        named = [row for row in sheets.values() if row.cells.get((1, 1), EMPTY).value == table.name]
        if not named:
            raise CannotGoOn.say("the sheet “{title}” is gone: export it again", title=title)
        sheet = named[0]
        self.titles[table.way] = sheet.title
        cells = {turned(table, spot): read for spot, read in sheet.cells.items()}
        codes = {read.value: at for (line, at), read in cells.items() if line == CODES}
        places = {names: codes.get(".".join(names), 0) for names in columns}
        for names in [names for names, at in places.items() if not at]:
            told = {"title": as_words(columns[names].field.title), "sheet": sheet.title}
            raise CannotGoOn.say("“{title}” is gone from “{sheet}”: export it again", **told)
        head = {cells.get((ABOUT, at), EMPTY).value for at in places.values()}
        abouts = [column.field.description for column in columns.values()]
        known = {text for about in abouts for text in (about.zh, about.en) if text}
        if known and not head & known:
            raise CannotGoOn.say("“{sheet}” has lost its head: export it again", sheet=sheet.title)
        used = {line for line, at in cells if line >= FIRST and at in places.values()}
        above, last = list[Row](), 0
        for line in sorted(used) if table.way else [FIRST]:
            spots = {names: (line, at) for names, at in places.items()}
            reads = {names: cells.get(spot, EMPTY) for names, spot in spots.items()}
            placed = {names: (sheet.title, turned(table, spot)) for names, spot in spots.items()}
            if said := TOTALS & {bare(plain(reads[at].value)) for at in list(reads)[: table.keys]}:
                begin = last if said & {"小计", "subtotal"} else 0
                self._total(columns, reads, placed, above[begin:])
                used.remove(line)
                last = len(above)
            else:
                self._row(table, columns, reads, placed)
                above.append(reads)
        if table.way:
            self._told(sheet, used, {at for line, at in cells if line == CODES})

    def _total(self, columns: Columns, reads: Row, spots: Spots, parts: Sequence[Row]) -> None:
        """Mark what is not the sum of the rows above; a formula adds them up by itself."""
        for names, column in columns.items():
            said, values = column.taken(reads[names]), [column.taken(row[names]) for row in parts]
            found = sum(each for each in values if isinstance(each, int | Decimal))
            unknown = said is None or any(isinstance(each, Words) for each in values)
            if column.sort == "number" and reads[names].sort != "f" and not unknown:
                words = say("the rows above add up to {sum}, not {value}", sum=found, value=said)
                self.marks.extend([Mark(*spots[names], words)] if said != found else ())

    def _row(self, table: Table, columns: Columns, reads: Row, spots: Spots) -> None:
        """Take a row, unless nothing was typed there and nothing was there before."""
        values = {names: columns[names].taken(read) for names, read in reads.items()}
        keys = list(values)[: table.keys]
        wrong = {names: each for names in keys if isinstance(each := values[names], Words)}
        key = () if wrong else tuple(values[names] for names in keys)
        slots = {names: (table.way, key, names) for names in values}
        there = wrong or not table.way or slots[keys[0]] in self.base
        if not there and not any(values[names] is not None for names in list(values)[table.keys :]):
            return
        if key and key[0] is None:
            wrong = {keys[0]: say("this row does not say what it is about")}
        elif key and slots[keys[0]] in self.values:
            told = address(self.spots[slots[keys[0]]][1])
            wrong = {keys[0]: say("this is in {cell} already", cell=told)}
        self.marks.extend(Mark(*spots[names], words) for names, words in wrong.items())
        for names in () if wrong else values:
            self.spots[slots[names]] = spots[names]
            self.values[slots[names]] = self._value(slots[names], columns[names], reads[names])

    def _value(self, slot: Slot, column: Column, read: Read) -> object:
        """Return what was typed, the value of before where it shows as that; or mark the cell."""
        old, value = self.base.get(slot, NOTHING)[1], column.taken(read)
        shown = {str(column.shown(old, language)) for language in ("zh", "en")}
        if str(read.value) in shown or value == column.taken(Read(column.shown(old, "zh"))):
            return old
        if isinstance(value, Words):
            self.marks.append(Mark(*self.spots[slot], value))
            return old
        return value

    def _told(self, sheet: Filled, used: set[int], columns: set[int]) -> None:
        """Say what is merged, hidden, or stands where nothing is taken from."""
        split = say("split these cells: they are merged")
        counts = say("this row is hidden; it counts")
        beside = say("what stands beside the form is not taken over")
        for first, last in sheet.merged:
            if used.intersection(range(first[0], last[0] + 1)):
                self.marks.append(Mark(sheet.title, first, split))
        hidden = ((row, 2) for row in sorted(sheet.hidden & used))
        self.notes.extend(Mark(sheet.title, spot, counts) for spot in hidden)
        others = sorted(spot for spot in sheet.cells if spot[0] in used and spot[1] not in columns)
        self.notes.extend(Mark(sheet.title, spot, beside) for spot in others)


def merged(typed: Typed, now: Held) -> dict[Slot, object]:
    """Return every value: where both sides changed one, that of the file, and the cell is marked.

    What has no cell any more counts as taken out, unless a mistake on its sheet may be why.
    """
    found: dict[Slot, object] = {}
    mistaken, told = {mark.sheet for mark in typed.marks}, set()
    for slot in {**now, **typed.base, **typed.values}:
        way, key, _ = slot
        before, there = (side.get(slot, NOTHING)[1] for side in (typed.base, now))
        wanted, gone = typed.values.get(slot), slot not in typed.values
        sheet, spot = typed.spots.get(slot, (typed.titles[way], (2, 2)))
        found[slot] = there if wanted == before else wanted
        if gone and (sheet in mistaken or (way, key) in told or before is None):
            continue
        shown = " ".join(str(part) for part in key if part is not None) if gone else before
        if wanted != before and there not in (before, wanted):
            words = say("the file says “{value}” since the form was made", value=there)
            typed.marks.append(Mark(sheet, spot, words))
        elif wanted is None and before is not None:
            told |= {(way, key)} if gone else set()
            words = say("“{value}” is gone here, and is taken out of the file", value=shown)
            typed.notes.append(Mark(sheet, spot, words))
    return found


def mark_of(problem: Problem, document: Document, typed: Typed) -> Mark | None:
    """Return what the check finds as a mark of its cell, or of the one that is nearest to it."""
    contract = typed.tables[0].ledger.contract
    path, words = document.path_at(problem.place), titled(problem, document, contract).message
    held = flat(typed.tables, document.value)
    spots = {way: typed.spots.get(slot) for slot, (way, _) in held.items()}
    ways = [path[:length] for length in range(len(path), -1, -1)]
    name = str(problem.message.args.get("name")) if problem.kind == MISSING_FIELD else ""
    found = [spots.get((*way, name)) for way in ways]
    found += [spot for way in ways for place, spot in spots.items() if place[: len(way)] == way]
    if problem.hint:
        words = say("{message} ({hint})", message=words, hint=problem.hint)
    words = say("{code} {message}", code=problem.kind.code, message=words)
    return next((Mark(*spot, words) for spot in found if spot), None)

"""Rows that say what those above add up to: compared with these, and never taken as entries."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from ledgers.edit.workbooks.typed import Column, bare, plain
from ledgers.model.contract import Names
from ledgers.model.words import Words, say
from ledgers.model.workbook import Read

Row: TypeAlias = Mapping[Names, Read]
SINCE_LAST = frozenset({"小计", "subtotal"})
OF_ALL = frozenset({"合计", "总计", "共计", "total", "sum"})


def totals(
    rows: Mapping[int, Row], columns: Mapping[Names, Column], keys: Sequence[Names]
) -> Iterator[tuple[int, Mapping[Names, Words]]]:
    """Yield the line of each total among rows, with what is wrong in it.

    A key beside the word, such as a kind, makes it the total of the rows with that key.
    """
    above, last = list[Row](), 0
    for line, row in rows.items():
        words = {names: bare(plain(row[names].value)) for names in keys}
        said = {*words.values()} & (SINCE_LAST | OF_ALL)
        if said:
            alike = [names for names, word in words.items() if word not in {"", "none", *said}]
            parts = above[last:] if said & SINCE_LAST else above
            parts = [each for each in parts if all(each[at] == row[at] for at in alike)]
            yield line, dict(_wrong(row, parts, columns))
            last = len(above)
        else:
            above.append(row)


def _wrong(
    row: Row, parts: Sequence[Row], columns: Mapping[Names, Column]
) -> Iterator[tuple[Names, Words]]:
    """Yield what is no number in a total, or not the sum; a formula adds up by itself."""
    for names, column in columns.items():
        said = column.taken(row[names]) if row[names].sort != "f" else None
        if column.sort != "number" or said is None:
            continue
        values = [column.taken(each[names]) for each in parts]
        found = sum(each for each in values if isinstance(each, int | Decimal))
        if isinstance(said, Words):
            yield names, said
        elif said != found and not any(isinstance(each, Words) for each in values):
            yield names, say("the rows above add up to {sum}, not {value}", sum=found, value=said)

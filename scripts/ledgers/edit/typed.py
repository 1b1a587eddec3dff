"""What an office typed or keeps in a list, as documents that schemas can judge cell by cell."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

from ledgers.model.document import Document, Path, Span
from ledgers.model.kinds import references
from ledgers.model.layout import CITY
from ledgers.model.problem import Problem
from ledgers.model.values import Struct
from ledgers.model.words import say

COUNTIES, TASKS = "counties", "listed"
APART = re.compile(r"[\s,、;:|\"']+")
DAY = re.compile(r"(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?\Z")
FIRST_DAY, DAYS = date(1899, 12, 30), range(30_000, 80_000)
"""The day from which workbooks count, and what of their numbers is a day of our time."""
Rows = Iterable[tuple[int, Mapping[int, str]]]
"""The number of each row, and the texts of its cells by column, both from 1."""


class Cells(Struct, frozen=True):
    """Where each value of a list stands: its row is the line, its column the column."""

    found: Mapping[Path, Span]

    def spans(self) -> Mapping[Path, Span]:
        """Return the span of every value, by its path."""
        return self.found


def counties_typed(answers: Document) -> Document:
    """Return the counties of some answers: one a line or an entry, a code, a name, an account."""
    typed, first = answers.value[COUNTIES], answers.at(COUNTIES).line
    if isinstance(typed, list):
        lines = [(answers.at(COUNTIES, at).line, str(line)) for at, line in enumerate(typed)]
    else:  # Of several lines the first stands below the bar.
        rows = str(typed).splitlines()
        lines = list(enumerate(rows, first + ("\n" in str(typed))))
    words = ((at, APART.split(usual(line).strip("\"'"))) for at, line in lines if line.strip())
    cells = ((at, dict(enumerate(row, 1))) for at, row in words)
    return _document(answers.file, COUNTIES, cells, {1: "code", 2: "name", 3: "accounts"})


def tasks_listed(file: str, rows: Rows, called: Mapping[str, str]) -> Document:
    """Return the tasks of a list, below the row that has the headings; offices call fields so."""
    left, columns = iter(rows), dict[int, str]()
    for _, cells in left:
        columns = {at: called.get(usual(text).lower(), "") for at, text in cells.items()}
        if "title" in columns.values():
            break
    return _document(file, TASKS, left, {at: field for at, field in columns.items() if field})


def _document(file: str, name: str, rows: Rows, columns: Mapping[int, str]) -> Document:
    entries: list[dict[str, object]] = []
    spans: dict[Path, Span] = {}
    for number, cells in rows:
        held = {at: usual(text) for at, text in cells.items() if at in columns and usual(text)}
        if held:
            here: Path = (name, len(entries))
            entries.append({columns[at]: _value(columns[at], text) for at, text in held.items()})
            for path, at in ((here, 1), *(((*here, columns[at]), at) for at in held)):
                spans[path] = Span(number, at, number, at, number, at, scalar=True)
    return Document(file, CITY, name, name, {name: entries}, "", "", Cells(spans))


def usual(text: str) -> str:
    """Return a text with the usual signs for full-width ones, without what stands around it."""
    return unicodedata.normalize("NFKC", text).strip()


def _value(field: str, text: str) -> object:
    """Return what a cell says; its text where it is not of the form that the column has."""
    found, whole = DAY.match(text), text.removesuffix(".0")
    if field == "due_on" and found:
        with suppress(ValueError):
            return str(date(*map(int, found.groups())))
    if field == "due_on" and whole.isdecimal() and int(whole) in DAYS:
        return str(FIRST_DAY + timedelta(int(whole)))
    if field in {"month", "weight"} and re.fullmatch(r"\d{1,9}(\.\d{1,6})?", text):
        return Decimal(text) if "." in text else int(text)
    return [text] if field == "accounts" else text


def repeated(document: Document, field: str) -> Iterator[Problem]:
    """Yield a problem for each entry that has the same as an earlier one in a field."""
    seen: dict[object, int] = {}
    rows: object = document.value[document.ledger]
    for at, row in enumerate(rows if isinstance(rows, list) else ()):
        if row.get(field) in seen:
            earlier = document.at(document.ledger, seen[row[field]], field)
            message = say("“{name}” is there twice", name=row[field])
            hint = say("leave one of the two out")
            place = document.at(document.ledger, at, field)
            yield references.SAME_ID.at(place, message, hint, (earlier,))
        seen.setdefault(row.get(field, at), at)

"""What an office typed or keeps in a list, as documents that schemas can judge cell by cell."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

from ledgers.model import CITY, Document, Path, Problem, Span, Struct, names_on, replace, say
from ledgers.model.contract import Contract
from ledgers.model.kinds import references

COUNTIES, TASKS = "counties", "listed"
QUOTED = re.compile(r"“\{(\w+)\}”")
APART = re.compile(r"[\s,、;:|\"']+")
BESIDE = re.compile(r"\s|[(:].*")  # what stands in a heading beside its name
DAY = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d\d)(\d\d)")
FIRST_DAY, COUNTED = date(1899, 12, 30), re.compile(r"([1-7]\d{4})(?:\.\d+)?")
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
        lines = list(enumerate(str(typed).splitlines(), first + ("\n" in str(typed))))
    words = ((at, APART.split(usual(line).strip("\"'"))) for at, line in lines if line.strip())
    cells = ((at, dict(enumerate(row, 1))) for at, row in words)
    return _document(answers.file, COUNTIES, cells, {1: "code", 2: "name", 3: "accounts"})


def tasks_listed(file: str, rows: Rows, called: Mapping[str, str]) -> Document:
    """Return the tasks of a list, below the row that has the headings; offices call fields so."""
    left, columns = iter(rows), dict[int, str]()
    for _, cells in left:
        heads = {at: BESIDE.sub("", usual(text)).lower() for at, text in cells.items()}
        columns = {at: called[head] for at, head in heads.items() if head in called}
        if "title" in columns.values():
            break
    return _document(file, TASKS, left, columns)


def _document(file: str, name: str, rows: Rows, columns: Mapping[int, str]) -> Document:
    entries: list[dict[str, object]] = []
    spans: dict[Path, Span] = {}
    for number, cells in rows:
        held = {at: usual(text) for at, text in cells.items() if at in columns and usual(text)}
        if held:
            here: Path = (name, len(entries))
            entries.append({columns[at]: _value(columns[at], text) for at, text in held.items()})
            for path, at in ((here, 1), *(((*here, columns[at]), at) for at in held)):
                spans[path] = Span(number, at, number, at + 1, number, at, scalar=True)
    return Document(file, CITY, name, name, {name: entries}, "", "", Cells(spans))


def usual(text: str) -> str:
    """Return a text with the usual signs for full-width ones, without what stands around it."""
    return unicodedata.normalize("NFKC", text).strip()


def day_counted(text: str) -> str | None:
    """Return the day of a number of a workbook, as 2026-07-14."""
    found = COUNTED.fullmatch(text)
    return str(FIRST_DAY + timedelta(int(found[1]))) if found else None


def day_typed(text: str, year: str = "") -> str | None:
    """Return the day that a text means, as 2026-07-14; one without its year is of `year`."""
    found = DAY.fullmatch(re.sub(r"\s|00:00:00$", "", usual(text)))
    with suppress(ValueError):
        *years, month, day = filter(None, found.groups() if found else ())
        return str(date(int(*years or [year]), int(month), int(day)))
    return None


def _value(field: str, text: str) -> object:
    """Return what a cell says; its text where it is not of the form that the column has."""
    if field == "due_on":
        return day_counted(text) or day_typed(text) or text
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


def titled(problem: Problem, document: Document, contract: Contract) -> Problem:
    """Return a problem whose message quotes fields of a document by their titles."""
    ledger, args = contract.ledger(document.ledger), dict(problem.message.args)
    for word in QUOTED.findall(problem.message.text):
        row = ledger.nearest(names_on(document.path_at(problem.place)), str(args[word]))
        if row and "title" in row.schema:
            args[word] = say("{title} ({name})", title=row.title, name=args[word])
    return replace(problem, message=replace(problem.message, args=args))

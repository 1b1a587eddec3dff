"""Make views of the mini city with hand-made bulletins, written as issuing writes them."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import structs

from ledgers.edit.bulletins import draft_file, issued_file
from ledgers.flow.load import Request, load
from ledgers.flow.publish import Order, view_of
from ledgers.model.bulletin import Bulletin, Change, Engine, Fact, Inputs, Printed
from ledgers.model.ledger_records import records_of
from ledgers.model.output import OutputFile
from ledgers.model.words import Both, english
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import spots
from ledgers.publish.kit.view import View
from tests.conftest import MINI, write_city
from tests.unit.publish.views import DAY, SALT

FIRST = date(2026, 4, 6)
WEEK, A_DAY = timedelta(days=7), timedelta(days=1)
BASIS = Inputs("a" * 40, "b" * 40, "c" * 64)
FACTS = (
    Fact("county.overdue", 2, county="990121"),
    Fact("county.plan", Decimal("40.0"), county="990102"),
    Fact("county.plan", Decimal("40.0"), county="990121"),
    Fact("county.progress", Decimal("31.5"), county="990102"),
    Fact("county.progress", Decimal("57.0"), county="990121"),
    Fact("county.rank", 2, county="990102"),
    Fact("county.rank", 1, county="990121"),
    Fact("county.rank_before", 3, county="990121"),
    Fact("county.rank_high", 2, county="990121"),
    Fact("county.rank_low", 1, county="990121"),
    Fact("progress", Decimal("44.3")),
    Fact("task.done", 1, task="T07"),
    Fact("tasks.overdue", 5),
)
"""Figures as they are frozen, sorted by name."""

PREFACE = (
    "By {as_of}: overdue {tasks.overdue}, progress {progress}.",
    "First is {county.rank@990121}.",
)


def issue(number: int, series: str = "weekly", **changes: object) -> Bulletin:
    """Return an issue of a series, a week after the one before it, not frozen yet."""
    start = FIRST + (number - 1) * WEEK
    end = start + WEEK - A_DAY
    made = Bulletin(
        series=series,
        kind=series,
        year="2026",
        issue_no=number,
        title=f"Issue {number} of {series}",
        period=f"2026-W{start.isocalendar().week}",
        start_on=start,
        end_on=end,
        as_of=end,
        method="2026-1",
        issuer="990100-city_commission-01",
        preface=PREFACE,
    )
    return structs.replace(made, **changes)


def issued(
    made: Bulletin, facts: tuple[Fact, ...] = FACTS, corrections: tuple[Change, ...] = ()
) -> OutputFile:
    """Return the file of an issue, issued on the day after its last one."""
    on = made.end_on + A_DAY
    basis = {"inputs": BASIS, "engine": ENGINE, "words": WORDS, "published_on": on}
    issue = structs.replace(made, issued_on=on, facts=facts, corrections=corrections, **basis)
    return issued_file(issue)


def with_lines(file: OutputFile, lines: str) -> OutputFile:
    """Return a file with lines added below its seal."""
    return OutputFile(file.path, file.data + lines.encode())


ENGINE = Engine("0.2.0", "1" * 64, "2" * 64)
WORDS = Printed("Commission then", Both("周通报", "Weekly bulletin"))

WRONG, RIGHT = issue(1), issue(1, "correction", corrects="city/bulletins/weekly-2026-01")
CHANGE = Change("tasks.overdue", was=5, now=6)
CORRECTED = (*FACTS[:-1], Fact("tasks.overdue", 6))


@cache
def some_files() -> tuple[OutputFile, ...]:
    """Return two issues, a correction of the first, a hidden one and a draft."""
    return (
        issued(WRONG),
        issued(issue(2)),
        issued(RIGHT, CORRECTED, (CHANGE,)),
        issued(issue(3, public_scope="none")),
        draft_file(issue(4)),
    )


def view_with(files: Iterable[OutputFile]) -> View:
    """Return the view of the mini city with these bulletins in it, in English."""
    with TemporaryDirectory() as folder:
        root = write_city(Path(folder), MINI | {file.path: file.data for file in files})
        request = Request(root, DAY)
        return view_of(load(request), Order(request, DAY, root / "public", "en", english, float))


@cache
def some_view() -> View:
    """Return the view with `some_files`."""
    return view_with(some_files())


def desk_of(view: View) -> Desk:
    """Return the desk of a view, without drawings."""
    return Desk(view, spots(view.sources), {}, SALT, records_of(view.catalog))

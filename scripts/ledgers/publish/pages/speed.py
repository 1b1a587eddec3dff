"""The page of how fast the program is, beside programs of others: what `make bench` wrote."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from ledgers.model import NONE, say
from ledgers.publish.kit import Desk, Filled, Leaf, Mark, Row, Table, links

RESULTS = {True: Mark("done", say("goal met")), False: Mark("overdue", say("goal not met"))}


def speed_page(desk: Desk) -> Filled:
    """Return the page of measured speed."""
    here, speed = desk.here(links.SPEED), desk.view.speed
    about = say("Whole processes beside others' programs, in turn on one machine.")
    goals = (_goal(here, row) for row in speed["goals"])
    return here.page(
        "speed.html.j2",
        here.opening(say("How fast it is"), about, contents=True),
        speed=speed,
        goals=here.table(say("Goals, and what was found"), goals, stacked=True),
        contests=tuple(_contests(here)),
        left_out=tuple(_left_out(here)),
    )


def _goal(here: Leaf, row: Mapping[str, Any]) -> Row:
    unit = _called(here, "measures", "times" if row["than"] else row["measure"])
    return here.row(
        here.cell(say("Measured"), _called(here, "contests", row["contest"])),
        here.cell(say("Program"), _called(here, "programs", row["of"])),
        here.cell(say("Compared with"), _called(here, "programs", row["than"])),
        here.number(say("At most"), f"{row['at_most']} {unit}"),
        here.number(say("Before"), _spread(row["before"])),
        here.number(say("Now measured"), _spread(row["now"])),
        here.short(say("Result"), RESULTS[row["met"]]),
    )


def _contests(here: Leaf) -> Iterator[tuple[str, Table]]:
    caption, speed = say("Programs, and what they took"), here.view.speed
    for name in speed["contests"]:
        rows = [_program(here, row) for row in speed["programs_run"] if row["contest"] == name]
        if rows:
            yield _called(here, "contests", name), here.table(caption, rows, stacked=True)


def _program(here: Leaf, row: Mapping[str, Any]) -> Row:
    called = _called(here, "programs", row["program"])
    before = row["tree"] and say("{program} (before)", program=called)
    return here.row(
        here.cell(say("Program"), before or called),
        here.number(say("Runs"), str(row["runs"])),
        here.number(say("Files or pages"), str(row["units"] or NONE)),
        here.number(say("Seconds"), _spread(row["seconds"])),
        here.number(say("Seconds of the processor"), _spread(row["processor"])),
        here.number(say("Peak memory, MB"), str(row["memory"])),
    )


def _left_out(here: Leaf) -> Iterator[tuple[str, ...]]:
    for row in here.view.speed["missing"]:
        named = zip(("contests", "programs", "reasons"), row.values(), strict=True)
        yield tuple(_called(here, sort, name) for sort, name in named)


def _called(here: Leaf, sort: str, name: str) -> str:
    return here.desk.both(**here.view.speed[sort][name]) if name else NONE


def _spread(three: Sequence[object]) -> str:
    """Return the median, with the least and the most where there was more than one run."""
    if not three:
        return NONE
    middle, least, most = (f"{Decimal(str(each)):.2f}" for each in three)
    return middle if least == most else f"{middle} ({least}–{most})"

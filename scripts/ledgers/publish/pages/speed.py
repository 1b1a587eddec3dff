"""The page of how fast the program is, beside programs of others: what `make bench` wrote."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ledgers.model.numbers import NONE
from ledgers.model.words import Both, Words, as_words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Filled, Mark, Row, Table
from ledgers.publish.kit.context import Desk, Leaf

MEASURES: Mapping[str, Words] = {
    "seconds": say("seconds"),
    "memory": say("peak memory, MB"),
    "each": say("milliseconds per file or page"),
}
"""What a goal is about, with its unit."""
MET = Mark("done", say("goal met"))
NOT_MET = Mark("overdue", say("goal not met"))


def speed_page(desk: Desk) -> Filled:
    """Return the page of measured speed."""
    here, speed = desk.here(links.SPEED), desk.view.speed
    about = say("Whole processes beside others' programs, in turn on one machine.")
    return here.page(
        "speed.html.j2",
        here.opening(say("How fast it is"), about, contents=True),
        measured_on=speed["measured_on"],
        machine=speed["machine"],
        met=(sum(row["met"] for row in speed["goals"]), len(speed["goals"])),
        goals=here.table(say("Goals, and what was found"), _goals(here, speed), stacked=True),
        contests=tuple(_contests(here, speed)),
        left_out=here.table_of_any(say("Left out"), _left_out(here, speed), stacked=True),
    )


def _goals(here: Leaf, speed: Mapping[str, Any]) -> Iterator[Row]:
    for row in speed["goals"]:
        unit = say("× the other’s") if row["than"] else MEASURES[row["measure"]]
        yield here.row(
            here.cell(say("Measured"), _called(speed, "contests", row["contest"])),
            here.cell(say("Program"), _called(speed, "programs", row["of"])),
            here.cell(say("Compared with"), _than(speed, row)),
            here.cell(say("Unit"), unit),
            here.number(say("At most"), str(row["at_most"])),
            here.number(say("Before"), _spread(row["before"])),
            here.number(say("Now measured"), _spread(row["now"])),
            here.short(say("Result"), MET if row["met"] else NOT_MET),
        )


def _than(speed: Mapping[str, Any], row: Mapping[str, Any]) -> Words | str:
    return _called(speed, "programs", row["than"]) if row["than"] else NONE


def _contests(here: Leaf, speed: Mapping[str, Any]) -> Iterator[tuple[str, Table]]:
    """Yield what was measured, with a table of the programs that ran."""
    caption = say("Programs, and what they took")
    for name in speed["contests"]:
        rows = [row for row in speed["programs_run"] if row["contest"] == name]
        if rows:
            table = (_program(here, speed, row) for row in rows)
            title = here.desk.say(_called(speed, "contests", name))
            yield title, here.table(caption, table, stacked=True)


def _program(here: Leaf, speed: Mapping[str, Any], row: Mapping[str, Any]) -> Row:
    called = _called(speed, "programs", row["program"])
    before = say("{program} (before)", program=called)
    return here.row(
        here.cell(say("Program"), before if row["tree"] else called),
        here.number(say("Runs"), str(row["runs"])),
        here.number(say("Files or pages"), str(row["units"] or NONE)),
        here.number(say("Seconds"), _spread(row["seconds"])),
        here.number(say("Seconds of the processor"), _spread(row["processor"])),
        here.number(say("Peak memory, MB"), str(row["memory"])),
    )


def _left_out(here: Leaf, speed: Mapping[str, Any]) -> Iterator[Row]:
    for row in speed["missing"]:
        yield here.row(
            here.cell(say("Measured"), _called(speed, "contests", row["contest"])),
            here.cell(say("Program"), _called(speed, "programs", row["program"])),
            here.cell(say("Why"), _called(speed, "reasons", row["why"])),
        )


def _called(speed: Mapping[str, Any], sort: str, name: str) -> Words:
    return as_words(Both(**speed[sort][name]))


def _spread(three: Sequence[object]) -> str:
    """Write a median with the least and the most, none where it was not measured."""
    return "{} ({}–{})".format(*three) if three else NONE

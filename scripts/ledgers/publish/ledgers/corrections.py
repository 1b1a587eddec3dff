"""Corrections: which values were corrected after they were filed, from which day, and why."""

from collections.abc import Iterator

from ledgers.model import Words, rows, say, text
from ledgers.model.lives.on_day import CORRECTIONS as LIST
from ledgers.model.lives.on_day import steps_of
from ledgers.publish.kit import Block, Desk, Leaf
from ledgers.publish.subjects.entries import Entry, cited, counties, field
from ledgers.publish.tables.listing import Col, Listing, in_files
from ledgers.publish.tables.tables import Value

OF_ISSUES = "bulletins"
"""Corrections of bulletins are issues of their own."""


def _corrected(desk: Desk) -> Iterator[Entry]:
    """Yield every correction, the newest first; a file of several records has its own once."""
    kept = (listed for ledger, listed in desk.records.items() if ledger != OF_ISSUES)
    first = {row.document: row for listed in kept for row in reversed(listed)}
    found = [Entry(row, each) for row in first.values() for each in rows(row.whole, LIST)]
    yield from sorted(found, key=lambda entry: text(entry.value, "on"), reverse=True)


def _named(desk: Desk, entry: Entry) -> Value:
    """Return what the schema calls the corrected value; nothing where none is named."""
    way = [step for step in steps_of(entry.value.get("at")) if not step.isdigit()]
    return desk.told(desk.contract.field(entry.record.ledger, *way), "title") if way else None


def _side(name: str, long: Words, head: Words) -> Col[Entry]:
    def value(entry: Entry) -> Value:
        # Of groups of fields, such as results, the points are told, or the ranks.
        numbers = [row.get("total", row.get("rank")) for row in rows(entry.value, name)]
        told = " · ".join(str(number) for number in numbers if number is not None)
        found = told if numbers else entry.value.get(name)
        return found if found is None or isinstance(found, str | int) else f"{found}"

    return cited(name, long, head, value)


CORRECTIONS: Listing[Entry] = Listing(
    name="corrections",
    title=say("Corrections of what was filed"),
    anchor="corrections",
    heading=say("Corrections"),
    rule=say("A correction counts from its day; on every earlier day the former value counts."),
    stacked=True,
    of=_corrected,
    columns=(
        field("on", say("day from which the new value counts"), say("On")),
        counties(say("County")),
        in_files("ledger", say("ledger, by its folder"), lambda entry: entry.record.ledger),
        cited("record", say("identifier"), say("Record"), lambda entry: entry.record.document.id),
        in_files(
            "at", say("where the value is in the file"), lambda entry: text(entry.value, "at")
        ),
        Col(
            "field",
            say("value"),
            _named,
            say("Value"),
            lambda here, entry: entry.shown(here, _named(here.desk, entry)),
        ),
        _side("was", say("former value"), say("Former value")),
        _side("now", say("new value"), say("New value")),
        field("reason", say("reason"), say("Reason")),
        field("text", say("what was changed, in words"), say("Text")),
    ),
)


def corrections(here: Leaf, ledger: str) -> Iterator[Block]:
    """Return the part of a ledger's page about corrections; nothing where there are none."""
    listed = CORRECTIONS.of(here.desk)
    return CORRECTIONS.block(here, (each for each in listed if each.record.ledger == ledger))

"""Show training and activities: events by kind and month, and days of training."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ledgers.model.ledger_records import Record, valid
from ledgers.model.numbers import plain
from ledgers.model.values import decimal
from ledgers.model.words import say
from ledgers.publish.kit.components import Here, Table, Text
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.count_tables import ALL, PERIODS, Block, Frame, grid
from ledgers.publish.kit.labels import sort_word


def activities(desk: Desk, here: Here) -> Iterator[Block]:
    """Yield events by kind and month."""
    records = [record for record in valid(desk.records.get("events", ())) if record.period]
    if records:
        yield Block(
            "months",
            say("By kind and month"),
            (
                say(
                    "Events whose kind is published, in the month they began. Days are added up as"
                    " filed; an event that names none lasted one. How many took part is published"
                    " only in sums."
                ),
            ),
            tables=(_by_month(desk, here, records),),
        )


def days_of(record: Record) -> Decimal:
    """Return how many days an event lasted; one that names none lasted one."""
    return decimal(record.value, "days") or Decimal(1)


def _by_month(desk: Desk, here: Here, records: Sequence[Record]) -> Table:
    months = sorted({record.period for record in records})[-PERIODS:]
    counts: dict[tuple[str, str], int] = {}
    days: dict[str, Decimal] = {}
    for record in records:
        for kind in (record.sort, ALL):
            days[kind] = days.get(kind, Decimal(0)) + days_of(record)
            for month in (record.period, ALL):
                counts[kind, month] = counts.get((kind, month), 0) + 1
    spot = f"{here.folder}#records"
    cells: dict[tuple[str, str], object] = {
        key: here.to(spot, str(count)) for key, count in counts.items()
    }
    cells |= {(kind, "days"): here.to(spot, plain(number)) for kind, number in days.items()}
    kinds = sorted({record.sort for record in records})
    lines: list[tuple[str, object]] = [(kind, sort_word(desk, "events", kind)) for kind in kinds]
    columns: list[tuple[str, Text]] = [
        *((month, month) for month in months),
        (ALL, say("In all")),
        ("days", say("Days")),
    ]
    lines.append((ALL, say("In all")))
    return grid(Frame(say("Events by kind and month"), say("Kind"), lines, columns), cells)

"""Lead from a measurement to the records that it was worked out from."""

from collections.abc import Iterator

from ledgers.model.numbers import NONE
from ledgers.model.scoring import Measurement
from ledgers.model.words import Words, say
from ledgers.publish.kit.components import Here, Inline, Several
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import Linked

MANY = 8
"""More records of one page than this are one link with their number."""


def inputs_of(desk: Desk, here: Here, found: Measurement) -> object:
    """Return the records behind a measurement, by the page that shows them."""
    pages: dict[str, list[str]] = {}
    lost: list[str] = []
    for record in dict.fromkeys(one.record for one in found.inputs):
        spot = desk.spots.get(record)
        if spot is None:
            lost.append(record)
        else:
            pages.setdefault(spot.folder, []).append(record)
    made = [_links(desk, here, records) for records in pages.values()]
    return Several((*made, *_unfiled(desk, lost))) if made or lost else NONE


def _unfiled(desk: Desk, records: list[str]) -> Iterator[Words]:
    """Yield what counts although there is no file of it: a task on which nothing was filed."""
    found: dict[str, list[str]] = {}
    for record in records:
        _, kind, name = record.split("/", 2)
        found.setdefault(kind, []).append(name)
    for kind, names in found.items():
        yield say(
            "{ledger} {names}: nothing filed",
            ledger=desk.ledger_title(kind), names=" ".join(names),
        )  # fmt: skip


def _links(desk: Desk, here: Here, records: list[str]) -> object:
    kind = records[0].split("/", 2)[1]
    ledger = desk.ledger_title(kind)
    if len(records) > MANY:
        return here.to(desk.spots[records[0]].folder, f"{ledger} × {len(records)}")
    names = [record.split("/", 2)[2] for record in records]
    if names == [kind]:
        return _link(desk, here, records[0], ledger)
    each = [_link(desk, here, *pair) for pair in zip(records, names, strict=True)]
    return Inline((ledger, *each))


def _link(desk: Desk, here: Here, record: str, text: str) -> Linked:
    return here.to(desk.spots[record].address, text)

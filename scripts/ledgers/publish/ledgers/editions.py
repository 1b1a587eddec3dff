"""Show the editions: where each is, as of which day, and what proves it."""

from collections.abc import Iterator

from ledgers.model.ledger_records import Record
from ledgers.model.numbers import NONE
from ledgers.model.values import text, whole
from ledgers.model.words import say
from ledgers.publish.kit.addresses import site_of
from ledgers.publish.kit.components import Cell, Column, Here, Line, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.count_tables import Block
from ledgers.publish.kit.links import INDEX, Linked, segment

EDITIONS = "editions/"
"""The folder beside the living portal that holds them; each stands under its identifier."""


def editions(desk: Desk, here: Here) -> Iterator[Block]:  # noqa: ARG001 - as every special part
    """Yield the table of editions, the newest first."""
    found = sorted(
        desk.records.get("editions", ()),
        key=lambda record: (text(record.value, "as_of"), record.id),
        reverse=True,
    )
    if found:
        yield Block(
            "editions",
            say("All editions"),
            (
                say("An edition is the whole portal of one day; it never changes afterwards."),
                say(
                    "Its file SHA256SUMS has a line for each other file; the digest below is that "
                    "of SHA256SUMS itself. Whoever has the data can build it again and compare: "
                    "{command}",
                    command="ledgers edition verify --all",
                ),
            ),
            tables=(_table(desk, found),),
        )


def _table(desk: Desk, found: list[Record]) -> Table:
    columns = (
        Column(say("Edition")),
        Column(say("Title")),
        Column(say("As of")),
        Column(say("Files listed"), number=True),
        Column(say("SHA-256 of SHA256SUMS")),
    )
    lines = tuple(Line(_cells(desk, record)) for record in found)
    return Table(caption=say("Editions, the newest first"), columns=columns, lines=lines)


def _cells(desk: Desk, record: Record) -> tuple[Cell, ...]:
    files = whole(record.value, "files_n")
    return (
        Cell(Linked(record.id, address_of(desk, record.id))),
        Cell(text(record.value, "title")),
        Cell(text(record.value, "as_of")),
        Cell(NONE if files is None else str(files)),
        Cell(text(record.value, "manifest_digest")),
    )


def address_of(desk: Desk, name: str) -> str | None:
    """Return where an edition is on the web; nothing where the portal's address is not known.

    It is absolute: a portal read from a folder has no editions beside it unless they were gathered.
    """
    site = site_of(desk.view)
    return site.absolute(f"{EDITIONS}{segment(name)}/{INDEX}") if site else None

"""What single ledgers show beyond what all of them do; the editions, where each is, among it."""

from collections.abc import Iterator, Mapping

from ledgers.model.ledger_records import Record
from ledgers.model.numbers import NONE
from ledgers.model.rows import text, whole
from ledgers.model.words import say
from ledgers.publish.kit.addresses import site_of
from ledgers.publish.kit.components import Row, row_of, table_of_rows
from ledgers.publish.kit.context import Leaf
from ledgers.publish.kit.count_tables import Block
from ledgers.publish.kit.links import INDEX, Linked, segment
from ledgers.publish.ledgers.activities import documents, events
from ledgers.publish.ledgers.filed import facilities, posts
from ledgers.publish.ledgers.oversight import actions, appraisals, checks, rounds
from ledgers.publish.ledgers.page import Special
from ledgers.publish.ledgers.rectifications import rectification

FOLDER = "editions/"
"""The folder beside the living portal that holds them; each stands under its identifier."""


def _edition(here: Leaf, record: Record) -> Row:
    """Return an edition with its address; without one where the portal's is not known.

    It is absolute: a portal read from a folder has no editions beside it unless they were gathered.
    """
    site, files = site_of(here.view), whole(record.value, "files_n")
    path = f"{FOLDER}{segment(record.id)}/{INDEX}"
    return row_of(
        here.cell(say("Edition"), Linked(record.id, site.absolute(path) if site else None)),
        here.cell(say("Title"), text(record.value, "title")),
        here.cell(say("As of"), text(record.value, "as_of")),
        here.number(say("Files listed"), NONE if files is None else str(files)),
        here.cell(say("SHA-256 of SHA256SUMS"), text(record.value, "manifest_digest")),
    )


def editions(here: Leaf) -> Iterator[Block]:
    """Yield the table of editions, the newest first."""
    found = sorted(
        here.desk.records.get("editions", ()),
        key=lambda record: (text(record.value, "as_of"), record.id),
        reverse=True,
    )
    if found:
        rules = (
            say("An edition is the whole portal of one day; it never changes afterwards."),
            say(
                "Its file SHA256SUMS has a line for each other file; the digest below is that "
                "of SHA256SUMS itself. Whoever has the data can build it again and compare: "
                "{command}",
                command="ledgers edition verify --all",
            ),
        )
        rows = (_edition(here, record) for record in found)
        table = table_of_rows(say("Editions, the newest first"), rows)
        yield Block("editions", say("All editions"), rules, tables=(table,))


SPECIALS: Mapping[str, Special] = {
    "actions": actions,
    "appraisals": appraisals,
    "checks": checks,
    "documents": documents,
    "editions": editions,
    "events": events,
    "facilities": facilities,
    "posts": posts,
    "rectifications": rectification,
    "rounds": rounds,
}
"""By ledger: what yields its own parts, before those of every ledger."""

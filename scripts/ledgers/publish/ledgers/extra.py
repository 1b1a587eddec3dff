"""What single ledgers show beyond what all of them do; the editions, where each is, among it."""

from collections.abc import Iterator, Mapping

from ledgers.model.ledger_records import Record
from ledgers.model.values import text, whole
from ledgers.model.words import say
from ledgers.publish.kit.addresses import site_of
from ledgers.publish.kit.components import Here
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.count_tables import Block
from ledgers.publish.kit.links import INDEX, Linked, segment
from ledgers.publish.kit.listing import Col, Listing, on_page
from ledgers.publish.ledgers.activities import documents, events
from ledgers.publish.ledgers.filed import facilities, posts
from ledgers.publish.ledgers.oversight import actions, appraisals, checks, rounds
from ledgers.publish.ledgers.page import Special
from ledgers.publish.ledgers.rectifications import rectification

FOLDER = "editions/"
"""The folder beside the living portal that holds them; each stands under its identifier."""


def _address(here: Leaf, record: Record) -> Linked:
    """Return an edition with its address; without one where the portal's is not known.

    It is absolute: a portal read from a folder has no editions beside it unless they were gathered.
    """
    site = site_of(here.desk.view)
    path = f"{FOLDER}{segment(record.id)}/{INDEX}"
    return Linked(record.id, site.absolute(path) if site else None)


EDITIONS: Listing[Record] = Listing(
    caption=say("Editions, the newest first"),
    columns=(
        on_page(say("Edition"), _address),
        on_page(say("Title"), lambda _, record: text(record.value, "title")),
        on_page(say("As of"), lambda _, record: text(record.value, "as_of")),
        Col(
            head=say("Files listed"),
            value=lambda _, record: whole(record.value, "files_n"),
            number=True,
        ),
        on_page(
            say("SHA-256 of SHA256SUMS"), lambda _, record: text(record.value, "manifest_digest")
        ),
    ),
)


def editions(desk: Desk, here: Here) -> Iterator[Block]:
    """Yield the table of editions, the newest first."""
    found = sorted(
        desk.records.get("editions", ()),
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
        tables = (EDITIONS.table(desk, here, found),)
        yield Block("editions", say("All editions"), rules, tables=tables)


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

"""Attachments: files outside the repository that records name with digest, size and kind."""

from collections.abc import Iterator

from ledgers.model import Catalog, Document, Place, Struct, converted
from ledgers.model.rows import groups, inside

LEDGERS = ("documents", "progress", "rectifications")
WAYS = (("attachments",), ("updates", "attachments"))
KINDS = ("pdf", "ofd", "image", "office")


class Held(Struct, frozen=True):
    """What a file is, or is said to be; `kind` is empty where it is none of those known."""

    sha256: str
    bytes: int
    kind: str


class Attachment(Struct, frozen=True):
    """What is said of the file at a path below their folder; `found` is None till it is sought."""

    place: Place
    path: str
    said: Held
    found: bool | None = None


def attachments_of(document: Document) -> Iterator[Attachment]:
    """Yield the attachments of a record and of its updates, those that are whole."""
    for way in WAYS if document.ledger in LEDGERS else ():
        for path, row in groups(document.value, *way):
            if said := converted(row, Held):
                where = f"{document.reference}/{row.get('name')}"
                yield Attachment(document.place(*path), where, said)


def folder_of(catalog: Catalog) -> str | None:
    """Return the folder of attachments that a city names (publication.yaml), None where none."""
    settings = (row.value for row in catalog.by_ledger.get("publication", ()))
    return next(filter(None, (inside(row, "attachments.folder") for row in settings)), None)

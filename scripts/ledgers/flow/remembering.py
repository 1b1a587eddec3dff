"""What earlier checks of a city found out, kept in `.cache/check` and used again.

Whatever is not there is found out anew, so it changes nothing but the time that a check takes.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ledgers.model import CITY, Document, Struct, in_groups, replace
from ledgers.model.remembered import Known, Page, Seen
from ledgers.model.values import packed
from ledgers.read.documents import Reading
from ledgers.read.remembered import key_of, pages_in
from ledgers.read.tree import FolderTree, Tree
from ledgers.write.remembered import keep_pages

FOLDER = Path(".cache/check")
QUIET = 8
"""States of a city for which it is kept which rules find nothing."""


class Memory(Struct, frozen=True):
    """The pages of earlier checks under one program and one set of schemas, by owner."""

    folder: Path
    key: str
    pages: Mapping[str, Page]
    seen: Mapping[str, Seen]

    def value(self, path: str, blob: str) -> Any:  # noqa: ANN401 - fields hold what their schema allows
        """Return the value of a file that was read before; None where it was not."""
        seen = self.seen.get(path)
        return seen.value if seen and seen.blob == blob else None

    def known(self, reading: Reading, today: date) -> Known:
        """Return what need not be looked at again in what was read."""
        rows = [(row, seen) for row in reading.documents if (seen := self._seen(row))]
        return Known(
            sound=frozenset(row for row, seen in rows if seen.sound),
            clean=frozenset(row for row, seen in rows if seen.clean),
            quiet=self._city.quiet.get(digest_of(reading, today), ()),
            usable=self._city.usable,
        )

    def keep(self, reading: Reading, learnt: Known, today: date) -> None:
        """Write the pages that are not as they were."""
        rows = in_groups((row.owner, row) for row in reading.documents)
        pages = {
            owner: Page(self.key, dict(self._rows(found, learnt))) for owner, found in rows.items()
        }
        quiet = {**self._city.quiet, digest_of(reading, today): tuple(learnt.quiet)}
        newest = dict([*quiet.items()][-QUIET:])
        own = pages.get(CITY) or Page(self.key)
        pages[CITY] = replace(own, quiet=newest, usable=learnt.usable)
        changed = {owner: page for owner, page in pages.items() if page != self.pages.get(owner)}
        keep_pages(self.folder, changed)

    @property
    def _city(self) -> Page:
        return self.pages.get(CITY) or Page(self.key)

    def _seen(self, document: Document) -> Seen | None:
        seen = self.seen.get(document.file)
        return seen if seen and seen.blob == document.blob else None

    def _rows(self, documents: Iterable[Document], learnt: Known) -> Iterator[tuple[str, Seen]]:
        for row in documents:
            seen = self._seen(row)
            value = seen.packed if seen else packed(row.value)
            yield row.file, Seen(row.blob, value, row in learnt.sound, row in learnt.clean)


def recalled(root: Path, schemas: Path | None, tree: Tree) -> Memory:
    """Return what earlier checks of a city found out by some schemas."""
    where = schemas.resolve() if schemas else None
    key = key_of(FolderTree(where.parent), where.name) if where else key_of(tree, "schemas")
    pages = pages_in(root / FOLDER, key)
    seen = {path: row for page in pages.values() for path, row in page.seen.items()}
    return Memory(root / FOLDER, key, pages, seen)


def digest_of(reading: Reading, today: date) -> str:
    """Return a digest of all that the rules are given beside what the key says."""
    blobs = {row.file: row.blob for row in reading.documents}
    rows = (f"{blobs.get(file, '')} {file}\0" for file in sorted(reading.files))
    text = f"{today}\0" + "".join(rows)
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()

"""Shared context of all rules. A broken file is reported once, not by every rule that uses it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ledgers.check.ground.values import PARTS, Group, day, groups, reference
from ledgers.model.catalog import Catalog
from ledgers.model.contract import Contract
from ledgers.model.document import Document, Path
from ledgers.model.layout import CITY

AREAS = "data/city/areas.yaml"
VOCAB = "data/city/vocab.yaml"
COUNTY_FOLDER = re.compile(r"data/(?:counties|city/decisions)/[^/]+(?=/)")
CODE = 6
"""Digits of a county's code, with which its bodies and townships begin."""


@dataclass(frozen=True)
class Grounds:
    """The catalogue, the names of all files, the files that keep to their schemas, and the day.

    A rule does not report a reference into a file that is missing or broken: the file itself is
    reported once.
    """

    catalog: Catalog
    files: frozenset[str]
    sound_files: frozenset[str]
    today: date

    @property
    def contract(self) -> Contract:
        """Return what the ledgers are, by their schemas."""
        return self.catalog.contract

    @cached_property
    def county_codes(self) -> frozenset[str]:
        """Return the codes of all counties."""
        return frozenset(area.code for area in self.catalog.counties)

    @cached_property
    def day_shown(self) -> date:
        """Return the day that the portal shows, or today where that comes first.

        What has not happened by then is late. A portal of a past day does not make it later.
        """
        publication = self.catalog.publication
        shown = day(publication.as_of) if publication else None
        return min(shown, self.today) if shown else self.today

    # ── Records ──────────────────────────────────────────────────────────────────────────────────

    def is_of_unknown_county(self, document: Document) -> bool:
        """Say whether a document is in the folder of an unknown county, which is reported once."""
        folder = COUNTY_FOLDER.match(document.file)
        if folder is None or AREAS not in self.sound_files:
            return False
        return folder.group().rpartition("/")[2] not in self.county_codes

    def is_sound(self, document: Document) -> bool:
        """Say whether a document keeps to its schema and belongs to a county that exists."""
        return document.file in self.sound_files and not self.is_of_unknown_county(document)

    def is_standing(self, document: Document) -> bool:
        """Say whether a document is sound and was not withdrawn."""
        return "withdrawn" not in document.value and self.is_sound(document)

    def sound(self, *ledgers: str) -> Iterator[Document]:
        """Yield the sound documents of some ledgers."""
        rows = (row for ledger in ledgers for row in self.catalog.by_ledger.get(ledger, ()))
        return filter(self.is_sound, rows)

    def standing(self, *ledgers: str) -> Iterator[Document]:
        """Yield the sound documents of some ledgers that were not withdrawn."""
        return (row for row in self.sound(*ledgers) if "withdrawn" not in row.value)

    def entries(self, ledger: str, *way: str) -> Iterator[tuple[Document, Path, Group]]:
        """Yield each record of a ledger with path and value of its groups at the end of a way."""
        for document in self.standing(ledger):
            for path, group in groups(document.value, *way):
                yield document, path, group

    def register(self, ledger: str) -> Document | None:
        """Return a register of the city, or None where it is missing or not sound."""
        return next((row for row in self.sound(ledger) if row.owner == CITY), None)

    def rows(self, ledger: str, *way: str) -> Iterator[tuple[Path, Group]]:
        """Yield the groups of a register of the city that is sound."""
        return groups(self.whole(ledger), *way)

    def whole(self, ledger: str) -> Group:
        """Return the fields of a register of the city, none where it is missing or not sound."""
        document = self.register(ledger)
        return document.value if document else {}

    def setting(self, ledger: str, field: str) -> int | None:
        """Return a number of the rules or of the publication, or None where it is not given."""
        value = self.whole(ledger).get(field)
        return value if isinstance(value, int) else None

    # ── References ───────────────────────────────────────────────────────────────────────────────

    def record(self, owner: str, value: object) -> Document | None:
        """Return the sound document that a reference names, or None."""
        if not isinstance(value, str) or value.count("/") not in (PARTS - 2, PARTS - 1):
            return None
        filed = self.catalog.filed.get(reference(owner, value))
        return filed.document if filed and filed.document.file in self.sound_files else None

    def units_file(self, unit: str) -> str | None:
        """Return the register in which a body belongs, or None where no owner has its code."""
        code = unit[:CODE]
        area = self.catalog.areas.get(code)
        if area is None:
            return None
        return f"data/counties/{code}/units.yaml" if area.is_county else "data/city/units.yaml"

    def is_known(self, unit: str) -> bool:
        """Say whether a body is in a register that can be relied on."""
        reliable = self.sound_files.issuperset((AREAS, self.units_file(unit) or ""))
        return reliable and unit in self.catalog.units

    def owner_of_unit(self, unit: str) -> str:
        """Return whose body it is by its code: a county's, or the city's."""
        area = self.catalog.areas.get(unit[:CODE])
        return unit[:CODE] if area is not None and area.is_county else CITY

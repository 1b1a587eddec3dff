"""The ground of all rules: the context that they share, and readers of plain values.

A broken file is reported once, and not by every rule that uses it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property

from ledgers.model import CITY, Catalog, Contract, Document, Field, Path, Schema, Struct, in_groups
from ledgers.model.cataloguing import REGISTERS
from ledgers.model.remembered import NOTHING
from ledgers.model.rows import CODE, fields, groups, whole
from ledgers.model.rows import Value as Group
from ledgers.model.rows import as_day as day
from ledgers.model.rows import as_text as text
from ledgers.model.rows import as_texts as texts
from ledgers.model.rows import rows as entries

__all__ = ["CODE", "Grounds", "Group", "day", "fields", "groups", "number", "text", "texts"]

AREAS = "data/city/areas.yaml"
CITY_UNITS = "data/city/units.yaml"
PROGRAMMES = ("data/city/programme.yaml", "data/city/programmes.yaml")
VOCAB = "data/city/vocab.yaml"
COUNTY_FOLDER = re.compile(r"data/(?:counties|city/decisions)/[^/]+(?=/)")
PARTS = 3
"""Parts of a full reference: owner, ledger and identifier."""


class Grounds(Struct, frozen=True, dict=True):
    """The catalogue, the names of all files, the files that keep to their schemas, and the day.

    A rule does not report a reference into a file that is missing or broken: the file itself is
    reported once. In documents that are `clean` nothing leads to a person, as is known already;
    those `passed` over are filed for no rule.
    """

    catalog: Catalog
    files: frozenset[str]
    sound_files: frozenset[str]
    today: date
    clean: frozenset[Document] = NOTHING
    passed: frozenset[Document] = NOTHING

    @property
    def contract(self) -> Contract:
        """Return what the ledgers are, by their schemas."""
        return self.catalog.contract

    @cached_property
    def county_codes(self) -> frozenset[str]:
        """Return the codes of all counties that there ever were."""
        return frozenset(area.code for area in self.catalog.areas.values() if area.is_county)

    @cached_property
    def day_shown(self) -> date:
        """Return the day that the portal shows, or today where that comes first.

        What has not happened by then is late. A portal of a past day does not make it later.
        """
        publication = self.catalog.publication
        shown = day(publication.as_of) if publication else None
        return min(shown, self.today) if shown else self.today

    @cached_property
    def villages(self) -> Mapping[str, Decimal]:
        """Return the villages of each township and, where all its townships say it, each county."""
        found: dict[str, Decimal] = {}
        untold: set[str] = set()
        for _, _, area in self.entries("areas", "areas"):
            code, villages = str(area["code"]), number(area.get("villages"))
            if villages is not None:
                found[code] = villages
                found[code[:CODE]] = found.get(code[:CODE], Decimal(0)) + villages
            elif area["kind"] in {"subdistrict", "town", "township"}:
                untold.add(code[:CODE])
        return {code: count for code, count in found.items() if code not in untold}

    @cached_property
    def programmes(self) -> tuple[tuple[Document, Path, Group], ...]:
        """Return the fields of each programme with their place, the first one first."""
        whole = [(row, (), row.value) for row in self.filed("programme")]
        listed = ((row, groups(row.value, row.ledger)) for row in self.filed("programmes"))
        return (*whole, *((row, path, group) for row, found in listed for path, group in found))

    @cached_property
    def programme_files(self) -> tuple[str, ...]:
        """Return the files that hold the programmes; the second is there only where several are."""
        return tuple(name for name in PROGRAMMES if name in {PROGRAMMES[0], *self.files})

    @cached_property
    def _known(self) -> Mapping[str, tuple[Document, ...]]:
        """Return the documents of each ledger; the folder of an unknown county is reported once."""
        listed = self.catalog.by_ledger.items()
        return {ledger: tuple(filter(self._is_asked, rows)) for ledger, rows in listed}

    def _is_asked(self, document: Document) -> bool:
        if document in self.passed:
            return False
        folder = COUNTY_FOLDER.match(document.file)
        if folder is None or AREAS not in self.sound_files:
            return True
        return folder.group().rpartition("/")[2] in self.county_codes

    def filed(self, *ledgers: str) -> Iterator[Document]:
        """Yield the documents of some ledgers, broken ones too; of all where none is named."""
        return (row for name in ledgers or self._known for row in self._known.get(name, ()))

    def sound(self, *ledgers: str) -> Iterator[Document]:
        """Yield the documents of some ledgers that keep to their schemas."""
        return (row for row in self.filed(*ledgers) if row.file in self.sound_files)

    def standing(self, *ledgers: str) -> Iterator[Document]:
        """Yield the sound documents of some ledgers that were not withdrawn."""
        return (row for row in self.sound(*ledgers) if "withdrawn" not in row.value)

    def defined(
        self, documents: Iterable[Document], wanted: Callable[[Field], bool]
    ) -> Iterator[tuple[Document, Field]]:
        """Yield documents with each of their fields that is wanted."""
        asked: dict[str, list[Field]] = {}
        for document in documents:
            if document.ledger not in asked:
                known = self.contract.ledger(document.ledger).fields.values()
                asked[document.ledger] = [*filter(wanted, known)]
            yield from ((document, field) for field in asked[document.ledger])

    def beside(self, word: str, documents: Iterable[Document]) -> Iterator[tuple[Document, Field]]:
        """Yield documents with each of their fields beside which their schema has a word."""
        for document in documents:
            for field in self.contract.ledger(document.ledger).with_word(word):
                yield document, field

    def entries(self, ledger: str, *way: str) -> Iterator[tuple[Document, Path, Group]]:
        """Yield each record of a ledger with path and value of its groups at the end of a way."""
        for document in self.standing(ledger):
            yield from ((document, path, group) for path, group in groups(document.value, *way))

    def register(self, ledger: str) -> Document | None:
        """Return a register of the city, or None where it is missing or not sound."""
        return next((row for row in self.sound(ledger) if row.owner == CITY), None)

    def rows(self, ledger: str, *way: str) -> Iterator[tuple[Path, Group]]:
        """Yield the groups of a register of the city that is sound."""
        return groups(self.whole(ledger), *way)

    def listed(self, ledger: str, name: str) -> dict[object, Group]:
        """Return the groups of a register of the city by their identifiers."""
        return {row["id"]: row for _, row in self.rows(ledger, name)}

    def whole(self, ledger: str) -> Group:
        """Return the fields of a register of the city, none where it is missing or not sound."""
        document = self.register(ledger)
        return document.value if document else {}

    def setting(self, ledger: str, field: str) -> int | None:
        """Return a number of the rules or of the publication, or None where it is not given."""
        return whole(self.whole(ledger), field)

    def words_of(self, schema: Schema) -> frozenset[object] | None:
        """Return the words that a field may hold, or None where they are not known."""
        if isinstance(schema.get("enum"), list):
            return frozenset(word for word in schema["enum"] if isinstance(word, str))
        terms = self.catalog.words.get(str(schema.get("x-vocab")))
        return frozenset(terms) if terms and VOCAB in self.sound_files else None

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
        return self.file_of(area.continued_by or code, "units") if area.is_county else CITY_UNITS

    def file_of(self, county: str, name: str) -> str:
        """Return the file of a county, which may lie in the folder of a code that it had before."""
        codes = (county, *self._former.get(county, ()))
        files = [f"data/counties/{code}/{name}.yaml" for code in codes]
        return next((file for file in files if file in self.files), files[0])

    @cached_property
    def _former(self) -> Mapping[str | None, list[str]]:
        """Return the codes that each county had before, by the one that it has now."""
        return in_groups((area.continued_by, area.code) for area in self.catalog.areas.values())

    def part_in(self, document: Document, name: str) -> range:
        """Return which entries of a record are in a file: those under a former code come first."""
        same = self._parts.get(document.present, [])
        before = same[: same.index(document)] if document in same else []
        start = sum(len(entries(row.value, name)) for row in before)
        return range(start, start + len(entries(document.value, name)))

    @cached_property
    def _parts(self) -> Mapping[str, list[Document]]:
        """Return the documents of each record, by the reference that it has now."""
        return in_groups((row.present, row) for row in self.filed())

    def owner_of(self, unit: str) -> str | None:
        """Return whose a body is, the city's or a county's; None where no register is sure."""
        file = self.units_file(unit)
        if file is None or unit not in self.catalog.units or not self.sound_files >= {AREAS, file}:
            return None
        area = self.catalog.areas[unit[:CODE]]
        return CITY if file == CITY_UNITS else area.continued_by or area.code


def whose(finding: Group) -> frozenset[str]:
    """Return whose a record is, and whose it was before it was handed over."""
    before = next((row.get("by") for _, row in groups(finding, "handed_over")), None)
    named = (finding.get("county"), before, *texts(finding.get("counties")))
    return frozenset(filter(None, map(text, named)))


def days(value: object, *way: str) -> Iterator[tuple[Path, date]]:
    """Yield path and value of every day at the end of a way."""
    rows = ((path, day(found)) for path, found in fields(value, *way))
    return ((path, found) for path, found in rows if found)


def number(value: object) -> Decimal | None:
    """Return a number, or None where there is none."""
    whole = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return Decimal(value) if whole else None  # type: ignore[arg-type]


def is_under_itself(name: str, above: Mapping[str, str]) -> bool:
    """Say whether somebody comes back to a name who goes from each to the one above it."""
    seen, step = set[str](), name
    while step in above and step not in seen:
        seen.add(step)
        step = above[step]
    return step == name and bool(seen)


def reference(owner: str, value: str) -> str:
    """Return a reference in full: owner, ledger and identifier."""
    return value if value.count("/") == PARTS - 1 else f"{owner}/{value}"


def file_of(full: str) -> str:
    """Return the file of the record that a full reference names."""
    owner, ledger, name = full.split("/", PARTS - 1)
    folder = "data/city" if owner == CITY else f"data/counties/{owner}"
    return f"{folder}/{ledger}.yaml" if ledger in REGISTERS else f"{folder}/{ledger}/{name}.yaml"

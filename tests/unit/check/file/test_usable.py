"""A record that breaks its schema is left out; of a register only the entry or the field."""

from datetime import date
from functools import cache

import pytest

from ledgers.check.file.one import usable
from ledgers.check.file.schema import Rulebook
from ledgers.flow.load import City, checked, refuse_leaks
from ledgers.model.document import Document, SourceFile
from ledgers.model.layout import located
from ledgers.model.problem import CannotGoOn
from ledgers.project.catalog import project, sources_of
from ledgers.read.documents import Reading, document_of, schemas_of
from ledgers.read.tree import FolderTree
from tests.conftest import MINI, REPOSITORY
from tests.unit.check.filed import document

DAY = date(2026, 7, 15)
UNITS = "data/counties/990121/units.yaml"
AREA = """\
  - {code: "990100", name: 演示市, kind: city, fictional: true}
  - {code: "990121", name: 演示县, kind: county, parent: "990100", fictional: true}
"""
CODES = ["990100", "990121"]


@cache
def rulebook() -> Rulebook:
    """Return the schemas of the repository."""
    return Rulebook(schemas_of(FolderTree(REPOSITORY)).by_ledger)


def used(file: str, text: str) -> dict[str, object] | None:
    """Return what is used of a broken file."""
    left = usable(rulebook(), document(file, text))
    return left.value if left else None


def city(**changes: bytes) -> City:
    """Return the mini city in which some files were changed."""
    files = {**MINI, **changes}
    found = [row for file, data in files.items() for row in _read(file, data)]
    reading = Reading(tuple(found), (), frozenset(files))
    return checked(reading, schemas_of(FolderTree(REPOSITORY)), DAY, None)


def _read(file: str, data: bytes) -> list[Document]:
    location = located(file)
    assert location is not None
    return [row for row in document_of(file, location, data) if isinstance(row, Document)]


@cache
def with_a_broken_unit() -> City:
    """Return the mini city in which a county's first body has a list for an identifier."""
    text = MINI[UNITS].decode()
    first = text.index("id: ")
    end = text.index("\n", first)
    return city(**{UNITS: f"{text[:first]}id: [x]{text[end:]}".encode()})


def shown(city: City) -> SourceFile:
    """Return the public lines of the county's bodies."""
    sources = sources_of(project(city.catalog, DAY))
    return next(source for source in sources if source.file == UNITS)


@pytest.mark.parametrize(
    ("file", "text", "left"),
    [
        ("data/city/areas.yaml", f"areas:\n{AREA}  - {{code: [x]}}\n", CODES),
        ("data/city/areas.yaml", f"areas:\n  - {{code: [x]}}\n{AREA}", CODES),
        ("data/city/areas.yaml", f"note: x\nareas:\n{AREA}", CODES),
        ("data/city/areas.yaml", "areas: x\n", None),
        ("data/city/areas.yaml", "areas:\n  - {code: [x]}\n", None),
    ],
)
def test_of_a_register_the_sound_entries_are_used(
    file: str, text: str, left: list[str] | None
) -> None:
    found = used(file, text)
    rows = found["areas"] if found else None

    assert left == ([row["code"] for row in rows] if isinstance(rows, list) else None)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("data/counties/990121/progress/T07.yaml", "task: T07\nvisiblity: internal\nupdates: []\n"),
        ("data/city/publication.yaml", "as_of: today\nledgers:\n  - {ledger: [x]}\n"),
        ("data/city/calendar.yaml", "years: [2026]\ndays:\n  - {on: x}\nwindows: []\n"),
    ],
)
def test_what_is_one_whole_is_left_out_whole(file: str, text: str) -> None:
    assert used(file, text) is None


def test_the_rest_of_a_county_is_there() -> None:
    kept, there = with_a_broken_unit().catalog.units, city().catalog.units

    assert (len(there) - len(kept), kept.items() <= there.items()) == (1, True)


def test_no_line_of_what_is_left_out_is_shown() -> None:
    found, sound = with_a_broken_unit(), city()
    (name,) = {unit.name for unit in sound.catalog.units_of["990121"]} - {
        unit.name for unit in found.catalog.units_of["990121"]
    }

    assert f"    name: {name}" in shown(sound).lines
    assert f"    name: {name}" not in shown(found).lines
    assert set(shown(found).lines) <= set(shown(sound).lines)


def test_where_nobody_knows_what_is_kept_back_nothing_is_published() -> None:
    with pytest.raises(CannotGoOn):
        refuse_leaks(city(**{"data/city/publication.yaml": b"as_of: [x]\n"}))

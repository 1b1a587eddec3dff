"""The mini city's registers with the whole method of the demonstration, and few records beside."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from demo.city import demonstration_city
from demo.yaml_text import yaml_file
from ledgers.flow.load import City, checked
from ledgers.model.layout import CITY_REGISTERS, COUNTY_REGISTERS
from ledgers.read.dialect import Text
from ledgers.read.documents import documents_of, schemas_of
from ledgers.read.values import parsed
from tests.cities import MINI, SCHEMAS, MemoryTree

DAY = date(2026, 7, 15)
METHOD = ("indicators", "rules", "standards", "schemes")
"""The registers of the demonstration: how everything is counted."""
Records = Mapping[str, Mapping[str, Any]]
"""Records by owner, ledger and identifier, such as `990121/events/E2026-0901`."""


@cache
def registers() -> Mapping[str, bytes]:
    """Return the registers of a city in which nothing was filed yet."""
    names = {f"{ledger}.yaml" for ledger in (*CITY_REGISTERS, *COUNTY_REGISTERS)}
    own = {path: data for path, data in MINI.items() if path.rpartition("/")[2] in names}
    whole = demonstration_city()
    paths = [f"data/city/{ledger}.yaml" for ledger in METHOD]
    return {**own, **{path: whole[path] for path in paths}}


@cache
def method(register: str) -> Sequence[Mapping[str, Any]]:
    """Return the rows of a register of the method, such as the rules."""
    text = Text(register, registers()[f"data/city/{register}.yaml"].decode())
    value: Any = parsed(text)[0]
    rows: Sequence[Mapping[str, Any]] = value[register]
    return rows


def files_of(records: Records) -> Mapping[str, bytes]:
    """Return records as the files that hold them."""
    found = {}
    for name, value in records.items():
        owner, ledger, *rest = name.split("/")
        folder = f"data/city/{ledger}" if owner == "city" else f"data/counties/{owner}/{ledger}"
        path = "/".join((folder, *rest)) + ".yaml"
        made = yaml_file(path, ledger, value)
        # What is said of a register comes after its own entries.
        found[path] = (
            made if rest else registers()[path] + b"".join(made.splitlines(keepends=True)[2:])
        )
    return found


def city_with(records: Records, edits: Sequence[Sequence[str]] = ()) -> City:
    """Return the city with some records, checked; raises AssertionError where one has an error.

    An edit is the path of a register, a text in it, and the text in place of that.
    """
    own = dict(files_of(records))
    for path, old, new in edits:
        text = {**registers(), **own}[path].decode()
        assert old in text
        own[path] = text.replace(old, new, 1).encode()
    tree = MemoryTree({**registers(), **own, **SCHEMAS})
    city = checked(documents_of(tree), schemas_of(tree), DAY, None)
    wrong = [row for row in city.problems if row.is_error and row.place.file in files_of(records)]
    assert [(row.kind.code, row.place.file, row.place.line, row.message) for row in wrong] == []
    return city

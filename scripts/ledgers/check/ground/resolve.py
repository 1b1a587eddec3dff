"""Resolve what a record refers to: other records, bodies, and the files that they stand in."""

from ledgers.check.ground.context import Grounds
from ledgers.model.catalog import REGISTERS
from ledgers.model.document import Document
from ledgers.model.layout import CITY

CODE = 6
"""Digits of a county's code, with which its bodies and townships begin."""
PARTS = 3
"""Parts of a full reference: owner, ledger and identifier."""


def reference(owner: str, value: str) -> str:
    """Return a reference in full: owner, ledger and identifier."""
    return value if value.count("/") == PARTS - 1 else f"{owner}/{value}"


def file_of(full: str) -> str:
    """Return the file in which the record of a full reference stands."""
    owner, ledger, name = full.split("/", PARTS - 1)
    folder = "data/city" if owner == CITY else f"data/counties/{owner}"
    return f"{folder}/{ledger}.yaml" if ledger in REGISTERS else f"{folder}/{ledger}/{name}.yaml"


def record(grounds: Grounds, owner: str, value: object) -> Document | None:
    """Return the sound document that a reference names, or nothing."""
    if not isinstance(value, str) or value.count("/") not in (PARTS - 2, PARTS - 1):
        return None
    filed = grounds.catalog.filed.get(reference(owner, value))
    return filed.document if filed and filed.document.file in grounds.sound else None


def units_file(grounds: Grounds, unit: str) -> str | None:
    """Return the register that a body should stand in, or nothing where no owner has its code."""
    code = unit[:CODE]
    area = grounds.catalog.areas.get(code)
    if area is None:
        return None
    return "data/city/units.yaml" if not area.is_county else f"data/counties/{code}/units.yaml"


def is_known(grounds: Grounds, unit: str) -> bool:
    """Say whether a body stands in a register that can be relied on."""
    file = units_file(grounds, unit)
    reliable = grounds.sound.issuperset(("data/city/areas.yaml", file or ""))
    return reliable and unit in grounds.catalog.units


def owner_of_unit(grounds: Grounds, unit: str) -> str:
    """Return whose body it is by its code: a county's, or the city's."""
    area = grounds.catalog.areas.get(unit[:CODE])
    return unit[:CODE] if area is not None and area.is_county else CITY

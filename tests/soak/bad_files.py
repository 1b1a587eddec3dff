"""Spoil each file of the city in each way, alone: it is told, and no command ends in a traceback.

tests/acceptance/test_bad_input.py plays one of each kind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.cities import MINI, write_city
from tests.soak.bad_input import COMMANDS, DAY, PROGRESS, TEXTS
from tests.soak.commands import run

Said = Mapping[str, tuple[int, str]]
REGISTERS = [
    path
    for path in MINI
    if path.startswith("data/city/") and path.count("/") == 2 and not path.endswith("/owners.yaml")
]
"""The registers that are asked for; a city that takes no changes has no owners."""
AREAS = "data/city/areas.yaml"
NEEDED = frozenset({"areas", "programme", "publication", "standards", "tasks", "units"})
"""Those that the mini city needs: of the others a city has what every city has, or nothing."""
DAMAGES = ("missing", "broken", "empty list")
SCHEMAS = ("progress", "defs", "tasks")
SCHEMA_TEXTS = ("", "[]", "{", '{"type": 7}', '{"$ref": "nowhere.json"}')


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A file, what it holds instead, or nothing where it is missing, and whether it is named."""

    file: str
    data: bytes | None
    named: bool = True


def register(file: str, damage: str) -> Spoiled:
    """Return a register of the city that is missing, broken or without entries."""
    texts = {"missing": None, "broken": b"[", "empty list": f"{Path(file).stem}: []\n".encode()}
    return Spoiled(file, texts[damage], named=damage != "missing" or Path(file).stem in NEEDED)


def schema(ledger: str, text: str) -> Spoiled:
    """Return the schema of a ledger with another text."""
    return Spoiled(f"schemas/{ledger}.schema.json", text.encode(), named=False)


def _all() -> Iterator[Spoiled]:
    yield from (Spoiled(file, data) for file in (PROGRESS, AREAS) for data in TEXTS.values())
    yield from (register(file, damage) for file in REGISTERS for damage in DAMAGES)
    yield from (schema(ledger, text) for ledger in SCHEMAS for text in SCHEMA_TEXTS)


SPOILED = tuple(_all())
NAME = "bad_files"
ROUNDS = len(SPOILED)
CUT = 0  # tests/acceptance/test_bad_input.py cuts.


def play(_seed: int, number: int, folder: Path) -> None:
    """Spoil one file of the mini city and run all commands."""
    expect_told(write_city(folder / "city", MINI), SPOILED[number % ROUNDS])


def expect_told(root: Path, *files: Spoiled) -> Said:
    """Spoil files of a city and run all commands; the check names each, and what else is wrong."""
    other = root / "data/counties/990121/progress/T02.yaml"
    other.write_text(other.read_text("utf-8").replace("submitted", "submited"), "utf-8")
    for spoiled in files:
        place = root / spoiled.file
        place.unlink() if spoiled.data is None else place.write_bytes(spoiled.data)
    said = run_all(root)
    status, told = said["check"]
    unnamed = [each.file for each in files if each.named and each.file not in told]
    assert (status, unnamed) == (1, []), told
    assert "submited" in told or any(each.file.startswith("schemas/") for each in files), told
    return said


def run_all(root: Path) -> Said:
    """Run every command; return statuses and all that was said, none of it a traceback."""
    said = {name: run(*arguments, "--root", root, *DAY) for name, arguments in COMMANDS.items()}
    for name, (status, text) in said.items():
        assert status in {0, 1, 2}, (name, text)
        assert "Traceback" not in text, (name, text)
        assert status != 2 or (text.count("\n") == 1 and len(text) > 10), (name, text)
    return said

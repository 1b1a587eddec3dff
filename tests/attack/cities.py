"""Cities of a whole year: what was filed in one quarter comes again in the next, elsewhere."""

import re
from collections.abc import Mapping
from datetime import date
from random import Random

from demo.areas import counties
from demo.city import HORIZON, files_of
from demo.city_plan import BRIEF, Plan
from demo.diligence import MINI
from demo.tasks import first_tasks
from ledgers.flow.load import checked
from ledgers.model.catalog import Catalog
from ledgers.project.margins import checkpoints
from ledgers.read.documents import documents_of, schemas_of
from ledgers.read.tree import FolderTree
from tests.attack.public import Point
from tests.cities import REPOSITORY, MemoryTree

START, END = date(2026, 3, 31), date(2027, 1, 20)
SCHEMAS = schemas_of(FolderTree(REPOSITORY))
REPEATED = ("casework", "petitions", "posts", "events", "rounds", "checks", "actions", "documents")
MONTH = re.compile(r"2026-(0[4-7])(?!-W)")


def points(last: date = END) -> list[Point]:
    """Return the checkpoints until a day."""
    return [Point(one.ends_on, one.made_on) for one in checkpoints(START, last)]


def city(seed: int, number: int) -> dict[str, bytes]:
    """Return the files of a city of so many counties, with all ledgers of a quarter."""
    return files_of(Plan(seed, counties(number), first_tasks(29), HORIZON, MINI, BRIEF))


def catalog(files: Mapping[str, bytes]) -> Catalog:
    """Return what is sound of a city's files."""
    return checked(documents_of(MemoryTree(files)), SCHEMAS, END, None).catalog


def whole_year(files: Mapping[str, bytes], chance: Random, missing: float = 0) -> dict[str, bytes]:
    """Return files with two quarters more; some counties leave some of it out, as chance has it."""
    codes = sorted({path.split("/")[2] for path in files if path.startswith("data/counties/")})
    made = dict(files)
    for quarters in (1, 2):
        there = dict(zip(codes, chance.sample(codes, len(codes)), strict=True))
        for path, data in files.items():
            if path.split("/")[3 if "/counties/" in path else 2] in REPEATED:
                for name, text in _repeated(path, data.decode(), quarters, there):
                    if chance.random() >= missing:
                        made[name] = text.encode()
    return made


def _repeated(
    path: str, text: str, quarters: int, there: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return a file as another county files it some quarters later; none without a day to move."""
    if not MONTH.search(text) and "2026-Q2" not in path:
        return []
    words = [_later(one, quarters, there) for one in (path, text)]
    if words[0] == path:  # Of a file that is named without a day, another one.
        words[0] = path.replace(".yaml", f"{quarters}.yaml")
    return [(words[0], words[1])]


def _later(text: str, quarters: int, there: Mapping[str, str]) -> str:
    text = MONTH.sub(lambda found: _month(int(found[1]) + 3 * quarters), text)
    text = text.replace("2026-Q2", f"2026-Q{2 + quarters}").replace("-31", "-30")
    return re.sub("|".join(there), lambda found: there[found[0]], text)


def _month(number: int) -> str:
    return f"{2026 + (number - 1) // 12}-{(number - 1) % 12 + 1:02}"

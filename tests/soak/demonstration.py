"""Make the demonstration again, and compare it with the one under data/, programs apart."""

import re
import shutil
from pathlib import Path

from demo.demonstration import made
from tests.conftest import REPOSITORY

NAME = "demonstration"
ROUNDS = 1
CUT = 0
"""Both editions are built: a minute and a half."""

OF_A_PROGRAM = re.compile(rb'(tool|lock|code|digest|manifest_digest): "?[0-9a-f.]+"?')
FROZEN = ("data/city/bulletins/", "data/city/editions/")


def play(_seed: int, _number: int, folder: Path) -> None:
    """Make it from the generator, the schemas and the program alone."""
    made(folder / "city", REPOSITORY / "schemas")
    shutil.rmtree(folder / "city/build")

    assert texts(folder / "city") == texts(REPOSITORY)


def texts(root: Path) -> dict[str, bytes]:
    """Return the files of a city, without what names the program in what it froze."""
    found = {}
    for path in sorted((root / "data").rglob("*")):
        if path.is_file():
            name, data = path.relative_to(root).as_posix(), path.read_bytes()
            found[name] = OF_A_PROGRAM.sub(b"", data) if name.startswith(FROZEN) else data
    return found

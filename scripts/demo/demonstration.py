"""The demonstration: its city, all bulletins issued, both editions cut.

    python -m demo.demonstration --out .

All of `data/` is written again, only from the generator, the schemas and the program, so that two
machines write the same bytes. After a change of schemas, data or the meaning of a figure, run this
last, in a separate commit; everything that decides how pages look has to be finished before.
"""

import argparse
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from demo.beside import with_issues
from demo.bulletins import committed, issue_all
from demo.city import demonstration_city
from demo.editions import cut_all

REPOSITORY = Path(__file__).resolve().parents[2]
MADE = ("data", "build/editions")


def made(root: Path, schemas: Path) -> None:
    """Make the demonstration in an empty folder."""
    write(root, with_issues(demonstration_city()))
    shutil.copytree(schemas, root / "schemas")
    committed(root)
    issue_all(root)
    cut_all(root)


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder."""
    for path, data in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def make(out: Path) -> None:
    """Replace the demonstration below `out`, once it is made whole elsewhere."""
    cache = out / ".cache"
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="demonstration.") as scratch:
        root = Path(scratch) / "city"
        made(root, out / "schemas")
        for name in MADE:
            shutil.rmtree(out / name, ignore_errors=True)
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).rename(out / name)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=REPOSITORY)
    make(parser.parse_args().out)

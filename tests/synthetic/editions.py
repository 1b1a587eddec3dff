"""Cut the editions of the demonstration with the real commands, in a repository of their own.

    python -m tests.synthetic.editions --out .

Both are cut from one commit that holds `data/` and `schemas/` as they are, bulletins among them, so
that they verify in any clone whose history holds these files, squashed or not. Whatever decides how
pages look has to be finished before: an edition is proved with the program that made it.
"""

import argparse
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.synthetic.bulletins import REPOSITORY, committed, run

FOLDER = Path("data/city/editions")


@dataclass(frozen=True, slots=True)
class Turn:
    """One edition: the day on which it is cut, its identifier, the options."""

    today: str
    name: str
    options: tuple[str, ...] = ()


TURNS = (
    Turn("2026-07-15", "2026-Q2"),
    Turn("2026-07-15", "2026-07-15"),
)


def cut_all(root: Path) -> None:
    """Cut every edition in a repository whose inputs are committed."""
    for turn in TURNS:
        place = ("--root", str(root), "--today", turn.today)
        run("edition", "cut", turn.name, *turn.options, *place)


def make(out: Path) -> None:
    """Write the records of the editions of the city below `out`, and their folders to `build/`."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        for name in ("data", "schemas"):
            shutil.copytree(out / name, root / name)
        shutil.rmtree(root / FOLDER, ignore_errors=True)
        committed(root)
        cut_all(root)
        for folder in (FOLDER, Path("build/editions")):
            shutil.rmtree(out / folder, ignore_errors=True)
            shutil.copytree(root / folder, out / folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=REPOSITORY)
    make(parser.parse_args().out)

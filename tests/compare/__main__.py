"""Compare what two revisions show and say: `python -m tests.compare OLD [NEW]`."""

import argparse
import json
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path

from tests.compare.builds import build
from tests.compare.differences import Difference, compared, sizes, told
from tests.compare.masks import Mask
from tests.compare.sides import apart, forget, side_of

HOME = Path(__file__).parents[2]
KEPT = HOME / ".cache/compare"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build both sides, print what differs, and return 1 where anything does."""
    options = _parser().parse_args(arguments)
    sides = apart(*(side_of(HOME, revision, KEPT) for revision in (options.old, options.new)))
    with ThreadPoolExecutor() as pool:
        list(pool.map(partial(build, HOME), sides))
    forget(KEPT, sides)
    mask = Mask(tuple(side.commit for side in sides), tuple({side.version for side in sides}))
    old, new = (side.folder for side in sides)
    found = compared(old, new, mask, classes=options.classes)
    return report(found, sizes(new), options)


def report(found: Sequence[Difference], size: str, options: argparse.Namespace) -> int:
    """Print what was found, keep all of it where asked, and return the status."""
    if options.json:
        rows = [asdict(difference) for difference in found]
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        options.json.write_text(text + "\n", "utf-8")
    print("\n".join(told(found, options.first)) if found else f"same: {size}")
    return 1 if found else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.compare", description=__doc__)
    parser.add_argument("old", help="a revision of git, or . for the working tree")
    parser.add_argument("new", nargs="?", default=".", help="likewise (default: .)")
    parser.add_argument("--classes", action="store_true", help="classes of elements, too")
    parser.add_argument("--first", type=int, default=10, help="so many places of each kind")
    parser.add_argument("--json", type=Path, help="a file for all that differs")
    return parser


if __name__ == "__main__":
    sys.exit(main())

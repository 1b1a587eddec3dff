"""The house in numbers: `python -m tests.compare.house [OLD [NEW]]`, a table of two revisions.

Modules and lines by room, and the imports between the inner rooms: an arrow for each pair of rooms
of which one imports the other. An arrow goes up where its rooms import each other both ways, and
that would be a circle; the order itself is held by the contracts in `pyproject.toml`.
"""

import argparse
import ast
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path, PurePosixPath

from tests.compare.sides import git

HOME = Path(__file__).parents[2]
PACKAGE = "scripts/ledgers"
Modules = Mapping[str, str]
"""The text of each module, by its path below the package."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where rooms of the new side stand in a circle."""
    parser = argparse.ArgumentParser(prog="python -m tests.compare.house", description=__doc__)
    parser.add_argument("old", nargs="?", default="HEAD", help="a revision of git")
    parser.add_argument("new", nargs="?", default=".", help="likewise, or . for the working tree")
    options = parser.parse_args(arguments)
    old, new = (modules_of(revision) for revision in (options.old, options.new))
    print("\n".join(table(old, new)))
    return 1 if circle(arrows(new)) else 0


def modules_of(revision: str) -> Modules:
    """Return the modules of the package as a revision has them."""
    if revision == ".":
        top = HOME / PACKAGE
        paths = sorted(top.rglob("*.py"))
        return {path.relative_to(top).as_posix(): path.read_text("utf-8") for path in paths}
    listed = git(HOME, "ls-tree", "-r", "--name-only", revision, PACKAGE).splitlines()
    names = [name for name in listed if name.endswith(".py")]
    return {
        name.removeprefix(f"{PACKAGE}/"): git(HOME, "show", f"{revision}:{name}") + "\n"
        for name in names
    }


def room_of(path: str) -> str:
    """Return the room of a module: its folder, at most two deep; `.` is the package itself."""
    return "/".join(PurePosixPath(path).parent.parts[:2]) or "."


def table(old: Modules, new: Modules) -> Iterator[str]:
    """Yield the rows of the table, in Markdown."""
    yield "| room | modules | lines |"
    yield "|---|---|---|"
    counted = [(Counter(map(room_of, side)), lines(side)) for side in (old, new)]
    (had, long), (has, longer) = counted
    for room in sorted({*had, *has}):
        yield f"| {room} | {had[room]} → {has[room]} | {long[room]:,} → {longer[room]:,} |"
    totals = f"{had.total()} → {has.total()} | {long.total():,} → {longer.total():,}"
    yield f"| in all | {totals} |"
    yield ""
    for name in ("check", "publish", ""):
        of = name or "all rooms"
        told = " → ".join(f"{len(inside(side, name))}" for side in (old, new))
        found = " → ".join(circle(inside(new, name))) or "none"
        yield f"Arrows between the rooms of {of}: {told}; circles: {found}"


def lines(modules: Modules) -> Counter[str]:
    """Return the lines of each room."""
    found: Counter[str] = Counter()
    for path, text in modules.items():
        found[room_of(path)] += len(text.splitlines())
    return found


def arrows(modules: Modules) -> set[tuple[str, str]]:
    """Return the pairs of rooms, or of modules that are in no room of a floor, that import."""
    boxes = {path: _box(path) for path in modules}
    return {
        (boxes[path], boxes[there])
        for path, text in modules.items()
        for there in _imported(text, modules)
        if boxes[path] != boxes[there]
    }


def inside(modules: Modules, floor: str) -> set[tuple[str, str]]:
    """Return the arrows between the inner rooms of a floor, or all where none is named."""
    return {pair for pair in arrows(modules) if all(box.startswith(floor) for box in pair)}


def circle(pairs: set[tuple[str, str]]) -> list[str]:
    """Return rooms that stand in a circle, or nothing."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for room, below in pairs:
        sorter.add(room, below)
    try:
        sorter.prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _box(path: str) -> str:
    parts = PurePosixPath(path).with_suffix("").parts
    return "/".join(part for part in parts[:2] if part != "__init__")


def _imported(text: str, modules: Modules) -> Iterator[str]:
    """Yield the paths of the package's modules that a module imports."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ledgers"):
            base = (node.module or "").replace(".", "/").removeprefix("ledgers").lstrip("/")
            for name in (f"{base}/{alias.name}".lstrip("/") for alias in node.names):
                for path in (
                    f"{name}.py",
                    f"{name}/__init__.py",
                    f"{base}.py",
                    f"{base}/__init__.py",
                ):
                    if path in modules:
                        yield path
                        break


if __name__ == "__main__":
    sys.exit(main())

"""The steps of `ledgers file`: a file gets other lines, and these are shown."""

from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from ledgers.edit.filing import Filing, filed, understood
from ledgers.flow.assess import by_codes_of
from ledgers.flow.load import City, Request, load, tree_of
from ledgers.flow.saving import Made, errors_in, proposed, saved
from ledgers.flow.sending import Parcel
from ledgers.model.output import OutputFile
from ledgers.model.problem import Problem
from ledgers.model.rows import as_day


class Amended(NamedTuple):
    """The files that were written, the problems in them, and the lines that go and come."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]
    difference: str


def file_entry(
    request: Request, filing: Filing, *, dry_run: bool
) -> tuple[Amended, Callable[[], Parcel]]:
    """Add an entry to a county's file, unless that makes an error; a dry run writes nothing."""
    named = [filing]

    def made(before: City) -> Made:
        one = by_codes_of(before, as_day(filing.said["on"]) or request.today).catalog
        asked = understood(one, filing)
        if isinstance(asked, Problem):
            return (), (asked,)
        named[:] = [asked]
        broken = errors_in(before, asked.file)
        return ((), broken) if broken else ((filed(one, asked),), ())

    return _amended(request, made, dry_run=dry_run), lambda: _parcel(request, *named)


def _amended(request: Request, make: Callable[[City], Made], *, dry_run: bool) -> Amended:
    """Write what is made of a city, if it brings no error, and tell the lines that change."""
    shown: list[str] = []

    def made() -> Made:
        before = load(request)
        files, problems = make(before)
        shown[:] = [line for file in files for line in _lines(request, file)]
        return proposed(request, before, *files) if files else ((), problems)

    files, problems = ((), made()[1]) if dry_run else saved(request.root, made)
    return Amended(files, problems, "".join(f"{line}\n" for line in shown))


def _lines(request: Request, file: OutputFile) -> Iterator[str]:
    """Yield the lines of a file that go and come, marked `-` and `+`, with two around them."""
    tree, _ = tree_of(request)
    there = any(entry.path == file.path for entry in tree.entries(file.path.rpartition("/")[0]))
    sides = (tree.data(file.path) if there else b"", file.data)
    old, new = (side.decode("utf-8", "replace").splitlines() for side in sides)
    return unified_diff(old, new, file.path, file.path, n=2, lineterm="")


def _parcel(request: Request, filing: Filing) -> Parcel:
    """Return how an entry is sent: branch and message name county, subject and day."""
    name = filing.subject.rpartition("/")[2]
    branch = f"ledgers/file-{filing.county}-{name}-{filing.said['on']}"
    message = f"file: {filing.county} {name} {filing.said['status']}"
    return Parcel((request.root / filing.file,), branch, message)

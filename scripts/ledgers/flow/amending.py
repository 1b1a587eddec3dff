"""The steps of `ledgers file`, `attach` and `fmt`: files get other lines."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from difflib import unified_diff
from functools import partial
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from ledgers.edit.filing import Attaching, Filing, attached, filed, named, understood
from ledgers.edit.mending import Mender
from ledgers.flow.assess import by_codes_of
from ledgers.flow.load import City, Request, load, tree_of
from ledgers.flow.mending import mended
from ledgers.flow.saving import Made, Parcel, errors_in, proposed, saved, would_be
from ledgers.model import CannotGoOn, OutputFile, Problem, Struct, as_day, field, located, replace
from ledgers.model.attachments import KINDS, Held, folder_of
from ledgers.read.attachments import held_in
from ledgers.read.dialect import Text, decoded
from ledgers.read.documents import document_in
from ledgers.write.files import write_file

SEALED = frozenset({"bulletins", "editions", "draws"})
"""Ledgers whose files are sealed byte for byte."""
YEAR = re.compile(r"20[0-9]{2}(?=[-./年])")


class Amended(NamedTuple):
    """The files that were written, the problems in them, and the lines that go and come."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]
    difference: str


Shown = tuple[Iterable[OutputFile], Made]
"""The files whose lines are shown, and what is made."""


def file_entry(
    request: Request, filing: Filing, *, dry_run: bool
) -> tuple[Amended, Callable[[], Parcel]]:
    """Add an entry to a county's file, unless that makes an error; a dry run writes nothing."""
    named = [filing]

    def made(before: City) -> Shown:
        one = by_codes_of(before, as_day(filing.said["on"]) or request.today).catalog
        asked = understood(one, filing)
        if isinstance(asked, Problem):
            return (), ((), (asked,))
        named[:] = [asked]
        broken = errors_in(before, asked.file)
        if broken:
            return (), ((), mended(request, replace(before, problems=broken)))
        file = filed(one, asked)
        return [file], proposed(request, before, file)

    return written(request, made, dry_run=dry_run), lambda: _parcel(request, *named)


def mend(request: Request, names: Sequence[Path], *, dry_run: bool) -> Amended:
    """Mend the files that are named, else all, as far as it goes; tell what is still wrong there.

    What is sealed stays as it is. Raises CannotGoOn where a name is no file of the data.
    """
    found = (here if (here := request.root / path).exists() else path.resolve() for path in names)
    asked = {path.as_posix().removeprefix(f"{request.root}/") for path in found}

    def made(before: City) -> Shown:
        tree, there = tree_of(request)[0], before.reading.files if before.reading else frozenset()
        for path in sorted(asked - there):
            raise CannotGoOn.say("this is no file of the data: {file}", file=path)
        found = [_mended(request, before, path, tree.data(path)) for path in sorted(asked or there)]
        files = tuple(filter(None, found))
        after, paths = would_be(request, files, before), asked or {file.path for file in files}
        left = tuple(row for row in after.problems if row.place.file in paths)
        return files, (files, mended(request, replace(after, problems=left)))

    return written(request, made, dry_run=dry_run)


def _filed(request: Request, path: str) -> str | None:
    """Return the text of a file in the last commit, empty where it is new; None without one."""
    from ledgers.read.commits import commit_tree  # noqa: PLC0415 - GitPython takes 0.1 s

    with suppress(CannotGoOn):
        tree = commit_tree(request.root, "HEAD")
        return tree.data(path).decode("utf-8", "replace") if path in tree.files else ""
    return None


def _mended(request: Request, city: City, path: str, data: bytes) -> OutputFile | None:
    """Return a file as it should be, where that is not what it is."""
    at, text = located(path), decoded(path, data)
    if at is None or at.ledger in SEALED or not isinstance(text, Text):
        return None
    programme, years = city.catalog.programme, {*YEAR.findall(normalize("NFKC", text.text))}
    if programme and not years:
        years = {str(programme.start_on.year), str(programme.end_on.year)}
    year = years.pop() if len(years) == 1 else "0"
    ledger, filed = city.catalog.contract.ledger(at.ledger), partial(_filed, request, path)
    mender = Mender(ledger, city.catalog.words, year, str(request.today), filed)
    found = mender.text(text.text, lambda new: document_in(path, new.encode()))
    return OutputFile(path, found.encode()) if found and found.encode() != data else None


def written(
    request: Request,
    make: Callable[[City], Shown],
    first: Callable[[], None] | None = None,
    *,
    dry_run: bool,
) -> Amended:
    """Write what is made of a city, and tell the lines that change; `first` comes just before."""
    shown: list[str] = []

    def made() -> Made:
        files, result = make(load(request))
        shown[:] = [line for file in files for line in _lines(request, file)]
        return result

    files, problems = ((), made()[1]) if dry_run else saved(request.root, made, first)
    return Amended(files, problems, "".join(f"{line}\n" for line in shown))


def _lines(request: Request, file: OutputFile) -> Iterator[str]:
    """Yield the lines of a file that go and come, marked `-` and `+`, with two around them."""
    path = request.root / file.path
    sides = (path.read_bytes() if path.exists() else b"", file.data)
    old, new = (side.decode("utf-8", "replace").splitlines() for side in sides)
    return unified_diff(old, new, file.path, file.path, n=2, lineterm="")


def _parcel(request: Request, filing: Filing) -> Parcel:
    """Return how an entry is sent: branch and message name county, subject and day."""
    name = filing.subject.rpartition("/")[2]
    branch = f"ledgers/file-{filing.county}-{name}-{filing.said['on']}"
    message = f"file: {filing.county} {name} {filing.said['status']}"
    return Parcel((request.root / filing.file,), branch, message)


class Copies(Struct):
    """What is copied below the folder of attachments; `folder` is None where none is here."""

    folder: Path | None = None
    files: dict[str, Path] = field(default_factory=dict)

    def write(self) -> None:
        """Copy each file whole, or raise CannotGoOn."""
        if self.folder:
            for path, source in self.files.items():
                write_file(self.folder, OutputFile(path, source.read_bytes()))


def attach(
    request: Request, asked: Attaching, sources: Sequence[Path], *, dry_run: bool
) -> tuple[Amended, Copies]:
    """Name files in a record, and copy them into the folder of attachments where there is one.

    It is the one that is asked for, else the city's own (publication.yaml). Raises CannotGoOn where
    a file cannot be read, or another one has its name there; then nothing is written.
    """
    copies = Copies()

    def made(before: City) -> Shown:
        found = named(before.catalog, replace(asked, files=dict(map(_seen, sources))))
        if isinstance(found, Problem):
            return (), ((), (found,))
        file = attached(before.catalog, found)
        wrong = (file,) if isinstance(file, Problem) else errors_in(before, found.file)
        if wrong or isinstance(file, Problem):
            return (), ((), wrong)
        folder = request.attachments or folder_of(before.catalog)
        copies.folder = Path(folder) if folder and Path(folder).is_dir() else None
        copies.files = dict(zip(_free(found, copies.folder), sources, strict=True))
        return [file], proposed(plain, before, file)

    # What other records name may be missing where these files are kept: it is not looked for.
    plain = replace(request, attachments=None)
    return written(plain, made, copies.write, dry_run=dry_run), copies


def _seen(source: Path) -> tuple[str, Held]:
    """Return a file by the name under which it is kept, with its ending in lower case."""
    whole = source.resolve()
    held = held_in(whole.parent, whole.name)
    if held is None or not held.kind:
        told = {"file": source, "kinds": ", ".join(KINDS)}
        raise CannotGoOn.say("{file} cannot be read, or is none of: {kinds}", **told)
    return f"{source.stem}{source.suffix.lower()}", held


def _free(asked: Attaching, folder: Path | None) -> Iterator[str]:
    """Yield where each file is kept; raises CannotGoOn where another one is there."""
    for name, held in asked.files.items():
        path = f"{asked.record}/{name}"
        there = held_in(folder, path) if folder else None
        if there not in {None, held}:
            raise CannotGoOn.say("another file is called {file}; give this one its own", file=path)
        yield path

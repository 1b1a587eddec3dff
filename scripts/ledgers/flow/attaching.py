"""The step of `ledgers attach`: files are named in a record, and copied to where they are kept."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ledgers.edit.filing import Attaching, attached, named
from ledgers.flow.amending import Amended, Shown, written
from ledgers.flow.load import City, Request
from ledgers.flow.saving import errors_in, proposed
from ledgers.model import CannotGoOn, OutputFile, Problem, Struct, field, replace
from ledgers.model.attachments import KINDS, Held, folder_of
from ledgers.read.attachments import held_in
from ledgers.write.files import write_file


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

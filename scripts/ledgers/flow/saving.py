"""What was made is kept if it is sound, and sent on a branch of its own."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from shlex import join
from urllib.parse import quote, urlsplit

from ledgers.flow.load import SHARE, City, Request, checked, schemas_for, tree_of
from ledgers.flow.mending import mended
from ledgers.model import CannotGoOn, OutputFile, Problem, Struct, replace
from ledgers.model.remembered import NOTHING_KNOWN
from ledgers.read.documents import DATA, documents_of, with_files
from ledgers.read.tree import FolderTree, digest_below
from ledgers.write.files import sweep_city, write_files
from ledgers.write.locks import locked
from ledgers.write.program import make_branch, push, remote_of

TRIES = 5

Made = tuple[tuple[OutputFile, ...], tuple[Problem, ...]]
"""The files to write, none where one may not be written, and the problems they would bring."""
Saved = tuple[tuple[Path, ...], tuple[Problem, ...]]
"""The files that were written, if any, and the problems that they bring."""


def saved(root: Path, make: Callable[[], Made], first: Callable[[], None] | None = None) -> Saved:
    """Write the files that are made from the data, all or none; nothing where none is made.

    Other commands may write while they are made. Once none can, the data is compared with before,
    and where it has changed the files are made again from the new state: of two commands at the
    same time neither loses the other's work. `first` is called just before the files are written.
    Raises CannotGoOn where the data keeps changing.
    """
    seen, (files, problems) = digest_below(FolderTree(root), DATA), make()
    if not files:
        return (), problems
    with locked(root / DATA):
        for _ in range(TRIES):
            sweep_city(root)
            now = digest_below(FolderTree(root), DATA)
            if now == seen:
                if first:
                    first()
                return write_files(root, files), problems
            seen, (files, problems) = now, make()
            if not files:
                return (), problems
    raise CannotGoOn.say("files in data/ keep changing: try again later")


def proposed(request: Request, before: City, *files: OutputFile) -> Made:
    """Return files and the problems that they would bring, or only these where one is an error."""
    after = would_be(request, files, before)
    kept, new = brought(before, after, files)
    return kept, mended(request, replace(after, problems=new))


def brought(before: City, after: City, files: tuple[OutputFile, ...]) -> Made:
    """Return the files that lead from a city to another one, and the problems that they bring."""
    there = {problem.said for problem in before.problems}  # Its lines may have moved since.
    paths = {file.path for file in files}
    new = tuple(row for row in after.problems if row.place.file in paths or row.said not in there)
    return (() if any(problem.is_error for problem in new) else files), new


def errors_in(city: City, file: str) -> tuple[Problem, ...]:
    """Return the errors in an existing file: they must be fixed before it is written again."""
    return tuple(row for row in city.problems if row.place.file == file and row.is_error)


def would_be(request: Request, files: Sequence[OutputFile], before: City | None = None) -> City:
    """Check the city as it would be with some files in it; `before` spares a reading."""
    tree, commit = tree_of(request)
    reading = (before and before.reading) or documents_of(tree)
    proposed = with_files(reading, {file.path: file.data for file in files})
    known, schemas = before.learnt if before else NOTHING_KNOWN, schemas_for(request, tree)
    return checked(proposed, schemas, request.today, commit, known=known.elsewhere, share=SHARE)


class Parcel(Struct, frozen=True):
    """What is sent: the files, its branch, the message of its commit, and a tag that goes along."""

    files: Sequence[Path]
    branch: str
    message: str
    tag: str | None = None


def send(root: Path, parcel: Parcel) -> str | None:
    """Commit and push, and return the address where to propose the merge, if the host has one.

    Raises CannotGoOn where that fails, with what to run; the files stay as they are.
    """
    paths = [path.relative_to(root).as_posix() for path in parcel.files]
    by_hand = f"git switch --create NAME; git add {join(paths)}; git commit; git push origin NAME"
    try:
        make_branch(root, parcel.branch, paths, parcel.message)
    except CannotGoOn as error:
        told = {"reason": error.words, "command": by_hand}
        raise CannotGoOn.say(
            "{reason}; what was written stays, send it so: {command}", **told
        ) from error
    tags = [f"refs/tags/{parcel.tag}"] if parcel.tag else []
    remote, address = remote_of(root)
    refs = [f"refs/heads/{parcel.branch}", *tags]
    taken, said = push(root, remote, refs)
    if taken:
        return address_of(address, parcel.branch, said)
    raise CannotGoOn.say(
        "{branch} was made, but {remote} did not take it: {said}; put that right, then {command}",
        branch=parcel.branch,
        remote=remote,
        said=" ".join(said),
        command=f"git push {remote} {join(refs)}",
    )


PROPOSING = {
    "github": "pull/new/{}",
    "gitlab": "-/merge_requests/new?merge_request%5Bsource_branch%5D={}",
    "gitea": "compare/main...{}",
}
"""Where hosts take proposals, by what their names hold."""


def address_of(remote: str, branch: str, said: Sequence[str] = ()) -> str | None:
    """Return where a host takes the proposal to merge a branch: known by its name, or as it says.

    None where the remote is a folder, or a host that does not say it.
    """
    if "://" not in remote:  # As in git@host:path.
        remote = "ssh://" + remote.replace(":", "/", 1) if re.match(r"[^/.][^/:]+:", remote) else ""
    parts = urlsplit(remote)
    host = parts.netloc.rpartition("@")[2] if parts.scheme.startswith("http") else parts.hostname
    if not host:
        return None
    place = f"https://{host}/{quote(parts.path.strip('/').removesuffix('.git'))}"
    for name, form in PROPOSING.items():
        if name in host:
            return f"{place}/{form.format(quote(branch))}"
    found = re.search(rf"https?://{re.escape(host)}[\w./?=&%:-]*", " ".join(said))
    return found and found.group()

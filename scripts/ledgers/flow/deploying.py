"""Deployment of editions: onto a branch, and from there or from their folders to the portal."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from ledgers.flow.editions import BUILT, built_at
from ledgers.flow.load import Request
from ledgers.flow.publish import Clock
from ledgers.flow.verify.edition import EditionProof, wanted
from ledgers.flow.verify.program import Programs
from ledgers.model import CannotGoOn, OutputFile, Struct, Words
from ledgers.model.edition import LATEST, SUMS, Edition
from ledgers.publish.kit.addresses import handed_over
from ledgers.read.editions import DEPLOYED, deployed, editions_in, is_sound, recorded_sums
from ledgers.read.home import bytes_below
from ledgers.read.inputs import archive_of
from ledgers.read.tree import sha256
from ledgers.write.deploy import Branch, put, take_over
from ledgers.write.deploy import push as push_branch
from ledgers.write.files import beside, sweep, write_folder
from ledgers.write.locks import recover, swap_in


class Deployment(Struct, frozen=True):
    """Where editions go: onto which branch, and to which remote it is pushed, if any."""

    request: Request
    branch: str
    clock: Clock
    remote: str | None = None


class Deployed(Struct, frozen=True):
    """The result for one edition: added to the branch, there already, or left out and why."""

    name: str
    is_new: bool = False
    left_out: Words | None = None


def deploy(order: Deployment, names: Sequence[str]) -> Iterator[Deployed]:
    """Yield the result for each edition, the oldest first.

    An edition that is there already stays as it is. One whose folder is missing is built again by
    the program of its day. An edition that is not, byte for byte, as recorded is left out, and the
    others go on.
    """
    root = order.request.root
    branch = Branch(root, order.branch, DEPLOYED)
    editions = wanted(root, names)
    if order.remote:
        take_over(branch, order.remote)
    with ExitStack() as stack:
        programs = Programs(stack, with_lock=True)
        proof = EditionProof(order.request, archive_of(root), programs, order.clock)
        for name, edition in sorted(editions.items(), key=_by_day):
            yield _deployed(order, branch, proof, name, edition)
    if order.remote and editions:
        push_branch(branch, order.remote)


def _deployed(
    order: Deployment, branch: Branch, proof: EditionProof, name: str, edition: Edition
) -> Deployed:
    try:
        if _is_there(order, name, edition):
            return Deployed(name)
        folder = _finished(proof, name, edition)
    except CannotGoOn as error:
        return Deployed(name, left_out=error.words)
    newest = max(editions_in(order.request.root).items(), key=_by_day)[0]
    put(branch, name, edition.title, folder, (LATEST,) if name == newest else ())
    return Deployed(name, is_new=True)


def _by_day(row: tuple[str, Edition]) -> tuple[str, str]:
    name, edition = row
    return str(edition.as_of), name


def _is_there(order: Deployment, name: str, edition: Edition) -> bool:
    """Say whether an edition is on the branch; raises CannotGoOn where another one has its name."""
    found = deployed(archive_of(order.request.root), order.branch, f"{name}/{SUMS}")
    for file in found:
        if sha256(file.data) != edition.manifest_digest:
            raise CannotGoOn.say(
                "{branch} holds another edition {name}; editions never change",
                branch=order.branch,
                name=name,
            )
    return bool(found)


def _finished(proof: EditionProof, name: str, edition: Edition) -> Path:
    """Return the finished folder of an edition, built again where it is missing."""
    folder = built_at(proof.request.root, name)
    if not _is_recorded(folder, edition):
        proof.rebuilt(name, edition, folder)
    if not _is_recorded(folder, edition):
        raise CannotGoOn.say(
            "edition {name} is not built as recorded; run: ledgers edition verify {name}", name=name
        )
    return folder


def _is_recorded(folder: Path, edition: Edition) -> bool:
    return recorded_sums(folder, edition) is not None and is_sound(folder)


def gather(root: Path, out: Path, branch: str | None) -> int:
    """Put all editions beside a finished portal, at `editions/`; return how many files there are.

    They come from a branch, or where none is named from their finished folders. `beside.js` among
    them hands their names over, for the portal's pages to lead to those that are there.
    """
    if not (out / SUMS).is_file():
        raise CannotGoOn.say("there is no portal in {place}; run: ledgers publish", place=out)
    files = deployed(archive_of(root), branch) if branch else tuple(_built(root))
    place = out / DEPLOYED
    recover(place)
    sweep(place)
    if files:
        with beside(place) as finished:
            names = sorted({file.path.partition("/")[0] for file in files if "/" in file.path})
            write_folder(finished, (*files, handed_over("beside", names)))
            swap_in(finished, place)
    return len(files)


def _built(root: Path) -> Iterator[OutputFile]:
    """Yield the files of the recorded editions whose finished folders are there."""
    for name, edition in editions_in(root).items():
        if _is_recorded(root / BUILT / name, edition):
            for path, data in bytes_below(root / BUILT / name).items():
                yield OutputFile(f"{name}/{path}", data)

"""Prove editions: build each again from what its record names, and compare byte for byte."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ledgers.flow.editions import BUILT, build, built_at, city_of
from ledgers.flow.load import Request
from ledgers.flow.publish import Clock, Steps
from ledgers.model.edition import Edition, EditionVerdict, Engine
from ledgers.model.errors import CannotGoOn
from ledgers.model.inputs import Inputs
from ledgers.model.verdict import Outcome
from ledgers.model.words import Words, say
from ledgers.read.editions import (
    Joined,
    bulletin_bytes,
    differing,
    edition_names,
    editions_in,
    sha256,
    sums_of,
)
from ledgers.read.engine import commit_with, engine_at
from ledgers.read.home import HOME
from ledgers.read.inputs import Archive, archive_of, tree_by_ids
from ledgers.write.elsewhere import run_in, worktree
from ledgers.write.files import beside
from ledgers.write.leftovers import held, sweep

VERIFIED, DIFFERED = 0, 1
"""The exit statuses of `ledgers edition verify`."""

REASONS: Mapping[str, Words] = {
    "lock": say("its requirements.lock is not the one of today"),
    "code": say("the program has changed since"),
    "tool": say("the program has another version"),
    "python": say("Python has another version"),
}
"""What may be the reason where the data is proved to be the same."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Verify one edition after the other with the program of today, or with that of its day."""

    request: Request
    archive: Archive
    engine: Engine
    clock: Clock
    with_lock: bool = False

    def of(self, name: str, edition: Edition) -> EditionVerdict:
        """Return what became of one edition; nothing that it names can make this raise."""
        other = edition.engine.differences(self.engine)
        try:
            if self.with_lock and {"lock", "code"} & set(other):
                return self._elsewhere(name, edition)
            return self._here(name, edition, other)
        except CannotGoOn as error:
            return EditionVerdict(name, Outcome.UNKNOWN, words=error.words)

    def _here(self, name: str, edition: Edition, other: tuple[str, ...]) -> EditionVerdict:
        now = self.rebuilt(name, edition)
        files = len(now.splitlines())
        if sha256(now.encode("utf-8")) == edition.manifest_digest:
            return EditionVerdict(name, Outcome.VERIFIED, files)
        was = self._manifest(name, edition)
        paths = differing(was, now) if was else ()
        if not other:
            return EditionVerdict(name, Outcome.DIFFERS, files, paths)
        words = say(
            "{reason}; to build it with the program of its day, run: "
            "ledgers edition verify {name} --with-lock",
            reason=REASONS[other[0]],
            name=name,
        )
        return EditionVerdict(name, Outcome.UNKNOWN, files, paths, words)

    def rebuilt(self, name: str, edition: Edition, into: Path | None = None) -> str:
        """Build an edition again, beside its place or into a folder; return its manifest."""
        tree = tree_by_ids(self.archive, inputs_named(edition))
        more = bulletin_bytes(self.archive, self.request.root, edition.bulletins)
        city = city_of(Joined(tree, more), edition.cut_on)
        place = self.request.root / BUILT / f"{name}.again"
        sweep(place)
        with beside(place) as finished, held(finished.parent):
            folder = into or finished
            build(self.request, name, edition, city, folder, Steps(self.clock))
            return sums_of(folder) or ""

    def _manifest(self, name: str, edition: Edition) -> str | None:
        """Return the manifest of the edition as it was cut, where the built folder still has it."""
        sums = sums_of(built_at(self.request.root, name))
        kept = sums is not None and sha256(sums.encode("utf-8")) == edition.manifest_digest
        return sums if kept else None

    def _elsewhere(self, name: str, edition: Edition) -> EditionVerdict:
        """Verify with the program of that day: its lock, in a worktree of its own."""
        commit = commit_with(HOME, edition.engine)
        with worktree(HOME, commit) as place:
            if run_in(place, "make", "setup", f"PYTHON={sys.executable}") != 0:
                raise CannotGoOn(say("the program of {commit} cannot be set up", commit=commit))
            ledgers = str(place / ".venv/bin/ledgers")
            root, today = str(self.request.root), str(self.request.today)
            asked = ("edition", "verify", name, "--root", root, "--today", today)
            status = run_in(place, ledgers, *asked)
        outcomes = {VERIFIED: Outcome.VERIFIED, DIFFERED: Outcome.DIFFERS}
        words = say("with the program of {commit}", commit=commit)
        return EditionVerdict(
            name, outcomes.get(status, Outcome.UNKNOWN), edition.files_n, words=words
        )


def inputs_named(edition: Edition) -> Inputs:
    """Return the inputs that a record names."""
    return Inputs(edition.inputs.data, edition.inputs.schemas, edition.inputs.digest)


def proof_of(request: Request, clock: Clock, *, with_lock: bool = False) -> Proof:
    """Return what proves editions of a city; raises CannotGoOn where there is no repository."""
    return Proof(request, archive_of(request.root), engine_at(HOME), clock, with_lock)


def verify(
    request: Request, names: Iterable[str], clock: Clock, *, with_lock: bool = False
) -> Iterator[EditionVerdict]:
    """Yield a verdict for each edition named, all of them where none is, by identifier.

    Raises CannotGoOn where there is no repository, or no such edition.
    """
    asked = tuple(names)
    editions = wanted(request.root, asked)
    proof = proof_of(request, clock, with_lock=with_lock)
    for name, edition in editions.items():
        yield proof.of(name, edition)
    for name in () if asked else sorted(edition_names(request.root) - editions.keys()):
        words = say("its file cannot be used; run: ledgers check")
        yield EditionVerdict(name, Outcome.UNKNOWN, words=words)


def wanted(root: Path, names: tuple[str, ...]) -> Mapping[str, Edition]:
    """Return the editions named, all where none is; raises CannotGoOn for one that is not there."""
    found = editions_in(root)
    unknown = [name for name in names if name not in found]
    if unknown:
        raise CannotGoOn(say("there is no edition {name}", name=unknown[0]))
    return {name: found[name] for name in names or sorted(found)}

"""Verification of editions: build each again from its record, and compare byte for byte."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from ledgers.flow.editions import BUILT, build, built_at, city_of
from ledgers.flow.load import Request
from ledgers.flow.publish import Clock, Steps
from ledgers.flow.verify.program import Programs, inputs_in, of_unusable, verdicts
from ledgers.model import CannotGoOn, Outcome, Struct, Verdict, Words, say
from ledgers.model.edition import Edition
from ledgers.read import editions
from ledgers.read.inputs import Archive, archive_of, tree_by_ids
from ledgers.read.tree import sha256
from ledgers.write.files import beside, sweep


class EditionProof(Struct, frozen=True):
    """Verify one edition after the other, each with the program of its day where it is here."""

    request: Request
    archive: Archive
    programs: Programs
    clock: Clock

    def of(self, name: str, edition: Edition) -> Verdict:
        """Return the verdict on one edition; raises CannotGoOn where it cannot be built again."""
        place = self.request.root / BUILT / f"{name}.again"
        sweep(place)
        with beside(place) as folder:
            words = self.rebuilt(name, edition, folder)
            now = editions.sums_of(folder) or ""
        files = len(now.splitlines())
        if sha256(now.encode("utf-8")) == edition.manifest_digest:
            return Verdict(name, Outcome.SAME_THEN if words else Outcome.SAME, files, words=words)
        was = editions.recorded_sums(built_at(self.request.root, name), edition)
        paths = editions.differing(was, now) if was else ()
        return Verdict(name, Outcome.DIFFERS, files, differing=paths, words=words)

    def rebuilt(self, name: str, edition: Edition, folder: Path) -> Words | None:
        """Build an edition again into a folder; return whose program did where not today's.

        Raises NotHere where its inputs or its program are not, CannotGoOn where its program
        cannot be set up.
        """
        tree = tree_by_ids(self.archive, edition.inputs)
        more = editions.bulletin_bytes(self.archive, self.request.root, edition.bulletins)
        if self.programs.is_today(edition.engine):
            city = city_of(tree.joined(more), edition.cut_on)
            build(self.request, name, edition, city, folder, Steps(self.clock))
            return None
        program = self.programs.of(edition.engine)
        with inputs_in(
            tree, {**more, **editions.edition_bytes(self.request.root, edition.earlier)}
        ) as root:
            days = ("--as-of", str(edition.as_of), "--today", str(edition.cut_on))
            program.run(root, "edition", "cut", name, *days, "--lang", edition.language)
            if not built_at(root, name).is_dir():
                raise CannotGoOn.say("the program of {commit} built nothing", commit=program.commit)
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(built_at(root, name), folder)
        return say("with the program of {commit}", commit=program.commit)


def verify(
    request: Request, names: Sequence[str], clock: Clock, *, with_lock: bool = False
) -> Iterator[Verdict]:
    """Yield a verdict for each edition named, all of them where none is, by identifier.

    `with_lock` lets the libraries of another day be installed. Raises CannotGoOn where there is
    no repository, or no such edition.
    """
    found = wanted(request.root, names)
    with ExitStack() as stack:
        proof = EditionProof(request, archive_of(request.root), Programs(stack, with_lock), clock)
        yield from verdicts(found, found, proof.of)
    if not names:
        yield from of_unusable(sorted(editions.edition_names(request.root) - found.keys()))


def wanted(root: Path, names: Sequence[str]) -> Mapping[str, Edition]:
    """Return the editions named, all where none is; raises CannotGoOn for one that is not there."""
    found = editions.editions_in(root)
    for name in names:
        if name not in found:
            raise CannotGoOn.say("there is no edition {name}", name=name)
    return {name: found[name] for name in names or sorted(found)}

"""Verification of issues: find their data again, recompute the figures, compare."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial

from ledgers.edit.bulletins import bulletin_file, draft_file
from ledgers.flow.bulletins import words_from
from ledgers.flow.figures import city_from, computed
from ledgers.flow.load import City, Request, load, past_schemas
from ledgers.flow.verify.program import Programs, inputs_in, of_unusable, verdicts
from ledgers.model import CannotGoOn, Struct, Words, bulletin, replace, say
from ledgers.model.changes import FIRST, Outcome, Verdict, explanations
from ledgers.model.lives.programmes import content_in
from ledgers.model.remembered import NOTHING_KNOWN
from ledgers.read.commits import StoredTree
from ledgers.read.history import Shelf, shelf_of
from ledgers.read.inputs import Archive, archive_of, tree_by_ids
from ledgers.write.program import Program
from ledgers.write.workers import side_by_side

FILE = re.compile(r"data/city/bulletins/[^/]+\.yaml\Z")
FEWEST = 4  # Issues for a processor: each reads and checks their cities anew.
DIGEST = re.compile(r'^facts_digest: "([0-9a-f]{64})"$', re.MULTILINE)


class IssueProof(Struct):
    """Verify one issue after the other; a file that they share is read and looked at once.

    Files of the city as it is now, which comes first, are on the shelf. Only the last tree and city
    are kept: a hundred would take more than a gigabyte.
    """

    archive: Archive
    texts: dict[str, str]
    programs: Programs
    city: tuple[StoredTree | None, str, City]
    shelf: Shelf
    against: City | None = None
    tree: tuple[bulletin.Inputs, StoredTree] | None = None

    def of(self, name: str, issue: bulletin.Bulletin) -> Verdict:
        """Return the verdict on one issue; raises CannotGoOn where its inputs are not here."""
        broken = self._broken(issue)
        if broken is not None:
            return Verdict(name, Outcome.DIFFERS, words=broken)
        tree = self._tree(issue)
        try:
            found = self._computed(issue, tree)
            since = self.against and bulletin.differences(
                issue.facts, computed(self.against, issue).facts
            )
            return replace(found, since=since or ())
        except CannotGoOn as error:
            return self._then(issue, tree, error.words)

    def _broken(self, issue: bulletin.Bulletin) -> Words | None:
        """Say which part of the file is not as it was issued."""
        if not bulletin.is_sealed(self.texts.get(issue.id, ""), issue):
            return say("the part above the digest is not what was issued")
        if bulletin.facts_digest(issue.facts) != issue.facts_digest:
            return say("the figures do not have the digest that was issued with them")
        if not bulletin.is_preface_kept(issue):
            return say("the preface is not the one that was issued")
        today = self.programs.today
        if issue.engine and issue.engine.differences(today) == ("tool",):
            return say("the program that it names has version {version}", version=today.tool)
        return None

    def _tree(self, issue: bulletin.Bulletin) -> StoredTree:
        if issue.inputs is None:
            raise CannotGoOn.say("it does not say what it was computed from")
        if self.tree is None or self.tree[0] != issue.inputs:
            self.tree = issue.inputs, tree_by_ids(self.archive, issue.inputs)
        return self.tree[1]

    def city_of(self, tree: StoredTree, version: str) -> City:
        """Return the city that a tree holds; the last one serves where it is that."""
        if self.city[:2] != (tree, version):
            last = self.city[2]
            before = last.learnt if last.schemas == past_schemas(tree) else NOTHING_KNOWN
            self.city = tree, version, city_from(tree, version, self.shelf.reading(tree), before)
        return self.city[2]

    def _computed(self, issue: bulletin.Bulletin, tree: StoredTree) -> Verdict:
        """Compute the figures with the program of today, and weigh what differs."""
        version = issue.engine.tool if issue.engine else FIRST
        city = self.city_of(tree, version)
        if (other := _other_words(issue, city)) is not None:
            return Verdict(issue.id, Outcome.DIFFERS, len(issue.facts), words=other)
        now = computed(city, issue)
        if now.followed != issue.followed:
            message = say("what came of earlier demands is not what it says")
            return Verdict(issue.id, Outcome.DIFFERS, len(issue.facts), words=message)
        changes = bulletin.differences(issue.facts, now.facts)
        found = Verdict(issue.id, Outcome.SAME, len(issue.facts), changes)
        if not changes:
            return found
        meanings = explanations(version, (change.key for change in changes))
        then = computed(city, issue, version).facts if meanings else ()
        if meanings and not bulletin.differences(issue.facts, then):
            return replace(found, outcome=Outcome.OTHERWISE, meanings=meanings)
        return self._unexplained(issue, tree, found)

    def _unexplained(self, issue: bulletin.Bulletin, tree: StoredTree, found: Verdict) -> Verdict:
        """Ask the program of its day where nothing explains why figures differ."""
        differs = replace(found, outcome=Outcome.DIFFERS)
        if issue.engine is None or self.programs.is_today(issue.engine):
            return differs
        try:
            program = self.programs.of(issue.engine)
            confirmed = self._confirms(program, issue, tree)
        except CannotGoOn as error:
            return replace(differs, words=error.words)
        words = say("the program of its day (commit {commit}) was asked", commit=program.commit)
        outcome = Outcome.OTHERWISE if confirmed else Outcome.DIFFERS
        return replace(found, outcome=outcome, words=words)

    def _then(self, issue: bulletin.Bulletin, tree: StoredTree, words: Words) -> Verdict:
        """Ask the program of its day where the program of today cannot compute it."""
        if issue.engine is None:
            return Verdict(issue.id, Outcome.NOT_HERE, words=words)
        try:
            confirmed = self._confirms(self.programs.of(issue.engine), issue, tree)
        except CannotGoOn as error:
            return Verdict(issue.id, Outcome.NOT_HERE, words=error.words)
        outcome = Outcome.SAME_THEN if confirmed else Outcome.DIFFERS
        return Verdict(issue.id, outcome, len(issue.facts))

    def _confirms(self, program: Program, issue: bulletin.Bulletin, tree: StoredTree) -> bool:
        """Say whether the program of its day issues the same figures from the same inputs."""
        draft = draft_file(replace(issue, status=bulletin.DRAFT, preface=()))
        more = {draft.path: draft.data}
        if issue.corrects:
            name = issue.corrects.rsplit("/", 1)[-1]
            more[bulletin_file(name)] = self.texts.get(name, "").encode()
        with inputs_in(tree, more) as root:
            program.run(root, "bulletin", "issue", issue.id, "--today", str(issue.issued_on))
            digests = DIGEST.findall((root / draft.path).read_text("utf-8"))
            return digests[:1] == [issue.facts_digest]


def _other_words(issue: bulletin.Bulletin, city: City) -> Words | None:
    """Say which names, titles or labels of an issue are not those of the data on its day."""
    if issue.content and not issue.corrects and content_in(city.catalog, issue) != issue.content:
        return say("its series holds other subjects on its day")
    if issue.words is None:
        return None
    there = words_from(city, issue, issue.facts)
    named = ("programme",) if issue.words.programme else ()
    names = ("issuer", "series", "signed_by", "counties", "tasks", *named)
    other = [name for name in names if getattr(issue.words, name) != getattr(there, name)]
    message = say("it prints other names than the data has on its day: {names}")
    return Words(message.text, {"names": ", ".join(other)}) if other else None


def verify(
    request: Request, names: Sequence[str], against: str | None = None, *, with_lock: bool = False
) -> Iterator[Verdict]:
    """Yield a verdict for each issue named, all of them where none is, by identifier.

    Each processor proves as many. `with_lock` lets the libraries of another day be installed.
    Raises CannotGoOn where there is no repository, or no such issue.
    """
    city = load(request)
    issues = _wanted(city, names)
    other = load(Request(request.root, request.today, against)) if against else None
    texts = {row.id: row.text for row in city.catalog.by_ledger.get("bulletins", ())}
    shelf = shelf_of(city.reading) if city.reading else Shelf()

    def proved(part: Sequence[str]) -> tuple[Verdict, ...]:
        # Opened here: copies of this process cannot share one that talks to git.
        with ExitStack() as stack:
            here, programs = archive_of(request.root), Programs(stack, with_lock)
            proof = IssueProof(here, texts, programs, (None, "", city), shelf, other)
            return tuple(verdicts(issues, part, proof.of))

    # Issues of the same city one after the other, so that it is read once.
    asked = sorted(names or issues, key=lambda name: (str(issues[name].inputs), name))
    size = max(-(-len(asked) // (os.cpu_count() or 1)), FEWEST)
    parts = [asked[at : at + size] for at in range(0, len(asked), size)]
    parted = side_by_side(*(partial(proved, part) for part in parts or [[]]))
    found = {verdict.name: verdict for rows in parted for verdict in rows}
    yield from (found[name] for name in names or sorted(issues))
    if not names:
        yield from of_unusable(_unusable(city))


def _unusable(city: City) -> tuple[str, ...]:
    """Return the bulletins whose files could not be read or have the wrong shape."""
    files = {document.file for document in city.catalog.documents}
    files |= {problem.place.file for problem in city.problems}
    names = {file.rsplit("/", 1)[-1].removesuffix(".yaml") for file in files if FILE.match(file)}
    return tuple(sorted(names - city.catalog.bulletins.keys()))


def _wanted(city: City, names: Sequence[str]) -> Mapping[str, bulletin.Bulletin]:
    issued = {name: one for name, one in city.catalog.bulletins.items() if one.is_issued}
    for name in names:
        if name not in issued:
            raise CannotGoOn.say("there is no issue {name}", name=name)
    return issued

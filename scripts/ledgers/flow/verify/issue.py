"""Prove that issues say what their data said: find the data again, recompute, compare."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ledgers.flow.computing import city_from, facts_from
from ledgers.flow.load import City, Request, load
from ledgers.model.bulletin import (
    Bulletin,
    Change,
    differences,
    facts_digest,
    is_preface_kept,
    is_sealed,
)
from ledgers.model.document import Document
from ledgers.model.errors import CannotGoOn
from ledgers.model.inputs import Inputs
from ledgers.model.layout import CITY
from ledgers.model.verdict import Because, Outcome, Verdict
from ledgers.model.words import Words, say
from ledgers.read.inputs import Archive, archive_of, tree_by_ids

FILE = re.compile(r"data/city/bulletins/[^/]+\.yaml\Z")


@dataclass(slots=True)
class Proof:
    """Verify one issue after the other; a tree that they share is found and read once."""

    archive: Archive
    texts: dict[str, str]
    against: City | None = None
    trees: dict[Inputs, City] = field(default_factory=dict)

    def of(self, issue: Bulletin) -> Verdict:
        """Return what became of one issue; nothing here raises."""
        broken = self._broken(issue)
        if broken is not None:
            return Verdict(issue.id, Outcome.DIFFERS, because=Because.FILE, words=broken)
        try:
            return self._compared(issue)
        except CannotGoOn as error:
            return Verdict(issue.id, Outcome.UNKNOWN, words=error.words)

    def _broken(self, issue: Bulletin) -> Words | None:
        """Say what of the file itself is not as it was issued."""
        if not is_sealed(self.texts.get(issue.id, ""), issue):
            return say("what stands above the digest is not what was issued")
        if facts_digest(issue.facts) != issue.facts_digest:
            return say("the figures do not have the digest that was issued with them")
        return None if is_preface_kept(issue) else say("the preface is not the one that was issued")

    def _compared(self, issue: Bulletin) -> Verdict:
        city = self._city(issue)
        found = facts_from(city, issue)
        changes = differences(issue.facts, found)
        since: tuple[Change, ...] = ()
        if self.against is not None:
            since = differences(issue.facts, facts_from(self.against, issue))
        outcome = Outcome.DIFFERS if changes else Outcome.VERIFIED
        because = _because(city, issue) if changes else None
        return Verdict(issue.id, outcome, len(issue.facts), changes, because, since=since)

    def _city(self, issue: Bulletin) -> City:
        if issue.inputs is None:
            raise CannotGoOn(say("it does not say what it was computed from"))
        inputs = Inputs(issue.inputs.data, issue.inputs.schemas, issue.inputs.digest)
        if inputs not in self.trees:
            self.trees[inputs] = city_from(tree_by_ids(self.archive, inputs))
        return self.trees[inputs]


def _because(city: City, issue: Bulletin) -> Because:
    """Say why figures differ where data and file are proved to be the same."""
    methods = {scheme.id for scheme in city.catalog.schemes}
    return Because.CODE if issue.method in methods else Because.METHOD


def verify(request: Request, names: Iterable[str], against: str | None = None) -> Iterator[Verdict]:
    """Yield a verdict for each issue named, all of them where none is, by identifier.

    Raises CannotGoOn where there is no repository, or no such issue.
    """
    city = load(request)
    asked = tuple(names)
    issues = _wanted(city, asked)
    other = None
    if against is not None:
        other = load(Request(request.root, request.today, against))
    texts = {document.id: document.text for document in _files(city)}
    proof = Proof(archive_of(request.root), texts, other)
    for issue in issues:
        yield proof.of(issue)
    for name in () if asked else _unusable(city):
        yield Verdict(
            name, Outcome.UNKNOWN, words=say("its file cannot be used; run: ledgers check")
        )


def _unusable(city: City) -> tuple[str, ...]:
    """Return the bulletins whose files could not be read or have the wrong shape."""
    files = {document.file for document in _files(city)}
    files |= {problem.place.file for problem in city.problems}
    names = {file.rsplit("/", 1)[-1].removesuffix(".yaml") for file in files if FILE.match(file)}
    return tuple(sorted(names - city.catalog.bulletins.keys()))


def _files(city: City) -> tuple[Document, ...]:
    found = city.catalog.by_ledger.get("bulletins", ())
    return tuple(document for document in found if document.owner == CITY)


def _wanted(city: City, names: tuple[str, ...]) -> tuple[Bulletin, ...]:
    issued = {name: one for name, one in sorted(city.catalog.bulletins.items()) if one.is_issued}
    unknown = [name for name in names if name not in issued]
    if unknown:
        raise CannotGoOn(say("there is no issue {name}", name=unknown[0]))
    return tuple(issued[name] for name in names or issued)

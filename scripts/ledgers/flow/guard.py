"""The guards of the main branch: what is missing, and the files that the program writes itself."""

from collections.abc import Iterator
from pathlib import Path

from ledgers.check.change.context import OWNERS, owners_in
from ledgers.edit.guards import form_files, gate_files
from ledgers.flow.load import City, Request, load
from ledgers.model import CannotGoOn, OutputFile, Words, say
from ledgers.model.kinds import policy
from ledgers.model.owners import FILING, MAINTAINERS, OFFICE, Owners
from ledgers.read.home import SITE, bytes_below, said_in
from ledgers.read.tree import FolderTree, Unopened
from ledgers.write.files import write_file


def write_guards(request: Request) -> tuple[Path, ...]:
    """Write the files that guard the main branch where they are not current; return which."""
    return tuple(write_file(request.root, file) for file in _old(request, *_owned(request)))


def gaps(request: Request) -> Iterator[Words]:
    """Yield what the guards of the main branch lack.

    Raises CannotGoOn where the owners cannot be read: nothing could be said then.
    """
    city, owners = _owned(request)
    if not {MAINTAINERS, OFFICE} <= {row.kind for row in owners.owners}:
        yield say("{file} names no maintainers, or no office of the city", file=OWNERS)
    for county in city.catalog.counties:
        if county.code not in {row.county for row in owners.owners if row.kind == FILING}:
            yield say("{county} has no account in {file}", county=county.name, file=OWNERS)
        if not owners.reviewing(city.catalog.offices_of(county.code, request.today)):
            yield say(
                "nobody reviews what {county} files: pairings.yaml names no office today that has"
                " accounts in {file}",
                county=county.name,
                file=OWNERS,
            )
    yield from (row.message for row in city.problems if row.kind == policy.NAMES_A_PERSON)
    for file in _old(request, city, owners):
        yield say("{file} is not what it should be; run: ledgers guard --write", file=file.path)


def _owned(request: Request) -> tuple[City, Owners]:
    city = load(request)
    owners = owners_in(city.catalog)
    if owners is None:
        raise CannotGoOn.say("{file} cannot be used; run: ledgers check", file=OWNERS)
    return city, owners


def _old(request: Request, city: City, owners: Owners) -> Iterator[OutputFile]:
    """Yield the files that guard the main branch and are not there, or are there otherwise."""
    ruleset = bytes_below(SITE / "host")["ruleset.json"]
    forms = form_files(said_in("host/forms.yaml"), city.catalog)
    for file in (*gate_files(owners, city.catalog, request.today, ruleset), *forms):
        try:
            there = FolderTree(request.root).data(file.path)
        except Unopened:
            there = None
        if there != file.data:
            yield file

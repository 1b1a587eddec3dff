"""Who may submit which part of the repository, from `data/city/owners.yaml`."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from ledgers.model.values import Struct

MAINTAINERS, OFFICE, FILING = "maintainers", "office", "filing"
"""The kinds of owners: of the program, of the city's data, of one county's folder."""

CITY = "city"
"""The part of the repository that holds the city's data."""

PROGRAM = "program"
"""All that is not data: program, schemas, pages, workflows, locks; and who may change what."""

FOLDER = re.compile(r"data/(?:counties/([^/]+)|city)/(?!owners\.yaml\Z)")


class Owner(Struct, frozen=True):
    """An owner: what it may change, and the accounts of its posts on the git host.

    `unit` is the office of the city that it is, `may_file_for` the codes of counties for which it
    may enter filings.
    """

    id: str
    kind: str
    accounts: tuple[str, ...]
    county: str | None = None
    unit: str | None = None
    team: str | None = None
    may_file_for: tuple[str, ...] = ()

    def may_change(self, part: str) -> bool:
        """Say whether it may change a part: `program`, `city`, or the code of a county."""
        if self.kind == MAINTAINERS:
            return part == PROGRAM
        return part in {self.county or CITY, *self.may_file_for}


class Owners(Struct, frozen=True):
    """All owners, and the day from which changes are taken by these rules."""

    owners: tuple[Owner, ...] = ()
    live_from: date | None = None

    def reviewing(self, offices: Collection[str]) -> tuple[Owner, ...]:
        """Return the offices of the city, of some units, that review what counties file."""
        return tuple(row for row in self.owners if row.kind == OFFICE and row.unit in offices)

    def of(self, account: str) -> Iterator[Owner]:
        """Yield what an account is owner of; host names ignore case."""
        return (owner for owner in self.owners if account.lower() in owner.accounts)


def part_of(path: str) -> str:
    """Return the part of the repository that a path lies in: `program`, `city`, or a county."""
    found = FOLDER.match(path)
    return (found.group(1) or CITY) if found else PROGRAM

"""Who must agree with a change: the reviewers of each part of the repository that it touches."""

from collections.abc import Iterator
from datetime import date

from ledgers.check.change.context import Change, owners_in
from ledgers.check.change.parts import part_name, touched
from ledgers.model.catalog import Catalog
from ledgers.model.owners import CITY, MAINTAINERS, OFFICE, PROGRAM, Owner, Owners
from ledgers.model.review import Agreement


def agreements(change: Change, day: date) -> Iterator[Agreement]:
    """Yield the accounts of which one must agree, for each part; who submits is none of them."""
    owners = change.owners or owners_in(change.head) or Owners()
    for part in sorted(set(touched(change).values())):
        found = reviewers(owners, change.base, part, day)
        accounts = sorted({name for owner in found for name in owner.accounts})
        own = (change.actor or "").lower()
        yield Agreement(part_name(change, part), tuple(name for name in accounts if name != own))


def reviewers(owners: Owners, catalog: Catalog, part: str, day: date) -> tuple[Owner, ...]:
    """Return who reviews a part: a county's folder the offices linked with it, never the county."""
    kinds = {PROGRAM: MAINTAINERS, CITY: OFFICE}
    if part in kinds:
        return tuple(owner for owner in owners.owners if owner.kind == kinds[part])
    return owners.reviewing(catalog.offices_of(part, day))

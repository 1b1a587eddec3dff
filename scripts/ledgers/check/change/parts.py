"""Who may change what, and who must agree: a change has one owner, whose accounts submit it.

A city begins once, without the demonstration; an upgrade brings the program of a tag.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from ledgers.check.change.context import OWNERS, Change, owners_in
from ledgers.check.change.form import commit_name
from ledgers.check.change.loosened import schemas_loosened
from ledgers.model import Catalog, Place, Problem, Words, say
from ledgers.model.kinds import policy
from ledgers.model.owners import CITY, MAINTAINERS, OFFICE, PROGRAM, Owner, Owners, part_of
from ledgers.model.review import Agreement


def owners_of_parts(change: Change) -> Iterator[Problem]:
    """Yield a problem for each file that the submitter, or this change, may not touch."""
    paths = touched(change)
    if not paths:
        return
    if change.owners is None:
        yield from _without_owners(change, paths)
    elif change.is_made:
        yield from _to_be_proved(change)
    elif change.actor is None:
        message = say("nobody said who submits this change, so who may do so is not examined")
        hint = say("name the account: --actor NAME")
        yield policy.NOT_EXAMINED.at(Place(OWNERS), message, hint)
        yield from _mixed(change, paths)
    elif not change.acting:
        message = say("{account} is no account of owners.yaml", account=change.actor)
        hint = say("submit with the account of the post, or let the maintainers add this one")
        yield policy.UNKNOWN_ACCOUNT.at(Place(OWNERS), message, hint)
    else:
        yield from _not_theirs(change, paths)
        yield from _mixed(change, paths)


def touched(change: Change) -> Mapping[str, str]:
    """Return the paths that any commit of a change touches, each with the part it lies in."""
    steps = (file.path for step in change.diff.steps for file in step.files)
    whole = (file.path for file in change.diff.whole)
    return {path: part_of(path) for path in sorted({*steps, *whole})}


def _without_owners(change: Change, paths: Mapping[str, str]) -> Iterator[Problem]:
    data = [path for path, part in paths.items() if part != PROGRAM]
    maintain = any(owner.kind == MAINTAINERS for owner in change.acting)
    adds = OWNERS in paths and (not change.actor or maintain)
    unread = any(file.path == OWNERS and file.old for file in change.diff.whole)
    if data or unread or not adds:
        message = say("there is no data/city/owners.yaml yet, so nobody may change the data")
        hint = say("the maintainers add data/city/owners.yaml first, in a change of its own")
        if unread:
            message = say("owners.yaml as it was cannot be read, so nobody may change it")
            hint = say("who administers the repository puts back the last version that can be read")
        yield policy.NO_OWNERS.at(Place(next(iter(data), OWNERS)), message, hint)


def _to_be_proved(change: Change) -> Iterator[Problem]:
    if change.data and not change.proved:
        message = say(
            "{count} files of data are taken for made by this program; whether they are, the check"
            " “demonstration” says, and it must pass",
            count=len(change.data),
        )
        yield policy.TO_BE_PROVED.at(Place(change.data[0]), message, say("try it with: make proof"))


def _not_theirs(change: Change, paths: Mapping[str, str]) -> Iterator[Problem]:
    for path, part in paths.items():
        if not any(owner.may_change(part) for owner in change.acting):
            words = {"account": change.actor, "owner": part_name(change, part)}
            message = say("{account} may not change this: it belongs to {owner}", **words)
            hint = say("take this file out of the change, in every commit of it")
            yield policy.NOT_YOURS.at(Place(path), message, hint)


def _mixed(change: Change, paths: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for the first file of each further part."""
    first: dict[str, str] = {}
    for path, part in paths.items():
        first.setdefault(part, path)
    parts = list(first)
    for part in parts[1:]:
        one, other = (part_name(change, each) for each in (parts[0], part))
        message = say("this change touches {one} and {other}", one=one, other=other)
        hint = say("make a change of its own for each of them")
        yield policy.MIXED.at(Place(first[part]), message, hint, (Place(first[parts[0]]),))


def agreements(change: Change, day: date) -> Iterator[Agreement]:
    """Yield the accounts of which one must agree, for each part.

    Who submits is none of them, nor is anybody of the office that enters this for a county.
    """
    owners = (None if change.begins else change.owners) or owners_in(change.head) or Owners()
    parts = [PROGRAM] if change.begins else sorted(set(touched(change).values()))
    asked = [(part_name(change, part), reviewers(owners, change.base, part, day)) for part in parts]
    if any(schemas_loosened(change)):
        asked.append((say("what schemas show to more"), reviewers(owners, change.base, CITY, day)))
    filing = [row for row in change.acting if {*parts} & {*row.may_file_for}]
    own = {(change.actor or "").lower(), *(one for row in filing for one in row.accounts)}
    for name, found in asked:
        accounts = sorted({account for owner in found for account in owner.accounts})
        yield Agreement(name, tuple(account for account in accounts if account not in own))


def reviewers(owners: Owners, catalog: Catalog, part: str, day: date) -> tuple[Owner, ...]:
    """Return who reviews a part: a county's folder the offices linked with it, never the county."""
    kinds = {PROGRAM: MAINTAINERS, CITY: OFFICE}
    if part in kinds:
        return tuple(owner for owner in owners.owners if owner.kind == kinds[part])
    return owners.reviewing(catalog.offices_of(part, day))


def part_name(change: Change, part: str) -> Words | str:
    """Return what a part of the repository is called."""
    if part in {PROGRAM, CITY}:
        return say("the program") if part == PROGRAM else say("the city's ledgers")
    area = change.base.areas.get(part) or change.head.areas.get(part)
    return area.name if area else part


WRITTEN = (OWNERS, ".github/CODEOWNERS", ".github/rulesets/main.json")
"""What belongs to a beginning beside the data: who owns it, and what guards it."""
TWO = 2


def begun_wrongly(change: Change) -> Iterator[Problem]:
    """Yield a problem for whatever is left of the demonstration, and for what else is touched.

    It is asked in the place of the rules about what was filed, by a base that calls itself the
    demonstration, of a head that does not.
    """
    there = {row.blob: row.file for row in change.base.documents if row.blob}
    for row in change.head.documents:
        if row.blob in there:
            message = say("this is left of the demonstration: {file}", file=there[row.blob])
            yield policy.BEGUN_WRONGLY.at(Place(row.file), message, BY_INIT)
    for file in change.diff.whole:
        if part_of(file.path) == PROGRAM and file.path not in WRITTEN:
            message = say("a change by which a city begins changes nothing of the program")
            hint = say("leave it for another one")
            yield policy.BEGUN_WRONGLY.at(Place(file.path), message, hint)
    for words in _owned_wrongly(change):
        yield policy.BEGUN_WRONGLY.at(Place(OWNERS), words, BY_INIT)


BY_INIT = say("let the program write the data of the new city: ledgers init")


def _owned_wrongly(change: Change) -> Iterator[Words]:
    new, old = owners_in(change.head) or Owners(), change.owners or Owners()
    accounts = {name for row in new.owners for name in row.accounts}
    keep = {name for row in new.owners if row.kind == MAINTAINERS for name in row.accounts}
    for name in sorted(accounts & {name for row in old.owners for name in row.accounts}):
        yield say("{account} is an account of the demonstration", account=name)
    if len(keep) < TWO or not new.live_from:
        yield say("the city begins without two accounts of maintainers, or without live_from")
    elif change.actor and change.actor.lower() not in keep:
        yield say("{account} is no maintainer of the new city", account=change.actor)


def upgraded_wrongly(change: Change) -> Iterator[Problem]:
    """Yield a problem for each upgrade that differs from its tag, or whose tag is not here."""
    hint = say("leave it to the program: {command}", command="ledgers upgrade TAG")
    for step in change.diff.steps:
        if step.upgrade is None:
            continue
        tag, found = step.upgrade.tag, change.upgrades.get(step.commit)
        if found is None:
            message = say("there is no tag {tag} with the tree that this commit names", tag=tag)
            push = say("push the tag first: {command}", command=f"git push origin {tag}")
            yield policy.UPGRADED_WRONGLY.at(Place(commit_name(step)), message, push)
        for path in found or ():
            message = say("{tag} has another file here, or none", tag=tag)
            yield policy.UPGRADED_WRONGLY.at(Place(path), message, hint)

"""A city that begins, once, without the demonstration; and upgrades: the program of a tag."""

from collections.abc import Iterator

from ledgers.check.change.context import OWNERS, Change, owners_in
from ledgers.check.change.form import commit_name
from ledgers.model import Place, Problem, Words, say
from ledgers.model.kinds import policy
from ledgers.model.owners import MAINTAINERS, PROGRAM, Owners, part_of

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

"""A commit that says it is an upgrade holds the program of the tag that it names, and no other."""

from collections.abc import Iterator

from ledgers.check.change.context import Change
from ledgers.check.change.form import commit_name
from ledgers.model.kinds import policy
from ledgers.model.problem import Place, Problem
from ledgers.model.words import say


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

"""Find the commit that stood at the end of a day, by the city's clock."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, tzinfo
from pathlib import Path

from ledgers.model.errors import CannotGoOn
from ledgers.model.words import say
from ledgers.read.commits import Store, opened
from ledgers.read.objects import Commit


def whole_history(root: Path) -> Store:
    """Open a repository whose past is needed; raises CannotGoOn where it is cut off."""
    store = opened(root)
    if store.is_shallow:
        message = say("this clone's history is cut off; run: git fetch --unshallow")
        raise CannotGoOn(message)
    return store


def commits_at(
    store: Store, revision: str, days: Iterable[date], zone: tzinfo
) -> Mapping[date, Commit | None]:
    """Return for each day the last commit made by its end, None before the first one.

    The line of first parents is what the city's main branch was; the committer's clock counts,
    which says when a change was merged. Where a clock went wrong, the later commit in the line
    counts, however early it says it was made.
    """
    wanted = sorted(set(days), reverse=True)
    line = store.commits("--first-parent", store.commit(revision).id)
    found: dict[date, Commit | None] = dict.fromkeys(wanted)
    commit = next(line, None)
    for day in wanted:
        end = datetime.combine(day, time.max, zone).timestamp()
        while commit is not None and commit.seconds > end:
            commit = next(line, None)
        found[day] = commit
    return found

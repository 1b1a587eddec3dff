"""Teams of checks and what they count: who is in them, and what they look at in each county."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from ledgers.check.fields.figures import differs, items_of_checklists
from ledgers.check.fields.parts import ZERO, Pair
from ledgers.check.ground import CODE, Grounds, fields, groups, number, text
from ledgers.check.oversight.checks import observations
from ledgers.model import kinds
from ledgers.model.document import Document
from ledgers.model.numbers import rounded
from ledgers.model.problem import Problem
from ledgers.model.words import say

ONE = Decimal(1)
"""The leader of a team."""


def teams_short(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each team below the size that the rules ask, and for groups that lack.

    The size is that of cross inspections, the number of groups that of roving ones (R48, R54).
    """
    for check in grounds.standing("checks"):
        if check.value.get("kind") == "cross":
            yield from _small(check, grounds.setting("rules", "team_size"))
        elif check.value.get("kind") == "roving":
            yield from _few(check, grounds.setting("rules", "roving_groups"))


def _small(check: Document, least: int | None) -> Iterator[Problem]:
    for path, team in groups(check.value, "teams") if least else ():
        size = number(team.get("size"))
        if size is not None and size < (least or 0):
            message = say("team {no} has {size} members", no=team.get("no"), size=size)
            hint = say("the rule is at least {limit}, its leader included", limit=least)
            yield kinds.references.TEAM_SHORT.at(check.at(*path, "size"), message, hint)


def _few(check: Document, asked: int | None) -> Iterator[Problem]:
    count = len(list(groups(check.value, "teams")))
    if asked and count != asked:
        message = say("{count} roving groups are entered", count=count)
        hint = say("the rule is {limit}: enter each under “teams”", limit=asked)
        yield kinds.references.TEAM_SHORT.at(check.at("teams"), message, hint)


def observations_uneven(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each county in which an observation saw more or fewer units (R42)."""
    limit = grounds.setting("rules", "observation_units")
    for checks in observations(grounds):
        listed = [check for check in checks if "units" in check.value]
        units = (text(unit) for check in listed for _, unit in fields(check.value, "units"))
        seen = Counter(grounds.owner_of(unit) or unit[:CODE] for unit in units)
        asked = limit or max(seen.values(), default=0)
        for check in listed:
            counties = (text(code) for _, code in fields(check.value, "counties"))
            for county in (code for code in counties if seen[code] != asked):
                words = {"county": county, "count": seen[county]}
                message = say("the observation saw {count} units of {county}", **words)
                hint = say("as many are seen in each county: {limit}", limit=asked)
                yield kinds.references.UNITS_UNEVEN.at(check.at("units"), message, hint)


def sums_that_differ(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem where members, re-checks or points do not add up (R40, R48, R54)."""
    lists = items_of_checklists(grounds)
    for check in grounds.standing("checks"):
        yield from _members(check)
        yield from _rechecked(check)
        yield from _scored(check, lists.get(text(check.value.get("checklist"))))


def _members(check: Document) -> Iterator[Problem]:
    parts, whole = say("the leader and the members listed"), say("the size of the team")
    for path, team in groups(check.value, "teams"):
        counts = [number(row["count"]) or ZERO for _, row in groups(team, "members")]
        found = sum(counts, ONE) if counts else None
        asked = number(team.get("size"))
        yield from differs(Pair(check, (*path, "size"), parts, found, whole, asked))


def _rechecked(check: Document) -> Iterator[Problem]:
    parts, whole = say("the numbers of the groups"), say("the number of the check")
    for name in ("rechecked_n", "disagreed_n"):
        counts = [number(found) or ZERO for _, found in fields(check.value, "teams", name)]
        found = sum(counts, ZERO) if counts else None
        asked = number(check.value.get(name))
        yield from differs(Pair(check, (name,), parts, found, whole, asked))


def _scored(check: Document, items: frozenset[str] | None) -> Iterator[Problem]:
    mean, score = say("the mean of the points"), say("the score")
    scored, listed = say("the items scored"), say("the length of the checklist")
    for path, row in groups(check.value, "scores"):
        points = {text(item["item"]): item["points"] for _, item in groups(row, "items")}
        if not points:
            continue
        found, asked = _mean(points), number(row.get("score"))
        yield from differs(Pair(check, (*path, "score"), mean, found, score, asked))
        if items:
            known, length = Decimal(len(items & points.keys())), Decimal(len(items))
            yield from differs(Pair(check, (*path, "items"), scored, known, listed, length))


def _mean(points: Mapping[str, object]) -> Decimal:
    """Return the mean of points, rounded to one decimal as scores are."""
    return rounded(sum((number(row) or ZERO for row in points.values()), ZERO) / len(points))


RULES = (teams_short, observations_uneven, sums_that_differ)

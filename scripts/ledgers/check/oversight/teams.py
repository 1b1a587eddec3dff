"""Teams of checks and what they count: who is in them, and what they look at in each county."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from ledgers.check.fields.figures import differs, items_of_checklists
from ledgers.check.fields.parts import ZERO, Pair
from ledgers.check.file.wording import shown
from ledgers.check.ground import CODE, Grounds, Group, fields, groups, number, text, texts
from ledgers.check.oversight.checks import observations
from ledgers.model import Document, Path, Problem, kinds, rounded, say


def teams_short(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each team not of the size that the rules ask, and for teams that lack.

    Size and offices are those of cross inspections, which send a team to each of their counties;
    of roving ones the number of groups is asked (R48, R49, R54).
    """
    least, two = (grounds.setting("rules", name) or 0 for name in ("team_size", "roving_groups"))
    for check in grounds.standing("checks"):
        teams, kind = list(groups(check.value, "teams")), check.value.get("kind")
        for path, team in teams if kind == "cross" else ():
            if (size := number(team.get("size"))) is not None and least not in {0, size}:
                message = say("team {no} has {size} members", no=team.get("no"), size=size)
                hint = say("the rule is {limit}, its leader included", limit=least)
                place, since = check.at(*path, "size"), "0.4.0" if size > least else None
                yield kinds.references.TEAM_SHORT.at(place, message, hint, sharper=since)
            yield from _offices_lacking(grounds, check, path, team)
        asked = {"roving": two, "cross": len([*fields(check.value, "counties")])}.get(str(kind))
        if asked and len(teams) != asked:
            message = say("{count} teams are entered", count=len(teams))
            hint = say("the rule is {limit}: enter each under “teams”", limit=asked)
            yield kinds.references.TEAM_SHORT.at(check.at("teams"), message, hint)


def _offices_lacking(
    grounds: Grounds, check: Document, path: Path, team: Group
) -> Iterator[Problem]:
    """Yield a problem for each office without a member in a team, and another leader (R48, R49)."""
    listed = fields(team, "member_offices"), fields(team, "members", "office")
    units = [grounds.catalog.units.get(text(name)) for _, name in chain(*listed)]
    names = [unit.name for unit in units if unit]
    asked = grounds.whole("rules").get("team_offices")
    for office in texts(asked) if len(names) == len(units) else ():
        if not any(name.endswith(office) for name in names):
            words = {"no": team.get("no"), "office": shown(office)}
            message = say("team {no} has no member of the “{office}”", **words)
            hint = say("rules.yaml asks for one in each team, under “team_offices”")
            yield kinds.references.TEAM_SHORT.at(check.at(*path, "no"), message, hint)
    leaders, led = texts(grounds.whole("rules").get("team_leaders")), text(team.get("leader_post"))
    if led and led not in (leaders or {led}):
        message = say("team {no} is led by “{post}”", no=team.get("no"), post=shown(led))
        hint = say("rules.yaml says which posts lead a team, under “team_leaders”")
        yield kinds.references.TEAM_SHORT.at(check.at(*path, "leader_post"), message, hint)


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
        items = lists.get(text(check.value.get("checklist")), frozenset())
        for pair in (*_members(check), *_rechecked(check), *_scored(check, items)):
            yield from differs(pair)


def _members(check: Document) -> Iterator[Pair]:
    parts, whole = say("the leader and the members listed"), say("the size of the team")
    for path, team in groups(check.value, "teams"):
        if counts := [number(row["count"]) or ZERO for _, row in groups(team, "members")]:
            found, size = 1 + sum(counts, ZERO), number(team.get("size"))
            yield Pair(check, (*path, "size"), parts, found, whole, size)


def _rechecked(check: Document) -> Iterator[Pair]:
    parts, whole = say("the numbers of the groups"), say("the number of the check")
    for name in ("rechecked_n", "disagreed_n"):
        if counts := [number(found) or ZERO for _, found in fields(check.value, "teams", name)]:
            asked = number(check.value.get(name))
            yield Pair(check, (name,), parts, sum(counts, ZERO), whole, asked)


def _scored(check: Document, items: frozenset[str]) -> Iterator[Pair]:
    mean, score = say("the mean of the points"), say("the score")
    scored, listed = say("the items scored"), say("the length of the checklist")
    for path, row in groups(check.value, "scores"):
        points = {text(item["item"]): number(item["points"]) for _, item in groups(row, "items")}
        if points:
            found = rounded(sum(filter(None, points.values()), ZERO) / len(points))
            yield Pair(check, (*path, "score"), mean, found, score, number(row.get("score")))
        if points and items:
            known, length = Decimal(len(items & points.keys())), Decimal(len(items))
            yield Pair(check, (*path, "items"), scored, known, listed, length)

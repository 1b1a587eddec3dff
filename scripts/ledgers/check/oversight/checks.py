"""Checks are made by other counties, in turn, and what they found is recorded."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, pairwise

from ledgers.check.ground import AREAS, CODE, Grounds, Group, day, fields, groups, texts
from ledgers.model import Document, Path, Place, Problem, Struct, in_groups, kinds, replace, say
from ledgers.model.problem import Severity

FINDINGS = "data/city/findings/"
UNCOUNTED = ("safety", "internal_control")
OBSERVED = range(2, 4)
UNFINISHED = replace(kinds.references.PROBLEMS_UNRECORDED, severity=Severity.WARNING)
"""Fewer findings than problems: the others may be on their way."""
TOO_LATE = kinds.times.OBSERVATION_OVERDUE
STILL_TO_COME = replace(TOO_LATE, severity=Severity.WARNING, since="0.4.0")


def problems_unrecorded(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each check that was fed back and whose findings do not fit its counts."""
    files = {file for file in grounds.files if file.startswith(FINDINGS)}
    findings = tuple(grounds.standing("findings"))
    found = Counter(map(_source, findings))
    on_site = Counter(_source(each) for each in findings if each.value.get("corrected_on_site"))
    for check in grounds.standing("checks") if files <= grounds.sound_files else ():
        name = f"checks/{check.id}"
        fed_back = day(check.value.get("fed_back_on"))
        if fed_back and fed_back <= grounds.day_shown and check.value.get("kind") not in UNCOUNTED:
            yield from _uncounted(check, found[name], on_site[name])
    for meeting in grounds.standing("events") if files <= grounds.sound_files else ():
        if meeting.value["kind"] == "commentary_meeting":
            yield from _raised(meeting, found)


def _raised(meeting: Document, found: Mapping[str, int]) -> Iterator[Problem]:
    """Yield a warning for a meeting that raised problems that are no findings (R43)."""
    about = (name.removeprefix("city/") for name in texts(meeting.value.get("about")))
    results = (row for _, row in groups(meeting.value, "results"))
    said = {"recorded": sum(found[name] for name in about)}
    said["count"] = sum(row["count"] for row in results if row["code"] == "problems_raised")
    if said["recorded"] < said["count"]:
        message = say("{count} problems were raised; {recorded} are recorded as findings", **said)
        hint = say("record the findings, and name their check in about")
        yield UNFINISHED.at(meeting.at("results"), message, hint, sharper="0.4.0")


def _source(finding: Document) -> str:
    """Return the record that a finding comes from, as the city names its own."""
    return str(finding.value.get("source_ref")).removeprefix("city/")


def _uncounted(check: Document, recorded: int, on_site: int) -> Iterator[Problem]:
    count, corrected = check.value.get("problems_n"), check.value.get("corrected_n")
    if isinstance(count, int) and recorded != count:
        kind = UNFINISHED if 0 < recorded < count else kinds.references.PROBLEMS_UNRECORDED
        of = {"count": count, "recorded": recorded}
        message = say("the check found {count} problems; {recorded} are recorded as findings", **of)
        hint = say("record the findings, or correct problems_n")
        yield kind.at(check.at("problems_n"), message, hint)
    if not isinstance(count, int) or recorded > count or not isinstance(corrected, int):
        return
    if on_site > corrected or (recorded == count and on_site < corrected):
        of = {"count": corrected, "recorded": on_site}
        message = say("{count} problems were corrected on site; the findings say {recorded}", **of)
        hint = say("correct corrected_n, or corrected_on_site of the findings")
        yield kinds.references.PROBLEMS_UNRECORDED.at(check.at("corrected_n"), message, hint)


class Visit(Struct, frozen=True):
    """A team of a cross check: its path in the check, its number, its county and that it sees."""

    check: Document
    path: Path
    no: object
    home: str
    host: str
    team: Group

    def at(self, field: str) -> Place:
        """Return the place of a field of the team."""
        return self.check.at(*self.path, field)


def inspects_home(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each team that looks at home, and each county sent or seen twice."""
    for document in grounds.standing("checks"):
        yield from _not_in_turn(document)


def _not_in_turn(check: Document) -> Iterator[Problem]:
    concerned = {value for _, value in fields(check.value, "counties")}
    seen: set[tuple[str, str]] = set()
    for visit in _visits(check):
        if visit.home == visit.host:
            message = say("team {no} would inspect its own county", no=visit.no)
            hint = say("give it another county")
            yield kinds.references.INSPECTS_HOME.at(visit.at("host_county"), message, hint)
        for field, county in (("home_county", visit.home), ("host_county", visit.host)):
            if (field, county) in seen:
                message = say("{county} is “{field}” of a second team", county=county, field=field)
                hint = say("each county sends one team and receives one")
                yield kinds.references.INSPECTS_HOME.at(visit.at(field), message, hint)
            elif county not in concerned:
                message = say("{county} is not among the counties of the check", county=county)
                hint = say("add it to “counties”, or name another county")
                yield kinds.references.INSPECTS_HOME.at(visit.at(field), message, hint)
            seen.add((field, county))
        yield from _from_there(check, visit)
    left = concerned - {county for field, county in seen if field == "host_county"}
    for county in sorted(left) if check.value.get("kind") == "cross" else ():
        message = say("no team inspects {county}", county=county)
        place, hint = check.at("counties"), say("each county sends one team and receives one")
        yield kinds.references.INSPECTS_HOME.at(place, message, hint, sharper="0.4.0")


def _from_there(check: Document, visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each member of a team who comes from the county that it sees."""
    offices = fields(visit.team, "member_offices"), fields(visit.team, "members", "office")
    for way, name in chain(*offices):
        if str(name)[:CODE] == visit.host:
            message = say("team {no} would inspect its own county", no=visit.no)
            place, hint = check.at(*visit.path, *way), say("name an office of another county")
            yield kinds.references.INSPECTS_HOME.at(place, message, hint, sharper="0.4.0")


def pairs_mutual(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each two counties that inspect each other in one check (R44)."""
    for check in grounds.standing("checks"):
        pairs = {(visit.home, visit.host): visit for visit in _visits(check)}
        for (home, host), visit in pairs.items():
            if (host, home) in pairs and home < host:
                words = {"county": home, "other": host}
                message = say("{county} and {other} inspect each other", **words)
                hint = say("let ledgers plan cross propose who inspects whom")
                yield kinds.references.PAIR_MUTUAL.at(visit.at("host_county"), message, hint)


def _visits(check: Document) -> Iterator[Visit]:
    """Yield the teams of a cross check that go from one county to another."""
    for path, team in groups(check.value, "teams") if check.value.get("kind") == "cross" else ():
        if {"home_county", "host_county"} <= team.keys():
            home, host = str(team["home_county"]), str(team["host_county"])
            yield Visit(check, path, team.get("no"), home, host, team)


def pairs_repeated(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem where a county sees another again before it has seen all others (R44)."""
    others = len(grounds.catalog.counties_on(grounds.today)) - 1
    used: dict[str, dict[str, Visit]] = {}
    visits = (visit for check in _checks(grounds) for visit in _visits(check))
    for visit in visits if AREAS in grounds.sound_files else ():
        seen = used.setdefault(visit.home, {})
        if len(seen) >= others:
            seen.clear()
        if visit.host in seen:
            period = seen[visit.host].check.value.get("period", "")
            words = {"home": visit.home, "host": visit.host, "period": period}
            message = say("{home} inspected {host} in {period} already", **words)
            place, hint = visit.at("host_county"), say("take a pair that has not been used")
            yield kinds.references.PAIR_REPEATED.at(place, message, hint)
        elif visit.host != visit.home:
            seen[visit.host] = visit


def _checks(grounds: Grounds) -> list[Document]:
    """Return the checks in order of their first days."""
    return sorted(grounds.standing("checks"), key=lambda each: str(each.value.get("start_on")))


def observations_overdue(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each round of observation too late, of too many, or unfair (R39, R41)."""
    rounds, programme = observations(grounds), grounds.catalog.programme
    limit, today = grounds.setting("rules", "observation_days"), grounds.day_shown
    runs = programme is not None and today <= programme.end_on
    for earlier, later in pairwise([*rounds, []] if runs else rounds):
        kind, check = (TOO_LATE, later[0]) if later else (STILL_TO_COME, earlier[-1])
        last = day(check.value.get("start_on")) if later else today
        first = day(earlier[-1].value.get("start_on"))
        if limit and first and last and (last - first).days > limit:
            message = say("{days} days since the observation before", days=(last - first).days)
            hint = say("the rule is at most {limit} days", limit=limit)
            yield kind.at(check.at("start_on"), message, hint)
    for checks in rounds:
        counties = _observed(checks)
        if len(counties) not in OBSERVED:
            message = say("this observation looks at {count} counties", count=len(counties))
            hint = say("the rule is two or three counties at a time")
            yield TOO_LATE.at(checks[-1].place("counties"), message, hint)
    turns = Counter(county for checks in rounds for county in _observed(checks))
    known = {area.code: turns[area.code] for area in grounds.catalog.counties_on(grounds.today)}
    behind = sorted(code for code, count in known.items() if count + 1 < max(known.values()))
    if behind:
        message = say("more than one turn behind others: {counties}", counties=", ".join(behind))
        hint = say("take them next: the turns of counties differ by one at most")
        yield STILL_TO_COME.at(rounds[-1][-1].place("counties"), message, hint)


def _observed(checks: list[Document]) -> set[object]:
    """Return the counties that a round of observation looks at."""
    return {value for each in checks for _, value in fields(each.value, "counties")}


def observations(grounds: Grounds) -> list[list[Document]]:
    """Return the checks of each round of observation, the rounds and their checks in order."""
    checks = (row for row in _checks(grounds) if row.value.get("kind") == "observation")
    return list(in_groups((str(row.value.get("round_no")), row) for row in checks).values())

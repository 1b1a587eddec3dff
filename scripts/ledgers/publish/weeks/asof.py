"""The days that a page can be shown as of, for scripts: ends of weeks, issues, and editions.

Nothing is worked out anew: all of it stands on the pages of the week, or on that of the issue.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ledgers.model import Both, Bulletin, Fact, OutputFile, Words, in_groups, say, scheme_at, text
from ledgers.model.assessment import LIGHT_WORDS, WeekPoint
from ledgers.model.facts import FACT_KINDS
from ledgers.model.numbers import NONE, day, in_chinese, percent, share_of
from ledgers.publish.boards.lists import LISTED
from ledgers.publish.boards.past import is_over
from ledgers.publish.charts.progress import against_plan
from ledgers.publish.kit import Desk, links
from ledgers.publish.kit.addresses import clean
from ledgers.publish.subjects.issues import bulletin_title, by_present_code, issued
from ledgers.publish.weeks.compare import COMPARED, PLACED, known


def asof_files(desk: Desk) -> Iterator[OutputFile]:
    """Yield the days that can be chosen and what lights are called, then the state on each day."""
    lights = {light.value: desk.say(LIGHT_WORDS[light]) for light in LISTED}
    yield _file(desk, "list", {"groups": list(_groups(desk)), "lights": lights})
    for point in desk.view.assessment.weeks:
        if is_over(desk, point):
            yield _file(desk, point.period, week_then(desk.of_day(point.as_of), point))
    for issue in printing(desk):
        yield _file(desk, issue.id, issue_then(desk.of_day(issue.as_of), issue))


def _groups(desk: Desk) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Yield days under what they are of: each with its key, name, and day; an edition no key."""
    weeks = (row for row in desk.view.assessment.weeks if is_over(desk, row))
    ends = [(row.period, f"{row.as_of} ({row.period})", str(row.as_of)) for row in weeks]
    issues = [
        (row.id, f"{row.as_of} {bulletin_title(desk, row)}", str(row.as_of))
        for row in printing(desk)
    ]
    editions = [
        ("", text(row.value, "title") or row.id, links.segment(row.id))
        for row in desk.records.get("editions", ())
    ]
    named = ((say("Weeks"), ends), (say("Bulletins"), issues), (say("Editions"), editions))
    yield from ((desk.say(words), days[::-1]) for words, days in named if days)


def _file(desk: Desk, key: str, value: Mapping[str, object]) -> OutputFile:
    told = clean(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    path = links.placed(desk.view.folder, f"{links.ASOF}{links.segment(key)}.js")
    return OutputFile(path, f"ledgers.put({json.dumps(links.ASOF + key)}, {told});\n".encode())


Told = dict[str, object]
"""Texts by what they tell; an address is one from the top of the portal."""
Ways = Iterable[tuple[str, Words]]
SHARES = ("progress", "plan")


def week_then(desk: Desk, point: WeekPoint) -> Told:
    """Return the end of a week as known today."""
    city, on = point.city, Both(in_chinese(point.as_of), day(point.as_of))
    banner = say("As of {day}, the end of {week}, as known today.", day=on, week=point.period)
    reasons = {code: row.unranked for code, (_, row) in point.counties.items() if row.unranked}
    return {
        **_opened(desk, banner, point, _ways(desk, point)),
        "city": {
            "told": desk.say(against_plan(city, day(point.as_of))),
            "pending": str(city.pending),
            "on_time": percent(share_of(city.on_time, city.accepted)),
        },
        "counties": dict(_counties(desk, known(point), reasons)),
        "lights": point.lights,
    }


def issue_then(desk: Desk, issue: Bulletin) -> Told:
    """Return what an issue printed; no place where the city publishes only the bands of some."""
    title, on = bulletin_title(desk, issue), Both(in_chinese(issue.as_of), day(issue.as_of))
    banner = say("As of {day}, as printed in “{issue}”.", day=on, issue=title)
    banded = any(row.only_band for row in desk.view.assessment.counties)
    facts = [row for row in issue.facts if not (banded and row.key in PLACED)]
    city = {row.key: FACT_KINDS[row.key].shown(row.value) for row in facts if row.key in SHARES}
    said = say("Progress {progress}, plan {plan}.", **dict.fromkeys(SHARES, NONE) | city)
    return {
        **_opened(desk, banner, issue, [(links.bulletin_page(issue.id), say("The bulletin"))]),
        "city": {"told": desk.say(said)} if city else {},
        "counties": dict(_counties(desk, by_present_code(desk, facts), {})),
    }


def printing(desk: Desk) -> list[Bulletin]:
    """Return the issues of the programme that printed progress or places, oldest first."""
    return [row for row in _own(desk) if {*SHARES, *PLACED} & {fact.key for fact in row.facts}]


def _own(desk: Desk) -> list[Bulletin]:
    return [row for row in issued(desk) if row.id not in desk.view.issues_elsewhere]


def _opened(desk: Desk, banner: Words, of: WeekPoint | Bulletin, ways: Ways) -> Told:
    folder, told = desk.view.folder, (*_method(desk, of), *ways)
    leading = ((links.between("", links.placed(folder, there)), it) for there, it in told)
    return {"banner": desk.say(banner), "ways": [(there, desk.say(it)) for there, it in leading]}


def _ways(desk: Desk, point: WeekPoint) -> Iterator[tuple[str, Words]]:
    week = point.period
    yield links.week_ranking(week), say("Ranking of {week}", week=week)
    if point is not desk.view.assessment.weeks[0]:
        yield links.week_changes(week), say("What changed in {week}", week=week)
    for issue in [row for row in _own(desk) if row.as_of <= point.as_of][-1:]:
        title = say("Newest bulletin up to that day: {issue}", issue=bulletin_title(desk, issue))
        yield links.bulletin_page(issue.id), title


def _method(desk: Desk, of: WeekPoint | Bulletin) -> Ways:
    then = scheme_at(desk.view.catalog.schemes, of.as_of)
    if then and then.id != desk.view.assessment.method:
        yield links.METHODS, say("Scored by {method}: not comparable with now", method=then.id)


def _counties(
    desk: Desk, facts: Iterable[Fact], reasons: Mapping[str, Words]
) -> Iterator[tuple[str, Told]]:
    """Yield name, rank, score and progress of each county; `reasons` why there is no rank."""
    found = [row for row in facts if row.county and row.key in COMPARED]
    ranks = Counter(row.value for row in found if row.key == "county.rank")
    shared = {row.county for row in found if row.key == "county.rank" and ranks[row.value] > 1}
    for code, rows in in_groups((row.county or "", row) for row in found).items():
        said = {
            row.key.removeprefix("county."): FACT_KINDS[row.key].shown(row.value) for row in rows
        }
        if code in shared:
            said["rank"] += f" {desk.say(say('tied'))}"
        if code in reasons:
            said["score"] = desk.say(reasons[code])
        yield code, {"name": desk.county_name(code), **said}

"""The days that a page can be shown as of, for scripts: ends of weeks, issues, and editions."""

import json
from collections.abc import Iterator, Mapping

from ledgers.model.assessment import LIGHT_WORDS
from ledgers.model.output import OutputFile
from ledgers.model.rows import text
from ledgers.model.words import say
from ledgers.publish.boards.lists import LISTED
from ledgers.publish.boards.past import is_over
from ledgers.publish.kit import links
from ledgers.publish.kit.addresses import clean, edition_page
from ledgers.publish.kit.context import Desk
from ledgers.publish.subjects.issues import bulletin_title
from ledgers.publish.weeks.then import issue_then, printing, week_then


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
    """Yield days under what they are of: each with its key, name, and day, or with an address."""
    weeks = (row for row in desk.view.assessment.weeks if is_over(desk, row))
    ends = [(row.period, f"{row.as_of} ({row.period})", str(row.as_of)) for row in weeks]
    issues = [
        (row.id, f"{row.as_of} {bulletin_title(desk, row)}", str(row.as_of))
        for row in printing(desk)
    ]
    editions = [
        ("", text(row.value, "title") or row.id, there)
        for row in desk.records.get("editions", ())
        if (there := edition_page(desk.view, row.id))
    ]
    named = ((say("Weeks"), ends), (say("Bulletins"), issues), (say("Editions"), editions))
    yield from ((desk.say(words), days[::-1]) for words, days in named if days)


def _file(desk: Desk, key: str, value: Mapping[str, object]) -> OutputFile:
    told = clean(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    path = links.placed(desk.view.folder, f"{links.ASOF}{links.segment(key)}.js")
    return OutputFile(path, f"ledgers.put({json.dumps(links.ASOF + key)}, {told});\n".encode())

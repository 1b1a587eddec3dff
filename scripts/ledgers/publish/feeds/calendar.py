"""Calendars of whole days (RFC 5545): the deadlines still open, on the day that each is due.

A measure that is done or does not apply is left out, so it vanishes from subscribed calendars. The
name of a deadline is the first of the measures due with it: an extension moves the event, and
accepting another measure does not change its name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from ledgers.model import Measure, Struct, Words, in_groups, say
from ledgers.model.assessment import CountyResult, MeasureState, TaskState
from ledgers.publish.feeds.feed import Entry
from ledgers.publish.kit import Desk, links, task_label
from ledgers.publish.kit.addresses import Site, clean

OCTETS = 75
"""The most octets of a line, its end not counted (RFC 5545, section 3.1)."""
MAKER = "-//County Ledgers//Deadlines//EN"
ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""The city's time zone. A calendar must not be empty, and this remains when nothing is due."""
NEW_LINE = re.compile(r"\r\n|[\r\n\u2028\u2029]")


def as_calendar(
    name: str, as_of: date, events: Iterable[Entry], alarms: Iterable[int] = ()
) -> bytes:
    """Write a calendar in UTF-8, by day and name; it is stamped with the day of its data.

    `alarms` are the days before each event on which it reminds (R23).
    """
    days = tuple(alarms)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{MAKER}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        *ZONE,
    ]
    for event in sorted(events, key=lambda each: (each.on, each.id)):
        lines += _event(event, f"{_day(as_of)}T000000Z", days if event.on >= as_of else ())
    return "".join(folded(line) for line in [*lines, "END:VCALENDAR"]).encode()


def _event(event: Entry, stamp: str, alarms: Iterable[int]) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.id)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_day(event.on)}"
    if event.on < date.max:
        yield f"DTEND;VALUE=DATE:{_day(event.on + timedelta(days=1))}"
    yield f"SUMMARY:{escaped(event.title)}"
    yield f"DESCRIPTION:{escaped(event.text)}"
    yield f"CATEGORIES:{escaped(event.tag)}"
    if event.address:
        yield f"URL:{event.address}"
    yield "TRANSP:TRANSPARENT"  # a deadline does not make anybody busy
    for days in alarms:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-P{days}D")
        yield from (f"DESCRIPTION:{escaped(event.title)}", "END:VALARM")
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    r"""Return a text value: `\`, `;` and `,` behind a `\`, new lines as `\n` (section 3.3.11)."""
    return clean(NEW_LINE.sub(r"\\n", re.sub(r"[\\;,]", lambda found: f"\\{found[0]}", text)))


def folded(line: str) -> str:
    """Return a line with its end, in pieces of 75 octets that cut no character."""
    pieces, size = [""], 0
    for sign in line:
        octets = len(sign.encode("utf-8"))
        if size + octets > OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += sign
        size += octets
    return "\r\n".join(pieces) + "\r\n"


LIMIT = attrgetter("limit")
OURS = "county-ledgers.invalid"
"""The end of every identifier: no host, so that identifiers survive a move of the portal."""


class Diary(Struct, frozen=True):
    """The events of calendars; they lead to the portal where its address is known."""

    desk: Desk
    site: Site | None

    def of_county(self, county: CountyResult) -> Iterator[Entry]:
        """Yield a county's deadlines, after extensions and days allowed for filing again."""
        for state in county.tasks:
            for on, group in groupby(sorted(state.measures, key=LIMIT), LIMIT):
                measures = list(group)
                if any(map(_is_open, measures)):
                    yield self._in_county(county, state, on, measures)

    def of_city(self) -> Iterator[Entry]:
        """Yield the days on which a task is due anywhere, with the counties that have to act."""
        found = in_groups(
            ((measure.limit, state.task), (county.name, measure))
            for county in self.desk.view.assessment.counties
            for state in county.tasks
            for measure in filter(_is_open, state.measures)
        )
        for (on, name), rows in sorted(found.items(), key=lambda item: item[0]):
            yield self._in_city(on, name, rows)

    def _in_county(
        self, county: CountyResult, state: TaskState, on: date, measures: Sequence[MeasureState]
    ) -> Entry:
        task, left = self.desk.view.catalog.tasks[state.task], list(filter(_is_open, measures))
        known = {measure.id: measure for measure in task.measures}
        standing = _standing(left)
        names = {"standing": standing, "county": county.name, "task": task_label(task)}
        title = say("{standing}: {county}, {task}", **names)
        lines = (self._line(row, known.get(row.id)) for row in left)
        there = f"{links.county_page(county.code)}#{links.segment(task.id)}"
        return self._entry(f"{county.code}-{measures[0].id}", on, (title, standing), lines, there)

    def _line(self, row: MeasureState, measure: Measure | None) -> str:
        """Return a measure, and whether its deadline is another than at first."""
        day = self.desk.view.assessment.as_of
        moved = measure is not None and any(on <= day for on, _ in measure.moved)
        word = say(" (extended)") if row.extended else say(" (moved)") if moved else None
        text = f"{row.id} {measure.text if measure else ''}"
        return text + self.desk.say(word) if word else text

    def _in_city(self, on: date, name: str, rows: Sequence[tuple[str, MeasureState]]) -> Entry:
        standing = _standing(row for _, row in rows)
        counties = dict.fromkeys(county for county, _ in rows)
        label = task_label(self.desk.view.catalog.tasks[name])
        names = {"standing": standing, "task": label, "number": str(len(counties))}
        title = say("{standing}: {task} (counties: {number})", **names)
        return self._entry(f"{name}-{on}", on, (title, standing), counties, links.task_page(name))

    def _entry(
        self, name: str, on: date, told: tuple[Words, Words], lines: Iterable[str], there: str
    ) -> Entry:
        """Return an event by its name in the city, its day, its title and tag, and where it is."""
        view, site = self.desk.view, self.site
        title, tag = map(self.desk.say, told)
        as_of = self.desk.say(say("Data as of {day}", day=view.as_of))
        return Entry(
            id=f"{view.catalog.city.code if view.catalog.city else 'city'}-{name}@{OURS}",
            on=on,
            title=title,
            text="\n".join((*lines, as_of)),
            tag=tag,
            address=site.absolute(links.placed(view.folder, there)) if site else "",
        )


def _is_open(measure: MeasureState) -> bool:
    return measure.applies and not measure.done


def _standing(measures: Iterable[MeasureState]) -> Words:
    listed = list(measures)
    if any(row.overdue for row in listed):
        return say("overdue")
    return say("pending") if all(row.waiting for row in listed) else say("due")

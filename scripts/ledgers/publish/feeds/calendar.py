"""Write calendars of whole days (RFC 5545)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ledgers.publish.kit.addresses import clean

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
"""The city's time zone. A calendar must hold something, and this is there when nothing is due."""
NEW_LINE = re.compile(r"\r\n|[\r\n\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Event:
    """Hold something that a whole day is marked with; `uid` is the same in every build."""

    uid: str
    on: date
    title: str
    text: str
    sort: str
    address: str = ""


def as_calendar(name: str, as_of: date, events: Iterable[Event]) -> bytes:
    """Write a calendar in UTF-8, by day and name; it is stamped with the day of its data."""
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
    for event in sorted(events, key=lambda each: (each.on, each.uid)):
        lines += _event(event, f"{_day(as_of)}T000000Z")
    return "".join(folded(line) for line in [*lines, "END:VCALENDAR"]).encode()


def _event(event: Event, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_day(event.on)}"
    if event.on < date.max:
        yield f"DTEND;VALUE=DATE:{_day(event.on + timedelta(days=1))}"
    yield f"SUMMARY:{escaped(event.title)}"
    yield f"DESCRIPTION:{escaped(event.text)}"
    yield f"CATEGORIES:{escaped(event.sort)}"
    if event.address:
        yield f"URL:{event.address}"
    yield "TRANSP:TRANSPARENT"  # a deadline does not make anybody busy
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    r"""Return a text value: `\`, `;` and `,` behind a `\`, new lines as `\n` (section 3.3.11)."""
    marked = re.sub(r"[\\;,]", lambda found: f"\\{found[0]}", text)
    return clean(NEW_LINE.sub(r"\\n", marked))


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

"""See that calendars hold what is still due, on its day, and are read by another's program."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from ledgers.model.assessment import CountyResult, MeasureState, MeasureStatus
from ledgers.model.values import replace
from ledgers.publish.feeds.calendar import (
    NEW_LINE,
    OCTETS,
    Diary,
    as_calendar,
    escaped,
    folded,
)
from ledgers.publish.feeds.feed import Entry
from ledgers.publish.feeds.subscriptions import feed_files
from ledgers.publish.kit.addresses import clean
from ledgers.publish.kit.context import Desk
from tests.unit.publish.issued import desk_with
from tests.unit.publish.views import hostile_view, mini_desk

DAY = date(2026, 7, 15)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def calendars(desk: Desk) -> dict[str, bytes]:
    """Return all calendars by path."""
    return {file.path: file.data for file in feed_files(desk) if file.path.endswith(".ics")}


def events_in(data: bytes) -> list[Any]:
    """Return the events of a calendar as another's program reads them."""
    return list(Calendar.from_ical(data).walk("VEVENT"))


def county_with(desk: Desk, *measures: MeasureState) -> CountyResult:
    """Return a county that has one task, with these measures."""
    county = desk.view.assessment.county("990121")
    state = next(row for row in county.tasks if row.task == "T07")
    return replace(county, tasks=(replace(state, measures=measures),))


def measure(name: str, on: date, status: MeasureStatus = MeasureStatus.OPEN) -> MeasureState:
    """Return a measure that is due on a day."""
    weight = mini_desk().view.catalog.tasks["T07"].weight
    return MeasureState(name, weight, on, on, status)


# ── The format ───────────────────────────────────────────────────────────────────────────────────


@given(TEXT)
def test_a_folded_line_is_short_cuts_no_sign_and_unfolds_to_itself(text: str) -> None:
    line = "SUMMARY:" + text.replace("\r", "").replace("\n", "")
    pieces = folded(line).encode().split(b"\r\n")

    assert pieces.pop() == b""
    assert all(len(piece) <= OCTETS for piece in pieces)
    assert all(piece.decode() for piece in pieces)
    assert folded(line).replace("\r\n ", "") == line + "\r\n"


@given(TEXT)
def test_a_text_comes_back_from_a_calendar(text: str) -> None:
    event = Entry("1@x", "", text, text, DAY, text)
    read = events_in(as_calendar(text, DAY, [event]))[0]

    assert read["SUMMARY"] == clean(NEW_LINE.sub("\n", text))


@given(TEXT)
def test_nothing_that_is_escaped_begins_another_line(text: str) -> None:
    assert len((escaped(text) + ".").splitlines()) == 1


def test_signs_of_the_format_are_marked() -> None:
    assert escaped("a,b;c\\d\ne\r\nf") == r"a\,b\;c\\d\ne\nf"


def test_the_last_day_of_the_calendar_has_no_day_after_it() -> None:
    read = Calendar.from_ical(as_calendar("x", DAY, [Entry("1@x", "", "x", "x", date.max, "x")]))

    assert "DTEND" not in read.walk("VEVENT")[0]


def test_a_calendar_without_events_still_holds_a_component() -> None:
    read: Any = Calendar.from_ical(as_calendar("x", DAY, []))

    assert [part.name for part in read.subcomponents] == ["VTIMEZONE"]


# ── Deadlines ────────────────────────────────────────────────────────────────────────────────────


def test_every_calendar_is_read_and_marks_whole_days() -> None:
    for path, data in calendars(desk_with()).items():
        events = events_in(data)

        assert events, path
        assert all(row["DTEND"].dt - row["DTSTART"].dt == timedelta(days=1) for row in events)
        assert len({row["UID"] for row in events}) == len(events)
        assert {row["DTSTAMP"].dt.date() for row in events} == {DAY}
        assert b"\n" not in data.replace(b"\r\n", b"")


def test_hostile_text_breaks_no_calendar() -> None:
    for data in calendars(replace(mini_desk(), view=hostile_view())).values():
        for row in events_in(data):
            assert set(row) == {
                "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES",
                "URL", "TRANSP",
            }  # fmt: skip


def test_an_extended_deadline_stands_on_its_new_day() -> None:
    desk = mini_desk()
    events = list(Diary(desk, None).of_county(desk.view.assessment.county("990121")))
    moved = [row for row in events if "T20.2" in row.text]

    assert [(row.on, "(extended)" in row.text) for row in moved] == [(date(2026, 7, 30), True)]


def test_what_is_done_or_does_not_apply_is_left_out() -> None:
    desk = mini_desk()
    done = measure("T07.1", DAY, MeasureStatus.ACCEPTED)
    idle = measure("T07.2", DAY, MeasureStatus.NOT_APPLICABLE)

    assert list(Diary(desk, None).of_county(county_with(desk, done, idle))) == []


def test_a_deadline_keeps_its_name_when_a_measure_is_accepted_or_extended() -> None:
    desk = mini_desk()
    first, second = measure("T07.1", DAY), measure("T07.2", DAY)
    accepted = replace(first, status=MeasureStatus.ACCEPTED)
    moved = replace(first, limit=date(2026, 8, 1))

    def names(*measures: MeasureState) -> list[tuple[str, date]]:
        events = Diary(desk, None).of_county(county_with(desk, *measures))
        return sorted((row.id.split("@")[0][-5:], row.on) for row in events)

    assert names(first, second) == names(accepted, second) == [("T07.1", DAY)]
    assert names(moved, second) == [("T07.1", date(2026, 8, 1)), ("T07.2", DAY)]


def test_a_deadline_says_how_it_stands() -> None:
    desk = mini_desk()
    late = replace(measure("T07.1", DAY), overdue=True)
    filed = measure("T07.2", DAY, MeasureStatus.SUBMITTED)

    def sorts(*measures: MeasureState) -> list[str]:
        return [row.tag for row in Diary(desk, None).of_county(county_with(desk, *measures))]

    assert sorts(late, filed) == ["overdue"]
    assert sorts(filed) == ["pending"]
    assert sorts(measure("T07.1", DAY), filed) == ["due"]


def test_the_city_sees_each_day_of_a_task_once_with_the_counties_that_are_left() -> None:
    desk = mini_desk()
    one = county_with(desk, measure("T07.1", DAY), measure("T07.2", DAY))
    other = replace(one, code="990181", name="葭陵市")
    assessment = replace(desk.view.assessment, counties=(one, other))
    city = Diary(replace(desk, view=replace(desk.view, assessment=assessment)), None)

    assert [(row.on, row.text.splitlines()[:-1]) for row in city.of_city()] == [
        (DAY, ["Xiuling County (岫岭县)", "葭陵市"])
    ]


def test_the_names_of_events_do_not_depend_on_where_the_portal_is() -> None:
    here, there = (
        calendars(desk_with(site_url=address))["feeds/deadlines.ics"]
        for address in ("https://example.org/a/", "https://other.example.org/")
    )

    assert [row["UID"] for row in events_in(here)] == [row["UID"] for row in events_in(there)]


def test_a_deadline_reminds_seven_days_before_three_and_on_the_day() -> None:
    """R23, in everybody's own calendar; what is past reminds no more."""
    for data in calendars(mini_desk()).values():
        for event in events_in(data):
            days = [alarm.decoded("TRIGGER").days for alarm in event.walk("VALARM")]
            assert days == ([] if event.decoded("DTSTART") < DAY else [-7, -3, 0])

"""See that one day decides, in the check, the indicator and the rule alike, what is in time."""

from datetime import date
from pathlib import Path

import pytest

from ledgers.assess.indicators import measure_all
from ledgers.flow.assess import assess_city, sheet_of
from ledgers.flow.load import Request
from tests.cities import MINI, write_city

CALENDAR = "data/city/calendar.yaml"
WINDOW = b"petitions\n    cycle: month\n    due_days: 5\n    inclusive: true\n    workday_shift: "
DAY = date(2026, 5, 7)


@pytest.mark.parametrize("shift", [b"true", b"false"])
def test_april_handed_in_on_the_first_workday_after_the_holidays(
    tmp_path: Path, shift: bytes
) -> None:
    """R138: on 6 May, after the holidays of 1 to 5 May; without the shift it is late (M4)."""
    in_time = shift == b"true"
    calendar = MINI[CALENDAR].replace(WINDOW + b"false", WINDOW + shift)
    assert (calendar == MINI[CALENDAR]) is not in_time
    filed = {
        path: text.replace(b"filed_on: 2026-05-05", b"filed_on: 2026-05-06")
        for path, text in MINI.items()
        if path.endswith("/petitions/2026-04.yaml")
    }
    assert all(text != MINI[path] for path, text in filed.items())
    root = write_city(tmp_path, {**MINI, **filed, CALENDAR: calendar})
    city, assessment = assess_city(Request(root, DAY), DAY)
    asked = [city.catalog.indicators["petition_tables_on_time"]]
    states = {row.code: row.tasks for row in assessment.counties}

    found = measure_all(city.catalog, asked, states, DAY)["petition_tables_on_time"].values()
    told = [
        row for row in city.problems if row.kind.code == "T115" and "/petitions/" in row.place.file
    ]
    made = [row for row in sheet_of(city, assessment).proposals if row.rule == "petition_table"]

    assert {row.value for row in found} == {int(in_time)}
    assert (len(told), len(made)) == ((0, 0) if in_time else (3, 3))

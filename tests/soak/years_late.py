"""What comes in late: within the tolerance, which may change a day before, and after it."""

from datetime import date, timedelta

from tests.soak.years_city import City
from tests.soak.years_work import FRIDAY, Work, asked, is_filed, update


def comes_within(city: City, monday: date) -> None:
    """File on Monday, after the bulletin, what is dated the Friday before."""
    if city.chance.random() < 0.25:
        overdue = _open(city, monday - timedelta(days=3))
        if overdue:
            update(city, city.chance.choice(overdue), monday - timedelta(days=3), "submitted")
            city.commit(monday, "补报上周五")


def comes_late(city: City, monday: date) -> None:
    """File what is dated three weeks before, and say so; it counts from the day it came in."""
    day = monday + FRIDAY
    if city.chance.random() < 0.3:
        overdue = _open(city, day)
        if overdue:
            work = city.chance.choice(overdue)
            row = update(city, work, day - timedelta(days=21), "submitted")
            row |= {"came_in": str(day), "late": "材料移交"}


def _open(city: City, day: date) -> list[Work]:
    """Return what is due by a day and was never filed."""
    return [work for work in asked(city, day) if work.due_on <= day and not is_filed(city, work)]

"""What comes in late: within the tolerance, which may change a day before, and after it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.soak.years_city import City
from tests.soak.years_work import FRIDAY, Work, asked, is_filed, update

DAYS = timedelta(days=1)


def comes_within(city: City, monday: date) -> None:
    """File on Monday, after the bulletin, what is dated the Friday before."""
    day = monday - 3 * DAYS
    overdue = _open(city, day)
    if overdue and city.chance.random() < 0.25:
        update(city, city.chance.choice(overdue), day, "submitted")
        city.commit(monday, "补报上周五")


def comes_late(city: City, monday: date) -> None:
    """File, doubt or reopen what is weeks old; each counts from its own day."""
    day = monday + FRIDAY
    act = city.chance.choice((_late, _received, _reopened))
    if city.chance.random() < 0.4:
        act(city, day)


def _late(city: City, day: date) -> None:
    """File what is dated three weeks before, and say so."""
    overdue = _open(city, day)
    if overdue:
        work = city.chance.choice(overdue)
        row = update(city, work, day - 21 * DAYS, "submitted")
        row |= {"came_in": str(day), "late": "材料移交"}


def _open(city: City, day: date) -> list[Work]:
    """Return what is due by a day and was never filed."""
    return [work for work in asked(city, day) if work.due_on <= day and not is_filed(city, work)]


def _received(city: City, day: date) -> None:
    """Say of the last entry that was accepted this week that it came in later than it says."""
    for decision in _accepted(city):
        if decision["on"] == str(day - 3 * DAYS) and "received_on" not in decision:
            decision["received_on"] = str(day - 5 * DAYS)
            return


def _reopened(city: City, day: date) -> None:
    """Take an acceptance of weeks ago back."""
    old = [row for row in _accepted(city) if row["on"] < str(day - 28 * DAYS)]
    if old:
        row = city.chance.choice(old)
        (path,) = (
            path
            for path, value in city.files.items()
            if any(each is row for each in value.get("decisions", []))
        )
        task = path.rsplit("/", maxsplit=1)[-1].removesuffix(".yaml")
        again = {"on": str(day), "decision": "reopened", "measures": row["measures"]}
        if task in {work.task for work in asked(city, day)}:
            city.file(path)["decisions"].append({**again, "reason": "复核不符"})


def _accepted(city: City) -> Iterator[Any]:
    """Yield every acceptance that no later decision on its task follows."""
    for path, value in sorted(city.files.items()):
        rows = value.get("decisions", []) if "/decisions/" in path else []
        if rows and rows[-1]["decision"] == "accepted":
            yield rows[-1]

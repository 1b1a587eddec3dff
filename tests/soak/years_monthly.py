"""What counties file of each month, late sometimes, and what they correct afterwards."""

from datetime import date, timedelta
from typing import Any

from tests.soak.years_city import FIRST, City
from tests.soak.years_work import FRIDAY, counties

INDICATOR = "open_days"
HELD = {"numerator": "开展次数", "denominator": "应开展次数"}
OPEN_DAYS = {
    "id": INDICATOR,
    "zh": "接访日开展率",
    "en": "Open days held",
    "form": "ratio",
    "measure": "%",
    "numerator_zh": HELD["numerator"],
    "denominator_zh": HELD["denominator"],
    "cycle": "month",
    "level": "county",
    "visibility": "public",
    "ranking_allowed": True,
    "direction": "more_is_better",
    "target": 1,
    "requirements": ["R122"],
}
WINDOW = {
    "ledger": "returns",
    "cycle": "month",
    "due_days": 5,
    "inclusive": True,
    "workday_shift": True,
}
ASKED = 8
DAY = timedelta(days=1)


def asks_for_months(city: City) -> None:
    """Let the score count something that is filed every month."""
    city.register("indicators")["indicators"].append(OPEN_DAYS)
    city.register("calendar")["windows"].append(WINDOW)
    (dimension,) = city.register("schemes")["schemes"][0]["dimensions"]
    dimension["components"][0].pop("weight")
    made = {"indicator": INDICATOR, "goalposts": {"low": 0, "high": 1}}
    dimension["components"].append(made)


def files_month(city: City, monday: date) -> None:
    """File the month that is over in the first week of the next one, mostly; late what is left."""
    day = monday + FRIDAY
    last = day.replace(day=1) - DAY
    for county in counties(city, day):
        due = day.day <= FRIDAY.days + 3 and last > FIRST
        if due and city.chance.random() < 0.9:
            _file(city, county, last, day)
        before = last.replace(day=1) - DAY
        if before > FIRST and city.chance.random() < 0.05:
            _file(city, county, before, day)


def _file(city: City, county: str, month: date, day: date) -> None:
    path = f"data/counties/{county}/returns/{month:%Y-%m}.yaml"
    if path not in city.files and _was_there(city, county, month):
        held = city.chance.randint(ASKED // 2, ASKED)
        row = {"indicator": INDICATOR, "numerator": held, "denominator": ASKED}
        made = {"period": f"{month:%Y-%m}", "filed_on": str(day), "values": [row]}
        city.file(path).update(made)


def _was_there(city: City, county: str, month: date) -> bool:
    """Say whether a county was there under its code through a month, so that it files it itself."""
    return county in counties(city, month.replace(day=1))


def corrects(city: City, monday: date) -> None:
    """Correct a number that was filed weeks ago, or the name of a body in its register."""
    day, rows = monday + FRIDAY, sorted(path for path in city.files if "/returns/" in path)
    there = counties(city, day)
    old = [
        path
        for path in rows
        if path.split("/")[2] in there and city.files[path]["filed_on"] < str(day - 21 * DAY)
    ]
    if old and city.chance.random() < 0.3:
        value = city.file(city.chance.choice(old))
        row = value["values"][0]
        now = city.chance.choice([held for held in range(ASKED + 1) if held != row["numerator"]])
        _corrected(value, day, "/values/0/numerator", (row["numerator"], now))
        row["numerator"] = now
    if city.chance.random() < 0.05:
        value = city.file(f"data/counties/{city.chance.choice(there)}/units.yaml")
        unit = value["units"][-1]
        name = f"{unit['name'].removesuffix('（本级）')}（本级）"
        if name != unit["name"]:
            place = f"/units/{len(value['units']) - 1}/name"
            _corrected(value, day, place, (unit["name"], name))
            unit["name"] = name


def _corrected(value: dict[str, Any], day: date, at: str, change: tuple[Any, Any]) -> None:
    was, now = change
    made = {"on": str(day), "at": at, "was": was, "now": now, "reason": "核对更正"}
    value.setdefault("corrections", []).append(made)

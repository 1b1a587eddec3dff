"""What clerks and reviewers do in each week of the years, and what comes in too late to count."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.soak.years_city import City

FRIDAY = timedelta(days=4)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Work:
    """A measure of a county on a day: its deadline as it then is, and what it was filed into."""

    county: str
    task: str
    measure: str
    due_on: date
    path: str


def files(city: City, monday: date) -> None:
    """File what is due about this week, mostly; a recurring duty every week."""
    day = monday + FRIDAY
    for work in asked(city, day):
        near = work.due_on - timedelta(days=14) <= day
        if near and not is_filed(city, work) and city.chance.random() < 0.6:
            update(city, work, day, "submitted")
    for county in counties(city, day):
        for row in tasks(city, day):
            for measure in row["measures"]:
                if "due" in measure and city.chance.random() < 0.9:
                    path = f"data/counties/{county}/progress/{row['id']}.yaml"
                    update(city, Work(county, row["id"], measure["id"], day, path), day, "doing")


def is_filed(city: City, work: Work) -> bool:
    """Say whether a measure was filed, under a county's code or the one before it."""
    areas = {row["code"]: row for row in city.files["data/city/areas.yaml"]["areas"]}
    before = areas[work.county].get("continues", work.county)
    paths = (work.path, work.path.replace(work.county, before))
    rows = [row for path in paths for row in city.files.get(path, {}).get("updates", [])]
    return any(work.measure in row.get("measures", []) for row in rows)


def update(city: City, work: Work, day: date, status: str, **more: str) -> dict[str, Any]:
    """Add an entry to a county's file, and return it."""
    unit = f"{work.county}-internal_office-01"
    value = city.file(work.path)
    value.setdefault("task", work.task)
    value.setdefault("unit", unit)
    row = {"on": str(day), "status": status, "measures": [work.measure], **more}
    value.setdefault("updates", []).append(row)
    return row


def counties(city: City, day: date) -> list[str]:
    """Return the codes of the counties of a day."""
    rows = city.files["data/city/areas.yaml"]["areas"]
    kinds = {"district", "county", "county_level_city"}
    there = (row for row in rows if row["kind"] in kinds)
    return [
        row["code"]
        for row in there
        if row.get("valid_from", "") <= str(day) <= row.get("valid_to", "9999")
    ]


def tasks(city: City, day: date) -> list[dict[str, Any]]:
    """Return the tasks that are asked on a day, with the measures that are."""
    found = []
    for row in city.files["data/city/tasks.yaml"]["tasks"]:
        start, end = days_of(city, row.get("programme", ""))
        measures = [each for each in row["measures"] if _is_asked(each, day)]
        if _is_asked(row, day) and start <= day <= end and measures:
            found.append({**row, "measures": measures})
    return found


def _is_asked(row: Mapping[str, Any], day: date) -> bool:
    ended = row.get("cancelled", {}).get("on", "9999")
    return bool(row.get("added_on", "") <= str(day) < ended)


def days_of(city: City, programme: str) -> tuple[date, date]:
    """Return the first and the last day of a programme."""
    others = city.files.get("data/city/programmes.yaml", {}).get("programmes", [])
    named = {row["id"]: row for row in others}
    row = named.get(programme, city.files["data/city/programme.yaml"])
    return date.fromisoformat(row["start_on"]), date.fromisoformat(row["end_on"])


def asked(city: City, day: date) -> Iterator[Work]:
    """Yield each measure with one deadline that a county has on a day."""
    areas = {row["code"]: row for row in city.files["data/city/areas.yaml"]["areas"]}
    for county in counties(city, day):
        begun = "" if "continues" in areas[county] else areas[county].get("valid_from", "")
        first = date.fromisoformat(begun or "0002-01-01")
        for row in tasks(city, day):
            path = f"data/counties/{county}/progress/{row['id']}.yaml"
            for measure in row["measures"]:
                due = date.fromisoformat(measure.get("due_on", "0001-01-01"))
                if due >= first:
                    yield Work(county, row["id"], measure["id"], due, path)


def decides(city: City, monday: date) -> None:
    """Accept most of what was submitted the week before; return some of it."""
    waiting: dict[str, list[str]] = {}
    for path, value in sorted(city.files.items()):
        parts = path.split("/")
        if parts[-2:-1] != ["progress"] or parts[1] != "counties":
            continue
        if _is_cancelled(city, value["task"], monday + DAY):
            continue
        for number, row in enumerate(value.get("updates", []), 1):
            if row["status"] == "submitted" and not _is_judged(city, path, number):
                waiting.setdefault(path, []).append(str(number))
    for path, numbers in waiting.items():
        for waits in numbers:
            judge(city, path, int(waits), monday + DAY)


def _is_cancelled(city: City, task: str, day: date) -> bool:
    rows = city.files["data/city/tasks.yaml"]["tasks"]
    (row,) = (row for row in rows if row["id"] == task)
    return bool(row.get("cancelled", {}).get("on", "9999") <= str(day))


def judge(city: City, path: str, number: int, day: date) -> None:
    """Decide on an entry of a county's file, by the code and the number that it has on a day."""
    row = city.files[path]["updates"][number - 1]
    filed_by, task = path.split("/")[2], path.rsplit("/", maxsplit=1)[-1].removesuffix(".yaml")
    county = after(city, filed_by, day)
    value = city.file(f"data/city/decisions/{county}/progress/{task}.yaml")
    value.setdefault("subject", f"progress/{task}")
    good = city.chance.random() < 0.9
    of = number + entries_before(city, filed_by, task)
    decision = {"on": str(day), "decision": "accepted" if good else "returned", "of": of}
    more = {} if good else {"reason": "材料不全"}
    made = {**decision, "measures": row["measures"], **more}
    value.setdefault("decisions", []).append(made)
    if not good and county in counties(city, day):  # It is filed again, three days later.
        path = f"data/counties/{county}/progress/{task}.yaml"
        work = Work(county, task, row["measures"][0], day, path)
        update(city, work, day + 3 * DAY, "submitted")


def after(city: City, code: str, day: date) -> str:
    """Return the code that a county has on a day."""
    rows = city.files["data/city/areas.yaml"]["areas"]
    new = (row for row in rows if row.get("continues") == code)
    begun = (row["code"] for row in new if row["valid_from"] <= str(day))
    return next(begun, code)


def entries_before(city: City, code: str, task: str) -> int:
    """Return how many entries a county filed on a task under the code before."""
    areas = {row["code"]: row for row in city.files["data/city/areas.yaml"]["areas"]}
    path = f"data/counties/{areas[code].get('continues')}/progress/{task}.yaml"
    return len(city.files.get(path, {}).get("updates", []))


def _is_judged(city: City, path: str, number: int) -> bool:
    """Say whether an entry was decided on, under the code of the county or the one after it."""
    filed_by, task = path.split("/")[2], path.rsplit("/", maxsplit=1)[-1].removesuffix(".yaml")
    of = str(number + entries_before(city, filed_by, task))
    codes = {filed_by, after(city, filed_by, date.max)}
    names = [f"data/city/decisions/{code}/progress/{task}.yaml" for code in codes]
    rows = [row for name in names for row in city.files.get(name, {}).get("decisions", [])]
    return any(str(row.get("of")) == of for row in rows)

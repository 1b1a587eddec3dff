"""What happens to the city in thirty months: each event on a Monday, before that week's work."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, TypeAlias

from tests.soak.years_city import City, phases, task, tasks_of
from tests.soak.years_work import counties, days_of, tasks

Event: TypeAlias = Callable[[City, date], None]
MERGED, INTO, FOUNDED, RENAMED, RECODED, RECODED_TO = (
    "990122",
    "990121",
    "990104",
    "990103",
    "990123",
    "990105",
)


def merges(city: City, day: date) -> None:
    """End a county; its townships go to the one that it becomes a part of."""
    area = city.entry("areas", "code", MERGED)
    area |= {"valid_to": str(day - timedelta(days=1)), "merged_into": INTO}
    for row in city.register("areas")["areas"]:
        if row.get("parent") == MERGED:
            row["parent"] = INTO
            row.setdefault("changes", []).append(_change(day, "撤并", parent=MERGED))
    for row in city.file(f"data/counties/{MERGED}/units.yaml")["units"]:
        row["abolished_on"] = str(day - timedelta(days=1))
        row.pop("helped_since", None)
        row.pop("helped_for", None)
    _end_pairings(city, MERGED, day)


def _change(day: date, reason: str, **was: Any) -> dict[str, Any]:  # noqa: ANN401 - see README
    return {"on": str(day), "was": was, "reason": reason}


def _end_pairings(city: City, county: str, day: date) -> None:
    for row in city.register("pairings")["pairings"]:
        if row["county"] == county and "end_on" not in row:
            row["end_on"] = str(day - timedelta(days=1))


def founds(city: City, day: date) -> None:
    """Found a county, with the bodies that another one of its kind has."""
    _new_county(city, day, FOUNDED, "990102", name="新城区", kind="district")


def _new_county(city: City, day: date, code: str, like: str, **words: str) -> None:
    """Enter a county, its townships, bodies, pairings and accounts as another one has them."""
    rows = city.register("areas")["areas"]
    parent = {"parent": "990100", "fictional": True, "valid_from": str(day)}
    rows.append({"code": code, **words, **parent})
    for row in [row for row in rows if row.get("parent") == like]:
        new = {"code": code + row["code"][6:], "name": f"新{row['name']}", "kind": row["kind"]}
        rows.append({**new, "parent": code, "fictional": True, "valid_from": str(day)})
    units = city.files[f"data/counties/{like}/units.yaml"]
    text = _renamed(units, like, code)
    for row in text["units"]:
        row.pop("established_on", None)
    city.file(f"data/counties/{code}/units.yaml").update(text)
    pairs = city.register("pairings")["pairings"]
    for row in [row for row in pairs if row["county"] == like and "end_on" not in row]:
        pairs.append({**_renamed(row, like, code), "start_on": str(day)})
    owners = city.register("owners")["owners"]
    owners.append(_renamed(next(row for row in owners if row.get("county") == like), like, code))


def _renamed(value: Any, old: str, new: str) -> Any:  # noqa: ANN401 - a plain value of any shape
    if isinstance(value, dict):
        return {name: _renamed(row, old, new) for name, row in value.items()}
    if isinstance(value, list):
        return [_renamed(row, old, new) for row in value]
    return value.replace(old, new) if isinstance(value, str) else value


def renames(city: City, day: date) -> None:
    """Rename a county."""
    area = city.entry("areas", "code", RENAMED)
    area.setdefault("changes", []).append(_change(day, "更名", name=area["name"]))
    area["name"] = "澄城区"


def recodes(city: City, day: date) -> None:
    """Turn a county into a district, which has a new code and goes on."""
    old = city.entry("areas", "code", RECODED)
    old["valid_to"] = str(day - timedelta(days=1))
    _new_county(city, day, RECODED_TO, RECODED, name=f"{old['name'][:-1]}区", kind="district")
    city.entry("areas", "code", RECODED_TO)["continues"] = RECODED
    rows = city.register("areas")["areas"]
    for row in [row for row in rows if row.get("parent") == RECODED and "valid_to" not in row]:
        row["valid_to"] = str(day - timedelta(days=1))
        new = next(each for each in rows if each["code"] == RECODED_TO + row["code"][6:])
        new |= {"name": row["name"], "continues": row["code"]}
    _end_pairings(city, RECODED, day)


def moves(city: City, day: date) -> None:
    """Move a deadline that is to come by two weeks."""
    rows = [
        (each, days_of(city, row.get("programme", ""))[1])
        for row in tasks(city, day)
        for each in row["measures"]
    ]
    last = timedelta(days=14)
    later = [
        row
        for row, end in rows
        if str(day + timedelta(days=3)) < row.get("due_on", "") <= str(end - last)
    ]
    if not later:
        return
    row = city.chance.choice(later)
    due = date.fromisoformat(row["due_on"])
    row.setdefault("changes", []).append(_change(day, "统一延期", due_on=row["due_on"]))
    row["due_on"] = str(due + last)
    city.register("tasks")


def cancels(city: City, day: date) -> None:
    """Cancel a task."""
    live = [row["id"] for row in tasks(city, day) if "due_on" in row["measures"][0]]
    city.entry("tasks", "id", city.chance.choice(live))["cancelled"] = {
        "on": str(day),
        "reason": "并入其他工作",
    }


def adds(city: City, day: date) -> None:
    """Add a task with one deadline, eight weeks from now."""
    rows = city.register("tasks")["tasks"]
    no = max(int(row["no"]) for row in rows) + 1
    latest = max(tasks(city, day), key=lambda row: int(row["no"]))
    due = str(day + timedelta(days=60))
    measure = {"id": f"T{no:02}.1", "text": "新增事项办结", "due_on": due}
    rows.append(task(no, latest.get("programme", ""), [measure], added_on=str(day)))


def begins_second(city: City, day: date) -> None:
    """Enter the second programme, three weeks after the end of the first one."""
    start = day + timedelta(days=3)
    _programme(city, "foundations-2027", start, date(2028, 6, 30), 31)


def begins_third(city: City, day: date) -> None:
    """Enter the third programme, two months before the end of the second one."""
    _programme(city, "foundations-2028", day, date(2028, 12, 31), 51)
    row = city.entry("programmes", "id", "foundations-2028")
    row |= {"leads_from": "2028-07-01", "series": ["weekly_third"]}
    words = city.register("vocab")["bulletin_series"]
    words.append({"code": "weekly_third", "zh": "第三方案周通报", "en": "Weekly, third programme"})


def _programme(city: City, name: str, start: date, end: date, first: int) -> None:
    old = city.files["data/city/programme.yaml"]
    kept = {key: old[key] for key in ("summary", "nodes", "sources")}
    days = {"start_on": str(start), "end_on": str(end)}
    row = {"id": name, "title": f"{name[-4:]}年工作方案", **days, **kept}
    row["phases"] = phases(start, start.year + 1)
    city.register("programmes").setdefault("programmes", []).append(row)
    last = min(end, start + timedelta(days=400))
    city.register("tasks")["tasks"] += tasks_of(name, first, 6, (start, last), city.chance)
    scheme = dict(city.files["data/city/schemes.yaml"]["schemes"][0])
    scheme |= {"id": f"{name[-4:]}-1", "programme": name, "valid_from": str(start)}
    scheme["draws"] = {**scheme["draws"], "seed": scheme["id"]}
    scheme.pop("valid_to", None)
    city.register("schemes")["schemes"].append(scheme)


def new_method(city: City, day: date) -> None:
    """Give the latest scheme a successor that counts what is late twice as much."""
    rows = city.register("schemes")["schemes"]
    old = rows[-1]
    old["valid_to"] = str(day - timedelta(days=1))
    name = f"{day.year}-{int(old['id'][-1]) + 1}"
    new = {**old, "id": name, "valid_from": str(day), "draws": {**old["draws"], "seed": name}}
    new.pop("valid_to")
    rows.append({**new, "deductions": [{**old["deductions"][0], "points": 2}]})


def next_calendar(city: City, day: date) -> None:
    """Enter the holidays of the next year."""
    calendar = city.register("calendar")
    year = str(day.year + 1)
    calendar["years"].append(year)
    calendar["days"] += [
        {**row, "on": year + row["on"][4:]}
        for row in calendar["days"]
        if row["on"].startswith("2026") and row["kind"] == "holiday"
    ]


STORY: Mapping[str, Event] = {
    "2026-10-05": new_method,
    "2026-11-30": next_calendar,
    "2026-12-07": merges,
    "2027-01-11": founds,
    "2027-04-19": begins_second,
    "2027-06-07": renames,
    "2027-10-04": new_method,
    "2027-12-13": next_calendar,
    "2028-01-03": recodes,
    "2028-05-01": begins_third,
}
"""The great events, each once."""
MOVES, CANCELS, ADDS = 20, 3, 4


def dated(city: City) -> dict[date, list[Event]]:
    """Return every event by its Monday: the great ones, and the smaller ones drawn between."""
    found: dict[date, list[Event]] = {}
    for said, great in STORY.items():
        found.setdefault(date.fromisoformat(said), []).append(great)
    busy = [date(2026, 5, 4) + week * timedelta(days=7) for week in range(36)]
    busy += [date(2027, 5, 3) + week * timedelta(days=7) for week in range(46)]
    for event, count in ((moves, MOVES), (cancels, CANCELS), (adds, ADDS)):
        for day in city.chance.sample(busy, count):
            found.setdefault(day, []).append(event)
    return found


def is_quiet(city: City, day: date) -> bool:
    """Say whether no programme runs on a day, so that there is nothing to report."""
    return not tasks(city, day) or not counties(city, day)

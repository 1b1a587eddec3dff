"""A city that lives thirty months, week by week with the real commands.

Every week is checked, ranked and reported; in the end every issue verifies, and every figure of the
past is what it was then, but for those that `ledgers history --changed` explains.
"""

import json
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.soak.years_city import FIRST, LAST, WEEK, City, founded
from tests.soak.years_late import comes_late, comes_within
from tests.soak.years_monthly import asks_for_months, corrects, files_month
from tests.soak.years_story import STORY, dated
from tests.soak.years_work import counties, days_of, decides, files

NAME = "years"
ROUNDS = 2
CUT = 0  # tests/acceptance/test_year_two.py and test_areas_in_time.py look at both years.
SHORT = 1
"""The first round reports the weeks about a merger alone, the others all of the years."""
MERGER = (date(2026, 12, 7), date(2026, 12, 14))
SUNDAY = timedelta(days=6)


def play(seed: int, number: int, folder: Path) -> None:
    """Live the years; raises AssertionError where anything is otherwise."""
    first, last = MERGER if number <= SHORT else (FIRST, LAST)
    live(Random(f"{seed} {number}"), folder, first, last)


def live(chance: Random, folder: Path, first: date, last: date) -> None:
    """Live the weeks between two Mondays, the first ones unreported; then look back."""
    city = founded(folder / "city", chance)
    asks_for_months(city)
    city.commit(FIRST, "增加按月报送")
    events, then = dated(city), {}
    monday = FIRST
    while monday < last:
        for event in events.get(monday, ()):
            event(city, monday)
        decides(city, monday)
        files(city, monday)
        comes_late(city, monday)
        files_month(city, monday)
        corrects(city, monday)
        if monday >= first:
            city.commit(monday + SUNDAY, "本周报送")
            then[monday + SUNDAY] = reported(city, monday, folder / "then")
            if str(monday) in STORY:
                city.run(monday + WEEK, "publish", "--out", str(folder / "public"))
            comes_within(city, monday + WEEK)
        monday += WEEK
    looks_back(city, then, last)
    exported_again(city, folder / "then", last)


def reported(city: City, monday: date, exports: Path) -> dict[str, Any]:
    """Check, assess and report a week; return the figures of each programme at its end."""
    today = monday + WEEK
    city.run(today, "check")
    found = {}
    for programme, series in running(city, monday):
        found[programme] = figures(city, programme, monday + SUNDAY, today)
        week = monday.strftime("%G-W%V")
        before = set((city.root / "data/city/bulletins").glob("*.yaml"))
        city.run(today, "bulletin", "draft", "--series", series, "--period", week)
        after = set((city.root / "data/city/bulletins").glob("*.yaml"))
        name = (after - before).pop().stem
        city.commit(today, "通报草稿")
        city.run(today, "bulletin", "issue", name)
        city.commit(today, "印发通报")
        exported(city, name, exports, today)
    return found


def running(city: City, monday: date) -> list[tuple[str, str]]:
    """Return the programmes of a week, each with its series of bulletins."""
    rows = city.files.get("data/city/programmes.yaml", {}).get("programmes", [])
    named = [("", "weekly")] + [(row["id"], row.get("series", ["weekly"])[0]) for row in rows]
    return [
        (name, series)
        for name, series in named
        for start, end in [days_of(city, name)]
        if start <= monday + SUNDAY and monday <= end
    ]


def figures(city: City, programme: str, day: date, today: date) -> dict[str, Any]:
    """Return progress, score, rank and deadlines missed of each county at the end of a day."""
    chosen = ("--programme", programme) if programme else ()
    said = city.run(today, "assess", "--as-of", str(day), "--format", "json", *chosen)
    rows = json.loads(said)["counties"]
    return {row["code"]: row for row in rows}


def exported(city: City, name: str, folder: Path, day: date) -> None:
    """Write an issue as a page for printing and as an official document."""
    for form in ("html", "docx"):
        out = folder / f"{name}.{form}"
        out.parent.mkdir(parents=True, exist_ok=True)
        city.run(day, "bulletin", "export", name, "--format", form, "--out", str(out))


def exported_again(city: City, then: Path, today: date) -> None:
    """See that what is exported of an issue is the same bytes as on its day."""
    now = then.parent / "now"
    for name in sorted({file.stem for file in then.glob("*")}):
        exported(city, name, now, today)
    files = [file for file in sorted(then.glob("*")) if file.read_bytes() != _beside(file, now)]
    assert files == []


def _beside(file: Path, folder: Path) -> bytes:
    return (folder / file.name).read_bytes()


def looks_back(city: City, then: dict[date, dict[str, Any]], today: date) -> None:
    """See that the issues verify, and that what is computed now is what was computed then."""
    city.run(today, "bulletin", "verify", "--all")
    changed = json.loads(city.run(today, "history", "--changed", "--format", "json"))
    explained = {row["as_of"] for row in changed["issues"] if row["changed"]}
    for day, programmes in then.items():
        for programme, was in programmes.items():
            now = figures(city, programme, day, today)
            assert now == was or str(day) in explained, f"{programme} {day}"
        assert set(counties(city, day)) >= set(next(iter(programmes.values()), {}))

"""A year of checks by the real commands: planned, drawn, held, fed back, published, drawn again.

Thirteen counties: every fortnight two of them are observed, in units that are drawn; every month
each sends a team to another one, which reviews files that are drawn.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from demo import demonstration_city
from demo.yaml_text import yaml_file
from tests.cities import write_city
from tests.soak.years_city import City, read

NAME = "overseen"
ROUNDS = 1
CUT = 0

START, END = date(2026, 8, 1), date(2027, 7, 31)
FORTNIGHTS, MONTHS, EACH, UNITS, PERCENT = 26, 12, 2, 4, 30
APART = 6
"""A team does not come to the same county again within so many months."""
DAY = timedelta(days=1)
CHECKS = "data/city/checks"


def play(seed: int, number: int, folder: Path) -> None:
    """Hold a year of checks; raises AssertionError where anything is otherwise."""
    city = City(write_city(folder / "city", demonstration_city()), Random(f"{seed} {number}"))
    observed = list(observations(city))
    crossed = list(inspections(city))
    held = sorted((*observed, *crossed), key=lambda item: str(item["start_on"]))
    drawn = [draws(city, item, at) for at, item in enumerate(held, 1)]
    city.run(END + 30 * DAY, "check")
    fair(observed, crossed)
    proved(city, folder / "portal", drawn)


def planned(city: City, *words: str) -> list[dict[str, Any]]:
    """Return the turns that the program proposes."""
    said = city.run(START, "plan", *words, "--from", str(START), "--seed", "2026", "--format=json")
    turns: list[dict[str, Any]] = json.loads(said)["turns"]
    return turns


def observations(city: City) -> Iterator[dict[str, Any]]:
    """Yield an observation for each turn: two counties, on its last day."""
    turns = planned(city, "observation", "--rounds", str(FORTNIGHTS), "--each", str(EACH))
    for number, turn in enumerate(turns, 6):
        counties = sorted(code for each in turn["counties"] for code in each)
        yield {**of("observation", date.fromisoformat(turn["name"]), counties), "round_no": number}


def inspections(city: City) -> Iterator[dict[str, Any]]:
    """Yield a cross inspection for each month, in its third week."""
    for turn in planned(city, "cross", "--months", str(MONTHS), "--apart", str(APART)):
        on = date.fromisoformat(f"{turn['name']}-17")
        homes = sorted(home for home, _ in turn["counties"])
        teams = [
            {"no": no, "size": 6, "leader_post": "county_member", **between(*pair)}
            for no, pair in enumerate(turn["counties"], 1)
        ]
        yield {**of("cross", on, homes), "period": turn["name"], "teams": teams}


def between(home: str, host: str) -> dict[str, str]:
    """Return which county a team comes from, and which it inspects."""
    return {"home_county": home, "host_county": host}


def of(kind: str, on: date, counties: list[str]) -> dict[str, Any]:
    """Return what every check of a day says."""
    return {
        "kind": kind,
        "methods": ["records", "on_site", "questions"],
        "level": "city",
        "led_by": "leader" if kind == "observation" else "office",
        "start_on": on,
        "end_on": on,
        "counties": counties,
        "problems_n": 0,
        "fed_back_on": on + 3 * DAY,
        "opinion": "rectify",
    }


def draws(city: City, item: Mapping[str, Any], at: int) -> str:
    """Commit to a draw, do it when its value is there, hold the check, and reveal; return it."""
    on, observed = item["start_on"], item["kind"] == "observation"
    secrets = city.root.parent / f"secrets-{at}"
    secrets.mkdir()
    listed = secrets / "list.txt"
    lines = list(population(city, item))
    listed.write_text("\n".join(lines) + "\n", "utf-8")
    rule = ("--each", str(UNITS)) if observed else ("--of", "files", "--percent", str(PERCENT))
    before = {path.stem for path in (city.root / "data/city/draws").glob("*.yaml")}
    days = ("--on", str(on - 2 * DAY), "--reveal-by", str(on + 30 * DAY))
    where = ("--value", "lottery", "--where", f"演示彩票{on - 2 * DAY}开奖号码")
    asked = ("--list", str(listed), "--secrets", str(secrets), *rule, *where, *days)
    city.run(on - 5 * DAY, "draw", "commit", *asked)
    (name,) = {path.stem for path in (city.root / "data/city/draws").glob("*.yaml")} - before
    halves = [str(path) for path in sorted(secrets.iterdir()) if path != listed]
    value = " ".join(f"{ball:02}" for ball in city.chance.sample(range(1, 34), 7))
    again = ("draw", "reveal", name, "--list", str(listed), "--secrets", *halves, "--value", value)
    sample = city.run(on - DAY, *again)
    check = write(city, {**item, "draw": {"records": [f"city/draws/{name}"]}}, lines, sample)
    city.run(item["fed_back_on"], *again, "--check", check)
    return name


def population(city: City, item: Mapping[str, Any]) -> Iterator[str]:
    """Yield each unit that may be drawn, below its county; of files, how many there are."""
    if item["kind"] != "observation":
        yield from (f"{code}\t{city.chance.randint(11, 60)}" for code in item["counties"])
        return
    for code in item["counties"]:
        units = read((city.root / f"data/counties/{code}/units.yaml").read_bytes())["units"]
        kinds = ("township_commission", "dispatched_group")
        yield from (f"{code}\t{unit['id']}" for unit in units if unit["kind"] in kinds)


def write(city: City, item: Mapping[str, Any], lines: list[str], sample: str) -> str:
    """Write the record of a check of those who were drawn; return its name."""
    drawn = [one for line in sample.splitlines() for one in line.split(": ")[1].split(", ")]
    if item["kind"] == "observation":
        units = drawn
        scores = [
            {"county": unit[:6], "unit": unit, "score": city.chance.randint(70, 100)}
            for unit in units
        ]
        seen: dict[str, Any] = {"units": units, "units_n": len(units), "scores": scores}
    else:
        files = sum(int(line.split("\t")[1]) for line in lines)
        review = {"scope": "sample", "population_n": files, "reviewed_n": len(drawn)}
        seen = {"units_n": len(item["counties"]), "file_review": {**review, "passed_n": len(drawn)}}
    value = {**item, **seen}
    name = f"C{item['start_on']}-{1 if item['kind'] == 'observation' else 2}"
    path = f"{CHECKS}/{name}.yaml"
    (city.root / path).write_bytes(yaml_file(path, "checks", value))
    return name


def fair(observed: list[dict[str, Any]], crossed: list[dict[str, Any]]) -> None:
    """See that each county is observed as often, that nobody inspects home or in turn."""
    visits = Counter(code for item in observed for code in item["counties"])
    pairs = [[(row["home_county"], row["host_county"]) for row in it["teams"]] for it in crossed]

    assert set(visits.values()) == {FORTNIGHTS * EACH // len(visits)}
    for month in pairs:
        assert len({home for home, _ in month}) == len({host for _, host in month}) == len(month)
        assert not [pair for pair in month if pair[0] == pair[1] or pair[::-1] in month]
    for at in range(MONTHS - APART + 1):
        near = [pair for month in pairs[at : at + APART] for pair in month]
        assert len(set(near)) == len(near)


def proved(city: City, portal: Path, drawn: list[str]) -> None:
    """See that every draw comes out again: from the portal alone, and in a browser.

    The programme has ended by then, and a portal shows its last day unless it is asked.
    """
    day = END + 30 * DAY
    city.run(day, "publish", "--as-of", str(day), "--out", str(portal))
    said = city.run(day, "draw", "verify", "--portal", str(portal), "--lang", "en")
    fits = {line.split(":")[0] for line in said.splitlines() if line.endswith("comes out again")}

    assert set(drawn) <= fits
    assert {name for name, word in in_browser(portal).items() if word == "fits"} == fits


def in_browser(portal: Path) -> Mapping[str, str]:
    """Return what the page of draws finds of each in Chromium, from the folder."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - in the lock of browsers

    with sync_playwright() as playwright:
        chromium = "/usr/bin/chromium"
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = started.new_page()
        page.goto((portal / "draws/index.html").as_uri())
        rows = page.locator("[data-draw]").all()
        return {
            f"{row.get_attribute('data-draw')}": f"{row.get_attribute('data-word')}" for row in rows
        }

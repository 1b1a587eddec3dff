"""Plans of checks from the command on: they go on from what was, and pass the checker."""

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from ledgers.flow.load import Request, load
from ledgers.flow.planning import Plan, Wish, plan_cross, plan_observation
from ledgers.model.kinds import references, times
from tests.acceptance.test_areas_in_time import MERGED, RECODED
from tests.cities import MINI, write_city
from tests.soak.commands import run
from tests.unit.check.change.judging import Edit, after

TODAY = date(2026, 7, 15)
CHECKS = "data/city/checks/"
HEAD = "# yaml-language-server: $schema=../../../schemas/checks.schema.json\n"
CHECK = """kind: {kind}
level: city
led_by: office
start_on: {day}
end_on: {day}
counties: [{counties}]
units_n: 0
problems_n: 0
fed_back_on: {day}
"""
TEAM = """  - no: {no}
    size: 6
    leader_post: county_member
    home_county: "{home}"
    host_county: "{host}"
"""


def _edited(edits: tuple[Edit, ...]) -> dict[str, bytes]:
    return {path: data for path, data in after(edits).items() if data is not None}


def listed(codes: set[str]) -> str:
    return ", ".join(f'"{code}"' for code in sorted(codes))


def held(plan: Plan, kind: str) -> dict[str, bytes]:
    """Return the checks that come of a plan, held on the days that it names."""
    files = {}
    for number, (name, found) in enumerate(plan.turns, 1):
        day = f"{name}-06" if kind == "cross" else name
        counties = listed({code for row in found for code in row})
        text = HEAD + CHECK.format(kind=kind, day=day, counties=counties)
        text += f"round_no: {number + 900}\n" if kind == "observation" else f"period: {name}\n"
        if kind == "cross":
            pairs = enumerate(found, 1)
            teams = (TEAM.format(no=no, home=home, host=host) for no, (home, host) in pairs)
            text += "teams:\n" + "".join(teams)
        files[f"{CHECKS}C{day}-9.yaml"] = text.encode()
    return files


@pytest.mark.parametrize("seed", ["a", "b", "c"])
def test_a_planned_rota_passes_the_checker(tmp_path: Path, seed: str) -> None:
    root = write_city(tmp_path / "city", MINI)
    crossed = plan_cross(Request(root, TODAY), Wish(date(2026, 7, 15), 4, 1, seed=seed))
    seen = plan_observation(Request(root, TODAY), Wish(date(2026, 7, 16), 4, 1, seed=seed))

    files = {**MINI, **held(crossed, "cross"), **held(seen, "observation")}
    city = load(Request(write_city(tmp_path / "then", files), date(2026, 12, 1)))
    asked = (references.INSPECTS_HOME, references.PAIR_REPEATED, times.OBSERVATION_OVERDUE)
    assert [row for row in city.problems if row.kind in asked and "-9.yaml" in row.place.file] == []
    assert [len(found) for _, found in (*crossed.turns, *seen.turns)] == [3] * 4 + [2] * 4


def test_a_rota_goes_on_from_what_was(tmp_path: Path) -> None:
    """In June 990102 inspected 990121, 990121 inspected 990181, and 990181 inspected 990102."""
    root = write_city(tmp_path, MINI)
    first = plan_cross(Request(root, TODAY), Wish(TODAY, 1, 1)).turns[0]

    assert first == (
        "2026-07",
        (("990102", "990181"), ("990121", "990102"), ("990181", "990121")),
    )


def test_counties_are_planned_for_the_days_on_which_they_are_there(tmp_path: Path) -> None:
    recoded = write_city(tmp_path / "recoded", _edited(RECODED))
    plan = plan_observation(Request(recoded, TODAY), Wish(date(2026, 7, 17), 3, 1))
    codes = {code for _, found in plan.turns for row in found for code in row}
    merged = write_city(tmp_path / "merged", _edited(MERGED))

    assert codes == {"990102", "990103", "990181"}
    status, said = run(
        "plan", "cross", "--from", "2026-08-01", "--root", merged, "--today", TODAY, "--lang", "en"
    )
    assert (status, said.strip()) == (2, "2026-08: two counties could only see each other")


def test_a_plan_comes_out_again_with_its_seed(tmp_path: Path) -> None:
    root = write_city(tmp_path, MINI)
    words = ("plan", "observation", "--from", "2026-07-17", "--rounds", "5", "--root", root)

    _, first = run(*words, "--apart", "1", "--format", "json")
    again = run(*words, "--apart", "1", "--seed", json.loads(first)["seed"], "--format", "json")
    told = run(*words, "--apart", "1", "--seed", "x", "--lang", "en")[1]

    assert again == (0, first)
    assert told.splitlines()[0] == "2026-07-17"
    assert told.splitlines()[-1].startswith("Drawn with the seed x;")
    rounds = [date.fromisoformat(row["name"]) for row in json.loads(first)["turns"]]
    assert {b - a for a, b in pairwise(rounds)} == {timedelta(14)}

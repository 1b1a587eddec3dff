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
    assert (status, said.strip()) == (
        2,
        "2026-08: 2 counties are too few: nobody inspects home, or each other",
    )


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


JUNE = f"{CHECKS}C2026-06-08-1.yaml"


def test_a_withdrawn_inspection_was_none(tmp_path: Path) -> None:
    void = MINI[JUNE] + b"withdrawn: {on: 2026-07-01, reason: \xe8\xaf\xaf\xe5\xbd\x95}\n"
    wish = Wish(TODAY, 1, 2, seed="a")

    plans = [
        plan_cross(Request(write_city(tmp_path / name, {**MINI, JUNE: data}), TODAY), wish)
        for name, data in (("held", MINI[JUNE]), ("void", void))
    ]
    assert plans[0].turns != plans[1].turns
    assert plans[1].turns[0][1] == (
        ("990102", "990121"),
        ("990121", "990181"),
        ("990181", "990102"),
    )


def test_pairs_rest_by_the_calendar_and_a_month_may_have_several_inspections(
    tmp_path: Path,
) -> None:
    """The pairs of June, in two inspections, are free from August on where two months suffice."""
    day, pairs = "2026-06-22", [("990181", "990102")]
    text = HEAD + CHECK.format(kind="cross", day=day, counties=listed({"990181", "990102"}))
    text += "period: 2026-06\nteams:\n" + TEAM.format(no=1, home=pairs[0][0], host=pairs[0][1])
    root = write_city(tmp_path, {**MINI, f"{CHECKS}C{day}-9.yaml": text.encode()})
    asked = Request(root, TODAY)

    july = plan_cross(asked, Wish(date(2026, 7, 1), 1, 2)).turns[0][1]
    august = {
        plan_cross(asked, Wish(date(2026, 8, 1), 1, 2, seed=seed)).turns[0][1] for seed in "abcdef"
    }
    assert july == (("990102", "990181"), ("990121", "990102"), ("990181", "990121"))
    assert len(august) == 1  # All others come first.


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("cross", "--from", "9999-12-01"), "9999-12-01 is too far away to plan for"),
        (("observation", "--from", "9999-12-01"), "9999-12-01 is too far away to plan for"),
        (("observation", "--from", "2026-08-01", "--each", "9", "--apart", "1"), "of 3 counties 3"),
        (("cross", "--from", "2026-08-01", "--apart", "3"), "with 3 counties a pair may rest 2"),
        (("cross", "--from", "2026-08-01", "--months", "999"), "999 is not in the range"),
        (("cross", "--from", "2026-08-32"), "YYYY-MM-DD"),
        (("cross",), "--from"),
    ],
)
def test_a_wish_that_cannot_be_says_why(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    root = write_city(tmp_path, MINI)
    status, told = run("plan", *words, "--root", root, "--today", TODAY, "--lang", "en")
    other = run("plan", *words, "--root", root, "--today", TODAY, "--lang", "zh")

    assert (status, said in told) == (2, True), told
    assert other[0] == 2
    assert other[1] != told

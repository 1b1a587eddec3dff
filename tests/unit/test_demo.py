"""What the generator of synthetic cities promises."""

import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from demo import big_corpus, demonstration_city, generate_city, mini_city
from demo.beside import with_issues
from demo.names import COUNTY_FIRST, COUNTY_NAMES, COUNTY_SECOND
from demo.proof import differing, files_below
from demo.yaml_text import yaml_file
from ledgers.flow.amending import mend
from ledgers.flow.load import Request, checked
from ledgers.model.layout import CITY_LEDGERS, COUNTY_LEDGERS, LEDGERS, located
from ledgers.read.documents import documents_of, schemas_of
from tests.cities import SCHEMAS, MemoryTree

ROOT = Path(__file__).parents[2]
HORIZON = date(2026, 7, 15)
DRAWN = {"draws"}
"""What a small city does without."""
WRITTEN_BY_COMMANDS = {"bulletins", "editions"}
BESIDE_ISSUES = {"answers", "namings", "objections"}
"""What is filed about an issue, once that is there."""
SECOND_YEAR = {"programmes"}
"""What only a city with a second programme has."""
OF_ITSELF = {"returns"}
"""What the city files of itself where counties are asked for it; the small ones are not."""
DUE = {"due_on", "reply_due_on", "rectify_due_on"}
AHEAD = {*DUE, "until", "extend_until", "expires_on", "end_on", "planned"}
"""Days that may lie ahead: deadlines, how long something holds, and what is planned."""

ENDINGS = ("自治县", "自治州", "地区", "林区", "区", "县", "市", "旗", "盟", "州")


@pytest.fixture(scope="module")
def demonstration() -> dict[str, bytes]:
    """Make the demonstration city once."""
    return demonstration_city()


@pytest.fixture(scope="module", params=["demonstration", "mini"])
def city(request: pytest.FixtureRequest, demonstration: dict[str, bytes]) -> dict[str, bytes]:
    """Return one city after the other."""
    return demonstration if request.param == "demonstration" else mini_city()


def loaded(text: bytes) -> dict[str, Any]:
    value: dict[str, Any] = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - makes text only
    return value


def rows(city: dict[str, bytes], ledger: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = loaded(city[f"data/city/{ledger}.yaml"])[ledger]
    return listed


def measures(city: dict[str, bytes]) -> int:
    return sum(len(task["measures"]) for task in rows(city, "tasks"))


def stem(name: str) -> str:
    ending = next((ending for ending in ENDINGS if name.endswith(ending)), "")
    return name.removesuffix(ending) if len(name) > len(ending) + 1 else name


def real_names() -> set[str]:
    from gb2260.data import data  # noqa: PLC0415 - two megabytes that no other test needs

    return {stem(name) for names in data.values() for name in names.values()}


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert generate_city(7, 4, 6, as_of=HORIZON) == generate_city(7, 4, 6, as_of=HORIZON)


def test_another_seed_gives_other_lives() -> None:
    assert generate_city(7, 4, 6, as_of=HORIZON) != generate_city(8, 4, 6, as_of=HORIZON)


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_the_hash_seed_changes_nothing(hash_seed: str, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-m", "demo", "--mini", "--out", str(tmp_path)]
    subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    assert files_below(tmp_path, tmp_path) == mini_city()


def test_the_demonstration_has_13_counties_and_42_townships(
    demonstration: dict[str, bytes],
) -> None:
    kinds = Counter(area["kind"] for area in rows(demonstration, "areas"))
    townships = kinds["subdistrict"] + kinds["town"] + kinds["township"]
    assert (kinds["district"], kinds["county"], kinds["county_level_city"]) == (4, 6, 3)
    assert townships == 42


def test_the_demonstration_has_29_tasks_with_78_measures(demonstration: dict[str, bytes]) -> None:
    assert (len(rows(demonstration, "tasks")), measures(demonstration)) == (29, 78)


@pytest.mark.demonstration
def test_the_committed_data_is_the_demonstration(demonstration: dict[str, bytes]) -> None:
    written = {f"data/city/{ledger}/" for ledger in WRITTEN_BY_COMMANDS}
    there = files_below(ROOT / "data", ROOT)

    kept = {path: text for path, text in there.items() if not path.startswith(tuple(written))}
    assert differing(kept, with_issues(demonstration)) == ()


@pytest.mark.demonstration
def test_there_is_nothing_to_mend_in_the_demonstration() -> None:
    assert mend(Request(ROOT, HORIZON), (), dry_run=True).difference == ""


ISSUE = b"""facts:\n  - {key: a, value: 1}\nengine:\n  tool: "1"\n  lock: "2"\n  code: "3"
digest: "4"\nbulletins:\n  - {bulletin: city/bulletins/x, digest: "5"}\nfiles_n: 6
"""


@pytest.mark.parametrize(
    ("edits", "same"),
    [
        ({}, True),
        ({'code: "3': 'code: "9'}, True),
        ({'code: "3': 'code: "9', 'digest: "4': 'digest: "9'}, True),
        ({'code: "3': 'code: "9', 'digest: "5': 'digest: "9', "n: 6": "n: 9"}, True),
        ({'digest: "4': 'digest: "9'}, False),
        ({"n: 6": "n: 9"}, False),
        ({"value: 1": "value: 9"}, False),
        ({'code: "3': 'code: "9', "value: 1": "value: 9"}, False),
        ({'code: "3': 'code: "9', "bulletins/x": "bulletins/y"}, False),
    ],
)
def test_a_file_may_differ_only_in_the_program_that_made_it_and_its_digests(
    edits: dict[str, str], *, same: bool
) -> None:
    text = ISSUE.decode()
    for old, new in edits.items():
        text = text.replace(old, new)

    assert (differing({"x": text.encode()}, {"x": ISSUE}) == ()) is same


def test_a_file_too_many_and_one_too_few_differ() -> None:
    assert differing({"a": b"1", "b": b"1"}, {"b": b"1", "c": b"1"}) == ("a", "c")


def test_the_mini_city_has_one_county_of_each_kind_and_5_tasks() -> None:
    city = mini_city()
    kinds = Counter(area["kind"] for area in rows(city, "areas"))
    assert (kinds["district"], kinds["county"], kinds["county_level_city"]) == (1, 1, 1)
    assert len(rows(city, "tasks")) == 5


def test_every_code_begins_with_the_unused_prefix(demonstration: dict[str, bytes]) -> None:
    assert {area["code"][:2] for area in rows(demonstration, "areas")} == {"99"}


def test_every_place_says_that_it_is_invented(demonstration: dict[str, bytes]) -> None:
    assert {area["fictional"] for area in rows(demonstration, "areas")} == {"true"}


def test_no_place_bears_the_name_of_a_real_one(demonstration: dict[str, bytes]) -> None:
    invented = {
        stem(area["name"])
        for area in rows(demonstration, "areas")
        if area["kind"] in {"city", *COUNTY_NAMES}
    }
    assert invented & real_names() == set()


def test_no_name_that_could_be_made_is_real() -> None:
    made = {first + second for first in COUNTY_FIRST for second in COUNTY_SECOND}
    assert made & real_names() == set()


def test_all_names_of_counties_differ() -> None:
    areas = rows(generate_city(1, 65, 1, as_of=HORIZON), "areas")
    names = [area["name"] for area in areas if area["kind"] in COUNTY_NAMES]
    assert (len(names), len(set(names))) == (65, 65)


def test_a_city_without_codes_for_its_counties_is_refused() -> None:
    with pytest.raises(ValueError, match="from 3 to 65"):
        generate_city(1, 66, 1, as_of=HORIZON)


@pytest.mark.parametrize("tasks", [6, 29, 58])
def test_a_city_of_any_size_is_sound(tasks: int) -> None:
    """What only the demonstration has, no other city is asked for."""
    tree = MemoryTree({**generate_city(7, 4, tasks, as_of=HORIZON), **SCHEMAS})
    city = checked(documents_of(tree), schemas_of(tree), HORIZON, None)

    assert [row.said for row in city.problems if row.is_error] == []


def test_nothing_is_dated_after_the_horizon(demonstration: dict[str, bytes]) -> None:
    planned = {"calendar", "draws", "programme", "tasks", "standards"}
    said = [
        (day, path)
        for path, text in demonstration.items()
        if (place := located(path)) and place.ledger not in planned
        for day in days(loaded(text))
    ]
    assert max(said) <= (HORIZON.isoformat(), "~")


def test_every_ledger_that_people_fill_in_is_there(city: dict[str, bytes]) -> None:
    filled = {place.ledger for path in city if (place := located(path))}
    assert (
        filled - DRAWN == set(LEDGERS) - WRITTEN_BY_COMMANDS - BESIDE_ISSUES - SECOND_YEAR - DRAWN
    )


def test_the_city_has_each_of_its_ledgers(city: dict[str, bytes]) -> None:
    kept = {path.split("/")[2] for path in city if path.startswith("data/city/")}
    asked = {*CITY_LEDGERS, "decisions"} - BESIDE_ISSUES - DRAWN - OF_ITSELF
    assert asked - kept == WRITTEN_BY_COMMANDS


def test_a_whole_city_has_a_draw_of_each_sort(demonstration: dict[str, bytes]) -> None:
    places = ((located(path), text) for path, text in demonstration.items())
    said = [loaded(text) for place, text in places if place and place.ledger == "draws"]
    checks = [text for path, text in demonstration.items() if "/checks/" in path]

    assert sorted((draw["of"], "reveal" in draw) for draw in said) == [
        ("files", False),
        ("files", True),
        ("files", True),
        ("units", True),
    ]
    assert sum(b"\n  seed: " in text for text in checks) == 1
    assert sum(b"city/draws/L2026-" in text for text in checks) == 3


def test_each_county_has_each_of_its_ledgers(city: dict[str, bytes]) -> None:
    kept: dict[str, set[str]] = {}
    for path in city:
        if place := located(path):
            kept.setdefault(place.owner, set()).add(place.ledger)
    missing = {owner: set(COUNTY_LEDGERS) - BESIDE_ISSUES - there for owner, there in kept.items()}
    assert {owner for owner, ledgers in missing.items() if ledgers} == {"city"}


def test_the_demonstration_is_small_enough_to_be_read(demonstration: dict[str, bytes]) -> None:
    longest = max(len(text) for path, text in demonstration.items() if "/counties/" in path)
    assert len(demonstration) < 2100
    assert longest < 16_000


def test_the_demonstration_has_about_sixty_findings_of_every_source(
    demonstration: dict[str, bytes],
) -> None:
    found = [loaded(text) for path, text in demonstration.items() if "/city/findings/" in path]
    sources = Counter(finding["source"] for finding in found)
    assert 55 <= len(found) <= 75
    assert len(sources) == 7


def test_the_city_decided_on_rectifications_in_every_way(demonstration: dict[str, bytes]) -> None:
    decided = {
        row["decision"]
        for path, text in demonstration.items()
        if "/decisions/" in path and "/rectifications/" in path
        for row in loaded(text)["decisions"]
    }
    assert decided == {"closed", "returned", "extended", "reopened"}


def test_one_check_awaits_its_feedback(demonstration: dict[str, bytes]) -> None:
    checks = [loaded(text) for path, text in demonstration.items() if "/city/checks/" in path]
    assert sum("fed_back_on" not in check for check in checks) == 1


def records(city: dict[str, bytes], ledger: str) -> list[dict[str, Any]]:
    """Return the records of a ledger that the city keeps, one file each."""
    folder = f"data/city/{ledger}/"
    return [loaded(text) for path, text in city.items() if path.startswith(folder)]


def test_rounds_inspect_party_committees_and_bodies(city: dict[str, bytes]) -> None:
    targets = [target for each in records(city, "rounds") for target in each["targets"]]
    kinds = {target["unit"].split("-")[1] for target in targets}

    assert kinds == {"party_body", "county_body"}


def test_of_what_checks_and_rounds_are_asked_some_is_met_and_some_is_not(
    demonstration: dict[str, bytes],
) -> None:
    checks, rounds = (records(demonstration, ledger) for ledger in ("checks", "rounds"))
    crossed = [check for check in checks if check["kind"] == "cross"]
    seen = [check for check in checks if check["kind"] == "observation"]
    teams = [team for check in crossed for team in check["teams"]]
    reviews = [review for team in teams for review in team["reviews"]]
    targets = [target for each in rounds for target in each["targets"] if "talks_n" in target]
    met = {
        "size": {int(team["size"]) >= 6 for team in teams},
        "files": {
            int(row["reviewed_n"]) == int(row["population_n"])
            for row in reviews
            if row["files_of"] == "township_commission"
        },
        "units": {int(row["units_n"]) == 4 * len(row["counties"]) for row in seen},
        "outlines": {row["talks_n"] == row["outlines_n"] for row in targets},
        "commitments": {row["members_n"] == row["commitments_signed"] for row in rounds},
        "notices": {
            row["notice"]["villages_total"] == row["notice"]["villages_posted"] for row in rounds
        },
        "planned": {
            row["stages"][stage] <= day
            for row in targets
            for stage, day in row["planned"].items()
            if stage in row["stages"]
        },
    }

    assert all(found == {True, False} for found in met.values()), met


def test_counts_below_the_minimum_cell_occur_and_noughts_too(
    demonstration: dict[str, bytes],
) -> None:
    filed = [
        int(loaded(text)["cases_filed"])
        for path, text in demonstration.items()
        if "/casework/" in path
    ]
    assert len(filed) == 39
    assert {0, 1, 2, 3, 4} <= set(filed)
    assert max(filed) >= 5


def test_the_big_corpus_has_as_many_files_of_22_kilobytes_as_are_asked_for() -> None:
    filed = [text for path, text in big_corpus(files=28).items() if "/progress/" in path]
    assert len(filed) == 28
    assert all(21_000 < len(text) <= 23_000 for text in filed)


@pytest.mark.parametrize("text", ["990121", "yes", "null", "1e3", "12:30", "a: b", "a #b", "", "%"])
def test_text_that_could_be_read_as_something_else_is_quoted(text: str) -> None:
    written = yaml_file("data/city/rules.yaml", "rules", {"text": text})
    assert written.splitlines()[1].decode() == f'text: "{text}"'


def days(value: Any, key: str = "") -> list[str]:  # noqa: ANN401 - any value of a file
    """Return all days that a value tells of, except those that may lie ahead."""
    if isinstance(value, dict):
        return [
            day for name, inner in value.items() if name != "planned" for day in days(inner, name)
        ]
    if isinstance(value, list):
        return [day for inner in value for day in days(inner, key)]
    is_day = key not in AHEAD and re.fullmatch(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", value)
    return [value] if is_day else []


def test_no_scheme_scores_a_share_whose_whole_the_county_types(city: dict[str, bytes]) -> None:
    """Of how many stations and bodies there are the standards say (R124, R125)."""
    listed = yaml.safe_load(city["data/city/indicators.yaml"])["indicators"]
    shares = (row for row in listed if row["form"] in {"ratio", "on_time"})
    typed = {row["id"] for row in shares if "source" not in row and "of_staff" not in row}
    schemes = yaml.safe_load(city["data/city/schemes.yaml"])["schemes"]
    dimensions = [each for scheme in schemes for each in scheme["dimensions"]]
    scored = {one["indicator"] for each in dimensions for one in each["components"]}

    assert scored & typed == set()
    assert "openness_scope" in scored or scored == {"task_progress"}  # That of the mini city.
    assert {row["id"] for row in listed if row["ranking_allowed"]} >= scored

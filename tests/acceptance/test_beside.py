"""Hold the programmes beside the demonstration to the issue: by data alone, to the last point."""

import ast
import json
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ledgers.assess.city import assess
from ledgers.flow.assess import asked_about, question_about
from ledgers.flow.load import City, checked
from ledgers.model.assessment import Standing
from ledgers.model.lives.on_day import known_on
from ledgers.model.scoring import NodeScore, PointsTaken
from ledgers.read.documents import documents_of, schemas_of
from tests.acceptance import independent_programmes as independent
from tests.cities import REPOSITORY, SCHEMAS, MemoryTree, write_city
from tests.sites import one_page

Run = Callable[..., tuple[int, str, str]]
PLACE = REPOSITORY / "scripts/demo/programmes"
PARTS = ("index.md", "score/index.md")
"""The pages on which a county's score is taken apart."""
NAMES = sorted(path.name for path in PLACE.iterdir() if (path / "data").is_dir())


@cache
def files_of(name: str) -> dict[str, bytes]:
    root = PLACE / name
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.yaml")}


def day_of(name: str) -> date:
    """Return the day on which a programme is looked at."""
    shown: date = yaml.safe_load(files_of(name)["data/city/publication.yaml"])["as_of"]
    return shown


@cache
def city(name: str) -> City:
    tree = MemoryTree({**SCHEMAS, **files_of(name)})
    return checked(documents_of(tree), schemas_of(tree), day_of(name), None)


@cache
def standings(name: str, before: int = 0) -> dict[str, Standing]:
    """Return the standings by code, some days before the one on which it is looked at."""
    day = day_of(name) - timedelta(before)
    catalog = asked_about(known_on(city(name).catalog, day), day, None)
    found = assess(question_about(city(name), catalog), day).counties
    return {row.code: row.standing for row in found}


def scheme(name: str) -> dict[str, Any]:
    listed = yaml.safe_load(files_of(name)["data/city/schemes.yaml"])["schemes"]
    found: dict[str, Any] = listed[0]
    return found


def leaves(parts: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for part in parts for row in leaves(part.get("components", ())) or [part]]


def points(rows: Iterable[PointsTaken | NodeScore]) -> Fraction:
    return sum((row.points or Fraction(0) for row in rows), Fraction(0))


def test_there_are_the_four_programmes_and_the_smallest_city() -> None:
    assert NAMES == ["dimensions", "duties", "points", "smallest", "townships"]


@pytest.mark.parametrize("name", NAMES)
def test_a_programme_has_no_problem(name: str) -> None:
    assert city(name).problems == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_programme_is_scored_as_the_independent_script_has_it(name: str) -> None:
    expected = independent.scores(PLACE / name, day_of(name))

    assert {code: row.exact for code, row in standings(name).items()} == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_score_is_explained_to_the_last_point(name: str) -> None:
    for row in standings(name).values():
        left = points(row.dimensions) - points(row.taken) + points(row.added)
        assert max(left, Fraction(0)) == row.exact
        for part in (each for top in row.dimensions for each in top.nodes if each.parts):
            assert points(part.parts) - points(part.taken) == part.points


@pytest.mark.parametrize("name", NAMES)
def test_a_programme_has_its_pages(
    name: str, ledgers: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name != "smallest":  # Which is built wholly, the others up to the frame around each page.
        monkeypatch.setattr("ledgers.write.site.build", one_page)
    monkeypatch.setattr("ledgers.flow.publish.draw", lambda _chart: b"<svg></svg>")
    root = write_city(tmp_path, files_of(name))

    status, out, errors = ledgers("publish", "--root", root, "--today", day_of(name))

    assert status == 0, out + errors
    pages = {path.name for path in (root / "build/pages/counties").iterdir()}
    assert pages >= {*standings(name)}
    for code, row in standings(name).items():
        folder = root / f"build/pages/counties/{code}"
        page = "".join((folder / name).read_text("utf-8") for name in PARTS)
        assert page.count(f">{row.score}<") >= (3 if row.dimensions else 0)  # Lead, fall, steps.


@pytest.mark.parametrize(
    ("name", "called"), [("points", "县（市、区）"), ("townships", "排名单位")]
)
def test_what_is_ranked_is_called_what_it_is(
    name: str, called: str, ledgers: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledgers.write.site.build", one_page)
    monkeypatch.setattr("ledgers.flow.publish.draw", lambda _chart: b"<svg></svg>")
    root = write_city(tmp_path, files_of(name))

    ledgers("publish", "--root", root, "--today", day_of(name))

    page = (root / "build/pages/ranking/index.md").read_text("utf-8")
    assert {word for word in ("县（市、区）", "排名单位") if f"{word}排名" in page} == {called}


def test_every_rank_of_a_programme_can_be_asked_for(ledgers: Run, tmp_path: Path) -> None:
    root = write_city(tmp_path, files_of("points"))
    code, standing = next(iter(standings("points").items()))

    status, out, _ = ledgers(
        "explain",
        code,
        "--root",
        root,
        "--today",
        day_of("points"),
        "--format",
        "json",
        "--lang",
        "en",
    )

    assert status == 0
    assert json.loads(out, parse_float=str)["county"]["score"] == str(standing.score)


def test_points_add_up_as_the_document_prints_them() -> None:
    found = scheme("points")
    sections = [row["points"] for row in found["dimensions"]]

    assert sections == [16, 70, 14]
    assert sum(sections) == found["points"]
    assert sum(row["cap"] for row in found["bonuses"]) == 10
    assert len(leaves(found["dimensions"])) == 30
    for part in [*found["dimensions"], *found["dimensions"][1]["components"]]:
        assert sum(Fraction(row["points"]) for row in part["components"]) == part["points"]


def test_a_veto_decides_the_grade_and_takes_no_points() -> None:
    found = standings("points").values()
    lowest = scheme("points")["grades"][-1]["id"]

    vetoed = [row for row in found if any(veto.holds for veto in row.vetoes)]
    assert [row.grade for row in vetoed] == [lowest]
    assert sum(row.grade == lowest for row in found) == len(vetoed)


def test_three_dimensions_hold_31_tasks_and_78_measures() -> None:
    tasks = yaml.safe_load(files_of("dimensions")["data/city/tasks.yaml"])["tasks"]
    by = [row["dimension"] for row in tasks]

    assert (len(tasks), sum(len(row["measures"]) for row in tasks)) == (31, 78)
    weights = {row["id"]: Fraction(row["weight"]) for row in scheme("dimensions")["dimensions"]}
    assert weights == {name: Fraction(by.count(name), len(by)) for name in by}


def test_duties_have_no_dates() -> None:
    tasks = yaml.safe_load(files_of("duties")["data/city/tasks.yaml"])["tasks"]
    measures = [row for task in tasks for row in task["measures"]]

    assert [row["due"]["every"] for row in measures] == ["week", "week", "month", "month"]
    assert not any("due_on" in row for row in measures)


def test_townships_and_departments_are_ranked_first_and_last_three() -> None:
    kinds = {row.kind for row in city("townships").catalog.counties}
    rows = standings("townships").values()
    ranks = sorted(row.rank or 0 for row in rows)

    assert kinds == {"town", "township", "subdistrict", "department"}
    assert ranks == list(range(1, len(ranks) + 1))
    assert {row.rank for row in rows if row.bottom_group} == set(ranks[-3:])
    assert {row.rank for row in rows if row.grade == "first_three"} == set(ranks[:3])


def overall_results() -> tuple[dict[str, Fraction], dict[str, dict[str, Any]]]:
    """Return the weights of modes, and what the overall appraisal came to, by code."""
    rows = [row.value for row in city("townships").catalog.by_ledger["appraisals"]]
    (value,) = [row for row in rows if row["kind"] == "overall"]
    weights = {row["mode"]: Fraction(row["weight"]) for row in value["combine"]}  # type: ignore[attr-defined]
    return weights, {row["unit"][:6]: dict(row) for row in value["results"]}  # type: ignore[attr-defined]


def test_the_appraisal_of_townships_is_what_the_offices_marked() -> None:
    """Of 100 points 90 are those of the overall appraisal, in which each mode has its part."""
    weights, results = overall_results()
    dimension, own = scheme("townships")["dimensions"]

    assert [row["points"] for row in dimension["components"]] == [
        weight * dimension["points"] for weight in weights.values()
    ]
    for code, row in standings("townships").items():
        first, second = row.dimensions
        assert first.points == Fraction(results[code]["total"]) * dimension["points"] / 100
        assert second.points is not None
        assert second.points <= own["points"] < dimension["points"]


def test_daily_supervision_weighs_most_and_decides_between_two_townships() -> None:
    weights, results = overall_results()
    totals = {code: row["total"] for code, row in results.items()}
    alike = {
        code: sum(Fraction(mode["points"]) / Fraction(mode["full_marks"]) for mode in row["items"])
        for code, row in results.items()
    }

    assert weights.pop("spot") >= sum(weights.values())
    assert totals["990345"] > totals["990342"]
    assert alike["990345"] < alike["990342"]


def test_marks_count_once_the_overall_appraisal_is_final() -> None:
    _, results = overall_results()
    points = scheme("townships")["dimensions"][0]["points"]
    final, before = (standings("townships", days) for days in (2, 3))

    assert {row.dimensions[0].points for row in before.values()} == {None}
    assert {code: row.dimensions[0].points for code, row in final.items()} == {
        code: Fraction(row["total"]) * points / 100 for code, row in results.items()
    }


def test_the_independent_script_imports_nothing_of_the_program() -> None:
    tree = ast.parse(Path(independent.__file__).read_text("utf-8"))
    rows = (node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom))
    names = {
        name.partition(".")[0]
        for node in rows
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [each.name for each in node.names]
        )
    }

    assert names == {
        "collections",
        "datetime",
        "fractions",
        "functools",
        "pathlib",
        "sys",
        "typing",
        "yaml",
    }

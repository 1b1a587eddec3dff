"""See that `ledgers history` tells what was known, beside what is known now."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from demo import mini_city
from demo.repositories import Files, Step, git, go_on, repository
from ledgers.check.file.one import alone_under
from ledgers.flow.history import Past
from ledgers.flow.load import Request, load
from ledgers.model.history import CITY_ZONE
from ledgers.read.commits import opened
from ledgers.read.tree import Commit

Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).parents[3]
CITY = mini_city()
SCHEMAS = {f"schemas/{path.name}": path.read_bytes() for path in (ROOT / "schemas").iterdir()}
LATE = {path: data for path, data in CITY.items() if "/decisions/990102/progress/" in path}
EARLY: Files = {path: data for path, data in {**CITY, **SCHEMAS}.items() if path not in LATE}
DAY = ("--as-of", "2026-07-15", "--today", "2026-07-15", "--lang", "en")
BROKEN = "data/counties/990121/progress/T02.yaml"


def on(day: str, files: Files) -> Step:
    """Return a commit made at noon of a day."""
    return Step(datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=ZoneInfo(CITY_ZONE)), files)


@pytest.fixture
def late(tmp_path: Path) -> Path:
    """Return a city in which one county's decisions were filed weeks after their days."""
    return repository(tmp_path / "late", [on("2026-06-10", EARLY), on("2026-07-14", LATE)])


def told(ledgers: Run, root: Path, *arguments: object) -> dict[str, Any]:
    """Return what the command tells as JSON."""
    status, out, errors = ledgers("history", *DAY, "--root", root, "--format", "json", *arguments)
    assert status == 0, out + errors
    parsed: dict[str, Any] = json.loads(out)
    return parsed


def rows(week: dict[str, Any], when: str) -> list[tuple[str, Any, Any]]:
    """Return code, score and rank of the counties of a week, as known then or now."""
    return [(row["code"], row[f"score_{when}"], row[f"rank_{when}"]) for row in week["counties"]]


def assessed(ledgers: Run, root: Path, day: str, *arguments: object) -> list[tuple[str, Any, Any]]:
    """Return the same of `ledgers assess`."""
    options = ("--root", root, "--format", "json", "--today", "2026-07-15", "--as-of", day)
    status, out, errors = ledgers("assess", *options, *arguments)
    assert status == 0, out + errors
    found = json.loads(out)["counties"]
    return sorted((row["code"], row["score"], row["rank"]) for row in found)


def test_every_week_is_what_was_assessed_then_and_what_is_assessed_now(
    ledgers: Run, late: Path
) -> None:
    weeks = told(ledgers, late, "--weeks", 6)["weeks"]

    assert len(weeks) == 6
    for week in weeks:
        day, commit = week["as_of"], week["commit"]
        assert rows(week, "now") == assessed(ledgers, late, day)
        assert rows(week, "then") == assessed(ledgers, late, day, "--at", commit)


def test_a_week_differs_where_something_was_filed_after_it(ledgers: Run, late: Path) -> None:
    weeks = told(ledgers, late, "--weeks", 3)["weeks"]

    differs = [{row["code"]: row["differs"] for row in week["counties"]} for week in weeks]
    assert [row["990102"] for row in differs] == [True, True, False]
    assert not any(differs[-1].values())
    assert [week["commit"] for week in weeks] == git(
        late, "rev-parse", "main~1", "main~1", "main"
    ).split()


def test_before_the_first_commit_nothing_is_known_and_nothing_differs(
    ledgers: Run, late: Path
) -> None:
    first = told(ledgers, late)["weeks"][0]

    assert (first["period"], first["commit"]) == ("2026-W14", None)
    assert first["unknown"] == "no commit had been made by then"
    assert {row["differs"] for row in first["counties"]} == {None}
    assert {(row["score_then"], row["rank_then"]) for row in first["counties"]} == {(None, None)}


def test_with_a_revision_the_past_of_that_revision_is_told(ledgers: Run, late: Path) -> None:
    history = told(ledgers, late, "--at", "main~1", "--weeks", 1)

    (week,) = history["weeks"]
    assert history["commit"] == week["commit"] == git(late, "rev-parse", "main~1").strip()
    assert rows(week, "then") == rows(week, "now")


def test_a_county_with_a_broken_file_was_not_ranked_then(ledgers: Run, tmp_path: Path) -> None:
    root = repository(
        tmp_path / "city",
        [
            on("2026-06-10", {**CITY, **SCHEMAS, BROKEN: b"task: T02\n"}),
            on("2026-07-14", {BROKEN: CITY[BROKEN]}),
        ],
    )

    rows_then = {
        row["code"]: row for row in told(ledgers, root, "--weeks", 2)["weeks"][0]["counties"]
    }

    assert rows_then["990121"]["unranked_then"] == f"data error in {BROKEN}"
    assert rows_then["990121"]["unranked_now"] is None
    assert rows_then["990121"]["differs"] is True


@pytest.mark.parametrize(
    ("missing", "reason"),
    [
        ("data/city/programme.yaml", "programme, tasks or rules of the city cannot be used"),
        ("data/city/tasks.yaml", "programme, tasks or rules of the city cannot be used"),
        ("data/", "there is no file below data/"),
    ],
)
def test_a_tree_that_cannot_be_assessed_says_why(
    ledgers: Run, tmp_path: Path, missing: str, reason: str
) -> None:
    whole: Files = {**CITY, **SCHEMAS}
    some = {path: data for path, data in whole.items() if not path.startswith(missing)}
    root = repository(tmp_path / "city", [on("2026-06-10", some), on("2026-07-14", whole)])

    before, after = told(ledgers, root, "--weeks", 2)["weeks"]

    assert before["unknown"].startswith(reason)
    assert after["unknown"] is None


def test_without_schemas_nobody_was_ranked_and_nothing_is_zero(
    ledgers: Run, tmp_path: Path
) -> None:
    root = repository(tmp_path / "city", [on("2026-06-10", CITY), on("2026-07-14", SCHEMAS)])

    before = told(ledgers, root, "--weeks", 2)["weeks"][0]

    assert {(score, rank) for _, score, rank in rows(before, "then")} == {(None, None)}
    assert before["unknown"] == f"there is no schema below schemas/ in commit {before['commit']}"


# ── Forms ────────────────────────────────────────────────────────────────────────────────────────


def test_a_table_marks_what_differs_and_says_how_it_was_known(ledgers: Run, late: Path) -> None:
    status, out, _ = ledgers("history", *DAY, "--root", late)

    lines = out.splitlines()
    marked = [line for line in lines if line.endswith("≠")]
    assert status == 0
    assert marked
    assert all(line.startswith("2026-W") for line in marked)
    assert lines[-2] == "2026-W14–2026-W23: no commit had been made by then"
    assert lines[-1].startswith("then: the last commit by the end of the week")


def test_csv_has_one_row_for_each_week_and_county(ledgers: Run, late: Path) -> None:
    _, out, _ = ledgers("history", *DAY, "--root", late, "--format", "csv", "--weeks", 2)

    found = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert [row["period"] for row in found] == ["2026-W28"] * 3 + ["2026-W29"] * 3
    assert {row["differs"] for row in found if row["period"] == "2026-W29"} == {"False"}


def test_before_the_programme_began_there_is_no_week(ledgers: Run, late: Path) -> None:
    before = (*DAY[2:], "--as-of", "2026-01-01", "--root", late)

    for form in ("text", "json", "csv"):
        status, out, _ = ledgers("history", *before, "--format", form)
        assert (status, "2026-W" in out) == (0, False)


# ── What cannot go on ────────────────────────────────────────────────────────────────────────────


def test_a_city_outside_a_repository_has_no_history(ledgers: Run, city: Path) -> None:
    said = "there is no git repository here, so nothing is known of the past\n"

    assert ledgers("history", *DAY, "--root", city) == (2, "", said)


def test_a_clone_without_its_past_is_refused(ledgers: Run, late: Path) -> None:
    git(late.parent, "clone", "--quiet", "--depth=1", late.as_uri(), "cut")

    status, out, errors = ledgers("history", *DAY, "--root", late.parent / "cut")

    assert (status, out) == (2, "")
    assert errors == "this clone's history is cut off; run: git fetch --unshallow\n"


@pytest.mark.parametrize("weeks", ["0", "-1", "x"])
def test_a_number_of_weeks_that_is_none_is_refused(ledgers: Run, late: Path, weeks: str) -> None:
    assert ledgers("history", *DAY, "--root", late, "--weeks", weeks)[0] == 2


# ── `--at` of the other commands ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["main~1", "first", "heavy", "short"])
def test_any_name_of_a_commit_will_do_for_assess(ledgers: Run, late: Path, name: str) -> None:
    git(late, "tag", "first", "main~1")
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")
    git(late, *who, "tag", "--annotate", "--message", "first", "heavy", "main~1")
    whole = git(late, "rev-parse", "main~1").strip()
    revision = {"short": whole[:7]}.get(name, name)

    found = assessed(ledgers, late, "2026-07-15", "--at", revision)

    assert found == assessed(ledgers, late, "2026-07-15", "--at", whole)
    assert found != assessed(ledgers, late, "2026-07-15")


@pytest.mark.parametrize("command", ["assess", "publish"])
@pytest.mark.parametrize("kept", ["data/", "schemas/"])
def test_a_revision_without_data_or_schemas_is_one_sentence(
    ledgers: Run, tmp_path: Path, command: str, kept: str
) -> None:
    whole: Files = {**CITY, **SCHEMAS}
    some = {path: data for path, data in whole.items() if path.startswith(kept)}
    root = repository(tmp_path / "city", [on("2026-06-10", some), on("2026-07-14", whole)])

    status, out, errors = ledgers(command, *DAY, "--root", root, "--at", "main~1")

    assert (status, out) == (2, "")
    assert len(errors.splitlines()) == 1


# ── Once ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_tree_gives_the_catalogue_that_the_whole_check_gives(late: Path) -> None:
    store = opened(late)
    past = Past(store)

    for commit in store.commits("main"):
        whole = load(Request(late, date(2026, 7, 15), commit.id))
        alone = past.city(commit)
        assert [d.file for d in alone.catalog.documents] == [
            d.file for d in whole.catalog.documents
        ]
        assert alone.catalog.progress == whole.catalog.progress
        assert (alone.files, alone.commit) == (whole.files, whole.commit)


def test_schemas_that_trees_share_are_prepared_once(
    late: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared = []

    def counted(schemas: Any) -> object:  # noqa: ANN401 - as the function it stands for
        prepared.append(schemas)
        return alone_under(schemas)

    monkeypatch.setattr("ledgers.flow.history.alone_under", counted)
    go_on(late, [on("2026-07-15", {"schemas/README.md": b"other words\n"})])
    store = opened(late)
    past = Past(store)

    for commit in store.commits("main"):
        past.city(commit)

    assert len(prepared) == 2


def test_a_commit_that_stood_for_many_weeks_is_read_once(
    ledgers: Run, late: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []
    city = Past.city

    def counted(past: Past, commit: Commit) -> object:
        read.append(commit.id)
        return city(past, commit)

    monkeypatch.setattr(Past, "city", counted)
    told(ledgers, late)

    assert read == git(late, "rev-list", "--reverse", "main").split()

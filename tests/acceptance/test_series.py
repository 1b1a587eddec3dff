"""Let series say what their issues hold, ask something of counties, and ask after it again."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from ledgers.cli.main import main
from tests.acceptance.test_bulletins import FOLDER, commit, git, place
from tests.conftest import MINI, write_city

Ledgers = Callable[..., tuple[int, str, str]]
FIRST, SECOND = "weekly-2026-01", "weekly-2026-02"
SERIES = """series:
  - series: weekly
    facts: [tasks, findings, rectification]
    leads: [progress, tasks.overdue, rectification.rate]
    chart: county.progress
  - {series: observation, facts: [checks, findings], chart: county.check_score}
"""


def run(root: Path, *arguments: str, today: str) -> int:
    return main(["bulletin", *arguments, *place(root, today)])


def text(root: Path, name: str) -> str:
    return (root / FOLDER / f"{name}.yaml").read_text("utf-8")


def edited(root: Path, name: str, old: str, new: str) -> None:
    assert old in text(root, name)
    (root / FOLDER / f"{name}.yaml").write_text(text(root, name).replace(old, new, 1), "utf-8")


def weekly(root: Path, period: str, today: str) -> int:
    return run(root, "draft", "--series", "weekly", "--period", period, today=today)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a city whose series say what they hold, with one issue and the draft of the next."""
    root = write_city(tmp_path_factory.mktemp("series") / "city", MINI)
    with (root / "data/city/publication.yaml").open("a", encoding="utf-8") as file:
        file.write(SERIES)
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root)
    assert weekly(root, "2026-W27", "2026-07-06") == 0
    by_word = '  - {no: 90, what: 报送安全自查情况, due_on: 2026-07-10, county: "990121"}\n'
    edited(root, FIRST, "demands:\n", f"demands:\n{by_word}")
    assert run(root, "issue", FIRST, today="2026-07-06") == 0
    assert weekly(root, "2026-W28", "2026-07-13") == 0
    return root


@pytest.fixture
def city(asked: Path, tmp_path: Path) -> Path:
    """Return a copy of that city."""
    return shutil.copytree(asked, tmp_path / "city")


def test_an_issue_holds_the_subjects_of_its_series_and_no_others(asked: Path) -> None:
    keys = set(re.findall(r"key: ([a-z_.]+), (?:county|task|value)", text(asked, FIRST)))

    assert {"progress", "findings.open", "rectification.rate", "county.late"} <= keys
    assert not {key for key in keys if "rank" in key or "score" in key or "actions" in key}
    assert "content: {facts: [tasks, findings, rectification]" in text(asked, FIRST)


def test_a_draft_asks_for_what_is_overdue_with_a_day_and_the_measures_that_show_it(
    asked: Path,
) -> None:
    demand = next(row for row in text(asked, FIRST).splitlines() if "measures: [" in row)

    assert re.search(r"due_on: 2026-07-16, county: \"99[0-9]{4}\", measures: \[T[0-9]+", demand)


def test_the_next_issue_follows_up_what_was_asked(city: Path, ledgers: Ledgers) -> None:
    followed = text(city, SECOND).partition("followed:\n")[2].partition("preface:")[0]
    assert f"issue: city/bulletins/{FIRST}, state: overdue" in followed.splitlines()[0]

    edited(city, SECOND, "state: overdue", "state: done")
    assert run(city, "issue", SECOND, today="2026-07-13") == 0
    issued = text(city, SECOND)
    assert "  - {key: demands.done, value: 1}" in issued
    assert f"since: city/bulletins/{FIRST}" in issued
    assert ledgers("bulletin", "verify", "--all", *place(city))[0] == 0


def test_a_demand_that_is_not_followed_up_stops_the_issue(city: Path, ledgers: Ledgers) -> None:
    row = text(city, SECOND).partition("followed:\n")[2].splitlines()[0]
    edited(city, SECOND, f"{row}\n", "")

    status, said, _ = ledgers("bulletin", "issue", SECOND, *place(city))
    assert (status, "B113" in said) == (1, True)
    assert f"demand 90 of city/bulletins/{FIRST} is not followed up as it was asked" in said


def test_tasks_are_asked_for_by_code_and_title(city: Path) -> None:
    tasks = yaml.safe_load((city / "data/city/tasks.yaml").read_text("utf-8"))["tasks"]
    called = {f"{task['id']} {task['title']}" for task in tasks}

    asked = re.findall(r"what: .*? overdue of (.+?), due_on", text(city, FIRST))

    named = {each for row in asked for each in row.strip('"').split(", ")}
    assert named
    assert named <= called


@pytest.fixture
def forged(city: Path) -> Path:
    """Return a city in which a county has made good, by a sealed lie, what is overdue."""
    assert run(city, "issue", SECOND, today="2026-07-13") == 0
    path = city / FOLDER / f"{SECOND}.yaml"
    followed = path.read_text("utf-8").partition("followed:\n")[2]
    judged = next(row for row in followed.splitlines() if "measures: [" in row)
    state = re.search(r"state: (open|overdue)", judged)
    assert state
    whole = path.read_text("utf-8").replace(judged, judged.replace(state[0], "state: done"))
    path.write_text(resealed(whole), "utf-8")
    return city


def test_what_is_said_of_earlier_demands_is_proved(forged: Path, ledgers: Ledgers) -> None:
    status, said, _ = ledgers("bulletin", "verify", SECOND, *place(forged))
    assert (status, "what came of earlier demands is not what it says" in said) == (1, True)


def test_several_processors_come_to_the_verdicts_of_one_in_the_same_order(
    forged: Path, ledgers: Ledgers, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for processors in (1, 2):
        monkeypatch.setattr("os.cpu_count", lambda count=processors: count)
        status, said, _ = ledgers("bulletin", "verify", "--all", *place(forged))
        found.append((status, said.splitlines()[:-1]))  # The last line says how long it took.

    assert found[0] == found[1]
    assert [row.partition(":")[0] for row in found[0][1][:2]] == [FIRST, SECOND]


def resealed(whole: str) -> str:
    """Return the text of an issue with the digest of what stands above it now."""
    from ledgers.model.bulletin import digest_of, sealed  # noqa: PLC0415

    above = sealed(whole) or ""
    return re.sub(r'(?m)^digest: "[0-9a-f]{64}"$', f'digest: "{digest_of(above)}"', whole)


def test_an_observation_tells_what_was_seen_and_asks_that_it_be_put_right(city: Path) -> None:
    name, today = "observation-2026-01", "2026-08-01"
    options = ("--series", "observation", "--period", "2026-07")
    assert run(city, "draft", *options, today=today) == 0
    assert run(city, "issue", name, today=today) == 0
    issued = text(city, name)

    assert "{key: checks.held, value: 1}" in issued
    assert re.search(r'county.check_score, county: "990[0-9]+", value: [0-9]{2}\.[0-9]', issued)
    assert "key: progress" not in issued
    assert re.search(r"what: .*, due_on: 2026-.*finding: city/findings/F2026", issued)


def test_a_correction_follows_up_what_the_wrong_issue_did_and_changes_only_what_was_wrong(
    city: Path, ledgers: Ledgers
) -> None:
    assert run(city, "issue", SECOND, today="2026-07-13") == 0
    asked = ("draft", "--series", "correction", "--corrects", f"city/bulletins/{SECOND}")
    assert run(city, *asked, "--as-of", "2026-07-12", today="2026-07-14") == 0
    assert run(city, "issue", "correction-2026-01", today="2026-07-14") == 0

    whole = text(city, "correction-2026-01")
    assert "key: demands.overdue" in whole
    assert "corrections:" not in whole
    assert ledgers("bulletin", "verify", "--all", *place(city))[0] == 0

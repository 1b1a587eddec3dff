"""Drive bulletins from draft to proof in a repository with real git, as a city's office would."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ledgers.cli.main import main
from tests.conftest import MINI, REPOSITORY, write_city

Ledgers = Callable[..., tuple[int, str, str]]
MONDAY = "2026-07-13"
WEEK = "2026-W28"
NAME = "weekly-2026-01"
FOLDER = "data/city/bulletins"
PROGRESS = "data/counties/990121/progress"


def git(root: Path, *arguments: str) -> str:
    """Run git in a repository and return what it says."""
    names = ("-c", "user.name=clerk", "-c", "user.email=clerk@example.org")
    done = subprocess.run(
        ("git", *names, *arguments), cwd=root, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def commit(root: Path, message: str = "File") -> None:
    """Commit everything."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", message)


def place(root: Path, today: str = MONDAY) -> tuple[str, ...]:
    return "--root", str(root), "--today", today, "--lang", "en"


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return repositories that nobody changes: a mini city filed, with a draft, with an issue."""
    folder = tmp_path_factory.mktemp("stages")
    filed = write_city(folder / "filed", MINI)
    git(filed, "init", "--quiet", "--initial-branch", "main")
    commit(filed)
    drafted = shutil.copytree(filed, folder / "drafted")
    week = ("--series", "weekly", "--period", WEEK)
    assert main(["bulletin", "draft", *week, *place(drafted)]) == 0
    issued = shutil.copytree(drafted, folder / "issued")
    assert main(["bulletin", "issue", NAME, *place(issued)]) == 0
    commit(issued)
    return {"filed": filed, "drafted": drafted, "issued": issued}


@pytest.fixture
def repository(stages: Mapping[str, Path], tmp_path: Path) -> Path:
    """Return a mini city under git, everything committed."""
    return shutil.copytree(stages["filed"], tmp_path / "city")


@pytest.fixture
def drafted(stages: Mapping[str, Path], repository: Path) -> Path:
    """Return the repository with a draft, not committed."""
    return shutil.copytree(stages["drafted"], repository, dirs_exist_ok=True)


@pytest.fixture
def issued(stages: Mapping[str, Path], repository: Path) -> Path:
    """Return the repository with one issue, committed."""
    shutil.rmtree(repository)
    return shutil.copytree(stages["issued"], repository)


@pytest.fixture
def run(repository: Path, ledgers: Ledgers) -> Ledgers:
    """Return `ledgers bulletin …` in the repository, in English, on a Monday."""

    def bulletin(*arguments: str, today: str = MONDAY) -> tuple[int, str, str]:
        return ledgers("bulletin", *arguments, *place(repository, today))

    return bulletin


def weekly(run: Ledgers, period: str = WEEK, *more: str) -> tuple[int, str, str]:
    return run("draft", "--series", "weekly", "--period", period, *more)


def edited(root: Path, name: str, old: str, new: str) -> None:
    """Replace a text that stands exactly once in a bulletin."""
    path = root / FOLDER / f"{name}.yaml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def add_paragraph(root: Path, name: str, paragraph: str) -> None:
    with (root / FOLDER / f"{name}.yaml").open("a", encoding="utf-8") as file:
        file.write(f'  - "{paragraph}"\n')


def a_progress_file(root: Path) -> Path:
    return min((root / PROGRESS).glob("*.yaml"))


def later_filing(root: Path) -> None:
    """Take back what the county filed before that Monday: another past."""
    path = a_progress_file(root)
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"status: submitted", "status: doing", text), "utf-8")


def test_from_draft_to_proof(repository: Path, run: Ledgers) -> None:
    assert weekly(run)[0] == 0
    add_paragraph(repository, NAME, "岫岭县名次{county.rank@990121}，逾期{tasks.overdue}项。")

    status, said, _ = run("issue", NAME)
    assert (status, f"written: {FOLDER}/{NAME}.yaml" in said) == (0, True)
    text = (repository / FOLDER / f"{NAME}.yaml").read_text("utf-8")
    assert "status: issued" in text
    assert "Progress of the work in week 28, no. 1 of 2026" in text
    assert "{county.rank@990121}" in text

    status, said, _ = run("verify", "--all")
    assert status == 0
    assert re.search(r"1 of 1 issues verified, [1-9][0-9]+ figures compared", said)


def test_an_issue_still_verifies_when_the_data_has_moved_on(issued: Path, run: Ledgers) -> None:
    later_filing(issued)
    commit(issued)

    assert run("verify", NAME)[0] == 0


def test_an_issue_still_verifies_after_the_history_was_squashed(issued: Path, run: Ledgers) -> None:
    """The history is thrown away; one commit holds what it led to."""
    shutil.rmtree(issued / ".git")
    git(issued, "init", "--quiet")
    commit(issued)

    assert run("verify", "--all")[0] == 0


def test_where_the_past_was_changed_exactly_its_issues_fail(repository: Path, run: Ledgers) -> None:
    weekly(run, "2026-W27")
    run("issue", NAME)
    commit(repository)
    first = git(repository, "rev-parse", "HEAD")
    path = a_progress_file(repository)
    path.write_text(path.read_text("utf-8") + "# moved on\n", "utf-8")
    commit(repository)
    weekly(run)
    run("issue", "weekly-2026-02")
    commit(repository)

    # A history in which the first week's data never was as it had been.
    git(repository, "checkout", "--quiet", "--orphan", "forged")
    commit(repository)
    git(repository, "branch", "--quiet", "--delete", "--force", "main")
    git(repository, "tag", "--delete", "issue/weekly-2026-01", "issue/weekly-2026-02")
    assert first not in git(repository, "rev-list", "--all")

    status, said, _ = run("verify", "--all")
    assert status == 1
    assert "weekly-2026-01: not here" in said
    assert "weekly-2026-02: same" in said
    assert "no commit or tag of this repository holds tree" in said


def test_a_changed_figure_is_found(issued: Path, run: Ledgers, ledgers: Ledgers) -> None:
    path = issued / FOLDER / f"{NAME}.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(key: tasks.total, value: )[0-9]+", r"\g<1>9", text), "utf-8")

    assert run("verify", NAME)[:1] == (1,)
    status, said, _ = ledgers("check", *place(issued))
    assert (status, "B101" in said) == (1, True)


def test_every_byte_above_the_digest_counts(issued: Path, run: Ledgers) -> None:
    edited(issued, NAME, "series: weekly\n", "series: weekly \n")

    status, said, _ = run("verify", NAME)
    assert status == 1
    assert "the part above the digest is not what was issued" in said


@pytest.mark.parametrize("line", ["expires_on: 2026-07-13", "public_scope: none"])
def test_nothing_may_be_added_below_the_digest(issued: Path, run: Ledgers, line: str) -> None:
    with (issued / FOLDER / f"{NAME}.yaml").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")

    assert run("verify", NAME)[0] == 1


def test_a_preface_that_was_changed_is_found(issued: Path, run: Ledgers) -> None:
    edited(issued, NAME, "{findings.opened}", "{findings.open}")

    status, said, _ = run("verify", NAME)
    assert (status, "the preface is not the one that was issued" in said) == (1, True)


def test_what_is_known_now_is_told_apart(issued: Path, run: Ledgers) -> None:
    for path in (issued / "data/city/decisions/990121/progress").glob("*.yaml"):
        path.unlink()
    commit(issued)

    status, said, _ = run("verify", NAME, "--against", "HEAD")
    assert status == 0
    assert "as now known:" in said
    assert "→" in said.split("as now known:")[1]


def test_a_correction_names_old_and_new_values(repository: Path, run: Ledgers) -> None:
    name = "quarterly-2026-01"
    run("draft", "--series", "quarterly", "--period", "2026-Q2", "--as-of", "2026-04-20")
    run("issue", name)
    status, _, _ = run(
        "draft", "--series", "correction", "--corrects", name, "--as-of", "2026-06-30"
    )
    assert status == 0
    assert run("issue", "correction-2026-01")[0] == 0

    text = (repository / FOLDER / "correction-2026-01.yaml").read_text("utf-8")
    assert f"corrects: city/bulletins/{name}" in text
    about = "Progress of the work in quarter 2, no. 1 of 2026"
    assert f"Correction of figures in “{about}”, no. 1 of 2026" in text
    assert re.search(r"\{key: measures.accepted, was: [0-9]+, now: [0-9]+\}", text)
    assert run("verify", "--all")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("issue", "weekly-2026-07"), "there is no draft weekly-2026-07"),
        (("draft", "--series", "weekly", "--period", "2026-W40"), "has not come yet"),
        (("draft", "--series", "weekly", "--period", "2026-07"), "write --period as in"),
        (
            ("draft", "--series", "weekly", "--period", WEEK, "--as-of", "2026-06-01"),
            "lies outside the period",
        ),
        (("draft", "--series", "daily", "--period", WEEK), "there is no series daily"),
        (("draft", "--series", "node", "--task", "T99"), "there is no task T99"),
        (
            ("draft", "--series", "correction", "--corrects", NAME),
            "there is no issue weekly-2026-01",
        ),
        (("verify", "weekly-2026-07"), "there is no issue weekly-2026-07"),
        (("verify",), "name an issue, or say --all"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_cannot_be_is_one_sentence_and_nothing_is_written(
    repository: Path, run: Ledgers, arguments: tuple[str, ...], sentence: str
) -> None:
    status, _, said = run(*arguments)

    assert (status, said.count("\n")) == (2, 1)
    assert sentence in said
    assert not (repository / FOLDER).exists()


def test_a_number_is_taken_once(drafted: Path, run: Ledgers) -> None:
    status, _, said = weekly(run, "2026-W27", "--number", "1")

    assert (status, "is taken" in said) == (2, True)
    assert [path.name for path in (drafted / FOLDER).iterdir()] == [f"{NAME}.yaml"]


@pytest.mark.usefixtures("drafted")
def test_the_same_period_is_not_drafted_twice(run: Ledgers) -> None:
    status, _, said = weekly(run)

    assert (status, "there is one already" in said) == (2, True)


@pytest.mark.parametrize("command", [("draft", "--series", "weekly"), ("issue", NAME)])
def test_a_broken_file_is_reported_and_never_written_over(
    drafted: Path, run: Ledgers, command: tuple[str, ...]
) -> None:
    path = drafted / FOLDER / f"{NAME}.yaml"
    path.write_text(path.read_text("utf-8") + "unknown: x\n", "utf-8")
    before = path.read_bytes()
    period = ("--period", WEEK) if command[0] == "draft" else ()

    status, said, errors = run(*command, *period)

    assert (status, path.read_bytes() == before) == (1, True)
    assert f"{FOLDER}/{NAME}.yaml:" in said + errors


def test_nothing_is_issued_from_files_that_no_commit_holds(drafted: Path, run: Ledgers) -> None:
    later_filing(drafted)

    status, _, said = run("issue", NAME)
    assert (status, "are not committed" in said) == (2, True)
    assert "status: draft" in (drafted / FOLDER / f"{NAME}.yaml").read_text("utf-8")


@pytest.mark.usefixtures("issued")
def test_an_issue_is_not_issued_again(run: Ledgers) -> None:
    status, _, said = run("issue", NAME)
    assert (status, "was issued already" in said) == (2, True)


@pytest.mark.parametrize(
    ("paragraph", "code"),
    [("逾期3项。", "B105"), ("逾期三项。", "B105"), ("逾期{tasks.late}项。", "B106")],
)
def test_a_preface_types_no_figure(drafted: Path, run: Ledgers, paragraph: str, code: str) -> None:
    add_paragraph(drafted, NAME, paragraph)

    status, said, _ = run("issue", NAME)
    assert (status, code in said) == (1, True)
    assert "status: draft" in (drafted / FOLDER / f"{NAME}.yaml").read_text("utf-8")


def test_a_fault_of_an_issue_is_told_at_the_line_of_its_draft(drafted: Path, run: Ledgers) -> None:
    """Nobody knows before issuing that the sums of actions are not public."""
    add_paragraph(drafted, NAME, "处理{actions.decided}件。")
    lines = (drafted / FOLDER / f"{NAME}.yaml").read_text("utf-8").splitlines()

    _, said, _ = run("issue", NAME)
    assert f"{FOLDER}/{NAME}.yaml:{len(lines)}:5: B106" in said


def test_in_a_clone_whose_history_is_cut_off_one_sentence_says_so(
    issued: Path, ledgers: Ledgers, tmp_path: Path
) -> None:
    later_filing(issued)
    commit(issued)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{issued}", str(shallow))

    status, said, _ = ledgers("bulletin", "verify", "--all", *place(shallow))
    assert status == 1
    assert "git fetch --unshallow" in said


KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from ledgers.cli.main import main
replace = Path.replace
def killed(self, to):
    if "bulletins" in str(to):
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(self, to)
Path.replace = killed
main(sys.argv[1:])
"""


def test_a_run_that_is_killed_leaves_the_draft_and_can_be_run_again(
    drafted: Path, run: Ledgers
) -> None:
    before = (drafted / FOLDER / f"{NAME}.yaml").read_bytes()
    issue = ("bulletin", "issue", NAME, *place(drafted))
    command = (sys.executable, "-c", KILLED_WHILE_WRITING, *issue)

    done = subprocess.run(command, cwd=REPOSITORY, check=False, capture_output=True)

    assert done.returncode == -signal.SIGKILL
    assert (drafted / FOLDER / f"{NAME}.yaml").read_bytes() == before
    assert run("issue", NAME)[0] == 0
    assert run("verify", "--all")[0] == 0
    assert [path.name for path in (drafted / FOLDER).iterdir()] == [f"{NAME}.yaml"]

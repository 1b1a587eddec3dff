"""Real pushes to a bare repository with the hook: lawful ones are taken, attacks are refused."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ledgers.cli.main import main
from ledgers.flow.hook import Push, told
from ledgers.model.diff import Hook
from ledgers.model.problem import CannotGoOn
from tests.unit.check.change.judging import after, swap
from tests.unit.flow.pushed import (
    CITY,
    COUNTY,
    OTHER,
    T16,
    UPDATE,
    Clone,
    asked,
    cloned,
    copied,
    git,
    of_today,
    served,
)

REVIEWER = "city-office-09"
"""The office that the county is paired with."""
NUMBER = "11010519491231002X"
DECISION = """# yaml-language-server: $schema=../../../../../schemas/decisions.schema.json
subject: progress/T16
decisions:
  - on: 2026-07-15
    decision: extended
    until: 2026-10-30
    measures: [T16.1]
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a bare repository that nobody pushes to."""
    return served(tmp_path_factory.mktemp("hook"))


@pytest.fixture
def bare(city: Path, tmp_path: Path) -> Path:
    """Return a bare repository of one's own."""
    return copied(city, tmp_path)


def test_a_clerk_and_an_office_push_what_is_theirs_at_the_same_time(bare: Path) -> None:
    clerk, other, office = (cloned(bare, name) for name in (COUNTY, OTHER, CITY))
    clerk.commit(T16, UPDATE)
    office.commit("data/city/decisions/990121/progress/T16.yaml", DECISION)

    assert clerk.push()[0]
    taken, said = office.push()
    assert (taken, "fetch first" in said) == (False, True)  # git itself refuses the second
    office.git("pull", "--quiet", "--rebase", "origin", "main")
    assert office.push()[0]

    other.git("pull", "--quiet")
    other.commit(T16, UPDATE)
    taken, said = other.push()
    assert not taken
    assert "P102 账号county-990102-filing无权改动这里：属于岫岭县" in said


def test_only_the_reviewers_of_a_county_merge_what_it_pushed_to_a_branch(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bare / "hooks/pre-receive").unlink()  # the hook is asked in this process
    clerk, office, reviewer = (cloned(bare, name) for name in (COUNTY, CITY, REVIEWER))
    clerk.commit(T16, UPDATE)
    clerk.push("HEAD:filed")
    for clone in (office, reviewer):
        clone.git("fetch", "--quiet")
        clone.git("merge", "--quiet", "--no-ff", "--no-edit", "origin/filed")

    assert asked(bare, office, "HEAD:main", monkeypatch) == 1
    assert asked(bare, reviewer, "HEAD:main", monkeypatch) == 0

    reviewer.git("reset", "--quiet", "--hard", "HEAD^")
    reviewer.git("merge", "--quiet", "--no-ff", "--no-commit", "origin/filed")
    reviewer.commit(T16, "# more\n", "a merge that adds to it")
    assert asked(bare, reviewer, "HEAD:main", monkeypatch) == 1

    reviewer.git("reset", "--quiet", "--hard", "HEAD^")
    reviewer.commit(T16, UPDATE, "what no county pushed")
    assert asked(bare, reviewer, "HEAD:main", monkeypatch) == 1


EVENT = "data/counties/990121/events/E2026-06-15-1.yaml"
AWAITED = "due: {workdays: 5, after: {event: political_study}}"
PAPER, RETURN = (
    f"data/counties/990121/{name}.yaml" for name in ("documents/D2026-06-17-1", "returns/2026-05")
)
BY_WAY_OF_A_BRANCH = {
    "late without a reason": (
        COUNTY,
        (T16, "  - on: 2026-07-01\n    came_in: 2026-07-15\n    status: doing\n"),
        "T16.yaml:8:14: P304",
    ),
    "a closed period filled": (
        COUNTY,
        (RETURN, "  - indicator: risk_points\n    value: 5\n"),
        "2026-05.yaml:23:5: P208",
    ),
    "a document claimed": (COUNTY, (PAPER, "fulfils: talk_room_rule\n"), "17-1.yaml:16:10: P301"),
    "an event taken back": (
        COUNTY,
        (EVENT, "withdrawn: {on: 2026-07-15, reason: 重复}\n"),
        "15-1.yaml:9:1: P405",
    ),
    "without a mark": ("city-office-10", (T16, UPDATE), "T16.yaml:7:5: P107"),
}


def test_what_is_asked_once_is_asked_of_the_branch_by_way_of_which_it_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    enters = '[city-office-10]\n    may_file_for: ["990121"]'
    files = [
        swap(PAPER, "fulfils: talk_room_rule\n", ""),
        swap("data/city/owners.yaml", "[city-office-10]", enters),
        swap("data/city/tasks.yaml", "due_on: 2026-07-17\n  - id: T07", f"{AWAITED}\n  - id: T07"),
    ]
    bare = served(tmp_path, after(files))
    for actor, added, expected in BY_WAY_OF_A_BRANCH.values():
        clerk = cloned(bare, actor)
        clerk.commit(*added)

        assert asked(bare, clerk, "HEAD:side", monkeypatch) == 1
        assert expected in capsys.readouterr().err


def merge_that_hides(clerk: Clone) -> str:
    """Put a file into a merge, and take it away in the next commit."""
    clerk.git("switch", "--quiet", "--create", "side")
    clerk.commit(T16, UPDATE)
    clerk.git("switch", "--quiet", "main")
    clerk.git("merge", "--quiet", "--no-ff", "--no-commit", "side")
    clerk.commit("data/city/tasks.yaml", "# 改\n", "merged")
    clerk.git("revert", "--no-edit", "-m", "1", "HEAD")
    return "HEAD:main"


def number_taken_out_again(clerk: Clone) -> str:
    """Write an identity number, and take it out in the next commit."""
    clerk.commit("README.md", f"{NUMBER}\n")
    clerk.commit("README.md", "", "nothing")
    clerk.git("rm", "--quiet", "README.md")
    clerk.commit("notes.md", "text\n", "taken out")
    return "HEAD:refs/heads/side"


def forced(clerk: Clone) -> str:
    """Write the past of the branch anew."""
    clerk.git("commit", "--quiet", "--amend", "--message", "another past")
    return "+HEAD:main"


def under_another_name(clerk: Clone) -> str:
    """Push to a name that leads to the branch."""
    clerk.commit(T16, UPDATE)
    return "HEAD:refs/heads/alias"


def unrelated(clerk: Clone) -> str:
    """Push a history that has nothing in common with the branch."""
    clerk.git("switch", "--quiet", "--orphan", "new")
    clerk.commit("a.md", "a\n")
    return "HEAD:refs/heads/new"


def tag_that_tells(clerk: Clone) -> str:
    """Write a number into the message of a tag."""
    clerk.git("tag", "--annotate", "--message", f"x\n\n{NUMBER}", "v1")
    return "refs/tags/v1"


def mistyped(clerk: Clone) -> str:
    """File an update with a full-width colon."""
    clerk.commit(T16, UPDATE.replace("status: ", "status："))
    return "HEAD:main"


ATTACKS: dict[str, tuple[Callable[[Clone], str], str]] = {
    "a colon of the wrong width": (mistyped, "    改为 │    status: doing\n"),
    "a merge that hides a file": (merge_that_hides, "data/city/tasks.yaml:1:1: P102"),
    "a number taken out again": (number_taken_out_again, "README.md:1:1: V102"),
    "a forced push": (forced, "main 只能向前增长"),
    "a past with nothing in common": (unrelated, "没有共同的提交"),
    "a number in a branch's name": (lambda _: "HEAD:refs/heads/to-13800138000", "V103"),
    "a sign in a branch's name": (lambda _: "HEAD:refs/heads/a\u200bb", "P605"),
    "a number in a tag": (tag_that_tells, "refs/tags/v1:3:1: V102"),
    "another name of the branch": (under_another_name, "是另一个分支的别名"),
    "the branch deleted": (lambda _: ":main", "refs/heads/main 不能删除"),
    "what replaces others": (lambda _: "HEAD:refs/replace/" + "1" * 40, "既不是分支，也不是标签"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_in_the_words_of_the_pusher(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    attack, expected = ATTACKS[name]
    git(bare, "symbolic-ref", "refs/heads/alias", "refs/heads/main")
    clerk = cloned(bare, COUNTY)

    found = asked(bare, clerk, attack(clerk), monkeypatch)

    assert found in {1, 2}
    assert expected in capsys.readouterr().err


def test_what_is_lawful_is_taken(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk = cloned(bare, COUNTY)
    clerk.commit(T16, UPDATE)
    clerk.git("tag", "--annotate", "--message", "x", "v1")

    pushed = [
        "HEAD:refs/heads/main",
        "HEAD:refs/heads/文书-2026",
        "refs/tags/v1",
        ":refs/heads/old",
    ]
    found = [asked(bare, clerk, refspec, monkeypatch) for refspec in pushed]

    assert found == [0, 0, 0, 0]


def test_what_others_did_wrong_before_is_nobody_elses_fault(city: Path, tmp_path: Path) -> None:
    seed = cloned(copied(city, tmp_path), COUNTY)
    seed.commit("data/counties/990102/progress/T16.yaml", "x: [\n", "broken before the hook")
    bare = tmp_path / "city.git"
    hook = (bare / "hooks/pre-receive").rename(tmp_path / "hook")
    assert seed.push()[0]
    hook.rename(bare / "hooks/pre-receive")
    clerk = cloned(bare, COUNTY)
    clerk.commit(T16, UPDATE)

    assert clerk.push()[0]


@pytest.mark.parametrize(("actor", "expected"), [("", "服务器没有说明"), ("nobody", "P101")])
def test_a_pusher_whom_nobody_knows_is_refused(bare: Path, actor: str, expected: str) -> None:
    clerk = cloned(bare, actor)
    clerk.commit(T16, UPDATE)

    taken, said = clerk.push()

    assert not taken
    assert expected in said


def test_hooks_of_a_clone_examine_what_is_staged_and_what_is_pushed(bare: Path) -> None:
    clerk = cloned(bare, COUNTY)
    for kind in ("pre-commit", "pre-push"):
        assert main(["hook", "install", "--kind", kind, "--root", str(clerk.root)]) == 0
        of_today(clerk.root / ".git/hooks" / kind)
    file = clerk.root / T16
    file.write_text(file.read_text("utf-8").replace("07-09", "07-08"), "utf-8")

    said = git(clerk.root, "commit", "--all", "--message", "re-dated").stdout
    git(clerk.root, "commit", "--no-verify", "--all", "--message", "re-dated")
    (bare / "hooks/pre-receive").unlink()

    assert "P201" in said
    assert "P201" in clerk.push()[1]
    assert git(bare, "log", "--oneline").stdout.count("\n") == 1


def test_a_hook_of_others_is_left_alone_and_a_folder_of_hooks_is_used(bare: Path) -> None:
    words = ["hook", "install", "--kind", "pre-receive", "--root", str(bare)]
    hook = bare / "hooks/pre-receive"
    assert main([*words, "--actor-from", "GL_USER"]) == 0
    assert "--actor-from GL_USER --" in hook.read_text("utf-8")

    hook.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    assert main(words) == 2
    (bare / "hooks/pre-receive.d").mkdir()
    assert main(words) == 0

    assert (bare / "hooks/pre-receive.d/ledgers").stat().st_mode & 0o777 == 0o755
    assert hook.read_text("utf-8") == "#!/bin/sh\nexit 0\n"


def test_a_line_that_is_not_of_git_stops_the_run(bare: Path) -> None:
    push = Push(Hook.RECEIVE, bare, date(2026, 7, 15), "main", COUNTY)

    with pytest.raises(CannotGoOn):
        told(push, b"only two\n")

"""With real git: an entry is asked once when it came in, on a host and on a server of one's own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from demo.repositories import git
from tests.unit.flow.pushed import CITY, COUNTY, T16, Clone, asked, cloned, served
from tests.unit.flow.test_review import committed, made

Run = Callable[..., tuple[int, str, str]]

WHO = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")
REVIEWER = "city-office-09"
IN_TIME = "  - on: 2026-07-14\n    status: submitted\n    measures: [T16.1]\n"
BACK = "  - on: 2026-06-30\n    status: submitted\n    measures: [T16.2]\n"
MENDED = BACK.replace("    status", "    came_in: 2026-07-15\n    late: 材料移交\n    status", 1)
LATER = ["2026-07-15", "2026-07-18", "2026-08-24"]
"""The day of the push, and three and forty days later."""


# ── On a host: the workflow says when the push came, and what it followed ────────────────────────


@pytest.fixture
def proposed(tmp_path: Path) -> Path:
    """Return a city with a branch that files in time."""
    root = made(tmp_path / "city")
    git(root, "switch", "--quiet", "--create", "filed")
    _commit(root, T16, IN_TIME)
    return root


@pytest.fixture
def checked(ledgers: Run, proposed: Path) -> Callable[..., tuple[int, bool]]:
    """Return a function that checks the branch, and says its status and whether P301 was found."""

    def run(today: str, *options: str) -> tuple[int, bool]:
        asked_for = ("--base", "main", "--head", "filed", "--actor", COUNTY, "--today", today)
        status, out, _ = ledgers("check", "--root", proposed, *asked_for, *options)
        return status, "P301" in out

    return run


def _commit(root: Path, path: str, text: str) -> str:
    (root / path).write_text((root / path).read_text("utf-8") + text, "utf-8")
    committed(root)
    return head(root)


def head(root: Path) -> str:
    """Return the commit that is checked out."""
    return git(root, "rev-parse", "HEAD").strip()


def test_a_rerun_and_the_main_branch_find_what_the_push_found(
    checked: Callable[..., tuple[int, bool]], proposed: Path
) -> None:
    received = ("--received", "2026-07-15")
    assert [checked(today, *received) for today in LATER] == [(0, False)] * 3
    assert [checked(today) for today in LATER] == [(0, False)] * 3

    _commit(proposed, T16, BACK)
    assert [checked(today, *received) for today in LATER] == [(1, True)] * 3


def test_a_push_answers_for_what_it_brings(
    checked: Callable[..., tuple[int, bool]], proposed: Path
) -> None:
    before = head(proposed)
    today = LATER[-1]
    _commit(proposed, T16, f"  - on: {today}\n    status: doing\n")
    pushed = ("--received", today, "--before", before)
    assert checked(today, "--received", today) == (1, True)
    assert checked(today, *pushed) == (0, False)

    git(proposed, "switch", "--quiet", "main")
    _commit(proposed, T16.replace("990121", "990102").replace("T16", "T02"), "# 附注\n")
    git(proposed, *WHO, "rebase", "--quiet", "main", "filed")
    assert head(proposed) != before
    assert checked(today, *pushed) == (0, False)


def test_a_push_that_was_refused_between_takes_nothing_from_the_one_before(
    checked: Callable[..., tuple[int, bool]], proposed: Path
) -> None:
    """The workflow gives every head of the branch that was found well, gone ones among them."""
    well, today = head(proposed), LATER[-1]
    _commit(proposed, T16, BACK)
    assert checked(today, "--received", today, "--before", well) == (1, True)

    git(proposed, "checkout", "--quiet", well, "--", T16)
    committed(proposed)
    before = f"{'b' * 40} {well}"
    assert checked(today, "--received", today, "--before", before) == (0, False)
    assert checked(today, "--received", today, "--before", "") == (1, True)


def test_after_a_refused_push_an_empty_commit_is_refused_too(
    checked: Callable[..., tuple[int, bool]], proposed: Path
) -> None:
    """The workflow gives no head before this push where that was not found well."""
    _commit(proposed, T16, BACK)
    git(proposed, *WHO, "commit", "--quiet", "--allow-empty", "--message", "再推")

    assert checked("2026-07-15", "--received", "2026-07-15", "--before", "") == (1, True)


def test_a_terminal_warns_of_a_push_today(ledgers: Run, proposed: Path) -> None:
    words = ("check", "--root", proposed, "--base", "main", "--actor", COUNTY, "--lang", "en")
    status, out, _ = ledgers(*words, "--today", "2026-07-20")
    at_last = ("--today", "2026-07-20", "--received", "2026-07-15")

    assert status == 0
    assert f"{T16}:7:9: P303 this is dated 2026-07-14; if you push today, it comes in 4 " in out
    assert "add these two lines to the entry: “came_in: 2026-07-20” and “late: the reason”" in out
    assert "if you push today" not in ledgers(*words, *at_last)[1]

    git(proposed, "update-ref", "refs/remotes/origin/filed", "filed")  # pushed on its day
    assert "if you push today" not in ledgers(*words, "--today", "2026-07-20")[1]


# ── On a server of one's own ─────────────────────────────────────────────────────────────────────


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Return a bare repository whose hook is asked in this process."""
    found = served(tmp_path)
    (found / "hooks/pre-receive").unlink()
    return found


Ask = Callable[..., int]


@pytest.fixture
def ask(bare: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Return a function that asks the hook, and pushes what it takes."""

    def pushed(clone: Clone, ref: str, day: str) -> int:
        found = asked(bare, clone, ref, monkeypatch, day)
        if found == 0:
            assert clone.push(ref)[0]
        return found

    return pushed


def test_a_branch_is_asked_when_it_comes_and_its_merge_is_not(bare: Path, ask: Ask) -> None:
    clerk, reviewer = cloned(bare, COUNTY), cloned(bare, REVIEWER)
    clerk.commit(T16, BACK)
    assert ask(clerk, "HEAD:filed", "2026-07-15") == 1

    clerk.git("reset", "--quiet", "--hard", "HEAD^")
    clerk.commit(T16, MENDED)
    assert ask(clerk, "HEAD:filed", "2026-07-15") == 0

    reviewer.git("fetch", "--quiet")
    reviewer.git("merge", "--quiet", "--no-ff", "--no-edit", "origin/filed")
    assert ask(reviewer, "HEAD:main", "2026-08-24") == 0


def test_a_tag_is_no_way_round(bare: Path, ask: Ask) -> None:
    """What a tag brings is asked about persons and form alone, so nobody merges it."""
    clerk, reviewer = cloned(bare, COUNTY), cloned(bare, REVIEWER)
    clerk.commit(T16, BACK)
    clerk.git("tag", "filed")
    assert ask(clerk, "refs/tags/filed", "2026-07-15") == 0

    reviewer.git("fetch", "--quiet", "--tags")
    reviewer.git("merge", "--quiet", "--no-ff", "--no-edit", "filed")
    assert ask(reviewer, "HEAD:main", "2026-07-15") == 1


def test_what_stands_on_a_branch_comes_to_main_whenever_it_may(bare: Path, ask: Ask) -> None:
    clerk, office = cloned(bare, COUNTY), cloned(bare, CITY)
    clerk.commit(T16, IN_TIME)
    assert ask(clerk, "HEAD:main", "2026-08-24") == 1
    assert ask(clerk, "HEAD:filed", "2026-07-15") == 0

    office.commit("data/city/calendar.yaml", "# 附注\n")
    assert ask(office, "HEAD:main", "2026-07-20") == 0
    clerk.git("pull", "--quiet", "--rebase", "origin", "main")
    assert ask(clerk, "+HEAD:filed", "2026-08-20") == 0
    assert ask(clerk, "HEAD:main", "2026-08-24") == 0


def test_an_empty_commit_makes_nothing_well_that_was_refused(bare: Path, ask: Ask) -> None:
    clerk = cloned(bare, COUNTY)
    clerk.commit(T16, BACK)
    assert ask(clerk, "HEAD:main", "2026-07-15") == 1

    clerk.git("commit", "--quiet", "--allow-empty", "--message", "再推")
    assert ask(clerk, "HEAD:main", "2026-07-15") == 1
    assert ask(clerk, "HEAD:other", "2026-07-15") == 1

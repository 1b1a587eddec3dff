"""See that `--send` proposes just what was written, and leaves the user's checkout as it is."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from ledgers.flow import editions
from ledgers.flow.saving import address_of
from ledgers.model.catalog import Catalog
from ledgers.model.portal import Published
from tests.unit.flow.pushed import CITY, COUNTY, NAMES, Clone, cloned, copied, git, served

Run = Callable[..., tuple[int, str, str]]
Send = Callable[..., tuple[int, str]]

DAY = ("--today", "2026-07-15", "--lang", "zh")
T07 = "data/city/decisions/990102/progress/T07.yaml"
T22 = "data/city/decisions/990121/progress/T22.yaml"
BRANCH = "ledgers/decide-accepted-990102-T07-2026-07-15"
ACCEPT = ("decide", "accept", "990102", "T07", "--send")


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a bare repository with the hook, that nobody pushes to."""
    return served(tmp_path_factory.mktemp("sending"))


@pytest.fixture
def bare(guarded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a bare repository of one's own, in a world where git knows who commits."""
    for name, value in {**NAMES, "GIT_CONFIG_GLOBAL": os.devnull}.items():
        monkeypatch.setenv(name, value)
    return copied(guarded, tmp_path)


@pytest.fixture
def send(ledgers: Run, monkeypatch: pytest.MonkeyPatch) -> Send:
    """Return a function that runs a command in a clone, as its owner, and gives all it says."""

    def run(clone: Clone, *words: str) -> tuple[int, str]:
        monkeypatch.setenv("GL_USERNAME", clone.actor)
        status, out, errors = ledgers(*words, "--root", clone.root, *DAY)
        return status, out + errors

    return run


def hooked(bare: Path, hook: str = "") -> Path:
    """Return a bare repository with another hook, which takes all if it is empty."""
    (bare / "hooks/pre-receive").write_text(f"#!/bin/sh\n{hook}\n", "utf-8")
    return bare


def last(said: str) -> str:
    """Return the last line that was said."""
    return said.splitlines()[-1]


def test_a_reviewer_sends_decisions_and_the_hook_takes_them(bare: Path, send: Send) -> None:
    office = cloned(bare, CITY)
    (office.root / "note").write_text("mine", "utf-8")
    office.git("add", "note")
    with (office.root / "data/city/tasks.yaml").open("a", encoding="utf-8") as file:
        file.write("# mine\n")

    status, said = send(office, *ACCEPT, "990121", "T22")

    branch = f"{BRANCH}-and-1-more"
    assert status == 0, said
    assert said.splitlines()[-3:] == [
        f"已推送：分支 {branch}",
        f"请 main 分支的负责人合并 {branch}",
        f"合并后收回本地：git add {T07} {T22}；git pull",
    ]
    # The checkout is what it was, but for the two files.
    assert office.git("status", "--short", "-uall").splitlines() == [
        f" M {T22}",
        " M data/city/tasks.yaml",
        "A  note",
        f"?? {T07}",
    ]
    assert office.git("branch", "--show-current") == "main\n"
    # The branch holds nothing else, and says what it is.
    assert git(bare, "diff", "--name-only", "main", branch).stdout.split() == [T07, T22]
    assert git(bare, "log", "-1", "--format=%B", branch).stdout.rstrip() == (
        "decide: accepted 990102 progress/T07 and 1 more\n\n990121 progress/T22"
    )
    # The owner of main merges it, and the hook takes that; then it is taken over here.
    owner = cloned(bare, CITY)
    owner.git("merge", "--quiet", "--no-ff", "--no-edit", f"origin/{branch}")
    assert owner.push()[0]
    office.git("add", T07, T22)
    office.git("pull", "--quiet", "--no-rebase")
    assert office.git("status", "--short").splitlines() == [" M data/city/tasks.yaml", "A  note"]


def test_a_county_sends_in_vain(bare: Path, send: Send) -> None:
    clerk = cloned(bare, COUNTY)

    status, said = send(clerk, *ACCEPT)

    assert (status, (clerk.root / T07).exists()) == (2, True)
    refused = f"{T07}:1:1: P102 账号{COUNTY}无权改动这里：属于市级台账 → "
    assert last(said).startswith(f"已建立分支 {BRANCH}，但 origin 没有接收：{refused}")
    assert last(said).endswith(f"改正后运行：git push origin refs/heads/{BRANCH}")
    assert git(bare, "branch").stdout == "* main\n"


def test_a_county_sends_what_it_files_and_the_hook_takes_it(bare: Path, send: Send) -> None:
    clerk = cloned(bare, COUNTY)

    status, said = send(clerk, "file", "990121", "T22", "在办", "--send")

    branch = "ledgers/file-990121-T22-2026-07-15"
    assert (status, f"已推送：分支 {branch}\n" in said) == (0, True), said
    changed = git(bare, "diff", "--name-only", "main", branch).stdout.split()
    assert changed == ["data/counties/990121/progress/T22.yaml"]
    assert git(bare, "log", "-1", "--format=%s", branch).stdout == "file: 990121 T22 doing\n"


def test_what_a_host_says_does_nothing_in_a_terminal(bare: Path, send: Send) -> None:
    office = cloned(hooked(bare, "printf '\\033[31mno\\007\\n' >&2; exit 1"), CITY)

    status, said = send(office, *ACCEPT)

    assert (status, "没有接收： [31mno" in said) == (2, True)
    assert [sign for sign in said if not sign.isprintable() and sign != "\n"] == []


@pytest.fixture
def failed(send: Send) -> Callable[[Clone], str]:
    """Return a function that sends in vain, and gives the last line that is said."""

    def run(office: Clone) -> str:
        status, said = send(office, *ACCEPT)
        assert (status, (office.root / T07).exists()) == (2, True)
        return last(said)

    return run


BY_HAND = (
    f"；已写入的文件保留，可手工提交：git switch --create NAME; git add {T07}; git commit; "
    "git push origin NAME"
)


def test_without_a_name_for_the_commit_git_guesses_none(
    bare: Path, failed: Callable[[Clone], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    office = cloned(bare, CITY)
    for name in NAMES:
        monkeypatch.delenv(name)

    said = failed(office)

    assert said == f"git 不知道以哪个职务名义提交：请设置 user.name 和 user.email{BY_HAND}"
    assert office.git("branch") == "* main\n"


def test_a_branch_that_is_there_stays_what_it_is(
    bare: Path, failed: Callable[[Clone], str]
) -> None:
    office = cloned(bare, CITY)
    office.git("branch", BRANCH)

    assert failed(office) == f"已有分支 {BRANCH}{BY_HAND}"
    assert office.git("rev-parse", BRANCH) == office.git("rev-parse", "HEAD")


def test_without_a_remote_the_branch_is_made_all_the_same(
    bare: Path, failed: Callable[[Clone], str]
) -> None:
    office = cloned(bare, CITY)
    office.git("remote", "remove", "origin")

    said = failed(office)

    assert said.startswith(f"已建立分支 {BRANCH}，但 origin 没有接收：")
    assert said.endswith(f"改正后运行：git push origin refs/heads/{BRANCH}")
    assert office.git("diff", "--name-only", "HEAD", BRANCH) == f"{T07}\n"


def test_an_issue_is_sent_with_the_tag_that_keeps_its_inputs(bare: Path, send: Send) -> None:
    office = cloned(hooked(bare), CITY)
    drafting = ("bulletin", "draft", "--series", "weekly", "--period", "2026-W28", "--send")

    drafted = send(office, *drafting)
    (file,) = (office.root / "data/city/bulletins").glob("*.yaml")
    name = file.stem
    issued = send(office, "bulletin", "issue", name, "--send")

    assert (drafted[0], issued[0]) == (0, 0), drafted[1] + issued[1]
    head = office.git("rev-parse", "HEAD")
    assert git(bare, "rev-parse", f"refs/tags/issue/{name}").stdout == head
    assert git(bare, "rev-parse", f"ledgers/bulletin-issue-{name}^").stdout == head
    path = f"data/city/bulletins/{name}.yaml"
    for verb in ("draft", "issue"):
        branch = f"ledgers/bulletin-{verb}-{name}"
        assert git(bare, "diff", "--name-only", "main", branch).stdout == f"{path}\n"
    assert "status: issued" in git(bare, "show", f"ledgers/bulletin-issue-{name}:{path}").stdout


def test_bulletins_that_are_due_and_editions_are_sent_too(
    bare: Path, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = cloned(hooked(bare), CITY)
    record = office.root / "data/city/editions/2026-Q2.yaml"

    def cut(_: object) -> SimpleNamespace:
        record.parent.mkdir(exist_ok=True)
        record.write_text("x: 1\n", "utf-8")
        office.git("tag", "edition/2026-Q2")
        city = SimpleNamespace(problems=(), has_errors=False, catalog=Catalog(()))
        published = Published(date(2026, 6, 30), "x", 0, 0, 0, 0, 0, 0, ())
        return SimpleNamespace(record=record, published=published, city=city)

    monkeypatch.setattr(editions, "cut", cut)

    due = send(office, "bulletin", "due", "--draft", "--send")
    edition = send(office, "edition", "cut", "2026-Q2", "--send")

    assert (due[0], edition[0]) == (0, 0), due[1] + edition[1]
    refs = git(bare, "for-each-ref", "--format=%(refname)").stdout.split()
    assert refs == [
        "refs/heads/ledgers/bulletin-due-2026-07-15",
        "refs/heads/ledgers/edition-cut-2026-Q2",
        "refs/heads/main",
        "refs/tags/edition/2026-Q2",
    ]


ON_ITS_HOST = "https://code.example/city/ledgers/compare/main...x"
SAID = ["Create a pull request:", "https://evil.example/x", f"  {ON_ITS_HOST}  "]
ADDRESSES = {
    "https://github.com/city/ledgers.git": "https://github.com/city/ledgers/pull/new/ledgers/x",
    "git@github.com:city/ledgers.git": "https://github.com/city/ledgers/pull/new/ledgers/x",
    "https://office:token@gitlab.example:8443/a/b/c": "https://gitlab.example:8443/a/b/c/-/"
    "merge_requests/new?merge_request%5Bsource_branch%5D=ledgers/x",
    "ssh://git@gitea.example:2222/city/台账.git": "https://gitea.example/city/"
    "%E5%8F%B0%E8%B4%A6/compare/main...ledgers/x",
    "git@code.example:city/ledgers.git": ON_ITS_HOST,
    "git@other.example:city/ledgers.git": None,
    "/srv/git/city.git": None,
    "../city.git": None,
    "file:///srv/git/city.git": None,
    "": None,
}


@pytest.mark.parametrize("remote", ADDRESSES)
def test_the_address_is_that_of_the_host_and_holds_no_secret(remote: str) -> None:
    assert address_of(remote, "ledgers/x", SAID) == ADDRESSES[remote]

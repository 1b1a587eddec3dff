"""An upgrade is the program of a tag with the city's own data, and the guard knows it again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cities import MINI, SCHEMAS
from tests.past.repositories import VERSIONS, repository_of
from tests.unit.flow.pushed import NAMES, git

Ledgers = Callable[..., tuple[int, str, str]]
TODAY, TAG = "2026-11-28", "v9.0.0"
PROGRAM = {**SCHEMAS, "scripts/new.py": b"NEW = 1\n", ".github/CODEOWNERS": b"* @upstream\n"}
GUARD = ".github/CODEOWNERS"


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commits have an author, whatever the machine knows."""
    for name, text in NAMES.items():
        monkeypatch.setenv(name, text)


def committed(root: Path, files: dict[str, bytes], message: str) -> None:
    """Write some files, and commit them."""
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    git(root, "add", "--all")
    assert git(root, "commit", "--quiet", "--message", message).returncode == 0


def upstream(folder: Path) -> Path:
    """Return a repository of a newer program, with a demonstration of its own and a tag."""
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    committed(folder, {**MINI, **PROGRAM}, "Newer")
    git(folder, "tag", TAG)
    return folder


@pytest.fixture(params=VERSIONS[:1])
def adopter(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return an adopter's repository as the first version left it, which knows the newer one."""
    root = repository_of(str(request.param), tmp_path / "adopter")
    git(root, "rm", "--quiet", "--cached", "-r", "--ignore-unmatch", "public")
    owned = {"data/city/owners.yaml": MINI["data/city/owners.yaml"], GUARD: b"* @adopter\n"}
    committed(root, {**owned, "scripts/old.py": b"OLD = 1\n"}, "Old")
    git(
        root,
        "fetch",
        "--quiet",
        str(upstream(tmp_path / "upstream")),
        f"refs/tags/{TAG}:refs/tags/{TAG}",
    )
    return root


def listing(root: Path, revision: str, *paths: str) -> str:
    return git(root, "ls-tree", "-r", revision, "--", *paths).stdout


def told(ledgers: Ledgers, root: Path) -> tuple[int, str]:
    """Return what the guard says of the last commit."""
    asked = ("--base", "HEAD~1", "--head", "HEAD", "--actor", "ledgers-maintenance-1")
    status, said, _ = ledgers("check", "--root", root, *asked, "--today", TODAY, "--lang", "en")
    return status, said


def test_the_program_is_that_of_the_tag_and_the_data_the_citys(
    adopter: Path, ledgers: Ledgers
) -> None:
    status, said, _ = ledgers("upgrade", TAG, "--root", adopter, "--lang", "en")

    assert (status, said.splitlines()[0].split(":")[0]) == (0, "committed")
    assert listing(adopter, "HEAD", "data", GUARD) == listing(adopter, "HEAD~1", "data", GUARD)
    assert listing(adopter, "HEAD", "schemas", "scripts") == listing(
        adopter, TAG, "schemas", "scripts"
    )
    assert git(adopter, "status", "--porcelain").stdout == ""
    assert git(adopter, "rev-list", "--count", "HEAD~1..HEAD").stdout.strip() == "1"


def test_the_guard_takes_the_upgrade_and_the_data_stays_sound(
    adopter: Path, ledgers: Ledgers
) -> None:
    ledgers("upgrade", TAG, "--root", adopter)

    assert told(ledgers, adopter)[0] == 0
    assert ledgers("check", "--root", adopter, "--today", TODAY)[0] == 0


def test_what_only_calls_itself_an_upgrade_is_refused(adopter: Path, ledgers: Ledgers) -> None:
    ledgers("upgrade", TAG, "--root", adopter)
    message = git(adopter, "log", "-1", "--format=%B").stdout
    (adopter / "scripts/new.py").write_text("NEW = 2\n", "utf-8")
    git(adopter, "commit", "--quiet", "--all", "--amend", "--message", message)

    status, said = told(ledgers, adopter)

    assert status == 1
    assert [line.split(" ")[:2] for line in said.splitlines() if "P111" in line] == [
        ["scripts/new.py:1:1:", "P111"]
    ]


def test_an_upgrade_to_a_tag_that_is_not_here_is_refused(adopter: Path, ledgers: Ledgers) -> None:
    ledgers("upgrade", TAG, "--root", adopter)
    git(adopter, "tag", "--delete", TAG)

    status, said = told(ledgers, adopter)

    assert status == 1
    assert f"push the tag first: git push origin {TAG}" in said


def test_nothing_happens_with_changed_files_or_without_the_tag(
    adopter: Path, ledgers: Ledgers
) -> None:
    head = git(adopter, "rev-parse", "HEAD").stdout
    _, _, unknown = ledgers("upgrade", "v8.0.0", "--root", adopter, "--lang", "en")
    (adopter / "scripts/old.py").write_text("OLD = 2\n", "utf-8")
    _, _, dirty = ledgers("upgrade", TAG, "--root", adopter, "--lang", "en")

    assert unknown.startswith("there is no tag v8.0.0 of the program here")
    assert dirty.startswith("files are changed and not committed")
    assert git(adopter, "rev-parse", "HEAD").stdout == head
    assert (adopter / "scripts/old.py").read_text("utf-8") == "OLD = 2\n"


def test_an_upgrade_that_is_there_already_is_said(adopter: Path, ledgers: Ledgers) -> None:
    ledgers("upgrade", TAG, "--root", adopter)
    head = git(adopter, "rev-parse", "HEAD").stdout

    status, _, last = ledgers("upgrade", TAG, "--root", adopter, "--lang", "en")

    assert (status, last) == (2, f"the program is that of {TAG} already\n")
    assert git(adopter, "rev-parse", "HEAD").stdout == head

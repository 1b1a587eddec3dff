"""See what lies on the branch after editions were handed to mike, in a scratch repository."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ledgers.model.problem import CannotGoOn
from ledgers.write import deploy
from ledgers.write.deploy import Branch, push, put, refuse_swapping, take_over


def git(root: Path, *arguments: str) -> str:
    """Run git and return what it says, as it is."""
    done = subprocess.run(("git", *arguments), cwd=root, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def branch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Branch:
    """Return the branch, not there yet, of a repository with one commit."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "robot")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "robot@example.org")
    root = tmp_path / "city"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "Begin")
    return Branch(root, "gh-pages", "editions")


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """Return a finished folder: two pages, a name in Chinese, bytes that are no text."""
    folder = tmp_path / "finished"
    (folder / "counties").mkdir(parents=True)
    (folder / "index.html").write_text("总览\n", "utf-8")
    (folder / "counties/index.html").write_text("县区\n", "utf-8")
    (folder / "数据.bin").write_bytes(bytes(range(256)))
    return folder


def on_branch(branch: Branch) -> dict[str, bytes]:
    """Return every file of the branch by its path."""
    names = git(branch.root, "ls-tree", "-r", "-z", "--name-only", branch.name)
    return {
        name: subprocess.run(
            ("git", "show", f"{branch.name}:{name}"),
            cwd=branch.root,
            check=True,
            capture_output=True,
        ).stdout
        for name in filter(None, names.split("\0"))
    }


def versions(files: dict[str, bytes]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files["editions/versions.json"])
    return found


def test_the_files_on_the_branch_are_those_of_the_edition(branch: Branch, edition: Path) -> None:
    put(branch, "2026-Q2", "2026年第2季度版", edition, ())

    files = on_branch(branch)
    assert {
        name.removeprefix("editions/2026-Q2/"): data
        for name, data in files.items()
        if name.startswith("editions/2026-Q2/")
    } == {
        path.relative_to(edition).as_posix(): path.read_bytes()
        for path in edition.rglob("*")
        if path.is_file()
    }
    assert versions(files) == [{"version": "2026-Q2", "title": "2026年第2季度版", "aliases": []}]
    assert set(files) - {name for name in files if "2026-Q2/" in name} == {
        ".nojekyll",
        "editions/versions.json",
    }


def test_the_latest_is_a_page_that_leads_to_the_newest(branch: Branch, edition: Path) -> None:
    put(branch, "2026-Q2", "Q2", edition, ("latest",))
    put(branch, "2026-Q3", "Q3", edition, ("latest",))

    files = on_branch(branch)
    listed = [(row["version"], row["aliases"]) for row in versions(files)]
    assert listed == [("2026-Q3", ["latest"]), ("2026-Q2", [])]
    pages = {name for name in files if name.startswith("editions/latest/")}
    assert pages == {"editions/latest/index.html", "editions/latest/counties/index.html"}
    leads = files["editions/latest/counties/index.html"].decode()
    assert 'content="1; url=../../2026-Q3/counties/index.html"' in leads
    assert files["editions/2026-Q2/index.html"] == "总览\n".encode()
    assert git(branch.root, "log", "--format=%s", branch.name).splitlines() == [
        "Deploy edition 2026-Q3",
        "Deploy edition 2026-Q2",
    ]


def test_nothing_else_of_the_repository_moves(branch: Branch, edition: Path) -> None:
    before = Path.cwd(), git(branch.root, "rev-parse", "main")

    put(branch, "2026-Q2", "Q2", edition, ())

    assert (Path.cwd(), git(branch.root, "rev-parse", "main")) == before
    assert git(branch.root, "status", "--porcelain") == ""


def test_a_branch_is_taken_over_and_pushed(branch: Branch, edition: Path, tmp_path: Path) -> None:
    upstream, clone = tmp_path / "upstream.git", tmp_path / "clone"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch", "main", str(upstream))
    git(branch.root, "remote", "add", "origin", str(upstream))
    git(branch.root, "push", "--quiet", "origin", "main")
    put(branch, "2026-Q2", "Q2", edition, ())
    push(branch, "origin")
    git(tmp_path, "clone", "--quiet", str(upstream), str(clone))
    there = Branch(clone, branch.name, branch.folder)

    take_over(there, "origin")
    put(there, "2026-Q3", "Q3", edition, ())
    push(there, "origin")

    assert git(upstream, "rev-list", "--count", "gh-pages").strip() == "2"
    assert len(versions(on_branch(there))) == 2


def test_what_git_refuses_is_one_sentence(branch: Branch, edition: Path) -> None:
    put(branch, "2026-Q2", "Q2", edition, ())

    with pytest.raises(CannotGoOn, match="the branch cannot be written") as caught:
        push(branch, "nowhere")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["mkdocs-rss-plugin", "mkdocs_redirects", "ProperDocs"])
def test_nothing_is_deployed_beside_a_plugin_that_swaps_the_generator(
    branch: Branch, edition: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(deploy, "installed", lambda: iter(["mkdocs", name]))

    with pytest.raises(CannotGoOn, match="swaps the generator"):
        put(branch, "2026-Q2", "Q2", edition, ())
    assert git(branch.root, "branch", "--list", branch.name) == ""


def test_what_is_installed_here_swaps_nothing() -> None:
    names = set(deploy.installed())

    assert {"mkdocs", "mike"} <= names
    refuse_swapping(names)

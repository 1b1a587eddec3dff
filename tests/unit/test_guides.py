"""The guides by role: every command runs, the same in both languages and on Windows."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cities import MINI, REPOSITORY, write_city
from tests.founders import copy_of
from tests.guides import (
    BLOCK,
    FOLDER,
    POST,
    ROLES,
    STORIES,
    TODAY,
    Ledgers,
    blocks,
    cloned,
    commands,
    follow,
    text_of,
)

MAKEFILE = (REPOSITORY / "Makefile").read_text("utf-8")


@pytest.fixture
def clone(tmp_path: Path, ledgers: Ledgers, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a clone of the mini city, in which the commands are run."""
    for name, text in POST.items():
        monkeypatch.setenv(name, text)
    for name in ("MAKEFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "MFLAGS"):
        monkeypatch.delenv(name, raising=False)
    city = copy_of(tmp_path / "city")
    assert ledgers("guard", "--write", "--root", city)[0] == 0
    made = cloned(tmp_path, city)
    monkeypatch.chdir(made)
    # What decisions move is worked out in tests/unit/flow, and in the soak.
    monkeypatch.setattr("ledgers.flow.deciding.moves_between", lambda *about: (about[2], ()))
    return made


LONG = (
    {"publish"},
    {"federate"},
    {"bulletin", "export"},
    {"bulletin", "preview"},
    {"bulletin", "verify"},
)


def takes_long(words: list[str]) -> bool:
    """Say whether a command builds pages or documents: the soak `guides` runs these too."""
    return any(each <= set(words) for each in LONG) or any("edition" in word for word in words)


def first_issue(text: str) -> str:
    """Return a text about the next issue of the demonstration for a city that has none yet."""
    return text.replace("weekly-2026-15", "weekly-2026-01")


@pytest.mark.parametrize("roles", [each for each in STORIES if "adopter" not in each], ids="-".join)
def test_every_command_of_the_guides_runs_in_its_order(
    clone: Path, ledgers: Ledgers, roles: tuple[str, ...]
) -> None:
    followed = [
        words for role in roles for words in follow(role, clone, ledgers, takes_long, first_issue)
    ]

    assert len(followed) > len(roles)


def test_a_city_begins_is_backed_up_and_restored_as_its_guide_says(
    clone: Path, ledgers: Ledgers
) -> None:
    (clone / "answers.yaml").write_text(blocks(text_of("adopter"), "yaml")[0], "utf-8")

    follow("adopter", clone, ledgers, takes_long)

    restored, tasks = clone.parent / "restored", "data/city/tasks.yaml"
    assert (restored / tasks).read_bytes() == (clone / tasks).read_bytes()
    assert not (restored / "data/counties/990121").exists()
    for bare in ("ledgers.git", "elsewhere.git"):
        said = subprocess.run(
            ("git", "-C", str(clone.parent / bare), "log", "-1", "--format=%s", "main"),
            check=True,
            capture_output=True,
            text=True,
        )
        assert said.stdout == "Begin the city\n"


@pytest.mark.parametrize("role", ROLES)
def test_a_guide_says_the_same_in_both_languages(role: str) -> None:
    chinese, english = text_of(role, "zh"), text_of(role, "en")

    assert list(commands(chinese)) == list(commands(english))
    for kind in ("yaml", "bat"):
        assert blocks(chinese, kind) == blocks(english, kind)
    assert re.findall(r"^#+ ", chinese, re.MULTILINE) == re.findall(r"^#+ ", english, re.MULTILINE)
    assert len(re.findall(r"\]\(", chinese)) == len(re.findall(r"\]\(", english))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("role", [role for role in ROLES if role != "windows"])
def test_a_guide_tells_how_the_program_is_installed_before_it_is_used(
    role: str, language: str
) -> None:
    before, _, after = text_of(role, language).partition(".venv/bin/ledgers")

    assert after
    assert re.search("make (setup|portal)", before)


def test_links_between_guides_and_to_files_lead_somewhere() -> None:
    links = {
        (path.name, there)
        for path in FOLDER.glob("*.md")
        for there in re.findall(r"\]\(([^)]+[^/)])\)", path.read_text("utf-8"))
    }

    assert links
    assert [link for link in links if not (FOLDER / link[1]).is_file()] == []
    inner = [link for link in links if "/" not in link[1]]
    assert [(name, there) for name, there in inner if name[-6:] != there[-6:]] == []


def test_what_is_not_run_says_why() -> None:
    left_out = [
        code
        for path in FOLDER.glob("*.md")
        for _, marked, code in BLOCK.findall(path.read_text("utf-8"))
        if marked
    ]

    assert left_out
    assert [
        code for code in left_out if not re.match(r"# (not run|测试中不运行|此处不运行)", code)
    ] == []


# ── Windows ──────────────────────────────────────────────────────────────────────────────────────

SET_UP, AFTERWARDS = (
    [shlex.split(line.replace("\\", "/")) for line in block.splitlines()]
    for block in blocks(text_of("windows"), "bat")
)
LIKE = {
    "py": "python3",
    "-3": "",
    ".venv/Scripts/python": "python",
    ".venv/Scripts/pybabel": "pybabel",
}


def test_windows_is_set_up_by_the_commands_of_the_makefile() -> None:
    told = subprocess.run(
        ("make", "--dry-run", "--always-make", "setup"),
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.replace("\\\n", " ")
    run = [" ".join(line.split()) for line in told.replace(".part", "").splitlines()]

    for words in SET_UP:
        wanted = " ".join(filter(None, (LIKE.get(word, word) for word in words)))
        assert any(line.endswith(wanted) for line in run), wanted


WITHOUT = """\
import os, sys, json
sys.modules["fcntl"] = None  # what Windows lacks
del os.sync, os.geteuid, os.fork
from ledgers.cli.main import main
for words in json.load(sys.stdin):
    assert main(words) == 0, words
"""


def test_the_commands_for_windows_run_without_what_windows_lacks(tmp_path: Path) -> None:
    city = write_city(tmp_path / "city", MINI)
    asked = [[*words[3:], "--today", TODAY, "--lang", "en"] for words in AFTERWARDS]

    done = subprocess.run(
        (sys.executable, "-c", WITHOUT),
        cwd=city,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY / "scripts")},
        input=json.dumps(asked),
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert {tuple(words[:3]) for words in AFTERWARDS} == {(".venv/Scripts/python", "-m", "ledgers")}
    assert "T16.1" in (city / "data/counties/990121/progress/T16.yaml").read_text("utf-8")

"""Give every command bad input: each ends in a problem or a sentence, never in a traceback."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MINI, REPOSITORY, write_city
from tests.sites import one_page
from tests.soak.bad_files import (
    AREAS,
    DAMAGES,
    REGISTERS,
    SCHEMA_TEXTS,
    SCHEMAS,
    Spoiled,
    expect_told,
    register,
    run_all,
    schema,
)
from tests.soak.bad_input import DAY, PROGRESS, TEXTS

# What is seen here is how commands end; the lines that they run are counted where each is tested.
pytestmark = pytest.mark.no_cover

Run = Callable[..., tuple[int, str, str]]
ONE_OF_EACH = ("an open bracket", "nothing", "half a character", "two MiB", "wrong types")
"""Names of texts: no YAML, no value, no text, not read, another schema."""
RECORDS = [path for path in MINI if "/counties/" in path and "/units.yaml" not in path]
OTHER = "990121/progress/T02"
"""What `expect_told` puts an error into, to see that the rest of the city is checked."""


def test_a_bad_record_of_every_kind_is_told_and_the_rest_of_the_city_is_checked(city: Path) -> None:
    """Each bad text stands in a record of its own; in `make soak` each stands alone."""
    files = [file for file in RECORDS if OTHER not in file]

    expect_told(city, *map(Spoiled, files, TEXTS.values()))

    assert len(files) >= len(TEXTS)


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_a_bad_file_of_the_city_is_told(city: Path, name: str) -> None:
    expect_told(city, Spoiled(AREAS, TEXTS[name]))


@pytest.mark.parametrize(("file", "damage"), list(zip(REGISTERS, cycle(DAMAGES), strict=False)))
def test_without_a_file_of_the_city(city: Path, file: str, damage: str) -> None:
    expect_told(city, register(file, damage))


@pytest.mark.parametrize("folder", [".", "data", "schemas"])
def test_without_a_folder(city: Path, folder: str) -> None:
    for path in sorted((city / folder).rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()

    said = run_all(city)

    assert {status for status, _ in said.values()} <= {1, 2}


@pytest.mark.parametrize(("ledger", "text"), list(zip(cycle(SCHEMAS), SCHEMA_TEXTS, strict=False)))
def test_with_a_broken_schema(city: Path, ledger: str, text: str) -> None:
    expect_told(city, schema(ledger, text))


def test_an_unknown_county_folder_is_told_and_changes_no_rank(city: Path) -> None:
    before = run_all(city)["assess"]
    write_city(city, {PROGRESS.replace("990102", "990199"): (city / PROGRESS).read_bytes()})

    said = run_all(city)

    assert "R103" in said["check"][1]
    assert json.loads(said["assess"][1])["counties"] == json.loads(before[1])["counties"]


def test_a_folder_named_like_a_file_is_told(city: Path) -> None:
    write_city(city, {"data/counties/990102/progress/T16.yaml/x.yaml": b"a: 1\n"})

    status, told = run_all(city)["check"]

    assert (status, "data/counties/990102/progress/T16.yaml/x.yaml" in told) == (1, True)


@pytest.mark.parametrize("name", [b"T\xff.yaml", b"T\n16.yaml", b"\xe2\x80\xae.yaml"])
def test_a_name_that_cannot_be_shown_is_told(city: Path, name: bytes) -> None:
    folder = os.fsencode(city / "data/counties/990102/progress")
    with open(os.path.join(folder, name), "wb") as file:  # noqa: PTH118, PTH123 - a name of bytes
        file.write(b"a: 1\n")

    status, told = run_all(city)["check"]

    assert (status, "Y117" in told, "\u202e" in told) == (1, True, False)


@pytest.mark.parametrize("target", ["/etc/passwd", "nowhere", "../../..", "T16.yaml"])
def test_a_link_is_told_and_never_followed(city: Path, target: str) -> None:
    (city / "data/counties/990102/progress/T16.yaml").symlink_to(target)

    status, told = run_all(city)["check"]

    assert (status, "Y116" in told, "root:" in told) == (1, True, False)


def test_a_pipe_is_told_and_never_waited_for(city: Path) -> None:
    os.mkfifo(city / "data/counties/990102/progress/T16.yaml")

    status, told = run_all(city)["check"]

    assert (status, "Y116" in told) == (1, True)


def test_a_file_that_may_not_be_read_takes_nothing_else_down(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs tests may read everything, so the refusal is played."""
    look = os.lstat

    def refuse(path: str | Path) -> os.stat_result:
        if str(path).endswith(PROGRESS):
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr("ledgers.read.tree.os.lstat", refuse)
    other = city / "data/counties/990121/progress/T02.yaml"
    other.write_text("[", "utf-8")

    status, told = run_all(city)["check"]

    assert (status, PROGRESS in told, "990121/progress/T02.yaml" in told) == (1, True, True)


def test_a_folder_that_may_not_be_read_ends_in_a_sentence(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(path: str) -> Any:  # noqa: ANN401 - as os.scandir
        if str(path).endswith("990102/progress"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)

    said = run_all(city)

    assert said["check"][0] in {1, 2}


@pytest.mark.parametrize("command", ["check", "assess", "publish", "decide", "explain"])
@pytest.mark.parametrize("arguments", [("--root", "/nowhere"), ("--today", "soon"), ("--what",)])
def test_a_command_that_is_not_understood_ends_with_one_sentence(
    ledgers: Run, command: str, arguments: tuple[str, ...]
) -> None:
    status, out, errors = ledgers(command, *arguments)

    assert (status, out, errors.count("\n")) == (2, "", 1)


def test_a_revision_that_git_does_not_know_ends_with_one_sentence(ledgers: Run, city: Path) -> None:
    for revision in ("nowhere", "--all", "", "HEAD:data", "\x00"):
        status, _, errors = ledgers("check", "--root", city, "--at", revision)
        assert (status, errors.count("\n")) == (2, 1), (revision, errors)


@pytest.mark.parametrize("option", ["--reason", "--by-post", "--measure"])
def test_an_argument_outside_utf_8_ends_in_a_problem_or_a_sentence(city: Path, option: str) -> None:
    needed = () if option == "--reason" else ("--reason", "x")
    before = sorted(path for path in city.rglob("*"))
    arguments = ["decide", "return", "990102", "progress/T07", *needed, option, b"T07.1\xff"]
    command = [sys.executable, "-m", "ledgers", *arguments, "--root", str(city), *DAY]
    paths = os.pathsep.join([str(REPOSITORY / "scripts"), os.environ.get("PYTHONPATH", "")])

    result = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": paths}, check=False, capture_output=True
    )

    assert result.returncode in {1, 2}, result.stderr
    assert sorted(path for path in city.rglob("*")) == before


@pytest.mark.parametrize("damage", ["data/city/rules.yaml=[", "data/city/vocab.yaml=vocab: []\n"])
def test_publishing_ends_in_a_portal_or_a_sentence(
    ledgers: Run, city: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    path, _, text = damage.partition("=")
    (city / path).write_text(text, "utf-8")
    monkeypatch.setattr("ledgers.write.site.build", one_page)

    status, out, errors = ledgers("publish", "--root", city, *DAY)

    assert status in {1, 2}, out + errors
    assert (city / "public/index.html").exists() == (status == 1)


def test_a_whole_decimal_where_a_whole_number_is_asked_is_told_or_used(city: Path) -> None:
    rules = city / "data/city/rules.yaml"
    rules.write_text(rules.read_text("utf-8").replace(": 10\n", ": 10.0\n", 1), "utf-8")

    said = run_all(city)

    assert said["check"][0] == 1 or said["assess"][0] == 0, said["assess"]

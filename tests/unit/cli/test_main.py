"""The command line as a whole: help, languages, explanations, the installed program."""

import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from demo import mini_city
from ledgers.cli.main import FAULT, PROBLEMS, USAGE, WELL, language_of
from ledgers.cli.options import root_around
from ledgers.model.kinds import KINDS

Run = Callable[..., tuple[int, str, str]]
COMMANDS = [
    "check",
    "assess",
    "explain",
    "publish",
    "decide",
    "bulletin",
    "history",
    "review",
    "todo",
]


def test_the_exit_statuses_are_those_of_the_documentation() -> None:
    assert (WELL, PROBLEMS, USAGE, FAULT) == (0, 1, 2, 3)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_names_every_command(ledgers: Run, language: str) -> None:
    status, out, _ = ledgers("--help", "--lang", language)

    assert status == 0
    assert [command for command in COMMANDS if f"  {command} " not in out] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_the_readers_language(ledgers: Run, command: str) -> None:
    _, english, _ = ledgers(command, "--help", "--lang", "en")
    status, chinese, _ = ledgers(command, "--help")

    assert status == 0
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in english)
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese)


def test_without_a_command_the_help_is_shown(ledgers: Run) -> None:
    status, out, err = ledgers()

    assert status in {0, 2}
    assert (out + err).startswith("用法：")


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ([], "zh"),
        (["check", "--lang", "en"], "en"),
        (["--lang=en", "check"], "en"),
        (["check", "--lang"], "zh"),
        (["check", "--lang", "fr"], "zh"),
        (["check", "--language", "en"], "zh"),
    ],
)
def test_the_language_is_known_before_anything_else(arguments: list[str], language: str) -> None:
    assert language_of(arguments) == language


def test_every_kind_is_explained_in_both_languages(ledgers: Run) -> None:
    codes = [kind.code for kind in KINDS]
    english = {code: ledgers("explain", code, "--lang", "en")[:2] for code in codes}
    chinese = {code: ledgers("explain", code.lower(), "--lang", "zh")[:2] for code in codes}

    assert {status for said in (english, chinese) for status, _ in said.values()} == {0}
    assert [code for code in codes if not english[code][1].startswith(f"{code}  ")] == []
    assert [code for code in codes if english[code] == chinese[code]] == []


def test_an_unknown_code_is_told(ledgers: Run) -> None:
    status, out, err = ledgers("explain", "T999", "--lang", "en")

    assert (status, out, err) == (2, "", "there is no kind of problem T999\n")


def test_the_nearest_folder_with_data_is_the_root(tmp_path: Path) -> None:
    inner = tmp_path / "data/counties/990121"
    inner.mkdir(parents=True)

    assert root_around(inner) == tmp_path


def test_without_one_the_folder_itself_is(tmp_path: Path) -> None:
    assert root_around(tmp_path) == tmp_path


def run(*arguments: object, **options: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own."""
    command = [sys.executable, "-m", "ledgers", *map(str, arguments)]
    environment = {"PYTHONPATH": "scripts", "PATH": "", **options}
    root = Path(__file__).parents[3]
    return subprocess.run(command, check=False, capture_output=True, env=environment, cwd=root)


def test_the_program_speaks_utf_8_whatever_the_locale(city: Path) -> None:
    for locale in ("C", "POSIX", "zh_CN.GB18030"):
        done = run("check", "--root", city, "--today", "2026-07-15", LC_ALL=locale)

        assert (done.returncode, done.stderr) == (0, b"")
        assert str(len(mini_city())) in done.stdout.decode()


def test_the_program_ends_with_the_status(tmp_path: Path) -> None:
    assert run("check", "--root", tmp_path).returncode == 2


def test_a_closed_pipe_is_no_fault(city: Path) -> None:
    for path in (city / "data/counties").rglob("*.yaml"):
        path.write_bytes(b"")
    command = f"{sys.executable} -m ledgers check --root {city} | true"
    root = Path(__file__).parents[3]
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        check=False,
        capture_output=True,
        cwd=root,
        env={"PYTHONPATH": "scripts", "PATH": "/usr/bin:/bin"},
    )

    assert b"Traceback" not in done.stderr


def test_a_command_is_imported_when_it_is_asked_for(ledgers: Run) -> None:
    words = "import sys; from ledgers.cli.main import main; main(['--version'])"
    told = f"{words}; print(sorted(set(sys.modules) & {{'ledgers.flow.load', 'git'}}))"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)

    version, modules = ran.stdout.splitlines()
    assert ledgers("--version")[1].strip() == version == metadata.version("ledgers")
    assert modules == "[]"

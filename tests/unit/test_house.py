"""Hold the house to what it says: import contracts, lock, Makefile, workflows, README."""

import ast
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import pytest
import yaml

Ledgers = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {contract["id"]: contract for contract in PROJECT["tool"]["importlinter"]["contracts"]}
PURE_ROOMS = [name.removeprefix("ledgers.") for name in CONTRACTS["purity"]["source_modules"]]
INNER = {"check": "check/fields", "publish": "publish/kit"}
"""A place inside a room whose inner rooms are all named in a contract of its own."""
LIBRARIES = [
    library for contract in CONTRACTS.values() for library in contract.get("protected_modules", [])
]
READMES = ["README.md", "README.zh-CN.md"]
PAIRS = [
    READMES,
    [".github/gate.md", ".github/gate.zh-CN.md"],
    ["SECURITY.md", "SECURITY.zh-CN.md"],
    ["YEARS.md", "YEARS.zh-CN.md"],
]
"""Pages in both languages."""
PAGES = [*(page for pair in PAIRS for page in pair), "CONTRIBUTING.md", "CHANGELOG.md"]
PAGES += ["scripts/README.md"]
WORKFLOWS = ["bulletin.yml", "check.yml", "comment.yml", "intake.yml", "main.yml", "portal.yml"]
OF_MAKE = {"MAKEFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "MFLAGS", "PYTHON"}
"""What `make test PYTHON=…` hands on, and another make would take for its own."""


def run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a command and return what it printed, both streams in one."""
    world = {name: text for name, text in os.environ.items() if name not in OF_MAKE}
    return subprocess.run(
        command,
        cwd=cwd,
        env=world,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def tool(name: str) -> Path:
    """Return the path of a program that stands beside the interpreter."""
    return Path(sys.executable).with_name(name)


# ── Import contracts ─────────────────────────────────────────────────────────────────────────────


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    """Hold the package below `root` to the import contracts."""
    start = "import sys; sys.path.insert(0, 'scripts'); from importlinter import cli; "
    command = "cli.lint_imports_command(['--no-cache', '--no-logo'])"
    return run(sys.executable, "-c", start + command, cwd=root)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with a copy of the package and its contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "scripts/ledgers", tmp_path / "scripts/ledgers", ignore=ignored)
    return tmp_path


def plant(copy: Path, module: str, text: str) -> None:
    """Add a module to the copy."""
    path = copy / "scripts/ledgers" / module
    path.parent.mkdir(exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")


def broken(report: str) -> set[str]:
    """Return the names of the contracts that a report calls broken."""
    return set(re.findall(r"^(.+) BROKEN$", report, flags=re.MULTILINE))


def test_the_import_contracts_hold() -> None:
    result = lint_imports(ROOT)

    assert result.returncode == 0, result.stdout


def test_a_second_door_to_any_library_is_caught(copy: Path) -> None:
    plant(copy, "flow/second_door.py", f"import {', '.join(LIBRARIES)}")

    result = lint_imports(copy)

    doors = {item["name"] for name, item in CONTRACTS.items() if name.startswith("door-")}
    assert broken(result.stdout) == doors
    assert result.stdout.count("ledgers.flow.second_door -> ") == len(LIBRARIES)


def test_every_pure_room_that_looks_outside_is_caught(copy: Path) -> None:
    for room in PURE_ROOMS:
        plant(copy, f"{INNER.get(room, room)}/window.py", "import os.path")

    result = lint_imports(copy)

    assert broken(result.stdout) == {CONTRACTS["purity"]["name"]}
    caught = re.findall(r"ledgers\.(\w+)[\w.]*\.window -> os\b", result.stdout)
    assert sorted(set(caught)) == sorted(PURE_ROOMS)


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("check/fields/shortcut.py", "import ledgers.check.work.filings"),
        ("check/work/shortcut.py", "import ledgers.check.method.rules"),
        ("check/attic/__init__.py", ""),
        ("publish/kit/shortcut.py", "import ledgers.publish.charts.progress"),
        ("publish/counties/shortcut.py", "import ledgers.publish.tasks.page"),
    ],
)
def test_an_import_through_a_wall_of_an_inner_room_is_caught(
    copy: Path, module: str, text: str
) -> None:
    plant(copy, module, text)

    result = lint_imports(copy)

    assert CONTRACTS[module.partition("/")[0]]["name"] in broken(result.stdout)


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("check/shortcut.py", "import ledgers.read"),
        ("model/shortcut.py", "import ledgers.flow"),
        ("write/shortcut.py", "import ledgers.cli"),
        ("attic/__init__.py", ""),
    ],
)
def test_an_import_against_the_way_or_an_unknown_room_is_caught(
    copy: Path, module: str, text: str
) -> None:
    plant(copy, module, text)

    result = lint_imports(copy)

    assert CONTRACTS["layers"]["name"] in broken(result.stdout)


def test_a_circle_is_caught(copy: Path) -> None:
    plant(copy, "model/hen.py", "import ledgers.model.egg")
    plant(copy, "model/egg.py", "import ledgers.model.hen")

    result = lint_imports(copy)

    assert broken(result.stdout) == {CONTRACTS["circles"]["name"]}


@pytest.mark.parametrize("room", PURE_ROOMS)
def test_a_pure_room_opens_no_file_without_an_import_either(room: str) -> None:
    called = {name for tree in modules(room) for name in calls(tree)}

    assert called & {"open", "input", "print", "eval", "exec", "compile", "__import__"} == set()


@pytest.mark.parametrize("room", PURE_ROOMS)
def test_a_pure_room_takes_from_io_and_pathlib_only_what_holds_no_file(room: str) -> None:
    used = {use for tree in modules(room) for use in uses(tree, {"io", "pathlib"})}

    assert used <= {"io.BytesIO", "io.StringIO", "pathlib.PurePosixPath"}


@cache
def modules(room: str) -> list[ast.Module]:
    """Return the syntax trees of a room's modules."""
    paths = (ROOT / "scripts/ledgers" / room).rglob("*.py")
    return [ast.parse(path.read_text(encoding="utf-8")) for path in paths]


def calls(tree: ast.Module) -> Iterator[str]:
    """Yield what a module calls, as it is written there."""
    yield from (ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call))


def uses(tree: ast.Module, libraries: set[str]) -> Iterator[str]:
    """Yield what a module takes from some libraries, as `library.name`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in libraries:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Attribute) and ast.unparse(node.value) in libraries:
            yield ast.unparse(node)


# ── Makefile ─────────────────────────────────────────────────────────────────────────────────────


def targets() -> list[str]:
    """Return the targets that the Makefile offers."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE)


def test_make_help_lists_every_target() -> None:
    listed = [line.split()[0] for line in run("make", "help").stdout.splitlines()]

    assert listed == targets()


@pytest.mark.parametrize(
    ("python", "sentence"),
    [
        ("no-such-python", "no-such-python is missing: please install Python 3.11 or newer."),
        ("false", "false is too old: please install Python 3.11 or newer, or say PYTHON=..."),
    ],
)
def test_make_says_in_one_sentence_what_is_missing(
    tmp_path: Path, python: str, sentence: str
) -> None:
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-test.lock"):
        shutil.copy(ROOT / name, tmp_path)

    result = run("make", "setup", f"PYTHON={python}", cwd=tmp_path)

    assert result.stdout.splitlines()[0] == sentence
    assert not (tmp_path / ".venv").exists()


def with_environment(folder: Path, said: str, python: str) -> None:
    """Put a Makefile into a folder, and an environment that says whose it is."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, folder)
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/python").symlink_to(sys.executable)
    (folder / ".venv/.locked").write_text(f"folder='{said}'\npython='{python}'\n")
    (folder / ".venv/.ready").touch()


@pytest.mark.parametrize(
    ("folder", "python", "words", "anew"),
    [
        ("{here}", "python3", (), False),
        ("/where/it/was/before", "python3", (), True),
        ("{here}", "python3", ("PYTHON=python3",), False),
        ("{here}", "python3.99", ("PYTHON=python3",), True),
        ("{here}", "python3.99", (), False),
    ],
)
def test_an_environment_that_was_moved_or_is_of_another_python_is_made_anew(
    tmp_path: Path, folder: str, python: str, words: tuple[str, ...], *, anew: bool
) -> None:
    with_environment(tmp_path, folder.format(here=tmp_path), python)

    result = run("make", "--dry-run", "setup", *words, cwd=tmp_path)

    assert ("scripts/install.py --new .venv requirements.lock" in result.stdout) is anew
    assert (tmp_path / ".venv/.locked").exists()


def test_setup_keeps_the_program_compiled_where_python_is_told_to_keep_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_environment(tmp_path, str(tmp_path), "python3")
    module = tmp_path / "scripts/ledgers/module.py"
    module.parent.mkdir(parents=True)
    module.write_text("NUMBER = 1\n", "utf-8")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    result = run("make", "setup", cwd=tmp_path)

    assert result.stdout == ""
    assert Path(cache_from_source(str(module))).exists()


# ── Workflows ────────────────────────────────────────────────────────────────────────────────────


def workflow(name: str) -> dict[Any, Any]:
    """Return a workflow of the repository."""
    text = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
    loaded: dict[Any, Any] = yaml.safe_load(text)
    return loaded


def test_there_is_no_other_workflow() -> None:
    assert sorted(path.name for path in (ROOT / ".github/workflows").iterdir()) == WORKFLOWS


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_by_commit_and_say_their_version(name: str) -> None:
    text = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
    used = re.findall(r"\buses: (.*)", text)

    assert used
    assert [
        use for use in used if not re.fullmatch(r"\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)
    ] == []


def test_a_change_is_checked_when_it_is_proposed_and_never_with_more_rights() -> None:
    check = workflow("check.yml")

    assert list(check[True]) == ["pull_request"]  # YAML 1.1 reads the key `on` as true


# ── What the pages say ───────────────────────────────────────────────────────────────────────────


def commands(page: str) -> list[list[str]]:
    """Return the commands in the shell blocks of a page, as words."""
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    lines = [shlex.split(line, comments=True) for block in blocks for line in block.splitlines()]
    return [line for line in lines if line]


def shown() -> list[list[str]]:
    """Return the commands of all pages, each once."""
    return [
        list(line) for line in sorted({tuple(line) for page in PAGES for line in commands(page)})
    ]


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the repository's data under git, which nobody changes."""
    root = tmp_path_factory.mktemp("demonstration") / "city"
    for folder in ("data", "schemas", "site"):
        shutil.copytree(ROOT / folder, root / folder)
    names = ("-c", "user.name=reader", "-c", "user.email=reader@example.org")
    for words in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-mx")):
        subprocess.run(("git", *names, *words), cwd=root, check=True)
    return root


COSTLY = [
    *(["bulletin", verb] for verb in ("figures", "preview", "issue", "verify")),
    ["decide", "close"],
    ["export", "parquet"],
    ["history", "--changed"],  # tests/acceptance/test_methods_in_time.py runs it
]
LONG = {"publish", "review", "init", "upgrade", "cities", "federate"}


@pytest.mark.demonstration
def test_the_reviewer_sees_ranks_move_before_approving(
    ledgers: Ledgers, demonstration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    city, bare = shutil.copytree(demonstration, tmp_path / "city"), tmp_path / "city.git"
    post = "office-08"
    for words in (("init", "--quiet", "--bare", bare), ("remote", "add", "origin", bare)):
        subprocess.run(("git", *words), cwd=city, check=True)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", post)
        monkeypatch.setenv(f"GIT_{name}_EMAIL", f"{post}@example.invalid")
    listed = commands("README.md")
    at = next(at for at, words in enumerate(listed) if words[1:2] == ["review"])
    decided, review = listed[at - 1], listed[at]

    status, said, _ = ledgers(*decided[1:], "--root", city, "--lang", "en")
    sent = run("git", "-C", bare, "for-each-ref", "--format=%(refname:short)").stdout

    assert (status, said.count(" rank: ") > 1) == (0, True)
    assert sent == "ledgers/decide-closed-990124-F2026-8Z8KW-2026-07-15\n"
    told = json.loads(ledgers(*review[1:], "--root", city, "--format", "json")[1])

    assert told["sums"]["filed"] == {"added": 1}
    assert told["sums"]["moved"]["rank"] > 1


@pytest.mark.parametrize("words", [line for line in shown() if line[0] == "make"], ids=shlex.join)
def test_every_make_command_on_the_pages_exists(words: list[str]) -> None:
    result = run(words[0], "--dry-run", *words[1:])

    assert result.returncode == 0, result.stdout
    assert words[1] in targets()


@pytest.mark.demonstration
@pytest.mark.parametrize("words", [line for line in shown() if line[0] != "make"], ids=shlex.join)
def test_every_ledgers_command_on_the_pages_runs(
    ledgers: Ledgers,
    demonstration: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
) -> None:
    assert words[0] == ".venv/bin/ledgers"
    # The acceptance tests build the portal, issue what was drafted, and verify what was issued;
    # how a city begins is tried with the page's own answers (tests/unit/flow/test_founding.py).
    costly = words[1] in LONG or words[1:3] in COSTLY
    city = demonstration
    # What decisions move is worked out once, above.
    monkeypatch.setattr("ledgers.flow.deciding.moves_between", lambda *about: (about[2], ()))
    if words[1] in {"decide", "file", "fmt", "hook", "new"} or words[1:3] == ["bulletin", "draft"]:
        city = shutil.copytree(demonstration, tmp_path / "city")
    if words[1] in {"export", "import"}:  # They write beside the city, and from what is there.
        monkeypatch.chdir(tmp_path)
    if words[1] == "import":
        before = next(line for line in shown() if line[1:3] == ["export", "workbook"])
        assert ledgers(*before[1:], "--root", city)[0] == 0

    status, out, errors = ledgers(*words[1:], *(["--help"] if costly else ["--root", city]))

    assert status == 0, out + errors


def test_what_tries_to_find_what_is_hidden_names_tests_that_are_there() -> None:
    told = run("make", "--dry-run", "hidden").stdout

    named = re.findall(r"tests/\S+\.py", told)
    assert len(named) > 1
    assert [path for path in named if not (ROOT / path).is_file()] == []


def test_the_command_is_installed_beside_python() -> None:
    result = run(tool("ledgers"), "explain", "T101")

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0])
def test_pages_in_both_languages_have_the_same_commands_and_sections(pair: list[str]) -> None:
    english, chinese = pair

    assert commands(english) == commands(chinese)
    assert levels(english) == levels(chinese)


def levels(page: str) -> list[str]:
    """Return the depth of each heading of a page."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(r"^(#+) ", text, flags=re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / page).read_text(encoding="utf-8"))

    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_paths_in_the_tables_of_pages_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    paths = re.findall(r"^\| `([\w./-]+(?:/|\.yaml))` ", text, flags=re.MULTILINE)

    assert [path for path in paths if not (ROOT / page).parent.joinpath(path).exists()] == []

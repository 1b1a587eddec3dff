"""`ledgers check`: every problem, three formats, four exit statuses."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import git
import pytest

from demo import mini_city

Run = Callable[..., tuple[int, str, str]]
FILES = len(mini_city())
TODAY = ("--today", "2026-07-15")
T16 = "data/counties/990121/progress/T16.yaml"


@pytest.fixture
def broken(city: Path) -> Path:
    """Return a city with an update of tomorrow."""
    path = city / T16
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "  - on: 2026-07-16\n    status: doing\n", encoding="utf-8")
    return city


def commit(root: Path, message: str = "first") -> None:
    """Commit everything below a folder."""
    repository = git.Repo.init(root, initial_branch="main")
    with repository.config_writer() as settings:
        settings.set_value("user", "name", "Test")
        settings.set_value("user", "email", "test@example.invalid")
        settings.set_value("commit", "gpgsign", "false")
    repository.git.add("--all")
    repository.git.commit("--quiet", "--allow-empty", "--message", message)


def test_a_sound_city_is_all_well(ledgers: Run, city: Path) -> None:
    assert ledgers("check", "--root", city, *TODAY, "--lang", "en") == (
        0,
        f"{FILES} files checked: all well\n",
        "",
    )


def test_chinese_is_spoken_unless_another_language_is_asked_for(
    ledgers: Run, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    status, out, _ = ledgers("check", "--root", city, *TODAY)

    assert status == 0
    assert "文件" in out


@pytest.mark.parametrize("language", [("--lang", "en"), ("--lang=en",)])
@pytest.mark.parametrize("first", [True, False])
def test_the_language_may_be_said_before_or_after_the_command(
    ledgers: Run, city: Path, language: tuple[str, ...], *, first: bool
) -> None:
    command = ("check", "--root", city, *TODAY)
    arguments = (*language, *command) if first else (*command, *language)

    assert ledgers(*arguments)[1] == f"{FILES} files checked: all well\n"


def test_errors_give_status_one_and_the_place(ledgers: Run, broken: Path) -> None:
    status, out, err = ledgers("check", "--root", broken, *TODAY, "--lang", "en")

    assert (status, err) == (1, "")
    assert out.startswith(f"{T16}:7:9: T104 2026-07-16 is in the future (today is 2026-07-15)\n")


def test_tomorrow_it_is_no_error(ledgers: Run, broken: Path) -> None:
    assert ledgers("check", "--root", broken, "--today", "2026-07-16")[0] == 0


def test_warnings_alone_give_status_zero(ledgers: Run, city: Path) -> None:
    path = city / T16
    path.write_text("\n" + path.read_text(encoding="utf-8").split("\n", 1)[1], encoding="utf-8")
    status, out, _ = ledgers("check", "--root", city, *TODAY, "--lang", "en")

    assert (status, "S110" in out) == (0, True)


def test_annotations_and_json_say_the_same(ledgers: Run, broken: Path) -> None:
    command = ("check", "--root", broken, *TODAY, "--lang", "en", "--format")
    status, annotated, _ = ledgers(*command, "github")
    _, told, _ = ledgers(*command, "json")

    assert status == 1
    assert annotated.startswith(f"::error file={T16},line=7,col=9,title=T104 date in the future::")
    assert [row["code"] for row in json.loads(told)["problems"]] == ["T104"]


def test_the_folder_around_the_working_directory_is_checked(
    ledgers: Run, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken / "data/counties/990121")

    assert ledgers("check", *TODAY)[0] == 1


def test_a_commit_gives_what_its_files_give(ledgers: Run, broken: Path) -> None:
    commit(broken)
    command = ("check", "--root", broken, *TODAY, "--format", "json")
    files = ledgers(*command)

    assert ledgers(*command, "--at", "HEAD") == files


def test_a_commit_is_checked_by_its_own_schemas_and_files(ledgers: Run, broken: Path) -> None:
    commit(broken)
    shutil.rmtree(broken / "data/counties")
    shutil.rmtree(broken / "schemas")
    _, out, _ = ledgers("check", "--root", broken, *TODAY, "--at", "HEAD", "--format", "json")

    assert [row["code"] for row in json.loads(out)["problems"]] == ["T104"]


def test_other_schemas_may_be_named(ledgers: Run, city: Path, tmp_path: Path) -> None:
    shutil.copytree(city / "schemas", tmp_path / "base")
    (city / "schemas/rules.schema.json").write_text("broken", encoding="utf-8")
    command = ("check", "--root", city, *TODAY)

    assert ledgers(*command)[0] == 1
    assert ledgers(*command, "--schemas", tmp_path / "base")[0] == 0


def test_the_city_that_is_checked_cannot_bring_its_own_checker(
    ledgers: Run, city: Path, tmp_path: Path
) -> None:
    shutil.copytree(city / "schemas", tmp_path / "base")
    lax = (city / "schemas/progress.schema.json").read_text(encoding="utf-8")
    (city / "schemas/progress.schema.json").write_text(
        lax.replace('"doing", ', '"doing", "late", ')
    )
    path = city / T16
    path.write_text(path.read_text(encoding="utf-8").replace("doing", "late"), encoding="utf-8")
    command = ("check", "--root", city, *TODAY)

    assert ledgers(*command)[0] == 0
    assert ledgers(*command, "--schemas", tmp_path / "base")[0] == 1


def test_commits_since_a_base_are_looked_through_for_persons(ledgers: Run, city: Path) -> None:
    commit(city, "T16 13900139000")
    commit(city, "T16\n\n联系 138 0013 8000")
    actor = ("--actor", "ledgers-maintenance-1")
    command = ("check", "--root", city, *TODAY, "--lang", "en", *actor, "--base")
    status, out, _ = ledgers(*command, "HEAD~1")
    name = git.Repo(city).head.commit.hexsha[:10]

    assert status == 1
    assert out.startswith(f"commit {name}:3:4: V103 this looks like a telephone number: 13…0\n")
    assert "V103" not in out.replace("V103", "", 1)
    assert ledgers(*command, "HEAD") == (0, f"{FILES} files checked: all well\n", "")


def test_the_name_of_a_file_that_came_and_went_since_the_base_is_told(
    ledgers: Run, city: Path
) -> None:
    commit(city)
    path = city / "notes/13800138000.txt"
    path.parent.mkdir()
    path.write_bytes(b"")
    commit(city, "came")
    path.unlink()
    commit(city, "went")
    actor = ("--actor", "ledgers-maintenance-1")
    status, out, _ = ledgers("check", "--root", city, *TODAY, *actor, "--base", "HEAD~2")

    assert status == 1
    assert out.startswith("notes/13800138000.txt:1:1: V103")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--base", ""), "git knows no commit"),
        (("--actor", "county-990121-filing"), "--base COMMIT"),
        (("--received", "2026-07-15"), "--base COMMIT"),
    ],
)
def test_a_change_without_a_base_is_never_taken_for_well(
    ledgers: Run, city: Path, words: tuple[str, ...], expected: str
) -> None:
    commit(city)
    status, _, said = ledgers("check", "--root", city, *TODAY, "--lang", "en", *words)

    assert (status, expected in said) == (2, True)


def test_a_commit_is_compared_with_its_base(ledgers: Run, city: Path) -> None:
    commit(city)
    commit(city, "second")
    commit(city, "13800138000")
    command = ("check", "--root", city, *TODAY, "--base", "HEAD~2")

    assert ledgers(*command, "--at", "HEAD~1")[0] == 0
    assert ledgers(*command, "--at", "HEAD")[0] == 1


# ── The run cannot go on: one sentence, status 2 ─────────────────────────────────────────────────


def one_sentence(result: tuple[int, str, str]) -> str:
    """Return the sentence with which a run ended."""
    status, out, err = result
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


def test_a_folder_without_data_is_told(ledgers: Run, tmp_path: Path) -> None:
    assert "--root" in one_sentence(ledgers("check", "--root", tmp_path, "--lang", "en"))


def test_empty_data_is_told(ledgers: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()

    assert "data/" in one_sentence(ledgers("check", "--root", tmp_path, "--lang", "en"))


def test_data_that_is_a_file_is_told(ledgers: Run, tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")

    one_sentence(ledgers("check", "--root", tmp_path))


@pytest.mark.parametrize(
    "arguments",
    [
        ("chek",),
        ("check", "--format", "xml"),
        ("check", "--today", "tomorrow"),
        ("check", "--today", "2026-02-30"),
        ("check", "--root", "/nowhere/at/all"),
        ("check", "--schemas", "/nowhere/at/all"),
        ("check", "--lang", "fr"),
        ("check", "--nonsense"),
        ("guard", "surplus"),
        ("--nonsense",),
        ("--lang",),
    ],
)
def test_what_is_not_understood_is_told_in_one_sentence(
    ledgers: Run, arguments: tuple[str, ...]
) -> None:
    one_sentence(ledgers(*arguments))


@pytest.mark.parametrize("arguments", [("chek",), ("check", "--format", "xml"), ("--lang",)])
def test_it_is_told_in_chinese(ledgers: Run, arguments: tuple[str, ...]) -> None:
    assert "命令" in one_sentence(ledgers(*arguments))


def test_an_unknown_revision_is_told(ledgers: Run, city: Path) -> None:
    commit(city)

    one_sentence(ledgers("check", "--root", city, "--at", "nowhere"))


def test_an_unknown_base_is_told(ledgers: Run, city: Path) -> None:
    commit(city)

    assert "nowhere" in one_sentence(ledgers("check", "--root", city, "--base", "nowhere"))


def test_a_base_in_a_shallow_clone_is_told(ledgers: Run, city: Path, tmp_path: Path) -> None:
    commit(city)
    commit(city, "second")
    git.Repo.clone_from(city.as_uri(), tmp_path / "shallow", depth=1)
    told = one_sentence(ledgers("check", "--root", tmp_path / "shallow", "--base", "HEAD~1"))

    assert "git fetch --unshallow" in told


def test_a_revision_outside_git_is_told(ledgers: Run, city: Path) -> None:
    one_sentence(ledgers("check", "--root", city, "--at", "HEAD"))


def test_hostile_arguments_stay_on_one_line(ledgers: Run, city: Path) -> None:
    for hostile in ("a\nb\x1b[31m", "\u202e"):
        err = one_sentence(ledgers("check", "--root", city, "--at", hostile))
        assert err.rstrip("\n").isprintable()


# ── A fault of the tool: status 3 ────────────────────────────────────────────────────────────────


def test_a_fault_of_the_tool_is_one_sentence_with_its_place(
    ledgers: Run, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a\n\x1b[31mb")

    monkeypatch.setattr("ledgers.cli.check.load", fail)
    status, out, err = ledgers("check", "--root", city, "--lang", "en")

    assert (status, out) == (3, "")
    assert "please report it: RuntimeError: a" in err
    assert "test_check.py:" in err
    assert err.count("\n") == 1
    assert "\x1b" not in err


# ── Hostile data ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_hostile_names_and_values_never_reach_the_terminal_raw(
    ledgers: Run, city: Path, form: str
) -> None:
    folder = city / "data/counties/990121/progress"
    for name in (b"\xd6\xd0.yaml", b"a\n::error::b.yaml", b"\x1b[31m.yaml", "\u202e.yaml".encode()):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(b"a: 1\n")
    text = (city / T16).read_text(encoding="utf-8")
    hostile = (
        '    "\\e[31m\\n::error::\\u202e": "x\\e]0;title\\a"\n    note: "a\\n::error::b\\e[2J"\n'
    )
    (city / T16).write_text(text + hostile, encoding="utf-8")
    status, out, err = ledgers("check", "--root", city, *TODAY, "--format", form)

    assert (status, err) == (1, "")
    assert all(line.isprintable() for line in out.split("\n"))
    if form == "github":
        assert all(line.startswith("::error ") for line in out.split("\n")[:-2])


@pytest.mark.parametrize("form", ["text", "github", "json"])
@pytest.mark.parametrize("name", [b"\xd6\xd0", b"\x1b[31m", b"a\n::error::b", "\u202e".encode()])
@pytest.mark.parametrize("folder", ["data/counties", "data/city/decisions", "data"])
def test_hostile_folders_never_reach_the_terminal_raw(
    ledgers: Run, city: Path, folder: str, name: bytes, form: str
) -> None:
    inner = Path(os.fsdecode(os.fsencode(city / folder) + b"/" + name + b"/progress"))
    inner.mkdir(parents=True)
    (inner / "T02.yaml").write_bytes(b"task: T02\n")
    status, out, _ = ledgers("check", "--root", city, *TODAY, "--format", form)

    assert status == 1
    assert all(line.isprintable() for line in out.split("\n"))
    assert not any(line.startswith("::error::") for line in out.split("\n"))
    if form == "json":
        assert all(row["file"].isprintable() for row in json.loads(out)["problems"])


def test_a_city_of_rubbish_is_told_without_a_traceback(ledgers: Run, city: Path) -> None:
    rubbish = [b"", b"\xff", b"[" * 5000, b"a: *b\n", b"- 1\n", b"a: 1\n", b"\x00", b"'", b"? {"]
    for index, path in enumerate(sorted((city / "data").rglob("*.yaml"))):
        path.write_bytes(rubbish[index % len(rubbish)])
    status, out, err = ledgers("check", "--root", city, *TODAY, "--format", "json")

    assert (status, err) == (1, "")
    assert len({row["file"] for row in json.loads(out)["problems"]}) >= FILES


@pytest.mark.parametrize(
    ("received", "status"),
    [
        ("2026-07-14", 1),
        ("2026-07-14T15:59:59Z", 1),
        ("2026-07-14T16:00:00Z", 0),
        ("2026-07-15", 0),
        ("2026-07-15T09:00:00", 2),
        ("yesterday", 2),
    ],
)
def test_a_change_was_received_on_the_day_that_it_was_in_the_city(
    ledgers: Run, city: Path, received: str, status: int
) -> None:
    publication = city / "data/city/publication.yaml"
    publication.write_text(publication.read_text("utf-8").replace("ation: true", "ation: false"))
    commit(city)
    with (city / T16).open("a", encoding="utf-8") as file:
        file.write("  - on: 2026-07-15\n    status: doing\n")
    who = ("--actor", "county-990121-filing", "--received", received)

    assert ledgers("check", "--root", city, *TODAY, "--base", "HEAD", *who)[0] == status

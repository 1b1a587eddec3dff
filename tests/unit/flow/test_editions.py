"""See how editions are proved and named; what is built here is a folder of one file."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from ledgers.edit.bulletins import record_file
from ledgers.flow import editions
from ledgers.flow.editions import banner_of, built_at, title_of
from ledgers.flow.load import Request
from ledgers.flow.verify import edition as proofs
from ledgers.flow.verify.edition import verify
from ledgers.model.bulletin import LOCK, Engine, Inputs
from ledgers.model.changes import Outcome
from ledgers.model.document import Document
from ledgers.model.edition import Edition, Included, Step
from ledgers.model.layout import Location
from ledgers.model.output import OutputFile
from ledgers.model.portal import Published
from ledgers.model.problem import CannotGoOn
from ledgers.model.values import converted
from ledgers.model.words import english
from ledgers.read.documents import document_of
from ledgers.read.editions import bulletin_bytes, differing, is_sound
from ledgers.read.engine import CODE, commit_with, engine_at
from ledgers.read.home import HOME, LOCALE, translator
from ledgers.read.inputs import archive_of, inputs_of
from ledgers.read.tree import sha256
from ledgers.write.files import write_file
from ledgers.write.site import finish

Ledgers = Callable[..., tuple[int, str, str]]
NAME = "2026-Q2"
TODAY = date(2026, 7, 15)


def git(root: Path, *arguments: str) -> str:
    """Run git in a repository and return what it says."""
    names = ("-c", "user.name=clerk", "-c", "user.email=clerk@example.org")
    done = subprocess.run(
        ("git", *names, *arguments), cwd=root, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def commit(root: Path) -> str:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "File")
    return git(root, "rev-parse", "HEAD")


def one_page(text: str) -> Callable[..., None]:
    """Return what stands for building: a folder of one page."""

    def build(*asked: object) -> None:
        folder = next(each for each in asked if isinstance(each, Path))
        shutil.rmtree(folder, ignore_errors=True)
        write_file(folder, OutputFile("index.html", text.encode()))
        finish(folder)

    return build


@pytest.fixture
def repository(city: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the mini city under git, with an edition that was cut: one page."""
    git(city, "init", "--quiet", "--initial-branch", "main")
    commit(city)
    monkeypatch.setattr(proofs, "build", one_page("cut"))
    one_page("cut")(built_at(city, NAME))
    write_record(city, record_of(city))
    return city


def record_of(root: Path) -> Edition:
    _, inputs = inputs_of(archive_of(root))
    return Edition(
        title="Q2",
        period=NAME,
        as_of=date(2026, 6, 30),
        cut_on=TODAY,
        language="en",
        method="2026-1",
        engine=engine_at(HOME),
        inputs=inputs,
        files_n=1,
        manifest_digest=sha256((built_at(root, NAME) / "SHA256SUMS").read_bytes()),
    )


def write_record(root: Path, edition: Edition) -> None:
    write_file(root, record_file(NAME, edition))


def verdict(root: Path, *, with_lock: bool = False) -> tuple[Outcome, tuple[str, ...], str]:
    """Verify the edition; return the outcome, the files that differ and the sentence."""
    found = list(verify(Request(root, TODAY), (NAME,), lambda: 0.0, with_lock=with_lock))
    [(one)] = found
    return one.outcome, one.differing, english(one.words) if one.words else ""


# ── The record ───────────────────────────────────────────────────────────────────────────────────


def test_what_is_written_is_read_again(repository: Path) -> None:
    whole = replace(
        record_of(repository),
        earlier=("2026-Q1", "2026-05-01"),
        bulletins=(Included("city/bulletins/weekly-2026-01", "0" * 64),),
        inputs=Inputs("1" * 40, "2e" * 20, "3" * 64),
    )
    file = record_file(NAME, whole)

    [document] = document_of(file.path, Location("city", "editions", NAME), file.data)

    assert isinstance(document, Document)
    assert converted(document.value, Edition) == whole


@pytest.mark.parametrize(
    ("name", "chinese", "said"),
    [
        ("2026-H1", "2026年上半年版", "Edition of the first half of 2026"),
        ("2026-H2", "2026年下半年版", "Edition of the second half of 2026"),
        ("2026-Q2", "2026年第2季度版", "Edition of 2026, quarter 2"),
        ("2026-05", "2026年5月版", "Edition of 2026, month 5"),
        ("2026-10", "2026年10月版", "Edition of 2026, month 10"),
        ("2026-W08", "2026年第8周版", "Edition of 2026, week 8"),
        ("2026-07-14", "2026-07-14版", "Edition as of 2026-07-14"),
    ],
)
def test_an_edition_is_called_by_its_period_or_day(name: str, chinese: str, said: str) -> None:
    words = title_of(name)

    assert (translator(LOCALE, "zh")(words), english(words)) == (chinese, said)


@pytest.fixture
def _unbuilt(monkeypatch: pytest.MonkeyPatch) -> None:
    published = Published(TODAY, "file:///", 3, 5, 1, 0, 0, 0, ())

    def build(*asked: object) -> Published:
        one_page("cut")(*asked)
        return published

    monkeypatch.setattr(editions, "build", build)


@pytest.mark.usefixtures("_unbuilt")
@pytest.mark.parametrize(
    ("arguments", "as_of"),
    [
        (("2026-Q1", "--as-of", "2026-05-10"), "2026-05-10"),
        (("2026-W20",), "2026-05-17"),
        (("2026-07-14",), "2026-07-14"),
    ],
)
def test_an_edition_shows_the_last_day_of_its_period_or_the_day_asked_for(
    repository: Path, ledgers: Ledgers, arguments: tuple[str, ...], as_of: str
) -> None:
    place = ("--root", repository, "--today", TODAY, "--lang", "en")

    status, _, errors = ledgers("edition", "cut", *arguments, *place)

    text = (repository / f"data/city/editions/{arguments[0]}.yaml").read_text("utf-8")
    assert (status, errors) == (0, "")
    assert f"\nas_of: {as_of}\ncut_on: {TODAY}\nlanguage: en\n" in text


@pytest.mark.parametrize(
    ("came_in", "sentence"), [("2026-Q1", "there is one already"), (NAME, "came in while")]
)
def test_what_came_in_while_an_edition_was_built_is_not_passed_over(
    repository: Path, ledgers: Ledgers, monkeypatch: pytest.MonkeyPatch, came_in: str, sentence: str
) -> None:
    record = repository / f"data/city/editions/{came_in}.yaml"
    text = (repository / f"data/city/editions/{NAME}.yaml").read_bytes()
    (repository / f"data/city/editions/{NAME}.yaml").unlink()

    def build(*asked: object) -> Published:
        one_page("cut")(*asked)
        record.write_bytes(text)
        return Published(TODAY, "file:///", 3, 5, 1, 0, 0, 0, ())

    monkeypatch.setattr(editions, "build", build)
    asked = ("2026-Q1", "--as-of", "2026-06-30")
    status, _, said = ledgers("edition", "cut", *asked, "--root", repository, "--lang", "en")

    assert (status, sentence in said, record.read_bytes()) == (2, True, text), said


def test_the_banner_leads_to_earlier_editions_and_names_the_one_at_hand(repository: Path) -> None:
    edition = replace(record_of(repository), earlier=("2026-Q1",))

    banner = banner_of(NAME, edition, english)

    assert banner.editions == (Step("2026-Q1", "2026-Q1"), Step(NAME, None))
    assert "2026-06-30" in banner.sentence


# ── The proof ────────────────────────────────────────────────────────────────────────────────────


def test_an_edition_that_comes_out_again_is_verified(repository: Path) -> None:
    assert verdict(repository) == (Outcome.SAME, (), "")
    assert [path.name for path in (repository / "build/editions").iterdir()] == [NAME]


def test_one_that_does_not_differs_and_the_files_are_named(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proofs, "build", one_page("otherwise"))

    assert verdict(repository) == (Outcome.DIFFERS, ("index.html",), "")
    shutil.rmtree(built_at(repository, NAME))
    assert verdict(repository) == (Outcome.DIFFERS, (), "")


def test_a_record_that_cannot_be_used_is_told_and_others_are_proved(
    repository: Path, ledgers: Ledgers
) -> None:
    (repository / "data/city/editions/2026-Q1.yaml").write_text("title: x\n", "utf-8")

    place = ("--root", repository, "--today", TODAY, "--lang", "en")
    status, said, _ = ledgers("edition", "verify", "--all", *place)

    assert status == 1
    assert f"edition {NAME}: same, 1 files compared\n" in said
    assert "edition 2026-Q1: differs" in said
    assert "1 of 2 editions verified" in said


def test_a_bulletin_is_found_in_the_past_once_its_file_was_changed(repository: Path) -> None:
    path = repository / "data/city/bulletins/weekly-2026-01.yaml"
    path.parent.mkdir()
    path.write_text("was", "utf-8")
    commit(repository)
    path.write_text("is", "utf-8")
    commit(repository)
    names = "city/bulletins/weekly-2026-01"
    archive = archive_of(repository)

    for text in ("is", "was"):
        wanted = Included(names, sha256(text.encode()))
        assert bulletin_bytes(archive, repository, [wanted]) == {wanted.file: text.encode()}
    with pytest.raises(CannotGoOn, match="no commit or tag of this repository holds"):
        bulletin_bytes(archive, repository, [Included(names, "0" * 64)])


def test_manifests_are_compared_file_by_file() -> None:
    was = "1  a\n2  b c\n3  d\n"

    assert differing(was, was) == ()
    assert differing(was, "1  a\n9  b c\n4  e\n") == ("b c", "d", "e")


def test_a_folder_is_sound_with_the_files_of_its_manifest_alone(tmp_path: Path) -> None:
    one_page("cut")(tmp_path / "made")
    assert is_sound(tmp_path / "made")

    (tmp_path / "made/more.html").write_text("", "utf-8")
    assert not is_sound(tmp_path / "made")


# ── With the program of its day ──────────────────────────────────────────────────────────────────

PROGRAM = """
import pathlib, sys
from importlib.metadata import version
root = pathlib.Path(sys.argv[sys.argv.index("--root") + 1])
place = pathlib.Path({folder!r})
with (place / "asked").open("a") as file:
    print(version("ledgers"), *sys.argv[1:], sorted(p.name for p in root.glob("*")), file=file)
said = (place / "said").read_text()
if said == "no":
    print("it cannot", file=sys.stderr)
    sys.exit(2)
folder = root / "build/editions" / sys.argv[3]
folder.mkdir(parents=True)
(folder / "SHA256SUMS").write_text(said)
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a program of another day under git, which writes down what it is asked."""
    top = tmp_path / "home"
    for name, text in {
        LOCK: "mkdocs==1\n",
        "mkdocs.yml": "site_name: x\n",
        "scripts/ledgers/__init__.py": "",
        "scripts/ledgers/__main__.py": PROGRAM.format(folder=str(tmp_path)),
        "site/locale/zh/LC_MESSAGES/ledgers.po": 'msgid "a"\nmsgstr "b"\n',
    }.items():
        write_file(top, OutputFile(name, text.encode()))
    git(top, "init", "--quiet", "--initial-branch", "main")
    commit(top)
    monkeypatch.setenv("PYTHONPATH", "the program of today")
    monkeypatch.setattr("ledgers.flow.verify.program.HOME", top)
    return top


def of_another_day(repository: Path, home: Path) -> str:
    """Record the edition as cut by what the program is now, then change it; return the commit."""
    engine = replace(engine_at(home), tool="0.1.7")
    write_record(repository, replace(record_of(repository), engine=engine))
    then = git(home, "rev-parse", "HEAD")
    (home / "scripts/ledgers/later.py").write_text("", "utf-8")
    commit(home)
    return then


@pytest.mark.parametrize(
    ("said", "outcome"),
    [("as it was", Outcome.SAME_THEN), ("otherwise", Outcome.DIFFERS), ("no", Outcome.NOT_HERE)],
)
def test_the_program_of_its_day_is_asked(
    repository: Path, home: Path, tmp_path: Path, said: str, outcome: Outcome
) -> None:
    then = of_another_day(repository, home)
    sums = (built_at(repository, NAME) / "SHA256SUMS").read_text("utf-8")
    (tmp_path / "said").write_text(sums if said == "as it was" else said, "utf-8")

    found, _, sentence = verdict(repository)

    assert found is outcome
    assert sentence.startswith(("with the program of " + then, f"the program of {then} says"))
    asked = (tmp_path / "asked").read_text("utf-8")
    assert asked.startswith(f"0.1.7 edition cut {NAME} --as-of 2026-06-30 --today {TODAY}")
    assert asked.endswith("['.git', 'data', 'schemas']\n")
    assert git(home, "worktree", "list").count("\n") == 0


def test_the_program_of_today_is_not_asked_as_another(
    repository: Path, home: Path, tmp_path: Path
) -> None:
    write_record(repository, replace(record_of(repository), engine=engine_at(home)))

    assert verdict(repository) == (Outcome.SAME, (), "")
    assert not (tmp_path / "asked").exists()


def test_libraries_of_another_day_are_installed_only_when_asked_for(
    repository: Path, home: Path
) -> None:
    of_another_day(repository, home)
    (home / LOCK).write_text("mkdocs==2\n", "utf-8")

    assert verdict(repository) == (
        Outcome.NOT_HERE,
        (),
        "its program needs the libraries of its day; to install them, add --with-lock",
    )


def test_libraries_that_cannot_be_installed_are_one_sentence(repository: Path, home: Path) -> None:
    of_another_day(repository, home)
    (home / LOCK).write_text("mkdocs==2\n", "utf-8")
    installer = "import sys; sys.exit('no package index can be reached.')"
    write_file(home, OutputFile("scripts/install.py", installer.encode()))

    assert verdict(repository, with_lock=True) == (
        Outcome.NOT_HERE,
        (),
        "the libraries of its day cannot be installed: no package index can be reached.",
    )


def test_a_program_that_no_commit_holds_is_said_as_such(
    repository: Path, home: Path, tmp_path: Path
) -> None:
    shallow = tmp_path / "shallow"
    gone = Engine("0.1.0", "0" * 64, "7" * 64)
    write_record(repository, replace(record_of(repository), engine=gone))
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{home}", str(shallow))

    outcome, _, sentence = verdict(repository, with_lock=True)

    assert outcome is Outcome.NOT_HERE
    assert "holds the program of that day (version 0.1.0, code 7777" in sentence
    with pytest.raises(CannotGoOn, match="git fetch --unshallow"):
        commit_with(shallow, gone)


def test_a_worktree_that_cannot_be_made_is_one_sentence(repository: Path, home: Path) -> None:
    of_another_day(repository, home)
    (home / ".git/worktrees").write_text("in the way", "utf-8")

    outcome, _, sentence = verdict(repository)

    assert outcome is Outcome.NOT_HERE
    assert sentence.startswith("git cannot do this here: ")


def test_catalogues_that_are_compiled_do_not_count(home: Path) -> None:
    before = engine_at(home)
    write_file(home, OutputFile("site/locale/zh/words.mo", b"1"))
    write_file(home, OutputFile("scripts/ledgers/__pycache__/a.cpython-311.pyc", b"1"))
    write_file(home, OutputFile("tests/a.py", b"1"))
    assert engine_at(home) == before

    write_file(home, OutputFile("site/locale/zh/words.po", b"1"))
    assert engine_at(home).differences(before) == ("code",)


def test_the_program_here_is_all_that_pages_are_made_with() -> None:
    kept: Mapping[str, bool] = {
        "scripts/ledgers/publish/site.py": True,
        "site/templates/partials/bar.html.j2": True,
        "site/assets/ledgers.css": True,
        "site/figures/not_recomputed.yaml": True,
        "mkdocs.en.yml": True,
        "schemas/README.md": True,
        "schemas/tasks.schema.json": False,
        "data/city/tasks.yaml": False,
        "tests/conftest.py": False,
    }

    assert {path: bool(CODE.match(path)) for path in kept} == kept

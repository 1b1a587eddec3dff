"""See each of the five answers of `ledgers bulletin verify`, and that forgery gets the fourth."""

import json
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from ledgers.check.city import Checked
from ledgers.check.city import check as check_city
from ledgers.flow import load
from ledgers.flow.figures import computed
from ledgers.model import changes
from ledgers.model.bulletin import LOCK, Bulletin, Fact, digest_of, facts_digest
from ledgers.model.changes import FIRST, Meaning
from ledgers.model.document import Document
from ledgers.model.layout import Location
from ledgers.model.output import OutputFile
from ledgers.model.problem import CannotGoOn, Kind, Place
from ledgers.model.remembered import Known
from ledgers.model.values import converted, replace
from ledgers.model.words import say
from ledgers.read.documents import document_of
from ledgers.read.engine import engine_at
from ledgers.read.home import HOME
from ledgers.write.files import write_file
from tests.acceptance.test_bulletins import (
    FOLDER,
    NAME,
    Ledgers,
    a_progress_file,
    commit,
    edited,
    git,
    issued,
    repository,
    run,
    stages,
)

__all__ = ["issued", "repository", "run", "stages"]
CHANGED = "tasks.total"


def of(root: Path, name: str = NAME) -> Bulletin:
    """Return the issue as its file says."""
    path = root / FOLDER / f"{name}.yaml"
    found = document_of(
        f"{FOLDER}/{name}.yaml", Location("city", "bulletins", name), path.read_bytes()
    )
    [document] = [one for one in found if isinstance(one, Document)]
    issue = converted(document.value, Bulletin)
    assert issue is not None
    return issue


def reseal(root: Path, name: str = NAME) -> None:
    """Give an issue whose text was changed the digests that fit it."""
    path = root / FOLDER / f"{name}.yaml"
    text = path.read_text("utf-8")
    digest = facts_digest(of(root, name).facts)
    text = re.sub(r"(?m)^facts_digest: .*$", f'facts_digest: "{digest}"', text)
    above, below = re.split(r"(?m)^digest: .*\n", text)
    path.write_text(f'{above}digest: "{digest_of(above)}"\n{below}', "utf-8")


def forged(root: Path, *, engine: str | None = None) -> None:
    """Change a figure, and the program where one is given, and seal the issue again."""
    path = root / FOLDER / f"{NAME}.yaml"
    text = path.read_text("utf-8")
    text = re.sub(rf"(key: {CHANGED}, value: )[0-9]+", r"\g<1>9", text)
    if engine:
        text = re.sub(r"(?m)^  code: .*$", f'  code: "{engine}"', text)
    path.write_text(text, "utf-8")
    reseal(root)


def without_tags(root: Path) -> None:
    for tag in git(root, "tag").splitlines():
        git(root, "tag", "--delete", tag)


def squashed(root: Path) -> None:
    """Throw the history away: one commit holds what it led to."""
    shutil.rmtree(root / ".git")
    git(root, "init", "--quiet")
    commit(root)


def word_in_each_schema(root: Path) -> None:
    """Add a word that no program knows to every schema, and commit."""
    for path in (root / "schemas").glob("*.schema.json"):
        schema = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps({**schema, "x-new": True}, ensure_ascii=False), "utf-8")
    commit(root)


def rule_that_hits(monkeypatch: pytest.MonkeyPatch, root: Path, since: str) -> None:
    """Let the check find a fault in one county's file, by a kind of a version."""
    kind = Kind("T999", say("a fault"), since=since)
    file = a_progress_file(root).relative_to(root).as_posix()

    def sharper(
        documents: Iterable[Document],
        files: Iterable[str],
        schemas: Mapping[str, Mapping[str, Any]],
        today: date,
        *known: Known,
        **asked: Any,  # noqa: ANN401 - how it is shared out
    ) -> Checked:
        found = check_city(documents, files, schemas, today, *known, **asked)
        return replace(found, problems=(*found.problems, kind.at(Place(file), say("a fault"))))

    monkeypatch.setattr("ledgers.flow.load.check", sharper)


def means_otherwise(monkeypatch: pytest.MonkeyPatch, value: int) -> None:
    """Let the program of today compute one figure otherwise than the former ones."""

    def otherwise(city: load.City, issue: Bulletin, version: str | None = None) -> Bulletin:
        made = computed(city, issue, version)
        if version is not None:
            return made
        rows = (Fact(CHANGED, value) if fact.key == CHANGED else fact for fact in made.facts)
        return structs.replace(made, facts=tuple(rows))

    monkeypatch.setattr("ledgers.flow.verify.issue.computed", otherwise)


# ── Same ─────────────────────────────────────────────────────────────────────────────────────────


def test_an_issue_names_its_program_and_the_words_it_prints(issued: Path) -> None:
    issue = of(issued)

    assert issue.engine == engine_at(HOME)
    assert issue.words is not None
    assert issue.words.issuer == "砚川市纪委监委"
    assert {row.key for row in issue.words.labels} == {fact.key for fact in issue.facts}
    assert {row.code for row in issue.words.counties} == {
        fact.county for fact in issue.facts if fact.county
    }


def test_issuing_keeps_the_commit_by_a_tag(issued: Path) -> None:
    assert git(issued, "rev-parse", f"issue/{NAME}") == git(issued, "rev-parse", "HEAD~1")


def test_a_tag_keeps_the_inputs_through_a_squashed_branch(issued: Path, run: Ledgers) -> None:
    path = a_progress_file(issued)
    path.write_text(path.read_text("utf-8") + "# moved on\n", "utf-8")
    git(issued, "checkout", "--quiet", "--orphan", "squashed")
    commit(issued)
    git(issued, "branch", "--quiet", "--delete", "--force", "main")

    assert run("verify", "--all")[0] == 0
    without_tags(issued)
    assert run("verify", "--all")[0] == 1


def test_a_word_more_in_every_schema_changes_no_answer(issued: Path, run: Ledgers) -> None:
    word_in_each_schema(issued)

    status, said, _ = run("verify", "--all")
    assert (status, f"{NAME}: same" in said) == (0, True)


@pytest.mark.parametrize(
    ("since", "answer"), [("", "same"), ("99.1.0", "same"), (FIRST, "differs")]
)
def test_a_rule_younger_than_an_issue_is_not_asked(
    issued: Path, run: Ledgers, monkeypatch: pytest.MonkeyPatch, since: str, answer: str
) -> None:
    rule_that_hits(monkeypatch, issued, since)

    assert f"{NAME}: {answer}" in run("verify", "--all")[1]


# ── Computes otherwise today ─────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("issued")
def test_a_change_that_is_listed_explains_a_figure(
    run: Ledgers, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Meaning("99.0.0", frozenset({CHANGED}), say("Tasks count once."), say("They did not."))
    monkeypatch.setattr(changes, "MEANINGS", (row,))
    means_otherwise(monkeypatch, 7)

    status, said, _ = run("verify", "--all")

    assert status == 0
    assert f"{NAME}: computes differently today" in said
    assert "since version 99.0.0: Tasks count once. They did not." in said
    assert f"→ 7 ({CHANGED})" in said


def test_a_listed_change_explains_only_what_the_former_rule_gives(
    issued: Path, run: Ledgers, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Meaning("99.0.0", frozenset({CHANGED}), say("x"), say("y"))
    monkeypatch.setattr(changes, "MEANINGS", (row,))
    forged(issued)

    status, said, _ = run("verify", "--all")
    assert (status, f"{NAME}: differs" in said) == (1, True)


@pytest.mark.usefixtures("issued")
def test_one_figure_that_no_change_explains_differs(
    run: Ledgers, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Meaning("99.0.0", frozenset({"tasks.done"}), say("x"), say("y"))
    monkeypatch.setattr(changes, "MEANINGS", (row,))
    means_otherwise(monkeypatch, 7)

    status, said, _ = run("verify", "--all")
    assert (status, f"{NAME}: differs" in said) == (1, True)


@pytest.mark.usefixtures("issued")
def test_a_change_of_before_the_issue_explains_nothing(
    run: Ledgers, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Meaning(FIRST, frozenset({CHANGED}), say("x"), say("y"))
    monkeypatch.setattr(changes, "MEANINGS", (row,))
    means_otherwise(monkeypatch, 7)

    assert run("verify", "--all")[0] == 1


PROGRAM = """
import pathlib, re, sys
root = pathlib.Path(sys.argv[sys.argv.index("--root") + 1])
path = root / "data/city/bulletins" / (sys.argv[3] + ".yaml")
assert sys.argv[1:3] == ["bulletin", "issue"] and "status: draft" in path.read_text()
path.write_text('facts_digest: "{digest}"\\n')
"""


def program_of_its_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, digest: str
) -> tuple[Path, str]:
    """Put a program of another day under git, which issues a figure; return it and its code."""
    home = tmp_path / "home"
    for name, text in {
        LOCK: "mkdocs==1\n",
        "scripts/ledgers/__init__.py": "",
        "scripts/ledgers/__main__.py": PROGRAM.format(digest=digest),
        "site/locale/zh/LC_MESSAGES/ledgers.po": 'msgid "a"\nmsgstr "b"\n',
    }.items():
        write_file(home, OutputFile(name, text.encode()))
    git(home, "init", "--quiet")
    commit(home)
    code = engine_at(home).code
    (home / "scripts/ledgers/later.py").write_text("", "utf-8")
    commit(home)
    monkeypatch.setattr("ledgers.flow.verify.program.HOME", home)
    return home, code


def as_issued_by(root: Path, code: str, lock: Path) -> None:
    """Let the issue name another program."""
    path = root / FOLDER / f"{NAME}.yaml"
    text = re.sub(r"(?m)^  code: .*$", f'  code: "{code}"', path.read_text("utf-8"))
    digest = engine_at(lock).lock
    path.write_text(re.sub(r"(?m)^  lock: .*$", f'  lock: "{digest}"', text), "utf-8")
    reseal(root)


@pytest.mark.parametrize(
    ("confirms", "status", "answer"),
    [(True, 0, "computes differently today"), (False, 1, "differs")],
)
def test_the_program_of_its_day_decides_what_nothing_explains(  # noqa: PLR0913, PLR0917 - fixtures
    issued: Path,
    run: Ledgers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    confirms: bool,  # noqa: FBT001 - a row of the table
    status: int,
    answer: str,
) -> None:
    digest = of(issued).facts_digest if confirms else "0" * 64
    home, code = program_of_its_day(tmp_path, monkeypatch, str(digest))
    as_issued_by(issued, code, home)
    means_otherwise(monkeypatch, 7)

    found, said, _ = run("verify", "--all")
    assert (found, f"{NAME}: {answer}" in said) == (status, True)
    assert "the program of its day (commit " in said


def test_where_today_cannot_compute_it_the_program_of_its_day_proves_it(
    issued: Path, run: Ledgers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, code = program_of_its_day(tmp_path, monkeypatch, str(of(issued).facts_digest))
    as_issued_by(issued, code, home)
    cannot_be_computed(monkeypatch)

    status, said, _ = run("verify", "--all")
    assert (status, f"{NAME}: same with the program of its day" in said) == (0, True)


def cannot_be_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program of today find no programme in what it reads from the past."""

    def refuse(*_: object) -> Bulletin:
        raise CannotGoOn(say("it cannot be computed"))

    monkeypatch.setattr("ledgers.flow.verify.issue.computed", refuse)


# ── Differs ──────────────────────────────────────────────────────────────────────────────────────


def test_a_figure_that_was_forged_and_sealed_again_differs(issued: Path, run: Ledgers) -> None:
    forged(issued)

    status, said, _ = run("verify", "--all", "--sealed")
    assert (status, f"{NAME}: differs" in said) == (1, True)


def test_forgery_is_not_hidden_by_naming_a_program_that_is_nowhere(
    issued: Path, run: Ledgers
) -> None:
    forged(issued, engine="5" * 64)

    status, said, _ = run("verify", "--all", "--sealed")
    assert (status, f"{NAME}: differs" in said) == (1, True)
    assert "holds the program of that day" in said


@pytest.mark.parametrize(
    ("line", "then"),
    [
        ('  tool: ".*"\n', f'  tool: "{FIRST}"\n'),
        ("engine:\n(?:  .*\n)+", ""),
        (
            '  tool: ".*"\n((?:  .*\n)*?)  code: .*\n',
            rf'  tool: "{FIRST}"\n\1  code: "{"5" * 64}"\n',
        ),
    ],
    ids=["an old version", "no program", "a program that is nowhere"],
)
@pytest.mark.parametrize("key", sorted(changes.MEANINGS[0].keys))
def test_naming_an_old_version_excuses_no_forgery(
    issued: Path, run: Ledgers, line: str, then: str, key: str
) -> None:
    path = issued / FOLDER / f"{NAME}.yaml"
    text = re.sub(rf"(key: {key}, value: )[0-9]+", r"\g<1>77", path.read_text("utf-8"))
    assert "77}" in text
    text, found = re.subn(rf"(?m)^{line}", then, text)
    assert found == 1
    path.write_text(text, "utf-8")
    reseal(issued)

    status, said, _ = run("verify", "--all", "--sealed")
    assert (status, f"{NAME}: differs" in said) == (1, True)


def test_the_program_of_today_under_an_old_version_differs(issued: Path, run: Ledgers) -> None:
    edited(issued, NAME, f'  tool: "{engine_at(HOME).tool}"', f'  tool: "{FIRST}"')
    reseal(issued)

    status, said, _ = run("verify", "--all")
    assert (status, "the program that it names has version" in said) == (1, True)


def test_inputs_under_another_digest_differ(issued: Path, run: Ledgers) -> None:
    edited(issued, NAME, of(issued).inputs.digest, "6" * 64)  # type: ignore[union-attr]
    reseal(issued)

    status, said, _ = run("verify", "--all")
    assert (status, f"{NAME}: differs" in said) == (1, True)


# ── Not here ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("options", "status"), [((), 1), (("--sealed",), 0)])
def test_what_no_commit_holds_is_not_here(
    issued: Path, run: Ledgers, options: tuple[str, ...], status: int
) -> None:
    word_in_each_schema(issued)
    squashed(issued)

    found, said, _ = run("verify", "--all", *options)

    assert (found, f"{NAME}: not here" in said) == (status, True)
    basis = of(issued).inputs
    assert basis is not None
    assert f"holds tree {basis.schemas}" in said


def test_a_broken_seal_is_not_excused_by_inputs_that_are_not_here(
    issued: Path, run: Ledgers
) -> None:
    word_in_each_schema(issued)
    squashed(issued)
    edited(issued, NAME, "series: weekly\n", "series: weekly \n")

    status, said, _ = run("verify", "--all", "--sealed")
    assert (status, f"{NAME}: differs" in said) == (1, True)


# ── What was printed stays ───────────────────────────────────────────────────────────────────────


def test_a_rename_changes_nothing_that_was_issued(
    issued: Path, ledgers: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    def exported(name: str) -> bytes:
        out = tmp_path / f"{name}.html"
        place = ("--root", issued, "--today", "2026-07-15", "--lang", "en")
        assert ledgers("bulletin", "export", NAME, *place, "--format", "html", "--out", out)[0] == 0
        return out.read_bytes()

    before = exported("before")
    for file, old in (("areas", "name: "), ("tasks", "title: "), ("units", "name: ")):
        path = issued / f"data/city/{file}.yaml"
        path.write_text(re.sub(rf"(?m)({old})(?=\S)", r"\g<1>新", path.read_text("utf-8")), "utf-8")

    assert exported("after") == before

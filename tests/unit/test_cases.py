"""Every kind of problem is seen to fail, with exactly what its fixtures expect."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml

from ledgers.check.change.rules import judged
from ledgers.flow.change import Asked, change_of
from ledgers.flow.federate import gathered
from ledgers.flow.load import Request, checked
from ledgers.model.kinds import KINDS
from ledgers.model.problem import Problem, in_order
from ledgers.model.values import replace
from ledgers.model.words import english
from ledgers.read.documents import documents_of, schemas_of
from ledgers.read.home import LOCALE, translator
from tests.cases.examples import EXAMPLES, base_of, example_of
from tests.cases.fixtures import Case, cases, laid, plain
from tests.cities import MINI, SCHEMAS, MemoryTree
from tests.federation import laid_out
from tests.trees import diff_of_trees

CASES = list(cases())
WRITTEN = yaml.safe_load(EXAMPLES.read_text("utf-8"))
"""What the portal shows; `python -m tests.cases.examples` writes it anew."""
CITY = {**MINI, **SCHEMAS}
FOLDERS = ("data", "schemas", "scripts", ".github", "public", "docs", "site", "Data", "schemas.")
Found = list[tuple[str, str, int]]


def write_below(place: Path, tree: MemoryTree, folders: list[str]) -> None:
    """Write what lies below some folders of a tree."""
    for path, data in tree.files.items():
        for folder in folders:
            if path.startswith(f"{folder}/"):
                file = place / path.removeprefix(f"{folder}/")
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data or b"")


def problems_of(case: Case) -> tuple[Problem, ...]:
    """Return every problem of the mini city as a fixture changes it."""
    tree = laid(case, base_of(case))
    if case.is_of_province:
        return problems_of_province(case, tree)
    with TemporaryDirectory() as place:
        folder = Path(place) if case.said("attachments") else None
        write_below(Path(place), tree, case.said("attachments"))
        city = checked(documents_of(tree), schemas_of(tree), case.today, None, folder)
    if not case.is_of_change:
        return city.problems
    base, message = laid(case.before, CITY), plain("\n".join(case.said("says")))
    diff = diff_of_trees(base, tree, FOLDERS)
    steps = tuple(replace(step, message=message) for step in diff.steps)
    actor, branch = (next(iter(case.said(word)), None) for word in ("actor", "branch"))
    asked = Asked("base", actor, case.received, branch)
    request = Request(Path(), case.today)
    head = None if case.code == "P303" else "head"  # A folder is warned about days, too.
    change = change_of(city, replace(diff, head=head, steps=steps), base, request, asked)
    return in_order((*city.problems, *judged(change)))


def problems_of_province(case: Case, tree: MemoryTree) -> tuple[Problem, ...]:
    """Return every problem of bringing two tiny cities together, as a fixture changes them."""
    with TemporaryDirectory() as place:
        return gathered(laid_out(Path(place), tree.files), case.today)[1]


UNFILLED = re.compile(r"\{\w+\}")
"""An argument that was not filled in; lines of YAML to add have braces, too."""


@pytest.mark.parametrize("code", sorted({case.code for case in CASES}))
def test_the_fixtures_of_a_kind_give_exactly_the_problems_that_they_expect(code: str) -> None:
    said = {case.name: problems_of(case) for case in CASES if case.code == code}

    found: dict[str, Found] = {
        name: sorted((row.kind.code, row.place.file, row.place.line) for row in problems)
        for name, problems in said.items()
    }
    assert found == {case.name: case.expected for case in CASES if case.code == code}
    rows = [row for problems in said.values() for row in problems]
    assert [row.kind.code for row in rows if row.hint is None] == []
    assert_told_in_both_languages(rows)
    assert_shown_on_the_portal(code, said)


def assert_told_in_both_languages(problems: list[Problem]) -> None:
    """See that every word of some problems is there in Chinese and English, and filled in."""
    chinese = translator(LOCALE, "zh")

    for words in [said for item in problems for said in (item.message, item.hint) if said]:
        assert UNFILLED.findall(english(words) + chinese(words)) == []
        assert chinese(words) != english(words)


def assert_shown_on_the_portal(code: str, said: dict[str, tuple[Problem, ...]]) -> None:
    """See that the example of a kind is what the check says of its fixture today."""
    shown = WRITTEN[code]
    case = next(case for case in CASES if case.name == shown["fixture"])
    problem = next(row for row in said[case.name] if row.kind.code == code)

    assert example_of(case, problem) == shown


def test_every_kind_has_an_example_and_where_no_line_is_mended_a_hint() -> None:
    assert sorted(WRITTEN) == sorted(kind.code for kind in KINDS)
    bare = [code for code, row in WRITTEN.items() if not (row["mended"] or row["hint"]["zh"])]
    assert bare == []


def test_every_kind_has_a_fixture_that_fails() -> None:
    failing = {case.code for case in CASES if case.code in {row[0] for row in case.expected}}

    assert [kind.code for kind in KINDS if kind.code not in failing] == []


def test_a_fixture_fails_with_its_folders_code_or_not_at_all() -> None:
    codes = {item.name: {row[0] for row in item.expected} for item in CASES}

    odd = [item.name for item in CASES if codes[item.name] and item.code not in codes[item.name]]
    assert odd == []


def test_a_fixture_says_why_and_what_it_expects() -> None:
    assert [item.name for item in CASES if not (item.said("why") and item.said("expect"))] == []

"""A city begins once, with nothing of the demonstration; what else would come along is refused."""

from collections.abc import Iterable
from datetime import date

import pytest

from ledgers.check.change.parts import agreements
from ledgers.edit.new import first_files
from ledgers.model.problem import Problem
from ledgers.read.home import said_in
from tests.cities import MINI, SCHEMAS
from tests.unit.check.change.judging import (
    COUNTY,
    MAINTAINERS,
    TREE,
    Edit,
    Files,
    changed,
    codes,
    gone,
    problems_of,
    put,
    swap,
)

DEMONSTRATION: Files = {**MINI, **SCHEMAS}
ROWS = {
    "counties": [{"code": "990201", "name": "子县"}, {"code": "990202", "name": "丑区"}],
    "listed": [{"title": "建章立制", "due_on": "2026-12-20"}],
}
ANSWERS = {
    "name": "甲市",
    "code": "990200",
    "contact": "更正请向市委办公室提出",
    "programme": {"title": "基础工作方案"},
    "maintainers": ["maint-1", "maint-2"],
}
PATTERN = said_in("founding/city.yaml")
RULES, OWNERS = "data/city/rules.yaml", "data/city/owners.yaml"


def begun(files: Files) -> Files:
    """Return the files of the repository once the city has begun."""
    assert isinstance(PATTERN, dict)
    new = first_files(ANSWERS, ROWS, PATTERN, date(2026, 7, 15))
    kept = {path: data for path, data in files.items() if not path.startswith("data/")}
    return {**kept, **{file.path: file.data for file in new}}


def said(actor: str | None, *edits: Edit, base: Files = DEMONSTRATION) -> tuple[Problem, ...]:
    return problems_of(actor, begun, *edits, base=base)


def told(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    return [(row.kind.code, row.place.file) for row in problems]


@pytest.mark.parametrize("actor", ["maint-1", "MAINT-2", None])
def test_a_city_begins_in_the_place_of_the_demonstration(actor: str | None) -> None:
    guards = put(".github/CODEOWNERS", "* @maint-1 @maint-2\n")

    assert told(said(actor, guards)) == []


def test_the_other_maintainer_of_the_new_city_must_agree() -> None:
    change = changed("maint-1", begun, base=DEMONSTRATION)

    assert [row.accounts for row in agreements(change, change.today)] == [("maint-2",)]


REFUSED = {
    "a register is left": (lambda _: {RULES: MINI[RULES]}, RULES),
    "a record is left under another name": (
        put("data/counties/990201/progress/T01.yaml",
            MINI["data/counties/990121/progress/T07.yaml"]),
        "data/counties/990201/progress/T01.yaml",
    ),
    "the program changes": (put("scripts/ledgers/new.py", "X = 1\n"), "scripts/ledgers/new.py"),
    "a schema changes": (put("schemas/new.schema.json", "{}"), "schemas/new.schema.json"),
    "one maintainer": (swap(OWNERS, "[maint-1, maint-2]", "[maint-1]"), OWNERS),
    "an account of the demonstration": (swap(OWNERS, "maint-2", MAINTAINERS), OWNERS),
    "no day from which days are asked": (swap(OWNERS, "live_from: 2026-07-15\n", ""), OWNERS),
    "no owners": (gone(OWNERS), OWNERS),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "place"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_begin_anew_is_refused(edit: Edit, place: str) -> None:
    assert told(said("maint-1", edit)) == [("P110", place)]


@pytest.mark.parametrize("actor", [COUNTY, MAINTAINERS, "stranger"])
def test_only_a_maintainer_of_the_new_city_begins_it(actor: str) -> None:
    assert told(said(actor)) == [("P110", OWNERS)]


def test_persons_are_looked_for_all_the_same() -> None:
    note = swap("data/city/publication.yaml", "更正请向市委办公室提出", "电话13812345678")

    assert codes(said("maint-1", note)) == ["V103"]


def test_a_city_that_lives_does_not_begin_again() -> None:
    assert {"P101", "P204"} <= set(codes(said("maint-1", base=TREE)))


def test_the_mark_alone_begins_nothing() -> None:
    flag = swap("data/city/publication.yaml", "demonstration: true", "demonstration: false")

    assert "P407" in codes(problems_of(MAINTAINERS, flag, base=DEMONSTRATION))

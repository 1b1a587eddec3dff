"""Every kind of problem is seen to fail, with exactly what its fixtures expect."""

from pathlib import Path

import pytest

from ledgers.flow.load import Request, load
from ledgers.model.kinds import KINDS
from ledgers.model.problem import Problem
from ledgers.model.words import english
from ledgers.read.home import LOCALE
from ledgers.read.words import translator
from tests.cases.fixtures import Case, cases, lay

CASES = list(cases())


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest) -> Case:
    """Return one fixture after the other."""
    found = request.param
    assert isinstance(found, Case)
    return found


def test_a_fixture_gives_exactly_the_problems_that_it_expects(case: Case, city: Path) -> None:
    lay(case, city)
    problems = load(Request(city, case.today)).problems

    found = sorted((item.kind.code, item.place.file, item.place.line) for item in problems)
    assert found == case.expected, "\n".join(str(item.message) for item in problems)
    assert [problem.kind.code for problem in problems if problem.hint is None] == []
    assert_told_in_both_languages(problems)


def assert_told_in_both_languages(problems: tuple[Problem, ...]) -> None:
    """See that every word of some problems is there in Chinese and English, and filled in."""
    chinese = translator(LOCALE, "zh")

    for words in [said for item in problems for said in (item.message, item.hint) if said]:
        assert "{" not in english(words) + chinese(words)
        assert chinese(words) != english(words)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_has_a_fixture_that_fails(kind: object) -> None:
    code = getattr(kind, "code", "")

    assert any(item.code == code and code in {row[0] for row in item.expected} for item in CASES)


def test_a_fixture_fails_with_its_folders_code_or_not_at_all() -> None:
    codes = {item.name: {row[0] for row in item.expected} for item in CASES}

    odd = [item.name for item in CASES if codes[item.name] and item.code not in codes[item.name]]
    assert odd == []


def test_a_fixture_says_why_and_what_it_expects() -> None:
    assert [item.name for item in CASES if not (item.said("why") and item.said("expect"))] == []

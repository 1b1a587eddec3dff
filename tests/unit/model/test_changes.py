"""See when a listed change explains a figure that comes out otherwise."""

import pytest

from ledgers.model import changes
from ledgers.model.bulletin import Engine, numbered
from ledgers.model.changes import Meaning, explanations, since
from ledgers.model.facts import FACT_KINDS
from ledgers.model.words import say
from ledgers.read.engine import engine_at
from ledgers.read.home import HOME

LISTED = changes.MEANINGS
EARLY = Meaning("0.3.0", frozenset({"progress"}), say("a"), say("b"))
LATE = Meaning("0.10.0", frozenset({"progress", "plan"}), say("c"), say("d"))


@pytest.fixture(autouse=True)
def _listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MEANINGS", (EARLY, LATE))


@pytest.mark.parametrize(
    ("version", "keys", "expected"),
    [
        ("0.2.0", ["progress"], (EARLY, LATE)),
        ("0.3.0", ["progress"], (LATE,)),
        ("0.9.9", ["plan", "plan"], (LATE,)),
        ("0.2.0", ["plan", "tasks.done"], None),
        ("0.10.0", ["progress"], None),
        ("0.2.0", [], ()),
    ],
)
def test_every_figure_needs_a_change_later_than_its_issue(
    version: str, keys: list[str], expected: tuple[Meaning, ...] | None
) -> None:
    assert explanations(version, keys) == expected


def test_what_changed_since_is_listed_for_the_figures_that_an_issue_has() -> None:
    assert list(since("0.3.0", ["plan", "tasks.done"])) == [LATE]


def test_versions_are_compared_as_numbers() -> None:
    assert numbered("0.10.2") > numbered("0.9.30")


def test_programs_differ_by_lock_code_and_version() -> None:
    then = Engine("0.1.0", "1", "2")

    assert then.differences(Engine("0.2.0", "1", "3")) == ("code", "tool")


def test_listed_changes_are_of_versions_that_there_are_and_of_figures_that_there_were() -> None:
    today = numbered(engine_at(HOME).tool)

    assert [row for row in LISTED if numbered(row.version) > today] == []
    assert [key for row in LISTED for key in row.keys if key not in FACT_KINDS] == []

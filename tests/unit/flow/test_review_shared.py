"""What both sides of a change share is worked out once, and gives what each gives alone."""

from collections.abc import Mapping
from functools import cache
from random import Random

import pytest

from ledgers.assess.change import moves, proposals_moved
from ledgers.assess.shared import Shared
from ledgers.flow.load import City, checked
from ledgers.flow.review import _assessed, moves_between
from ledgers.model.review import MOVES, Item
from ledgers.read.documents import documents_of, schemas_of
from tests.cities import MemoryTree
from tests.unit.check.change.judging import TODAY, Edit, Files, add, after, county, gone, swap

CITYS = "data/city"
SCHEMES, TASKS = f"{CITYS}/schemes.yaml", f"{CITYS}/tasks.yaml"
RETURNS = """      - id: filing
        zh: 填报
        en: Filing
        weight: 0.5
        within: geometric
        components:
          - indicator: finding_closing_rate
            weight: 0.5
            goalposts: {low: 0, high: 1}
          - indicator: petition_tables_on_time
            weight: 0.5
            goalposts: {low: 0, high: 1}
    deductions:
"""
BASE = after(
    (
        swap(SCHEMES, "        weight: 1\n        within", "        weight: 0.5\n        within"),
        swap(SCHEMES, "    deductions:\n", RETURNS),
        swap(SCHEMES, "number: 1\n", "number: 6\n"),
    )
)
"""A city whose scheme has two dimensions, filed and decided, and more than one draw."""
UPDATE = "  - on: 2026-07-{}\n    status: {}\n"
MISSED = "count: missed\n        at_least: %d\n"
HEAVY = "    weight: %d\n    measures:\n      - id: T07.1\n"
EDITS: Mapping[str, Edit] = {
    "an update": add(county("progress/T16"), UPDATE.format(14, "doing")),
    "a submission": add(
        county("progress/T16"), UPDATE.format(14, "submitted") + "    measures: [T16.1]\n"
    ),
    "an acceptance": add(
        f"{CITYS}/decisions/990121/progress/T22.yaml",
        "  - {on: 2026-07-15, decision: accepted, measures: [T22.2]}\n",
    ),
    "a return": add(
        f"{CITYS}/decisions/990121/progress/T22.yaml",
        "  - {on: 2026-07-15, decision: returned, measures: [T22.2], reason: 不全}\n",
    ),
    "a past update gone": swap(
        county("progress/T22"),
        "  - on: 2026-06-29\n    status: submitted\n    measures: [T22.1]\n",
        "  - on: 2026-06-29\n    status: doing\n",
    ),
    "a figure": swap(county("returns/2026-06"), "numerator: 34", "numerator: 14"),
    "a return withdrawn": add(
        county("returns/2026-06"), "withdrawn: {on: 2026-07-14, reason: 重复}\n"
    ),
    "a file gone": gone(county("progress/T02")),
    "a file that cannot be read": add(county("progress/T07"), "x: [\n"),
    "the lag": swap(f"{CITYS}/rules.yaml", "lag: 0.2", "lag: 0.0"),
    "the days to file anew": swap(f"{CITYS}/rules.yaml", "resubmit_days: 10", "resubmit_days: 2"),
    "a rule": swap(f"{CITYS}/rules.yaml", MISSED % 3, MISSED % 1),
    "goalposts": swap(SCHEMES, "              high: 1\n", "              high: 0.5\n"),
    "the other mean": swap(SCHEMES, "    across: arithmetic", "    across: geometric"),
    "the seed": swap(SCHEMES, 'seed: "2026-1"', 'seed: "2026-x"'),
    "a task's weight": swap(TASKS, HEAVY % 2, HEAVY % 9),
    "a deadline": swap(TASKS, "due_on: 2026-05-22", "due_on: 2026-08-22"),
    "a county that ends": swap(
        f"{CITYS}/areas.yaml", "    name: 霁城区\n", "    name: 霁城区\n    valid_to: 2026-06-30\n"
    ),
    "a ledger closed": add(
        f"{CITYS}/publication.yaml", "ledgers: [{ledger: returns, published: false}]\n"
    ),
}  # fmt: skip


@cache
def city(*names: str) -> City:
    """Return a city after some edits, read and checked."""
    files: Files = after((EDITS[name] for name in names), BASE)
    tree = MemoryTree(files)
    return checked(documents_of(tree), schemas_of(tree), TODAY, None)


def items(*names: str) -> tuple[Item, ...]:
    """Return what moves by some edits, and see that each side is what it is alone."""
    shared = Shared()
    sides = [(city(), "base"), (city(*names), "head")]
    alone = [_assessed(each, TODAY, Shared()) for each, _ in sides]
    together = [_assessed(each, TODAY, shared) for each, _ in sides]

    assert together == alone, names
    (old, was), (new, now) = alone
    expected = (*moves(old, new), *proposals_moved(was, now))
    assert moves_between(city(), city(*names), None, TODAY) == (TODAY, expected), names
    return expected


def test_whatever_changes_each_side_is_what_it_is_alone() -> None:
    found = {name: items(name) for name in EDITS}

    still = {name for name, moved in found.items() if not moved}
    assert still == {"an update", "a submission", "a figure", "a return withdrawn", "the seed",
        "the days to file anew", "a ledger closed"}  # fmt: skip
    assert {item.kind for moved in found.values() for item in moved} == MOVES


@pytest.mark.parametrize("seed", range(4))
def test_so_it_is_when_several_things_change_at_once(seed: int) -> None:
    alike = {"a submission", "an acceptance", "a return", "a figure", "the lag", "goalposts"}
    names = sorted(alike | {"the seed", "a county that ends", "the other mean", "a deadline"})

    assert items(*Random(seed).sample(names, 5))

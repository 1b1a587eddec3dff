"""What a reviewer is told of a change: what it files and loses, what is odd, who must agree."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest

from ledgers.check.change.context import Change
from ledgers.check.change.filed import filed
from ledgers.check.change.odd import oddities
from ledgers.check.change.parts import agreements
from ledgers.flow.change import catalog_with
from ledgers.model.cataloguing import catalog_of
from ledgers.model.review import KINDS, Item
from ledgers.model.values import replace
from tests.cities import MemoryTree
from tests.trees import diff_of_trees
from tests.unit.check.change.judging import (
    BASE,
    CITY,
    COUNTY,
    FOLDERS,
    TODAY,
    TREE,
    Edit,
    add,
    after,
    changed,
    county,
    gone,
    put,
    swap,
)
from tests.unit.check.change.test_changes import ATTACKS
from tests.unit.check.change.test_lawful import BY_CITY, BY_COUNTY

T16, T22 = county("progress/T16"), county("progress/T22")
RETURN, PAPER = county("returns/2026-05"), county("documents/D2026-06-17-1")
CASES = "data/counties/{}/casework/2026-07.yaml"
UPDATE = "  - on: 2026-07-{}\n    status: submitted\n    measures: [T16.1]\n"


def change(*edits: Edit, actor: str = COUNTY) -> Change:
    """Return a change of the city of these tests."""
    diff = diff_of_trees(MemoryTree(TREE), MemoryTree(after(edits, TREE)), FOLDERS)
    touched = {file.path for file in diff.whole}
    kept = (row for row in BASE.documents if row.file not in touched)
    head = catalog_of((*kept, *(file.after for file in diff.whole if file.after)), BASE.contract)
    base = catalog_with(head, diff, (file.before for file in diff.whole), BASE.contract)
    return Change(diff, base, head, TODAY, actor)


def told(items: Iterable[Item]) -> list[tuple[str, str, object, object]]:
    """Return kind, subject and both values of items."""
    return [(item.kind, item.what, item.was, item.now) for item in items]


def odd(*edits: Edit, received: date = TODAY) -> list[tuple[str, str, object]]:
    """Return what is odd about a change."""
    found = change(*edits)
    return [(row.kind, row.what, row.now) for row in oddities(found, filed(found), received)]


FILED: dict[str, tuple[Edit, list[tuple[str, str, object, object]]]] = {
    "a value is lowered": (
        swap(RETURN, "numerator: 56", "numerator: 51"),
        [("lowered", "returns/2026-05/values/0/numerator", 56, 51)],
    ),
    "a value rises": (
        swap(RETURN, "numerator: 56", "numerator: 59"),
        [("changed", "returns/2026-05/values/0/numerator", 56, 59)],
    ),
    "a value is taken away": (
        swap(RETURN, "    numerator: 56\n", ""),
        [("gone", "returns/2026-05/values/0/numerator", 56, None)],
    ),
    "a record is withdrawn": (
        add(PAPER, "withdrawn: {on: 2026-07-14, reason: x}\n"),
        [
            (
                "withdrawn",
                "documents/D2026-06-17-1/withdrawn",
                None,
                {"on": "2026-07-14", "reason": "x"},
            )
        ],
    ),
    "a record is hidden": (
        add(PAPER, "visibility: internal\n"),
        [("hidden", "documents/D2026-06-17-1/visibility", None, "internal")],
    ),
    "a file is gone": (gone(T22), [("removed", T22, f"{len(TREE[T22] or b'')} B", None)]),
    "a file cannot be read": (put(T22, "x: [\n"), [("unreadable", T22, "365 B", "5 B")]),
    "an entry is added": (
        add(T16, "  - {on: 2026-07-14, status: doing}\n"),
        [("added", "progress/T16/updates/1", None, {"on": "2026-07-14", "status": "doing"})],
    ),
    "a record is new": (
        put(county("progress/T24"), "task: T24\nupdates:\n  - {on: 2026-07-14, status: doing}\n"),
        [
            ("new", "progress/T24", None, {"task": "T24"}),
            ("added", "progress/T24/updates/0", None, {"on": "2026-07-14", "status": "doing"}),
        ],
    ),
    "a comment is added": (add(T16, "# x\n"), [("changed", "progress/T16", None, None)]),
    "a script is new": (put("scripts/x.py", "x\n"), [("file", "scripts/x.py", None, "2 B")]),
}


@pytest.mark.parametrize("name", FILED)
def test_what_is_filed_is_told_with_old_and_new(name: str) -> None:
    edit, expected = FILED[name]

    assert told(filed(change(edit))) == expected


def test_an_entry_taken_out_of_the_middle_is_told_where_it_is_named() -> None:
    units = county("units")
    body = "  - id: 990121-internal_office-01\n"
    text = (TREE[units] or b"").decode()
    start = text.index(body)
    end = text.index("  - id:", start + 1)
    found = told(filed(change(swap(units, text[start:end], ""))))

    assert [(kind, now) for kind, _, _, now in found] == [("gone", None)]
    assert isinstance(found[0][2], dict)
    assert found[0][2]["id"] == "990121-internal_office-01"


def test_items_say_file_and_line() -> None:
    (item,) = filed(change(swap(RETURN, "numerator: 56", "numerator: 51")))

    assert item.place
    assert (item.place.file, item.place.line) == (RETURN, 7)


def test_no_file_of_any_change_is_left_unmentioned() -> None:
    changes = {name: change(*edits, actor=actor) for name, (actor, _, edits) in ATTACKS.items()}
    lawful = {name: change(*edits) for name, edits in {**BY_COUNTY, **BY_CITY}.items()}

    for name, one in {**changes, **lawful}.items():
        items = tuple(filed(one))
        told_of = {item.place.file for item in items if item.place}
        assert told_of == {file.path for file in one.diff.whole}, name
        assert {item.kind for item in oddities(one, items, TODAY)} <= set(KINDS)
        assert [row.accounts for row in agreements(one, TODAY)] != [], name


# ── Odd ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_filing_dated_back_without_evidence_is_odd() -> None:
    assert odd(add(T16, UPDATE.format("03"))) == [
        ("dated_back", "progress/T16/updates/1", "2026-07-03"),
        ("no_evidence", "progress/T16/updates/1", ["T16.1"]),
    ]
    assert odd(add(T16, UPDATE.format("14") + "    evidence: [documents/D2026-06-17-1]\n")) == []


def test_the_last_day_is_odd() -> None:
    due = next(row.due_on for row in BASE.tasks["T16"].measures if row.id == "T16.1")
    entry = f"  - {{on: {due}, status: submitted, measures: [T16.1], evidence: [x]}}\n"

    assert odd(add(T16, entry), received=due) == [
        ("last_day", "progress/T16/updates/1", due.isoformat())
    ]


def test_the_last_day_of_a_period_is_odd_too() -> None:
    text = 'period: "2026-Q3"\nfiled_on: 2026-10-{:02}\n'
    edits = [put(county("posts/2026-Q3"), text.format(day)) for day in (10, 9)]

    assert [odd(edit, received=date(2026, 10, 10)) for edit in edits] == [
        [("last_day", "posts/2026-Q3", "2026-10-10")],
        [],
    ]


def test_very_many_entries_of_one_day_are_odd() -> None:
    entry = "  - {on: 2026-07-14, status: doing}\n"

    assert odd(add(T16, entry * 10)) == []
    assert odd(add(T16, entry * 11)) == [("many", "2026-07-14", 11)]


def test_a_rule_or_weight_that_changes_is_odd() -> None:
    assert odd(swap("data/city/rules.yaml", "lag: 0.2", "lag: 0.3")) == [
        ("method", "rules/rules/lag", Decimal("0.3"))
    ]


def test_a_word_that_is_made_another_one_is_odd() -> None:
    """A post that records name would be another one's, and what was done in it with it."""
    other = "市纪委常委（分管案件）"
    edit = swap("data/city/vocab.yaml", "zh: 市纪委常委（分管组织）", f"zh: {other}")
    leaf = swap("data/city/programme.yaml", "    title: 政治功能\n", "    title: 组织功能\n")
    new = add("data/city/vocab.yaml", "more: [{code: x, zh: 新}]\n")

    assert [(kind, now) for kind, _, now in odd(edit)] == [("word", other)]
    assert [(kind, now) for kind, _, now in odd(leaf)] == [("word", "组织功能")]
    assert odd(new) == []


def month(code: str, filed_cases: int) -> Edit:
    """Return the edit that files a month with a number of cases."""
    text = f'period: "2026-07"\nfiled_on: 2026-07-15\ncases_filed: {filed_cases}\n'
    return put(CASES.format(code), text)


def test_a_number_far_from_the_past_is_odd_unless_its_likes_do_the_same() -> None:
    assert odd(month("990121", 90)) == [("jump", "casework/2026-07/cases_filed", Decimal(90))]
    assert odd(month("990121", 2)) == []
    everywhere = [month(code, 90) for code in ("990102", "990121", "990181")]
    assert odd(*everywhere) == []


def test_a_period_that_breaks_its_schema_is_no_jump() -> None:
    path = CASES.format("990121")
    found = change(put(path, "period: [x]\nfiled_on: 2026-07-14\ncases_filed: 90\n"))
    sound = (row for row in found.head.documents if row.file != path)
    found = replace(found, head=catalog_of(sound, BASE.contract))

    assert [row.kind for row in oddities(found, filed(found), TODAY)] == []


# ── Who must agree ───────────────────────────────────────────────────────────────────────────────


def agreed(*edits: Edit, actor: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return who must agree with what."""
    found = agreements(change(*edits, actor=actor), TODAY)
    return [(str(row.part), row.accounts) for row in found]


def test_the_offices_linked_with_a_county_agree_with_its_filings() -> None:
    entry = "  - {on: 2026-07-14, status: doing}\n"

    assert agreed(add(T16, entry), actor=COUNTY) == [("岫岭县", ("city-office-09",))]


def test_the_office_that_enters_for_a_county_does_not_agree_with_what_it_entered() -> None:
    owners = "data/city/owners.yaml"
    enters = '[city-office-09, city-office-09-2]\n    may_file_for: ["990121"]'
    base = after((swap(owners, "[city-office-09]", enters),))
    entry = add(T16, "  - {on: 2026-07-14, status: doing}\n")

    found = agreements(changed("city-office-09", entry, base=base), TODAY)
    other = agreements(changed(COUNTY, entry, base=base), TODAY)

    assert [row.accounts for row in found] == [()]
    assert [row.accounts for row in other] == [("city-office-09", "city-office-09-2")]


def test_nobody_agrees_with_himself() -> None:
    scheme = add("data/city/schemes.yaml", "# x\n")
    ((_, accounts),) = agreed(scheme, actor=CITY)

    assert CITY not in accounts
    assert len(accounts) > 1
    assert agreed(put("scripts/x.py", "x\n"), actor="ledgers-maintenance-1") == [
        ("the program", ("ledgers-maintenance-2",))
    ]

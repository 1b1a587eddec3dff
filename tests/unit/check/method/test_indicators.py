"""Indicators are held against the schemas: which fields there are, and who may see them."""

from datetime import date

import pytest

from ledgers.check.ground import Grounds
from ledgers.check.method.fields import Reach, is_day, is_number
from ledgers.check.method.indicators import counted_ledgers, indicators_of_no_use
from ledgers.model.cataloguing import catalog_of
from ledgers.model.forms import FORMS
from ledgers.model.layout import CITY_LEDGERS, COUNTY_LEDGERS
from ledgers.model.method import (
    ASSESSMENT,
    STANDARDS,
    WINDOWS,
    WORKED_OUT,
)
from ledgers.model.values import replace
from tests.unit.fields import CONTRACT, fields

GROUNDS = Grounds(catalog_of([], CONTRACT), frozenset(), frozenset(), date(2026, 7, 15))
SOURCE = ("indicators", "source")


@pytest.mark.parametrize(
    ("ledger", "each", "field", "numbers", "days"),
    [
        ("posts", "units", "in_post", True, False),
        ("posts", "", "staff.persons", True, False),
        ("casework", "", "clues_received", True, False),
        ("petitions", "townships", "submitted_on", False, True),
        ("petitions", "townships", "filed_on", False, True),
        ("findings", "", "closed_on", False, True),
        ("posts", "units", "unit.kind", False, False),
        ("events", "units", "units.kind", False, False),
    ],
)
def test_a_field_is_found_in_the_entry_then_in_the_record_then_beyond(
    ledger: str, each: str, field: str, *, numbers: bool, days: bool
) -> None:
    found = Reach(GROUNDS, ledger, each).field(field)

    assert found is not None
    assert (is_number(found), is_day(found)) == (numbers, days)


@pytest.mark.parametrize(
    ("ledger", "each", "field"),
    [
        ("posts", "units", "posts"),
        ("posts", "", "in_post"),
        ("posts", "units", "unit.sort"),
        ("posts", "units", "in_post.more"),
        ("findings", "", "closed_on.more"),
        ("nothing", "", "kind"),
    ],
)
def test_what_is_not_there_is_not_found(ledger: str, each: str, field: str) -> None:
    assert Reach(GROUNDS, ledger, each).field(field) is None


def test_only_lists_and_groups_have_rows() -> None:
    assert Reach(GROUNDS, "posts", "units").rows is not None
    assert Reach(GROUNDS, "posts", "staff").rows is not None
    assert Reach(GROUNDS, "posts", "period").rows is None
    assert Reach(GROUNDS, "posts", "nothing").rows is None


@pytest.mark.parametrize(
    ("ledger", "each", "field", "kept", "hidden"),
    [
        ("posts", "units", "in_post", {}, None),
        ("posts", "", "staff.persons", {}, None),
        ("posts", "", "staff.seconded", {}, "seconded"),
        # Of documents some kinds are hidden: only what the conditions leave over counts.
        ("documents", "", "title", {}, "documents"),
        ("documents", "", "domain", {"kind": {"rule"}}, None),
        ("documents", "", "title", {"kind": {"rule"}}, "title"),
        ("documents", "", "title", {"kind": {"rule"}, "public_scope": {"all"}}, None),
        ("documents", "", "title", {"kind": {"rule", "feedback"}}, "documents"),
        # A check's bodies are public in observations alone.
        ("checks", "", "units", {}, "units"),
        ("checks", "", "units", {"kind": {"observation"}}, None),
        ("checks", "", "kind", {}, None),
        # What expires cannot be recomputed later.
        ("actions", "", "kind", {"public_scope": {"unit"}}, "actions"),
        ("findings", "", "unit", {}, "unit"),
        ("findings", "", "closed_on", {}, None),
        ("decisions", "decisions", "by_post", {}, "by_post"),
        ("rounds", "targets", "problems_n", {}, "problems_n"),
    ],
)
def test_a_field_is_public_only_where_everything_on_the_way_is(
    ledger: str, each: str, field: str, kept: dict[str, set[object]], hidden: str | None
) -> None:
    assert Reach(GROUNDS, ledger, each).hidden(field, kept) == hidden


def test_rows_dated_by_the_end_of_an_embargo_count_from_then_on() -> None:
    reach = Reach(GROUNDS, "rounds", "targets")

    assert reach.hidden("problems_n", {}, "fed_unit_on") is None
    assert reach.hidden("problems_n", {}, "list_on") == "problems_n"


def test_without_a_register_there_is_nothing_to_say() -> None:
    assert list(indicators_of_no_use(GROUNDS)) == []
    assert list(indicators_of_no_use(replace(GROUNDS, catalog=catalog_of([])))) == []


REGISTERS = ("areas", "pairings", "units")


# ── What the tables say ──────────────────────────────────────────────────────────────────────────


def test_every_ledger_of_records_can_be_measured() -> None:
    kept = {*CITY_LEDGERS, *COUNTY_LEDGERS, *REGISTERS, "decisions", ASSESSMENT}
    kept.add(STANDARDS)
    about_others = {"answers", "draws", "editions", "namings", "objections"}

    assert set(counted_ledgers(CONTRACT)) == kept - about_others


def test_what_is_worked_out_stands_in_no_file() -> None:
    for ledger, names in WORKED_OUT.items():
        assert not {(name,) for name in names} & set(fields(ledger))


def test_the_schema_of_indicators_knows_the_same_words() -> None:
    asked = fields("indicators")
    parts = {part for form in FORMS.values() for part in form.operands}

    assert asked[*SOURCE, "window"]["enum"] == list(WINDOWS)
    assert set(asked[*SOURCE, "numbers", "part"]["enum"]) == parts
    assert set(FORMS) == set(asked["indicators", "form"]["enum"])

"""See how old schemas come by words that they did not know."""

from typing import Any

from ledgers.read.documents import Schemas, completed


def schemas(**by_ledger: dict[str, Any]) -> Schemas:
    return Schemas(by_ledger, ())


def test_a_word_that_no_old_schema_knew_comes_from_the_newer_one() -> None:
    old = schemas(events={"title": "then", "properties": {"on": {"type": "string"}}})
    new = schemas(
        events={
            "title": "now",
            "x-record": {"day": "on"},
            "properties": {"on": {"type": "integer", "x-day": True}, "late": {"x-day": True}},
        }
    )

    assert completed(old, new).by_ledger["events"] == {
        "title": "then",
        "properties": {"on": {"type": "string", "x-day": True}},
        "x-record": {"day": "on"},
    }


def test_a_word_that_old_schemas_knew_stays_away_where_they_did_not_write_it() -> None:
    old = schemas(
        events={"properties": {"note": {}}}, documents={"properties": {"on": {"x-hidden": True}}}
    )
    new = schemas(events={"properties": {"note": {"x-hidden": True}}}, documents={})

    assert completed(old, new) == old


def test_a_ledger_that_is_gone_today_is_left_as_it_was() -> None:
    old = schemas(letters={"title": "then"})

    assert completed(old, schemas(events={"x-record": {}})).by_ledger == old.by_ledger


def test_new_words_come_to_lists_and_to_their_entries() -> None:
    old = schemas(posts={"properties": {"units": {"items": {"properties": {"unit": {}}}}}})
    new = schemas(
        posts={
            "properties": {
                "units": {
                    "x-unique": ["unit"],
                    "items": {"properties": {"unit": {"x-must-be": {"of": "owner"}}}},
                }
            }
        }
    )

    assert completed(old, new) == new


def test_who_may_see_a_value_is_for_each_tree_to_say() -> None:
    old = schemas(events={"properties": {"note": {}}})
    new = schemas(events={"properties": {"note": {"x-visibility": "public", "x-sum": "never"}}})

    assert completed(old, new) == schemas(events={"properties": {"note": {"x-sum": "never"}}})

"""What the schemas say of records and fields makes sense: names lead to fields, words are known."""

import pytest

from ledgers.model.contract import Contract, Field, Ledger, Record
from ledgers.model.layout import LEDGERS, PERIODIC_LEDGERS
from tests.unit.fields import CONTRACT, SCHEMAS

BESIDE = ("x-part-of", "x-at-most", "x-adds-up-to", "x-not-before")
"""Words that name other fields of the same object, or of one around it."""


def fields_with(word: str) -> list[tuple[Ledger, Field]]:
    """Return the fields beside which a word is written, with their ledgers."""
    return [(ledger, row) for ledger in CONTRACT.ledgers for row in ledger.with_word(word)]


def test_every_ledger_is_read_from_its_schema() -> None:
    assert [ledger.name for ledger in CONTRACT.ledgers] == list(LEDGERS)
    assert [row.name for row in CONTRACT.ledgers if row.is_periodic] == list(PERIODIC_LEDGERS)


@pytest.mark.parametrize("ledger", list(CONTRACT.ledgers), ids=lambda ledger: ledger.name)
def test_what_is_said_of_records_names_their_fields(ledger: Ledger) -> None:
    said, entry = ledger.record, ledger.entry["properties"]
    names = [said.key, said.begins, said.ends, said.history, *said.days, said.summed_on]

    assert [name for name in names if name and name not in entry] == []
    assert [way for way in said.waits if tuple(way.split(".")) not in ledger.fields] == []
    assert said.named_after in {"", *entry}
    assert {said.name} <= {"", *SCHEMAS["defs"]["$defs"]}
    assert said.sort in {"", *(names[-1] for names in ledger.fields)}


def test_nothing_is_said_of_records_that_nobody_reads() -> None:
    said = {key for schema in SCHEMAS.values() for key in schema.get("x-record", {})}

    assert sorted(said - set(Record.__struct_fields__)) == []


def test_words_beside_a_field_name_fields_around_it() -> None:
    odd = [
        (ledger.name, field.names, name)
        for word in BESIDE
        for ledger, field in fields_with(word)
        for said in field.named(word)
        for name in said.split(" + ")
        if (*ledger.holder(field.names, name), *name.split(".")) not in ledger.fields
    ]

    assert odd == []


def test_entries_of_a_list_are_told_apart_and_ordered_by_their_fields() -> None:
    odd = [
        (ledger.name, field.names, name)
        for word in ("x-unique", "x-ordered")
        for ledger, field in fields_with(word)
        for name in field.named(word)
        if (*field.names, name) not in ledger.fields
    ]

    assert odd == []


def test_what_is_asked_of_bodies_is_known() -> None:
    asked = [field.said("x-must-be") for _, field in fields_with("x-must-be")]

    words = {"of", "not", "kind", "should", "there", "level"}
    assert {key for said in asked for key in said} == words
    assert {said["of"] for said in asked if "of" in said} == {"owner", "county"}
    assert {said["level"] for said in asked if "level" in said} == {"city", "owner"}


def test_identifiers_are_once_in_the_ledger_or_once_in_their_list() -> None:
    said = [(ledger, row.said("x-identifier")) for ledger, row in fields_with("x-identifier")]
    alike = [(ledger, names) for ledger, names in said if isinstance(names, list)]

    assert {one for _, one in said if isinstance(one, str)} == {"ledger", "list"}
    assert all({(name,) for name in names} <= ledger.fields.keys() for ledger, names in alike)


def test_fields_are_asked_for_by_words_of_fields_beside_them_or_of_the_record() -> None:
    listed = [(ledger, row, row.said("x-asked")) for ledger, row in fields_with("x-asked")]
    asked = [(*row, one) for *row, said in listed for one in ([said], said)[isinstance(said, list)]]
    ways = [(ledger, (*row.names[:-1], name)) for ledger, row, said in asked for name in said]

    assert [way for ledger, way in ways if not {way, way[-1:]} & ledger.fields.keys()] == []


def test_a_day_differs_by_its_use_only_where_the_schema_says_so() -> None:
    days = {
        name: (ledger.dated, ledger.opens, ledger.judged_on, ledger.summed_on)
        for name in ("checks", "bulletins", "documents", "appraisals", "posts")
        for ledger in [CONTRACT.ledger(name)]
    }

    assert days == {
        "checks": ("fed_back_on", "fed_back_on", "end_on", "end_on"),
        "bulletins": ("published_on", "published_on", "published_on", "issued_on"),
        "documents": ("updates", "", "issued_on", ""),
        "appraisals": ("final_on", "final_on", "final_on", "period"),
        "posts": ("filed_on", "", "period", "period"),
    }


def test_the_way_leads_from_a_body_into_its_register() -> None:
    found = CONTRACT.along(SCHEMAS["posts"], ("units", "unit", "kind"))

    assert [row.names for row in found] == [("units",), ("unit",), ("kind",)]
    assert found[-1].entry["x-vocab"] == "unit_kinds"
    assert CONTRACT.along(SCHEMAS["posts"], ("units", "nothing")) == ()


def test_the_way_leads_from_what_a_document_fulfils_into_the_standards() -> None:
    found = CONTRACT.along(SCHEMAS["documents"], ("fulfils", "due_on"))

    assert [row.names for row in found] == [("fulfils",), ("due_on",)]
    assert found[-1].entry["format"] == "date"


@pytest.mark.parametrize("said", [7, [], {"days": 7}, {"key": None}])
def test_what_makes_no_sense_says_nothing(said: object) -> None:
    ledger = Contract({"x": {"x-record": said, "properties": 7}}).ledger("x")

    assert (ledger.record.key, ledger.fields, ledger.with_word("x-sum")) == ("", {}, ())

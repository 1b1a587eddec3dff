"""Tests of what would be seen by more: settings of publication, and fields of schemas."""

import json

import pytest

from ledgers.check.change.loosened import schemas_loosened
from ledgers.check.change.parts import agreements
from ledgers.model.contract import Contract
from ledgers.model.values import replace
from ledgers.read.documents import schemas_of
from tests.cities import SCHEMAS, MemoryTree
from tests.unit.check.change.judging import (
    CITY,
    MAINTAINERS,
    TODAY,
    TREE,
    Files,
    add,
    after,
    changed,
    codes,
    problems_of,
    put,
    swap,
)

PUBLICATION, INDICATORS = "data/city/publication.yaml", "data/city/indicators.yaml"
CELLS = "cells: [county_year, city_month, city_year]"
LEDGERS = "ledgers:\n  - {ledger: actions, published: false}\n"
FLAG = "repository_public: false"
WITH_URL = "repository_public: true\nrepository_url: https://example.org/city"


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("lower_half: bands\n", ""),
        ("lower_half: bands\n", "lower_half: ranks\n"),
        ("", "office_scores: true\n"),
        ("office_scores: false\n", "office_scores: true\n"),
        (LEDGERS, ""),
        (LEDGERS, LEDGERS.replace("false", "true")),
        (
            LEDGERS + "  - {ledger: rounds, published: false}\n",
            "ledgers:\n  - {ledger: rounds, published: false}\n",
        ),
    ],
)
def test_a_setting_that_lets_out_more_needs_a_second_approver(narrow: str, wide: str) -> None:
    base = after((add(PUBLICATION, narrow),))
    opposite = after((add(PUBLICATION, wide),))

    assert of_both_ways(base, opposite) == (["P501"], [])


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("minimum_cell: 10", "minimum_cell: 5"),
        ("cells: [county_year]", CELLS),
        ("cells: [county_year]", "cells: [county_year, city_year]"),
        (FLAG, WITH_URL),
        ('allowed_numbers: ["12388"]', 'allowed_numbers: ["12388", "12345"]'),
    ],
)
def test_a_setting_that_is_another_one_is_wider_or_not(narrow: str, wide: str) -> None:
    there = {"minimum_cell: 10": "minimum_cell: 5", "cells: [county_year]": CELLS}
    base = after((swap(PUBLICATION, there.get(narrow, narrow), narrow),))
    opposite = after((swap(PUBLICATION, narrow, wide),), base)

    assert of_both_ways(base, opposite) == (["P501"], [])


def of_both_ways(narrow: Files, wide: Files) -> tuple[list[str], list[str]]:
    """Return the kinds of problem of a change of the publication, and of the change back."""
    out = problems_of(CITY, put(PUBLICATION, wide[PUBLICATION] or b""), base=narrow)
    back = problems_of(CITY, put(PUBLICATION, narrow[PUBLICATION] or b""), base=wide)
    return codes(out), codes(back)


def test_an_indicator_that_was_kept_in_is_published_with_a_second_approver_only() -> None:
    text = (TREE[INDICATORS] or b"").decode()
    kept = after((put(INDICATORS, text.replace("visibility: public", "visibility: internal", 1)),))
    approval = (
        "corrections:\n  - {on: 2026-07-14, at: /indicators/0/visibility, was: internal,"
        " reason: 可公开, approved_by_post: city_secretary}\n"
    )

    assert "P501" in codes(problems_of(CITY, put(INDICATORS, text), base=kept))
    approved = problems_of(CITY, put(INDICATORS, text + approval), base=kept)
    assert "P501" not in codes(approved)


def schema(words: dict[str, object], ledger: str, *way: str) -> Contract:
    """Return the contract in which some words of one field are others."""
    path = f"schemas/{ledger}.schema.json"
    whole = json.loads(SCHEMAS[path] or b"")
    found = whole
    for name in way:
        found = found["properties"][name]
    found.update(words)
    files = {**SCHEMAS, path: json.dumps(whole).encode()}
    return Contract(schemas_of(MemoryTree(files)).by_ledger)


@pytest.mark.parametrize(
    ("way", "words", "said"),
    [
        (("documents", "note"), {"x-visibility": "public"}, ["documents.note"]),
        (("documents", "note"), {"x-visibility": "aggregate"}, ["documents.note"]),
        (("documents", "title"), {"x-visibility": "internal"}, []),
        (("areas",), {"x-visibility": "aggregate"}, []),
        (("findings",), {"x-visibility": "public"}, ["findings"]),
    ],
)
def test_a_schema_that_shows_more_is_named_and_the_office_must_agree(
    way: tuple[str, ...], words: dict[str, object], said: list[str]
) -> None:
    change = changed(MAINTAINERS)
    change = replace(change, head=replace(change.head, contract=schema(words, *way)))

    asked = [accounts for row in agreements(change, TODAY) for accounts in row.accounts]

    assert [row.message.args["field"] for row in schemas_loosened(change)] == said
    assert (CITY in asked) is bool(said)


def test_what_a_number_is_about_is_not_taken_away_unnamed() -> None:
    change = changed(MAINTAINERS)
    open_now = schema({"x-protects": "none"}, "pairings")

    found = schemas_loosened(replace(change, head=replace(change.head, contract=open_now)))

    said = {(row.message.args["was"], row.message.args["now"]) for row in found}
    assert said == {("persons", "none")}


@pytest.mark.parametrize(
    ("ledger", "way", "words", "was"),
    [
        ("events", "score_sum", {"x-cells": ["county_month"]}, "x-cells: [city_year]"),
        ("events", "passed", {"x-part-of": []}, "x-part-of: [participants]"),
        ("events", "participants", {"x-sum": "stock"}, "x-sum: divided"),
        ("publication", "minimum_cell", {"x-wider": "more"}, "x-wider: less"),
    ],
)
def test_what_hides_sums_is_not_taken_away_unnamed(
    ledger: str, way: str, words: dict[str, object], was: str
) -> None:
    change = changed(MAINTAINERS)

    found = schemas_loosened(
        replace(change, head=replace(change.head, contract=schema(words, ledger, way)))
    )

    assert [row.message.args["was"] for row in found] == [was]

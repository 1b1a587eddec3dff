"""See that the schemas say which number is a part of which."""

from collections.abc import Iterator

import pytest

from ledgers.model.contract import Contract, Schema
from ledgers.project.contributions import Way, wholes_of
from tests.unit.project.made import SCHEMAS

CONTRACT = Contract(SCHEMAS)
LEDGERS = ("appraisals", "casework", "checks", "events", "petitions", "posts", "returns", "rounds")


def properties(schema: Schema, way: Way) -> Iterator[tuple[Way, Schema]]:
    """Yield every property below a schema, with its way."""
    inner = schema.get("items", schema)
    for name, described in inner.get("properties", {}).items():
        yield (*way, name), described
        yield from properties(described, (*way, name))


def said(word: str) -> list[tuple[Way, str]]:
    """Return what the schemas say by a word beside a property, with the property's way."""
    return [
        (way, whole)
        for ledger in LEDGERS
        for way, described in properties(SCHEMAS[ledger], (ledger,))
        if word in described
        for whole in ([described[word]] if isinstance(described[word], str) else described[word])
    ]


def may_be_seen(way: Way) -> bool:
    """Say whether sums of a field, or the field itself, may be published."""
    word = CONTRACT.field(*way).get("x-visibility")
    default = word.get("default") if isinstance(word, dict) else word
    return default in {"public", "aggregate"} or (isinstance(word, dict) and "by" in word)


@pytest.mark.parametrize(("way", "whole"), said("x-part-of") + said("x-adds-up-to"))
def test_a_whole_is_a_field_of_the_same_object_that_may_be_seen(way: Way, whole: str) -> None:
    assert may_be_seen(way)
    for name in wholes_of(whole):
        assert CONTRACT.field(*way[:-1], name), name
        assert may_be_seen((*way[:-1], name)), name

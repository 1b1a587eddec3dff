"""See what each word of visibility, and each condition, comes to for a value."""

from datetime import date
from typing import Any

import pytest

from ledgers.model.contract import Contract
from ledgers.project.context import Context, Scope
from ledgers.project.visibility import level, strictest, tightened, word_of

CONTEXT = Context(
    Contract(
        {"defs": {"$defs": {"secret": {"x-visibility": "internal"}, "term": {"x-vocab": "kinds"}}}}
    ),
    date(2026, 7, 15),
    entries={
        ("indicators", "open"): {"visibility": "public"},
        ("indicators", "summed"): {"visibility": "aggregate"},
        ("indicators", "odd"): {"visibility": "some"},
    },
    terms={"kinds": frozenset({"help", "study"})},
)
DESCRIBED = {
    "kind": {"$ref": "defs.schema.json#/$defs/term"},
    "scope": {"enum": ["none", "unit"]},
    "on": {},
    "last": {},
    "indicator": {"x-refers": "indicators"},
}
HELP = {"default": "public", "when": [{"field": "kind", "in": ["help"], "then": "internal"}]}
NAMED = {
    "default": "aggregate",
    "when": [{"field": "scope", "in": ["unit"], "then": "public"}],
    "through": "last",
}
UNTIL = {"default": "public", "until": "on"}
BY = {"default": "internal", "by": "indicator"}
THROUGH = {"default": "public", "through": "last"}

CASES: dict[str, tuple[object, dict[str, Any], str]] = {
    "a word is itself": ("aggregate", {}, "aggregate"),
    "an unknown word is internal": ("Public", {}, "internal"),
    "so is no word": (None, {}, "internal"),
    "and a condition without default": ({"until": "on"}, {"on": "2026-01-01"}, "internal"),
    "and one with an unknown key": ({"default": "public", "if": "x"}, {}, "internal"),
    "and one with an unknown default": ({"default": "all"}, {}, "internal"),
    "a case that holds decides": (HELP, {"kind": "help"}, "internal"),
    "no case holds": (HELP, {"kind": "study"}, "public"),
    "a word outside the vocabulary hides": (HELP, {"kind": "halp"}, "internal"),
    "a field that is no word hides": (HELP, {"kind": ["help"]}, "internal"),
    "a field left out decides nothing": (NAMED, {}, "aggregate"),
    "a required field left out hides": (HELP, {}, "internal"),
    "a word outside the schema's hides": (NAMED, {"scope": "units"}, "internal"),
    "an unknown field hides": (
        {"default": "public", "when": [{"field": "x", "in": ["a"], "then": "public"}]},
        {"x": "a"},
        "internal",
    ),
    "a case of no form hides": ({"default": "public", "when": ["x"]}, {}, "internal"),
    "cases of no form hide": ({"default": "public", "when": "x"}, {}, "internal"),
    "a case without words hides": (
        {"default": "public", "when": [{"field": "scope"}]},
        {},
        "internal",
    ),
    "an unknown word of a case hides": (
        {"default": "public", "when": [{"field": "scope", "in": ["unit"], "then": "x"}]},
        {"scope": "unit"},
        "internal",
    ),
    "before its event it is embargoed": (UNTIL, {"on": "2026-07-16"}, "embargoed"),
    "on the day it is public": (UNTIL, {"on": "2026-07-15"}, "public"),
    "without an event it is embargoed": (UNTIL, {}, "embargoed"),
    "without a day too": (UNTIL, {"on": "soon"}, "embargoed"),
    "an event in an unknown field never comes": (
        {**UNTIL, "until": "x"},
        {"x": "2026-01-01"},
        "embargoed",
    ),
    "an embargo loosens no word": ({"default": "internal", "until": "on"}, {}, "internal"),
    "up to its last day it is public": (THROUGH, {"last": "2026-07-15"}, "public"),
    "then it is counted only": (THROUGH, {"last": "2026-07-14"}, "aggregate"),
    "without a last day it stays": (THROUGH, {}, "public"),
    "a last day that is none has passed": (THROUGH, {"last": "never"}, "aggregate"),
    "a last day in an unknown field too": ({**THROUGH, "through": "x"}, {}, "aggregate"),
    "a named unit is shown": (NAMED, {"scope": "unit", "last": "2026-12-31"}, "public"),
    "until its name expires": (NAMED, {"scope": "unit", "last": "2026-07-01"}, "aggregate"),
    "expiry falls back to the default": (
        {**NAMED, "default": "internal"},
        {"scope": "unit", "last": "2026-07-01"},
        "internal",
    ),
    "a register's entry decides": (BY, {"indicator": "open"}, "public"),
    "with any word": (BY, {"indicator": "summed"}, "aggregate"),
    "an entry of an unknown word hides": (BY, {"indicator": "odd"}, "internal"),
    "without an entry the default holds": (BY, {"indicator": "none"}, "internal"),
    "a register in an unknown field hides": ({"default": "public", "by": "x"}, {}, "internal"),
}


@pytest.mark.parametrize(("said", "value", "word"), CASES.values(), ids=CASES.keys())
def test_a_word_comes_to(said: object, value: dict[str, Any], word: str) -> None:
    scope = Scope().inside(value, {"properties": DESCRIBED, "required": ["kind"]})

    assert level(said, scope, CONTEXT) == word


def test_a_field_is_looked_up_from_the_nearest_object_outwards() -> None:
    outer = Scope().inside({"on": "2026-01-01", "last": "x"}, {"properties": DESCRIBED})
    inner = outer.inside({"on": "2026-12-31"}, {"properties": {"on": {}}})

    assert level(UNTIL, outer, CONTEXT) == "public"
    assert level(UNTIL, inner, CONTEXT) == "embargoed"
    assert level(UNTIL, outer.inside({"on": "2026-12-31"}, {}), CONTEXT) == "public"


def test_the_strictest_word_along_a_reference_wins() -> None:
    reference = "defs.schema.json#/$defs/secret"

    assert word_of({"x-visibility": "public", "$ref": reference}, Scope(), CONTEXT) == "internal"
    assert word_of({"$ref": "#/$defs/nothing"}, Scope(), CONTEXT) == "internal"
    assert word_of({}, Scope(), CONTEXT, otherwise="public") == "public"


def test_the_order_of_strictness() -> None:
    assert strictest([]) == "public"
    assert strictest(["aggregate", "public"]) == "aggregate"
    assert strictest(["embargoed", "aggregate"]) == "embargoed"
    assert strictest(["internal", "embargoed"]) == "internal"


def test_a_record_only_tightens_itself() -> None:
    own = {"properties": {"visibility": {"x-visibility": "internal"}}}
    other = {"properties": {"visibility": {"x-visibility": "public"}}}

    assert tightened({}, own, CONTEXT) == "public"
    assert tightened({"visibility": "internal"}, own, CONTEXT) == "internal"
    assert tightened({"visibility": "hidden"}, own, CONTEXT) == "internal"
    assert tightened({"visibility": "internal"}, {}, CONTEXT) == "internal"
    assert tightened({"visibility": "internal"}, other, CONTEXT) == "public"

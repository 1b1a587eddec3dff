"""The schemas keep the rules that schemas/README.md states, and its samples are sound."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ledgers.check.schema import Rulebook
from ledgers.check.visibility import properties_of, visibility_problems
from ledgers.model.document import Document
from ledgers.model.layout import LEDGERS, located
from ledgers.read.places import YamlPlaces
from ledgers.read.text import Text
from ledgers.read.values import parsed

ROOT = Path(__file__).parents[2]
PATHS = sorted((ROOT / "schemas").glob("*.schema.json"))
NAMES = [path.name.removesuffix(".schema.json") for path in PATHS]
SCHEMAS: dict[str, Any] = {
    name: json.loads(path.read_text(encoding="utf-8"))
    for name, path in zip(NAMES, PATHS, strict=True)
}
README = (ROOT / "schemas/README.md").read_text(encoding="utf-8")
SAMPLES = dict(re.findall(r"^### (\w+)\n\n```yaml\n(.*?)^```", README, re.DOTALL | re.MULTILINE))
CHINESE = re.compile(r"[\u4e00-\u9fff]")
CLASSES = re.compile(r"\\[dDwWsSbBpP]|\(\?|\[:")
every_schema = pytest.mark.parametrize("name", NAMES)


def nodes(schema: object) -> Iterator[Mapping[str, Any]]:
    """Yield every group of a schema at any depth."""
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from nodes(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from nodes(inner)


def described(name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every property of a schema, and what its definitions describe."""
    for path, inner in properties_of(SCHEMAS[name], ()):
        yield ".".join(path), inner
    yield name, SCHEMAS[name]
    yield from SCHEMAS[name].get("$defs", {}).items()


def test_every_ledger_has_a_schema_and_every_schema_a_ledger() -> None:
    assert sorted({*LEDGERS, "defs"}) == NAMES


@every_schema
def test_a_schema_is_valid_and_named(name: str) -> None:
    schema = SCHEMAS[name]

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].endswith(f"/schemas/{name}.schema.json")


def test_all_schemas_can_be_used_together() -> None:
    assert Rulebook(SCHEMAS).problems == ()


@every_schema
def test_everything_has_title_and_description_in_both_languages(name: str) -> None:
    for path, inner in described(name):
        english = inner["x-en"]
        assert CHINESE.search(inner["title"] + inner["description"]), path
        assert english["title"], path
        assert english["description"], path
        assert not CHINESE.search(english["title"]), path


@every_schema
def test_every_property_says_who_may_see_it(name: str) -> None:
    assert list(visibility_problems(name, SCHEMAS[name])) == []


@every_schema
def test_every_pattern_says_in_words_what_is_expected(name: str) -> None:
    for inner in nodes(SCHEMAS[name]):
        if isinstance(inner.get("pattern"), str):
            assert set(inner["x-pattern-hint"]) == {"zh", "en"}
            assert CHINESE.search(inner["x-pattern-hint"]["zh"])


@every_schema
def test_every_pattern_reads_the_same_in_every_validator(name: str) -> None:
    patterns = [inner["pattern"] for inner in nodes(SCHEMAS[name]) if "pattern" in inner]

    assert [pattern for pattern in patterns if CLASSES.search(str(pattern))] == []


@every_schema
def test_unknown_fields_are_refused_everywhere(name: str) -> None:
    for inner in nodes(SCHEMAS[name]):
        if inner.get("type") == "object":
            assert inner["additionalProperties"] is False


@every_schema
def test_there_is_no_choice_between_schemas_and_no_other_format(name: str) -> None:
    for inner in nodes(SCHEMAS[name]):
        assert not {"oneOf", "anyOf"} & set(inner)
        assert inner.get("format", "date") == "date"


@every_schema
def test_every_text_and_every_list_has_a_limit(name: str) -> None:
    bounded = {"maxLength", "pattern", "enum", "format", "const"}

    for path, inner in described(name):
        if inner.get("type") == "string":
            assert bounded & set(inner), path
        if inner.get("type") == "array":
            assert "maxItems" in inner, path


# ── Samples ──────────────────────────────────────────────────────────────────────────────────────


def sample(name: str) -> Document:
    """Return the sample of a ledger as a document."""
    text = SAMPLES[name]
    value, problems = parsed(Text("README.md", text))
    assert problems == ()
    assert isinstance(value, dict)
    return Document("README.md", "city", name, name, value, text, "", YamlPlaces(text))


def test_every_ledger_has_a_sample() -> None:
    assert sorted(SAMPLES) == sorted(LEDGERS)


@pytest.mark.parametrize("name", LEDGERS)
def test_a_sample_keeps_to_its_schema(name: str) -> None:
    assert Rulebook(SCHEMAS).errors(sample(name)) == ()


@pytest.mark.parametrize("name", LEDGERS)
def test_a_sample_names_every_property(name: str) -> None:
    shown = {part for path in sample(name).places.spans() for part in path if isinstance(part, str)}
    known = {path[-1] for path, _ in properties_of(SCHEMAS[name], ())}

    assert known - shown == set()


@pytest.mark.parametrize("name", LEDGERS)
def test_a_sample_lies_where_its_ledger_lies(name: str) -> None:
    place = located(SAMPLES[name].split("\n", 1)[0].removeprefix("# "))

    assert place is not None
    assert place.ledger == name


# ── Data ─────────────────────────────────────────────────────────────────────────────────────────


def test_every_data_file_begins_with_the_line_that_leads_to_its_schema() -> None:
    files = sorted((ROOT / "data").rglob("*.yaml"))

    assert files
    for file in files:
        line = file.read_text(encoding="utf-8").split("\n", 1)[0]
        target = file.parent / line.removeprefix("# yaml-language-server: $schema=")
        place = located(file.relative_to(ROOT).as_posix())
        assert place is not None
        assert target.resolve() == ROOT / f"schemas/{place.ledger}.schema.json"

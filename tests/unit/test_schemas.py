"""The schemas keep the rules that schemas/README.md states, and its samples are sound."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from ledgers.check.city import told_once
from ledgers.check.schema import Rulebook
from ledgers.check.visibility import CONDITIONS, LEVELS, properties_of, visibility_problems
from ledgers.check.wording import schema_problems
from ledgers.model.document import Document
from ledgers.model.layout import LEDGERS, located
from ledgers.read.home import LOCALE
from ledgers.read.places import YamlPlaces
from ledgers.read.text import Text
from ledgers.read.values import parsed
from ledgers.read.words import translator
from ledgers.report.problems import as_list
from tests.unit.fields import ROOT, SCHEMAS, fields

NAMES = sorted(SCHEMAS)
README = (ROOT / "schemas/README.md").read_text(encoding="utf-8")
SECTIONS = re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", README, re.DOTALL | re.MULTILINE)
SAMPLES = {
    name: re.findall(r"^```yaml\n(.*?)^```", said, re.DOTALL | re.MULTILINE)
    for name, said in SECTIONS
}
SLIP = re.compile(
    r"^With `(.+)` in place of `(.+)`:\n\n```text\n(.*?)^```", re.DOTALL | re.MULTILINE
)
SLIPS = {name: found.groups() for name, said in SECTIONS for found in SLIP.finditer(said)}
EVERY_SAMPLE = [(name, text) for name, texts in SAMPLES.items() for text in texts]
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


def document(name: str, text: str) -> Document:
    """Return a sample of a ledger as a document."""
    value, problems = parsed(Text("README.md", text))
    assert problems == ()
    assert isinstance(value, dict)
    return Document("README.md", "city", name, name, value, text, "", YamlPlaces(text))


every_sample = pytest.mark.parametrize(
    ("name", "text"), EVERY_SAMPLE, ids=[name for name, _ in EVERY_SAMPLE]
)


def test_every_ledger_has_a_sample() -> None:
    assert sorted(name for name, texts in SAMPLES.items() if texts) == sorted(LEDGERS)


def test_the_table_lists_every_ledger() -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*`data/", README, re.MULTILINE)

    assert sorted(rows) == sorted(LEDGERS)


@every_sample
def test_a_sample_keeps_to_its_schema(name: str, text: str) -> None:
    assert Rulebook(SCHEMAS).errors(document(name, text)) == ()


@pytest.mark.parametrize("name", LEDGERS)
def test_the_samples_show_every_field(name: str) -> None:
    shown = {
        tuple(part for part in path if isinstance(part, str))
        for text in SAMPLES[name]
        for path in document(name, text).places.spans()
    }

    assert sorted(set(fields(name)) - shown) == []


@every_sample
def test_a_sample_lies_where_its_ledger_lies(name: str, text: str) -> None:
    place = located(text.split("\n", 1)[0].removeprefix("# "))

    assert place is not None
    assert place.ledger == name


@pytest.mark.parametrize("name", LEDGERS)
def test_a_slip_in_a_sample_is_told_as_the_readme_says(name: str) -> None:
    wrong, right, told = SLIPS[name]
    text = SAMPLES[name][0]
    file = text.split("\n", 1)[0].removeprefix("# ")
    slipped = replace(document(name, text.replace(right, wrong, 1)), file=file)

    problems = tuple(told_once(schema_problems(slipped, Rulebook(SCHEMAS).errors(slipped))))

    assert "".join(as_list(problems, translator(LOCALE, lang)) for lang in ("en", "zh")) == told


@pytest.mark.parametrize(
    "word", ["x-visibility", "x-refers", "x-vocab", "x-cells", "x-part-of", "x-adds-up-to"]
)
def test_every_word_beside_a_property_is_explained(word: str) -> None:
    used = {key for name in NAMES for node in nodes(SCHEMAS[name]) for key in node}

    assert word in used
    assert f"`{word}`" in README


@pytest.mark.parametrize("word", sorted(LEVELS | CONDITIONS - {"default"}))
def test_every_word_of_a_visibility_is_explained(word: str) -> None:
    assert re.search(rf"^\| `{word}[`:]", README, re.MULTILINE)


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

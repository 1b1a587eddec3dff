"""The schemas keep the rules that schemas/README.md states, and its samples are sound."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema
import pytest

from ledgers.check.city import reported_once
from ledgers.check.file.schema import Rulebook
from ledgers.check.file.visibility import properties_of, visibility_problems
from ledgers.check.file.wording import schema_problems
from ledgers.flow.mending import workshop_of
from ledgers.model.contract import CONDITION, LEVELS, Record
from ledgers.model.document import Document
from ledgers.model.layout import LEDGERS, located
from ledgers.model.values import replace
from ledgers.read.dialect import Text, YamlPlaces
from ledgers.read.home import LOCALE, translator
from ledgers.read.values import parsed
from ledgers.report.problems import as_list
from tests.cases.examples import sound_city
from tests.cities import MemoryTree
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
        if "#/properties/" not in str(inner.get("$ref")):  # A field of another ledger.
            yield ".".join(path), inner
    yield name, SCHEMAS[name]
    yield from SCHEMAS[name].get("$defs", {}).items()


def test_every_ledger_has_a_schema_and_every_schema_a_ledger() -> None:
    assert sorted({*LEDGERS, "defs", "province"}) == NAMES


def test_every_schema_is_valid_and_named() -> None:
    for name, schema in SCHEMAS.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["$id"].endswith(f"/schemas/{name}.schema.json")


def test_all_schemas_can_be_used_together() -> None:
    assert Rulebook(SCHEMAS).problems == ()


def test_everything_has_title_and_description_in_both_languages() -> None:
    odd = [
        (name, path)
        for name in NAMES
        for path, inner in described(name)
        if not CHINESE.search(inner["title"] + inner["description"])
        or not (inner["x-en"]["title"] and inner["x-en"]["description"])
        or CHINESE.search(inner["x-en"]["title"])
    ]

    assert odd == []


def test_every_property_says_who_may_see_it() -> None:
    assert [row for name in NAMES for row in visibility_problems(name, SCHEMAS[name])] == []


def everything() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every group of every schema, with the schema's name."""
    for name in NAMES:
        yield from ((name, inner) for inner in nodes(SCHEMAS[name]))


def test_every_pattern_says_in_words_what_is_expected() -> None:
    hints = [
        (name, inner["pattern"], inner.get("x-pattern-hint", {}))
        for name, inner in everything()
        if isinstance(inner.get("pattern"), str)
    ]

    assert [row for row in hints if set(row[2]) != {"zh", "en"}] == []
    assert [row for row in hints if not CHINESE.search(row[2]["zh"])] == []


def test_every_pattern_reads_the_same_in_every_validator() -> None:
    patterns = [(name, inner["pattern"]) for name, inner in everything() if "pattern" in inner]

    assert [row for row in patterns if CLASSES.search(str(row[1]))] == []


def test_unknown_fields_are_refused_everywhere() -> None:
    groups = [(name, inner) for name, inner in everything() if inner.get("type") == "object"]

    assert [row for row in groups if row[1].get("additionalProperties") is not False] == []


def test_there_is_no_choice_between_schemas_and_no_other_format() -> None:
    odd = [
        (name, inner)
        for name, inner in everything()
        if {"oneOf", "anyOf"} & set(inner) or inner.get("format", "date") != "date"
    ]

    assert odd == []


def test_every_text_and_every_list_has_a_limit() -> None:
    bounded = {"maxLength", "pattern", "enum", "format", "const"}
    rows = [(name, path, inner) for name in NAMES for path, inner in described(name)]
    texts = [row for row in rows if row[2].get("type") == "string"]
    lists = [row for row in rows if row[2].get("type") == "array"]

    assert [row[:2] for row in texts if not bounded & set(row[2])] == []
    assert [row[:2] for row in lists if "maxItems" not in row[2]] == []


QUOTED = {"was", "now"}
"""Fields of a correction: whatever was filed, and what the field itself limits."""


def test_every_number_has_a_least_and_a_most() -> None:
    least, most = {"minimum", "exclusiveMinimum"}, {"maximum", "exclusiveMaximum"}
    rows = [
        (name, word, inner)
        for name, group in everything()
        for word, inner in group.items()
        if isinstance(inner, dict) and {"integer", "number"} & set(_types(inner))
    ]

    assert len(rows) >= len(LEDGERS)
    assert [row for row in rows if row[1] not in QUOTED and not least & set(row[2])] == []
    assert [row for row in rows if row[1] not in QUOTED and not most & set(row[2])] == []


def _types(schema: Mapping[str, Any]) -> list[str]:
    found = schema.get("type", [])
    return [found] if isinstance(found, str) else found


# ── Samples ──────────────────────────────────────────────────────────────────────────────────────


def document(name: str, text: str) -> Document:
    """Return a sample of a ledger as a document."""
    value, problems = parsed(Text("README.md", text))
    assert problems == ()
    assert isinstance(value, dict)
    return Document("README.md", "city", name, name, value, text, "", YamlPlaces(text))


def test_every_ledger_has_a_sample() -> None:
    assert sorted(name for name, texts in SAMPLES.items() if texts) == sorted(LEDGERS)


def test_the_table_lists_every_ledger() -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*`data/", README, re.MULTILINE)

    assert sorted(rows) == sorted(LEDGERS)


def test_every_sample_keeps_to_its_schema() -> None:
    rulebook = Rulebook(SCHEMAS)
    errors = [(name, rulebook.errors(document(name, text))) for name, text in EVERY_SAMPLE]

    assert [row for row in errors if row[1]] == []


def test_the_samples_show_every_field() -> None:
    shown = {
        (name, *(part for part in path if isinstance(part, str)))
        for name, text in EVERY_SAMPLE
        for path in document(name, text).places.spans()
    }

    assert {(name, *path) for name in LEDGERS for path in fields(name)} - shown == set()


def test_the_sample_of_a_province_keeps_to_its_schema_and_shows_every_field() -> None:
    text = README.split("```yaml\n# province.yaml\n")[1].split("```")[0]

    sample = document("province", text)

    assert Rulebook(SCHEMAS).errors(sample) == ()
    paths = {
        tuple(part for part in path if isinstance(part, str)) for path in sample.places.spans()
    }
    assert set(fields("province")) - paths == set()


def test_every_sample_lies_where_its_ledger_lies() -> None:
    places = [located(text.split("\n", 1)[0].removeprefix("# ")) for _, text in EVERY_SAMPLE]

    assert [place and place.ledger for place in places] == [name for name, _ in EVERY_SAMPLE]


def test_a_slip_in_a_sample_is_told_as_the_check_tells_it() -> None:
    rulebook = Rulebook(SCHEMAS)
    words = [translator(LOCALE, language) for language in ("en", "zh")]

    for name in LEDGERS:
        wrong, right, told = SLIPS[name]
        text = SAMPLES[name][0]
        file = text.split("\n", 1)[0].removeprefix("# ")
        text = text.replace(right, wrong, 1)
        slipped = replace(document(name, text), file=file)
        shop = workshop_of(MemoryTree({file: text.encode()}), sound_city(), rulebook)
        found = reported_once(schema_problems(slipped, rulebook.errors(slipped)))
        problems = [shop.named(shop.mended(row)) for row in found]
        assert "".join(as_list(problems, said) for said in words) == told


def test_every_word_beside_a_property_is_explained() -> None:
    used = {key for name in NAMES for node in nodes(SCHEMAS[name]) for key in node}
    words = {key for key in used if key.startswith("x-")} - {"x-en", "x-pattern-hint"}

    assert sorted(words - set(re.findall(r"`(x-[a-z-]+)`", README))) == []


@pytest.mark.parametrize("key", Record.__struct_fields__)
def test_every_key_of_a_record_is_explained(key: str) -> None:
    assert re.search(rf"^\| .*`{key}`.* \|", README, re.MULTILINE)


@pytest.mark.parametrize("word", sorted({*LEVELS, *CONDITION} - {"default"}))
def test_every_word_of_a_visibility_is_explained(word: str) -> None:
    assert re.search(rf"^\| `{word}[`:]", README, re.MULTILINE)


# ── Data ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.demonstration
def test_every_data_file_begins_with_the_line_that_leads_to_its_schema() -> None:
    files = sorted((ROOT / "data").rglob("*.yaml"))

    assert files
    for file in files:
        line = file.read_text(encoding="utf-8").split("\n", 1)[0]
        target = file.parent / line.removeprefix("# yaml-language-server: $schema=")
        place = located(file.relative_to(ROOT).as_posix())
        assert place is not None
        assert target.resolve() == ROOT / f"schemas/{place.ledger}.schema.json"

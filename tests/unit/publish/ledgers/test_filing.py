"""What is filed in a browser is checked and written as the program checks and writes it."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as some

from ledgers.check.file.schema import Rulebook
from ledgers.check.file.wording import WORDING
from ledgers.edit.amending import amended
from ledgers.model.contract import Contract
from ledgers.model.document import Document
from ledgers.model.rows import rows
from ledgers.model.values import replace
from ledgers.model.yaml_text import block
from ledgers.publish.ledgers.filing import LEDGERS, NOT_ASKED, filing_file, filing_page
from ledgers.read.documents import documents_of, schemas_of
from tests.cases.fixtures import cases, laid
from tests.cities import MINI, SCHEMAS, MemoryTree
from tests.draws import ASSETS, NODE, by_node
from tests.property.test_writing import LONG, TEXTS
from tests.unit.publish.issued import TEMPLATES
from tests.unit.publish.views import mini_desk

pytestmark = pytest.mark.skipif(NODE is None, reason="node is not installed")

CITY = {**MINI, **SCHEMAS}
SCHEMAS_OF = schemas_of(MemoryTree(SCHEMAS)).by_ledger
CHECKED = """data.rows.map(([ledger, value]) =>
  ledgers.at("faults")(value, data.files[`${ledger}.schema.json`], data.files)
    .map((row) => [row.code, row.way]))"""


def changed_by_fixtures() -> list[Document]:
    """Return every document that a fixture of kind S lays over the mini city, schemas apart."""
    found = []
    for case in (row for row in cases() if row.code.startswith("S")):
        files = case.said("file")
        if all(file.startswith("data/") for file in files):
            found += [row for row in documents_of(laid(case, CITY)).documents if row.file in files]
    return found


def codes_of(rulebook: Rulebook, document: Document) -> list[Any]:
    """Return the code and the way of each place where the program finds a schema broken."""
    errors = rulebook.errors(document)
    told = (row for error in errors for row in WORDING[error.keyword](error))
    return in_order((kind.code, path) for kind, path, _, _ in told)


KEYWORD = re.compile(r"^(?: {4}(\w+): \[| {8}(\$?\w+): \()", re.MULTILINE)
SAID = re.compile(r"\$(?!ref)|x-|title$|description$|default$")


def in_order(found: Any) -> list[Any]:  # noqa: ANN401 - pairs of code and way
    return sorted({json.dumps([code, list(way)]) for code, way in found})


def by_script(documents: list[Document]) -> list[list[Any]]:
    """Return the same as the portal's script finds it."""
    files = {f"{name}.schema.json": each for name, each in SCHEMAS_OF.items()}
    rows = [(row.ledger, row.value) for row in documents]
    text = json.dumps({"files": files, "rows": rows}, default=float)
    return [in_order(found) for found in by_node(CHECKED, json.loads(text), ("schema.js",))]


def test_a_browser_finds_in_every_fixture_the_codes_that_the_program_finds() -> None:
    documents, rulebook = changed_by_fixtures(), Rulebook(SCHEMAS_OF)
    found = [codes_of(rulebook, each) for each in documents]

    assert by_script(documents) == found
    assert {json.loads(row)[0] for rows in found for row in rows} == {
        *(f"S{number}" for number in range(101, 110)),
        "S111",
    }


def test_the_validator_knows_the_keywords_of_the_schemas_no_others_and_is_small() -> None:
    script = (ASSETS / "schema.js").read_text("utf-8")
    known = {first or second for first, second in KEYWORD.findall(script)} | {"then", "else"}

    assert known == {word for each in SCHEMAS_OF.values() for word in keywords(each)}
    assert len(script.encode()) <= 6 * 1024


def keywords(schema: object) -> Iterator[str]:
    """Yield every keyword of a schema that says what values keep to it."""
    for word, said in schema.items() if isinstance(schema, dict) else ():
        if not SAID.match(word):
            yield word
        if word in {"properties", "$defs", "items", "if", "then", "else", "not", "allOf"}:
            named = word in {"properties", "$defs"}
            for each in said.values() if named else said if word == "allOf" else [said]:
                yield from keywords(each)


FIELDS = some.sampled_from(["on", "status", "measures", "updates", "null"])
ODD = some.sampled_from(["1e3", "0x1f", "+.inf", "2026-07-15", "No", "a: b", "a #", "- a", "a, b"])
VALUES: some.SearchStrategy[Any] = some.recursive(
    ODD | TEXTS | LONG | some.integers(-999, 999) | some.booleans() | some.none(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(FIELDS, inner, max_size=4),
)
GROUPS = some.dictionaries(FIELDS, VALUES, min_size=1, max_size=4)


@settings(max_examples=4, phases=[Phase.generate], deadline=None)
@given(some.lists(GROUPS, min_size=20, max_size=30))
def test_a_browser_writes_a_value_as_the_program_does(values: list[dict[str, Any]]) -> None:
    written = by_node('data.map((row) => ledgers.at("yaml").block(row))', values, ("yaml.js",))

    assert written == [block(value) for value in values]


ENTRY = {"on": "2026-07-14", "status": "doing", "note": "说明: 引号"}


def test_a_browser_appends_where_the_program_does() -> None:
    filed = documents_of(MemoryTree(CITY)).documents
    listed = [row for row in filed if isinstance(row.value.get("updates"), list)]
    wanted = [{**row.value, "updates": [*rows(row.value, "updates"), ENTRY]} for row in listed]

    found = appended([row.text for row in listed])

    ledgers = [Contract(SCHEMAS_OF).ledger(row.ledger) for row in listed]
    assert found == list(map(amended, listed, wanted, ledgers))


def appended(texts: list[str]) -> Any:  # noqa: ANN401 - texts, or nothing
    """Return texts with the entry at the end of their updates, as the portal's script puts it."""
    script = 'data.texts.map((text) => ledgers.at("yaml").appended(text, "updates", [data.entry]))'
    return by_node(script, {"texts": texts, "entry": ENTRY}, ("yaml.js",))


def test_what_stands_around_an_appended_entry_stays() -> None:
    before, after = (
        "# 说明\r\nupdates: # 进展\r\n- on: 2026-07-01 # 旧\r\n",
        "\r\n# 末尾\r\nnote: x\r\n",
    )
    entry = "".join(f"{line}\r\n" for line in block([ENTRY]).splitlines())

    assert appended([before + after, before[:-2], "updates: []\n", "task: T07\n"]) == [
        before + entry + after,
        before + entry,
        None,
        None,
    ]


@cache
def told() -> Any:  # noqa: ANN401 - whatever the page's scripts read
    """Return what the scripts of the mini city's page read."""
    return read(filing_file(mini_desk()).data)


def read(data: bytes) -> Any:  # noqa: ANN401 - whatever a file holds
    """Return the value that a data file hands over."""
    return json.loads(data.decode().partition(", ")[2].removesuffix(");\n"))


def test_the_form_takes_what_is_filed() -> None:
    filed = [row for row in documents_of(MemoryTree(CITY)).documents if row.ledger in LEDGERS]
    values = [
        {name: held for name, held in row.value.items() if name not in NOT_ASKED} for row in filed
    ]
    script = 'data.map(([value, schema]) => ledgers.at("faults")(value, schema))'
    schemas = [told()["ledgers"][row.ledger]["schema"] for row in filed]
    asked = json.loads(json.dumps(list(zip(values, schemas, strict=True)), default=float))

    assert {row.ledger for row in filed} == {*LEDGERS}
    assert by_node(script, asked, ("schema.js",)) == [[] for _ in filed]


def test_the_form_offers_the_words_for_codes_and_the_county_s_own_units() -> None:
    fields = told()["ledgers"]["progress"]["schema"]["properties"]["updates"]["items"]["properties"]
    units = {code: {name for name, _, _ in listed} for code, listed in told()["units"].items()}

    assert fields["status"]["x-choices"][1] == ["submitted", "submitted"]
    assert "corrections" not in told()["ledgers"]["progress"]["schema"]["properties"]
    assert all(name.startswith(code) for code, names in units.items() for name in names)
    assert "data/counties/990121/progress/T16.yaml" in told()["ledgers"]["progress"]["there"]


@pytest.mark.parametrize(
    ("repository", "branch", "edit"),
    [
        ("https://example.org/city", "main", "https://example.org/city/edit/main/"),
        ("https://gitee.com/city/data", "master", "https://gitee.com/city/data/edit/master/"),
        ("https://gitlab.example.org/city", "main", "https://gitlab.example.org/city/-/edit/main/"),
    ],
)
def test_the_editor_of_the_host_is_offered_where_the_repository_is_public(
    repository: str, branch: str, edit: str
) -> None:
    desk = mini_desk()
    publication = desk.view.catalog.publication
    assert publication is not None
    said = {"repository_url": repository, "repository_branch": branch}
    opened = replace(publication, repository_public=True, **said)
    catalog = replace(desk.view.catalog, publication=opened)
    shown = replace(desk, view=replace(desk.view, catalog=catalog))

    assert told()["host"] == {}
    host = read(filing_file(shown).data)["host"]
    named = "file_name" if "gitlab" in repository else "filename"
    assert host == {"edit": edit, "new": edit.replace("edit", "new", 1)[:-1] + f"?{named}="}
    assert shown.view.hosted("blob", "/a b") == edit.replace("edit", "blob", 1) + "a%20b"


def test_what_is_filed_elsewhere_is_named() -> None:
    page = TEMPLATES.page(filing_page(mini_desk())).decode()

    assert "Not filed here: documents, events, objections" in page

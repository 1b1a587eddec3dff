"""What a city does not say is what every city has; what it says replaces that."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ledgers.flow.load import City, checked
from ledgers.model.catalog import Catalog
from ledgers.read.documents import documents_of, schemas_of
from tests.cities import REPOSITORY, SCHEMAS, MemoryTree

SMALLEST = REPOSITORY / "scripts/demo/programmes/smallest"
FILES = {
    str(path.relative_to(SMALLEST)): path.read_bytes() for path in sorted(SMALLEST.rglob("*.yaml"))
}
LINE = b"# yaml-language-server: $schema=../../schemas/%b.schema.json\n"
DEFAULTS = schemas_of(MemoryTree(SCHEMAS)).defaults


def city(files: Mapping[str, bytes]) -> City:
    tree = MemoryTree({**SCHEMAS, **FILES, **files})
    return checked(documents_of(tree), schemas_of(tree), date(2026, 7, 15), None)


def register(catalog: Catalog, name: str) -> Mapping[str, Any]:
    return next(row.value for row in catalog.documents if row.ledger == name)


def filed(name: str, text: str) -> dict[str, bytes]:
    return {f"data/city/{name}.yaml": LINE % name.encode() + text.encode()}


def test_the_smallest_city_has_under_40_lines_and_no_problem() -> None:
    assert sum(len(data.splitlines()) for data in FILES.values()) < 40
    assert city({}).problems == ()


def test_a_register_without_a_file_is_what_every_city_has() -> None:
    catalog = city({}).catalog

    assert list(catalog.words) == list(DEFAULTS["vocab"].value)
    assert catalog.rules is not None
    assert catalog.rules.resubmit_days == DEFAULTS["rules"].value["resubmit_days"]
    assert [row.id for row in catalog.schemes] == ["2000-1"]


def test_a_field_of_the_city_replaces_that_of_the_defaults() -> None:
    found = city(filed("rules", "resubmit_days: 3\n"))

    assert found.problems == ()
    wanted = {**DEFAULTS["rules"].value, "resubmit_days": 3}
    assert register(found.catalog, "rules") == wanted


def test_an_indicator_of_the_city_replaces_the_one_of_its_name_only() -> None:
    text = "indicators:\n  - {id: task_progress, zh: 进度, form: value, measure: '%', cycle: week"
    text += ", level: county, visibility: public, ranking_allowed: true, direction: more_is_better"
    text += ", source: {ledger: assessment, numbers: [{part: value, sum: [progress]}]}}\n"

    catalog = city(filed("indicators", text)).catalog

    assert catalog.indicators["task_progress"].zh == "进度"
    assert catalog.indicators.keys() == {
        row["id"]
        for row in DEFAULTS["indicators"].value["indicators"]  # type: ignore[attr-defined]
    }


def test_an_indicator_with_a_list_for_a_name_is_told() -> None:
    found = city(filed("indicators", "indicators:\n  - id: [x]\n"))

    assert "S103" in {problem.kind.code for problem in found.problems}
    assert "task_progress" in found.catalog.indicators


def test_only_ledgers_that_a_city_keeps_have_a_window() -> None:
    assert register(city({}).catalog, "calendar")["windows"] == []

    text = "# yaml-language-server: $schema=../../../../schemas/casework.schema.json\n"
    kept = city({"data/counties/990221/casework/2026-06.yaml": text.encode() + b"period: x\n"})

    assert {row["ledger"] for row in register(kept.catalog, "calendar")["windows"]} == {"casework"}


def test_a_tree_without_defaults_keeps_its_meaning() -> None:
    old = {path: data for path, data in SCHEMAS.items() if not path.endswith(".defaults.yaml")}
    tree = MemoryTree({**old, **FILES})

    found = checked(documents_of(tree), schemas_of(tree), date(2026, 7, 15), None)

    missing = [row.place.file for row in found.problems if row.kind.code == "R105"]
    assert missing == [
        f"data/city/{name}.yaml" for name in sorted(DEFAULTS.keys() - {"publication"})
    ]


def test_a_word_without_english_is_said_in_chinese() -> None:
    own = "posts: [{code: clerk, zh: 填报员}]\n"

    term = city(filed("vocab", own)).catalog.words["posts"]["clerk"]

    assert (term.zh, term.en) == ("填报员", "")

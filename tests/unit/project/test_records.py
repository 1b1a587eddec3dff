"""See which records the public knows of, and that nothing tells of the others."""

from collections.abc import Mapping
from typing import Any

import pytest

from ledgers.model import kinds
from ledgers.model.catalog import Catalog
from ledgers.model.contract import Contract
from ledgers.model.lives.standing import is_held
from ledgers.model.problem import Place
from ledgers.model.rows import counts
from ledgers.model.values import replace
from ledgers.model.words import say
from ledgers.project.catalog import known_problems, project, sources_of
from tests.unit.project.made import CITY, DAY, catalog

FINDING = "data/city/findings/F2026-0017.yaml"
CHECK = "data/city/checks/C2026-06-01-1.yaml"
UNITS = "data/counties/990121/units.yaml"
TOWN = {"id": "990121100-township_commission-01", "name": "一", "kind": "k", "area": "990121"}
FED = {"fed_back_on": "2026-07-01"}
FILES: dict[str, dict[str, Any]] = {
    FINDING: {"county": "990121", "found_on": "2026-06-18", **FED},
    CHECK: {"kind": "spot", "counties": ["990121"], "units_n": 3, **FED},
    "data/counties/990121/rectifications/F2026-0017.yaml": {
        "finding": "city/findings/F2026-0017",
        "measures": [{"id": 1, "text": "t", "due_on": "2026-07-15"}],
    },
    "data/city/decisions/990121/rectifications/F2026-0017.yaml": {
        "subject": "rectifications/F2026-0017",
        "decisions": [{"on": "2026-07-10", "decision": "closed"}],
    },
    "data/city/tasks.yaml": {"tasks": [{"id": "T07", "no": 7, "title": "t"}]},
    "data/counties/990121/progress/T07.yaml": {
        "task": "T07",
        "unit": TOWN["id"],
        "updates": [{"on": "2026-06-02", "evidence": ["city/checks/C2026-06-01-1"]}],
    },
    UNITS: {"units": [TOWN]},
    "data/city/vocab.yaml": {"check_kinds": [{"code": "spot", "zh": "一", "en": "one"}]},
}


def public(files: Mapping[str, Mapping[str, Any]]) -> Catalog:
    """Return the public catalogue of a city."""
    return project(catalog(files), DAY)


def missing(changed: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """Return the files that the public no longer knows of when some files are changed."""
    known = {document.file for document in public({**FILES, **changed}).documents}
    sources = {source.file for source in sources_of(public({**FILES, **changed}))}
    assert known == sources
    return {*CITY, *FILES} - known


FOLLOWERS = {
    FINDING,
    "data/counties/990121/rectifications/F2026-0017.yaml",
    "data/city/decisions/990121/rectifications/F2026-0017.yaml",
}
LIFE = "data/counties/990121/progress/T07.yaml"


def test_what_has_happened_is_known() -> None:
    assert missing({}) == set()


@pytest.mark.parametrize("day", [{}, {"fed_back_on": None}, {"fed_back_on": "2026-07-16"}])
def test_a_finding_that_is_not_fed_back_takes_what_follows_it_along(day: dict[str, Any]) -> None:
    finding = {name: said for name, said in FILES[FINDING].items() if name != "fed_back_on"}

    assert missing({FINDING: finding | day}) == FOLLOWERS


def test_a_record_may_tighten_itself() -> None:
    assert missing({FINDING: FILES[FINDING] | {"visibility": "internal"}}) == FOLLOWERS


def test_what_follows_nothing_that_exists_is_hidden() -> None:
    path = "data/counties/990121/rectifications/F2026-0017.yaml"
    changed = {"finding": "city/findings/F2026-0001", "measures": []}

    assert missing({path: changed}) == FOLLOWERS - {FINDING}
    assert missing({path: {"measures": []}}) == FOLLOWERS - {FINDING}


def test_progress_of_an_unknown_task_is_hidden() -> None:
    assert missing({LIFE: FILES[LIFE] | {"task": "T08"}}) == {LIFE}
    twice = {"tasks": [{"id": "T07"}, {"id": "T07"}]}
    assert missing({"data/city/tasks.yaml": twice}) == set()


def test_records_that_follow_each_other_are_hidden() -> None:
    schemas = {
        "findings": {
            "x-visibility": {"default": "public", "follows": "of"},
            "properties": {"of": {"x-visibility": "public", "x-refers": ["findings"]}},
        }
    }
    files = {FINDING: {"of": "city/findings/F2026-0017"}}

    city = replace(catalog(files), contract=Contract(schemas))

    assert project(city, DAY).documents == ()


def test_a_ledger_may_be_kept_in_as_a_whole() -> None:
    kept = {"ledgers": [{"ledger": "findings", "published": False}, "x"]}

    assert missing({"data/city/publication.yaml": kept}) == FOLLOWERS


def test_a_reference_is_shown_only_where_its_target_is() -> None:
    shown, hidden = public(FILES), public({**FILES, CHECK: {"kind": "spot"}})

    assert evidence(shown) == ["city/checks/C2026-06-01-1"]
    assert evidence(hidden) == []


def evidence(found: Catalog) -> object:
    """Return the references of the one update there is."""
    updates: Any = found.by_ledger["progress"][0].value["updates"]
    return updates[0].get("evidence", [])


@pytest.mark.parametrize("name", ["checks/C2026-06-01-1", "city/tasks/T07", "nothing", 5])
def test_a_reference_to_something_else_is_not_shown(name: object) -> None:
    life = FILES[LIFE] | {"updates": [{"on": "2026-06-02", "evidence": [name]}]}

    assert evidence(public({**FILES, LIFE: life})) == []


def test_an_entry_that_is_hidden_is_in_no_register_and_no_reference() -> None:
    files = {**FILES, UNITS: {"units": [TOWN | {"visibility": "internal"}]}}

    found = public(files)

    assert found.by_ledger["units"][0].value == {}
    assert "unit" not in found.by_ledger["progress"][0].value
    assert found.units == {}
    (source,) = [one for one in sources_of(found) if one.file == UNITS]
    assert (source.lines, source.records) == ((), {})


def test_entries_of_a_register_that_is_hidden_are_hidden_too() -> None:
    files = {**FILES, UNITS: {"units": [TOWN], "visibility": "internal"}}

    assert "unit" not in public(files).by_ledger["progress"][0].value


def test_a_problem_of_a_record_that_is_hidden_is_not_told() -> None:
    city = catalog({**FILES, CHECK: {"kind": "spot"}})
    unreadable = ("checks/C2026-06-02-1", "petitions/2026-06", "progress/T08")
    files = [
        CHECK,
        FINDING,
        "schemas/checks.schema.json",
        "data/city/checks/draft/x.yaml",
        *(f"data/counties/990121/{name}.yaml" for name in unreadable),
        "data/city/checks/C2026-06-02-1.yaml",
        "data/city/decisions/990121/rectifications/F2026-0009.yaml",
    ]
    problems = [kinds.privacy.NO_VISIBILITY.at(Place(file), say("x")) for file in files]

    told = known_problems(problems, city, project(city, DAY), DAY)

    assert [problem.place.file for problem in told] == [
        FINDING,
        "schemas/checks.schema.json",
        "data/counties/990121/petitions/2026-06.yaml",
        "data/counties/990121/progress/T08.yaml",
    ]


@pytest.mark.parametrize(("name", "told"), [("serial", 0), ("source_ref", 0), ("category", 1)])
def test_whether_a_hidden_field_is_filled_is_not_told(name: str, told: int) -> None:
    """L1: a reader sees which public fields are there, and learns of the others nothing."""
    city = catalog(FILES)
    missing = say("the field “{name}” is missing here", name=name)
    problem = kinds.schemas.MISSING_FIELD.at(Place(FINDING), missing)

    found = known_problems([problem], city, project(city, DAY), DAY)

    assert len(found) == told


def test_what_is_withdrawn_keeps_its_place() -> None:
    withdrawn = {"on": "2026-07-02", "reason": "r"}

    assert missing({FINDING: FILES[FINDING] | {"withdrawn": withdrawn}}) == set()


@pytest.mark.parametrize(
    ("course", "known"),
    [(["decided"], True), (["decided", "declined"], False), (["decided", "lifted"], False)],
)
def test_an_action_that_nobody_stands_by_is_not_known_and_in_no_sum(
    course: list[str], *, known: bool
) -> None:
    name = "data/city/actions/A2026-0001.yaml"
    updates = [{"on": f"2026-07-0{day}", "status": word} for day, word in enumerate(course, 1)]
    action = {"kind": "named", "public_scope": "unit", "object_kind": "unit", "updates": updates}

    found = public({**FILES, name: action})

    assert (name in {document.file for document in found.documents}) == known


def test_a_document_of_which_only_the_day_is_public_counts_as_issued() -> None:
    """R20, R265: a flow that is confidential is there, and its title and address are not."""
    file = "data/city/documents/D2026-06-09-2.yaml"
    issued = {"on": "2026-06-09", "status": "issued", "url": "https://example.org/32"}
    made = {"title": "机要保密流程", "kind": "process", "fulfils": "flow_secrets"}
    kinds_of = [{"code": "process", "zh": "流程", "en": "Process"}]
    words: Mapping[str, Any] = {"data/city/vocab.yaml": {"document_kinds": kinds_of}}
    filed = {**words, file: {**made, "public_scope": "day", "updates": [issued]}}

    (found,) = (row.value for row in public(filed).documents if row.file == file)
    assert found["updates"] == [{"on": "2026-06-09", "status": "issued"}]
    assert "title" not in found
    assert counts(found)
    assert is_held(found, DAY)

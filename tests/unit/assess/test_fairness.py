"""Say whom an error keeps from being ranked: those whose score needs the file, nobody else."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from ledgers.assess.fairness import owners_of, unranked_by
from ledgers.model import kinds
from ledgers.model.catalog import Catalog
from ledgers.model.method import Operand, Source
from ledgers.model.problem import Place
from ledgers.model.records import Area
from ledgers.model.values import replace
from ledgers.model.words import say
from tests.unit.assess.measures import document
from tests.unit.assess.schemed import assessed, equal

CODES = ("990102", "990121")
CATALOG = Catalog((), areas={code: Area(code, "某县", "county") for code in CODES})

CONCERNS = {
    "data/counties/990102/progress/T07.yaml": {"990102"},
    "data/city/decisions/990121/progress/T07.yaml": {"990121"},
    "data/city/programme.yaml": set(CODES),
    "data/city/tasks.yaml": set(CODES),
    "data/city/areas.yaml": set(CODES),
    "data/city/rules.yaml": set(CODES),
    "data/city/indicators.yaml": set(CODES),
    "data/city/schemes.yaml": set(CODES),
    "data/counties/990102/facilities/2026-Q2.yaml": set(),
    "data/city/vocab.yaml": set(),
    "data/city/pairings.yaml": set(),
    "data/city/publication.yaml": set(),
    "data/counties/990102/units.yaml": set(),
    "schemas/progress.schema.json": set(CODES),
    "schemas/decisions.schema.json": set(CODES),
    "schemas/rules.schema.json": set(CODES),
    "schemas/defs.schema.json": set(CODES),
    "schemas/vocab.schema.json": set(),
}


@pytest.mark.parametrize(("file", "codes"), CONCERNS.items(), ids=CONCERNS.keys())
def test_an_error_concerns(file: str, codes: set[str]) -> None:
    problem = kinds.dialect.SYNTAX.at(Place(file), say("x"))

    assert set(unranked_by([problem], CATALOG, {})) == codes


ROOMS = Source("facilities", each="items", numbers=(Operand(count="rows"),))
CLOSED = Source("findings", numbers=(Operand(count="rows"),))
WANTING = {
    "data/counties/990102/facilities/2026-Q2.yaml": (ROOMS, {"990102"}),
    "data/counties/990102/facilities/misnamed.yml": (ROOMS, {"990102"}),
    "data/counties/990102/returns/2026-Q2.yaml": (ROOMS, set()),
    "data/counties/990121/returns/2026-Q3.yaml": (None, {"990121"}),
    "data/city/decisions/990121/rectifications/F2026-0001.yaml": (CLOSED, {"990121"}),
    "data/city/findings/F2026-0001.yaml": (CLOSED, set(CODES)),
    "data/counties/990121/units.yaml": (ROOMS, {"990121"}),
    "schemas/facilities.schema.json": (ROOMS, set(CODES)),
    "schemas/findings.schema.json": (ROOMS, set()),
}


@pytest.mark.parametrize(("file", "wanted"), WANTING.items(), ids=WANTING.keys())
def test_an_error_concerns_whose_score_uses_the_ledger(
    file: str, wanted: tuple[Source | None, set[str]]
) -> None:
    source, codes = wanted
    indicator = structs.replace(assessed("x", "progress"), source=source)
    catalog = replace(CATALOG, indicators={"x": indicator}, schemes=(equal("x"),))

    assert set(unranked_by([kinds.dialect.SYNTAX.at(Place(file), say("x"))], catalog, {})) == codes


def test_a_broken_record_of_the_city_concerns_the_county_that_it_names() -> None:
    broken = replace(document("city/checks/C2026-1", {"county": "990121"}), file="data/city/x.yaml")
    odd = replace(document("city/checks/C2026-2", {"county": ["990121"]}), file="data/city/y.yaml")

    assert owners_of([broken, odd]) == {"data/city/x.yaml": "990121"}


def test_a_warning_keeps_nobody_from_being_ranked() -> None:
    problem = kinds.schemas.NO_SCHEMA_LINE.at(Place("data/city/tasks.yaml"), say("x"))

    assert unranked_by([problem], CATALOG, {}) == {}


def test_the_reason_names_the_first_file() -> None:
    files = [f"data/counties/990102/progress/T0{number}.yaml" for number in (2, 7)]

    found = unranked_by(
        [kinds.dialect.SYNTAX.at(Place(file), say("x")) for file in files], CATALOG, {}
    )

    assert found == {"990102": say("data error in {file}", file=files[0])}


@pytest.mark.parametrize("ledger", ["progress", "decisions"])
def test_without_a_schema_for_what_scores_need_nobody_is_ranked(
    city: Path, ledgers: Callable[..., tuple[int, str, str]], ledger: str
) -> None:
    (city / f"schemas/{ledger}.schema.json").unlink()

    status, out, _ = ledgers("assess", "--root", city, "--today", "2026-07-15", "--format", "csv")

    assert status == 1
    assert {line.split(",")[3] for line in out.splitlines()[1:]} == {""}


def test_a_misnamed_filing_keeps_its_county_from_being_ranked(
    city: Path, ledgers: Callable[..., tuple[int, str, str]]
) -> None:
    folder = city / "data/counties/990102/progress"
    shutil.move(folder / "T07.yaml", folder / "T07.yml")

    _, out, _ = ledgers("assess", "--root", city, "--today", "2026-07-15", "--format", "csv")

    ranks = {line.split(",")[0]: line.split(",")[3] for line in out.splitlines()[1:]}
    assert ranks["990102"] == ""
    assert sorted(ranks.values()) == ["", "1", "2"]

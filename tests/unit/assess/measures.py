"""Make miniatures: a few records in two counties, and an indicator over them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from ledgers.assess.indicators import Index, measure_all
from ledgers.model.catalog import Catalog
from ledgers.model.cataloguing import catalog_of
from ledgers.model.document import Document
from ledgers.model.method import Indicator
from ledgers.model.scoring import Measurement
from ledgers.read.dialect import YamlPlaces
from tests.unit.fields import CONTRACT

AS_OF = date(2026, 7, 15)
COUNTY, OTHER = "990121", "990122"
AREAS = {
    "areas": [
        {"code": "990100", "name": "演示市", "kind": "city"},
        {"code": COUNTY, "name": "甲县", "kind": "county", "parent": "990100"},
        {"code": OTHER, "name": "乙县", "kind": "county", "parent": "990100"},
    ]
}
PROGRAMME = {
    "id": "p",
    "title": "方案",
    "start_on": "2026-03-31",
    "end_on": "2026-10-31",
}
UNITS = {
    "units": [
        {"id": f"{COUNTY}-internal_office-01", "kind": "internal_office"},
        {"id": f"{COUNTY}100-township_commission-01", "kind": "township_commission"},
        {"id": f"{COUNTY}101-township_commission-01", "kind": "township_commission"},
    ]
}
OFFICE, FIRST, SECOND = (str(row["id"]) for row in UNITS["units"])


def city(records: Mapping[str, Mapping[str, Any]], **registers: Mapping[str, Any]) -> Catalog:
    """Return a catalogue of records by `owner/ledger/identifier`, beside the registers."""
    registers = {"areas": AREAS, "programme": PROGRAMME, **registers}
    named = {f"city/{name}/{name}": value for name, value in registers.items()}
    named[f"{COUNTY}/units/units"] = UNITS
    rows = (document(name, value) for name, value in {**named, **records}.items())
    return catalog_of(rows, CONTRACT)


def document(name: str, value: Mapping[str, Any]) -> Document:
    """Return a record as it would have been read."""
    owner, ledger, identifier = name.split("/", 2)
    file = f"data/{owner}/{ledger}/{identifier}.yaml"
    return Document(file, owner, ledger, identifier, dict(value), "", "", YamlPlaces(""))


def indicator(form: str, source: Mapping[str, Any] | None = None, **more: object) -> Indicator:
    """Return an indicator of a form over a source, as the register would give it."""
    said = {
        "id": "x",
        "zh": "指标",
        "en": "Indicator",
        "form": form,
        "measure": "%",
        "cycle": "quarter",
        "level": "county",
        "visibility": "public",
        "ranking_allowed": False,
        **({} if source is None else {"source": source}),
        **more,
    }
    return msgspec.convert(said, Indicator)


def measured(
    catalog: Catalog,
    asked: Indicator,
    as_of: date = AS_OF,
    county: str = COUNTY,
    index: Index | None = None,
) -> Measurement:
    """Return what an indicator gives for a county where no task applies."""
    return measure_all(catalog, [asked], {}, as_of, index)[asked.id][county]

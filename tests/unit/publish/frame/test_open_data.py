"""See that all tables are one package that says what is in it, by whom, and on what terms."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
import yaml
from msgspec import structs

from ledgers.model.records import Site
from ledgers.model.values import replace
from ledgers.publish.downloads.listed import data_tables
from ledgers.publish.frame.open_data import ALL, PACKAGE, licence, open_files, package, told_of
from ledgers.publish.kit.context import Desk
from ledgers.publish.pages.about import data_page
from tests.unit.publish.views import HOSTILE, mini_desk

READ: Mapping[str, Any] = {
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
    "integer": int,
    "number": Decimal,
    "string": str,
}


def desk_of(**settings: Any) -> Desk:  # noqa: ANN401 - settings of publication
    """Return the mini city with other settings of publication."""
    desk = mini_desk()
    publication = desk.view.catalog.publication
    assert publication is not None
    catalog = replace(desk.view.catalog, publication=structs.replace(publication, **settings))
    return replace(desk, view=replace(desk.view, catalog=catalog))


@cache
def made() -> Mapping[str, bytes]:
    """Return the files about the data as a whole, by path."""
    return {file.path: file.data for file in open_files(mini_desk(), data_tables(mini_desk()))}


@cache
def packed() -> Mapping[str, bytes]:
    """Return what is in the one file to download."""
    with zipfile.ZipFile(io.BytesIO(made()[ALL])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_who_publishes_is_named_in_package_citations_and_dataset() -> None:
    desk = desk_of(site=Site("某市台账", publisher={"zh": "某市纪委监委"}))
    names = ("citation", "CITATION.cff", "citation.bib", "dataset")

    whole: Any = package(desk, [], {})
    assert whole["contributors"] == [{"title": "某市纪委监委", "roles": ["publisher"]}]
    assert [name for name in names if "某市纪委监委" not in told_of(desk, name)] == []
    assert json.loads(told_of(desk, "dataset"))["publisher"]["name"] == "某市纪委监委"


def test_every_table_is_in_the_package_with_its_bytes_and_its_digest() -> None:
    whole = json.loads(made()[PACKAGE])
    named = {row["path"]: (row["bytes"], row["hash"]) for row in whole["resources"]}
    held = {
        path: (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        for path, data in packed().items()
        if path.startswith("tables/")
    }

    assert named == held
    assert len(named) == len(data_tables(mini_desk())) == len({*whole["resources"][0]} and named)


def test_every_cell_is_of_the_type_that_the_package_says() -> None:
    for row in json.loads(made()[PACKAGE])["resources"]:
        text = io.StringIO(packed()[row["path"]].decode("utf-8-sig"), newline="")
        types = {field["name"]: field["type"] for field in row["schema"]["fields"]}
        rows = list(csv.DictReader(text))
        assert all([*types] == [*cells] for cells in rows)
        for name, cell in ((name, cell) for cells in rows for name, cell in cells.items() if cell):
            assert types[name] != "any"
            READ[types[name]](cell)


def test_the_sums_are_those_of_all_files_in_it() -> None:
    listed = dict(line.split("  ")[::-1] for line in packed()["SHA256SUMS"].decode().splitlines())
    others = {name: data for name, data in packed().items() if name != "SHA256SUMS"}

    assert listed == {name: hashlib.sha256(data).hexdigest() for name, data in others.items()}


def test_a_citation_names_city_day_and_digest_in_every_form() -> None:
    view, cff = mini_desk().view, yaml.safe_load(packed()["CITATION.cff"])

    assert (cff["type"], str(cff["version"])) == ("dataset", view.as_of)
    for text in (told_of(mini_desk(), "citation"), packed()["citation.bib"].decode(), str(cff)):
        assert all(it in text for it in (mini_desk().city_name, view.as_of, view.digest))


def test_a_licence_stands_wherever_the_data_is_told_of_and_is_never_made_up() -> None:
    stated = {"id": "CC0-1.0", "url": "https://example.org/cc0"}
    free, silent = desk_of(licence=stated), desk_of(licence=None)

    assert (licence(free.view), licence(silent.view)) == (stated, {})
    for desk, said in ((free, True), (silent, False)):
        files = {file.path: file.data for file in open_files(desk, ())}
        page = data_page(desk, ())
        assert page.head.dataset is not None
        assert ("license" in page.head.dataset) is said
        assert ("licenses" in json.loads(files[PACKAGE])) is said


@pytest.mark.parametrize("name", ["citation", "CITATION.cff", "citation.bib", "readme", "dataset"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_in_a_name_is_active_in_a_text_about_the_data(name: str, language: str) -> None:
    desk = mini_desk()
    city = desk.view.catalog.city
    assert city is not None
    areas = {**desk.view.catalog.areas, city.code: structs.replace(city, name=HOSTILE)}
    hostile = replace(
        desk, view=replace(desk.view, catalog=replace(desk.view.catalog, areas=areas))
    )
    plain, text = (told_of(each, name, language) for each in (desk, hostile))

    assert hostile.city_name == HOSTILE
    for sign in '<>{}"\\\n':
        assert text.count(sign) == plain.count(sign)

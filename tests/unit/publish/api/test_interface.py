"""See that files for programs are what their description says, and stay what they were."""

import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ledgers.model.ledger_records import records_of
from ledgers.publish.api.files import interface_files
from ledgers.publish.downloads.listed import data_tables
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import API_1 as API
from ledgers.publish.kit.links import programme_pages, spots
from ledgers.publish.tables.tables import plain_json
from ledgers.read.dialect import Text
from ledgers.read.home import SITE
from ledgers.read.values import parsed
from tests.sequel import NAME
from tests.unit.publish.test_programmes import FIRST, LATER
from tests.unit.publish.test_programmes import portal as portal_on
from tests.unit.publish.views import hostile_view, mini_desk, mini_portal, mini_view

DESCRIPTION = f"{API}openapi.json"
PROMISED = Path(__file__).with_name("v1.json")
"""What was published of version 1: each file's object, and each property's type."""


Portal = Callable[[], Mapping[str, bytes]]


@cache
def of_two() -> Mapping[str, bytes]:
    """Return the files of a city of two programmes, of which the first has ended."""
    return {path: text.encode() for path, text in portal_on(LATER).items()}


def files(portal: Mapping[str, bytes]) -> Mapping[str, Any]:
    """Return the files of the interface by path, without their description."""
    return {
        path: json.loads(data)
        for path, data in portal.items()
        if path.startswith(API) and path.endswith(".json") and path != DESCRIPTION
    }


@cache
def description() -> Any:  # noqa: ANN401 - JSON
    """Return the description of the mini city's interface."""
    return json.loads(mini_portal()[DESCRIPTION])


def objects(whole: Any) -> dict[str, str]:  # noqa: ANN401 - JSON
    """Return the object of each file, by the pattern of its address."""
    return {
        path: str(it["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"])
        for path, it in whole["paths"].items()
    }


def said(whole: Any) -> dict[str, str]:  # noqa: ANN401 - JSON
    """Return what a description promises: a type for each property, an object for each file."""
    found = objects(whole)
    for name, shape in whole["components"]["schemas"].items():
        for key, it in shape["properties"].items():
            kind = it.get("items", {}).get("$ref") or it.get("format") or it["type"]
            found[f"{name}.{key}"] = kind + ("" if key in shape["required"] else "?")
    return found


def broken(then: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Return what was promised then and does not hold now: what may be absent may come always."""
    return [key for key, kind in then.items() if now.get(key) not in {kind, kind.rstrip("?")}]


def test_nothing_of_version_1_is_taken_away_or_has_another_type() -> None:
    assert broken(json.loads(PROMISED.read_text("utf-8")), said(description())) == []


def test_what_is_published_is_promised() -> None:
    """Where something was added, write it into v1.json: from then on it stays."""
    assert json.loads(PROMISED.read_text("utf-8")) == said(description())


@pytest.mark.parametrize(
    "change",
    [
        lambda shape: shape["properties"].pop("code"),
        lambda shape: shape["properties"].update(code={"type": "integer"}),
        lambda shape: shape["required"].remove("code"),
    ],
)
def test_a_break_of_the_promise_is_seen(change: Any) -> None:  # noqa: ANN401 - a change of JSON
    changed = deepcopy(description())
    change(changed["components"]["schemas"]["County"])

    assert broken(said(description()), said(changed)) == ["County.code"]


def test_what_the_interface_is_made_from_says_everything_once() -> None:
    assert parsed(Text("api.yaml", (SITE / "api.yaml").read_text("utf-8")))[1] == ()
    for shape in description()["components"]["schemas"].values():
        assert len(shape["required"]) == len({*shape["required"]} & {*shape["properties"]})


def problems(portal: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield where files are not what the description says, or hold what it does not name."""
    whole = json.loads(portal[DESCRIPTION])
    for shape in whole["components"]["schemas"].values():
        shape["additionalProperties"] = False
    for path, held in files(portal).items():
        (ref,) = (
            ref
            for each, ref in objects(whole).items()
            if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", each), f"/{path.removeprefix(API)}")
        )
        schema = {**whole, "$ref": ref}
        yield from ((path, it.message) for it in Draft202012Validator(schema).iter_errors(held))


@pytest.mark.parametrize("made", [mini_portal, of_two])
def test_every_file_is_what_the_description_says(made: Portal) -> None:
    assert len(files(made())) > 40
    assert list(problems(made())) == []


def test_each_programme_has_its_counties_and_weeks_and_every_task_keeps_its_address() -> None:
    held = files(of_two())
    own = f"{API}{programme_pages(FIRST)}"
    index, county = held[f"{own}index.json"], held[f"{own}counties/990121.json"]

    assert (index["programme"], index["shown_on"]) == (FIRST, "2026-10-31")
    assert {row["task"] for row in index["tasks"]} == {row["task"] for row in county["tasks"]}
    assert {held[f"{API}tasks/{task}.json"]["programme"] for task in ("T02", "T30")} == {
        FIRST,
        NAME,
    }
    assert [row["programme"] for row in held[f"{API}index.json"]["programmes"]] == [FIRST]
    rows = json.loads(of_two()["data/tables/counties.json"])["rows"]
    told = {row["programme"]: row["progress"] for row in rows if row["code"] == "990121"}
    leads = held[f"{API}counties/990121.json"]
    assert {each["programme"]: each["progress"] for each in (county, leads)} == told


def test_hostile_text_is_a_value_and_nothing_else() -> None:
    view = hostile_view()
    desk = Desk(view, spots(view.sources), {}, "", records_of(view.catalog))
    made = interface_files([desk], data_tables(desk))

    assert list(problems({file.path: file.data for file in made})) == []


def links(held: object) -> Iterator[str]:
    """Yield every relative address in an object."""
    if isinstance(held, list):
        for each in held:
            yield from links(each)
    if isinstance(held, dict):
        for value in held.values():
            if isinstance(value, str) and re.fullmatch(
                r"[\w./~-]+\.(json|html|csv|xlsx)(#.*)?", value
            ):
                yield value
            yield from links(value)


def led_to(portal: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield each file of the interface with the path in the portal of what it leads to."""
    for path, held in files(portal).items():
        for link in links(held):
            there = posixpath.normpath(f"{posixpath.dirname(path)}/{link.partition('#')[0]}")
            yield path, there.replace(".html", ".md")


@pytest.mark.parametrize("made", [mini_portal, of_two])
def test_every_link_of_a_file_leads_to_a_file(made: Portal) -> None:
    assert [each for each in led_to(made()) if each[1] not in made()] == []


@pytest.mark.parametrize("made", [mini_portal, of_two])
def test_the_index_leads_to_every_file(made: Portal) -> None:
    found = set(led_to(made()))
    listed = {there for path, there in found if path == f"{API}index.json"}
    below = {there for path, there in found if path in listed and path.endswith("/index.json")}

    assert files(made()).keys() - {f"{API}index.json"} <= listed | below


def test_nothing_is_null_and_every_file_says_its_version_and_its_day() -> None:
    for path, held in files(mini_portal()).items():
        assert (held["schema_version"], held["generated_at"]) == (1, mini_view().as_of), path
        assert "null" not in json.dumps(held)


def test_numbers_are_those_of_the_tables() -> None:
    tables = {table.name: table for table in data_tables(mini_desk())}
    for row in tables["ranking"].rows:
        (held,) = files(mini_portal())[f"{API}counties/{row['code']}.json"]["standing"]
        assert held == {key: plain_json(row[key]) for key in held}
        assert held.get("score") == plain_json(row["score"])


def test_a_finding_leads_to_its_own_page() -> None:
    own = {path for path in files(mini_portal()) if path.startswith(f"{API}findings/")}
    led = {path: there for path, there in led_to(mini_portal()) if there.startswith("findings/")}

    assert led == {path: f"findings/{PurePosixPath(path).stem}/index.md" for path in own}


def test_a_figure_of_an_indicator_is_its_exact_value_with_six_decimals() -> None:
    for held in files(mini_portal()).values():
        for row in held.get("counties", []):
            if "exact" in row:
                whole, _, parts = row["exact"].partition("/")
                assert row["value"] == round(float(whole) / float(parts or 1), 6)

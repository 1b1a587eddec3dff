"""Numbers of pages are explained, by the same figures as `ledgers explain` gives."""

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from posixpath import join, normpath

import pytest

from ledgers.model.assessment import CountyResult
from ledgers.model.explanation import Explanation, Outlook, steps_of, subtotal
from ledgers.model.ledger_records import records_of
from ledgers.model.numbers import MINUS, NONE, percent, rounded
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import spots
from ledgers.publish.measured.values import with_unit
from ledgers.publish.numbers.files import number_files
from ledgers.report.explanation_json import as_json
from tests.unit.publish.views import (
    SALT,
    hostile_view,
    mini_desk,
    mini_portal,
    mini_view,
    pages_of,
)

MARKS = re.compile(r'data-about="([^"#]*)#([^"]*)"')
COUNTIES = mini_view().assessment.counties
Lists = list["Lists | str"]


def told_in(files: dict[str, bytes], path: str) -> dict[str, dict[str, Lists]]:
    """Return what a file hands over under its own name, by key."""
    name, _, data = files[path].decode().partition(", ")
    assert name == f'ledgers.put("{path.removesuffix(".js")}"'
    told: dict[str, dict[str, Lists]] = json.loads(data.removesuffix(");\n"))["told"]
    return told


def addresses(value: object) -> Iterator[str]:
    """Yield the addresses in pieces: of pairs of texts the second one."""
    if isinstance(value, dict):
        value = [*value.values()]
    if not isinstance(value, list):
        return
    if len(value) == 2 and all(isinstance(each, str) for each in value) and "#" in value[1]:
        yield value[1]
    for each in value:
        yield from addresses(each)


def test_each_number_that_is_marked_is_explained() -> None:
    files = dict(mini_portal())
    marks = [
        (normpath(join(path.rpartition("/")[0], there)), key)
        for path, page in pages_of(files).items()
        for there, key in MARKS.findall(page)
    ]

    assert {path.rpartition("/")[0].partition("/")[0] for path, _ in marks} == {
        "counties",
        "programme",
        "tasks",
    }
    assert [mark for mark in marks if mark[1] not in told_in(files, mark[0])] == []


def test_each_way_from_an_explanation_leads_somewhere() -> None:
    files = dict(mini_portal())
    lost = [
        (path, there)
        for path in files
        if path.endswith("/numbers.js")
        for there in addresses(told_in(files, path))
        for page, _, anchor in [there.partition("#")]
        for target in [normpath(join(path.rpartition("/")[0], page or "index.html"))]
        if f'id="{anchor}"' not in files[target.removesuffix("html") + "md"].decode()
    ]

    assert lost == []


@pytest.mark.parametrize("county", COUNTIES, ids=lambda row: row.code)
def test_a_county_is_explained_as_by_the_command(county: CountyResult) -> None:
    view = mini_view()
    explained = json.loads(as_json(Explanation(view.catalog, view.assessment, county, Outlook())))
    told = told_in(dict(mini_portal()), f"counties/{county.code}/score/numbers.js")
    heads = {key: row["head"][1][0] for key, row in told.items()}

    assert heads["score"] == f"{explained['county']['score']}"
    assert heads["rank"] == f"{explained['county']['rank']}"
    assert heads["progress"] == percent(county.totals.progress)


@pytest.mark.parametrize("county", COUNTIES, ids=lambda row: row.code)
def test_an_indicator_has_the_figures_of_the_command(county: CountyResult) -> None:
    view = mini_view()
    explained = json.loads(as_json(Explanation(view.catalog, view.assessment, county, Outlook())))
    told = told_in(dict(mini_portal()), f"counties/{county.code}/score/numbers.js")
    listed = [row for each in explained["dimensions"] for row in each["indicators"]]

    for row in (*listed, *explained["deductions"]):
        indicator = view.catalog.indicators[row["indicator"]]
        value = Fraction(f"{row['value']}")
        assert told[indicator.id]["head"][1] == [with_unit(mini_desk(), indicator, value)]
        assert told[indicator.id]["formula"][1:] == [[row["formula"]]]


@pytest.mark.parametrize("county", COUNTIES, ids=lambda row: row.code)
def test_an_indicator_says_what_it_is_worth_its_weight_and_its_points(county: CountyResult) -> None:
    view = mini_view()
    told = told_in(dict(mini_portal()), f"counties/{county.code}/score/numbers.js")
    steps = steps_of(county.standing, view.assessment.scheme)

    for part in county.standing.items:
        rows = {cells[0][0]: cells[1][0] for cells in told[part.indicator]["rows"][:3]}
        worth, points = part.normalised, subtotal(steps, part.path)
        assert rows == {
            "From 0 to 1": NONE if worth is None else f"{rounded(worth, 4)}",
            "Weight": percent(part.weight),
            "Points": f"{points}".replace("-", MINUS) if worth is not None and steps else NONE,
        }


def test_hostile_text_is_text_and_turns_nothing_around() -> None:
    view = hostile_view()
    desk = Desk(view, spots(view.sources), {}, SALT, records_of(view.catalog))
    path = "counties/990121/score/numbers.js"
    files = {file.path: file.data for file in number_files(desk)}

    assert "<script>window.pwned=1</script>" in json.dumps(told_in(files, path))
    assert "\u202e" not in files[path].decode()
    assert files[path].count(b"\n") == 1

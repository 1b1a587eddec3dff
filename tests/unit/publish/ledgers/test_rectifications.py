"""Rates and ages of findings."""

import re

from ledgers.publish.ledgers.rectifications import rectification
from tests.unit.publish.issued import TEMPLATES
from tests.unit.publish.ledgers.made import COUNTY, FOLDER, block, cells_of, desk, findings


def test_rates_and_ages_are_worked_out_from_all_findings() -> None:
    seen = findings(("closed",), ("closed", "reopened"), ("returned",), ("closed",))
    found = list(rectification(seen.here("ledgers/rectifications/")))
    rates = TEMPLATES.printed(block(found, "rates").part)
    ages = cells_of(block(found, "ages").tables[0])

    numbers = re.findall('__number"><a [^>]*>(.*?)<', rates)
    assert numbers == ["50.0%", "33.3%", "0", "2", "5"]
    assert ages[-1] == ["In all", "—", "2", "—", "—", "2"]
    categories = cells_of(block(found, "categories").tables[0])
    assert categories[-1] == ["In all", "4", "4"]
    assert len(block(found, "oldest").tables[0].lines) == 2
    assert cells_of(block(found, "source").tables[0])[0][0] == "check"


def test_nothing_is_overdue_where_all_is_closed_and_nothing_is_shown_where_nothing_was_found() -> (
    None
):
    closed = list(rectification(findings(("closed",)).here(FOLDER)))

    assert "oldest" not in [part.id for part in closed]
    assert list(rectification(desk().here(FOLDER))) == []


def test_findings_are_divided_only_by_what_any_of_them_says() -> None:
    found = list(rectification(findings(("closed",)).here(FOLDER)))

    divided = [part.id for part in found if part.tables and part.id not in {"ages", "categories"}]
    assert divided == ["county", "source"]


def test_aspects_add_up_to_the_problems_of_the_province_each_counted_once() -> None:
    """The second concerns two counties, one of which has put it right; another is like it (R5)."""
    told = (("rooms", "一"), ("staff", "二"), ("staff", "二"), ("staff", "三"), ("staff", "二"))
    whose = (COUNTY, COUNTY, "990181", COUNTY, COUNTY)
    values = [
        {"batch": "2026-05", "aspect": each, "summary": said, "county": code}
        for (each, said), code in zip(told, whose, strict=True)
    ]
    decided = (("closed",), ("closed",), ("returned",), ("closed",), ("closed",))
    seen = findings(*decided, sort="provincial_feedback", values=values)

    found = list(rectification(seen.here(FOLDER)))

    lines = {line[0]: line[1:5] for line in cells_of(block(found, "aspect").tables[0])}
    assert list(lines.values()) == [
        ["1", "1", "—", "—"],
        ["3", "2", "—", "1"],
        ["4", "3", "—", "1"],
    ]
    assert [*lines][-1] == "In all"
    assert cells_of(block(found, "source").tables[0])[-1][1] == "5"

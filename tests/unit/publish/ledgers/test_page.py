"""The page of a ledger: records, fields, a sample."""

import re

import pytest

from ledgers.model.contract import Contract
from ledgers.model.layout import LEDGERS
from ledgers.model.ledger_records import records_of, valid
from ledgers.model.portal import Sample
from ledgers.model.values import replace
from ledgers.model.words import Both, english
from ledgers.publish.ledgers.listed import groups
from ledgers.publish.ledgers.page import ledger_page, rules_of, visibility
from ledgers.publish.pages.problems import kind_page
from tests.unit.fields import CONTRACT
from tests.unit.publish.issued import TEMPLATES
from tests.unit.publish.ledgers.made import cells_of, desk, plainly, record
from tests.unit.publish.views import mini_view


def test_every_ledger_has_its_records_and_every_record_its_counties() -> None:
    found = records_of(mini_view().catalog)
    counties = {area.code for area in mini_view().catalog.counties}

    assert set(found) == set(LEDGERS)
    assert {code for each in found.values() for one in each for code in one.counties} == counties
    assert all(one.counties == (one.owner,) for one in found["posts"])
    assert all(one.counties == (one.id.split("/")[0],) for one in found["decisions"])


def test_what_was_withdrawn_is_listed_and_not_counted() -> None:
    gone = record("events", "E2", value={"withdrawn": {}, "summary": "twice"})
    page = ledger_page(desk(record("events"), gone), "events")
    text = TEMPLATES.page(page).decode()

    assert re.search(r"Records shown</dt><dd><a [^>]+>1<.*Withdrawn</dt><dd><a [^>]+>1<", text)
    assert page.newest is not None
    assert [row[4] for row in cells_of(page.newest)] == ["Events", "[withdrawn] twice"]
    assert valid((gone,)) == []


def test_each_ledger_stands_once_in_the_list() -> None:
    assert sorted(name for group in groups(LEDGERS) for name in group) == sorted(LEDGERS)


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ("public", "public"),
        ("aggregate", "only in sums"),
        (None, "not published"),
        ({"default": "public", "until": "fed_back_on"}, "public, once “Fed back on” has come"),
        ({"default": "public", "when": []}, "public, with exceptions"),
    ],
)
def test_fields_say_how_public_they_are(declared: object, said: str) -> None:
    assert english(visibility(declared, CONTRACT.ledger("checks"))) == said


@pytest.mark.parametrize(
    ("ledger", "way", "told"),
    [
        ("findings", ("due_on",), ["not before “Found on”"]),
        (
            "petitions",
            ("corrections",),
            ["in order of “On”", "Approved by post: a post of the city"],
        ),
        ("casework", ("both_documents",), ["part of “Decisions”", "part of “Recommendations”"]),
        ("units", ("units", "id"), ["once in this ledger"]),
        ("checks", ("teams", "size"), []),
        ("checks", ("teams", "no"), ["once in its list"]),
        ("checks", ("teams", "members"), ["once per “Post, Office”"]),
        ("bulletins", ("title",), []),
        (
            "facilities",
            ("items",),
            [
                "once per “Unit, Kind”",
                "Unit: a body of the county or city that files",
                "Unit: exists on the day of the record",
                "Compliant: at most “Built”",
                "Compliant: at most “Required”",
            ],
        ),
    ],
)
def test_a_page_says_what_every_field_is_held_to(
    ledger: str, way: tuple[str, ...], told: list[str]
) -> None:
    rules = rules_of(desk(), CONTRACT.ledger(ledger), way)

    assert [plainly(words) for words in rules] == told


def test_a_ledger_that_nothing_is_known_of_is_shown_as_such() -> None:
    plain = record("rules", "rules", owner="city", counties=(), day="", period="")
    bare = replace(mini_view().catalog, contract=Contract())
    page = ledger_page(desk(plain, catalog=bare), "rules")

    assert (page.title, page.description, page.fields, page.blocks) == ("rules", "", None, ())
    assert ledger_page(desk(), "rules").newest is None


SAMPLE = Sample(
    *("posts", ("period: 2026-Q3\n",), "in_post: 三人", "in_post: 3", "S103"),
    *(Both("应为整数", "must be a whole number"), Both("写数字", "write digits")),
)


def test_a_slip_stands_on_the_pages_of_its_ledger_and_of_its_kind() -> None:
    seen = desk(samples=(SAMPLE,))
    kinds = {kind.code: kind for kind in seen.view.kinds}
    shown, other = kind_page(seen, kinds["S103"]), kind_page(seen, kinds["S104"])
    page = ledger_page(seen, "posts")

    assert other.slips is None
    assert shown.slips is not None
    assert shown.slips.lines[0].cells[2].value == SAMPLE.message
    assert page.samples[0].text.splitlines() == ["period: 2026-Q3"]
    assert '<a href="../../problems/S103/index.html">S103</a>' in TEMPLATES.page(page).decode()
    assert ledger_page(seen, "events").slips == ()

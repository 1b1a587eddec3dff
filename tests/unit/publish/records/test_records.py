"""The pages of findings, rounds and checks: their way, and who has a page."""

import pytest

from demo import mini_city
from ledgers.model.ledger_records import records_of
from ledgers.model.values import replace
from ledgers.publish.kit.components import Filled, Linked
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import spots
from ledgers.publish.records.page import pages_of_records, record_pages, way_of
from tests.unit.publish.ledgers.made import findings, plainly, record
from tests.unit.publish.views import mini_desk, mini_portal, pages_of, view_in

FINDING = "data/city/findings/F2026-0004.yaml"


def way(*decided: str, submitted: str = "2026-06-15") -> Filled:
    """Return the way of a finding with these decisions."""
    desk = findings(decided, submitted=submitted)
    (found,) = desk.records["findings"]
    return way_of(desk.here("findings/X/"), found)


def keys(found: Filled) -> list[str]:
    """Return how its stages stand, from the deadline on."""
    return [f"{stage.name}: {stage.key}" for stage in found.stages[2:]]


@pytest.mark.parametrize(
    ("decided", "submitted", "expected"),
    [
        ((), "", ["Due: late", "submitted: open", "closed by the city: open"]),
        ((), "2026-06-15", ["Due: done", "submitted: now", "closed by the city: open"]),
        (("closed",), "2026-06-15", ["Due: done", "submitted: done", "closed by the city: done"]),
        (("extended",), "", ["Due: now", "submitted: open", "closed by the city: open"]),
    ],
)
def test_a_finding_goes_from_its_deadline_to_its_closing(
    decided: tuple[str, ...], submitted: str, expected: list[str]
) -> None:
    assert keys(way(*decided, submitted=submitted)) == expected


def test_what_was_given_back_is_open_again_and_says_when() -> None:
    back = way("returned")

    assert keys(back)[2:] == ["returned: done", "closed by the city: open"]
    assert str(back.stages[4].days) == "2026-06-30"


def test_a_round_tells_when_the_secretary_heard_it() -> None:
    value = {"notice_on": "2026-06-18", "secretary_meeting_on": "2026-07-10", "targets": []}
    desk = mini_desk()
    found = way_of(desk.here("rounds/X/"), record("rounds", value=value))

    assert [stage.days.text for stage in found.stages if isinstance(stage.days, Linked)] == [
        "2026-06-18",
        "2026-07-10",
    ]


def test_a_stage_of_a_round_says_how_many_units_reached_it_or_that_it_is_not_published() -> None:
    targets = [{"stages": {"enter": "2026-06-24"}}, {"stages": {"enter": "2026-06-20"}}, {}]
    desk = mini_desk()
    value = {"notice_on": "2026-06-18", "targets": targets}
    found = way_of(desk.here("rounds/X/"), record("rounds", value=value))
    (entered,) = (stage for stage in found.stages if stage.key == "now")

    assert str(entered.days) == "2026-06-20 – 2026-06-24"
    assert entered.note is not None
    assert entered.note.args == {"part": "2", "all": "3"}
    assert found.stages[0].key == "done"
    assert [str(stage.note) for stage in found.stages].count("not published") == 4


def paged(desk: Desk) -> Desk:
    """Return a desk that knows which records have pages."""
    return replace(desk, paged=pages_of_records(desk))


def page_of(reference: str) -> Filled:
    """Return the page of a record of the mini city."""
    desk = paged(mini_desk())
    return next(page for page in record_pages(desk) if page.head.folder == desk.paged[reference])


def test_every_record_of_this_year_has_a_page_to_which_its_list_leads() -> None:
    pages, desk = pages_of(mini_portal()), paged(mini_desk())
    own = {name: there for name, there in desk.paged.items() if "bulletins" not in name}

    assert own
    assert {f"{there}index.md" for there in own.values()} <= pages.keys()
    for name, there in own.items():
        assert f"../../{there}index.html" in pages[f"ledgers/{name.split('/')[1]}/index.md"]


def test_a_finding_of_an_earlier_year_has_a_page_only_until_it_is_closed() -> None:
    desk = findings(("closed",), ())
    old = {"findings": tuple(replace(row, day="2025-06-10") for row in desk.records["findings"])}
    closed, waiting = (row.reference for row in old["findings"])
    found = pages_of_records(replace(desk, records=old))

    assert waiting in found
    assert closed not in found


def test_the_decisions_on_a_finding_are_on_its_page_in_their_order() -> None:
    desk = paged(mini_desk())
    catalog = desk.view.catalog
    (county, subject), decided = next(
        (key, row) for key, row in catalog.decisions.items() if "rectifications/" in key[1]
    )
    page = page_of(f"city/findings/{subject.rpartition('/')[2]}")
    (events,) = (block for block in page.blocks if block.id == "events")
    days = [getattr(line.cells[0].value, "text", "") for line in events.tables[0].lines]

    assert catalog.areas[county].is_county
    assert {row.on.isoformat() for row in decided.decisions} <= {*days}


def test_a_finding_that_waits_to_be_told_has_no_page_and_is_named_on_no_other() -> None:
    city = dict(mini_city())
    hidden = city[FINDING].decode().replace("\nfed_back_on:", "\n# fed_back_on:")
    name = FINDING.rpartition("/")[2].removesuffix(".yaml")
    view = view_in(city | {FINDING: hidden.encode()})
    desk = paged(Desk(view, spots(view.sources), {}, "", records_of(view.catalog)))

    assert f"findings/{name}/index.md" in mini_portal()
    assert not [page for page in record_pages(desk) if name in str(page)]


def test_a_round_says_how_many_livelihood_problems_were_solved_of_those_it_found() -> None:
    city = dict(mini_city())
    file = next(name for name, data in city.items() if b"source: round\n" in data)
    view = view_in(city | {file: city[file] + b"livelihood: true\n"})
    desk = paged(Desk(view, spots(view.sources), {}, "", records_of(view.catalog)))
    pages = [page for page in record_pages(desk) if page.head.folder.startswith("rounds/")]
    solved = [
        plainly(value)
        for page in pages
        for name, value in page.facts.facts
        if str(name) == "Livelihood problems solved"
    ]
    named = [block for page in pages for block in page.blocks if block.id == "named"]

    assert solved == ["0 ÷ 1"]
    assert file.rpartition("/")[2].removesuffix(".yaml") in str(named)

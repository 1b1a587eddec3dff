"""The page about escalation: rules in plain words, public numbers, nothing that was proposed."""

from datetime import date
from decimal import Decimal

import msgspec

from ledgers.flow.portal import offices_of
from ledgers.model.proposal import Linked
from ledgers.model.records import Pairing
from ledgers.model.rulebook import Rule
from ledgers.model.values import replace
from ledgers.publish.kit.components import Bar
from ledgers.publish.kit.context import Desk
from ledgers.publish.pages.escalation import escalation_page, thresholds
from tests.unit.publish.views import mini_desk, mini_portal, pages_of


def rule(when: dict[str, object], **more: object) -> Rule:
    """Return a rule with a condition."""
    raw = {
        "id": "r",
        "zh": "规则",
        "en": "Rule",
        "kind": "escalation",
        "valid_from": date(2026, 1, 1),
        "active": True,
        "when": when,
        **more,
    }
    return msgspec.convert(raw, Rule)


def with_rules(*rules: Rule) -> Desk:
    """Return the desk of the mini city with other rules."""
    desk = mini_desk()
    catalog = replace(desk.view.catalog, rulebook=rules)
    return replace(desk, view=replace(desk.view, catalog=catalog))


MISSED = rule({"cumulative": {"count": "missed", "at_least": 3}})


def test_the_lowest_threshold_in_force_is_drawn() -> None:
    desk = with_rules(
        MISSED,
        rule({"cumulative": {"count": "missed", "at_least": 2}}),
        rule({"cumulative": {"count": "missed", "at_least": 1}}, active=False),
        rule({"cumulative": {"count": "overdue", "at_least": 1}}, kind="quota"),
    )

    assert thresholds(desk) == {"missed": 2}


def test_a_number_stands_against_its_threshold() -> None:
    desk = with_rules(MISSED)
    page = escalation_page(desk)
    county, line = desk.view.assessment.counties[0], page.counties.lines[0]

    drawn = line.cells[1].value

    assert isinstance(drawn, Bar)
    assert drawn.number.text == f"{county.totals.missed}; a rule begins at 3"
    assert drawn.plan is not None


def test_without_a_rule_a_number_stands_alone() -> None:
    page = escalation_page(with_rules())

    assert page.rules is None
    assert not any(isinstance(cell.value, Bar) for row in page.counties.lines for cell in row.cells)


def test_counties_are_counted_by_how_many_deadlines_they_missed() -> None:
    """As many missed once, twice, three times (R62)."""
    page, desk = escalation_page(with_rules()), mini_desk()
    missed = [row.totals.missed for row in desk.view.assessment.counties]

    assert page.times == sorted((number, missed.count(number)) for number in {*missed})
    assert len(page.times) > 1


def test_scores_of_offices_are_made_only_where_the_city_shows_them() -> None:
    view = mini_desk().view
    office = Pairing("P1", "office", "990121", date(2026, 1, 1), from_unit="990100-office-01")
    leader = Pairing("P2", "leader", "990121", date(2026, 1, 1), from_post="city_secretary")
    catalog = replace(view.catalog, pairings=(office, leader), published=False)
    assert catalog.publication is not None
    shown = replace(
        catalog, publication=msgspec.structs.replace(catalog.publication, office_scores=True)
    )

    assert offices_of(catalog, view.assessment) == ()
    assert [(row.unit, row.post) for row in offices_of(shown, view.assessment)] == [
        ("990100-office-01", None)
    ]


def test_offices_are_told_with_their_counties_and_who_has_no_score() -> None:
    desk = mini_desk()
    row = Linked(("990121",), Decimal("52.45"), unit="990100-office-01", without=("990102",))

    page = escalation_page(replace(desk, view=replace(desk.view, offices=(row,))))

    assert page.offices is not None
    (line,) = page.offices.lines
    assert getattr(line.cells[2].value, "text", "") == "52.5"
    assert escalation_page(desk).offices is None


def test_the_page_tells_nothing_of_proposals_or_leaders() -> None:
    text = pages_of(mini_portal())["escalation/index.md"]

    assert "Rules only propose" in text
    assert "Scores of offices" not in text

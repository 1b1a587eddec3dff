"""A loaded city is held against its rules, in full and as the public may see it."""

from datetime import date
from pathlib import Path

from ledgers.assess.city import assess
from ledgers.flow.assess import question_about, sheet_of
from ledgers.flow.load import City, Request, load
from ledgers.model.values import replace
from ledgers.project.catalog import project

TODAY = date(2026, 7, 15)


def loaded(root: Path) -> City:
    """Return the mini city."""
    return load(Request(root, TODAY))


def test_the_rules_of_a_city_propose_with_evidence_that_can_be_found(city: Path) -> None:
    found = loaded(city)

    sheet = sheet_of(found, assess(question_about(found, found.catalog), TODAY))

    assert sheet.proposals != ()
    assert all(sheet.rule(each.rule) for each in sheet.proposals)
    assert all(sheet.place(evidence) for each in sheet.proposals for evidence in each.evidence)


def test_what_the_public_may_see_leads_to_no_person(city: Path) -> None:
    found = loaded(city)
    shown = replace(project(found.catalog, TODAY), published=True)
    assessment = assess(question_about(found, shown), TODAY)

    sheet = sheet_of(replace(found, catalog=shown), assessment)

    assert sheet.proposals != ()
    assert [each for each in sheet.proposals if each.post or each.decider or each.answer] == []


def test_workdays_of_a_year_without_calendar_are_not_known(city: Path) -> None:
    count = loaded(city).catalog.workdays.known_after

    assert count(date(2026, 7, 10), date(2026, 7, 13)) == 1
    assert count(date(2026, 7, 10), date(2031, 1, 1)) is None


def test_without_a_calendar_of_its_own_a_city_has_the_countrys(city: Path) -> None:
    (city / "data/city/calendar.yaml").unlink()

    count = loaded(city).catalog.workdays.known_after

    assert count(date(2026, 9, 30), date(2026, 10, 8)) == 1
    assert count(date(2026, 7, 10), date(2031, 1, 1)) is None

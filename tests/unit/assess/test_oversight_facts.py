"""What a bulletin says of findings, checks, appraisals, help and petitions: the right values."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ledgers.assess.oversight import oversight_facts
from ledgers.assess.span import Span
from ledgers.model.portal import TOTAL, Cell, Table
from ledgers.model.words import Both
from tests.unit.project.made import catalog

ONE, OTHER, THIRD = "990102", "990121", "990181"
JUNE = date(2026, 6, 1), date(2026, 6, 30)


def facts(
    group: str, files: Mapping[str, Any], kind: str = "weekly", sums: tuple[Table, ...] = ()
) -> dict[tuple[str, str], Any]:
    """Return the figures of a subject in June by key and county; of the city without one."""
    span = Span(kind, *JUNE, groups=(group,))
    found = oversight_facts(catalog(files), span, JUNE[1], sums)
    return {(fact.key, fact.county or ""): fact.value for fact in found}


def check(
    name: str, fed_back_on: str, *scores: tuple[str, str, int], kind: str = "observation"
) -> dict[str, Any]:
    """Return an observation of some bodies; a score without a body is of the whole county."""
    rows = [
        {"county": county, "score": score, **({"unit": unit} if unit else {})}
        for county, unit, score in scores
    ]
    value = {
        "kind": kind,
        "start_on": "2026-06-04",
        "end_on": "2026-06-05",
        "counties": sorted({county for county, *_ in scores}),
        "scores": rows,
        "units_n": 3,
        "problems_n": 5,
        "corrected_n": 2,
        "fed_back_on": fed_back_on,
    }
    return {f"data/city/checks/{name}.yaml": value}


def test_an_observation_is_told_by_the_scores_of_its_bodies() -> None:
    """(80 + 91 + 90) ÷ 3 = 87.0; the scores of counties sum up their bodies and are left out."""
    seen = check(
        *("C2026-06-04-1", "2026-06-08", (ONE, "a", 80), (ONE, "b", 91), (OTHER, "c", 90)),
        *((ONE, "", 20), (OTHER, "", 99)),
    )
    found = facts("checks", seen, "observation")

    assert found["checks.held", ""] == 1
    assert (found["checks.counties", ""], found["checks.units", ""]) == (2, 3)
    assert (found["checks.problems", ""], found["checks.corrected", ""]) == (5, 2)
    assert found["checks.score", ""] == Decimal("87.0")
    assert found["county.check_score", ONE] == Decimal("85.5")
    assert found["county.check_lowest", ONE] == Decimal("80.0")
    assert found["county.check_score", OTHER] == Decimal("90.0")


def test_only_checks_of_its_kind_that_were_fed_back_in_its_time_are_told() -> None:
    checks = {
        **check("C2026-06-04-1", "2026-06-30", (ONE, "a", 80)),
        **check("C2026-06-04-2", "2026-07-01", (OTHER, "b", 90)),
        **check("C2026-06-04-3", "2026-06-08", (THIRD, "c", 70), kind="cross"),
    }

    assert facts("checks", checks, "observation")["checks.held", ""] == 1
    assert facts("checks", checks, "cross")["checks.held", ""] == 1
    assert facts("checks", checks)["checks.held", ""] == 2
    assert ("checks.score", "") not in facts("checks", {}, "observation")


def test_findings_are_told_by_county_as_their_lives_go() -> None:
    """Of two, one was closed in June: 50.0 %; the other ran out on the 20th."""
    told = {"source": "check", "fed_back_on": "2026-06-05", "found_on": "2026-06-04"}
    decided = {"on": "2026-06-12", "decision": "closed", "of": 1}
    files = {
        "data/city/findings/F2026-0001.yaml": {**told, "county": ONE, "due_on": "2026-06-20"},
        "data/city/findings/F2026-0002.yaml": {**told, "county": ONE, "due_on": "2026-06-20"},
        f"data/counties/{ONE}/rectifications/F2026-0001.yaml": {
            "finding": "city/findings/F2026-0001",
            "measures": [{"id": 1, "text": "补齐", "due_on": "2026-06-20"}],
            "updates": [{"on": "2026-06-10", "status": "submitted", "done": [1]}],
        },
        f"data/city/decisions/{ONE}/rectifications/F2026-0001.yaml": {
            "subject": "rectifications/F2026-0001",
            "decisions": [decided],
        },
    }
    found = facts("rectification", files)

    assert (found["rectification.rate", ""], found["rectification.overdue", ""]) == (
        *(Decimal("50.0"), 1),
    )
    names = ("told", "closed", "open", "late")
    assert [found[f"county.{name}", ONE] for name in names] == [2, 1, 1, 1]


def test_days_of_help_are_held_against_what_was_promised_for_each_whole_month() -> None:
    """Two days a month: one of a day not named, half a day; half a day is lacking."""
    pairing = {"id": f"{ONE}-help-01", "kind": "help", "county": ONE, "quota_days_month": 2}
    late = {**pairing, "id": f"{OTHER}-help-01", "county": OTHER, "start_on": "2026-06-02"}
    help_of_june = {"kind": "help", "held_on": "2026-06-10", "counties": [ONE]}
    files = {
        "data/city/pairings.yaml": {"pairings": [{**pairing, "start_on": "2026-01-01"}, late]},
        "data/city/events/E2026-06-10-1.yaml": help_of_june,
        "data/city/events/E2026-06-10-2.yaml": {**help_of_june, "days": 0.5},
        "data/city/events/E2026-05-31-1.yaml": {**help_of_june, "held_on": "2026-05-31"},
    }
    found = facts("help", files)

    assert (found["help.events", ""], found["help.days", ""]) == (2, Decimal("1.5"))
    assert found["county.help_days", ONE] == Decimal("1.5")
    assert (found["county.help_asked", ONE], found["county.help_short", ONE]) == (2, Decimal("0.5"))
    assert ("county.help_asked", OTHER) not in found


def test_petitions_are_told_as_far_as_their_sums_are_published() -> None:
    shown, hidden = Cell(12, suppressed=False), Cell(None, suppressed=True, least=0, most=4)
    shape, title = "city_month", Both("数", "number")
    tables = [
        Table(f"petitions.townships.{name}.{shape}", title, "petitions", shape, *rows, ((cell,),))
        for name, cell in (("new", shown), ("resolved", hidden))
        for rows in (((TOTAL,), ("2026-06",)),)
    ]
    town = {"townships": [{"leader_receptions": 3, "onsite_receptions": 1}], "period": "2026-06"}
    files = {f"data/counties/{ONE}/petitions/2026-06.yaml": town}
    found = facts("petitions", files, sums=tuple(tables))

    assert found["petitions.new", ""] == 12
    assert ("petitions.resolved", "") not in found
    assert (found["petitions.receptions", ""], found["county.receptions", ONE]) == (4, 4)


def test_appraisals_are_told_once_they_are_final() -> None:
    entry = {"unit": f"{ONE}-internal_office-01"}
    files = {
        "data/city/appraisals/K2026-0001.yaml": {"final_on": "2026-06-30", "entries": [entry]},
        "data/city/appraisals/K2026-0002.yaml": {"final_on": "2026-07-01", "entries": [entry]},
    }

    assert facts("appraisals", files) == {("appraisals.final", ""): 1, ("appraisals.units", ""): 1}

"""Whatever was filed and decided on a finding, everything that reads its life agrees."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ledgers.assess.facts import _of_findings
from ledgers.assess.indicators import Index
from ledgers.assess.ledgers import ledger_facts
from ledgers.assess.ledgers.findings import counts_of
from ledgers.assess.span import Span
from ledgers.check.ground import Grounds
from ledgers.check.work.lives import rectifications_decided_out_of_place
from ledgers.model import kinds
from ledgers.model.catalog import Catalog
from ledgers.model.ledger_facts import LedgerFacts
from ledgers.model.ledger_records import records_of
from ledgers.model.lives.finding import FindingLife, life_of, steps_of
from ledgers.model.records import Decision
from ledgers.model.values import replace
from tests.unit.assess.measures import COUNTY, city, indicator, measured
from tests.unit.assess.ruled import facts as no_facts
from tests.unit.assess.ruled import holds

FINDING = "F2026-0001"
SUBJECT = f"rectifications/{FINDING}"
TOLD = date(2026, 4, 10)
SPAN = 60
DAYS = st.integers(0, SPAN).map(lambda days: TOLD + timedelta(days=days))
WORDS = ("doing", "submitted", "submitted", "closed", "returned", "reopened", "extended")
SOURCE = {"ledger": "findings", "window": "programme"}
LATE = {"of": {"ledger": "findings"}, "deadline": {"due": "limit_on", "done": "submitted_on"}}
ON_TIME = indicator("on_time", {**SOURCE, "limit": {"due": "limit_on", "done": "submitted_on"}})
CLOSED = indicator(
    "count",
    {
        **SOURCE,
        "numbers": [{"part": "value", "count": "rows"}],
        "where": [{"field": "closed_on", "present": True}],
    },
)


Row = tuple[date, str, date, bool]


@st.composite
def histories(draw: st.DrawFn) -> Catalog:
    """Draw a finding with anything filed and decided on it, in the order of days."""
    rows = draw(st.lists(st.tuples(DAYS, st.sampled_from(WORDS), DAYS, st.booleans()), max_size=9))
    return history(draw(st.integers(10, 40)), *rows)


def history(due: int, *rows: Row) -> Catalog:
    """Return a finding that is due some days after its feedback, and what happened to it."""
    listed = sorted(rows, key=lambda row: row[0])
    filed = [
        {"on": str(on), "status": word} for on, word, *_ in listed if word in {"doing", "submitted"}
    ]
    made = [_decision(*row) for row in listed if row[1] not in {"doing", "submitted"}]
    records: dict[str, Mapping[str, Any]] = {
        f"city/findings/{FINDING}": {
            "county": COUNTY,
            "found_on": "2026-04-01",
            "fed_back_on": str(TOLD),
            "due_on": str(TOLD + timedelta(days=due)),
        },
        f"{COUNTY}/{SUBJECT}": {"finding": f"city/findings/{FINDING}", "updates": filed},
        f"city/decisions/{COUNTY}/{SUBJECT}": {"subject": SUBJECT, "decisions": made},
    }
    rules = {"resubmit_days": 5, "lag": "0.2", "due_soon_days": 7, "urgent_days": 3}
    return city(records, rules=rules)


def _decision(on: date, word: str, other: date, doubted: bool) -> dict[str, str]:  # noqa: FBT001
    more = {"until": str(other)} if word == "extended" else {}
    if doubted and word in {"closed", "returned"}:
        more = {"received_on": str(min(on, other))}
    return {"on": str(on), "decision": word, **more}


RETURNED = history(
    10,
    (date(2026, 4, 15), "submitted", TOLD, False),
    (date(2026, 4, 25), "returned", TOLD, False),
)
"""Returned after the deadline, and then nothing for longer than is allowed."""


def facts_on(catalog: Catalog, as_of: date) -> LedgerFacts:
    """Return what follows from the records of a catalogue on a day."""
    return ledger_facts(catalog, records_of(catalog), as_of)


def lived(catalog: Catalog, as_of: date) -> FindingLife:
    """Return the life of the finding."""
    life = life_of(catalog, FINDING, as_of)
    assert life is not None
    return life


@given(histories(), DAYS)
def test_the_page_says_what_the_life_says(catalog: Catalog, as_of: date) -> None:
    life, found = lived(catalog, as_of), facts_on(catalog, as_of).findings
    said = {name: bool(count) for name, count in counts_of(found.matters).items()}

    assert said == {
        "found": True,
        "closed": life.closed_on is not None,
        "awaiting": life.submitted_on is not None and life.closed_on is None,
        "open": life.submitted_on is None,
        "overdue": life.submitted_on is None and life.limit_on < as_of,
        "reopened": life.reopened_on is not None,
        "ever_closed": life.first_closed_on is not None,
        "on_site": False,
        "days": True,
    }


@given(histories(), DAYS)
def test_a_rule_hits_what_is_overdue_or_was_late(catalog: Catalog, as_of: date) -> None:
    life = lived(catalog, as_of)

    assert holds(LATE, replace(no_facts(), catalog=catalog, as_of=as_of)) == (
        life.overdue(as_of) or life.late
    )


@example(RETURNED)
@given(histories())
def test_indicators_say_of_every_day_what_the_life_says(catalog: Catalog) -> None:
    index = Index(catalog)
    for as_of in (TOLD + timedelta(days=days) for days in range(SPAN)):
        life = lived(catalog, as_of)
        asked = life.submitted_on is not None or life.overdue(as_of)
        kept = asked and not life.late and not life.overdue(as_of)

        on_time = measured(catalog, ON_TIME, as_of, index=index).formula
        closed = measured(catalog, CLOSED, as_of, index=index).formula
        assert (on_time, closed) == (f"{kept:d} ÷ {asked:d}", f"{life.closed:d}")


@given(histories(), DAYS)
def test_the_feed_tells_what_had_an_effect(catalog: Catalog, as_of: date) -> None:
    rows = [row for row in facts_on(catalog, as_of).happenings if row.kind != "fed_back"]
    decided = [step for step in steps_of(catalog, FINDING, as_of) if step.after != step.before]
    expected = [
        (step.event.on, step.event.decision) for step in decided if isinstance(step.event, Decision)
    ]

    assert sorted((row.on, row.kind) for row in rows) == sorted(expected)
    assert {row.until for row in rows if row.kind == "extended"} == {
        step.after.limit_on for step in decided if step.after.due_on != step.before.due_on
    }


def counted(catalog: Catalog, as_of: date, version: str | None = None) -> dict[str, int | Decimal]:
    """Return the figures of a bulletin, as a version counts where one is given."""
    facts = _of_findings(catalog, Span("weekly", TOLD, as_of, None, version))
    return {fact.key: fact.value for fact in facts}


@pytest.mark.parametrize(
    ("version", "closed"), [(None, 0), ("0.2.0", 0), ("0.10.0", 0), ("0.1.0", 1)]
)
def test_what_is_closed_though_nothing_was_submitted_counts_as_its_version_counted(
    version: str | None, closed: int
) -> None:
    catalog = history(10, (TOLD, "closed", TOLD, False))

    facts = counted(catalog, TOLD, version)

    assert (facts["findings.open"], facts["findings.closed"]) == (1 - closed, closed)


@given(histories(), DAYS)
def test_a_bulletin_counts_open_and_closed_as_the_life_says(catalog: Catalog, as_of: date) -> None:
    life = lived(catalog, as_of)
    facts = counted(catalog, as_of)

    assert (facts["findings.open"], facts["findings.closed"]) == (not life.closed, life.closed)


@given(histories())
def test_the_check_reports_each_decision_that_changes_nothing(catalog: Catalog) -> None:
    files = frozenset(document.file for document in catalog.documents)
    problems = rectifications_decided_out_of_place(
        Grounds(catalog, files, files, TOLD + timedelta(days=SPAN))
    )
    idle = [
        step
        for step in steps_of(catalog, FINDING, date.max)
        if isinstance(step.event, Decision) and step.after == step.before
    ]

    idly = [row for row in problems if row.kind is not kinds.times.OUT_OF_ORDER]
    assert len(idly) == len(idle)


@given(histories(), DAYS)
def test_what_awaits_the_city_is_never_overdue(catalog: Catalog, as_of: date) -> None:
    life = lived(catalog, as_of)

    assert not (life.overdue(as_of) and life.submitted_on)

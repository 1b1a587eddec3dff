"""Rules propose what their conditions say, to whom they say, and never twice."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from msgspec import structs

from ledgers.assess.city import states_at
from ledgers.assess.rules.engine import proposals
from ledgers.assess.rules.rankings import weeks_by
from ledgers.assess.rules.rows import Facts
from ledgers.assess.schemes.ranking import linked
from ledgers.model.numbers import percent
from ledgers.model.proposal import Answer, Evidence, Ranked
from ledgers.model.records import Rules
from ledgers.model.values import replace
from tests.unit.assess.lives import on, question, task
from tests.unit.assess.measures import indicator
from tests.unit.assess.ruled import (
    AREAS,
    AS_OF,
    COUNTIES,
    COUNTY,
    bottoms,
    catalog,
    facts,
    holds,
    measured,
    proposed,
    rule,
)

THREE = {"cumulative": {"count": "missed", "at_least": 3}}
STREAK = {"streak": {"period": "week", "times": 3, "gap": "skip"}}
MORE = {"threshold": {"indicator": "asked", "at_least": 1}}
PAIRINGS: dict[str, Any] = {
    "pairings": [
        {
            "id": f"{COUNTY}-{kind}-01",
            "kind": kind,
            "county": COUNTY,
            "start_on": "2026-01-01",
            **who,
        }
        for kind, who in (
            ("leader", {"from_post": "city_member_1"}),
            ("office", {"from_unit": "990100-internal_office-01"}),
        )
    ]
}


def lived(life: str, day: str, *due: str) -> Facts:
    """Return the facts of a county that lived through one task with some deadlines."""
    asked = question({COUNTY: {"T07": life}}, [task(*due)])
    return Facts(asked.catalog, on(day), states_at(asked, on(day)))


# ── Cumulative ───────────────────────────────────────────────────────────────────────────────────


def test_three_missed_deadlines_hold_on_the_day_after_the_third() -> None:
    due = ("05-10", "06-10", "07-10")

    assert not holds(THREE, lived("", "07-10", *due))
    assert holds(THREE, lived("", "07-11", *due))


def test_deadlines_missed_and_made_good_still_count() -> None:
    life = "06-01 submitted 1; 06-02 accepted 1; 07-01 submitted 2; 07-02 accepted 2"

    assert holds(THREE, lived(life, "07-15", "05-10", "06-10", "07-10"))


def test_an_extension_in_time_excuses() -> None:
    life = "06-09 extended 2 until 08-31"

    assert not holds(THREE, lived(life, "07-15", "05-10", "06-10", "07-10"))


def test_two_measures_due_on_one_day_are_one_deadline() -> None:
    assert not holds(THREE, lived("", "07-15", "05-10", "06-10", "06-10"))


def test_the_period_is_that_of_the_third_deadline_even_when_a_fourth_is_missed() -> None:
    given = lived("", "07-15", "04-10", "05-10", "06-10", "07-10")

    (one,) = proposed(THREE, given)
    assert one.period == "2026-Q2"
    assert one.evidence == (Evidence("city/tasks/T07"),)


# ── Streaks ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("story", "gap", "expected"),
    [
        ("bbb", "skip", True),
        ("bb-b", "skip", False),
        ("bb.b", "skip", True),
        ("bb.b", "break", False),
        ("bb", "skip", False),
        ("..", "skip", False),
    ],
)
def test_a_streak_is_broken_by_a_better_place_and_not_by_a_gap(
    story: str, gap: str, *, expected: bool
) -> None:
    when = {"streak": {"period": "week", "times": 3, "gap": gap}}

    assert holds(when, facts(rankings=bottoms(story))) == expected


def test_a_longer_streak_is_proposed_once_in_its_period() -> None:
    assert len(proposed(STREAK, facts(rankings=bottoms("bbbbbb-bbb")), period="year")) == 1


def test_a_county_without_a_rank_is_a_gap() -> None:
    rankings = bottoms("bbbb")
    rankings["2026-W11"] = {COUNTY: Ranked(None, bottom=True)}

    assert holds(STREAK, facts(rankings=rankings))


def test_a_week_that_has_not_ended_does_not_count() -> None:
    rankings = bottoms("bbb")

    assert not holds(STREAK, facts(as_of=date(2026, 3, 21), rankings=rankings))
    assert holds(STREAK, facts(as_of=date(2026, 3, 22), rankings=rankings))


def test_the_ranking_of_a_month_is_that_of_its_last_week() -> None:
    rankings = bottoms("--b" + "---b" + "----b")

    found = [
        (span.name, rankings[week][COUNTY].bottom)
        for span, week in weeks_by(rankings, "month", AS_OF)
        if week
    ]
    assert found == [("2026-03", False), ("2026-04", False), ("2026-05", True)]


def test_the_last_places_count_from_below_with_ties() -> None:
    ranking = {code: Ranked(place) for code, place in zip(COUNTIES, (1, 2, 2), strict=True)}
    when = {"streak": {"period": "week", "times": 1, "last": 1}}

    found = proposed(when, facts(rankings={"2026-W10": ranking}))
    assert [each.county for each in found] == list(COUNTIES[1:])


@pytest.mark.parametrize(
    ("sure_at", "shares", "attention"),
    [
        (None, ("0.95", "0.9", "1"), False),
        (None, ("0.95", "0.89", "1"), True),
        ("0.5", ("0.95", "0.89", "1"), False),
        ("0", ("0", "0", "0"), False),
    ],
)
def test_a_streak_acts_where_every_place_holds_in_enough_of_the_draws(
    sure_at: str | None, shares: tuple[str, ...], *, attention: bool
) -> None:
    weeks = dict(zip(("2026-W10", "2026-W11", "2026-W12"), shares, strict=True))
    rules = Rules(10, Decimal(0), 7, 3)
    rules = rules if sure_at is None else structs.replace(rules, sure_at=Decimal(sure_at))
    given = facts(rankings=bottoms("bbb"))
    told = replace(
        given,
        catalog=replace(given.catalog, rules=rules),
        chances=lambda week, _: {COUNTY: Fraction(weeks[week])},
    )

    (found,) = proposed(STREAK, told)

    assert found.attention == attention
    assert "in a row" in str(found.why)
    assert ("fewer than 90.0%" in str(found.why)) == attention


def test_leader_and_office_paired_at_the_time_are_meant() -> None:
    given = facts({"city/pairings/pairings": PAIRINGS}, rankings=bottoms("bbb"))
    to = [{"action": "excellent_barred", "to": who} for who in ("leader", "office")]

    found = proposed(STREAK, given, proposes=to)

    assert [(each.post, each.unit) for each in found] == [
        ("city_member_1", None),
        (None, "990100-internal_office-01"),
    ]


def test_a_pairing_that_ended_before_is_not_meant() -> None:
    rows = [{**row, "end_on": "2026-03-01"} for row in PAIRINGS["pairings"]]
    given = facts({"city/pairings/pairings": {"pairings": rows}}, rankings=bottoms("bbb"))

    assert not holds(STREAK, given, proposes=[{"action": "excellent_barred", "to": "office"}])


# ── Thresholds ───────────────────────────────────────────────────────────────────────────────────


def test_what_is_not_measured_is_held_against_no_one() -> None:
    assert not holds(MORE, facts())


@pytest.mark.parametrize(
    ("days", "there"),
    [
        ({"valid_to": "2026-07-15"}, True),
        ({"valid_to": "2026-07-14"}, False),
        ({"valid_from": "2026-07-15"}, True),
        ({"valid_from": "2026-07-16"}, False),
    ],
)
def test_nothing_is_proposed_to_a_county_that_has_ended_or_is_to_come(
    days: dict[str, str], *, there: bool
) -> None:
    """Its last figures still lie outside what is asked; there is nobody to be reminded (T1)."""
    areas = [{**row, **(days if row["code"] == COUNTY else {})} for row in AREAS["areas"]]
    given = facts({"city/areas/areas": {"areas": areas}}, measurements=measured("1/2"))

    assert holds({"threshold": {"indicator": "asked", "at_least": 1}}, given) is there


def test_an_indicator_is_told_with_what_is_asked() -> None:
    (found,) = proposed(MORE, facts(measurements=measured("1/3")))

    assert str(found.why) == "990102区: 1/3; asked is at least 1"


def test_a_share_is_told_in_percent() -> None:
    share = indicator("yoy")
    found = facts(measurements=measured("-27/85", share.id))
    given = replace(found, catalog=replace(found.catalog, indicators={share.id: share}))
    asked = {"threshold": {"indicator": share.id, "at_most": "-0.5"}}

    (one,) = proposed(asked, given)

    assert str(one.why) == f"990102区: {percent(Fraction(-27, 85))}; asked is at most −50.0%"


# ── Events ───────────────────────────────────────────────────────────────────────────────────────

CRITICISED = {
    "of": {"ledger": "actions", "where": [{"field": "severity", "in": ["major"]}]},
    "event": {"times": 1},
}


def criticism(*updates: str, severity: str = "major", **more: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of any kind
    """Return an action of some updates such as `07-01 decided`."""
    rows = [
        {"on": f"2026-{day}", "status": status}
        for day, status in (update.split() for update in updates)
    ]
    action = {"kind": "criticism", "county": COUNTY, "object_kind": "unit", "severity": severity}
    return action | {"updates": rows} | more


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        (criticism("07-01 decided"), True),
        (criticism("07-01 decided", severity="ordinary"), False),
        (criticism("07-01 decided", "07-02 declined"), False),
        (criticism("07-01 decided", "07-02 lifted"), False),
        (criticism("07-16 decided"), False),
        (criticism("07-01 decided", withdrawn={"on": "2026-07-02"}), False),
        (criticism("01-05 decided"), False),
    ],
)
def test_a_criticism_for_a_major_error_counts_while_it_stands(
    action: dict[str, Any], *, expected: bool
) -> None:
    assert holds(CRITICISED, facts({"city/actions/A2026-0001": action})) == expected


def test_a_rectification_returned_twice_is_seen_within_one_record() -> None:
    when = {
        "of": {
            "ledger": "decisions",
            "each": "decisions",
            "where": [
                {"field": "ledger", "in": ["rectifications"]},
                {"field": "decision", "in": ["returned"]},
            ],
        },
        "event": {"times": 2, "per": "record"},
    }
    once = {"decisions": [{"on": "2026-07-01", "decision": "returned"}]}
    twice = {"decisions": once["decisions"] * 2}
    name = f"city/decisions/{COUNTY}/rectifications/F2026-000"

    assert not holds(when, facts({f"{name}1": once, f"{name}2": once}))
    assert not holds(when, facts({f"city/decisions/{COUNTY}/progress/T07": twice}))
    assert holds(when, facts({f"{name}1": twice}))


# ── Findings ─────────────────────────────────────────────────────────────────────────────────────

LATE = {
    "of": {"ledger": "findings"},
    "deadline": {"due": "limit_on", "done": "submitted_on"},
}


@pytest.mark.parametrize(
    ("filed", "decided", "expected"),
    [
        ([], [], True),
        ([("07-01", "submitted")], [], False),
        ([("07-01", "doing")], [], True),
        ([("07-01", "submitted")], [("07-02", "returned", None)], True),
        ([("07-01", "submitted")], [("07-12", "returned", None)], False),
        ([("07-01", "submitted")], [("07-14", "closed", None)], False),
        ([("07-11", "submitted")], [("07-14", "closed", None)], True),
        ([], [("07-09", "extended", "2026-08-01")], False),
        ([], [("07-11", "extended", "2026-08-01")], True),
        ([("07-01", "submitted")], [("07-05", "closed", None), ("07-06", "reopened", None)], True),
    ],
)
def test_a_rectification_is_late_unless_put_forward_or_extended_in_time(
    filed: list[tuple[str, str]], decided: list[tuple[str, str, str | None]], *, expected: bool
) -> None:
    rules: dict[str, Any] = {
        "resubmit_days": 10,
        "lag": Decimal("0.2"),
        "due_soon_days": 7,
        "urgent_days": 3,
    }
    records: dict[str, dict[str, Any]] = {
        "city/rules/rules": rules,
        "city/findings/F2026-0001": {
            "county": COUNTY,
            "fed_back_on": "2026-06-10",
            "due_on": "2026-07-10",
        },
        f"{COUNTY}/rectifications/F2026-0001": {
            "updates": [{"on": f"2026-{day}", "status": status} for day, status in filed]
        },
        f"city/decisions/{COUNTY}/rectifications/F2026-0001": {
            "subject": "rectifications/F2026-0001",
            "decisions": [
                {"on": f"2026-{day}", "decision": word, **({"until": until} if until else {})}
                for day, word, until in decided
            ],
        },
    }

    assert holds(LATE, facts(records)) == expected


# ── Deadlines ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("as_of", "told"), [(date(2026, 7, 9), True), (date(2026, 7, 10), False)])
def test_a_document_is_published_and_repealed_from_its_day_on_and_not_before(
    as_of: date, *, told: bool
) -> None:
    """A rule of a past day says what it said then, whatever came in since (R221)."""
    days = {"issued": "2026-06-01", "published": "2026-07-10", "repealed": "2026-07-10"}
    updates = [{"on": on, "status": status} for status, on in days.items()]
    made = facts({f"{COUNTY}/documents/D2026-1": {"kind": "rule", "updates": updates}}, as_of)
    unpublished = [{"field": name, "present": False} for name in ("published_on", "repealed_on")]
    when = {
        "of": {"ledger": "documents", "where": unpublished},
        "deadline": {"done": "published_on", "start": "issued_on", "days": 5},
    }

    assert holds(when, made) is told


def test_a_round_that_entered_before_its_notice_is_late() -> None:
    when = {
        "of": {"ledger": "rounds", "each": "targets"},
        "deadline": {"due": "stages.enter", "done": "notice_on"},
    }

    def entered(notice: str | None) -> Facts:
        value = {"county": COUNTY, "targets": [{"stages": {"enter": "2026-07-08"}}]}
        return facts({"city/rounds/R2026-1": value | ({"notice_on": notice} if notice else {})})

    assert not holds(when, entered("2026-07-08"))
    assert holds(when, entered("2026-07-09"))
    assert holds(when, entered(None))


def test_workdays_are_counted_by_the_calendar_or_not_at_all() -> None:
    when = {
        "of": {"ledger": "checks"},
        "deadline": {"done": "fed_back_on", "start": "end_on", "workdays": 5},
    }
    check = {"counties": [COUNTY], "end_on": "2026-07-03", "fed_back_on": "2026-07-11"}
    records = {"city/checks/C2026-07-03-1": check}

    def counted(year: str, *made_up: str) -> Facts:
        days = [{"on": day, "kind": "workday"} for day in made_up]
        return facts(records | {"city/calendar/calendar": {"years": [year], "days": days}})

    assert holds(when, counted("2026", "2026-07-11"))
    assert not holds(when, counted("2026"))
    assert not holds(when, counted("2025", "2026-07-11"))
    assert not holds(when, facts(records))


def test_what_lies_further_back_than_the_period_before_is_not_proposed() -> None:
    when = {
        "of": {"ledger": "petitions"},
        "deadline": {"done": "filed_on", "start": "period", "day_of_next_month": 5},
    }

    def filed(period: str) -> Facts:
        record = {"period": period, "filed_on": "2026-07-12"}
        return facts({f"{COUNTY}/petitions/{period}": record})

    assert holds(when, filed("2026-06"), period="month")
    assert not holds(when, filed("2026-03"), period="month")


# ── Versions, answers, audiences ─────────────────────────────────────────────────────────────────


def test_a_rule_speaks_only_while_it_is_valid_and_active() -> None:
    given = facts(measurements=measured("0"))

    assert holds(MORE, given, valid_from="2026-07-15", valid_to="2026-07-15")
    assert not holds(MORE, given, valid_to="2026-07-14")
    assert not holds(MORE, given, valid_from="2026-07-16")
    assert not holds(MORE, given, active=False)


@pytest.mark.parametrize(
    ("more", "answered"),
    [
        ({}, True),
        ({"county": COUNTIES[1]}, False),
        ({"trigger_rule": "other"}, False),
        ({"kind": "summons"}, False),
        ({"period": "2026-Q1"}, False),
        ({"period": "2026"}, True),
        ({"withdrawn": {"on": "2026-07-10"}}, False),
    ],
)
def test_an_action_answers_its_rule_county_kind_and_period(
    more: dict[str, str], *, answered: bool
) -> None:
    action = {
        "kind": "remind",
        "county": COUNTY,
        "trigger_rule": "rule",
        "period": "2026-Q3",
        "updates": [
            {"on": "2026-07-10", "status": "decided"},
            {"on": "2026-07-11", "status": "declined", "reason": "已说明"},
        ],
    }
    given = facts({"city/actions/A2026-0001": action | more}, measurements=measured("0"))

    (one,) = proposed(MORE, given)

    told = Answer("city/actions/A2026-0001", "declined", date(2026, 7, 11), "已说明")
    assert one.answer == (told if answered else None)


def test_an_action_without_a_period_answers_for_the_month_of_its_first_day() -> None:
    action = criticism("07-01 decided") | {"kind": "remind", "trigger_rule": "rule"}
    given = facts({"city/actions/A2026-0001": action}, measurements=measured("0"))

    assert proposed(MORE, given, period="month")[0].answer is not None
    assert proposed(MORE, facts(measurements=measured("0")), period="month")[0].answer is None


def test_a_published_catalogue_proposes_nothing_to_persons() -> None:
    records = {"city/pairings/pairings": PAIRINGS}
    city = replace(catalog(records), published=True)
    shown = Facts(city, AS_OF, rankings=bottoms("bbb"))
    to = [
        {"action": "excellent_barred", "to": "leader"},
        {"action": "summons", "to": "post", "post": "county_secretary"},
        {"action": "excellent_barred", "to": "office"},
    ]

    found = proposals([rule(STREAK, proposes=to)], shown)

    assert [(each.post, each.unit) for each in found] == [(None, "990100-internal_office-01")]


# ── Linked scores ────────────────────────────────────────────────────────────────────────────────


def test_an_office_scores_the_mean_of_its_ranked_counties() -> None:
    row = PAIRINGS["pairings"][1]
    rows = [{**row, "id": f"{code}-office-01", "county": code} for code in COUNTIES]
    city = catalog({"city/pairings/pairings": {"pairings": rows}})
    scores = {COUNTIES[0]: Decimal(80), COUNTIES[1]: Decimal("70.5"), COUNTIES[2]: None}

    (one,) = linked(city, scores, AS_OF)

    assert (one.unit, one.score) == ("990100-internal_office-01", Decimal("75.25"))
    assert (one.counties, one.without) == (COUNTIES[:2], COUNTIES[2:])


def test_without_any_ranked_county_there_is_no_linked_score() -> None:
    city = catalog({"city/pairings/pairings": PAIRINGS})

    assert [one.score for one in linked(city, {COUNTY: None}, AS_OF)] == [None, None]


def test_leaders_are_linked_in_the_full_catalogue_alone() -> None:
    city = catalog({"city/pairings/pairings": PAIRINGS})
    shown = replace(city, published=True)
    scores = {COUNTY: Decimal(80)}

    assert [one.post for one in linked(city, scores, AS_OF)] == ["city_member_1", None]
    assert [one.post for one in linked(shown, scores, AS_OF)] == [None]

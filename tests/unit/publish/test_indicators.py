"""See that the pages of indicators say how numbers are made, and never turn nothing into zero."""

import json
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from html import unescape
from typing import Any

import pytest
from msgspec.structs import replace as changed

from demo import mini_city
from ledgers.assess.indicators import measure_all
from ledgers.model.explanation import measurements_of
from ledgers.model.method import Condition, Goalposts, Indicator, Limit, Operand, Source
from ledgers.model.numbers import exactly
from ledgers.model.periods import DAY
from ledgers.model.portal import Cell, Table
from ledgers.model.scoring import Input, Measurement
from ledgers.model.values import replace
from ledgers.model.words import Both, english, say, together
from ledgers.publish.charts.indicators import posts_of, range_of
from ledgers.publish.charts.lines import spark_of_values
from ledgers.publish.downloads.scores import indicators
from ledgers.publish.indicators.formula import counted, operands
from ledgers.publish.indicators.listed import MOVED, how_moved, indicators_page, public_indicators
from ledgers.publish.indicators.page import indicator_page, inputs_of, parts_table
from ledgers.publish.kit.components import Several
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.templates import Templates
from ledgers.publish.measured.uses import goalposts_in
from ledgers.publish.measured.values import (
    bound,
    city_text,
    city_value,
    median,
    own_texts,
    reading,
    with_unit,
)
from ledgers.publish.measured.words import conditions, field_link, limit_words, schema_of
from tests.unit.publish.issued import TEMPLATES
from tests.unit.publish.views import mini_desk, mini_portal, mini_view, view_in

SHARE = Indicator(
    id="share", zh="比例", en="Share", form="ratio", measure="%", cycle="month", level="county",
    visibility="public", ranking_allowed=True,
)  # fmt: skip
NUMBER = changed(SHARE, id="number", form="value", measure="人")
GROWTH = changed(SHARE, id="growth", form="yoy", measure="件")


def plainly(words: object) -> str:
    """Return the text of words without their links."""
    return Templates({}, english).plain(words)  # type: ignore[arg-type]


def with_values(indicator: Indicator, *found: Measurement) -> Desk:
    """Return the mini city's desk with one indicator and what it gives."""
    view = mini_view()
    catalog = replace(view.catalog, indicators={indicator.id: indicator})
    measured = {indicator.id: {row.county: row for row in found}}
    known = {row.county: row.value for row in found if row.value is not None}
    trend = ((view.assessment.as_of, {indicator.id: known}),)
    return replace(
        mini_desk(), view=replace(view, catalog=catalog, measurements=measured, trend=trend)
    )


def parts(**numbers: int) -> tuple[Input, ...]:
    """Return inputs by the part for which they stand."""
    return tuple(
        Input("990121/returns/2026-06", (name,), str(number), name)
        for name, number in numbers.items()
    )


# ── Values ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("indicator", "value", "text"),
    [
        (SHARE, Fraction(5, 6), "83.3%"),
        (SHARE, Fraction(1), "100.0%"),
        (SHARE, None, "—"),
        (NUMBER, Fraction(39, 8), "4.9"),
        (NUMBER, Fraction(12), "12"),
        (NUMBER, Fraction(1, 42), "0.024"),
        (GROWTH, Fraction(-27, 85), "−31.8%"),
    ],
)
def test_values_are_rounded_for_reading(
    indicator: Indicator, value: Fraction | None, text: str
) -> None:
    assert reading(indicator, value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(4, 5), "0.8"),
        (Fraction(61, 62), "61/62"),
        (Fraction(-3), "-3"),
        (Fraction(10**30 + 1, 4), f"25{'0' * 28}.25"),
        (None, None),
    ],
)
def test_values_for_download_are_not_rounded(value: Fraction | None, text: str | None) -> None:
    assert exactly(value) == text


def test_goalposts_and_targets_are_written_exactly() -> None:
    assert bound(SHARE, Decimal("0.125")) == "12.5%"
    assert bound(GROWTH, Decimal("-0.50")) == "−50%"
    assert bound(NUMBER, Decimal(3)) == "3"
    assert bound(NUMBER, Decimal(10**30 + 1)) == f"1{'0' * 29}1"


def test_the_middle_of_an_even_number_lies_between_two() -> None:
    assert median([Fraction(1), Fraction(2)]) == Fraction(3, 2)
    assert median([Fraction(1), Fraction(2), Fraction(9)]) == 2
    assert median([]) is None


# ── The city ─────────────────────────────────────────────────────────────────────────────────────


def test_the_city_is_the_sum_of_numerators_over_that_of_denominators() -> None:
    one = Measurement("share", "990121", Fraction(1, 2), inputs=parts(numerator=1, denominator=2))
    other = Measurement(
        "share", "990181", Fraction(8, 9),
        inputs=tuple(replace(row, record="990181/returns/2026-06")
                     for row in parts(numerator=8, denominator=9)),
    )  # fmt: skip
    desk = with_values(SHARE, one, other)

    assert city_value(desk, SHARE) == Fraction(9, 11)


def test_a_share_of_the_city_is_told_with_its_two_numbers() -> None:
    cut = changed(SHARE, id="cut", form="before_after")
    found = [
        Measurement("cut", code, Fraction(10, before), inputs=tuple(
            Input(f"{code}/returns/2026", (name,), str(number), name)
            for name, number in (("before", before), ("after", before - 10))
        ))
        for code, before in {"990121": 100, "990181": 53}.items()
    ]  # fmt: skip

    assert plainly(city_text(with_values(cut, *found), cut)) == "(153 − 133) ÷ 153 = 13.1%"


def test_the_city_s_median_is_that_of_all_inputs_and_not_of_the_counties() -> None:
    source = Source("rounds", numbers=(Operand("value", middle="days_approve"),))
    asked = changed(NUMBER, source=source)
    filed = {"990121": (2, 3), "990181": (4, 9, 11)}
    found = [
        Measurement("number", code, median([*map(Fraction, days)]), inputs=tuple(
            Input(f"city/rounds/{code}", (str(at),), str(each), "value")
            for at, each in enumerate(days)
        ))
        for code, days in filed.items()
    ]  # fmt: skip

    assert city_value(with_values(asked, *found), asked) == 4


def test_a_median_is_said_with_its_field() -> None:
    here = mini_desk().here("indicators/share/")

    said = counted(here, Source("rounds", each="targets"), Operand(middle="days_approve"))

    assert plainly(said) == "median of Days to approve"


def test_an_input_that_counties_share_counts_once() -> None:
    found = [
        Measurement("number", code, Fraction(1), inputs=(Input("city/events/E1", (), "1"),))
        for code in ("990121", "990181")
    ]

    assert city_value(with_values(NUMBER, *found), NUMBER) == 1


def test_what_counties_lack_of_a_standard_is_counted_for_each_of_them() -> None:
    asked = changed(SHARE, source=Source("standards"))
    nowhere = Input("city/standards/standards", (), "1", "denominator")
    filed = [Input("990121/documents/D1", (), "1", name) for name in ("numerator", "denominator")]
    found = [
        Measurement("share", "990121", Fraction(1), inputs=tuple(filed)),
        *(
            Measurement("share", code, Fraction(0), inputs=(nowhere,))
            for code in ("990102", "990181")
        ),
    ]

    assert city_value(with_values(asked, *found), asked) == Fraction(1, 3)


def test_every_body_that_a_filing_leaves_out_is_counted() -> None:
    asked, filing = changed(SHARE, source=Source("standards")), "990121/facilities/2026-Q2"
    filed = [Input(filing, ("items", 0), "1", name) for name in ("numerator", "denominator")]
    left_out = Input(filing, (), "1", "denominator")
    found = Measurement("share", "990121", Fraction(1, 3), inputs=(*filed, left_out, left_out))

    assert city_value(with_values(asked, found), asked) == Fraction(1, 3)


def test_a_problem_of_several_counties_counts_once_in_the_city() -> None:
    asked = changed(
        NUMBER, source=Source("findings", numbers=(Operand("value", distinct="serial"),))
    )
    found = [
        Measurement("number", code, Fraction(len(serials)), inputs=tuple(
            Input(f"city/findings/F2026-{code}{one}", ("serial",), one, "value") for one in serials
        ))
        for code, serials in (("990121", "12"), ("990102", "2"))
    ]  # fmt: skip

    assert city_value(with_values(asked, *found), asked) == 2


def test_different_kinds_of_one_county_are_not_those_of_another() -> None:
    numbers = [Operand(name, distinct="kind") for name in ("numerator", "denominator")]
    asked = changed(SHARE, source=Source("events", numbers=tuple(numbers)))
    found = [
        Measurement("share", code, Fraction(len(renewed), 2), inputs=tuple(
            Input(f"{code}/events/E{at}", ("kind",), kind, part)
            for part, kinds in (("numerator", renewed), ("denominator", "xy"))
            for at, kind in enumerate(kinds)
        ))
        for code, renewed in (("990121", "xy"), ("990181", ""))
    ]  # fmt: skip

    assert city_value(with_values(asked, *found), asked) == Fraction(2, 4)


def test_one_record_reaches_each_of_its_counties() -> None:
    asked = changed(SHARE, source=Source("checks", numbers=(
        Operand("numerator", distinct="kind"), Operand("denominator", count="rows", ledger="units")
    )))  # fmt: skip
    body, check = ("units", 0), Input("city/checks/C1", ("kind",), "led_inspection", "numerator")
    found = [
        Measurement("share", code, Fraction(1), inputs=(
            check, Input(f"{code}/units/units", body, "1", "denominator")
        ))
        for code in ("990121", "990181")
    ]  # fmt: skip

    assert city_value(with_values(asked, *found), asked) == Fraction(2, 2)


def test_a_record_that_meetings_of_several_counties_are_about_is_one() -> None:
    numbers = [Operand("numerator", distinct="about"), Operand("denominator", count="rows")]
    asked = changed(SHARE, source=Source("checks", numbers=tuple(numbers)))
    seen = "city/checks/C1"
    found = [
        Measurement("share", code, Fraction(1), inputs=(
            Input(f"{code}/events/E1", ("about",), seen, "numerator"),
            Input(seen, (), "1", "denominator"),
        ))
        for code in ("990121", "990181")
    ]  # fmt: skip

    assert city_value(with_values(asked, *found), asked) == Fraction(1, 1)


def test_the_city_has_no_value_where_inputs_do_not_give_the_counties() -> None:
    found = Measurement("number", "990121", Fraction(3), inputs=parts(value=1))

    assert city_value(with_values(NUMBER, found), NUMBER) is None


def test_bodies_of_the_city_itself_are_told_beside_those_of_counties() -> None:
    """The supervision group that the city set up stands in its own register (R60)."""
    unit = """
  - {id: 990100-supervision_group-01, name: 督导组, kind: supervision_group, level: city,
     area: "990100"}
"""
    asked = """
  - {id: groups, zh: 督导组个数, en: Supervision groups, form: count, measure: 个, cycle: year,
     level: county, visibility: public, ranking_allowed: false, requirements: [R60],
     source: {ledger: units, each: units, window: now,
              where: [{field: kind, in: [supervision_group]}],
              numbers: [{part: value, count: rows}]}}
"""
    added = {"units": unit.lstrip("\n"), "indicators": asked.lstrip("\n")}
    paths = {f"data/city/{name}.yaml": text.encode() for name, text in added.items()}
    view = view_in({**mini_city(), **{path: mini_city()[path] + paths[path] for path in paths}})

    told = [*own_texts(replace(mini_desk(), view=view), view.catalog.indicators["groups"])]

    assert [*map(plainly, told)] == ["The city's own bodies, 2026-07-15: 1 pieces."]


def test_bodies_of_a_register_are_listed_where_they_are_counted() -> None:
    record = "990121/units/units"
    listed: Any = mini_view().catalog.filed[record].document.value["units"]
    sites = [at for at, unit in enumerate(listed) if "demonstration_since" in unit]
    inputs = tuple(Input(record, ("units", at), "1", "value") for at in sites)
    asked = changed(NUMBER, form="count", source=Source("units", each="units", window="now"))
    desk = with_values(asked, Measurement("number", "990121", Fraction(2), inputs=inputs))

    table = parts_table(desk.here("indicators/number/"), asked)

    assert table is not None
    assert [str(row.cells[1].value) for row in table.lines] == [
        desk.unit_name(listed[at]["id"]) for at in sites
    ]
    assert len(sites) == 2  # A group and a township (R31).


# ── Drawings ─────────────────────────────────────────────────────────────────────────────────────

SHARES = {"A": Fraction(0), "B": Fraction(1, 2), "C": Fraction(1, 2), "D": Fraction(1)}
VALUES = [(name, f"code of {name}", share) for name, share in SHARES.items()]


def test_counties_with_the_same_value_stand_above_each_other() -> None:
    posts = posts_of(SHARE, Goalposts(Decimal(0), Decimal(1)), VALUES)

    assert posts is not None
    same = [dot for dot in posts.dots if dot["x"] == "160"]
    assert len({dot["y"] for dot in same}) == len(same) == 2
    assert {plainly(dot["text"])[0]: dot["county"] for dot in posts.dots} == {
        it: f"code of {it}" for it in SHARES
    }
    assert "1 reach full points, 1 get none" in english(posts.text)


def test_where_less_is_better_full_points_are_on_the_left() -> None:
    posts = posts_of(GROWTH, Goalposts(Decimal("0.5"), Decimal("-0.5")), VALUES[:2])

    assert posts is not None
    marks = {post["key"]: Decimal(post["x"]) for post in posts.posts}
    assert marks["high"] < marks["low"]


def test_one_county_alone_is_not_drawn() -> None:
    day = date(2026, 7, 15)

    assert posts_of(SHARE, None, VALUES[:1]) is None
    assert spark_of_values(SHARE, [(day, Fraction(1))], (Fraction(0), Fraction(1))) is None
    assert range_of(SHARE, [(day, Fraction(0), Fraction(0), Fraction(0))]) is None


# ── Formulas ─────────────────────────────────────────────────────────────────────────────────────


def test_conditions_are_said_with_the_words_of_schemas_and_vocabulary() -> None:
    desk = mini_desk()
    here = desk.here("indicators/x/")
    where = (
        Condition("kind", among=("talk_room",)),
        Condition("built", at_least=Decimal(2)),
        Condition("unit", present=True),
    )
    said = together(conditions(here, Source("facilities", each="items", where=where)))

    assert plainly(said).endswith("Built at least 2; Unit is there")
    assert plainly(said).startswith("Kind is ")


def test_a_field_of_the_body_is_found_in_its_register() -> None:
    found = schema_of(mini_desk(), Source("posts", each="units"), "unit.kind")

    assert found["x-vocab"] == "unit_kinds"


def test_a_kind_is_that_of_the_record_where_an_entry_only_names_a_body() -> None:
    found = schema_of(mini_desk(), Source("events", each="units"), "kind")

    assert found["x-vocab"] == "event_kinds"


def test_numbers_of_tasks_lead_to_their_formula() -> None:
    desk = mini_desk()
    link = field_link(desk.here("indicators/x/"), Source("assessment"), "missed")

    assert getattr(link, "href", None) == "../../methods/index.html#missed"


def test_days_to_the_day_of_the_assessment_end_on_the_day_shown() -> None:
    here = mini_desk().here("indicators/share/")

    said = counted(here, Source("events"), Operand(days=("held_on", "as_of")))

    assert plainly(said) == "days from Held on to the day shown"


def test_days_with_the_first_and_the_last_are_said_to_be() -> None:
    here = mini_desk().here("indicators/share/")

    said = counted(here, Source("checks"), Operand(days=("start_on", "end_on"), both_days=True))

    assert plainly(said) == "days from Start to End, both included"


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (Limit("done_on", due="due_on"), "no later than “Due on”"),
        (Limit("done_on", start="found_on", days=5), "within 5 days of Found on"),
        (Limit("done_on", start="found_on", months=1), "within 1 months of Found on"),
        (Limit("done_on", day_of_next_month=5), "by day 5 of the month after the period"),
    ],
)
def test_limits_are_said_in_words(limit: Limit, said: str) -> None:
    desk = mini_desk()
    source = Source("findings", limit=limit, numbers=(Operand(),))

    assert plainly(limit_words(desk.here("x/"), source, limit)) == said


def test_a_number_of_another_ledger_takes_only_the_window_of_the_source() -> None:
    where = (Condition("kind", among=("study",)),)
    source = Source("events", window="year", each="units", take="last", where=where)

    assert source.of(Operand(ledger="posts")) == Source("posts", window="year")
    assert source.of(Operand(where=where)) == replace(source, where=where + where)
    assert source.of(Operand(each="members", take="all")).take == "all"


def test_a_share_of_weeks_says_which_weeks_count() -> None:
    where = (Condition("kind", among=("study",)),)
    weekly = changed(SHARE, source=Source("events", window="year", where=where, every="week"))
    desk = with_values(weekly)
    lines = operands(desk.here("indicators/share/"), weekly).lines

    assert [[plainly(cell.value) for cell in line.cells[1:4:2]] for line in lines] == [
        ["periods with such an entry, counted weekly", "Kind is Study day"],
        ["all periods that are over, unless without a workday", "all"],
    ]


# ── Pages ────────────────────────────────────────────────────────────────────────────────────────


def test_every_public_indicator_has_a_page_and_no_other() -> None:
    pages = {path.split("/")[1] for path in mini_portal() if path.startswith("indicators/")}
    public = {row.id for row in public_indicators(mini_desk())}

    assert pages - {"index.md"} == public
    hidden = set(mini_view().catalog.indicators) - public
    assert hidden
    assert not hidden & pages


def test_what_is_not_published_is_listed_with_its_reason() -> None:
    page = indicators_page(mini_desk())

    assert page.hidden is not None
    assert all(str(line.cells[-1].value) for line in page.hidden.lines)


def test_a_county_without_a_value_shows_the_reason_and_no_zero() -> None:
    reason = say("nothing to divide by")
    found = Measurement("share", "990121", None, reason=reason, formula="0 ÷ 0")
    page = indicator_page(with_values(SHARE, found), SHARE)
    (line,) = page.table.lines

    assert line.cells[1].value == reason
    assert "This is not zero" in TEMPLATES.page(page).decode()
    assert page.posts is None
    assert page.range is None


@pytest.mark.parametrize(
    ("direction", "reached"),
    [("more_is_better", "2 of 3"), ("less_is_better", "2 of 3"), ("neutral", None)],
)
def test_the_counties_that_reach_the_target_are_counted(
    direction: str, reached: str | None
) -> None:
    """What is asked of a count of meetings or visits is how many counties had theirs (R14, R58)."""
    indicator = replace(SHARE, target=Decimal("0.5"), direction=direction)
    shares = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))
    found = [
        Measurement("share", county, share)
        for county, share in zip(("990101", "990102", "990121"), shares, strict=True)
    ]
    text = TEMPLATES.page(indicator_page(with_values(indicator, *found), indicator)).decode()

    assert ("reach the target" in text) is (reached is not None)
    assert not reached or f"{reached} counties reach the target." in text


@pytest.mark.parametrize(
    ("direction", "reached", "told"),
    [("more_is_better", 1, "more than 50%"), ("less_is_better", 1, "less than 50%")],
)
def test_a_target_that_is_to_be_passed_is_not_reached_by_itself(
    direction: str, reached: int, told: str
) -> None:
    """More than four for each office: four are not enough (R68)."""
    asked = replace(SHARE, target=Decimal("0.5"), target_passed=True, direction=direction)
    counties = zip(("990101", "990102", "990121"), (1, 2, 3), strict=True)
    found = [Measurement("share", county, Fraction(quarters, 4)) for county, quarters in counties]
    text = TEMPLATES.page(indicator_page(with_values(asked, *found), asked)).decode()

    assert f"{reached} of 3 counties reach the target." in text
    assert told in text


def test_the_city_says_what_it_filed_of_itself_beside_the_counties() -> None:
    """The newest filing counts, which runs from the start of the year on (R283)."""
    asked = GROWTH
    desk = with_values(asked, Measurement("growth", "990121", Fraction(0)))
    now, kept = desk.view.assessment.as_of, desk.view.catalog.documents
    first = next(row for row in kept if row.ledger == "returns")
    filings = (("2025-12", 9, now), ("2026-05", 30, now), ("2026-06", 20, now))
    own = []
    for period, number, on in (*filings, ("2026-07", 7, now + DAY)):
        values = [{"indicator": "growth", "this_period": number, "last_year": 50}]
        value = {"period": period, "filed_on": on.isoformat(), "values": values}
        file = f"data/city/returns/{period}.yaml"
        own.append(replace(first, file=file, owner="city", id=period, value=value))
    catalog = replace(desk.view.catalog, documents=(*kept, *own))
    filed = measure_all(catalog, [asked], {}, now, codes=("city",))
    seen = replace(desk, view=replace(desk.view, own=filed))

    said, unsaid = (
        unescape(TEMPLATES.page(indicator_page(each, asked)).decode()) for each in (seen, desk)
    )
    assert "own bodies, 2026-06: (20 − 50) ÷ 50 = −60.0%." in said
    assert "own bodies" not in unsaid


def test_what_the_city_holds_itself_counts_once_in_the_city_and_not_by_county() -> None:
    """A class at the city's own base that names no county counts; one that does, once (R93)."""
    asked = changed(NUMBER, source=Source("events"))
    shared, alone = (Input(f"city/events/E{no}", (), "1", "value") for no in (1, 2))
    held = Measurement("number", "990121", Fraction(1), inputs=(shared,))
    own = Measurement("number", "city", Fraction(2), inputs=(shared, alone))
    desk = with_values(asked, held)
    seen = replace(desk, view=replace(desk.view, own={"number": {"city": own}}))

    assert [city_value(each, asked) for each in (desk, seen)] == [1, 2]


def test_what_the_city_makes_for_all_counts_once_in_the_city() -> None:
    """R20: two texts are asked of the city and one is there; a county lacks its own."""
    asked = changed(SHARE, source=Source("standards"))
    texts = [("numerator", "1"), ("denominator", "2")]
    city = [Input("city/documents/D1", (), text, part, shared=True) for part, text in texts]
    own = Input("city/standards/standards", (), "1", "denominator")
    held = [Measurement("share", "990121", Fraction(1, 3), inputs=(*city, own))]
    held.append(Measurement("share", "990102", Fraction(1, 2), inputs=(*city,)))

    assert city_value(with_values(asked, *held), asked) == Fraction(1, 3)


def test_a_note_is_in_the_language_of_the_page() -> None:
    """R142: a caveat that the reader cannot read is none."""
    noted = changed(SHARE, note="只看趋势", note_en="Only the trend counts")
    text = TEMPLATES.page(indicator_page(with_values(noted), noted)).decode()

    assert "Only the trend counts" in text
    assert "只看趋势" not in text


def test_a_return_that_is_counted_is_called_as_its_indicator() -> None:
    """Nobody knows `number` who did not write it; the page says what is meant."""
    where, here = (Condition("indicator", among=("number",)),), with_values(NUMBER).here("x/")

    (told,) = map(plainly, conditions(here, Source("returns", where=where)))
    assert told == f"Indicator is {NUMBER.en}"


def test_bodies_of_the_register_are_listed_by_name() -> None:
    """Pilots are to be listed, and not only counted (R291)."""
    asked = changed(NUMBER, level="unit", source=Source("units", each="units", window="now"))
    name = "990121/units/units"
    listed: Any = mini_view().catalog.filed[name].document.value["units"]
    at = next(no for no, row in enumerate(listed) if row["kind"] == "township_commission")
    counted_there = (Input(name, ("units", at), "1", "value"),)
    found = Measurement("number", "990121", Fraction(1), inputs=counted_there)
    shown = parts_table(with_values(asked, found).here("x/"), asked)

    assert shown is not None
    (line,) = shown.lines
    assert listed[at]["name"] in plainly(line.cells[1].value)


def test_what_a_register_says_of_a_body_is_told_with_it() -> None:
    """The villages of a township are a number of no filing, and the page shows them (R276)."""
    asked = changed(NUMBER, level="township", source=Source("posts", each="units"))
    name = "990121/posts/2026-Q2"
    listed: Any = mini_view().catalog.filed[name].document.value["units"]
    body = listed[0]["unit"]
    there = Input(name, ("units", 0, "unit", "area", "villages"), "12", "value")
    found = Measurement("number", "990121", Fraction(12), inputs=(there,))
    shown = parts_table(with_values(asked, found).here("x/"), asked)

    assert shown is not None
    (line,) = shown.lines
    assert plainly(line.cells[1].value) == plainly(mini_desk().unit_name(body))


def test_many_records_of_one_page_are_one_link() -> None:
    desk = mini_desk()
    record = next(name for name in desk.spots if name.startswith("990121/progress/T"))
    here = desk.here("indicators/x/")
    found = Measurement("share", "990121", Fraction(1), inputs=(Input(record, (), "1"),))
    shown = inputs_of(here, found)
    lost = inputs_of(here, replace(found, inputs=(Input("990121/progress/T99", (), "0"),)))

    assert isinstance(shown, Several)
    assert isinstance(lost, Several)
    assert plainly(lost.values[0]).endswith("T99: nothing filed")


def test_what_may_not_be_ranked_says_so() -> None:
    said = "It must never be ranked: a scheme that uses it is an error."
    never, may = (changed(SHARE, ranking_allowed=ranked) for ranked in (False, True))
    pages = [indicator_page(with_values(row), row) for row in (never, may)]

    assert [said in TEMPLATES.page(page).decode() for page in pages] == [True, False]


def test_an_indicator_with_an_input_that_is_not_exact_is_in_sums_only_and_never_ranks() -> None:
    """It is published of no county, as a quotient, a colour or a bar: no page, no measurement."""
    view, pages = mini_view(), mini_portal()
    kept = {one.id for one in view.catalog.indicators.values() if one.visibility == "aggregate"}
    scored = {name for row in view.assessment.counties for name in measurements_of(row.standing)}
    # Examples of problems come with the program and tell nothing of a county.
    apart = ("search/", "problems/")
    read = {path: data for path, data in pages.items() if not path.startswith(apart)}
    named = {path for path, data in read.items() for one in kept if one.encode() in data}

    assert kept == {"reminders_by_leaders", "rural_petitions"}
    assert scored
    assert kept.isdisjoint({*view.measurements, *scored})
    assert named == {
        *("ledgers/indicators/index.md", "indicators/index.md", "source/city/indicators/index.md"),
        *(f"data/tables/sums-returns.{ending}" for ending in ("csv", "json", "xlsx")),
        *("downloads/all.zip", "mechanisms/index.md"),
    }


def test_an_indicator_of_the_scheme_has_its_goalposts_drawn() -> None:
    desk = mini_desk()
    scheme = desk.view.assessment.scheme

    assert goalposts_in(scheme, "task_progress") is not None
    assert goalposts_in(scheme, "nothing") is None
    text = mini_portal()["indicators/task_progress/index.md"].decode()
    assert 'class="cl-posts__mark cl-posts__mark--high"' in text


def test_the_page_names_each_county_and_its_figures() -> None:
    text = unescape(mini_portal()["indicators/task_progress/index.md"].decode())
    found = mini_view().measurements["task_progress"]

    assert all(row.formula in text for row in found.values())
    assert all(f'id="c-{code}"' in text for code in found)


# ── The table ────────────────────────────────────────────────────────────────────────────────────


def test_the_table_holds_every_county_of_every_public_indicator() -> None:
    table = indicators(mini_desk())
    counties = len(mini_view().catalog.counties)

    assert len(table.rows) == counties * len(public_indicators(mini_desk()))
    assert all((row["value"] is None) == (row["reason"] is not None) for row in table.rows)


def test_the_table_is_published_as_json() -> None:
    whole = json.loads(mini_portal()["data/tables/indicators.json"])
    rows = {(row["indicator"], row["county"]): row for row in whole["rows"]}
    found = mini_view().measurements["task_progress"]["990121"]

    assert rows["task_progress", "990121"]["value"] == exactly(found.value)


def test_a_value_without_a_unit_of_its_own_is_a_percentage() -> None:
    assert with_unit(mini_desk(), NUMBER, Fraction(2)) == "2 people"
    assert with_unit(mini_desk(), SHARE, Fraction(1, 2)) == "50.0%"


def board(*steps: tuple[int, int], direction: str = "more_is_better", weeks: int = 5) -> str:
    """Return how an indicator moved whose counties went from one value to another."""
    days = [date(2026, 6, 1) + timedelta(weeks=week) for week in range(weeks)]
    trend = [
        (day, {SHARE.id: {f"{at}": Fraction(step[week == weeks - 1]) for at, step in listed}})
        for week, day in enumerate(days)
        for listed in [list(enumerate(steps))]
    ]
    desk = replace(mini_desk(), view=replace(mini_view(), trend=tuple(trend)))
    return how_moved(desk, changed(SHARE, direction=direction))


@pytest.mark.parametrize(
    ("steps", "direction", "expected"),
    [
        ([(0, 1), (0, 0), (0, 0), (0, 0), (0, 0)], "more_is_better", "better"),
        ([(0, 1), (0, 0), (0, 0), (0, 0), (0, 0)], "less_is_better", "worse"),
        ([(0, 1), (0, 0), (0, 0), (0, 0), (0, 0)], "neutral", "none"),
        ([(0, 1), *[(0, 0)] * 5], "more_is_better", "same"),
        ([(0, 1), (1, 0)], "more_is_better", "same"),
        ([(1, 0), (1, 1)], "more_is_better", "worse"),
        ([], "more_is_better", "none"),
    ],
)
def test_an_indicator_moved_where_a_fifth_more_of_the_counties_moved_one_way(
    steps: list[tuple[int, int]], direction: str, expected: str
) -> None:
    assert board(*steps, direction=direction) == expected


def test_nothing_is_compared_before_four_weeks_are_over() -> None:
    assert board((0, 1), weeks=4) == "none"


def test_every_public_indicator_is_on_the_board_once_with_its_word() -> None:
    page = indicators_page(mini_desk())
    cards = [card for group in page.groups for card in group["cards"]]

    assert sorted(card.id for card in cards) == sorted(
        f"i-{row.id}" for row in public_indicators(mini_desk())
    )
    assert {key: int(number.text) for key, _, number, _ in page.tiles} == {
        key: sum(card.moved == key for card in cards) for key in MOVED
    }


def test_what_is_not_published_by_county_is_told_with_the_sums_of_the_city() -> None:
    desk = mini_desk()
    listed = desk.view.catalog.indicators
    row = changed(listed["talk_rooms_compliant"], visibility="aggregate")
    tables = [
        Table(
            f"facilities.items.{row.id}.{part}.city_year",
            Both("", ""),
            "facilities",
            "city_year",
            ("total",),
            ("2026",),
            ((Cell(value, suppressed=False),),),
            ("2026-06",),
        )
        for part, value in (("denominator", 60), ("numerator", 42))
    ]

    def told(*shown: Table, row: Indicator = row) -> str:
        catalog = replace(desk.view.catalog, indicators={row.id: row})
        view = replace(desk.view, catalog=catalog, tables=shown)
        page = indicators_page(Desk(view, desk.spots, {}, ""))
        return str(page.hidden.lines[0].cells[2].value)

    assert told(*tables) == "only as a sum of the city through 2026-06: 42 ÷ 60 = 70.0%"
    assert told(tables[0]) == "only in sums: a county's number may be too small to show"
    assert told(row=changed(listed["risk_points"], visibility="aggregate")) == told(tables[0])


def year_sums(
    name: str, month: str, *values: int, parts: tuple[str, ...] = ("total",), counties: int = 0
) -> Table:
    """Return the sums of the city by year of a field, or of the parts that it is divided into."""
    cells = tuple((Cell(value, suppressed=False),) for value in values)
    title, ledger = Both("", ""), name.partition(".")[0]
    called, years = f"{name}.city_year", ("2026",)
    return Table(called, title, ledger, "city_year", parts, years, cells, (month,), counties)


def told_of(source: Source, *tables: Table) -> str:
    """Return what is told of an indicator that no county is shown by."""
    desk = mini_desk()
    share = desk.view.catalog.indicators["talk_rooms_compliant"]
    row = changed(share, visibility="aggregate", source=source)
    catalog = replace(desk.view.catalog, indicators={row.id: row})
    view = replace(desk.view, catalog=catalog, tables=tables)
    return str(indicators_page(Desk(view, desk.spots, {}, "")).hidden.lines[0].cells[2].value)


@pytest.mark.parametrize(
    ("window", "part", "whole", "is_told"),
    [
        ("year", "with_result_by_15", "past_15", True),
        ("latest", "early_trial", "major", True),
        ("year", "early_trial", "major", False),
        ("latest", "with_result_by_15", "past_15", False),
    ],
)
def test_a_rate_is_told_by_the_sums_of_its_fields(
    window: str, part: str, whole: str, *, is_told: bool
) -> None:
    """R111, R112: without a condition there are no sums of its own; of a stock the last counts."""
    numbers = (Operand(part="numerator", sum=(part,)), Operand(part="denominator", sum=(whole,)))
    source = Source("casework", window=window, numbers=numbers)

    def told(month: str) -> str:
        closed = year_sums(f"casework.{part}", "2026-06", 70)
        return told_of(source, closed, year_sums(f"casework.{whole}", month, 103))

    said = "only as a sum of the city through 2026-06: 70 ÷ 103 = 68.0%"
    assert (told("2026-06") == said) is is_told
    assert told("2026-03").startswith("only in sums")


def test_a_rate_is_told_of_all_its_fields_and_of_what_waits_as_they_do() -> None:
    """R204, R215: none where the sum of one of its fields is withheld; announced rounds only."""
    accepted = Operand(part="numerator", sum=("accepted_n",))
    received = Operand(part="denominator", sum=("letters", "calls"))
    where = (Condition("notice_on", present=True),)
    source = Source("rounds", window="year", where=where, numbers=(accepted, received))
    known = [
        year_sums(f"rounds.{name}", "2026-06", number)
        for name, number in (("accepted_n", 70), ("letters", 60), ("calls", 40))
    ]

    assert told_of(source, *known).endswith(": 70 ÷ 100 = 70.0%")
    assert told_of(source, *known[:2]).startswith("only in sums")


def test_the_share_of_a_stock_is_told_by_the_sums_of_its_parts_and_by_bodies() -> None:
    """R310 and R318: of the newest filings, of what is divided, and of all townships."""
    tenure = ("staff.tenure_lt_12m", "staff.tenure_ge_24m")
    ways = tuple(each.partition(".")[2] for each in tenure)
    staff = year_sums("posts.staff.tenure", "2026-06", 40, 60, parts=ways)
    long, every = Operand(part="numerator", sum=tenure[1:]), Operand(part="denominator", sum=tenure)
    assert told_of(Source("posts", numbers=(long, every)), staff).endswith(": 60 ÷ 100 = 60.0%")
    assert told_of(Source("posts", numbers=(long, every))).startswith("only in sums")

    kind = Condition("kind", among=("township_commission",))
    bodies = Operand(
        part="denominator", count="rows", ledger="units", each="units", window="now", where=(kind,)
    )
    listed = mini_view().catalog.units.values()
    townships = sum(unit.kind == "township_commission" for unit in listed)
    told = told_of(Source("posts", numbers=(long, bodies)), staff)
    assert f"through 2026-06: 60 ÷ {townships} = " in told


def test_a_mean_of_the_city_is_told_where_all_counties_that_filed_have_filed_both_numbers() -> None:
    """R317: the secretaries, 3 + 3 + 4, are public; whose ages are in the sum is not."""
    ages = Operand(part="numerator", sum=("staff.secretaries_age_sum",))
    source = Source(
        "posts", numbers=(ages, Operand(part="denominator", sum=("staff.secretaries",)))
    )

    def told(month: str, counties: int) -> str:
        name = "posts.staff.secretaries_age_sum"
        return told_of(source, year_sums(name, month, 429, counties=counties))

    assert "through 2026-06: 429 ÷ 10 = " in told("2026-06", 3)
    assert told("2026-06", 2).startswith("only in sums")
    assert told("2026-03", 3).startswith("only in sums")  # Nobody filed the first quarter.


def test_a_mean_of_too_few_is_not_told() -> None:
    """R317: a mean of four is that of persons."""
    staff = year_sums("posts.staff.tenure", "2026-06", 4, parts=("tenure_lt_12m",))
    numbers = [
        Operand(part=part, sum=("staff.tenure_lt_12m",)) for part in ("numerator", "denominator")
    ]

    assert told_of(Source("posts", numbers=tuple(numbers)), staff).startswith("only in sums")


def test_a_part_of_what_is_added_up_is_not_told() -> None:
    """R19: 30 person-times named and 15 bodies, or nothing where one of the two is withheld."""
    named = Condition("kind", among=("named",))
    both = Operand(part="numerator", sum=("units_n", "person_times"))
    numbers = (both, Operand(part="denominator", sum=("units_n",)))
    tables = [
        year_sums(f"actions.{field}.talk_rooms_compliant.{part}", "2026-06", value)
        for part, field, value in (
            ("numerator", "person_times", 30),
            ("denominator", "units_n", 15),
            ("numerator", "units_n", 15),
        )
    ]
    source = Source("actions", where=(named,), numbers=numbers)

    assert told_of(source, *tables).endswith("45 ÷ 15 = 300.0%")
    assert told_of(source, *tables[:2]).startswith("only in sums")


def test_one_part_of_a_list_of_codes_is_told() -> None:
    """R348: what a condition on the code chooses has sums of its own."""
    core = Condition("code", among=("core",))
    numbers = (
        Operand(part="numerator", sum=("count",), where=(core,)),
        Operand(part="denominator", sum=("count",)),
    )
    tiers = year_sums("posts.staff.tiers.count", "2026-06", 9, 12, parts=("core", "part_time"))

    told = told_of(Source("posts", each="staff.tiers", numbers=numbers), tiers)

    assert told.endswith(": 9 ÷ 21 = 42.9%")


def test_what_counties_file_of_an_indicator_is_told() -> None:
    """R303: the sums of returns are those of the indicator."""
    name = "returns.values.{}.talk_rooms_compliant"
    tables = [
        year_sums(name.format(part), "2025-12", value)
        for part, value in (("numerator", 453), ("denominator", 519))
    ]

    assert told_of(Source("returns"), *tables).endswith("through 2025-12: 453 ÷ 519 = 87.3%")


def test_of_a_stock_a_table_says_of_how_many_counties_it_is() -> None:
    tables = {one.name: one for one in mini_view().tables}

    assert tables["posts.staff.secretaries_age_sum.city_year"].counties == 3
    assert tables["casework.cases_filed.city_year"].counties == 0


@pytest.mark.parametrize(("period", "told"), [("2025", True), ("2025-12", False), ("2024", False)])
def test_a_share_of_those_that_a_year_s_return_counted_is_told(period: str, *, told: bool) -> None:
    """12 of the 40 whom the city counted when the year began were trained (R94)."""
    asked = Condition("indicator", among=("growth",))
    staff = Operand(part="denominator", sum=("value",), ledger="returns", where=(asked,))
    source = Source("events", numbers=(Operand(part="numerator", sum=("trained",)), staff))
    desk = mini_desk()
    share = desk.view.catalog.indicators["talk_rooms_compliant"]
    row = changed(share, visibility="aggregate", source=source)
    kept = desk.view.catalog.documents
    first = next(each for each in kept if each.ledger == "returns")
    values = [{"indicator": "growth", "value": 40}, {"indicator": "others", "value": 9}]
    filing = {"period": period, "filed_on": "2026-01-02", "values": values}
    later = {"period": "2026-05", "filed_on": "2026-06-02", "values": values[1:]}
    own = (replace(first, owner="city", id=each["period"], value=each) for each in (filing, later))
    catalog = replace(desk.view.catalog, indicators={row.id: row}, documents=(*kept, *own))
    sums = (year_sums(f"events.participants.{row.id}.numerator", "2026-06", 12),)
    view = replace(desk.view, catalog=catalog, tables=sums)

    page = indicators_page(Desk(view, desk.spots, {}, ""))

    said = str(page.hidden.lines[0].cells[2].value)
    assert said.endswith("through 2026-06: 12 ÷ 40 = 30.0%") is told


def test_an_answer_is_yes_or_no_and_the_city_counts_the_yes() -> None:
    asked = changed(NUMBER, yes_no=True, form="count", measure="个", target=Decimal(1))
    found = [
        Measurement(
            "number",
            code,
            Fraction(value),
            inputs=(Input(f"{code}/returns/2026-06", ("value",), str(value), "value"),),
        )
        for code, value in (("990101", 1), ("990102", 1), ("990121", 0))
    ]
    desk = with_values(asked, *found)

    text = unescape(TEMPLATES.page(indicator_page(desk, asked)).decode())

    rows = indicator_page(desk, asked).table.lines
    assert [row.cells[1].value for row in rows] == ["yes", "yes", "no"]
    assert "Value (yes or no)" in text
    assert "the one in the middle has yes, the city as a whole yes from 2." in text
    assert "piece" not in text
    card = indicators_page(desk).groups[0]["cards"][0]
    assert card.value.text == "yes from 2"


@pytest.mark.parametrize(
    ("direction", "said"),
    [("more_is_better", "target: more than 4"), ("less_is_better", "target: less than 4")],
)
def test_the_line_of_a_target_that_is_to_be_passed_says_so(direction: str, said: str) -> None:
    asked = changed(NUMBER, target=Decimal(4), target_passed=True, direction=direction)
    goalposts = Goalposts(Decimal(2), Decimal(4))
    drawn = posts_of(asked, goalposts, [("A", "990101", Fraction(3)), ("B", "990102", Fraction(4))])

    assert drawn is not None
    labels = [plainly(one["text"]) for one in drawn.posts]
    assert sorted(labels) == ["full points: 4", "no points: 2", said]


def test_the_chart_of_a_yes_or_no_says_yes_and_no_as_its_page_does() -> None:
    asked = changed(NUMBER, yes_no=True, target=Decimal(1), direction="more_is_better")
    drawn = posts_of(asked, None, [("A", "990101", Fraction(0)), ("B", "990102", Fraction(1))])

    assert drawn is not None
    assert [plainly(one["text"]) for one in drawn.posts] == ["target: yes"]
    assert [plainly(one["text"]) for one in drawn.dots] == ["A no", "B yes"]
    assert english(drawn.text) == "Each dot is a county: 2 of them, from no to yes."


def test_why_a_number_is_not_shown_is_said_with_its_note() -> None:
    """What townships carry over is in no sum, so neither are the rates of it (R139)."""
    desk = mini_desk()
    share = desk.view.catalog.indicators["talk_rooms_compliant"]
    row = changed(share, visibility="aggregate", note="结转件数不汇总公布")
    view = replace(desk.view, catalog=replace(desk.view.catalog, indicators={row.id: row}))

    page = indicators_page(Desk(view, desk.spots, {}, ""))

    said = plainly(page.hidden.lines[0].cells[2].value)
    assert said == "only in sums: a county's number may be too small to show; 结转件数不汇总公布"

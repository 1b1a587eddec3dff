"""Sums on pages: shown, withheld, and called by their parts."""

from decimal import Decimal

import pytest

from ledgers.model.portal import Cell as Sum
from ledgers.model.portal import Table as Sums
from ledgers.model.values import replace
from ledgers.model.words import Both, english
from ledgers.publish.tables.sums import part_word, sums
from tests.unit.publish.ledgers.made import COUNTY, FOLDER, cells_of, desk
from tests.unit.publish.views import mini_desk


def summed(name: str, shape: str, rows: tuple[str, ...], *cells: tuple[Sum, ...]) -> Sums:
    """Return a table of sums for 2025 and 2026."""
    columns = ("2025", "2026")[-len(cells[0]) :]
    ledger = name.partition(".")[0]
    return Sums(
        f"{name}.{shape}",
        Both("立案", "Cases"),
        ledger,
        shape,
        rows,
        columns,
        cells,
    )


def test_sums_are_shown_and_withheld_ones_are_named() -> None:
    seven, half, small = (
        Sum(7, suppressed=False),
        Sum(Decimal("7.50"), suppressed=False),
        Sum(None, suppressed=True),
    )
    unknown = Sum(None, suppressed=False)
    tables = (
        summed("casework.x", "county_year", (COUNTY, "city", "total"), (seven,), (small,), (half,)),
        summed("casework.y", "county_year", (COUNTY,), (unknown, seven)),
        summed("casework.clues_received", "city_year", ("letter", "other"), (seven,), (small,)),
        summed("casework.z", "city_year", ("total",), (seven,)),
        summed("petitions.z", "city_year", ("total",), (seven,)),
    )
    (found,) = sums(desk(tables=tables).here(FOLDER), "casework")
    newest, before, parts = (cells_of(table) for table in found.tables)

    assert newest[0] == ["Cases", "7", "[withheld]", "7.5"]
    assert before == [["Cases", "—", "—", "—"], ["Cases", "—", "—", "—"]]
    assert parts == [["Cases: Letter", "7"], ["Cases: other", "[withheld]"], ["Cases", "7"]]


def test_sums_by_month_stand_in_a_row() -> None:
    table = Sums(
        *("events.count.city_month", Both("次数", "Events"), "events", "city_month"),
        *(
            ("total",),
            ("2026-05", "2026-06"),
            ((Sum(9, suppressed=False), Sum(None, suppressed=True)),),
        ),
    )
    (found,) = sums(desk(tables=(table,)).here(FOLDER), "events")

    assert cells_of(found.tables[0]) == [["Events", "9", "[withheld]"]]


@pytest.mark.parametrize(
    ("field", "part", "vocabulary"),
    [
        ("checks.file_review.defects.count", "binding", "defect_classes"),
        ("checks.teams.reviews.defects.count", "wording", "defect_classes"),
        ("events.visitors.count", "masses", "visitor_groups"),
    ],
)
def test_parts_of_a_list_of_counts_are_called_by_their_codes(
    field: str, part: str, vocabulary: str
) -> None:
    called = part_word(desk(), f"{field}.city_year", part)

    assert called == desk().term(vocabulary, part)
    assert called != part


def test_parts_are_called_by_the_vocabulary_where_the_schema_says_so() -> None:
    assert part_word(desk(), "actions.kind.city_year", "named") == desk().term(
        "action_kinds", "named"
    )


def test_parts_that_lie_side_by_side_are_called_by_their_own_titles() -> None:
    schema = desk().contract.field("posts", "staff", "tenure_lt_12m")

    assert part_word(desk(), "posts.staff.tenure.city_year", "tenure_lt_12m") == desk().told(
        schema, "title"
    )


def test_parts_of_an_indicator_are_called_as_it_calls_them() -> None:
    here = mini_desk()
    asked = next(row for row in here.records["indicators"] if row.value.get("parts"))
    first = asked.value["parts"][0]
    name = f"returns.values.parts.count.{asked.id}.city_year"

    assert part_word(here, name, first["code"]) == first["en"]


def test_what_has_no_sum_is_named_and_what_is_shown_as_a_part_is_not() -> None:
    seven = Sum(7, suppressed=False)
    tables = (
        summed("casework.clues_received", "city_year", ("letter",), (seven,)),
        summed("casework.past_15", "city_year", ("total",), (seven,)),
    )
    (found,) = sums(desk(tables=tables).here(FOLDER), "casework")

    named = english(found.folded[2]).split(", ")
    assert english(found.folded[0]) == f"Numbers of which no sum is published ({len(named)})"
    assert len(found.text) == 1
    assert {"Letters", "Letter", "Past 15 days"}.isdisjoint(named)
    assert "Cases filed" in named
    assert len(named) == len(set(named))


def test_a_band_is_shown_from_where_to_where() -> None:
    band = Sum(None, suppressed=True, least=5, most=9)
    tables = (summed("casework.cases_filed", "county_year", (COUNTY, "total"), (band,), (band,)),)
    (found,) = sums(desk(tables=tables).here(FOLDER), "casework")

    assert cells_of(found.tables[0]) == [["Cases", "5–9", "5–9"]]


LOW, WITHHELD = Sum(None, suppressed=True, least=0, most=4), Sum(None, suppressed=True)
SEVEN, TWENTY = Sum(7, suppressed=False), Sum(20, suppressed=False)


def by_county(*cells: Sum) -> Sums:
    """Return the sums of some counties of 2026, of the city itself, and of all."""
    rows = (*(f"county {number}" for number in range(1, len(cells) + 1)), "city", "total")
    return summed("casework.x", "county_year", rows, *((cell,) for cell in (*cells, LOW, TWENTY)))


def test_a_sum_in_which_nearly_all_counties_say_little_is_a_sentence_and_no_row() -> None:
    tables = (by_county(LOW, WITHHELD, LOW, LOW), by_county(LOW, WITHHELD, LOW, SEVEN))
    (found,) = sums(desk(tables=tables).here(FOLDER), "casework")

    assert found.tables == ()
    assert [english(words) for words in found.text[1:]] == [
        "Cases, 2026: 20 in all; 0–4 in 3 counties, withheld in 1 counties.",
        "Cases, 2026: 20 in all; 0–4 in 2 counties, withheld in 1 counties, county 4 7.",
    ]


def test_a_sum_that_tells_counties_apart_stays_in_the_table() -> None:
    tables = (by_county(LOW, LOW, SEVEN, SEVEN), by_county(LOW, LOW, LOW, LOW))
    (found,) = sums(desk(tables=tables).here(FOLDER), "casework")

    assert cells_of(found.tables[0]) == [["Cases", "0–4", "0–4", "7", "7", "0–4", "20"]]
    assert len(found.text) == len(("the rule", "one sentence"))


def said(*tables: Sums) -> list[str]:
    """Return the sentences about the sums of casework."""
    found = sums(desk(tables=tables).here(FOLDER), "casework")
    return [str(one) for block in found for one in block.text]


def months(*cells: Sum) -> Sums:
    """Return the sums of some months of 2026."""
    names = tuple(f"2026-{number:02}" for number in range(4, 4 + len(cells)))
    made = summed("casework.decisions", "city_month", ("total",), cells[-2:])
    return replace(made, columns=names, cells=(cells,), through=names)


def test_why_months_are_withheld_is_said_where_some_are() -> None:
    assert not any("The months of a quarter" in one for one in said(months(SEVEN, SEVEN, SEVEN)))
    (found,) = (one for one in said(months(*[Sum(None, suppressed=True)] * 3)) if "months" in one)
    assert "where a county has not filed one, since" in found
    # A table in which every month is withheld is not there; of what stands at a day none could be.
    year, standing = (
        summed(f"casework.{name}", "county_year", (COUNTY,), (SEVEN,))
        for name in ("decisions", "open_over_30")
    )
    assert found in said(year)
    assert found not in said(standing)
    assert found not in said(months(SEVEN, SEVEN, SEVEN), year)


def test_why_a_sum_stays_at_an_earlier_quarter_is_said_where_one_does() -> None:
    first, other = (
        replace(summed(f"casework.{name}", "county_year", (COUNTY,), (SEVEN,)), through=(through,))
        for name, through in (("decisions", "2026-06"), ("major", "2026-09"))
    )

    assert not any(
        "stays as it was" in one for one in said(other, replace(first, through=("2026-09",)))
    )
    (found,) = (one for one in said(first, other) if "stays as it was" in one)
    assert "a correction has lowered it" in found


def test_where_no_sum_is_shown_a_sentence_says_why() -> None:
    # So it is in a city of two counties, and where a county has too few people for a band.
    (found,) = sums(desk(tables=()).here(FOLDER), "casework")
    head, why, _ = found.folded

    assert str(head).startswith("Numbers of which no sum is published")
    assert str(why) == "There is none, it is small, or fewer than three counties take part."
    assert list(sums(desk(tables=()).here(FOLDER), "tasks")) == []

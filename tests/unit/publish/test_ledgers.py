"""See that the pages of ledgers count what is public, and lead from every count to its lines."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledgers.assess.ledgers.city import ledger_facts, within
from ledgers.assess.ledgers.filed import figure
from ledgers.assess.ledgers.findings import counts_of
from ledgers.model.cells import Cell as Sum
from ledgers.model.cells import Table as Sums
from ledgers.model.figures import FigureRow, Recomputed
from ledgers.model.layout import LEDGERS
from ledgers.model.ledger_facts import ALL, Burden
from ledgers.model.ledger_records import Record, records_of, valid
from ledgers.model.records import Decision, Decisions, Finding, Rectification, Update
from ledgers.model.samples import Sample
from ledgers.model.values import decimal, last, rows, text, texts, total, whole
from ledgers.model.words import Both, english
from ledgers.publish.counties.ledgers import county_ledgers
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Here, Mark, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.count_tables import Block, by_period, count_grid, counted, county_rows
from ledgers.publish.kit.labels import cycle, keeper, label_of, word
from ledgers.publish.kit.links import Linked, spots
from ledgers.publish.kit.sums import part_word, sums
from ledgers.publish.kit.templates import Templates
from ledgers.publish.kit.view import Figures, LeftOut
from ledgers.publish.ledgers.activities import documents
from ledgers.publish.ledgers.burden import verdict
from ledgers.publish.ledgers.filed import facilities, posts
from ledgers.publish.ledgers.listed import groups
from ledgers.publish.ledgers.oversight import actions, appraisals, checks, rounds
from ledgers.publish.ledgers.page import ledger_page, visibility
from ledgers.publish.ledgers.rectifications import rectification
from ledgers.publish.pages.figures import figures_page
from ledgers.publish.pages.problems import kind_page
from tests.unit.publish.views import mini_view

HERE = Here("ledgers/events/", {})
COUNTY = "990121"


def record(ledger: str, name: str = "X1", **values: Any) -> Record:  # noqa: ANN401 - plain values
    """Return a record of a county on a day in June."""
    known: dict[str, Any] = {
        "owner": COUNTY,
        "file": f"data/counties/{COUNTY}/{ledger}/{name}.yaml",
        "counties": (COUNTY,),
        "day": "2026-06-10",
        "period": "2026-06",
        "sort": "",
        "withdrawn": False,
        "value": {},
    }
    return Record(ledger=ledger, id=name, **(known | values))


def desk(*records: Record, **changes: Any) -> Desk:  # noqa: ANN401 - fields of the view
    """Return a desk with these records alone, in a view with these changes."""
    view = replace(mini_view(), **changes)
    by_ledger: dict[str, tuple[Record, ...]] = {}
    for one in records:
        by_ledger[one.ledger] = (*by_ledger.get(one.ledger, ()), one)
    facts = ledger_facts(view.catalog, by_ledger, view.schemas, view.assessment.as_of)
    return Desk(replace(view, facts=facts), spots(view.sources), {}, "", by_ledger)


def plainly(value: object) -> str:
    """Return the text of a value without its links."""
    return Templates({}, english).plain(value)  # type: ignore[arg-type]


def cells_of(table: Table) -> list[list[str]]:
    """Return the texts of a table's rows; a mark is its word in brackets."""
    return [[_shown(cell.value) for cell in line.cells] for line in table.lines]


def _shown(value: object) -> str:
    if isinstance(value, Mark):
        return f"[{value.word}]"
    if isinstance(value, Both):
        return str(value)
    if hasattr(value, "values"):
        return " ".join(_shown(one) for one in value.values)
    return plainly(value)


def block(found: Iterable[Block], name: str) -> Block:
    """Return the block of a name among those that were yielded."""
    return next(one for one in found if one.id == name)


# ── Plain values ─────────────────────────────────────────────────────────────────────────────────


def test_values_may_lack_anything_or_be_of_another_kind() -> None:
    value = {"a": "x", "b": 3, "c": True, "d": 0.5, "e": [{"k": 1}, 2, "t"], "f": {}}

    assert [text(value, "a"), text(value, "b"), text(value, "z")] == ["x", "", ""]
    assert [whole(value, "b"), whole(value, "c"), whole(value, "z")] == [3, None, None]
    assert [decimal(value, "d"), decimal(value, "c"), decimal(value, "a")] == [
        Decimal("0.5"),
        None,
        None,
    ]
    assert [rows(value, "e"), rows(value, "f")] == [[{"k": 1}], []]
    assert [texts(value, "e"), texts(value, "f")] == [["t"], []]
    assert [last(value, "e"), last(value, "f")] == [{"k": 1}, {}]
    assert [total([1, None, 2]), total([None]), total([])] == [3, None, None]


# ── Records ──────────────────────────────────────────────────────────────────────────────────────


def test_every_ledger_has_its_records_and_every_record_its_counties() -> None:
    found = records_of(mini_view().catalog)
    counties = {area.code for area in mini_view().catalog.counties}

    assert set(found) == set(LEDGERS)
    assert {code for each in found.values() for one in each for code in one.counties} == counties
    assert all(one.counties == (one.owner,) for one in found["posts"])
    assert all(one.counties == (one.id.split("/")[0],) for one in found["decisions"])


def test_what_was_withdrawn_is_listed_and_not_counted() -> None:
    gone = record("events", "E2", withdrawn=True, value={"summary": "twice"})
    page = ledger_page(desk(record("events"), gone), "events", None)

    assert [plainly(fact.value) for fact in page.facts.facts[2:4]] == ["1", "1"]
    assert page.newest is not None
    assert [row[4] for row in cells_of(page.newest)] == ["Events", "[withdrawn] twice"]
    assert valid((gone,)) == []


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (record("documents", value={"title": "T"}), "T"),
        (record("indicators", value={"zh": "中", "en": "E"}), "E"),
        (record("findings", sort="check"), "check"),
        (record("posts"), "Posts"),
        (record("nothing"), "nothing"),
    ],
)
def test_a_record_is_called_by_what_it_says_of_itself(one: Record, said: str) -> None:
    assert label_of(desk(), one) == said


def test_each_ledger_stands_once_in_the_list() -> None:
    assert sorted(name for group in groups() for name in group) == sorted(LEDGERS)


@pytest.mark.parametrize(
    ("ledger", "who"),
    [("posts", "counties"), ("checks", "city level"), ("events", "counties and city")],
)
def test_a_ledger_says_who_keeps_it(ledger: str, who: str) -> None:
    assert str(keeper(ledger)) == who


def test_a_ledger_says_when_it_is_filed() -> None:
    assert [str(cycle("posts")), str(cycle("areas"))] == [
        "every quarter",
        "when its subject changes",
    ]


def test_codes_are_said_in_words_where_these_are_known() -> None:
    assert word(desk(), "township_commission", "unit_kinds") != "township_commission"
    assert [word(desk(), "closed"), word(desk(), "unheard")] == ["closed by the city", "unheard"]


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ("public", "public"),
        ("aggregate", "only in sums"),
        (None, "not published"),
        ({"default": "public", "until": "fed_back_on"}, "public, once “fed_back_on” has come"),
        ({"default": "public", "when": []}, "public, with exceptions"),
    ],
)
def test_fields_say_how_public_they_are(declared: object, said: str) -> None:
    assert english(visibility(declared)) == said


def test_a_ledger_that_nothing_is_known_of_is_shown_as_such() -> None:
    plain = record("rules", "rules", owner="city", counties=(), day="", period="")
    page = ledger_page(desk(plain, schemas={}), "rules", None)

    assert (page.title, page.description, page.fields, page.blocks) == ("rules", "", None, ())
    assert ledger_page(desk(), "rules", None).newest is None


# ── Counts ───────────────────────────────────────────────────────────────────────────────────────


def test_counts_lead_to_the_lines_or_to_a_list() -> None:
    one, two = record("events"), record("events", "X2")
    city = record("checks", owner="city", counties=(COUNTY,), file="data/city/checks/X1.yaml")
    own = counted(HERE, COUNTY, (one, two))
    shared = counted(HERE, COUNTY, (city, city))
    all_of_them = counted(HERE, ALL, (one, two))

    assert [own.text, own.href] == ["2", "../../methods/index.html#as-of"]
    assert shared.href == "../../counties/990121/index.html#ledger-checks"
    assert all_of_them.href == "#records"


def test_a_record_of_several_counties_counts_once_in_all() -> None:
    both = record("checks", owner="city", counties=("990102", COUNTY))
    none = record("checks", "X2", owner="city", counties=(), period="")
    seen = desk(both, none)
    split = by_period([both, none], english_words("Checks"))
    table = count_grid(seen, HERE, [both, none], split)
    found = {row[0]: row[1:] for row in cells_of(table)}

    assert [plainly(column.title) for column in table.columns] == [
        "County",
        "earlier or not dated",
        "2026-06",
        "In all",
    ]
    assert found["The city as a whole"] == ["1", "—", "1"]
    assert found["In all"] == ["1", "1", "2"]
    assert sum(row[2] == "1" for name, row in found.items()) == 3


def english_words(text: str) -> Any:  # noqa: ANN401 - words
    """Return words that are not for translation."""
    return Both(text, text)


def test_only_counties_with_records_lead_to_their_part_of_the_page() -> None:
    found = dict(county_rows(desk(record("events")), HERE, "events"))
    hrefs = {code: cell.href for code, cell in found.items() if isinstance(cell, Linked)}

    assert hrefs[COUNTY] == "../../counties/990121/index.html#ledger-events"
    assert hrefs["990102"] == "../../counties/990102/index.html"


def test_a_county_sees_its_records_by_sort() -> None:
    here = Here(links.county_page(COUNTY), {})
    seen = desk(
        record("findings", sort="check"),
        record("findings", "X2", sort="check", day=""),
        record("posts", day=""),
    )
    found = {part.id: part for part in county_ledgers(seen, here, COUNTY)}

    assert plainly(found["ledger-findings"].sentence) == "2 records, the newest of 2026-06-10."
    assert _shown(found["ledger-findings"].sorts) == "check 2"
    assert plainly(found["ledger-posts"].sentence) == "1 records."
    assert found["ledger-posts"].sorts is None


# ── Rectification ────────────────────────────────────────────────────────────────────────────────


LAST = date(2026, 6, 30)


def findings(*decided: tuple[str, ...], submitted: str = "2026-06-15") -> Desk:
    """Return a desk with a finding for each history of decisions, all due in June."""
    found, catalog = [], mini_view().catalog
    filed = (Update(date.fromisoformat(submitted), "submitted"),) if submitted else ()
    for number, words in enumerate(decided):
        name = f"F2026-000{number}"
        subject = f"rectifications/{name}"
        until = date(2026, 8, 1)
        made = tuple(
            Decision(LAST, word, until=until if word == "extended" else None) for word in words
        )
        catalog = replace(
            catalog,
            findings={**catalog.findings, name: Finding(COUNTY, LAST)},
            rectifications={**catalog.rectifications, (COUNTY, name): Rectification(filed)},
            decisions={**catalog.decisions, (COUNTY, subject): Decisions(subject, made)},
        )
        value = {"aspect": "rooms"}
        found.append(record("findings", name, owner="city", sort="check", value=value))
    return desk(*found, catalog=catalog)


@pytest.mark.parametrize(
    ("decided", "submitted", "said"),
    [
        ((), "", "open overdue"),
        ((), "2026-06-15", "awaiting"),
        (("closed",), "2026-06-15", "closed"),
        (("closed",), "", "open overdue"),
        (("closed", "reopened"), "2026-06-15", "open overdue reopened"),
        (("returned",), "2026-06-15", "open overdue"),
        (("extended",), "", "open"),
    ],
)
def test_a_finding_stands_where_the_city_left_it(
    decided: tuple[str, ...], submitted: str, said: str
) -> None:
    counts = counts_of(findings(decided, submitted=submitted).view.facts.findings.matters)
    ever = {"ever_closed"} if "closed" in decided and submitted else set[str]()

    assert {name for name, count in counts.items() if count} == {"found", *said.split(), *ever}


def test_rates_and_ages_are_worked_out_from_all_findings() -> None:
    seen = findings(("closed",), ("closed", "reopened"), ("returned",), ("closed",))
    found = list(rectification(seen, Here("ledgers/rectifications/", {})))
    rates = block(found, "rates").tiles
    ages = cells_of(block(found, "ages").tables[0])

    assert rates is not None
    assert [tile.number.text for tile in rates.tiles] == ["50.0%", "33.3%", "0", "2"]
    assert ages[-1] == ["In all", "—", "2", "—", "—", "2"]
    assert len(block(found, "oldest").tables[0].lines) == 2
    assert cells_of(block(found, "sources").tables[0])[0][0] == "check"


def test_nothing_is_overdue_where_all_is_closed_and_nothing_is_shown_where_nothing_was_found() -> (
    None
):
    closed = list(rectification(findings(("closed",)), HERE))

    assert "oldest" not in [part.id for part in closed]
    assert list(rectification(desk(), HERE)) == []


# ── Staff, rooms, documents ──────────────────────────────────────────────────────────────────────


def test_vacant_posts_follow_from_the_others() -> None:
    assert figure({"established": 4, "allowance": 1, "in_post": 3}, "vacant") == 2
    assert figure({"established": 4, "in_post": 6}, "vacant") == 0
    assert figure({"established": 4}, "vacant") is None
    assert figure({"established": 4}, "established") == 4


def test_staff_are_counted_as_last_filed() -> None:
    old = record("posts", "2026-Q1", period="2026-Q1", value={"units": [{"established": 9}]})
    new = record("posts", "2026-Q2", period="2026-Q2", value={"units": [{"established": 4}]})
    (found,) = posts(desk(new, old), HERE)
    by_county = {row[0]: row[1:3] for row in cells_of(found.tables[0])}

    assert by_county["In all"] == ["—", "4"]
    assert list(posts(desk(), HERE)) == []


def test_rooms_show_what_is_known_and_a_dash_for_the_rest() -> None:
    items = [
        {"kind": "talk_room", "required": 4, "built": 3, "compliant": 2},
        {"kind": "archive_room", "built": 1},
        {"kind": "phone", "delivered": 2},
    ]
    lists = [
        {"checklist": "eight", "have": ["a"], "lack": ["b"]},
        {"checklist": "eight", "have": ["a", "b"]},
        {"checklist": "six", "bodies": 9, "complete": 7},
    ]
    filed = record("facilities", value={"items": items, "checklists": lists})
    kinds, checklists = facilities(desk(filed), HERE)
    county = {row[0]: row[1:] for row in cells_of(kinds.tables[1])}

    assert [row[-1] for row in cells_of(kinds.tables[0])] == ["—", "—", "50.0%"]
    assert ["— / 1 / —", "—", "4 / 3 / 2"] in county.values()
    assert cells_of(checklists.tables[0])[-1] == ["In all", "1 / 2", "7 / 9"]
    assert list(facilities(desk(), HERE)) == []


def test_required_documents_are_there_missing_or_not_yet_due() -> None:
    wanted = [
        {"id": "a", "title": "A", "category": "A", "due_on": "2026-06-01"},
        {"id": "b", "title": "B", "category": "B", "due_on": "2026-06-01"},
        {"id": "c", "category": "C", "due_on": "2026-09-01", "applies_to": ["district"]},
    ]
    standards = record("standards", "standards", owner="city", value={"documents": wanted})
    issued = {"on": "2025-06-10", "status": "issued"}
    repealed = {"on": "2026-06-12", "status": "repealed"}
    own = record("documents", value={"fulfils": "b", "updates": [issued]}, day="2025-06-10")
    gone = record("documents", "X3", value={"fulfils": "c", "updates": [issued, repealed]})
    for_all: dict[str, Any] = {"fulfils": "a", "updates": [issued]}
    of_city = record("documents", "X2", owner="city", counties=(), value=for_all)
    found = {part.id: part for part in documents(desk(standards, own, gone, of_city), HERE)}
    tables = {name: cells_of(part.tables[0])[0] for name, part in found.items()}

    assert tables["category-A"] == ["A", "2026-06-01", "3 / 3", "06-10", "06-10", "06-10"]
    assert tables["category-B"] == [
        *("B", "2026-06-01", "1 / 3"),
        *("[missing]", "2025-06-10", "[missing]"),
    ]
    assert tables["category-C"] == ["c", "2026-09-01", "0 / 1", "[not yet]", "—", "—"]


# ── Oversight ────────────────────────────────────────────────────────────────────────────────────


def test_checks_and_rounds_and_appraisals_are_told_as_far_as_they_are_public() -> None:
    check = record("checks", owner="city", counties=(), value={"problems_n": 3})
    inspected = record("rounds", owner="city", value={"targets": [{"problems_n": 4}]})
    done = {"targets": [{"problems_n": 4, "rectified_n": 3, "stages": {"enter": "2026-06-12"}}]}
    rectified = record("rounds", "X2", owner="city", value=done)
    raters = {"rater_groups": [{"code": "served", "weight": 0.6}, {"code": "others"}]}
    judged = record("appraisals", owner="city", counties=(), sort="annual", value=raters)
    quiet = record("appraisals", "X2", owner="city")
    seen = desk(check, inspected, rectified, judged, quiet)
    (checked,), (targets,), (final,) = (
        checks(seen, HERE),
        rounds(seen, HERE),
        appraisals(seen, HERE),
    )

    assert cells_of(checked.tables[0])[0][2:] == ["—", "—", "—", "—", "3", "—"]
    assert [row[4:9] for row in cells_of(targets.tables[0])] == [
        ["2026-06-12", "—", "4", "3", "75.0%"],
        ["—", "—", "4", "—", "—"],
    ]
    assert [row[6] for row in cells_of(final.tables[0])][1] == "Those served 60.0% others —"
    assert cells_of(final.tables[0])[1][2] == "the city"


def test_what_is_not_there_is_not_shown() -> None:
    empty = desk()

    assert [*checks(empty, HERE), *rounds(empty, HERE), *appraisals(empty, HERE)] == []
    assert list(actions(empty, HERE)) == []
    assert len(list(actions(desk(record("actions")), HERE))) == 1


# ── Sums ─────────────────────────────────────────────────────────────────────────────────────────


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
    (found,) = sums(desk(tables=tables), HERE, "casework")
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
    (found,) = sums(desk(tables=(table,)), HERE, "events")

    assert cells_of(found.tables[0]) == [["Events", "9", "[withheld]"]]
    assert list(sums(desk(tables=()), HERE, "events")) == []


def test_parts_are_called_by_the_vocabulary_where_the_schema_says_so() -> None:
    assert part_word(desk(), "actions.kind.city_year", "named") == desk().term(
        "action_kinds", "named"
    )


# ── Burden and figures ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({}, "no budget"),
        ({"required_fields": 5, "filings_year": 12}, "yes"),
        ({"required_fields": 4}, "over the budget"),
        ({"filings_year": 11}, "over the budget"),
    ],
)
def test_a_ledger_is_held_to_its_budget(limits: Mapping[str, int], said: str) -> None:
    found = verdict(Burden("posts", 5, 12, limits, within(limits, 5, 12)))

    assert str(found.word if isinstance(found, Mark) else found) == said


def test_a_figure_that_does_not_agree_is_marked() -> None:
    right = Recomputed("13%", "13%", "(153 − 133) ÷ 153", agrees=True)
    wrong = Recomputed(None, "14%", "1 ÷ 7", agrees=False)
    row = FigureRow(
        "B1", Both("比例", "Cut"), Both("文", "Paper"), "City", "1", invented=True, result=right
    )
    figures = (row, replace(row, id="B2", result=wrong, invented=False))
    page = figures_page(desk(figures=Figures(figures)))
    (document,) = page.documents

    assert page.left_out == ()
    assert plainly(page.sentence) == (
        "1 of 2 recomputed figures agree; 0 more cannot be recomputed."
    )
    assert [line[3:] for line in cells_of(document.table)] == [
        ["13%", "13%", "(153 − 133) ÷ 153", "stand-ins", "yes"],
        ["—", "14%", "1 ÷ 7", "of the document", "[no]"],
    ]


def test_figures_that_cannot_be_recomputed_stand_below_with_their_reason() -> None:
    both = Both("平均年龄", "Mean age")
    one = LeftOut("B90", "I", both, Both("文", "Paper"), "32", Both("没有公布", "not told"))
    page = figures_page(desk(figures=Figures((), (one, replace(one, id="B8", sort="X")))))

    assert [plainly(table.caption) for table in page.left_out] == [
        "The document contradicts itself: 1 figures",
        "The document does not print what it was worked out from: 1 figures",
    ]
    assert cells_of(page.left_out[1]) == [["B90", "Mean age", "Paper", "32", "not told"]]


# ── Samples ──────────────────────────────────────────────────────────────────────────────────────

SAMPLE = Sample(
    *("posts", ("period: 2026-Q3\n",), "in_post: 三人", "in_post: 3", "S103"),
    *(Both("应为整数", "must be a whole number"), Both("写数字", "write digits")),
)


def test_a_slip_stands_on_the_pages_of_its_ledger_and_of_its_kind() -> None:
    seen = desk(samples=(SAMPLE,))
    kinds = {kind.code: kind for kind in seen.view.kinds}
    shown, other = kind_page(seen, kinds["S103"]), kind_page(seen, kinds["S104"])
    page = ledger_page(seen, "posts", None)

    assert other.slips is None
    assert shown.slips is not None
    assert shown.slips.lines[0].cells[2].value == SAMPLE.message
    assert page.samples[0].lines == ("period: 2026-Q3",)
    assert page.slip is not None
    assert page.slip.kind.href == "../../problems/S103/index.html"
    assert ledger_page(seen, "events", None).slip is None

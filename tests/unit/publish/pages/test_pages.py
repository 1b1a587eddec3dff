"""See that pages say what was worked out, in words and with links to where it stands."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ledgers.model.assessment import CountyResult, Light, MeasureState, MeasureStatus, TaskState
from ledgers.model.document import SourceFile
from ledgers.model.numbers import percent, plain, share_of, signed, signed_share
from ledgers.model.records import Pairing
from ledgers.model.values import replace
from ledgers.model.words import english, say
from ledgers.publish.charts.lines import spark_of_scores
from ledgers.publish.counties.ledgers import paired, pairing_name
from ledgers.publish.counties.page import county_page, headline
from ledgers.publish.kit.components import Here, trend
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import (
    between,
    quoted,
    segment,
    source_folder,
    spots,
)
from ledgers.publish.kit.paging import Piece
from ledgers.publish.kit.templates import Templates
from ledgers.publish.kit.view import View
from ledgers.publish.methods.worked import example_county
from ledgers.publish.pages.programme import programme_page
from ledgers.publish.pages.sources import shown_lines
from ledgers.publish.subjects.measures import deadlines, standing
from ledgers.read.home import SITE, texts_below
from tests.unit.publish.views import DAY, mini_desk, mini_view

HERE = Here("counties/990121/", {})
DUE = date(2026, 6, 30)


def desk(view: View | None = None) -> Desk:
    """Return a desk without drawings."""
    seen = view or mini_view()
    return Desk(seen, spots(seen.sources), {}, "")


def plainly(words: object) -> str:
    """Return the text of words without their links."""
    return Templates({}, english).plain(words)  # type: ignore[arg-type]


# ── Numbers ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (percent(Decimal("0.4945")), "49.5%"),
        (percent(None), "—"),
        (signed(Decimal("-0.25")), "−0.25"),
        (signed(Decimal("0.25")), "+0.25"),
        (signed(Decimal("0.0")), "±0.0"),
        (signed(None), "—"),
        (signed_share(Decimal("0.1")), "+10.0"),
        (plain(Decimal("1.50")), "1.5"),
        (plain(Decimal("1E+1")), "10"),
        (percent(share_of(1, 3)), "33.3%"),
        (percent(share_of(0, 0)), "—"),
    ],
)
def test_numbers_are_written_for_readers(shown: str, text: str) -> None:
    assert shown == text


# ── Links ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "ranking/", "ranking/index.html"),
        ("", "methods/#score", "methods/index.html#score"),
        ("ranking/", "", "../index.html"),
        ("ranking/", "ranking/#a", "#a"),
        ("counties/990121/", "counties/990122/", "../990122/index.html"),
        ("counties/990121/", "counties/", "../index.html"),
        ("source/city/decisions/990121/", "methods/#as-of", "../../../../methods/index.html#as-of"),
    ],
)
def test_links_are_relative_and_name_the_file(here: str, there: str, link: str) -> None:
    assert between(here, there) == link


def test_parts_of_addresses_are_harmless() -> None:
    assert segment("T07.1") == "T07.1"
    assert segment("..") == "~2e~2e"
    assert segment("a/b c") == "a~2fb~20c"
    assert quoted("data/县 a.yaml") == "data/%E5%8E%BF%20a.yaml"


def test_decisions_have_a_page_for_each_county() -> None:
    file = "data/city/decisions/990121/progress/T07.yaml"
    source = SourceFile(
        file=file,
        owner="city",
        ledger="decisions",
        blob=None,
        digest="0" * 64,
        lines=("a",),
        records={"city/decisions/990121/progress/T07": (1, 1)},
    )
    found = spots([source])

    assert source_folder(source) == "source/city/decisions/990121/"
    assert found["city/decisions/990121/progress/T07"] == found[file]
    assert found[file] == "source/city/decisions/990121/#progress-T07"


def test_a_date_leads_to_the_update_and_else_to_the_record() -> None:
    reference = "990121/progress/T07"
    lines = ("task: T07", "updates:", "  - on: 2026-06-01", "    status: submitted")
    source = SourceFile(
        file=f"data/counties/{reference}.yaml",
        owner="990121",
        ledger="progress",
        blob="0",
        digest="0" * 64,
        lines=lines,
        records={reference: (1, 4)},
        entries=(({"on": "2026-06-01", "status": "submitted"}, 3),),
    )
    here = Here("", spots([source]))
    shown = {
        day: here.source(reference, day, "as-of", on=day).href
        for day in (
            "2026-06-01",
            "2026-06-02",
        )
    }

    assert shown == {
        "2026-06-01": "source/990121/progress/index.html#T07-L3",
        "2026-06-02": "source/990121/progress/index.html#T07",
    }


# ── Source pages ─────────────────────────────────────────────────────────────────────────────────


def test_every_line_has_its_number_and_the_records_that_begin_there() -> None:
    lines, records = ("units:", "  - id: u1", "    name: 一"), {"city/units/u1": (2, 3)}
    source = SourceFile("data/city/units.yaml", "city", "units", None, "0" * 64, lines, records)
    shown = list(shown_lines(mini_desk().view, Piece(source, 1, 3)))

    assert shown == [
        ("units-L1", 1, "units:", [], None),
        ("units-L2", 2, "  - id: u1", ["u1"], None),
        ("units-L3", 3, "    name: 一", [], None),
    ]
    assert list(shown_lines(mini_desk().view, Piece(source, 2, 2))) == shown[1:2]


# ── Measures and deadlines ───────────────────────────────────────────────────────────────────────


def measure(status: MeasureStatus, **values: object) -> MeasureState:
    """Return a measure due at the end of June."""
    first = MeasureState("T07.1", Decimal(1), DUE, DUE, status, decided_on=DUE, submitted_on=DUE)
    return replace(first, **values)


def state(*measures: MeasureState) -> TaskState:
    """Return a task's state with these measures."""
    return TaskState(
        county="990121",
        task="T07",
        weight=Decimal(1),
        light=Light.ON_TRACK,
        blocked=False,
        urgent=False,
        applying=Decimal(0),
        accepted=Decimal(0),
        due=Decimal(0),
        measures=measures,
    )


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (measure(MeasureStatus.OPEN), "open, due 2026-06-30"),
        (measure(MeasureStatus.OPEN, extended=True), "open, extended to 2026-06-30"),
        (measure(MeasureStatus.OPEN, overdue=True), "overdue, was due 2026-06-30"),
        (measure(MeasureStatus.RETURNED, overdue=True), "overdue, was due 2026-06-30"),
        (
            measure(MeasureStatus.RETURNED),
            "returned 2026-06-30, to be filed again by 2026-06-30",
        ),
        (
            measure(MeasureStatus.SUBMITTED),
            "submitted, awaiting decision since 2026-06-30",
        ),
        (
            measure(MeasureStatus.ACCEPTED, on_time=True),
            "accepted 2026-06-30, filed in time 2026-06-30",
        ),
        (
            measure(MeasureStatus.ACCEPTED, on_time=False, missed=True),
            "accepted 2026-06-30, filed late 2026-06-30",
        ),
        (
            measure(MeasureStatus.ACCEPTED, on_time=False),
            "accepted 2026-06-30, filed again after a return 2026-06-30",
        ),
        (measure(MeasureStatus.NOT_APPLICABLE), "not applicable, accepted 2026-06-30"),
    ],
)
def test_a_measure_says_where_it_stands(one: MeasureState, said: str) -> None:
    assert plainly(standing(HERE, state(one), one)) == said


def test_deadlines_are_gathered_by_day_and_task() -> None:
    view = mini_view()
    day = view.assessment.as_of
    soon = measure(MeasureStatus.OPEN, limit=day + timedelta(days=14))
    past = measure(MeasureStatus.OPEN, id="T07.2", limit=day + timedelta(days=15))
    filed = measure(MeasureStatus.SUBMITTED, id="T07.3", limit=day)
    counties = tuple(
        replace(row, tasks=(replace(state(soon, past, filed), county=row.code),))
        for row in view.assessment.counties
    )
    found = deadlines(replace(view.assessment, counties=counties))

    assert [(row.on, row.measures, len(row.counties)) for row in found] == [
        (day + timedelta(days=14), ("T07.1",), len(counties))
    ]


@pytest.mark.parametrize("kind", ["leader", "contact"])
def test_a_pairing_is_called_by_its_post_where_no_body_stands_in_it(kind: str) -> None:
    (post, term), *_ = mini_view().catalog.words["posts"].items()
    pairing = Pairing("p", kind, county().code, DUE, from_post=post)

    assert pairing_name(desk(), pairing) == term.en


def test_a_pairing_names_the_body_and_says_where_people_are_not_published() -> None:
    unit, post = (
        next(iter(mini_view().catalog.units)),
        next(iter(mini_view().catalog.words["posts"])),
    )
    contact = Pairing("p", "contact", county().code, DUE, from_post=post, to_unit=unit)
    mentor = Pairing("p", "mentor", county().code, DUE, pairs=6)
    said = [paired(desk(), row, desk().here("").to("", "June")) for row in (contact, mentor)]

    called = desk().unit_name(unit)
    assert plainly(said[0]) == f"{called} ({pairing_name(desk(), contact)}), since June"
    assert plainly(said[1]) == "6 pairs; since June; who is paired is not published"


# ── Counties and ranking ─────────────────────────────────────────────────────────────────────────


def county() -> CountyResult:
    """Return the first county of the mini city."""
    return mini_view().assessment.counties[0]


WEEK_BEFORE = f"{DAY - timedelta(days=7):%m-%d}"


def test_a_county_that_is_not_ranked_says_why() -> None:
    unranked = replace(
        county(), standing=replace(county().standing, rank=None, unranked=say("data error"))
    )
    first = headline(desk().here("counties/990121/"), unranked)[0]

    assert plainly(first) == f"{county().name} is not ranked: data error."


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (None, "there is no week before to compare with"),
        (3, f"1 places up since {WEEK_BEFORE}"),
        (1, f"1 places down since {WEEK_BEFORE}"),
        (2, f"the same rank since {WEEK_BEFORE}"),
    ],
)
def test_a_county_says_how_its_rank_changed(before: int | None, said: str) -> None:
    now = replace(county().standing, rank=2, sharing=2)
    was = None if before is None else replace(now, rank=before)
    place = replace(county(), standing=now, before=was)
    first = headline(desk().here("counties/990121/"), place)[0]

    assert (
        plainly(first) == f"{county().name} has {now.score} points and shares rank 2 of 3; {said}."
    )


def test_a_county_says_how_many_of_the_missed_deadlines_are_still_open() -> None:
    pages = [county_page(mini_desk(), row) for row in mini_view().assessment.counties]
    marks = [
        [line.cells[-1].value for line in page.overdue.lines] for page in pages if page.overdue
    ]
    still = [f"{sum(mark.key == 'overdue' for mark in row)}" for row in marks]

    assert still == [page.open for page in pages if page.overdue]
    assert any(int(count) for count in still)


@pytest.mark.parametrize(("places", "key"), [(2, "up"), (-1, "down"), (0, "same"), (None, "none")])
def test_a_change_is_said_in_words(places: int | None, key: str) -> None:
    assert trend(places, "#").key == key


def test_a_spark_has_a_text_that_says_the_same() -> None:
    found = spark_of_scores(mini_view().assessment, county().code)

    assert found is not None
    assert str(found.text).startswith("Scores by week: from ")
    assert spark_of_scores(mini_view().assessment, "nobody") is None


def test_the_worked_example_is_a_county_that_lost_points_where_there_is_one() -> None:
    view = mini_view()
    nobody = replace(view, assessment=replace(view.assessment, counties=()))
    found = example_county(desk())

    assert found is not None
    assert found.standing.rank is not None
    assert example_county(desk(nobody)) is None


def test_a_node_is_shown_with_the_words_of_its_source() -> None:
    """R1: the tree quotes what it was drawn from, and leads to the document."""
    view = mini_view()
    programme = view.catalog.programme
    assert programme
    root, *others = programme.nodes
    quoting = replace(root, quote="三个关键点", source="S3")
    catalog = replace(view.catalog, programme=replace(programme, nodes=(quoting, *others)))

    made = programme_page(desk(replace(view, catalog=catalog)))

    page = Templates(texts_below(SITE / "templates"), english).page(made).decode()
    assert '<q>三个关键点</q> <a href="#S3">S3</a>' in page
    assert page.count("<q>") == 1

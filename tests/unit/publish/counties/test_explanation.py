"""A county's page takes its score apart, tells what would change it, and shows its weeks."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import msgspec

from ledgers.model.assessment import CountyResult, Standing
from ledgers.model.bulletin import Bulletin, Fact
from ledgers.model.explanation import GOALPOST, TASK, Improvement, Outlook
from ledgers.model.scoring import Input, Measurement
from ledgers.model.values import replace
from ledgers.model.words import english, say
from ledgers.publish.counties.lists import printed_weeks, weeks_of
from ledgers.publish.counties.page import outlook_words
from ledgers.publish.counties.score import inputs_table, score_of
from ledgers.publish.kit.components import Inline, Table
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.templates import Templates
from tests.unit.publish.ranked import read
from tests.unit.publish.views import mini_desk, mini_portal, pages_of

LINKS = 300
"""How many a county's page may have at most."""


def ranked(desk: Desk) -> CountyResult:
    """Return a county that has a rank."""
    return next(row for row in desk.view.assessment.counties if row.standing.rank is not None)


def here_of(desk: Desk, county: CountyResult) -> Leaf:
    """Return the page of a county."""
    return desk.here(f"counties/{county.code}/")


def plainly(words: object) -> str:
    """Return the text of words without their links."""
    return Templates({}, english).plain(words)  # type: ignore[arg-type]


def withheld(county: CountyResult) -> CountyResult:
    """Return a county of which only the band is published."""
    bare = Standing(county.code, None, None, None, None, say("only its band is published"))
    return replace(county, standing=bare, robustness=None, before=None, only_band=(2, 2))


# ── The score ────────────────────────────────────────────────────────────────────────────────────


def links_of(table: Table) -> list[str]:
    """Return where the numbers of a table of inputs lead."""
    cells = [line.cells[2].value for line in table.lines]
    return [one.href for cell in cells if isinstance(cell, Inline) for one in cell.values]  # type: ignore[attr-defined]


def test_every_input_leads_to_its_line() -> None:
    desk = mini_desk()
    found = next(
        row for row in desk.view.measurements["talk_rooms_compliant"].values() if row.inputs
    )

    links = links_of(inputs_table(desk.here("counties/990121/"), {"x": found}))

    assert len(links) == len(found.inputs)
    for one, href in zip(found.inputs, links, strict=True):
        owner, ledger, name = one.record.split("/")
        assert href.startswith(f"../../source/{owner}/{ledger}/index.html#{name}-L")


def test_an_input_that_is_not_shown_leads_to_what_that_means() -> None:
    desk = mini_desk()
    hidden = Measurement("x", "990121", Fraction(1), inputs=(Input("990121/gone/1", (), "1"),))
    nothing = Measurement("y", "990121", Fraction(0))

    table = inputs_table(desk.here("counties/990121/"), {"x": hidden, "y": nothing})

    assert links_of(table) == ["../../methods/index.html#missing"]
    assert [line.id for line in table.lines] == ["in-x", "in-y"]


def test_what_is_made_of_all_tasks_leads_to_their_table() -> None:
    desk = mini_desk()
    county = ranked(desk)

    made = score_of(here_of(desk, county), county)["inputs"]

    assert made is not None
    cell = made.lines[0].cells[2].value
    assert isinstance(cell, Inline)
    assert plainly(cell.values[0]) == (
        f"tasks counted: {len(county.tasks)}; their lines are in the table of tasks"
    )


def test_printed_points_of_the_components_and_deductions_give_the_score() -> None:
    desk = mini_desk()
    county = ranked(desk)

    made = score_of(here_of(desk, county), county)

    assert made["fall"] is not None
    parts = {row["name"].text: row for row in made["fall"].rows}
    assert len(parts) == len(made["fall"].rows)
    assert parts["Score"]["number"].text == f"{county.standing.score}"


def test_missing_data_is_told_with_what_becomes_of_its_weight() -> None:
    desk = mini_desk()
    county = ranked(desk)
    (first, *others), *rest = (tuple(row.items) for row in county.standing.dimensions)
    measurement = replace(first.measurement, value=None, reason=say("nothing filed yet"), inputs=())
    lost = replace(first, measurement=measurement, normalised=None, points=None, full=None)
    dimension = replace(county.standing.dimensions[0], parts=(lost, *others))
    dimensions = (dimension, *county.standing.dimensions[1:])
    gap = replace(county, standing=replace(county.standing, dimensions=dimensions))

    (told,) = score_of(here_of(desk, county), gap)["gaps"]

    assert len(rest) == len(dimensions) - 1
    assert "nothing filed yet. Its weight of" in plainly(told)
    assert plainly(told).endswith("goes to what is known; it does not count as zero.")


def test_of_a_county_whose_band_alone_is_published_nothing_is_taken_apart() -> None:
    desk = mini_desk()
    county = withheld(ranked(desk))

    made = score_of(here_of(desk, county), county)

    assert (made["fall"], made["components"], made["steps"], made["inputs"], made["gaps"]) == (
        None,
    ) * 4 + ((),)
    assert plainly(made["text"][0]) == (
        "There is no score to take apart: only its band is published."
    )
    assert list(outlook_words(here_of(desk, county), county)) == []
    assert weeks_of(here_of(desk, county), county) is None


# ── What would change the rank ───────────────────────────────────────────────────────────────────


def told(outlook: Outlook) -> list[str]:
    """Return what a page says of an outlook."""
    desk = mini_desk()
    county = ranked(desk)
    seen = replace(desk, view=replace(desk.view, outlooks={county.code: outlook}))
    return [plainly(words) for words in outlook_words(here_of(seen, county), county)]


def test_changes_are_told_with_ranks_and_points() -> None:
    goalpost = Improvement(GOALPOST, "delivery/gone", 1, Decimal("70.0"), Decimal("70.0"), 1, 1)
    task = Improvement(TASK, "N99", 3, Decimal("62.5"), Decimal("63.0"), 6, 7)

    assert told(Outlook((task, goalpost), setbacks=2)) == [
        (
            "one more task of “N99” accepted in time: 6th to 7th depending on which of 3,"
            " 62.5–63.0 points"
        ),
        "“gone” at its upper goalpost: 1st, 70.0 points",
        "Overdue tasks whose acceptance now would lower the score: 2.",
    ]


def test_where_nothing_helps_the_page_says_so() -> None:
    assert told(Outlook()) == ["No single change lifts the score."]


# ── Weeks ────────────────────────────────────────────────────────────────────────────────────────


def issued(code: str, rank: int, number: int = 1, **more: object) -> Bulletin:
    """Return a weekly issue that printed a county's score and rank for the week of 28 June."""
    raw = {
        "series": "weekly",
        "kind": "weekly",
        "year": "2026",
        "issue_no": number,
        "start_on": date(2026, 6, 22),
        "end_on": date(2026, 6, 28),
        "as_of": date(2026, 6, 28),
        "method": "2026-1",
        "issuer": "u",
        **more,
    }
    facts = (Fact("county.rank", rank, code), Fact("county.score", Decimal("12.3"), code))
    return msgspec.structs.replace(msgspec.convert(raw, Bulletin), facts=facts)


def with_bulletins(*bulletins: Bulletin) -> Desk:
    """Return the mini city with bulletins."""
    desk = mini_desk()
    catalog = replace(desk.view.catalog, bulletins={row.id: row for row in bulletins})
    return replace(desk, view=replace(desk.view, catalog=catalog))


def test_what_a_bulletin_printed_stands_beside_what_is_known_now() -> None:
    code = ranked(mini_desk()).code
    desk = with_bulletins(issued(code, 9))
    county = ranked(desk)

    made = weeks_of(here_of(desk, county), county)

    assert made is not None
    (line,) = [row for row in made.table.lines if row.cells[0].value == "2026-W26"]
    was = line.cells[-1].value
    assert isinstance(was, Inline)
    assert [getattr(one, "text", getattr(one, "key", "")) for one in was.values] == [
        "12.3 points, rank 9",
        "changed",
    ]


def test_without_bulletins_there_is_no_column_for_them() -> None:
    desk = mini_desk()
    county = ranked(desk)

    made = weeks_of(here_of(desk, county), county)

    assert made is not None
    assert len(made.table.columns) == len(made.table.lines[0].cells) == 5


def test_only_weekly_issues_count_and_a_later_one_corrects() -> None:
    desk = with_bulletins(
        issued("990121", 4),
        issued("990121", 3, number=2),
        issued("990121", 1, number=3, kind="quarterly"),
        issued("990121", 1, number=4, status="draft"),
    )

    (printed,) = printed_weeks(desk, "990121").values()

    assert (printed.bulletin, printed.rank) == ("weekly-2026-02", Decimal(3))


def test_where_the_scheme_changed_both_methods_are_told() -> None:
    desk = mini_desk()
    county, assessment = ranked(desk), desk.view.assessment
    before = replace(county.standing, score=Decimal("51.4"), rank=4)
    seen = replace(
        desk,
        view=replace(desk.view, assessment=replace(assessment, other_scheme=assessment.scheme)),
    )

    made = weeks_of(here_of(seen, county), replace(county, other=before))

    assert made is not None
    assert "the county has 51.4 points and rank 4." in read(made)


def test_every_county_page_has_its_parts() -> None:
    pages = pages_of(mini_portal())
    county = ranked(mini_desk())

    text = pages[f"counties/{county.code}/index.md"]

    for anchor in ('id="score"', 'id="inputs"', 'id="outlook"', 'id="weeks"', "cl-fall"):
        assert anchor in text
    assert 'id="inputs"' in pages[f"counties/{county.code}/score/index.md"]
    assert text.count("<a href=") <= LINKS


def test_anchors_of_what_moved_below_a_county_stay_and_lead_there() -> None:
    pages, code = pages_of(mini_portal()), ranked(mini_desk()).code
    text, below = (pages[f"counties/{code}/{path}index.md"] for path in ("", "registers/"))

    moved = re.findall('<li id="([^"]+)"><a href="registers/index.html#([^"]+)"', text)

    assert {"bodies", "standards", "appraised", "ledgers", "ledger-progress"} <= dict(moved).keys()
    assert [(old, new) for old, new in moved if old != new or f'id="{new}"' not in below] == []


def test_each_task_of_a_county_leads_to_all_its_measures() -> None:
    pages, county = pages_of(mini_portal()), ranked(mini_desk())
    text, lists = (pages[f"counties/{county.code}/{path}index.md"] for path in ("", "lists/"))
    rows = dict(re.findall('<tr id="([^"]+)">(.*?)</tr>', lists))

    assert {state.task for state in county.tasks} == rows.keys()
    for state in county.tasks:
        assert re.search(f'<li id="{state.task}">.*?<a href="lists/index.html#{state.task}"', text)
        names = {measure.id.partition("@")[0] for measure in state.measures}
        assert [name for name in names if name not in rows[state.task]] == []

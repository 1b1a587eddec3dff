"""See that a week that is over keeps its figures, and stands by what was published of it."""

import json
from datetime import date
from decimal import Decimal

from msgspec import structs

from ledgers.model.assessment import WITHHELD, Standing, WeekPoint
from ledgers.model.bulletin import Fact
from ledgers.model.numbers import HUNDRED, rounded
from ledgers.model.values import replace
from ledgers.model.words import say
from ledgers.publish.boards.past import is_over
from ledgers.publish.kit.context import Desk
from ledgers.publish.weeks.compare import bulletin_links, bulletins_about, changed_since, differing
from ledgers.publish.weeks.snapshots import placed, snapshot_files, snapshot_pages
from tests.unit.publish.issued import END, TEMPLATES, WEEK, correction, desk_with, plainly, weekly
from tests.unit.publish.views import mini_desk

HERE = "ranking/2026-W27/"


def week(desk: Desk) -> WeekPoint:
    """Return the week that the bulletins are about."""
    return next(row for row in desk.view.assessment.weeks if row.period == WEEK)


def frozen(point: WeekPoint) -> tuple[Fact, ...]:
    """Return the figures of a week as a bulletin freezes them."""
    facts = []
    for code, (totals, standing) in point.counties.items():
        share = totals.progress
        assert share is not None
        assert standing.rank is not None
        assert standing.score is not None
        facts += [
            Fact("county.rank", standing.rank, code),
            Fact("county.score", standing.score, code),
            Fact("county.progress", rounded(share * HUNDRED), code),
            Fact("county.overdue", totals.overdue, code),
            Fact("county.missed", totals.missed, code),
        ]
    return tuple(facts)


def test_only_a_week_that_is_over_is_kept() -> None:
    desk = mini_desk()
    kept = [row.period for row in desk.view.assessment.weeks if is_over(desk, row)]

    assert kept[-1] == "2026-W28"
    assert [page.head.folder for page in snapshot_pages(desk)][-2:] == [
        "ranking/2026-W28/",
        "data/2026-W28/",
    ]


def test_the_last_week_is_over_when_the_programme_is() -> None:
    desk = mini_desk()
    programme = desk.view.catalog.programme
    assert programme is not None
    ended = structs.replace(programme, end_on=date(2026, 7, 15))
    catalog = replace(desk.view.catalog, programme=ended)
    last = desk.view.assessment.weeks[-1]

    assert is_over(replace(desk, view=replace(desk.view, catalog=catalog)), last)
    assert not is_over(desk, last)


def test_the_figures_of_a_week_are_those_of_its_end() -> None:
    desk = mini_desk()
    files = {file.path: file.data for file in snapshot_files(desk)}
    ranking = json.loads(files["data/2026-W27/ranking.json"])
    progress = json.loads(files["data/2026-W27/progress.json"])

    assert (ranking["as_of"], ranking["method"]) == ("2026-07-05", "2026-1")
    assert [(row["rank"], row["code"]) for row in ranking["rows"]] == [
        (1, "990181"),
        (2, "990102"),
        (3, "990121"),
    ]
    assert [row["code"] for row in progress["rows"]] == ["city", "990102", "990121", "990181"]
    assert files["data/2026-W27/ranking.csv"].startswith(b"\xef\xbb\xbfcode,name,score,rank,")


def test_a_week_that_is_over_does_not_change_when_the_portal_is_built_later() -> None:
    desk = mini_desk()
    later = replace(desk, view=replace(desk.view, assessment=replace(
        desk.view.assessment, as_of=date(2026, 7, 20), weeks=desk.view.assessment.weeks[:-1],
    )))  # fmt: skip

    assert list(snapshot_files(later)) == list(snapshot_files(desk))


def test_counties_without_a_rank_come_last() -> None:
    point = week(mini_desk())
    totals, standing = point.counties["990181"]
    unranked = {**point.counties, "990181": (totals, replace(standing, rank=None))}

    codes = [code for code, *_ in placed(replace(point, counties=unranked))]

    assert codes == ["990102", "990121", "990181"]


# ── Against the bulletin ─────────────────────────────────────────────────────────────────────────


def test_a_week_names_its_bulletin_and_what_corrects_it() -> None:
    desk = desk_with(weekly(), correction(), weekly(2, end=date(2026, 7, 12), period="2026-W28"))
    point = week(desk)

    assert [row.title for row in bulletins_about(desk, point)] == ["周通报第1期", "更正"]
    assert (
        bulletin_links(desk.here(HERE), point)[0].href
        == "../../bulletins/weekly-2026-01/index.html"
    )


def test_nothing_differs_where_the_figures_are_the_same() -> None:
    desk = desk_with()
    same = structs.replace(weekly(), facts=frozen(week(desk)))
    told = desk_with(same)

    assert changed_since(told, week(told)) == ()
    assert differing(told.here(HERE), week(told)) is None


def test_both_values_are_shown_where_they_differ() -> None:
    facts = list(frozen(week(mini_desk())))
    facts[0] = structs.replace(facts[0], value=9)
    facts.append(Fact("progress", Decimal(1)))
    desk = desk_with(structs.replace(weekly(), facts=tuple(facts)))
    table = differing(desk.here(HERE), week(desk))
    assert table is not None

    assert [[plainly(cell.value) for cell in row.cells] for row in table.lines] == [
        ["Jicheng District (霁城区)", "Rank", "9", "2"]
    ]


def test_a_place_that_is_withheld_now_is_not_said_to_differ() -> None:
    desk = desk_with(weekly())
    point = week(desk)
    totals, standing = point.counties["990121"]
    hidden = replace(standing, rank=None, score=None, unranked=WITHHELD)
    unknown = replace(hidden, unranked=say("not known"))

    def keys(stands: Standing) -> list[str]:
        counties = {"990121": (totals, stands)}
        return [row.key for row in changed_since(desk, replace(point, counties=counties))]

    assert keys(hidden) == ["county.missed", "county.overdue", "county.progress"]
    assert keys(unknown) == [*keys(hidden), "county.rank", "county.score"]


def test_a_county_without_a_rank_says_why() -> None:
    desk = mini_desk()
    last = desk.view.assessment.weeks[-2]
    totals, standing = last.counties["990121"]
    unranked = replace(standing, rank=None, score=None, unranked=say("no data"))
    point = replace(last, counties={"990121": (totals, unranked)})
    assessment = replace(desk.view.assessment, weeks=(point,))
    page = next(iter(snapshot_pages(replace(desk, view=replace(desk.view, assessment=assessment)))))

    assert plainly(page.table.lines[0].cells[2].value) == "no data"


def test_a_bulletin_of_another_day_is_not_compared() -> None:
    other = structs.replace(weekly(), as_of=date(2026, 7, 4))

    assert changed_since(desk_with(other), week(desk_with(other))) == ()
    assert week(mini_desk()).as_of == END


def test_a_week_without_a_bulletin_says_so() -> None:
    page = next(iter(snapshot_pages(mini_desk())))

    assert "No weekly bulletin froze the figures of this week." in TEMPLATES.page(page).decode()

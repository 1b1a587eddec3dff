"""See that bulletins are shown as they were frozen, to the public and in every form alike."""

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from html import unescape
from io import BytesIO
from typing import Any

import docx
import pytest
from msgspec import structs

from ledgers.model.bulletin import Bulletin, Content, Demand, Fact, digest_of, facts_digest
from ledgers.model.facts import filled_in
from ledgers.model.output import OutputFile
from ledgers.model.portal import Cell, Table
from ledgers.model.records import Changed
from ledgers.model.values import replace
from ledgers.model.words import Both, english
from ledgers.publish.bulletins.archive import PAGE
from ledgers.publish.bulletins.frozen import Frozen, arrow, climb_of, frozen, interval
from ledgers.publish.bulletins.letter import Grid, Letter, Paragraph, letter_of
from ledgers.publish.bulletins.site import bulletin_files, bulletin_pages, official, wording_of
from ledgers.publish.kit.components import Filled
from ledgers.publish.kit.templates import Templates
from ledgers.publish.kit.view import View
from ledgers.publish.subjects.issues import issues_of
from ledgers.read.home import SITE, texts_below
from tests.cities import MINI
from tests.unit.publish.bulletins_made import (
    FACTS,
    FIRST,
    PREFACE,
    WEEK,
    WRONG,
    desk_of,
    issue,
    issued,
    some_view,
    view_with,
    with_lines,
)
from tests.unit.publish.test_site import found_in, resolved
from tests.unit.publish.views import HOSTILE, portal_of

ONE, TWO, RIGHT = "weekly-2026-01", "weekly-2026-02", "correction-2026-01"


TEMPLATES = Templates(texts_below(SITE / "templates"), english)


def made_of(view: View) -> Mapping[str, bytes]:
    """Return pages and files of the bulletins of a view by path."""
    templates = Templates(texts_below(SITE / "templates"), english)
    pages = {page.head.path: templates.page(page) for page in bulletin_pages(desk_of(view))}
    return pages | {file.path: file.data for file in bulletin_files(view, templates)}


@cache
def some_pages() -> Mapping[str, str]:
    """Return the generated pages and texts of `some_view`."""
    made = made_of(some_view())
    return {path: data.decode() for path, data in made.items() if not path.endswith(".docx")}


def page(name: str) -> str:
    """Return the page of an issue, with what was escaped as it is read."""
    return unescape(some_pages()[f"bulletins/{name}/index.md"])


def text_of(html: str) -> str:
    """Return what a reader reads."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


# ── What is shown ────────────────────────────────────────────────────────────────────────────────


def test_drafts_and_what_is_not_public_never_appear() -> None:
    shown = [one.id for one in issues_of(some_view().catalog, date(2026, 7, 15)).all]

    assert shown == [TWO, ONE, RIGHT]
    assert not [path for path in some_pages() if "weekly-2026-03" in path or "2026-04/" in path]


@pytest.mark.parametrize(
    ("changes", "is_public"),
    [
        ({}, True),
        ({"status": "draft"}, False),
        ({"published_on": None}, False),
        ({"published_on": date(2026, 7, 16)}, False),
        ({"expires_on": date(2026, 7, 15)}, True),
        ({"expires_on": date(2026, 7, 14)}, False),
        ({"public_scope": "none"}, False),
    ],
)
def test_an_issue_is_shown_from_its_day_to_its_end(
    changes: dict[str, object], *, is_public: bool
) -> None:
    catalog = some_view().catalog
    one = structs.replace(catalog.bulletins[ONE], **changes)

    found = issues_of(replace(catalog, bulletins={ONE: one}), date(2026, 7, 15)).all
    assert bool(found) == is_public


def test_a_page_tells_its_number_its_days_and_its_method() -> None:
    text = text_of(page(ONE))

    assert "Weekly bulletin, no. 1 of 2026" in text
    assert "2026-W15 · 2026-04-06 – 2026-04-12" in text
    assert 'href="../../methods/index.html">2026-1</a>' in page(ONE)


def test_quoted_figures_lead_to_their_rows() -> None:
    text = page(ONE)

    assert '<a href="#figure-tasks.overdue">5</a>' in text
    assert '<a href="#county-990121">1</a>' in text
    assert {"figure-tasks.overdue", "county-990121"} <= set(found_in(text).ids)


def test_every_figure_in_a_table_leads_to_its_line() -> None:
    files = portal_of_bulletins()
    source = files["source/city/bulletins/index.md"]
    links = re.findall(r'href="\.\./\.\./source/city/bulletins/index\.html#([^"]+)"', page(ONE))
    lines = {link.rsplit("-L", 1)[-1] for link in links if "-L" in link}

    assert len(lines) == len(FACTS) - 1  # best and worst rank stand in one cell
    assert {f"{ONE}-L{line}" for line in lines} <= set(found_in(source).ids)


@cache
def files_of_portal() -> Mapping[str, bytes]:
    """Return the files of a whole portal with bulletins."""
    return portal_of(some_view())


@cache
def portal_of_bulletins() -> Mapping[str, str]:
    files = files_of_portal()
    return {path: data.decode() for path, data in files.items() if path.endswith(".md")}


def test_every_link_of_a_bulletins_page_leads_somewhere() -> None:
    pages, files = portal_of_bulletins(), set(files_of_portal())
    dead = [
        (path, link)
        for path, text in pages.items()
        if path.startswith("bulletins/")
        for link in found_in(text).links
        if not link.startswith("#") and _file(resolved(path, link.split("#")[0])) not in files
    ]

    assert dead == []


def _file(address: str) -> str:
    return re.sub(r"index\.html$", "index.md", address)


def test_counties_stand_by_rank_with_change_and_interval() -> None:
    rows = re.findall(r'<tr id="county-(\d+)">(.*?)</tr>', page(ONE))
    first = text_of(rows[0][1])

    assert [code for code, _ in rows] == ["990121", "990102"]
    assert "up 2" in first
    assert "1–2" in first
    assert "57.0%" in first


def test_what_is_not_frozen_is_a_dash_and_never_zero() -> None:
    row = re.findall(r'<tr id="county-990102">(.*?)</tr>', page(ONE))[0]

    assert text_of(row).count("—") == 3  # change, interval, overdue


def test_the_chart_says_what_it_shows() -> None:
    text = text_of(page(ONE))

    assert "1 of 2 counties have reached the plan" in text
    assert "lacks most, 8.5 percentage points" in text


def test_a_county_that_is_gone_shows_its_code() -> None:
    view = some_view()
    areas = {code: area for code, area in view.catalog.areas.items() if code != "990121"}
    pages = made_of(replace(view, catalog=replace(view.catalog, areas=areas)))
    row = re.findall(
        r'<tr id="county-990121">(.*?)</tr>', pages[f"bulletins/{ONE}/index.md"].decode()
    )[0]

    assert text_of(row).startswith("990121")
    assert "counties/990121" not in row


def test_a_county_that_was_renamed_since_is_told_by_its_name_of_today() -> None:
    change = "name: 岫山县\n    changes: [{on: 2026-06-15, was: {name: 岫岭县}, reason: 更名}]\n"
    areas = MINI["data/city/areas.yaml"].decode().replace("name: 岫岭县\n", change)
    file = OutputFile("data/city/areas.yaml", areas.encode())
    last = date(2026, 7, 5)
    later = issue(2, start_on=date(2026, 6, 29), end_on=last, as_of=last, period="2026-W27")
    pages = made_of(view_with([file, issued(issue(1)), issued(later)]))
    texts = [text_of(pages[f"bulletins/{name}/index.md"].decode()) for name in (ONE, TWO)]

    told = "岫岭县 is called Xiushan County (岫山县) now."
    assert [told in text for text in texts] == [True, False]
    assert ["岫岭县" in text for text in texts] == [True, False]


def test_how_to_verify_is_told_with_every_digest() -> None:
    text = page(ONE)

    assert f"ledgers bulletin verify {ONE}" in text
    assert facts_digest(FACTS) in text
    assert all(sign * count in text for sign, count in (("a", 40), ("b", 40), ("c", 64)))


# ── Corrections and redactions ───────────────────────────────────────────────────────────────────


def test_a_corrected_issue_leads_to_its_correction_and_stays() -> None:
    text = page(ONE)

    assert "This issue was corrected on 2026-04-13" in text_of(text)
    assert f"../{RIGHT}/index.html" in text
    assert 'id="figure-tasks.overdue"' in text


def test_a_correction_tells_old_and_new_values() -> None:
    banner, rest = page(RIGHT).split('class="cl-correction"')[1].split("</div>", 1)
    table = rest.split('<h2 id="corrections">')[1].split("</table>")[0]

    assert f"../{ONE}/index.html" in banner
    assert "This issue corrects Issue 1 of weekly ; figures that changed: 1" in text_of(banner)
    assert text_of(table).endswith("Tasks overdue — 5 6")


@pytest.mark.parametrize(
    ("scope", "changed", "told"),
    [
        ("city", True, "This issue corrects Issue 1 of weekly; figures that changed: 1."),
        ("city", False, "This issue replaces Issue 1 of weekly; no figure changed."),
        ("none", True, f"This issue corrects {ONE}; figures that changed: 1."),
    ],
)
def test_the_document_of_a_correction_begins_with_what_it_corrects(
    scope: str, told: str, *, changed: bool
) -> None:
    view = some_view()
    wrong, right = (view.catalog.bulletins[name] for name in (ONE, RIGHT))
    shown = {ONE: structs.replace(wrong, public_scope=scope), RIGHT: right}
    wording = wording_of(replace(view, catalog=replace(view.catalog, bulletins=shown)))

    if not changed:
        right = structs.replace(right, corrections=())
    _, first, *_ = letter_of(wording, right).body

    assert first == Paragraph(told)


def test_what_was_taken_down_is_told_with_its_digest() -> None:
    digest = digest_of(PREFACE[1])
    file = issued(issue(1))
    lines = f"redactions:\n  - {{on: 2026-05-01, reason: a unit was named, digest: {digest}}}\n"
    kept = file.data.decode().replace(f'  - "{PREFACE[1]}"\n', "")
    view = view_with([with_lines(replace(file, data=kept.encode()), lines)])
    text = text_of(made_of(view)[f"bulletins/{ONE}/index.md"].decode())

    assert "Taken down on 2026-05-01: a unit was named" in text
    assert digest in text
    assert "First is" not in text


def test_a_paragraph_that_is_not_public_is_told_without_what_it_says() -> None:
    view = some_view()
    one = structs.replace(view.catalog.bulletins[ONE], preface=())
    made = made_of(replace(view, catalog=replace(view.catalog, bulletins={ONE: one})))

    assert made[f"bulletins/{ONE}/index.md"].decode().count("This paragraph is not public") == 2


# ── Archive ──────────────────────────────────────────────────────────────────────────────────────


def test_the_archive_counts_by_series_year_and_month() -> None:
    text = text_of(some_pages()["bulletins/index.md"])

    assert "3 issues in 2 series" in text
    assert "2026-04 (3)" in text
    assert "corrected by Issue 1 of correction" in text


def test_the_archive_says_how_many_issues_have_a_number_in_due_form() -> None:
    view = some_view()
    listed = view.catalog.bulletins
    numbered = {**listed, TWO: structs.replace(listed[TWO], doc_no="演纪通〔2026〕2号")}
    archive = bulletin_pages(
        desk_of(replace(view, catalog=replace(view.catalog, bulletins=numbered)))
    )
    (top,) = (page for page in archive if page.head.path == "bulletins/index.md")

    assert "Issues with a document number in due form: 1 of 3" in text_of(printed(top))


def test_the_archive_says_how_many_units_an_issue_names() -> None:
    view = some_view()
    listed = view.catalog.bulletins
    naming = {**listed, TWO: structs.replace(listed[TWO], named_units_n=5)}
    archive = bulletin_pages(
        desk_of(replace(view, catalog=replace(view.catalog, bulletins=naming)))
    )
    (top,) = (page for page in archive if page.head.path == "bulletins/index.md")

    assert "Units named: 5 in 3 issues, 1.7 per issue." in text_of(printed(top))


@pytest.mark.parametrize("known", [45, None])
def test_the_archive_says_how_often_somebody_was_named_as_far_as_it_is_in_a_sum(
    known: int | None,
) -> None:
    """45 namings in 8 issues of the year are 5.6 for each (R19)."""
    cells = ((Cell(4, suppressed=False),), (Cell(known, suppressed=known is None),))
    words, title, ledger = ("help", "named"), Both("", ""), "actions"
    named = f"{ledger}.kind.city_year", title, ledger, "city_year", words
    kinds = Table(*named, ("2026",), cells, ("2026-09",))
    view = some_view()
    days = (*(date(2026, 8, day) for day in range(1, 9)), date(2026, 10, 1), date(2025, 12, 31))
    issues = {
        one.id: one
        for number, day in enumerate(days, 1)
        for one in [structs.replace(view.catalog.bulletins[TWO], issue_no=number, issued_on=day)]
    }
    catalog = replace(view.catalog, bulletins=issues)

    (top, *_) = bulletin_pages(desk_of(replace(view, catalog=catalog, tables=(kinds,))))

    said = "Decisions to name through 2026-09: 45 in 8 issues, 5.6 per issue."
    assert (said in text_of(printed(top))) is (known is not None)
    assert ("Decisions to name through" in text_of(printed(top))) is (known is not None)


def test_lists_are_paged_newest_first() -> None:
    view = some_view()
    base = view.catalog.bulletins[TWO]
    many = {
        one.id: one
        for number in range(1, PAGE + 2)
        for one in [structs.replace(base, issue_no=number, issued_on=FIRST + number * WEEK / 7)]
    }
    desk = desk_of(replace(view, catalog=replace(view.catalog, bulletins=many)))
    lists = {page.head.path: page for page in bulletin_pages(desk)}
    first = printed(lists["bulletins/2026/index.md"])
    second = unescape(printed(lists["bulletins/2026/page-2/index.md"]))

    assert (count_of(first), count_of(second)) == (PAGE, 1)
    assert f"weekly-2026-{PAGE + 1}" in first
    assert "weekly-2026-01" in second
    assert "../index.html" in second
    assert "bulletins/series/weekly/page-2/index.md" in lists


def series_with(**changes: Any) -> Mapping[str, str]:  # noqa: ANN401 - any field
    """Return the lists of each series, where one issue was changed and stands there thrice."""
    view = some_view()
    base = structs.replace(view.catalog.bulletins[TWO], **changes)
    three = (structs.replace(base, issue_no=number) for number in (1, 2, 3))
    catalog = replace(view.catalog, bulletins={one.id: one for one in three})
    pages = bulletin_pages(desk_of(replace(view, catalog=catalog)))
    return {page.head.path: printed(page) for page in pages if "/series/" in page.head.path}


def test_an_issue_on_a_deadline_says_how_many_days_late_it_came() -> None:
    end = some_view().catalog.bulletins[TWO].end_on
    late = {"issued_on": end + 2 * WEEK / 7, "published_on": end + 2 * WEEK / 7}

    (node,) = series_with(series="node", kind="node", **late).values()
    assert node.count('data-label="Days after its last day"><div>2<') == 3


def test_each_typical_case_that_was_circulated_counts() -> None:
    ((path, text),) = series_with(series="typical_case", kind="typical_case").items()

    assert (path, count_of(text)) == ("bulletins/series/typical_case/index.md", 3)


def printed(page: Filled) -> str:
    """Return the Markdown of one page."""
    return Templates(texts_below(SITE / "templates"), english).page(page).decode()


def count_of(text: str) -> int:
    """Return how many issues a list names."""
    return len(re.findall(r'<th scope="row"', text))


def test_without_any_issue_the_archive_says_so() -> None:
    view = some_view()
    made = made_of(replace(view, catalog=replace(view.catalog, bulletins={})))

    assert list(made) == ["bulletins/index.md"]
    assert "No bulletin has been issued yet" in made["bulletins/index.md"].decode()


def test_addresses_are_ascii() -> None:
    assert all(path.isascii() and " " not in path for path in made_of(some_view()))


# ── Files ────────────────────────────────────────────────────────────────────────────────────────


def test_figures_stand_in_the_json_digit_for_digit() -> None:
    text = some_pages()[f"bulletins/{ONE}/{ONE}.json"]
    whole = json.loads(text, parse_float=Decimal)
    facts = tuple(Fact(**row) for row in whole["facts"])

    assert facts == FACTS
    assert facts_digest(facts) == whole["facts_digest"]
    assert whole["total"] == len(FACTS)


def test_figures_stand_in_the_csv_with_names() -> None:
    rows = some_pages()[f"bulletins/{ONE}/{ONE}.csv"].splitlines()

    assert len(rows) == len(FACTS) + 1
    assert "progress,Progress of the city,,,,44.3,percent" in rows


def test_the_same_view_gives_the_same_bytes() -> None:
    assert made_of(some_view()) == made_of(some_view())


def letter() -> Letter:
    view = some_view()
    return letter_of(wording_of(view), view.catalog.bulletins[ONE])


def test_the_document_says_what_the_page_says() -> None:
    body = letter().body
    tables = letter().annexes[0].parts
    grids = {part.caption: part for part in tables if isinstance(part, Grid)}

    heads = [part.text for part in body if isinstance(part, Paragraph) and part.heading]
    assert heads == ["1. General situation", "2. What is missing"]
    assert Paragraph("By 2026-04-12: overdue 5, progress 44.3%.") in body
    assert Paragraph("Leading figures: Progress of the city 44.3%, Tasks overdue 5.") in body
    assert ("Tasks overdue", "5") in grids["Figures of the issue"].rows
    assert letter().note == "Demonstration data"


def test_a_bulletin_tells_what_changed_of_the_programme_in_its_week() -> None:
    view = some_view()
    moved = Changed(date(2026, 4, 8), {"due_on": "2026-05-08"}, "延期")
    later = Changed(date(2026, 4, 20), {"due_on": "2026-05-15"}, "再延")
    task = view.catalog.tasks["T02"]
    first = structs.replace(task.measures[0], changes=(moved, later))
    task = structs.replace(task, measures=(first, *task.measures[1:]))
    wording, issue = wording_of(view), view.catalog.bulletins[ONE]
    catalog = replace(view.catalog, tasks={**view.catalog.tasks, "T02": task})
    body = letter_of(replace(wording, catalog=catalog), issue).body

    line = "2026-04-08, T02.1: deadline moved from 2026-05-08 to 2026-05-15; 延期"
    assert [part.text for part in body if isinstance(part, Paragraph) and "T02.1" in part.text] == [
        line
    ]


def test_the_document_keeps_its_page_whatever_is_in_it() -> None:
    document = docx.Document(BytesIO(official(TEMPLATES, letter())))
    section = document.sections[0]
    sides = (section.left_margin, section.right_margin, section.page_width)
    left, right, wide = (round((side or 0) / 36000) for side in sides)

    assert (left, right, wide) == (28, 26, 210)
    parts = [part for annex in letter().annexes for part in annex.parts]
    assert len(document.tables) == sum(isinstance(part, Grid) for part in parts)


def test_tables_and_what_proves_them_are_annexes_the_proof_last() -> None:
    assert [(annex.label, annex.title) for annex in letter().annexes] == [
        ("Annex 1", "Tables of figures"),
        ("Annex 2", "How to verify it"),
    ]
    document = docx.Document(BytesIO(official(TEMPLATES, letter())))
    texts = [row.text for row in document.paragraphs]
    assert texts.index("Annex 1") > texts.index(letter().signature)


def asking() -> Bulletin:
    """Return an issue of a series that says what it holds; it asks, and asks after."""
    asked = Demand(1, "完成改造", date(2026, 4, 30), county="990121", measures=("T07.1", "T07.2"))
    earlier = Demand(
        *(3, "报送情况", date(2026, 4, 10)),
        unit_kind="township_commission",
        issue="city/bulletins/weekly-2026-01",
        state="overdue",
    )
    return structs.replace(
        issue(2),
        content=Content(("checks", "tasks"), ("checks.held",), "county.check_score"),
        demands=(asked,),
        followed=(earlier,),
    )


def with_checks() -> View:
    scores = {"990102": Decimal("80.5"), "990121": Decimal("91.0")}
    facts = (
        Fact("checks.corrected", 0),
        Fact("checks.held", 2),
        *(Fact("county.check_score", score, county=code) for code, score in scores.items()),
        *(Fact("county.checks", 0, county=code) for code in scores),
        *FACTS,
    )
    return view_with((issued(WRONG), issued(asking(), facts)))


def test_a_page_says_who_must_do_what_by_when_and_what_came_of_earlier_demands() -> None:
    text = unescape(made_of(with_checks())[f"bulletins/{TWO}/index.md"].decode())

    assert 'id="demand-1"' in text
    asked = text_of(text.partition('id="asked"')[2].partition('id="about"')[0])
    assert "Xiuling County (岫岭县) 完成改造 2026-04-30 T07" in asked
    told = text_of(text.partition("What came of earlier demands")[2].partition("</table>")[0])
    assert re.search("报送情况 2026-04-10 .*overdue, not met Weekly bulletin, no. 1 of 2026", told)
    assert 'href="../weekly-2026-01/index.html#demand-3"' in text


def test_a_page_begins_with_leading_figures_draws_the_chart_and_leaves_zeros_out() -> None:
    text = unescape(made_of(with_checks())[f"bulletins/{TWO}/index.md"].decode())
    checks = text.partition('<h2 id="checks">')[2].partition("</table>")[0]

    assert text.count('class="cl-tile"') == 1
    assert "2 counties, from 80.5 to 91.0." in text
    assert "Mean score of its bodies" in checks
    assert ">Checks</" not in checks
    assert "Problems corrected at once" not in text


def test_a_document_asks_in_sentences() -> None:
    view = with_checks()
    body = letter_of(wording_of(view), view.catalog.bulletins[TWO]).body
    texts = [part.text for part in body if isinstance(part, Paragraph)]

    assert "1. Xiuling County (岫岭县): 完成改造, by 2026-04-30 (measures T07.1, T07.2)." in texts
    assert "tasks overdue: Xiuling County (岫岭县) 2." in texts
    assert [text for text in texts if text.startswith("Of 1 demands")] == [
        "Of 1 demands of earlier issues 0 are met, 0 are not due yet, 1 are overdue."
    ]


def test_the_page_for_printing_loads_nothing_and_keeps_the_same_margins() -> None:
    text = some_pages()[f"bulletins/{ONE}/print.html"]

    assert "margin: 37mm 26mm 35mm 28mm" in text
    assert not re.search(r"<link|<script|<img|url\(|@import|src=|https?:", text)
    assert "Demonstration data" in text


def test_columns_share_the_width_by_their_texts() -> None:
    shares = Grid("c", ("名称", "值"), (("一二三四五六", "1"),)).shares

    assert sum(shares) == pytest.approx(1)
    assert shares[0] / shares[1] == pytest.approx(8 / 3)


# ── Nothing hostile ──────────────────────────────────────────────────────────────────────────────


def hostile_files() -> Mapping[str, bytes]:
    view = some_view()
    catalog = view.catalog

    def spoilt(one: Bulletin) -> Bulletin:
        digests = (digest_of(HOSTILE),)
        return structs.replace(
            one,
            title=HOSTILE,
            doc_no=HOSTILE,
            preface=(HOSTILE,),
            preface_digests=digests,
            issuer=HOSTILE,
            method=HOSTILE,
            node_task=HOSTILE,
            signed_by_post=HOSTILE,
        )

    bulletins = {name: spoilt(one) for name, one in catalog.bulletins.items()}
    areas = {code: structs.replace(area, name=HOSTILE) for code, area in catalog.areas.items()}
    return made_of(replace(view, catalog=replace(catalog, bulletins=bulletins, areas=areas)))


def test_hostile_text_stays_text_on_every_page() -> None:
    pages = {path: data.decode() for path, data in hostile_files().items() if path.endswith(".md")}

    for text in pages.values():
        found = found_in(text)
        assert not found.tags & {"script", "img", "em"}
        assert not {name for name in found.attributes if name.startswith("on")}
        assert not [link for link in found.links if link.startswith("javascript")]


def test_hostile_text_stays_text_where_it_is_printed() -> None:
    printed = [data.decode() for path, data in hostile_files().items() if path.endswith(".html")]

    assert printed
    assert all("<script" not in text and "<img" not in text for text in printed)


# ── Small things ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ({"county.rank": 1, "county.rank_before": 3}, "↑2"),
        ({"county.rank": 3, "county.rank_before": 1}, "↓2"),
        ({"county.rank": 3, "county.rank_before": 3}, "="),
        ({"county.rank": 3}, "—"),
    ],
)
def test_a_change_of_rank_is_an_arrow(row: dict[str, int], shown: str) -> None:
    others = {"1": row, "2": {"county.rank": 9, "county.rank_before": 9}}

    assert arrow(climb_of(Frozen({}, others, {}, {}), row)) == shown


def test_nobody_rose_or_fell_out_of_a_tie_of_all() -> None:
    rows = {
        code: {"county.rank": rank, "county.rank_before": 1}
        for code, rank in {"1": 1, "2": 2, "3": 3}.items()
    }

    assert arrows(rows) == ["=", "—", "—"]


def test_who_is_first_or_last_of_a_tie_that_ends_neither_rises_nor_falls() -> None:
    before, now = (1, 2, 2, 2, 5), (3, 1, 2, 4, 4)
    rows = {
        str(at): {"county.rank": rank, "county.rank_before": was}
        for at, (was, rank) in enumerate(zip(before, now, strict=True))
    }

    assert arrows(rows) == ["↓2", "↑1", "=", "↓2", "—"]


def arrows(rows: dict[str, dict[str, int]]) -> list[str]:
    """Return the changes of rank of an issue with these rows, as arrows."""
    return [arrow(climb_of(Frozen({}, dict(rows), {}, {}), row)) for row in rows.values()]


@pytest.mark.parametrize(
    ("low", "high", "shown"), [(2, 4, "2–4"), (3, 3, "3"), (None, 3, "—"), (None, None, "—")]
)
def test_an_interval_is_written_short(low: int | None, high: int | None, shown: str) -> None:
    row = {"county.rank_low": low, "county.rank_high": high}

    assert interval({key: value for key, value in row.items() if value is not None}) == shown


def test_a_figure_that_is_not_known_any_more_still_stands_there() -> None:
    one = issue(1, facts=(Fact("tasks.lost", 3), *FACTS))

    assert list(frozen(one).city) == ["progress", "tasks.overdue", "tasks.lost"]


def test_a_day_in_a_preface_is_written_in_the_paragraphs_language() -> None:
    made = issue(1)

    assert filled_in("截至{as_of}。", made) == ("截至", "2026年4月12日", "。")
    assert filled_in("By {as_of}.", made) == ("By ", "2026-04-12", ".")


def test_a_document_has_its_title_once_and_a_number_only_where_it_was_given_one() -> None:
    view = some_view()
    plain = view.catalog.bulletins[ONE]
    letters = (
        letter_of(wording_of(view), made)
        for made in (plain, structs.replace(plain, doc_no="砚纪办〔2026〕12号"))
    )

    assert [letter.number for letter in letters] == ["", "砚纪办〔2026〕12号"]
    texts = [
        row.text
        for row in docx.Document(
            BytesIO(official(TEMPLATES, letter_of(wording_of(view), plain)))
        ).paragraphs
    ]
    assert texts.count(plain.title) == 1
    assert texts[texts.index(plain.title) + 2 :][:2] == [
        "Demonstration data",
        "To the commissions of all counties:",
    ]


# ── Findings from issue to issue ─────────────────────────────────────────────────────────────────


def reckoned(opened: int, closed: int, now: int, start: date = FIRST + WEEK) -> str:
    """Return what a second issue says of its open findings, when the first had 41."""
    counts = {"opened": opened, "closed": closed, "open": now}
    facts = tuple(Fact(f"findings.{key}", value) for key, value in counts.items())
    second = issue(2, since=f"city/bulletins/{ONE}", start_on=start)
    files = issued(issue(1), (Fact("findings.open", 41),)), issued(second, facts)
    text = text_of(made_of(view_with(files))[f"bulletins/{TWO}/index.md"].decode())
    return " ".join(re.findall(r"Open findings: .*? after that issue\.", text))


def test_findings_that_became_known_late_are_told_where_the_sum_does_not_follow() -> None:
    why = "filed, made public or opened again, or withdrawn or corrected, after that issue."
    assert reckoned(0, 2, 43) == (
        "Open findings: 41 in the issue before + 0 found − 2 closed + 4 = 43."
        f" The + 4 are of earlier days: {why}"
    )
    assert reckoned(3, 1, 40) == (
        "Open findings: 41 in the issue before + 3 found − 1 closed − 3 = 40."
        f" The − 3 are of earlier days: {why}"
    )


def test_nothing_is_told_of_a_sum_that_follows_or_of_issues_that_do_not_adjoin() -> None:
    assert reckoned(3, 1, 43) == ""
    assert reckoned(0, 2, 43, FIRST + WEEK + timedelta(days=1)) == ""

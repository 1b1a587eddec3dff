"""The archive of bulletins: all years and series, and a list for each, page by page."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ledgers.model import NONE, Bulletin, Words, rounded, say
from ledgers.publish.bulletins.wording import SERIES, Wording, period_text
from ledgers.publish.kit import Desk, Filled, Leaf, Linked, Row, Table, links
from ledgers.publish.kit.addresses import subscribe
from ledgers.publish.kit.components import Inline, Several, filled
from ledgers.publish.subjects.issues import Issues, by_month, corrected

PAGE = 50
NEWEST = 12


def archive_page(desk: Desk, wording: Wording, issues: Issues) -> Filled:
    """Return the top of the archive, with how many units its issues named (R17, R19)."""
    here = desk.here(links.BULLETINS)
    about = say("All bulletins, by series, year and month; none changes after it was issued.")
    series = (_series(here, wording, issues, name) for name in issues.series)
    years = (_year(here, issues, year) for year in issues.years)
    named = sum(issue.named_units_n for issue in issues.all)
    return here.page(
        "bulletins.html.j2",
        here.opening(say("Bulletins"), about),
        counts=(str(len(issues.all)), str(len(issues.series))),
        numbered=str(sum(bool(issue.doc_no) for issue in issues.all)),
        named=(str(named), f"{rounded(Fraction(named, len(issues.all) or 1))}"),
        namings=_namings(desk, issues.all),
        newest=issue_table(here, wording, issues, issues.all[:NEWEST]) if issues.all else None,
        series=here.table_of_any(say("Series"), series),
        years=here.table_of_any(say("Years and months"), years),
        subscribe=subscribe(desk, here),
    )


def _namings(desk: Desk, issues: Sequence[Bulletin]) -> Words | None:
    """Say how often naming somebody was decided, and for each issue, where a sum tells (R19)."""
    one = next((one for one in desk.view.tables if one.name == "actions.kind.city_year"), None)
    found = one and dict(zip(one.rows, one.cells, strict=True)).get("named")
    if not (one and found and found[-1].value):
        return None
    month, n = one.through[-1], found[-1].value
    count = sum(month[:4] <= str(issue.issued_on)[: len(month)] <= month for issue in issues)
    each = rounded(Fraction(n) / (count or 1))
    told = {"month": month, "n": str(n), "all": str(count), "each": str(each)}
    return say("Decisions to name through {month}: {n} in {all} issues, {each} per issue.", **told)


def _series(here: Leaf, wording: Wording, issues: Issues, name: str) -> Row:
    row, folder = issues.of_series(name), links.bulletin_series(name)
    return here.row(
        here.cell(say("Series"), here.to(folder, wording.term(SERIES, name))),
        here.number(say("Issues"), here.to(folder, str(len(row))), len(row)),
        here.cell(say("Newest"), issue_link(here, wording, row[0])),
    )


def _year(here: Leaf, issues: Issues, year: str) -> Row:
    row, folder = issues.of_year(year), links.bulletin_year(year)
    months = (
        here.to(
            f"{page_folder(folder, row.index(found[0]) // PAGE + 1)}#{month}",
            f"{month} ({len(found)})",
        )
        for month, found in by_month(row)
    )
    return here.row(
        here.short(say("Year"), here.to(folder, year)),
        here.number(say("Issues"), here.to(folder, str(len(row))), len(row)),
        here.cell(say("By month"), Inline(tuple(months))),
    )


def page_folder(folder: str, number: int) -> str:
    """Return the folder of one page of a list; the first page is in the list's own folder."""
    return folder if number == 1 else f"{folder}page-{number}/"


def list_pages(desk: Desk, wording: Wording, issues: Issues) -> Iterator[Filled]:
    """Yield the lists of every year and series, fifty issues a page."""
    for folder, words, row in _lists(wording, issues):
        count = -(-len(row) // PAGE)
        about, way = say("{title}, newest first.", title=words), (links.BULLETINS, say("Bulletins"))
        for number in range(1, count + 1):
            here = desk.here(page_folder(folder, number))
            yield here.page(
                "bulletins_list.html.j2",
                here.opening(words, about, way),
                count=len(row),
                months=tuple(
                    (month, issue_table(here, wording, issues, found))
                    for month, found in by_month(row[(number - 1) * PAGE : number * PAGE])
                ),
                pager=_pager(here, folder, number, count) if count > 1 else None,
            )


def _lists(wording: Wording, issues: Issues) -> Iterator[tuple[str, Words, tuple[Bulletin, ...]]]:
    for year in issues.years:
        yield links.bulletin_year(year), say("Bulletins of {year}", year=year), issues.of_year(year)
    for name in issues.series:
        title = say("Bulletins: {series}", series=wording.catalog.term(SERIES, name))
        yield links.bulletin_series(name), title, issues.of_series(name)


def _pager(here: Leaf, folder: str, number: int, count: int) -> Filled:
    pages = (here.to(page_folder(folder, page), str(page)) for page in range(1, count + 1))
    label = say("Page {number} of {count}", number=number, count=count)
    return filled("bulletin_pager.html.j2", label=label, links=tuple(pages))


def issue_table(here: Leaf, wording: Wording, issues: Issues, row: tuple[Bulletin, ...]) -> Table:
    """Return issues as a table, each with its days, its series, and whether it was corrected."""
    rows = (_issue(here, wording, issues, issue) for issue in row)
    return here.table(say("{count} issues", count=str(len(row))), rows, stacked=True)


def _issue(here: Leaf, wording: Wording, issues: Issues, issue: Bulletin) -> Row:
    marks = tuple(_marks(here, wording, issues, issue))
    series = here.to(links.bulletin_series(issue.series), wording.term(SERIES, issue.series))
    late = NONE if issue.issued_on is None else str((issue.issued_on - issue.end_on).days)
    return here.row(
        here.cell(say("Title"), issue_link(here, wording, issue)),
        here.cell(say("Period"), period_text(issue)),
        here.short(say("Issued on"), str(issue.issued_on)),
        here.number(say("Days after its last day"), late),
        here.short(say("Series"), series),
        here.cell(say("Corrections"), Several(marks) if marks else NONE),
    )


def _marks(here: Leaf, wording: Wording, issues: Issues, issue: Bulletin) -> Iterator[Words]:
    for later in issues.corrected_by(issue):
        yield say("corrected by {issue}", issue=issue_link(here, wording, later))
    if issue.corrects:
        yield say("corrects {issue}", issue=wrong_link(here, wording, issues, issue))


def issue_link(here: Leaf, wording: Wording, issue: Bulletin) -> Linked:
    """Return what an issue is called, leading to its page."""
    return here.to(links.bulletin_page(issue.id), wording.title(issue))


def wrong_link(here: Leaf, wording: Wording, issues: Issues, issue: Bulletin) -> Linked | str:
    """Return what the issue that one corrects is called, leading to its page where it has one."""
    wrong = issues.named(corrected(issue))
    return issue_link(here, wording, wrong) if wrong else corrected(issue)

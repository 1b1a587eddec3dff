"""The archive of bulletins: all years and series, and a list for each, page by page."""

from collections.abc import Iterator

from ledgers.model.bulletin import Bulletin
from ledgers.model.numbers import NONE
from ledgers.model.words import Words, say
from ledgers.publish.bulletins.wording import Wording, period_text
from ledgers.publish.kit import links
from ledgers.publish.kit.addresses import Subscribe, subscribe
from ledgers.publish.kit.components import Inline, Inner, Linked, Row, Several, Table, Templated
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.subjects.issues import Issues, by_month, corrected

PAGE = 50
NEWEST = 12


class Pager(Templated, template="bulletin_pager.html.j2", frozen=True):
    """Print links to the other pages of a list."""

    label: Words
    links: tuple[Linked, ...]


class ArchivePage(Inner, template="bulletins.html.j2", frozen=True):
    """All bulletins: by series, by year and month, and the newest."""

    sentence: Words
    newest: Table | None
    series: Table | None
    years: Table | None
    subscribe: Subscribe


class ListPage(Inner, template="bulletins_list.html.j2", frozen=True):
    """One page of the issues of a year or of a series, by month."""

    sentence: Words
    months: tuple[tuple[str, Table], ...]
    pager: Pager | None


def archive_page(desk: Desk, wording: Wording, issues: Issues) -> ArchivePage:
    """Return the top of the archive."""
    here = desk.here(links.BULLETINS)
    about = say("All bulletins, by series, year and month; none changes after it was issued.")
    series = (_series(here, wording, issues, name) for name in issues.series)
    years = (_year(here, issues, year) for year in issues.years)
    return ArchivePage(
        *here.opening(say("Bulletins"), about),
        sentence=_sentence(here, issues),
        newest=issue_table(here, wording, issues, issues.all[:NEWEST]) if issues.all else None,
        series=here.table_of_any(say("Series"), series),
        years=here.table_of_any(say("Years and months"), years),
        subscribe=subscribe(desk, here),
    )


def _sentence(here: Leaf, issues: Issues) -> Words:
    if not issues.all:
        return say("No bulletin has been issued yet.")
    return say(
        "{count} issues in {series} series. An issue never changes once it was issued: a "
        "correction is a new issue, and anyone can recompute the figures.",
        count=here.to(f"{links.BULLETINS}#years", str(len(issues.all))),
        series=here.to(f"{links.BULLETINS}#series", str(len(issues.series))),
    )


def _series(here: Leaf, wording: Wording, issues: Issues, name: str) -> Row:
    row, folder = issues.of_series(name), links.bulletin_series(name)
    return here.row(
        here.cell(say("Series"), here.to(folder, wording.series(name))),
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


def list_pages(desk: Desk, wording: Wording, issues: Issues) -> Iterator[ListPage]:
    """Yield the lists of every year and series, fifty issues a page."""
    for folder, words, row in _lists(wording, issues):
        count = -(-len(row) // PAGE)
        about, way = say("{title}, newest first.", title=words), (links.BULLETINS, say("Bulletins"))
        for number in range(1, count + 1):
            here = desk.here(page_folder(folder, number))
            yield ListPage(
                *here.opening(words, about, way),
                sentence=say("{count} issues, newest first.", count=len(row)),
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
        title = say("Bulletins: {series}", series=wording.in_both("bulletin_series", name))
        yield links.bulletin_series(name), title, issues.of_series(name)


def _pager(here: Leaf, folder: str, number: int, count: int) -> Pager:
    pages = (here.to(page_folder(folder, page), str(page)) for page in range(1, count + 1))
    return Pager(say("Page {number} of {count}", number=number, count=count), tuple(pages))


def issue_table(here: Leaf, wording: Wording, issues: Issues, row: tuple[Bulletin, ...]) -> Table:
    """Return issues as a table, each with its days, its series, and whether it was corrected."""
    rows = (_issue(here, wording, issues, issue) for issue in row)
    return here.table(say("{count} issues", count=str(len(row))), rows, stacked=True)


def _issue(here: Leaf, wording: Wording, issues: Issues, issue: Bulletin) -> Row:
    marks = tuple(_marks(here, wording, issues, issue))
    series = here.to(links.bulletin_series(issue.series), wording.series(issue.series))
    return here.row(
        here.cell(say("Title"), issue_link(here, wording, issue)),
        here.cell(say("Period"), period_text(issue)),
        here.short(say("Issued on"), str(issue.issued_on)),
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

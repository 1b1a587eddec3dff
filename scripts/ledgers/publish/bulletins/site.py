"""Give all pages and files of bulletins to the portal."""

from collections.abc import Iterator

from ledgers.model.output import OutputFile
from ledgers.publish.bulletins.archive import archive_page, list_pages
from ledgers.publish.bulletins.figures import figures_csv, figures_json
from ledgers.publish.bulletins.letters import letter_of
from ledgers.publish.bulletins.page import issue_page
from ledgers.publish.bulletins.printing import as_html
from ledgers.publish.bulletins.wording import Wording
from ledgers.publish.kit import links
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.issues import issues_of
from ledgers.publish.kit.templates import Page, Templates
from ledgers.publish.kit.view import View


def bulletin_pages(desk: Desk) -> Iterator[Page]:
    """Yield the archive, its lists, and a page for each issue that is public."""
    wording = wording_of(desk.view)
    issues = issues_of(desk.view.catalog, desk.view.assessment.as_of)
    yield archive_page(desk, wording, issues)
    yield from list_pages(desk, wording, issues)
    for issue in issues.all:
        yield issue_page(desk, wording, issues, issue)


def bulletin_files(view: View, templates: Templates) -> Iterator[OutputFile]:
    """Yield for each issue its official document, its page for printing, and its figures."""
    wording = wording_of(view)
    for issue in issues_of(view.catalog, view.assessment.as_of).all:
        # Imported here: python-docx takes 0.2 s, and a portal without issues needs none.
        from ledgers.publish.bulletins.official import official  # noqa: PLC0415

        folder, letter = links.bulletin_page(issue.id), letter_of(wording, issue)
        stem = f"{folder}{links.segment(issue.id)}"
        yield OutputFile(f"{stem}.docx", official(letter))
        yield OutputFile(f"{stem}.json", figures_json(issue))
        yield OutputFile(f"{stem}.csv", figures_csv(wording, issue))
        yield OutputFile(f"{folder}print.html", as_html(templates, letter))


def wording_of(view: View) -> Wording:
    """Return the names that pages of bulletins use."""
    return Wording(view.catalog, view.translate, view.language)

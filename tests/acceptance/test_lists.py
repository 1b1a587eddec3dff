"""Hold every figure of the demonstration's overview to the list that it leads to."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.demonstration


def rows_of(page: str, anchor: str) -> int:
    """Count the rows of the first table below a heading, or of the page."""
    part = page.partition(f'<h2 id="{anchor}')[2].partition("<h2 ")[0]
    return part.partition("<tbody>")[2].count("<tr")


def all_rows_of(page: str) -> int:
    """Count the rows of all tables of a page."""
    return sum(part.partition("</tbody>")[0].count("<tr") for part in page.split("<tbody>")[1:])


def test_each_figure_of_the_overview_has_as_many_rows_in_its_list(portal: Path) -> None:
    overview = (portal / "index.html").read_text(encoding="utf-8")
    found = re.findall(r'href="(lists/[^"#]+)#?([^"]*)">(\d+)</a>', overview)

    assert {there.split("/")[1] for there, *_ in found} > {
        "overdue",
        "pending",
        "due",
        "done",
        "accepted",
    }
    for there, anchor, number in found:
        page = (portal / there).read_text(encoding="utf-8")
        whole = there.split("/")[1] in {"due", "accepted"} and not anchor
        rows = all_rows_of(page) if whole else rows_of(page, anchor)
        assert (there, anchor, rows) == (there, anchor, int(number))

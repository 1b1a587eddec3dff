"""Name a unit that stands nowhere else, and look for it before and after its last day."""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import structs

from ledgers.flow.load import Request, load
from ledgers.flow.publish import Order, view_of
from ledgers.model.beside import counted_in
from ledgers.model.edition import Banner
from ledgers.model.words import Translate, english
from ledgers.publish.kit.view import View
from ledgers.report.figures import namings_text
from tests.conftest import MINI, write_city
from tests.unit.publish.bulletins_made import issue, issued
from tests.unit.publish.views import portal_of

LAST, GONE, LATER = date(2026, 7, 14), date(2026, 7, 15), date(2026, 9, 1)
UNIT = "990102-county_commission-77"
"""A body that is in no register."""
NAME = "weekly-2026-01"
ACTION = "data/city/actions/A2026-0001.yaml"
TIED = MINI[ACTION].decode().replace("county_commission-01", "county_commission-77")
FILES = MINI | {
    ACTION: TIED.replace(
        "public_scope: unit\nexpires_on: 2026-12-31",
        f"public_scope: unit\nexpires_on: {LAST}\nbulletin: city/bulletins/{NAME}",
    ).encode(),
    f"data/city/namings/{NAME}.yaml": (
        f"bulletin: city/bulletins/{NAME}\nexpires_on: {LAST}\nunits:\n  - unit: {UNIT}\n"
        "    reason: overdue\n    since: 2026-05-08\n    see: 990102/progress/T07\n"
    ).encode(),
    **{file.path: file.data for file in (issued(issue(1)), issued(issue(2)))},
}


def banner(_: Translate) -> Banner:
    """Return the banner of an edition, whatever the language."""
    return Banner("An edition.", "", "", "", "", ())


def view_on(day: date, edition: Callable[[Translate], Banner] | None = None) -> View:
    """Return what the public sees on a day, in English."""
    with TemporaryDirectory() as folder:
        root = write_city(Path(folder), FILES)
        request = Request(root, LATER)
        return view_of(
            load(request), Order(request, day, root / "x", "en", english, float, edition)
        )


@cache
def portal(day: date, edition: Callable[[Translate], Banner] | None = None) -> Mapping[str, bytes]:
    return portal_of(view_on(day, edition))


def holding(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the files that hold the unit in any of their bytes, packed ones too."""
    for path, data in files.items():
        packed = [data]
        if data[:2] == b"PK":
            with zipfile.ZipFile(BytesIO(data)) as archive:
                packed = [archive.read(name) for name in archive.namelist()]
        if any(UNIT.encode() in each for each in packed):
            yield path


def test_until_its_last_day_a_unit_stands_on_the_page_and_in_the_document() -> None:
    found = set(holding(portal(LAST)))

    folder = f"bulletins/{NAME}"
    assert {f"{folder}/index.md", f"{folder}/{NAME}.docx", f"{folder}/print.html"} <= found
    page = portal(LAST)[f"{folder}/index.md"].decode()
    assert '<h2 id="named">Units that are named</h2>' in page
    assert "Overdue tasks" in page.split('id="named"')[1]
    assert "T07" in page.split('id="named"')[1].split("</table>")[0]


def test_after_its_day_it_is_in_no_byte_of_the_portal_and_the_issue_stays() -> None:
    assert list(holding(portal(GONE))) == []
    assert f"bulletins/{NAME}/index.md" in portal(GONE)


def test_what_is_kept_by_others_never_holds_it() -> None:
    """Files for download on the last day, and all of an edition of that day."""
    kept = {path: data for path, data in portal(LAST).items() if path.startswith(("data/", "api/"))}

    tables = {path.rpartition("/")[2]: data for path, data in kept.items()}
    assert (b"A2026-0001" in tables["actions.csv"], b"namings,Named" in tables["records.csv"]) == (
        False,
        False,
    )
    assert list(holding(kept)) == []
    assert list(holding(portal(LAST, banner))) == []


def test_no_feed_holds_it() -> None:
    feeds = {path: data for path, data in portal(LAST).items() if path.startswith("feeds/")}

    assert feeds
    assert list(holding(feeds)) == []


def test_an_issue_counts_the_actions_that_name_somebody_in_it() -> None:
    with TemporaryDirectory() as folder:
        catalog = load(Request(write_city(Path(folder), FILES), LATER)).catalog

    assert counted_in(catalog, NAME) == {"named_units_n": 1, "named_posts_n": 0}
    assert counted_in(catalog, "weekly-2026-02") == {"named_units_n": 0, "named_posts_n": 0}


def test_namings_add_up_by_series_and_quarter_45_over_8_issues() -> None:
    posts = (4, 4, 4, 4, 4, 3, 3, 3)
    rows = [
        structs.replace(
            issue(at), named_units_n=2, named_posts_n=count, issued_on=date(2026, 8, at)
        )
        for at, count in enumerate(posts, 1)
        for weekly in (issue(at),)
    ]
    node = structs.replace(issue(1, "node"), issued_on=date(2026, 4, 1), named_units_n=1)

    lines = [re.split(" {2,}", line) for line in namings_text([*rows, node], english).splitlines()]
    assert lines[1:] == [
        ["node", "2026-Q2", "1", "1", "0", "1", "1.0"],
        ["weekly", "2026-Q3", "8", "16", "29", "45", "5.6"],
        ["all series", "9", "17", "29", "46", "5.1"],
    ]

"""See that a portal is whole: every link leads somewhere, and nothing hostile is in it."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import PurePosixPath

import markdown
import pytest

from demo import mini_city
from ledgers.model.catalog import Catalog
from ledgers.model.layout import LEDGERS
from ledgers.model.ledger_records import records_of
from ledgers.model.values import replace
from ledgers.model.words import english
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import INDEX, source_folder, spots
from ledgers.publish.kit.templates import Templates
from ledgers.publish.kit.view import View
from ledgers.publish.pages.sources import source_pages
from ledgers.read.home import SITE, texts_below
from tests.cities import REPOSITORY
from tests.unit.publish.views import (
    HOSTILE,
    hostile_view,
    mini_portal,
    mini_view,
    pages_of,
    portal_of,
    view_in,
    with_facts,
)

EXTENSIONS = ["attr_list", "toc", "ledgers.write.finished"]
SECTIONS = {
    "index.md",
    "about/index.md",
    "counties/index.md",
    "data/index.md",
    "figures/index.md",
    "ledgers/burden/index.md",
    "ledgers/index.md",
    "methods/index.md",
    "problems/index.md",
    "programme/index.md",
    "ranking/index.md",
    "source/index.md",
    "tasks/index.md",
}


OF_ONE = {*LEDGERS} - {"programmes"}
"""The ledgers of a city with one programme."""
NUMBERS = re.compile(r'<td class="cl-number"[^>]*>(.*?)</td>')
CELL = re.compile(r"<t[dh][ >].*?</t[dh]>")


class Found(HTMLParser):
    """Gather links, anchors, tags and attributes of a page."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag."""
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.ids += [value or "" for name, value in attrs if name == "id"]


@cache
def found_in(text: str) -> Found:
    """Return what stands in the body of a page; nobody changes it."""
    found = Found()
    found.feed(markdown.markdown(text.split("---\n\n", 1)[1], extensions=EXTENSIONS))
    return found


@cache
def hostile_portal() -> Mapping[str, bytes]:
    """Return the generated files of a portal with hostile text in every field."""
    return portal_of(hostile_view())


def test_every_section_county_task_kind_and_ledger_has_a_page() -> None:
    view = mini_view()
    counties = {f"counties/{area.code}/index.md" for area in view.catalog.counties}
    tasks = {f"tasks/{task}/index.md" for task in view.catalog.tasks}
    kinds = {f"problems/{kind.code}/index.md" for kind in view.kinds}
    ledgers = {f"ledgers/{ledger}/index.md" for ledger in OF_ONE}

    assert {*SECTIONS, *counties, *tasks, *kinds, *ledgers} <= set(mini_portal())


def test_every_ledger_is_two_clicks_from_the_overview() -> None:
    pages = pages_of(mini_portal())
    first, second = (found_in(pages[path]).links for path in ("index.md", "ledgers/index.md"))

    assert "ledgers/index.html" in first
    assert {f"{ledger}/index.html" for ledger in OF_ONE} <= set(second)


def test_the_source_pages_of_a_ledger_are_one_click_from_its_page() -> None:
    pages = pages_of(mini_portal())
    wanted = [
        (f"ledgers/{source.ledger}/index.md", f"../../{source_folder(source)}index.html")
        for source in mini_view().sources
    ]
    missing = [
        (path, source) for path, source in wanted if source not in found_in(pages[path]).links
    ]

    assert missing == []


def test_every_number_of_a_ledger_leads_to_where_it_comes_from_or_its_head_does() -> None:
    pages = pages_of(mini_portal())
    bare = [
        (path, cell)
        for path, text in pages.items()
        if path.startswith(("ledgers/", "counties/", "tasks/"))
        for table in re.findall("<table.*?</table>", text, re.DOTALL)
        for cell, head in under_heads(table)
        if "<a " not in cell + head and re.search(r"\d", unescape(cell))
    ]

    assert bare == []


def under_heads(table: str) -> Iterator[tuple[str, str]]:
    """Yield the numbers of a table, each with the head of its column."""
    head, *lines = re.findall("<tr.*?</tr>", table)
    heads = re.findall("<th .*?</th>", head)
    for line in lines:
        for cell, above in zip(re.findall(CELL, line), heads, strict=True):
            yield from ((number, above) for number in NUMBERS.findall(cell))


def test_a_ledger_page_leads_to_its_tables_for_download() -> None:
    files = mini_portal()
    tables = {
        name[:-4] for name in files if name.startswith("data/tables/") and name.endswith("csv")
    }
    linked = {
        resolved(path, link)[:-4]
        for path, text in pages_of(files).items()
        if path.startswith("ledgers/")
        for link in found_in(text).links
        if link.endswith(".csv")
    }

    assert linked <= tables
    assert {
        "data/tables/documents",
        "data/tables/rectification",
        "data/tables/sums-casework",
        "data/tables/burden",
    } <= linked


def test_dates_of_filings_lead_to_their_lines() -> None:
    pages = pages_of(mini_portal())
    links = found_in(pages["tasks/T07/index.md"]).links

    assert [link for link in links if re.search(r"/progress/index\.html#T07-L\d+$", link)]


@pytest.mark.parametrize("day", ["2026-03-31", "2026-05-31", None])
def test_every_link_leads_to_a_page_and_an_anchor(day: str | None) -> None:
    """On the first day nothing is filed, on the last of May no finding is overdue."""
    files = mini_portal()
    if day:
        files = portal_of(view_in(mini_city(), date.fromisoformat(day)))
    found = {path: found_in(text) for path, text in pages_of(files).items()}
    dead = [
        (path, link)
        for path, page in found.items()
        for link in page.links
        if not (link.startswith("https:") or leads(path, link, found, set(files)))
    ]

    assert dead == []


PLACE = REPOSITORY / "scripts/demo/programmes/smallest"
SMALLEST = {str(path.relative_to(PLACE)): path.read_bytes() for path in PLACE.rglob("*.yaml")}


def test_a_real_city_shows_what_it_has_and_no_link_leads_to_what_it_has_not() -> None:
    files = {path: data.replace(b"demonstration: true\n", b"") for path, data in SMALLEST.items()}
    made = portal_of(view_in(files))
    found = {path: found_in(text) for path, text in pages_of(made).items()}
    listed, empty = pages_of(made)["ledgers/index.md"].split('<details id="empty">')

    assert not {"figures/index.md", "mechanisms/index.md", "speed/index.md"} & set(made)
    assert "tasks/index.html" in listed
    assert "events/index.html" not in listed
    assert "events/index.html" in empty
    for path, page in found.items():
        assert [link for link in page.links if not leads(path, link, found, set(made))] == []


def leads(here: str, link: str, found: dict[str, Found], files: set[str]) -> bool:
    """Say whether a link's page exists, and in it the anchor."""
    address, _, anchor = link.partition("#")
    there = resolved(here, address) if address else here
    there = re.sub(rf"{INDEX}$", "index.md", there)
    return there in files and (not anchor or anchor in found[there].ids)


def resolved(here: str, address: str) -> str:
    """Return where a relative address leads from a page."""
    parts: list[str] = list(PurePosixPath(here).parent.parts)
    for part in address.split("/"):
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_identifiers_are_unique_on_every_page() -> None:
    twice = [
        (path, name)
        for path, text in pages_of(mini_portal()).items()
        for ids in [found_in(text).ids]
        for name in ids
        if ids.count(name) > 1
    ]

    assert twice == []


def test_every_page_says_as_of_when_and_that_it_is_a_demonstration() -> None:
    for text in pages_of(mini_portal()).values():
        front, body = text.split("---\n\n", 1)
        assert '"Demonstration data: ' in front
        assert "Data as of 2026-07-15" in body


def test_nothing_says_demonstration_where_the_data_is_real() -> None:
    view = mini_view()
    catalog = replace(view.catalog, publication=None)
    pages = pages_of(portal_of(replace(view, catalog=catalog)))

    assert not [path for path, text in pages.items() if "\nnotice: " in text.split("---\n\n")[0]]


def test_hostile_text_stays_text_on_every_kind_of_page() -> None:
    pages = pages_of(hostile_portal())
    found = [found_in(text) for text in one_of_each(pages)]
    tags = {tag for page in found for tag in page.tags}
    attributes = {name for page in found for name in page.attributes}

    assert tags.isdisjoint({"script", "img", "iframe", "style", "em"})
    assert not [name for name in attributes if name.startswith("on")]
    assert not [link for page in found for link in page.links if link.startswith("javascript")]


def one_of_each(pages: Mapping[str, str]) -> list[str]:
    """Return the pages, without those of a form of which there is another one."""
    names = re.compile(r"\b[A-Z][0-9]{3}\b|\b990[0-9]{3}\b|(?<=^source/).+(?=/)")
    forms = {names.sub("*", path): path for path in pages}
    return [pages[path] for path in forms.values()]


@pytest.mark.parametrize("path", ["tasks/T07/index.md", "about/index.md"])
def test_hostile_text_is_shown_as_it_is(path: str) -> None:
    text = pages_of(hostile_portal())[path]

    assert HOSTILE.replace("\u202e", "\ufffd") in unescape(text)


def test_a_problem_is_shown_by_place_and_kind_only() -> None:
    files = portal_of(hostile_view("quiet"))

    assert b"X999" in files["problems/index.md"]
    assert not [path for path, data in files.items() if b"unseen" in data]


def test_identifiers_cannot_leave_their_folder() -> None:
    view = mini_view()
    county = replace(view.assessment.counties[0], code="../../etc")
    areas = {
        **view.catalog.areas,
        county.code: view.catalog.areas[view.assessment.counties[0].code],
    }
    assessment = replace(view.assessment, counties=(county,), weeks=())
    files = portal_of(
        with_facts(replace(view, catalog=replace(view.catalog, areas=areas), assessment=assessment))
    )

    assert "counties/..~2f..~2fetc/index.md" in files
    assert not [path for path in files if ".." in path.split("/")]


def test_a_portal_is_made_even_where_little_is_known() -> None:
    view = mini_view()
    assessment = replace(view.assessment, counties=(), weeks=(), sections={}, by_task={})
    bare = with_facts(replace(view, catalog=Catalog(()), assessment=assessment, sources=()))

    assert set(portal_of(bare)) >= SECTIONS - {"figures/index.md"}


def test_the_same_view_gives_the_same_bytes() -> None:
    assert portal_of(mini_view()) == mini_portal()


def test_the_manifest_names_the_inputs_and_no_moment() -> None:
    view = mini_view()
    manifest = json.loads(mini_portal()["manifest.json"])

    assert list(manifest) == [
        "as_of", "method", "digest", "tool_version", "demonstration", "inputs",
    ]  # fmt: skip
    assert manifest["inputs"] == [
        {"file": source.file, "public": source.digest, "blob": source.blob}
        for source in sorted(view.sources, key=lambda source: source.file)
    ]


def test_the_host_is_linked_to_only_where_the_repository_is_public() -> None:
    view = mini_view()
    publication = view.catalog.publication
    assert publication is not None
    shown = type(publication)(
        as_of="today", repository_public=True, repository_url="https://example.org/city"
    )
    public = replace(view, catalog=replace(view.catalog, publication=shown))
    page = "source/city/rules/index.md"

    assert "example.org" not in pages_of(mini_portal())[page]
    assert "https://example.org/city/blob/main/data/city/rules.yaml" in source_page(public, page)


def source_page(view: View, path: str) -> str:
    """Return one page with the lines of a file."""
    desk = Desk(view, spots(view.sources), {}, "", records_of(view.catalog))
    (page,) = (page for page in source_pages(desk) if page.head.path == path)
    return Templates(texts_below(SITE / "templates"), english).page(page).decode()

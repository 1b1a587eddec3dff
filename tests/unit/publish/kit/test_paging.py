"""Source pages hold every line once, and as many as have room."""

from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.document import SourceFile
from ledgers.model.values import replace
from ledgers.model.words import english
from ledgers.publish.kit.links import line_address, source_parts, spots
from ledgers.publish.kit.paging import LIMIT, Piece, packed, pages_of
from ledgers.publish.kit.templates import Templates
from ledgers.publish.pages.sources import source_pages
from ledgers.read.home import SITE, texts_below
from tests.unit.publish.views import mini_desk, mini_view

LONG = "    note: " + "长" * 200


def source_of(name: str, count: int, line: str = LONG) -> SourceFile:
    """Return a file of so many lines, each of them a record."""
    records = {f"city/findings/{name}/{number + 1}": (number + 1, 0) for number in range(count)}
    file, digest = f"data/city/findings/{name}.yaml", "0" * 64
    return SourceFile(file, "city", "findings", None, digest, (line,) * count, records)


def lines_of(pages: tuple[tuple[Piece, ...], ...]) -> list[tuple[str, int]]:
    """Return the lines that pages show, in their order."""
    return [
        (piece.source.file, line)
        for page in pages
        for piece in page
        for line in range(piece.first, piece.last + 1)
    ]


@given(st.lists(st.integers(0, 40)), st.integers(1, 60))
def test_what_is_packed_stays_in_order_and_only_what_is_alone_may_be_too_large(
    sizes: list[int], limit: int
) -> None:
    pages = list(packed(enumerate(sizes), limit))

    assert [number for page in pages for number in page] == list(range(len(sizes)))
    assert all(sum(sizes[one] for one in page) <= limit for page in pages if len(page) > 1)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=6), st.integers(700, 20_000))
def test_every_line_of_every_file_is_on_one_page(counts: list[int], limit: int) -> None:
    files = [(source_of(f"F{at}", count), f"F{at}") for at, count in enumerate(counts)]
    pages = pages_of(files, limit)

    assert lines_of(pages) == [
        (source.file, line) for source, _ in files for line in range(1, len(source.lines) + 1)
    ]
    assert {piece.source.file for page in pages for piece in page} == {
        source.file for source, _ in files
    }


def test_a_file_that_has_room_on_a_page_is_not_cut() -> None:
    files = [(source_of(name, 10), name) for name in ("F1", "F2", "F3")]

    assert [len(page) for page in pages_of(files, 16_000)] == [2, 1]


def test_every_line_and_record_of_a_file_that_is_cut_leads_to_the_page_that_shows_it() -> None:
    source = source_of("F1", 2 * LIMIT // len(LONG.encode()))
    found, (parts,) = spots([source]), source_parts([source]).values()
    folders = {
        line: folder
        for folder, (piece,) in parts.items()
        for line in range(piece.first, piece.last + 1)
    }

    assert len(parts) > 1
    assert {
        line: line_address(found, source, line).partition("#")[0] for line in folders
    } == folders
    assert {
        line: found[f"city/findings/F1/{line}"].partition("#")[0] for line in folders
    } == folders


def test_a_folder_with_more_than_has_room_goes_on_on_numbered_pages() -> None:
    files = (source_of("F1", 190), source_of("F2", 190))
    desk = replace(mini_desk(), view=replace(mini_view(), sources=files), spots=spots(files))
    pages = list(source_pages(desk))

    assert [page.head.folder for page in pages] == [
        "source/city/findings/",
        "source/city/findings/2/",
    ]
    assert [len(lines) for page in pages for _, lines in page.files] == [190, 190]
    assert {link.text for page in pages for link in page.pages} == {"1", "2"}


def test_no_source_page_is_larger_than_two_hundred_kilobytes() -> None:
    files = (source_of("F1", 1500, "- \"text\": <b>&amp;</b> 'x'"), source_of("F2", 400))
    desk = replace(mini_desk(), view=replace(mini_view(), sources=files), spots=spots(files))
    templates = Templates(texts_below(SITE / "templates"), english)

    assert max(len(templates.page(page)) for page in source_pages(desk)) < LIMIT + 50_000

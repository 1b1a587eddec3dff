"""See that Chinese on English pages is marked, and none is where it cannot be marked."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.output import OutputFile
from ledgers.publish.frame.languages import HAN, RUN, marked_up, with_languages
from ledgers.publish.kit.templates import escaped
from tests.unit.publish.views import mini_portal, mini_view

CHINESE = re.compile(f"[{HAN}]")
VOID = frozenset({"img", "br", "wbr", "input"})
TOLD = frozenset({"alt", "aria-label", "content", "data-label", "label", "placeholder", "title"})
"""Attributes that are read to people."""


class Texts(HTMLParser):
    """Gather all texts of a page, and the Chinese ones that no element says are Chinese."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.unmarked: list[str] = []
        self.told: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element; one that is closed at once is also ended at once."""
        self.told += [value for name, value in attrs if name in TOLD and value]
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("lang")))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and those in it whose ends are not written."""
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Take note of a text, with the nearest language around it."""
        self.texts.append(data)
        spoken = next((lang for _, lang in reversed(self.open) if lang), "en")
        if CHINESE.search(data) and not spoken.startswith("zh"):
            self.unmarked.append(data)


def texts(page: str) -> Texts:
    """Return what is written on a page."""
    found = Texts()
    found.feed(page)
    found.close()
    return found


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("<td>霁城区</td>", '<td lang="zh">霁城区</td>'),
        ("<a href='x'>T07 建章立制</a>", "<a href='x'>T07 <span lang=\"zh\">建章立制</span></a>"),
        ('<h2 id="a">干部</h2>', '<h2 id="a"><span lang="zh">干部</span></h2>'),
        ("<svg><text>12 项</text></svg>", '<svg><text lang="zh">12 项</text></svg>'),
        ("<p>By 《条例》, 第3条 in all</p>",
         '<p>By <span lang="zh">《条例》, 第3条</span> in all</p>'),
        ('<div aria-label="县区">ok</div>', '<div aria-label="县区">ok</div>'),
        ('<b title="Pu District (浦区) T07">ok</b>', '<b title="Pu District T07">ok</b>'),
        ("<text>Pu District (浦区)</text>", "<text>Pu District</text>"),
        ('<p lang="zh-CN">好</p>', '<p lang="zh-CN"><span lang="zh">好</span></p>'),
    ],
)  # fmt: skip
def test_chinese_lies_in_an_element_of_that_language(page: str, marked: str) -> None:
    assert marked_up(page) == marked


@pytest.mark.parametrize(
    ("several", "one"),
    [
        ("1 places up", "1 place up"),
        ('<a href="x">1</a> counties', '<a href="x">1</a> county'),
        ("1 people, 1 classes", "1 person, 1 class"),
        ("1 more rows", "1 more row"),
        ("61.1 points", "61.1 points"),
        ("11 tasks, 0–1 tasks", "11 tasks, 0–1 tasks"),
        ("T1 tasks", "T1 tasks"),
        ("1 series", "1 series"),
    ],
)
def test_one_is_not_written_as_several(several: str, one: str) -> None:
    assert marked_up(f"<p>{several}</p>") == f"<p>{one}</p>"


@given(st.lists(st.text("中文《》，。 3%aé<&\"'\n", max_size=12), max_size=5))
def test_whatever_the_text_is_it_stays_and_its_chinese_is_marked(pieces: list[str]) -> None:
    page = "".join(
        f"<p>{escaped(piece)}</p><svg><text>{escaped(piece)}</text></svg>" for piece in pieces
    )

    marked = texts(marked_up(page))

    assert ("".join(marked.texts), marked.unmarked) == ("".join(texts(page).texts), [])


def test_a_title_is_told_once_more_with_its_chinese_marked() -> None:
    page = '---\ntitle: "T07 建章立制"\nas_of: "x"\n---\n\n<p>x</p>'

    assert marked_up(page) == page.replace(
        "---\n", '---\nspoken: "T07 <span lang=\\"zh\\">建章立制</span>"\n', 1
    )


def test_data_for_download_stays_as_it_is() -> None:
    data = "<td>霁城区</td>".encode()

    assert with_languages(OutputFile("data/tables/x.csv", data)) == data


def english_pages() -> dict[str, Texts]:
    """Return what is written on each page of the mini city's portal in English."""
    files = (OutputFile(*row) for row in mini_portal().items())
    pages = (file for file in files if file.path.endswith((".md", ".html")))
    bodies = ((file.path, with_languages(file).decode().split("---\n\n")[-1]) for file in pages)
    return {path: texts(re.sub(r"(?s)<style>.*?</style>", "", body)) for path, body in bodies}


def test_no_page_of_the_portal_in_english_has_chinese_that_is_not_marked() -> None:
    pages = english_pages()

    assert any(RUN.search(text) for page in pages.values() for text in page.texts)
    assert {path: page.unmarked for path, page in pages.items() if page.unmarked} == {}


def test_no_attribute_in_english_has_chinese_but_titles_without_an_english_one() -> None:
    catalog = mini_view().catalog
    nodes = catalog.programme.nodes if catalog.programme else ()
    titles = [*(row.title for row in catalog.tasks.values()), *(row.title for row in nodes)]
    alone = re.compile("|".join(map(re.escape, titles)))
    told = {(path, text) for path, page in english_pages().items() for text in page.told}

    assert len(told) > len(titles)
    assert {(path, text) for path, text in told if CHINESE.search(alone.sub("", text))} == set()

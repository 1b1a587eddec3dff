"""See that a portal in English has English names, and marks the Chinese that is left."""

import re
from datetime import date
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from ledgers.model.bulletin import CountyName, Printed
from ledgers.model.output import OutputFile
from ledgers.model.values import replace
from ledgers.model.words import Both, english
from ledgers.publish.bulletins.site import wording_of
from ledgers.publish.frame.languages import HAN, RUN, in_language, marked_up, with_languages
from ledgers.publish.kit.addresses import site_of
from ledgers.publish.kit.templates import escaped
from ledgers.publish.kit.view import View
from tests.unit.publish.issued import weekly
from tests.unit.publish.views import mini_desk, mini_portal, mini_view

CHINESE = re.compile(f"[{HAN}]")
VOID = frozenset({"img", "br", "wbr", "input"})


class Texts(HTMLParser):
    """Gather all texts of a page, and the Chinese ones that no element says are Chinese."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.unmarked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element; one that is closed at once is also ended at once."""
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
        ('<p lang="zh-CN">好</p>', '<p lang="zh-CN"><span lang="zh">好</span></p>'),
    ],
)  # fmt: skip
def test_chinese_lies_in_an_element_of_that_language(page: str, marked: str) -> None:
    assert marked_up(page) == marked


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


def test_no_page_of_the_portal_in_english_has_chinese_that_is_not_marked() -> None:
    files = (OutputFile(*row) for row in mini_portal().items())
    pages = {file.path: file for file in files if file.path.endswith((".md", ".html"))}
    bodies = {
        path: with_languages(file).decode().split("---\n\n")[-1] for path, file in pages.items()
    }
    bodies = {path: re.sub(r"(?s)<style>.*?</style>", "", body) for path, body in bodies.items()}

    assert any(RUN.search(body) for body in bodies.values())
    assert {path: found for path, body in bodies.items() if (found := texts(body).unmarked)} == {}


# ── Names ────────────────────────────────────────────────────────────────────────────────────────

NAMED = {"990102": "Jicheng District", "990121": "Xiuling County"}


@cache
def in_english() -> View:
    """Return the mini city, some of which has English names, in English below the top."""
    view, catalog = mini_view(), mini_view().catalog
    areas = {
        code: structs.replace(area, en=NAMED.get(code, "")) for code, area in catalog.areas.items()
    }
    tasks = {name: structs.replace(task, en=f"Task {name}") for name, task in catalog.tasks.items()}
    named = replace(view, catalog=replace(catalog, areas=areas, tasks=tasks), others=(view,))
    return in_language(named, "en", english, "en/")


def test_what_has_an_english_name_is_called_by_it_and_else_by_the_chinese_one() -> None:
    before, view = mini_view(), in_english()
    desk = replace(mini_desk(), view=view)

    called = {row.code: row.name for row in view.assessment.counties}
    assert called == {row.code: row.name for row in before.assessment.counties} | NAMED
    assert {code: desk.county_name(code) for code in called} == called
    assert [desk.task_name(name) for name in view.catalog.tasks] == [
        f"{name} Task {name}" for name in view.catalog.tasks
    ]
    tasks = {row.subject: row.title for row in view.todos if row.subject.startswith("progress/")}
    assert tasks
    assert all(title == f"Task {subject[9:]}" for subject, title in tasks.items())
    assert [(each.below, each.language) for each in view.others] == [("en/", "en")]


def test_an_issue_in_english_names_counties_as_the_portal_does() -> None:
    names = (CountyName("990102", "霁城区"), CountyName("990181", "葭陵市"))
    printed = Printed("砚川市纪委监委", Both("周通报", "Weekly bulletin"), counties=names)
    issue = structs.replace(weekly(), words=printed)
    view = in_english()

    chinese = wording_of(replace(view, language="zh")).in_issue(issue)
    english_one = wording_of(view).in_issue(issue)

    assert [chinese.county(code) for code in ("990102", "990181")] == ["霁城区", "葭陵市"]
    assert [english_one.county(code) for code in ("990102", "990181")] == [
        NAMED["990102"],
        "葭陵市",
    ]


@pytest.mark.parametrize(
    ("title", "said"),
    [("周通报（2026年第28期）", "Weekly bulletin, no. 28 of 2026"), ("专题", "专题")],
)
def test_a_title_that_only_numbers_an_issue_is_said_in_english(title: str, said: str) -> None:
    issue = structs.replace(weekly(), title=title, issue_no=28)

    assert wording_of(mini_view()).title(issue) == said


def test_addresses_and_permanent_names_are_those_of_the_language() -> None:
    site = site_of(in_english())

    assert site is not None
    assert site.absolute("tasks/") == f"{site.top}en/tasks/index.html"
    assert site.tag(date(2026, 7, 1), "x") == f"tag:{site.host},2026:{site.path}en/x"

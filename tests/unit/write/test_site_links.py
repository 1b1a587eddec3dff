"""See that a link that leads nowhere is found, and stops what is being published."""

from pathlib import Path

import pytest

from ledgers.model.problem import CannotGoOn
from ledgers.write.site import dead_links, refuse_dead_links

PAGE = '<h1 id="top">x</h1><a href="{}">x</a>'


def site(folder: Path, link: str) -> Path:
    """Return a finished site of two pages and a table, one page with a link."""
    (folder / "a" / "b c").mkdir(parents=True)
    (folder / "index.html").write_text('<a id="län" href="a/index.html#top">x</a>', "utf-8")
    (folder / "a" / "index.html").write_text(PAGE.format(link), "utf-8")
    (folder / "a" / "b c" / "table.csv").write_text("x", "utf-8")
    return folder


@pytest.mark.parametrize(
    "link",
    [
        "#top", "../index.html#l%C3%A4n", "../index.html#l&#228;n", "../", ".", "b%20c/table.csv",
        "index.html?x=1&amp;y=2#top", "https://x.invalid/y", "mailto:x@x.invalid",
        "/index.html", "", "?x=1", "../a/?x=1#top",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_no_fault(tmp_path: Path, link: str) -> None:
    assert list(dead_links(site(tmp_path, link))) == []


@pytest.mark.parametrize(
    "link",
    ["#bottom", "../index.html#top", "../gone.html", "b%20c/", "b%20c/table.csv#top", "../../x"],
)
def test_a_link_that_leads_nowhere_is_found(tmp_path: Path, link: str) -> None:
    assert list(dead_links(site(tmp_path, link))) == [("a/index.html", link)]


@pytest.mark.parametrize(
    "link",
    [
        *("javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "http://x.invalid/y"),
        *("//x.invalid", "/\\x.invalid", "\\\\x.invalid", "/\t/x.invalid", " https://x.invalid"),
    ],
)
def test_a_link_by_a_scheme_that_is_not_allowed_is_found(tmp_path: Path, link: str) -> None:
    assert list(dead_links(site(tmp_path, link))) == [("a/index.html", link)]


@pytest.mark.parametrize(
    "mark",
    [
        *('src="#gone"', 'xlink:href="#gone"', "href='#gone'", "href=#gone", 'HREF = "#gone"'),
        *('x="y"href="#gone"', "/src=#gone", 'SrcSet="#gone 2x"', 'action="#gone"'),
        'srcset="#top 1x, #gone 2x,"',
    ],
)
def test_a_link_is_found_however_it_is_written(tmp_path: Path, mark: str) -> None:
    (tmp_path / "index.html").write_text(f"<p ID=top><svg {mark}></svg>", "utf-8")

    assert list(dead_links(tmp_path)) == [("index.html", "#gone")]


def test_text_that_reads_like_a_link_is_none(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>x href=&#34;gone&#34;</p>", "utf-8")

    assert list(dead_links(tmp_path)) == []


def test_dead_links_are_told_with_their_number_and_the_first_of_them(tmp_path: Path) -> None:
    links = "".join(f'<a href="gone-{number}">x</a>' for number in range(7))
    (tmp_path / "index.html").write_text(links, "utf-8")

    with pytest.raises(CannotGoOn, match=r"nowhere: 7 \(index.html → gone-0, .*gone-4\)"):
        refuse_dead_links(tmp_path, among_others=False)


def test_what_lies_beside_an_edition_is_not_looked_for(tmp_path: Path) -> None:
    refuse_dead_links(site(tmp_path, "../../2026-06/index.html"), among_others=True)

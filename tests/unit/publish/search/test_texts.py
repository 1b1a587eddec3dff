from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.output import FINISHED
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Head
from ledgers.publish.search.texts import fold, lines_of, own_lines, pairs_of, printed_of
from tests.searching import LOOK, NODE, searched
from tests.unit.publish.search.test_names import part, portal, undrawn
from tests.unit.publish.views import hostile_view, pages_of

SOME = 0.2


def body(text: str) -> list[str]:
    """Return the lines of a page of this text."""
    return lines_of(f"---\ntitle: x\n---\n\n{FINISHED}{text}")


def test_cells_headings_and_sentences_are_lines_of_their_own() -> None:
    table = (
        "<table><caption>各县</caption><tr><th>县<a>区</a></th><td>岫岭县</td><td>52.4%</td></tr>"
    )

    assert body(f"<h2 id='a'>标题</h2>\n<p>一句 <a href='x'>话</a>。</p>{table}</table>") == [
        "标题",
        "一句 话。",
        "各县",
        "县区",
        "岫岭县",
    ]


def test_of_a_page_its_lines_are_kept_where_it_is_searched_and_its_terms_where_it_explains() -> (
    None
):
    head = Head(links.METHODS, "方法", "", "", "", searched=False)
    page = f'{FINISHED}<h2 id="a">甲&amp;<b>乙</b></h2><p>话</p>'

    explaining, other = printed_of(head, page), printed_of(Head("a/", "甲", "", "", ""), page)

    assert (explaining.lines, explaining.terms) == ((), [("a", "甲&乙")])
    assert (other.lines, other.terms) == (["甲&乙", "话"], [])


def test_drawings_scripts_and_numbers_are_left_out_and_signs_are_unescaped() -> None:
    drawn = "<svg><text>25%图</text></svg><script>run()</script><nav>路</nav><p>12.5</p>"

    assert body(f"{drawn}<p>&lt;b&gt; &amp;</p><p>&lt;b&gt; &amp;</p>") == ["<b> &"]


def test_a_line_that_is_on_very_many_pages_says_nothing_of_any() -> None:
    pages = [(Head(f"{no}/", "", "", "", ""), ["脚注", f"第{no}页"]) for no in range(30)]

    assert [lines for _, lines in own_lines(pages)] == [[f"第{no}页"] for no in range(30)]


@given(st.text(), st.text())
def test_a_text_is_folded_sign_by_sign(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)
    assert fold(fold(one)) == fold(one)


@given(st.lists(st.text(), max_size=3))
def test_pairs_lie_within_lines(lines: list[str]) -> None:
    assert all(any(pair in fold(line) for line in lines) for pair in pairs_of(lines))


@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_any_part_of_a_line_finds_its_page_and_is_shown_in_it() -> None:
    random, asked = Random("lines"), []
    for head, lines in own_lines(searched_pages()):
        if lines and random.random() < SOME:
            typed = part(random.choice(lines), random).strip()
            # Words are found one by one, by the pairs of signs in each.
            if any(len(fold(word)) > 1 for word in typed.split()):
                asked.append((head.folder, typed))

    found = searched(portal("zh"), LOOK, [typed for _, typed in asked])

    assert len(asked) > 20
    for (folder, typed), rows in zip(asked, found, strict=True):
        shown = next(row for row in rows if row["there"] == folder)
        assert fold(typed) in fold(shown["match"]), typed


def searched_pages() -> list[tuple[Head, list[str]]]:
    """Return the pages that are searched, with their lines."""
    pages = pages_of(portal("zh")).items()
    inner = [(path.removesuffix("index.md"), text) for path, text in pages]
    return [
        (Head(folder, "", "", "", ""), lines_of(text))
        for folder, text in inner
        if not folder.startswith("source/")
    ]


@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_hostile_text_is_found_as_text() -> None:
    found = searched(undrawn(hostile_view()), LOOK, ["window.pwned=1"])

    assert found[0][0]["match"] == "window.pwned=1"
    assert "<script>" in found[0][0]["before"]

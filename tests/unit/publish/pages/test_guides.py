"""The pages of the guides say what their Markdown says, with the pictures that there are."""

import re
from html import unescape

import pytest

from ledgers.model.values import replace
from ledgers.publish.kit.templates import Templates
from ledgers.publish.pages.about import BLOCK, guide_page
from ledgers.read.home import SITE, guides, texts_below
from tests.guides import ROLES, text_of
from tests.unit.publish.views import mini_desk

PICTURED = {"guides/clerk.en.webp": b"RIFF"}
MARKS = re.compile(
    r"^(?:```.*|## |- |\d\. |<!-- picture: .+ -->)|[`*]+|\]\([^)]+\)|\[(?=[^]\n]+\]\()",
    re.MULTILINE,
)


def shown(role: str, **how: object) -> str:
    """Return the page of a guide in English."""
    desk = mini_desk()
    view = replace(desk.view, guides=dict(guides(str)), **how)
    page = guide_page(replace(desk, view=view), role)
    return Templates(texts_below(SITE / "templates"), view.translate).page(page).decode()


def words_of(text: str) -> list[str]:
    """Return the words of a text, whatever stands around them."""
    return text.replace("\n", " ").split()


@pytest.mark.parametrize("role", ROLES)
def test_a_page_says_every_word_of_its_guide_and_no_other(role: str) -> None:
    body = shown(role).partition('class="cl-lead">')[2].partition('<p class="cl-asof"')[0]
    body = re.sub(r"<summary>.*?</summary>", "", body)  # What is folded has its heading twice.
    told = unescape(
        re.sub(r"<[^>]+>", "", re.sub(r"<(?:br|/?p|/?li|/?ol|/?ul|/?h2)[^>]*>", " ", body))
    )

    assert words_of(told) == words_of(MARKS.sub("", text_of(role).split("\n\n", 1)[1]))


def test_every_line_of_a_guide_belongs_to_a_block() -> None:
    text = text_of("adopter").split("\n\n", 2)[2]

    assert BLOCK.sub("", text).strip() == ""


def test_a_picture_is_shown_where_it_was_taken() -> None:
    there, elsewhere = (shown(role, pictures=PICTURED) for role in ("clerk", "reviewer"))

    assert 'src="../../assets/guides/clerk.en.webp"' in there
    assert "<figure" not in shown("clerk")
    assert "<figure" not in elsewhere


def test_guides_lead_to_each_other() -> None:
    assert 'href="../windows/index.html"' in shown("clerk")


def test_the_guide_for_clerks_leads_to_the_page_for_filing() -> None:
    assert 'href="../../file/index.html"' in shown("clerk")

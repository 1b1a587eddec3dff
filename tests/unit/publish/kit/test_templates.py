"""See that nothing that is printed can become active, in HTML or in Markdown."""

from dataclasses import dataclass
from decimal import Decimal
from html import unescape
from typing import ClassVar

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError, UndefinedError

from ledgers.model.words import Both, english, say
from ledgers.publish.kit.components import Head, Mark
from ledgers.publish.kit.links import Linked
from ledgers.publish.kit.templates import FORBIDDEN, Templates, armour, front_matter, harmless
from tests.unit.publish.views import HOSTILE

EXTENSIONS = ["attr_list", "toc"]
HEAD = Head("", "Title", "Description", "", "")


@dataclass(frozen=True, slots=True)
class OnePage:
    """Hold a value for a template to print."""

    template: ClassVar[str] = "one.md.j2"
    head: Head
    value: object


def printed(template: str, value: object = "") -> str:
    """Return what a template prints for a value, after the front matter."""
    filled = Templates({"one.md.j2": template}, english)
    return filled.page(OnePage(HEAD, value)).decode().split("---\n\n", 1)[1]


@pytest.mark.parametrize(
    "template", ["{value}", "# {value}", "- {value}", "| {value} |", "> {value}"]
)
def test_hostile_text_stays_text_in_markdown(template: str) -> None:
    html = markdown.markdown(template.format(value=armour(HOSTILE)), extensions=EXTENSIONS)

    assert "<script" not in html
    assert "<img" not in html
    assert "<a" not in html
    assert "<em>" not in html
    assert "<code" not in html
    assert " onclick" not in html.split(">")[0]
    assert FORBIDDEN.sub("\ufffd", HOSTILE) in unescape(html)


@given(st.text())
def test_any_text_reads_the_same_after_markdown(text: str) -> None:
    html = markdown.markdown(f"<p>{armour(text)}</p>", extensions=EXTENSIONS)

    assert unescape(html) == f"<p>{FORBIDDEN.sub(chr(0xFFFD), text)}</p>"


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_any_text_makes_one_plain_paragraph(text: str) -> None:
    html = markdown.markdown(f"x{armour(text)}x", extensions=EXTENSIONS)

    assert html.startswith("<p>x")
    assert html.endswith("x</p>")
    assert "<" not in html[3:-4]


def test_days_and_numbers_stay_readable() -> None:
    assert armour("2026-07-15 T07.1 52.5%") == "2026-07-15 T07.1 52.5%"


def test_attributes_cannot_be_left() -> None:
    html = printed('<p title="{{ page.value }}">x</p>', '" onclick="x')

    assert html == '<p title="&#34; onclick&#61;&#34;x">x</p>'


def test_words_are_translated_and_their_links_kept() -> None:
    words = say("By {day}: {value} <now>", day="2026-07-15", value=Linked("5", "#a"))

    assert printed("{{ page.value }}", words) == (
        'By 2026-07-15&#58; <a href="&#35;a">5</a> &#60;now&#62;'
    )


def test_words_in_attributes_lose_their_links() -> None:
    words = say("Of {total}", total=Linked("5", "#a"))

    assert printed('<p title="{{ page.value|plain }}">', words) == '<p title="Of 5">'


def test_braces_in_arguments_are_no_places() -> None:
    assert printed("{{ page.value }}", say("{name}!", name="{0}")) == "&#123;0&#125;&#33;"


def test_texts_in_both_languages_are_printed() -> None:
    assert printed("{{ page.value }}", Both("县", "county")) == "county"


def test_parts_print_themselves() -> None:
    texts = {
        "one.md.j2": "{{ page.value }}",
        "partials/mark.md.j2": "<b>{{ value.word }}</b>\n",
    }
    page = Templates(texts, english).page(OnePage(HEAD, Mark("k", say("a|b"))))

    assert page.endswith(b"<b>a&#124;b</b>")


@pytest.mark.parametrize("value", [None, Decimal(1), 0.5, [], b"x"])
def test_what_has_no_print_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        printed("{{ page.value }}", value)


def test_unknown_names_are_errors() -> None:
    with pytest.raises(UndefinedError):
        printed("{{ page.velue }}")


@pytest.mark.parametrize(
    "name", ["safe", "escape", "e", "tojson", "xmlattr", "urlize", "striptags"]
)
def test_no_filter_turns_the_armour_off(name: str) -> None:
    with pytest.raises(TemplateError):
        printed("{{ page.value|" + name + " }}", "<b>")


def test_front_matter_holds_nothing_active() -> None:
    front = front_matter({"title": HOSTILE})

    assert front.count("\n") == 4
    assert not any(sign in harmless(HOSTILE) for sign in '<>&"{}\n')

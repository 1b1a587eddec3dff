"""See that nothing that is printed can become active in a page."""

from decimal import Decimal
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError, UndefinedError

from ledgers.model.output import FINISHED
from ledgers.model.words import Both, english, say
from ledgers.publish.kit.components import Filled, Head, Linked, Mark, filled
from ledgers.publish.kit.templates import (
    FORBIDDEN,
    Templates,
    escaped,
    front_matter,
    harmless,
)
from tests.unit.publish.views import HOSTILE

EXTENSIONS = ["attr_list", "toc", "ledgers.write.finished"]
HEAD = Head("", "Title", "Description", "", "")


def one_page(value: object) -> Filled:
    """Return a page whose template prints a value."""
    return filled("one.html.j2", head=HEAD, value=value)


class Read(HTMLParser):
    """Gather what a reader's browser makes of a page: its tags, its attributes and its text."""

    def __init__(self, html: str) -> None:
        """Read a page."""
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag."""
        self.tags.append(tag)
        self.attributes |= dict(attrs)

    def handle_data(self, data: str) -> None:
        """Take note of text."""
        self.text += data

    def handle_comment(self, data: str) -> None:
        """Take note of a comment: there is none."""
        self.tags.append(data)


def printed(template: str, value: object = "") -> str:
    """Return what a template prints for a value, after the front matter."""
    filled = Templates({"one.html.j2": template}, english)
    front, body = filled.page(one_page(value)).decode().split(FINISHED, 1)
    assert front.endswith("---\n\n")
    return body


def shown(template: str, value: str) -> Read:
    """Return what a browser reads of a page that was handed through Markdown."""
    html = markdown.markdown(FINISHED + printed(template, value), extensions=EXTENSIONS)
    return Read(html)


ACTIVE = (
    HOSTILE,
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "{{ 7*7 }}{% include 'x' %}{# x #}",
    "[x](javascript:window.pwned=1) ![x](x) <https://x.invalid>",
    "```\n<b>x</b>\n```",
    "<!-- x -->--><!--",
    "&lt;img&gt;&#60;img&#62;&amp;lt;&NewLine;&#x3c;b",
    "</p></div></code>\n\n# x { #page onclick=x }\n",
    f"\n{FINISHED}<b>x</b>",
    "\x02wzxhzdk:0\x03 \x02amp\x03",
    "]]></svg></textarea></style></noscript><plaintext>",
)
"""What could be active in HTML, Markdown or a template, or end what it stands in."""


@pytest.mark.parametrize("text", ACTIVE)
@pytest.mark.parametrize(
    ("template", "tags"),
    [
        ("<p>{{ page.value }}</p>", ["p"]),
        ("x\n\n{{ page.value }}\n\nx", []),
        ('<td data-order="{{ page.value }}"><code>{{ page.value }}</code></td>', ["td", "code"]),
        ('<h2 id="one">{{ page.value }}</h2>', ["h2"]),
    ],
)
def test_hostile_text_stays_text(template: str, tags: list[str], text: str) -> None:
    page = shown(template, text)

    assert page.tags == tags
    assert page.attributes.keys() <= {"data-order", "id", "class", "href", "title"}
    assert FORBIDDEN.sub("\ufffd", text) in page.text


@given(st.text())
def test_any_text_reads_the_same_on_a_page(text: str) -> None:
    page = shown('<p title="{{ page.value }}">{{ page.value }}</p>', text)

    assert page.tags == ["p"]
    assert page.text == page.attributes["title"] == FORBIDDEN.sub("\ufffd", text)


def test_days_and_numbers_stay_readable() -> None:
    assert escaped("2026-07-15 T07.1 52.5%") == "2026-07-15 T07.1 52.5%"


def test_attributes_cannot_be_left() -> None:
    html = printed('<p title="{{ page.value }}">x</p>', '" onclick="x')

    assert html == '<p title="&#34; onclick=&#34;x">x</p>'


def test_words_are_translated_and_their_links_kept() -> None:
    words = say("By {day}: {value} <now>", day="2026-07-15", value=Linked("5", "#a"))

    assert printed("{{ page.value }}", words) == ('By 2026-07-15: <a href="#a">5</a> &lt;now&gt;')


def test_words_in_attributes_lose_their_links() -> None:
    words = say("Of {total}", total=Linked("5", "#a"))

    assert printed('<p title="{{ page.value|plain }}">', words) == '<p title="Of 5">'


def test_braces_in_arguments_are_no_places() -> None:
    assert printed("{{ page.value }}", say("{name}!", name="{0}")) == "{0}!"


def test_texts_in_both_languages_are_printed() -> None:
    assert printed("{{ page.value }}", Both("县", "county")) == "county"


def test_parts_print_themselves() -> None:
    texts = {
        "one.html.j2": "{{ page.value }}",
        "partials/mark.html.j2": "<b>{{ value.word }}</b>\n",
    }
    page = Templates(texts, english).page(one_page(Mark("k", say("a|b"))))

    assert page.endswith(b"<b>a|b</b>")


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
def test_no_filter_turns_escaping_off(name: str) -> None:
    with pytest.raises(TemplateError):
        printed("{{ page.value|" + name + " }}", "<b>")


def test_front_matter_holds_nothing_active() -> None:
    front = front_matter({"title": HOSTILE})

    assert front.count("\n") == 4
    assert not any(sign in harmless(HOSTILE) for sign in '<>&"{}\n')

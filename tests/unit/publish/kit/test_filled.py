"""See that a template is given all that it prints, and nothing that it does not."""

from collections.abc import Iterator, Mapping
from functools import cache

import pytest
from jinja2 import Environment, nodes

from ledgers.publish.downloads.listed import data_tables
from ledgers.publish.kit.components import Filled, filled
from ledgers.publish.site import all_pages
from ledgers.read.home import SITE
from tests.unit.publish.views import mini_desk

OPENING = frozenset({"head", "crumbs", "here"})
"""What every page is given, and not every template prints."""
CALLED = {"partials/methods_scheme.html.j2": "scheme"}
"""What a part is called in a template that another one includes."""
ALSO = {"brief.html.j2": ("brief_document.xml.j2", "brief")}
"""The template that prints the same part once more, and what it calls it."""


@cache
def asked(template: str, name: str) -> frozenset[str]:
    """Return what a template, and those that it includes, ask of a name."""
    tree = Environment(autoescape=True).parse((SITE / "templates" / template).read_text("utf-8"))
    found = {
        node.attr
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == name
    }
    names = (row.template for row in tree.find_all(nodes.Include))
    parts = (row.value for row in names if isinstance(row, nodes.Const))
    return frozenset(found).union(*(asked(part, name) for part in parts))


def inside(value: object) -> Iterator[Filled]:
    """Yield what is filled inside a value."""
    if isinstance(value, Filled):
        yield value
        value = tuple(value.given.values())
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for each in value:
            yield from inside(each)


@cache
def made() -> tuple[Filled, ...]:
    """Return all that is filled on the pages of the mini city, pages too."""
    desk = mini_desk()
    pages = all_pages(desk, data_tables(desk))
    return tuple(each for page in pages for each in inside(page))


def test_templates_are_given_what_they_print_and_no_more() -> None:
    for each in made():
        is_page = each.given.keys() >= OPENING
        name = "page" if is_page else CALLED.get(each.template, "value")
        printed = asked(each.template, name)
        if each.template in ALSO:
            printed |= asked(*ALSO[each.template])

        assert printed - OPENING == each.given.keys() - OPENING, each.template


def test_what_was_not_given_is_an_error() -> None:
    part = filled("one.html.j2", text="here")

    assert part.text == "here"
    with pytest.raises(AttributeError, match="other"):
        part.other  # noqa: B018 - raises

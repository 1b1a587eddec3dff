"""Which tables readers can filter, by what, and which of them show fewer columns on a phone."""

import pytest

from ledgers.model.values import replace
from ledgers.model.words import english, say
from ledgers.publish.kit.components import LONG, Cell, Column, Linked, Row, Table, Text
from ledgers.publish.kit.templates import Templates
from ledgers.read.home import SITE, texts_below


def table_of(rows: int, columns: int) -> Table:
    """Return a table of so many rows and columns."""
    heads = tuple(Column(f"column {number}") for number in range(columns))
    lines = tuple(Row(tuple(Cell(head, "x") for head in heads)) for _ in range(rows))
    return Table(say("A table"), heads, lines)


def test_a_table_of_many_rows_is_filtered_unless_it_is_plain_or_a_tree() -> None:
    table = table_of(LONG, 2)
    tree = replace(table, lines=(*table.lines, replace(table.lines[0], level=1)))

    asked = (table, table_of(LONG - 1, 2), replace(table, plain=True), tree)
    assert [each.filtered for each in asked] == [True, False, False, False]


def test_a_phone_hides_columns_where_there_is_more_than_one_too_many() -> None:
    table = table_of(LONG, 6)
    asked = (table, table_of(LONG, 5), replace(table, stacked=True), table_of(LONG - 1, 6))

    assert [each.wide for each in asked] == [True, False, False, False]
    assert table_of(LONG, 5).first == table.first == 4
    assert replace(table_of(LONG, 5), first=3).wide


@pytest.mark.parametrize(
    ("title", "facet"),
    [(say("Light"), "light"), (say("County"), "county"), (say("Title"), ""), ("Light", "")],
)
def test_a_column_says_by_its_head_what_it_can_be_filtered_by(title: Text, facet: str) -> None:
    assert Column(title).facet == facet
    assert not Column(Linked("Light", None)).facet


def test_a_table_prints_its_tools_its_facets_and_whose_rows_they_are() -> None:
    printed = Templates(texts_below(SITE / "templates"), english).printed
    light = Column(say("Light"))
    table = Table(say("A table"), (light,), (Row((Cell(light, "x"),), county="990121"),) * LONG)
    html = printed(table)

    assert 'data-count="{shown} of {total} rows"' in html
    assert html.count('data-facet="light"') == 1
    assert html.count('<tr data-county="990121">') == LONG
    assert "cl-tools" not in printed(replace(table, plain=True))

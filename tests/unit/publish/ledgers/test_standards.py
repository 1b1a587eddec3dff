"""The page of the standards: what every county has of them, and the city of its own."""

from ledgers.publish.ledgers.page import ledger_page
from tests.unit.publish.ledgers.made import block, cells_of
from tests.unit.publish.views import mini_desk


def test_what_the_city_makes_for_all_has_a_row_of_the_city() -> None:
    tables = block(ledger_page(mini_desk(), "standards").blocks, "met").tables
    city, *counties = next(
        rows
        for table in tables
        if len(rows := cells_of(table)) > len(mini_desk().view.catalog.counties)
    )

    assert city == ["Yanchuan City (砚川市)", "1 / 1", "—", "—"]
    assert {tuple(row[1:]) for row in counties} == {("—", "1 / 1", "1 / 1")}

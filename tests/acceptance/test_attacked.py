"""Nothing that is hidden can be worked out of what is published, by no county (`make soak`: more).

An integer programme looks for it, with the tables, the public records, the schemas, and what a
county knows of its own.
"""

from datetime import date
from random import Random

from demo import demonstration_city
from ledgers.model.portal import TOTAL, Cell
from tests.attack.attacked import Leak, leaks
from tests.attack.cities import SCHEMAS, catalog, city, points, whole_year
from tests.attack.published import NOBODY, Place, published

QUARTER = date(2026, 7, 15)


def test_a_county_works_out_nothing_that_the_demonstration_hides() -> None:
    found = published(catalog(demonstration_city()), SCHEMAS.by_ledger, points(QUARTER))

    assert list(leaks(found, ["990102"])) == []
    hidden = [cell for cell in found.cells.values() if cell.suppressed and cell.most is None]
    assert len([one for one in found.cells if one.at == 1]) > len(hidden) > 0


def test_no_county_works_out_what_a_city_of_three_hides_in_two_quarters() -> None:
    files = whole_year(city(21, 3), Random(21), 0.05)
    found = published(catalog(files), SCHEMAS.by_ledger, points(date(2026, 10, 15)))

    assert list(leaks(found)) == []


def test_the_attack_finds_what_is_shown_by_mistake() -> None:
    found = published(catalog(city(1, 4)), SCHEMAS.by_ledger, points(QUARTER))
    name = "casework.read_out"
    own = {
        code: sum(value for number, value in held[1].items() if number.field == name)
        for code, held in found.own.items()
    }
    found.cells = {
        Place(1, name, "county_year", code, "2026"): Cell(number, suppressed=False)
        for code, number in own.items()
    }
    hidden, other, *_ = own
    total = Place(1, name, "county_year", TOTAL, "2026")
    found.cells[total] = Cell(sum(own.values()), suppressed=False)
    found.cells[total._replace(row=hidden)] = Cell(None, suppressed=True)
    found.cells[total._replace(row=other)] = Cell(None, suppressed=True)

    # Nobody knows either of them; each county knows the other's.
    assert [
        one
        for one in leaks(found, [NOBODY, hidden, other])
        if one.place.row in {hidden, other} and one.place.at == 1
    ] == [
        Leak(total._replace(row=other), hidden, own[other], own[other]),
        Leak(total._replace(row=hidden), other, own[hidden], own[hidden]),
    ]

"""Nothing that is hidden can be worked out of what is published, by no county (`make soak`: more).

An integer programme looks for it, with the tables, the public records, the schemas, and what a
county knows of its own.
"""

from datetime import date
from random import Random

from demo import demonstration_city
from ledgers.model.portal import TOTAL, Cell
from tests.attack.attacked import Leak, Target, leaks
from tests.attack.cities import catalog, city, points, whole_year
from tests.attack.published import NOBODY, Place, published
from tests.attack.solver import Programme, Row

QUARTER = date(2026, 7, 15)


def test_a_county_works_out_nothing_that_the_demonstration_hides() -> None:
    found = published(catalog(demonstration_city()), points(QUARTER))

    assert list(leaks(found, ["990102"])) == []
    hidden = [cell for cell in found.cells.values() if cell.suppressed and cell.most is None]
    assert len([one for one in found.cells if one.at == 1]) > len(hidden) > 0


def test_no_county_works_out_what_a_city_of_three_hides_in_two_quarters() -> None:
    files = whole_year(city(21, 3), Random(21), 0.05)
    found = published(catalog(files), points(date(2026, 10, 15)))

    assert list(leaks(found)) == []


def test_the_attack_finds_what_is_shown_by_mistake() -> None:
    found = published(catalog(city(1, 4)), points(QUARTER))
    name = "casework.read_out"
    own = {
        code: int(sum(value for number, value in held[1].items() if number.field == name))
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

    # Nobody knows either of them; each county knows the other's, and with it what months hold.
    assert [
        one
        for one in leaks(found, [NOBODY, hidden, other])
        if one.place in {total._replace(row=code) for code in (hidden, other)}
    ] == [
        Leak(total._replace(row=other), hidden, own[other], own[other]),
        Leak(total._replace(row=hidden), other, own[hidden], own[hidden]),
    ]


def a_number(programme: Programme, cell: Cell, *, broken: bool = False) -> set[int] | None:
    """Return what the first number is in a programme, all of it; None where it is hidden."""
    place = Place(0, "", "county_year", "", "2026")
    target = Target(place, cell, {0: 1}, 0, broken)
    values = target.found(programme)
    return None if target.is_hidden(programme) else values


def test_every_value_is_sought_by_itself() -> None:
    # Twice another number of 0 to 4: five values, but of the band 0 to 4 only three.
    rows = [Row({0: 1, 1: -2}, 0, 0), Row({1: 1}, 0, 4)]
    nothing, band = Cell(None, suppressed=True), Cell(None, suppressed=True, least=0, most=4)

    assert a_number(Programme(2, rows, 100), nothing) is None
    assert a_number(Programme(2, [*rows, Row({1: 1}, 0, 3)], 100), nothing) == {0, 2, 4, 6}
    values = a_number(Programme(2, rows, 100), band)
    assert values is not None
    assert {*range(5)} & values == {0, 2, 4}


def test_an_amount_lies_four_apart() -> None:
    nothing = Cell(None, suppressed=True)
    near, far = (Programme(1, [Row({0: 1}, 0.25, most)], 100, [0]) for most in (3.25, 4.5))

    assert a_number(near, nothing, broken=True) == {0, 3}
    assert a_number(far, nothing, broken=True) is None

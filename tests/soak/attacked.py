"""Attack what a city published in a year, in the place of every county; first the demonstration."""

from pathlib import Path
from random import Random

from demo import demonstration_city
from tests.attack.attacked import leaks
from tests.attack.cities import catalog, city, points, whole_year
from tests.attack.published import published

NAME = "attacked"
ROUNDS = 50
CUT = 0
"""A cut of it is tests/acceptance/test_attacked.py."""

MISSING = (0, 0, 0.02, 0.1, 0.3)


def play(seed: int, number: int, _folder: Path) -> None:
    """Make a city that files some of a year, and find nothing that is hidden."""
    chance = Random(f"{seed}/{number}")
    # A large city takes many times as long as a small one, and gives no other kinds of table.
    largest = 13 if number % 10 == 0 else 6
    counties, missing = chance.randint(3, largest), chance.choice(MISSING)
    drawn = city(chance.randint(1, 10**6), counties)
    first = number == 1
    files = whole_year(demonstration_city() if first else drawn, chance, 0 if first else missing)
    found = published(catalog(files), points())
    assert list(leaks(found)) == [], (counties, missing)

"""A nation of invented cities, made one by one, so that it is never in one place at once."""

import re
from collections.abc import Callable
from functools import cache
from itertools import product
from random import Random

from demo import areas, names
from demo.city import HORIZON, SEED, files_of
from demo.city_plan import BRIEF, Plan
from demo.tasks import first_tasks

CITIES, COUNTIES = 333, 2844
"""How many cities and counties there are."""
FEWEST, MOST = 3, 20
"""How many counties a city has."""
PROVINCES, OF_PROVINCE = range(92, 99), 48
"""The first two digits of codes that no real place has (GB/T 2260), and the cities of each."""
TASKS = 29
FIRST = "漱璞蘅隼嵎旻瑶琅菀箬渚浔素绣玄虹岫荻槿泠筠葭鹭崧"
SECOND = "台塬洲原泉屏陵渡浦湾川湖堰坪岭岗渠"
"""The syllables of names, of cities each its own, of counties within a city."""
CODE = re.compile(rf"(?<![0-9A-Fa-f]){areas.CITY_CODE[:4]}(?=[0-9]{{2}})")


@cache
def sizes(seed: int) -> tuple[int, ...]:
    """Return how many counties each city has."""
    chance, made = Random(f"{seed}/sizes"), [FEWEST] * CITIES
    while sum(made) < COUNTIES:
        number = chance.randrange(CITIES)
        made[number] += made[number] < MOST
    return tuple(made)


def code_of(number: int) -> str:
    """Return the code of a city, by its number from 0."""
    province, place = divmod(number, OF_PROVINCE)
    return f"{PROVINCES[province]}{place + 1:02d}00"


def city_of(number: int, seed: int = SEED, tasks: int = TASKS) -> dict[str, bytes]:
    """Return the files of a city by path; the same number and seed give the same bytes."""
    counties = areas.counties(sizes(seed)[number])
    plan = Plan(seed * CITIES + number, counties, first_tasks(tasks), HORIZON, extent=BRIEF)
    renamed = _renamed(number, seed, [county.name for county in counties])
    return {renamed(path): renamed(text.decode()).encode() for path, text in files_of(plan).items()}


def stems(*seed: object) -> list[str]:
    """Return all names without their endings, in an order by chance."""
    made = ["".join(pair) for pair in product(FIRST, SECOND)]
    Random("/".join(map(str, seed))).shuffle(made)
    return made


def _renamed(number: int, seed: int, counties: list[str]) -> Callable[[str], str]:
    """Return how a text of the one city of the generator becomes one of this city."""
    own, others = stems(seed, "cities")[number], stems(seed, number, "counties")
    others.remove(own)
    called = {name: stem + name[-1] for name, stem in zip(counties, others, strict=False)}
    called[names.CITY] = own
    known = re.compile("|".join(called))
    return lambda text: known.sub(
        lambda found: called[found[0]], CODE.sub(code_of(number)[:4], text)
    )

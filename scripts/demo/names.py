"""Invented names of places; none is the name of a real city, county or township (facts, E3)."""

from itertools import product

CITY = "砚川"
COUNTY_NAMES = {
    "district": ("霁城", "栖浦", "珩台", "芷城"),
    "county": ("岫岭", "澄塬", "荻洲", "槿原", "泠泉", "筠屏"),
    "county_level_city": ("葭陵", "鹭渡", "崧川"),
}
"""The first names, in the order of codes; further ones are put together from the syllables."""

COUNTY_FIRST = "漱璞蘅隼嵎旻"
COUNTY_SECOND = "台塬洲原泉屏陵渡浦湾川湖"
TOWNSHIP_FIRST = "瑶琅菀箬渚浔素绣玄虹"
TOWNSHIP_SECOND = "渡塬堰坪湾泉岭洲门岗浦渠"


def county_stems(kind: str, count: int) -> tuple[str, ...]:
    """Return as many names of counties of a kind as are asked for, without their endings."""
    start = sorted(COUNTY_NAMES).index(kind)
    made = [first + second for second, first in product(COUNTY_SECOND, COUNTY_FIRST)]
    return (COUNTY_NAMES[kind] + tuple(made[start :: len(COUNTY_NAMES)]))[:count]


def township_stem(number: int) -> str:
    """Return the name of the township with this running number, without its ending."""
    names = [first + second for second, first in product(TOWNSHIP_SECOND, TOWNSHIP_FIRST)]
    return names[number % len(names)]

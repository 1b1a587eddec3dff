"""The areas of the city: counties and their townships, with codes that no real place has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from demo import names
from demo.yaml_text import Value

CITY_CODE = "990100"
CITY_NAME = f"{names.CITY}市"
KINDS = ("district", "county", "county_level_city")
ENDINGS = {"district": "区", "county": "县", "county_level_city": "市"}
NUMBERS = {
    "district": (*range(2, 21), *range(51, 81)),
    "county": tuple(range(21, 51)),
    "county_level_city": tuple(range(81, 100)),
}
"""The last two digits of a county's code by kind (GB/T 2260)."""

FEWEST_VILLAGES = 6
SHARE = {"district": 4, "county_level_city": 3}
OF = 13
TOWNSHIPS = {
    "district": (("subdistrict", 1), ("subdistrict", 2), ("subdistrict", 3)),
    "county": (("town", 100), ("town", 101), ("township", 200)),
    "county_level_city": (("subdistrict", 1), ("town", 100), ("town", 101), ("township", 200)),
}
"""The townships of a county by kind: their kind, and digits seven to nine of the code."""
TILES = ((2, 1), (3, 1), *((column, row) for row in (2, 3) for column in (1, 2, 3, 4)))
TILES += ((2, 4), (3, 4), (4, 4))
"""Where the counties are among the tiles, by code; only a city of as many has places."""
TOWNSHIP_ENDINGS = {"subdistrict": "街道", "town": "镇", "township": "乡"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its code, name and kind; `parent` is the one above.

    Townships have villages, counties a tile.
    """

    code: str
    name: str
    kind: str
    parent: str
    villages: int = 0
    tile: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class County:
    """A county with its townships."""

    place: Place
    townships: tuple[Place, ...]

    @property
    def code(self) -> str:
        """Return the county's code."""
        return self.place.code

    @property
    def name(self) -> str:
        """Return the county's full name."""
        return self.place.name


def counties(count: int) -> tuple[County, ...]:
    """Return invented counties of all three kinds, in the order of their codes.

    Raises ValueError where a prefecture has no codes for so many.
    """
    numbers = dict(_numbers(count))
    places = [place for kind in KINDS for place in _of_kind(kind, numbers[kind])]
    offset, made = 0, []
    tiles = TILES if count == len(TILES) else ((),) * count
    for place, tile in zip(sorted(places, key=lambda place: place.code), tiles, strict=True):
        townships = tuple(_townships(place, offset))
        made.append(County(replace(place, tile=tile), townships))
        offset += len(townships)
    return tuple(made)


def areas_file(made: Iterable[County], *, villages: bool = False) -> dict[str, Value]:
    """Return the register of areas: the city, its counties, their townships."""
    rows: list[Value] = [
        {"code": CITY_CODE, "name": CITY_NAME, "kind": "city", "fictional": True},
    ]
    for county in made:
        rows += [_row(place, villages=villages) for place in (county.place, *county.townships)]
    return {"areas": rows}


def _numbers(count: int) -> Iterator[tuple[str, int]]:
    """Yield how many counties there are of each kind: about four, six and three in thirteen."""
    shared = {kind: max(1, round(count * share / OF)) for kind, share in SHARE.items()}
    rest = count - sum(shared.values())
    if rest < 1 or rest > len(NUMBERS["county"]):
        raise ValueError(f"cannot lay out {count} counties: from 3 to 65 have codes")
    yield from shared.items()
    yield "county", rest


def _of_kind(kind: str, count: int) -> Iterator[Place]:
    stems = names.county_stems(kind, count)
    for number, stem in zip(NUMBERS[kind][:count], stems, strict=True):
        code = f"{CITY_CODE[:4]}{number:02d}"
        yield Place(code, stem + ENDINGS[kind], kind, CITY_CODE)


def _townships(county: Place, offset: int) -> Iterator[Place]:
    for index, (kind, digits) in enumerate(TOWNSHIPS[county.kind]):
        name = names.township_stem(offset + index) + TOWNSHIP_ENDINGS[kind]
        villages = FEWEST_VILLAGES + (offset + index) * 7 % 15
        yield Place(f"{county.code}{digits:03d}", name, kind, county.code, villages)


def _row(place: Place, *, villages: bool) -> Value:
    return {
        "code": place.code,
        "name": place.name,
        "kind": place.kind,
        "parent": place.parent,
        **({"villages": place.villages} if villages and place.villages else {}),
        **({"tile": [*place.tile]} if place.tile else {}),
        "fictional": True,
    }

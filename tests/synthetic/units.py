"""Set up the bodies of the city and of each county."""

from collections.abc import Iterator
from datetime import date

from tests.synthetic.areas import CITY_CODE, CITY_NAME, County, Place
from tests.synthetic.yaml_text import Value

CITY_COMMISSION = f"{CITY_CODE}-city_commission-01"
OFFICE, ORGANISATION, PUBLICITY, CASES, TRIAL, PETITIONS, CONDUCT = (
    f"{CITY_CODE}-internal_office-{number:02d}" for number in range(1, 8)
)
SUPERVISION = tuple(f"{CITY_CODE}-internal_office-{number:02d}" for number in range(8, 11))
REVIEW = tuple(f"{CITY_CODE}-internal_office-{number:02d}" for number in range(11, 15))
INTERNAL, INFORMATION = (f"{CITY_CODE}-internal_office-{number:02d}" for number in (15, 16))
ALL_OFFICES = tuple(f"{CITY_CODE}-internal_office-{number:02d}" for number in range(1, 17))
PARTY_BODY = f"{CITY_CODE}-party_body-01"
WORK_COMMITTEE = f"{CITY_CODE}-dispatched_work_committee-01"
TASKFORCE = f"{CITY_CODE}-taskforce-01"

CITY_OFFICES = (
    "办公室",
    "组织部",
    "宣传部",
    "案件监督管理室",
    "案件审理室",
    "信访室",
    "党风政风监督室",
    "第一监督检查室",
    "第二监督检查室",
    "第三监督检查室",
    "第一审查调查室",
    "第二审查调查室",
    "第三审查调查室",
    "第四审查调查室",
    "干部监督室",
    "信息技术保障室",
)
COUNTY_OFFICES = (
    "办公室",
    "组织部",
    "宣传部",
    "党风政风监督室",
    "信访室",
    "案件监督管理室",
    "案件审理室",
    "第一纪检监察室",
    "第二纪检监察室",
    "第三纪检监察室",
)
NUMERALS = "一二三四五六七"
CITY_SINCE = date(2018, 1, 12)
COUNTY_SINCE = date(2018, 1, 26)
TASKFORCE_NAME = "基层基础工作规范化制度化建设工作专班"
TASKFORCE_SINCE = date(2026, 3, 25)


def city_units() -> dict[str, Value]:
    """Return the city's own bodies."""
    commission = f"{CITY_NAME}纪委监委"
    within = [
        *zip(ALL_OFFICES, CITY_OFFICES, strict=True),
        (PARTY_BODY, "机关党委"),
        (WORK_COMMITTEE, "派出市直机关纪检监察工作委员会"),
    ]
    rows = [
        _unit(CITY_COMMISSION, commission, since=CITY_SINCE),
        *(_unit(unit, f"{commission}{name}", CITY_COMMISSION) for unit, name in within),
        _unit(TASKFORCE, TASKFORCE_NAME, CITY_COMMISSION, TASKFORCE_SINCE),
    ]
    return {"units": rows}


def county_units(county: County) -> dict[str, Value]:
    """Return a county's bodies: commission, offices, groups, and one commission per township."""
    return {"units": [*_county_bodies(county), *(_township(place) for place in county.townships)]}


def commission_of(county_code: str) -> str:
    """Return the identifier of a county's commission."""
    return f"{county_code}-county_commission-01"


def office_of(county_code: str, number: int) -> str:
    """Return the identifier of a county's internal office, numbered as in `COUNTY_OFFICES`."""
    return f"{county_code}-internal_office-{number:02d}"


def _county_bodies(county: County) -> Iterator[Value]:
    code, commission = county.code, f"{county.name}纪委监委"
    parent = commission_of(code)
    yield _unit(parent, commission, CITY_COMMISSION, COUNTY_SINCE)
    offices = COUNTY_OFFICES[: 8 if county.place.kind == "district" else 10]
    for number, name in enumerate(offices, 1):
        yield _unit(office_of(code, number), f"{commission}{name}", parent)
    for number in range(1, 6 + int(code) % 3):
        name = f"{commission}第{NUMERALS[number - 1]}派驻纪检监察组"
        yield _unit(f"{code}-dispatched_group-{number:02d}", name, parent)
    inspection = f"中共{county.name}委员会巡察工作领导小组办公室"
    yield _unit(f"{code}-inspection_office-01", inspection)


def _township(place: Place) -> Value:
    working = "纪检监察工作委员会" if place.kind == "subdistrict" else "纪律检查委员会"
    unit = f"{place.code}-township_commission-01"
    return _unit(unit, f"{place.name}{working}", commission_of(place.parent))


def _unit(name: str, title: str, parent: str | None = None, since: date | None = None) -> Value:
    area, kind, _ = name.split("-")
    level = "township" if len(area) > len(CITY_CODE) else "county"
    return {
        "id": name,
        "name": title,
        "kind": kind,
        "level": "city" if area == CITY_CODE else level,
        **({"parent": parent} if parent else {}),
        "area": area,
        **({"established_on": since} if since else {}),
    }

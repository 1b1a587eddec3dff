"""The bodies of the city and of each county."""

from collections.abc import Iterator, Mapping
from datetime import date

from demo.areas import CITY_CODE, CITY_NAME, County, Place
from demo.yaml_text import Value

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
SUPERVISORS = f"{CITY_CODE}-supervision_group-01"
BASE = f"{CITY_CODE}-training_base-01"

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
WINDOWS = ("社会保障", "不动产登记")
CITY_SINCE = date(2018, 1, 12)
COUNTY_SINCE = date(2018, 1, 26)
COUNTY_BODIES = ("委办公室", "财政局", "教育局")
GROUP_SINCE = date(2026, 4, 8)
DEMONSTRATED_SINCE = date(2026, 4, 30)
HELPED_SINCE = date(2026, 5, 6)
CHOSEN: Value = ["ranking"]
"""Why it is helped (R344)."""
PILOT_SINCE = date(2026, 4, 20)
INSPECTORS_SINCE = date(2019, 3, 15)
SUPERVISED_SINCE = date(2020, 6, 18)
SUPERVISED = 2
"""How many townships of a county should have a supervision office; not every second one has."""
BUILDING_SINCE = date(2026, 7, 6)
"""From this day on a township of each pilot county tries out the ten entries and ten builds."""
BUILT_IN = "T27"
PILOTS = frozenset({"990102", "990103", "990121", "990122", "990181"})
"""The counties of which one township and one body try out what others will have."""
HELPED = 1
"""Which township of a county is helped, counted from 0."""
INSPECTION_GROUPS = 2
"""How many inspection groups a county has; their members come from elsewhere for each round."""

TASKFORCE_NAME = "基层基础工作规范化制度化建设工作专班"
TASKFORCE_SINCE = date(2026, 3, 25)
SUPERVISORS_NAME = "基层基础工作专项督导组"
BASE_NAME = f"{CITY_NAME}纪检监察干部教育培训基地"


def city_units(*, full: bool = False) -> dict[str, Value]:
    """Return the city's own bodies; only in a full city its supervision group."""
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
    if full:
        rows.append(_unit(SUPERVISORS, SUPERVISORS_NAME, CITY_COMMISSION, TASKFORCE_SINCE))
        rows.append(_unit(BASE, BASE_NAME, CITY_COMMISSION, CITY_SINCE))
    return {"units": rows}


def county_units(county: County, *, stations: bool = False) -> dict[str, Value]:
    """Return a county's bodies and, if asked, the stations of its villages and two bodies more."""
    below = _stations(county) if stations else ()
    more = (*_full(county),) if stations else ()
    party = (_unit(party_of(place), f"中共{place.name}委员会") for place in county.townships)
    known = [*_county_bodies(county), *_townships(county), *_around(county)]
    if stations:
        known = [_classed(row, county) for row in known]
    if stations and county.code in PILOTS:
        known = [_tried(row, county) for row in known]
    return {"units": [*known, *more, *below, *party]}


def commission_of(county_code: str) -> str:
    """Return the identifier of a county's commission."""
    return f"{county_code}-county_commission-01"


def office_of(county_code: str, number: int) -> str:
    """Return the identifier of a county's internal office, numbered as in `COUNTY_OFFICES`."""
    return f"{county_code}-internal_office-{number:02d}"


def groups_of(county: County) -> tuple[str, ...]:
    """Return the identifiers of a county's dispatched groups."""
    numbers = range(1, 6 + int(county.code) % 3)
    return tuple(f"{county.code}-dispatched_group-{number:02d}" for number in numbers)


def offices_of(county: County) -> tuple[str, ...]:
    """Return the identifiers of a county's internal offices."""
    count = 8 if county.place.kind == "district" else len(COUNTY_OFFICES)
    return tuple(office_of(county.code, number) for number in range(1, count + 1))


def inspection_office_of(county_code: str) -> str:
    """Return the identifier of a county's inspection office."""
    return f"{county_code}-inspection_office-01"


def supervision_of(place: Place) -> str:
    """Return the identifier of the supervision office that is dispatched to a township."""
    return f"{place.code}-township_supervision_office-01"


def supervised(county: County) -> tuple[Place, ...]:
    """Return the townships of a county whose supervision offices are set up."""
    return county.townships[: SUPERVISED - int(county.code) % 2]


def township_of(place: Place) -> str:
    """Return the identifier of a township's commission."""
    return f"{place.code}-township_commission-01"


def party_of(place: Place) -> str:
    """Return the identifier of a township's Party committee."""
    return f"{place.code}-party_body-01"


def body_of(county_code: str, number: int) -> str:
    """Return the identifier of a body of the county, numbered as in `COUNTY_BODIES`."""
    return f"{county_code}-county_body-{number:02d}"


def organisation_of(county_code: str) -> str:
    """Return the identifier of the organisation department of a county's Party committee."""
    return f"{county_code}-party_body-01"


def inspection_leaders_of(county_code: str) -> str:
    """Return the identifier of the leading group of inspection of a county's Party committee."""
    return f"{county_code}-leading_group-03"


def windows_of(county_code: str) -> tuple[str, ...]:
    """Return the identifiers of the windows of a county's service hall."""
    return tuple(
        f"{county_code}-service_window-{number:02d}" for number, _ in enumerate(WINDOWS, 1)
    )


def committee_of(county_code: str) -> str:
    """Return the identifier of a county's Party committee."""
    return f"{county_code}-party_body-02"


def inspection_groups_of(county_code: str) -> tuple[str, ...]:
    """Return the identifiers of a county's inspection groups."""
    numbers = range(1, INSPECTION_GROUPS + 1)
    return tuple(f"{county_code}-inspection_group-{number:02d}" for number in numbers)


def centre_of(county_code: str) -> str:
    """Return the identifier of a county's supervision centre, which pilot counties have."""
    return f"{county_code}-supervision_centre-01"


def pilots_of(county: County) -> tuple[str, ...]:
    """Return the identifiers of a county's pilots: the first township, the first body."""
    if county.code not in PILOTS:
        return ()
    return township_of(county.townships[0]), body_of(county.code, 1)


def staffed(county: County, *, groups: bool = False) -> tuple[str, ...]:
    """Return the identifiers of all bodies with staff, townships last; inspectors if asked."""
    return (
        commission_of(county.code),
        *offices_of(county),
        *groups_of(county),
        inspection_office_of(county.code),
        *(inspection_groups_of(county.code) if groups else ()),
        *(township_of(place) for place in county.townships),
    )


def _county_bodies(county: County) -> Iterator[Value]:
    code, commission = county.code, f"{county.name}纪委监委"
    parent = commission_of(code)
    yield _unit(parent, commission, CITY_COMMISSION, COUNTY_SINCE)
    offices = COUNTY_OFFICES[: 8 if county.place.kind == "district" else 10]
    for number, name in enumerate(offices, 1):
        yield _unit(office_of(code, number), f"{commission}{name}", parent)
    groups = groups_of(county)
    for numeral, group in zip(NUMERALS, groups, strict=False):
        name = f"{commission}第{numeral}派驻纪检监察组"
        shown = {"demonstration_since": DEMONSTRATED_SINCE} if group == groups[-1] else {}
        yield {**_unit(group, name, parent), **shown}
    inspection = f"中共{county.name}委员会巡察工作领导小组办公室"
    yield _unit(f"{code}-inspection_office-01", inspection)


def _townships(county: County) -> Iterator[Value]:
    """Yield the townships' commissions; the last is a demonstration site, one is helped."""
    for index, place in enumerate(county.townships):
        working = "纪检监察工作委员会" if place.kind == "subdistrict" else "纪律检查委员会"
        last = index == len(county.townships) - 1
        yield {
            **_unit(township_of(place), f"{place.name}{working}", commission_of(county.code)),
            **({"demonstration_since": DEMONSTRATED_SINCE} if last else {}),
            **({"helped_since": HELPED_SINCE, "helped_for": CHOSEN} if index == HELPED else {}),
        }


def _around(county: County) -> Iterator[Value]:
    """Yield the bodies beside a county's commission: other bodies, a leading group, a zone."""
    code = county.code
    for number, title in enumerate(COUNTY_BODIES, 1):
        yield _unit(body_of(code, number), f"{county.name}{title}")
    yield {
        **_unit(
            f"{code}-leading_group-01", f"{county.name}基层基础工作领导小组", since=GROUP_SINCE
        ),
        "members": [commission_of(code), body_of(code, 1), body_of(code, 2)],
        "chair_post": "county_party_secretary",
        "owner_post": "county_deputy_secretary",
        "owner_office": office_of(code, 1),
    }
    yield {
        **_unit(f"{code}-coop_zone-01", f"{county.name}乡镇纪检监察协作区", since=GROUP_SINCE),
        "members": [township_of(place) for place in county.townships],
    }


def _full(county: County) -> Iterator[Value]:
    """Yield a county's bodies beside its commission: who leads, inspects, supervises, receives."""
    code, name = county.code, county.name
    yield _unit(organisation_of(code), f"{name}委组织部")
    yield _unit(committee_of(code), f"中共{name}委员会")
    above = committee_of(code)
    yield _unit(inspection_leaders_of(code), f"中共{name}委巡察工作领导小组", above)
    yield _unit(f"{code}-taskforce-01", f"{name}{TASKFORCE_NAME}", since=GROUP_SINCE)
    for numeral, group in zip(NUMERALS, inspection_groups_of(code), strict=False):
        title, above = f"中共{name}委第{numeral}巡察组", inspection_office_of(code)
        yield {**_unit(group, title, above, INSPECTORS_SINCE), "required": True}
    for place in county.townships[:SUPERVISED]:
        since = SUPERVISED_SINCE if place in supervised(county) else None
        title = f"{place.name}监察办公室"
        own = _unit(supervision_of(place), title, commission_of(code), since)
        yield {**own, "required": True}
    body = f"{name}{COUNTY_BODIES[0]}"
    for kind, title in (("leading_group", "领导小组"), ("taskforce", "专班")):
        own_id = f"{code}-{kind}-02"
        yield _unit(own_id, f"{body}基层基础工作{title}", body_of(code, 1), GROUP_SINCE)
    if code in PILOTS:
        title = f"{name}纪委监委督查中心"
        yield _unit(centre_of(code), title, commission_of(code), GROUP_SINCE)
        group = f"{code}-supervision_group-01"
        yield _unit(group, f"{name}基层基础工作督导组", commission_of(code), GROUP_SINCE)
        office = f"{code}-internal_supervision-01"
        yield _unit(office, f"{name}纪委监委干部监督室", commission_of(code), GROUP_SINCE)
    for window, title in zip(windows_of(code), WINDOWS, strict=True):
        yield _unit(window, f"{name}政务服务大厅{title}窗口")
    yield from _areas(county)


def _areas(county: County) -> Iterator[Value]:
    """Yield the two areas of a county: the first holds two townships, the other one the rest."""
    parts = (county.townships[:2], county.townships[2:])
    for number, (numeral, places) in enumerate(zip(NUMERALS, parts, strict=False), 1):
        title = f"{county.name}第{numeral}片区监察组"
        group = _unit(f"{county.code}-area_group-{number:02}", title, since=GROUP_SINCE)
        yield {**group, "members": [township_of(place) for place in places]}


def _tried(row: Value, county: County) -> Value:
    """Return a body, a pilot where it is the first township or the first body of a county.

    The second township tries out what one task brings.
    """
    if isinstance(row, Mapping) and row["id"] in pilots_of(county):
        return {**row, "pilot_since": PILOT_SINCE}
    if isinstance(row, Mapping) and row["id"] == township_of(county.townships[1]):
        tried: dict[str, Value] = {"pilot_since": BUILDING_SINCE, "pilot_of": BUILT_IN}
        helped = {name: row[name] for name in row if name.startswith("helped_")}
        return {**{name: it for name, it in row.items() if name not in helped}, **tried, **helped}
    return row


def _classed(row: Value, county: County) -> Value:
    """Return a body, with its class of priority where it is that for finance."""
    if isinstance(row, Mapping) and row["id"] == body_of(county.code, 2):
        return {**row, "priority_class": "capital"}
    return row


def _stations(county: County) -> Iterator[Value]:
    for place in county.townships:
        station = f"{place.code}-liaison_station-01"
        yield {
            **_unit(station, f"{place.name}村级纪检监察工作联络站", township_of(place)),
            "level": "village",
            "established_on": GROUP_SINCE,
            "count": place.villages,
        }


def _unit(
    name: str, title: str, parent: str | None = None, since: date | None = None
) -> dict[str, Value]:
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

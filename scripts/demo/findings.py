"""Findings: of the province, of checks, of rounds, of the counties themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from demo import units
from demo.areas import County
from demo.city_plan import Plan, Record, of_city
from demo.inspections import inspections
from demo.round_days import finished
from demo.workdays import on_or_after, on_or_before
from demo.yaml_text import Value

NATURES = (
    ("facilities", "rooms", 1, "档案室与其他办公室混用"),
    ("facilities", "equipment", 1, "办公设备登记与实物不符"),
    ("rules", "rules", 2, "制度汇编未及时更新"),
    ("work", "documents", 7, "谈话笔录格式不统一"),
    ("work", "procedure", 6, "线索处置审批手续不全"),
    ("team", "staffing", 2, "乡镇专职副书记职数空缺"),
    ("team", "full_duty", 2, "乡镇干部兼任无关工作"),
    ("team", "study", 3, "集中学习记录不完整"),
    ("duty", "responsibility", 4, "责任清单没有分解到乡镇"),
)
"""What is found: dimension, category, the office that answers for it, the summary."""

ASPECTS = {
    "facilities": "设施建设",
    "rules": "制度建设",
    "work": "业务规范",
    "team": "队伍建设",
    "duty": "责任落实",
}
PROVINCE_FOUND = date(2026, 4, 13)
PROVINCE_FED_BACK = date(2026, 4, 16)
PROVINCE_DUE = date(2026, 6, 30)
FIRST = frozenset({"source_ref", "batch", "aspect", "serial"})
SEVERITIES = ("minor", "ordinary", "ordinary", "ordinary", "serious")
APPRAISED_ON = date(2026, 7, 13)
ANSWERING = {"provincial_feedback": "county_secretary"}
"""The posts that answer for findings of a source, where that is not a deputy secretary."""
HALL: dict[str, Value] = {"livelihood": True, "field": "medical"}
"""What is said of a finding at a service hall."""
LIVELIHOOD: Mapping[int, dict[str, Value]] = {
    nature: {"livelihood": True, "field": "sanitation", "summary": summary}
    for nature, summary in (
        (4, "村内路灯不亮，报修后无人处理"),
        (8, "下水井盖缺失，没有明确谁来管护"),
    )
}
"""What is said of findings of a round, by their nature (R186)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in a county; `said` has the fields of its source, `number` its place by days."""

    county: County
    source: str
    found_on: date
    fed_back_on: date | None
    due_on: date
    nature: int
    corrected: bool = False
    said: dict[str, Value] = field(default_factory=dict)
    number: str = ""

    @property
    def chance(self) -> str:
        """Return what its source of chance is called."""
        return f"F{self.number}"

    @property
    def category(self) -> str:
        """Return its category."""
        return NATURES[self.nature][1]

    @property
    def office(self) -> str:
        """Return the office of the county that answers for it."""
        return units.office_of(self.county.code, NATURES[self.nature][2])


def findings(plan: Plan) -> Iterator[Record]:
    """Yield the findings."""
    for name, found in numbered(plan):
        yield of_city("findings", name, _finding(plan, found))


def numbered(plan: Plan) -> Iterator[tuple[str, Found]]:
    """Yield the findings with their identifiers, in the order of days."""
    made = (*_by_province(plan), *_by_checks(plan), *_by_others(plan))
    for place, found in enumerate(sorted(made, key=lambda item: item.found_on), 1):
        number = f"{found.found_on.year}-{place:04d}"
        what = found.county.code, found.source, found.found_on, found.nature, *_told_apart(found)
        name = plan.name("findings", found.found_on.year, number, *what)
        yield name, replace(found, number=number)


def _told_apart(found: Found) -> tuple[object, ...]:
    """Return what tells findings of one day and source apart."""
    return tuple(found.said.get(name) for name in ("serial", "source_ref"))


def _by_province(plan: Plan) -> Iterator[Found]:
    """Yield one problem for each county, a second one for some."""
    count = len(plan.counties) + 3 if plan.extent.full else 1
    for serial in range(count):
        nature = (serial * 4) % len(NATURES)
        said: dict[str, Value] = {
            "batch": "2026-04",
            "aspect": ASPECTS[NATURES[nature][0]],
            "serial": serial + 1,
        }
        county = plan.counties[serial % len(plan.counties)]
        yield Found(
            county,
            "provincial_feedback",
            PROVINCE_FOUND,
            PROVINCE_FED_BACK,
            PROVINCE_DUE,
            nature,
            said=said,
        )


def _by_checks(plan: Plan) -> Iterator[Found]:
    counties = {county.code: county for county in plan.counties}
    for item in inspections(plan):
        for place, code in enumerate(item.problems):
            rng = plan.rng(item.chance, code, "problem")
            back = item.fed_back_on
            due = on_or_before((back or item.end) + timedelta(days=rng.randint(25, 45)))
            site = bool(back) and place % 4 == 3
            yield Found(
                counties[code],
                "check",
                item.start,
                back,
                due,
                rng.randrange(len(NATURES)),
                corrected=site,
                said={"source_ref": item.ref, "batch": f"{item.start:%Y-%m}"},
            )


def _by_others(plan: Plan) -> Iterator[Found]:
    """Yield findings of counties, of rounds, and those that counties cannot solve alone."""
    full = plan.extent.full
    for index, county in enumerate(plan.counties):
        rng = plan.rng(county.code, "found")
        day = on_or_after(date(2026, 5, 11) + timedelta(days=rng.randint(0, 40)))
        due = on_or_before(day + timedelta(days=rng.randint(28, 50)))
        nature = rng.randrange(len(NATURES))
        if full and index % 2 == 0:
            yield Found(county, "self_check", day, day, due, nature)
        if index % 4 == 1:
            yield Found(county, "difficulty", day, day, due, 0, said=_difficulty(plan, county, day))
        if full and index % 6 == 2:
            yield Found(county, "service_hall", day, day, due, 4, said=HALL)
    yield from _by_rounds(plan)
    if full:
        last = plan.counties[9]
        due = date(2026, 8, 14)
        said: dict[str, Value] = {"source_ref": f"city/appraisals/{appraisal_of(plan, 1)}"}
        yield Found(last, "appraisal", APPRAISED_ON, APPRAISED_ON, due, 8, said=said)


def appraisal_of(plan: Plan, number: int) -> str:
    """Return the identifier of an appraisal."""
    year = APPRAISED_ON.year
    return plan.name("appraisals", year, f"{year}-{number:04d}", number)


def _by_rounds(plan: Plan) -> Iterator[Found]:
    county, name, back = finished(plan)
    for nature in (2, 4, 8) if plan.extent.full else (2,):
        said: dict[str, Value] = {"source_ref": f"city/rounds/{name}"}
        said |= {"immediate": True, **LIVELIHOOD[nature]} if nature != 2 else {}
        due = back + timedelta(days=90)
        yield Found(county, "round", back - timedelta(days=7), back, due, nature, said=said)


def _difficulty(plan: Plan, county: County, day: date) -> dict[str, Value]:
    """Return the requests, and the answer where the county's number is even."""
    town = units.party_of(county.townships[0])
    answer: dict[str, Value] = {
        "answered_on": on_or_after(day + timedelta(days=12)),
        "outcome": "solved" if int(county.code) % 4 else "partly",
    }
    return {
        "ask": "请协调腾退一间独立用房",
        "addressed_to": units.committee_of(county.code) if plan.extent.full else town,
        **(answer if int(county.code) % 3 else {}),
    }


def _shared(plan: Plan, found: Found) -> dict[str, Value]:
    """Return when the organisation office was told of what most checks found."""
    rng, back = plan.rng(found.chance, "shared"), found.fed_back_on
    if found.source != "check" or not plan.extent.full or not back or rng.random() < 0.2:
        return {}
    return {"shared_on": on_or_after(back + timedelta(days=rng.randint(0, 2)))}


def _finding(plan: Plan, found: Found) -> dict[str, Value]:
    rng = plan.rng(found.chance, "finding")
    dimension, category, _, summary = NATURES[found.nature]
    place = rng.choice(found.county.townships)
    where: dict[str, Value] = {"unit": units.township_of(place), "area": place.code}
    first = {key: value for key, value in found.said.items() if key in FIRST}
    rest = {key: value for key, value in found.said.items() if key not in FIRST}
    back = found.fed_back_on
    return {
        "county": found.county.code,
        "source": found.source,
        **first,
        "dimension": dimension,
        "category": category,
        "severity": rng.choice(SEVERITIES),
        **(where if found.source == "check" else {}),
        "summary": summary,
        **({"reviewed_on": back} if back and rng.random() < 0.85 else {}),
        "found_on": found.found_on,
        **({"fed_back_on": back} if back else {}),
        **_shared(plan, found),
        "due_on": found.due_on,
        "responsible_office": found.office,
        "responsible_post": ANSWERING.get(found.source, "county_deputy_secretary"),
        **({"immediate": True, "corrected_on_site": True} if found.corrected else {}),
        **rest,
    }

"""The city's documents, and those that counties base on them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from random import Random

from demo import areas, round_days, units
from demo.areas import County
from demo.city_plan import Plan, Record, of_city, of_county
from demo.diligence import care_of
from demo.returns import parts_of
from demo.standards import Required
from demo.workdays import on_or_after, on_or_before
from demo.yaml_text import Value

GUIDED_SINCE = date(2026, 4, 9)
"""From this day on counties wrote documents for which the city has no text."""

ADDRESSED_ON = date(2026, 6, 11)
FIVE_YEARS = range(2025, 2030)
MADE_PUBLIC = 0.9
"""The chance that what has to be made public is made so."""

TRIED: tuple[tuple[date, str, str, int | None], ...] = (
    (date(2026, 5, 20), "rule", "村级财务公开实施办法", 0),
    (date(2026, 5, 27), "rule", "机关经费报账管理办法", None),
    (date(2026, 6, 4), "organ_chart", "机构设置图", 0),
    (date(2026, 6, 30), "story", "扎根乡镇的监督工作事迹", 0),
    (date(2026, 7, 9), "experience", "上门服务试点经验做法", units.HELPED),
)
"""What pilots wrote: day, kind, title, and of which township; of the county's body without one."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with the day of its issue; its number is given in the order of days."""

    on: date
    value: dict[str, Value]


def documents(plan: Plan) -> Iterator[Record]:
    """Yield the documents of the city and of each county."""
    numbered = enumerate(plan.extent.documents, 11)
    for number, item in numbered:
        name = plan.text_of(item)
        if item.issued_on and name:
            yield of_city("documents", name, _text(plan, item, item.issued_on, number))
    if plan.extent.full:
        for paper in _others():
            name = plan.name("documents", paper.on.year, f"{paper.on}-1", paper.value["title"])
            yield of_city("documents", name, paper.value)
    for index, county in enumerate(plan.counties):
        for name, paper in county_documents(plan, index, county):
            yield of_county(county.code, "documents", name, paper.value)


def county_documents(plan: Plan, index: int, county: County) -> Iterator[tuple[str, Paper]]:
    """Yield a county's documents with their identifiers, in the order of days."""
    papers = sorted(_papers(plan, index, county), key=lambda paper: paper.on)
    for place, paper in enumerate(papers):
        same = sum(other.on == paper.on for other in papers[: place + 1])
        what = (county.code, paper.on, paper.value["title"])
        name = plan.name("documents", paper.on.year, f"{paper.on}-{same}", *what)
        yield name, Paper(paper.on, _numbered(county, paper, 2 * place + 3))


def _papers(plan: Plan, index: int, county: County) -> Iterator[Paper]:
    care = care_of(index)
    for item in plan.extent.documents:
        rng = plan.rng(county.code, item.id, "document")
        on = _issued(plan, item, care, rng) if item.category != "A" else None
        if on is not None:
            yield _adapted(plan, county, item, on, rng)
    if plan.extent.full:
        yield from _tried(county)
        yield _recommendation(county, plan.rng(county.code, "recommendation"))
        yield _of_control(county)
        yield from _of_rounds(plan, county)
    if plan.extent.full and county.code in units.PILOTS:
        yield _advice(county, plan.rng(county.code, "advice"))
        for title, domain in INSPECTION_RULES:
            more: dict[str, Value] = {"category": "C", "domain": domain}
            yield _of_round(county, "rule", title, date(2026, 4, 27), **more)


def _issued(plan: Plan, item: Required, care: float, rng: Random) -> date | None:
    """Return when a county issued a document, if it has: always in time, the careful sooner."""
    first = (item.issued_on or GUIDED_SINCE) + timedelta(days=6)
    if item.due_on <= plan.as_of:
        days = (item.due_on - first).days
        return on_or_before(item.due_on - timedelta(days=int(days * care * rng.random())))
    last = plan.as_of - timedelta(days=2)
    chance = care / 2
    day = first + timedelta(days=rng.randint(0, max(0, (last - first).days)))
    return on_or_before(min(day, last)) if rng.random() < chance else None


def _text(plan: Plan, item: Required, on: date, number: int) -> dict[str, Value]:
    """Return the city's text: a rule for all, or one for counties to adapt."""
    rule = item.category == "A"
    commissions: Value = [units.commission_of(county.code) for county in plan.counties]
    return {
        "title": f"{item.title}{CALLED[item.category]}",
        "kind": item.kind if rule else "template",
        **({"category": "A"} if rule else {}),
        "domain": item.domain,
        "owner": item.owner,
        **({"fulfils": item.id} if rule else {}),
        **({"task": item.task} if plan.has_task(item.task) else {}),
        "updates": [_issue(on, f"{areas.CITY_NAME[0]}纪发", number)],
        **({"adopted_by": commissions} if rule and item.kind == "rule" else {}),
        **({"years": {"from": "2026", "to": "2026"}} if item.kind == "compilation" else {}),
    }


CALLED = {"A": "", "B": "（参照文本）", "C": "（指导意见）"}
"""What the title of a text of the city ends with, by category."""


def _adapted(plan: Plan, county: County, item: Required, on: date, rng: Random) -> Paper:
    """Return a county's version of a required document, sometimes published and examined."""
    updates: list[Value] = [{"on": on, "status": "issued"}]
    public = on_or_after(on + timedelta(days=rng.randint(3, 12)))
    if public <= plan.as_of and rng.random() < MADE_PUBLIC:
        url = f"https://example.org/{county.code}/{item.id.replace('_', '-')}"
        updates.append({"on": public, "status": "published", "url": url})
    value: dict[str, Value] = {
        "title": f"{county.name}{item.title}",
        "kind": item.kind,
        "category": item.category,
        "domain": item.domain,
        "owner": units.commission_of(county.code),
        **({"model": f"city/documents/{plan.text_of(item)}"} if item.issued_on else {}),
        "fulfils": item.id,
        **(_of_five_years(plan, county.code) if item.kind == "plan" else {}),
        **({"task": item.task} if plan.has_task(item.task) else {}),
        "updates": updates,
    }
    examined = on_or_after(on + timedelta(days=45))
    if examined <= plan.as_of and item.kind == "rule":
        value["exams"] = [_exam(examined, rng)]
    revised = on_or_after(on + timedelta(days=30))
    again = plan.extent.full and item.kind == "rule" and revised <= plan.as_of
    if again and rng.random() < 0.15:
        updates.append({"on": revised, "status": "revised"})
    return Paper(on, value)


def _of_five_years(plan: Plan, code: str) -> dict[str, Value]:
    """Return the years of a plan of recruitment, and its numbers; in the first some came (R87)."""
    came = parts_of(plan, code, "recruitment_channels", str(FIVE_YEARS[0]))
    rng = plan.rng(code, "recruitment_plan", "planned")
    planned: Value = [
        {"by": date(year, 12, 31), **{name: n + rng.randint(0, 2) for name, n in came.items()}}
        for year in FIVE_YEARS
    ]
    return {"years": {"from": str(FIVE_YEARS[0]), "to": str(FIVE_YEARS[-1])}, "planned": planned}


def _exam(on: date, rng: Random) -> Value:
    return {
        "on": on,
        "executable": True,
        "monitorable": rng.random() < 0.8,
        "checkable": rng.random() < 0.8,
        "accountable": rng.random() < 0.6,
        "uses_12m": rng.randint(0, 9),
    }


def _recommendation(county: County, rng: Random) -> Paper:
    on = on_or_after(ADDRESSED_ON + timedelta(days=rng.randint(0, 9)))
    replied = on_or_after(on + timedelta(days=rng.randint(9, 20)))
    answer: dict[str, Value] = {"replied_on": replied, "rules_built": rng.randint(0, 2)}
    return Paper(
        on,
        {
            "title": "关于完善资金管理的建议",
            "kind": "recommendation",
            "domain": "clue",
            "owner": units.commission_of(county.code),
            "updates": [{"on": on, "status": "issued"}],
            "addressee": units.body_of(county.code, 2),
            "reply_due_on": on + timedelta(days=30),
            **(answer if rng.random() < 0.7 else {}),
        },
    )


INSPECTION_RULES = (
    ("巡察办会议制度", "daily"),
    ("巡察办档案管理制度", "daily"),
    ("巡察组工作制度", "inspection"),
)
"""How an inspection office is run, and how it inspects: title and domain (R173)."""


def _advice(county: County, rng: Random) -> Paper:
    """Return what an inspection office recommends to the Party committee, adopted or not (R194)."""
    on = on_or_after(date(2026, 6, 8) + timedelta(days=rng.randint(0, 4)))
    replied = on_or_after(on + timedelta(days=rng.randint(6, 14)))
    more: dict[str, Value] = {
        "domain": "village",
        "addressee": units.committee_of(county.code),
        "reply_due_on": on + timedelta(days=20),
        "replied_on": replied,
        **({"adopted_on": replied} if rng.random() < 0.6 else {}),
    }
    return _of_round(county, "recommendation", "关于整治涉农资金问题的建议", on, **more)


def _of_rounds(plan: Plan, county: County) -> Iterator[Paper]:
    """Yield the papers of the rounds that a county led."""
    for number, (trained, _) in round_days.TRAINED.items():
        if county == round_days.county_of(plan, number):
            for kind, title, first, on in PLANS:
                years: Value = {"from": first, "to": "2026"}
                yield _of_round(county, kind, title, on, years=years)
            day = on_or_before(trained - timedelta(days=1))
            yield _of_round(
                county, "round_plan", f"第{round_days.no_of(number)}轮巡察工作方案", day
            )
            if number == round_days.FINISHED:
                yield _of_round(county, "template", "巡察文书模板", date(2026, 4, 27))
            if number != round_days.UNDER_WAY:
                copies = [units.commission_of(county.code), units.organisation_of(county.code)]
                day = round_days.FED_BACK
                yield _of_round(county, "feedback", "巡察反馈意见", day, copies=copies)


def _tried(county: County) -> Iterator[Paper]:
    """Yield the chart of a county's organs, and what its pilots wrote, each made public soon."""
    commission = units.commission_of(county.code)
    yield _own(county, date(2026, 6, 3), "organ_chart", "机构设置图", commission)
    for on, kind, title, place in TRIED if county.code in units.PILOTS else ():
        body = units.body_of(county.code, 1)
        owner = body if place is None else units.township_of(county.townships[place])
        yield _own(county, on, kind, title, owner)


def _own(county: County, on: date, kind: str, title: str, owner: str) -> Paper:
    url = f"https://example.org/{county.code}/{kind.replace('_', '-')}-{on}"
    return Paper(
        on,
        {
            "title": title,
            "kind": kind,
            **({"category": "C"} if kind == "rule" else {}),
            "domain": "daily",
            "owner": owner,
            **(_adopted(county) if kind == "experience" else {}),
            **({"consented_on": on} if kind == "story" else {}),
            "updates": [
                {"on": on, "status": "issued"},
                {"on": on_or_after(on + timedelta(days=1)), "status": "published", "url": url},
            ],
        },
    )


def _adopted(county: County) -> dict[str, Value]:
    """Return the task of an experience, and who took it over: the pilots that come after (R227)."""
    later = [units.commission_of(code) for code in sorted(units.PILOTS) if code > county.code]
    return {"task": units.BUILT_IN, **({"adopted_by": later} if later else {})}


PLANS = (
    ("inspection_plan", "2022—2026年巡察工作规划", "2022", date(2022, 3, 14)),
    ("village_plan", "2022—2026年巡察村（社区）工作规划", "2022", date(2022, 3, 15)),
    ("inspection_plan", "2026年巡察工作计划", "2026", date(2026, 1, 19)),
)
"""The plans of the term, of its villages and of the year: kind, title, first year, day of issue."""


def of_round(plan: Plan, number: int) -> Mapping[str, str]:
    """Return the references of the papers of a round, by their kind."""
    county = round_days.county_of(plan, number)
    made = county_documents(plan, plan.counties.index(county), county)
    return {str(paper.value["kind"]): f"{county.code}/documents/{name}" for name, paper in made}


def _of_round(county: County, kind: str, title: str, on: date, **more: Value) -> Paper:
    return Paper(
        on,
        {
            "title": title,
            "kind": kind,
            "domain": "inspection",
            "owner": units.inspection_office_of(county.code),
            **more,
            "updates": [{"on": on, "status": "issued"}],
        },
    )


def _of_control(county: County) -> Paper:
    """Return a county's rule of internal control (R289)."""
    on = on_or_after(date(2026, 5, 11) + timedelta(days=int(county.code) % 12))
    return Paper(
        on,
        {
            "title": "内部控制制度",
            "kind": "rule",
            "category": "C",
            "domain": "internal_control",
            "owner": units.commission_of(county.code),
            "updates": [{"on": on, "status": "issued"}],
        },
    )


def _others() -> Iterator[Paper]:
    """Yield documents of the city that no county has to adapt."""
    for day, title, kind, domain in (
        (date(2026, 4, 15), "基层业务工作手册", "manual", "daily"),
        (date(2026, 5, 25), "乡镇案件文书模板汇编", "compilation", "trial"),
        (date(2026, 6, 30), "首批规范化建设经验做法", "experience", "responsibility"),
    ):
        yield Paper(
            day,
            {
                "title": title,
                "kind": kind,
                "domain": domain,
                "owner": units.CITY_COMMISSION,
                **({"years": {"from": "2026", "to": "2026"}} if kind == "compilation" else {}),
                "updates": [_issue(day, f"{areas.CITY_NAME[0]}纪办", day.toordinal() % 40 + 1)],
                **({"attachments": _attached(*FILES[kind])} if kind in FILES else {}),
            },
        )


FILES = {
    "manual": (
        ("基层业务工作手册.pdf", "pdf", 1_284_096),
        ("征求意见采纳情况.docx", "office", 48_212),
    ),
    "compilation": (("乡镇案件文书模板汇编.ofd", "ofd", 2_310_455),),
}
"""The files of some documents: name, kind and bytes; what is no final text stays internal."""


def _attached(*files: tuple[str, str, int]) -> Value:
    """Return the files of a document; there are none, so that each digest is that of its name."""
    return [
        {
            "name": name,
            "sha256": sha256(name.encode()).hexdigest(),
            "bytes": size,
            "kind": kind,
            **({"visibility": "internal"} if kind == "office" else {}),
        }
        for name, kind, size in files
    ]


def _numbered(county: County, paper: Paper, number: int) -> dict[str, Value]:
    """Return a county's document with the number of its first issue."""
    updates = paper.value["updates"]
    rest = updates[1:] if isinstance(updates, list) else []
    issued = _issue(paper.on, f"{county.name[0]}纪发", number)
    return {**paper.value, "updates": [issued, *rest]}


def _issue(on: date, series: str, number: int) -> Value:
    return {"on": on, "status": "issued", "doc_no": f"{series}〔{on.year}〕{number}号"}

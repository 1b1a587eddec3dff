"""Rectifications: filings of counties, and decisions of the city on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from demo import wording
from demo.city_plan import Plan, Record, of_county
from demo.diligence import care_of
from demo.documents import county_documents
from demo.findings import Found, numbered
from demo.workdays import on_or_after, on_or_before
from demo.yaml_text import Value

LATELY = timedelta(days=8)
"""Within so many days after a finding, a county has not filed anything yet."""

FATES = ("closed", "closed", "closed", "pending", "returned", "extended", "reopened")
NEGLECT = ("late", "silent", "blocked", "returned", "extended")
MEASURES = {
    "rooms": ("调整用房并挂牌", "建立使用登记"),
    "equipment": ("逐件核对设备", "补登台账"),
    "rules": ("修订制度并重新印发", "组织学习"),
    "documents": ("统一文书格式", "抽查近三个月文书"),
    "procedure": ("补齐审批手续", "梳理办理流程"),
    "staffing": ("商请组织部门配备",),
    "full_duty": ("清退无关工作", "重新报备分工"),
    "study": ("补齐学习记录",),
    "responsibility": ("分解责任清单", "召开推进会"),
}
REASONS = ("附件不齐，缺少整改前后对比", "只有安排，没有落实情况")
BACKSLID = "复查发现问题再次出现"


@dataclass(frozen=True, slots=True)
class Step:
    """What the county filed or the city decided on a day."""

    on: date
    said: dict[str, Value]

    @property
    def by_city(self) -> bool:
        """Say whether it is the city's."""
        return "decision" in self.said


def rectifications(plan: Plan) -> Iterator[Record]:
    """Yield counties' rectifications and the city's decisions on them."""
    care = {county.code: care_of(index) for index, county in enumerate(plan.counties)}
    for name, found in numbered(plan):
        if found.fed_back_on is None or found.fed_back_on > plan.as_of - LATELY:
            continue
        code, rng = found.county.code, plan.rng(found.chance, "rectification")
        told = [step for step in _told(found, care[code], rng) if step.on <= plan.as_of]
        yield of_county(code, "rectifications", name, _filed(plan, name, found, told))
        decided: Value = [{"on": step.on, **step.said} for step in told if step.by_city]
        if decided:
            value: dict[str, Value] = {"subject": f"rectifications/{name}", "decisions": decided}
            yield f"data/city/decisions/{code}/rectifications/{name}.yaml", "decisions", value


def _filed(plan: Plan, name: str, found: Found, told: list[Step]) -> dict[str, Value]:
    measures: Value = [
        {"id": number, "text": text, "due_on": found.due_on}
        for number, text in enumerate(MEASURES[found.category], 1)
    ]
    updates: Value = [_update(plan, found, step) for step in told if not step.by_city]
    return {
        "finding": f"city/findings/{name}",
        "measures": measures,
        **({"updates": updates} if updates else {}),
    }


def _update(plan: Plan, found: Found, step: Step) -> Value:
    """Return an update; its evidence is a document that existed by then."""
    if step.said["status"] != "submitted":
        return {"on": step.on, **step.said}
    evidence = list(_evidence(plan, found, step.on))
    return {"on": step.on, **step.said, **({"evidence": evidence} if evidence else {})}


def _evidence(plan: Plan, found: Found, on: date) -> Iterator[str]:
    if found.category in {"rooms", "equipment"} and "2026-Q1" in plan.extent.quarters:
        yield "facilities/2026-Q1"
    if found.category in {"rules", "documents"}:
        index = plan.counties.index(found.county)
        for name, paper in county_documents(plan, index, found.county):
            if paper.on <= on:
                yield f"documents/{name}"
                return


def _told(found: Found, care: float, rng: Random) -> list[Step]:
    """Return the steps of a rectification in the order of days."""
    fate = "closed" if found.corrected else rng.choice(FATES if rng.random() < care else NEGLECT)
    start = found.fed_back_on or found.found_on
    count = len(MEASURES[found.category])
    begun = _begun(on_or_after(start + timedelta(days=rng.randint(3, 7))), count)
    if fate == "silent":
        return []
    if fate == "late":
        return [begun]
    if fate == "blocked":
        return [begun, _blocked(begun.on + timedelta(days=9))]
    steps = [begun, *_ended(fate, found, begun.on, count, rng)]
    return sorted(steps, key=lambda step: step.on)


def _ended(fate: str, found: Found, begun: date, count: int, rng: Random) -> Iterator[Step]:
    """Yield the steps after the first one, up to the last decision."""
    room = max(4, (found.due_on - begun).days - 6)
    filed = on_or_after(begun + timedelta(days=rng.randint(3, min(24, room))))
    if fate == "extended":
        day = min(filed, on_or_before(found.due_on - timedelta(days=1)))
        until = on_or_before(found.due_on + timedelta(days=rng.randint(15, 30)))
        yield _decided(day, rng, {"decision": "extended", "until": until})
        return
    yield _submitted(filed, count)
    decided = on_or_after(filed + timedelta(days=rng.randint(2, 6)))
    if fate == "returned":
        yield _decided(decided, rng, {"decision": "returned", "reason": rng.choice(REASONS)})
        yield Step(on_or_after(decided + timedelta(days=6)), {"status": "submitted"})
    elif fate != "pending":
        yield _decided(decided, rng, {"decision": "closed"})
    if fate == "reopened":
        again = on_or_after(decided + timedelta(days=25))
        yield _decided(again, rng, {"decision": "reopened", "reason": BACKSLID})


def _begun(on: date, count: int) -> Step:
    """Return the first step; of two measures one is done at once."""
    return Step(on, {"status": "doing", **({"done": [1]} if count > 1 else {})})


def _submitted(on: date, count: int) -> Step:
    return Step(on, {"status": "submitted", "done": [count]})


def _blocked(on: date) -> Step:
    return Step(on_or_after(on), {"status": "blocked", "blocker": "coordination"})


def _decided(on: date, rng: Random, said: dict[str, Value]) -> Step:
    return Step(on, {**said, "by_post": wording.reviewer(rng)})

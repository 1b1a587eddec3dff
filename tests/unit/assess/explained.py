"""Make a small city by hand for explanations: four tasks in one section, two counties, findings."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import msgspec

from ledgers.assess.city import Question
from ledgers.model.assessment import Standing
from ledgers.model.catalog import Catalog
from ledgers.model.cataloguing import catalog_of
from ledgers.model.document import Document
from ledgers.model.method import Condition, Indicator, Operand, Source
from ledgers.model.records import (
    Area,
    Citation,
    Decision,
    Decisions,
    Measure,
    Programme,
    Progress,
    Task,
    Update,
)
from ledgers.model.values import replace
from ledgers.model.words import say
from tests.unit.assess.lives import RULES
from tests.unit.assess.schemed import INDICATORS, PROGRESS
from tests.unit.fields import CONTRACT

DAY = date(2026, 7, 15)
PROGRAMME = Programme("P2026", "方案", date(2026, 3, 31), date(2026, 10, 31))
CODES = ("990121", "990122")
DUE = {"T01": date(2026, 6, 30)}
LATER = date(2026, 8, 31)


def task(number: int) -> Task:
    """Return a task of one measure; only the first was due by the day."""
    name = f"T{number:02}"
    measures = (Measure(f"{name}.1", "措施", DUE.get(name, LATER)),)
    return Task(name, number, "任务", "N1", measures, lead_unit="u", source=Citation("S3", "四"))


TASKS = {f"T{number:02}": task(number) for number in range(1, 5)}


def city(
    accepted: Mapping[str, tuple[str, ...]] | None = None,
    *,
    unranked: tuple[str, ...] = (),
    without: str = "",
) -> Question:
    """Return a city where counties have some tasks accepted on 2 June.

    The first task of each county is overdue unless it is accepted.
    """
    names = [(code, name) for code, rows in (accepted or {}).items() for name in rows]
    filed, decided = date(2026, 6, 1), date(2026, 6, 2)
    catalog = Catalog(
        (),
        programme=None if without == "programme" else PROGRAMME,
        rules=RULES,
        tasks=TASKS,
        areas={code: Area(code, f"{code}县", "county") for code in CODES},
        progress={
            (code, name): Progress(name, (Update(filed, "submitted", (f"{name}.1",)),))
            for code, name in names
        },
        decisions={
            (code, f"progress/{name}"): Decisions(
                f"progress/{name}", (Decision(decided, "accepted", (f"{name}.1",)),)
            )
            for code, name in names
        },
        indicators={} if without == "indicators" else INDICATORS,
        schemes=() if without == "schemes" else (msgspec.structs.replace(PROGRESS, valid_to=None),),
    )
    reasons = dict.fromkeys(unranked, say("data error in {file}", file="f"))
    return Question(catalog, PROGRAMME, RULES, reasons)


CLOSING = Indicator(
    id="task_progress",
    zh="销号率",
    en="Findings closed",
    form="ratio",
    measure="%",
    cycle="week",
    level="county",
    visibility="public",
    ranking_allowed=True,
    source=Source(
        "findings",
        window="programme",
        numbers=(
            Operand("numerator", "rows", where=(Condition("closed_on", present=True),)),
            Operand("denominator", "rows"),
        ),
    ),
)
"""Closed findings ÷ findings, under the name that the scheme scores."""


class Nowhere:
    """Know no spans."""

    def spans(self) -> Mapping[tuple[str | int, ...], object]:
        """Return nothing."""
        return {}


def document(owner: str, ledger: str, name: str, value: dict[str, object]) -> Document:
    """Return a file with a value."""
    return Document(f"{owner}/{name}", owner, ledger, name, value, "", "", Nowhere())  # type: ignore[arg-type]


def finding(question: Question, closed: int = 0) -> Question:
    """Return the city with two findings of each county, some of the first one's closed."""
    found: list[Document] = []
    for code in CODES:
        for number in (1, 2):
            name = f"F2026-{code[-1]}00{number}"
            facts = {"county": code, "found_on": "2026-05-01", "fed_back_on": "2026-05-10"}
            found.append(document("city", "findings", name, {**facts, "due_on": "2026-08-31"}))
            status = "submitted" if code == CODES[0] and number <= closed else "doing"
            filed: list[object] = [{"on": "2026-06-01", "status": status}]
            found.append(document(code, "rectifications", name, {"updates": filed}))
            if code == CODES[0] and number <= closed:
                made: list[object] = [{"on": "2026-06-20", "decision": "closed"}]
                path = f"{code}/rectifications/{name}"
                subject = f"rectifications/{name}"
                decided = {"subject": subject, "decisions": made}
                found.append(document("city", "decisions", path, dict(decided)))
    read = catalog_of(found)
    catalog = replace(
        question.catalog,
        documents=read.documents,
        contract=CONTRACT,
        findings=read.findings,
        rectifications=read.rectifications,
        decisions={**question.catalog.decisions, **read.decisions},
        indicators={**question.catalog.indicators, "task_progress": CLOSING},
    )
    return replace(question, catalog=catalog)


def standing_of() -> Standing:
    """Return a standing without a score."""
    return Standing("990121", None, Decimal(0), None, None)

"""Lay a table of published inputs out as a city: areas, returns, indicators, schemes, all files."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from demo import mini_city
from demo.yaml_text import Value, yaml_file
from ledgers.assess.city import assess
from ledgers.flow.assess import question_about
from ledgers.flow.load import Request, load
from ledgers.model.assessment import Assessment
from ledgers.read.home import HOME

PERIOD = "2025"
FILED = date(2026, 1, 5)
FIRST = date(2026, 4, 1)
DAY = timedelta(days=1)
MOST = 99
KEPT = ("programme", "tasks", "vocab", "publication", "standards", "calendar")

Table = Mapping[str, Mapping[str, str]]
"""Published inputs: by the name of a country and of an indicator, as printed; empty if missing."""


@dataclass(frozen=True, slots=True)
class Post:
    """An indicator of a scheme, with weight and goalposts where it has any."""

    indicator: str
    weight: str | None = None
    low: str | None = None
    high: str | None = None
    scale: str = "linear"

    def stated(self) -> dict[str, Value]:
        """Return it as a scheme says it."""
        said: dict[str, Value] = {"indicator": self.indicator}
        if self.weight is not None:
            said["weight"] = Decimal(self.weight)
        if self.low is not None and self.high is not None:
            posts: dict[str, Value] = {"low": Decimal(self.low), "high": Decimal(self.high)}
            said["goalposts"] = {**posts, "scale": self.scale}
        return said


def method(
    dimensions: Mapping[str, Sequence[Post]], *, within: str, across: str, **rest: Value
) -> dict[str, Value]:
    """Return what a scheme says, without its name and days."""
    return {
        "across": across,
        **rest,
        "dimensions": [
            {
                "id": name,
                "zh": "维度",
                "en": name,
                "within": within,
                "components": [part.stated() for part in parts],
            }
            for name, parts in dimensions.items()
        ],
        "draws": {"number": 1, "spread": Decimal("0.25"), "seed": "conformance"},
    }


def codes_of(table: Table) -> dict[str, str]:
    """Return an invented code for each country."""
    return {
        name: f"99{1 + index // MOST:02d}{1 + index % MOST:02d}" for index, name in enumerate(table)
    }


def assessed_by(
    root: Path, table: Table, methods: Sequence[Mapping[str, Value]]
) -> Iterator[Assessment]:
    """Write the city below a folder, load it as any city, and assess it by each method in turn.

    ValueError where the check has anything against indicators, schemes or returns.
    """
    for path, data in _files(table, methods):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    shutil.copytree(HOME / "schemas", root / "schemas", dirs_exist_ok=True)
    city = load(Request(root, FIRST + DAY * len(methods)))
    question = question_about(city, city.catalog)
    if question.unranked:
        raise ValueError(str(next(iter(question.unranked.values()))))
    for number in range(len(methods)):
        yield assess(question, FIRST + DAY * number, weeks=False)


def _files(table: Table, methods: Sequence[Mapping[str, Value]]) -> Iterator[tuple[str, bytes]]:
    mini = mini_city()
    for name in KEPT:
        yield f"data/city/{name}.yaml", mini[f"data/city/{name}.yaml"]
    names = list(next(iter(table.values())))
    city: dict[str, dict[str, Value]] = {
        "areas": {"areas": [_area("990000", "演示市", "city"), *_counties(table)]},
        "indicators": {"indicators": [_indicator(name) for name in names]},
        "schemes": {"schemes": [_scheme(number, each) for number, each in enumerate(methods)]},
    }
    for ledger, value in city.items():
        path = f"data/city/{ledger}.yaml"
        yield path, yaml_file(path, ledger, value)
    for name, code in codes_of(table).items():
        path = f"data/counties/{code}/returns/{PERIOD}.yaml"
        yield path, yaml_file(path, "returns", _return(table[name]))


def _area(code: str, name: str, kind: str) -> dict[str, Value]:
    return {"code": code, "name": name, "kind": kind, "fictional": True}


def _counties(table: Table) -> Iterator[Value]:
    for code in codes_of(table).values():
        yield {**_area(code, f"演示县{code[2:]}", "county"), "parent": "990000"}


def _indicator(name: str) -> Value:
    return {
        "id": name,
        "zh": "已发布的指标",
        "en": name,
        "form": "value",
        "measure": "个",
        "cycle": "year",
        "level": "county",
        "visibility": "public",
        "ranking_allowed": True,
        "requirements": ["R33"],
    }


def _scheme(number: int, stated: Mapping[str, Value]) -> Value:
    day = FIRST + DAY * number
    about = {"id": f"2026-{number + 1}", "zh": "办法", "en": "Scheme"}
    return {**about, "valid_from": day, "valid_to": day, **stated}


def _return(row: Mapping[str, str]) -> dict[str, Value]:
    values: list[Value] = [
        {"indicator": name, "value": Decimal(text)} for name, text in row.items() if text
    ]
    return {"period": PERIOD, "filed_on": FILED, "values": values}

"""What is filed about issues of the demonstration: a named unit, objections, the city's answer."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from demo.yaml_text import Value, yaml_file

NAMING, OBJECTED = "weekly-2026-09", "weekly-2026-14"
NAMED_ON, OBJECTED_ON = date(2026, 6, 8), date(2026, 7, 13)
NAMED_DAY = re.compile(rb"^kind: named\n(?:.*\n)*?  - on: (.*)$", re.MULTILINE)
"""A naming, and the day on which it was decided."""
ANSWERED, PENDING = "990121", "990123"
"""The county whose objection the city has answered, and one whose objection awaits its answer."""


def with_issues(city: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a city's files with what will be there about its issues, once they are issued."""
    return {**city, **dict(_counted(city)), **dict(_naming(city)), **dict(_objections())}


def _counted(city: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the actions that are published in sums only, each with the weekly issue of its day."""
    for path, text in city.items():
        day = NAMED_DAY.search(text)
        if day and "/actions/" in path and b"public_scope" not in text:
            weeks = (date.fromisoformat(day[1].decode()) - NAMED_ON).days // 7
            number = int(NAMING.rpartition("-")[2]) + weeks
            yield path, text + f"bulletin: city/bulletins/weekly-2026-{number:02d}\n".encode()


def _naming(city: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the action by which a unit is named in an issue, and the annex that names it."""
    for path, text in city.items():
        if "/actions/" in path and all(sign in text for sign in _signs()):
            line = next(row for row in text.decode().splitlines() if row.startswith("object_units"))
            told, scope = f"bulletin: city/bulletins/{NAMING}\n".encode(), _signs()[-1]
            yield path, text.replace(scope, told + scope)
            unit = line.partition("[")[2].rstrip("]")
            entry: Value = {
                "unit": unit,
                "reason": "overdue",
                "since": date(2026, 5, 1),
                "see": f"{unit[:6]}/progress/T04",
            }
            value: dict[str, Value] = {
                "bulletin": f"city/bulletins/{NAMING}",
                "expires_on": date(2026, 12, 31),
                "units": [entry],
            }
            yield _file("city/namings", NAMING, "namings", value)


def _signs() -> tuple[bytes, ...]:
    return b"kind: named\n", f"on: {NAMED_ON}\n".encode(), b"public_scope: unit\n"


def _objections() -> Iterator[tuple[str, bytes]]:
    bulletin = f"city/bulletins/{OBJECTED}"
    for county, figure, reason in (
        (ANSWERED, "county.missed", "其中一项因市级会议改期而顺延"),
        (PENDING, "county.overdue", "该项已于7月10日报送，因系统维护次日入库"),
    ):
        value: dict[str, Value] = {
            "bulletin": bulletin,
            "answer": f"city/answers/{OBJECTED}-{county}",
            "objections": [{"on": OBJECTED_ON, "figure": figure, "reason": reason}],
        }
        comment: dict[str, Value] = {"comment": "逾期事项已逐项明确责任人，7月底前办结"}
        value |= comment if county == ANSWERED else {}
        yield _file(f"counties/{county}/objections", OBJECTED, "objections", value)
    answer: Value = {
        "on": OBJECTED_ON,
        "figure": "county.missed",
        "outcome": "rejected",
        "reason": "未在时限前申请延期",
    }
    value = {"bulletin": bulletin, "county": ANSWERED, "answers": [answer]}
    yield _file("city/answers", f"{OBJECTED}-{ANSWERED}", "answers", value)


def _file(folder: str, name: str, ledger: str, value: Mapping[str, Value]) -> tuple[str, bytes]:
    path = f"data/{folder}/{name}.yaml"
    return path, yaml_file(path, ledger, value)

"""A city that lives thirty months: its registers on the first day, and how it is written."""

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import yaml

from demo import generate_city
from demo.yaml_text import yaml_file
from ledgers.cli.main import main
from tests.cities import write_city

FIRST, LAST = date(2026, 3, 30), date(2028, 9, 25)
"""The Mondays of the first and of the last week."""
WEEK = timedelta(days=7)
OFFICES = "990100-internal_office-0"
BOOL = "tag:yaml.org,2002:bool"
WORK = ("落实到人", "建立台账", "汇总成文", "逐项核对", "完成整改", "总结上报")


def tasks_of(
    programme: str, first: int, count: int, days: tuple[date, date], chance: Random
) -> list[dict[str, Any]]:
    """Return the tasks of a programme, each with three or four deadlines over its days."""
    start, end = days
    rows = []
    for no in range(first, first + count):
        places = sorted(chance.sample(range(4, (end - start).days // 7), chance.choice((3, 4))))
        measures = [
            {
                "id": f"T{no:02}.{number}",
                "text": f"{WORK[(no + number) % len(WORK)]}（第{number}项）",
                "due_on": str(start + place * WEEK + timedelta(days=4)),
            }
            for number, place in enumerate(places, 1)
        ]
        rows.append(task(no, programme, measures))
    return rows


def task(no: int, programme: str, measures: list[dict[str, Any]], **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a task of a programme; the first programme is not named."""
    named = {"programme": programme} if programme else {}
    return {
        "id": f"T{no:02}",
        "no": no,
        "title": f"第{no}项工作",
        "section": f"N{no % 7 + 1}",
        "lead_unit": f"{OFFICES}{no % 3 + 1}",
        "responsible_units": [f"{OFFICES}{no % 3 + 1}"],
        "source": {"document": "S3", "section": "四", "item": str(no)},
        **named,
        **more,
        "measures": measures,
    }


@dataclass
class City:
    """The city in its repository: what its registers and the files of its counties hold."""

    root: Path
    chance: Random
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)

    def register(self, name: str) -> Any:  # noqa: ANN401 - a plain value of any shape
        """Return what a register of the city holds; it is written once more."""
        return self.file(f"data/city/{name}.yaml")

    def file(self, path: str) -> Any:  # noqa: ANN401 - a plain value of any shape
        """Return what a file holds, an empty one where it is new; it is written once more."""
        self.touched.add(path)
        return self.files.setdefault(path, {})

    def entry(self, register: str, key: str, name: str) -> Any:  # noqa: ANN401 - see above
        """Return an entry of a register of the city."""
        return next(row for row in self.register(register)[register] if row[key] == name)

    def read_again(self, paths: Iterable[str]) -> None:
        """Take in what a command has written."""
        for path in paths:
            self.files[path] = read((self.root / path).read_bytes())

    def commit(self, day: date, message: str) -> None:
        """Write what was touched, and commit everything, as of a day."""
        for path in sorted(self.touched):
            place, ledger = self.root / path, path.split("/")[-2]
            if ledger == "city" or path.endswith("/units.yaml"):
                ledger = place.stem
            ledger = "decisions" if "/decisions/" in path else ledger
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(yaml_file(path, ledger, self.files[path]))
        self.touched.clear()
        when = f"{day}T18:00:00+08:00"
        world = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--allow-empty", "--message", message, world=world)

    def run(self, day: date, *words: str) -> str:
        """Run a command of the program on a day; return what it says."""
        said = StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            status = main([*words, "--root", str(self.root), "--today", str(day)])
        assert status == 0, f"{day}: ledgers {' '.join(words)}: {said.getvalue()}"
        return said.getvalue()


class Loader(yaml.SafeLoader):
    """Reads the project's dialect, in which only `true` and `false` are no text."""


Loader.yaml_implicit_resolvers = {
    sign: [row for row in rows if row[0] != BOOL]
    for sign, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver(BOOL, re.compile("true|false"), list("tf"))


def read(data: bytes) -> Any:  # noqa: ANN401 - a plain value of any shape
    """Return what a file holds; days are text, as in the files."""
    return _as_text(yaml.load(data, Loader))  # noqa: S506 - it is a safe one


def _as_text(value: Any) -> Any:  # noqa: ANN401 - a plain value of any shape
    if isinstance(value, dict):
        return {name: _as_text(row) for name, row in value.items()}
    if isinstance(value, list):
        return [_as_text(row) for row in value]
    return str(value) if isinstance(value, date) else value


def git(root: Path, *words: str, world: Mapping[str, str] | None = None) -> str:
    """Run git in a repository; return what it says."""
    named = ("-c", "user.name=city", "-c", "user.email=city@example.org")
    command = ["git", "-C", str(root), *named, *words]
    done = subprocess.run(
        command,
        env=world and {**_environment(), **world},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout


def _environment() -> dict[str, str]:

    return dict(os.environ)


def founded(root: Path, chance: Random) -> City:
    """Return the city on its first day, in a repository of its own."""
    files = generate_city(1, counties=6, tasks=8, as_of=FIRST)
    city = City(write_city(root, files), chance)
    for path, data in files.items():
        city.files[path] = read(data)
    city.register("standards").pop("demonstrations")
    city.register("publication")["as_of"] = "today"
    programme = city.register("programme")
    programme |= {"start_on": str(FIRST), "end_on": "2027-03-31", "phases": phases(FIRST, 2027)}
    first = tasks_of("", 1, 8, (FIRST, date(2027, 3, 31)), chance)
    first.append(task(9, "", [_every("T09.1", "week")]))
    first.append(task(10, "", [_every("T10.1", "month")]))
    city.register("tasks")["tasks"] = first
    scheme = city.register("schemes")["schemes"][0]
    scheme["valid_from"] = str(FIRST)
    git(root, "init", "--quiet", "--initial-branch", "main")
    city.commit(FIRST, "建立台账")
    return city


def _every(name: str, period: str) -> dict[str, Any]:
    return {"id": name, "text": "按期报送", "due": {"every": period, "judged_by": "filings"}}


def phases(start: date, year: int) -> list[dict[str, Any]]:
    """Return the one phase of a programme."""
    ends = {2027: "2027-03-31", 2028: "2028-06-30", 2029: "2028-12-31"}
    row = {"id": "P1", "title": "全面推进", "start_on": str(start), "end_on": ends[year]}
    return [{**row, "deliverables": ["各县区实施方案"]}]

"""The bulletins of the demonstration, issued with the real commands in a separate repository.

All are issued from one commit that holds `data/` and `schemas/` as they are, as of many days, so
that they verify in any clone whose history holds these files, squashed or not.
"""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from demo.areas import CITY_NAME
from ledgers.cli.main import main
from ledgers.flow.load import Request, load

HORIZON = date(2026, 7, 14)
FIRST_WEEK, LAST_WEEK = 15, 28
HASTY = 24
NODES = 3
FOLDER = Path("data/city/bulletins")
WHY = "更正原因：原通报签发时误用了周四的数据，现改用周日的数据；数据本身没有改动。"

CASES = (
    "典型案例：某乡镇便民服务窗口对群众申请长期搁置、推诿不办，有关人员受到处理，窗口已整改。",
    "典型案例：某县直单位工作人员在办理许可时另设条件、故意拖延，有关人员受到处理，条件已取消。",
    "典型案例：某站所对群众反映的问题不调查、不答复，有关人员受到处理，问题已解决。",
)
"""Cases of doing nothing, without anything that leads to somebody (R147)."""
ADDED = {"correction-2026-01": WHY} | {
    f"typical_case-2026-{number:02d}": case for number, case in enumerate(CASES, start=1)
}
"""What an editor adds to the preface of an issue."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One issue: the day on which it is drafted and issued, its identifier, its subject."""

    today: date
    name: str
    options: tuple[str, ...]


def turns(deadlines: tuple[tuple[date, str], ...]) -> Iterator[Turn]:
    """Yield the issues in the order of their days; `deadlines` are days with their tasks."""
    day = timedelta(days=1)
    weekly = []
    for number, week in enumerate(range(FIRST_WEEK, LAST_WEEK + 1), start=1):
        end = date.fromisocalendar(2026, week, 7)
        numbered = ("--doc-no", f"{CITY_NAME[0]}纪通〔2026〕{number}号")
        options = ("--series", "weekly", "--period", f"2026-W{week:02d}", *numbered)
        # One was issued in haste, with the figures of Thursday, and corrected afterwards.
        hasty = ("--as-of", str(end - 3 * day)) if week == HASTY else ()
        weekly.append(Turn(end + day, f"weekly-2026-{number:02d}", (*options, *hasty)))
    hasty_number = HASTY - FIRST_WEEK + 1
    end = date.fromisocalendar(2026, HASTY, 7)
    wrong = f"weekly-2026-{hasty_number:02d}"
    correction = ("--series", "correction", "--corrects", wrong, "--as-of", str(end))
    yield from sorted(
        (
            *weekly,
            Turn(end + 3 * day, "correction-2026-01", correction),
            Turn(
                date(2026, 7, 2),
                "quarterly-2026-01",
                ("--series", "quarterly", "--period", "2026-Q2"),
            ),
            *overseen(),
            *(
                Turn(
                    due,
                    f"node-2026-{number:02d}",
                    ("--series", "node", "--task", task, "--as-of", str(due)),
                )
                for number, (due, task) in enumerate(deadlines, start=1)
            ),
        ),
        key=lambda turn: (turn.today, turn.name),
    )


def overseen() -> Iterator[Turn]:
    """Yield the issues about observations, cross inspections and typical cases, an exposure."""
    for number, month in enumerate((5, 6), start=1):
        issued, period = date(2026, month + 1, 2), f"2026-{month:02d}"
        for series in ("observation", "cross"):
            options = ("--series", series, "--period", period)
            yield Turn(issued, f"{series}-2026-{number:02d}", options)
    for number in range(1, len(CASES) + 1):
        options = ("--series", "typical_case", "--period", f"2026-{number + 3:02d}")
        yield Turn(date(2026, number + 4, 8), f"typical_case-2026-{number:02d}", options)
    until = ("--signed-by", "city_secretary", "--expires-on", "2026-12-31")
    exposed = ("--series", "exposure", "--period", "2026-06", *until)
    yield Turn(date(2026, 7, 6), "exposure-2026-01", exposed)


def last_deadlines(root: Path) -> tuple[tuple[date, str], ...]:
    """Return the last deadlines that have passed, each with the first task that has it."""
    found: dict[date, str] = {}
    catalog = load(Request(root, HORIZON)).catalog
    for task in sorted(catalog.tasks.values(), key=lambda task: task.no):
        for measure in task.measures:
            if measure.due_on <= HORIZON:
                found.setdefault(measure.due_on, task.id)
    return tuple(sorted(found.items())[-NODES:])


def issue_all(root: Path) -> None:
    """Draft and issue every bulletin in a repository whose inputs are committed."""
    for turn in turns(last_deadlines(root)):
        place = ("--root", str(root), "--today", str(turn.today))
        run("bulletin", "draft", *turn.options, *place)
        if turn.name in ADDED:
            append(root / FOLDER / f"{turn.name}.yaml", ADDED[turn.name])
        run("bulletin", "issue", turn.name, *place)


def append(draft: Path, paragraph: str) -> None:
    """Add a paragraph to the preface of a draft, as an editor does."""
    text = draft.read_text(encoding="utf-8")
    head = "" if "\npreface:" in text else "preface:\n"
    draft.write_text(f'{text}{head}  - "{paragraph}"\n', encoding="utf-8", newline="\n")


def run(*arguments: str) -> None:
    """Run one command; raises RuntimeError where it fails."""
    if main(arguments) != 0:
        raise RuntimeError(" ".join(arguments))


def committed(root: Path) -> None:
    """Commit the files of a folder in a new repository, always by the same name."""
    fixed = {f"GIT_{who}_DATE": "2026-07-15T00:00:00+0800" for who in ("AUTHOR", "COMMITTER")}
    names = {
        f"GIT_{who}_{what}": "demonstration"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    for command in (
        ("init", "--quiet"),
        ("add", "--all"),
        ("commit", "--quiet", "--message", "Demonstration"),
    ):
        subprocess.run(
            ("git", *command), cwd=root, check=True, env={**os.environ, **fixed, **names}
        )

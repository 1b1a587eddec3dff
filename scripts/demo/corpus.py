"""A large corpus for benchmarks: a valid city with long histories."""

from datetime import timedelta

from demo import units, wording
from demo.city import HORIZON, SEED, generate_city
from demo.histories import OFFICES
from demo.tasks import Task, first_tasks
from demo.workdays import on_or_after
from demo.yaml_text import Value, yaml_file

COUNTIES = 13
MOST = 1000
"""The most updates that a file may hold."""

EVERY = 6
"""One update in so many reports a blocker; the last one submits a measure."""


def big_corpus(files: int = 182, size: int = 22_000) -> dict[str, bytes]:
    """Return a sound city with so many progress files, each of about `size` bytes."""
    tasks = first_tasks(-(-files // COUNTIES))
    city = generate_city(SEED, COUNTIES, len(tasks), as_of=HORIZON)
    kept = {path: text for path, text in city.items() if not is_filed(path)}
    codes = sorted({path.split("/")[2] for path in city if path.startswith("data/counties/")})
    cells = [(code, task) for task in tasks for code in codes][:files]
    return dict(sorted((kept | {path_of(*cell): _long(*cell, size) for cell in cells}).items()))


def path_of(county: str, task: Task) -> str:
    """Return where the progress of a task in a county lies."""
    return f"data/counties/{county}/progress/{task.id}.yaml"


def is_filed(path: str) -> bool:
    """Say whether a file is about progress, or a decision on it."""
    return "/progress/" in path


def _long(county: str, task: Task, size: int) -> bytes:
    """Return a progress file with as many small steps as it has room for."""
    rows = [_step(task, number, MOST) for number in range(MOST)]
    fitting = max(1, len(rows) * size // len(_text(county, task, rows)))
    return _text(county, task, [_step(task, number, fitting) for number in range(fitting)])


def _text(county: str, task: Task, updates: list[Value]) -> bytes:
    office = units.office_of(county, OFFICES[task.planned.section])
    value: dict[str, Value] = {"task": task.id, "unit": office, "updates": updates}
    return yaml_file(path_of(county, task), "progress", value)


def _step(task: Task, number: int, of: int) -> Value:
    """Return one update out of many, spread evenly over the days up to the horizon."""
    first = on_or_after(task.start_on)
    day = first + timedelta(days=(HORIZON - first).days * number // of)
    notes = wording.NOTES["doing"]
    note = {"note": notes[number % len(notes)]}
    if number == of - 1:
        return {"on": day, "status": "submitted", "measures": [f"{task.id}.1"], **note}
    if number % EVERY == EVERY // 2:
        return {"on": day, "status": "blocked", "blocker": "approval", **note}
    return {"on": day, "status": "doing", **note}

"""The pages of the finished portal that are opened in a browser."""

from pathlib import Path

PAGES = {
    "overview": "index.html",
    "figures": "figures/index.html",
    "ledgers": "ledgers/index.html",
    "rectifications": "ledgers/rectifications/index.html",
    "ranking": "ranking/index.html",
    "casework": "ledgers/casework/index.html",
    "county": "counties/{county}/index.html",
    "task": "tasks/{task}/index.html",
    "methods": "methods/index.html",
    "sensitivity": "ranking/sensitivity/index.html",
    "indicator": "indicators/task_progress/index.html",
    "changes": "changes/index.html",
    "counties": "counties/index.html",
    "tasks": "tasks/index.html",
    "bulletins": "bulletins/index.html",
    "programme": "programme/index.html",
    "indicators": "indicators/index.html",
    "data": "data/index.html",
    "problems": "problems/index.html",
    "about": "about/index.html",
    "nowhere": "404.html",
    "escalation": "escalation/index.html",
    "draws": "draws/index.html",
    "filing": "file/index.html",
    "bulletin": "bulletins/weekly-2026-08/index.html",
    "correction": "bulletins/correction-2026-01/index.html",
    "finding": "findings/{finding}/index.html",
    "guide": "guide/index.html",
    "matrix": "matrix/index.html",
    "compare": "compare/index.html",
    "overdue": "lists/overdue/index.html",
    "interface": "api/index.html",
    "brief": "counties/{county}/brief/index.html",
    "english": "en/index.html",
    "source": "source/{county}/progress/index.html",
}
HANDFUL = ("overview", "county", "ranking", "bulletin", "task", "draws")
"""The pages that `make test` opens; `make looks` opens all."""


def filled(portal: Path) -> dict[str, str]:
    """Return the pages to open, with the first county, task and finding filled in."""
    county = min(path.name for path in (portal / "counties").iterdir() if path.is_dir())
    task = min(path.name for path in (portal / "tasks").iterdir() if path.is_dir())
    finding = min(path.name for path in (portal / "findings").iterdir() if path.is_dir())
    names = {"county": county, "task": task, "finding": finding}
    return {name: path.format(**names) for name, path in PAGES.items()}

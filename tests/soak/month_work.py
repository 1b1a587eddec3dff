"""What a clerk, a reviewer and an officer do in a month, and what nobody may: each is one push."""

import re
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import TypeAlias

from ledgers.cli.main import main
from tests.unit.check.change.judging import TREE
from tests.unit.flow.pushed import Clone

Act: TypeAlias = Callable[[Clone, str], str]
"""Does the work of a day in a clone, commits it, and returns what is pushed."""

MAIN = "HEAD:main"
CODES = ("990102", "990121", "990181")
CLERK_102, CLERK_121, CLERK_181 = (f"county-{code}-filing" for code in CODES)
OFFICER, REVIEWER, OFFICE_10 = "city-office-08", "city-office-09", "city-office-10"
MAINTAINERS = "ledgers-maintenance-1"


POSTS = "data/counties/990181/posts/2026-Q2.yaml"
CITY = {
    **TREE,
    "data/city/publication.yaml": TREE["data/city/publication.yaml"].replace(
        b"as_of: 2026-07-15", b"as_of: today"
    ),
}
"""The mini city, shown as of every day; one county has not filed its posts of a quarter."""
ALL_POSTS = CITY.pop(POSTS)


@dataclass(frozen=True)
class Push:
    """A push of the month: its day, who makes it, what it does.

    `code` is why it is refused. One that `races` was begun before the one above it was pushed.
    """

    day: str
    who: str
    act: Act
    code: str = ""
    races: bool = False


def placed(clone: Clone, path: str) -> str:
    """Return a path as it is, or in the folder of the county whose clerk has a clone."""
    whole = path.startswith(("data/", "."))
    return path if whole else f"data/counties/{clone.actor.split('-')[1]}/{path}.yaml"


def ledgers(clone: Clone, day: str, *words: str) -> str:
    """Run a command of the program in a clone, on a day; return what it prints."""
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        status = main([*words, "--root", str(clone.root), "--today", day])
    assert status == 0, f"{words}: {said.getvalue()}"
    return said.getvalue()


def text_of(clone: Clone, path: str) -> str:
    """Return a file of a clone."""
    return (clone.root / path).read_text("utf-8")


def changed(clone: Clone, path: str, old: str, new: str) -> None:
    """Put a text in the place of another one, which is there."""
    text = text_of(clone, path)
    assert old in text, f"{path}: {old}"
    (clone.root / path).write_text(text.replace(old, new, 1), "utf-8")


def add(clone: Clone, path: str, text: str, message: str) -> None:
    """Add a text to a file, or write it with the line that names its schema, and commit it."""
    ledger, up = path.split("/")[-2], "../" * path.count("/")
    is_new = path.endswith(".yaml") and not (clone.root / path).exists()
    line = f"# yaml-language-server: $schema={up}schemas/{ledger}.schema.json\n" if is_new else ""
    clone.commit(path, line + text, message)


# ── What is filed ────────────────────────────────────────────────────────────────────────────────


def files(task: str, status: str, *measures: str, more: str = "", on: str = "") -> Act:
    """Return the work of filing on a task, or on that of a path, of its day or of another one."""

    def act(clone: Clone, day: str) -> str:
        path = placed(clone, task if "/" in task else f"progress/{task}")
        named = ", ".join(measures)
        unit = f"{path.split('/')[2]}-internal_office-01"
        head = f"task: {task}\nunit: {unit}\nupdates:\n"
        head = "" if (clone.root / path).exists() else head
        text = f"  - on: {on or day}\n    status: {status}\n"
        text += f"    measures: [{named}]\n" if measures else ""
        add(clone, path, head + text + more, "报送进展")
        return MAIN

    return act


def adds(path: str, text: str, message: str = "报送") -> Act:
    """Return the work of adding a text to a file, or of writing it."""

    def act(clone: Clone, day: str) -> str:
        add(clone, placed(clone, path), text.replace("DAY", day), message)
        return MAIN

    return act


def swaps(path: str, *pairs: tuple[str, str]) -> Act:
    """Return the work of putting texts in the place of others."""

    def act(clone: Clone, day: str) -> str:
        for old, new in pairs:
            changed(clone, placed(clone, path), old, new.replace("DAY", day))
        clone.commit(message="更正")
        return MAIN

    return act


def files_july(clone: Clone, day: str) -> str:
    """File the month's cases, petitions and numbers, as those of June were."""
    for ledger in ("casework", "petitions", "returns"):
        text = text_of(clone, placed(clone, f"{ledger}/2026-06"))
        days = text.replace("2026-07-01", day).replace("2026-07-02", day).replace("2026-07-03", day)
        path = clone.root / placed(clone, f"{ledger}/2026-07")
        month = LEFT_OVER.sub(carried_on, days.replace('"2026-06"', '"2026-07"'))
        month = re.sub(r"(with_\w+|overdue): \d+", r"\1: 0", month)
        path.write_text(month, "utf-8")
    clone.commit(message="七月报表")
    return MAIN


LEFT_OVER = re.compile(r"carried_over: (\d+)\n    new: (\d+)\n    resolved: (\d+)")


def carried_on(found: re.Match[str]) -> str:
    """Return what a township carries over from a month, with nothing new."""
    carried, new, resolved = map(int, found.groups())
    return f"carried_over: {carried + new - resolved}\n    new: 0\n    resolved: 0"


def from_seed(path: str, data: bytes) -> Act:
    """Return the work of filing, late, a file that the city was made without."""

    def act(clone: Clone, day: str) -> str:
        lines = data.decode().split("\n")
        late = [f"filed_on: {day}" if line.startswith("filed_on:") else line for line in lines]
        clone.commit(placed(clone, path), "\n".join(late), "补报")
        return MAIN

    return act


# ── What the city does ───────────────────────────────────────────────────────────────────────────


def decides(*decisions: str) -> Act:
    """Return the work of some decisions, each as words of `ledgers decide`."""

    def act(clone: Clone, day: str) -> str:
        for words in decisions:
            ledgers(clone, day, "decide", *words.split(" "))
        clone.commit(message="审定")
        return MAIN

    return act


def feeds_back(clone: Clone, day: str) -> str:
    """Tell the counties what a check has found."""
    told = f"fed_back_on: {day}\n"
    for name in ("checks/C2026-07-09-1", "findings/F2026-0008", "findings/F2026-0009"):
        path = f"data/city/{name}.yaml"
        more = told if "checks" in name else f"reviewed_on: {day}\n{told}"
        (clone.root / path).write_text(text_of(clone, path) + more, "utf-8")
    clone.commit(message="反馈检查情况")
    return MAIN


def drafts(clone: Clone, day: str) -> str:
    """Draft a bulletin."""
    ledgers(clone, day, "bulletin", "draft", "--series", "weekly", "--period", "2026-W31")
    clone.commit(message="通报草稿")
    return MAIN


def issues(clone: Clone, day: str) -> str:
    """Issue it."""
    ledgers(clone, day, "bulletin", "issue", "weekly-2026-01")
    clone.commit(message="印发通报")
    return MAIN

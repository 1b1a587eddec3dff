"""What is said of every requirement: its words, its state, what shows it, and where it is seen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from ledgers.model.kinds import KINDS
from ledgers.model.layout import LEDGERS
from tests.cases.fixtures import cases
from tests.cities import REPOSITORY
from tests.requirements.seen import GROUPS, Row, rows
from tests.requirements.world import method
from tests.unit.test_requirements import rows_of

FOLDER = REPOSITORY / "site/requirements"
SAID: Mapping[str, Mapping[str, Any]] = {
    number: row for path in sorted(FOLDER.glob("S*.yaml")) for number, row in rows_of(path).items()
}
"""What the product says of each requirement."""
ISSUES: Mapping[str, str] = GROUPS["open"]["issues"]
"""The issue that brings what is open."""
STATES = ("shown", "refused", "open")
LIVES: Mapping[str, str] = {
    "events": "ledger events",
    "document": "ledger documents",
    "tally": "ledger rectifications",
    "ages": "ledger rectifications",
    "categories": "ledger rectifications",
}
"""Where what is worked out from records is seen, by what it is."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement in one line: number, words, state, what shows it, where it is seen."""

    number: str
    words: str
    state: str
    by: str
    at: str


def table() -> Iterator[Requirement]:
    """Yield every requirement."""
    shown: dict[str, list[str]] = {}
    for group, number, row in rows():
        shown.setdefault(number, []).append(f"{group}: {' '.join(map(str, row.values()))}")
    for number, said in SAID.items():
        state = next(state for state in STATES if state in said)
        why = said[state]["en"] if state != "shown" else "; ".join(shown.get(number, ()))
        where = ", ".join(said["shown"]) if state == "shown" else ISSUES.get(number, "")
        yield Requirement(number, said["en"], state, why, where)


# ── What is wrong with it ────────────────────────────────────────────────────────────────────────


def faults() -> Iterator[str]:
    """Yield what is named and is not there, or is there and is not named."""
    for number, said in SAID.items():
        if sum(state in said for state in STATES) != 1 or not {"zh", "en"} <= said.keys():
            yield f"{number} has not one state, or no words"
        for place in said.get("shown", ()):
            if not _is_there(*place.split(" ", 1)):
                yield f"{number}: there is no {place}"
    shown = {number for number, said in SAID.items() if "shown" in said}
    demonstrated = {number for _, number, _ in rows()}
    yield from (f"{number} is not said to be shown" for number in sorted(demonstrated - shown))
    yield from (f"nothing shows {number}" for number in sorted(shown - demonstrated))
    still = {number for number, said in SAID.items() if "open" in said}
    odd = sorted(still ^ {*ISSUES})
    yield from (f"{number} is open without an issue, or not open with one" for number in odd)
    for _, number, row in rows():
        yield from (f"{number}: {fault}" for fault in _of_row(row, SAID.get(number, {})))


def _is_there(sort: str, name: str) -> bool:
    if sort == "ledger":
        return name in LEDGERS
    if sort == "problem":
        return name in {kind.code for kind in KINDS}
    return any(row["id"] == name for row in method(f"{sort}s"))


def _of_row(row: Row, said: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a demonstration names and is not there, or is seen where nobody says so."""
    kind, name = next(iter(row)), next(iter(row.values()))
    if kind == "test":
        yield from _of_test(str(name), row["without"])
        return
    if kind == "problem" and not _fails(name, row.get("case")):
        yield f"no fixture fails with {name}"
    ledger = f"ledger {str(name).partition('.')[0]}"
    own = {"sum": ledger, "page": f"ledger {str(name).partition('/')[0]}"}
    lives = {**LIVES, **own}.get(kind, f"{kind} {name}")
    if kind != "page" and lives not in said.get("shown", ()):
        yield f"{lives} is not said to show it"


def _fails(code: str, case: str | None) -> bool:
    found = [one for one in cases() if one.code == code and one.expected]
    return any(case is None or Path(one.name).stem == case for one in found)


def _of_test(name: str, without: str) -> Iterator[str]:
    path, _, function = name.partition("::")
    place = REPOSITORY / path
    if not place.exists() or f"def {function}(" not in place.read_text(encoding="utf-8"):
        yield f"there is no test {name}"
    module, _, taken = without.partition(":")
    if not hasattr(import_module(module), taken):
        yield f"there is no {without}"

"""Make checks and rounds in a few lines, and ask the demonstration's rules and indicators."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import msgspec

from demo.indicators import INDICATORS, indicators_file
from demo.rules import RULES
from ledgers.assess.indicators import measure_all
from ledgers.assess.rules.engine import proposals
from ledgers.model.method import Indicator
from ledgers.model.rulebook import Rule
from ledgers.model.words import english
from tests.unit.assess.ruled import AS_OF, COUNTIES, catalog, facts

ONE, OTHER, THIRD = COUNTIES
BOOK = {str(row["id"]): row for row in RULES}
LISTED: Any = indicators_file(INDICATORS)
ASKED = {row["id"]: row for row in LISTED["indicators"]}
Records = dict[str, dict[str, Any]]


def told(rule: str, records: Records) -> dict[str, str]:
    """Return what a rule of the demonstration says of each county, without its name."""
    found = proposals([msgspec.convert(plain(BOOK[rule]), Rule)], facts(records))
    return {str(each.county): english(each.why).partition(", ")[2] for each in found}


def plain(value: Any) -> Any:  # noqa: ANN401 - any value of a file
    """Return a value as it is read from a file."""
    if isinstance(value, Mapping):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, tuple | list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def measured(indicator: str, records: Records) -> dict[str, Fraction | None]:
    """Return what an indicator of the demonstration gives for each county."""
    asked = msgspec.convert(plain(ASKED[indicator]), Indicator)
    found = measure_all(catalog(records), [asked], {}, AS_OF)[indicator]
    return {code: row.value for code, row in found.items()}


def check(kind: str, *counties: str, **more: Any) -> Records:  # noqa: ANN401 - fields of any kind
    """Return a check of some counties that was fed back in June."""
    days = {"start_on": "2026-06-15", "end_on": "2026-06-16", "fed_back_on": "2026-06-20"}
    return {"city/checks/C2026-06-15-1": {"kind": kind, **days, "counties": [*counties], **more}}


def reviewed(scope: str, all_of: int, seen: int) -> dict[str, Any]:
    """Return a review of files of a whole check."""
    return {"file_review": {"scope": scope, "population_n": all_of, "reviewed_n": seen}}


def team(home: str, host: str, *reviews: tuple[str, int, int]) -> dict[str, Any]:
    """Return a team with its reviews: whose files, how many there are, how many it reviewed."""
    since = {"since": "2019-01-01"}
    rows = [
        {"files_of": of, **since, "population_n": n, "reviewed_n": seen} for of, n, seen in reviews
    ]
    return {"home_county": home, "host_county": host, "reviews": rows}


def inspection(*targets: Mapping[str, Any], **more: Any) -> Records:  # noqa: ANN401 - fields of any kind
    """Return a round of the first county."""
    return {"city/rounds/R2026-1": {"county": ONE, "targets": [*targets], **more}}


def notice(all_of: int, posted: int) -> dict[str, Any]:
    """Return the notice of a round."""
    return {"notice": {"villages_total": all_of, "villages_posted": posted}}

"""Say which file belongs to which ledger and owner (design, sections 3 and 4)."""

import re
from dataclasses import dataclass

CITY = "city"
CITY_REGISTERS = (
    "programme",
    "tasks",
    "areas",
    "vocab",
    "publication",
    "standards",
    "rules",
    "units",
    "pairings",
)
COUNTY_REGISTERS = ("units",)
COUNTY_LEDGERS = ("progress",)
DECIDED_LEDGERS = ("progress",)
LEDGERS = tuple(sorted({*CITY_REGISTERS, *COUNTY_LEDGERS, "decisions"}))

REGISTER = re.compile(r"data/(?:city|counties/([^/]+))/([^/]+)\.yaml\Z")
COUNTY_RECORD = re.compile(r"data/counties/([^/]+)/([^/]+)/([^/]+)\.yaml\Z")
DECISION = re.compile(r"data/city/decisions/([^/]+)/([^/]+)/([^/]+)\.yaml\Z")


@dataclass(frozen=True, slots=True)
class Location:
    """Say whose file it is, of which ledger, and its identifier there."""

    owner: str
    ledger: str
    id: str


def located(file: str) -> Location | None:
    """Return what a path below the root is, or None where it belongs to no ledger."""
    register = REGISTER.match(file)
    if register:
        owner, ledger = register.group(1) or CITY, register.group(2)
        allowed = CITY_REGISTERS if owner == CITY else COUNTY_REGISTERS
        return Location(owner, ledger, ledger) if ledger in allowed else None
    decision = DECISION.match(file)
    if decision and decision.group(2) in DECIDED_LEDGERS:
        return Location(CITY, "decisions", "/".join(decision.groups()))
    record = COUNTY_RECORD.match(file)
    if record and record.group(2) in COUNTY_LEDGERS:
        return Location(*record.groups())
    return None


def decision_file(county: str, subject: str) -> str:
    """Return where the city's decisions on a subject such as `progress/T07` lie."""
    return f"data/city/decisions/{county}/{subject}.yaml"

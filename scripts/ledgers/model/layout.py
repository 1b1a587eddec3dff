"""Where files are: the ledger and owner of each path."""

import re
from difflib import get_close_matches

from ledgers.model import Struct, say

CITY = "city"
CITY_REGISTERS = (
    "programme",
    "programmes",
    "tasks",
    "indicators",
    "schemes",
    "areas",
    "vocab",
    "publication",
    "standards",
    "rules",
    "calendar",
    "units",
    "pairings",
    "owners",
)
NOT_REQUIRED = frozenset({"owners", "pairings", "programmes", "standards", "units"})
"""Registers of the city that need not be there where nothing names what they would hold."""
COUNTY_REGISTERS = ("units",)
SHARED_LEDGERS = ("documents", "events")
HELD_LEDGERS = (*SHARED_LEDGERS, "checks")
"""Ledgers in which the city speaks of itself, or of several counties together."""
CITY_LEDGERS = (
    *SHARED_LEDGERS,
    "actions",
    "answers",
    "appraisals",
    "bulletins",
    "checks",
    "draws",
    "editions",
    "findings",
    "namings",
    "returns",
    "rounds",
)
PERIODIC_LEDGERS = ("casework", "facilities", "petitions", "posts", "returns")
COUNTY_LEDGERS = (*SHARED_LEDGERS, *PERIODIC_LEDGERS, "objections", "progress", "rectifications")
DECIDED_LEDGERS = ("progress", "rectifications")
LEDGERS = tuple(sorted({*CITY_REGISTERS, *CITY_LEDGERS, *COUNTY_LEDGERS, "decisions"}))

REGISTER = re.compile(r"data/(?:city|counties/([^/]+))/([^/]+)\.yaml\Z")
RECORD = re.compile(r"data/(?:city|counties/([^/]+))/([^/]+)/([^/]+)\.yaml\Z")
DECISION = re.compile(r"data/city/decisions/([^/]+)/([^/]+)/([^/]+)\.yaml\Z")
UNFINISHED = ".unfinished"
"""The ending of the names of unfinished files, which a command is still writing; git ignores it."""
LEFTOVER = re.compile(rf"\.(.+)\.[a-z0-9_]{{8}}{re.escape(UNFINISHED)}\Z", re.DOTALL)

FOREIGN = re.compile(
    r"(?i:\.DS_Store|\._.*|(eh)?Thumbs\.db|desktop\.ini|\.directory|~\$.*|~WR.*|\.~lock\..*|.*~"
    r"|.*\.(bak|orig|tmp|lnk|sw[op]))"
)
COPY = re.compile(r"副本|复件|拷贝|[Cc]opy|[（(][0-9]+[)）]\Z| [0-9]+\Z")
DELETE_COPY = say("delete the copy, or rename it to a new identifier")


class Location(Struct, frozen=True):
    """The owner and ledger of a file, and its identifier there."""

    owner: str
    ledger: str
    id: str


def located(file: str) -> Location | None:
    """Return what a path below the root is, or None where it belongs to no ledger."""
    if register := REGISTER.match(file):
        owner, ledger = register.group(1) or CITY, register.group(2)
        registers = CITY_REGISTERS if owner == CITY else COUNTY_REGISTERS
        return Location(owner, ledger, ledger) if ledger in registers else None
    if (decision := DECISION.match(file)) and decision.group(2) in DECIDED_LEDGERS:
        return Location(CITY, "decisions", "/".join(decision.groups()))
    record = RECORD.match(file)
    if record is None:
        return None
    owner, ledger, name = record.group(1) or CITY, record.group(2), record.group(3)
    ledgers = CITY_LEDGERS if owner == CITY else COUNTY_LEDGERS
    return Location(owner, ledger, name) if ledger in ledgers else None


ENDING = re.compile(r"(?:\.yaml)?\.(?:ya?ml|txt)\Z", re.IGNORECASE)


def meant_by(file: str) -> str | None:
    """Return the path that is meant by one with a wrong ending or folder."""
    path = ENDING.sub(".yaml", file)
    folder, _, name = path.rpartition("/")
    above, _, last = folder.rpartition("/")
    alike = get_close_matches(last, {*CITY_LEDGERS, *COUNTY_LEDGERS}, cutoff=0.7)
    paths = (path, *(f"{above}/{ledger}/{name}" for ledger in alike))
    return next((other for other in paths if other != file and located(other)), None)


def decision_file(county: str, subject: str) -> str:
    """Return where the city's decisions on a subject such as `progress/T07` lie."""
    return f"data/city/decisions/{county}/{subject}.yaml"


def meant_for(name: str) -> str | None:
    """Return the name that something unfinished will have in its place; None for all else."""
    found = LEFTOVER.match(name)
    return found.group(1) if found else None


def is_foreign(path: str) -> bool:
    """Say whether a file is one that operating systems and offices leave; git ignores them too."""
    return bool(FOREIGN.fullmatch(path.rpartition("/")[2]))


def is_copy(path: str) -> bool:
    """Say whether a file, or an identifier, is called as a copy of another one is."""
    return bool(COPY.search(path.rpartition("/")[2].partition(".")[0]))

"""Files that are to be written, and the forms of bytes that more than one room writes."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from ledgers.model.values import Struct

FINISHED = "<!-- finished -->\n"
"""The first line of a page's body that is HTML already, and is not read as Markdown."""

INSIDE = "内部"
"""The mark of what is for the city alone."""


class OutputFile(Struct, frozen=True):
    """A path relative to a folder that `write` knows, with `/` between its parts, and the bytes."""

    path: str
    data: bytes


FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet program would run."""
MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
CHANGED = re.compile(
    rf"""(?!\d{{4}}-\d\d-\d\d\Z)\d+[-/]\d+(?:[-/]\d+)?|\d+\.\d+\.\d+|\d+:\d\d(?::\d\d)?|(?:\d+年)?\d+月(?:\d+日)?
    |\d+[-/ ]?{MONTH}[-/ ]?\d*|{MONTH}[-/ ]?\d+|\d+(?:\.\d+)?e[+-]?\d+|0\d+|\d{{16,}}""",
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
"""A text that a spreadsheet program would take for another day, an hour or another number."""


def csv_text(rows: Iterable[Iterable[object]], write: Callable[[object], object] = str) -> str:
    """Return rows as CSV: a byte order mark, CRLF, and no cell that a program would run or change.

    A text of that kind has a `'` before it. `write` gives the text of values that are no text;
    None is an empty cell.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_cell(value, write) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _cell(value: object, write: Callable[[object], object]) -> object:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) or CHANGED.fullmatch(value) else value
    return None if value is None else write(value)


FIRST, LAST = date(1980, 1, 1), date(2107, 12, 31)
"""The first and the last day that a zip container can hold."""
CORE = "docProps/core.xml"
MOMENT = re.compile(rb"(<((?:\w+:)?(?:created|modified))\b[^>]*?)(?:/>|>[^<]*</\2>)")
ORDINARY_FILE = 0o100644 << 16
UNIX = 3


def rewritten(data: bytes, as_of: date) -> bytes:
    """Return a container with the same entries, and nothing of when or where it was made.

    The days in the core properties of an office document are set to `as_of`; every other entry
    keeps its bytes. Raises zipfile.BadZipFile where it is no container.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        names = [name for name in container.namelist() if not name.endswith("/")]
        entries = {name: container.read(name) for name in names}
    if CORE in entries:
        moment = f"{as_of.isoformat()}T00:00:00Z".encode()
        entries[CORE] = MOMENT.sub(rb"\1>" + moment + rb"</\2>", entries[CORE])
    return archived(entries, as_of)


def archived(entries: Mapping[str, bytes], as_of: date, *, pressed: bool = False) -> bytes:
    """Return a container: entries by name, all of one time, plain files without extra fields.

    Nothing is compressed: the bytes that zlib makes differ between its versions, and an edition
    must be the same on the machine of anyone who verifies it. What nobody verifies is `pressed`.
    """
    out = io.BytesIO()
    how = zipfile.ZIP_DEFLATED if pressed else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w") as container:
        for name, data in sorted(entries.items()):
            container.writestr(_entry(name, as_of), data, how)
    return out.getvalue()


def _entry(name: str, as_of: date) -> zipfile.ZipInfo:
    day = min(max(as_of, FIRST), LAST)
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.create_system = UNIX
    entry.external_attr = ORDINARY_FILE
    return entry

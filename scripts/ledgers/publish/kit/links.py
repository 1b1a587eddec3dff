"""The addresses of all pages, and links from one page to another.

Links name `index.html`, so that the portal can also be read from a folder, without a server.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import takewhile
from operator import eq

from ledgers.model import INSIDE, SourceFile, in_groups
from ledgers.publish.kit.paging import Piece, pages_of

INDEX = "index.html"
UNSAFE = re.compile(r"[^0-9A-Za-z_.-]|^\.+$")

WEEK = r"[0-9]{4}-W[0-9]{2}"

OVERVIEW = ""
RANKING = "ranking/"
SENSITIVITY = "ranking/sensitivity/"
COUNTIES = "counties/"
TASKS = "tasks/"
PROGRAMME = "programme/"
METHODS = "methods/"
INDICATORS = "indicators/"
DATA = "data/"
TABLES = "data/tables/"
API = "api/"
API_1 = "api/v1/"
PROBLEMS = "problems/"
ABOUT = "about/"
GUIDE = "guide/"
SOURCE = "source/"
LEDGERS = "ledgers/"
BURDEN = "ledgers/burden/"
FIGURES = "figures/"
MECHANISMS = "mechanisms/"
SPEED = "speed/"
CHANGES = "changes/"
FEEDS = "feeds/"
BULLETINS = "bulletins/"
ESCALATION = "escalation/"
DRAWS = "draws/"
FILE = "file/"
SEARCH = "search/"
PROGRAMMES = "programmes/"
CITY = "city/"
LISTS = "lists/"
MATRIX = "matrix/"
ROLES = "roles/"
TILES = "tiles/"
COMPARE = "compare/"
ASOF = "asof/"
MANIFEST = "manifest.json"
NUMBERS = "numbers"
BELOW = "ranking|counties|programme|changes|methods|lists|matrix|roles|tiles|compare|asof"
OWN = re.compile(rf"(({BELOW}|data/{WEEK})/.*|tasks/)?\Z")
"""The folders of pages that each programme has of its own; its tasks have theirs for ever."""
OF_API = re.compile(rf"{API_1}(?=index\.json|(counties|rankings)/|\Z)")
"""Where files of the interface begin that each programme has of its own."""


def segment(text: str) -> str:
    """Return a text as one harmless part of an address, or of an anchor."""
    return UNSAFE.sub(lambda found: "".join(f"~{ord(sign):x}" for sign in found[0]), text)


def _below(folder: str, end: str = "/") -> Callable[[str], str]:
    return lambda name: f"{folder}{segment(name)}{end}"


# The folder of the page of one thing, or of a list, by its code, name or period.
county_page = _below(COUNTIES)
county_lists = _below(COUNTIES, "/lists/")
county_score = _below(COUNTIES, "/score/")
county_registers = _below(COUNTIES, "/registers/")
brief_page = _below(COUNTIES, "/brief/")
task_page = _below(TASKS)
ledger_page = _below(LEDGERS)
indicator_page = _below(INDICATORS)
guide = _below("guides/")
problem_page = _below(PROBLEMS)
bulletin_page = _below(BULLETINS)
programme_pages = _below(PROGRAMMES)
bulletin_year = _below(BULLETINS)
bulletin_series = _below(f"{BULLETINS}series/")
week_changes = _below(CHANGES)
week_ranking = _below(RANKING)
week_data = _below(DATA)
list_page = _below(LISTS)
chart = _below("charts/", ".svg")


def county_task(code: str, task: str) -> str:
    """Return the address of a task in a county, with all its measures."""
    return f"{county_lists(code)}#{segment(task)}"


def scored(code: str, key: str) -> str:
    """Return where a number of a county's standing or score is explained."""
    return f"{county_score(code)}{NUMBERS}.js#{key}"


def method(anchor: str) -> str:
    """Return the address of a formula."""
    return f"{METHODS}#{anchor}"


def marked(there: str) -> str:
    """Return an address with the mark in the name of a file to be downloaded; pages have none."""
    folder, slash, name = there.rpartition("/")
    is_page = name.partition("#")[0] in {"", INDEX} or name.endswith(".md")
    return there if is_page else f"{folder}{slash}{INSIDE}-{name}"


def placed(base: str, there: str) -> str:
    """Return where an address is among the pages of a programme, which lie below a folder."""
    if OF_API.match(there):
        return API_1 + base + there.removeprefix(API_1)
    return base + there if OWN.match(there.partition("#")[0]) else there


def between(here: str, there: str) -> str:
    """Return the relative address from a folder to an address such as `methods/#score`."""
    folder, hash_sign, anchor = there.partition("#")
    if folder == here and hash_sign:
        return f"#{anchor}"
    start, end = here.split("/")[:-1], folder.split("/")[:-1]
    name = folder.rpartition("/")[2] or INDEX
    common = sum(takewhile(bool, map(eq, start, end)))
    steps = [".."] * (len(start) - common) + end[common:] + [name]
    return "/".join(steps) + hash_sign + anchor


def source_folder(source: SourceFile) -> str:
    """Return the folder of the page that shows a file: one for each owner and ledger.

    Files in folders below the ledger (decisions, by county) get a page for each such folder.
    """
    parts = [source.owner, source.ledger, *_below_ledger(source)[:-1][:1]]
    return SOURCE + "".join(f"{segment(part)}/" for part in parts)


def source_anchor(source: SourceFile) -> str:
    """Return the anchor of a file on its source page."""
    below = _below_ledger(source)
    return segment("-".join([*below[1:-1], below[-1].rsplit(".", 1)[0]]))


def _below_ledger(source: SourceFile) -> list[str]:
    """Return the parts of a file's path below its ledger's folder; a register is its own name."""
    parts = source.file.split("/")
    return parts[parts.index(source.ledger) + 1 :] if source.ledger in parts[:-1] else parts[-1:]


def record_anchor(source: SourceFile, reference: str) -> str:
    """Return the anchor of a record: what its reference says beyond its page, then the file's.

    A record that is the whole file has the file's own anchor.
    """
    name = reference.removeprefix(f"{source.owner}/{source.ledger}/")
    for folder in _below_ledger(source)[:-1][:1]:
        name = name.removeprefix(f"{folder}/")
    return segment(name.replace("/", "-"))


def source_parts(sources: Iterable[SourceFile]) -> Mapping[str, Mapping[str, tuple[Piece, ...]]]:
    """Return what source pages show, by the folder of some files and by that of each page.

    What has no room on the page of the folder is on numbered pages below it.
    """
    grouped = in_groups((source_folder(one), (one, source_anchor(one))) for one in sources)
    return {
        folder: {
            f"{folder}{number}/" if number > 1 else folder: page
            for number, page in enumerate(pages_of(files), start=1)
        }
        for folder, files in sorted(grouped.items())
    }


def spots(sources: Iterable[SourceFile]) -> Mapping[str, str]:
    """Return the address at which each record and each file is shown, by reference and by path.

    The updates and decisions of a record are there too, by its reference and their day, as in
    `990121/progress/T07@2026-06-30`: they lead to the first line of what was added that day. Of a
    file that is cut, so are the lines on later pages than its first, as in `tasks.yaml#900`.
    """
    pages = (page for each in source_parts(sources).values() for page in each.items())
    return {
        name: f"{folder}#{anchor}"
        for folder, pieces in pages
        for piece in pieces
        for name, anchor in _anchors_on(piece)
    }


def _anchors_on(piece: Piece) -> Iterator[tuple[str, str]]:
    source, records = piece.source, piece.source.records
    if piece.first == 1:
        yield source.file, source_anchor(source)
    for line in range(piece.first, piece.last + 1) if piece.first > 1 else ():
        yield f"{source.file}#{line}", line_anchor(source, line)
    for reference in records if len({*records.values()}) == 1 else ():
        for entry, line in source.entries:
            if isinstance(on := entry.get("on"), str) and piece.holds(line):
                yield f"{reference}@{on}", line_anchor(source, line)
    for name, (first, _) in records.items():
        if piece.holds(first):
            yield name, record_anchor(source, name)


def line_anchor(source: SourceFile, line: int) -> str:
    """Return the anchor of a line of a file on its source page."""
    return f"{source_anchor(source)}-L{line}"


def entry_line(source: SourceFile, **fields: str) -> int | None:
    """Return the first line of the first entry of a file's lists that says this; None without."""
    return next((line for entry, line in source.entries if fields.items() <= entry.items()), None)


def line_address(spots: Mapping[str, str], source: SourceFile, line: int) -> str:
    """Return where a line of a file is shown."""
    spot = spots.get(f"{source.file}#{line}") or spots[source.file]
    return f"{spot.partition('#')[0]}#{line_anchor(source, line)}"


def quoted(path: str) -> str:
    """Return a path for use in a web address; what is not plain ASCII is percent-encoded."""
    return re.sub(
        r"[^0-9A-Za-z_./-]",
        lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()),
        path,
    )

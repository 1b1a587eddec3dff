"""The page on which a county files without a server, and the file that its scripts read."""

from collections.abc import Iterator, Mapping

from ledgers.model import PERIODIC_LEDGERS, Ledger, Names, OutputFile, Value, as_words, say
from ledgers.model.choices import terms_of
from ledgers.publish.kit import Desk, Filled, links, task_label
from ledgers.publish.kit.addresses import handed_over

LEDGERS: Mapping[str, str] = {
    "progress": "task",
    "rectifications": "finding",
    **dict.fromkeys(PERIODIC_LEDGERS, "period"),
}
"""What can be filed here, each with the field that its files are named after."""
NOT_ASKED = frozenset({"corrections", "entered_by", "visibility", "withdrawn"})
"""The fields that no county begins a record with."""
INSIDE = ("items", "if", "then", "else", "not")
TAKEN = ("x-vocab", "x-refers", "x-must-be")


def filing_page(desk: Desk) -> Filled:
    """Return the page."""
    here = desk.here(links.FILE)
    about = say("Write what a county files, checked on the spot.")
    return here.page(
        "file.html.j2",
        here.opening(say("File online"), about, (links.LEDGERS, say("Ledgers"))),
        data=links.marked(_path()) if desk.view.inside else _path(),
        ledgers=tuple(map(here.ledger, LEDGERS)),
        guide=here.said(links.guide("clerk"), say("All ways of filing"))
        if "clerk" in desk.view.guides
        else "",
    )


def _path() -> str:
    return f"{links.FILE}filing.js"


def filing_file(desk: Desk) -> OutputFile:
    """Return the file that the scripts of the page read: nothing that the portal does not show."""
    counties, tasks = desk.view.catalog.counties, desk.tasks()
    measures = {row.id.partition("@")[0]: row.text for task in tasks for row in task.measures}
    value = {
        "kinds": {kind.code: desk.say(kind.title) for kind in desk.view.kinds},
        "host": _host(desk),
        "counties": [(area.code, area.name) for area in counties],
        "tasks": [(task.id, task_label(task)) for task in tasks],
        "measures": [(name, f"{name} {text}") for name, text in measures.items()],
        "units": {area.code: list(_units(desk, area.code)) for area in counties},
        "ledgers": {name: _ledger(desk, name) for name in LEDGERS},
    }
    return handed_over(_path().removesuffix(".js"), value)


def _units(desk: Desk, county: str) -> Iterator[tuple[str, str, str]]:
    """Yield identifier, name and kind of each body that a county has on the day."""
    for unit in desk.view.catalog.units_of.get(county, ()):
        if unit.is_there(desk.view.assessment.as_of):
            yield unit.id, f"{unit.name} {unit.id}", unit.kind


def _host(desk: Desk) -> Value:
    """Return where the host of a public repository opens its editor for a file; or nothing."""
    edit, new = (desk.view.hosted(*way) for way in (("edit", "/"), ("new", "")))
    named = "file_name" if "/-/" in (new or "") else "filename"
    return {"edit": edit, "new": f"{new}?{named}="} if edit else {}


def _ledger(desk: Desk, name: str) -> Value:
    ledger = desk.contract.ledger(name)
    sources = (row for row in desk.view.sources if row.ledger == name)
    return {
        "title": desk.ledger_title(name),
        "named": LEDGERS[name],
        "there": [source.file for source in sources],
        "schema": asked(desk, ledger, ledger.schema, ()),
    }


def asked(desk: Desk, ledger: Ledger, raw: object, way: Names) -> object:
    """Return a schema as a form needs it: references followed, words in the reader's language."""
    if not isinstance(raw, dict):
        return raw
    return dict(_told(desk, ledger, desk.contract.followed(raw), way))


def _told(desk: Desk, ledger: Ledger, schema: Value, way: Names) -> Iterator[tuple[str, object]]:
    for word, said in schema.items():
        if word == "properties":
            fields = {name: each for name, each in said.items() if name not in NOT_ASKED}
            yield word, {name: asked(desk, ledger, fields[name], (*way, name)) for name in fields}
        elif word in INSIDE:
            yield word, asked(desk, ledger, said, way)
        elif word == "allOf":
            yield word, [asked(desk, ledger, each, way) for each in said]
        elif word in {"title", "description"}:
            yield word, desk.told(schema, word)
        elif word == "x-pattern-hint":
            yield "x-hint", desk.both(said["zh"], said["en"])
        elif word in TAKEN or not word.startswith(("x-", "$")):
            yield word, said
    if "title" in schema and way in ledger.fields:
        terms = terms_of(ledger.fields[way], desk.view.catalog.words).items()
        if choices := [(code, desk.say(as_words(both)) or code) for code, both in terms]:
            yield "x-choices", choices

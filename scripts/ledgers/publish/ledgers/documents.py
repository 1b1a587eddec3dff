"""Show which required documents each county has issued, in the three categories."""

from collections.abc import Iterator, Mapping, Sequence

from ledgers.model.ledger_records import Record, valid
from ledgers.model.numbers import NONE, percent, share_of
from ledgers.model.records import Area
from ledgers.model.values import Value, last, rows, text, texts
from ledgers.model.words import Words, say
from ledgers.publish.kit.components import Here, Mark, Table, Text
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.count_tables import Block, Frame, grid, shown

STANDARDS = "city/standards/standards"
CATEGORIES: Mapping[str, Words] = {
    "A": say("Category A: drafted by the city"),
    "B": say("Category B: adapted from the city's text"),
    "C": say("Category C: the county's own"),
}
"""What the three categories of documents are called."""
DONE = "done"
ISSUED, MISSING, NOT_YET = "issued", "missing", "not_yet"
STATES: Mapping[str, Words] = {
    ISSUED: say("issued"),
    MISSING: say("missing"),
    NOT_YET: say("not yet"),
}
"""How a required document stands."""


def papers(desk: Desk, here: Here) -> Iterator[Block]:
    """Yield for each category the required documents, and who has issued which."""
    required = required_documents(desk)
    issued = issued_documents(desk)
    for category, title in CATEGORIES.items():
        wanted = [row for row in required if text(row, "category") == category]
        if wanted:
            yield Block(
                f"category-{category}",
                title,
                _rule(desk, here, wanted, issued),
                tables=(_table(desk, here, wanted, issued),),
            )


def required_documents(desk: Desk) -> list[Value]:
    """Return the documents that the standards require."""
    records = desk.records.get("standards", ())
    return [row for record in records for row in rows(record.value, "documents")]


def issued_documents(desk: Desk) -> dict[tuple[str, str], Record]:
    """Return by county and standard the document that fulfils it; the city's has no county."""
    found: dict[tuple[str, str], Record] = {}
    for record in valid(desk.records.get("documents", ())):
        standard = text(record.value, "fulfils")
        if standard and text(last(record.value, "updates"), "status") != "repealed":
            for owner in record.counties or ("",):
                found.setdefault((owner, standard), record)
    return found


def counties_held_to(desk: Desk, row: Value) -> list[Area]:
    """Return the counties that must have a document; one of category A is the city's."""
    kinds = texts(row, "applies_to")
    counties = desk.view.catalog.counties
    return [area for area in counties if not kinds or area.kind in kinds]


def document_of(issued: Mapping[tuple[str, str], Record], code: str, row: Value) -> Record | None:
    """Return what fulfils a standard in a county; the city's document does for category A."""
    own = issued.get((code, text(row, "id")))
    return own or (issued.get(("", text(row, "id"))) if text(row, "category") == "A" else None)


def _rule(
    desk: Desk,
    here: Here,
    wanted: Sequence[Value],
    issued: Mapping[tuple[str, str], Record],
) -> tuple[Words, ...]:
    pairs = [(area.code, row) for row in wanted for area in counties_held_to(desk, row)]
    done = sum(document_of(issued, code, row) is not None for code, row in pairs)
    spot = f"{here.folder}#category-{text(wanted[0], 'category')}"
    return (
        say(
            "{done} of {all} required are there ({share}). A day tells when the newest step was"
            " taken and leads to the document; what is not required of a county is left empty,"
            " and a document that is not public counts as not there.",
            done=here.to(spot, str(done)),
            all=here.to(spot, str(len(pairs))),
            share=here.to(spot, percent(share_of(done, len(pairs)))),
        ),
    )


def _table(
    desk: Desk,
    here: Here,
    wanted: Sequence[Value],
    issued: Mapping[tuple[str, str], Record],
) -> Table:
    cells: dict[tuple[str, str], object] = {}
    for row in wanted:
        name = text(row, "id")
        applying = counties_held_to(desk, row)
        found = {area.code: document_of(issued, area.code, row) for area in applying}
        for code, document in found.items():
            cells[name, code] = _standing(desk, here, row, document)
        done = sum(document is not None for document in found.values())
        told = f"{done} / {len(found)}"
        cells[name, DONE] = here.source(STANDARDS, told, "as-of")
        cells[name, "due"] = here.source(STANDARDS, text(row, "due_on") or NONE, "as-of")
    lines = [(text(row, "id"), here.source(STANDARDS, _title(row), "as-of")) for row in wanted]
    columns: list[tuple[str, Text]] = [
        ("due", say("Due")),
        (DONE, say("Issued")),
        *((area.code, area.name) for area in desk.view.catalog.counties),
    ]
    caption = say("Day on which each county issued what is required")
    frame = Frame(caption, say("Required document"), lines, columns, sortable=False)
    return grid(frame, cells)


def _short(desk: Desk, day: str) -> str:
    """Return a day without its year where that is the year shown."""
    year = f"{desk.view.assessment.as_of.year}-"
    return day.removeprefix(year)


def _title(row: Value) -> str:
    return text(row, "title") or text(row, "id")


def _standing(desk: Desk, here: Here, row: Value, document: Record | None) -> object:
    if document is not None:
        return shown(here, document, _short(desk, document.day) or document.id)
    late = state_of(desk, row, document) == MISSING
    return Mark("overdue" if late else "late", STATES[MISSING if late else NOT_YET])


def state_of(desk: Desk, row: Value, document: Record | None) -> str:
    """Return whether a required document is there, missing, or not yet due: a key of `STATES`."""
    if document is not None:
        return ISSUED
    return MISSING if "" < text(row, "due_on") < desk.view.as_of else NOT_YET

"""Checks, inspection rounds and appraisals: each listed only after its feedback or its end.

Draws have a page on which anyone does them again, and a file that its script reads.
"""

import json
from collections.abc import Iterator
from decimal import Decimal

from ledgers.model import NONE, OutputFile, Words, group, percent, say, share_of, texts
from ledgers.model.ledger_records import valid
from ledgers.model.lots import verdict
from ledgers.model.rows import Value, decimal, rows, text, whole
from ledgers.publish.kit import Desk, Filled, Here, Leaf, links, sort_word, word
from ledgers.publish.kit.components import Block, Inline, Linked, Row
from ledgers.publish.subjects import entries
from ledgers.publish.tables.count_tables import shown
from ledgers.publish.tables.listing import Col, Listing, in_files

FED_BACK = say("day of the feedback")

CHECKS = Listing(
    name="checks",
    of=lambda desk: entries.dated(desk, "checks"),
    title=say("Checks that were fed back"),
    caption=say("Checks fed back, the newest first"),
    ledgers=("checks",),
    stacked=True,
    anchor="checks",
    heading=say("What the checks found"),
    rule=say("A check is published once it was fed back; until then nothing shows that it was."),
    columns=(
        entries.identifier("check", say("check"), say("Check")),
        *entries.sorts(
            say("kind of check, a code of the vocabulary"), say("kind of check"), say("Kind")
        ),
        entries.counties(say("Counties")),
        entries.field("start_on", say("first day"), say("Held")),
        entries.field("end_on", say("last day"), say("until")),
        entries.field("fed_back_on", FED_BACK, say("Fed back")),
        entries.number("units_n", say("units checked"), say("Units"), ordered=True),
        entries.number("problems_n", say("problems found"), say("Problems found"), ordered=True),
        entries.number(
            "corrected_n", say("problems corrected at once"), say("Corrected at once"), ordered=True
        ),
    ),
)


def checks(here: Leaf) -> Iterator[Block]:
    """Yield the checks, and what they reached."""
    yield from CHECKS.block(here)
    yield from here.block("reached", say("Coverage of checks"), _coverage(here))


def _coverage(here: Leaf) -> Iterator[Row]:
    """Yield what the checks reached of all there is, as far as there is any (R38, R40, R55)."""
    for what, part, of in _reached(here.desk):
        if of:
            yield here.row(
                here.cell(say("What was reached"), what),
                here.number(say("Reached"), here.at("records", str(part))),
                here.number(say("Of"), here.at("records", str(of))),
                here.number(say("Share"), here.at("records", percent(share_of(part, of)))),
            )


def _reached(desk: Desk) -> Iterator[tuple[Words, int, int]]:
    known = valid(desk.records.get("checks", ()))
    for sort in ("spot", "led_inspection"):
        counties = {code for row in known if row.sort == sort for code in row.counties}
        title = say("Counties reached by: {kind}", kind=sort_word(desk, "checks", sort))
        yield title, len(counties), len(desk.view.catalog.counties) if counties else 0
    fields = [row.value["field"] for row in known if "field" in row.value]
    for field in sorted(set(fields)):
        named = word(desk, field, "livelihood_fields")
        yield say("Checks of the field {field}", field=named), fields.count(field), len(fields)
    used = {row.value.get("checklist") for row in known if "scores" in row.value}
    standards = desk.records.get("standards", ())
    listed = (row for one in standards for row in rows(one.value, "checklists"))
    seen = {item.get("task") for row in listed if row["id"] in used for item in rows(row, "items")}
    tasks = {task.id: task.title for task in desk.tasks()} if used else {}
    but = " · ".join(title for task, title in tasks.items() if task not in seen) or NONE
    title = say("Tasks that the checklist of observations sees, all but: {tasks}", tasks=but)
    yield title, len(tasks.keys() & seen), len(tasks)


def _rectified(target: Value) -> Decimal | None:
    return share_of(whole(target, "rectified_n"), whole(target, "problems_n"))


def _share(here: Here, entry: entries.Entry) -> object:
    share = _rectified(entry.value)
    return entry.shown(here, None if share is None else percent(share))


def _made_public(here: Here, entry: entries.Entry) -> object:
    """Return the day on which rectification was made public; it leads to the notice (R192)."""
    on, notice = (text(entry.value, name) for name in ("public_society_on", "public_url"))
    return Linked(on, notice) if on and notice.startswith("https://") else entry.shown(here, on)


ROUNDS = Listing(
    name="rounds",
    of=lambda desk: entries.within(entries.dated(desk, "rounds"), "targets"),
    title=say("Units of inspection rounds"),
    caption=say("Units inspected, the newest round first"),
    ledgers=("rounds",),
    stacked=True,
    anchor="targets",
    heading=say("Units inspected"),
    rule=say("A round is published once its notice is; of its six stages only entry and feedback."),
    columns=(
        entries.identifier("round", say("inspection round"), say("Round")),
        entries.counties(say("County")),
        in_files("unit", say("unit inspected"), lambda entry: text(entry.value, "unit")),
        entries.unit("unit", say("its name"), say("Unit")),
        Col(
            "mode",
            say("how it was inspected"),
            lambda desk, entry: word(desk, text(entry.value, "mode")),
            say("Mode"),
        ),
        entries.field("entered_on", say("day of entry"), say("Entered"), "stages.enter"),
        entries.field("fed_back_on", FED_BACK, say("Fed back"), "stages.feedback"),
        entries.number("problems_n", say("problems found"), say("Problems")),
        entries.number("immediate_n", say("problems put right at once"), say("Put right at once")),
        entries.number("rectified_n", say("problems rectified"), say("Rectified")),
        Col(
            "rectified",
            say("rectified ÷ problems, 0 to 1"),
            lambda _, entry: _rectified(entry.value),
            say("Rectified ÷ problems"),
            _share,
            number=True,
        ),
        Col(
            "public_on",
            say("day on which rectification was made public"),
            lambda _, entry: text(entry.value, "public_society_on") or None,
            say("Made public"),
            _made_public,
            short=True,
        ),
        entries.number("small_groups", say("small groups in it"), say("Small groups")),
        entries.number("villages_covered", say("villages inspected"), say("Villages inspected")),
        entries.number("villages_n", say("villages there are"), say("Villages")),
        entries.number(
            "village_lists_n", say("villages with a list of problems"), say("Village lists")
        ),
    ),
)


def _raters(here: Leaf, entry: entries.Entry) -> object:
    found = []
    for row in rows(entry.value, "rater_groups"):
        weight = shown(here, entry.record, percent(decimal(row, "weight")))
        group = word(here.desk, text(row, "code"), "rater_groups")
        found.append(say("{group} {weight}", group=group, weight=weight))
    return Inline(tuple(found)) if found else NONE


APPRAISALS = Listing(
    name="appraisals",
    of=lambda desk: entries.dated(desk, "appraisals"),
    title=say("Appraisals that are final"),
    caption=say("Appraisals that are final, the newest first"),
    ledgers=("appraisals",),
    stacked=True,
    anchor="final",
    heading=say("Final appraisals"),
    rule=say("An appraisal is published once it is final; its points and votes as it says itself."),
    columns=(
        entries.identifier("appraisal", say("appraisal"), say("Appraisal")),
        *entries.sorts(say("kind of appraisal"), say("its name"), say("Kind")),
        entries.counties(say("County"), say("the city")),
        entries.field("period", say("period"), say("Period")),
        entries.unit("assessor", say("unit that appraised"), say("Assessor")),
        entries.cited(
            "units_n",
            say("units appraised"),
            say("Units appraised"),
            lambda entry: len(rows(entry.value, "entries")),
            number=True,
        ),
        Col(head=say("Who rated, and weights"), face=_raters),
        entries.field("final_on", say("day on which it became final"), say("Final")),
    ),
)


def actions(here: Leaf) -> Iterator[Block]:
    """Explain what is not listed: most actions are published only in sums."""
    if here.desk.records.get("actions"):
        rule = say(
            "Only actions that were decided, and whose publication was decided with them,"
            " are listed here one by one; all others appear in sums of at least {least}.",
            least=here.source("city/publication/publication", here.desk.least, "as-of"),
        )
        yield Block("scope", say("What is counted"), (rule,))


def draws_page(desk: Desk) -> Filled:
    """Return the page of draws."""
    here, about = desk.here(links.DRAWS), say("Draws that nobody could choose, done again.")
    rows = []
    for name, draw in _public(desk).items():
        record = f"city/{'checks' if 'seed' in draw else 'draws'}/{name}"
        rows.append((name, here.source(record, name, "as-of"), verdict(draw)[0]))
    opening = here.opening(say("Draws"), about, (links.LEDGERS, say("Ledgers")))
    return here.page("draws.html.j2", opening, draws=tuple(rows))


def draws_file(desk: Desk) -> OutputFile:
    """Return the file of all draws as far as they are public, and what drawn bodies are called.

    It works without a server.
    """
    draws = {name: {**draw} for name, draw in _public(desk).items()}
    listed = (row for draw in draws.values() for row in rows(group(draw, "reveal"), "strata"))
    drawn = {name for row in listed for name in texts(row, "sample")}
    names = {name: desk.unit_name(name) for name in sorted(drawn & desk.view.catalog.units.keys())}
    put = (("draws", draws), ("names", names))
    text = "".join(f'ledgers.put("{name}", {json.dumps(said)});\n' for name, said in put)
    return OutputFile(f"{links.DRAWS}draws.js", text.encode())


def _public(desk: Desk) -> dict[str, Value]:
    """Return the draws, withdrawn ones too, the newest first, then those that one party made."""
    listed = sorted(desk.records.get("draws", ()), key=lambda row: row.day, reverse=True)
    found = {record.id: record.value for record in listed}
    checks = ((row.record.id, group(row.value, "draw")) for row in entries.dated(desk, "checks"))
    return found | {name: draw for name, draw in checks if "seed" in draw}

"""An issue that a form made, read as text and never as anything else, and what it files."""

import re
from collections.abc import Collection, Mapping
from unicodedata import normalize

from ledgers.edit.amending import file_of
from ledgers.edit.guards import Question, questions
from ledgers.model import CannotGoOn, Catalog, Ledger, Names, OutputFile, Schema, Value, rows
from ledgers.model.lives.on_day import CORRECTIONS, MISSING, found_at, steps_of, undone
from ledgers.model.owners import Owner

LONGEST = 65_536  # characters: hosts take no more
NO_ANSWER = frozenset({"", "_No response_"})
HEADING = re.compile(r"^### (.*?)[ \t]*$", re.MULTILINE)


def filed(
    catalog: Catalog, forms: Value, body: str, acting: Collection[Owner], drawn: str
) -> OutputFile:
    """Return the file with what an issue files in it; `drawn` names a record that has no name.

    Raises CannotGoOn where its form, those who are `acting`, or what it names will not do.
    """
    form, given = _given(catalog, forms, body)
    county = str(given["county",])
    may = [row for row in acting if row.may_change(county)]
    if not may or county not in catalog.areas:
        raise CannotGoOn.say("who wrote this may not file for {county}", county=county)
    given |= {(form["list"], name): value for name, value in form["fixed"].items()}
    for office in (row.unit for row in may if row.county != county and row.unit):
        given[form["list"], "entered_by"] = office
    subject = str(given.get((form["subject"],), drawn))
    above, _, name = subject.rpartition("/")
    corrects = form["list"] == CORRECTIONS
    ledger = above if corrects else form["ledger"]
    about, known = catalog.contract.ledger(ledger), catalog.filed.get(f"{county}/{ledger}/{name}")
    if not name.replace("-", "").isalnum() or (corrects and not known):
        raise CannotGoOn.say("no record of a county is called “{name}”", name=subject)
    new = (_corrected if corrects else _added)(known.document.value if known else {}, given, about)
    there = known.document if known else None
    file = there.file if there else f"data/counties/{county}/{ledger}/{name}.yaml"
    return file_of(about, file, new, there)


def _given(catalog: Catalog, forms: Value, body: str) -> tuple[Value, dict[Names, object]]:
    """Return which form was filled in, and its answers by the ways of their fields."""
    first, *parts = HEADING.split(body.replace("\r\n", "\n"))
    labels, texts = parts[::2], [text.strip() for text in parts[1::2]]
    asked = [(form, questions(form, forms["own"], catalog)) for form in forms["forms"]]
    found = [each for each in asked if each[1][0].options == tuple(texts[:1])]
    form, listed = found[0] if found else ({}, ())
    if [row.label for row in listed] != labels or first.strip() or not 0 < len(body) <= LONGEST:
        raise CannotGoOn.say("this is not as the form of today makes it: fill it in once more")
    filled = [row for row in zip(listed, texts, strict=True) if row[1] not in NO_ANSWER]
    given = {row.way: _value(row, text) for row, text in filled}
    for row in listed:
        if row.required and not given.get(row.way):
            raise CannotGoOn.say("nothing stands below “{label}”", label=row.label)
    return form, given


def _value(row: Question, text: str) -> object:
    """Return an answer as the schema has it; what does not fit is left for the check to name."""
    if row.kind == "textarea":
        lines = (line.strip().split(None, 1) for line in text.split("\n"))
        return [{"text": "".join(line[1:]), "due_on": line[0]} for line in lines if line]
    if "\n" in text:
        raise CannotGoOn.say("“{label}” takes one line", label=row.label)
    if row.field is None or row.options:
        return text.partition(" ")[0]
    if row.field.listed:
        return [_single(row.field.entry, word) for word in re.split(r"[\s,，、;；]+", text) if word]
    return _single(row.field.schema, text)


def _single(schema: Schema, text: str) -> object:
    flat = normalize("NFKC", text)
    if schema.get("type") in ("integer", "number") and re.fullmatch(r"0|-?[1-9][0-9]{0,14}", flat):
        return int(flat)
    return flat if "pattern" in schema and flat.isascii() else text


def _added(old: Value, given: Mapping[Names, object], about: Ledger) -> Value:
    """Return a record with an entry added to it, and measures numbered on."""
    new = {way[0]: value for way, value in given.items() if way in about.fields and not way[1:]}
    if "finding" in new:
        new["finding"] = f"city/findings/{str(new['finding']).rpartition('/')[2]}"
    if "measures" in new:
        there = rows(old, "measures")
        more = enumerate(rows(new, "measures"), len(there) + 1)
        new["measures"] = [*there, *({"id": at, **row} for at, row in more)]
    return {**old, **new, "updates": [*rows(old, "updates"), _entry(given, about)]}


def _entry(given: Mapping[Names, object], about: Ledger) -> Value:
    return {way[1]: given[way] for way in about.fields if way in given and way[1:]}


def _corrected(old: Value, given: Mapping[Names, object], about: Ledger) -> Value:
    """Return a record with a value corrected, and the entry that says so."""
    at, now = given[CORRECTIONS, "at"], given.get((CORRECTIONS, "now"), MISSING)
    way = steps_of(at)
    field = about.fields.get(tuple(step for step in way if not step.isdigit()))
    now = _single(field.entry, now) if field and isinstance(now, str) else now
    new = undone(old, [{"at": at, "was": now, "now": now}])
    if new == old:
        raise CannotGoOn.say("no value at “{at}” would change", at=at)
    sides = (("was", found_at(old, way)), ("now", now))
    said = dict(given)
    said |= {(CORRECTIONS, name): side for name, side in sides if side is not MISSING}
    return {**new, CORRECTIONS: [*rows(old, CORRECTIONS), _entry(said, about)]}

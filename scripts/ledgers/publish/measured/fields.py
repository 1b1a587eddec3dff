"""Name the fields that indicators and rules use, by the schemas of the ledgers."""

from collections.abc import Mapping
from typing import Any

from ledgers.model.ledger_records import KEYS
from ledgers.model.method import Condition
from ledgers.model.numbers import plain
from ledgers.model.words import Words, say, say_in
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Here
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.labels import word
from ledgers.publish.measured.words import METHOD_OF, WORKED_OUT_WORDS, either, together

Schema = Mapping[str, Any]
NOTHING: Schema = {}
DEFINED = "#/$defs/"
TASKS = "assessment"
AS_OF = "as_of"

CODES: Mapping[str, Words] = {
    "approved": say("approved"),
    "check_in": say("check-in"),
    "filed": say("filed"),
    "principal": say("the principal"),
    "sample": say("sample"),
    "eight_haves": say("eight haves"),
    "six_haves": say("six haves"),
    "criticism": say("criticism in a circular"),
    "major": say("major"),
    "county": say_in("level", "county"),
    "city": say_in("level", "city"),
    "township": say_in("level", "township"),
    "True": say("yes"),
    "False": say("no"),
}
"""Codes of enumerations that no vocabulary holds."""


def ledger_link(desk: Desk, here: Here, ledger: str) -> object:
    """Return a ledger's title, leading to its page; the states of tasks lead to their formula."""
    if ledger == TASKS:
        return here.to(links.method("measure"), desk.say(say("states of tasks")))
    return here.to(links.ledger_page(ledger), desk.ledger_title(ledger))


def rows_link(desk: Desk, here: Here, ledger: str, each: str | None) -> object:
    """Return what the rows of a ledger are called, leading to its page."""
    if each is None or ledger == TASKS:
        return ledger_link(desk, here, ledger)
    title = desk.told(_walk(desk, _entry(desk, ledger), each.split(".")), "title")
    entry = say("{ledger}: {list}", ledger=desk.ledger_title(ledger), list=title or each)
    if title == desk.ledger_title(ledger) or not title:
        return ledger_link(desk, here, ledger)
    return here.to(links.ledger_page(ledger), desk.say(entry))


def field_link(desk: Desk, here: Here, ledger: str, each: str | None, name: str) -> object:
    """Return a field's title, leading to the fields of its ledger, or to its formula."""
    if ledger == TASKS:
        return here.to(links.method(METHOD_OF.get(name, "measure")), desk.say(_worked_out(name)))
    page = f"{links.ledger_page(ledger)}#fields"
    schema = schema_of(desk, ledger, each, name)
    if not schema:
        return here.to(page, desk.say(_worked_out(name)))
    outer = schema_of(desk, ledger, each, name.rpartition(".")[0]) if "." in name else NOTHING
    title = desk.told(schema, "title") or name
    if outer:
        whole = say("{outer}: {inner}", outer=desk.told(outer, "title"), inner=title)
        title = desk.say(whole)
    return here.to(page, title)


def _worked_out(name: str) -> Words:
    return WORKED_OUT_WORDS.get(name) or say("{name}", name=name)


def schema_of(desk: Desk, ledger: str, each: str | None, name: str) -> Schema:
    """Return the schema of a field of a row: in the entry, else in the record; empty if neither."""
    root, names = _entry(desk, ledger), name.split(".")
    inner = _walk(desk, root, each.split(".")) if each else NOTHING
    own = names[0] in _rows_of(desk, inner).get("properties", NOTHING)
    return _walk(desk, inner if own else root, names)


def _entry(desk: Desk, ledger: str) -> Schema:
    """Return the schema of a record; of a register it is that of an entry."""
    schema = desk.view.schemas.get(ledger, NOTHING)
    inner = schema.get("properties", NOTHING).get(ledger, NOTHING).get("items", NOTHING)
    return inner if ledger in KEYS and inner else schema


def _walk(desk: Desk, schema: Schema, names: list[str]) -> Schema:
    for name in names:
        schema = _step(desk, schema, name)
    return schema


def _rows_of(desk: Desk, schema: Schema) -> Schema:
    """Return the schema of a list's entries; any other schema is its own."""
    found = _resolved(desk, schema)
    if found.get("type") != "array":
        return found
    return _resolved(desk, {**found.get("items", NOTHING), **_refers(found)})


def _step(desk: Desk, schema: Schema, name: str) -> Schema:
    """Go one name down, through lists, and through the identifier of a body into the register."""
    found = _rows_of(desk, schema)
    inner: Schema | None = found.get("properties", NOTHING).get(name)
    if inner is None and "units" in str(found.get("x-refers", "")):
        return _step(desk, _entry(desk, "units"), name)
    return inner or NOTHING


def _refers(schema: Schema) -> Schema:
    return {name: schema[name] for name in ("x-refers",) if name in schema}


def _resolved(desk: Desk, schema: Schema) -> Schema:
    """Return a schema with what it refers to in the definitions that all ledgers share."""
    file, _, name = str(schema.get("$ref", "")).partition(DEFINED)
    if not name:
        return schema
    shared = desk.view.schemas.get(file.partition(".")[0] or "defs", NOTHING)
    return {**shared.get("$defs", NOTHING).get(name, NOTHING), **schema}


# ── Conditions ───────────────────────────────────────────────────────────────────────────────────


def conditions(
    desk: Desk, here: Here, ledger: str, each: str | None, where: tuple[Condition, ...]
) -> Words | None:
    """Say which rows count; None where all of them do."""
    told = [_condition(desk, here, ledger, each, one) for one in where]
    return together(told) if told else None


def _condition(desk: Desk, here: Here, ledger: str, each: str | None, one: Condition) -> Words:
    field = field_link(desk, here, ledger, each, one.field)
    parts: list[Words] = []
    if one.among is not None:
        schema = _resolved(desk, schema_of(desk, ledger, each, one.field))
        told = either(_code(desk, one.field, str(code), schema) for code in one.among)
        parts.append(say("{field} is {words}", field=field, words=told))
    if one.at_least is not None:
        parts.append(_bounded(say("{field} at least {limit}"), field, one.at_least))
    if one.at_most is not None:
        parts.append(_bounded(say("{field} at most {limit}"), field, one.at_most))
    if one.at_least_field is not None:
        other = field_link(desk, here, ledger, each, one.at_least_field)
        parts.append(say("{field} at least {limit}", field=field, limit=other))
    if one.present is not None:
        filed = say("{field} is there") if one.present else say("{field} is not there")
        parts.append(Words(filed.text, {"field": field}))
    return together(parts) if parts else say("{field}", field=field)


def _bounded(words: Words, field: object, limit: object) -> Words:
    if limit == AS_OF:
        limit = say("the day shown")
    text = limit if isinstance(limit, Words) else _number(limit)
    return Words(words.text, {"field": field, "limit": text})


def _number(limit: object) -> str:
    return plain(limit) if hasattr(limit, "as_tuple") else str(limit)  # type: ignore[arg-type]


def _code(desk: Desk, field: str, code: str, schema: Schema) -> str:
    return desk.ledger_title(code) if field == "ledger" else code_word(desk, code, schema)


def code_word(desk: Desk, code: str, schema: Schema) -> str:
    """Return what a code of a field is called."""
    if code in CODES and "x-vocab" not in schema:
        return desk.say(CODES[code])
    return word(desk, code, str(schema.get("x-vocab", "")))

"""Plain words for where a document breaks its schema."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import TypeAlias

from ledgers.check.file.schema import SchemaError
from ledgers.check.privacy.persons import masked, persons_in
from ledgers.model import Both, Document, Kind, Problem, Words, kinds, replace, say, title_of
from ledgers.model.lives.on_day import MISSING
from ledgers.model.words import as_words

MAX_SHOWN = 60
ALIKE = 0.8
"""How much alike two words are, from 0 to 1, before one is offered for the other.

A lower limit offers words that mean something else: `blocked` for `closed`.
"""
Told: TypeAlias = Iterator[tuple[Kind, tuple[str | int, ...], Words, Words | None]]

TYPES: Mapping[str, Words] = {
    "string": say("text"),
    "integer": say("a whole number"),
    "number": say("a number"),
    "boolean": say("true or false"),
    "array": say("a list"),
    "object": say("a group of fields"),
    "null": say("nothing"),
}
OF_NAMES = (kinds.schemas.UNKNOWN_FIELD, kinds.schemas.MISSING_FIELD)
"""Kinds that point at the name of a field, not at its value."""


def schema_problems(document: Document, errors: Iterable[SchemaError]) -> Iterator[Problem]:
    """Yield a problem for each place where a document breaks its schema."""
    for error in errors:
        why = error.schema.get("x-why")
        for kind, path, message, hint in WORDING.get(error.keyword, _other)(error):
            point = document.place if kind in OF_NAMES else document.at
            yield kind.at(point(*path), message, as_words(Both(**why)) if why else hint)


def shown(value: object) -> str | Words:
    """Return a value as it may be quoted in a message: short, on one line, leading to nobody."""
    if value is None or value is MISSING:
        return say("nothing")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return TYPES["array" if isinstance(value, list) else "object"]
    text = " ".join(str(value).split())
    if persons_in(text):
        return masked(text)
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


def field_of(error: SchemaError) -> str:
    """Return the name of the field that an error is about."""
    return next((part for part in reversed(error.path) if isinstance(part, str)), "")


def _told(error: SchemaError) -> dict[str, object]:
    return {"field": field_of(error), "value": shown(error.value)}


def nearest(word: object, allowed: Iterable[object]) -> str | None:
    """Return the allowed word that is most like another, if it is hardly more than a slip away."""
    close = get_close_matches(str(word), [str(other) for other in allowed], n=1, cutoff=ALIKE)
    return close[0] if close else None


def meant(word: object, allowed: Iterable[object]) -> Words | None:
    """Hint at the allowed word that is hardly more than a slip away from another, if one is."""
    close = nearest(word, allowed)
    return say("write “{close}”, if that was meant", close=close) if close else None


def _missing(error: SchemaError) -> Told:
    for name in error.asked:
        if name not in error.value:
            message = say("the field “{name}” is missing here", name=name)
            title = title_of(error.schema.get("properties", {}).get(name, {}), name)
            hint = say("add a line “{name}: …” ({title})", name=name, title=title)
            yield kinds.schemas.MISSING_FIELD, error.path, message, hint


def _missing_beside(error: SchemaError) -> Told:
    for name, others in error.asked.items():
        if name in error.value:
            yield from _missing(replace(error, asked=others))


def _unknown(error: SchemaError) -> Told:
    known = error.schema.get("properties", {})
    for name in error.value:
        if name not in known:
            message = say("there is no field “{name}” here", name=shown(name))
            allowed = say("allowed here: {names}", names=", ".join(sorted(known)))
            hint = meant(name, known) or allowed
            yield kinds.schemas.UNKNOWN_FIELD, (*error.path, name), message, hint


def _wrong_type(error: SchemaError) -> Told:
    asked = error.asked if isinstance(error.asked, str) else error.asked[0]
    message = say("“{field}” must be {asked}; it is {value}", asked=TYPES[asked], **_told(error))
    form, fitting = error.schema.get("x-pattern-hint"), error.schema.get("pattern", "")
    hint = _type_hint(asked, error.value)
    if form and error.value is not None and not re.search(fitting, str(error.value)):
        hint = say("expected: {form}", form=Both(form["zh"], form["en"]))
    yield kinds.schemas.WRONG_TYPE, error.path, message, hint


def _type_hint(asked: str, value: object) -> Words | None:
    if value is None and asked != "object":
        return say("write the value; delete the line where there is none to write")
    if asked == "string" and isinstance(value, int | Decimal):
        return say('write it in quotes: "{value}"', value=shown(value))
    if asked in {"integer", "number"} and isinstance(value, str):
        return say("write ASCII digits without quotes, spaces or units")
    if asked == "array":
        return say("write one entry per line, each beginning with “- ”")
    if asked == "boolean":
        return say("write true or false")
    return say("write {asked}", asked=TYPES[asked])


def _not_allowed(error: SchemaError) -> Told:
    allowed = error.asked if isinstance(error.asked, list) else [error.asked]
    listed = ", ".join(str(shown(word)) for word in allowed)
    message = say("“{field}” cannot be {value}; allowed: {allowed}", allowed=listed, **_told(error))
    hint = meant(error.value, allowed) or say("choose one of the allowed words")
    yield kinds.schemas.NOT_ALLOWED, error.path, message, hint


def _pattern(error: SchemaError) -> Told:
    form = error.schema.get("x-pattern-hint")
    message = say("“{field}” has the wrong form: {value}", **_told(error))
    hint = say("expected: text that matches {pattern}", pattern=error.asked)
    if error.asked is None:
        hint = say("delete the line break or the space at its end")
    elif form:
        hint = say("expected: {form}", form=Both(**form))
    yield kinds.schemas.PATTERN, error.path, message, hint


def _no_such_day(error: SchemaError) -> Told:
    message = say("“{field}” is not a day of the calendar: {value}", **_told(error))
    hint = say("write year-month-day, as in 2026-05-12")
    yield kinds.schemas.NO_SUCH_DAY, error.path, message, hint


BOUNDS: Mapping[str, Callable[[object], Words]] = {
    "minimum": lambda limit: say("at least {limit}", limit=limit),
    "maximum": lambda limit: say("at most {limit}", limit=limit),
    "exclusiveMinimum": lambda limit: say("more than {limit}", limit=limit),
    "exclusiveMaximum": lambda limit: say("less than {limit}", limit=limit),
}


def _range(error: SchemaError) -> Told:
    bound = BOUNDS[error.keyword](error.asked)
    message = say("“{field}” must be {bound}; it is {value}", bound=bound, **_told(error))
    yield kinds.schemas.OUT_OF_RANGE, error.path, message, say("check the number")


def _length(error: SchemaError) -> Told:
    if error.keyword.startswith("min"):
        bound, hint = say("at least {limit}", limit=error.asked), say("add what is missing")
    else:
        bound, hint = say("at most {limit}", limit=error.asked), say("shorten it")
    thing = say("characters") if error.keyword.endswith("Length") else say("entries")
    words = {"field": field_of(error), "bound": bound, "thing": thing, "size": len(error.value)}
    message = say("“{field}” must have {bound} {thing}; it has {size}", **words)
    yield kinds.schemas.WRONG_LENGTH, error.path, message, hint


def _too_many(error: SchemaError) -> Told:
    """Tell a group that holds one of several fields which of them to choose from."""
    words = {"field": field_of(error), "limit": error.asked, "names": shown(", ".join(error.value))}
    message = say("“{field}” holds at most {limit} of these: {names}", **words)
    yield kinds.schemas.OTHER_RULE, error.path, message, say("keep the one that is meant")


def _repeated(error: SchemaError) -> Told:
    hint = say("delete one of the two")
    for index, value in enumerate(error.value):
        if value in error.value[:index]:
            field = field_of(error)
            message = say("{value} is in “{field}” a second time", field=field, value=shown(value))
            yield kinds.schemas.REPEATED, (*error.path, index), message, hint


def _not_here(error: SchemaError) -> Told:
    message = say("“{field}” is not allowed here", field=field_of(error))
    hint = say("delete it, or change the value that excludes it")
    yield kinds.schemas.OTHER_RULE, error.path, message, hint


def _other(error: SchemaError) -> Told:
    field, rule = field_of(error), error.keyword
    message = say("“{field}” breaks the rule “{rule}” of its schema", field=field, rule=rule)
    hint = say("compare with the sample in schemas/README.md")
    yield kinds.schemas.OTHER_RULE, error.path, message, hint


WORDING: Mapping[str, Callable[[SchemaError], Told]] = {
    "required": _missing,
    "dependentRequired": _missing_beside,
    "additionalProperties": _unknown,
    "type": _wrong_type,
    **dict.fromkeys(("enum", "const"), _not_allowed),
    "pattern": _pattern,
    "format": _no_such_day,
    **dict.fromkeys(BOUNDS, _range),
    **dict.fromkeys(("minLength", "maxLength", "minProperties", "minItems", "maxItems"), _length),
    "maxProperties": _too_many,
    "uniqueItems": _repeated,
    **dict.fromkeys(("not", "false"), _not_here),
}
"""The words for the errors of each keyword."""

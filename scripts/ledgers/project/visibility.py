"""The words of visibility of values, from their schemas, and the public part of values.

Anything unclear is internal: an unknown word, a condition with an unknown key, a field that no
schema describes, an invalid day. Only values with the word `public` are published, as of a day.
Values that are `aggregate`, `embargoed`, `internal` or without a word are not, nor anything inside
them (schemas/README.md).
"""

from collections.abc import Iterable, Mapping

from ledgers.model.contract import CONDITION, LEVELS, Schema
from ledgers.model.rows import as_day
from ledgers.project.context import Context, Scope

PUBLIC, AGGREGATE, EMBARGOED, INTERNAL = LEVELS
RANK = {word: rank for rank, word in enumerate(LEVELS)}


def strictest(words: Iterable[str]) -> str:
    """Return the strictest of some words; of none, public."""
    return max(words, key=RANK.__getitem__, default=PUBLIC)


def word_of(schema: Schema, scope: Scope, context: Context, otherwise: str = INTERNAL) -> str:
    """Return the strictest word that a schema, or what it refers to, has for a value.

    `scope` has the objects around the value; `otherwise` is the word where none is given.
    """
    said = context.contract.known(schema).words
    if len(said) == 1:  # Nearly every field has one word, and a build asks for a million.
        return _level_here(said[0], scope, context)
    return strictest(_level_here(one, scope, context) for one in said) if said else otherwise


def _level_here(said: object, scope: Scope, context: Context) -> str:
    """Return the word of an `x-visibility`, worked out once for the fields of an object."""
    word = scope.words.get(id(said))
    if word is None:
        word = level(said, scope, context)
        if scope.around:
            scope.words[id(said)] = word
    return word


def level(said: object, scope: Scope, context: Context) -> str:
    """Return the word that results from an `x-visibility`, as of the day."""
    if not isinstance(said, dict):
        return _known(said)
    if not CONDITION.issuperset(said) or "default" not in said:
        return INTERNAL
    default = _known(said["default"])
    word = _registered(said, scope, context, _of_case(said, scope, context, default))
    if "through" in said and word == PUBLIC and _expired(said["through"], scope, context):
        word = AGGREGATE if default == PUBLIC else default
    if "until" in said and not _has_come(said["until"], scope, context):
        return strictest((word, EMBARGOED))
    return word


def _known(word: object) -> str:
    return word if isinstance(word, str) and word in LEVELS else INTERNAL


def _of_case(said: Mapping[str, object], scope: Scope, context: Context, default: str) -> str:
    """Return the word of the first case that holds, else the default."""
    cases = said.get("when", [])
    for case in cases if isinstance(cases, list) else [None]:
        if not isinstance(case, dict) or not isinstance(case.get("in"), list):
            return INTERNAL
        known, value = _field(case.get("field"), scope, context)
        if not known:
            return INTERNAL
        if value is not None and value in case["in"]:
            return _known(case.get("then"))
    return default


def _field(name: object, scope: Scope, context: Context) -> tuple[bool, str | None]:
    """Return whether the value of a deciding field is valid, and its word.

    It is not valid where it is missing though required, or is a word that neither its schema nor
    the vocabulary knows: a typing error publishes nothing.
    """
    holder = scope.holder(str(name))
    if holder is None:
        return False, None
    value = holder.value.get(str(name))
    if value is None:
        return str(name) not in holder.required, None
    if not isinstance(value, str):
        return False, None
    schema = context.contract.followed(holder.described[str(name)])
    known = value in schema.get("enum", [value])
    if "x-vocab" in schema:
        known = value in context.terms.get(schema["x-vocab"], ())
    return known, value


def _registered(said: Mapping[str, object], scope: Scope, context: Context, otherwise: str) -> str:
    """Return the word of the register's entry that a field names."""
    if "by" not in said:
        return otherwise
    name = str(said["by"])
    holder = scope.holder(name)
    if holder is None:
        return INTERNAL
    ledger = str(context.contract.followed(holder.described[name]).get("x-refers"))
    entry = context.entries.get((ledger, str(holder.value.get(name))))
    return otherwise if entry is None else _known(entry.get("visibility"))


def _expired(name: object, scope: Scope, context: Context) -> bool:
    """Say whether a last day has passed; an invalid one has, a missing one has not."""
    holder = scope.holder(str(name))
    if holder is None:
        return True
    said = holder.value.get(str(name))
    day = as_day(said)
    return said is not None and (context.lasting or day is None or day < context.as_of)


def _has_come(name: object, scope: Scope, context: Context) -> bool:
    """Say whether an event is dated on or before the day."""
    holder = scope.holder(str(name))
    day = None if holder is None else as_day(holder.value.get(str(name)))
    return day is not None and day <= context.as_of


def is_to_come(value: object, context: Context) -> bool:
    """Say whether a value is a day later than the day shown."""
    day = as_day(value)
    return day is not None and day > context.as_of


def tightened(value: Mapping[str, object], schema: Schema, context: Context) -> str:
    """Return the stricter word that a record, or an entry of a register, sets for itself.

    Where a schema publishes the field `visibility`, it has another meaning.
    """
    said = value.get("visibility")
    if said is None:
        return PUBLIC
    described = schema.get("properties", {}).get("visibility", {})
    about_itself = word_of(described, Scope(), context) != PUBLIC
    return _known(said) if about_itself else PUBLIC


def target_of(value: object, refers: object, owner: str) -> str | None:
    """Return the name of the record that a reference means: `city/findings/F2026-K7QZM`.

    `refers` is the list of possible ledgers; a short reference is to the owner's records.
    """
    if not isinstance(value, str) or not isinstance(refers, list):
        return None
    name = value if value.count("/") > 1 else f"{owner}/{value}"
    return name if name.split("/")[1] in refers else None


def names_hidden(value: object, schema: Schema, owner: str, context: Context) -> bool:
    """Say whether a value names a record or an entry whose existence is not public.

    A record that does not exist counts as hidden; an entry that does not exist does not.
    """
    refers = schema.get("x-refers")
    if refers is None or isinstance(value, list):
        return False
    if isinstance(refers, list):
        return target_of(value, refers, owner) not in context.shown
    return (str(refers), str(value)) in context.hidden

"""Work out the word of visibility of a value from what its schema says (schemas/README.md).

What is not understood is internal: an unknown word, a condition with an unknown key, a field that
no schema describes, a day that is none.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from ledgers.model.contract import Schema
from ledgers.project.setting import Scope, Setting

LEVELS = ("public", "aggregate", "embargoed", "internal")
"""The words from the widest to the strictest."""

PUBLIC, AGGREGATE, EMBARGOED, INTERNAL = LEVELS
KEYS = frozenset({"default", "when", "until", "through", "by", "follows"})
"""What a condition may say; where a record follows another is `records`' to know."""


def strictest(words: Iterable[str]) -> str:
    """Return the strictest of some words; of none, public."""
    return max(words, key=LEVELS.index, default=PUBLIC)


def word_of(schema: Schema, scope: Scope, setting: Setting, otherwise: str = INTERNAL) -> str:
    """Return the strictest word that a schema, or what it refers to, has for a value.

    `scope` is what stands around the value; `otherwise` the word where none is said.
    """
    said = setting.contract.visibilities(schema)
    return strictest(level(one, scope, setting) for one in said) if said else otherwise


def level(said: object, scope: Scope, setting: Setting) -> str:
    """Return the word that an `x-visibility` comes to, as of the day."""
    if not isinstance(said, Mapping):
        return _known(said)
    if not KEYS.issuperset(said) or "default" not in said:
        return INTERNAL
    default = _known(said["default"])
    word = _registered(said, scope, setting, _of_case(said, scope, setting, default))
    if "through" in said and word == PUBLIC and _expired(said["through"], scope, setting):
        word = AGGREGATE if default == PUBLIC else default
    if "until" in said and not _has_come(said["until"], scope, setting):
        return strictest((word, EMBARGOED))
    return word


def _known(word: object) -> str:
    return word if isinstance(word, str) and word in LEVELS else INTERNAL


def _of_case(said: Mapping[str, object], scope: Scope, setting: Setting, default: str) -> str:
    """Return the word of the first case that holds, else the default."""
    cases = said.get("when", [])
    for case in cases if isinstance(cases, list) else [None]:
        if not isinstance(case, Mapping) or not isinstance(case.get("in"), list):
            return INTERNAL
        known, value = _field(case.get("field"), scope, setting)
        if not known:
            return INTERNAL
        if value is not None and value in case["in"]:
            return _known(case.get("then"))
    return default


def _field(name: object, scope: Scope, setting: Setting) -> tuple[bool, str | None]:
    """Return whether a field that decides is understood, and its word.

    It is not where it is missing though required, or holds a word that neither its schema nor
    the vocabulary knows: a slip of the pen publishes nothing.
    """
    holder = scope.holder(str(name))
    if holder is None:
        return False, None
    value = holder.value.get(str(name))
    if value is None:
        return str(name) not in holder.required, None
    if not isinstance(value, str):
        return False, None
    schema = setting.contract.followed(holder.described[str(name)])
    known = value in schema.get("enum", [value])
    if "x-vocab" in schema:
        known = value in setting.terms.get(schema["x-vocab"], ())
    return known, value


def _registered(said: Mapping[str, object], scope: Scope, setting: Setting, otherwise: str) -> str:
    """Return the word of the register's entry that a field names."""
    if "by" not in said:
        return otherwise
    name = str(said["by"])
    holder = scope.holder(name)
    if holder is None:
        return INTERNAL
    ledger = str(setting.contract.followed(holder.described[name]).get("x-refers"))
    entry = setting.entries.get((ledger, str(holder.value.get(name))))
    return otherwise if entry is None else _known(entry.get("visibility"))


def _expired(name: object, scope: Scope, setting: Setting) -> bool:
    """Say whether a last day has passed; one that cannot be read has, one never set has not."""
    holder = scope.holder(str(name))
    if holder is None:
        return True
    said = holder.value.get(str(name))
    day = day_in(said)
    return said is not None and (day is None or day < setting.as_of)


def _has_come(name: object, scope: Scope, setting: Setting) -> bool:
    """Say whether an event is dated on or before the day."""
    holder = scope.holder(str(name))
    day = None if holder is None else day_in(holder.value.get(str(name)))
    return day is not None and day <= setting.as_of


def day_in(value: object) -> date | None:
    """Return the day that a value is, if it is one."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def is_to_come(value: object, setting: Setting) -> bool:
    """Say whether a value is a day later than the day shown."""
    day = day_in(value)
    return day is not None and day > setting.as_of


def tightened(value: Mapping[str, object], schema: Schema, setting: Setting) -> str:
    """Return the word by which a record, or an entry of a register, tightens itself.

    Where a schema publishes the field `visibility`, it speaks of something else.
    """
    said = value.get("visibility")
    described = schema.get("properties", {}).get("visibility", {})
    about_itself = word_of(described, Scope(), setting) != PUBLIC
    return PUBLIC if said is None or not about_itself else _known(said)

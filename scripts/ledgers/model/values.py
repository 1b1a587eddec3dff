"""Values, all of one kind: made of fields, most frozen, equal where these are.

What is read becomes one only where it has the types of its fields.
"""

from typing import TypeVar

import msgspec
from msgspec import Meta, Struct, StructMeta, field, to_builtins
from msgspec.structs import asdict, replace

__all__ = ["Meta", "Struct", "StructMeta", "asdict", "field", "replace", "to_builtins"]

T = TypeVar("T")


def converted(raw: object, kind: type[T]) -> T | None:
    """Return what was read as a value of a kind; None where it does not have its types."""
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError:
        return None


def misfit(raw: object, kind: type) -> str:
    """Say why what was read is no value of a kind; nothing where it is one."""
    try:
        msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        return str(error)
    return ""


def decoded(text: bytes, kind: type[T]) -> T | None:
    """Return what JSON says as a value of a kind; None where it does not say one."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None

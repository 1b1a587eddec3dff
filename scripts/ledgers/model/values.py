"""Values, all of one kind: made of fields, most frozen, equal where these are.

What is read becomes one only where it has the types of its fields.
"""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

import msgspec
from msgspec import Meta, Struct, StructMeta, field, to_builtins
from msgspec.structs import asdict, replace

__all__ = ["Meta", "Struct", "StructMeta", "asdict", "field", "replace", "to_builtins"]

T = TypeVar("T")
EXACT = 1
"""The mark of a number that MessagePack has no form for, written out."""
WIDEST = 2**63


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


def in_lines(value: object) -> bytes:
    """Return a plain value as JSON with a line for each of its parts, as Python writes them."""
    # Python alone would take four times as long to put ends of lines between them.
    whole = json.dumps(value, ensure_ascii=False).encode()
    return msgspec.json.format(whole, indent=1) + b"\n"


def packed(value: object) -> bytes:
    """Return a value of the dialect, or a value of ours made of such, as MessagePack."""
    return msgspec.msgpack.encode(each_changed(value, _exact))


def unpacked(data: bytes, kind: type[T]) -> T | None:
    """Return what was packed as a value of a kind; None where it is none."""
    try:
        return msgspec.msgpack.decode(data, type=kind, ext_hook=_number)
    except (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError):
        return None


def each_changed(value: Any, change: Callable[[Any], object]) -> Any:  # noqa: ANN401 - of any shape
    """Return a value of any shape in which a change was made of every single value."""
    if isinstance(value, dict):
        return {name: each_changed(held, change) for name, held in value.items()}
    if isinstance(value, list):
        return [each_changed(held, change) for held in value]
    return change(value)


def _exact(value: object) -> object:
    """Write out decimals, which MessagePack rounds, and whole numbers that it has no room for."""
    if isinstance(value, Decimal) or (type(value) is int and not -WIDEST <= value < WIDEST):
        return msgspec.msgpack.Ext(EXACT, str(value).encode())
    return value


def _number(_: int, data: memoryview) -> Any:  # noqa: ANN401 - a whole number or a decimal
    text = bytes(data).decode("ascii")
    return int(text) if text.lstrip("-").isdigit() else Decimal(text)

"""Name the files that a bulletin or an edition was computed from, so that they can be found."""

from dataclasses import dataclass

LEFT_OUT = ("data/city/bulletins", "data/city/editions")
"""Folders that are no input: what was issued must not change what it was issued from."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Name a tree of inputs by its content alone, so that squashing a history changes nothing.

    `data` and `schemas` are git's names (40 hexadecimal digits) of the trees `data/`, without
    bulletins and editions, and `schemas/`. `digest` is the SHA-256 over the listing of both: for
    each file, in the order of the paths' bytes, `mode path sha256` and a NUL, where mode is git's
    six digits and sha256 that of the file's bytes.
    """

    data: str
    schemas: str
    digest: str

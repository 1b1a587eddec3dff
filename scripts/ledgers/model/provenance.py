"""What something was computed from, and by which program, so that both can be found again."""

from msgspec import Struct

LEFT_OUT = ("data/city/bulletins", "data/city/editions")
"""Folders that are no input: what was issued must not change what it was issued from."""


class Inputs(Struct, frozen=True):
    """Name a tree of inputs by its content alone, so that squashing a history changes nothing.

    `data` and `schemas` are git's names (40 hexadecimal digits) of the trees `data/`, without
    bulletins and editions, and `schemas/`. `digest` is the SHA-256 over the listing of both: for
    each file, in the order of the paths' bytes, `mode path sha256` and a NUL, where mode is git's
    six digits and sha256 that of the file's bytes.
    """

    data: str
    schemas: str
    digest: str


class Engine(Struct, frozen=True):
    """What computed an issue or an edition: its version, and two SHA-256.

    `lock` is that of `requirements.lock`. `code` is taken over a line `sha256  path` and a line end
    for each file of the program, in the order of their paths (`read.engine`).
    """

    tool: str
    lock: str
    code: str

    @property
    def digests(self) -> tuple[str, str]:
        """Return the digests of the lock and of the program."""
        return self.lock, self.code

    def differences(self, other: "Engine") -> tuple[str, ...]:
        """Name what is not the same in another one, the heaviest first."""
        names = ("lock", "code", "tool")
        return tuple(name for name in names if getattr(self, name) != getattr(other, name))


def numbered(version: str) -> tuple[int, ...]:
    """Return a version as numbers, to be compared: `0.10.2` is (0, 10, 2)."""
    return tuple(int(part) for part in version.split(".") if part.isdecimal())

"""Name the program that computed something, so that it can be found again."""

from msgspec import Struct


class Engine(Struct, frozen=True):
    """What computed an issue or an edition: its version, and two SHA-256.

    `lock` is that of `requirements.lock`. `code` is taken over a line `sha256  path` and a line end
    for each file of the program, in the order of their paths (`read.engine`). Records of before
    version 0.2.0 also have the version of Python.
    """

    tool: str
    lock: str
    code: str
    python: str | None = None

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

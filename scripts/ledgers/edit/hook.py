"""The script that git runs as a hook."""

import shlex
from dataclasses import dataclass

from ledgers.model.push import Hook

MARK = "# Written by: ledgers hook install"
"""The line by which such a script is known again."""
SCRIPT = """#!/bin/sh
{mark}. Whatever ends it otherwise than well, git refuses.
exec {command} "$@"
"""


@dataclass(frozen=True, slots=True)
class HookWish:
    """A hook to install: when it runs, which branch it protects, which variables name who pushes.

    `program` is the Python that has this package.
    """

    kind: Hook
    branch: str
    actor_from: tuple[str, ...]
    program: str


def script(wish: HookWish) -> bytes:
    """Return the script of a hook.

    Python is isolated (`-I`), so that no file of a clone is imported in the place of its own.
    """
    words = [wish.program, "-I", "-m", "ledgers", "hook", "run", "--root", "."]
    words += ["--kind", wish.kind, "--branch", wish.branch]
    words += [word for name in wish.actor_from for word in ("--actor-from", name)]
    return SCRIPT.format(mark=MARK, command=shlex.join([*words, "--"])).encode()

"""The script that git runs as a hook."""

import shlex

from ledgers.model.diff import Hook

MARK = "# Written by: ledgers hook install"
"""The line by which such a script is known again."""
SCRIPT = """#!/bin/sh
{mark}. Whatever ends it otherwise than well, git refuses.
exec {command} "$@"
"""


def script(kind: Hook, branch: str, actor_from: tuple[str, ...], program: str) -> bytes:
    """Return the script of a hook: which branch it protects, which variables name who pushes.

    `program` is the Python that has this package. It is isolated (`-I`), so that no file of a clone
    is imported in the place of its own.
    """
    words = [program, "-I", "-m", "ledgers", "hook", "run", "--root", "."]
    words += ["--kind", kind, "--branch", branch]
    words += [word for name in actor_from for word in ("--actor-from", name)]
    return SCRIPT.format(mark=MARK, command=shlex.join([*words, "--"])).encode()

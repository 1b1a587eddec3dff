"""What guards the main branch: files on the git host, and the script that git runs as a hook."""

import shlex
from collections.abc import Iterator
from datetime import date

from ledgers.model import Catalog, OutputFile
from ledgers.model.diff import Hook
from ledgers.model.owners import MAINTAINERS, OFFICE, Owner, Owners

CODEOWNERS, RULESET = ".github/CODEOWNERS", ".github/rulesets/main.json"
HEAD = """\
# Who must agree to a change. Written by `ledgers guard --write` from data/city/owners.yaml and
# data/city/pairings.yaml: never edited, and a county never agrees to what it files itself.
"""


def gate_files(
    owners: Owners, catalog: Catalog, day: date, ruleset: bytes
) -> tuple[OutputFile, ...]:
    """Return the files that guard the main branch, as they should be on a day.

    The `ruleset` names the number of GitHub Actions on its host (15368): nobody else may say that
    the check was passed.
    """
    rows = [(path, who) for path, who in _rows(owners, catalog, day) if who]
    width = max((len(path) for path, _ in rows), default=0)
    text = "".join(f"{path:<{width}} {' '.join(who)}\n" for path, who in rows)
    return OutputFile(CODEOWNERS, (HEAD + text).encode()), OutputFile(RULESET, ruleset)


def _rows(owners: Owners, catalog: Catalog, day: date) -> Iterator[tuple[str, list[str]]]:
    """Yield each path and those who must agree; of several lines for a file the last one counts."""
    kept = _called(row for row in owners.owners if row.kind == MAINTAINERS)
    yield "*", kept
    yield "/data/city/", _called(row for row in owners.owners if row.kind == OFFICE)
    yield "/data/city/owners.yaml", kept
    for county in catalog.counties:
        offices = catalog.offices_of(county.code, day)
        yield f"/data/counties/{county.code}/", _called(owners.reviewing(offices))


def _called(rows: Iterator[Owner] | tuple[Owner, ...]) -> list[str]:
    """Return how the host calls some owners: by their team, else by their accounts."""
    return [f"@{name}" for row in rows for name in ([row.team] if row.team else row.accounts)]


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

"""Text that nobody vouches for, in Markdown: it is shown as it was written, and does nothing."""

import re
from collections.abc import Iterable

from ledgers.report.problems import one_line

QUIET = re.compile(
    r"(?:[^\W_]|[ ,;'()，。、；：（）《》“”·—–−±→…%+=]|(?<=[^\W_])[-./](?=[^\W_])|: )*"
)
"""Text without any sign that Markdown or a host would take for its own."""
LINKED = re.compile(r"(?i)www\.|\bgh-[0-9]|\b[0-9a-f]{7,}\b|[a-z][.-][a-z]|^[0-9]+\.( |\Z)")
"""Words that a code host turns into links, or that begin a list."""
LONGEST = 80


def quoted(text: str, longest: int = LONGEST) -> str:
    """Return foreign text on one line, as code wherever a sign of it could mean something.

    In code nobody is mentioned, and nothing is linked, drawn or set.
    """
    shown = " ".join(one_line(text[: 4 * longest]).split())
    shown = shown if max(len(shown), len(text) // 4) <= longest else shown[: longest - 1] + "…"
    if QUIET.fullmatch(shown) and not LINKED.search(shown):
        return shown
    ticks = max((len(run) for run in re.findall("`+", shown)), default=0) + 1
    room = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{'`' * ticks}{room}{shown}{room}{'`' * ticks}"


def fitted(rows: Iterable[str], room: int) -> tuple[list[str], int]:
    """Return the first rows that fit into some characters, and how many are left out."""
    kept: list[str] = []
    every = list(rows)
    for row in every:
        room -= len(row) + 1
        if room < 0:
            break
        kept.append(row)
    return kept, len(every) - len(kept)

"""Text and figures by strangers, which a git host shows as they were written, and no more."""

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, TypeAlias

from ledgers.model import NONE, Translate, say
from ledgers.model.review import KINDS, RANK, SCORE
from ledgers.model.values import Meta, Struct, decoded
from ledgers.report.problems import one_line

QUIET = re.compile(
    r"(?:[^\W_]|[ ,;'()，。、；：（）《》“”·—–−±→…%+=]|(?<=[^\W_])[-./](?=[^\W_])|: )*"
)
"""Text without any sign that Markdown or a host would take for its own."""
LINKED = re.compile(r"(?i)www\.|\bgh-[0-9]|\b[0-9a-f]{7,}\b|[a-z][.-][a-z]|^[0-9]+\.( |\Z)")
"""Words that a code host turns into links, or that begin a list."""
WIDTH = 80


def quoted(text: str, longest: int = WIDTH, *, code: bool = False) -> str:
    """Return foreign text on one line, as code if asked or if a sign of it could mean something.

    In code nobody is mentioned, and nothing is linked, drawn or set.
    """
    shown = " ".join(one_line(text[: 4 * longest]).split())
    shown = shown if max(len(shown), len(text) // 4) <= longest else shown[: longest - 1] + "…"
    if not code and QUIET.fullmatch(shown) and not LINKED.search(shown):
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


LONGEST = 60_000
"""Characters; hosts take a few more."""
OWN = re.compile(r"</?(?:details|summary)>|<br>")
"""The tags that a long report is folded with."""
BROKEN = (
    (re.compile(r"<(?!/?(?:details|summary)>|br>)"), "&lt;"),
    (re.compile(r"([@#])(?=\w)"), "\\1\u200b"),  # nobody is called, no other issue named
    (re.compile(r"\](?=[\[(:])"), "]\u200b"),  # no link, no picture
    (re.compile(r"([\[~])(?=\[|~~)"), "\\1\u200b"),  # no link of a wiki, no fence for a diagram
    (re.compile(r"(?i)(www(?=\.)|:(?=//))"), "\\1\u200b"),  # which hosts make links by themselves
    (re.compile("`"), "&#96;"),
    (re.compile(r"\$"), "&#36;"),  # no formula
)
SPAN = re.compile(r"(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)")
"""Code that begins and ends on one line; a host shows what is in it as it is written."""


def harmless(data: bytes, translate: Translate) -> str:
    """Return Markdown without links, pictures, names that call anybody, and tags of its own.

    Headings, tables, lists, code within a line, and what is folded stay.
    """
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    kept, room, folded = [], LONGEST, False
    for line in (one_line(line) for line in text.rstrip().split("\n")):
        # From a tag to the next empty line hosts take everything for HTML, and see no code.
        folded = bool(line.strip()) and (folded or bool(OWN.search(line)))
        shown = _without_acts(line) if folded else "".join(_beside_code(line))
        if len(shown) > room:
            kept += [_without_acts(line)[:room], ""]  # code that is cut off would be none
            kept += [translate(say("cut off here: the rest is in the artefact"))]
            break
        kept.append(shown)
        room = max(room - len(shown) - 1, 0)
    return "\n".join([*kept, ""])


def _beside_code(line: str) -> Iterator[str]:
    """Yield the parts of a line: code as it is, all the rest without anything that acts."""
    end = 0
    for code in SPAN.finditer(line):
        if "|" not in code[0]:  # which would end a cell of a table, and the code with it
            yield _without_acts(line[end : code.start()])
            yield code[0]
            end = code.end()
    yield _without_acts(line[end:])


def _without_acts(text: str) -> str:
    for pattern, safe in BROKEN:
        text = pattern.sub(safe, text)
    return text


READ = 1_000_000
"""Bytes of what is read of each side."""
ROOM = 3_000
"""Characters for its rows; with the report it still fits into a comment."""
Score: TypeAlias = Annotated[float, Meta(ge=-1000, le=1000)]
Rank: TypeAlias = Annotated[int, Meta(ge=1, le=1000)]


class Standing(Struct, frozen=True):
    """A county as `ledgers assess` prints it, as far as it is shown."""

    code: Annotated[str, Meta(pattern=r"\A[0-9]{6}\Z")]
    name: Annotated[str, Meta(max_length=40)]
    score: Score | None
    rank: Rank | None


class Printed(Struct, frozen=True):
    """What `ledgers assess` prints of a city."""

    counties: Annotated[tuple[Standing, ...], Meta(max_length=1000)]


def as_markdown(base: bytes, head: bytes, translate: Translate) -> str:
    """Return the scores and ranks that differ between both sides, under a mark of their origin."""
    title = translate(say("Computed by the changed program, which proves nothing"))
    was, now = decoded(base, Printed), decoded(head, Printed)
    rows = [translate(say("What it says of both sides cannot be read."))]
    if was and now:
        moved = list(_rows(was.counties, now.counties, translate))
        rows = moved or [translate(say("No score or rank moves."))]
    kept, left_out = fitted(rows, ROOM)
    more = say("{count} more rows are left out here; the JSON has them all", count=left_out)
    return "\n".join(["", f"## {title}", "", *kept, *([translate(more)] if left_out else ()), ""])


def _rows(
    base: tuple[Standing, ...], head: tuple[Standing, ...], translate: Translate
) -> Iterator[str]:
    was, now = ({row.code: row for row in side} for side in (base, head))
    for code in sorted({*was, *now}):
        old, new = was.get(code), now.get(code)
        moved = [
            f"{translate(KINDS[kind])} {_shown(old, kind)} → {_shown(new, kind)}"
            for kind in (SCORE, RANK)
            if _shown(old, kind) != _shown(new, kind)
        ]
        if moved:
            yield f"- {quoted((new or was[code]).name)} {code}: {'; '.join(moved)}"


def _shown(row: Standing | None, kind: str) -> str:
    value = (row.score if kind == SCORE else row.rank) if row else None
    return NONE if value is None else f"{round(value, 4):f}".rstrip("0").rstrip(".")

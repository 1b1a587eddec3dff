"""Text by strangers, made so that a git host shows it and does nothing else with it."""

import re
from collections.abc import Iterator

from ledgers.model.words import Translate, say
from ledgers.report.problems import one_line

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

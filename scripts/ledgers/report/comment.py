"""Text by strangers, made so that a git host shows it and does nothing else with it."""

import re

from ledgers.model.words import Translate, say
from ledgers.report.problems import one_line

LONGEST = 60_000
"""Characters; hosts take a few more."""
TAG = re.compile(r"<(?!/?(?:details|summary)>|br>)")
"""What begins a tag, but for those that a long report is folded with."""
BROKEN = (
    (TAG, "&lt;"),
    (re.compile(r"([@#])(?=\w)"), "\\1\u200b"),  # nobody is called, no other issue named
    (re.compile(r"\](?=[\[(:])"), "]\u200b"),  # no link, no picture
    (re.compile(r"(?i)(www(?=\.)|:(?=//))"), "\\1\u200b"),  # which hosts make links by themselves
)


def harmless(data: bytes, translate: Translate) -> str:
    """Return Markdown without links, pictures, names that call anybody, and tags of its own.

    Headings, tables, lists and what is folded stay.
    """
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    found = "\n".join(one_line(line) for line in text.rstrip().split("\n"))
    for pattern, safe in BROKEN:
        found = pattern.sub(safe, found)
    if len(found) <= LONGEST:
        return f"{found}\n"
    return f"{found[:LONGEST]}\n\n{translate(say('cut off here: the rest is in the artefact'))}\n"

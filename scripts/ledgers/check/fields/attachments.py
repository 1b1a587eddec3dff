"""Attachments are as large and of such kinds as the city takes, and are what is said of them."""

from collections.abc import Callable, Iterator

from ledgers.check.ground import Grounds
from ledgers.model import Catalog, Problem, asdict, group, replace, say, texts, whole
from ledgers.model.attachments import KINDS, LEDGERS, Held, attachments_of, folder_of
from ledgers.model.kinds import references


def not_taken(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each attachment that is too large, or of a kind that is not taken."""
    limits = group(grounds.whole("publication"), "attachments")
    most, taken = whole(limits, "max_bytes"), texts(limits, "kinds") or KINDS
    for row in (row for one in grounds.standing(*LEDGERS) for row in attachments_of(one)):
        if most and row.said.bytes > most:
            message = say("{file} has {size} bytes", file=row.path, size=row.said.bytes)
            hint = say("make it smaller; at most {most} bytes are taken", most=most)
            yield references.ATTACHMENT_TOO_LARGE.at(row.place, message, hint)
        if row.said.kind not in taken:
            message = say("{file} is of the kind {kind}", file=row.path, kind=row.said.kind)
            hint = say("save it as one of: {kinds}", kinds=", ".join(taken))
            yield references.ATTACHMENT_KIND.at(row.place, message, hint)


def not_as_said(catalog: Catalog, find: Callable[[str], Held | None]) -> Iterator[Problem]:
    """Yield a problem for each attachment that is not there, or not what is said of it."""
    folder = folder_of(catalog) or say("the folder of attachments")
    for row in (row for one in catalog.documents for row in attachments_of(one)):
        held = find(row.path)
        if held is None:
            message = say("{file} is not there, or cannot be read", file=row.path)
            hint = say("put it there, below {folder}", folder=folder)
            yield references.ATTACHMENT_MISSING.at(row.place, message, hint)
        elif replace(held, kind=row.said.kind) != row.said:
            message = say("{file} is another file", file=row.path)
            hint = say("put back what was named; it is {bytes} bytes, {sha256}", **asdict(held))
            yield references.ATTACHMENT_ALTERED.at(row.place, message, hint)
        elif held != row.said:
            message = say("{file} is no {kind} by its bytes", file=row.path, kind=row.said.kind)
            hint = say("save it as one of: {kinds}", kinds=", ".join(KINDS))
            yield references.ATTACHMENT_KIND.at(row.place, message, hint)


RULES = (not_taken,)

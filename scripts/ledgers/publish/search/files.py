"""The files of the search, as scripts that hand over their data: it works without a server."""

from collections.abc import Iterable, Iterator, Sequence

from ledgers.model.output import OutputFile
from ledgers.model.rows import in_groups
from ledgers.publish.kit import links
from ledgers.publish.kit.addresses import clean, handed_over
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.pinyin import by_sign, otherwise
from ledgers.publish.search.names import KINDS, Name, Printed, first_names
from ledgers.publish.search.records import second_names
from ledgers.publish.search.texts import SHARDS, indexed, lines_of, own_lines

TOGETHER = 4


def search_files(desks: Sequence[Desk], pages: Sequence[Printed]) -> Iterator[OutputFile]:
    """Yield the names, the records, and the texts of the pages with their index.

    The desk of the leading programme comes first. A page of `pages` has its body as HTML.
    """
    desk = desks[0]
    yield _names(desk, "names", first_names(desks, pages))
    yield _names(desk, "records", second_names(desk, pages))
    yield from _texts(pages)


def _names(desk: Desk, key: str, names: Iterable[Name]) -> OutputFile:
    """Return a file of names, with the readings of their signs."""
    listed = list(names)
    areas = desk.view.catalog.areas.values()
    given = {area.name: area.pinyin for area in areas if area.pinyin}
    corrected = {**desk.view.searching["readings"], **given}
    texts = [text for name in listed for text in (name.title, *name.also)]
    alone = by_sign(texts, corrected)
    by_reading = in_groups((read, sign) for sign, read in sorted(alone.items()))
    readings = {read: "".join(signs) for read, signs in sorted(by_reading.items())}
    rows = [_row(name, otherwise(name.title, alone, corrected)) for name in listed]
    kinds = [desk.say(words) for words in KINDS.values()]
    return _file(key, {"kinds": kinds, "readings": readings, "names": rows})


def _row(name: Name, reading: str) -> list[object]:
    """Return a name as short as may be: nothing at its end is empty."""
    also = "\n".join(dict.fromkeys(it for it in name.also if it and it != name.title))
    row = [[*KINDS].index(name.kind), clean(name.title), name.there, clean(also), reading]
    while not row[-1]:
        row.pop()
    return row


def _texts(pages: Sequence[Printed]) -> Iterator[OutputFile]:
    own = list(own_lines([(head, lines_of(body)) for head, body in pages if head.searched]))
    dense, shards = indexed([lines for _, lines in own])
    heads = [(clean(head.title), head.folder) for head, _ in own]
    told = {"pages": heads, "dense": dense, "shards": SHARDS, "together": TOGETHER}
    yield _file("texts", told)
    yield from (_file(f"pairs-{no}", rows) for no, rows in shards.items())
    for start in range(0, len(own), TOGETHER):
        part = [clean("\n".join(lines)) for _, lines in own[start : start + TOGETHER]]
        yield _file(f"texts-{start // TOGETHER}", part)


def _file(key: str, value: object) -> OutputFile:
    return handed_over(f"{links.SEARCH}{key}", value)

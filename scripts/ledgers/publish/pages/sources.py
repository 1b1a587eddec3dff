"""The source pages: what is public of every file, line by line, each with an anchor."""

from collections.abc import Iterator

from ledgers.model import SourceFile, Words, in_groups, say
from ledgers.publish.kit import Desk, Filled, Leaf, Row, View, links
from ledgers.publish.kit.labels import VISIBILITY_WORDS
from ledgers.publish.kit.paging import Piece

Shown = tuple[str, int, str, list[str], Words | None]
"""A line of what is public of a file: its anchor, its number, its text.

Then the anchors of the records that begin there, and to the city why the public does not see it.
"""


def source_pages(desk: Desk) -> Iterator[Filled]:
    """Yield the source pages by folder."""
    about, way = say("The public lines of these files."), (links.SOURCE, say("Source pages"))
    for folder, pages in links.source_parts(desk.view.sources).items():
        for number, (own, pieces) in enumerate(pages.items(), start=1):
            here, title = desk.here(own), page_title(desk, folder, pieces[0].source)
            if number > 1:
                title = desk.say(say("{title}, page {number}", title=title, number=str(number)))
            yield here.page(
                "source.html.j2",
                here.opening(title, about, way, searched=False),
                files=tuple((piece, tuple(shown_lines(desk.view, piece))) for piece in pieces),
                pages=tuple(here.to(there, str(at)) for at, there in enumerate(pages, start=1)),
            )


def page_title(desk: Desk, folder: str, source: SourceFile) -> str:
    """Return whose ledger a page shows, as in `Anping County: Task progress`."""
    areas, city = desk.view.catalog.areas, desk.view.catalog.city
    owner = areas.get(source.owner) or (city if source.owner == "city" else None)
    about = folder.rstrip("/").rpartition("/")[2]
    subject = areas.get(about) if about != source.owner else None
    names = {
        "owner": owner.name if owner else source.owner,
        "ledger": desk.ledger_title(source.ledger),
    }
    if subject is None:
        return desk.say(say("{owner}: {ledger}", **names))
    return desk.say(say("{owner}: {ledger} on {subject}", subject=subject.name, **names))


def shown_lines(view: View, piece: Piece) -> Iterator[Shown]:
    """Yield the lines of a piece of a file; the file's own anchor is no mark of a record."""
    source, anchor = piece.source, links.source_anchor(piece.source)
    hidden, records = view.hidden.get(source.file, {}), sorted(source.records.items())
    marks = in_groups((first, links.record_anchor(source, name)) for name, (first, _) in records)
    for number, text in enumerate(source.lines[piece.first - 1 : piece.last], piece.first):
        names = [name for name in marks.get(number, ()) if name != anchor]
        why = VISIBILITY_WORDS.get(hidden.get(number, ""))
        yield f"{anchor}-L{number}", number, text, names, why


def sources_page(desk: Desk) -> Filled:
    """Return the list of source pages."""
    here = desk.here(links.SOURCE)
    about = say("Every file that the portal is made from.")
    return here.page(
        "sources.html.j2",
        here.opening(say("Source pages"), about, searched=False),
        table=here.table(say("Ledgers and their files"), _ledgers(here)),
    )


def _ledgers(here: Leaf) -> Iterator[Row]:
    grouped = in_groups((links.source_folder(source), source) for source in here.view.sources)
    for folder, files in sorted(grouped.items()):
        lines = str(sum(len(source.lines) for source in files))
        yield here.row(
            here.cell(say("Ledger"), here.to(folder, page_title(here.desk, folder, files[0]))),
            here.number(say("Files"), here.to(folder, str(len(files)))),
            here.number(say("Lines"), here.to(folder, lines)),
        )

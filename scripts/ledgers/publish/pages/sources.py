"""The source pages: what is public of every file, line by line, each with an anchor."""

from collections.abc import Iterator, Mapping
from itertools import islice

from ledgers.model.document import SourceFile
from ledgers.model.rows import in_groups
from ledgers.model.values import Struct
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Filled, Row
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.labels import VISIBILITY_WORDS
from ledgers.publish.kit.paging import Piece


class Shown(Struct, frozen=True):
    """A line of what is public of a file.

    `marks` are the identifiers of the records that begin here, beyond the line's own `id`. `why`
    says to the city why the public does not see it.
    """

    id: str
    number: str
    text: str
    marks: tuple[str, ...]
    why: Words | None = None


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
                files=tuple((piece, _lines(desk, piece)) for piece in pieces),
                pages=tuple(here.to(there, str(at)) for at, there in enumerate(pages, start=1)),
            )


def _lines(desk: Desk, piece: Piece) -> tuple[Shown, ...]:
    source, hidden = piece.source, desk.view.hidden.get(piece.source.file, {})
    lines = shown_lines(source, links.source_anchor(source), hidden)
    return tuple(islice(lines, piece.first - 1, piece.last))


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


def shown_lines(source: SourceFile, anchor: str, hidden: Mapping[int, str]) -> Iterator[Shown]:
    """Yield the lines of a file."""
    marks = record_marks(source, anchor)
    for number, text in enumerate(source.lines, start=1):
        why = VISIBILITY_WORDS.get(hidden.get(number, ""))
        yield Shown(f"{anchor}-L{number}", str(number), text, tuple(marks.get(number, ())), why)


def record_marks(source: SourceFile, anchor: str) -> dict[int, list[str]]:
    """Return the anchors of the records that begin at each line, but for the file's own."""
    found: dict[int, list[str]] = {}
    for reference, (first, _) in sorted(source.records.items()):
        name = links.record_anchor(source, reference)
        if name != anchor:
            found.setdefault(first, []).append(name)
    return found


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

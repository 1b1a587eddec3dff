"""The guides by role, from Markdown of ours (`site/guides/`), of which they use little."""

import re
from collections.abc import Iterator

from ledgers.model.words import Both, as_words
from ledgers.publish.kit import Code, Desk, Filled, Leaf, Linked, links

BLOCK = re.compile(
    r"^```.*\n(?P<code>(?:.*\n)*?)```$|^## (?P<head>.+)|^<!-- picture: (?P<picture>.+) -->$"
    r"|^(?P<steps>(?:\d\. .+\n)+)|^(?P<rows>(?:- .+\n)+)|^(?P<text>.+)",
    re.MULTILINE,
)
ROW = re.compile(r"^(- |\d\. )")
PIECE = re.compile(
    r"`(?P<code>[^`]+)`|\*\*(?P<strong>[^*]+)\*\*|\*(?P<em>[^*]+)\*"
    r"|\[(?P<said>[^]]+)\]\((?P<there>[^)]+)\)|(?P<plain>[^`*[]+)"
)


def guide_page(desk: Desk, role: str) -> Filled:
    """Return the guide of a role."""
    here, (title, text) = desk.here(links.guide(role)), desk.view.guides[role]
    about, _, body = desk.both(text.zh, text.en).partition("\n\n")
    picture = f"guides/{role}.{here.view.language}.webp"
    return here.page(
        "role.html.j2",
        here.opening(as_words(title), as_words(Both(about, about)), contents=True),
        blocks=tuple(_blocks(here, body)),
        picture=here.href(f"assets/{picture}") if picture in here.view.pictures else None,
    )


def _blocks(here: Leaf, body: str) -> Iterator[tuple[str, object]]:
    """Yield the kind of each block with its lines in pieces; code is one piece."""
    for found in BLOCK.finditer(body):
        kind = str(found.lastgroup)
        lines = (ROW.sub("", line) for line in found[kind].splitlines())
        told = tuple(tuple(_pieces(here, line)) for line in lines)
        yield kind, Code(found[kind]) if kind == "code" else told


def _pieces(here: Leaf, text: str) -> Iterator[tuple[str, object]]:
    """Yield the pieces of a line, each with how it is marked."""
    for found in PIECE.finditer(text):
        kind, there = str(found.lastgroup), found["there"]
        yield kind, _led(here, found["said"], there) if there else found[kind]


def _led(here: Leaf, said: str, there: str) -> Linked:
    """Return words that lead to a guide, another page, or a file of a repository that is public."""
    role = there.partition(".")[0]
    page = links.guide(role) if role in here.view.guides else there
    if page.endswith("/"):
        return here.to(page, said)
    return Linked(said, here.view.hosted("blob", there.removeprefix("../..")))

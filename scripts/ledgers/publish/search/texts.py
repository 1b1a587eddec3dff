"""The texts of the pages, with an index of their pairs of signs: bigrams, in small files.

The same is done with what a reader types (`site/assets/names.js`): signs are folded one by one.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import unescape
from itertools import pairwise

from ledgers.model import Struct, in_groups
from ledgers.model.output import FINISHED
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Head

LEFT_OUT = re.compile(r"<(?P<what>svg|script|style|nav)\b.*?</(?P=what)>|<!--.*?-->", re.DOTALL)
APART = re.compile(
    r"</?(?:p|li|t[dhr]|h[1-6]|div|dt|dd|caption|summary|figcaption|br|pre)\b[^>]*>|</strong>(?=<span)"
)
TAG = re.compile(r"<[^>]*>")
HEADING = re.compile(r'<h2 id="(?P<id>[^"]+)">(?P<text>.*?)</h2>', re.DOTALL)
SAYS = re.compile(r"[^\W\d_]")
"""A letter of any script: a line without one, such as a number, is not searched."""
EVERYWHERE = 30
"""On how many pages a line stands that says nothing of any of them."""
SHARDS = 48
FIRST, DENSE = 0x100, 4
IGNORED = frozenset(("Cc", "Cf", "Mc", "Me", "Mn", "Zl", "Zp", "Zs"))
"""What does not count: accents, spaces, signs of direction."""


class Printed(Struct, frozen=True):
    """Keep of a page what the search needs: what it says of itself, its lines, what it explains.

    `terms` are the anchors and the texts of the headings of a page that explains words.
    """

    head: Head
    lines: Sequence[str]
    terms: Sequence[tuple[str, str]]


def printed_of(head: Head, body: str) -> Printed:
    """Return what the search needs of a page with its body as HTML."""
    found = HEADING.finditer(body) if head.folder.endswith(links.METHODS) else ()
    terms = [(one["id"], unescape(TAG.sub("", one["text"]))) for one in found]
    return Printed(head, lines_of(body) if head.searched else (), terms)


@cache
def _folded(sign: str) -> str:
    parts = unicodedata.normalize("NFKD", sign).lower()
    return "".join(one for one in parts if unicodedata.category(one) not in IGNORED)


def fold(text: str) -> str:
    """Return a text as it is compared."""
    return "".join(map(_folded, text))


def lines_of(body: str) -> list[str]:
    """Return the headings, sentences and cells of a page, each once; numbers are left out."""
    body = body.partition(FINISHED)[2]
    text = TAG.sub("", APART.sub("\n", LEFT_OUT.sub("\n", body.replace("\n", " "))))
    lines = (" ".join(line.split()) for line in unescape(text).split("\n"))
    return list(dict.fromkeys(line for line in lines if SAYS.search(line)))


def own_lines(pages: Sequence[tuple[Head, Sequence[str]]]) -> Iterator[tuple[Head, list[str]]]:
    """Yield pages with those of their lines that do not stand on very many others."""
    on = Counter(line for _, lines in pages for line in lines)
    yield from ((head, [row for row in rows if on[row] < EVERYWHERE]) for head, rows in pages)


def pairs_of(lines: Iterable[str]) -> set[str]:
    """Return the pairs of signs that stand beside each other in lines."""
    return {a + b for line in lines for a, b in pairwise(fold(line))}


def indexed(pages: Sequence[Iterable[str]]) -> tuple[str, Mapping[int, str]]:
    """Return the pairs that are on more than a quarter of the pages, and the others by file.

    Behind each other pair stand its pages, a sign for each: its number, counted from `FIRST`.
    """
    on = in_groups((pair, no) for no, lines in enumerate(pages) for pair in pairs_of(lines))
    dense = {pair for pair, found in on.items() if len(found) * DENSE > len(pages)}
    shards: dict[int, list[str]] = {}
    for pair in sorted(on.keys() - dense):
        row = pair + "".join(chr(FIRST + no) for no in on[pair])
        shards.setdefault((ord(pair[0]) * 31 + ord(pair[1])) % SHARDS, []).append(row)
    return " ".join(sorted(dense)), {no: " ".join(found) for no, found in sorted(shards.items())}

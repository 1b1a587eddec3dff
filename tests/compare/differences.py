"""What differs between two folders, and how it is told."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path, PurePosixPath

from tests.compare.contents import contents_of, is_page, kind_of

WIDTH = 100
"""Characters of a value that are shown, from shortly before what differs."""
BEFORE = 30


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One thing that is otherwise; what one side does not have is empty there."""

    kind: str
    path: str
    old: str
    new: str


def compared(
    old: Path, new: Path, mask: Callable[[str], str], *, classes: bool = False
) -> list[Difference]:
    """Return what differs between two folders, sorted."""
    before, after = files(old), files(new)
    gone = [Difference("files", path, path, "") for path in before.keys() - after.keys()]
    come = [Difference("files", path, "", path) for path in after.keys() - before.keys()]
    both = [
        difference
        for path in sorted(before.keys() & after.keys())
        for difference in inside(path, before[path].read_bytes(), after[path].read_bytes(), mask)
        if classes or difference.kind != "classes"
    ]
    return sorted([*gone, *come, *both])


def files(folder: Path) -> Mapping[str, Path]:
    """Return the files below a folder by their paths there."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in paths}


def inside(path: str, old: bytes, new: bytes, mask: Callable[[str], str]) -> Iterator[Difference]:
    """Yield what differs in one file."""
    if old == new:
        return
    place = PurePosixPath(path)
    before, after = (contents_of(place, data, mask) for data in (old, new))
    for kind in before:
        if kind == "text" and " ".join(before[kind]) == " ".join(after[kind]):
            continue  # only the elements that carry it are others
        for left, right in changes(before[kind], after[kind]):
            yield Difference(kind, path, left, right)


def changes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the rows that differ, side by side."""
    for name, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if name != "equal":
            pairs = zip_longest(old[a:b], new[c:d], fillvalue="")
            # What is found very often is not aligned, and may face itself.
            yield from (pair for pair in pairs if pair[0] != pair[1])


def told(differences: Sequence[Difference], first: int) -> Iterator[str]:
    """Yield the lines that say what differs: each kind with its count and its first places."""
    for kind, count in sorted(Counter(one.kind for one in differences).items()):
        places: dict[tuple[str, str], list[str]] = {}
        for one in differences:
            if one.kind == kind:
                places.setdefault((one.old, one.new), []).append(one.path)
        paths = {path for found in places.values() for path in found}
        yield f"{kind}: {count} in {len(paths)} files, {len(places)} of them different"
        for (old, new), found in list(places.items())[:first]:
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            yield f"  {found[0]}{more}"
            yield "    {} → {}".format(*shortened(old, new))


def shortened(old: str, new: str) -> tuple[str, str]:
    """Return two values from shortly before the place where they differ."""
    at = next((at for at, both in enumerate(zip_longest(old, new)) if both[0] != both[1]), 0)
    start = max(0, at - BEFORE) if old and new else 0
    return cut(old, start), cut(new, start)


def cut(text: str, start: int) -> str:
    """Return a part of a text, with a sign where something is left out."""
    part = text[start : start + WIDTH]
    left, right = "…" * bool(start), "…" * (len(text) > start + WIDTH)
    return f"{left}{part}{right}".strip().replace("\n", "⏎") if text else "(nothing)"


def sizes(folder: Path) -> str:
    """Return how much was compared."""
    paths = [PurePosixPath(path) for path in files(folder)]
    pages = sum(is_page(path) for path in paths)
    messages = sum(kind_of(path) == "messages" for path in paths)
    return f"{pages} pages, {len(paths) - pages - messages} files, {messages} messages"

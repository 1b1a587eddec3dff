"""The contests: which cities are made, and which programs run on each of them in turn."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from demo import big_corpus
from demo.city import HORIZON, SEED, generate_city
from ledgers.model.layout import located
from ledgers.model.values import Struct
from tests.benchmarks import peers
from tests.benchmarks.ours import Tree, checks, portals
from tests.benchmarks.runs import Program

BARE_DAY = re.compile(rb"(?m)(: )([0-9]{4}-[0-9]{2}-[0-9]{2})$")
LARGE = (65, 58)
"""Counties and tasks of the large city: as many as have codes, and twice the demonstration's."""


class Contest(Struct, frozen=True):
    """Programs that run in turn, and in how many rounds."""

    name: str
    programs: Sequence[Program]
    rounds: int


class Sizes(Struct, frozen=True):
    """How large the made cities are, and how often each program runs."""

    rounds: int = 5
    builds: int = 2
    files: int = 182
    large: tuple[int, int] = LARGE


Trees = Sequence[Tree]


def start(trees: Trees, folder: Path, sizes: Sizes) -> Contest:
    """Return programs that start, and do nothing more."""
    ours = [tree.program("version", (tree.word,), folder) for tree in trees]
    return Contest("start", [*ours, *peers.starting(folder)], sizes.rounds)


def city(trees: Trees, folder: Path, sizes: Sizes) -> Contest:
    """Return checks of each tree's own data, and peers on the last tree's."""
    places = [_copied(tree, folder / f"city{tree.label}") for tree in trees]
    last = places[-1]
    counted = _counting(_files(last))
    return Contest(
        "city",
        [
            *_checks(trees, places, ("cold", "warm", "changed")),
            *counted(peers.validating(folder, last / "schemas", _files(last))),
        ],
        sizes.rounds,
    )


def corpus(trees: Trees, folder: Path, sizes: Sizes) -> Contest:
    """Return checks of a city with large files of progress, and peers on these files alone."""
    made = quoted(big_corpus(files=sizes.files))
    places = [_written(made, tree, folder / f"corpus{tree.label}") for tree in trees]
    name, schemas = "progress.schema.json", places[-1] / "schemas"
    files = {name: _files(places[-1])[name]}
    others = [
        *peers.validating(folder, schemas, files),
        *peers.of_one_schema(folder, schemas, name, files[name]),
    ]
    ours = _checks(trees, places, ("cold", "warm"))
    return Contest("corpus", [*ours, *_counting(files)(others)], sizes.rounds)


def large(trees: Trees, folder: Path, sizes: Sizes) -> Contest:
    """Return checks of a city of many counties, and the bound of reading it alone."""
    made = generate_city(SEED, *sizes.large, as_of=HORIZON)
    places = [_written(made, tree, folder / f"large{tree.label}") for tree in trees]
    others = peers.validating(folder, places[-1] / "schemas", _files(places[-1]))
    bound = [each for each in others if each.name in {"pyyaml-rust", "ajv"}]
    ours = _checks(trees, places, ("cold", "changed"))
    return Contest("large", [*ours, *_counting(_files(places[-1]))(bound)], sizes.builds)


def portal(trees: Trees, folder: Path, sizes: Sizes) -> Contest:
    """Return the building of the portal, and other generators on the pages that were made."""
    places = [_copied(tree, folder / f"portal{tree.label}") for tree in trees]
    ours = [
        each for tree, place in zip(trees, places, strict=True) for each in portals(tree, place)
    ]
    return Contest("portal", [*ours, *peers.building(folder, places[-1])], sizes.builds)


CONTESTS: Mapping[str, Callable[[Trees, Path, Sizes], Contest]] = {
    "start": start,
    "city": city,
    "corpus": corpus,
    "large": large,
    "portal": portal,
}


def quoted(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return files in which days stand in quotes: ajv-cli takes them for times otherwise."""
    return {path: BARE_DAY.sub(rb'\1"\2"', data) for path, data in files.items()}


def _checks(trees: Trees, places: Sequence[Path], wanted: Sequence[str]) -> Iterator[Program]:
    for tree, place in zip(trees, places, strict=True):
        yield from _counting(_files(place))(checks(tree, place, wanted))


def _counting(files: peers.Files) -> Callable[[Sequence[Program]], list[Program]]:
    number = sum(map(len, files.values()))
    return lambda programs: [each.counting(lambda: number) for each in programs]


def _copied(tree: Tree, place: Path) -> Path:
    """Copy a tree's own data."""
    shutil.copytree(tree.root / "data", place / "data")
    return _written({}, tree, place)


def _written(files: Mapping[str, bytes], tree: Tree, place: Path) -> Path:
    """Write a city, with the schemas of a tree."""
    for path, data in files.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(data)
    shutil.copytree(tree.root / "schemas", place / "schemas")
    return place


def _files(place: Path) -> peers.Files:
    """Return the files of a city by the file name of their schema."""
    found: dict[str, list[Path]] = {}
    for file in sorted(place.glob("data/**/*.yaml")):
        location = located(file.relative_to(place).as_posix())
        if location:
            found.setdefault(f"{location.ledger}.schema.json", []).append(file)
    return found

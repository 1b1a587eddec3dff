"""The command that writes a synthetic city to a folder: `python -m demo --out DIR`."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from demo.city import HORIZON, SEED, demonstration_city, generate_city, mini_city
from demo.corpus import big_corpus
from demo.nation import CITIES, city_of


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the city that the options ask for, and say how many files it has."""
    options = _parser().parse_args(arguments)
    files = _city(options)
    for path, text in files.items():
        target = options.out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text)
    size = sum(len(text) for text in files.values())
    print(f"{len(files)} files, {size:,} bytes, in {options.out}")


def _city(options: argparse.Namespace) -> dict[str, bytes]:
    if options.demonstration:
        return demonstration_city()
    if options.mini:
        return mini_city()
    if options.big:
        return big_corpus()
    if options.nation is not None:
        return city_of(options.nation, options.seed)
    return generate_city(options.seed, options.counties, options.tasks, as_of=options.as_of)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder that gets data/")
    parser.add_argument("--counties", type=int, default=3)
    parser.add_argument("--tasks", type=int, default=5)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--as-of", type=date.fromisoformat, default=HORIZON)
    fixed = parser.add_mutually_exclusive_group()
    fixed.add_argument("--mini", action="store_true", help="the city of the tests")
    fixed.add_argument("--demonstration", action="store_true", help="the city under data/")
    fixed.add_argument("--big", action="store_true", help="182 progress files of 22 KB")
    number = f"a city of a nation of {CITIES}, by its number from 0"
    fixed.add_argument("--nation", type=int, choices=range(CITIES), metavar="NUMBER", help=number)
    return parser


if __name__ == "__main__":
    main()

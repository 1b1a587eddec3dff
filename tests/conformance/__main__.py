"""Run the doors over published cases: `python -m tests.conformance --cases DIR`."""

import argparse
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from tests.conformance import calendar_door, composite_door, random_door, schema_door, yaml_door
from tests.conformance.tally import report


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the counts of each group of cases and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("--cases", type=Path, required=True, help="folder of the cases")
    folder: Path = parser.parse_args(arguments).cases
    if not folder.is_dir():
        print(f"Skipped: there is no folder {folder} with cases.")
        return 0
    found = chain(
        composite_door.results(folder / "01-composite"),
        calendar_door.results(folder / "03-calendar"),
        yaml_door.results(folder / "04-yaml"),
        schema_door.results(folder / "05-jsonschema/cases.json"),
        random_door.results(folder / "08-random"),
    )
    text, status = report(found)
    print(text)
    return status


if __name__ == "__main__":
    sys.exit(main())

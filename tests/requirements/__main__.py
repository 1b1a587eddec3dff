"""Print every requirement, what shows it and where it is seen: `make requirements`."""

import sys
from collections import Counter

from tests.requirements.named import STATES, faults, table

WIDTH = 60


def main() -> int:
    """Print the table and its sums; return 1 where something that is named is not there."""
    listed = tuple(table())
    for row in listed:
        words = row.words if len(row.words) <= WIDTH else f"{row.words[: WIDTH - 1]}…"
        print(f"{row.number:5} {row.state:8} {words:{WIDTH}} {row.by}")
        print(f"{'':15}{row.at}" if row.at else "")
    counts = Counter(row.state for row in listed)
    print(", ".join(f"{counts[state]} {state}" for state in STATES))
    wrong = tuple(faults())
    print("".join(f"{fault}\n" for fault in wrong), end="")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""Build the portal with other builders too, and compare the text of all pages.

    python -m tests.insurance --bin .cache/insurance/bin

The theme of the portal is kept alive until May 2027. So two builders that stay are tried:
ProperDocs, a fork of MkDocs, and Zensical, by the makers of the theme. Both get the pages and the
settings of `ledgers publish`, in each language, and must say the same on every page.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ledgers.model.values import asdict
from tests.insurance.frames import Frame, published
from tests.insurance.texts import differing, texts

HOME = Path(__file__).parents[2]
BUILDERS = ("properdocs", "zensical")
SHOWN = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Print of each builder and language how many pages say the same; return the status."""
    options = _parser().parse_args(arguments)
    status = 0
    with tempfile.TemporaryDirectory(prefix="insurance-") as name:
        for frame in published(Path(name)):
            for builder in options.builder or BUILDERS:
                other = built(options.bin.resolve() / builder, frame)
                status |= told(builder, frame, other)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.insurance", description=__doc__)
    parser.add_argument("--bin", type=Path, default=HOME / ".cache/insurance/bin")
    parser.add_argument("--builder", choices=BUILDERS, action="append", help="only this one")
    return parser


def built(builder: Path, frame: Frame) -> Path:
    """Build the pages of a frame with another builder, and return the finished folder."""
    settings, file = frame.settings_for(builder.name), frame.place / f"{builder.name}.yml"
    file.write_text(json.dumps(settings, ensure_ascii=False, default=asdict), "utf-8")
    command = [str(builder), "build", "--config-file", str(file)]
    environment = {**os.environ, **frame.moment, "PYTHONPATH": str(HOME / "scripts")}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    if done.returncode:
        sys.exit(f"{builder.name} ended with status {done.returncode}: {done.stderr[-2000:]}")
    return frame.place / builder.name


def told(builder: str, frame: Frame, other: Path) -> int:
    """Print what differs between two finished folders; return 1 where anything does."""
    ours = texts(frame.site)
    found = list(differing(ours, texts(other)))
    said = f"{len(ours) - len(found)} of {len(ours)} pages say the same"
    print(f"{builder:12} {frame.language}  {said}", flush=True)
    for name, first in found[:SHOWN]:
        print(f"  {name}: {first}")
    return 1 if found or not ours else 0


if __name__ == "__main__":
    sys.exit(main())

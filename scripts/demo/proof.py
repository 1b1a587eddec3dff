"""The proof that data/ is the demonstration: made anew elsewhere, and compared byte for byte.

    python -m demo.proof

Bulletins and editions name the program that made them, which need not be today's: where another
one did, the lines that name it are left apart, and the digests that follow from them.
"""

import re
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from demo.demonstration import REPOSITORY, made

NAMED = re.compile(rb"(?m)^engine:\n(?:  .*\n)*")
FOLLOWING = re.compile(rb'(?m)^(?:digest|manifest_digest|files_n): .*|(?<=, digest: )[\w"]+(?=\}$)')


def files_below(folder: Path, root: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder, by its path from the root."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def differing(there: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the paths of all files that are not what they should be, engines apart."""
    paths = sorted({*there, *wanted})
    return tuple(path for path in paths if not _same(there.get(path), wanted.get(path)))


def _same(there: bytes | None, wanted: bytes | None) -> bool:
    """Say whether a file is what it should be; what another program made may differ in that."""
    if there is None or wanted is None or NAMED.findall(there) == NAMED.findall(wanted):
        return there == wanted
    return _apart(there) == _apart(wanted)


def _apart(data: bytes) -> bytes:
    return FOLLOWING.sub(b"", NAMED.sub(b"engine:\n", data))


def is_demonstration(root: Path = REPOSITORY) -> bool:
    """Say whether the city below data/ calls itself the demonstration."""
    told = (root / "data/city/publication.yaml").read_text("utf-8")
    return "\ndemonstration: true\n" in told


def prove(root: Path = REPOSITORY) -> tuple[str, ...]:
    """Make the demonstration anew, and return the paths in which data/ is something else."""
    with tempfile.TemporaryDirectory(prefix="demonstration.") as scratch:
        city = Path(scratch) / "city"
        made(city, root / "schemas")
        return differing(files_below(root / "data", root), files_below(city / "data", city))


if __name__ == "__main__":
    # Where a city begins it has no demonstration any more; what it may do then the check says.
    found = prove() if is_demonstration() else ()
    print(f"files that are not what `make demonstration` writes: {len(found)}")
    for name in found:
        print(f"  {name!a}")
    sys.exit(bool(found))

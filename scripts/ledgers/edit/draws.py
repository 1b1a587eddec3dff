"""The file of a draw: what is committed, and what is added to it when it is revealed."""

from collections.abc import Mapping, Sequence

from ledgers.edit.amending import head_of
from ledgers.model import Document, OutputFile, Value
from ledgers.model.lots import Strata, asked, digest, population_digest, sampled
from ledgers.model.yaml_text import block, inline


def committed(said: Value, halves: Sequence[str], strata: Strata) -> dict[str, object]:
    """Return what is committed: what is said of a draw, sizes, and the digests."""
    listed = [{"name": name, "population": members} for name, members in strata]
    counts = [len(members) for _, members in strata]
    reveal = {"half_a": halves[0], "strata": listed}
    return {
        **said,
        "strata": [{"population_n": all_n, "sample_n": asked(said, all_n)} for all_n in counts],
        "population_digest": population_digest({**said, "reveal": reveal}),
        "half_a_digest": digest(bytes.fromhex(halves[0])),
        "half_b_digest": digest(bytes.fromhex(halves[1])),
    }


def commitment(name: str, draw: Value) -> OutputFile:
    """Return the file of a commitment."""
    file = f"data/city/draws/{name}.yaml"
    return OutputFile(file, (head_of("draws", file) + _lines(draw)).encode())


def revealed(draw: Value, secret: Value, strata: Strata) -> dict[str, object]:
    """Return what is revealed of a draw: halves and value, and each list with who is drawn."""
    rows = [{"name": name, "population": members} for name, members in strata]
    both = zip(rows, sampled({**draw, "reveal": {**secret, "strata": rows}}), strict=True)
    return {**secret, "strata": [{**row, "sample": sample} for row, sample in both]}


def with_reveal(draw: Document, said: Value, reveal: Value) -> OutputFile:
    """Return the file of a draw with what is revealed added to it."""
    secret = {f"  {name}": value for name, value in reveal.items() if name != "strata"}
    listed = block(reveal["strata"], "    ")
    added = f"{_lines(said)}reveal:\n{_lines(secret)}  strata:\n{listed}"
    return OutputFile(draw.file, f"{draw.text.rstrip()}\n{added}".encode())


def _lines(fields: Mapping[str, object]) -> str:
    return "".join(f"{name}: {inline(value)}\n" for name, value in fields.items())

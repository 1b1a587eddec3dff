"""Run what draws are made of over published samples: tickets, remainders, members left.

The samplers of Rivest and RFC 3797 differ from ours in their tickets alone, or put back whom they
drew; consistent sampling orders members by tickets of their own, which ours does not.
"""

import json
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path
from typing import Any

from ledgers.model.lots import below, digest, drawn, tickets
from tests.conformance.tally import Result, Verdict


def results(folder: Path) -> Iterator[Result]:
    """Yield how each case of a folder with samples went."""
    for row in _cases(folder / "sha256.json"):
        text = row["utf8"] if "utf8" in row else row["repeat"] * row["times"]
        yield _same("random sha256", text[:20], digest(text), row["sha256"])
    for row in _cases(folder / "rivest-sampler.json"):
        found = tickets(row["seed"])
        seen = [below(row["total"], found) + 1 for _ in row["expected"]]
        yield _same("random with replacement", row["seed"], seen, row["expected"])
    for row in _cases(folder / "rivest-shuffle.json"):
        yield _same("random shuffle", row["seed"], _shuffled(str(row["seed"])), row["expected"])
    if (folder / "rfc3797.json").is_file():
        yield from _rfc3797(json.loads((folder / "rfc3797.json").read_text(encoding="utf-8")))
    for row in _cases(folder / "consistent-sampler.json"):
        yield Result("random consistent", str(row["seed"]), Verdict.ANOTHER)


def _cases(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8"))["tests"] if path.is_file() else []


def _same(group: str, name: object, seen: object, expected: object) -> Result:
    return Result(group, str(name), Verdict.VALUE if seen == expected else Verdict.FAILED, seen)


def _shuffled(seed: str) -> list[int]:
    """Return twenty numbers shuffled by Fisher and Yates, with tickets from 0 on."""
    order = list(range(20))
    for at in order[:]:
        other = below(at + 1, iter([int(digest(f"{seed},{at}"), 16)]))
        order[at], order[other] = order[other], order[at]
    return order


def _rfc3797(case: dict[str, Any]) -> Iterator[Result]:
    """Judge the reference draw: tickets by MD5, one of those left each time."""
    key, members = case["key"].encode(), [str(number) for number in range(1, case["pool"] + 1)]
    rounds = (number.to_bytes(2) for number in range(len(case["picks"])))
    found = (int.from_bytes(md5(at + key + at, usedforsecurity=False).digest()) for at in rounds)
    (sample,) = drawn([(members, len(case["picks"]))], found, 1 << 128)
    for pick, seen in zip(case["picks"], sample, strict=True):
        yield _same("random rfc3797", pick["n"], int(seen), pick["selected"])

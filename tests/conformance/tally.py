"""Count verdicts by group, and keep what failed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Say how a case went; only `failed` and `crashed` are faults."""

    VALUE = "the expected value"
    TEXT = "text, as the dialect has it"
    PROBLEM = "a problem with a place"
    AGREED = "both validators as expected"
    KNOWN = "as expected, the validators known to differ"
    ALONE = "as expected by the deciding validator alone"
    ANOTHER = "another algorithm, not followed"
    INFORMATIONAL = "let through, as libyaml does"
    FAILED = "failed"
    CRASHED = "crashed"


FAULTS = frozenset({Verdict.FAILED, Verdict.CRASHED})


@dataclass(frozen=True, slots=True)
class Result:
    """Tell how one case went: its group, its name, the verdict, and what was seen."""

    group: str
    name: str
    verdict: Verdict
    seen: object = None


def report(results: Iterable[Result]) -> tuple[str, int]:
    """Return the counts of each group with every fault, and the exit status."""
    kept = list(results)
    faults = [result for result in kept if result.verdict in FAULTS]
    rows = [_row(group, counts) for group, counts in sorted(_counts(kept).items())]
    rows += [f"  {item.verdict}: {item.group}/{item.name}: {item.seen!r:.200}" for item in faults]
    rows.append(f"{len(kept)} cases, {len(faults)} faults")
    return "\n".join(rows), 1 if faults else 0


def _counts(results: Iterable[Result]) -> dict[str, Counter[Verdict]]:
    counted: dict[str, Counter[Verdict]] = {}
    for result in results:
        counted.setdefault(result.group, Counter())[result.verdict] += 1
    return counted


def _row(group: str, counts: Mapping[Verdict, int]) -> str:
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts.get(verdict))
    return f"{group:34}{sum(counts.values()):5}  {told}"

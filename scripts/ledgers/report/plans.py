"""A plan of checks as text, or as JSON."""

from collections.abc import Mapping, Sequence

from ledgers.model.words import Translate, say
from ledgers.report.problems import as_json_text, one_line

Turns = Sequence[tuple[str, Sequence[Sequence[str]]]]


def as_text(turns: Turns, names: Mapping[str, str], seed: str, translate: Translate) -> str:
    """Return each turn with its counties, one that inspects before the one that it inspects."""
    lines = []
    for name, found in turns:
        told = (" → ".join(names.get(code, code) for code in row) for row in found)
        lines += [name, *(f"  {line}" for line in told)]
    lines.append(
        translate(say("Drawn with the seed {seed}; with it the plan comes out again.", seed=seed))
    )
    return "".join(f"{one_line(line)}\n" for line in lines)


def as_json(turns: Turns, names: Mapping[str, str], seed: str, _: Translate) -> str:
    """Return one JSON object: the seed, and each turn with its codes."""
    known = {code: names.get(code, code) for _, found in turns for row in found for code in row}
    made = [{"name": name, "counties": [list(row) for row in found]} for name, found in turns]
    return as_json_text({"seed": seed, "names": known, "turns": made})

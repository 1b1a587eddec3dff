"""Every rule about a city is asked: what yields problems of a city is in the one list of them."""

import ast
from pathlib import Path

from ledgers.check.rules import RULES

CHECK = Path(__file__).parents[3] / "scripts/ledgers/check"
ASKED_ELSEWHERE = {"change"}
"""Rules about changes have a list of their own, `change/rules.py`."""


def rules_below(folder: Path) -> set[str]:
    """Return the functions, by module, that take the ground alone and yield problems."""
    return {
        f"{path.parent.name}.{path.stem}.{node.name}"
        for path in folder.glob("*/*.py")
        if path.parent.name not in ASKED_ELSEWHERE
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if [ast.unparse(one.annotation) for one in node.args.args if one.annotation] == ["Grounds"]
        if node.returns and ast.unparse(node.returns) == "Iterator[Problem]"
    }


def test_every_rule_is_in_the_list() -> None:
    listed = {
        f"{rule.__module__.removeprefix('ledgers.check.')}.{rule.__qualname__}" for rule in RULES
    }

    assert rules_below(CHECK) - listed == set()
    assert len(listed) == len(RULES)

"""A draw of invented units, and JavaScript of the portal run by node."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from ledgers.edit.draws import committed, revealed
from ledgers.model.lots import ALGORITHM, Strata
from tests.cities import REPOSITORY

NODE = shutil.which("node")
ASSETS = REPOSITORY / "site/assets"
UNITS: Strata = [
    (code, [f"{code}-{sign}" for sign in "甲乙丙丁戊"]) for code in ("990102", "990121")
]
RULE = {"of": "units", "each": 2}
START = """
const {readFileSync} = require("fs"), {createContext, runInContext} = require("vm");
const here = createContext({TextEncoder, asked: readFileSync(0, "utf8")});
for (const file of process.argv.slice(1)) runInContext(readFileSync(file, "utf8"), here);
"""


def revealed_draw(
    strata: Strata = UNITS,
    half: str = "first",
    value: str = "03 11 19",
    rule: Mapping[str, object] = RULE,
) -> dict[str, Any]:
    """Return a draw of two of each stratum that is revealed."""
    halves = [sha256(text.encode()).hexdigest() for text in (half, "second")]
    days = {"committed_on": "2026-06-25", "value_on": "2026-06-28", "reveal_by": "2026-08-20"}
    value_of = {"value_kind": "lottery", "value_where": "演示彩票6月28日开奖号码"}
    draw = committed({"algorithm": ALGORITHM, **rule, **days, **value_of}, halves, strata)
    secret = {"half_a": halves[0], "half_b": halves[1], "value": value}
    shown = {"revealed_on": "2026-07-07", "check": "city/checks/C2026-07-02-1"}
    kind = {"check_kind": "observation"}
    return {**draw, **shown, **kind, "reveal": revealed(draw, secret, strata)}


DRAW = revealed_draw()


def by_node(script: str, asked: object) -> Any:  # noqa: ANN401 - whatever the script prints
    """Run an expression over `data` beside the scripts of the page, and return what it gives."""
    whole = json.dumps(f"const data = JSON.parse(asked); JSON.stringify({script})")
    run = f"console.log(runInContext({whole}, here))"
    files = [str(ASSETS / name) for name in ("loader.js", "draws.js")]
    result = subprocess.run(
        [str(NODE), "-e", START + run, *files],
        input=json.dumps(asked),
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return json.loads(result.stdout)

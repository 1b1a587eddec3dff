"""A draw of invented units, and JavaScript of the portal run by node."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from demo.yaml_text import yaml_file
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
const here = createContext({TextEncoder, URLSearchParams, asked: readFileSync(0, "utf8")});
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


def by_node(script: str, asked: object, scripts: Iterable[str] = ("draws.js",)) -> Any:  # noqa: ANN401 - whatever the script prints
    """Run an expression over `data` beside scripts of the portal, and return what it gives."""
    whole = json.dumps(f"const data = JSON.parse(asked); JSON.stringify({script})")
    run = f"console.log(runInContext({whole}, here))"
    files = [str(ASSETS / name) for name in ("loader.js", *scripts)]
    result = subprocess.run(
        [str(NODE), "-e", START + run, *files],
        input=json.dumps(asked),
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return json.loads(result.stdout)


SEEN: Strata = [
    ("990102", ["990102003-township_commission-01", "990102-dispatched_group-05"]),
    ("990121", ["990121200-township_commission-01", "990121-dispatched_group-06"]),
]
"""The units that the mini city's observation looked at."""
CHECK = "data/city/checks/C2026-07-02-1.yaml"
ONE_PARTY = """draw:
  population_n: 60
  sample_n: 18
  rule: 按30%向上取整
  algorithm: sha256-counter-1
  commitment: fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9
  seed: 9f2c-1b7e-4d55-8a60
"""
REVEALED, FILES, WAITING, HIDDEN = "L2026-22222", "L2026-33333", "L2026-44444", "L2026-55555"
SIGNS = "丑寅卯"
"""What ends the names of the units of the hidden draw, and stands nowhere else."""
OPEN = frozenset({"revealed_on", "check", "check_kind", "reveal", "unused"})


def city_of_draws(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the mini city with a draw of units, one of files, and some that are not public.

    One is not revealed yet, one was for no check; one was made by one party.
    """
    rule = {"of": "files", "percent": 30}
    serials: Strata = [("县级案卷", [str(serial) for serial in range(1, 61)])]
    named: Strata = [("990181", [f"990181-{sign}" for sign in SIGNS])]
    unused = revealed_draw(named, half="third", value="1 2")
    waiting = revealed_draw(serials, half="fourth", rule=rule) | {"value_on": "2026-08-01"}
    draws = {
        REVEALED: revealed_draw(SEEN),
        FILES: without(revealed_draw(serials, half="fifth", rule=rule), "check", "check_kind"),
        WAITING: without(waiting, *OPEN),
        HIDDEN: without(unused, "check", "check_kind"),
    }
    for name in (FILES, HIDDEN):
        draws[name]["unused"] = "改期"
    paths = {f"data/city/draws/{name}.yaml": draw for name, draw in draws.items()}
    records = f"draw: {{records: [city/draws/{REVEALED}]}}\n".encode()
    crossed = CHECK.replace("07-02", "06-08")
    return {
        **files,
        **{path: yaml_file(path, "draws", draw) for path, draw in paths.items()},
        CHECK: files[CHECK] + records,
        crossed: files[crossed] + ONE_PARTY.encode(),
    }


def without(draw: dict[str, Any], *names: str) -> dict[str, Any]:
    """Return a draw without some of its fields."""
    return {name: value for name, value in draw.items() if name not in names}

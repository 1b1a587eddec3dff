"""The portal's own search, asked by node: its scripts know no page."""

import json
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.cities import REPOSITORY

NODE = shutil.which("node")
SCRIPTS = [REPOSITORY / "site/assets" / name for name in ("names.js", "texts.js")]
START = """
const {readFileSync} = require("fs"), {createContext, runInContext} = require("vm");
const {files, asked} = JSON.parse(readFileSync(0, "utf8"));
const kept = new Map();
const here = createContext({ledgers: {put: (key, value) => kept.set(key, value),
  at: (key) => kept.get(key)}});
const run = (text) => runInContext(text, here);
for (const name of process.argv.slice(1)) run(readFileSync(name, "utf8"));
for (const text of files) run(text);
const load = async (key) => kept.get(`search/${key}`) ?? "";
const names = ["names", "records"].flatMap((key) => kept.get(`search/${key}`) ?? []);
const find = kept.get("finder").finder(names);
const addresses = (found) => found.map((hit) => hit.there);
"""
FIND = "asked.map((typed) => addresses(find(typed)))"
"""The addresses of what is found by name, the best first."""
LOOK = "await Promise.all(asked.map((typed) => kept.get('said')(load, typed, 1e6)))"
"""The pages whose texts say it."""


def searched(files: Mapping[str, bytes], script: str, asked: object) -> Any:  # noqa: ANN401
    """Return what a script gives that may use `find`, `load` and what is `asked`, by the files."""
    texts = [data.decode() for path, data in files.items() if path.startswith("search/")]
    run = f"(async () => console.log(JSON.stringify({script})))();"
    result = subprocess.run(
        [str(NODE), "-e", START + run, *map(str, SCRIPTS)],
        input=json.dumps({"files": texts, "asked": asked}),
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return json.loads(result.stdout)


def handed_over(data: bytes) -> Any:  # noqa: ANN401 - whatever a file holds
    """Return the value that a data file hands over."""
    found = re.fullmatch(r'ledgers\.put\("[a-z0-9/-]+",(.*)\);\n', data.decode(), re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def files_below(portal: Path) -> dict[str, bytes]:
    """Return the files of the search of a finished portal."""
    return {f"search/{path.name}": path.read_bytes() for path in (portal / "search").iterdir()}


def places(found: Sequence[Sequence[str]], right: Sequence[Sequence[str]]) -> list[int]:
    """Return at which place of what is found the first right one stands, from 1; 0 for none."""
    return [
        next((no for no, there in enumerate(row, 1) if there in wanted), 0)
        for row, wanted in zip(found, right, strict=True)
    ]

"""Put a bad text, or any value in the place of any other, into one file of a city.

Every command must end in problems or a sentence, never in a traceback.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.cities import MINI, write_city
from tests.soak.commands import run

NAME = "bad_input"
ROUNDS = 1000
CUT = 8

DAY = ("--today", "2026-07-15", "--lang", "en")
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "check": ("check",),
    "assess": ("assess", "--format", "json", "--as-of", "2026-06-30"),
    "decide": ("decide", "extend", "990181", "progress/T16", "--until", "2026-10-20"),
}
PROGRESS = "data/counties/990102/progress/T07.yaml"
MODELINE = "# yaml-language-server: $schema=../../../../schemas/progress.schema.json\n"
LIFE = f"{MODELINE}task: T07\nunit: 990102-internal_office-02\nupdates:\n"

TEXTS: Mapping[str, bytes] = {
    "an open bracket": b"updates: [\n",
    "a tab": b"task: T07\n\tunit: x\n",
    "nothing": b"",
    "only a comment": b"# nothing\n",
    "a single word": b"hello\n",
    "a list": b"- 1\n- 2\n",
    "null": b"null\n",
    "binary": bytes(range(256)) * 64,
    "zeros": b"\0" * 4096,
    "another encoding": "task: 任务\n".encode("gb18030"),
    "half a character": b"task: \xe4\xbb\n",
    "UTF-16": "task: T07\n".encode("utf-16"),
    "two MiB": b"task: T07\n" + b"# " + b"x" * 2**21 + b"\n",
    "deep flow nesting": b"task: " + b"[" * 20_000 + b"]" * 20_000 + b"\n",
    "deep block nesting": b"".join(b" " * depth + b"a:\n" for depth in range(600)),
    "a number of 5,000 digits": b"task: " + b"9" * 5_000 + b"\n",
    "a fraction of 5,000 digits": b"task: 0." + b"9" * 5_000 + b"\n",
    "a key twice": b"task: T07\ntask: T07\n",
    "an alias bomb": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "a merge key": b"<<: {task: T07}\n",
    "a tag": b"task: !!python/object/apply:os.system [true]\n",
    "a list as a key": b"? [a]\n: b\n",
    "two documents": b"task: T07\n---\ntask: T07\n",
    "a directive": b"%YAML 1.1\n---\ntask: T07\n",
    "an unknown field": f"{LIFE}  - {{on: 2026-05-12, status: doing, 备: x}}\n".encode(),
    "wrong types": b"task: [T07]\nunit: {a: 1}\nupdates: {on: 1}\n",
    "wrong types inside": f"{LIFE}  - 1\n  - [x]\n  - null\n  - {{on: 7, status: [a]}}\n".encode(),
    "a list of lists": f"{LIFE}  - - on: 2026-05-12\n".encode(),
    "a future date": f"{LIFE}  - {{on: 2026-09-12, status: doing}}\n".encode(),
    "a day that does not exist": f"{LIFE}  - {{on: 2026-02-30, status: doing}}\n".encode(),
    "the year nought": f"{LIFE}  - {{on: 0000-01-01, status: doing}}\n".encode(),
    "digits of another script": f"{LIFE}  - {{on: ２０２６-05-12, status: doing}}\n".encode(),
    "no updates": f"{MODELINE}task: T07\nunit: 990102-internal_office-02\nupdates: []\n".encode(),
    "braces of a template": f"{LIFE}  - {{on: '{{0}}', status: '{{x}}%s'}}\n".encode(),
    "a name of another file": LIFE.replace("T07", "../T07").encode(),
}

VALUES: tuple[object, ...] = (
    *(None, True, 0, -1, 10**30, 0.5, "", "x", "2026-13-01", "9999-12-31", "0001-01-01"),
    *("T07", "T07.1", "990102", "{x}", "%s", [], {}, [[]], [{}], [None], ["x", "x"]),
    *({"id": None}, {"x": {"y": []}}),
)


def spots(value: object) -> list[tuple[Any, Any]]:
    """Return container and key of every value inside a value."""
    keys: list[Any] = list(value) if isinstance(value, dict) else []
    keys += range(len(value)) if isinstance(value, list) else []
    container: Any = value
    below = [spot for key in keys for spot in spots(container[key])]
    return [(container, key) for key in keys] + below


def play(seed: int, number: int, folder: Path) -> None:
    """Spoil one file of the mini city, by turns with a text and with a value, and run commands."""
    chance = Random(f"{seed}/{number}")
    file = chance.choice(sorted(MINI))
    spoiled = another_value(MINI[file], chance) if number % 2 else chance.choice([*TEXTS.values()])
    root = write_city(folder / "city", {**MINI, file: spoiled})
    for name, arguments in COMMANDS.items():
        status, said = run(*arguments, "--root", root, *DAY)
        assert status in {0, 1, 2}, (file, name, said)
        assert "Traceback" not in said, (file, name, said)


def another_value(data: bytes, chance: Random) -> bytes:
    """Return a file in which one value, drawn by chance, is another one."""
    value = yaml.load(data, yaml.BaseLoader)  # noqa: S506 - every scalar as text
    container, key = chance.choice(spots(value))
    container[key] = chance.choice(VALUES)
    return json.dumps(value, ensure_ascii=False).encode()

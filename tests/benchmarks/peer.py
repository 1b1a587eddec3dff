"""Check files as a plain script would: `peer.py READER VALIDATOR SCHEMAS LIST`.

It runs in an environment of its own, without anything of ours. A reader is `pyyaml` or `ryaml`, a
validator `jsonschema` or `rust`; LIST says in JSON which files are of which schema.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

NOT_IN_JSON = frozenset({"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"})
Schemas = dict[str, dict[str, Any]]


def pyyaml() -> Callable[[str], object]:
    """Return PyYAML on libyaml, which leaves dates as text, and `on` a name."""
    import yaml  # noqa: PLC0415 - each reader is loaded where it runs

    class Loader(yaml.CSafeLoader):
        """Know true and false, numbers and null beside text."""

    Loader.yaml_implicit_resolvers = {
        letter: [rule for rule in rules if rule[0] not in NOT_IN_JSON]
        for letter, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])
    return lambda text: yaml.load(text, Loader=Loader)  # noqa: S506 - it is a safe loader


def ryaml() -> Callable[[str], object]:
    """Return ryaml, which is written in Rust."""
    import ryaml as reader  # noqa: PLC0415

    loads: Callable[[str], object] = reader.loads
    return loads


def jsonschema(schemas: Schemas, name: str) -> Callable[[Any], Iterable[object]]:
    """Return what finds the faults of a value by jsonschema."""
    import jsonschema as library  # noqa: PLC0415
    from referencing import Registry  # noqa: PLC0415
    from referencing.jsonschema import DRAFT202012  # noqa: PLC0415

    registry: Any = Registry().with_resources(
        (schema["$id"], DRAFT202012.create_resource(schema)) for schema in schemas.values()
    )
    formats = library.FormatChecker(["date"])
    validator = library.Draft202012Validator
    return validator(schemas[name], registry=registry, format_checker=formats).iter_errors


def rust(schemas: Schemas, name: str) -> Callable[[Any], Iterable[object]]:
    """Return what finds the faults of a value by jsonschema-rs."""
    import jsonschema_rs as library  # noqa: PLC0415

    registry = library.Registry([(schema["$id"], schema) for schema in schemas.values()])
    validator = library.Draft202012Validator
    return validator(schemas[name], registry=registry, validate_formats=True).iter_errors


READERS = {"pyyaml": pyyaml, "ryaml": ryaml}
VALIDATORS = {"jsonschema": jsonschema, "rust": rust}


def main(reader: str, validator: str, folder: str, listed: str) -> int:
    """Print how many faults there are and return the exit status."""
    read, judging = READERS[reader](), VALIDATORS[validator]
    found = (json.loads(path.read_text("utf-8")) for path in Path(folder).glob("*.schema.json"))
    schemas = {schema["$id"].rpartition("/")[2]: schema for schema in found}
    faults = 0
    for name, files in json.loads(Path(listed).read_text("utf-8")).items():
        judge = judging(schemas, name)
        faults += sum(len(list(judge(read(Path(file).read_text("utf-8"))))) for file in files)
    print(f"{faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""Check files as a plain script would, with PyYAML and jsonschema: `plain.py SCHEMAS FILE...`."""

import json
import sys
from pathlib import Path
from typing import Any

import jsonschema
import referencing
import yaml
from referencing.jsonschema import DRAFT202012

NOT_IN_JSON = frozenset({"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"})


class PlainLoader(yaml.CSafeLoader):
    """Leave dates as text, and `on` a name, which YAML 1.1 reads as true."""


PlainLoader.yaml_implicit_resolvers = {
    letter: [rule for rule in rules if rule[0] not in NOT_IN_JSON]
    for letter, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def main() -> int:
    """Print how many faults there are and return the exit status."""
    folder, *files = map(Path, sys.argv[1:])
    schemas = [json.loads(path.read_text("utf-8")) for path in folder.glob("*.schema.json")]
    registry: Any = referencing.Registry().with_resources(
        (schema["$id"], DRAFT202012.create_resource(schema)) for schema in schemas
    )
    schema = json.loads((folder / "progress.schema.json").read_text("utf-8"))
    formats = jsonschema.FormatChecker(["date"])
    validator = jsonschema.Draft202012Validator(schema, registry=registry, format_checker=formats)
    faults = 0
    for file in files:
        value = yaml.load(file.read_text("utf-8"), Loader=PlainLoader)  # noqa: S506 - it is a safe loader
        faults += len(list(validator.iter_errors(value)))
    print(f"{len(files)} files, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

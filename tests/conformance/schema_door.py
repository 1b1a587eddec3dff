"""Run the schema door over the official suite: both validators, and where they differ."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from ledgers.check.file.schema import Rulebook, _explained
from ledgers.model.document import Document
from ledgers.read.dialect import YamlPlaces
from tests.conformance.tally import Result, Verdict

NOTHING = YamlPlaces("")


def results(path: Path) -> Iterator[Result]:
    """Yield how each case of a `cases.json` went."""
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8")
    # Schemas are read as JSON, data by the YAML door, which gives decimals: so are they here.
    schemas, data = json.loads(text), json.loads(text, parse_float=Decimal)
    for as_json, as_data in zip(schemas["groups"], data["groups"], strict=True):
        group = f"schema {as_json['file'].removesuffix('.json')}"
        for test in as_data["tests"]:
            name = f"{as_json['description']}: {test['description']}"
            yield _result(group, name, as_json["schema"], test)


def _result(group: str, name: str, schema: Any, test: dict[str, Any]) -> Result:  # noqa: ANN401 - any JSON
    try:
        decided = _decided(schema, test["data"])
    except Exception as error:  # noqa: BLE001 - any exception at all is what must not happen
        verdict = Verdict.KNOWN if "jsonschema_here" in test else Verdict.CRASHED
        return Result(group, name, verdict, error)
    if decided != test["valid"]:
        return Result(group, name, Verdict.FAILED, f"decided {decided}")
    explained = _is_explained_as_sound(schema, test["data"])
    if explained == test["valid"]:
        return Result(group, name, Verdict.AGREED)
    verdict = Verdict.KNOWN if "jsonschema_here" in test else Verdict.ALONE
    return Result(group, name, verdict, f"explained as {explained}")


def _decided(schema: Any, data: Any) -> bool:  # noqa: ANN401 - any JSON
    """Return what the door says of a value: its way from verdict to errors, in full."""
    rulebook = Rulebook({"case": cast("Any", _named(schema))})
    if rulebook.problems:
        raise ValueError(str(rulebook.problems[0].message))
    document = Document("case", "city", "case", "case", data, "", "", NOTHING)
    return not rulebook.errors(document)


def _named(schema: Any) -> Any:  # noqa: ANN401 - any JSON
    """Wrap a schema that is only true or false, which no ledger has."""
    return schema if isinstance(schema, dict) else {"allOf": [schema]}


def _is_explained_as_sound(schema: Any, data: Any) -> bool | None:  # noqa: ANN401 - any JSON
    """Return what the explaining validator says, or None where it cannot."""
    named = _named(schema)
    known = {str(named["$id"]): named} if "$id" in named else {}
    try:
        return not list(_explained(named, known, data))
    except Exception:  # noqa: BLE001 - it cannot, that is all there is to say
        return None

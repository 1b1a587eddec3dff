"""Fill records of every ledger from their schemas, with markers in all that must not come out.

What a schema calls public gets a plain value that keeps to it. In a record that is public the
markers stand wherever one plain word on the way is not `public`; in a record that must stay in
they stand everywhere. Markers in a word or a code break its pattern, and what breaks its schema is
not used at all: so the city is held against schemas that ask for nothing (`lenient`).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from ledgers.model.layout import CITY_REGISTERS, COUNTY_LEDGERS, LEDGERS, PERIODIC_LEDGERS

COUNTIES = ("990102", "990121")
EXAMPLES = {
    "date": "2026-05-12",
    "county_code": "990121",
    "area_code": "990121",
    "unit_id": "990121-county_commission-01",
    "task_id": "T07",
    "measure_id": "T07.1",
    "term_code": "other",
    "period": "2026-Q2",
    "year": "2026",
    "quarter": "2026-Q2",
    "month": "2026-05",
    "bulletin_ref": "city/bulletins/weekly-2026-01",
    "check_ref": "city/checks/C2026-06-01-7",
    "draw_ref": "city/draws/L2026-9001",
    "document_ref": "990121/documents/D2026-06-01-7",
    "finding_ref": "city/findings/F2026-9001",
    "requirement_id": "R1",
    "method": "2026-1",
    "url": "https://example.org/1",
    "digest": "0" * 64,
    "doc_no": "砚纪办〔2026〕12号",
}
"""A value for each shared form that has a pattern."""

NAMES = {
    "action_id": "A2026-9{:03}",
    "answer_id": "weekly-2026-9{:02}-990121",
    "appraisal_id": "K2026-9{:03}",
    "bulletin_id": "weekly-2026-9{:02}",
    "check_id": "C2026-06-{:02}-7",
    "document_id": "D2026-06-{:02}-7",
    "draw_id": "L2026-9{:03}",
    "edition_id": "2026-W{:02}",
    "event_id": "E2026-06-{:02}-7",
    "finding_id": "F2026-9{:03}",
    "round_id": "R2026-9{:02}",
    "month": "2026-{:02}",
    "quarter": "2026-Q{}",
    "period": "2026-Q{}",
}
"""What a record is called, by the form of names that the schema of its ledger asks for."""

BESIDE = {"namings": "weekly-2025-9{:02}", "objections": "weekly-2024-9{:02}"}
"""Records that are called as issues are, here as other ones than those that are planted."""

PLANTED_LEDGERS = tuple(
    name for name in LEDGERS if name not in {*CITY_REGISTERS, "decisions", "progress"}
)
"""The ledgers of records. Decisions are planted with rectifications; progress gets an update."""

WHATEVER = ["string", "integer", "number", "boolean", "array", "object"]
"""The types of a value that is quoted from elsewhere, as in a correction."""

CORRECTED = """
corrections:
  - on: 2026-06-02
    text: 公开
    approved_by_post: {}
instructions:
  - no: 1
    received_on: 2026-06-01
    done_on: 2026-06-03"""
UPDATE = """
updates:
  - on: 2026-04-01
    status: doing
    evidence: [city/checks/C2026-06-01-7, city/checks/C2026-06-04-7, documents/D2026-06-03-7]
    blocker: {blocker}
    note: {note}
    late: {late}
    attachments:
      - name: {attached}
"""
"""A first update that refers to a check that is public, one that is not yet, and a document.

What blocks the work, the note on it, why it came late and what is attached are internal.
"""

CORRECTIONS = "corrections"

KEPT = frozenset({"title", "description", "type", "properties", "items"})
"""What a lenient schema keeps, beside what begins with x- or $."""

SHOWN = {
    "actions": {"kind": "named", "bulletin": "city/bulletins/weekly-2026-901"},
    "answers": {"bulletin": "city/bulletins/weekly-2026-901"},
    "bulletins": {"public_scope": "full", "status": "issued"},
    "checks": {"kind": "observation"},
    "documents": {"kind": "rule"},
    "draws": {"of": "units", "check_kind": "observation"},
    "events": {"kind": "training"},
    "namings": {"bulletin": "city/bulletins/weekly-2026-901"},
    "objections": {"answer": "city/answers/weekly-2026-901-990121"},
}
"""Words, and records that are public, with which nothing of a record has to stay in."""


@dataclass
class Planting:
    """Keep the markers that were planted: texts that stand nowhere else, and numbers."""

    schemas: Mapping[str, Any]
    texts: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    number: Iterator[int] = field(default_factory=lambda: count(1))

    def text(self) -> str:
        """Return a new marker."""
        self.texts.append(f"CANARY{next(self.number) + 60000}")
        return self.texts[-1]

    def figure(self) -> int:
        """Return a new number of twelve digits, which neither a drawing nor a digest holds."""
        made = 867_530_910_000 + 7 * next(self.number)
        self.numbers.append(str(made))
        return made

    def value(self, schema: Mapping[str, Any], given: Mapping[str, Any], *, hidden: bool) -> Any:  # noqa: ANN401 - of any shape
        """Return a value for a schema; `given` fixes the fields that decide."""
        schema = self.resolved(schema)
        if "properties" in schema:
            return self.group(schema, given, hidden=hidden)
        if schema.get("type") == "array":
            return [self.value(schema.get("items", {}), given, hidden=hidden)]
        if hidden and schema.get("type") in ("integer", "number"):
            return self.figure()
        if hidden and schema.get("type") in ("string", WHATEVER) and schema.get("form") != "date":
            return self.text()
        return plain(schema)

    def group(
        self, schema: Mapping[str, Any], given: Mapping[str, Any], *, hidden: bool
    ) -> dict[str, Any]:
        """Return an object with all its fields, but those that tighten it or take it back."""
        made: dict[str, Any] = {}
        for name, inner in schema["properties"].items():
            word = word_with(inner.get("x-visibility"), given)
            if name in given:
                made |= {name: given[name]} if given[name] is not None else {}
            elif name not in {"visibility", "withdrawn"}:
                below = hidden or (isinstance(word, str) and word != "public")
                made[name] = self.value(inner, given, hidden=below)
        return made

    def resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow a reference into the shared forms."""
        if "$ref" not in schema:
            return schema
        name = schema["$ref"].rsplit("/", 1)[-1]
        return {"form": name, **self.schemas["defs"]["$defs"][name], **schema, "$ref": name}


def lenient(schema: Any) -> Any:  # noqa: ANN401 - a schema or a part of one
    """Return a schema with its fields and its words about them, and nothing that it asks for."""
    if not isinstance(schema, Mapping):
        return schema  # The word `false`: nothing may be there.
    kept: dict[str, Any] = {}
    for name, value in schema.items():
        if name in {"properties", "$defs"}:
            kept[name] = {field: lenient(inner) for field, inner in value.items()}
        elif name.startswith(("x-", "$")) or name in KEPT:
            kept[name] = lenient(value) if name == "items" else value
    return kept


def plain(schema: Mapping[str, Any]) -> Any:  # noqa: ANN401 - of any type
    """Return a plain value that keeps to a schema."""
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("form") in EXAMPLES:
        return EXAMPLES[schema["form"]]
    kinds = {"boolean": True, "integer": max(1, schema.get("minimum", 1)), "number": 1}
    return kinds.get(str(schema.get("type")), "公开")


def deciding(schema: Mapping[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the fields with which a record is public, and those with which it stays in."""
    said = schema.get("x-visibility")
    if not isinstance(said, Mapping):
        return {}, [{"visibility": "internal"}]
    shown: dict[str, Any] = {}
    inner: list[dict[str, Any]] = [{"visibility": "internal"}]
    for case in said.get("when", ()):
        if case["then"] == "public":
            shown[case["field"]] = case["in"][0]
        else:
            inner += [{case["field"]: word} for word in case["in"]]
    if "until" in said:
        shown[said["until"]] = "2026-05-13"
        inner += [{said["until"]: None}, {said["until"]: "2026-07-16"}]
    if "follows" in said:
        inner += [{said["follows"]: None}]
    if "through" in said:
        shown[said["through"]] = "2027-05-12"
    return shown, inner


def word_with(said: object, given: Mapping[str, Any]) -> object:
    """Return the word of the first case that fields given decide, else the default."""
    if not isinstance(said, Mapping):
        return said
    cases = (case for case in said.get("when", ()) if given.get(case["field"]) in case["in"])
    return next((case["then"] for case in cases), said["default"])


def partly(schema: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the fields with which a record is public, and some of its fields are not."""
    said = schema.get("x-visibility")
    own = said.get("when", ()) if isinstance(said, Mapping) else ()
    whole = {(case["field"], word) for case in own for word in case["in"]}
    listed = (inner.get("when", ()) for inner in visibilities(schema["properties"]))
    cases = [case for when in listed for case in when]
    found = {(case["field"], word) for case in cases for word in case["in"]} - whole
    return [{field: word} for field, word in sorted(found) if field in schema["properties"]]


def visibilities(described: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - of any shape
    """Yield every condition on visibility at any depth."""
    for name, inner in described.items() if isinstance(described, Mapping) else ():
        if name == "x-visibility" and isinstance(inner, Mapping):
            yield inner
        else:
            yield from visibilities(inner)


def planted_records(
    schemas: Mapping[str, Any], city: Mapping[str, bytes]
) -> tuple[dict[str, bytes], Planting]:
    """Return a city's files with records of every ledger, and what was planted in them."""
    planting, files = Planting(schemas), dict(city)
    for ledger in PLANTED_LEDGERS:
        files |= _followers(planting, files) if ledger == "rectifications" else {}
        files |= {} if ledger == "rectifications" else _of_ledger(ledger, planting)
    for path, text in city.items():
        ledger = path.rsplit("/", 1)[-1].removesuffix(".yaml")
        if ledger in CITY_REGISTERS:
            files[path] = _register(ledger, text.decode(), planting).encode()
        if path.startswith("data/counties/990121/progress/"):
            hidden = {name: planting.text() for name in ("blocker", "note", "late", "attached")}
            update = CORRECTED.format(planting.text()) + UPDATE.format(**hidden)
            files[path] = text.replace(b"\nupdates:\n", update.encode())
    return files, planting


def _of_ledger(ledger: str, planting: Planting) -> dict[str, bytes]:
    """Return records of a ledger: public ones, and one for each way of staying in.

    Of the public ones some are of a kind of which some fields are not.
    """
    schema, files = planting.schemas[ledger], {}
    form = BESIDE.get(ledger) or NAMES[schema["x-record"]["name"]]
    shown, inner = deciding(schema)
    shown |= SHOWN.get(ledger, {})
    for owner in COUNTIES if ledger in COUNTY_LEDGERS else ("city",):
        public = [shown, shown, *(shown | one for one in partly(schema))]
        cases = [*((one, False) for one in public), *((shown | one, True) for one in inner)]
        for number, (given, hidden) in enumerate(cases, 1):
            name = form.format(number)
            period = {"period": name} if ledger in PERIODIC_LEDGERS else {}
            named = "$ref" in schema["properties"].get(CORRECTIONS, {})
            stated = {} if hidden else loosening(planting, schema)
            fixed = {**stated, **given, **period, **({CORRECTIONS: None} if named else {})}
            value = planting.value(schema, fixed, hidden=hidden) | visible(given)
            value |= corrected(value, planting) if named and not hidden else {}
            folder = "city" if owner == "city" else f"counties/{owner}"
            files[f"data/{folder}/{ledger}/{name}.yaml"] = text_of(value)
            unknown = hidden and ledger not in PERIODIC_LEDGERS
            planting.names += [f"{ledger}/{name}"] if unknown else []
    return files


def loosening(planting: Planting, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return plain values of the fields by which some other field becomes public."""
    listed = (inner.get("when", ()) for inner in visibilities(schema["properties"]))
    cases = (case for when in listed for case in when if case["then"] == "public")
    fields = {case["field"] for case in cases} & schema["properties"].keys()
    return {name: plain(planting.resolved(schema["properties"][name])) for name in sorted(fields)}


def corrected(value: dict[str, Any], planting: Planting) -> dict[str, Any]:
    """Return a correction of every hidden value, with markers in all that it says."""
    planted = {*planting.texts, *planting.numbers}
    found = [row for row in leaves(value) if str(row[1]) in planted and row[0][0] != CORRECTIONS]
    return {
        CORRECTIONS: [
            {
                "on": EXAMPLES["date"],
                "at": "".join(f"/{step}" for step in path),
                "was": planting.figure() if isinstance(held, int) else planting.text(),
                "now": held,
                "reason": planting.text(),
                "approved_by_post": planting.text(),
            }
            for path, held in found
        ]
    }


def leaves(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield way and value of everything that holds nothing else."""
    if not isinstance(value, dict | list):
        yield path, value
        return
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from leaves(inner, (*path, str(step)))


def _followers(planting: Planting, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a rectification and a decision for each finding, as hidden as that one."""
    made = {}
    for path in [path for path in files if path.startswith("data/city/findings/F2026-9")]:
        name = path.rsplit("/", 1)[-1].removesuffix(".yaml")
        hidden = f"findings/{name}" in planting.names
        for folder, ledger, given in (
            ("counties/990121", "rectifications", {"finding": f"city/findings/{name}"}),
            ("city/decisions/990121", "decisions", {"subject": f"rectifications/{name}"}),
        ):
            value = planting.value(planting.schemas[ledger], given, hidden=hidden)
            made[f"data/{folder}/rectifications/{name}.yaml"] = text_of(value)
    return made


def _register(ledger: str, text: str, planting: Planting) -> str:
    """Return a register with the hidden fields of each entry filled, and a hidden entry."""
    entry = planting.schemas[ledger]["properties"].get(ledger, {}).get("items", {})
    inner = [
        name
        for name, field in entry.get("properties", {}).items()
        if field.get("x-visibility") == "internal" and name != "visibility"
    ]
    rows = []
    for row in text.splitlines():
        rows += [row] if row.strip().split(":")[0] not in inner else []
        if row.startswith("  - id: "):
            rows += [f"    {name}: {_as_asked(entry, name, planting.text())}" for name in inner]
    if ledger in {"units", "pairings"}:
        needed = [name for name in (*entry["required"], "name") if name != "id"]
        rows += [f"  - id: 990121-{planting.text()}-01", "    visibility: internal"]
        rows += [
            f"    {name}: {EXAMPLES['date'] if name.endswith('_on') else planting.text()}"
            for name in dict.fromkeys(needed)
        ]
    if ledger == "publication":
        rows += ["attachments:", f"  folder: {planting.text()}"]
    corrected = CORRECTIONS in planting.schemas[ledger]["properties"]
    rows += [CORRECTED[1:].format(planting.text())] if corrected else []
    return "\n".join([*rows, ""])


def _as_asked(entry: Mapping[str, Any], name: str, text: str) -> str:
    """Return a text as a field of an entry holds it: alone, or as the only one of a list."""
    return f"[{text}]" if entry["properties"][name].get("type") == "array" else text


def text_of(value: object) -> bytes:
    """Return a value as a data file."""
    return json.dumps(value, ensure_ascii=False).encode()


def visible(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the word by which a record tightens itself, where it does."""
    return {"visibility": given["visibility"]} if "visibility" in given else {}

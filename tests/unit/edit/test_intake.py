"""What is filed by an issue is text, whatever it looks like, and the form says how it is asked."""

from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ledgers.edit.guards import Question, form_files, questions
from ledgers.edit.intake import filed
from ledgers.model.output import OutputFile
from ledgers.model.owners import FILING, Owner
from ledgers.model.rows import Value
from ledgers.read.dialect import Text
from ledgers.read.home import said_in
from ledgers.read.values import parsed
from tests.unit.check.change.judging import BASE

OWNER = Owner("county-990121", FILING, ("county-990121-filing",), "990121")
SAID = said_in("host/forms.yaml")
FORMS = {form["name"]: form for form in SAID["forms"]}


@cache
def asked(name: str) -> tuple[Question, ...]:
    """Return what a form asks."""
    return questions(FORMS[name], SAID["own"], BASE)


def noted(note: str) -> Value:
    """Return the last update of the record in which a note was filed."""
    said = {
        "form": asked("progress")[0].options[0],
        "county": "990121",
        "task": "T16",
        "updates.on": "2026-07-15",
        "updates.status": "doing",
        "updates.note": note,
    }
    rows = (f"### {row.label}\n\n{said.get('.'.join(row.way), '')}" for row in asked("progress"))
    file = filed(BASE, SAID, "\n\n".join(rows), (OWNER,), "")
    value: Any = parsed(Text(file.path, file.data.decode()))[0]
    last: Value = value["updates"][-1]
    return last


SIGNS = st.characters(categories=("L", "N", "P", "S", "Zs"))


@settings(deadline=None)
@given(note=st.text(SIGNS, min_size=1, max_size=40).map(str.strip))
def test_any_note_is_text_and_nothing_else(note: str) -> None:
    assume(note and note != "_No response_" and not note.startswith("### "))

    assert noted(note) == {"on": "2026-07-15", "status": "doing", "note": note}


@pytest.mark.parametrize(
    "note",
    [
        "status: submitted",
        "- on: 2026-01-01",
        "*x",
        "&x [y]",
        "!!python/object:x",
        "{a: b}",
        "null",
    ],
)
def test_a_note_that_looks_like_yaml_is_a_note(note: str) -> None:
    assert noted(note)["note"] == note


@pytest.mark.parametrize("name", FORMS)
def test_a_form_asks_each_thing_once_and_all_that_its_schema_requires(name: str) -> None:
    ledger, rows = BASE.contract.ledger(FORMS[name]["ledger"]), asked(name)
    named = {field for row in rows if row.required for field in row.way}
    required = set(ledger.fields[FORMS[name]["list"],].entry["required"])

    assert len({row.label for row in rows}) == len(rows)
    assert required <= named | set(FORMS[name]["fixed"])


@pytest.mark.parametrize("file", tuple(form_files(SAID, BASE)), ids=lambda file: file.path)
def test_a_form_is_what_the_host_understands(file: OutputFile) -> None:
    form = yaml.safe_load(file.data)
    rows = [row for row in form["body"] if row["type"] != "markdown"]

    assert set(form) == {"name", "description", "body"}
    assert {row["type"] for row in rows} <= {"input", "textarea", "dropdown"}
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        options = row["attributes"].get("options", ["x"])
        assert len({str(option) for option in options}) == len(options) > 0
        assert {type(option) for option in options} == {str}
        assert ("options" in row["attributes"]) == (row["type"] == "dropdown")

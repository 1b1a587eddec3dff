"""What published documents print comes out of what they print it from (site/figures/)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ledgers.assess.figures import FORMS, recomputed
from ledgers.flow.portal import published_figures
from ledgers.publish.pages.figures import REASONS
from ledgers.read.dialect import Text
from ledgers.read.values import parsed
from tests.unit.fields import ROOT, fields, followed

FOLDER = ROOT / "site/figures"
LEFT_OUT = FOLDER / "not_recomputed.yaml"
ALL = {f"B{number}" for number in range(1, 96)}
CLASSES = {"E": 25, "C": 25, "D": 14, "Q": 22, "I": 6, "X": 3}


def content(path: Path) -> dict[str, Any]:
    """Return what a file in the house's dialect holds."""
    value, problems = parsed(Text(path.name, path.read_text(encoding="utf-8")))
    assert problems == ()
    assert isinstance(value, dict)
    return value


DOCUMENTS = {path.stem: content(path) for path in sorted(FOLDER.glob("S*.yaml"))}
FIGURES: dict[str, dict[str, Any]] = {
    figure["id"]: figure for document in DOCUMENTS.values() for figure in document["figures"]
}
STEPS: dict[str, Mapping[str, Any]] = {
    f"{number}-{index}": step
    for number, figure in FIGURES.items()
    for index, step in enumerate(figure["steps"], 1)
}
NOT_RECOMPUTED = {row["id"]: row for row in content(LEFT_OUT)["figures"]}


# ── Every figure is there ────────────────────────────────────────────────────────────────────────


def test_every_figure_is_there_once() -> None:
    documents = [*DOCUMENTS.values(), content(LEFT_OUT)]
    listed = [figure["id"] for document in documents for figure in document["figures"]]

    assert sorted(listed) == sorted(ALL)


def test_every_class_has_its_number_of_figures() -> None:
    rows = [*FIGURES.values(), *NOT_RECOMPUTED.values()]

    assert Counter(row["class"] for row in rows) == CLASSES


def test_a_figure_that_can_be_recomputed_is() -> None:
    assert {figure["class"] for figure in FIGURES.values()} == {"E", "C", "D"}
    assert {row["class"] for row in NOT_RECOMPUTED.values()} == {"X", "I", "Q"}


def test_a_figure_that_is_left_out_says_why_in_both_languages() -> None:
    names = {"id", "class", "document", "zh", "en", "printed", "reason"}
    odd = [
        number
        for number, row in NOT_RECOMPUTED.items()
        if set(row) != names
        or row["document"] not in DOCUMENTS
        or not (row["reason"]["zh"] and row["reason"]["en"])
    ]

    assert odd == []


def test_the_portal_shows_every_figure_recomputed_or_with_its_reason() -> None:
    shown = published_figures()
    recomputed_ones = [row.id for row in shown.recomputed]

    assert sorted([*recomputed_ones, *(row.id for row in shown.left_out)]) == sorted(ALL)
    assert {row.sort for row in shown.left_out} == set(REASONS)


# ── Every figure comes out ───────────────────────────────────────────────────────────────────────


def test_every_published_figure_is_reproduced() -> None:
    results = [recomputed(figure) for figure in FIGURES.values()]

    assert [result for result in results if not result.agrees] == []


def test_a_step_says_what_is_printed_or_else_derived() -> None:
    odd = [name for name, step in STEPS.items() if ("printed" in step) == ("derived" in step)]

    assert odd == []


def test_a_figure_of_counted_rows_admits_that_the_rows_are_invented() -> None:
    silent = {
        number
        for number, figure in FIGURES.items()
        if figure["class"] == "C" and not all(step.get("stand_in") for step in figure["steps"])
    }

    assert silent == set()


def test_in_a_cross_inspection_nobody_inspects_home() -> None:
    teams = FIGURES["B24"]["steps"][0]["rows"]

    assert all(team["home_county"] != team["host_county"] for team in teams)
    assert {team["home_county"] for team in teams} == {team["host_county"] for team in teams}


# ── Figures are filed where the ledgers carry them ───────────────────────────────────────────────


def test_a_figure_is_labelled_in_both_languages_and_says_where_it_stands() -> None:
    names = {"id", "class", "zh", "en", "section", "steps"}
    odd = [
        number
        for number, figure in FIGURES.items()
        if set(figure) - {"requirements"} != names
        or max(len(figure[name]) for name in ("zh", "en", "section")) > 60
    ]

    assert odd == []


def test_a_figure_names_requirements_that_there_are() -> None:
    named = {name for figure in FIGURES.values() for name in figure.get("requirements", ())}

    assert named - set(content(ROOT / "tests/requirements.yaml")) == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_says_what_it_is_and_whose(name: str) -> None:
    document = DOCUMENTS[name]

    assert document["id"] == name
    assert {"title", "en", "issuer", "issuer_en", "figures"} <= set(document)
    assert set(document) <= {
        *("id", "title", "en", "issuer", "issuer_en", "figures"),
        *("year", "published_on", "found_at"),
    }


def test_a_step_has_a_form_and_inputs() -> None:
    odd = [
        name
        for name, step in STEPS.items()
        if step["form"] not in FORMS
        or ("rows" in step) != ("ledger" in step)
        or ("rows" in step) == ("numbers" in step)
    ]

    assert odd == []


def test_rows_keep_to_the_ledger_that_they_are_filed_in() -> None:
    for step in STEPS.values():
        ledger, *path = step.get("ledger", "").split(".")
        known = fields(ledger) if ledger else {}
        for row in step.get("rows", ()):
            for place, value in scalars(row, tuple(path)):
                if (*place, value) not in known:
                    jsonschema.validate(value, of_one(known[place]))


def of_one(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the schema of one value, where the field holds a list of them too."""
    whole = followed(schema)
    return followed(whole["items"]) if "items" in whole else whole


def scalars(row: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:  # noqa: ANN401
    """Yield each plain value of a row with the field that it fills."""
    if isinstance(row, Mapping):
        for name, inner in row.items():
            yield from scalars(inner, (*path, name)) if name != "times" else ()
    elif isinstance(row, list):
        for inner in row:
            yield from scalars(inner, path)
    else:
        yield path, row


def test_fields_that_are_counted_exist() -> None:
    for number, step in STEPS.items():
        ledger, *path = step.get("ledger", "").split(".")
        names = [*step.get("fields", ()), *([step["distinct"]] if "distinct" in step else ())]
        unknown = [name for name in names if (*path, *name.split(".")) not in fields(ledger)]
        assert (number, unknown) == (number, [])

"""Identifiers that are drawn: their signs, their forms, and what is in order by days."""

import re
from collections.abc import Container
from itertools import product
from typing import Any

import pytest

from ledgers.check.privacy.leaks import leaks_in_names
from ledgers.check.privacy.persons import persons_in
from ledgers.model.cataloguing import catalog_of
from ledgers.model.contract import Contract
from ledgers.model.drawn import (
    CHANCES,
    COUNTING,
    DRAWN,
    EITHER,
    LETTERS,
    SIGNS,
    drawn,
    first_free,
)
from ledgers.model.ledger_records import records_of
from ledgers.model.problem import CannotGoOn
from ledgers.read.documents import documents_of, schemas_of
from tests.cities import SCHEMAS, MemoryTree

CONTRACT = Contract(schemas_of(MemoryTree(SCHEMAS)).by_ledger)
FORMS = {ledger: f"{ledger.removesuffix('s')}_id" for ledger in LETTERS}
FORMER = (
    *("F2026-0017", "A2026-0001", "K2026-0002", "C2026-06-01-7", "C2026-06-01-12"),
    *("D2026-05-28-1", "E2026-09-18-12", "R2026-3", "R2026-234"),
)


class Everything(Container[str]):
    """What holds whatever is asked for."""

    def __contains__(self, name: object) -> bool:
        """Say that it does."""
        return True


def pattern(definition: str) -> re.Pattern[str]:
    """Return the form that the schemas ask for."""
    defined: Any = CONTRACT.schemas["defs"]["$defs"]
    return re.compile(defined[definition]["pattern"])


def test_an_identifier_is_a_letter_a_year_and_five_signs() -> None:
    assert SIGNS == "23456789CFGHJKMNPQRTVWXYZ"
    assert [drawn("findings", 2026, number) for number in (0, 1, 25, CHANCES - 1)] == [
        "F2026-22222",
        "F2026-22223",
        "F2026-22232",
        "F2026-ZZZZZ",
    ]


@pytest.mark.parametrize("ledger", LETTERS)
def test_the_schemas_take_what_is_drawn_and_nothing_beside_it(ledger: str) -> None:
    form, near = pattern(FORMS[ledger]), "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz-."
    head = f"{LETTERS[ledger]}2026-"

    taken = {sign for sign in near if form.search(f"{head}{sign}7QZM")}

    assert taken == set(SIGNS)
    assert not any(form.search(f"{head}{signs}") for signs in ("K7QZ", "K7QZMM", "k7qzm", ""))


def test_former_identifiers_stay_valid() -> None:
    forms = [pattern(definition) for definition in FORMS.values()]

    assert [sum(bool(form.search(name)) for form in forms) for name in FORMER] == [1] * len(FORMER)
    assert all(COUNTING.fullmatch(name) and EITHER.fullmatch(name) for name in FORMER)
    assert not any(DRAWN.fullmatch(name) for name in FORMER)


def test_references_take_both_forms() -> None:
    new, old = "city/findings/F2026-K7QZM", "city/findings/F2026-0017"
    checks = ("city/checks/C2026-9HVPW", "city/checks/C2026-06-01-7")

    assert all(pattern("finding_ref").search(name) for name in (new, old))
    assert all(pattern("check_ref").search(name) for name in checks)
    assert all(pattern("evidence_ref").search(name) for name in checks)
    documents = ("documents/D2026-M4WXK", "990121/documents/D2026-05-28-1")
    events = ("events/E2026-T6JQP", "events/E2026-09-18-1")
    assert all(pattern("document_ref").search(name) for name in documents)
    assert all(pattern("evidence_ref").search(name) for name in (*documents, *events))
    assert not pattern("check_ref").search("city/checks/c2026-9hvpw")


def test_what_is_taken_in_any_case_is_not_drawn_again() -> None:
    taken = {"f2026-22222", "f2026-22223"}

    assert first_free("findings", 2026, (0, 1, 0, 7, 8), taken) == "F2026-22229"


def test_a_year_without_a_free_identifier_is_told_in_a_sentence() -> None:
    with pytest.raises(CannotGoOn) as told:
        first_free("checks", 2026, range(100), Everything())

    assert str(told.value.words) == "every identifier drawn for 2026 is taken: draw once more"


def test_no_identifier_is_taken_for_the_number_of_a_person() -> None:
    names = {f"F2026-{''.join(signs)}" for signs in product("239X", repeat=5)}

    assert list(leaks_in_names(names, frozenset())) == []
    assert list(persons_in("、".join(sorted(names)), frozenset())) == []


# ── In order by days ─────────────────────────────────────────────────────────────────────────────


def test_records_are_in_order_by_day_whatever_they_are_called() -> None:
    told = {"ZZZZZ": "2026-05-01", "22222": "2026-06-01", "K7QZM": "2026-05-01", "0001": ""}
    files = {
        f"data/city/findings/F2026-{name}.yaml": f"fed_back_on: {day}\n".encode()
        for name, day in told.items()
    }
    files |= {
        f"data/city/{folder}/F2026-{name}.yaml": f"{field}:\n  - on: {day}\n".encode()
        for name, day in told.items()
        for folder, field in (("decisions/990121/rectifications", "decisions"),)
    }
    files["data/city/decisions/990121/progress/T07.yaml"] = b"decisions:\n  - on: 2026-07-01\n"

    records = records_of(catalog_of(documents_of(MemoryTree(files)).documents, CONTRACT))

    wanted = ["F2026-0001", "F2026-K7QZM", "F2026-ZZZZZ", "F2026-22222"]
    assert [record.id for record in records["findings"]] == wanted
    assert [record.id.rpartition("/")[2] for record in records["decisions"]] == ["T07", *wanted]


def test_other_records_are_in_order_by_their_names() -> None:
    files = {
        "data/city/bulletins/weekly-2026-02.yaml": b"published_on: 2026-05-02\n",
        "data/city/bulletins/weekly-2026-01.yaml": b"published_on: 2026-06-01\n",
    }

    records = records_of(catalog_of(documents_of(MemoryTree(files)).documents, CONTRACT))

    assert [record.id for record in records["bulletins"]] == ["weekly-2026-01", "weekly-2026-02"]

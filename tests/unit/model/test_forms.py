"""Every form of indicator is described whole, and gives the same from numbers and from names."""

from fractions import Fraction

import pytest

from ledgers.model.forms import FIELDS, FORMS, PARTS, Form, Sort
from tests.unit.fields import fields

each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def test_the_schemas_name_the_same_forms_and_fields() -> None:
    asked = fields("indicators")
    filed = {name for *_, name in fields("returns")}

    assert set(asked["indicators", "form"]["enum"]) == set(FORMS)
    assert filed >= FIELDS


@each_form
def test_every_number_of_a_form_has_words(form: Form) -> None:
    names = {*form.filed, *form.operands, *(number.name for number in form.numbers)}

    assert names <= PARTS.keys()


@each_form
def test_a_form_gives_the_same_by_position_and_by_name(form: Form) -> None:
    values = [Fraction(3), Fraction(4)][: len(form.filed)]
    sums = dict(zip(form.filed, values, strict=True))

    assert form.of_sums(sums) == form.compute(*values)


@each_form
def test_nothing_is_shared_by_nobody(form: Form) -> None:
    zeros = [Fraction(0)] * len(form.filed)

    divides = form.sort is not Sort.NUMBER and len(zeros) > 1
    assert form.compute(*zeros)[0] == (None if divides else 0)

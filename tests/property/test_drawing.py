"""Drawing identifiers: any number below the chances gives another one, which the schemas take."""

from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.drawn import CHANCES, DRAWN, LENGTH, LETTERS, SIGNS, drawn, first_free

LEDGERS = st.sampled_from(sorted(LETTERS))
YEARS = st.integers(1000, 9999)
NUMBERS = st.integers(0, CHANCES - 1)


@given(LEDGERS, YEARS, NUMBERS)
def test_every_number_gives_an_identifier_of_its_own(ledger: str, year: int, number: int) -> None:
    name = drawn(ledger, year, number)

    value = 0
    for sign in name[-LENGTH:]:
        value = value * len(SIGNS) + SIGNS.index(sign)
    assert value == number
    assert DRAWN.fullmatch(name)
    assert name == name.upper()


@given(LEDGERS, YEARS, st.lists(NUMBERS, min_size=1, unique=True), st.data())
def test_the_first_identifier_that_is_free_in_any_case_is_taken(
    ledger: str, year: int, numbers: list[int], data: st.DataObject
) -> None:
    names = [drawn(ledger, year, number) for number in numbers]
    free = data.draw(st.integers(0, len(names) - 1))
    taken = {name.lower() for name in names[:free]}

    assert first_free(ledger, year, numbers, taken) == names[free]

"""Parts add up to their totals exactly, in decimal figures."""

from hypothesis import given
from hypothesis import strategies as st

from ledgers.check.fields.figures import counts_that_differ, sums_that_differ
from ledgers.check.oversight.appraisals import points_that_do_not_fit
from ledgers.model.words import english
from tests.unit.check.filed import grounds

POSTS = "data/counties/990121/posts/2026-Q2.yaml"
APPRAISAL = "data/city/appraisals/K2026-0001.yaml"
COUNTS = st.integers(0, 10**6)


def told(file: str, text: str) -> list[str]:
    """Return what is told of the sums in one file."""
    return [english(problem.message) for problem in sums_that_differ(grounds({file: text}))]


def month(no: int, carried: int, new: int, resolved: int) -> tuple[str, str]:
    """Return a month of one township's petitions as file and text."""
    row = f"{{unit: a, carried_over: {carried}, new: {new}, resolved: {resolved}}}"
    file = f"data/counties/990121/petitions/2026-{no:02d}.yaml"
    return file, f"period: 2026-{no:02d}\ntownships: [{row}]\n"


@given(st.tuples(COUNTS, COUNTS, COUNTS), st.integers(-2, 2))
def test_bands_of_tenure_add_up_or_are_told_once(bands: tuple[int, int, int], more: int) -> None:
    short, middle, long = bands
    staff = f"tenure_lt_12m: {short}, tenure_12_24m: {middle}, tenure_ge_24m: {long}"
    units = f"units: [{{full_time: {sum(bands) + more}}}]"
    text = f"period: 2026-Q2\n{units}\nstaff: {{persons: {sum(bands) + more}, {staff}}}\n"

    assert len(told(POSTS, text)) == (1 if more else 0)


@given(st.lists(st.integers(1, 99), min_size=1, max_size=9))
def test_weights_are_exactly_the_whole_or_are_told(hundredths: list[int]) -> None:
    rows = ", ".join(f"{{code: a, count: 1, weight: 0.{each:02d}}}" for each in hundredths)

    filed = grounds({APPRAISAL: f"rater_groups: [{rows}]\n"})
    assert bool([*points_that_do_not_fit(filed)]) is (sum(hundredths) != 100)


@given(COUNTS, COUNTS, COUNTS, st.integers(-2, 2))
def test_a_month_goes_on_where_the_one_before_ended(
    carried: int, new: int, resolved: int, more: int
) -> None:
    rest = carried + new - resolved
    files = dict([month(5, carried, new, resolved), month(6, rest + more, 0, 0)])

    problems = list(counts_that_differ(grounds(files)))

    assert [row.place.file for row in problems] == ([month(6, 0, 0, 0)[0]] if more else [])
    assert not any(row.is_error for row in problems)


def test_a_month_after_a_gap_is_not_compared() -> None:
    files = dict([month(3, 0, 5, 0), month(6, 0, 0, 0)])

    assert list(counts_that_differ(grounds(files))) == []


def test_figures_that_were_not_filed_are_not_nought() -> None:
    assert told(POSTS, "period: 2026-Q2\nunits: [{full_time: 7}]\nstaff: {persons: 7}\n") == []

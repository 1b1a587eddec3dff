"""However an office types its counties and days, the same is read."""

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ledgers.edit.typed import FIRST_DAY, TASKS, counties_typed, tasks_listed
from ledgers.model.document import Document
from ledgers.model.layout import CITY, Location
from ledgers.read.documents import document_of

WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")
SIGNS = st.sampled_from([{}, WIDE])
CODES = st.integers(100_000, 999_999).map(str)
APART = st.text("  ,，、;：:　\t", min_size=1, max_size=3)
CALLED = {"任务": "title", "完成时限": "due_on"}


@given(CODES, APART, st.text("甲乙丙县区市", min_size=1, max_size=5), SIGNS)
def test_a_county_is_read_however_its_parts_are_divided(
    code: str, apart: str, name: str, signs: Mapping[int, str]
) -> None:
    line = f"{code.translate(signs)}{apart}{name}".replace("\t", " ")
    text = f"counties: |\n  {line}\n"
    answers = next(document_of("answers.yaml", Location(CITY, "x", "x"), text.encode()))
    assert isinstance(answers, Document)

    read = counties_typed(answers)

    assert read.value == {"counties": [{"code": code, "name": name}]}
    assert (read.at("counties", 0, "code").line, read.at("counties", 0).line) == (2, 2)


DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
FORMS = st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y-%m-%d 00:00:00"])


@given(DAYS, FORMS, SIGNS)
def test_a_day_is_read_in_each_usual_form(day: date, form: str, signs: Mapping[int, str]) -> None:
    text = day.strftime(form)

    assert due(text.translate(signs)) == str(day)


@given(DAYS)
def test_a_number_of_a_workbook_is_its_day(day: date) -> None:
    assert due(str((day - FIRST_DAY) // timedelta(1))) == str(day)


def due(text: str) -> object:
    """Return the deadline that is read in a cell."""
    rows = ((1, {1: "任务", 3: "完成时限"}), (2, {1: "一", 3: text}))
    entries = tasks_listed("任务.xlsx", rows, CALLED).value[TASKS]
    assert isinstance(entries, list)
    return entries[0]["due_on"]

"""The composite and calendar doors count what they should, on a small folder of made-up cases."""

from pathlib import Path

import pytest

from tests.conformance.__main__ import main
from tests.conformance.calendar_door import results as calendar_results
from tests.conformance.composite_door import results as composite_results
from tests.conformance.tally import Verdict

# Health (52.5 − 20) ÷ 65 = 0.5; education (9 ÷ 18 + 7.5 ÷ 15) ÷ 2 = 0.5;
# income ln(75000 ÷ 100) ÷ ln(75000 ÷ 100) = 1 when clipped: ∛0.25 = 0.62996….
# The second is clipped everywhere: 1. The third has no income: neither value nor rank.
INPUTS = """\
iso3,country,le,eys,mys,gnipc
AAA,甲国,52.5,9,7.5,90000
BBB,乙国,90,20,15,75000
CCC,丙国,60,10,9,
"""
EXPECTED = "iso3,hdi,rank,group\nAAA,0.63,2,Medium\nBBB,1,1,Very High\nCCC,,,\n"
HOLIDAYS = (
    "kind,name,first,last,source\noff,元旦,2026-01-01,2026-01-03,x\nwork,,2026-01-04,2026-01-04,x\n"
)
WORKDAYS = "date,workday\n2026-01-02,0\n2026-01-04,1\n"
WEEKS = "date,iso_year,week,weekday,source\n2024-12-30,2025,1,1,x\n"
MONTHS = "date,months,expected,source\n2026-01-31,1,2026-02-28,x\n"
ADDED = "date,workdays,expected,note\n2025-12-31,1,2026-01-04,x\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of cases that all go well."""
    texts = {
        "01-composite/hdi-2021/inputs.csv": INPUTS,
        "01-composite/hdi-2021/expected.csv": EXPECTED,
        "03-calendar/holidays_2026.csv": HOLIDAYS,
        "03-calendar/workdays_2026.csv": WORKDAYS,
        "03-calendar/iso_weeks.csv": WEEKS,
        "03-calendar/month_add.csv": MONTHS,
        "03-calendar/workdays_add_2026.csv": ADDED,
    }
    for path, text in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_published_index_comes_out_of_our_files(folder: Path) -> None:
    found = list(composite_results(folder / "01-composite"))

    assert len(found) == 9
    assert {result.verdict for result in found} == {Verdict.VALUE}, found


def test_another_value_is_a_fault(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "01-composite/hdi-2021/expected.csv"
    path.write_text(EXPECTED.replace("0.63", "0.629"), encoding="utf-8")

    assert main(["--cases", str(folder)]) == 1
    assert "failed: composite hdi value/AAA" in capsys.readouterr().out


def test_days_come_out_of_our_calendar(folder: Path) -> None:
    found = list(calendar_results(folder / "03-calendar"))

    assert len(found) == 5
    assert {result.verdict for result in found} == {Verdict.VALUE}, found


def test_another_workday_is_a_fault(folder: Path) -> None:
    path = folder / "03-calendar/workdays_2026.csv"
    path.write_text(WORKDAYS.replace("01-02,0", "01-02,1"), encoding="utf-8")

    faults = [row for row in calendar_results(folder / "03-calendar") if row.verdict == "failed"]
    assert [row.name for row in faults] == ["2026-01-02"]


def test_no_cases_are_no_results(tmp_path: Path) -> None:
    assert [*composite_results(tmp_path), *calendar_results(tmp_path)] == []

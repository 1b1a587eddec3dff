"""See which figures a preface may hold, and how it tells what changed since the last issue."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec import structs

from ledgers.model.bulletin import Change, Fact
from ledgers.model.facts import filled_in, plainly, typed_figures, unknown_quotations
from tests.unit.publish.issued import weekly


@pytest.mark.parametrize(
    "paragraph",
    [
        "7月31日前，各县区要落实“两个责任”。",
        "2026年7月31日召开会议，2026-08-01起执行。",
        "连续排在前三名的，给予表扬；开展“十个一”活动。",
        "按照砚纪办〔2026〕12号文件和《三项制度》，第28周、第三季度继续推进。",
    ],
)
def test_days_terms_ordinals_and_numbers_of_documents_are_no_figures(paragraph: str) -> None:
    assert typed_figures(paragraph) == ()


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("逾期32项，比上周多3项。", ("32", "3")),
        ("逾期三项。", ("三",)),
        ("某县排在第三名。", ("第三",)),
        ("“逾期32项”", ("32",)),
        ("3个月内完成。", ("3",)),
    ],
)
def test_a_figure_stays_a_figure(paragraph: str, found: tuple[str, ...]) -> None:
    assert typed_figures(paragraph) == found


def test_a_preface_tells_what_changed_since_the_last_issue() -> None:
    made = structs.replace(
        weekly(2, end=date(2026, 7, 12), period="2026-W28"),
        facts=(Fact("progress", Decimal("41.2")), Fact("tasks.overdue", 4), Fact("tasks.done", 7)),
        since="city/bulletins/weekly-2026-01",
        changes=(
            Change("progress", was=Decimal("40.0"), now=Decimal("41.2")),
            Change("tasks.overdue", was=6, now=4),
        ),
    )
    told = "进度{progress.change}，逾期{tasks.overdue.change}，办结{tasks.done.change}。"

    assert plainly(filled_in(told, made)) == "进度上升1.2个百分点，逾期减少2，办结持平。"
    assert plainly(filled_in("{tasks.overdue.change}", made)) == "2 fewer"


def test_no_change_is_told_of_a_figure_that_the_last_issue_did_not_have() -> None:
    made = structs.replace(
        weekly(),
        since="city/bulletins/weekly-2026-00",
        changes=(Change("progress", now=Decimal("40.0")),),
    )

    assert plainly(filled_in("{progress.change}", made)) == "{progress.change}"
    assert unknown_quotations("{progress.change}", frozenset()) == ("progress.change",)

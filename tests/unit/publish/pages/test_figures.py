"""Figures of documents that were recomputed, or cannot be; what documents ask for."""

import re

from ledgers.model.portal import FigureRow, Recomputed
from ledgers.model.values import replace
from ledgers.model.words import Both
from ledgers.publish.kit.view import Figures, LeftOut
from ledgers.publish.pages.figures import figures_page, mechanisms_page, place
from tests.unit.publish.issued import TEMPLATES
from tests.unit.publish.ledgers.made import cells_of, desk, plainly
from tests.unit.publish.views import mini_desk


def test_a_figure_that_does_not_agree_is_marked() -> None:
    right = Recomputed("13%", "13%", "(153 − 133) ÷ 153", agrees=True)
    wrong = Recomputed(None, "14%", "1 ÷ 7", agrees=False)
    row = FigureRow(
        "B1",
        Both("比例", "Cut"),
        Both("文", "Paper"),
        Both("市", "City"),
        "1",
        invented=True,
        result=right,
    )
    figures = (row, replace(row, id="B2", result=wrong, invented=False))
    page = figures_page(desk(figures=Figures(figures)))
    told = re.sub("<[^>]+>", "", TEMPLATES.page(page).decode())
    ((_, table),) = page.documents

    assert page.left_out == ()
    assert "1 of 2 recomputed figures agree; 0 more cannot be recomputed." in told
    assert [line[3:] for line in cells_of(table)] == [
        ["13%", "13%", "(153 − 133) ÷ 153", "stand-ins", "yes"],
        ["—", "14%", "1 ÷ 7", "of the document", "[no]"],
    ]


def test_figures_that_cannot_be_recomputed_stand_below_with_their_reason() -> None:
    both = Both("平均年龄", "Mean age")
    one = LeftOut("B90", "I", both, Both("文", "Paper"), "32", Both("没有公布", "not told"))
    page = figures_page(desk(figures=Figures((), (one, replace(one, id="B8", sort="X")))))

    assert [plainly(table.caption) for table in page.left_out] == [
        "The document contradicts itself: 1 figures",
        "The document does not print the inputs of the figure: 1 figures",
    ]
    assert cells_of(page.left_out[1]) == [["B90", "Mean age", "Paper", "32", "not told"]]


def test_what_is_asked_says_where_it_is_or_why_not() -> None:
    title = {"zh": "销号", "en": "Closing"}
    why = {"zh": "不记录", "en": "never recorded"}
    where = ["indicator finding_closing_rate", "indicator nobody", "problem R116", "ledger checks"]
    asked: dict[str, dict[str, object]] = {
        "R1": {**title, "shown": where},
        "R2": {**title, "refused": why},
        "R3": {**title, "open": why},
    }
    page = mechanisms_page(desk(figures=Figures(asked=((Both("文", "Paper"), asked),))))
    ((_, table),) = page.documents

    said = "Of 3, 1 are at work, 1 are refused, 1 are not there yet."
    assert said in TEMPLATES.page(page).decode()
    assert cells_of(table) == [
        [
            "1",
            "Closing",
            "[at work]",
            "Findings closed nobody R116 problems without findings Checks",
        ],
        ["2", "Closing", "[refused]", "never recorded"],
        ["3", "Closing", "[not there yet]", "never recorded"],
    ]


def test_what_a_city_does_not_have_is_named_and_leads_to_the_list() -> None:
    here = mini_desk().here("mechanisms/")
    places = (
        *("rule three_overdue", "rule nobody", "indicator nobody", "indicator village_day"),
        *("indicator reminders_by_leaders", "ledger programme", "ledger checks"),
    )

    assert [place(here, *each.split()).href for each in places] == [
        "../methods/index.html#rule-three_overdue",
        "../methods/index.html#rules",
        "../indicators/index.html",
        "../indicators/village_day/index.html",
        "../indicators/index.html#i-reminders_by_leaders",
        "../programme/index.html",
        "../ledgers/checks/index.html",
    ]

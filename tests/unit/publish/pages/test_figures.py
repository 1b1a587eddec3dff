"""Figures of documents that were recomputed, or cannot be."""

from dataclasses import replace

from ledgers.model.portal import FigureRow, Recomputed
from ledgers.model.words import Both
from ledgers.publish.kit.view import Figures, LeftOut
from ledgers.publish.pages.figures import figures_page
from tests.unit.publish.ledgers.made import cells_of, desk, plainly


def test_a_figure_that_does_not_agree_is_marked() -> None:
    right = Recomputed("13%", "13%", "(153 − 133) ÷ 153", agrees=True)
    wrong = Recomputed(None, "14%", "1 ÷ 7", agrees=False)
    row = FigureRow(
        "B1", Both("比例", "Cut"), Both("文", "Paper"), "City", "1", invented=True, result=right
    )
    figures = (row, replace(row, id="B2", result=wrong, invented=False))
    page = figures_page(desk(figures=Figures(figures)))
    ((_, table),) = page.documents

    assert page.left_out == ()
    assert plainly(page.sentence) == (
        "1 of 2 recomputed figures agree; 0 more cannot be recomputed."
    )
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

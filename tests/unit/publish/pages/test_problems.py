"""The pages of problems show one of each kind, in the words of the check."""

from ledgers.model.kinds import KINDS
from ledgers.publish.kit.components import Code
from ledgers.publish.pages.problems import NO_LINE, kind_page, problems_page
from ledgers.read.home import examples
from tests.unit.publish.ledgers.made import desk

EXAMPLES = examples()


def test_the_list_of_kinds_shows_an_example_of_each() -> None:
    table = problems_page(desk(examples=EXAMPLES)).examples

    assert len(table.lines) == len(KINDS)
    assert all(row.message.zh != row.message.en for row in EXAMPLES.values())


def test_the_page_of_a_kind_shows_the_line_mended_or_says_that_the_hint_helps() -> None:
    seen = desk(examples=EXAMPLES)
    kinds = {kind.code: kind for kind in KINDS}
    shown = {code: kind_page(seen, kinds[code]).examples.lines[0] for code in ("S101", "P601")}

    assert shown["S101"].cells[-1].value == Code(EXAMPLES["S101"].mended)
    assert shown["P601"].cells[-1].value == NO_LINE

"""What counties say of an issue: their objections with the city's answers, and their comments."""

from collections.abc import Iterator, Mapping

from ledgers.model.bulletin import Bulletin
from ledgers.model.numbers import NONE
from ledgers.model.objections import about_issue_in, objected
from ledgers.model.rows import text
from ledgers.model.words import Words, say
from ledgers.publish.bulletins.wording import Wording
from ledgers.publish.kit.components import Table, row_of, table_of_any
from ledgers.publish.kit.context import Leaf

OUTCOMES: Mapping[str, Words] = {"upheld": say("Upheld"), "rejected": say("Rejected")}


def objected_table(here: Leaf, wording: Wording, issue: Bulletin) -> Table | None:
    """Return what counties say of an issue, as far as the city has answered."""
    lines = (
        row_of(
            here.short(say("County"), wording.county(county)),
            here.cell(say("Figure"), figure),
            here.cell(say("What the county says"), said),
            here.cell(say("What the city answers"), answer),
        )
        for county, figure, said, answer in _rows(wording, issue)
    )
    return table_of_any(say("What counties say of the issue"), lines)


def _rows(wording: Wording, issue: Bulletin) -> Iterator[tuple[str, str, str, Words | str]]:
    for county, row, answer in objected(wording.catalog, issue.id):
        outcome, why = OUTCOMES.get(text(answer or {}, "outcome")), text(answer or {}, "reason")
        told = say("{outcome}: {reason}", outcome=outcome, reason=why) if outcome else NONE
        yield county, wording.figure(text(row, "figure")), text(row, "reason"), told
    for document in about_issue_in(wording.catalog, "objections", issue.id):
        if comment := text(document.value, "comment"):
            yield document.owner, NONE, comment, NONE

"""The figures of a bulletin as a list: how a preface quotes each, its value, what it is of."""

from collections.abc import Iterator

from ledgers.model.bulletin import Bulletin, Fact
from ledgers.model.facts import OWN, kind_in, own_text, quotation_of
from ledgers.model.words import Translate
from ledgers.report.assessment import table


def figures_text(issue: Bulletin, translate: Translate) -> str:
    """Return a line for each figure, and for what a preface may say of its issue itself."""
    own = ((f"{{{name}}}", own_text(name, issue, "") or "", "", "") for name in OWN)
    listed = (_row(issue, fact, translate) for fact in issue.facts)
    rows = [*(row for row in own if row[1]), *listed]
    return "".join(f"{line}\n" for line in table(rows))


def _row(issue: Bulletin, fact: Fact, translate: Translate) -> tuple[str, str, str, str]:
    kind = kind_in(issue, fact.key)
    value, words = (
        (kind.shown(fact.value), translate(kind.words)) if kind else (str(fact.value), "")
    )
    return quotation_of(fact.name), value, words, next(_named(issue, fact), "")


def _named(issue: Bulletin, fact: Fact) -> Iterator[str]:
    """Yield what the county or the task of a figure is called."""
    if issue.words:
        yield from (row.name for row in issue.words.counties if row.code == fact.county)
        yield from (row.title for row in issue.words.tasks if row.id == fact.task)

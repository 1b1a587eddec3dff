"""The figures of a bulletin as a list, and the namings of all bulletins by series and quarter."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from ledgers.model.bulletin import Bulletin, Fact
from ledgers.model.facts import OWN, kind_in, own_text, quotation_of
from ledgers.model.numbers import rounded
from ledgers.model.periods import around
from ledgers.model.rows import in_groups
from ledgers.model.words import Translate, say
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


NAMINGS = (
    *(say("series"), say("quarter"), say("issues"), say("units named")),
    *(say("person-times"), say("named in all"), say("per issue")),
)


def namings_text(issues: Iterable[Bulletin], translate: Translate) -> str:
    """Return how many units and posts the issues of each series named, by quarter, then in all.

    Per issue the sum is divided by the issues, as in 45 ÷ 8 = 5.6 (R19).
    """
    placed = ((row.series, around(row.issued_on or row.as_of, "quarter"), row) for row in issues)
    groups = in_groups(((series, span.name if span else ""), row) for series, span, row in placed)
    everything = [row for rows in groups.values() for row in rows]
    total = ((translate(say("all series")), ""), everything)
    rows = [(*key, *_named_in(found)) for key, found in (*sorted(groups.items()), total) if found]
    return "".join(f"{line}\n" for line in table([tuple(map(translate, NAMINGS)), *rows]))


def _named_in(rows: Sequence[Bulletin]) -> Iterator[str]:
    units, posts = sum(row.named_units_n for row in rows), sum(row.named_posts_n for row in rows)
    yield from (str(number) for number in (len(rows), units, posts, units + posts))
    yield str(rounded(Fraction(units + posts, len(rows))))

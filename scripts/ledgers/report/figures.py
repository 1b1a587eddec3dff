"""The figures of a bulletin as a list, and the namings of all bulletins by series and quarter."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from ledgers.model import Bulletin, Fact, Translate, around, in_groups, rounded, say
from ledgers.model.facts import OWN, kind_in, own_text, quotation_of
from ledgers.report.assessment import table


def figures_text(issue: Bulletin, translate: Translate, county: str | None = None) -> str:
    """Return a line for each figure, and for what a preface may say of its issue itself.

    Of a `county`, only what would be said of it.
    """
    own = ((f"{{{name}}}", own_text(name, issue, "") or "", "", "") for name in OWN)
    facts = (fact for fact in issue.facts if county in {None, fact.county})
    rows = [*(row for row in own if row[1]), *(_row(issue, fact, translate) for fact in facts)]
    return "".join(f"{line}\n" for line in table(rows))


def _row(issue: Bulletin, fact: Fact, translate: Translate) -> tuple[str, str, str, str]:
    kind, of = kind_in(issue, fact.key), next(_named(issue, fact), "")
    value = kind.shown(fact.value) if kind else str(fact.value)
    return quotation_of(fact.name), value, translate(kind.words) if kind else "", of


def _named(issue: Bulletin, fact: Fact) -> Iterator[str]:
    """Yield what the county or the task of a figure is called."""
    if issue.words:
        yield from (row.name for row in issue.words.counties if row.code == fact.county)
        yield from (row.title for row in issue.words.tasks if row.id == fact.task)


def lines_of(issue: Bulletin, translate: Translate, county: str) -> str:
    """Return what a draft would say of a county, and the file by which it objects to that."""
    until = issue.objections_until or issue.issued_on
    head = say("{title}: what it would say of {county}", title=issue.title, county=county)
    name = f"data/counties/{county}/objections/{issue.id}.yaml"
    how = say("Until {day} you may object to a figure, or comment: {file}", day=until, file=name)
    return (
        f"{translate(say('Draft'))}\n{translate(head)}\n\n"
        f"{figures_text(issue, translate, county)}\n{translate(how)}\n\n"
        "# yaml-language-server: $schema=../../../../schemas/objections.schema.json\n"
        f"bulletin: city/bulletins/{issue.id}\n"
        f"answer: city/answers/{issue.id}-{county}\nobjections:\n"
        f"  - on: {until}\n    figure: county.overdue\n    reason: \ncomment: \n"
    )


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
    total = ((translate(say("all series")), ""), [row for rows in groups.values() for row in rows])
    rows = [(*key, *_named_in(found)) for key, found in (*sorted(groups.items()), total) if found]
    return "".join(f"{line}\n" for line in table([tuple(map(translate, NAMINGS)), *rows]))


def _named_in(rows: Sequence[Bulletin]) -> Iterator[str]:
    units, posts = sum(row.named_units_n for row in rows), sum(row.named_posts_n for row in rows)
    yield from (str(number) for number in (len(rows), units, posts, units + posts))
    yield str(rounded(Fraction(units + posts, len(rows))))

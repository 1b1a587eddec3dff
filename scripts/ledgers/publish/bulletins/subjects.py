"""What an issue is about: its subjects in order, their tables, bars, leading figures, troubles."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from ledgers.model import HUNDRED, Struct, Words, say
from ledgers.model.bulletin import Bulletin, Content
from ledgers.model.facts import COUNTY, GROUP_OF, GROUPS
from ledgers.publish.bulletins.frozen import STANDING, TASK, WORK, Frozen, Kind, Number, plain
from ledgers.publish.bulletins.wording import Wording
from ledgers.publish.kit import Bar, Filled, Leaf, Linked, filled, links


def _by_group(group: str) -> tuple[Kind, ...]:
    counties = (kind for kind in GROUPS[group] if kind.of == COUNTY)
    return tuple(plain(kind.key, kind.words, "as-of") for kind in counties)


class Subject(Struct, frozen=True):
    """A table of an issue: its heading, its caption and its columns."""

    heading: Words
    caption: Words
    kinds: tuple[Kind, ...]


SUBJECTS: Mapping[str, tuple[Subject, ...]] = {
    "ranks": (Subject(say("Ranking of the counties"), say("Table of ranks"), STANDING),),
    "tasks": (
        Subject(say("Progress of the counties"), say("Table of progress"), WORK),
        Subject(say("Tasks"), say("Figures of the tasks"), TASK),
    ),
    **{
        group: (Subject(heading, caption, _by_group(group)),)
        for group, heading, caption in (
            ("rectification", say("Rectification"), say("Rectification by county")),
            ("checks", say("Checks"), say("Checks by county")),
            ("help", say("Paired support"), say("Days of paired support by county")),
            ("petitions", say("Petitions"), say("Receptions by county")),
            ("demands", say("Earlier demands"), say("Earlier demands overdue by county")),
        )
    },
}
"""The tables of each subject; those of other subjects are among the general figures."""


def order_of(issue: Bulletin) -> tuple[str, ...]:
    """Return the subjects of an issue in its order; those of before series said so by default."""
    return (*issue.content.facts, "demands") if issue.content else DEFAULT


DEFAULT = ("ranks", "tasks", "findings", "actions")
LEADS = ("progress", "tasks.overdue", "findings.open")
MOST, AT_MOST = 5, 3


def leads_of(issue: Bulletin, figures: Frozen) -> tuple[str, ...]:
    """Return the figures that stand first, at most three."""
    content = issue.content or Content((), LEADS)
    known = tuple(key for key in content.leads if key in figures.city)
    return (known or tuple(key for key, value in figures.city.items() if value))[:AT_MOST]


def problems_of(issue: Bulletin, figures: Frozen, wording: Wording) -> Iterator[Words]:
    """Yield for each trouble the counties that it concerns, the worst first.

    Of many it names those that are worse than all others; where none are, only how many they are.
    """
    for kind in (kind for group in order_of(issue) for kind in GROUPS.get(group, ()) if kind.told):
        found = {code: row[kind.key] for code, row in figures.counties.items() if row.get(kind.key)}
        ordered = sorted(found, key=lambda code: (-found[code], code))
        rest = {found[code] for code in ordered[MOST:]}
        worst = [code for code in ordered[:MOST] if found[code] not in rest]
        counts = (say("{name} {count}", name=wording.county(at), count=found[at]) for at in worst)
        counties = wording.listed(map(wording.translate, counts))
        told = (MANY if worst else ALIKE) if rest else FEW
        if found:
            words = {"what": kind.told, "count": len(found), "counties": counties}
            yield Words(told.text, words | {"most": found[ordered[0]]})


FEW = say("{what}: {counties}.")
ALIKE = say("{what}: {count} counties, at most {most} each.")
MANY = say("{what}: {count} counties, most of all {counties}.")


def row_anchor(key: str, code: str) -> str:
    """Return the anchor of a county's row in the table of a figure."""
    group = GROUP_OF.get(key, "tasks")
    return f"{'county' if group in DEFAULT else group}-{links.segment(code)}"


PROGRESS, PLAN = "county.progress", "county.plan"


def bars_of(
    here: Leaf, figures: Frozen, name: Callable[[str], str], key: str = PROGRESS
) -> Filled | None:
    """Return the chart of an issue, or None where no table of counties has it, or all are equal."""
    values = {code: row[key] for code, row in figures.counties.items() if row.get(key)}
    if len({*values.values()}) <= 1 or key not in GROUP_OF:
        return None
    most = HUNDRED if key == PROGRESS else max(values.values())
    planned = ((code, figures.counties[code].get(PLAN)) for code in values if key == PROGRESS)
    plans = {code: plan for code, plan in planned if plan is not None}
    rows = (
        (
            here.at(row_anchor(key, code), name(code)),
            Bar(
                Linked(figures.shown(key, value), None),
                _width(HUNDRED * value / most),
                _width(plans[code]) if code in plans else None,
            ),
        )
        for code, value in sorted(values.items(), key=lambda item: (-item[1], item[0]))
    )
    return filled(
        "bulletin_bars.html.j2",
        rows=tuple(rows),
        against=_against(values, plans, name) if plans else None,
        other=None if key == PROGRESS else figures.kinds[key].words,
        ends=[figures.shown(key, end(values.values())) for end in (min, max)],
    )


def _width(share: Number) -> str:
    return str(min(max(Decimal(share), Decimal(0)), HUNDRED))


def _against(
    shares: dict[str, Number], plans: dict[str, Number], name: Callable[[str], str]
) -> dict[str, object]:
    """Return how many counties have reached the plan, of how many, and which lacks most."""
    gaps = {code: plan - shares[code] for code, plan in plans.items()}
    last = max(gaps, key=lambda code: (gaps[code], code))
    reached = sum(gap <= 0 for gap in gaps.values())
    return {"reached": reached, "count": len(gaps), "county": name(last), "points": str(gaps[last])}

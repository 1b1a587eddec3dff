"""The figures that a bulletin may hold, their names, and how a preface quotes them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from ledgers.model import Both, Struct, Words, in_chinese, say
from ledgers.model.bulletin import Bulletin, Name

QUOTATION = re.compile(r"\{([^{}]*)\}")
KEY = re.compile(r"(?P<key>[a-z][a-z0-9_.]*)(?:@(?P<of>[A-Za-z0-9]+))?\Z")
NUMERALS = "零〇一二三四五六七八九十百千万两"
DIGITS = re.compile(
    rf"[0-9０-９①-⑳]+|第[{NUMERALS}]+|[{NUMERALS}]+(?=[个项条件次名家位期分县区市年成类]|人次)"
)
PLAIN = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}年|[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}日"
    rf"|第(?:[0-9]{{1,3}}|[{NUMERALS}]+)(?:周|季度|期|批|轮|阶段|届|次|条|款)"
    rf"|[前后](?:[0-9]{{1,2}}|[{NUMERALS}]+)名"
    rf"|“[{NUMERALS}][^“”0-9]{{1,9}}”|《[^《》]*》|〔[0-9]{{4}}〕[0-9]+号"
)
"""What is no statistic: days, ordinals in names, quoted terms, titles and numbers of documents."""
COUNTY_CODE = re.compile(r"[0-9]{6}\Z")

NUMBER, PERCENT, POINTS, PLACES = "number", "percent", "points", "places"
CITY, COUNTY, TASK = "city", "county", "task"


class FactKind(Struct, frozen=True):
    """One kind of figure: what it is called, what it is measured in, and of what it is.

    `told` is what a bulletin says among the problems of the counties where it is above zero.
    """

    key: str
    words: Words
    unit: str = NUMBER
    of: str = CITY
    told: Words | None = None

    def shown(self, value: int | Decimal) -> str:
        """Write a figure with its unit."""
        return f"{value}%" if self.unit == PERCENT else str(value)


GROUPS: Mapping[str, tuple[FactKind, ...]] = {
    "tasks": (
        FactKind("progress", say("Progress of the city"), PERCENT),
        FactKind("plan", say("Plan of the city"), PERCENT),
        FactKind("tasks.total", say("Tasks in all counties")),
        FactKind("tasks.done", say("Tasks done")),
        FactKind("tasks.overdue", say("Tasks overdue")),
        FactKind("tasks.pending", say("Tasks awaiting the city's decision")),
        FactKind("tasks.behind", say("Tasks behind")),
        FactKind("deadlines.missed", say("Task-deadlines missed so far")),
        FactKind("measures.accepted", say("Measures accepted so far")),
        FactKind("measures.accepted_new", say("Measures newly accepted")),
        FactKind("measures.returned_new", say("Measures returned")),
        FactKind("county.progress", say("Progress"), PERCENT, COUNTY),
        FactKind("county.plan", say("Plan"), PERCENT, COUNTY),
        FactKind("county.overdue", say("Overdue"), NUMBER, COUNTY, told=say("tasks overdue")),
        FactKind("county.missed", say("Missed"), NUMBER, COUNTY),
        FactKind("county.accepted_new", say("Newly accepted"), NUMBER, COUNTY),
        FactKind("county.returned_new", say("Returned"), NUMBER, COUNTY),
        FactKind("task.done", say("Counties that have done the task"), NUMBER, TASK),
        FactKind("task.overdue", say("Counties that are overdue"), NUMBER, TASK),
        FactKind("task.pending", say("Counties that await the city's decision"), NUMBER, TASK),
    ),
    "findings": (
        FactKind("findings.opened", say("Findings opened")),
        FactKind("findings.closed", say("Findings closed")),
        FactKind("findings.open", say("Findings still open")),
    ),
    "rectification": (
        FactKind("rectification.rate", say("Share of the findings closed"), PERCENT),
        FactKind("rectification.overdue", say("Findings overdue")),
        FactKind("county.told", say("Findings fed back in the period"), NUMBER, COUNTY),
        FactKind("county.closed", say("Findings closed in the period"), NUMBER, COUNTY),
        FactKind("county.open", say("Findings still open"), NUMBER, COUNTY),
        FactKind(
            *("county.late", say("Findings overdue"), NUMBER, COUNTY),
            told=say("findings whose rectification is overdue"),
        ),
        FactKind("county.rate", say("Share of the findings closed"), PERCENT, COUNTY),
    ),
    "checks": (
        FactKind("checks.held", say("Checks fed back in the period")),
        FactKind("checks.counties", say("Counties checked")),
        FactKind("checks.units", say("Bodies checked")),
        FactKind("checks.problems", say("Problems found by checks")),
        FactKind("checks.corrected", say("Problems corrected at once")),
        FactKind("checks.score", say("Mean score of the bodies"), POINTS),
        FactKind("county.checks", say("Checks"), NUMBER, COUNTY),
        FactKind("county.check_score", say("Mean score of its bodies"), POINTS, COUNTY),
        FactKind("county.check_lowest", say("Lowest score of its bodies"), POINTS, COUNTY),
        FactKind(
            *("county.check_found", say("Findings of checks"), NUMBER, COUNTY),
            told=say("problems found by these checks"),
        ),
    ),
    "appraisals": (
        FactKind("appraisals.final", say("Appraisals that became final")),
        FactKind("appraisals.units", say("Bodies appraised")),
    ),
    "help": (
        FactKind("help.events", say("Visits of paired support")),
        FactKind("help.days", say("Days of paired support")),
        FactKind("county.help_days", say("Days of paired support"), NUMBER, COUNTY),
        FactKind("county.help_asked", say("Days of paired support asked"), NUMBER, COUNTY),
        FactKind(
            *("county.help_short", say("Days of paired support lacking"), NUMBER, COUNTY),
            told=say("days of paired support lacking"),
        ),
    ),
    "petitions": (
        FactKind("petitions.new", say("Petitions newly found, as far as published")),
        FactKind("petitions.resolved", say("Petitions resolved, as far as published")),
        FactKind("petitions.received", say("Reports received, as far as published")),
        FactKind("petitions.fed_back_on_time", say("Reports answered in time, as published")),
        FactKind("petitions.receptions", say("Receptions of petitioners")),
        FactKind("county.receptions", say("Receptions of petitioners"), NUMBER, COUNTY),
    ),
    "actions": (
        FactKind("actions.decided", say("Actions decided this year, as far as published")),
        FactKind("actions.person_times", say("Person-times named or talked to this year")),
    ),
    "ranks": (
        FactKind("counties.ranked", say("Counties ranked")),
        FactKind("scores.year", say("Yearly figures in the scores: the last complete year is")),
        FactKind("scores.silent", say("Dimensions of the score without data in any county")),
        FactKind("county.score", say("Score"), POINTS, COUNTY),
        FactKind("county.rank", say("Rank"), PLACES, COUNTY),
        FactKind("county.rank_low", say("Best rank that the weights allow"), PLACES, COUNTY),
        FactKind("county.rank_high", say("Worst rank that the weights allow"), PLACES, COUNTY),
        FactKind("county.rank_before", say("Rank in the issue's last period"), PLACES, COUNTY),
    ),
    "demands": (
        FactKind("demands.done", say("Earlier demands met")),
        FactKind("demands.open", say("Earlier demands not met yet")),
        FactKind("demands.overdue", say("Earlier demands overdue")),
        FactKind(
            *("county.demands_overdue", say("Earlier demands overdue"), NUMBER, COUNTY),
            told=say("earlier demands overdue"),
        ),
    ),
}
"""The figures of bulletins by subject; a series says which subjects its issues hold."""

FACT_KINDS: Mapping[str, FactKind] = {kind.key: kind for group in GROUPS.values() for kind in group}
"""Every figure that a bulletin may hold, by key."""
GROUP_OF: Mapping[str, str] = {kind.key: name for name, kinds in GROUPS.items() for kind in kinds}


def kind_in(issue: Bulletin, key: str) -> FactKind | None:
    """Return what a figure is called in an issue: as it was printed, else as it is today."""
    labels = issue.words.labels if issue.words else ()
    label = next((row for row in labels if row.key == key), None)
    if label is None:
        return FACT_KINDS.get(key)
    return FactKind(key, Words("{label}", {"label": Both(label.zh, label.en)}), label.unit)


OWN: Mapping[str, Callable[[Bulletin], object]] = {
    "period": lambda issue: issue.period or "",
    "as_of": lambda issue: issue.as_of,
    "start_on": lambda issue: issue.start_on,
    "end_on": lambda issue: issue.end_on,
    "issue_no": lambda issue: issue.issue_no,
    "year": lambda issue: issue.year,
    "task": lambda issue: issue.node_task or "",
}
"""What a preface may say about its issue."""
CHANGE = ".change"
MOVED_ZH = ("增加{}", "上升{}"), ("减少{}", "下降{}"), "持平", "个百分点"
MOVED_EN = ("{} more", "up {}"), ("{} fewer", "down {}"), "unchanged", " percentage points"
"""How a change is told: of a number and of a share, upwards and downwards; none; its unit."""
CHINESE = re.compile("[\u4e00-\u9fff]")


def own_text(name: str, issue: Bulletin, paragraph: str) -> str | None:
    """Return what a paragraph says of its issue by a name of `OWN`, a day in its language."""
    own = OWN.get(name.strip())
    if own is None:
        return None
    said = own(issue)
    return in_chinese(said) if isinstance(said, date) and CHINESE.search(paragraph) else str(said)


def pieces(paragraph: str) -> Iterator[tuple[str, bool]]:
    """Take a paragraph apart into text and what is between braces, in order, saying which it is."""
    for index, part in enumerate(QUOTATION.split(paragraph)):
        quoted = bool(index % 2)
        if quoted or part:
            yield part, quoted


def quoted_name(quotation: str) -> Name | None:
    """Return the figure that `key`, `key@990121` or `key@T07` names; None where it names none."""
    match = KEY.match(quotation.strip())
    if match is None:
        return None
    of = match["of"] or ""
    return (match["key"], of, "") if COUNTY_CODE.match(of) else (match["key"], "", of)


def quotation_of(name: Name) -> str:
    """Return how a paragraph quotes a figure: `{key}`, `{key@990121}` or `{key@T07}`."""
    key, county, task = name
    return f"{{{key}@{county or task}}}" if county or task else f"{{{key}}}"


def typed_figures(paragraph: str) -> tuple[str, ...]:
    """Return the figures that are typed into a paragraph instead of quoted."""
    texts = (PLAIN.sub(" ", piece) for piece, quoted in pieces(paragraph) if not quoted)
    return tuple(figure for text in texts for figure in DIGITS.findall(text))


class Figure(Struct, frozen=True):
    """A quoted figure as it is printed, and which one it is."""

    text: str
    name: Name


def filled_in(paragraph: str, issue: Bulletin) -> tuple[str | Figure, ...]:
    """Return a paragraph with its quotations filled in; one that names nothing stays as it is."""
    values = {fact.name: fact.value for fact in issue.facts} | dict(moves(issue))
    return tuple(
        _filled(piece, issue, values, paragraph) if quoted else piece
        for piece, quoted in pieces(paragraph)
    )


def moves(issue: Bulletin) -> Iterator[tuple[Name, int | Decimal]]:
    """Yield by how much each figure of the city differs from the last issue: `{key.change}`."""
    changed = {row.name: row.was for row in issue.changes}
    for fact in issue.facts if issue.since else ():
        was = changed.get(fact.name, fact.value)
        if fact.name == (fact.key, "", "") and was is not None:
            yield (f"{fact.key}{CHANGE}", "", ""), fact.value - was


def move(kind: FactKind, by: int | Decimal, *, chinese: bool) -> str:
    """Write a change as a sentence takes it: `增加3`, `下降1.2个百分点`, `3 more`."""
    share = kind.unit == PERCENT
    more, less, same, unit = MOVED_ZH if chinese else MOVED_EN
    if not by:
        return same
    return (more if by > 0 else less)[share].format(f"{abs(by)}{unit}" if share else str(abs(by)))


def _filled(
    quotation: str, issue: Bulletin, values: Mapping[Name, int | Decimal], paragraph: str
) -> str | Figure:
    own, named = own_text(quotation, issue, paragraph), quoted_name(quotation)
    key = named[0].removesuffix(CHANGE) if named else ""
    kind = kind_in(issue, key)
    if own is not None or named is None or named not in values or kind is None:
        return f"{{{quotation}}}" if own is None else own
    value, (name, *of) = values[named], named
    moved = move(kind, value, chinese=bool(CHINESE.search(paragraph)))
    return Figure(kind.shown(value) if key == name else moved, (key, of[0], of[1]))


def plainly(pieces: Iterable[str | Figure]) -> str:
    """Return a paragraph that is filled in as text."""
    return "".join(it if isinstance(it, str) else it.text for it in pieces)


def unknown_quotations(paragraph: str, names: frozenset[Name]) -> tuple[str, ...]:
    """Return the quotations that name neither a figure of the issue nor one of `OWN`."""
    between = (piece for piece, quoted in pieces(paragraph) if quoted)
    figures = (piece for piece in between if piece.strip() not in OWN)
    return tuple(piece for piece in figures if quoted_name(piece) not in names)

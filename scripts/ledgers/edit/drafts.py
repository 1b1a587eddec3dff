"""Drafts of bulletins, made from a wish: number, days, first words of the preface (R16)."""

from collections.abc import Iterator, Mapping
from datetime import date

from ledgers.model import CITY, Both, CannotGoOn, Struct, Translate, Words, as_words, replace, say
from ledgers.model.bulletin import DRAFT, KINDS, Bulletin, kind_of_series, last_issue
from ledgers.model.catalog import Catalog
from ledgers.model.deadline import fallen
from ledgers.model.lives.programmes import catalog_about, content_in
from ledgers.model.method import scheme_at
from ledgers.model.periods import period as period_of
from ledgers.model.records import Programme

OVERDUE = ("tasks.overdue", "", "")
CYCLES: Mapping[str, str] = {"weekly": "week", "quarterly": "quarter", "annual": "year"}
EXAMPLES: Mapping[str, str] = {"weekly": "2026-W38", "quarterly": "2026-Q3", "annual": "2026"}
ANY_PERIOD = "2026-W38, 2026-09, 2026-Q3, 2026"

PERIODS: Mapping[str, Words] = {
    "weekly": say("Progress of the work in week {number}"),
    "quarterly": say("Progress of the work in quarter {number}"),
    "annual": say("Progress of the work in the whole year"),
}
CORRECTED = say("Correction of figures in “{title}”")
"""What an issue is about that has more of a title than its series: the number of a period."""

SUBJECTS = ("tasks", "findings", "rectification", "checks", "help")
"""The subjects that a preface begins with where a series says what its issues hold."""


class DraftWish(Struct, frozen=True):
    """What to draft: the series, and its period, task, day or the issue to correct."""

    series: str
    today: date
    kind: str | None = None
    period: str | None = None
    task: str | None = None
    as_of: date | None = None
    corrects: str | None = None
    number: int | None = None
    doc_no: str | None = None
    signed_by: str | None = None
    expires_on: date | None = None


def drafted(
    catalog: Catalog, wish: DraftWish, translate: Translate, prefaces: Mapping[str, Both]
) -> Bulletin:
    """Return the draft, with those of the `prefaces` that fit.

    Raises CannotGoOn, in one sentence, where the wish is impossible.
    """
    series = catalog.words.get("bulletin_series", {}).get(wish.series)
    if series is None:
        known = ", ".join(catalog.words.get("bulletin_series", {}))
        raise CannotGoOn.say(
            "there is no series {series}: {known}", series=wish.series, known=known
        )
    wrong = _corrected(catalog, wish) if wish.corrects else None
    kind = "correction" if wrong else _kind(wish)
    start, end, as_of = _days(catalog, wish, kind, wrong)
    year = str(end.year)
    number = _number(catalog, wish, year)
    about: object = Both(series.zh, series.en)
    if wrong or kind in PERIODS:
        words = {"title": wrong and wrong.title, "number": (wish.period or "")[6:].lstrip("0")}
        about = Words((CORRECTED if wrong else PERIODS[kind]).text, words)
    title = say("{series}, no. {number} of {year}", series=about, number=number, year=year)
    made = Bulletin(
        series=wish.series,
        kind=kind,
        status=DRAFT,
        year=year,
        issue_no=number,
        title=translate(title),
        period=wrong.period if wrong else None if kind == "node" else wish.period,
        start_on=start,
        end_on=end,
        as_of=as_of,
        node_task=wrong.node_task if wrong else wish.task,
        method="",
        issuer=_issuer(catalog),
        doc_no=wish.doc_no,
        signed_by_post=wish.signed_by,
        corrects=wish.corrects,
        expires_on=wish.expires_on,
    )
    refuse_days(made, wish.today)
    about_it = catalog_about(catalog, made)
    first = (as_words(prefaces[name]) for name in _preface(catalog, made, about_it.programme))
    return replace(made, method=method_at(about_it, as_of), preface=tuple(map(translate, first)))


def _preface(catalog: Catalog, made: Bulletin, programme: Programme | None) -> Iterator[str]:
    """Yield which first words a preface has; after the end of the programme that is the first."""
    if programme is not None and programme.end_on < made.as_of:
        yield "ended"
    content = content_in(catalog, made)
    if content is None or made.kind == "node":
        yield from ("node",) if made.kind == "node" else ("tasks", "all_else")
        return
    yield from (name for name in content.facts if name in SUBJECTS)
    last = last_issue(catalog.bulletins.values(), made)
    if last and not made.corrects and any(row.name == OVERDUE for row in last.facts):
        yield "since"


def refuse_days(made: Bulletin, today: date) -> None:
    """Stop where a draft covers days that have not come, or shows one outside its period."""
    if not made.start_on <= made.as_of <= made.end_on:
        raise CannotGoOn.say("{day} lies outside the period of the bulletin", day=made.as_of)
    if made.end_on > today:
        raise CannotGoOn.say("{day} has not come yet", day=made.end_on)


def _kind(wish: DraftWish) -> str:
    kind = wish.kind or kind_of_series(wish.series)
    if kind not in KINDS or kind == "correction":
        known = ", ".join(KINDS[:-1])
        raise CannotGoOn.say("say with --kind what kind of bulletin it is: {known}", known=known)
    return kind


def _corrected(catalog: Catalog, wish: DraftWish) -> Bulletin:
    name = (wish.corrects or "").rsplit("/", 1)[-1]
    found = catalog.bulletins.get(name)
    if found is None or not found.is_issued:
        raise CannotGoOn.say("there is no issue {name} that could be corrected", name=name)
    return found


def _days(
    catalog: Catalog, wish: DraftWish, kind: str, wrong: Bulletin | None
) -> tuple[date, date, date]:
    """Return the first and last day that an issue is about, and the day of its figures."""
    if wrong is not None:
        return wrong.start_on, wrong.end_on, wish.as_of or wrong.as_of
    if kind == "node":
        day = _deadline(catalog, wish)
        return day, day, day
    span = period_of(wish.period)
    if span is None or span.cycle != CYCLES.get(kind, span.cycle):
        example = EXAMPLES.get(kind, ANY_PERIOD)
        raise CannotGoOn.say("write --period as in {example}", example=example)
    return span.first, span.last, wish.as_of or span.last


def _deadline(catalog: Catalog, wish: DraftWish) -> date:
    """Return the deadline of a task that a node bulletin is about: the day asked, or the last."""
    task = catalog.tasks.get(wish.task or "")
    if task is None:
        raise CannotGoOn.say(
            "a node bulletin is about a task; there is no task {task}", task=wish.task
        )
    days = sorted({*fallen(task)})
    passed = [day for day in days if wish.as_of in {None, day} and day <= wish.today]
    if not passed:
        listed = ", ".join(str(day) for day in days)
        raise CannotGoOn.say(
            "task {task} has no such deadline yet: {days}", task=task.id, days=listed
        )
    return passed[-1]


def _number(catalog: Catalog, wish: DraftWish, year: str) -> int:
    """Return the next number of the series in a year, or the one asked for where it is free."""
    taken = {
        issue.issue_no
        for issue in catalog.bulletins.values()
        if (issue.series, issue.year) == (wish.series, year)
    }
    number = max(taken, default=0) + 1 if wish.number is None else wish.number
    if number in taken:
        words = {"number": number, "series": wish.series, "year": year}
        raise CannotGoOn.say("number {number} of {series} in {year} is taken", **words)
    return number


def method_at(catalog: Catalog, day: date) -> str:
    """Return the identifier of the scheme that decides on a day."""
    scheme = scheme_at(catalog.schemes, day)
    if scheme is None:
        raise CannotGoOn.say("no scheme is valid on {day}", day=day)
    return scheme.id


def _issuer(catalog: Catalog) -> str:
    """Return the city's commission: the first body that the city has registered."""
    units = catalog.units_of.get(CITY, ())
    if not units:
        raise CannotGoOn.say("the city has no body that could issue a bulletin")
    return units[0].id

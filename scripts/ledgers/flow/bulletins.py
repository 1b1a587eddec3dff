"""Bulletins: draft, issue, compute their figures, and draft those that are due."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from msgspec import structs

from ledgers.assess.city import assess
from ledgers.assess.facts import JUDGED_BY_ENTRY, KNOWN_ON_THE_DAY, Span, facts_of, judged_by_day
from ledgers.edit.bulletins import Frozen, bulletin_file, draft_file, issued_file, printed_words
from ledgers.edit.drafts import DraftWish, drafted, method_at, refuse_days
from ledgers.flow.assess import city_on, question_about
from ledgers.flow.load import (
    City,
    Request,
    checked,
    load,
    past_schemas,
    refuse_leaks,
    refuse_unsaved,
)
from ledgers.flow.saving import Made, Saved, errors_in, proposed, saved
from ledgers.model.bulletin import Bulletin, Change, Fact, Printed, differences, numbered
from ledgers.model.cataloguing import catalog_of
from ledgers.model.document import Document
from ledgers.model.layout import CITY, CITY_REGISTERS, Location
from ledgers.model.lives.as_one import as_one
from ledgers.model.lives.missing import Due, missing
from ledgers.model.lives.programmes import catalog_about
from ledgers.model.naming import counted_in
from ledgers.model.output import OutputFile
from ledgers.model.portal import Table
from ledgers.model.problem import CannotGoOn, Problem
from ledgers.model.used import method_digest
from ledgers.model.words import Translate, say
from ledgers.project.aggregates import aggregates_of
from ledgers.project.catalog import project
from ledgers.read.documents import document_of, documents_of
from ledgers.read.engine import engine_at
from ledgers.read.home import HOME, LOCALE, translator
from ledgers.read.inputs import archive_of, inputs_of
from ledgers.read.tree import Tree
from ledgers.write.program import tag


def draft(request: Request, wish: DraftWish, translate: Translate) -> Saved:
    """Write a draft: its file, or nothing and the problems that it would have.

    Raises CannotGoOn, with one sentence, where there is one already or the wish is impossible.
    """
    return saved(request.root, lambda: _drafted(request, wish, translate))


def _drafted(request: Request, wish: DraftWish, translate: Translate) -> Made:
    city = load(request)
    made = drafted(city.catalog, wish, translate)
    for other in city.catalog.bulletins.values():
        if _subject(other) == _subject(made):
            raise CannotGoOn(say("there is one already: {file}", file=bulletin_file(other.id)))
    file = draft_file(made)
    broken = errors_in(city, file.path)
    return ((), broken) if broken else proposed(request, city, file)


def _subject(one: Bulletin) -> tuple[object, ...]:
    return one.series, one.kind, one.start_on, one.end_on, one.node_task, one.corrects


def issue(request: Request, name: str) -> Saved:
    """Freeze a draft: its file, or nothing and the problems that prevent it.

    Raises CannotGoOn, with one sentence, where it cannot be issued at all.
    """
    commits: list[str] = []

    def make() -> Made:
        commits.append(archive_of(request.root).store.commit("HEAD").id)
        return _issued(request, name, commits[-1])

    return saved(request.root, make, first=lambda: tag(request.root, f"issue/{name}", commits[-1]))


def _issued(request: Request, name: str, commit: str) -> Made:
    city = load(request)
    refuse_leaks(city)
    broken = errors_in(city, bulletin_file(name))
    made = city.catalog.bulletins.get(name)
    if broken and made is None:
        return (), broken
    if made is None:
        raise CannotGoOn(say("there is no draft {name}", name=name))
    if made.is_issued:
        raise CannotGoOn(say("{name} was issued already; a correction is a new issue", name=name))
    refuse_days(made, request.today)
    refuse_unsaved(request.root)
    file = _frozen(request, city, made, commit)
    files, problems = proposed(request, city, file)
    return files, tuple(problems if files else _in_draft(city, file, problems))


def _in_draft(city: City, file: OutputFile, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems of an issue that is not written at their places in its draft."""
    draft = next(row for row in city.catalog.documents if row.file == file.path)
    at = Location(CITY, "bulletins", draft.id)
    for frozen in document_of(file.path, at, file.data):
        for row in problems:
            if isinstance(frozen, Document) and row.place.file == file.path:
                yield replace(row, place=draft.at(*frozen.path_at(row.place)))
            else:
                yield row


def _frozen(request: Request, city: City, made: Bulletin, revision: str) -> OutputFile:
    tree, inputs = inputs_of(archive_of(request.root), revision)
    engine = engine_at(HOME)
    facts = facts_from(city_from(tree, engine.tool), made)
    words = words_from(city, made, facts)
    about = catalog_about(city.catalog, made)
    changes, method = corrections_of(city, made, facts), method_at(about, made.as_of)
    used = method_digest(about, method, made.as_of)
    frozen = Frozen(request.today, facts, inputs, engine, words, changes, used)
    return issued_file(structs.replace(made, method=method, **counted_in(about, made.id)), frozen)


def words_from(city: City, issue: Bulletin, facts: Iterable[Fact]) -> Printed:
    """Return the words that an issue prints: those that held on the day of its figures."""
    chinese, english = (translator(LOCALE, language) for language in ("zh", "en"))
    return printed_words(city_on(city, issue.as_of).catalog, issue, facts, chinese, english)


def corrections_of(city: City, made: Bulletin, facts: tuple[Fact, ...]) -> tuple[Change, ...]:
    """Return what an issue would change of the one that it corrects."""
    if made.corrects is None:
        return ()
    wrong = city.catalog.bulletins.get(made.corrects.rsplit("/", 1)[-1])
    return differences(wrong.facts, facts) if wrong else ()


def due(request: Request) -> tuple[Due, ...]:
    """Return the bulletins that are due today and missing."""
    catalog = load(request).catalog
    return tuple(missing(catalog, request.today, catalog.bulletins.values()))


def draft_due(request: Request, translate: Translate) -> tuple[Path, ...]:
    """Draft the bulletins that are due today; return the files that were written."""
    wishes = (
        DraftWish(row.series, request.today, period=row.period, task=row.task, as_of=row.as_of)
        for row in due(request)
    )
    made = (draft(request, wish, translate) for wish in wishes)
    return tuple(path for paths, _problems in made for path in paths)


DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def city_from(tree: Tree, version: str) -> City:
    """Return the city that figures are computed from, the same on every day.

    Checking needs today's date only to find what lies in the future, and such entries do not count
    before their day anyway. So the city is checked as of the last day that is written anywhere in
    it, by its own schemas, and by the kinds of problem that the `version` of the program had.
    """
    reading = documents_of(tree)
    days = (day for document in reading.documents for day in _days(document.value))
    city = checked(reading, past_schemas(tree), max(days, default=date.min), None)
    now = numbered(version)
    known = (row for row in city.problems if row.since and numbered(row.since) <= now)
    return replace(city, problems=tuple(known))


def _days(value: object) -> Iterator[date]:
    if isinstance(value, str):
        if DAY.match(value):
            with suppress(ValueError):
                yield date.fromisoformat(value)
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _days(inner)


def facts_from(city: City, issue: Bulletin, version: str | None = None) -> tuple[Fact, ...]:
    """Return the figures of an issue from a city; only what is public on its day counts.

    A `version` of the program gives them the meaning that they had in it, else today's.
    """
    kind = "node" if issue.node_task else issue.kind  # A correction is about what it corrects.
    span = Span(kind, issue.start_on, issue.end_on, issue.node_task, version)
    earlier = span.is_before(KNOWN_ON_THE_DAY)
    city = city if earlier else city_on(city, issue.as_of)
    public = project(city.catalog, city.schemas.by_ledger, issue.as_of)
    public = public if earlier else as_one(public, issue.as_of)
    if span.is_before(JUDGED_BY_ENTRY):
        public = judged_by_day(public)
    public = catalog_about(public, issue)
    question = replace(question_about(city, public), before_0_4=earlier)
    now = assess(question, issue.as_of, weeks=False)
    day = issue.start_on - timedelta(days=1)
    before = assess(question, day, weeks=False) if question.programme.start_on <= day else None
    return facts_of(public, span, now, before, _sums_of_actions(city, issue.as_of))


def _sums_of_actions(city: City, as_of: date) -> tuple[Table, ...]:
    """Return the published sums of the actions alone, which is quick."""
    needed = {"actions", *CITY_REGISTERS}
    rows = (each for each in city.catalog.documents if each.ledger in needed)
    return aggregates_of(catalog_of(rows), city.schemas.by_ledger, as_of, only="actions")

"""Bulletins: draft, issue, compute their figures, and draft those that are due."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from ledgers.assess.demands import followed_up, proposed_demands
from ledgers.edit.bulletins import bulletin_file, draft_file, issued_file, printed_words
from ledgers.edit.drafts import DraftWish, drafted, method_at, refuse_days
from ledgers.flow.assess import city_on
from ledgers.flow.figures import city_from, computed, seen_on
from ledgers.flow.load import City, Request, load, refuse_leaks, refuse_unsaved
from ledgers.flow.saving import Made, Saved, errors_in, proposed, saved
from ledgers.model import CannotGoOn, OutputFile, Problem, Translate, bulletin, replace
from ledgers.model.beside import counted_in, pending, too_short, until
from ledgers.model.lives.missing import Due, missing
from ledgers.model.lives.programmes import catalog_about, content_in
from ledgers.model.used import method_digest
from ledgers.read.documents import document_in
from ledgers.read.engine import engine_at
from ledgers.read.home import HOME, LOCALE, in_both, translator
from ledgers.read.inputs import archive_of, inputs_of
from ledgers.write.program import tag


def draft(request: Request, wish: DraftWish, translate: Translate) -> Saved:
    """Write a draft: its file, or nothing and the problems that it would have.

    Raises CannotGoOn, with one sentence, where there is one already or the wish is impossible.
    """
    return saved(request.root, lambda: _drafted(request, wish, translate))


def _drafted(request: Request, wish: DraftWish, translate: Translate) -> Made:
    city = load(request)
    made = drafted(city.catalog, wish, translate, in_both("prefaces.yaml"))
    for other in city.catalog.bulletins.values():
        if _subject(other) == _subject(made):
            raise CannotGoOn.say("there is one already: {file}", file=bulletin_file(other.id))
    until_day = until(city.catalog, made, request.today)
    asking = _asking(city, made, wish.today, translate)
    file = draft_file(replace(asking, objections_until=until_day))
    broken = errors_in(city, file.path)
    return ((), broken) if broken else proposed(request, city, file)


def _asking(
    city: City, made: bulletin.Bulletin, today: date, translate: Translate
) -> bulletin.Bulletin:
    """Return a draft with the demands to follow up, and those that the figures suggest."""
    content, wrong = content_in(city.catalog, made), _wrong(city, made)
    if content is None or made.corrects:
        return replace(made, followed=wrong.followed if wrong else ())
    seen = seen_on(city, replace(made, content=content))
    last = bulletin.last_issue(city.catalog.bulletins.values(), made)
    followed = followed_up(bulletin.unmet(last), seen.public, seen.now)
    asked = proposed_demands(seen.public, seen.span, seen.now, followed, today)
    rows = (
        replace(row, no=number, what=translate(what)) for number, (what, row) in enumerate(asked, 1)
    )
    return replace(made, followed=followed, demands=tuple(rows))


def _subject(one: bulletin.Bulletin) -> tuple[object, ...]:
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
        raise CannotGoOn.say("there is no draft {name}", name=name)
    if made.is_issued:
        raise CannotGoOn.say("{name} was issued already; a correction is a new issue", name=name)
    refuse_days(made, request.today)
    if least := too_short(city.catalog, made):
        raise CannotGoOn.say(
            "counties may object: write objections_until, {day} or later", day=least
        )
    if (day := made.objections_until) and request.today <= day:
        raise CannotGoOn.say("counties may object until {day}: issue it after that day", day=day)
    refuse_unsaved(request.root)
    file = _frozen(request, city, made, commit)
    files, problems = proposed(request, city, file)
    return files, tuple(problems if files else _in_draft(city, file, problems))


def _in_draft(city: City, file: OutputFile, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems of an issue that is not written at their places in its draft."""
    draft = next(row for row in city.catalog.documents if row.file == file.path)
    frozen = document_in(file.path, file.data)
    for row in problems if frozen else ():
        own = frozen if row.place.file == file.path else None
        yield replace(row, place=draft.at(*own.path_at(row.place))) if own else row


def _frozen(request: Request, city: City, made: bulletin.Bulletin, revision: str) -> OutputFile:
    tree, inputs = inputs_of(archive_of(request.root), revision)
    engine, about = engine_at(HOME), catalog_about(city.catalog, made)
    method = method_at(about, made.as_of)
    used = method_digest(about, method, made.as_of)
    made = replace(made, published_on=request.today, inputs=inputs)
    issue = as_issued(city, city_from(tree, engine.tool), made, engine, request.today)
    return issued_file(replace(issue, method=method, method_digest=used))


def as_issued(
    city: City, basis: City, made: bulletin.Bulletin, engine: bulletin.Engine, on: date
) -> bulletin.Bulletin:
    """Return a draft as it is issued on a day, with figures from a basis by a program."""
    made = _worked_out(city, basis, made)
    wrong = _wrong(city, made)
    return replace(
        made,
        status=bulletin.ISSUED,
        issued_on=on,
        engine=engine,
        words=words_from(city, made, made.facts),
        corrections=bulletin.differences(wrong.facts, made.facts) if wrong else (),
        contested=pending(city.catalog, made.id),
        **counted_in(catalog_about(city.catalog, made), made.id),
    )


def _worked_out(city: City, basis: City, made: bulletin.Bulletin) -> bulletin.Bulletin:
    """Return a draft with all that follows from the basis of its figures and from other issues."""
    made = computed(basis, replace(made, content=content_in(city.catalog, made)))
    last = bulletin.last_issue(city.catalog.bulletins.values(), made)
    if made.content is None or last is None:
        return made
    moved = (
        row for row in bulletin.differences(last.facts, made.facts) if row.name == (row.key, "", "")
    )
    kept = tuple(row for row in moved if row.now is not None)
    return replace(made, since=f"city/bulletins/{last.id}", changes=kept)


def words_from(
    city: City, issue: bulletin.Bulletin, facts: Iterable[bulletin.Fact]
) -> bulletin.Printed:
    """Return the words that an issue prints: those that held on the day of its figures."""
    chinese, english = (translator(LOCALE, language) for language in ("zh", "en"))
    return printed_words(city_on(city, issue.as_of).catalog, issue, facts, chinese, english)


def _wrong(city: City, made: bulletin.Bulletin) -> bulletin.Bulletin | None:
    """Return the issue that another one corrects; what that one followed up, this one does."""
    return city.catalog.bulletins.get((made.corrects or "").rpartition("/")[2])


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

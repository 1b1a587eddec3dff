"""Draft and issue bulletins, those that are due too; nothing is written unless all is well."""

from pathlib import Path

from msgspec import structs

from ledgers.assess.due import Due, due_on
from ledgers.edit.bulletins import Frozen, bulletin_file, draft_file, issued_file, printed_words
from ledgers.edit.drafts import DraftWish, drafted, method_at, refuse_days
from ledgers.flow.issue_facts import city_from, facts_from
from ledgers.flow.load import (
    City,
    Request,
    load,
    refuse_leaks,
    refuse_unsaved,
    refuse_unsaved_program,
)
from ledgers.flow.saving import Made, Saved, errors_in, proposed, saved
from ledgers.model.bulletin import Bulletin, Change, Fact, Inputs, differences
from ledgers.model.output import OutputFile
from ledgers.model.problem import CannotGoOn
from ledgers.model.words import Translate, say
from ledgers.read.commits import StoredTree
from ledgers.read.engine import engine_at
from ledgers.read.home import HOME, LOCALE, translator
from ledgers.read.inputs import archive_of, inputs_of, inputs_tree
from ledgers.write.program import tag


def draft(request: Request, wish: DraftWish, translate: Translate) -> Saved:
    """Write a draft: its file, or nothing and the problems that it would have.

    Raises CannotGoOn, with one sentence, where there is one already or the wish makes none.
    """
    return saved(request.root, lambda: _drafted(request, wish, translate))


def _drafted(request: Request, wish: DraftWish, translate: Translate) -> Made:
    city = load(request)
    made = drafted(city.catalog, wish, translate)
    for other in city.catalog.bulletins.values():
        if other.corrects == made.corrects and _same(other, made):
            raise CannotGoOn(say("there is one already: {file}", file=bulletin_file(other.id)))
    file = draft_file(made)
    broken = errors_in(city, file.path)
    return (None, broken) if broken else proposed(request, city, file)


def _same(one: Bulletin, other: Bulletin) -> bool:
    """Say whether two bulletins of a series are about the same."""
    return (one.series, one.kind, one.start_on, one.end_on, one.node_task) == (
        other.series,
        other.kind,
        other.start_on,
        other.end_on,
        other.node_task,
    )


def issue(request: Request, name: str) -> Saved:
    """Freeze a draft: its file, or nothing and the problems that stand against it.

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
    if broken and name not in city.catalog.bulletins:
        return None, broken
    made = _draft(city, name)
    refuse_days(made, request.today)
    refuse_unsaved(request.root)
    refuse_unsaved_program(request.root)
    return proposed(request, city, _frozen(request, city, made, commit))


def _draft(city: City, name: str) -> Bulletin:
    found = city.catalog.bulletins.get(name)
    if found is None:
        raise CannotGoOn(say("there is no draft {name}", name=name))
    if found.is_issued:
        raise CannotGoOn(say("{name} was issued already; a correction is a new issue", name=name))
    return found


def _frozen(request: Request, city: City, made: Bulletin, revision: str) -> OutputFile:
    tree, inputs = committed_inputs(request.root, revision)
    engine = engine_at(HOME)
    facts = facts_from(city_from(tree, engine.tool), made)
    chinese, english = (translator(LOCALE, language) for language in ("zh", "en"))
    words = printed_words(city.catalog, made, facts, chinese, english)
    changes = _corrections(city, made, facts)
    frozen = Frozen(request.today, facts, inputs, engine, words, changes)
    return issued_file(structs.replace(made, method=method_at(city.catalog, made.as_of)), frozen)


def committed_inputs(root: Path, revision: str) -> tuple[StoredTree, Inputs]:
    """Return the inputs of a commit, and their names."""
    archive = archive_of(root)
    commit = archive.store.commit(revision)
    return inputs_tree(archive, commit, commit), inputs_of(archive, revision)


def _corrections(city: City, made: Bulletin, facts: tuple[Fact, ...]) -> tuple[Change, ...]:
    if made.corrects is None:
        return ()
    wrong = city.catalog.bulletins.get(made.corrects.rsplit("/", 1)[-1])
    return differences(wrong.facts, facts) if wrong else ()


# ── Due today ────────────────────────────────────────────────────────────────────────────────────


def due(request: Request) -> tuple[Due, ...]:
    """Return the bulletins that are due today and not there yet."""
    return due_on(load(request).catalog, request.today)


def draft_due(request: Request, translate: Translate) -> tuple[Path, ...]:
    """Draft the bulletins that are due today; return the files that were written."""
    made = (draft(request, _wish(request, row), translate) for row in due(request))
    return tuple(path for path, _problems in made if path is not None)


def _wish(request: Request, row: Due) -> DraftWish:
    return DraftWish(
        series=row.series,
        today=request.today,
        period=row.period,
        task=row.task,
        as_of=row.as_of,
    )

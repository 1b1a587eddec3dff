"""Draft and issue bulletins; nothing is written unless all is well."""

from datetime import date
from pathlib import Path

from ledgers.edit.bulletins import Frozen, bulletin_file, draft_file, issued_file
from ledgers.edit.drafts import DraftWish, drafted
from ledgers.flow.computing import city_from, facts_from
from ledgers.flow.decide import introduced, would_be
from ledgers.flow.load import City, Request, load
from ledgers.flow.publish import refuse_leaks
from ledgers.model.bulletin import Basis, Bulletin, Change, Fact, differences
from ledgers.model.errors import CannotGoOn
from ledgers.model.inputs import LEFT_OUT
from ledgers.model.output import OutputFile
from ledgers.model.problem import Problem
from ledgers.model.words import Translate, say
from ledgers.read.commits import StoredTree
from ledgers.read.inputs import archive_of, changed_files, inputs_of, inputs_tree
from ledgers.write.files import write_file
from ledgers.write.leftovers import sweep

NO_INPUT = tuple(f"{folder}/" for folder in LEFT_OUT)


def draft(request: Request, wish: DraftWish, translate: Translate) -> Path:
    """Write a draft and return its file; raises CannotGoOn where there is one already."""
    city = load(request)
    made = drafted(city.catalog, wish, translate)
    for other in city.catalog.bulletins.values():
        if other.corrects == made.corrects and _same(other, made):
            raise CannotGoOn(say("there is one already: {file}", file=bulletin_file(other.id)))
    return write_file(request.root, draft_file(made))


def _same(one: Bulletin, other: Bulletin) -> bool:
    """Say whether two bulletins of a series are about the same."""
    return (one.series, one.kind, one.start_on, one.end_on, one.node_task) == (
        other.series,
        other.kind,
        other.start_on,
        other.end_on,
        other.node_task,
    )


def issue(request: Request, name: str) -> tuple[Path | None, tuple[Problem, ...]]:
    """Freeze a draft: its file, or nothing and the problems that stand against it.

    Raises CannotGoOn, with one sentence, where it cannot be issued at all.
    """
    city = load(request)
    refuse_leaks(city)
    made = _draft(city, name)
    refuse_unsaved(request.root)
    file = _frozen(request, city, made)
    after = would_be(request, file)
    new = tuple(introduced(city, after, file))
    if any(problem.is_error for problem in new):
        return None, new
    sweep(request.root / file.path)
    return write_file(request.root, file), new


def _draft(city: City, name: str) -> Bulletin:
    found = city.catalog.bulletins.get(name)
    if found is None:
        raise CannotGoOn(say("there is no draft {name}", name=name))
    if found.is_issued:
        raise CannotGoOn(say("{name} was issued already; a correction is a new issue", name=name))
    return found


def refuse_unsaved(root: Path) -> None:
    """Stop where inputs are not those of a commit: nobody could find them again."""
    inputs = [name for name in changed_files(root) if not name.startswith(NO_INPUT)]
    if inputs:
        message = say(
            "{count} files of data/ or schemas/ are not committed, the first is {file}",
            count=len(inputs),
            file=inputs[0],
        )
        raise CannotGoOn(message)


def _frozen(request: Request, city: City, made: Bulletin) -> OutputFile:
    tree, basis = committed_inputs(request.root)
    facts = facts_from(city_from(tree), made)
    frozen = Frozen(request.today, facts, basis, _corrections(city, made, facts))
    return issued_file(replace_day(made, request.today), frozen)


def replace_day(made: Bulletin, today: date) -> Bulletin:
    """Return a draft as issued on a day; raises CannotGoOn where its days have not come."""
    if max(made.end_on, made.as_of) > today:
        raise CannotGoOn(say("{day} has not come yet", day=max(made.end_on, made.as_of)))
    return made


def committed_inputs(root: Path) -> tuple[StoredTree, Basis]:
    """Return the inputs of the commit checked out, and their names."""
    archive = archive_of(root)
    commit = archive.store.commit("HEAD")
    inputs = inputs_of(archive)
    basis = Basis(inputs.data, inputs.schemas, inputs.digest, commit.id)
    return inputs_tree(archive, commit, commit), basis


def _corrections(city: City, made: Bulletin, facts: tuple[Fact, ...]) -> tuple[Change, ...]:
    if made.corrects is None:
        return ()
    wrong = city.catalog.bulletins.get(made.corrects.rsplit("/", 1)[-1])
    return differences(wrong.facts, facts) if wrong else ()

"""The steps of `ledgers init`, answers become a whole city or nothing, and of `ledgers upgrade`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ledgers.check.file.one import faults
from ledgers.check.file.schema import Rulebook
from ledgers.edit.new import first_files
from ledgers.edit.typed import COUNTIES, TASKS, counties_typed, repeated, tasks_listed, titled
from ledgers.flow.guard import write_guards
from ledgers.flow.load import Request, load
from ledgers.flow.saving import Saved
from ledgers.model import CannotGoOn, Document, OutputFile, Problem, in_order, replace, say
from ledgers.model.contract import Contract
from ledgers.model.diff import UNTOUCHED, Upgrade
from ledgers.model.kinds.schemas import MISSING_FIELD
from ledgers.model.layout import CITY, Location
from ledgers.read.documents import DATA, document_of, schemas_of
from ledgers.read.home import SITE, said_in
from ledgers.read.tree import FolderTree
from ledgers.read.workbook import listed
from ledgers.write.files import beside, write_folder
from ledgers.write.locks import recover, swap_in
from ledgers.write.program import run_git, upgrade_to

FOUNDING = "founding"
PUBLICATION = "data/city/publication.yaml"


def begin(request: Request, answers: OutputFile, lists: Path) -> tuple[Saved, str]:
    """Write a city in the place of the demonstration; return it, or what is wrong, and its host.

    `answers` are YAML; a list of tasks that they name lies in the folder `lists`. Raises CannotGoOn
    where there is data of another city, or the list cannot be read.
    """
    recover(request.root / DATA)
    refuse_lived(request.root)
    rows = tuple(document_of(answers.path, Location(CITY, FOUNDING, FOUNDING), answers.data))
    problems, made, host = _made(request, rows[0], lists)
    if problems:
        return ((), problems), host
    with beside(request.root / DATA) as place:
        write_folder(place, made)
        city = load(replace(request, root=place, schemas=request.root / "schemas"))
        if city.has_errors:
            return ((), city.problems), host
        swap_in(place / DATA, request.root / DATA)
    written = tuple(request.root / file.path for file in made)
    return ((*written, *write_guards(request)), city.problems), host


def refuse_lived(root: Path) -> None:
    """Stop where there is data of a city, and not of the demonstration."""
    files = FolderTree(root).entries(DATA)
    file = root / PUBLICATION
    shown = file.is_file() and b"\ndemonstration: true\n" in file.read_bytes()
    if files and not shown:
        raise CannotGoOn.say(
            "data/ holds {count} files of another city than the demonstration; a new city begins"
            " with a copy of this repository as it comes",
            count=len(files),
        )


def _made(
    request: Request, answers: Document | Problem, lists: Path
) -> tuple[tuple[Problem, ...], tuple[OutputFile, ...], str]:
    """Return what is wrong with some answers, the files of the city where nothing is, the host."""
    if isinstance(answers, Problem):
        return (answers,), (), ""
    # Beside the schemas of the data stand those of answers and lists.
    own = schemas_of(FolderTree(SITE), FOUNDING).by_ledger
    schemas = {**schemas_of(FolderTree(request.root)).by_ledger, **own}
    rules, contract = Rulebook(schemas), Contract(schemas)
    if broken := in_order(titled(row, answers, contract) for row in faults(rules, answers)):
        return broken, (), ""
    said: Any = answers.value["programme"]
    path = lists / said["tasks"] if "tasks" in said else SITE / FOUNDING / f"{said['template']}.csv"
    tasks = tasks_listed(path.name, listed(path), said_in(f"{FOUNDING}/headings.yaml"))
    tables = {COUNTIES: counties_typed(answers), TASKS: tasks}
    problems = in_order(_wrong(rules, tables.values(), contract))
    rows = {name: table.value[name] for name, table in tables.items()}
    pattern = said_in(f"{FOUNDING}/city.yaml")
    files = () if problems else first_files(answers.value, rows, pattern, request.today)
    return problems, tuple(files), str(answers.value.get("host", "none"))


FILL_IN = say("fill this row in, or delete it; the first row of the list has the headings")
NO_ROWS = say("one a row; above tasks stand the headings of their columns: task, deadline")


def _wrong(rules: Rulebook, tables: Iterable[Document], asked: Contract) -> Iterator[Problem]:
    for table in tables:
        for found in (titled(row, table, asked) for row in faults(rules, table)):
            hint = FILL_IN if found.kind == MISSING_FIELD else found.hint
            yield replace(found, hint=hint if table.value[table.ledger] else NO_ROWS)
        for field in ("code", "name") if table.ledger == COUNTIES else ("title",):
            yield from repeated(table, field)


def upgrade(root: Path, tag: str) -> str:
    """Take over the program of a tag, and return the commit; data and code owners stay.

    Raises CannotGoOn where files are not committed, or there is no such tag with a program.
    """
    if run_git(root, "status", "--porcelain", "--untracked-files=no").strip():
        raise CannotGoOn.say("files are changed and not committed: commit them, or take them back")
    if run_git(root, "rev-parse", "--show-prefix").strip():
        raise CannotGoOn.say("the city is only a part of its repository: upgrade by hand")
    named = f"refs/tags/{tag}^{{tree}}"
    try:
        tree = run_git(root, "rev-parse", "--verify", "--quiet", named).strip()
        run_git(root, "rev-parse", "--verify", "--quiet", f"{tree}:schemas")
    except CannotGoOn as error:
        raise CannotGoOn.say(
            "there is no tag {tag} of the program here: {command}",
            tag=tag,
            command="git fetch upstream --tags",
        ) from error
    kept = [path for path in UNTOUCHED if run_git(root, "ls-files", "--", path)]
    return upgrade_to(root, Upgrade(tag, tree), kept)

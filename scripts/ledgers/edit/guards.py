"""What guards write: files on the git host, its forms of issues, and the script of a hook."""

import shlex
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ledgers.model import Catalog, Field, Names, OutputFile, Value
from ledgers.model.choices import terms_of
from ledgers.model.diff import Hook
from ledgers.model.owners import MAINTAINERS, OFFICE, Owner, Owners
from ledgers.model.yaml_text import block

CODEOWNERS, RULESET = ".github/CODEOWNERS", ".github/rulesets/main.json"
HEAD = """\
# Who must agree to a change. Written by `ledgers guard --write` from data/city/owners.yaml and
# data/city/pairings.yaml: never edited, and a county never agrees to what it files itself.
"""


def gate_files(
    owners: Owners, catalog: Catalog, day: date, ruleset: bytes
) -> tuple[OutputFile, ...]:
    """Return the files that guard the main branch, as they should be on a day.

    The `ruleset` names the number of GitHub Actions on its host (15368): nobody else may say that
    the check was passed.
    """
    rows = [(path, who) for path, who in _rows(owners, catalog, day) if who]
    width = max((len(path) for path, _ in rows), default=0)
    text = "".join(f"{path:<{width}} {' '.join(who)}\n" for path, who in rows)
    return OutputFile(CODEOWNERS, (HEAD + text).encode()), OutputFile(RULESET, ruleset)


def _rows(owners: Owners, catalog: Catalog, day: date) -> Iterator[tuple[str, list[str]]]:
    """Yield each path and those who must agree; of several lines for a file the last one counts."""
    kept = _called(row for row in owners.owners if row.kind == MAINTAINERS)
    yield "*", kept
    yield "/data/city/", _called(row for row in owners.owners if row.kind == OFFICE)
    yield "/data/city/owners.yaml", kept
    for county in catalog.counties:
        offices = catalog.offices_of(county.code, day)
        yield f"/data/counties/{county.code}/", _called(owners.reviewing(offices))


def _called(rows: Iterator[Owner] | tuple[Owner, ...]) -> list[str]:
    """Return how the host calls some owners: by their team, else by their accounts."""
    return [f"@{name}" for row in rows for name in ([row.team] if row.team else row.accounts)]


MARK = "# Written by: ledgers hook install"
"""The line by which such a script is known again."""
SCRIPT = """#!/bin/sh
{mark}. Whatever ends it otherwise than well, git refuses.
exec {command} "$@"
"""


def script(kind: Hook, branch: str, actor_from: tuple[str, ...], program: str) -> bytes:
    """Return the script of a hook: which branch it protects, which variables name who pushes.

    `program` is the Python that has this package. It is isolated (`-I`), so that no file of a clone
    is imported in the place of its own.
    """
    words = [program, "-I", "-m", "ledgers", "hook", "run", "--root", "."]
    words += ["--kind", kind, "--branch", branch]
    words += [word for name in actor_from for word in ("--actor-from", name)]
    return SCRIPT.format(mark=MARK, command=shlex.join([*words, "--"])).encode()


class Question(NamedTuple):
    """A question: the way of its field in the ledger, if one has it, and what to choose from."""

    way: Names
    label: str
    about: str
    kind: str
    required: bool = True
    options: tuple[str, ...] = ()
    field: Field | None = None


def questions(form: Value, own: Value, catalog: Catalog) -> tuple[Question, ...]:
    """Return what a form asks: its name and version, the county, and fields of a record."""
    counties = tuple(f"{area.code} {area.name}" for area in catalog.counties)
    known = {"form": (f"{form['name']} {form['version']}",), "county": counties}
    first = [Question((name,), **own[name], options=known[name]) for name in known]
    return (*first, *(_question(form, name, own, catalog) for name in form["asks"]))


def _question(form: Value, name: str, own: Value, catalog: Catalog) -> Question:
    if name in own:
        return Question((name,), **own[name])
    ledger, way = catalog.contract.ledger(form["ledger"]), tuple(name.split("."))
    field = ledger.fields[way]
    around = ledger.fields[way[:-1]].entry if way[1:] else ledger.schema
    required = (way[-1] in around.get("required", ())) != (name in form["turned"])
    label, about = (f"{said.zh} · {said.en}" for said in (field.title, field.description))
    options = () if field.listed else tuple(_options(field, catalog))
    kind = "textarea" if field.listed and "properties" in field.entry else "input"
    return Question(way, label, about, "dropdown" if options else kind, required, options, field)


def _options(field: Field, catalog: Catalog) -> Iterator[str]:
    """Yield what may be chosen: codes, each with what it is called."""
    if field.said("x-refers") == "tasks":
        yield from (f"{task.id} {task.title}" for task in catalog.tasks.values())
    terms = terms_of(field, catalog.words)
    yield from (f"{code} {both.zh or code}" for code, both in terms.items())


def form_files(forms: Value, catalog: Catalog) -> Iterator[OutputFile]:
    """Yield the file of each form, as the host reads it."""
    for form in forms["forms"]:
        notice = {"type": "markdown", "attributes": {"value": forms["notice"]}}
        body = [notice, *map(_element, questions(form, forms["own"], catalog))]
        text = block({"name": form["title"], "description": form["about"], "body": body})
        path = f".github/ISSUE_TEMPLATE/{form['name']}.yml"
        yield OutputFile(path, (forms["head"] + text).encode())


def _element(row: Question) -> Mapping[str, object]:
    about: dict[str, object] = {"label": row.label, "description": row.about}
    about |= {"options": row.options} if row.options else {}
    about |= {"default": 0} if row.way == ("form",) else {}
    told = {"type": row.kind, "id": "-".join(row.way), "attributes": about}
    return {**told, "validations": {"required": True}} if row.required else told

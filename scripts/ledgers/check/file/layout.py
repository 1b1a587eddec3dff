"""Where files are, how they are named, and whether their contents agree with that."""

import re
from collections.abc import Iterator

from ledgers.check.ground import AREAS, COUNTY_FOLDER, Grounds
from ledgers.model import Both, Document, Path, Place, Problem, Words, kinds, layout, period, say
from ledgers.model.drawn import EITHER

BULLETIN = re.compile(r"([a-z][a-z_]*)-([0-9]{4})-0*([1-9][0-9]*)")


def missing_files(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each register of the city without a file and without defaults.

    Those that some city does without are missed where a record names what they would hold.
    """
    known = grounds.files | {row.file for row in grounds.filed(*layout.CITY_REGISTERS)}
    for name in layout.CITY_REGISTERS:
        path = f"data/city/{name}.yaml"
        if name not in layout.NOT_REQUIRED and path not in known:
            yield missing(path)


def missing(path: str) -> Problem:
    """Return the problem that a register has no file."""
    message = say("there is no file {path}", path=path)
    return kinds.references.MISSING_FILE.at(Place(path), message, say("add the file"))


def unknown_counties(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each folder whose name is the code of no county in `areas.yaml`."""
    folders = {match.group() for match in map(COUNTY_FOLDER.match, grounds.files) if match}
    hint = say("rename the folder, or add the county to data/city/areas.yaml")
    for folder in sorted(folders) if AREAS in grounds.sound_files else ():
        code = folder.rpartition("/")[2]
        if code not in grounds.county_codes:
            message = say("{code} is no county of areas.yaml", code=code)
            yield kinds.references.UNKNOWN_COUNTY.at(Place(folder), message, hint)


def names_that_differ(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem where a record's identifier is not what its file is called."""
    known = grounds.catalog.tasks
    for document in grounds.filed():
        for field, name in _said_by_name(document):
            said = document.value.get(field)
            if isinstance(said, str | int) and str(said) != name:
                message = say("the file is called {name}, but says {said}", name=name, said=said)
                hint = say("write “{field}: {name}”, or rename the file", field=field, name=name)
                if field == "task" and name not in known and said in known:
                    hint = renamed(grounds, document.file, str(said))
                elif layout.is_copy(document.id):
                    hint = layout.DELETE_COPY
                yield kinds.references.NAME_DIFFERS.at(document.at(field), message, hint)


def renamed(grounds: Grounds, file: str, name: str) -> Words:
    """Hint at what a file should be called; at its deletion where it is a copy of that one."""
    path = f"{file.rpartition('/')[0]}/{name}.yaml"
    hint = say("name it {path}, or add there what is new here", path=path)
    is_left = path in grounds.files and layout.is_copy(file)
    return layout.DELETE_COPY if is_left else hint


def _said_by_name(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the fields that repeat what a file is called, and what they must say."""
    if document.ledger == "progress":
        yield "task", document.id
    elif document.ledger == "decisions":
        yield "subject", document.id.partition("/")[2]
    elif document.ledger in layout.PERIODIC_LEDGERS and period(document.id):
        yield "period", document.id
    elif document.ledger == "rectifications" and EITHER.fullmatch(document.id):
        yield "finding", f"{layout.CITY}/findings/{document.id}"
    elif document.ledger == "rounds" and EITHER.fullmatch(document.id):
        yield "year", document.id[1:5]
    elif document.ledger in {"namings", "objections"}:
        yield "bulletin", f"{layout.CITY}/bulletins/{document.id}"
        yield "answer", f"{layout.CITY}/answers/{document.id}-{document.owner}"
    elif document.ledger == "answers":
        yield "bulletin", f"{layout.CITY}/bulletins/{document.id.rpartition('-')[0]}"
        yield "county", document.id.rpartition("-")[2]
    elif document.ledger == "bulletins" and (match := BULLETIN.fullmatch(document.id)):
        yield from zip(("series", "year", "issue_no"), match.groups(), strict=True)


def schema_lines(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem where the first line does not name the schema by its relative path."""
    message = say("the first line does not name this file's schema")
    for document in (row for row in grounds.filed() if row.file in grounds.files):
        up = "../" * document.file.count("/")
        line = f"# yaml-language-server: $schema={up}schemas/{document.ledger}.schema.json"
        if document.text.split("\n", 1)[0].rstrip() != line:
            hint = say("make the first line: {line}", line=line)
            yield kinds.schemas.NO_SCHEMA_LINE.at(Place(document.file), message, hint)


NAMED = re.compile(r"[A-Z]([0-9]{4}(?:-[0-9]{2}-[0-9]{2})?)")
"""A file's name that says a day or a year."""


def misnamed_files(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each file whose name is not of its ledger's form."""
    for document in grounds.filed():
        form = _form(grounds, document.ledger)
        if form and not form[0].fullmatch(document.id):
            name = document.id
            hint = layout.DELETE_COPY if layout.is_copy(name) else say("write {form}", form=form[1])
            bare = layout.COPY.sub("", name).strip(" -_")
            for other in (str(document.value.get("period")), name.upper(), bare):
                hint = renamed(grounds, document.file, other) if form[0].fullmatch(other) else hint
            message = say("{name} is not a valid file name for this ledger", name=name)
            yield kinds.references.MISNAMED.at(Place(document.file), message, hint)


def _form(grounds: Grounds, ledger: str) -> tuple[re.Pattern[str], Both] | None:
    """Return the pattern of a ledger's names, and how it is said in words."""
    defined = grounds.contract.schemas.get("defs", {}).get("$defs", {})
    words = defined.get(grounds.contract.ledger(ledger).record.name, {})
    hint = words.get("x-pattern-hint", {})
    if "pattern" not in words or not {"zh", "en"} <= set(hint):
        return None
    return re.compile(words["pattern"]), Both(hint["zh"], hint["en"])


def days_that_differ(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each record dated on another day, or in another year, than its name."""
    hint = say("correct the day, or rename the file")
    for document in grounds.sound():
        named_after = grounds.contract.ledger(document.ledger).record.named_after
        form = _form(grounds, document.ledger) if named_after else None
        found = NAMED.match(document.id)
        if form and form[0].fullmatch(document.id) and found:
            path, other = _dated(document, named_after)
            if not other.startswith(found[1]):
                words = {"id": document.id, "day": found[1], "other": other}
                message = say("{id} says {day}, the record says {other}", **words)
                yield kinds.times.DAY_DIFFERS.at(document.at(*path), message, hint)


def _dated(document: Document, field: str) -> tuple[Path, str]:
    """Return the field that a record's name repeats, of a list its first day, and what it says."""
    said = document.value.get(field)
    if isinstance(said, list):
        return (field, 0, "on"), str(said[0]["on"])
    return (field,), str(said)

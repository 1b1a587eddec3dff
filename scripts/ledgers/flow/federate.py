"""The steps that make a province's portal: read each city, keep its copy, compare, render, build.

No city stops another: what is wrong with one is a problem at its entry in the province's file, and
the city is shown as it was last.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from ledgers.assess.federation import whole_of
from ledgers.check.file.one import faults
from ledgers.check.file.schema import Rulebook
from ledgers.model import Both, Document, OutputFile, Problem, Value, in_order, replace, say
from ledgers.model.kinds import references
from ledgers.model.layout import Location
from ledgers.model.portal import Frame
from ledgers.model.province import Copy, Seen, State, Whole
from ledgers.model.values import decoded, to_builtins
from ledgers.model.words import Words, as_words, english
from ledgers.publish.federation import Office
from ledgers.publish.frame.languages import with_languages
from ledgers.publish.kit.templates import Templates, harmless
from ledgers.publish.kit.view import CALLED, TAGS, Language
from ledgers.read.documents import document_of, schemas_of
from ledgers.read.home import HOME, LOCALE, SITE, bytes_below, said_in, texts_below, translator
from ledgers.read.portals import AGAIN, Refused, copy_of, opened, sums_of, verified
from ledgers.read.tree import FolderTree
from ledgers.write.files import beside, put_back, sweep, write_file, write_folder
from ledgers.write.locks import locked, recover, swap_in
from ledgers.write.workers import Pool, mapped

NAME, STATE = "province", "state"
"""The name of the schema; the folder, beside the province's file, of what is kept of cities."""
BELOW: Mapping[Language, str] = {"zh": "", "en": "en/"}
"""The folder of the pages of each language."""


def visited(folder: Path, today: date, document: Document, member: Value) -> Seen:
    """Return a city as it is in this run; what is wrong with it is a problem of its entry."""
    if "withdrawn" in member:
        why = as_words(Both(member["withdrawn"]["reason"], ""))
        return Seen(member, State.WITHDRAWN, because=why)
    kept = kept_of(folder / STATE, member["city"])
    if "portal" not in member:
        state = State.LAST_GOOD if kept else State.NEVER
        return Seen(member, state, kept, say("no portal is named"))
    try:
        copy = copy_from(folder / member["portal"], member, kept)
    except Refused as error:
        entries: Any = document.value["cities"]
        where = document.at("cities", entries.index(member), "portal")
        kind, message, *hints = error.args
        return failing(folder, today, member, message, kind.at(where, message, *(hints or [AGAIN])))
    return Seen(member, State.CURRENT, replace(copy, failing_since=None), read=copy is not kept)


def failing(
    folder: Path, today: date, member: Value, why: Words, problem: Problem | None = None
) -> Seen:
    """Return a city whose portal cannot be read, as it was last."""
    kept = kept_of(folder / STATE, member["city"])
    kept = kept and replace(kept, failing_since=kept.failing_since or today)
    return Seen(member, State.LAST_GOOD if kept else State.NEVER, kept, why, problem)


def copy_from(place: Path, member: Value, kept: Copy | None) -> Copy:
    """Return the copy of a portal: the one that is kept where its sums are the same."""
    with opened(place) as top:
        digest, sums = sums_of(top)
        if kept and kept.sums == digest:
            return kept
        copy = copy_of(verified(top, sums), digest, {member["zh"], member.get("en")})
    if kept and copy.day < kept.day:
        told = say("its data is of {day}, the copy of {kept}", day=copy.day, kept=kept.day)
        hint = say("if the city meant it, delete its file in the state folder")
        raise Refused(references.PORTAL_OLDER, told, hint)
    return copy


def kept_of(state: Path, city: str) -> Copy | None:
    """Return the last good copy of a city; None where there is none that can be used."""
    place = state / f"{city}.json"
    return decoded(place.read_bytes(), Copy) if place.is_file() else None


def keep(state: Path, seen: Seen) -> None:
    """Write the copy of a city, whole or not at all; remove that of one that has none."""
    path = f"{seen.member['city']}.json"
    text = json.dumps(to_builtins(seen.copy), ensure_ascii=False, indent=1)
    if seen.copy is None:
        put_back(state, path, None)
    else:
        write_file(state, OutputFile(path, text.encode()))


def gathered(
    file: Path, today: date, hands: Pool | None = None
) -> tuple[Whole | None, tuple[Problem, ...]]:
    """Return a province as it is today, and all problems; None where its file cannot be used.

    The cities are read by `hands`, in this process where there are none.
    """
    schemas = schemas_of(FolderTree(HOME)).by_ledger
    rulebook = Rulebook({name: schemas[name] for name in (NAME, "defs")})
    rows = list(document_of(file.name, Location("", NAME, NAME), file.read_bytes()))
    problems = [row for row in rows if isinstance(row, Problem)]
    for document in (row for row in rows if isinstance(row, Document)):
        problems += faults(rulebook, document)
    if problems:
        return None, in_order(problems)
    entries: Any = document.value["cities"]
    members: dict[str, Value] = {}
    for at, member in enumerate(entries):
        if members.setdefault(member["city"], member) is not member:
            told = say("the city {code} is listed already", code=member["city"])
            where = document.at("cities", at, "city")
            problems.append(references.CITY_TWICE.at(where, told, say("keep one of the two")))
    write_file(file.parent / STATE, OutputFile(".gitignore", b"*\n"))
    with locked(file.parent / STATE):
        cities = list(_read(file.parent, today, document, members.values(), hands))
        for seen in cities:
            keep(file.parent / STATE, seen)
    problems += (each.problem for each in cities if each.problem)
    return whole_of(document.value, cities, today), in_order(problems)


def _read(
    folder: Path, today: date, document: Document, members: Iterable[Value], hands: Pool | None
) -> Iterator[Seen]:
    """Yield each city; what breaks while one is read is the reason why it is not current."""
    entries: Any = document.value["cities"]
    for answer in mapped(hands, partial(visited, folder, today, document), members):
        if answer.value is not None:
            yield answer.value
        else:
            why = answer.failure or say("it cannot be read")
            where = document.at("cities", entries.index(answer.item), "portal")
            problem = references.PORTAL_NOT_THERE.at(where, why, AGAIN)
            yield failing(folder, today, answer.item, why, problem)


def federated(
    file: Path, out: Path, today: date, hands: Pool | None = None
) -> tuple[Whole | None, tuple[Problem, ...]]:
    """Make a province's portal, in Chinese with English below `en/`; the last one stays until then.

    Raises CannotGoOn where `out` is no place for a portal.
    """
    # Imported here: MkDocs takes about 0.5 s, and only publishing needs it.
    from ledgers.write.site import build_site, refuse_place  # noqa: PLC0415

    refuse_place(file, out)
    recover(out)
    sweep(out)
    whole, problems = gathered(file, today, hands)
    if whole:
        said = said_in("province.yaml")
        offices = (
            Office(whole, said, translator(LOCALE, "zh"), "zh"),
            Office(whole, said, english, "en"),
        )
        with beside(out) as finished, beside(out) as folder:
            write_folder(folder, (file for office in offices for file in _files(office)))
            build_site([*map(_frame, offices)], folder, finished, whole.as_of)
            swap_in(finished, out)
    return whole, problems


def _files(office: Office) -> Iterator[OutputFile]:
    """Yield all files of the portal in one language, in its folder."""
    below = BELOW[office.language]
    filled = Templates(texts_below(SITE / "templates"), office.translate)
    pages = (OutputFile(page.head.path, filled.page(page)) for page in office.pages())
    for file in (*pages, *office.files()):
        yield OutputFile(below + file.path, with_languages(file) if below else file.data)
    for path, data in bytes_below(SITE / "assets").items():
        yield OutputFile(f"{below}assets/{path}", data)


def _frame(office: Office) -> Frame:
    """Return what stands around the pages of a language."""
    below = BELOW[office.language]
    ways = ("../", "") if below else ("", "en/")
    return Frame(
        config=str(HOME / f"mkdocs.province.{office.language}.yml"),
        below=below,
        nav=tuple({office.translate(it): f"{at}index.md"} for _, at, it, _ in office.listed()),
        name=harmless(office.translate(next(office.listed())[2])),
        spoken=tuple(
            {"tag": TAGS[it], "name": CALLED[it], "there": way}
            for it, way in zip(BELOW, ways, strict=True)
        ),
    )

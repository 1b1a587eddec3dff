"""The check of a whole city: every document by its schema, then all of them together."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, TypeAlias

from ledgers.check.file.one import faults, of_schemas, usable, without_schema
from ledgers.check.file.schema import Rulebook
from ledgers.check.ground import Grounds
from ledgers.check.privacy.leaks import is_clean
from ledgers.check.rules import LONE, RULES, Rule
from ledgers.model import Contract, Document, Problem, Struct, in_groups, in_order, kinds, replace
from ledgers.model.catalog import Catalog
from ledgers.model.cataloguing import catalog_of
from ledgers.model.lives.as_one import as_one
from ledgers.model.remembered import NOTHING_KNOWN, Known
from ledgers.model.shares import Share, in_halves

WRONG_VALUES = (
    kinds.schemas.WRONG_TYPE,
    kinds.schemas.NOT_ALLOWED,
    kinds.schemas.PATTERN,
    kinds.schemas.NO_SUCH_DAY,
)
PERSONS = (
    kinds.privacy.IDENTITY_NUMBER,
    kinds.privacy.TELEPHONE,
    kinds.privacy.CARD_NUMBER,
    kinds.privacy.ACCOUNT,
    kinds.privacy.NAME_AFTER_TITLE,
    kinds.privacy.PETITION_TEXT,
)


class Checked(Struct, frozen=True):
    """The result of a check: a catalogue of what is sound, and every problem, sorted by place.

    `left_out` are the documents that broke their schemas: the catalogue holds none of them whole.
    """

    catalog: Catalog
    problems: tuple[Problem, ...]
    left_out: tuple[Document, ...] = ()
    learnt: Known = NOTHING_KNOWN


def check(  # noqa: PLR0913 - what a city is, and how it is checked
    documents: Iterable[Document],
    files: Iterable[str],
    schemas: Mapping[str, Mapping[str, Any]],
    today: date,
    before: Known = NOTHING_KNOWN,
    *,
    share: Share = None,
) -> Checked:
    """Check documents, the names of all files there are, and the schemas, as of a day.

    A document whose schema cannot be used is not used either, nor is a record that breaks its
    schema. The rules know of both, so that each is reported once. What is known `before` is not
    looked at again, and `learnt` is what the next check need not look at.
    """
    rulebook = Rulebook(schemas, usable=before.usable)
    documents = tuple(documents)
    kept = tuple(document for document in documents if rulebook.knows(document.ledger))
    catalog = catalog_of(kept, Contract(schemas))
    fresh = sum(len(row.text) for row in kept if row not in before.sound)
    seen = dict(in_halves(partial(_alone, rulebook, before), kept, share, fresh))
    sound = frozenset(file for file, (_, wrong) in seen.items() if not wrong)
    clean = frozenset(row for row in kept if seen[row.file][0])
    grounds = Grounds(as_one(catalog, today), frozenset(files), sound, today, clean)
    wanted = [rule for rule in RULES if _name(rule) not in before.quiet]
    asked = partial(_asked, grounds, replace(grounds, passed=before.sound))
    found = dict(in_halves(asked, wanted, share, sum(len(row.text) for row in kept)))
    problems = [
        *rulebook.problems,
        *of_schemas(schemas),
        *without_schema(documents, schemas),
        *chain.from_iterable(wrong for _, wrong in seen.values()),
        *chain.from_iterable(found.values()),
    ]
    broken = tuple(document for document in kept if document.file not in sound)
    if broken:
        parts = {document.file: usable(rulebook, document) for document in broken}
        rows = (parts.get(document.file, document) for document in kept)
        catalog = catalog_of((row for row in rows if row is not None), catalog.contract)
    learnt = _learnt(kept, grounds, found, before.quiet)
    learnt = replace(learnt, usable=not rulebook.problems)
    return Checked(catalog, in_order(reported_once(problems)), broken, learnt)


Found: TypeAlias = tuple[Problem, ...]


def _alone(
    rulebook: Rulebook, before: Known, part: Iterable[Document]
) -> list[tuple[str, tuple[bool, Found]]]:
    """Return by file whether it leads to nobody, and what is wrong with it alone."""
    told = ((row, () if row in before.sound else tuple(faults(rulebook, row))) for row in part)
    return [(row.file, (row in before.clean or is_clean(row), wrong)) for row, wrong in told]


def _asked(grounds: Grounds, some: Grounds, part: Iterable[Rule]) -> list[tuple[str, Found]]:
    """Return what rules find, by name; those of lone records look at `some` of them."""
    return [(_name(rule), tuple(rule(some if rule in LONE else grounds))) for rule in part]


def _learnt(
    kept: Iterable[Document], grounds: Grounds, found: Mapping[str, Found], quiet: Iterable[str]
) -> Known:
    told = {row.place.file for rule in LONE for row in found.get(_name(rule), ())}
    # Of a county that nobody knows yet nothing was asked.
    settled = grounds.sound_files.intersection(row.file for row in grounds.filed()) - told
    return Known(
        sound=frozenset(document for document in kept if document.file in settled),
        clean=grounds.clean,
        quiet=sorted({*quiet, *(name for name, rows in found.items() if not rows)}),
    )


def _name(rule: Rule) -> str:
    return f"{rule.__module__}.{rule.__qualname__}"


def reported_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Leave out what follows from a wrong value at the same place.

    What leads to a person is always reported: it stops publishing.
    """
    rows = tuple(problems)
    codes = in_groups((row.place, row.kind.code) for row in rows if row.kind in WRONG_VALUES)
    wrong = {place: min(found) for place, found in codes.items()}
    for problem in rows:
        first = problem.place not in wrong or problem.kind.code == wrong[problem.place]
        if first or problem.kind in PERSONS:
            yield problem

"""Required documents are made, and counties adapt texts of the city that are in force."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from ledgers.check.ground import Grounds, Group, day, reference
from ledgers.model import CITY, Document, Place, Problem, kinds, say
from ledgers.model.choices import terms_of
from ledgers.model.lives.standing import in_force, is_held
from ledgers.model.rows import first_day

ADAPTED = "B"
CITYS = "A"
BELOW, MISSING = ("township", "village"), kinds.references.DOCUMENT_MISSING
ANOTHER = say("correct it, or what it fulfils")
REPEALED_TOO = "0.3.0"
"""Since this version a document that was repealed is missing, as the portal says."""


def models_not_in_force(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each adapted document whose model is no text of the city in force."""
    asked = grounds.listed("standards", "documents")
    for document in grounds.standing("documents"):
        model, adapted = document.value.get("model"), document.value.get("category") == ADAPTED
        own = isinstance(model, str) and document.owner != CITY
        if own and not _is_model(grounds, document, str(model), asked):
            message = say("{model} is not a document of the city in force", model=model)
            hint = say("name the city's document that was adapted")
            sharper = None if adapted else "0.4.0"  # The guidance of a county's own text (R22).
            yield kinds.references.NO_MODEL.at(document.at("model"), message, hint, sharper=sharper)


def _is_model(grounds: Grounds, document: Document, model: str, asked: dict[object, Group]) -> bool:
    full = reference(document.owner, model)
    if not full.startswith(f"{CITY}/"):
        return False
    standard = asked.get(document.value.get("fulfils"), {}).get("model")
    if isinstance(standard, str) and reference(CITY, standard) != full:
        return False
    text = grounds.record(CITY, full)
    made = first_day(document.value, "issued")
    if text is None or "withdrawn" in text.value or made is None:
        return True  # Told already: it is missing, not sound, or withdrawn.
    return in_force(text.value, made)


def documents_of_another_sort(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each document of another sort than it should be (R20-R22, R175)."""
    asked, vocabulary = grounds.listed("standards", "documents"), grounds.catalog.words
    for document in grounds.standing("documents"):
        row = asked.get(document.value.get("fulfils"), {})
        for name in ("category", "kind", "domain"):
            found = document.value.get(name, row.get(name))
            if found != row.get(name, found):
                known = terms_of(grounds.contract.ledger("documents").fields[(name,)], vocabulary)
                codes = {"asked": str(row[name]), "found": str(found)}
                words = {part: known.get(code, code) for part, code in codes.items()}
                words["title"] = row["title"]
                message = say("“{title}” asks for “{asked}”; this is “{found}”", **words)
                yield MISSING.at(document.at(name), message, ANOTHER, sharper="0.4.0")
        unit = grounds.catalog.units.get(str(document.value.get("owner")))
        if row and unit and unit.level in BELOW:
            said = {"title": row["title"], "unit": unit.id}
            message = say("“{title}” is asked of the county, not of {unit}", **said)
            yield MISSING.at(document.at("owner"), message, ANOTHER, sharper="0.4.0")


def documents_missing(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each required document past its day, and each model left out."""
    made = _made(grounds)
    before = _fulfilling(grounds, lambda row: first_day(row, "issued"))
    for document, path, row in grounds.entries("standards", "documents"):
        due, at = day(row["due_on"]), partial(document.at, *path, "due_on")
        if due and due < grounds.day_shown:
            if row["category"] == ADAPTED and "model" not in row:
                message = say("“{title}” has no text of the city yet", title=row["title"])
                hint = say("enter the city's document as model")
                yield kinds.references.CITY_TEXT_MISSING.at(at(), message, hint)
            for owner, called in _owners(grounds, row, due):
                if made.isdisjoint({(owner, row["id"]), (owner, None)}):
                    sharper = REPEALED_TOO if (owner, row["id"]) in before else None
                    yield _missing(at(), row, called, sharper)


def _made(grounds: Grounds) -> set[tuple[str, object]]:
    """Return who has which required document in force, and None for whom that is not known."""
    rows, asked = grounds.rows("standards", "documents"), ("renewed_months", "plans_years")
    known = {row["id"]: [row.get(name) for name in asked] for _, row in rows}
    made = _fulfilling(
        grounds, lambda row: is_held(row, grounds.day_shown, *known.get(row["fulfils"], ()))
    )
    documents = grounds.catalog.by_ledger.get("documents", ())
    return made | {(row.owner, None) for row in documents if row.file not in grounds.sound_files}


def _fulfilling(grounds: Grounds, counts: Callable[[Group], object]) -> set[tuple[str, object]]:
    asked = (row for row in grounds.standing("documents") if "fulfils" in row.value)
    return {(row.owner, row.value["fulfils"]) for row in asked if counts(row.value)}


def _missing(place: Place, row: Group, called: object, sharper: str | None) -> Problem:
    words = {"title": row["title"], "county": called, "due": row["due_on"]}
    message = say("“{title}” of {county} was due on {due}", **words)
    hint = say("file the document with fulfils: {id}", id=row["id"])
    if n := row.get("plans_years"):
        hint = say("file it with fulfils: {id}, and numbers of {n} years", id=row["id"], n=n)
    return MISSING.at(place, message, hint, sharper=sharper)


def _owners(grounds: Grounds, row: Group, due: date) -> Iterator[tuple[str, object]]:
    """Yield who has to make a document: the city, or the counties of some kinds.

    What was due before a county was there is not asked of it, nor anything after its end.
    """
    if row["category"] == CITYS:
        yield CITY, grounds.catalog.city.name if grounds.catalog.city else say("the city")
        return
    there = grounds.catalog.counties_on(grounds.day_shown)
    for area in (area for area in there if (area.valid_from or due) <= due):
        if not row.get("applies_to") or area.kind in row["applies_to"]:
            yield area.code, area.name

"""Issues stay as issued, prefaces type no figure, none of a series is missing; who is named."""

from collections.abc import Iterator

from ledgers.check.ground import Grounds, text, texts
from ledgers.model import CITY, NONE, Bulletin, Document, Problem, Words, in_groups, kinds, say
from ledgers.model.beside import namings_in, objected, too_short
from ledgers.model.bulletin import Name, differences, facts_digest, is_preface_kept, is_sealed
from ledgers.model.catalog import Catalog
from ledgers.model.facts import (
    CHANGE,
    COUNTY,
    FACT_KINDS,
    TASK,
    moves,
    typed_figures,
    unknown_quotations,
)
from ledgers.model.lives.missing import missing
from ledgers.model.lives.programmes import schemes_about
from ledgers.model.method import scheme_at
from ledgers.model.rows import as_day
from ledgers.model.used import SETTINGS, method_digest

ONLY_ISSUED = (
    *("issued_on", "published_on", "facts", "inputs", "content", "since", "changes"),
    *("contested", "method_digest", "facts_digest", "digest"),
)


def bulletins_wrong(grounds: Grounds) -> Iterator[Problem]:
    """Yield every problem of single bulletins: broken seals, prefaces, corrections, drafts."""
    for document, bulletin in bulletins_of(grounds):
        yield from preface_wrong(document, bulletin, _names(grounds, bulletin))
        if bulletin.is_issued:
            yield from _changed(document, bulletin)
            yield from _corrections(grounds, document, bulletin)
            yield from _not_shown(grounds, document, bulletin)
        elif least := too_short(grounds.catalog, bulletin):
            message = say("counties may object: write objections_until, {day} or later", day=least)
            hint = say("draft it anew, or put the line back")
            place = document.place("objections_until")
            yield kinds.issues.NO_TIME_TO_OBJECT.at(place, message, hint)
        for name in () if bulletin.is_issued else ONLY_ISSUED:
            if name in document.value:
                message = say("a draft has no “{field}”", field=name)
                hint = say("take the line out; issuing writes it")
                yield kinds.issues.DRAFT_SEALED.at(document.place(name), message, hint)


def bulletins_of(grounds: Grounds) -> Iterator[tuple[Document, Bulletin]]:
    """Yield every bulletin that keeps to its schema, with its file."""
    for document in grounds.sound("bulletins"):
        bulletin = grounds.catalog.bulletins.get(document.id)
        if bulletin is not None:
            yield document, bulletin


def _changed(document: Document, bulletin: Bulletin) -> Iterator[Problem]:
    hint = say("put the file back as it was issued, and issue a correction")
    if not is_sealed(document.text, bulletin):
        message = say("what stands above the digest is not what was issued")
        yield kinds.issues.ISSUE_CHANGED.at(document.place("digest"), message, hint)
    elif facts_digest(bulletin.facts) != bulletin.facts_digest:
        message = say("the figures do not have the digest that was issued with them")
        yield kinds.issues.ISSUE_CHANGED.at(document.place("facts_digest"), message, hint)
    if not is_preface_kept(bulletin):
        message = say("the preface is not the one that was issued")
        hint = say("put it back, or record what was taken down under redactions with its digest")
        yield kinds.issues.ISSUE_CHANGED.at(document.place("preface"), message, hint)


def _not_shown(grounds: Grounds, document: Document, bulletin: Bulletin) -> Iterator[Problem]:
    publication = grounds.catalog.publication
    shown = as_day(publication.as_of) if publication else None
    if shown and bulletin.published_on and bulletin.published_on > shown:
        words = {"day": bulletin.published_on, "shown": shown}
        message = say("published on {day}; the portal shows {shown}: it is not there", **words)
        hint = say("write a later day, or today, as as_of in data/city/publication.yaml")
        yield kinds.issues.LATER_THAN_SHOWN.at(document.place("published_on"), message, hint)


def methods_other(grounds: Grounds) -> Iterator[Problem]:
    """Yield a warning for each issue whose method is not what the files say of its day."""
    if any(grounds.register(ledger) is None for ledger in ("schemes", "indicators", *SETTINGS)):
        return
    for document, issue in bulletins_of(grounds):
        if issue.is_issued and (message := _other_method(grounds.catalog, issue)):
            hint = say("put scheme, indicators and settings back; let changes begin on a later day")
            yield kinds.issues.METHOD_OTHER.at(document.place("method"), message, hint)


def _other_method(catalog: Catalog, issue: Bulletin) -> Words | None:
    valid = scheme_at(schemes_about(catalog, issue), issue.as_of)
    words = {"method": issue.method}
    if valid is None or valid.id != issue.method:
        words |= {"day": str(issue.as_of), "now": valid.id if valid else NONE}
        return Words(say("{method} was used, and on {day} {now} holds").text, words)
    known = issue.method_digest
    if known is None or known == method_digest(catalog, issue.method, issue.as_of):
        return None
    return say("{method} is not now what it was on {day}", day=issue.as_of, method=issue.method)


def preface_wrong(
    document: Document, bulletin: Bulletin, names: frozenset[Name]
) -> Iterator[Problem]:
    """Yield a problem for each figure in a preface that is typed, or none of those named."""
    for index, paragraph in enumerate(bulletin.preface):
        for figure in typed_figures(paragraph):
            message = say("the preface types the figure {figure}", figure=figure)
            hint = say("quote it by its name in braces, such as {example}", example="tasks.overdue")
            yield kinds.issues.FIGURE_TYPED.at(document.at("preface", index), message, hint)
        for quotation in unknown_quotations(paragraph, names):
            message = say("there is no figure {name} in this bulletin", name=quotation)
            hint = say("figures: {names}", names=", ".join(sorted({name[0] for name in names})))
            yield kinds.issues.UNKNOWN_FIGURE.at(document.at("preface", index), message, hint)


def names_in(issue: Bulletin) -> frozenset[Name]:
    """Return the figures that an issue holds, which its preface may quote."""
    return frozenset((*(fact.name for fact in issue.facts), *dict(moves(issue))))


def _names(grounds: Grounds, bulletin: Bulletin) -> frozenset[Name]:
    """Return the figures that may be quoted: an issue's own, or all that a draft could have."""
    if bulletin.is_issued:
        return names_in(bulletin)
    subjects = {
        COUNTY: [(code, "") for code in grounds.county_codes],
        TASK: [("", task) for task in grounds.catalog.tasks],
    }
    moved = {f"{key}{CHANGE}": kind for key, kind in FACT_KINDS.items() if kind.of == CITY}
    return frozenset(
        (key, county, task)
        for key, kind in (*FACT_KINDS.items(), *moved.items())
        for county, task in subjects.get(kind.of, [("", "")])
    )


def _corrections(grounds: Grounds, document: Document, bulletin: Bulletin) -> Iterator[Problem]:
    if bulletin.corrects is None:
        return
    wrong = grounds.catalog.bulletins.get(bulletin.corrects.rsplit("/", 1)[-1])
    if wrong is None or not wrong.is_issued or wrong.id == bulletin.id:
        message = say("{record} is not an issue that can be corrected", record=bulletin.corrects)
        hint = say("name an issue that was issued before")
        yield kinds.issues.WRONG_CORRECTION.at(document.at("corrects"), message, hint)
        return
    expected = {change.name: change for change in differences(wrong.facts, bulletin.facts)}
    listed = {change.name: change for change in bulletin.corrections}
    names = listed.keys() | expected.keys()
    odd = min((name for name in names if listed.get(name) != expected.get(name)), default=None)
    if odd is not None:
        at = [index for index, change in enumerate(bulletin.corrections) if change.name == odd]
        message = say("{key}: old or new value is not that of the issues", key=odd[0])
        hint = say("let the program write the correction")
        place = document.place("corrections", *at[:1])
        yield kinds.issues.WRONG_CORRECTION.at(place, message, hint)


def numbers_missing(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each number that a series skips within a year (R16)."""
    issued = ((row, document) for document, row in bulletins_of(grounds) if row.is_issued)
    pairs = (((row.series, row.year), (row.issue_no, document)) for row, document in issued)
    for rows in in_groups(pairs).values():
        ordered = sorted(rows, key=lambda row: row[0])
        numbers = [0, *(number for number, _ in ordered)]
        for before, (number, document) in zip(numbers, ordered, strict=False):
            if number > before + 1:
                message = say("number {number} is missing before it", number=number - 1)
                hint = say("number the issues of a series and year without gaps")
                yield kinds.issues.NUMBER_GAP.at(document.place("issue_no"), message, hint)


def issues_missing(grounds: Grounds) -> Iterator[Problem]:
    """Yield a warning for each week or deadline without its issue since its series began (R16)."""
    issued = [(document, row) for document, row in bulletins_of(grounds) if row.is_issued]
    newest = {row.series: document for document, row in sorted(issued, key=lambda it: it[1].end_on)}
    shown = grounds.day_shown
    for due in missing(grounds.catalog, shown, [row for _, row in issued]):
        if due.series in newest and due.as_of != shown:
            hint = say("run: {command}", command=" ".join(("ledgers bulletin draft", *due.options)))
            if due.as_of:
                message = say("there is no node bulletin for the deadline of {day}", day=due.as_of)
                place = newest[due.series].place("as_of")
                yield kinds.issues.NODE_MISSING.at(place, message, hint)
            else:
                message = say("there is no issue for {period}", period=due.period)
                place = newest[due.series].place("period")
                yield kinds.issues.WEEK_MISSING.at(place, message, hint)


def named_by_nobody(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each named unit that no action of its issue allows to be named."""
    for document, path, row in grounds.entries("namings", "units"):
        until, issue = text(document.value.get("expires_on")), text(document.value.get("bulletin"))
        allowed = (
            value.get("public_scope") == "unit"
            and text(value.get("expires_on")) >= until
            and row.get("unit") in texts(value.get("object_units"))
            for value in namings_in(grounds.catalog, issue)
        )
        out = grounds.catalog.bulletins.get(issue.rpartition("/")[2])
        if out and until < str(out.issued_on or out.end_on):
            message = say("this ends on {day}, before the issue is out", day=until)
            hint = say("write a later day, or take the file out")
            place = document.at("expires_on")
            yield kinds.times.OUT_OF_ORDER.at(place, message, hint, sharper="0.4.0")
        elif out and "visibility" not in document.value and not any(allowed):
            words = {"unit": text(row.get("unit")), "day": until}
            message = say("no action names {unit} in this issue until {day}", **words)
            hint = say(
                "file it in actions first: kind named, this bulletin, this unit, public_scope unit "
                "and an expires_on that is not earlier; or take the unit out"
            )
            yield kinds.privacy.NAMED_BY_NOBODY.at(document.at(*path, "unit"), message, hint)


def objections_wrong(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each objection that is late, or to no figure of a county."""
    for document, path, row in grounds.entries("objections", "objections"):
        issue = grounds.catalog.bulletins.get(document.id)
        until, kind = issue and issue.objections_until, FACT_KINDS.get(text(row.get("figure")))
        if until and text(row.get("on")) > str(until):
            message = say("counties could object until {day}", day=until)
            hint = say("take it out, and ask the city for a correction of {name}", name=document.id)
            yield kinds.issues.OBJECTION_LATE.at(document.at(*path, "on"), message, hint)
        if kind is None or kind.of != COUNTY:
            message = say("there is no figure {name} in this bulletin", name=row.get("figure"))
            names = ", ".join(key for key, row in FACT_KINDS.items() if row.of == COUNTY)
            place, hint = document.at(*path, "figure"), say("figures: {names}", names=names)
            yield kinds.issues.UNKNOWN_FIGURE.at(place, message, hint, sharper="0.4.0")


def answers_to_nobody(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each answer to what its county did not object to, or not yet."""
    for document, path, row in grounds.entries("answers", "answers"):
        issue = text(document.value.get("bulletin")).rpartition("/")[2]
        county, figure = text(document.value.get("county")), text(row.get("figure"))
        made = [said for code, said, _ in objected(grounds.catalog, issue) if code == county]
        days = [text(said.get("on")) for said in made if text(said.get("figure")) == figure]
        words = {"county": county, "name": figure, "issue": issue}
        message = say("{county} did not object to {name} in {issue}", **words)
        if days and text(row.get("on")) < min(days):
            message = say("{county} objected on {day} only", county=county, day=min(days))
        if not days or text(row.get("on")) < min(days):
            hint = say("answer what is in its file below objections/, from its day on")
            yield kinds.issues.ANSWER_TO_NOBODY.at(document.at(*path, "figure"), message, hint)


def uncorrected(grounds: Grounds) -> Iterator[Problem]:
    """Yield a warning where an objection to an issue that was out was upheld, and no more came."""
    corrected = {row.corrects for row in grounds.catalog.bulletins.values()}
    for document, path, row in grounds.entries("answers", "answers"):
        name = document.id.rpartition("-")[0]
        issue, on = grounds.catalog.bulletins.get(name), text(row.get("on"))
        after = issue and issue.issued_on and on > str(issue.issued_on)
        if after and row.get("outcome") == "upheld" and f"city/bulletins/{name}" not in corrected:
            command = f"ledgers bulletin draft --series correction --corrects {name}"
            message = say("{name} has not been corrected", name=name)
            place, hint = document.at(*path, "outcome"), say("run: {command}", command=command)
            yield kinds.issues.UNCORRECTED.at(place, message, hint)

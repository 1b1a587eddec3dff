"""Figures: parts add up to totals, and each figure is what its indicator asks for."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from ledgers.check.fields.parts import VILLAGES, ZERO, Pair, above, added, amount, titles_of, total
from ledgers.check.ground import Grounds, Group, day, groups, number, text, texts
from ledgers.model import Both, Document, Path, Problem, Words, in_groups, kinds, replace, say
from ledgers.model.choices import terms_of
from ledgers.model.contract import Field
from ledgers.model.forms import FIELDS, FORMS
from ledgers.model.periods import DAY, Period, before, last_day, period
from ledgers.model.problem import Kind, Severity
from ledgers.model.rows import fields

ADDED = kinds.schemas.NOT_ADDING_UP
CARRIED = replace(ADDED, severity=Severity.WARNING)
"""A month that does not begin where the one before ended: a correction may be on its way."""
SHARPER = replace(ADDED, since="0.4.0")  # Issues of before are not asked.
UNLIKE = replace(SHARPER, severity=Severity.WARNING)
"""A number that a register told otherwise: there may have been more, or fewer, then."""
LATER = dict.fromkeys(("actions", "casework"), SHARPER)
REPEATED = {
    "denominator_of": ("denominator", say("the denominator")),
    "numerator_of": ("numerator", say("the numerator")),
    "reached_of": ("value", say("the number filed")),
}
"""The words by which an indicator names another one, and the number that this one gives."""
WHOLE, WORKDAYS = REPEATED["denominator_of"][1], say("the workdays of the calendar")
IN_POST = "units", "in_post"
STAFF, THEN = say("all who are in post by the posts"), say("what was filed a year before")
LAST_YEAR = "last_year", say("the total of last year")
MOVED = {"added", "removed"}
Key: TypeAlias = tuple[object, ...]
Said: TypeAlias = tuple[Words | Both, Decimal | None]
"""How a number is called where it is said otherwise, and what that is."""


def sums_that_differ(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each total that its parts, in the same record, do not add up to."""
    yield from _divided(grounds)
    yield from _totals(grounds)


def counts_that_differ(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each number that other lists, or other files, say otherwise."""
    counted = _counted, _checklists, _shares, _pools
    for rule in (*counted, _beside_registers, _beside_filings, _carried_over):
        yield from rule(grounds)


def differs(sums: Pair, kind: Kind = ADDED) -> Iterator[Problem]:
    """Yield a problem where the sum of the parts is not the whole, none where one is not known."""
    if sums.value is not None and sums.limit is not None and sums.value != sums.limit:
        words = {"parts": sums.part, "sum": sums.value, "whole": sums.whole, "value": sums.limit}
        message = say("{parts} add up to {sum}; {whole} is {value}", **words)
        hint = say("correct the part or the total that is wrong")
        yield kind.at(sums.document.at(*sums.path), message, hint)


def _divided(grounds: Grounds) -> Iterator[Problem]:
    """Yield wholes that the fields beside them do not add up to."""
    for ledger in grounds.contract.ledgers:
        added = ledger.with_word("x-adds-up-to")
        parts = in_groups(((*row.names[:-1], row.said("x-adds-up-to")), row) for row in added)
        for whole, found in parts.items():
            for document in grounds.standing(ledger.name) if whole in ledger.fields else ():
                yield from _of_parts(document, ledger.fields[whole], found)


def _of_parts(document: Document, whole: Field, parts: list[Field]) -> Iterator[Problem]:
    names = tuple(part.names[-1] for part in parts)
    for path, group in groups(document.value, *whole.names[:-1]):
        found, asked = total(group, names), number(group.get(whole.names[-1]))
        pair = Pair(document, (*path, whole.names[-1]), titles_of(parts), found, whole.title, asked)
        yield from differs(pair, LATER.get(document.ledger, ADDED))


TOTALS = {"x-total-of": ADDED, "x-sum-of": SHARPER}
"""The words for what the entries of a list add up to, each with its kind of problem."""
STRICT = {"x-total-of"}
"""The words by which entries that say nothing add up to nothing; else nothing is known of them."""


def _totals(grounds: Grounds) -> Iterator[Problem]:
    """Yield numbers beside a list that its entries do not add up to (R310, R317-R319)."""
    for ledger in grounds.contract.ledgers:
        for word, whole in ((each, row) for each in TOTALS for row in ledger.with_word(each)):
            way = tuple(whole.said(word).split("."))
            part = ledger.fields.get(way)
            if part is None:
                continue  # A city may have taken the list out of its schema.
            for document in grounds.standing(ledger.name):
                listed = [each for _, each in fields(document.value, *way)]
                found = added(listed) if listed or word in STRICT else None
                for path, asked in fields(document.value, *whole.names):
                    pair = Pair(document, path, part.title, found, whole.title, number(asked))
                    yield from differs(pair, TOTALS[word])


def _counted(grounds: Grounds) -> Iterator[Problem]:
    """Yield what counts other bodies than it lists, and checks that left files out."""
    listed, said = say("the bodies listed"), say("the number of bodies")
    files, there = say("the files reviewed"), say("the number of all files")
    for document in grounds.standing("checks", "actions"):
        units = document.value.get("units", document.value.get("object_units"))
        asked = number(document.value.get("units_n"))
        found = Decimal(len(units)) if isinstance(units, list) else None
        pair = Pair(document, ("units_n",), listed, found, said, asked)
        yield from differs(pair, LATER.get(document.ledger, ADDED))
        for path, review in groups(document.value, "file_review"):
            reviewed, all_files = number(review["reviewed_n"]), number(review["population_n"])
            if review["scope"] == "all" and (reviewed or ZERO) < (all_files or ZERO):
                way = (*path, "reviewed_n")
                yield from differs(Pair(document, way, files, reviewed, there, all_files))


def items_of_checklists(grounds: Grounds) -> dict[str, frozenset[str]]:
    """Return the codes of the items of each checklist."""
    return {
        str(row["id"]): frozenset(str(item["code"]) for _, item in groups(row, "items"))
        for _, row in grounds.rows("standards", "checklists")
    }


def _checklists(grounds: Grounds) -> Iterator[Problem]:
    lists = items_of_checklists(grounds)
    for document, path, group in grounds.entries("facilities", "checklists"):
        items = lists.get(str(group["checklist"]))
        if items is not None and "have" in group:
            yield from _halves(document, path, group, items)


def _halves(
    document: Document, path: Path, group: Group, items: frozenset[str]
) -> Iterator[Problem]:
    have, lack = texts(group.get("have")), texts(group.get("lack"))
    both = sorted(set(have) & set(lack))
    if both:
        message = say("“{item}” is both in “have” and in “lack”", item=both[0])
        hint = say("keep it in one of the two lists")
        yield kinds.schemas.NOT_ADDING_UP.at(document.place(*path, "lack"), message, hint)
    elif items.issuperset((*have, *lack)):
        parts, whole = say("what is had and what is lacking"), say("the length of the checklist")
        found, asked = Decimal(len(have) + len(lack)), Decimal(len(items))
        yield from differs(Pair(document, (*path, "have"), parts, found, whole, asked))


def _returns(grounds: Grounds) -> Iterator[tuple[Document, Path, Group, Group]]:
    """Yield each value of a return with its place and its indicator, empty where none is known."""
    listed = grounds.listed("indicators", "indicators")
    for document, path, row in grounds.entries("returns", "values"):
        yield document, path, row, listed.get(row["indicator"], {})


def _shares(grounds: Grounds) -> Iterator[Problem]:
    """Yield tallies whose parts are not those of their indicator, and shares that cannot be so."""
    for document, path, row, indicator in _returns(grounds):
        yield from _parts(document, path, row, indicator)
        value, limit = number(row.get("numerator")), number(row.get("denominator"))
        if indicator.get("measure") == "%":
            part = say("the numerator of “{indicator}”", indicator=_named(indicator))
            yield from above(Pair(document, (*path, "numerator"), part, value, WHOLE, limit))


def _beside_registers(grounds: Grounds) -> Iterator[Problem]:
    """Yield denominators that the areas, the posts or the calendar say otherwise."""
    staff = {
        (row.owner, last_day(row.id)): added(each for _, each in fields(row.value, *IN_POST))
        for row in grounds.standing("posts")
    }
    for document, path, row, indicator in _returns(grounds):
        place = str(row.get("unit", document.owner)).partition("-")[0]
        villages = indicator.get("of_villages") and grounds.villages.get(place)
        in_post = indicator.get("of_staff") and staff.get((document.owner, last_day(document.id)))
        span = period(document.value["period"]) if indicator.get("of_workdays") else None
        days = grounds.catalog.workdays.known_after(span.first - DAY, span.last) if span else None
        workdays = None if days is None else Decimal(days)
        for said in ((VILLAGES, villages or None), (STAFF, in_post or None), (WORKDAYS, workdays)):
            named = REPEATED["denominator_of"]
            yield from differs(_pair(document, path, row, named, said), UNLIKE)


def _beside_filings(grounds: Grounds) -> Iterator[Problem]:
    """Yield numbers that the same body filed otherwise, a year before or of another indicator."""
    listed, known = grounds.listed("indicators", "indicators"), [*_returns(grounds)]
    filed = {_key(document, row, row["indicator"]): row for document, _, row, _ in known}
    for document, path, row, indicator in known:
        then = filed.get(_key(document, row, row["indicator"], 1), {}).get("this_period")
        said: Said = THEN, number(then)
        yield from differs(_pair(document, path, row, LAST_YEAR, said), UNLIKE)
        for relation, named in REPEATED.items():
            other = listed.get(indicator.get(relation), {})
            if each := filed.get(_key(document, row, other.get("id"))):
                said = _said(relation, other, each)
                yield from differs(_pair(document, path, row, named, said), SHARPER)


def _pair(document: Document, path: Path, row: Group, named: tuple[str, Words], said: Said) -> Pair:
    """Return a number of a return, by its name, beside what is said of it elsewhere."""
    name, whole = named
    return Pair(document, (*path, name), *said, whole, number(row.get(name)))


def _key(document: Document, row: Group, indicator: object, years: int = 0) -> Key:
    """Return by what a number is found that the same body filed, of some years before."""
    span = str(document.value["period"])
    return document.owner, f"{int(span[:4]) - years}{span[4:]}", indicator, row.get("unit")


def _said(relation: str, other: Group, filed: Group) -> Said:
    """Return what another indicator says, and how it is called."""
    named = _named(other)
    if relation == "reached_of":
        reached = say("the targets that “{indicator}” reaches", indicator=named)
        return reached, _reached(other, filed)
    return named, amount(filed.get("parts"))


def _reached(other: Group, filed: Group) -> Decimal | None:
    """Return 1 where a share reaches the target of its indicator, 0 where it does not."""
    names, target = ("numerator", "denominator"), number(other.get("target")) or ZERO
    part, whole = (number(filed.get(name)) or ZERO for name in names)
    enough = part > target * whole if "target_passed" in other else part >= target * whole
    return Decimal(enough) if whole and target else None


def _parts(document: Document, path: Path, value: Group, indicator: Group) -> Iterator[Problem]:
    hint = say("file exactly the parts that the indicator lists, with zeros where there was none")
    asked, found = _codes(indicator), _codes(value)
    for part in sorted(found ^ asked)[:1] if found and asked else ():
        if part in found:
            message = say("the indicator has no part “{part}”", part=part)
        else:
            message = say("the part “{part}” of the tally is missing", part=part)
        yield kinds.schemas.NOT_ADDING_UP.at(document.place(*path, "parts"), message, hint)


def _named(indicator: Group) -> Both:
    return Both(text(indicator.get("zh")), text(indicator.get("en")))


def _codes(row: Group) -> frozenset[str]:
    return frozenset(str(part["code"]) for _, part in groups(row, "parts"))


def _carried_over(grounds: Grounds) -> Iterator[Problem]:
    """Yield months whose petitions do not go on where the month before ended."""
    rows, left = grounds.entries("petitions", "townships"), dict[Key, Decimal]()
    months = [each for each in rows if each[0].value["period"] == each[0].id]
    for document, _, row in months:
        known = added((row["carried_over"], row["new"])) - (number(row["resolved"]) or ZERO)
        left.setdefault((document.owner, document.id, row["unit"]), known)
    parts, whole = say("what the month before left over"), say("the number carried over")
    for document, path, row in months:
        found = left.pop((document.owner, before(document.id), row["unit"]), None)  # Told once.
        way, asked = (*path, "carried_over"), number(row["carried_over"])
        yield from differs(Pair(document, way, parts, found, whole, asked), CARRIED)


def _pools(grounds: Grounds) -> Iterator[Problem]:
    """Yield talent pools that do not go on where the quarter before ended (R199)."""
    rows = [*grounds.entries("posts", "talent_pools")]
    sizes = {(one.owner, one.id, row["kind"]): number(row["size"]) for one, _, row in rows}
    parts, whole = say("those of the quarter before and who came, less who left"), say("the pool")
    for document, path, row in (each for each in rows if each[2].keys() >= MOVED):
        came = (number(row["added"]) or ZERO) - (number(row["removed"]) or ZERO)
        was = sizes.get((document.owner, before(document.id), row["kind"]))
        found, way = None if was is None else was + came, (*path, "size")
        yield from differs(Pair(document, way, parts, found, whole, number(row["size"])), UNLIKE)


Fault: TypeAlias = tuple[str, Words, Words]
"""The field where it shows, what is asked, what is filed."""


def figures_in_the_wrong_form(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each figure that is not what its indicator asks for."""
    hint = say("see the indicator in data/city/indicators.yaml")
    for document, path, value, indicator in _returns(grounds):
        span = period(document.value["period"])
        if span is None or not indicator:
            continue
        for field, asked, found in _faults(grounds, indicator, value, span):
            words = {"indicator": _named(indicator), "asked": asked, "found": found}
            message = say("{indicator} is filed as {asked}; this is {found}", **words)
            yield kinds.schemas.WRONG_FORM.at(document.at(*path, field), message, hint)


def _faults(grounds: Grounds, indicator: Group, value: Group, span: Period) -> Iterator[Fault]:
    asked, found = frozenset(FORMS[str(indicator["form"])].filed), FIELDS.intersection(value)
    if found != asked:
        yield "indicator", _fields(asked), _fields(found)
    if indicator.get("yes_no") and number(value.get("value")) not in {None, 0, 1}:
        yield "value", say("1 for yes, 0 for no"), say("{name}", name=value["value"])
    yield from _of_level(grounds, indicator, value)
    yield from _of_time(grounds, indicator, span)


def _fields(names: frozenset[str]) -> Words:
    return say("“{names}”", names=", ".join(sorted(names))) if names else say("no figure")


def _of_level(grounds: Grounds, indicator: Group, value: Group) -> Iterator[Fault]:
    unit = grounds.catalog.units.get(str(value.get("unit")))
    kind = unit.kind if unit else None
    asked, found = (say("a figure of the county"), say("a figure of one body"))
    level = indicator["level"]
    if level == "county" and kind not in {None, "county_commission"}:
        yield "unit", asked, found
    elif level == "township" and kind != "township_commission" and (unit or "unit" not in value):
        yield "unit", say("a figure of each township commission"), found if unit else asked
    elif level == "unit" and "unit" not in value:
        yield "indicator", say("a figure of each body"), asked


def _of_time(grounds: Grounds, indicator: Group, span: Period) -> Iterator[Fault]:
    cycle, found = str(indicator["cycle"]), say("one of {period}", period=span.name)
    if cycle != span.cycle:
        words = terms_of(grounds.contract.ledger("indicators").fields["indicators", "cycle"], {})
        one, other = (say("a figure, {cycle}", cycle=words[of]) for of in (cycle, span.cycle))
        yield "indicator", one, other
    start, end = day(indicator.get("start_on")), day(indicator.get("end_on"))
    if start and span.last < start:
        yield "indicator", say("a figure from {day} on", day=start), found
    if end and span.first > end:
        yield "indicator", say("a figure until {day}", day=end), found

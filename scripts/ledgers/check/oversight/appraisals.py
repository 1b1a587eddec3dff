"""Appraisals: who marks what, shares that add up, nothing typed that is computed, final in time."""

from collections.abc import Iterator
from decimal import Decimal

from ledgers.check.fields.figures import differs
from ledgers.check.fields.parts import Pair, above
from ledgers.check.ground import Grounds, Group, day, groups, number, text
from ledgers.model import Both, Document, Path, Problem, Words, kinds, say
from ledgers.model.appraising import is_part

COMPUTED = ("results", "form", "marks", "ballots")
"""What is never filed: results at all, the others where an appraisal combines others."""
UNMARKED = say("without it there is neither a total nor a rank")
MODES, GROUPS = say("the weights of the modes"), say("the weights of the groups")


def marks_astray(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each mark or ballot by somebody who does not assess the item."""
    for document in grounds.standing("appraisals"):
        asked = dict(_asked(document))
        for name, by in (("marks", "by"), ("ballots", "group")):
            for path, row in groups(document.value, "entries", name):
                item, who = text(row.get("item")), text(row.get(by))
                named = asked.get((item, name), [])
                if who not in named:
                    yield _astray(document, (*path, by), item, who, named)


def _asked(document: Document) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """Yield who assesses each item of the form: units by marks, or groups by ballots."""
    raters = [text(row.get("code")) for _, row in groups(document.value, "rater_groups")]
    for _, item in groups(document.value, "form"):
        units = [text(row.get("unit")) for _, row in groups(item, "assessors")]
        voted = "options" in item
        yield (text(item.get("item")), "ballots" if voted else "marks"), raters if voted else units


def _astray(document: Document, path: Path, item: str, who: str, asked: list[str]) -> Problem:
    message = say("“{who}” does not assess “{item}”", who=who, item=item)
    hint = say("the form asks: {names}", names=", ".join(asked)) if asked else None
    hint = hint or say("the form has no such item, or it is assessed in another way")
    return kinds.schemas.NOT_ASSESSING.at(document.at(*path), message, hint)


def points_that_do_not_fit(grounds: Grounds) -> Iterator[Problem]:
    """Yield what is above the maximum of its item, and shares that do not add up to 1."""
    most, whole = say("the maximum of the item"), say("the whole")
    for document in grounds.standing("appraisals"):
        form = {row["item"]: number(row["max"]) for _, row in groups(document.value, "form")}
        for path, given, row, field in _given(document):
            found, limit = number(row.get(field)), form.get(row.get("item"))
            yield from above(Pair(document, (*path, field), given, found, most, limit))
        for path, shares, parts in _shares(document):
            found = sum(filter(None, map(number, shares)), Decimal(0))
            if shares:
                yield from differs(Pair(document, path, parts, found, whole, Decimal(1)))


def _given(document: Document) -> Iterator[tuple[Path, Words, Group, str]]:
    for name, field in (("marks", "score"), ("ballots", "mean")):
        for path, row in groups(document.value, "entries", name):
            yield path, say("the mark") if name == "marks" else say("the mean"), row, field
    for path, item in groups(document.value, "form"):
        for inner, row in groups(item, "options"):
            named = {**row, "item": item["item"]}
            yield (*path, *inner), say("the value of the option"), named, "value"


def _shares(document: Document) -> Iterator[tuple[Path, list[object], Words]]:
    for path, item in groups(document.value, "form"):
        found = [row.get("share") for _, row in groups(item, "assessors")]
        shares = found if any(found) or found[1:] else []
        yield (*path, "assessors"), shares, say("the shares of the units")
    for name, parts in (("combine", MODES), ("rater_groups", GROUPS)):
        yield (name,), [row.get("weight") for _, row in groups(document.value, name)], parts


def typed_though_computed(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each result that is filed, and each mark of a combined appraisal."""
    for document in grounds.standing("appraisals"):
        names = COMPUTED if "combine" in document.value else COMPUTED[:1]
        for path, row in ((), document.value), *groups(document.value, "entries"):
            for name in names:
                if name in row:
                    message = say("“{field}” is computed, never filed", field=name)
                    hint = say("leave it out")
                    yield kinds.schemas.COMPUTED.at(document.place(*path, name), message, hint)


def left_unmarked(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each item, and each mode, that a final appraisal has no mark of."""
    known = list(grounds.standing("appraisals"))
    for document in (one for one in known if "final_on" in one.value):
        for path, entry in groups(document.value, "entries"):
            marked = {(row["item"], row["by"]) for _, row in groups(entry, "marks")}
            asked = [(item, units) for (item, name), units in _asked(document) if name == "marks"]
            for item, unit in ((item, unit) for item, units in asked for unit in units):
                if (item, unit) not in marked:
                    message = say("“{item}” has no mark of {unit}", item=item, unit=unit)
                    yield kinds.schemas.UNMARKED.at(document.place(*path), message, UNMARKED)
        there = {one.value["kind"] for one in known if is_part(one.value, document.value)}
        for path, row in groups(document.value, "combine"):
            if row["mode"] not in there:
                words = grounds.contract.field("appraisals", "kind").get("x-words", {})
                mode = Both(**words[row["mode"]]) if row["mode"] in words else row["mode"]
                message = say("no final appraisal of its period is “{mode}”", mode=mode)
                yield kinds.schemas.UNMARKED.at(document.place(*path), message, UNMARKED)


def final_before_appeals(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each appraisal that became final while somebody could still appeal."""
    for document in grounds.standing("appraisals"):
        final, until = (day(document.value.get(name)) for name in ("final_on", "appeals_until"))
        if final and until and final <= until:
            words = {"day": final, "until": until}
            message = say("final on {day}; appeals are possible until {until}", **words)
            hint = say("it is final on a later day")
            yield kinds.privacy.FINAL_TOO_EARLY.at(document.at("final_on"), message, hint)
        for path, appeal in groups(document.value, "appeals") if final else ():
            answered = day(appeal.get("on"))
            if final and (answered is None or answered > final):
                message = say("final on {day}, before this appeal was answered", day=final)
                hint = say("write the outcome and its day, or take back “final_on”")
                yield kinds.privacy.FINAL_TOO_EARLY.at(document.place(*path), message, hint)


def points_given_away(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each overall appraisal whose points tell those that others keep back."""
    known = list(grounds.standing("appraisals"))
    for document in known:
        modes = {row["mode"] for _, row in groups(document.value, "combine")}
        for other in known if document.value.get("publish_as") == "score" else ():
            kept = other.value.get("publish_as") != "score" and "form" in other.value
            if kept and other.value["kind"] in modes and is_part(other.value, document.value):
                message = say(
                    "its points tell those of {record}, which are not published", record=other.id
                )
                hint = say("publish this one as “{word}”, or that one as “score”", word="rank")
                yield kinds.privacy.POINTS_TOLD.at(document.at("publish_as"), message, hint)

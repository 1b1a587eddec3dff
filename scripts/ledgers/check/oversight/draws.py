"""Draws come out again, were made once, and decide who is looked at (R42, R52)."""

import re
from collections.abc import Iterator
from itertools import chain

from ledgers.check.ground import Grounds, Group, day, text, texts
from ledgers.model import CITY, Document, Problem, Severity, group, inside, replace, rows, say
from ledgers.model.kinds import references, times
from ledgers.model.lots import HALVES, faults, sampled

LEAST = 16
"""Different bytes among 32 drawn ones: fewer come about once in 10^17 times."""
FILES = {"population_n": "population_n", "reviewed_n": "sample_n"}
"""What a review of files says, and the strata of its draw."""
ASCII = re.compile("([0-7].)*")
OVERDUE = replace(references.DRAW_UNREVEALED, severity=Severity.WARNING)
UNDRAWN = replace(references.DRAW_DIFFERS, severity=Severity.WARNING, since="0.4.0")


def draws_that_differ(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each part of a draw that does not follow from the rest of it."""
    for draw in grounds.standing("draws"):
        for path, message, hint in faults(draw.value):
            yield references.DRAW_DIFFERS.at(draw.place(*path), message, hint)


def draws_repeated(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each draw that repeats an earlier one and does not say why."""
    seen: dict[tuple[str, ...], Document] = {}
    for draw in sorted(grounds.sound("draws"), key=lambda row: str(row.value["committed_on"])):
        keys = tuple(_same(draw.value))
        earlier = next((seen[key] for key in keys if key in seen), None)
        if earlier and "again" not in draw.value:
            message = say("{draw} was the same draw already", draw=earlier.id)
            hint = say("write “again” with “of: {draw}” and the reason", draw=earlier.reference)
            yield references.DRAWN_AGAIN.at(draw.place("of"), message, hint)
        seen |= dict.fromkeys(keys, draw)


def _same(draw: Group) -> Iterator[tuple[str, ...]]:
    """Yield what no two draws share: numbers, rule and value; list and value; check and stratum."""
    value = tuple(str(draw[name]) for name in ("of", "value_kind", "value_on", "value_where"))
    yield (*value, *(str(draw.get(name)) for name in ("strata", "each", "percent")))
    for row in rows(group(draw, "reveal"), "strata"):
        yield (*value, *texts(row["population"]))
        yield (value[0], str(draw.get("check", value)), str(row["name"]))


def halves_typed(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each half that a person typed, or that another draw had."""
    seen: dict[str, Document] = {}
    hint = say("draw again, with halves that ledgers draw commit makes")
    for draw in grounds.sound("draws"):
        for name in HALVES:
            earlier = seen.setdefault(text(draw.value[f"{name}_digest"]), draw)
            half = text(inside(draw.value, f"reveal.{name}"))
            made = {*zip(half[::2], half[1::2], strict=False)}
            if earlier is not draw:
                message = say("{draw} has the same half", draw=earlier.id)
                yield references.DRAW_DIFFERS.at(draw.at(f"{name}_digest"), message, hint)
            elif half and (len(made) < LEAST or ASCII.fullmatch(half)):
                message = say("these 32 bytes were typed, not made by chance")
                yield references.DRAW_DIFFERS.at(draw.at("reveal", name), message, hint)


def draws_unrevealed(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each draw that is due, or whose check names it, and is not revealed."""
    for draw in grounds.standing("draws"):
        due = day(draw.value["reveal_by"])
        if due and due < grounds.day_shown and "reveal" not in draw.value:
            message = say("this was to be revealed by {day}", day=due)
            hint = say("reveal it with: ledgers draw reveal {draw}", draw=draw.id)
            yield OVERDUE.at(draw.at("reveal_by"), message, hint)
    for check in grounds.standing("checks"):
        for name in texts(group(check.value, "draw").get("records")):
            found = grounds.record(CITY, name)
            if found and found.value.get("check") != check.reference:
                message = say("{draw} is not revealed for this check", draw=found.id)
                hint = say("reveal it with: ledgers draw reveal {draw}", draw=found.id)
                yield references.DRAW_UNREVEALED.at(check.place("draw", "records"), message, hint)


def draws_out_of_time(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem where value, visit, feedback and reveal are out of order."""
    hint = say("keep the order: commitment, public value, check, feedback, reveal")
    for draw, check in _with_checks(grounds):
        fed_back = text(check.value.get("fed_back_on"))
        if text(check.value["start_on"]) < text(draw.value["value_on"]):
            message = say("the check began before the value was known")
            yield times.DRAW_OUT_OF_TIME.at(draw.at("check"), message, hint)
        if not fed_back or text(draw.value["revealed_on"]) < fed_back:
            message = say("the check was not fed back by then")
            yield times.DRAW_OUT_OF_TIME.at(draw.at("revealed_on"), message, hint)


def _with_checks(grounds: Grounds) -> Iterator[tuple[Document, Document]]:
    """Yield each draw that comes out again with the check that it was for."""
    for draw in grounds.standing("draws"):
        check = grounds.record(CITY, draw.value.get("check"))
        if check and not any(faults(draw.value)):
            yield draw, check


def others_seen(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each check that is not as what was drawn for it says."""
    for draw, check in _with_checks(grounds):
        said, of_files = {"kind": draw.value["check_kind"]}, draw.value["of"] == "files"
        for name, of in FILES.items() if of_files else ():
            said[f"file_review.{name}"] = sum(row[of] for row in rows(draw.value, "strata"))
        for name, right in said.items():
            if _filed(check, name) != right:
                message = say("by {draw} this is {value}", draw=draw.id, value=f"{right}")
                place, hint = check.at(*name.split(".")), say("write {value}", value=f"{right}")
                yield references.DRAW_DIFFERS.at(place, message, hint)
        missed = {*chain(*sampled(draw.value))} - {*texts(check.value.get("units"))}
        if missed and not of_files:
            message = say("drawn and not looked at: {units}", units=", ".join(sorted(missed)))
            hint = say("look at them, or draw again and say why")
            yield references.DRAW_DIFFERS.at(check.place("units"), message, hint)


def _filed(check: Document, name: str) -> object:
    """Return what a check says; of files, where teams read them, what these say of offices."""
    own = [row.get(name.rpartition(".")[2], 0) for row in _of_offices(check) if "." in name]
    return sum(own) if own else inside(check.value, name)


def _of_offices(check: Document) -> list[Group]:
    """Return what the teams of a check say of the files of offices."""
    reviews = (row for team in rows(check.value, "teams") for row in rows(team, "reviews"))
    return [row for row in reviews if row.get("files_of") == "internal_office"]


def samples_not_drawn(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for a cross inspection that drew no files, where another one did (R52)."""
    checks = [row for row in grounds.standing("checks") if row.value.get("kind") == "cross"]
    drawn = {it.value.get("check") for it in grounds.standing("draws") if it.value["of"] == "files"}
    for check in checks if any(one.reference in drawn for one in checks) else ():
        part = [row["reviewed_n"] != row["population_n"] for row in _of_offices(check)]
        if any(part) and check.reference not in drawn:
            message = say("files of offices were chosen, and no draw says which")
            hint = say("draw them with ledgers draw, a stratum for each county inspected")
            yield UNDRAWN.at(check.place("teams"), message, hint)

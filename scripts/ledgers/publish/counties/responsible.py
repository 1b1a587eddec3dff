"""Tell who answers for a county: leader's post, office, townships and bodies."""

from collections.abc import Mapping

from ledgers.model.numbers import day
from ledgers.model.records import Pairing, Unit
from ledgers.model.words import Words, say
from ledgers.publish.kit.components import Cell, Column, Fact, Facts, Here, Inline, Line, Table
from ledgers.publish.kit.context import KIND_WORDS, Desk
from ledgers.publish.kit.labels import CODE_WORDS

PAIRING_WORDS: Mapping[str, Words] = {
    "leader": say("Responsible leader (post)"),
    "office": say("Responsible office"),
}


def pairings_of(desk: Desk, code: str) -> list[Pairing]:
    """Return the pairings of a county that hold at the day shown."""
    today = desk.view.assessment.as_of
    return sorted(
        (
            row
            for row in desk.view.catalog.pairings
            if row.county == code
            and row.start_on <= today
            and (row.end_on is None or row.end_on >= today)
        ),
        key=lambda row: (row.kind != "leader", row.id),
    )


def pairing_name(desk: Desk, row: Pairing) -> str:
    """Return the post or the office that a pairing names."""
    if row.from_unit is None:
        return desk.term("posts", row.from_post)
    return desk.unit_name(row.from_unit)


def responsible(desk: Desk, here: Here, code: str) -> Facts:
    """Return what a county is, and which posts and offices answer for it."""
    rows = pairings_of(desk, code)
    area = desk.view.catalog.areas[code]
    kind = Fact(say("Kind"), KIND_WORDS.get(area.kind, area.kind))
    number = Fact(say("Code"), here.source(f"city/areas/{code}", code, "as-of"))
    return Facts(
        (
            number,
            kind,
            *(
                Fact(
                    PAIRING_WORDS.get(row.kind, CODE_WORDS.get(row.kind, say("Pairing"))),
                    say(
                        "{name}, since {day}",
                        name=pairing_name(desk, row),
                        day=here.source(f"city/pairings/{row.id}", day(row.start_on), "as-of"),
                    ),
                )
                for row in rows
            ),
            *_townships(desk, here, code),
        )
    )


def _townships(desk: Desk, here: Here, code: str) -> list[Fact]:
    towns = tuple(
        here.source(f"city/areas/{area.code}", area.name, "as-of") for area in desk.townships(code)
    )
    return [Fact(say("Townships and subdistricts"), Inline(towns))] if towns else []


def bodies(desk: Desk, here: Here, code: str) -> Table | None:
    """Return the bodies on a county's register; None where there are none."""
    units = [
        unit
        for name, unit in sorted(desk.view.catalog.units.items())
        if name.split("-")[0].startswith(code) and unit.level != "city"
    ]
    if not units:
        return None
    return Table(
        caption=say("Bodies on the register"),
        columns=(Column(say("Body")), Column(say("Kind")), Column(say("Established"), short=True)),
        lines=tuple(_body(desk, here, code, unit) for unit in units),
    )


def _body(desk: Desk, here: Here, code: str, unit: Unit) -> Line:
    return Line(
        (
            Cell(here.source(f"{code}/units/{unit.id}", unit.name, "as-of")),
            Cell(desk.term("unit_kinds", unit.kind)),
            Cell(here.source(f"{code}/units/{unit.id}", day(unit.established_on), "as-of")),
        )
    )

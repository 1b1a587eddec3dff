"""Tell who answers for a county: leader's post, office, townships and bodies."""

from collections.abc import Mapping

from ledgers.model.ledger_records import COUNTY
from ledgers.model.numbers import day
from ledgers.model.records import Pairing, Unit
from ledgers.model.words import Words, say
from ledgers.publish.kit.components import Fact, Facts, Here, Inline, Table
from ledgers.publish.kit.context import KIND_WORDS, Desk, Leaf
from ledgers.publish.kit.labels import CODE_WORDS
from ledgers.publish.kit.links import Linked
from ledgers.publish.kit.listing import Listing, on_page

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


def _cited(here: Leaf, unit: Unit, text: str) -> Linked:
    owner = unit.id.partition("-")[0][:COUNTY]
    return here.source(f"{owner}/units/{unit.id}", text, "as-of")


BODIES: Listing[Unit] = Listing(
    caption=say("Bodies on the register"),
    columns=(
        on_page(say("Body"), lambda here, unit: _cited(here, unit, unit.name)),
        on_page(say("Kind"), lambda here, unit: here.desk.term("unit_kinds", unit.kind)),
        on_page(
            say("Established"),
            lambda here, unit: _cited(here, unit, day(unit.established_on)),
            short=True,
        ),
    ),
)


def bodies(desk: Desk, here: Here, code: str) -> Table | None:
    """Return the bodies on a county's register; None where there are none."""
    units = (
        unit
        for name, unit in sorted(desk.view.catalog.units.items())
        if name.split("-")[0].startswith(code) and unit.level != "city"
    )
    return BODIES.any(desk, here, units)

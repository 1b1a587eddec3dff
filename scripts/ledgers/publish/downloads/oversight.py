"""Make the tables of oversight: checks and rounds after their feedback, and final appraisals."""

from collections.abc import Iterator

from ledgers.model.rows import Value, rows, text, whole
from ledgers.model.words import Words, say
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.labels import sort_word, word
from ledgers.publish.kit.records import Record
from ledgers.publish.kit.tables import DataTable, Values, table_of
from ledgers.publish.ledgers.oversight import dated, rectified_share

COUNTIES = say("codes of the counties, with spaces between; empty for the city as a whole")
FED_BACK = say("day of the feedback")


def checks(desk: Desk) -> DataTable:
    """Return the checks that were fed back."""
    fields = {
        "check": say("check"),
        "kind": say("kind of check, a code of the vocabulary"),
        "kind_name": say("kind of check"),
        "counties": COUNTIES,
        "start_on": say("first day"),
        "fed_back_on": FED_BACK,
        "units_n": say("units checked"),
        "problems_n": say("problems found"),
        "corrected_n": say("problems corrected at once"),
    }
    found = (_check(desk, record) for record in dated(desk, "checks"))
    return table_of("checks", say("Checks that were fed back"), fields, found, ("checks",))


def _check(desk: Desk, record: Record) -> Values:
    return {
        "check": record.id,
        "kind": record.sort,
        "kind_name": sort_word(desk, "checks", record.sort),
        "counties": " ".join(record.counties),
        "start_on": text(record.value, "start_on") or None,
        "fed_back_on": record.day,
        **{name: whole(record.value, name) for name in ("units_n", "problems_n", "corrected_n")},
    }


def rounds(desk: Desk) -> DataTable:
    """Return the units of the inspection rounds that were announced."""
    fields: dict[str, Words] = {
        "round": say("inspection round"),
        "counties": COUNTIES,
        "unit": say("unit inspected"),
        "unit_name": say("its name"),
        "mode": say("how it was inspected"),
        "entered_on": say("day of entry"),
        "fed_back_on": FED_BACK,
        "problems_n": say("problems found"),
        "rectified_n": say("problems rectified"),
        "rectified": say("rectified ÷ problems, 0 to 1"),
        "public_on": say("day on which rectification was made public"),
    }
    found = (
        _target(desk, record, target)
        for record in dated(desk, "rounds")
        for target in rows(record.value, "targets")
    )
    return table_of("rounds", say("Units of inspection rounds"), fields, found, ("rounds",))


def _target(desk: Desk, record: Record, target: Value) -> Values:
    stages = target.get("stages")
    steps: Value = stages if isinstance(stages, dict) else {}
    return {
        "round": record.id,
        "counties": " ".join(record.counties),
        "unit": text(target, "unit"),
        "unit_name": desk.unit_name(text(target, "unit")),
        "mode": word(desk, text(target, "mode")),
        "entered_on": text(steps, "enter") or None,
        "fed_back_on": text(steps, "feedback") or None,
        "problems_n": whole(target, "problems_n"),
        "rectified_n": whole(target, "rectified_n"),
        "rectified": rectified_share(target),
        "public_on": text(target, "public_society_on") or None,
    }


def appraisals(desk: Desk) -> DataTable:
    """Return the appraisals that are final."""
    fields = {
        "appraisal": say("appraisal"),
        "kind": say("kind of appraisal"),
        "kind_name": say("its name"),
        "counties": COUNTIES,
        "period": say("period"),
        "assessor": say("unit that appraised"),
        "units_n": say("units appraised"),
        "final_on": say("day on which it became final"),
    }
    title = say("Appraisals that are final")
    return table_of("appraisals", title, fields, _appraisals(desk), ("appraisals",))


def _appraisals(desk: Desk) -> Iterator[Values]:
    for record in dated(desk, "appraisals"):
        yield {
            "appraisal": record.id,
            "kind": record.sort,
            "kind_name": sort_word(desk, "appraisals", record.sort),
            "counties": " ".join(record.counties),
            "period": text(record.value, "period") or None,
            "assessor": desk.unit_name(text(record.value, "assessor")),
            "units_n": len(rows(record.value, "entries")),
            "final_on": record.day,
        }

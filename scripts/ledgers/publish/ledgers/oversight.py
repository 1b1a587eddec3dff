"""Checks, inspection rounds and appraisals: each listed only after its feedback or its end."""

from collections.abc import Iterator
from decimal import Decimal

from ledgers.model.numbers import NONE, percent, share_of
from ledgers.model.rows import Value, decimal, rows, text, whole
from ledgers.model.words import say
from ledgers.publish.kit.components import Block, Here, Inline
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.count_tables import shown
from ledgers.publish.kit.entries import (
    Entry,
    cited,
    counties,
    dated,
    field,
    identifier,
    number,
    sorts,
    unit,
    within,
)
from ledgers.publish.kit.labels import word
from ledgers.publish.kit.listing import Col, Listing, in_files
from ledgers.publish.ledgers.reached import reached

FED_BACK = say("day of the feedback")

# ── Checks ───────────────────────────────────────────────────────────────────────────────────────

CHECKS = Listing(
    name="checks",
    of=lambda desk: dated(desk, "checks"),
    title=say("Checks that were fed back"),
    caption=say("Checks fed back, the newest first"),
    ledgers=("checks",),
    stacked=True,
    anchor="checks",
    heading=say("What the checks found"),
    rule=say("A check is published once it was fed back; until then nothing shows that it was."),
    columns=(
        identifier("check", say("check"), say("Check")),
        *sorts(say("kind of check, a code of the vocabulary"), say("kind of check"), say("Kind")),
        counties(say("Counties")),
        field("start_on", say("first day"), say("Held")),
        field("fed_back_on", FED_BACK, say("Fed back")),
        number("units_n", say("units checked"), say("Units"), ordered=True),
        number("problems_n", say("problems found"), say("Problems found"), ordered=True),
        number(
            "corrected_n", say("problems corrected at once"), say("Corrected at once"), ordered=True
        ),
    ),
)


def checks(here: Leaf) -> Iterator[Block]:
    """Yield the checks, and what they reached."""
    yield from CHECKS.block(here)
    if table := reached(here):
        yield Block("reached", say("Coverage of checks"), tables=(table,))


# ── Rounds ───────────────────────────────────────────────────────────────────────────────────────


def _rectified(target: Value) -> Decimal | None:
    return share_of(whole(target, "rectified_n"), whole(target, "problems_n"))


def _share(_: Desk, here: Here, entry: Entry) -> object:
    share = _rectified(entry.value)
    return entry.shown(here, None if share is None else percent(share))


ROUNDS = Listing(
    name="rounds",
    of=lambda desk: within(dated(desk, "rounds"), "targets"),
    title=say("Units of inspection rounds"),
    caption=say("Units inspected, the newest round first"),
    ledgers=("rounds",),
    stacked=True,
    anchor="targets",
    heading=say("Units inspected"),
    rule=say("A round is published once its notice is; of its six stages only entry and feedback."),
    columns=(
        identifier("round", say("inspection round"), say("Round")),
        counties(say("County")),
        in_files("unit", say("unit inspected"), lambda entry: text(entry.value, "unit")),
        unit("unit", say("its name"), say("Unit")),
        Col(
            name="mode",
            long=say("how it was inspected"),
            head=say("Mode"),
            value=lambda desk, entry: word(desk, text(entry.value, "mode")),
        ),
        field("entered_on", say("day of entry"), say("Entered"), "stages.enter"),
        field("fed_back_on", FED_BACK, say("Fed back"), "stages.feedback"),
        number("problems_n", say("problems found"), say("Problems")),
        number("rectified_n", say("problems rectified"), say("Rectified")),
        Col(
            name="rectified",
            long=say("rectified ÷ problems, 0 to 1"),
            head=say("Rectified ÷ problems"),
            number=True,
            value=lambda _, entry: _rectified(entry.value),
            face=_share,
        ),
        field(
            "public_on",
            say("day on which rectification was made public"),
            say("Made public"),
            "public_society_on",
        ),
        number("villages_covered", say("villages inspected"), say("Villages inspected")),
        number("villages_n", say("villages there are"), say("Villages")),
        number("village_lists_n", say("villages with a list of problems"), say("Village lists")),
    ),
)


# ── Appraisals ───────────────────────────────────────────────────────────────────────────────────


def _raters(desk: Desk, here: Here, entry: Entry) -> object:
    found = tuple(
        say(
            "{group} {weight}",
            group=word(desk, text(row, "code"), "rater_groups"),
            weight=shown(here, entry.record, percent(decimal(row, "weight"))),
        )
        for row in rows(entry.value, "rater_groups")
    )
    return Inline(found) if found else NONE


APPRAISALS = Listing(
    name="appraisals",
    of=lambda desk: dated(desk, "appraisals"),
    title=say("Appraisals that are final"),
    caption=say("Appraisals that are final, the newest first"),
    ledgers=("appraisals",),
    stacked=True,
    anchor="final",
    heading=say("Final appraisals"),
    rule=say("An appraisal is published once it is final; points and votes only in sums."),
    columns=(
        identifier("appraisal", say("appraisal"), say("Appraisal")),
        *sorts(say("kind of appraisal"), say("its name"), say("Kind")),
        counties(say("County"), say("the city")),
        field("period", say("period"), say("Period")),
        unit("assessor", say("unit that appraised"), say("Assessor")),
        cited(
            "units_n",
            say("units appraised"),
            say("Units appraised"),
            lambda entry: len(rows(entry.value, "entries")),
            number=True,
        ),
        Col(head=say("Who rated, and weights"), face=_raters),
        field("final_on", say("day on which it became final"), say("Final")),
    ),
)


# ── Actions ──────────────────────────────────────────────────────────────────────────────────────


def actions(here: Leaf) -> Iterator[Block]:
    """Explain what is not listed: most actions are published only in sums."""
    if here.desk.records.get("actions"):
        rule = say(
            "Only actions that were decided, and whose publication was decided with them,"
            " are listed here one by one; all others appear in sums of at least {least}.",
            least=here.source("city/publication/publication", here.desk.least, "as-of"),
        )
        yield Block("scope", say("What is counted"), (rule,))

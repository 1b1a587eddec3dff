"""What is listed of checks and rounds entry by entry: teams, file reviews, scores, stages."""

from dataclasses import replace

from ledgers.model.numbers import NONE
from ledgers.model.rows import as_day, inside
from ledgers.model.words import Words, as_words, say
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.entries import Entry, below, cited, unit
from ledgers.publish.kit.listing import Col, Listing

WAY = ("targets", "planned")


def strip(desk: Desk) -> Listing[Entry]:
    """Return the days of each unit that a round inspects, planned and reached, and between steps.

    The steps are the six stages, then what is done twice: feedback, report, publicity (R176, R190).
    """
    planned = below(desk, "rounds", "targets")
    fields = desk.contract.ledger("rounds").fields.items()
    stages = [(names[-1], as_words(row.title)) for names, row in fields if names[:-1] == WAY]
    title = say("Stages, as planned and as reached")
    return replace(
        planned,
        name="stages",
        title=title,
        anchor="stages",
        heading=title,
        rule=say("A cell reads: first day → second day (days between)."),
        columns=(
            planned.columns[0],
            unit("unit", say("unit inspected"), say("Unit")),
            *(_span(name, title, f"planned.{name}", f"stages.{name}") for name, title in stages),
            _span("reported", say("Feedback to report"), "fed_unit_on", "unit_report_on"),
            _span("public", say("Report to publicity"), "unit_report_on", "public_society_on"),
        ),
    )


def _span(name: str, title: Words, *ends: str) -> Col[Entry]:
    def told(entry: Entry) -> str | None:
        first, then = (as_day(inside(entry.value, end)) for end in ends)
        days = f" ({(then - first).days:+d})" if first and then else ""
        return f"{first or NONE} → {then or NONE}{days}" if first or then else None

    return cited(name, title, title, told)


def inside_of(desk: Desk, ledger: str) -> tuple[Listing[Entry], ...]:
    """Return what of a ledger's records is listed entry by entry: of checks and of rounds.

    What has no heading is shown on the pages of counties alone.
    """
    if ledger == "rounds":
        notice = below(desk, ledger, "notice", "villages_total", "villages_posted")
        campaigns = below(desk, ledger, "special_campaigns", "title", "approved_on", "result")
        return strip(desk), notice, campaigns
    if ledger == "checks":
        sent, members = ("home_county", "host_county"), ("post", "office", "count")
        teams = (*sent, "no", "size", "leader_post", "rechecked_n", "disagreed_n")
        reviews = (*sent, "files_of", "since", "population_n", "reviewed_n", "passed_n")
        return (
            below(desk, ledger, "teams", *teams),
            replace(below(desk, ledger, "teams.members", *sent, *members), heading=None),
            below(desk, ledger, "teams.reviews", *reviews),
            below(desk, ledger, "scores", "county", "unit", "score"),
        )
    return ()

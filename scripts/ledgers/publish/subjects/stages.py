"""What is listed of records entry by entry: teams, file reviews, scores, stages, checklists."""

from ledgers.model import NONE, Words, as_day, as_number, as_words, inside, replace, rows, say, text
from ledgers.publish.kit.context import Desk
from ledgers.publish.subjects.entries import Entry, below, cited, unit
from ledgers.publish.tables.listing import Col, Listing


def strip(desk: Desk) -> Listing[Entry]:
    """Return the days of each unit that a round inspects, planned and reached, and between steps.

    The steps are the six stages, then what is done twice: feedback, report, publicity (R176, R190).
    """
    planned = below(desk, "rounds", "targets")
    fields = desk.contract.ledger("rounds").fields.items()
    stages = [(names[-1], as_words(row.title)) for names, row in fields if "planned" in names[:-1]]
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
            _span("doubled", say("Feedback to body and to head"), "fed_unit_on", "fed_head_on"),
            _span("issued", say("Feedback and its document"), "fed_unit_on", "feedback_issued_on"),
            _span("reported", say("Feedback to report"), "fed_unit_on", "unit_report_on"),
            _span("both", say("Report of body and of head"), "unit_report_on", "head_report_on"),
            _span("due", say("Report, as due and as made"), "rectify_due_on", "unit_report_on"),
            _span("public", say("Report to publicity"), "unit_report_on", "public_society_on"),
            _span("open", say("Inside and to society"), "public_inner_on", "public_society_on"),
        ),
    )


def _span(name: str, title: Words, *ends: str) -> Col[Entry]:
    def told(entry: Entry) -> str | None:
        first, then = (as_day(inside(entry.value, end)) for end in ends)
        days = f" ({(then - first).days:+d})" if first and then else ""
        return f"{first or NONE} → {then or NONE}{days}" if first or then else None

    return cited(name, title, title, told)


SENT = ("home_county", "host_county")
APPRAISED = ("form", "form.assessors", "combine", "results", "results.items", "entries.marks")
POSTED = ("villages_total", "villages_posted", "groups_total", "groups_posted")
INSIDE = {
    "appraisals": tuple((name,) for name in APPRAISED),
    "checks": (
        ("teams", *SENT, "no", "size", "leader_post", "rechecked_n", "disagreed_n"),
        ("teams.members", *SENT, "post", "office", "count"),
        ("teams.reviews", *SENT, "files_of", "since", "population_n", "reviewed_n", "passed_n"),
        ("scores", "county", "unit", "score"),
    ),
    "documents": (
        ("updates", "on", "status", "doc_no", "url"),
        ("attachments", "name", "sha256", "bytes"),
    ),
    "facilities": (("checklists", "unit", "checklist", "have", "lack", "bodies", "complete"),),
    "posts": (("talent_pools", "kind", "size", "renewed_on"),),
    "rounds": (
        ("notice", "url", "channels", *POSTED),
        ("special_campaigns", "title", "approved_on", "result"),
    ),
    "standards": (("checklists.items", "title", "zh"),),
}
"""By ledger: the lists inside its records that are listed, and their columns on pages."""


def _members(desk: Desk, entry: Entry) -> str:
    """Say how many members of a team are of each office (R49)."""
    listed = rows(entry.value, "members")
    return " · ".join(
        f"{desk.unit_name(text(row, 'office'))} {row.get('count', NONE)}" for row in listed
    )


MEMBERS: Col[Entry] = Col(
    value=lambda desk, entry: _members(desk, entry) or None,
    head=say("Members"),
    face=lambda here, entry: entry.shown(here, _members(here.desk, entry)),
)
"""On pages; in the files they have a table of their own."""


def _place(entry: Entry) -> int | None:
    """Return the place of a score in its round, among counties or among bodies (R43)."""
    known = rows(entry.record.value, "scores")
    same = (row for row in known if ("unit" in row) is ("unit" in entry.value))
    scores = [one for row in same if (one := as_number(row.get("score"))) is not None]
    own = as_number(entry.value.get("score"))
    return None if own is None else 1 + sum(other > own for other in scores)


PLACE = cited("place", say("Place by score in its round"), say("Place"), _place, number=True)
MORE = {"teams": MEMBERS, "scores": PLACE}


def inside_of(desk: Desk, ledger: str) -> tuple[Listing[Entry], ...]:
    """Return what of a ledger's records is listed entry by entry, as far as its schema knows it."""
    fields = desk.contract.ledger(ledger).fields
    known = [row for row in INSIDE.get(ledger, ()) if tuple(row[0].split(".")) in fields]
    found = tuple(
        replace(each, columns=(*each.columns, MORE[each.anchor])) if each.anchor in MORE else each
        for each in (below(desk, ledger, *row) for row in known)
    )
    return (strip(desk), *found) if found and ledger == "rounds" else found

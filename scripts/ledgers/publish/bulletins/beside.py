"""What stands beside the figures of an issue: what it asks, whom it names, what counties say."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ledgers.model import NONE, Both, Value, Words, rows, say, text
from ledgers.model.beside import about_issue_in, objected
from ledgers.model.bulletin import DONE, OPEN, OVERDUE, Bulletin, Demand
from ledgers.publish.bulletins.tables import RECORDS, Sheet
from ledgers.publish.bulletins.wording import Wording
from ledgers.publish.kit import Cell, Several, Table, links

URGENCY = (OVERDUE, OPEN, DONE)
STATES = {DONE: say("met"), OPEN: say("not due yet"), OVERDUE: say("overdue, not met")}


def who(wording: Wording, demand: Demand) -> str:
    """Return of whom something is asked; of all counties where nobody is named."""
    if demand.county:
        return wording.county(demand.county)
    code = demand.unit or demand.unit_kind
    words = wording.issue.words if wording.issue else None
    known = {row.code: Both(row.zh, row.en) for row in (words.terms if words else ())}
    if code is None:
        return wording.translate(say("all counties"))
    return known[code].within(wording.language) if code in known else code


def basis(wording: Wording, demand: Demand) -> Words | None:
    """Return what a demand rests on, by which it is judged; None where a person judges."""
    if demand.finding:
        return say("finding {name}", name=demand.finding.rpartition("/")[2])
    if demand.measures:
        return say("measures {names}", names=wording.listed(demand.measures))
    return say("required document {name}", name=demand.document) if demand.document else None


def demand_lines(wording: Wording, demands: Iterable[Demand]) -> Iterator[str]:
    """Yield demands as sentences: who, what, by when, resting on what, and what came of it.

    Earlier ones are numbered anew, by county, the overdue first.
    """
    for number, row in enumerate(sorted(demands, key=_place), 1):
        about = {"no": number, "what": row.what, "day": wording.day(row.due_on)}
        asked = say("{no}. {who}: {what}, by {day}", who=who(wording, row), **about)
        why, state = basis(wording, row), STATES.get(row.state or "")
        with_why = say("{asked} ({why})", asked=asked, why=why) if why else asked
        told = say("{asked}: {state}", asked=with_why, state=state) if state else with_why
        yield wording.translate(say("{sentence}.", sentence=told))


def _place(demand: Demand) -> tuple[str, int, date, int]:
    """Return the place of an earlier demand; new ones stay in their order."""
    if demand.state is None:
        return "", 0, date.min, demand.no
    known = [*URGENCY, demand.state]  # A file may say another word: that comes last.
    return demand.of_county or "", known.index(demand.state), demand.due_on, demand.no


def followed_in_short(wording: Wording, issue: Bulletin) -> str:
    """Return how many demands of earlier issues were met, are open and overdue."""
    counts = {key: sum(row.state == key for row in issue.followed) for key in STATES}
    sentence = say(
        "Of {count} demands of earlier issues {done} are met, {open} are not due yet, "
        "{overdue} are overdue.",
        count=len(issue.followed),
        **counts,
    )
    return wording.translate(sentence) if issue.followed else ""


def demands_table(sheet: Sheet) -> Table | None:
    """Return what the issue asks."""
    here, asked = sheet.here, sheet.issue.demands
    rows = (here.row(*_cells(sheet, row), id=f"demand-{row.no}") for row in asked)
    return here.table_of_any(say("What is asked"), rows, stacked=True)


def followed_table(sheet: Sheet) -> Table | None:
    """Return what came of earlier demands by county, each leading to the issue that asked."""
    here, of = sheet.here, links.bulletin_page
    rows = (
        here.row(
            *_cells(sheet, row),
            here.cell(say("Outcome"), STATES.get(row.state or "", "")),
            here.cell(
                say("Asked in"),
                here.to(f"{of(name)}#demand-{row.no}", sheet.wording.numbered(other))
                if (other := sheet.others.named(name))
                else name,
            ),
        )
        for row in sorted(sheet.issue.followed, key=_place)
        for name in (row.name[0].removeprefix(RECORDS),)
    )
    return here.table_of_any(say("What came of earlier demands"), rows, stacked=True)


def _cells(sheet: Sheet, demand: Demand) -> Iterator[Cell]:
    here, wording = sheet.here, sheet.wording
    yield here.cell(say("Who"), who(wording, demand))
    yield here.cell(say("What to do"), demand.what)
    yield here.short(say("By when"), str(demand.due_on))
    why = basis(wording, demand)
    lead: object = "" if why is None else why
    if demand.finding and why:
        lead = here.source(demand.finding, wording.translate(why), "as-of")
    elif demand.measures:
        pages = ((name, links.task_page(name.partition(".")[0])) for name in demand.measures)
        lead = Several(tuple(here.to(page, name) for name, page in pages))
    yield here.cell(say("Rests on"), lead)


HEADS = (say("Unit"), say("For what"), say("Since"))


def named_rows(wording: Wording, issue: Bulletin) -> Iterator[tuple[Value, tuple[str, str, str]]]:
    """Yield each named unit as filed, and what is told of it under the heads `HEADS`."""
    filed = about_issue_in(wording.catalog, "namings", issue.id)
    for row in (row for document in filed for row in rows(document.value, "units")):
        unit, reason = text(row, "unit"), wording.term("action_reasons", text(row, "reason"))
        known = wording.catalog.units.get(unit)
        _, ledger, name = f"//{text(row, 'see')}".rsplit("/", 2)
        about = (wording.task(name),) if ledger == "progress" else ()
        told = wording.listed((reason, *about))
        yield row, (known.name if known else unit, told, text(row, "since"))


def named_table(sheet: Sheet) -> Table | None:
    """Return the named units, each leading to the record that shows why."""
    here = sheet.here
    found = named_rows(sheet.wording, sheet.issue)
    seen = ((text(row, "see"), told) for row, told in found)
    rows = (
        (name, here.source(see, reason, "overdue") if see else reason, since)
        for see, (name, reason, since) in seen
    )
    return here.listed(say("Units that the issue names"), HEADS, rows, short={2})


OUTCOMES: Mapping[str, Words] = {"upheld": say("Upheld"), "rejected": say("Rejected")}


def objected_table(sheet: Sheet) -> Table | None:
    """Return what counties say of an issue, as far as the city has answered."""
    heads = say("County"), say("Figure"), say("What the county says"), say("What the city answers")
    rows = _objections(sheet.wording, sheet.issue)
    return sheet.here.listed(say("What counties say of the issue"), heads, rows, short={0})


def _objections(wording: Wording, issue: Bulletin) -> Iterator[tuple[str, str, str, Words | str]]:
    for county, row, answer in objected(wording.catalog, issue.id):
        outcome, why = OUTCOMES.get(text(answer or {}, "outcome")), text(answer or {}, "reason")
        told = say("{outcome}: {reason}", outcome=outcome, reason=why) if outcome else NONE
        yield wording.county(county), wording.figure(text(row, "figure")), text(row, "reason"), told
    for document in about_issue_in(wording.catalog, "objections", issue.id):
        if comment := text(document.value, "comment"):
            yield wording.county(document.owner), NONE, comment, NONE

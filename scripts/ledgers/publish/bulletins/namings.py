"""The units that an issue names, as long as they are public: a table of its page, an annex."""

from collections.abc import Iterator

from ledgers.model.bulletin import Bulletin
from ledgers.model.objections import about_issue_in
from ledgers.model.rows import Value, rows, text
from ledgers.model.words import say
from ledgers.publish.bulletins.wording import Wording
from ledgers.publish.kit.components import Table, row_of, table_of_any
from ledgers.publish.kit.context import Leaf

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


def named_table(here: Leaf, wording: Wording, issue: Bulletin) -> Table | None:
    """Return the named units, each leading to the record that shows why."""
    lines = (
        row_of(
            here.cell(HEADS[0], name),
            here.cell(HEADS[1], here.source(see, reason, "overdue") if see else reason),
            here.short(HEADS[2], since),
        )
        for row, (name, reason, since) in named_rows(wording, issue)
        for see in (text(row, "see"),)
    )
    return table_of_any(say("Units that the issue names"), lines)

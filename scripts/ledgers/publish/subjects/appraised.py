"""Results of appraisals in words, as far as they are published; each leads to its lines."""

from collections.abc import Iterable, Iterator, Mapping

from ledgers.model import NONE, Value, Words, rows, say, text
from ledgers.model.appraising import is_computed
from ledgers.publish.kit import Cell, Desk, Leaf, Row, links, sort_word, word
from ledgers.publish.subjects.entries import Entry, dated

HEADS: Mapping[str, Words] = {
    "total": say("Total"),
    "rank": say("Rank"),
    "place": say("Group"),
    "grade": say("Grade"),
    "group_mean": say("Mean of its kind of bodies"),
}


def computed(desk: Desk) -> list[Entry]:
    """Return the final appraisals that have a form or combine others, the newest first."""
    return [each for each in dated(desk, "appraisals") if is_computed(each.value)]


def heading(desk: Desk, entry: Entry) -> str:
    """Return what an appraisal is called: its kind and its period."""
    kind = sort_word(desk, entry.record.ledger, entry.record.sort)
    return desk.say(say("{kind}, {period}", kind=kind, period=text(entry.value, "period")))


def results(entry: Entry, county: str = "") -> list[Value]:
    """Return the published results, the best first; of one county where it is named."""
    found = [row for row in rows(entry.value, "results") if text(row, "unit").startswith(county)]
    return sorted(found, key=lambda row: row.get("rank") or len(found))


def placed(here: Leaf, entry: Entry, row: Value, among: Iterable[Value]) -> Iterator[Cell]:
    """Yield total, rank, group and grade of a result, as far as any of those among it has one."""
    names = {name for each in among for name in each}
    told = {
        "total": f"{row.get('total')} / {row.get('full_marks')}",
        "rank": str(row.get("rank")),
        "place": word(here.desk, text(row, "place") or "middle", ledger="appraisals"),
        "grade": here.desk.term("grades", text(row, "grade")),
        "group_mean": str(row.get("group_mean")),
    }
    for name, head in HEADS.items():
        if name in names:
            value = entry.shown(here, told[name]) if name in row else NONE
            yield here.cell(
                head, value, row.get(name), number=name in {"total", "rank", "group_mean"}
            )


def of_county(here: Leaf, code: str) -> Iterator[Row]:
    """Yield the result of each appraisal of a county's bodies; its name leads to the whole."""
    found = [(entry, row) for entry in computed(here.desk) for row in results(entry, code)]
    page = links.ledger_page("appraisals")
    for entry, row in found:
        there = f"{page}#{links.segment(entry.record.id)}"
        yield here.row(
            here.cell(say("Appraisal"), here.to(there, heading(here.desk, entry))),
            here.cell(say("Unit"), here.desk.unit_name(text(row, "unit"))),
            *placed(here, entry, row, (row for _, row in found)),
        )

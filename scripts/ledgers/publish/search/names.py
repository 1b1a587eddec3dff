"""What can be gone to by its name, each with its address and with whatever else it is called."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from ledgers.model import COUNTY_KINDS, Bulletin, Struct, Words, group, in_chinese, rows, say, text
from ledgers.publish.kit import Desk, links
from ledgers.publish.search.texts import Printed

KINDS: Mapping[str, Words] = {
    "county": say("County"),
    "task": say("Task"),
    "measure": say("Measure"),
    "township": say("Township"),
    "page": say("Page"),
    "ledger": say("Ledger"),
    "indicator": say("Indicator"),
    "term": say("Term"),
    "bulletin": say("Bulletin"),
    "finding": say("Finding"),
    "week": say("Week"),
    "state": say("Task of a county"),
    "word": say("Word"),
    "unit": say("Body"),
    "record": say("Record"),
    "kind": say("Problem code"),
}
"""What can be found, in the order in which it is shown."""
SECOND = {"indicator", "kind"}
"""What there is so much of that it is looked for only after the rest."""
WEEKLY = re.compile(rf"(^|/)(ranking|changes|data)/{links.WEEK}/\Z")
DIGITS = ("", *"一二三四五六七八九")


class Name(Struct, frozen=True):
    """Name something of a kind in `KINDS`; its address is counted from the top.

    `also` is what else it is called: codes, former names, synonyms, the other language.
    """

    kind: str
    title: str
    there: str
    also: tuple[str, ...] = ()


def first_names(desks: Sequence[Desk], pages: Sequence[Printed]) -> Iterator[Name]:
    """Yield what is looked for first; of several programmes, the desk of the leading one first."""
    first, called = desks[0], dict(chain.from_iterable(map(called_by, desks)))
    for page in pages:
        head = page.head
        week = WEEKLY.search(head.folder)
        otherwise = ("week", (_of_week(head.folder[-9:-1]),)) if week else ("page", ())
        kind, also = called.get(head.folder, otherwise)
        if head.searched and kind not in SECOND:
            said = (*also, head.otherwise, *first.view.searching["also"].get(head.folder, ()))
            yield Name(kind, head.title, head.folder, said)
        for anchor, title in page.terms:
            there = f"{head.folder}#{anchor}"
            yield Name("term", title, there, tuple(first.view.searching["also"].get(there, ())))
    yield from chain.from_iterable(map(_of_programme, desks))
    yield from _townships(first)
    yield from _findings(first)


def called_by(desk: Desk) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    """Yield the folder of the page of each single thing, its kind, and its other names."""
    view, base, city = desk.view, desk.view.folder, desk.view.catalog.city
    yield base, ("page", (city.name, city.en) if city else ())
    for county in view.assessment.counties:
        folder = links.placed(base, links.county_page(county.code))
        yield folder, ("county", tuple(_names_of(desk, county.code, county.name)))
    for task in desk.tasks():
        yield links.placed(base, links.task_page(task.id)), ("task", (task.en,))
    for row in view.catalog.indicators.values():
        yield links.indicator_page(row.id), ("indicator", (row.zh, row.en))
    for name in desk.ledgers:
        schema = desk.contract.ledger(name).schema
        titles = (str(schema.get("title", "")), str(schema.get("x-en", {}).get("title", "")))
        yield links.ledger_page(name), ("ledger", titles)
    yield from ((links.problem_page(kind.code), ("kind", ())) for kind in view.kinds)
    for reference, folder in desk.paged.items():
        yield folder, ("finding" if "/findings/" in f"/{reference}" else "record", ())
    for issue in view.catalog.bulletins.values():
        yield links.bulletin_page(issue.id), ("bulletin", tuple(_of_issue(issue)))


def _names_of(desk: Desk, code: str, name: str) -> Iterator[str]:
    """Yield the name of a county in the other language and without its kind, its former names."""
    yield desk.view.catalog.areas[code].en
    yield name[:-1] if name[-1:] in {"县", "区", "市"} else ""
    for row in desk.records.get("areas", ()):
        for change in rows(row.value, "changes") if row.id == code else ():
            yield text(group(change, "was"), "name")


def _of_issue(issue: Bulletin) -> Iterator[str]:
    """Yield the period, number and days of a bulletin, as they are typed."""
    yield from (issue.period or "", issue.doc_no or "", _of_week(issue.period or ""))
    yield f"第{issue.issue_no}期 第{in_words(issue.issue_no)}期 no. {issue.issue_no}"
    yield from (f"{day} {in_chinese(day)}" for day in (issue.issued_on, issue.as_of) if day)


def _of_week(period: str) -> str:
    """Return a week as people say it; empty of other periods."""
    year, _, week = period.partition("-W")
    return f"{year}年第{int(week)}周 第{in_words(int(week))}周 week {int(week)}" if week else ""


def in_words(number: int) -> str:
    """Return a number below one hundred as it is said in Chinese: 14 is 十四."""
    tens, ones = divmod(number, 10)
    ten = f"{DIGITS[tens] if tens > 1 else ''}十" if 0 < tens < len(DIGITS) else ""
    return ten + DIGITS[ones] if tens < len(DIGITS) else str(number)


def _of_programme(desk: Desk) -> Iterator[Name]:
    """Yield the measures of all tasks, and the nodes of the programme's tree."""
    for task in desk.tasks():
        page = links.placed(desk.view.folder, links.task_page(task.id))
        for name, row in {row.name: row for row in task.measures}.items():
            yield Name("measure", f"{name} {row.text}", f"{page}#{links.segment(name)}")
    programme, page = desk.view.catalog.programme, links.placed(desk.view.folder, links.PROGRAMME)
    for node in programme.nodes if programme else ():
        yield Name("term", node.title, f"{page}#{links.segment(node.id)}", (node.en,))


def _townships(desk: Desk) -> Iterator[Name]:
    counties = (row.code for row in desk.view.assessment.counties)
    there = {code: links.placed(desk.view.folder, links.county_page(code)) for code in counties}
    for code, area in sorted(desk.view.catalog.areas.items()):
        is_part = area.parent in desk.view.catalog.areas and area.kind not in COUNTY_KINDS
        if is_part and not area.is_county and area.parent in there:
            whole = desk.view.catalog.areas[area.parent].name + area.name
            place = f"{there[area.parent]}#area-{code}"
            yield Name("township", area.name, place, (code, whole, area.en))


def _findings(desk: Desk) -> Iterator[Name]:
    """Yield the findings that have no page of their own: each leads to its lines."""
    for record in desk.records.get("findings", ()):
        there = None if record.reference in desk.paged else desk.spots.get(record.reference)
        if there:
            where = " ".join(desk.county_name(code) for code in record.counties)
            told = (record.id, where, text(record.value, "summary"))
            yield Name("finding", " ".join(filter(None, told)), there)

"""Context shared by all pages: the view, the places of records, and the drawings."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from ledgers.model import INSIDE, LEDGERS, Both, Struct, Words, as_words, field, replace, rows, say
from ledgers.model.assessment import CountyResult, TaskState, Totals
from ledgers.model.contract import Contract
from ledgers.model.explanation import section_name
from ledgers.model.ledger_records import Records
from ledgers.model.lives.on_day import name_on
from ledgers.model.numbers import HUNDRED, NONE, percent, rounded
from ledgers.model.records import Area, Task
from ledgers.publish.kit import links
from ledgers.publish.kit.chart import Chart, Drawings, Drawn
from ledgers.publish.kit.components import (
    Bar,
    Block,
    Cell,
    Column,
    Filled,
    Head,
    Here,
    Lamp,
    Linked,
    Row,
    Table,
    Text,
    filled,
    lamp,
)
from ledgers.publish.kit.view import View

T = TypeVar("T")
NOTHING = Totals(lights={}, progress=None, plan=None)


def notice_of(view: View) -> str:
    """Return the notice at the top of every page: for the city alone, or a demonstration."""
    inside = say("{mark}: for the city's own use, not to be passed on.", mark=INSIDE)
    invented = say("Demonstration data: places, bodies and figures are invented.")
    told = ((inside, view.inside), (invented, view.demonstration))
    return " ".join(view.translate(words) for words, so in told if so)


class Desk(Struct, frozen=True, dict=True):
    """The view, the spots of its records, drawings by digest, records, and charts by page.

    `made` keeps what several pages need and is made once. Counties are called as `on` a day.
    `paged` are the pages of records that have one, by reference.
    """

    view: View
    spots: Mapping[str, str]
    drawings: Drawings
    salt: str
    records: Records = field(default_factory=dict)
    charts: Mapping[str, tuple[Chart, ...]] = field(default_factory=dict)
    on: date = date.max
    paged: Mapping[str, str] = field(default_factory=dict)
    made = cached_property[dict[object, Any]](lambda _: {})

    def of_day(self, day: date) -> "Desk":
        """Return the desk for what shows a day; itself where no area has changed."""
        listed = self.view.catalog.by_ledger.get("areas", ())
        changed = any("changes" in row for each in listed for row in rows(each.value, "areas"))
        return replace(self, on=day) if changed else self

    def once(self, make: Callable[["Desk"], T]) -> T:
        """Return what a function makes of the desk; made when it is first asked for."""
        if make not in self.made:
            self.made[make] = make(self)
        made: T = self.made[make]
        return made

    def here(self, folder: str) -> "Leaf":
        """Return the page to be made at a folder."""
        return Leaf(folder, self.spots, self)

    def say(self, words: Words) -> str:
        """Translate."""
        return self.view.translate(words)

    def both(self, zh: str, en: str) -> str:
        """Return that of two texts which is in the reader's language."""
        return self.say(as_words(Both(zh, en)))

    def figures(self, here: Here) -> tuple[Filled, ...]:
        """Return the charts that are listed for a page, with their drawings and tables."""
        how = self.say(say("How it is worked out"))
        return tuple(
            filled(
                "partials/figure.html.j2",
                chart=chart,
                formula=here.to(links.method(chart.method), how),
                file=here.to(links.chart(chart.name), self.say(say("Download the chart (SVG)"))),
                drawing=_linked(here, chart, self.drawings[chart.digest(self.salt)]),
                table=chart_table(here, chart),
            )
            for chart in self.charts.get(here.folder, ())
        )

    def unit_name(self, name: str | None) -> str:
        """Return what a unit is called, or its identifier where it is not known."""
        unit = self.view.catalog.units.get(name or "")
        return unit.name if unit else name or NONE

    def term(self, vocabulary: str, code: str | None) -> str:
        """Return a word of the vocabulary in the reader's language, or its code."""
        return self.say(as_words(self.view.catalog.term(vocabulary, code or NONE)))

    @property
    def city_name(self) -> str:
        """Return what the city is called, as far as it is known."""
        city = self.view.catalog.city
        return city.name if city else self.say(say("the city"))

    def county_name(self, code: str) -> str:
        """Return what a county is called, or its code where it is not known."""
        return name_on(self.view.catalog, code, self.on)

    @property
    def contract(self) -> Contract:
        """Return what the ledgers are, by their schemas."""
        return self.view.catalog.contract

    def ledger_title(self, ledger: str) -> str:
        """Return the title of a ledger, or its name where its schema has none."""
        return self.told(self.contract.ledger(ledger).schema, "title") or ledger

    def told(self, schema: Mapping[str, Any], what: str) -> str:
        """Return a schema's `title` or `description` in the reader's language."""
        chinese = schema.get(what, "")
        return self.both(chinese, schema.get("x-en", {}).get(what, chinese))

    @property
    def least(self) -> str:
        """Return the least sum that is published of values that are not public one by one."""
        publication = self.view.catalog.publication
        return "5" if publication is None else str(max(5, publication.minimum_cell))

    def section_title(self, section: str) -> str:
        """Return the title of a section, or its identifier."""
        return section_name(self.view.catalog, section)

    def totals_of(self, task: Task) -> Totals:
        """Return the totals of a task over all counties; nothing where it applies to none."""
        return self.view.assessment.by_task.get(task.id, NOTHING)

    def task_name(self, name: str) -> str:
        """Return a task's identifier and title."""
        return task_label(self.view.catalog.tasks[name])

    @property
    def ledgers(self) -> tuple[str, ...]:
        """Return the ledgers of the city; that of further programmes only where there are any."""
        return tuple(name for name in LEDGERS if name != "programmes" or self.records.get(name))

    def task_title(self, name: str) -> str:
        """Return the title of a task of any programme, or its identifier where it is not known."""
        found = (each.catalog.tasks.get(name) for each in (self.view, *self.view.others))
        return next((task.title for task in found if task), name)

    def tasks(self) -> list[Task]:
        """Return all tasks in their order."""
        return sorted(self.view.catalog.tasks.values(), key=lambda task: (task.no, task.id))

    def townships(self, county: str) -> list[Area]:
        """Return the townships of a county by code."""
        catalog = self.view.catalog
        areas = (area for _, area in sorted(catalog.areas.items()) if area.parent == county)
        return [area for area in areas if catalog.has(area)]


class Leaf(Here, frozen=True):
    """A page that is being made, with the desk at which it is made."""

    desk: Desk

    @property
    def view(self) -> View:
        """Return the view that all pages show."""
        return self.desk.view

    @property
    def place(self) -> str:
        """Return the folder of the page as it lies in the portal."""
        return links.placed(self.view.folder, self.folder)

    def href(self, there: str) -> str:
        """Return the relative address of an address of the programme that is shown."""
        return self.from_top(links.placed(self.view.folder, there))

    def from_top(self, there: str) -> str:
        """Return the relative address of an address in the portal, of whichever programme."""
        return links.between(self.place, links.marked(there) if self.view.inside else there)

    def cell(  # noqa: PLR0913 - all that a column may be
        self,
        head: Text,
        value: object,
        by: object = None,
        *,
        method: str = "",
        there: str = "",
        number: bool = False,
        short: bool = False,
        fixed: bool = False,
    ) -> Cell:
        """Return a value under its head, and what it is sorted by, unless that is `fixed`.

        The head leads to a formula, or `there`.
        """
        href = self.href(there or links.method(method)) if there or method else None
        order = "" if by is None else f"{by}"
        return Cell(Column(head, href, number, short, not fixed), value, order)

    def row(self, *cells: Cell, id: str = "") -> Row:  # noqa: A002 - as in `Row`
        """Return cells as a row of a table; `id` makes it an anchor."""
        return Row(cells, id)

    def table(self, caption: Words, rows: Iterable[Row], **how: Any) -> Table:  # noqa: ANN401
        """Return rows as a table with their own heads; `how` sets other fields of the table."""
        lines = tuple(rows)
        columns = tuple(cell.column for cell in lines[0].cells) if lines else ()
        return Table(caption, columns, lines, **how)

    def table_of_any(self, caption: Words, rows: Iterable[Row], **how: Any) -> Table | None:  # noqa: ANN401
        """Return rows as a table, or None where there is no row."""
        table = self.table(caption, rows, **how)
        return table if table.lines else None

    def block(self, anchor: str, heading: Words, rows: Iterable[Row]) -> Iterator[Block]:
        """Yield a part of the page: rows as a table under its heading; nothing without rows."""
        if table := self.table_of_any(heading, rows):
            yield Block(anchor, heading, tables=(table,))

    def listed(
        self,
        caption: Words,
        heads: Sequence[Text],
        rows: Iterable[Iterable[object]],
        *,
        short: Collection[int] = (),
        number: Collection[int] = (),
    ) -> Table | None:
        """Return rows of plain values as a table, or None; some columns are short, or numbers."""
        kinds = ((at in number, at in short) for at in range(len(heads)))
        columns = [Column(head, None, *kind) for head, kind in zip(heads, kinds, strict=True)]
        return self.table_of_any(caption, (Row(tuple(map(Cell, columns, row))) for row in rows))

    def number(self, head: Text, value: object, by: object = None, method: str = "") -> Cell:
        """Return a number under its head."""
        return self.cell(head, value, by, method=method, number=True)

    def short(self, head: Text, value: object, by: object = None, method: str = "") -> Cell:
        """Return a short text under its head."""
        return self.cell(head, value, by, method=method, short=True)

    def figure(self, head: Text, method: str, text: str, by: object = None) -> Cell:
        """Return a number that leads to its formula, as its head does."""
        return self.number(head, self.method(method, text), by, method)

    def county_cell(self, code: str, name: str = "") -> Cell:
        """Return what a county is called under its head."""
        return self.short(say("County"), self.county(code, name), code)

    def head(self, title: str | Words, about: Words, **how: Any) -> Head:  # noqa: ANN401
        """Return what the page says of itself."""
        as_of, notice = say("Data as of {day}", day=self.view.day), notice_of(self.view)
        words = title if isinstance(title, Words) else as_words(Both(title, title))
        said, told = self.desk.say(words), self.desk.say(about)
        then, otherwise = self.desk.say(as_of), self.view.other(words)
        return Head(self.place, said, told, notice, then, otherwise=otherwise, **how)

    def opening(
        self, title: str | Words, about: Words, *way: tuple[str, Words], end: str = "", **how: bool
    ) -> tuple[Head, Filled, "Leaf"]:
        """Return what a page below the overview says of itself, the way to it, and the leaf.

        The way ends with the title of the page, or with the `end` that is given.
        """
        head = self.head(title, about, **how)
        steps = tuple(self.said(there, name) for there, name in (("", say("Overview")), *way))
        return head, filled("partials/crumbs.html.j2", steps=steps, here=end or head.title), self

    def page(
        self, template: str, opening: tuple[Head, Filled, "Leaf"], /, **given: object
    ) -> Filled:
        """Return a page below the overview: its template, its opening, and what it prints."""
        head, crumbs, here = opening
        return filled(template, head=head, crumbs=crumbs, here=here, **given)

    def method(self, anchor: str, text: str, about: str = "") -> Linked:
        """Return a text that leads to a formula."""
        return self.to(links.method(anchor), text, about)

    def at(self, anchor: str, text: str, about: str = "") -> Linked:
        """Return a text that leads to a place of this page."""
        return self.to(f"{self.folder}#{anchor}", text, about)

    def said(self, there: str, words: Words) -> Linked:
        """Return words that lead to an address counted from the top."""
        return self.to(there, self.desk.say(words))

    def county(self, code: str, name: str = "") -> Linked:
        """Return what a county is called, leading to its page; that of the city is the overview."""
        area = self.view.catalog.city
        there = "" if area and area.code == code else links.county_page(code)
        return self.to(there, name or self.desk.county_name(code))

    def task(self, name: str) -> Linked:
        """Return a task's identifier and title, leading to its page."""
        return self.to(links.task_page(name), self.desk.task_name(name))

    def lamp(self, state: TaskState) -> Lamp:
        """Return the lamp of a task in a county."""
        there = self.href(links.method("light"))
        return lamp(state.light, there, urgent=state.urgent, blocked=state.blocked)

    def ledger(self, name: str) -> Linked:
        """Return what a ledger is called, leading to its page."""
        return self.to(links.ledger_page(name), self.desk.ledger_title(name))

    def unit(self, name: str, otherwise: str = "as-of") -> Linked:
        """Return what a unit of the city is called, leading to its lines."""
        return self.source(f"city/units/{name}", self.desk.unit_name(name), otherwise)


def _linked(here: Here, chart: Chart, svg: str) -> Drawn:
    """Return a drawing whose names of counties lead to their pages, wherever it was drawn for."""
    for row in chart.rows:
        if row.link:
            there = here.href(links.county_page(row.code))
            svg = svg.replace(f'href="#{chart.name}-{row.link[1:]}"', f'href="{there}"')
    return Drawn(svg)


def chart_table(here: Here, chart: Chart) -> Table:
    """Return the numbers of a chart as a table; their heads lead to the formula."""
    formula = here.href(links.method(chart.method))
    heads = (Column(name, formula, number=True) for name in chart.columns)
    columns = (Column(chart.first), *heads)
    told = ((row, (row.name, *(cell or NONE for cell in row.cells))) for row in chart.rows)
    lines = tuple(Row(tuple(map(Cell, columns, cells)), county=row.code) for row, cells in told)
    caption = say("Numbers of the chart “{title}”", title=chart.title)
    return Table(caption, columns, lines, plain=True)


def bar(here: Here, totals: Totals, there: str, about: str = "") -> Bar | str:
    """Return progress as a bar with the plan's mark, or a dash where nothing applies."""
    if totals.progress is None:
        return NONE
    plan = None if totals.plan is None else str(rounded(totals.plan * HUNDRED))
    width = str(rounded(totals.progress * HUNDRED))
    return Bar(here.to(there, percent(totals.progress), about), width, plan)


def way_below(county: CountyResult) -> tuple[tuple[str, Words], ...]:
    """Return the way to what lies below the page of a county."""
    name = say("{name}", name=county.name)
    return (links.COUNTIES, say("Counties")), (links.county_page(county.code), name)


def task_label(task: Task) -> str:
    """Return a task's identifier and title."""
    return f"{task.id} {task.title}"

"""The portal of a province: pages and files by what `site/province.yaml` says of them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import repeat
from typing import Any

from ledgers.model import Both, OutputFile, Struct, Translate, Value, Words, as_words, say
from ledgers.model.numbers import HUNDRED, NONE, in_chinese, percent, rounded
from ledgers.model.province import State, Whole
from ledgers.model.values import in_lines
from ledgers.publish.kit import components, links
from ledgers.publish.kit.view import Language
from ledgers.publish.tables.tables import DataTable, as_csv, as_json

FIGURES = ("number", "bar")
"""The sorts of columns of numbers."""


class Office(Struct, frozen=True):
    """The province, what is said of its pages and tables, and the language they are in."""

    whole: Whole
    said: Value
    translate: Translate
    language: Language

    def listed(self) -> Iterator[tuple[Value, str, Words, Value | None]]:
        """Yield what is said of each page, its folder, its title, and the group it is about."""
        groups = {line.group["group"]: line.group for line in self.whole.counties}
        for said in self.said["pages"]:
            for name, group in groups.items() if "{group}" in said["at"] else (("", None),):
                title = _named(group or said.get("title", self.whole.province))
                yield said, said["at"].format(group=name), as_words(title), group

    def rows(self, group: Value | None = None) -> Mapping[str, Sequence[object]]:
        """Return the rows of each table; counties of a group where one is given."""
        return {
            "cities": self.whole.cities,
            "groups": [self._counts(folder, each) for _, folder, _, each in self.listed() if each],
            "matches": self.whole.matches,
            "counties": [each for each in self.whole.counties if group in (None, each.group)],
        }

    def _counts(self, folder: str, group: Value) -> Value:
        compared = [line.compared for line in self.whole.counties if line.group == group]
        counts = {"compared": sum(compared), "left": len(compared) - sum(compared)}
        return {"group": group, "page": folder + links.INDEX, **counts}

    def states(self) -> Mapping[State, int]:
        """Return how many cities are in each state."""
        return {it: sum(seen.state is it for seen in self.whole.cities) for it in State}

    def files(self) -> Iterator[OutputFile]:
        """Yield each table as CSV and JSON, and how everything was counted."""
        day = self.whole.as_of.isoformat()
        for name, rows in self.rows().items():
            said = self.said[name]
            values = ({each["name"]: self._plain(_at(row, each)) for each in said} for row in rows)
            fields = {each["name"]: as_words(_named(each)) for each in said}
            table = DataTable(name, say("Data"), fields, tuple(values))
            yield OutputFile(f"data/{name}.csv", as_csv(table))
            yield OutputFile(f"data/{name}.json", as_json(table, day, ""))
        counted = {str(it): {"in": came, "out": told} for it, came, told in self.whole.counted()}
        whole = {"as_of": day, "states": self.states(), **counted}
        yield OutputFile("data/province.json", in_lines(whole))

    def pages(self) -> Iterator[components.Filled]:
        """Yield every page."""
        day, copies = self.whole.as_of, [seen.copy for seen in self.whole.cities]
        as_of = self.translate(say("Data as of {day}", day=Both(in_chinese(day), day.isoformat())))
        invented = say("Demonstration data: places, bodies and figures are invented.")
        notice = self.translate(invented) if any(it and it.demonstration for it in copies) else ""
        states, files = self.said["states"], [file.path for file in self.files()]
        for said, folder, title, group in self.listed():
            lead, name, rows = as_words(_named(said)), self.translate(title), self.rows(group)
            here = components.Here(folder, {})
            way = (here.to("", self.translate(say("Overview"))),)
            yield components.filled(
                "province.html.j2",
                head=components.Head(folder, name, self.translate(lead), notice, as_of),
                crumbs=components.filled("partials/crumbs.html.j2", steps=way, here=name),
                lead=lead,
                tiles=[("", _named(states[it]), n, None) for it, n in self.states().items()],
                counted=list(self.whole.counted()),
                tables=[self._table(it, rows[it]) for it in said["tables"] if rows[it]],
                files=[here.to(path, path.rpartition("/")[2]) for path in files],
            )

    def _table(self, name: str, rows: Sequence[object]) -> components.Table:
        """Return rows as a table of the columns that pages have."""
        said = [each for each in self.said[name] if each.get("as") != "file"]
        heads = [
            components.Column(as_words(_named(each)), number=sort in FIGURES, short=sort == "short")
            for each, sort in ((each, each.get("as")) for each in said)
        ]
        made = tuple(components.Row(tuple(map(self._cell, heads, said, repeat(it)))) for it in rows)
        caption = as_words(_named(self.said["titles"][name]))
        return components.Table(caption, (*heads,), made, sortable=True, stacked=True)

    def _cell(self, head: components.Column, said: Value, row: object) -> components.Cell:
        value = _at(row, said)
        return components.Cell(head, self._face(said, row), "" if value is None else str(value))

    def _face(self, said: Value, row: object) -> object:
        """Return a value as pages show it; a dash where there is none."""
        value = _at(row, said)
        if value is None or value == "":
            return NONE
        if isinstance(value, State):
            state = self.said["states"][value]
            return components.Mark(state["mark"], as_words(_named(state)))
        if said.get("as") == "bar":
            plan = _at(row, {"at": "county.plan"})
            mark = None if plan is None else str(rounded(plan * HUNDRED))
            width = str(rounded(value * HUNDRED))
            return components.Bar(components.Linked(percent(value), None), width, mark)
        text = str(self._plain(value))
        return components.Linked(text, _at(row, {"at": said["to"]})) if "to" in said else text

    def _plain(self, value: Any) -> Any:  # noqa: ANN401 - of any column
        """Return a value as files have it: words in the reader's language."""
        if isinstance(value, Both):
            return value.within(self.language)
        return self.translate(value) if isinstance(value, Words) else value


def _named(said: Value) -> Both:
    """Return what something is called, in Chinese alone where it has no other name."""
    return Both(said["zh"], said.get("en", ""))


def _at(row: Any, said: Value) -> Any:  # noqa: ANN401 - of any column
    """Return what lies at a path of fields; what has names by them, and None for nothing."""
    for path in (said["at"], said.get("or", said["at"])):
        value = reduce(_step, path.split("."), row)
        if value is not None:
            return _named(value) if isinstance(value, dict) else value
    return None


def _step(value: Any, step: str) -> Any:  # noqa: ANN401 - of any column
    return value.get(step) if isinstance(value, dict) else getattr(value, step, None)

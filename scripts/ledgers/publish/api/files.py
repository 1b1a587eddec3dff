"""The files of the interface: each object with its properties, links and lists."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from ledgers.model import Both, OutputFile, Struct, Words, as_words, field, in_groups, say
from ledgers.model.values import in_lines
from ledgers.publish.bulletins.site import FIELDS, figure_row, wording_of
from ledgers.publish.downloads.named import with_names
from ledgers.publish.downloads.scores import as_decimal, indicators
from ledgers.publish.frame.open_data import licence, told_of
from ledgers.publish.kit import Desk, Filled, Leaf, View, links
from ledgers.publish.subjects.issues import issues_of
from ledgers.publish.tables.tables import DataTable, Values, plain_json

Said = Mapping[str, Any]
Rows = Sequence[Said]
NAMED = re.compile(r"\{(\w+)\}")


class Interface(Struct, frozen=True):
    """What is said of each object, the rows of each table, and those already looked up."""

    shapes: Said
    rows: Mapping[str, Rows]
    found: dict[tuple[str, str], Mapping[object, Rows]] = field(default_factory=dict)

    def written(self, here: Leaf, name: str, row: Said) -> dict[str, object]:
        """Return a row as an object; what is not known is left out."""
        said = self.shapes[name]
        there, lists = said.get("links", {}), said.get("lists", {})
        told: dict[str, object] = {}
        for key in said["properties"]:
            if key in lists:
                told[key] = [self.written(here, *each) for each in self._listed(row, lists[key])]
            elif key in there:
                told[key] = here.href(row.get(f"@{key}") or address(there[key], row))
            elif row.get(key) not in {None, ""}:
                told[key] = plain_json(row[key])
        return told

    def _listed(self, row: Said, said: str) -> Iterator[tuple[str, Said]]:
        """Yield the entries of a list: all rows of its table, or those of which a column agrees."""
        name, *same = said.split()
        table = self.shapes[name]["table"]
        rows = self._where(table, same[1], row[same[0]]) if same else self.rows[table]
        yield from ((name, each) for each in rows)

    def _where(self, table: str, name: str, value: object) -> Rows:
        if (table, name) not in self.found:
            self.found[table, name] = in_groups((row[name], row) for row in self.rows[table])
        return self.found[table, name].get(value, ())


def address(pattern: str, row: Said) -> str:
    """Return the address of a row: a pattern in which a name in braces stands for its value."""
    return NAMED.sub(lambda found: links.segment(str(row[found[1]])), pattern)


def interface_files(desks: Sequence[Desk], tables: Sequence[DataTable]) -> Iterator[OutputFile]:
    """Yield every file of the interface, of each programme its own, and its description.

    The first desk is that of the programme that leads.
    """
    for desk in desks:
        yield from _of_programme(desk, tables, "own" if desk.view.aside else "files")
    said = described(desks[0], {table.name: table for table in tables})
    yield _file(f"{links.API_1}openapi.json", said)


def _of_programme(desk: Desk, tables: Sequence[DataTable], which: str) -> Iterator[OutputFile]:
    shapes = desk.view.interface["shapes"]
    whole = Interface(shapes, _rows(desk, tables))
    programme = desk.view.catalog.chosen
    every = {"schema_version": 1, "generated_at": desk.view.as_of, "programme": programme}
    for pattern, name in desk.view.interface[which].items():
        for row in whole.rows[shapes[name]["table"]]:
            path = links.API_1 + address(pattern, row)
            told = whole.written(desk.here(f"{path.rpartition('/')[0]}/"), name, {**row, **every})
            yield _file(links.placed(desk.view.folder, path), told)


def _file(path: str, whole: Said) -> OutputFile:
    return OutputFile(path, in_lines(whole))


def _rows(desk: Desk, tables: Sequence[DataTable]) -> Mapping[str, Rows]:
    """Return the rows of the desk's programme, and what no table has as it is asked for."""
    chosen = desk.view.catalog.chosen
    own = {
        table.name: [row for row in table.rows if row.get("programme", chosen) == chosen]
        for table in tables
    }
    measured = with_names(desk, indicators(desk)).rows
    placed = [row for row in own["weeks"] if row["code"] != "city"]
    weeks = {row["week"]: row["as_of"] for row in placed}
    spots = {f"city/findings/{row['record']}": row for row in own["findings"]}
    pages = {**desk.spots, **desk.paged}
    return {
        **own,
        "portal": [_portal(desk)],
        "programmes": [_programme(each) for each in desk.view.others],
        "programme": [_programme(desk.view)],
        "placed": sorted(placed, key=lambda row: (row["rank"] or len(placed), row["code"])),
        "rankings": [{"period": week, "as_of": day} for week, day in weeks.items()],
        "measured": list({row["indicator"]: row for row in measured}.values()),
        "indicators": [{**row, **_valued(row)} for row in measured],
        "findings": [{**row, "@page": pages.get(spot)} for spot, row in spots.items()],
        "tables": [
            {"name": each.name, "title": desk.say(each.title), "rows": len(each.rows)}
            for each in tables
        ],
        "figures": list(_figures(desk)),
    }


def _programme(view: View) -> Said:
    """Return a programme, and the day on which it is shown."""
    programme = view.catalog.programme
    told = {"title": programme.title, "en": programme.en} if programme else {}
    return {**told, "programme": view.catalog.chosen, "shown_on": view.as_of}


def _portal(desk: Desk) -> Said:
    told = {"citation": told_of(desk, "citation"), "licence": licence(desk.view).get("id")}
    own = {"method": desk.view.assessment.method, "demonstration": desk.view.demonstration}
    return {"city": desk.city_name, "digest": desk.view.digest, **own, **told}


def _valued(row: Values) -> Values:
    exact = row["value"]
    return {"exact": exact, "value": as_decimal(Fraction(str(exact))) if exact else None}


def _figures(desk: Desk) -> Iterator[Said]:
    """Yield the figures of every issue, as they were frozen."""
    wording = wording_of(desk.view)
    for issue in issues_of(desk.view.catalog, desk.view.assessment.as_of).all:
        then = wording.in_issue(issue)
        for fact in issue.facts:
            told = dict(zip(FIELDS, figure_row(then, issue, fact), strict=True))
            yield {**told, "value": fact.value, "record": issue.id}


def described(desk: Desk, tables: Mapping[str, DataTable]) -> Said:
    """Return the description of every file and every object, in the reader's language."""
    said, found = desk.view.interface, licence(desk.view)
    told = {name: as_words(Both(**row)) for name, row in said["told"].items()}
    stated = {"license": {"name": found["id"], "url": found["url"]}} if found else {}
    promise, shapes = told["promise"], said["shapes"].items()
    info = {"title": told_of(desk, "title"), "description": desk.say(promise)}
    schemas = {name: _schema(desk, it, told, tables.get(it["table"])) for name, it in shapes}
    return {
        **said["document"],
        "info": {**info, "version": "1.0.0", **stated},
        "components": {"schemas": schemas},
    }


def _schema(desk: Desk, said: Said, told: Mapping[str, Words], table: DataTable | None) -> Said:
    """Return what an object holds; its table says of each column what it is."""
    known = {**told, **(table.fields if table else {})}
    known |= {name: told[name] for name in said.get("links", ())}
    known |= dict.fromkeys(said.get("lists", ()), told["list"])
    texts = {name: {"description": desk.say(words)} for name, words in known.items()}
    fields = {name: {**kind, **texts.get(name, {})} for name, kind in said["properties"].items()}
    about = {"type": "object", "description": desk.both(said["zh"], said["en"])}
    return {**about, "required": said["required"], "properties": fields}


def api_page(desk: Desk, tables: Iterable[DataTable]) -> Filled:
    """Return the page about the interface: its files, and what every object holds."""
    here = desk.here(links.API)
    about = say("Static JSON for programs: its files, and what every object holds.")
    return here.page(
        "api.html.j2",
        here.opening(say("Interface"), about, (links.DATA, say("Data")), contents=True),
        whole=described(desk, {table.name: table for table in tables}),
    )

"""A portal in English from data in Chinese: what has an English name there, and what else does."""

from collections.abc import Mapping
from typing import TypeVar

from ledgers.model import Catalog, Translate, replace
from ledgers.model.proposal import Todo
from ledgers.model.records import Area, Measure, Node, Phase, Programme, Quota, Task, Unit
from ledgers.publish.kit.pinyin import Corrected, syllables
from ledgers.publish.kit.view import Language, View

Row = TypeVar("Row", bound=Measure | Node | Phase | Programme | Quota | Task)

KINDS: Mapping[str, tuple[str, str]] = {
    "district": ("区", "District"),
    "county": ("县", "County"),
    "county_level_city": ("市", "City"),
    "city": ("市", "City"),
    "subdistrict": ("街道", "Sub-district"),
    "town": ("镇", "Town"),
    "township": ("乡", "Township"),
}
"""How the name of an area ends in both languages, by its kind."""


def in_language(view: View, language: Language, translate: Translate, below: str) -> View:
    """Return a view in another language than the data's, in a folder of the portal.

    Where something has a name in it, `en` is then the name in Chinese.
    """

    def spoken(each: View) -> View:
        return in_language(each, language, translate, below)

    before, catalog = view.catalog.areas, _named(view.catalog, view.searching["readings"])
    counties = (
        replace(row, name=catalog.areas[row.code].name)
        if row.name == before[row.code].name
        else row
        for row in view.assessment.counties
    )
    quotas = (replace(row, quota=_quota(row.quota, catalog)) for row in view.facts.quotas)
    return replace(
        view,
        catalog=catalog,
        assessment=replace(view.assessment, counties=tuple(counties)),
        facts=replace(view.facts, quotas=tuple(quotas)),
        todos=tuple(_todo(row, catalog) for row in view.todos),
        aside=view.aside and replace(view.aside, leader=_of_programme(view.aside.leader)),
        language=language,
        translate=translate,
        other=view.other if language == view.language else view.translate,
        below=below,
        ended=tuple(map(spoken, view.ended)),
        others=tuple(map(spoken, view.others)),
    )


def _todo(todo: Todo, catalog: Catalog) -> Todo:
    task = catalog.tasks.get(todo.subject.removeprefix("progress/"))
    return replace(todo, title=task.title) if task else todo


def _named(catalog: Catalog, readings: Corrected) -> Catalog:
    """Return a catalogue in which everything has its English name, or its name in pinyin."""
    given = {area.name: area.pinyin for area in catalog.areas.values() if area.pinyin}
    read = {**readings, **given}
    areas = {code: _area(row, read) for code, row in catalog.areas.items()}
    kinds = {code: term.en for code, term in catalog.words.get("unit_kinds", {}).items()}
    both = catalog.tasks, catalog.tasks_elsewhere
    tasks, elsewhere = ({name: _task(row, catalog) for name, row in own.items()} for own in both)
    return replace(
        catalog,
        programme=catalog.programme and _of_programme(catalog.programme),
        programmes=tuple(map(_of_programme, catalog.programmes)),
        areas=areas,
        units={name: _unit(row, areas, kinds) for name, row in catalog.units.items()},
        tasks=tasks,
        tasks_elsewhere=elsewhere,
    )


def _of_programme(programme: Programme) -> Programme:
    nodes, phases = map(_called, programme.nodes), map(_called, programme.phases)
    return replace(_called(programme), nodes=tuple(nodes), phases=tuple(phases))


def _task(task: Task, catalog: Catalog) -> Task:
    measures, quotas = map(_called, task.measures), (_quota(row, catalog) for row in task.quotas)
    return replace(_called(task), measures=tuple(measures), quotas=tuple(quotas))


def _quota(quota: Quota, catalog: Catalog) -> Quota:
    units = catalog.contract.field("indicators", "indicators", "measure").get("x-words", {})
    return replace(_called(quota), unit=units.get(quota.unit, {}).get("en", quota.unit))


def _called(row: Row) -> Row:
    field = "text" if isinstance(row, Measure) else "title"
    return replace(row, **{field: row.en, "en": getattr(row, field)}) if row.en else row


def _area(area: Area, read: Corrected) -> Area:
    """Return an area by its English name, else as it is read, with the Chinese name beside it."""
    ends, kind = KINDS.get(area.kind, ("", ""))
    stem = "".join(syllables(area.name, read)[: len(area.name.removesuffix(ends))])
    spelt = f"{stem.capitalize()} {kind}".strip()
    return replace(area, name=area.en or f"{spelt} ({area.name})", en=area.name)


def _unit(unit: Unit, areas: Mapping[str, Area], kinds: Mapping[str, str]) -> Unit:
    """Return a body by its English name, else by where and of which kind it is."""
    where = areas[unit.area].name.partition(" (")[0] if unit.area in areas else unit.area
    told = f"{where}: {kinds.get(unit.kind, unit.kind)} ({unit.name})"
    return replace(unit, name=unit.en or told, en=unit.name)

"""The forms in which a county files by an issue of its host: `site/host/forms.yaml` and schemas."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ledgers.model import Catalog, Field, Names, OutputFile, Value
from ledgers.model.choices import terms_of
from ledgers.model.yaml_text import block


class Question(NamedTuple):
    """A question: the way of its field in the ledger, if one has it, and what to choose from."""

    way: Names
    label: str
    about: str
    kind: str
    required: bool = True
    options: tuple[str, ...] = ()
    field: Field | None = None


def questions(form: Value, own: Value, catalog: Catalog) -> tuple[Question, ...]:
    """Return what a form asks: its name and version, the county, and fields of a record."""
    counties = tuple(f"{area.code} {area.name}" for area in catalog.counties)
    known = {"form": (f"{form['name']} {form['version']}",), "county": counties}
    first = [Question((name,), **own[name], options=known[name]) for name in known]
    return (*first, *(_question(form, name, own, catalog) for name in form["asks"]))


def _question(form: Value, name: str, own: Value, catalog: Catalog) -> Question:
    if name in own:
        return Question((name,), **own[name])
    ledger, way = catalog.contract.ledger(form["ledger"]), tuple(name.split("."))
    field = ledger.fields[way]
    around = ledger.fields[way[:-1]].entry if way[1:] else ledger.schema
    required = (way[-1] in around.get("required", ())) != (name in form["turned"])
    label, about = (f"{said.zh} · {said.en}" for said in (field.title, field.description))
    options = () if field.listed else tuple(_options(field, catalog))
    kind = "textarea" if field.listed and "properties" in field.entry else "input"
    return Question(way, label, about, "dropdown" if options else kind, required, options, field)


def _options(field: Field, catalog: Catalog) -> Iterator[str]:
    """Yield what may be chosen: codes, each with what it is called."""
    if field.said("x-refers") == "tasks":
        yield from (f"{task.id} {task.title}" for task in catalog.tasks.values())
    terms = terms_of(field, catalog.words)
    yield from (f"{code} {both.zh or code}" for code, both in terms.items())


def form_files(forms: Value, catalog: Catalog) -> Iterator[OutputFile]:
    """Yield the file of each form, as the host reads it."""
    for form in forms["forms"]:
        notice = {"type": "markdown", "attributes": {"value": forms["notice"]}}
        body = [notice, *map(_element, questions(form, forms["own"], catalog))]
        text = block({"name": form["title"], "description": form["about"], "body": body})
        path = f".github/ISSUE_TEMPLATE/{form['name']}.yml"
        yield OutputFile(path, (forms["head"] + text).encode())


def _element(row: Question) -> Mapping[str, object]:
    about: dict[str, object] = {"label": row.label, "description": row.about}
    about |= {"options": row.options} if row.options else {}
    about |= {"default": 0} if row.way == ("form",) else {}
    told = {"type": row.kind, "id": "-".join(row.way), "attributes": about}
    return {**told, "validations": {"required": True}} if row.required else told

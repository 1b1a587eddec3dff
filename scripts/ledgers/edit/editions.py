"""Write the record of an edition."""

from collections.abc import Iterator

from ledgers.edit.bulletins import engine_lines
from ledgers.edit.text import flow_entry, scalar
from ledgers.model.edition import FOLDER, Edition
from ledgers.model.output import OutputFile

HEAD = "# yaml-language-server: $schema=../../../schemas/editions.schema.json\n"


def edition_file(name: str) -> str:
    """Return where the record of an edition lies, by its identifier."""
    return f"{FOLDER}/{name}.yaml"


def record_file(name: str, edition: Edition) -> OutputFile:
    """Return the file of a record."""
    text = HEAD + "".join(_lines(edition))
    return OutputFile(edition_file(name), text.encode("utf-8"))


def _lines(edition: Edition) -> Iterator[str]:
    yield f"title: {scalar(edition.title)}\n"
    if edition.period:
        yield f"period: {scalar(edition.period)}\n"
    yield f"as_of: {edition.as_of}\ncut_on: {edition.cut_on}\n"
    yield f"language: {edition.language}\nmethod: {scalar(edition.method)}\n"
    inputs = edition.inputs
    yield from engine_lines(edition.engine)
    yield f'inputs:\n  data: "{inputs.data}"\n  schemas: "{inputs.schemas}"\n'
    yield f'  digest: "{inputs.digest}"\n'
    if edition.bulletins:
        yield "bulletins:\n"
    for shown in edition.bulletins:
        yield f"  - {flow_entry({'bulletin': shown.bulletin, 'digest': shown.digest})}\n"
    if edition.earlier:
        names = ", ".join(f'"{name}"' for name in edition.earlier)
        yield f"earlier: [{names}]\n"
    yield f'files_n: {edition.files_n}\nmanifest_digest: "{edition.manifest_digest}"\n'

"""Know what a reference names, so that it is shown only where its target is (`x-refers`)."""

from ledgers.model.contract import Schema
from ledgers.project.setting import Setting


def target_of(value: object, refers: object, owner: str) -> str | None:
    """Return the name of the record that a reference means: `city/findings/F2026-0017`.

    `refers` is the list of ledgers that it may lead to; a short reference is to the owner's own.
    """
    if not isinstance(value, str) or not isinstance(refers, list):
        return None
    name = value if value.count("/") > 1 else f"{owner}/{value}"
    return name if name.split("/")[1] in refers else None


def leads_to_hidden(value: object, schema: Schema, owner: str, setting: Setting) -> bool:
    """Say whether a value names a record or an entry whose existence is not public.

    A record that does not exist is not shown either; an entry that does not exist is nobody's.
    """
    refers = schema.get("x-refers")
    if refers is None or isinstance(value, list):
        return False
    if isinstance(refers, list):
        return target_of(value, refers, owner) not in setting.shown
    return (str(refers), str(value)) in setting.hidden

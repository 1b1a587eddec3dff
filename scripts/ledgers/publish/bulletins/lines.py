"""The line of an issue's file on which each of its figures stands."""

from collections.abc import Iterable, Mapping

from ledgers.model.bulletin import Name
from ledgers.model.document import SourceFile
from ledgers.publish.kit import links

FOLDER = "data/city/bulletins/"


def figure_lines(sources: Iterable[SourceFile], name: str) -> Mapping[Name, str]:
    """Return the address of each figure's line in the file of an issue, where it is shown."""
    file = f"{FOLDER}{name}.yaml"
    source = next((one for one in sources if one.file == file), None)
    if source is None:
        return {}
    folder = links.source_folder(source)
    return {
        (str(entry["key"]), str(entry.get("county", "")), str(entry.get("task", ""))): (
            f"{folder}#{links.line_anchor(source, line)}"
        )
        for entry, line in source.entries
        if {"key", "value"} <= entry.keys()
    }

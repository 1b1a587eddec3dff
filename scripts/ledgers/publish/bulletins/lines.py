"""Find the line of an issue's file on which each of its figures stands."""

import re
from collections.abc import Iterable, Mapping

from ledgers.model.bulletin import Name
from ledgers.model.document import SourceFile
from ledgers.publish.kit import links

FACT = re.compile(
    r" *- \{key: (?P<key>[a-z0-9_.]+)"
    r'(?:, county: "(?P<county>[0-9]+)")?(?:, task: (?P<task>[0-9A-Za-z]+))?, value: '
)
FOLDER = "data/city/bulletins/"


def figure_lines(sources: Iterable[SourceFile], name: str) -> Mapping[Name, str]:
    """Return the address of each figure's line in the file of an issue, where it is shown."""
    file = f"{FOLDER}{name}.yaml"
    source = next((one for one in sources if one.file == file), None)
    if source is None:
        return {}
    folder = links.source_folder(source)
    return {
        (found["key"], found["county"] or "", found["task"] or ""): (
            f"{folder}#{links.line_anchor(source, number)}"
        )
        for number, line in enumerate(source.lines, start=1)
        if (found := FACT.match(line or ""))
    }

"""The places of the values in a text, for problems and source pages."""

from collections.abc import Mapping

from ledgers.model import Path, Span, Struct
from ledgers.read.dialect import Node, composed, end_of, start_of, within

BLOCK = frozenset({"|", ">"})


class YamlPlaces(Struct):
    """The places of the values in a text, which is read again when they are first asked for."""

    text: str
    found: dict[Path, Span] | None = None

    def spans(self) -> Mapping[Path, Span]:
        """Return the span of every value, by its path; the text is known to be sound."""
        if self.found is None:
            self.found = {}
            node = composed(self.text)
            if node is not None:
                _find(self.found, self.text.splitlines(), (), node)
        return self.found


def _find(
    found: dict[Path, Span], lines: list[str], path: Path, node: Node, key: Node = None
) -> tuple[int, int]:
    """Find the spans of a value with its key, and of all inside it; return where it ends.

    A block container ends where its last value ends, not where libyaml notices that it ended.
    """
    begin, end, held = start_of(node), end_of(node), within(node)
    for step, name, inner in held or ():
        last = _find(found, lines, (*path, step), inner, name)
        end = end if node.flow_style else last
    if held is None and node.style in BLOCK:
        end = _end_of_text(node, lines)
    start, key_end = (start_of(key), end_of(key)[1] + 1) if key else (begin, 0)
    found[path] = Span(*start, *end, *begin, scalar=held is None, key_end=key_end)
    return end


def _end_of_text(node: Node, lines: list[str]) -> tuple[int, int]:
    """Return where a block text ends; libyaml notices only at the line after it."""
    line = node.end_mark.line
    while line > node.start_mark.line + 1 and not lines[line - 1].strip():
        line -= 1
    return line, len(lines[line - 1]) + 1

"""Plant markers in everything of a city that is not public, to see whether one ever comes out."""

import re
from collections.abc import Iterator, Mapping
from itertools import count

MARK = re.compile(rb"CANARY[0-9]{4}|canary_[0-9]{4}", re.IGNORECASE)


def marks() -> Iterator[str]:
    """Yield markers that stand nowhere else."""
    return (f"CANARY{number:04}" for number in count(1))


def planted(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a sound city with a marker in every place that is hidden and can be filled."""
    mark = marks()
    return {path: _planted(path, data.decode(), mark).encode() for path, data in files.items()}


def _planted(path: str, text: str, mark: Iterator[str]) -> str:
    head, *rows = text.splitlines()
    life = "/progress/" in path
    hidden = "reason" if "/decisions/" in path else "note"
    made = [head, f"# {next(mark)}"]
    for row in rows:
        name = row.lstrip(" -").partition(":")[0]
        if life and name == hidden:
            continue
        made.append(f"{row}  # {next(mark)}")
        if life and name == "on":
            made += _hidden(" " * (len(row) - len(row.lstrip(" -"))), hidden, mark)
    return "\n".join([*made, f"# {next(mark)}", ""])


def _hidden(pad: str, field: str, mark: Iterator[str]) -> Iterator[str]:
    """Yield the lines of a hidden field, in one style after the other."""
    one = next(mark)
    styles = {
        0: [f"{field}: {one}"],
        1: [f'{field}: "{one} \\"', f'  {next(mark)}"'],
        2: [f"{field}: >-  # {next(mark)}", f"  {one}", "", f"  {next(mark)}"],
        3: [f"{field}: {one}", f"  {next(mark)}", f"  {next(mark)}"],
        4: [f"# {next(mark)}", f"? {field}", f": '{one}'"],
    }
    yield from (f"{pad}{row}" if row else row for row in styles[int(one[-4:]) % len(styles)])


def spoiled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the city with markers in hidden fields and values that break the rules as well."""
    mark = (f"{number}" for number in count(5001))
    lives = {path: data.decode() for path, data in planted(files).items() if "/progress/" in path}
    return planted(files) | {
        path: _spoiled(text, "by_post" if "/decisions/" in path else "blocker", mark).encode()
        for path, text in lives.items()
    }


def _spoiled(text: str, own: str, mark: Iterator[str]) -> str:
    """Give the first entry of a life a hidden field of no known value, and unknown fields."""
    text = re.sub(rf"^ +{own}: .*\n", "", text, flags=re.MULTILINE)
    entry = re.compile(r"^( +)(?:decision|status): .*\n", re.MULTILINE)
    row = entry.search(text)
    assert row
    added = (
        f"{own}: canary_{next(mark)}",
        f"CANARY{next(mark)}: x",
        f"secret: {{CANARY{next(mark)}: [CANARY{next(mark)}]}}",
    )
    rows = "".join(f"{row.group(1)}{line}\n" for line in added)
    return text[: row.end()] + rows + text[row.end() :]


def found(data: bytes) -> set[bytes]:
    """Return the markers that some bytes hold."""
    return set(MARK.findall(data))

"""Files that come with the program: templates, assets, code, words; the one door to Babel."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel.support import Translations

from ledgers.model import CannotGoOn, converted
from ledgers.model.portal import Example
from ledgers.model.words import Both, Translate, Words, english, fill
from ledgers.read.dialect import Text
from ledgers.read.values import parsed

HOME = Path(__file__).resolve().parents[3]
SITE = HOME / "site"
LOCALE = SITE / "locale"
COLOUR = re.compile(r"(--cl-[\w-]+): (#[0-9a-f]+|transparent);")


def texts_below(folder: Path) -> Mapping[str, str]:
    """Return the text of every file below a folder, by its path there."""
    return {path: data.decode("utf-8") for path, data in bytes_below(folder).items()}


def bytes_below(folder: Path) -> Mapping[str, bytes]:
    """Return the bytes of every file below a folder, by its path there."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def reasons() -> Mapping[str, Both]:
    """Return why each kind of problem matters, by its code."""
    files = (f"problems/{path}" for path in bytes_below(SITE / "problems"))
    return {code: why for path in files for code, why in in_both(path).items()}


def examples(told: Callable[[str], str] = str) -> Mapping[str, Example]:
    """Return an example of each kind of problem, by its code, told with a city's own names."""
    rows: Any = parsed(Text("examples.yaml", told((SITE / "examples.yaml").read_text("utf-8"))))[0]
    found = {code: converted(row, Example) for code, row in rows.items()}
    return {code: row for code, row in found.items() if row is not None}


def guides(told: Callable[[str], str]) -> Iterator[tuple[str, tuple[Both, Both]]]:
    """Yield each role with the title and the text of its guide, told with a city's own names."""
    for role in ("clerk", "reviewer", "officer", "adopter", "maintainer", "windows"):
        files = (SITE / f"guides/{role}.{language}.md" for language in ("zh", "en"))
        split = (told(file.read_text("utf-8"))[2:].split("\n\n", 1) for file in files)
        title, text = zip(*split, strict=True)
        yield role, (Both(*title), Both(*text))


@cache
def slips() -> tuple[Mapping[str, Any], ...]:
    """Return what is often mistyped, and how it is meant and said, the likeliest first."""
    return tuple(said_in("slips.yaml")["slips"])


def interface() -> Mapping[str, Any]:
    """Return what files for programs hold, the parts of a workbook, and the colours of charts."""
    named = COLOUR.findall((SITE / "assets/ledgers.css").read_text("utf-8"))
    return {**said_in("api.yaml"), "colours": dict(reversed(named))}  # by day: those come first


def said_in(path: str) -> Any:  # noqa: ANN401 - of any shape
    """Return what a file of ours says, such as `host/forms.yaml`."""
    return parsed(Text(path, (SITE / path).read_text("utf-8")))[0]


def in_both(path: str) -> Mapping[str, Both]:
    """Return the sentences that a file of ours gives in both languages, by name."""
    return {name: Both(**said) for name, said in said_in(path).items()}


def drawing_salt(library: str) -> str:
    """Return a digest of the code that draws and of its library's version.

    Charts are stored by the digest of their input. With this digest in it, they are drawn again
    when the code that draws them changes.
    """
    digest = hashlib.sha256(library.encode())
    for path in sorted((HOME / "scripts/ledgers/publish/charts").glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def kept_drawings(cache: Path, digests: frozenset[str]) -> Mapping[str, str]:
    """Return the charts that are already drawn, as SVG, by digest."""
    found = ((digest, cache / f"{digest}.svg") for digest in sorted(digests))
    return {digest: path.read_text("utf-8") for digest, path in found if path.is_file()}


DOMAIN = "ledgers"


def translator(folder: Path, language: str) -> Translate:
    """Return the translator into a language; raises CannotGoOn where its catalogue is not built."""
    if language == "en":
        return english
    catalogue = folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not catalogue.is_file():
        raise CannotGoOn.say(
            "the words for “{language}” are not built yet; run: make setup", language=language
        )
    with catalogue.open("rb") as file:
        words = Translations(file, domain=DOMAIN)

    def look_up(said: Words) -> str:
        if said.context:
            return str(words.pgettext(said.context, said.text))
        return words.gettext(said.text)

    return lambda said: fill(said, look_up, language)

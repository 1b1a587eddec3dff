"""Read the catalogues of words; the one door to Babel."""

from pathlib import Path

from babel.support import Translations

from ledgers.model.errors import CannotGoOn
from ledgers.model.words import Translate, Words, english, fill, say

DOMAIN = "ledgers"


def translator(folder: Path, language: str) -> Translate:
    """Return what says words in a language; raises CannotGoOn where the catalogue is not built."""
    if language == "en":
        return english
    catalogue = folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not catalogue.is_file():
        message = say(
            "the words for “{language}” are not built yet; run: make setup", language=language
        )
        raise CannotGoOn(message)
    with catalogue.open("rb") as file:
        words = Translations(file, domain=DOMAIN)

    def look_up(said: Words) -> str:
        if said.context:
            return str(words.pgettext(said.context, said.text))
        return words.gettext(said.text)

    return lambda said: fill(said, look_up, language)

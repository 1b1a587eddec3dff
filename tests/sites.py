"""Stand for MkDocs where it does not matter what it makes of every page."""

from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from pathspec.gitignore import GitIgnoreSpec

NEW = "a new one"


def one_page(settings: MkDocsConfig) -> None:
    """Make a site of one page."""
    Path(settings.site_dir).mkdir(parents=True, exist_ok=True)
    (Path(settings.site_dir) / "index.html").write_text(NEW, "utf-8")


def only(*pages: str) -> Callable[[MkDocsConfig], None]:
    """Return how MkDocs builds the site with these pages alone."""

    def built(settings: MkDocsConfig) -> None:
        shown = (f"!/{page}" for page in pages)
        settings.exclude_docs = GitIgnoreSpec.from_lines(["*.md", *shown, "/en/"])
        settings.strict = False  # Links to the other pages lead nowhere.
        build(settings)

    return built

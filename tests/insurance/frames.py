"""What `ledgers publish` gives to its builder: pages and settings, in each language."""

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from ledgers.cli.main import main
from ledgers.write import site as writing

HOME = Path(__file__).parents[2]
CLASSIC = {"zensical": {"variant": "classic"}}
"""What a builder wants to be told about the theme, to look as today."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The settings of the builder in one language, the moment, and a place with `pages`.

    What MkDocs made of them lies there as `site`; another builder's folder has its name.
    """

    language: str
    settings: Mapping[str, Any]
    moment: Mapping[str, str]
    place: Path

    @property
    def site(self) -> Path:
        """Return the folder that MkDocs made."""
        return self.place / "site"

    def settings_for(self, builder: str) -> Mapping[str, Any]:
        """Return the settings for one builder."""
        theme = {**self.settings["theme"], **CLASSIC.get(builder, {})}
        return {**self.settings, "theme": theme, "docs_dir": "pages", "site_dir": builder}


def published(folder: Path) -> list[Frame]:
    """Publish the city of this repository into a folder; return what each language was made of."""
    frames: list[Frame] = []

    def build(settings: MkDocsConfig, **more: Any) -> None:  # noqa: ANN401 - as MkDocs has it
        kept = folder / f"frame-{len(frames)}"
        shutil.copytree(settings.docs_dir, kept / "pages")
        mkdocs_build(settings, **more)
        shutil.copytree(settings.site_dir, kept / "site")
        frames.append(_frame(settings, kept))

    with patch.object(writing, "build", build):
        status = main(["publish", "--out", str(folder / "public")])
    if status:
        sys.exit(f"ledgers publish ended with status {status}")
    return frames


def _frame(settings: MkDocsConfig, kept: Path) -> Frame:
    with Path(settings.config_file_path or "").open("rb") as file:
        said = yaml_load(file)
    theme = {**said["theme"], "custom_dir": str(HOME / "site/theme")}
    own = {name: settings[name] for name in ("site_name", "site_url", "nav")}
    own["extra"] = dict(settings.extra)
    moment = {"SOURCE_DATE_EPOCH": os.environ["SOURCE_DATE_EPOCH"]}
    return Frame(theme["language"], {**said, **own, "theme": theme}, moment, kept)

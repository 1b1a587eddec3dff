"""The programs of others that run beside ours, each in its own environment; which are absent."""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from tests.benchmarks.ours import pages
from tests.benchmarks.runs import Program
from tests.tools import INSTALLED

ROOT = Path(__file__).parents[2]
BIN = ROOT / ".cache/bench/bin"
PYTHON = BIN / "python"
SCRIPT = Path(__file__).with_name("peer.py")
AJV_CLI = INSTALLED / "ajv"
HUGO_PAGE = (
    "<!doctype html><html><head><title>{{ .Title }}</title></head>"
    "<body><nav>{{ .Site.Title }}</nav><main>{{ .Content }}</main></body></html>"
)
SHARE = 10
"""One file in so many is given to check-jsonschema, which takes ten times as long as others."""
Files = Mapping[str, Sequence[Path]]
"""Files by the file name of their schema."""


def present(programs: Sequence[Program]) -> tuple[list[Program], list[str]]:
    """Return the programs that are installed here, and the names of the others."""
    found = [each for each in programs if shutil.which(each.command[0])]
    return found, [each.name for each in programs if each not in found]


def starting(folder: Path) -> list[Program]:
    """Return programs that start, say a word, and end."""
    return [
        Program("python", (str(PYTHON), "-c", ""), folder),
        Program("check-jsonschema-version", (str(BIN / "check-jsonschema"), "--version"), folder),
        Program("ajv-help", (str(AJV_CLI), "help"), folder),
    ]


def validating(folder: Path, schemas: Path, files: Files) -> list[Program]:
    """Return programs that compare files with their schemas, and no more."""
    listed = folder / "list.json"
    listed.write_text(json.dumps({name: [*map(str, rows)] for name, rows in files.items()}))
    return [*_scripts(folder, schemas, listed), _node(folder, schemas, listed)]


def _scripts(folder: Path, schemas: Path, listed: Path) -> Iterator[Program]:
    ways = {
        "pyyaml-rust": ("pyyaml", "rust"),
        "pyyaml-jsonschema": ("pyyaml", "jsonschema"),
        "rust": ("ryaml", "rust"),
    }
    for name, way in ways.items():
        yield Program(name, (str(PYTHON), str(SCRIPT), *way, str(schemas), str(listed)), folder)


def _node(folder: Path, schemas: Path, listed: Path) -> Program:
    node = "node" if AJV_CLI.exists() else str(AJV_CLI)
    command = (node, str(SCRIPT.with_suffix(".js")), str(schemas), str(listed))
    return Program("ajv", command, folder, environment={"NODE_MODULES": str(INSTALLED.parent)})


def of_one_schema(folder: Path, schemas: Path, name: str, files: Sequence[Path]) -> list[Program]:
    """Return command lines that can compare files with one schema only."""
    paths, few = tuple(map(str, files)), tuple(map(str, files[::SHARE]))
    ajv = ("validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats")
    ours = (f"-s={schemas / name}", f"-r={schemas / 'defs.schema.json'}")
    plain = without_names(schemas, folder / "nameless") / name
    return [
        Program("ajv-cli", (str(AJV_CLI), *ajv, *ours, *(f"-d={path}" for path in paths)), folder),
        Program(
            "check-jsonschema",
            (str(BIN / "check-jsonschema"), f"--schemafile={plain}", *few),
            folder,
            units=lambda: len(few),
        ),
    ]


def without_names(schemas: Path, folder: Path) -> Path:
    """Copy schemas without `$id`, by which check-jsonschema would look on the network."""
    folder.mkdir()
    for path in schemas.glob("*.schema.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        del schema["$id"]
        (folder / path.name).write_text(json.dumps(schema), encoding="utf-8")
    return folder


def building(folder: Path, city: Path) -> list[Program]:
    """Return generators of sites that build the Chinese pages of a portal that was made."""
    programs = (
        Program(
            "mkdocs",
            (str(BIN / "mkdocs"), "build", "--quiet", "--config-file=mkdocs.yml"),
            folder,
            lambda: _for_mkdocs(folder, city / "build/pages"),
        ),
        Program(
            "hugo",
            ("hugo", "--quiet", "--source=hugo", "--destination=../out"),
            folder,
            lambda: _for_hugo(folder, city / "build/pages"),
        ),
    )
    return [each.counting(lambda: pages(city, english=False)) for each in programs]


def _for_mkdocs(folder: Path, made: Path) -> None:
    shutil.rmtree(folder / "out", ignore_errors=True)
    settings = {
        "site_name": "bare",
        "docs_dir": str(made),
        "site_dir": str(folder / "out"),
        "use_directory_urls": False,
        "theme": {"name": "material", "font": False},
        "nav": ["index.md"],
        "exclude_docs": "/en/",
        "plugins": [],
        "markdown_extensions": ["attr_list", "toc"],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")


def _for_hugo(folder: Path, made: Path) -> None:
    """Lay the pages as Hugo wants those that have others below them."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    site = folder / "hugo"
    if site.exists():
        return
    shutil.copytree(made, site / "content")
    shutil.rmtree(site / "content/en", ignore_errors=True)
    for page in site.rglob("index.md"):
        page.rename(page.with_name("_index.md"))
    (site / "layouts/_default").mkdir(parents=True)
    for name in ("list", "single"):
        (site / f"layouts/_default/{name}.html").write_text(HUGO_PAGE)
    settings = "title = 'bare'\ndisableKinds = ['taxonomy', 'term', 'RSS', 'sitemap']\n"
    (site / "config.toml").write_text(f"{settings}[markup.goldmark.renderer]\nunsafe = true\n")

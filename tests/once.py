"""What the tests of one process do once: pure steps, remembered by what they were given.

Nearly every test changes one file of the mini city and runs several commands on it. So no text is
read twice, no city checked twice, no chart drawn twice, and no site built twice from the same
pages. That a build is the same bytes each time is proved elsewhere, in processes of their own
(tests/acceptance).
"""

import hashlib
import os
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from tempfile import mkdtemp
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig

from ledgers.check.city import Checked, check
from ledgers.check.file import one as alone
from ledgers.check.file.schema import Rulebook
from ledgers.check.oversight import embargo
from ledgers.check.privacy import leaks
from ledgers.model.contract import Contract
from ledgers.model.document import Document
from ledgers.model.layout import Location
from ledgers.model.output import OutputFile
from ledgers.model.problem import Problem
from ledgers.model.remembered import NOTHING_KNOWN, Known
from ledgers.model.shares import Share
from ledgers.model.values import replace
from ledgers.publish.kit.view import View
from ledgers.publish.site import render_portal
from ledgers.read import documents as reading
from ledgers.read.documents import Recall, document_of
from ledgers.read.home import kept_drawings
from ledgers.read.tree import object_name

Schemas = Mapping[str, Mapping[str, Any]]
KEPT = 8
FEW, MANY = 64, 4096
document_once = lru_cache(MANY)(lambda *asked: tuple(document_of(*asked)))
schema_once = lru_cache(FEW)(reading._schema)
# What is asked of one document alone; a document is itself only, whatever another one holds.
faults_once = lru_cache(MANY)(lambda *asked: tuple(alone.faults(*asked)))
leaks_once = lru_cache(MANY)(lambda *asked, find=leaks._of_document: tuple(find(*asked)))
names_once = lru_cache(MANY)(embargo._names)
kept: dict[tuple[object, ...], tuple[object, Any]] = {}
sites: dict[str, Path] = {}
caches: deque[Path] = deque(maxlen=KEPT)


class Compiled(BytecodeCache):
    """What templates were compiled to, by their names and texts."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what the same text was compiled to before."""
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a text was compiled to."""
        self._kept[bucket.key, bucket.checksum] = bucket.code


def remembered_document(
    path: str, location: Location, data: bytes, *recall: Recall
) -> Iterator[Document | Problem]:
    """Read a text, or give what reading the same text at the same path gave before."""
    if recall and recall[0](path, object_name("blob", data)) is not None:
        return document_of(path, location, data, *recall)
    return iter(document_once(path, location, data))


def under(schemas: Schemas, make: Callable[[], Any], *key: object) -> Any:  # noqa: ANN401 - as made
    """Make something that schemas decide, or give what was made before under the same ones."""
    whole = (*key, *((name, id(schema)) for name, schema in schemas.items()))
    # The schemas stay with what was made, so that no other ones can come to have their identity.
    made = kept.pop(whole, None) or (schemas, make())
    kept[whole] = made
    if len(kept) > KEPT * len(schemas):
        del kept[next(iter(kept))]
    return made[1]


def remembered_check(  # noqa: PLR0913 - as `check`
    documents: Iterable[Document],
    files: Iterable[str],
    schemas: Schemas,
    today: date,
    known: Known = NOTHING_KNOWN,
    *,
    share: Share = None,
) -> Checked:
    """Check a city, or give what checking the same texts gave before.

    Where the program itself knows something of them from before, it is checked as it is.
    """
    rows, names = tuple(documents), frozenset(files)
    if known.sound or known.quiet:
        return check(rows, names, schemas, today, known, share=share)
    texts = tuple((document.file, document.blob, document.text) for document in rows)
    key = (texts, names, today)
    found = under(schemas, lambda: check(rows, names, schemas, today, share=share), *key)
    assert isinstance(found, Checked)
    files_of = ({row.file for row in each} for each in (found.learnt.sound, found.learnt.clean))
    own = (frozenset(row for row in rows if row.file in each) for each in files_of)
    sound, clean = own
    return replace(found, learnt=replace(found.learnt, sound=sound, clean=clean))


def remembered_rulebook(schemas: Schemas, *, usable: bool = False) -> Any:  # noqa: ANN401 - a Rulebook
    """Prepare a set of schemas once."""
    if usable:
        return Rulebook(schemas, usable=True)
    return under(schemas, lambda: Rulebook(schemas), "rulebook")


def remembered_faults(schemas: Schemas) -> Any:  # noqa: ANN401 - problems
    """Look at a set of schemas once."""
    return under(schemas, lambda: tuple(alone.of_schemas(schemas)), "faults")


def remembered_contract(schemas: Schemas) -> Any:  # noqa: ANN401 - a Contract
    """Read what a set of schemas says of the ledgers once."""
    return under(schemas, lambda: Contract(schemas), "contract")


def remembered_site(settings: MkDocsConfig) -> None:
    """Build a site, or copy the one that was built from the same pages in the same frame."""
    digest = hashlib.sha256(repr(_frame(settings)).encode())
    pages = Path(settings.docs_dir)
    for path in sorted(path for path in pages.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(pages)}\0".encode() + path.read_bytes() + b"\0")
    name = digest.hexdigest()
    if name not in sites:
        build(settings)
        folder = Path(mkdtemp(prefix="site-")) / "site"
        sites[name] = shutil.copytree(settings.site_dir, folder)
    else:
        shutil.copytree(sites[name], settings.site_dir, dirs_exist_ok=True)


def remembered_drawings(cache: Path, digests: frozenset[str]) -> Mapping[str, str]:
    """Return charts that were drawn before, in whatever city, beside those that this one keeps."""
    caches.append(cache)
    return {name: svg for each in caches for name, svg in kept_drawings(each, digests).items()}


def remembered_portal(
    view: View, templates: Mapping[str, str], drawings: Mapping[str, str], salt: str
) -> Iterator[OutputFile]:
    """Render a portal, or give the files that were rendered from the same sources."""
    sources = tuple((source.file, source.blob, source.digest) for source in view.sources)
    shown = (view.as_of, view.language, view.translate, view.digest, repr(view.problems), sources)
    frame = (salt, frozenset(drawings), frozenset(templates.items()))
    files = under(
        view.catalog.contract.schemas,
        lambda: tuple(render_portal(view, templates, drawings, salt)),
        "portal",
        *shown,
        *frame,
    )
    return iter(files)


def _frame(settings: MkDocsConfig) -> tuple[object, ...]:
    moment = os.environ.get("SOURCE_DATE_EPOCH")
    return settings.config_file_path, moment, sorted(settings.extra.items(), key=repr)


def forget_sites() -> None:
    """Throw away the sites that were built."""
    for folder in sites.values():
        shutil.rmtree(folder.parent)
    sites.clear()


def remembering(patch: pytest.MonkeyPatch) -> None:
    """Let commands that run in this process do nothing twice."""
    patch.setattr("ledgers.read.documents.document_of", remembered_document)
    patch.setattr("ledgers.read.documents._schema", schema_once)
    patch.setattr("ledgers.flow.load.check", remembered_check)
    patch.setattr("ledgers.check.city.Rulebook", remembered_rulebook)
    patch.setattr("ledgers.check.city.of_schemas", remembered_faults)
    patch.setattr("ledgers.check.city.faults", faults_once)
    patch.setattr("ledgers.check.privacy.leaks._of_document", leaks_once)
    patch.setattr("ledgers.check.oversight.embargo._names", names_once)
    patch.setattr("ledgers.check.city.Contract", remembered_contract)
    # Neither the memory of one build nor the electricity of this machine is what a test is about;
    # asked for at every build, both take longer than the build.
    patch.setattr("ledgers.flow.publish.gc", SimpleNamespace(collect=int))
    patch.setattr("os.sync", int)
    environment = partial(Environment, bytecode_cache=Compiled())
    patch.setattr("ledgers.publish.kit.templates.Environment", environment)
    patch.setattr("ledgers.read.home.kept_drawings", remembered_drawings)
    patch.setattr("ledgers.flow.publish.render_portal", remembered_portal)
    patch.setattr("ledgers.write.site.build", remembered_site)

"""Hold the locks to being complete, and install from them with the pips that people have."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pip
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PARTS = ("", "-test", "-browser", "-cluster", "-parquet", "-insurance", "-bench")
LOCKS = tuple(f"requirements{part}.lock" for part in PARTS)
INSTALL = ROOT / "scripts/install.py"
ALONE = {"PIP_CONFIG_FILE": os.devnull, "PIP_EXTRA_INDEX_URL": "", "PIP_FIND_LINKS": ""}
NOWHERE = {**ALONE, "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"}

# ── What the locks pin ───────────────────────────────────────────────────────────────────────────


def pinned(*texts: str) -> dict[str, Requirement]:
    """Return what locks pin, extras too, by distribution."""
    rows = (row.rstrip("\\ ") for text in texts for row in text.splitlines())
    found = [Requirement(row) for row in rows if re.match(r"[a-z0-9]", row)]
    return {canonicalize_name(pin.name): pin for pin in found}


def lock_text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def unmet(pins: Mapping[str, Requirement]) -> Iterator[str]:
    """Yield what packages here ask for, with their extras, that the pins do not give them."""
    for name, pin in pins.items():
        for wish in wishes(name, pin.extras):
            given = pins.get(canonicalize_name(wish.name))
            if given is None or not is_met(wish, given):
                yield f"{name}: {wish}"


def is_met(wish: Requirement, given: Requirement) -> bool:
    """Say whether a pin is what a package asks for."""
    return wish.extras <= given.extras and wish.specifier.contains(version_of(given))


def version_of(pin: Requirement) -> str:
    """Return the one version that a pin allows."""
    return next(iter(pin.specifier)).version


def wishes(name: str, extras: set[str]) -> Iterator[Requirement]:
    """Yield what a package that is installed here asks for on this machine."""
    try:
        found = distribution(name).requires or ()
    except PackageNotFoundError:  # of other machines, or an optional part that is absent
        return
    for wish in map(Requirement, found):
        marker = wish.marker
        if not marker or any(marker.evaluate({"extra": extra}) for extra in {"", *extras}):
            yield wish


def test_the_locks_pin_all_that_locked_packages_ask_for() -> None:
    assert list(unmet(pinned(*map(lock_text, LOCKS)))) == []


def test_the_portal_needs_no_lock_but_its_own() -> None:
    assert list(unmet(pinned(lock_text("requirements.lock")))) == []


def test_a_pin_without_the_extra_that_is_asked_for_is_found() -> None:
    texts = [lock_text(name).replace("coverage[toml]==", "coverage==") for name in LOCKS]

    assert [row.partition(">")[0] for row in unmet(pinned(*texts))] == [
        "pytest-cov: coverage[toml]"
    ]


def test_locks_agree_on_every_version() -> None:
    texts = [pinned(lock_text(name)) for name in LOCKS]
    versions = {
        name: {str(pins[name].specifier) for pins in texts if name in pins}
        for name in {name for pins in texts for name in pins}
    }

    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def asked_for() -> list[str]:
    """Return all that the project asks for, the build backend too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    direct: list[str] = project["project"]["dependencies"] + project["build-system"]["requires"]
    return direct + [wish for extra in extras for wish in extra]


def test_the_locks_pin_what_the_project_asks_for() -> None:
    pins = pinned(*map(lock_text, LOCKS))
    wanted = [Requirement(wish) for wish in asked_for()]

    assert [str(wish) for wish in wanted if version_of(pins[wish.name]) not in wish.specifier] == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes_and_the_lock_names_no_index(name: str) -> None:
    entries = re.split(r"\n(?=[a-z])", lock_text(name))

    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"://|^-", lock_text(name), flags=re.MULTILINE) == []


# ── Installing ───────────────────────────────────────────────────────────────────────────────────


def wheel(folder: Path, name: str, version: str, *requires: str) -> str:
    """Make a wheel with nothing in it, and return its line in a lock."""
    info = f"{name}-{version}.dist-info"
    wanted = "".join(f"Requires-Dist: {wish}\n" for wish in requires)
    files = {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{wanted}",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": "",
    }
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for inner, text in files.items():
            archive.writestr(inner, text)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


def copied(place: Path, to: Path) -> Path:
    """Copy an environment; its files are shared, since pip never writes into one in place."""
    return shutil.copytree(place, to, symlinks=True, copy_function=os.link)


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment with the pip that this Python brings."""
    place = tmp_path_factory.mktemp("brought") / "venv"
    venv.create(place, with_pip=True)
    return place


@pytest.fixture(scope="module")
def newest(brought: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment with the newest pip that is locked."""
    place = copied(brought, tmp_path_factory.mktemp("newest") / "venv")
    packages = next(place.glob("lib/*/site-packages"))
    for old in packages.glob("pip*"):
        shutil.rmtree(old)
    for new in Path(pip.__file__).parents[1].glob("pip*"):
        if new.name == "pip" or new.name.startswith("pip-"):
            shutil.copytree(new, packages / new.name)
    return place


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return an environment with a pip, the one that Python brings unless another is asked for."""
    made = tmp_path / "venv"
    name = getattr(request, "param", "brought")
    return copied(request.getfixturevalue(name), made)


both_pips = pytest.mark.parametrize("place", ["brought", "newest"], indirect=True)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Return a folder of packages in which newer versions lie beside those of a lock."""
    return packages_in(tmp_path / "index")


@pytest.fixture(scope="module")
def filled(brought: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return an environment in which the lock was installed, and the folder of its packages."""
    folder = tmp_path_factory.mktemp("filled")
    place, index = copied(brought, folder / "venv"), packages_in(folder / "index")
    assert install(place, folder / "some.lock", from_folder(index)) == (0, "")
    return place, index


def packages_in(folder: Path) -> Path:
    """Make packages in a folder, and a lock beside it that pins the older ones."""
    folder.mkdir()
    rows = (
        wheel(folder, "tracer", "1.0", "cover[toml]>=1"),
        wheel(folder, "cover", "1.0", "toml-reader; extra == 'toml'"),
        wheel(folder, "toml_reader", "1.0"),
    )
    for name in ("tracer", "cover", "toml_reader"):
        wheel(folder, name, "2.0")
    (folder.parent / "some.lock").write_text("".join(rows), encoding="utf-8")
    return folder


def install(place: Path, lock: Path, world: Mapping[str, str]) -> tuple[int, str]:
    """Install a lock; return the exit status and what is said."""
    done = subprocess.run(
        (sys.executable, INSTALL, place, lock),
        env={**os.environ, **world},
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return done.returncode, done.stdout


def from_folder(index: Path) -> dict[str, str]:
    return {**ALONE, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(index)}


def there(place: Path) -> set[str]:
    """Return what is installed in an environment, without pip and what Python brings."""
    packages = next(place.glob("lib/*/site-packages"))
    names = {path.name.removesuffix(".dist-info") for path in packages.glob("*.dist-info")}
    return {name for name in names if not name.startswith(("pip-", "setuptools-"))}


@both_pips
def test_what_is_pinned_is_installed_though_newer_versions_lie_beside_it(
    place: Path, index: Path
) -> None:
    assert install(place, index.parent / "some.lock", from_folder(index)) == (0, "")
    assert there(place) == {"tracer-1.0", "cover-1.0", "toml_reader-1.0"}


def test_an_install_can_be_run_again(filled: tuple[Path, Path]) -> None:
    place, index = filled

    assert install(place, index.parent / "some.lock", from_folder(index)) == (0, "")


@both_pips
def test_a_package_that_the_lock_lacks_is_named(place: Path, index: Path) -> None:
    lock = index.parent / "some.lock"
    rows = lock.read_text(encoding="utf-8").splitlines(keepends=True)
    lock.write_text("".join(row for row in rows if not row.startswith("cover")), encoding="utf-8")

    assert install(place, lock, from_folder(index)) == (
        1,
        "some.lock lacks cover, which tracer requires; to choose again, run: make lock.\n",
    )


@both_pips
def test_a_file_that_is_not_the_locked_one_is_refused(place: Path, index: Path) -> None:
    with zipfile.ZipFile(index / "cover-1.0-py3-none-any.whl", "a") as archive:
        archive.writestr("planted.py", "")

    status, said = install(place, index.parent / "some.lock", from_folder(index))

    assert (status, there(place)) == (1, set())
    assert said == "cover==1.0 is not the file that some.lock names: its hash differs.\n"


def test_a_version_that_is_nowhere_is_named(place: Path, index: Path) -> None:
    (index / "cover-1.0-py3-none-any.whl").unlink()

    status, said = install(place, index.parent / "some.lock", from_folder(index))

    assert (status, there(place)) == (1, set())
    assert said == "there is no wheel of cover==1.0 for this Python and machine.\n"


def test_without_a_network_one_sentence_is_said_and_what_is_there_stays(
    filled: tuple[Path, Path],
) -> None:
    place, index = filled
    before = there(place)

    assert install(place, index.parent / "some.lock", NOWHERE) == (
        1,
        "no package index can be reached.\n",
    )
    assert there(place) == before

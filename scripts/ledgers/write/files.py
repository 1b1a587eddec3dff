"""Files and folders written whole or not at all, and what killed commands left unfinished.

What is not whole yet lies beside its place under a temporary name (`model.layout`), held by the
process that writes it. The kernel frees the hold when that process ends, however it ends.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from ledgers.model import CannotGoOn, OutputFile
from ledgers.model.layout import UNFINISHED, meant_for

HOLDS = find_spec("fcntl") is not None
"""Whether a folder can be held: not on Windows, where one command runs at a time."""
if HOLDS:
    import fcntl


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn errors of the operating system into a sentence."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotGoOn.say(
            "{path} cannot be written: {reason}", path=path, reason=reason
        ) from error


def inside(root: Path, path: str) -> Path:
    """Return the place of a file below a folder; raises CannotGoOn where it would leave it."""
    top = root.resolve()
    place = (top / path).resolve()
    if place == top or not place.is_relative_to(top):
        raise CannotGoOn.say("{path} lies outside {folder}", path=path, folder=root)
    return place


def write_file(root: Path, file: OutputFile, mode: int = 0o644) -> Path:
    """Write one file below a folder: whole beside its place, on the disk, then moved into it."""
    path = inside(root, file.path)
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with new_file(path) as beside:
            beside.write_bytes(file.data)
            beside.chmod(mode)
            kept(beside)
            beside.replace(path)
        for folder in path.parents:  # Their names may be new too.
            if folder.is_relative_to(root.resolve()):
                kept(folder)
    return path


SEVERAL, READY = "several", "ready"


def write_files(root: Path, files: Sequence[OutputFile]) -> tuple[Path, ...]:
    """Write some files below a city's folder, all of them or none.

    They are made ready in one folder first: where the command is killed while they are put into
    their places, the next sweep goes on with it.
    """
    if len(files) == 1:
        return (write_file(root, files[0]),)
    places = [inside(root, file.path) for file in files]
    before = [place.read_bytes() if place.is_file() else None for place in places]
    with new_folder(root / "data" / SEVERAL) as folder, ExitStack() as undone:
        for file in files:
            write_file(folder / "new", file)
        with told(folder):
            (folder / "new").replace(folder / READY)
            kept(folder)
        for file, data in zip(files, before, strict=True):
            undone.callback(put_back, root, file.path, data)
            write_file(root, file)
        undone.pop_all()
    return tuple(places)


def put_back(root: Path, path: str, data: bytes | None) -> None:
    """Give a file the bytes that it had, or none; what cannot be done is left."""
    with suppress(OSError):
        if data is None:
            inside(root, path).unlink()
        else:
            write_file(root, OutputFile(path, data))


def _go_on(root: Path, ready: Path) -> None:
    """Put what a killed command had ready into its place, but not on what was changed since."""
    for new in sorted(path for path in ready.rglob("*") if path.is_file()):
        path = new.relative_to(ready).as_posix()
        place = inside(root, path)
        if not place.exists() or place.stat().st_mtime_ns <= new.stat().st_mtime_ns:
            write_file(root, OutputFile(path, new.read_bytes()))


def kept(path: Path) -> None:
    """Flush a file's bytes, or a folder's names, so that they survive a loss of power."""
    handle = opened(path)
    try:
        if HOLDS:
            os.fsync(handle)
    finally:
        os.close(handle)


def write_folder(folder: Path, files: Iterable[OutputFile]) -> int:
    """Write a folder anew from its files; return how many there were."""
    with told(folder):
        if folder.is_symlink():
            folder.unlink()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    return add_files(folder, files)


def add_files(folder: Path, files: Iterable[OutputFile]) -> int:
    """Write files into a folder that nobody else sees yet; return how many there were."""
    count = 0
    for file in files:
        path = inside(folder, file.path)
        with told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data)
        count += 1
    return count


@contextmanager
def beside(place: Path) -> Iterator[Path]:
    """Yield a name for a folder on the same disk as a place, and remove it afterwards.

    Its parent is not locked, so that a portal can be swapped in under this very name.
    """
    with ExitStack() as stack:
        with told(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            inner = stack.enter_context(new_folder(place)) / "new"
            inner.mkdir()
        yield inner / "finished"


OF_A_CITY = (".", "build", "build/editions", ".cache/charts")
"""The folders besides `data/` in which commands may leave something."""


def opened(path: Path) -> int:
    """Open a file or folder that is to be held; nothing in its place where none can be."""
    return os.open(path if HOLDS else os.devnull, os.O_RDONLY)


def seized(handle: int) -> bool:
    """Lock an open file or folder; return False where another process has it."""
    try:
        if HOLDS:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def new_file(place: Path) -> AbstractContextManager[Path]:
    """Give an empty file beside a place, held while it is written and removed afterwards."""

    def made() -> str:
        handle, name = tempfile.mkstemp(UNFINISHED, f".{place.name}.", place.parent)
        os.close(handle)
        return name

    return _held(made, lambda path: path.unlink(missing_ok=True))


def new_folder(place: Path) -> AbstractContextManager[Path]:
    """Give an empty folder beside a place, held while it is filled and removed afterwards."""
    make = partial(tempfile.mkdtemp, UNFINISHED, f".{place.name}.", place.parent)
    return _held(make, lambda path: shutil.rmtree(path, ignore_errors=True))


@contextmanager
def _held(make: Callable[[], str], remove: Callable[[Path], None]) -> Iterator[Path]:
    """Hold a new file or folder.

    Another command may remove it just before it is held; then it is made again.
    """
    while True:
        path = Path(make())
        with suppress(FileNotFoundError):
            handle = opened(path)
            if seized(handle) and _is_at(path, handle):
                break
            os.close(handle)
    try:
        yield path
    finally:
        remove(path)
        os.close(handle)


def _is_at(path: Path, handle: int) -> bool:
    try:
        return not HOLDS or os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


def sweep(place: Path) -> None:
    """Remove what killed commands left beside a place."""
    for left in _leftovers(place.parent):
        if meant_for(left.name) == place.name:
            _remove(left)


def sweep_city(root: Path) -> None:
    """Remove what killed commands left anywhere in a city's folders."""
    for left in _leftovers(root / "data"):
        if meant_for(left.name) == SEVERAL:
            _remove(left, root)
    data = (Path(top) for top, _, _ in os.walk(root / "data"))
    for folder in (*data, *(root / name for name in OF_A_CITY)):
        for left in _leftovers(folder):
            _remove(left)


def _leftovers(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if meant_for(path.name))
    except OSError:  # Where nothing can be listed, nothing was left.
        return []


def _remove(left: Path, root: Path | None = None) -> None:
    """Remove one leftover, unless a process holds it or it belongs to another user.

    Where a root is given, what it has ready is put into its place first.
    """
    with suppress(OSError):
        if left.is_symlink() or not (left.is_dir() or left.is_file()):
            left.unlink()
            return
        handle = opened(left)
        try:
            if seized(handle):
                if root:
                    _go_on(root, left / READY)
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        finally:
            os.close(handle)

"""A visit to the portal as a host would serve it: compressed, with every request counted."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser


@dataclass(frozen=True, slots=True)
class Cost:
    """Say how many requests a visit makes, and how many bytes are sent."""

    requests: int
    size: int


LIMITS = Cost(requests=20, size=100_000)


@dataclass(frozen=True, slots=True)
class Host:
    """Say where a folder is served, and what was sent: each path with its bytes."""

    address: str
    sent: list[tuple[str, int]] = field(default_factory=list)

    @property
    def cost(self) -> Cost:
        """Return what was sent so far, without the heads of answers."""
        return Cost(len(self.sent), sum(size for _, size in self.sent))


def first_visit(browser: Browser, portal: Path, path: str) -> Cost:
    """Open a page as one who has seen nothing of the portal yet, and return what that costs."""
    with compressing(portal) as host:
        page = browser.new_page()
        page.goto(host.address + path, wait_until="networkidle")
        page.close()
        return host.cost


@contextmanager
def compressing(folder: Path) -> Iterator[Host]:
    """Serve a folder on this machine, everything compressed, and note what is sent."""
    sent: list[tuple[str, int]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # the library's name
            path = unquote(urlsplit(self.path).path).lstrip("/")
            file = folder / path
            found = file.is_file()
            data = gzip.compress(file.read_bytes(), mtime=0) if found else b""
            sent.append((path, len(data)))
            self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", guess_type(path)[0] or "application/octet-stream")
            self.send_header("Content-Encoding", "gzip" if found else "identity")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is given
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Host(f"http://127.0.0.1:{server.server_port}/", sent)
        server.shutdown()

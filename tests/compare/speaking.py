"""Run commands of the program on the path, in one process: words and answers as JSON."""

import io
import json
import runpy
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import Any


def main() -> None:
    """Run the commands that are read, and write what each said."""
    answers = [said(words) for words in json.load(sys.stdin)]
    json.dump(answers, sys.stdout)


def said(words: list[str]) -> dict[str, Any]:
    """Return the status and both streams of one command, as `python -m ledgers` gives them."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    status: Any = 0
    sys.argv = ["ledgers", *words]
    with redirect_stdout(out), redirect_stderr(err):
        try:
            runpy.run_module("ledgers", run_name="__main__")
        except SystemExit as end:
            status = end.code
    streams = (stream.buffer.getvalue().decode("utf-8") for stream in (out, err))
    return {"status": status, **dict(zip(("out", "err"), streams, strict=True))}


if __name__ == "__main__":
    main()

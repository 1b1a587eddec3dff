"""The portal's scripts: small, strict, and typed as far as a compiler can see."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.tools import HOME, npm_tool

SCRIPTS = sorted((HOME / "site/assets").glob("*.js"))
COMPILER = npm_tool("tsc")
WAYS_OUT = re.compile(
    r"\b(?:eval|fetch|import|Worker|WebAssembly|innerHTML|outerHTML|insertAdjacentHTML|write)\b"
)
"""What the policy stops, what a folder does not have, and what makes text into elements."""
REMARK = re.compile(r"^ *//[^\n]*|/\*.*?\*/", re.MULTILINE | re.DOTALL)
LONGEST = 200


@pytest.mark.skipif(COMPILER is None, reason="TypeScript is not installed (make looks does)")
def test_the_compiler_finds_nothing() -> None:
    command = [str(COMPILER), "--project", str(HOME / "site/tsconfig.json"), "--pretty", "false"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)

    assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_short_and_strict_and_asked_for_its_types(script: Path) -> None:
    text = script.read_text("utf-8")
    code = REMARK.sub("", text)

    assert "// @ts-check\n" in text
    assert code.lstrip().startswith('"use strict";')
    assert WAYS_OUT.findall(code) == []
    assert len(text.splitlines()) <= LONGEST

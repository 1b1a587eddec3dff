"""The conformance run counts what it should, on a small folder of made-up cases."""

import json
from pathlib import Path

import pytest

from tests.conformance.__main__ import main
from tests.conformance.yaml_door import same

HEAD = "file,expected,feature,libyaml_here,expected_json\n"
FILES = {
    "valid/a.yaml": b"a: [1, 0.5]\n",
    "valid/b.yaml": b"a: ~\n",
    "invalid/c.yaml": b"a: 'b\n",
    "forbidden-own/d.yaml": b"a: &b 1\n",
}
INDEX = (
    'valid/a.yaml,the JSON,,ok,"{""a"": [1, 0.5]}"\n'
    'valid/b.yaml,the JSON,,ok,"{""a"": null}"\n'
    "invalid/c.yaml,problem,,error,\n"
    "forbidden-own/d.yaml,problem,anchor,ok,\n"
)
TRAPS = (
    "group,scalar,core_type,core_value\nnorway,no,str,no\noctal,010,int,10\nfloat,0.1,float,0.1\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of cases that all go well."""
    for name, data in FILES.items():
        (tmp_path / "04-yaml" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "04-yaml" / name).write_bytes(data)
    (tmp_path / "04-yaml/index.csv").write_text(HEAD + INDEX, encoding="utf-8")
    (tmp_path / "04-yaml/traps.csv").write_text(TRAPS, encoding="utf-8")
    write_schema(tmp_path, valid=True)
    return tmp_path


def write_schema(folder: Path, *, valid: bool) -> None:
    """Write one case for the schema door."""
    tests = [{"description": "a whole number", "data": 1, "valid": valid}]
    group = {"file": "type.json", "description": "type", "schema": {"type": "integer"}}
    path = folder / "05-jsonschema/cases.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"groups": [{**group, "tests": tests}]}), encoding="utf-8")


def test_all_cases_are_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--cases", str(folder)])

    out = capsys.readouterr().out
    assert status == 0
    assert out.endswith("8 cases, 0 faults\n")
    assert "1 the expected value, 1 text, as the dialect has it" in out
    assert "1 both validators as expected" in out


def test_another_value_is_a_fault(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "04-yaml/valid/a.yaml").write_bytes(b"a: [1, 0.6]\n")

    assert main(["--cases", str(folder)]) == 1
    assert "failed: yaml valid/a.yaml" in capsys.readouterr().out


def test_a_problem_where_there_is_none_is_a_fault(folder: Path) -> None:
    (folder / "04-yaml/valid/a.yaml").write_bytes(b"a: [1, 0.5\n")

    assert main(["--cases", str(folder)]) == 1


def test_a_forbidden_thing_that_gets_through_is_a_fault(folder: Path) -> None:
    (folder / "04-yaml/forbidden-own/d.yaml").write_bytes(b"a: b\n")

    assert main(["--cases", str(folder)]) == 1


def test_a_wrong_decision_on_a_schema_is_a_fault(folder: Path) -> None:
    write_schema(folder, valid=False)

    assert main(["--cases", str(folder)]) == 1


def test_a_crash_is_a_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("tests.conformance.yaml_door.parsed", fail)

    assert main(["--cases", str(folder)]) == 1
    assert "crashed: yaml valid/a.yaml: RuntimeError('broken')" in capsys.readouterr().out


def test_without_cases_it_says_that_it_skipped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--cases", str(tmp_path / "none")]) == 0
    assert capsys.readouterr().out.startswith("Skipped: ")


@pytest.mark.parametrize(
    ("value", "expected", "well"),
    [
        (1, 1, True),
        (True, 1, False),
        (1, True, False),
        ("1", 1, False),
        ({"a": [None]}, {"a": [None]}, True),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ([1], [1, 2], False),
        ([1], {"0": 1}, False),
    ],
)
def test_values_are_the_same_only_with_the_same_type(
    value: object, expected: object, *, well: bool
) -> None:
    assert same(value, expected, text_too=False) is well


def test_text_may_stand_for_another_scalar_but_not_the_other_way_round() -> None:
    assert same("~", None, text_too=True)
    assert not same(None, "~", text_too=True)
    assert not same("a", "b", text_too=True)

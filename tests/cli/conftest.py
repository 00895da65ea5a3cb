from __future__ import annotations

import json

import pytest

from desktop.cli import main

REPORT = """# Harbour survey

The survey counted 902 applications. Of these, 408 were granted.
"""


@pytest.fixture(autouse=True)
def _children(shared_children):
    """Have all files read by the children of the whole run."""


@pytest.fixture
def run(tmp_path, capsys):
    """Run the command line on a library of the test's own; return exit code, output, errors."""

    def call(*arguments: str):
        code = main(["--library", str(tmp_path / "library"), *map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "survey.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def imported(run, report):
    code, out, _ = run("import", report, "--json")
    assert code == 0
    return json.loads(out)[0]["document"]

"""A library on disk, and a few source files of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.reading_children import SharedSandbox

REPORT = """Harbour survey

The survey counted 902 applications. Of these, 408 were granted.

A second count gave 1,300 applications over the same years.
"""


@pytest.fixture(scope="session")
def _children(_reading: SharedSandbox) -> SharedSandbox:
    return _reading


@pytest.fixture(autouse=True)
def _shared_children(shared_children: None) -> None:
    """Have all files read by the children of the whole run."""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "survey.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def document_id(workspace: Workspace, report: Path) -> str:
    return workspace.imports.files([report])[0].document_id

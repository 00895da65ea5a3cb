"""A library on disk, and a few source files of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.formats.door.sandbox import Sandbox
from desktop.workspace import Workspace
from desktop.workspace.citing import proofs
from desktop.workspace.imports import imports, originals
from desktop.workspace.receipts import verification

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REPORT = """Harbour survey

The survey counted 902 applications. Of these, 408 were granted.

A second count gave 1,300 applications over the same years.
"""


class _Shared(Sandbox):
    """Children that serve every test of the module: they are slow to start."""

    def __init__(self, _processes: int = 1) -> None:
        super().__init__(imports.READING_PROCESSES)

    def __exit__(self, *_error: object) -> None:
        """Keep the children for the next import."""

    def close(self) -> None:
        """Keep them also for the next library."""

    def end(self) -> None:
        """Let them go."""
        super().close()


@pytest.fixture(scope="module")
def _children() -> Iterator[_Shared]:
    sandbox = _Shared()
    yield sandbox
    sandbox.end()


@pytest.fixture(autouse=True)
def _shared_children(_children: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (imports, originals, proofs, verification):
        monkeypatch.setattr(module, "Sandbox", lambda _processes=1: _children)


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

"""A report with two old revisions, and a window that shows it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from desktop.workspace import Workspace
from tests.ui.conftest import REPORT
from tests.ui.hands import QUOTATION

if TYPE_CHECKING:
    from pathlib import Path

SECOND = REPORT.replace("1,412 people", "1,512 people").replace("Two months", "Three months")
THIRD = SECOND + "\nA second table is to follow.\n"


@pytest.fixture(scope="session")
def revised(prepared: Path, tmp_path_factory) -> Path:
    """Return a folder with a library in which the report has three revisions, made once."""
    folder = tmp_path_factory.mktemp("revised")
    shutil.copytree(prepared / "library", folder / "library")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        opened = Workspace.open(folder / "library")
        document = opened.documents.find("Counting people in detention")
        opened.highlights.add_quotation(document.id, QUOTATION, note="Made on the first.")
        opened.highlights.add_quotation(document.id, "It counted 1,412 people", colour="green")
        for text in (SECOND, THIRD):
            (prepared / "report.md").write_text(text, encoding="utf-8")
            opened.imports.files([prepared / "report.md"])
        (prepared / "report.md").write_text(REPORT, encoding="utf-8")
        opened.close()
    return folder


@pytest.fixture
def workspace(revised: Path, tmp_path: Path):
    """Return a library of two documents, one of which has three revisions."""
    shutil.copytree(revised / "library", tmp_path / "library")
    opened = Workspace.open(tmp_path / "library")
    yield opened
    opened.close()

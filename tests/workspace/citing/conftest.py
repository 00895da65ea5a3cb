"""A library of three texts that drafts quote, made once and copied for each test."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from desktop.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SURVEY = """---
title: Harbour survey
author: Ann Ray
date: 2020
citation_key: ray2020
---

# Harbour survey

The survey counted 902 applications. Of these, 408 were granted by the office.

“We never received the forms that the ministry had promised to us,” said Bob Moss, a baker.
"""
REPORT = """---
title: Annual report
author: Carl Dee
date: 2021
---

# Annual report

The survey counted 902 applications, says a later report on the whole of the harbour.

It is not true that the old court was ever closed to the public.
"""
PAGED = """<html><head><title>Paged report</title></head><body>
<p><span epub:type="pagebreak" role="doc-pagebreak" aria-label="4" id="p4"></span>The harbour was
dug by four hundred men in the summer of that year.</p>
<p><span epub:type="pagebreak" role="doc-pagebreak" aria-label="5" id="p5"></span>All of them were
paid by the day and went home in autumn.</p></body></html>
"""


@pytest.fixture(scope="session")
def _surveyed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with that library and a cache with its index."""
    folder = tmp_path_factory.mktemp("surveyed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        opened = Workspace.open(folder / "library")
        for name, text in (("survey.md", SURVEY), ("report.md", REPORT), ("paged.html", PAGED)):
            (folder / name).write_text(text, "utf-8")
            opened.imports.files([folder / name])
        opened.search.sync()
        opened.close()
    return folder


@pytest.fixture
def surveyed(_surveyed: Path, tmp_path: Path, own_folders: Path) -> Iterator[Workspace]:
    shutil.copytree(_surveyed / "cache", os.environ["XDG_CACHE_HOME"])
    opened = Workspace.open(shutil.copytree(_surveyed / "library", tmp_path / "library"))
    yield opened
    opened.close()

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import pytest

from desktop.domain import Locator, LocatorKind
from desktop.export.written.export_formats import export_format
from desktop.export.written.target import staged
from tests.export.written.samples import selection_of, source_of, written


@pytest.fixture
def paged():
    """Return a source whose passage stands on page 4."""
    source = source_of(
        "Title\nA passage.", (6, 16), note="Mind it", tags=("a",),
        facts={"authors": ("Ada Marsh",), "date": "2024-03-01", "publisher": "Press"},
    )  # fmt: skip
    content = replace(source.content, locators=(Locator(0, LocatorKind.PAGE, "4"),))
    return replace(source, content=content)


def into(path, source):
    with staged(path) as target:
        export_format("pandoc").load().write(selection_of(source), target)
    return path.read_text(encoding="utf-8")


def test_a_passage_is_cited_by_key_and_page_and_the_bibliography_lies_beside(paged, tmp_path):
    text = into(tmp_path / "notes.md", paged)
    assert "“A passage.” [@marsh2024, p. 4]" in text
    assert 'bibliography: "notes.bib"' in text
    assert "@techreport{marsh2024," in (tmp_path / "notes.bib").read_text(encoding="utf-8")


def test_where_nothing_lies_beside_the_sources_are_in_the_file(paged):
    text = written("pandoc", selection_of(paged)).decode()
    assert "bibliography" not in text
    assert 'references:\n- {"id": "marsh2024"' in text


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("beside", [True, False])
def test_pandoc_renders_it_with_its_citations(paged, tmp_path, beside):
    path = tmp_path / "notes.md"
    if beside:
        into(path, paged)
    else:
        path.write_bytes(written("pandoc", selection_of(paged)))
    command = ["pandoc", "--citeproc", "--to", "plain", "--wrap", "none", path.name]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert "“A passage.” (Marsh 2024, 4)" in done.stdout
    assert "marsh, ada. 2024. a report." in done.stdout.replace("_", "").casefold()
    assert not done.stderr

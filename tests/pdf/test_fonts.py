"""How letters are set."""

from __future__ import annotations

from desktop.pdf import PdfFile
from tests.formats.pdf.samples import Made, Text


def runs(*texts: Text, catalog: str = ""):
    with PdfFile(Made([texts], catalog=catalog).data()) as file:
        page = file.page(0)
    return page.runs if page else []


def test_tags_are_asked_for_in_tagged_files_only():
    texts = Text("Words", tag="P"), Text("7", y=500, tag="Artifact")
    tagged = runs(*texts, catalog="/MarkInfo <</Marked true>>")
    assert [(run.tag, run.artifact) for run in tagged] == [(0, False), (-1, True)]
    assert [(run.tag, run.artifact) for run in runs(*texts)] == [(-1, False), (-1, False)]

from __future__ import annotations

import pytest

from desktop.domain import LinkKind
from desktop.errors import FileExistsAlreadyError


@pytest.fixture
def annotated(workspace, document_id, tmp_path):
    (tmp_path / "plain.txt").write_text("Nothing is kept from this one.")
    workspace.import_files([tmp_path / "plain.txt"])
    one = workspace.highlight_quotation(document_id, "902 applications", tags=("figures",))
    other = workspace.highlight_quotation(document_id, "1,300 applications", tags=("counts",))
    workspace.add_link(one.id, other.id, LinkKind.CONTRADICTS)
    return document_id


def test_everything_means_the_documents_with_highlights(workspace, annotated):
    text = workspace.export_markdown()
    assert "> 902 applications" in text
    assert "> 1,300 applications" in text
    assert "Contradicts" in text
    assert "Nothing is kept" not in text
    assert text == workspace.export_markdown()


def test_a_tag_chooses_passages(workspace, annotated):
    text = workspace.export_markdown(tags=["figures"])
    assert "> 902 applications" in text
    assert "> 1,300 applications" not in text
    assert 'title: "Annotations tagged figures"' in text


def test_one_file_each_by_document_or_by_tag(workspace, annotated, tmp_path):
    assert len(workspace.export_files(tmp_path / "documents")) == 1
    by_tag = workspace.export_files(tmp_path / "tags", by_tag=True)
    assert [path.stem for path in by_tag] == ["counts", "figures"]
    workspace.ensure_tag("numbers/large")
    (below,) = workspace.export_files(tmp_path / "below", tags=["numbers"], by_tag=True)
    assert below.name == "numbers - large.md"


def test_nothing_is_overwritten_without_being_asked(workspace, annotated, tmp_path):
    (path,) = workspace.export_files(tmp_path / "out")
    path.write_text("mine")
    with pytest.raises(FileExistsAlreadyError):
        workspace.export_files(tmp_path / "out")
    assert path.read_text() == "mine"
    workspace.export_files(tmp_path / "out", replace=True)
    assert path.read_text() != "mine"


def test_a_citation_names_the_document(workspace, annotated):
    assert workspace.document(annotated).title in workspace.citation(annotated, 0)

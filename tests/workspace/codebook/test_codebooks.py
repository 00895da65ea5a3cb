import pytest

from desktop.errors import FileExistsAlreadyError
from desktop.workspace import Workspace
from desktop.workspace.codebook.codebooks import Form


@pytest.fixture
def tagged(workspace, document_id):
    made = workspace.highlights.add_quotation(document_id, "902", tags=("figures/asylum",))
    tag = next(tag for tag in workspace.tags.all() if tag.path == "figures/asylum")
    workspace.tags.change(tag.id, definition="Applications.", exclusion="Costs.", example=made.id)
    return made


def test_levels_that_are_no_tags_are_entries_too(workspace, tagged):
    above, entry = workspace.codebooks.entries()
    assert (above.path, above.use.highlights, above.definition) == ("figures", 1, "")
    assert (entry.definition, entry.exclusion, entry.example) == ("Applications.", "Costs.", "902")
    assert "902" not in entry.cited
    assert entry.cited
    workspace.highlights.remove(tagged.id)
    assert workspace.codebooks.entries()[-1].example == ""


def test_a_file_is_written_as_its_name_ends(workspace, tagged, tmp_path):
    for name, begins in (("a.md", b"# Codebook"), ("a.html", b"<!DOCTYPE"), ("a.docx", b"PK")):
        path = workspace.codebooks.write(tmp_path / name)
        assert path.read_bytes().startswith(begins)
    with pytest.raises(FileExistsAlreadyError):
        workspace.codebooks.write(tmp_path / "a.md")
    assert workspace.codebooks.text(Form.MARKDOWN) == (tmp_path / "a.md").read_text("utf-8")


def test_a_codebook_for_other_programs_comes_into_another_library(workspace, tagged, tmp_path):
    path = workspace.codebooks.write(tmp_path / "Mine.qdc")
    assert path.read_bytes().startswith(b"<?xml")
    tag = next(tag for tag in workspace.tags.all() if tag.path == "figures/asylum")
    workspace.tags.ensure("not in use", colour="#a0b1c2")
    path = workspace.codebooks.write(path, replace=True)
    another = Workspace.open(tmp_path / "another")
    another.imports.files([path])
    there = {tag.path: (tag.definition, tag.colour) for tag in another.tags.all()}
    another.close()
    assert there.keys() == {"figures/asylum", "not in use"}
    assert there["figures/asylum"][0] == f"{tag.definition}\n\nNot for: {tag.exclusion}"
    assert there["not in use"] == ("", "#a0b1c2")

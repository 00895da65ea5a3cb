from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import Section
from desktop.errors import InvalidValueError, NotFoundError
from desktop.workspace.sections import merged, split


@pytest.fixture
def outlined(workspace, tmp_path):
    path = tmp_path / "outline.md"
    path.write_text("# One\n\nFirst text.\n\nSecond text.\n\n# Two\n\nThird text.")
    return workspace.imports.files([path])[0].document_id


def titles(workspace, document_id):
    return [section.title for section in workspace.documents.content(document_id).sections]


def test_a_section_is_renamed_and_the_name_taken_back(workspace, outlined):
    workspace.sections.rename(outlined, 1, "  Zwei ")
    assert titles(workspace, outlined) == ["One", "Zwei"]
    workspace.history.undo()
    assert titles(workspace, outlined) == ["One", "Two"]
    with pytest.raises(InvalidValueError):
        workspace.sections.rename(outlined, 0, " ")
    with pytest.raises(NotFoundError):
        workspace.sections.rename(outlined, 9, "x")


def test_a_section_is_split_at_a_block_and_joined_again(workspace, outlined):
    text = workspace.documents.content(outlined).text
    workspace.sections.split(outlined, text.index("cond text"), "Half")
    sections = workspace.documents.content(outlined).sections
    assert [s.title for s in sections] == ["One", "Half", "Two"]
    assert text[sections[1].start :].startswith("Second text.")
    assert sections[0].end == sections[1].start
    workspace.sections.merge(outlined, 1)
    assert workspace.documents.content(outlined).sections[0].end == sections[1].end
    assert titles(workspace, outlined) == ["One", "Two"]


def test_facts_of_a_section_can_be_corrected(workspace, outlined):
    workspace.sections.set_facts(outlined, 0, {"author": " Ada Marsh ", "date": ""})
    assert workspace.documents.content(outlined).sections[0].facts == {"author": "Ada Marsh"}
    text = workspace.documents.content(outlined).text
    assert "Ada Marsh" in workspace.citations.line(outlined, text.index("First"))


@given(st.lists(st.integers(1, 98), unique=True, max_size=6), st.integers(0, 99), st.data())
def test_sections_stay_in_order_and_nested_whatever_is_split_and_joined(starts, place, data):
    edges = [0, *sorted(starts), 100]
    sections = [Section(str(a), 1, a, b) for a, b in pairwise(edges)]
    if place not in edges:
        sections = split(sections, place, 100, "new")
    while len(sections) > 1:
        sections = merged(sections, data.draw(st.integers(1, len(sections) - 1)))
        ends = [section.end for section in sections]
        assert [section.start for section in sections] == [0, *ends[:-1]]
        assert ends[-1] == 100

from __future__ import annotations

import pytest

from desktop.domain.noted.free_notes import Home
from desktop.domain.noted.note_links import Target, links_in, spelled
from desktop.errors import FileExistsAlreadyError


@pytest.fixture
def kept(workspace, document_id):
    return workspace.highlights.add_quotation(document_id, "902 applications")


def test_who_listens_learns_of_notes(workspace, document_id):
    told = []
    workspace.subscribe(told.append)
    made = workspace.notes.add("Plan")
    workspace.notes.change(made.id, text="More.")
    workspace.notes.move(made.id, Home(document_id))
    workspace.notes.remove(made.id)
    workspace.notes.restore(made.id)
    assert [changes.notes for changes in told] == [{made.id}] * 5


def test_a_quotation_in_a_note_cites_and_links_its_passage(workspace, document_id, kept):
    text = workspace.notes.quoting(kept.id)
    assert text.startswith("> 902 applications\n")
    (link,) = links_in(text)
    assert (link.target, link.id) == (Target.HIGHLIGHT, kept.id)
    note = workspace.notes.add("Plan", text)
    cited = workspace.citations.line(document_id, kept.start)
    assert workspace.notes.markdown([note]).count(cited) == 1
    assert kept.id not in workspace.notes.markdown([note])


def test_links_become_words_and_citations(workspace, document_id, kept):
    title = workspace.documents.get(document_id).title
    other = workspace.notes.add("Other *plan*")
    text = "As {} says, see {} and {}; {}."
    links = (
        spelled(Target.HIGHLIGHT, kept.id, "the count"),
        spelled(Target.DOCUMENT, document_id, "the survey"),
        spelled(Target.NOTE, other.id, "Other"),
        spelled(Target.HIGHLIGHT, "nowhere", "this"),
    )
    note = workspace.notes.add("Plan", text.format(*links))
    cited = workspace.citations.line(document_id, kept.start)
    assert workspace.notes.markdown([note]) == (
        f"# Plan\n\nAs the count ({cited}) says, see the survey (“{title}”) and Other; this.\n"
    )
    assert workspace.notes.markdown([other]) == "# Other \\*plan\\*\n"


def test_renaming_breaks_no_link(workspace):
    other = workspace.notes.add("Before")
    note = workspace.notes.add("Plan", spelled(Target.NOTE, other.id, other.title))
    workspace.notes.change(other.id, title="After")
    (link,) = links_in(workspace.notes.get(note.id).text)
    assert workspace.notes.called(link.target, link.id) == "After"


def test_notes_are_written_in_one_file_or_one_each(workspace, tmp_path):
    notes = [workspace.notes.add(title, title) for title in ("One", "one")]
    path = workspace.notes.file(tmp_path / "Notes.md", notes)
    assert path.read_text(encoding="utf-8") == workspace.notes.markdown(notes)
    with pytest.raises(FileExistsAlreadyError):
        workspace.notes.file(path, notes)
    assert len({file.name.casefold() for file in workspace.notes.files(tmp_path / "x", notes)}) == 2


def test_search_finds_what_notes_say(workspace, document_id):
    made = workspace.notes.add("Reading plan", "On [[note:x|pelicans]] first.", Home(document_id))
    for words in ("plan", "pelicans", '"pelicans first"'):
        (hit,) = workspace.search.find(words).hits
        assert (hit.note_id, hit.document_id, hit.title) == (made.id, document_id, "Reading plan")
        assert [hit.snippet[slice(*mark)] for mark in hit.marks]
    assert workspace.search.find("note:x").total == 0
    workspace.notes.remove(made.id)
    assert workspace.search.find("pelicans").total == 0


def test_what_can_be_linked_is_found_by_words_tags_and_titles(workspace, document_id, kept):
    title = workspace.documents.get(document_id).title
    workspace.highlights.add_tag(kept.id, "detention/figures")
    plan = workspace.notes.add("Figures to ask for")

    def found(typed, **known):
        return [(one.target, one.id) for one in workspace.notes.linkable(typed, **known)]

    passage = (Target.HIGHLIGHT, kept.id)
    assert found("902 appl") == [passage]
    assert found("figures") == [(Target.NOTE, plan.id), passage]
    assert found("figures", beside=plan.id) == [passage]
    assert found("HARBOUR") == [(Target.DOCUMENT, document_id), passage]
    assert found("nothing such") == []
    assert found("", limit=2) == [(Target.NOTE, plan.id), passage]
    (link,) = links_in(workspace.notes.linkable("902")[0].link)
    assert (link.id, link.words) == (kept.id, "902 applications")
    assert workspace.notes.called(Target.DOCUMENT, document_id) == title
    assert workspace.notes.called(Target.NOTE, plan.id) == plan.title
    assert workspace.notes.called(Target.HIGHLIGHT, kept.id) == kept.quote
    assert workspace.notes.called(Target.NOTE, "nowhere") == ""

from __future__ import annotations

import pytest

from desktop.domain import LinkKind
from desktop.domain.arguing.claims import Stance
from desktop.domain.noted.note_links import Target, spelled
from desktop.domain.past.happenings import StepFilter, Turn
from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError
from desktop.library.steps import past

EVERYTHING = StepFilter()


def walked(library, wanted=EVERYTHING, limit=2):
    """Return all wanted steps, page by page."""
    found, before, is_first = [], 0, True
    while before or is_first:
        page = library.past.page(wanted, before, limit)
        found += page.steps
        before, is_first = page.before, False
    return found


def test_pages_follow_on_one_another_to_the_first_step(desk, library, monkeypatch):
    document = desk.keep()
    for number in range(5):
        desk.highlight(document, "1,204", note=f"note {number}")
    monkeypatch.setattr(past, "_BATCH", 2)
    assert walked(library) == library.history.steps()
    assert all(step.documents == (document.id,) for step in walked(library))
    monkeypatch.setattr(past, "_PATIENCE", 0)
    assert [step.number for step in library.past.page(EVERYTHING).steps] == [
        step.number for step in library.history.steps()[:2]
    ], "a few are looked at, however late it is"
    assert walked(library) == library.history.steps()


def test_steps_are_narrowed_by_document_person_and_words(desk, library):
    document, other = desk.keep(), desk.keep("Another text", name="b.txt", title="Other")
    made = desk.highlight(document, "1,204", note="100 % sure")
    library.highlights.change(made.id, note="Colourful, a_b")
    library.highlights.change(made.id, colour="green")

    def codes(**wanted):
        return [step.code for step in walked(library, StepFilter(**wanted))]

    assert codes(document_id=other.id) == [StepCode.IMPORT]
    assert codes(by="nobody") == []
    assert len(codes(by=library.history.by)) == 5
    assert codes(words="100 %") == [StepCode.EDIT_NOTE, StepCode.HIGHLIGHT]
    assert codes(words="a_b") == [StepCode.EDIT_NOTE]
    assert codes(words="a%b") == []
    assert codes(words="suffix") == [], "the names of columns are no words of anybody"
    assert codes(words="x", codes=frozenset({"import"})) == [StepCode.IMPORT] * 2
    assert codes(words="x", documents=frozenset({other.id})) == [StepCode.IMPORT]
    assert library.past.people() == [library.history.by]


def test_a_step_is_told_with_the_names_of_what_it_changed(desk, library):
    document = desk.keep()
    made = desk.highlight(document, "1,204", tags=["figures"])
    library.highlights.change(made.id, note="Counted.")
    library.history.undo()
    undo, edit, kept = library.history.steps(3)
    assert (edit.holds, undo.kind) == (False, "undo")
    (event,) = library.past.of_step(edit.number)
    assert (event.highlight_id, event.called) == (made.id, "1,204")
    assert event.turns == (Turn("note", "", "Counted."),)
    assert not event.holds
    told = {turn for event in library.past.of_step(kept.number) for turn in event.turns}
    assert Turn("tag", "", "figures") in told
    (imported,) = library.past.of_step(1)
    assert (imported.called, imported.turns) == ("Detention", ())


def test_a_free_note_is_told_by_its_title_and_the_words_of_its_links(library):
    note = library.notes.add("My plan", "Read it.")
    library.notes.change(note.id, text=f"Read {spelled(Target.NOTE, note.id, 'this')}.")
    (event,) = library.past.of_step(library.history.steps(1)[0].number)
    assert event.called == "My plan"
    assert event.turns == (Turn("text", "Read it.", "Read this."),)


def test_what_became_of_a_highlight_is_told_in_order(desk, library):
    document = desk.keep()
    made = desk.highlight(document, "1,204")
    other = desk.highlight(document, "2019")
    library.highlights.add_tag(made.id, "figures")
    library.highlights.change(other.id, note="of something else")
    library.links.add(made.id, other.id, LinkKind.SUPPORTS)
    told = library.past.of_highlight(made.id)
    assert [each.code for each in told] == [
        StepCode.HIGHLIGHT,
        StepCode.TAG,
        StepCode.TAG,
        StepCode.LINK,
    ]
    assert [each.at for each in told] == sorted(each.at for each in told)
    with pytest.raises(NotFoundError):
        library.past.of_highlight("nothing")


def test_where_an_import_placed_a_highlight_is_told_without_an_event(desk, library):
    document = desk.keep()
    made = desk.highlight(document, "1,204")
    desk.keep(desk.text + " More.", document_id=document.id)
    placed = library.past.of_highlight(made.id)[-1]
    assert placed.code is StepCode.IMPORT_AGAIN
    assert placed.turns[0].what == "place in revision 2"


def test_words_that_were_deleted_for_good_are_told_of_no_more(desk, library):
    document = desk.keep()
    desk.highlight(document, "1,204", note="private")
    library.trash.put(document.id)
    library.trash.empty()
    for step in library.history.steps():
        assert "private" not in str(library.past.of_step(step.number))


def test_a_claim_is_told_by_its_sentence_and_not_by_its_id(desk, library):
    made = desk.highlight(desk.keep(), "1,204")
    claim_id = library.claims.add("Somebody counts.")
    library.claims.put(claim_id, [made.id], Stance.SUPPORTS)
    (event,) = library.past.of_step(library.history.steps(1)[0].number)
    assert Turn("claim", "", "Somebody counts.") in event.turns
    assert Turn("stance", "", "supports") in event.turns

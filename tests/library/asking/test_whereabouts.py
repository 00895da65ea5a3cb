from __future__ import annotations

from desktop.domain import Section
from desktop.library.asking.whereabouts import Place

PLACE = Place(1, "Detention", "3", {"asked_by": "Ines"})


def _put(library, place=PLACE):
    for found in library.whereabouts.missing():
        library.whereabouts.put([(found, dict.fromkeys(found.passages, place))])


def test_only_what_is_new_is_looked_for(desk, library):
    document = desk.keep()
    assert library.whereabouts.missing() == []
    first = desk.highlight(document, "1,204")
    (found,) = library.whereabouts.missing()
    assert (found.document_id, list(found.passages), found.is_whole) == (
        document.id,
        [first.id],
        True,
    )
    _put(library)
    assert library.whereabouts.missing() == []
    second = desk.highlight(document, "no data")
    (found,) = library.whereabouts.missing()
    assert (list(found.passages), found.is_whole) == ([second.id], False)
    _put(library)
    assert [one.page for one in library.answers.kept([first.id, second.id])] == ["3", "3"]


def test_all_of_a_document_is_looked_for_when_its_outline_changes(desk, library):
    document = desk.keep()
    ids = {desk.highlight(document, quotation).id for quotation in ("1,204", "no data")}
    _put(library)
    library.documents.set_sections(document.id, (Section("All", 1, 0, 5, {}),))
    (found,) = library.whereabouts.missing()
    assert found.passages.keys() == ids


def test_what_was_told_by_older_rules_is_looked_for_again(desk, library):
    desk.highlight(desk.keep(), "1,204")
    _put(library)
    library._store._raw.execute("UPDATE surveyed SET outline = replace(outline, char(10), '')")
    library._store._raw.commit()
    library.whereabouts._seen = None
    assert len(library.whereabouts.missing()) == 1
    _put(library)
    assert library.whereabouts.missing() == []


def test_what_was_told_from_an_older_state_is_not_kept(desk, library):
    document = desk.keep()
    highlight = desk.highlight(document, "1,204")
    (found,) = library.whereabouts.missing()
    library.documents.set_sections(document.id, (Section("All", 1, 0, 5, {}),))
    library.whereabouts.put([(found, {highlight.id: PLACE})])
    assert library.answers.kept([highlight.id])[0].page == ""
    assert len(library.whereabouts.missing()) == 1


def test_a_highlight_that_is_gone_for_good_takes_its_place_with_it(desk, library):
    document = desk.keep()
    highlight = desk.highlight(document, "1,204")
    _put(library)
    library.trash.put(document.id)
    library.trash.empty()
    raw = library._store._raw
    assert raw.execute("SELECT count(*) FROM surveyed").fetchone() == (0,)
    assert raw.execute("SELECT count(*) FROM whereabouts").fetchone() == (0,)
    assert raw.execute("SELECT count(*) FROM passage_facts").fetchone() == (0,)
    assert library.answers.kept([highlight.id]) == []

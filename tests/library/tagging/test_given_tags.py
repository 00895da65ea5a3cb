from __future__ import annotations


def test_it_is_known_who_put_a_tag_where_and_when(desk, library):
    document = desk.keep("No central record is held.")
    highlight = desk.highlight(document, "central record")
    for path in ("north", "asylum"):
        library.highlights.add_tag(highlight.id, path)
    library.document_tags.add(document.id, "whole")
    given = library.given_tags.on_highlights(document.id)
    assert [tag.path for tag in given[highlight.id]] == ["asylum", "north"]
    (whole,) = library.given_tags.on_document(document.id)
    assert whole.path == "whole"
    for tag in (*given[highlight.id], whole):
        assert tag.by == library.history.by
        assert tag.at is not None
        assert tag.at >= highlight.created
    assert library.given_tags.on_highlights("no such") == {}
    assert library.given_tags.on_document("no such") == []

from __future__ import annotations

from sqlalchemy import event


def test_highlights_are_read_with_few_queries_however_many_they_are(desk, library):
    document = desk.keep()
    made = [desk.highlight(document, words, tags=["a", words]).id for words in ("In", "held", "no")]
    asked = []
    with library._store.reading() as session:
        event.listen(session.get_bind(), "before_cursor_execute", lambda *told: asked.append(told))
    for ids in (made[:1], made):
        asked.clear()
        assert [one.highlight.id for one in library.answers.kept(ids)] == ids
        assert len(asked) <= 4


def test_what_is_known_of_places_is_told_in_the_order_that_was_asked_for(desk, library):
    document = desk.keep()
    first, second = (desk.highlight(document, words).id for words in ("In", "held"))
    found = library.answers.kept([second, "nowhere", first])
    assert [one.highlight.id for one in found] == [second, first]

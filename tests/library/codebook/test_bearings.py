from desktop.domain.steps import StepCode

QUERY = "SELECT * FROM {} ORDER BY 1, 2"


def rows(library):
    raw = library._store._raw
    tables = ("tags", "highlight_tags", "document_tags", "nothing_found")
    return [raw.execute(QUERY.format(table)).fetchall() for table in tables]


def test_merging_is_one_step_whichever_of_the_two_more_bears(desk, library):
    document = desk.keep()
    for words in ("1,204", "2019", "people"):
        desk.highlight(document, words, tags=["many"])
    desk.highlight(document, "1,204", tags=["few"])
    library.document_tags.add(document.id, "many")
    few, many = library.tags.ensure("few"), library.tags.ensure("many")
    library.tags.change(few.id, definition="Few.", exclusion="Not for many.")
    library.tags.change(many.id, definition="Many.", example="an id")
    before = rows(library)
    for tag, path in ((many, "few"), (few, "many")):
        merged = library.tags.rename(tag.id, path)
        assert (merged.path, merged.count) == (path, 4)
        assert merged.definition == path.capitalize() + "."
        assert (merged.exclusion, merged.example) == ("Not for many.", "an id")
        assert library.documents.get(document.id).tags == (path,)
        assert library.care.check() == []
        after = rows(library)
        assert library.history.undo() is StepCode.RENAME_TAG
        assert rows(library) == before
        library.history.redo()
        assert rows(library) == after
        library.history.undo()
        assert library.care.check() == []


def test_that_nothing_was_found_is_known_of_both_or_not_at_all(desk, library):
    one, two = desk.keep(name="1.txt"), desk.keep("Another.", name="2.txt")
    for path in ("a", "b"):
        library.tags.ensure(path)
        library.document_tags.find_nothing(one.id, path, found=False)
    library.document_tags.find_nothing(two.id, "a", found=False)
    library.tags.rename(library.tags.ensure("a").id, "b")
    assert library.document_tags.nothing_found() == {(one.id, "b"): True}
    library.history.undo()
    assert len(library.document_tags.nothing_found()) == 3


def test_what_bore_a_removed_tag_may_get_another(desk, library):
    document = desk.keep()
    both = desk.highlight(document, "1,204", tags=["a", "b"])
    below = desk.highlight(document, "2019", tags=["a/c"])
    library.document_tags.add(document.id, "a")
    library.tags.remove(library.tags.ensure("a").id, below=True, into="b")
    assert [library.highlights.get(each.id).tags for each in (both, below)] == [("b",), ("b",)]
    assert library.documents.get(document.id).tags == ("b",)
    assert [tag.path for tag in library.tags.all()] == ["b"]
    library.history.undo()
    assert library.highlights.get(both.id).tags == ("a", "b")
    library.tags.remove(library.tags.ensure("a").id)
    assert [tag.path for tag in library.tags.all()] == ["a/c", "b"]
    assert library.care.check() == []


def test_a_tag_that_an_undo_makes_unmade_lets_go_of_documents(desk, library):
    document = desk.keep()
    library.tags.ensure("a")
    library.document_tags.add(document.id, "a")
    library.history.undo()
    library.history.undo()
    assert library.tags.all() == []
    library.history.redo()
    library.history.redo()
    assert library.documents.get(document.id).tags == ("a",)


def test_emptying_the_trash_takes_tags_of_whole_documents_too(desk, library):
    gone, kept = desk.keep(name="1.txt"), desk.keep("Another 1,204.", name="2.txt")
    desk.highlight(gone, "1,204", tags=["a", "b"])
    library.document_tags.add(gone.id, "a")
    library.document_tags.add(kept.id, "b")
    library.document_tags.find_nothing(kept.id, "a", found=False)
    library.trash.put(gone.id)
    assert [tag.path for tag in library.tags.all()] == ["b"]
    library.trash.empty()
    assert library.care.check() == []
    assert [tag.path for tag in library.tags.all()] == ["b"]

def test_a_tag_is_looked_for_as_the_search_understands_it(shared):
    field = shared.desk.left.search.field
    shared.verbs.tags.find("detention/number")
    assert field.text() == "tag:detention/number"
    shared.verbs.tags.find("detention/data not held")
    assert field.text() == 'tag:"detention/data not held"'
    field.clear()

from __future__ import annotations

import pytest

from desktop.errors import InvalidValueError


def test_a_question_is_kept_under_its_name(library):
    made = library.smart_tags.put(" Figures   again ", "figures and not method")
    assert (made.name, made.question) == ("Figures again", "figures and not method")
    assert library.smart_tags.put("Figures again", "figures").id == made.id
    assert [one.question for one in library.smart_tags.all()] == ["figures"]
    library.history.undo()
    assert [one.question for one in library.smart_tags.all()] == ["figures and not method"]
    library.smart_tags.remove(made.id)
    assert library.smart_tags.all() == []
    library.history.undo()
    assert library.smart_tags.all() == [made]


def test_a_name_stands_for_one_question(library):
    first = library.smart_tags.put("One", "a")
    library.smart_tags.put("Two", "b")
    with pytest.raises(InvalidValueError):
        library.smart_tags.rename(first.id, "Two")
    for name in ("", " \n", "x" * 101):
        with pytest.raises(InvalidValueError):
            library.smart_tags.put(name, "a")
    assert library.smart_tags.rename(first.id, "Three").name == "Three"


def test_smart_tags_follow_a_tag_that_is_renamed_and_undo_brings_both_back(desk, library):
    desk.highlight(desk.keep(), "1,204", tags=("asylum/figures",))
    library.smart_tags.put("Mine", "asylum/figures or note:x")
    tag = library.tags.ensure("asylum")
    library.tags.rename(tag.id, "refuge")
    assert library.smart_tags.all()[0].question == "refuge/figures or note:x"
    library.history.undo()
    assert library.smart_tags.all()[0].question == "asylum/figures or note:x"
    assert library.care.check() == []
